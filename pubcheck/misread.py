"""Figures of a long number that recognition of print took for letters: 6228O8… for 622808…, 139l2345678 for 1391….

Only O, o, l and I between figures, one or two in a run of seven signs or more that holds no other letter: codes made of
letters and figures leave these letters out, since nobody can tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Edit

_INSIDE = lazily(r"[OolI](?<=[0-9].)(?=[OolI]?[0-9])|[OolI](?<=[0-9][OolI].)(?=[0-9])")
_RUN = lazily(r"(?<![0-9A-Za-z])[0-9OolI]{7,26}(?![0-9A-Za-z])")
_LONGEST, _MOST = 26, 2
_DIGITS = str.maketrans("OolI", "0011")


def misread_digits(text: str) -> Iterator[Edit]:
    """The edits that put the figures back."""
    for match in _INSIDE.finditer(text):
        run = _run_round(text, match.start())
        letters = sum(not sign.isdigit() for sign in run)
        if len(run) <= _LONGEST and letters <= _MOST and _RUN.fullmatch(run):
            yield Edit(match.start(), match.end(), match.group().translate(_DIGITS))


def _run_round(text: str, at: int) -> str:
    """The letters and figures round ``at``, as many as a number may have."""
    start, end = at, at + 1
    while start > 0 and at - start < _LONGEST and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and end - at < _LONGEST and text[end].isascii() and text[end].isalnum():
        end += 1
    return text[start:end]
