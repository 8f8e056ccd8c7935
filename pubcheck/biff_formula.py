"""Words inside the formulas of a BIFF8 workbook, and addresses of links.

A formula is stored as tokens; only string constants are wanted, but to find them every token must
be stepped over. Source: [MS-XLS] 2.5.198 (Ptg), 2.3.7.1 (Hyperlink Object of [MS-OSHARED]).
"""

from __future__ import annotations

from struct import unpack_from

from pubcheck.biff import MALFORMED, Dialect

# Bytes behind the token byte; tokens from 0x20 on exist in three classes.
_SIZES = {0x01: 4, 0x02: 4, 0x18: 5, 0x1C: 1, 0x1D: 1, 0x1E: 2, 0x1F: 8} | dict.fromkeys([*range(3, 0x17)], 0)
_CLASSED = {
    0x20: 7, 0x21: 2, 0x22: 3, 0x23: 4, 0x24: 4, 0x25: 8, 0x26: 6, 0x27: 6, 0x28: 6, 0x29: 2, 0x2A: 4, 0x2B: 8,
    0x2C: 4, 0x2D: 8, 0x2E: 2, 0x2F: 2, 0x39: 6, 0x3A: 6, 0x3B: 10, 0x3C: 6, 0x3D: 10,
}  # fmt: skip
_STRING = 0x17
_ATTRIBUTE = 0x19
_CHOOSE = 0x04
_URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_FILE = bytes.fromhex("0303000000000000c000000000000046")
_LONGEST_PATH = 4096


def formula_strings(tokens: bytes) -> list[str]:
    """The string constants of a formula, as far as its tokens can be followed."""
    found: list[str] = []
    at = 0
    try:
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token == _STRING:
                text, at = Dialect().text(tokens, at, wide_count=False)
                found.append(text)
            elif token == _ATTRIBUTE:
                more = 2 * (unpack_from("<H", tokens, at + 1)[0] + 1) if tokens[at] & _CHOOSE else 0
                at += 3 + more
            elif token < 0x20:
                at += _SIZES[token]
            else:
                at += _CLASSED[token & 0x1F | 0x20]
    except MALFORMED:
        pass  # an unknown token ends the search, what was found before it counts
    return found


def link_targets(data: bytes) -> list[str]:
    """What a HLINK record points at: address or path, and the words shown instead; empty if it is malformed."""
    found: list[str] = []
    try:
        options = unpack_from("<I", data, 28)[0]
        at = 32
        for flag in (0x14, 0x80):  # what is shown, the target frame
            if options & flag:
                text, at = _counted(data, at)
                found.append(text)
        if options & 0x100:
            text, at = _counted(data, at)
            found.append(text)
        elif options & 1:
            text, at = _moniker(data, at)
            found.append(text)
        if options & 0x08:
            found.append(_counted(data, at)[0])
    except MALFORMED:
        pass  # what was read before the malformed place counts
    return [text for text in found if text]


def _counted(data: bytes, at: int) -> tuple[str, int]:
    count = min(unpack_from("<I", data, at)[0], _LONGEST_PATH)
    at += 4
    return _until_nul(data[at : at + 2 * count]), at + 2 * count


def _moniker(data: bytes, at: int) -> tuple[str, int]:
    kind = data[at : at + 16]
    at += 16
    if kind == _URL:
        size = unpack_from("<I", data, at)[0]
        return _until_nul(data[at + 4 : at + 4 + size]), at + 4 + size
    if kind != _FILE:
        raise ValueError
    up, size = unpack_from("<HI", data, at)
    short = data[at + 6 : at + 6 + min(size, _LONGEST_PATH)]
    at += 6 + size + 24
    more = unpack_from("<I", data, at)[0]
    at += 4
    path = short.partition(b"\0")[0].decode("gb18030", "replace")
    if more:
        length = unpack_from("<I", data, at)[0]
        path = data[at + 6 : at + 6 + min(length, 2 * _LONGEST_PATH)].decode("utf-16-le", "replace")
        at += more
    return "..\\" * min(up, 20) + path, at


def _until_nul(raw: bytes) -> str:
    return raw.decode("utf-16-le", "replace").partition("\0")[0]
