"""Descriptions of pictures and word art in the drawings of binary Office files.

Source: [MS-ODRAW] 2.2.9 (OfficeArtFOPT), 2.3.4.1 (wzDescription), 2.3.22.1 (gtextUNICODE).
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

_OPTIONS = (0xF00B, 0xF121, 0xF122)
_ART, _DESCRIPTION = 0x00C0, 0x0381
_MOST_RECORDS = 200_000


def drawing_words(data: bytes) -> Iterator[tuple[str, bool]]:
    """The words, each with whether it is word art (else a description); broken records end the search."""
    at = 0
    for _ in range(_MOST_RECORDS):
        if at + 8 > len(data):
            return
        flags, kind, size = unpack_from("<HHI", data, at)
        at += 8
        if kind in _OPTIONS:
            yield from _options(data[at : at + size], flags >> 4)
        if flags & 0xF != 0xF:  # a container's content follows its head: step in
            at += size


def _options(data: bytes, count: int) -> Iterator[tuple[str, bool]]:
    """The properties of a shape: heads of six bytes, then the data of the complex ones in order."""
    behind = 6 * count
    for index in range(min(count, len(data) // 6)):
        name, size = unpack_from("<HI", data, 6 * index)
        if name & 0x8000:
            if name & 0x3FFF in (_ART, _DESCRIPTION):
                words = data[behind : behind + size].decode("utf-16-le", "replace").partition("\0")[0]
                yield words, name & 0x3FFF == _ART
            behind += size
