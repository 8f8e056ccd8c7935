"""The development passages of ``corpora/findings``: what models may learn from, by author. Unseen files are not here."""

from __future__ import annotations

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
)
PERSONAL = tuple(f"{author}_personal" for author in AUTHORS)
# Left out together.
SAME_AUTHOR = {"develop5_personal": "develop_personal", "develop5_secret": "develop_secret"}
MARKS = ("develop7_secret", "develop8_secret", "develop13_secret")  # marks and attributes, by three authors more
_NONE = (
    "develop10",
    "develop12",
    "develop13",
    "develop16",
    "develop17",
    "develop18",
)  # of these but develop13 wrote none
SECRET = (
    *(f"{author}_secret" for author in AUTHORS if author not in _NONE),
    *MARKS,
)  # develop13_secret is one of marks


def author_of(file: str) -> str:
    """Who wrote ``file``: the name of the first file by the same hand."""
    return SAME_AUTHOR.get(file, file)
