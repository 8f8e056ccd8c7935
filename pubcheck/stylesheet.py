"""Which elements of a page a style sheet hides: simple selectors only, no cascade.

``display:none`` and ``visibility:hidden`` count for ``tag``, ``.class``, ``#id`` and their
combinations in one compound selector; of a selector with several compounds (``div .x``) only
the last one is looked at. Rules inside ``@media`` and the like are left out: they hide
something for one medium only. Source: CSS 2.2 chapter 5, Selectors Level 3.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily

_COMMENT = lazily(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_HIDES = lazily(r"(?:^|[;\s{])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_COMPOUND = lazily(r"([a-zA-Z][a-zA-Z0-9]*)?((?:[.#][^\s.#:>+~\[\],*]+)*)")


def hides(declarations: str) -> bool:
    """Whether declarations (of a rule or a ``style`` attribute) take an element off the page."""
    return _HIDES.search(declarations) is not None


class _Compound(NamedTuple):
    tag: str
    id: str
    classes: frozenset[str]

    def match(self, tag: str, element_id: str, classes: frozenset[str]) -> bool:
        return (not self.tag or self.tag == tag) and (not self.id or self.id == element_id) and self.classes <= classes


class HiddenSelectors(NamedTuple):
    """The selectors whose elements are not displayed."""

    compounds: tuple[_Compound, ...] = ()

    @classmethod
    def of(cls, sheet: str) -> HiddenSelectors:
        """Read a style sheet."""
        found: list[_Compound] = []
        for selectors, declarations in _rules(_COMMENT.sub(" ", sheet)):
            if hides(declarations):
                found.extend(filter(None, map(_compound, selectors.split(","))))
        return cls(tuple(found))

    def match(self, tag: str, element_id: str, class_names: str) -> bool:
        """Whether an element with these attributes is hidden."""
        if not self.compounds:
            return False
        classes = frozenset(class_names.split())
        return any(compound.match(tag, element_id, classes) for compound in self.compounds)


def _rules(sheet: str) -> list[tuple[str, str]]:
    """Pairs of selectors and declarations outside of at-rules."""
    rules: list[tuple[str, str]] = []
    depth, start, head, inside_at = 0, 0, "", False
    for brace in re.finditer(r"[{}]", sheet):
        if brace.group() == "{":
            if depth == 0:
                head = sheet[start : brace.start()].rpartition(";")[2].strip()
                inside_at = head.startswith("@")
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and not inside_at:
                rules.append((head, sheet[start : brace.start()]))
        start = brace.end()
    return rules


def _compound(selector: str) -> _Compound | None:
    last = re.split(r"[\s>+~]+", selector.strip())[-1]
    found = _COMPOUND.fullmatch(last)
    if not last or found is None:
        return None
    tag, rest = found.group(1) or "", found.group(2) or ""
    marks = re.findall(r"([.#])([^.#]+)", rest)
    ids = [name for mark, name in marks if mark == "#"]
    return _Compound(tag.lower(), ids[-1] if ids else "", frozenset(name for mark, name in marks if mark == "."))
