"""Values made comparable: width, case, spaces and separators do not count."""

from __future__ import annotations

import unicodedata

from pubcheck.lazy_pattern import lazily

# Signs that stand for something: a masked digit, the star of a mark.
_KEPT = frozenset("*★☆×●")
_NUMBERING = lazily(
    r"\s*(?:[0-9一二三四五六七八九十百]{1,4}(?:[、.)]|\s)|[(][0-9一二三四五六七八九十]{1,3}[)]|[①-⑳•·●◆■])\s*"
)


def plain(value: str) -> str:
    """``value`` in half width, runs of white space joined."""
    return " ".join(unicodedata.normalize("NFKC", value).split())


def folded(value: str) -> str:
    """The letters, digits and masks of ``value``, in half width and lower case.

    Two ways of writing one number (139-0000-1234, １３９ ００００ １２３４) give the same.
    A value without any of them is left as :func:`plain` makes it.
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())
    return "".join(character for character in text if character.isalnum() or character in _KEPT) or plain(value)


def unnumbered(line: str) -> str:
    """``line`` in half width without the number of its paragraph or row."""
    text = unicodedata.normalize("NFKC", line)
    match = _NUMBERING.match(text)
    return text[match.end() :] if match else text
