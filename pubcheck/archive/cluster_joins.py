"""What joins documents: a value that belongs to one person, a mask that hides nothing, names, a site.

Each way writes what it joins into the scratch database of :mod:`pubcheck.archive.facts`, persons of the same
documents in one group, so that a list of fifty people is told once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import combinations, groupby
from operator import or_

from pubcheck.archive.facts import STANDING, Facts, mixed
from pubcheck.archive.links import NAME_DIGITS
from pubcheck.archive.sites import SENSITIVE
from pubcheck.archive.store import Store
from pubcheck.settings import Archive

MARK = "secret.state_mark"
_LEAST_FACTS = 3  # what joins, and one thing more on each side
_LEAST_SHARE = 0.2  # of the names of the shorter list: long lists share some by chance

Member = tuple[int, int]  # what a document tells (bits), the value to show for it (0: none)


def prepare(facts: Facts) -> None:
    """Make the tables of what is joined."""
    facts.scratch.execute(
        "CREATE TABLE groups (id INTEGER PRIMARY KEY, kind TEXT, signature INTEGER, documents INTEGER, facts INTEGER,"
        " UNIQUE (kind, signature))"
    )
    facts.scratch.execute(
        "CREATE TABLE members (grouped INTEGER, document INTEGER, facts INTEGER, value INTEGER,"
        " PRIMARY KEY (grouped, document)) WITHOUT ROWID"
    )
    # Whom a group concerns; one person has a key for each of several rules, so they are counted by rule.
    facts.scratch.execute(
        "CREATE TABLE persons (grouped INTEGER, rule INTEGER, who INTEGER, PRIMARY KEY (grouped, rule, who))"
        " WITHOUT ROWID"
    )


def _add(scratch: sqlite3.Connection, kind: str, members: Mapping[int, Member], rule: int = 0, who: int = 0) -> None:
    """Put one person (``who``; 0: nobody) of these documents into their group."""
    told = _all(facts for facts, _ in members.values())
    ((group,),) = scratch.execute(
        "INSERT INTO groups (kind, signature, documents, facts) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, signature) DO UPDATE SET facts = facts | excluded.facts RETURNING id",
        (kind, mixed(*map(str, sorted(members))), len(members), told),
    ).fetchall()
    scratch.executemany(
        "INSERT INTO members VALUES (?, ?, ?, ?)"
        " ON CONFLICT (grouped, document) DO UPDATE SET facts = facts | excluded.facts",
        ((group, document, *member) for document, member in members.items()),
    )
    if who:
        scratch.execute("INSERT OR IGNORE INTO persons VALUES (?, ?, ?)", (group, rule, who))


def by_key(facts: Facts, archive: Archive) -> None:
    """Persons known by a value: ``joined`` where no document tells all that they tell together, else ``person``."""
    rows = facts.scratch.cursor().execute(
        "SELECT key, rule, document, keys.facts, value, same FROM keys JOIN papers USING (document)"
        " WHERE key IN (SELECT key FROM keys GROUP BY key HAVING count(*) > 1) ORDER BY key"
    )
    for key, group in groupby(rows, key=lambda row: int(row[0])):
        found = list(group)
        told: dict[int, int] = {}
        for *_, bits, _, same in found:
            told[same] = told.get(same, 0) | bits
        kind = ""
        if len(told) >= archive.joined_documents and _more(told.values()):
            kind = "joined"
        elif len(told) >= archive.person_documents:
            kind = "person"
        if kind:
            members = {document: (bits, value) for _, _, document, bits, value, _ in found}
            _add(facts.scratch, kind, members, found[0][1], key)


def _more(told: Iterable[int]) -> bool:
    """Whether documents tell more together than any of them alone, and enough for a person."""
    each = set(told)
    union = _all(each)
    return union not in each and union.bit_count() >= _LEAST_FACTS


def _all(told: Iterable[int]) -> int:
    return reduce(or_, told, 0)


def by_names(facts: Facts, archive: Archive) -> None:
    """Pairs of lists in one folder that share names and tell different things of them, joined by no other value.

    A name in more than ``name_documents`` documents joins nothing, nor do names that are few beside those that the lists do not share.
    """
    scratch = facts.scratch
    scratch.execute(
        "CREATE TEMP TABLE pairs (one INTEGER, other INTEGER, name INTEGER, one_facts INTEGER, other_facts INTEGER)"
    )
    rows = scratch.cursor().execute(
        "SELECT name, document, facts, same, folder FROM names JOIN papers USING (document)"
        " WHERE name IN (SELECT name FROM names GROUP BY name HAVING count(*) BETWEEN 2 AND ?) ORDER BY name, document",
        (archive.name_documents,),
    )
    for name, group in groupby(rows, key=lambda row: int(row[0])):
        for one, other in combinations(list(group), 2):
            alike = one[3] == other[3] or one[4] != other[4]
            if not alike and _more((one[2], other[2])):
                scratch.execute("INSERT INTO pairs VALUES (?, ?, ?, ?, ?)", (one[1], other[1], name, one[2], other[2]))
    found = scratch.cursor().execute(
        "SELECT one, other, count(*) AS shared FROM pairs GROUP BY one, other HAVING shared >= ? AND shared >= ? *"
        " min((SELECT names FROM papers WHERE document = one), (SELECT names FROM papers WHERE document = other))"
        " AND NOT EXISTS (SELECT 1 FROM members AS a JOIN members AS b USING (grouped) JOIN groups ON id = grouped"
        " WHERE kind = 'joined' AND a.document = one AND b.document = other)",
        (max(archive.shared_names, 1), _LEAST_SHARE),
    )
    for one, other, _ in found.fetchall():
        for name, first, second in scratch.execute(
            "SELECT name, one_facts, other_facts FROM pairs WHERE one = ? AND other = ?", (one, other)
        ).fetchall():
            _add(scratch, "named", {one: (first, name), other: (second, name)}, who=name)


def by_link(store: Store, facts: Facts, archive: Archive) -> None:
    """Persons whose number is masked in one document and stands open, with the same name, in another."""
    rows = store.connection.execute(
        "SELECT link, document, max(open) FROM links JOIN documents ON documents.id = document"  # noqa: S608 - ours
        " WHERE documents.content IN (SELECT content FROM files WHERE gone IS NULL)"
        " AND EXISTS (SELECT 1 FROM findings WHERE findings.document = documents.id AND rule LIKE 'personal.%'"
        f" AND severity <> 'info' AND {STANDING})"
        " AND link IN (SELECT link FROM links GROUP BY link HAVING min(open) = 0 AND max(open) = 1)"
        " GROUP BY link, document ORDER BY link"
    )
    for link, group in groupby(rows, key=lambda row: str(row[0])):
        found = {document: is_open for _, document, is_open in group}
        if len(set(found.values())) == 2 and len(found) >= archive.masked_documents:
            who = int(link[:NAME_DIGITS], 16) + 1
            _add(facts.scratch, "masked", {document: (is_open, 0) for document, is_open in found.items()}, who=who)


def by_subject(store: Store, facts: Facts, archive: Archive) -> None:
    """Sites and projects of which several documents tell more kinds of sensitive facts than any of them."""
    marks = ", ".join("?" * len(SENSITIVE))
    rows = store.connection.execute(
        "SELECT subject, documents.id, print, documents.digest, EXISTS (SELECT 1 FROM findings"  # noqa: S608 - our words
        " WHERE findings.document = documents.id AND rule = 'secret.state_mark' AND severity = 'block'"
        f" AND {STANDING}), (SELECT group_concat(DISTINCT rule)"
        f" FROM findings WHERE findings.document = documents.id AND rule IN ({marks}) AND {STANDING})"
        " FROM subjects JOIN documents ON documents.id = subjects.document"
        " WHERE documents.content IN (SELECT content FROM files WHERE gone IS NULL)"
        " AND subject IN (SELECT subject FROM subjects GROUP BY subject HAVING count(*) > 1) ORDER BY subject",
        SENSITIVE,
    )
    for _, group in groupby(rows, key=lambda row: str(row[0])):
        told: dict[str, int] = {}
        members: dict[int, Member] = {}
        for _, document, print_, digest, marked, rules in group:
            bits = facts.bit(MARK) if marked else 0
            for rule in (rules or "").split(","):
                bits |= facts.bit(rule) if rule else 0
            if bits:
                same = str(print_ or digest)
                told[same] = told.get(same, 0) | bits
                members[document] = (bits, 0)
        if len(told) >= archive.subject_documents and _all(told.values()) not in told.values():
            _add(facts.scratch, "subject", members)
