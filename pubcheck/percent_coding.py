"""What web addresses write with percent signs: ``%3D`` for a sign, ``%E5%BC%A0`` for a Chinese character.

Source: RFC 3986, section 2.1. In prose a percent sign before figures is a percentage, so only what stands in an
address, or among other such signs, is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Edit

# Printable ASCII, or three bytes of UTF-8: most of what is no ASCII in Chinese addresses.
_CODE = lazily(r"%(?:[Ee][3-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2}|[2-6][0-9A-Fa-f]|7[0-9A-Ea-e])")
_OF_ADDRESS = lazily(r"://|[?=&]|%[2-7Ee][0-9A-Fa-f][!-~]{0,80}%[2-7Ee][0-9A-Fa-f]")
_REACH = 200  # characters of an address on either side that are looked at
_APART = lazily(r"[^!-~]")


def decoded(text: str) -> Iterator[Edit]:
    """The edits that put the signs meant in the place of their codes."""
    if "%" not in text:
        return
    known = 0  # up to here is an address
    for code in _CODE.finditer(text):
        if code.start() >= known:
            run = _run_round(text, code.start())
            if not _OF_ADDRESS.search(text, *run):
                continue
            known = run[1]
        try:
            sign = bytes.fromhex(code.group().replace("%", "")).decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield Edit(code.start(), code.end(), sign)


def _run_round(text: str, at: int) -> tuple[int, int]:
    """The printable ASCII round ``at``."""
    start = max(0, at - _REACH)
    for sign in _APART.finditer(text, start, at):
        start = sign.end()
    behind = _APART.search(text, at, at + _REACH)
    return start, behind.start() if behind else min(len(text), at + _REACH)
