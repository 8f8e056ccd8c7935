"""The development passages of ``corpora/findings``: what models may learn from, by author. Unseen files are not here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

PARTS = 4  # to which authors are dealt, see :mod:`pubcheck.models.parts`

_LATEST = 86  # the number of the author who wrote last

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
    *(f"develop{number}" for number in range(24, _LATEST + 1)),
)
PERSONAL = tuple(f"{author}_personal" for author in AUTHORS)
# Left out together.
SAME_AUTHOR = {"develop5_personal": "develop_personal", "develop5_secret": "develop_secret"}
# Marks and attributes, by five authors more.
MARKS = ("develop7_secret", "develop8_secret", "develop13_secret", "develop15_secret", "develop23_secret")
_PERSONAL_ALONE = tuple(f"develop{number}" for number in (10, 12, 13, *range(15, 23), *range(25, _LATEST + 1)))
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
