"""The development passages of ``corpora/findings``: what models may learn from, by author. Unseen files are not here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

PARTS = 4  # to which authors are dealt, see :mod:`pubcheck.models.parts`

AUTHORS = (
    "measure",
    "develop",
    "develop2",
    "develop3",
    "develop4",
    "develop5",
    "develop6",
    "develop9",
    "develop10",
    "develop11",
    "develop12",
    "develop13",
    "develop14",
    "develop15",
    "develop16",
    "develop17",
    "develop18",
    "develop19",
    "develop20",
    "develop21",
    "develop22",
    "develop24",
    "develop25",
    "develop26",
    "develop27",
    "develop28",
    "develop29",
    "develop30",
    "develop31",
    "develop32",
    "develop33",
    "develop34",
    "develop35",
    "develop36",
    "develop37",
    "develop38",
    "develop39",
    "develop40",
    "develop41",
    "develop42",
    "develop43",
    "develop44",
    "develop45",
    "develop46",
    "develop47",
    "develop48",
    "develop49",
    "develop50",
    "develop51",
    "develop52",
    "develop53",
    "develop54",
    "develop55",
    "develop56",
    "develop57",
    "develop58",
    "develop59",
    "develop60",
    "develop61",
    "develop62",
    "develop63",
    "develop64",
    "develop65",
    "develop66",
)
PERSONAL = tuple(f"{author}_personal" for author in AUTHORS)
# Left out together.
SAME_AUTHOR = {"develop5_personal": "develop_personal", "develop5_secret": "develop_secret"}
# Marks and attributes, by five authors more.
MARKS = ("develop7_secret", "develop8_secret", "develop13_secret", "develop15_secret", "develop23_secret")
_PERSONAL_ALONE = tuple(
    f"develop{number}"
    for number in (
        10,
        12,
        13,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        25,
        26,
        27,
        28,
        29,
        30,
        31,
        32,
        33,
        34,
        35,
        36,
        37,
        38,
        39,
        40,
        41,
        42,
        43,
        44,
        45,
        46,
        47,
        48,
        49,
        50,
        51,
        52,
        53,
        54,
        55,
        56,
        57,
        58,
        59,
        60,
        61,
        62,
        63,
        64,
        65,
        66,
    )
)
SECRET = (*(f"{author}_secret" for author in AUTHORS if author not in _PERSONAL_ALONE), *MARKS)


def author_of(file: str) -> str:
    """Who wrote ``file``: the name of the first file by the same hand."""
    return SAME_AUTHOR.get(file, file)


def part_of(file: str, parts: int = PARTS) -> int:
    """The part of the author of ``file``, where authors are dealt in order to so many; those added behind change no other's.

    :raises ValueError: if it is no file of persons to learn from.
    """
    return list(dict.fromkeys(map(author_of, PERSONAL))).index(author_of(file)) % parts


def kept(folder: Path, name: str) -> list[Path]:
    """The files of this name of all parts, as :mod:`pubcheck.models.parts` has kept them in ``folder``."""
    return [folder / f"{part}/{name}" for part in range(PARTS)]


def same_files(wanted: Iterable[str], found: Iterable[str]) -> None:
    """Compares the files to learn from with those that parts were made of.

    :raises ValueError: if some are absent.
    """
    if absent := sorted(set(wanted) - set(found)):
        raise ValueError(f"the parts know nothing of {', '.join(absent)}: run pubcheck.models.parts anew")
