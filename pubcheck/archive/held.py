"""The decisions that the register holds, as a list for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pubcheck.archive.decision import Decision, finding_code
from pubcheck.archive.register import Ruling
from pubcheck.archive.store import Store

_START = 17  # characters of a content that narrow it down


@dataclass(frozen=True, slots=True)
class Held:
    """A decision in the register: for the file at ``path`` and ``others`` (its copies), or ``everywhere``; ``ended`` is
    whether its last day is over. ``path`` is empty where no file is known any more."""

    code: str
    path: str
    others: int
    everywhere: bool
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
            if file.startswith("="):  # the file decided on has another content by now: one of its copies stands for it
                file, path = copy_of(store, file) or (file, "")
                others -= 1
        ruling = Ruling(Decision(decision), reason, owner, until)
        ended = bool(until) and until < today.isoformat()
        yield Held(finding_code(fingerprint, file), path, others, not file, rule, ruling, at, entry, ended)


def copy_of(store: Store, content: str) -> tuple[str, str] | None:
    """The key and the path of a file with this content, one that is there if possible; ``None`` if there is none."""
    row: tuple[str, str] | None = store.connection.execute(
        "SELECT files.key, path FROM contents JOIN files ON files.content = contents.id"
        " WHERE digest BETWEEN :start AND :start || 'g' AND '=' || digest || ending = :content"
        " ORDER BY gone IS NOT NULL, path LIMIT 1",
        {"content": content, "start": content[1:_START]},
    ).fetchone()
    return row
