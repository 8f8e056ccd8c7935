"""Lines that begin alike, each with a name at its head; how sure each name is stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.name_shape import has_shape, may_stand
from pubcheck.span import Span

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
DOTTED = rf"[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}}){{1,3}}"
LATIN = r"[A-Z][a-z]{1,11}(?:[ ][A-Z][a-z]{1,11}){1,2}"
_HEAD = lazily(
    rf"[ \t]*(?:[（(]?[0-9]{{1,3}}[)）.．、]?[ \t]*)?(?P<value>{DOTTED}|{LATIN}|[{HAN}]{{2,4}}|[{HAN}] {{1,2}}[{HAN}])(?P<sign>[，,（(]| {{1,4}}|\t)(?=[^\n]{{4}})"
)
_ENDS = lazily(r"[：:]|年[0-9]{1,2}月[0-9]{1,2}日$")
_FEWEST = 3


def names_of_records(text: str) -> Iterator[tuple[Span, float]]:
    """Lines that begin alike, each with a name: most heads have the shape of one, so all of them are names."""
    run: list[tuple[Span, str]] = []
    kind = ""
    start = 0
    numbered = False
    for line in each_line(text):
        match = _HEAD.match(line)
        sign = match["sign"].strip() or " " if match else ""
        number = bool(match and line[: match.start("value")].strip())
        if numbered and run and not number and line.strip() and len(line) < 60 and not _ENDS.search(line):
            start += len(line) + 1
            continue  # the rest of a record that is broken into lines
        numbered = number
        if match is None or (run and sign != kind):
            yield from _of_records(run)
            run = []
        if match is not None:
            kind = sign
            run.append(
                (Span(start + match.start("value"), start + match.end("value")), "".join(match["value"].split()))
            )
        start += len(line) + 1
    yield from _of_records(run)


def _of_records(run: list[tuple[Span, str]]) -> Iterator[tuple[Span, float]]:
    shaped = sum(has_shape(name) for _, name in run)
    if len(run) >= _FEWEST and shaped >= 0.6 * len(run) and all(may_stand(name) for _, name in run):
        for span, name in run:
            yield span, 0.84 if has_shape(name) else 0.8
