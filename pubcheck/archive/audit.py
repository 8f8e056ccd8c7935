"""Verifying the review trail: the chain of its entries, the register of decisions, the tables that guard them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pubcheck.archive.decision import finding_code
from pubcheck.archive.register import Row, rebuilt, stored
from pubcheck.archive.schema import migrate
from pubcheck.archive.store import Store
from pubcheck.archive.trail import Entry, Fault, Head, verified
from pubcheck.phrase import Phrase

_GUARDED = ("trail", "trail_is_never_changed", "trail_is_never_cut", "decisions", "decided", "decided_documents")


@dataclass(slots=True)
class Audit:
    """What was found: how many entries fit, of which kinds, the last of them, and what does not fit (none: whole)."""

    entries: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    decisions: int = 0
    head: Head = field(default_factory=Head)
    faults: list[Phrase] = field(default_factory=list)


def audit(store: Store, key: bytes, noted: Iterable[str] = (), each: Callable[[Entry], None] = lambda _: None) -> Audit:
    """Verify the store; every defect is a fault, whatever was done to the file.

    :param noted: heads that somebody noted down (``12-0123456789abcdef``).
    :param each: called with every entry that fits.
    """
    result = Audit()
    heads: dict[int, list[tuple[str, str]]] = {}
    for words in noted:
        number, start = _noted(words)
        heads.setdefault(number, []).append((words, start))
    heads.pop(0, None)  # noted when the trail was empty
    try:
        # Writers go on meanwhile: all that is compared is read from one moment.
        store.connection.execute("BEGIN")
        register = rebuilt(_fitting(verified(store, key), result, heads, each))
        result.faults += [
            Phrase(f"记下的校验码 {head} 没有对应的记录", f"there is no entry for the noted head {head}")
            for group in heads.values()
            for head, _ in group
        ]
        if not result.faults:
            result.faults += _differences(register, stored(store))
            # One that is about several copies is one decision, as the list of decisions has it.
            result.decisions = len({(row[0], row[-1]) for row in register.values()})
        result.faults += _unguarded(store)
    except sqlite3.DatabaseError:
        result.faults.append(Phrase("数据库文件已损坏", "the file of the store is damaged"))
    finally:
        if store.connection.in_transaction:
            store.connection.execute("ROLLBACK")
    return result


def _fitting(
    trail: Iterable[Entry | Fault],
    result: Audit,
    heads: dict[int, list[tuple[str, str]]],
    each: Callable[[Entry], None],
) -> Iterator[Entry]:
    for entry in trail:
        if isinstance(entry, Fault):
            result.faults.append(
                Phrase(f"第 {entry.number} 条：{entry.reason}", f"entry {entry.number}: {entry.reason.en}")
            )
            return
        result.faults += [
            Phrase(f"第 {entry.number} 条与记下的校验码 {head} 不符", f"entry {entry.number} is not the noted {head}")
            for head, start in heads.pop(entry.number, ())
            if not entry.hash.startswith(start)
        ]
        result.entries += 1
        result.head = Head(entry.number, entry.hash)
        result.kinds[str(entry.values["kind"])] += 1
        each(entry)
        yield entry


def _noted(head: str) -> tuple[int, str]:
    number, _, hash_ = head.strip().partition("-")
    sound = number.isascii() and number.isdigit() and len(number) < 18
    return (int(number), hash_.lower()) if sound and (len(hash_) >= 8 or int(number) == 0) else (-1, "")


def _differences(register: dict[tuple[str, str], Row], rows: Iterable[Row]) -> Iterator[Phrase]:
    """The first row of the register that is not what the trail says."""
    left = dict(register)
    for row in rows:
        place = (row[0], row[1])
        code = finding_code(str(row[0]), str(row[1]))
        if place not in left:
            yield Phrase(f"决定 {code} 在审查轨迹中没有依据", f"nothing in the trail says the decision {code}")
            return
        if left.pop(place) != row:
            number = register[place][-1]
            yield Phrase(
                f"决定 {code} 与审查轨迹第 {number} 条不符", f"the decision {code} is not what entry {number} says"
            )
            return
    for place, row in left.items():
        yield Phrase(
            f"审查轨迹第 {row[-1]} 条的决定 {finding_code(*place)} 已从数据库中删去",
            f"the decision {finding_code(*place)} of entry {row[-1]} was removed",
        )
        return


def _unguarded(store: Store) -> Iterator[Phrase]:
    """Tables, views and triggers that are not as pubcheck made them."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(fresh, ":memory:")
        expected, found = _definitions(fresh), _definitions(store.connection)
    finally:
        fresh.close()
    for name in _GUARDED:
        if expected[name] != found.get(name):
            yield Phrase(
                f"数据库中的 {name} 被改动或删除，它保护审查轨迹不被更改",
                f"{name} in the store was changed or removed; it keeps the trail from being changed",
            )


def _definitions(connection: sqlite3.Connection) -> dict[str, str]:
    marks = ", ".join("?" for _ in _GUARDED)
    return dict(connection.execute(f"SELECT name, sql FROM sqlite_master WHERE name IN ({marks})", _GUARDED))  # noqa: S608
