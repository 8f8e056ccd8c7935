"""Exact-span precision, recall and F1 of a model of names on labelled texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pubcheck.models.names.sets import KINDS, Name, NamedText

from pubcheck.text import Entity

Finder = Callable[[str], Iterable[Entity]]
_TOGETHER = 400  # texts searched in one call; a line feed parts them


def measure(texts: Sequence[NamedText], find: Finder, least: float = 0.0) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by kind, in per cent; entities below ``least`` do not count."""
    right, found, wanted = (dict.fromkeys(KINDS, 0) for _ in range(3))
    for first in range(0, len(texts), _TOGETHER):
        text, names = joined(texts[first : first + _TOGETHER])
        predicted = {
            (entity.span.start, entity.span.end, str(entity.kind))
            for entity in find(text)
            if entity.confidence >= least
        }
        for kind in KINDS:
            truth = {name for name in names if name[2] == kind}
            guess = {name for name in predicted if name[2] == kind}
            right[kind] += len(truth & guess)
            found[kind] += len(guess)
            wanted[kind] += len(truth)
    return {
        kind: (
            _per_cent(right[kind], found[kind]),
            _per_cent(right[kind], wanted[kind]),
            _per_cent(2 * right[kind], found[kind] + wanted[kind]),
        )
        for kind in KINDS
    }


def joined(texts: Sequence[NamedText]) -> tuple[str, list[Name]]:
    """``texts`` one to a line, and their names in the whole."""
    lines, names, offset = [], list[Name](), 0
    for text in texts:
        line = text.text.replace("\n", " ").replace("\r", " ")
        names += [(offset + start, offset + end, kind) for start, end, kind in text.names]
        lines.append(line + "\n")
        offset += len(line) + 1
    return "".join(lines), names


def _per_cent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
