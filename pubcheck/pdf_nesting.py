"""How much a page becomes when the forms it draws are put in, and the forms those draw, and so on.

pdfium puts them all in before it answers, forty levels deep: a form that draws itself twice keeps it
busy for ever. So the sum is made beforehand, without drawing anything. Encrypted files cannot be
looked into; a child process with limits (``isolate``) holds those.
Source: ISO 32000-1, 8.10 (form XObjects), 7.8.3 (resources).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.pdf_objects import ObjectTable, RawObject
from pubcheck.pdf_values import Reference, Value, as_dictionary
from pubcheck.refusal import too_large
from pubcheck.settings import Limits

_DRAWN = lazily(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]{1,127})[\x00\t\n\f\r ]+Do(?![A-Za-z0-9])")
_DEEPEST = 40
_MOST = 5_000_000
_BYTES = 16
"""About as many bytes of content make one thing to draw."""
_FORM = 50
"""To begin with a form costs as much as so many things."""

Names = dict[str, int]
"""What resources call a form, and the number of its object."""


def check_nesting(table: ObjectTable, limits: Limits) -> None:
    """Refuse a file in which a page becomes too much.

    :raises LimitExceeded: if it does.
    """
    forms = {each.number: each for each in table.naming(b"/Form") if each.stream >= 0}
    if not forms or table.encrypted:
        return
    everywhere: defaultdict[str, set[int]] = defaultdict(set)
    for _, value in table.holding(b"/XObject"):
        for name, number in _names(table, value, forms).items():
            everywhere[name].add(number)
    size: dict[int, int] = {}
    draws: dict[int, Counter[int]] = {}
    for number, form in forms.items():
        entries = as_dictionary(table.value(form))
        own = _own_names(table, entries, forms)
        content = table.content(form)
        draws[number] = Counter()
        for other, count in _drawn(content, own, everywhere):
            draws[number][other] += count
        size[number] = _FORM + len(content) // _BYTES
    total = dict(size)
    for _ in range(_DEEPEST):
        grown = {
            number: min(_MOST + 1, size[number] + sum(count * total[other] for other, count in draws[number].items()))
            for number in forms
        }
        if max(grown.values()) > _MOST:
            raise too_large(limits)
        if grown == total:
            break
        total = grown
    for _, entries in table.holding(b"/Contents"):
        own = _own_names(table, entries, forms)
        if own is None or own:
            content = b"\n".join(_contents(table, entries.get("Contents")))
            if sum(count * total[other] for other, count in _drawn(content, own, everywhere)) > _MOST:
                raise too_large(limits)


def _own_names(table: ObjectTable, entries: dict[str, Value], forms: dict[int, RawObject]) -> Names | None:
    """The forms in the resources of a page or a form; ``None`` if it has none and takes those of others."""
    if "Resources" not in entries:
        return None
    return _names(table, as_dictionary(table.resolve(entries["Resources"])), forms)


def _names(table: ObjectTable, resources: dict[str, Value], forms: dict[int, RawObject]) -> Names:
    objects = as_dictionary(table.resolve(resources.get("XObject")))
    return {
        name: value.number for name, value in objects.items() if isinstance(value, Reference) and value.number in forms
    }


def _drawn(content: bytes, own: Names | None, everywhere: dict[str, set[int]]) -> Iterator[tuple[int, int]]:
    """The forms that a content draws, and how often."""
    for raw, count in Counter(_DRAWN.findall(content)).items():
        name = raw.decode("latin-1")
        if own is not None:
            if name in own:
                yield own[name], count
        else:
            yield from ((number, count) for number in everywhere.get(name, ()))


def _contents(table: ObjectTable, value: Value) -> Iterator[bytes]:
    listed = table.resolve(value)
    for each in listed if isinstance(listed, list) else [value]:
        yield table.content(each)
