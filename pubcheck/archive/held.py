"""The decisions that the register holds, as a list for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pubcheck.archive.decision import Decision, finding_code
from pubcheck.archive.register import Ruling
from pubcheck.archive.store import Store


@dataclass(frozen=True, slots=True)
class Held:
    """A decision in the register: for the file at ``path`` and ``others`` (its copies), everywhere where that is empty;
    ``ended`` is whether its last day is over."""

    code: str
    path: str
    others: int
    rule: str
    ruling: Ruling
    at: str
    entry: int
    ended: bool


def held(store: Store, today: date) -> Iterator[Held]:
    """All decisions, those that ended included, in the order in which they were made."""
    rows = store.connection.execute(
        "SELECT fingerprint, file, coalesce(min(path), ''), sum(file NOT LIKE '=%') - 1, sum(file LIKE '=%'), rule,"
        " decision, reason, owner, until, at, entry"
        " FROM decisions LEFT JOIN files ON files.key = decisions.file AND decisions.file <> ''"
        " GROUP BY entry, fingerprint ORDER BY entry"
    )
    for fingerprint, file, path, others, contents, rule, decision, reason, owner, until, at, entry in rows:
        if contents:  # how many copies it had on that day
            (words,) = store.connection.execute("SELECT entry FROM trail WHERE number = ?", (entry,)).fetchone()
            others = int(json.loads(words)["copies"])
        ruling = Ruling(Decision(decision), reason, owner, until)
        ended = bool(until) and until < today.isoformat()
        yield Held(finding_code(fingerprint, file), path, others, rule, ruling, at, entry, ended)
