"""What each document tells of each person: read from the store once, kept in a scratch database on disk.

A person is what stands on one line: a name, and what follows it up to the next name. Values are compared by their
keyed hashes, cut to 60 bits (two of ten million different ones meet with a chance of one in twenty thousand).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from pubcheck.archive.store import Store

NAMES = ("personal.person_name", "personal.informant")
ADDRESS = "personal.address"
#: Values that belong to one person.
STRONG = (
    *("personal.resident_id", "personal.mobile_phone", "personal.bank_card", "personal.passport", "personal.email"),
    *("personal.hk_macau_tw_id", "personal.travel_permit", "personal.foreign_resident_id", "personal.military_id"),
    *("personal.driving_licence", "personal.social_security", "personal.wechat", "personal.qq"),
)
_NO_FACTS = ("personal.aggregation", "personal.masked_weak")  # about other findings
#: Findings that stand: nobody accepted or decided them, and their document is still there.
STANDING = (
    "findings.severity <> 'info' AND findings.accepted = '' AND findings.id NOT IN (SELECT finding FROM decided)"
    " AND documents.content IN (SELECT content FROM files WHERE gone IS NULL)"
)
_DIGITS = 15  # of a hash, hexadecimal
_MOST_RULES = 62

Row = tuple[int, str, str]  # line, rule, value


@dataclass(slots=True)
class Facts:
    """The scratch database, and which bit of its ``facts`` columns is which rule.

    Tables: ``papers`` (document, ``same``: equal for one text in two formats, ``folder``, number of ``names``);
    ``keys`` (a key of a person, document, facts, rule, and the ``value`` to show for it); ``names`` (name, document,
    facts).
    """

    scratch: sqlite3.Connection
    rules: dict[str, int] = field(default_factory=dict)

    def bit(self, rule: str) -> int:
        """The bit of a rule; the last one for all that come too late."""
        return 1 << self.rules.setdefault(rule, min(len(self.rules), _MOST_RULES))

    def rules_of(self, facts: int) -> tuple[str, ...]:
        """The rules of a set of bits, in the order in which they were met."""
        return tuple(rule for rule, place in self.rules.items() if facts >> place & 1)


@contextmanager
def gathered(store: Store) -> Iterator[Facts]:
    """The facts of all documents that are there."""
    scratch = sqlite3.connect("", isolation_level=None)  # a file of its own, gone with the connection
    try:
        scratch.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
            "CREATE TABLE papers (document INTEGER PRIMARY KEY, same INTEGER, folder INTEGER, names INTEGER);"
            "CREATE TABLE keys (key INTEGER, document INTEGER, facts INTEGER, rule INTEGER, value INTEGER);"
            "CREATE TABLE names (name INTEGER, document INTEGER, facts INTEGER);"
        )
        scratch.execute("BEGIN")
        facts = Facts(scratch)
        for rule in (*NAMES, *STRONG, ADDRESS):
            facts.bit(rule)
        for document, rows in groupby(_rows(store), key=lambda row: row[0]):
            _put(facts, document, list(rows))
        scratch.execute("CREATE INDEX keys_key ON keys (key, document)")
        scratch.execute("CREATE INDEX names_name ON names (name, document)")
        yield facts
    finally:
        scratch.close()


def _rows(store: Store) -> Iterator[tuple[int, int, str, str, int, str, str]]:
    # The order of the rows is that of the tables: nothing is sorted, nothing held.
    yield from store.connection.execute(
        "SELECT documents.id, findings.line, findings.rule, findings.value, documents.print, documents.digest,"  # noqa: S608 - words of our own
        " (SELECT min(path) FROM files WHERE files.content = documents.content AND gone IS NULL)"
        " FROM documents CROSS JOIN findings ON findings.document = documents.id"
        f" WHERE findings.rule >= 'personal.' AND findings.rule < 'personal/' AND {STANDING}"
        " ORDER BY documents.id, findings.id"
    )


def _put(facts: Facts, document: int, rows: list[tuple[int, int, str, str, int, str, str]]) -> None:
    """Write what one document tells."""
    *_, print_, digest, path = rows[0]
    keys: dict[tuple[int, int, int], int] = {}
    names: dict[int, int] = {}
    for _, line in groupby(rows, key=lambda row: row[1]):
        for person in _persons([row[1:4] for row in line if row[2] not in _NO_FACTS]):
            told = 0
            for _, rule, _ in person:
                told |= facts.bit(rule)
            name = next((value for _, rule, value in person if rule in NAMES and value), "")
            if name:
                names[number(name)] = names.get(number(name), 0) | told
            for _, rule, value in person:
                if rule in STRONG and value:
                    key = (number(value), facts.rules[rule], number(value))
                elif rule == ADDRESS and value and name:
                    key = (mixed(name, value), facts.rules[rule], number(name))
                else:
                    continue
                keys[key] = keys.get(key, 0) | told
    # One text in two formats, with the same values in it, is one document.
    values = sorted({row[3] for row in rows})
    same = mixed(str(print_), *values) if print_ else number(digest)
    folder = mixed(path.rpartition("/")[0])
    facts.scratch.execute("INSERT INTO papers VALUES (?, ?, ?, ?)", (document, same, folder, len(names)))
    facts.scratch.executemany(
        "INSERT INTO keys VALUES (?, ?, ?, ?, ?)",
        ((key, document, told, rule, value) for (key, rule, value), told in keys.items()),
    )
    facts.scratch.executemany(
        "INSERT INTO names VALUES (?, ?, ?)", ((name, document, told) for name, told in names.items())
    )


def _persons(line: list[Row]) -> Iterator[list[Row]]:
    """The rows of a line, person by person: each name begins one; what stands before the first belongs to it."""
    places = [place for place, (_, rule, _) in enumerate(line) if rule in NAMES]
    if places:
        edges = [0, *places[1:], len(line)]
        yield from (line[start:end] for start, end in pairwise(edges))
    elif len({rule for _, rule, _ in line}) == len(line):
        yield line
    else:  # several numbers of a kind and no name: whose is which, nobody can tell
        yield from ([row] for row in line)


def number(value: str) -> int:
    """A hash as the scratch database has it."""
    return int(value[:_DIGITS], 16)


def mixed(*values: str) -> int:
    """One number for several values together."""
    return number(hashlib.sha256("\n".join(values).encode("utf-8", "surrogatepass")).hexdigest())


def hexadecimal(key: int) -> str:
    """The first digits of the hash that :func:`number` was made of."""
    return f"{key:0{_DIGITS}x}"
