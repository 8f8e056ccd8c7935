"""Levels that a form offers and that nobody chose: empty boxes, options of a list, all levels in a row."""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.span import ByPlace, Span

_UNTICKED = lazily(r"(?:[□☐○]|[(（\[][ ]{0,4}[)）\]])[ ]{0,2}$")
TICKED_BEHIND = lazily(r"[ ]{0,2}(?:[☑☒■√✓✔●◉⊙]|[(（\[][ ]?[√✓✔xX×vV●■][ ]?[)）\]])")
_OPTION = lazily(r"<option(?![^<>]*selected)[^<>\n]*>\s*$")
_TICKED_SIGNS = lazily("[☑☒■√✓✔●◉⊙]")
_PARTED = r"级?(?:\"?>?</[a-z]{1,8}>\s{0,8}<[a-z]{1,8}[^<>\n☑√selctd]{0,24}>|[ \t|｜│,，、/／\"'0-9.□☐○]{1,8})"
_SCALE = lazily(
    rf"绝密{_PARTED}机密{_PARTED}秘密(?![ ]?[\[(（]?[☑√✓×●■])|秘密{_PARTED}机密{_PARTED}绝密(?![ ]?[\[(（]?[☑√✓×●■])"
)


def is_unticked(text: str, span: Span) -> bool:
    """Whether the level is a choice of a form that is left open: □机密."""
    before, behind = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 8]
    if _OPTION.search(text[max(0, span.start - 40) : span.start]):
        return True
    if (box := _UNTICKED.search(before)) is None or _TICKED_SIGNS.search(span.of(text)):
        return False
    return not box.group().endswith(" ") or TICKED_BEHIND.match(behind) is None


def scales(text: str) -> ByPlace[Span]:
    """Where all three levels follow each other: the heading of a statistic, a list to choose from."""
    return ByPlace((Span(*match.span()) for match in _SCALE.finditer(text)), lambda span: span)
