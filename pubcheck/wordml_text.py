"""Small vocabularies of WordprocessingML: symbol characters, field codes, form boxes.

Sources: ECMA-376 part 1, 17.16.5 (field codes), 17.16.7 (check boxes); Microsoft's Wingdings
charts for the boxes and ticks that forms in government offices use.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pubcheck.document import Part
from pubcheck.lazy_pattern import lazily
from pubcheck.xml_tree import attribute, child

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WINGDINGS = {0x6F: "□", 0xA8: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA1: "○", 0x6C: "●", 0x6E: "■"}
_WINGDINGS_2 = {0xA3: "□", 0x2A: "□", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗"}

# Fields of numbering and layout: their code tells nothing that the page does not show.
_LAYOUT = frozenset(
    "PAGE NUMPAGES SECTION SECTIONPAGES TOC PAGEREF NOTEREF REF SEQ STYLEREF DATE TIME CREATEDATE SAVEDATE PRINTDATE "
    "FORMTEXT FORMCHECKBOX FORMDROPDOWN AUTONUM LISTNUM SHAPE EQ SYMBOL = TITLE FILENAME NUMWORDS NUMCHARS".split()
)
_WORD = lazily(r'"[^"]*"?|[^\s"]+')
_OWN_BOOKMARK = lazily(r"_(?:Toc|Ref|Hlk|GoBack)[0-9]*")
_LONGEST_ARGUMENT = 12


def symbol(element: Element) -> str:
    """The character that ``w:sym`` shows."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    return symbol_of(code, attribute(element, "font"))


def symbol_of(code: int, font: str) -> str:
    """The character at ``code`` of a font of symbols; U+FFFC for a drawing that no character stands for."""
    font = font.lower()
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font == "wingdings 2":
        return _WINGDINGS_2.get(low, "\ufffc")
    if font.startswith("wingdings"):
        return _WINGDINGS.get(low, "\ufffc")
    return chr(low) if 32 <= low < 0xD800 or 0xE000 <= low < 0x110000 else ""


def read_field_code(code: str) -> tuple[str, Part] | None:
    """What a field code tells beyond its result: a link's target, a code, or nothing."""
    words = _WORD.findall(code)
    if not words:
        return None
    keyword = words[0].upper()
    arguments = [
        word.strip('"')
        for before, word in pairwise(words)
        if not word.startswith("\\") and (not before.startswith("\\") or before.lower() == "\\l")
    ]
    if keyword == "HYPERLINK":
        target = arguments[0] if arguments else ""
        return None if not target or _OWN_BOOKMARK.fullmatch(target) else (target, Part.LINK_TARGET)
    told = [word for word in arguments if not _OWN_BOOKMARK.fullmatch(word)]
    if keyword in _LAYOUT and all(len(word) <= _LONGEST_ARGUMENT for word in told):
        return None
    return code.strip(), Part.FIELD_CODE


def form_box(field_char: Element) -> str:
    """☑ or ☐ where the field is a check box of an old-style form."""
    box = child(child(field_char, "ffData"), "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    state = child(box, "default") if state is None else state
    return "☑" if state is not None and attribute(state, "val") not in {"0", "false", "off"} else "☐"
