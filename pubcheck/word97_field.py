"""Fields of a Word 97–2003 document that show something without having a result: forms, symbols, ruby.

Source: [MS-DOC] 2.9.78 (FFData); ECMA-376 part 1, 17.16.5.19 (EQ) and 17.16.5.64 (SYMBOL).
"""

from __future__ import annotations

import re

from pubcheck.document import Part
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.word97 import read_strings
from pubcheck.wordml_text import symbol_of

Hung = tuple[str, Part, str]

_CHECK_BOX, _LIST = 1, 2
_UNSET = 25
_RUBY = lazily(r"\\s\s*\\up\s*[0-9]+\s*\(([^()]*)\)\s*[,;，]([^()]*)\)")
_SWITCH = lazily(r"\\\*\s*(?:\"[^\"]*\"|\S+)|\\[A-Za-z]+[0-9 ]*|[(),;]")
_SYMBOL = lazily(r"\s*SYMBOL\s+(0x[0-9A-Fa-f]{1,6}|[0-9]{1,7})(?:[^\"]*\\f\s*\"?([^\"]*))?", re.IGNORECASE)
RUBY = Phrase("拼音", "ruby text")
"""The label of ruby text."""


def shown(code: str) -> tuple[str, str] | None:
    """What a field without a result shows, and the ruby text above it; ``None`` for other fields."""
    words = code.split(None, 1)
    keyword = words[0].upper() if words else ""
    if keyword == "EQ" and len(words) > 1:
        ruby = _RUBY.search(words[1])
        if ruby is not None:
            return ruby.group(2).strip(), ruby.group(1).strip()
        return " ".join(_SWITCH.sub(" ", words[1]).split()), ""
    found = _SYMBOL.match(code) if keyword == "SYMBOL" else None
    if found is None:
        return None
    number = int(found.group(1), 16 if found.group(1)[:2].lower() == "0x" else 10)
    return symbol_of(min(number, 0xFFFF), found.group(2) or ""), ""


def form_words(data: bytes) -> tuple[str, tuple[Hung, ...]]:
    """What a form field shows (a box, the chosen entry), and the other entries of its list."""
    if len(data) < 14 or not data.startswith(b"\xff\xff\xff\xff"):
        return "", ()
    bits = int.from_bytes(data[4:6], "little")
    kind, state = bits & 3, bits >> 2 & 31
    at = _after_string(data, 10)
    if kind not in (_CHECK_BOX, _LIST):
        return "", ()
    if state == _UNSET:
        state = int.from_bytes(data[at : at + 2], "little")
    if kind == _CHECK_BOX:
        return "☑" if state else "☐", ()
    at += 2
    for _ in range(5):
        at = _after_string(data, at)
    entries = read_strings(data[at:])[0]
    chosen = entries[state] if state < len(entries) else ""
    return chosen, tuple((entry, Part.FORM_VALUE, "") for entry in entries if entry != chosen)


def _after_string(data: bytes, at: int) -> int:
    return at + 2 + 2 * int.from_bytes(data[at : at + 2], "little") + 2
