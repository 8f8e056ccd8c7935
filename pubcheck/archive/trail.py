"""The review trail: what people decided, what was scanned, what was taken out; never changed, never cut.

Entries are numbered from 1. The hash of each is an HMAC-SHA256 over the hash of the one before, its number, its time
and its words, with a key that lies outside the store: without it no entry can be changed, put in, left out or moved
unnoticed. The head (how many entries there are, and the last hash) is sealed with the same key, so that entries cannot
be cut off at the end. What no file can tell of itself is that an older copy of it was put in its place: that shows only
against a head that somebody noted down.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from pubcheck.archive.seal import HEAD, STORE, head_seal, mac
from pubcheck.archive.store import Counts, Store
from pubcheck.phrase import Phrase

_SHOWN = 16  # hexadecimal digits of the last hash that people note down


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number, its time (ISO, UTC), its words (canonical JSON) and its hash."""

    number: int
    at: str
    words: str
    hash: str

    @property
    def values(self) -> dict[str, Any]:
        """The words as values."""
        values: dict[str, Any] = json.loads(self.words)
        return values


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry; number 0 of an empty trail."""

    number: int = 0
    hash: str = ""

    def __str__(self) -> str:
        return f"{self.number}-{self.hash[:_SHOWN]}"

    @property
    def phrase(self) -> Phrase:
        """It in words, for people to note down."""
        return Phrase(
            f"审查轨迹 {self.number} 条，校验码 {self} （记下它，日后可用 pubcheck audit --head 核对）",
            f"review trail: {self.number} entries, head {self} (note it down; pubcheck audit --head compares)",
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place where the trail does not fit: the entry's number, and what is wrong."""

    number: int
    reason: Phrase


def append(store: Store, key: bytes, values: Mapping[str, object]) -> Entry:
    """Add an entry; called inside a transaction of ``store``, so that it is kept with what it tells, or not at all.

    Where the trail was tampered with, the seal stays as it was: a later entry never makes it look whole.
    """
    last = head(store)
    words = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    at = datetime.now(timezone.utc).isoformat(timespec="microseconds")
    number = last.number + 1
    entry = Entry(number, at, words, _hash(key, last.hash, number, at, words))
    sealed = is_sealed(store, key, last)
    store.connection.execute(
        "INSERT INTO trail (number, at, entry, hash) VALUES (?, ?, ?, ?)", (number, at, words, entry.hash)
    )
    if sealed:
        store.connection.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (HEAD, _seal(store, key, Head(number, entry.hash))),
        )
    return entry


def head(store: Store) -> Head:
    """The last entry that the table holds."""
    row = store.connection.execute("SELECT number, hash FROM trail ORDER BY number DESC LIMIT 1").fetchone()
    return Head(row[0], str(row[1])) if row else Head()


def is_sealed(store: Store, key: bytes, last: Head) -> bool:
    """Whether ``last`` is what was sealed as the last entry; an empty trail has its seal as well."""
    row = store.connection.execute("SELECT value FROM meta WHERE name = ?", (HEAD,)).fetchone()
    return row is not None and hmac.compare_digest(str(row[0]).encode(), _seal(store, key, last).encode())


def entries(store: Store) -> Iterator[Entry]:
    """All entries in order, unchecked.

    :raises ValueError: at one that is no text.
    """
    # As bytes: what somebody wrote there need be no text.
    rows = store.connection.execute(
        "SELECT number, CAST(at AS BLOB), CAST(entry AS BLOB), CAST(hash AS BLOB) FROM trail ORDER BY number"
    )
    for number, *texts in rows:
        at, words, hash_ = (bytes(text).decode("utf-8") for text in texts)
        yield Entry(number, at, words, hash_)


def verified(store: Store, key: bytes) -> Iterator[Entry | Fault]:
    """The entries that fit, in order; a :class:`Fault` ends them where one does not, or where the end is missing."""
    last = Head()
    try:
        for entry in entries(store):
            expected = last.number + 1
            if entry.number != expected:
                yield Fault(expected, _missing(expected, entry.number))
                return
            hash_ = _hash(key, last.hash, entry.number, entry.at, entry.words)
            if not hmac.compare_digest(hash_.encode(), entry.hash.encode()):
                yield Fault(entry.number, _CHANGED)
                return
            last = Head(entry.number, entry.hash)
            yield entry
    except ValueError:  # no text, or a surrogate in it
        yield Fault(last.number + 1, _CHANGED)
        return
    if not is_sealed(store, key, last):
        yield Fault(last.number + 1, _CUT)


_CHANGED = Phrase(
    "内容与校验码不符，这一条或它前面的一条被改动、调换或伪造",
    "its words do not fit its hash: it, or the one before, was changed, moved or forged",
)
_CUT = Phrase(
    "末尾的记录被删去，或者末尾的封签被改动", "entries at the end were removed, or the seal of the end was changed"
)


def _missing(expected: int, found: int) -> Phrase:
    return Phrase(
        f"缺少第 {expected} 条（下一条为第 {found} 条），记录被删去",
        f"entry {expected} is missing (the next one is {found}): it was removed",
    )


def _hash(key: bytes, previous: str, number: int, at: str, words: str) -> str:
    return mac(key, "pubcheck.trail entry", [previous, number, at, words])


def _seal(store: Store, key: bytes, last: Head) -> str:
    row = store.connection.execute("SELECT value FROM meta WHERE name = ?", (STORE,)).fetchone()
    return head_seal(key, str(row[0]) if row else "", last.number, last.hash)


# -- what the entries say ------------------------------------------------------------------------------------------


def began(scan: int, root: str, rules: str) -> dict[str, object]:
    """A scan begins: its number, its root as it may be shown, the digest of rules, models and settings."""
    return {"kind": "scan", "scan": scan, "root": root, "rules": rules}


def ended(scan: int, state: str, counts: Counts | None = None) -> dict[str, object]:
    """A scan ended: ``finished`` with the numbers of what is there now, or ``interrupted``."""
    values: dict[str, object] = {"kind": "scan_end", "scan": scan, "state": state}
    if counts is not None:
        values |= {
            "files": counts.files,
            "contents": counts.contents,
            "unreadable": counts.unreadable,
            "findings": counts.findings,
            "gaps": counts.gaps,
        }
    return values


def exported(what: str, format_: str, rows: int, sha256: str) -> dict[str, object]:
    """Results were written to a file: which (``ledger``, ``worklist``), how many rows, and the file's hash."""
    return {"kind": "export", "what": what, "format": format_, "rows": rows, "sha256": sha256}
