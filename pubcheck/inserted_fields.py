"""Which field of an SQL statement a value goes into: ``INSERT INTO t (aac001, aac003) VALUES ('…', '…')``.

Exports of offices are often such statements: the names stand in one bracket, the values in others, in the same order.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left

from pubcheck.lazy_pattern import lazily
from pubcheck.reading import Reading

_INSERT = lazily(r"(?i)(?<![a-z])into\s+[^\s()]{1,60}\s{0,3}\((?P<names>[^()]{1,600})\)\s{0,3}values?\s{0,3}(?=\()")
_INTO = lazily(r"(?i)into\s")  # in each of them
_OPENING = ("'", '"', "(", ",", " ")  # right before such a value
_REACH = 2000  # characters of the statement before a value
_QUOTED = lazily(r"'(?:[^'\n]|'')*'|\"[^\"\n]*\"")
_BETWEEN = lazily(r"[^'\"();]*(?:\([^()]*\)[^'\"();]*)*\((?P<tuple>[^()]*)")


def inserted_field(reading: Reading, start: int) -> str:
    """The name of the field, in quotation marks, into which the value at ``start`` is inserted; empty if there is none."""
    text = reading.text.text
    if text[start - 1 : start] not in _OPENING:
        return ""
    begin = max(0, start - _REACH)
    # Few texts hold such statements: where they may stand is found out once.
    places = reading.once("inserts", lambda: array("i", [match.start() for match in _INTO.finditer(text)]))
    at = bisect_left(places, begin)
    if at == len(places) or places[at] >= start:
        return ""
    found = list(_INSERT.finditer(text, begin, start))
    if not found:
        return ""
    # What is quoted may hold any sign: it becomes one that parts nothing.
    values = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text[found[-1].end() : start])
    own = _BETWEEN.fullmatch(values.replace("'", "").replace('"', ""))
    if own is None:
        return ""
    names = [name.strip(' \n\t`"[]') for name in found[-1]["names"].split(",")]
    place = own["tuple"].count(",")
    return f'"{names[place]}"' if place < len(names) else ""
