"""Stores filled without a scan, and hands that write in them what they should not."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner, Result
from pubcheck_cli.main import group

from pubcheck.archive.decision import finding_code
from pubcheck.archive.names import path_key
from pubcheck.archive.places import Stamp
from pubcheck.archive.record import DocumentRecord, FindingRecord, ReasonRecord, Record
from pubcheck.archive.store import Store, writing
from pubcheck.archive.value_keys import ValueKeys

KEY = bytes(range(32))
KEYS = ValueKeys(KEY)
RULES = "0123456789abcdef"


def a_finding(
    words: str, rule: str = "personal.mobile_phone", severity: str = "medium", **more: object
) -> FindingRecord:
    """A finding whose fingerprint and value depend on ``words``."""
    info = severity == "info"
    finding = FindingRecord(
        rule=rule,
        severity=severity,
        confidence=0.9,
        part="body",
        page=None,
        line=1,
        start=0,
        end=1,
        shown="",
        value="" if info else KEYS.of(rule, words),
        fingerprint="" if info else hashlib.sha256(f"{rule} {words}".encode()).hexdigest(),
        message=("出现某种内容", "something"),
        why=(),
        basis=(("个人信息保护法", "25", "2021-11-01"),),
    )
    return replace(finding, **more)  # type: ignore[arg-type]


def a_document(*findings: FindingRecord, reasons: tuple[ReasonRecord, ...] = (), **more: object) -> DocumentRecord:
    """A document with these findings; predicted to be proactive unless told otherwise."""
    document = DocumentRecord(
        member="",
        digest="",
        media_type="text/plain",
        pages=1,
        characters=100,
        title="关于某项工作的通知",
        doc_number="某府发〔2024〕1号",
        issuer="某县人民政府",
        date="2024-03-01",
        genre="通知",
        declared="",
        attribute="proactive",
        probabilities=(0.9, 0.06, 0.04),
        advice="publish",
        verdict="no_obstacle",
        conflict=False,
        marked=False,
        print=0,
        subjects=(),
        reasons=reasons,
        findings=findings,
        gaps=(),
    )
    return replace(document, **more)  # type: ignore[arg-type]


def put(store: Store, paths: str | tuple[str, ...], *documents: DocumentRecord, rules: str = RULES) -> None:
    """One content under one or more paths, as a scan would write it."""
    names = (paths,) if isinstance(paths, str) else paths
    digest = hashlib.sha256(repr(documents).encode()).hexdigest()
    with store.written():
        content = store.put_content(digest, ".txt", rules, 0.01, Record(documents))
        for path in names:
            store.put_file(path_key(path, KEYS), path, Stamp(10, f"{path} {digest}"), 1, content=content)


@contextmanager
def filled(path: Path) -> Iterator[Store]:
    """A new store with one scan that ended."""
    with writing(path, KEY) as store:
        store.end(store.begin("归档", RULES, "{}"), "finished")
        yield store


def code(finding: FindingRecord, path: str) -> str:
    """The code of a finding in a file."""
    return finding_code(finding.fingerprint, path_key(path, KEYS))


def standing(store: Store) -> set[str]:
    """The fingerprints of the findings that still stand."""
    rows = store.connection.execute(
        "SELECT fingerprint FROM findings WHERE accepted = '' AND id NOT IN (SELECT finding FROM decided)"
    )
    return {row[0] for row in rows}


def tamper(path: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """What somebody with an SQLite tool does: the guards away, the change, the guards back."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for number, statement in enumerate(statements, 1):
            connection.execute(statement, values if number == len(statements) else ())
        for _, sql in guards:
            connection.execute(sql)
    finally:
        connection.close()


def run(*arguments: object) -> Result:
    """A command as a user gives it."""
    return CliRunner().invoke(group, [str(each) for each in arguments], standalone_mode=False)


def decide(db: Path, *arguments: object) -> Result:
    """A decision with a reason and a name."""
    return run("decide", db, *arguments, "--reason", "已核实", "--by", "张某")
