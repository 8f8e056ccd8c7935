"""How often each rule is right on an archive, from what people decided about its findings.

Accepted, waived, redacted and referred findings were right, a false alarm was wrong. A finding counts once, however
often and in however many files it stands. People do not draw lots for what they look at: the figure says how the rule
fared on what was decided, and the interval how much chance alone may move it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from pubcheck.archive.decision import Decision
from pubcheck.archive.store import Store
from pubcheck.columns import pad, width
from pubcheck.phrase import Lang

_Z = 1.959964  # of the normal distribution, for 95 %
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Precision:
    """One rule: different findings decided as right and as wrong, and those that nobody has decided yet."""

    rule: str
    right: int
    wrong: int
    open: int

    @property
    def decided(self) -> int:
        """Findings with a decision."""
        return self.right + self.wrong

    @property
    def share(self) -> float | None:
        """The precision; ``None`` where nothing is decided."""
        return self.right / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the precision lies with 95 % confidence (E. B. Wilson, 1927); ``None`` where nothing is decided."""
        return wilson(self.right, self.decided) if self.decided else None


def wilson(right: int, total: int) -> tuple[float, float]:
    """The score interval of a share, both ends within 0 and 1."""
    share, square = right / total, _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    reach = _Z / (1 + square / total) * sqrt(share * (1 - share) / total + square / (4 * total * total))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def is_store(path: Path) -> bool:
    """Whether the file is a database and no corpus."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def precisions(store: Store) -> tuple[Precision, ...]:
    """The rules with findings in the archive or decisions about them, by their ids."""
    counts: dict[str, list[int]] = {}
    # The latest decision on a finding is what is known about it, in whichever file it was looked at.
    decided = store.connection.execute(
        "SELECT rule, decision, max(entry) FROM decisions WHERE fingerprint < 'w' GROUP BY fingerprint"
    )
    for rule, decision, _ in decided:
        wrong = Decision(decision) is Decision.FALSE_ALARM
        counts.setdefault(rule, [0, 0, 0])[wrong] += 1
    rows = store.connection.execute(
        "SELECT rule, count(DISTINCT fingerprint) FROM findings JOIN documents ON documents.id = document"
        " WHERE fingerprint <> '' AND accepted = '' AND fingerprint NOT IN (SELECT fingerprint FROM decisions)"
        " AND content IN (SELECT content FROM files WHERE gone IS NULL) GROUP BY rule"
    )
    for rule, count in rows:
        counts.setdefault(rule, [0, 0, 0])[2] = count
    return tuple(Precision(rule, *counts[rule]) for rule in sorted(counts))


def total(rules: Iterable[Precision], name: str) -> Precision:
    """All rules together."""
    rules = tuple(rules)
    return Precision(name, *(sum(getattr(each, part) for each in rules) for part in ("right", "wrong", "open")))


def to_json(rules: tuple[Precision, ...]) -> str:
    """The figures as JSON."""
    rows = {each.rule: _values(each) for each in (*rules, total(rules, "all"))}
    return json.dumps({"schema": "pubcheck.precision/1", "rules": rows}, ensure_ascii=False, indent=2)


def _values(each: Precision) -> dict[str, object]:
    low, high = each.interval or (None, None)
    figures = {"precision": each.share, "low": low, "high": high}
    rounded = {name: None if value is None else round(value, 4) for name, value in figures.items()}
    return {"decided": each.decided, "right": each.right, "wrong": each.wrong, "open": each.open, **rounded}


def to_text(rules: tuple[Precision, ...], lang: Lang) -> str:
    """The figures as a table for people."""
    chinese = lang is Lang.ZH
    heading = ("规则", "已决定", "属实", "误报", "精确率", "95% 区间", "未决定")
    if not chinese:
        heading = ("rule", "decided", "right", "wrong", "precision", "95 % interval", "open")
    rows = [heading, *(_row(each) for each in (*rules, total(rules, "合计" if chinese else "all")))]
    widths = [max(width(row[column]) for row in rows) for column in range(len(heading))]
    lines = ["  ".join(_cells(row, widths)).rstrip() for row in rows]
    end = (
        "同一处发现（含副本）计一次。已决定的不是随机抽取的，区间只反映处数多少带来的误差。"
        if chinese
        else "A finding counts once, copies included. What was decided is no random sample; the interval tells chance alone."
    )
    return "\n".join((*lines, "", end))


def _row(each: Precision) -> tuple[str, ...]:
    share = "—" if each.share is None else f"{each.share:.3f}"
    interval = "—" if each.interval is None else f"{each.interval[0]:.3f}–{each.interval[1]:.3f}"
    return (each.rule, *map(str, (each.decided, each.right, each.wrong)), share, interval, str(each.open))


def _cells(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    for column, (cell, columns) in enumerate(zip(row, widths, strict=True)):
        yield pad(cell, columns) if column == 0 else " " * (columns - width(cell)) + cell
