"""Text in terminal columns: how wide it is, and how it is broken, padded and shortened."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pubcheck.lazy_pattern import lazily

_PIECES = lazily(r"[!-~]+|\s+|[^\s!-~]")
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…·,.;:?!)]}%％")
_NEVER_LAST = frozenset("（《〈「『【〔“‘([{")


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """How many columns ``text`` takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def pad(text: str, columns: int) -> str:
    """``text`` with spaces behind it up to ``columns``."""
    return text + " " * max(0, columns - width(text))


def shorten(text: str, columns: int) -> str:
    """``text``, cut to ``columns`` with an ellipsis where it is longer."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for character in text:
        used += _character_width(character)
        if used > columns:
            break
        kept.append(character)
    return "".join(kept) + "…"


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``: Han text breaks anywhere but before closing
    and behind opening punctuation, Latin words stay whole where they fit a line."""
    columns = max(columns, 8)
    lines: list[str] = []
    line, used = "", 0
    for piece in _unbroken(text):
        size = width(piece)
        if used + size > columns and line:
            lines.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
            size = width(piece)
        while size > columns:
            head = shorten(piece, columns + 1)[:-1] or piece[0]
            lines.append(head)
            piece = piece[len(head) :]
            size = width(piece)
        line, used = line + piece, used + size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _unbroken(text: str) -> list[str]:
    """The pieces of ``text`` between which a line may be broken."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        glued = pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST)
        if glued and not piece.isspace() and len(pieces[-1]) < 16:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
