"""Stores filled without a scan, for tests and benchmarks: documents whose lines tell things of persons, as records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pubcheck.archive.links import NUMBERS
from pubcheck.archive.places import Stamp
from pubcheck.archive.record import DocumentRecord, FindingRecord, Record
from pubcheck.archive.store import Store, writing
from pubcheck.archive.value_keys import ValueKeys

KEY = bytes(range(32))
KEYS = ValueKeys(KEY)
SHORT = {
    "name": "personal.person_name",
    "id": "personal.resident_id",
    "mobile": "personal.mobile_phone",
    "bank": "personal.bank_card",
    "address": "personal.address",
    "ill": "personal.health",
}
Line = dict[str, str]  # what a line tells: short name of a rule, or its id: plain value


def finding(rule: str, value: str, line: int = 1, start: int = 0, severity: str = "medium") -> FindingRecord:
    """One finding; a value of ``*`` alone is a place without a value to compare."""
    hashed = KEYS.of(rule, value) if rule.startswith("personal.") and value != "*" else ""
    shown = value[:1] + "*" * (len(value) - 1)
    told = ("某处", "somewhere")
    return FindingRecord(
        rule, severity, 0.9, "body", None, line, start, start + len(value), shown, hashed if severity != "info" else "",
        KEYS.of("fingerprint", f"{rule}{value}{line}{start}"), told, (), (),
    )  # fmt: skip


def document(lines: Iterable[Line], name: str = "", **other: Any) -> DocumentRecord:
    """A document with these lines; ``name`` makes its hash, further fields replace those of a plain one."""
    findings, links = [], []
    for number, line in enumerate(lines, 1):
        for place, (key, value) in enumerate(line.items()):
            rule = SHORT.get(key, key)
            findings.append(finding(rule, value, number, 1000 * number + 50 * place))
            if rule in NUMBERS and "name" in line:
                links.append((_link(line["name"], value), True))
    values: dict[str, Any] = {
        "member": "", "digest": hashlib.sha256(f"{name}{findings}".encode()).hexdigest(), "media_type": "text/plain",
        "pages": 0, "characters": 100, "title": "关于有关事项的通知", "doc_number": "", "issuer": "", "date": "",
        "genre": "通知", "declared": "", "attribute": "proactive", "probabilities": (0.8, 0.1, 0.1),
        "advice": "publish", "verdict": "needs_changes", "conflict": False, "marked": False, "print": 0,
        "subjects": (), "reasons": (), "findings": tuple(findings), "gaps": (), "links": tuple(dict.fromkeys(links)),
    }  # fmt: skip
    return DocumentRecord(**(values | other))


def masked_link(name: str, number: str) -> tuple[str, bool]:
    """The link of a name beside a number of which the last four characters are left."""
    return _link(name, number), False


def _link(name: str, number: str) -> str:
    return KEYS.of("name", name)[:8] + KEYS.of("tail", f"{name}:{number[-4:]}")[8:]


def put(store: Store, path: str, *documents: DocumentRecord, scan: int = 1) -> None:
    """Write one file with its documents; equal documents are copies."""
    digest = documents[0].digest
    content = store.put_content(digest, ".txt", "rules", 0.1, Record(documents))
    store.put_file(KEYS.of("path", path), path, Stamp(100, "1"), scan, content=content)


@contextmanager
def store_at(path: Path) -> Any:
    """A store to write to, in one transaction."""
    with writing(path, KEY) as store:
        store.begin("/archive", "rules", "{}")
        with store.written():
            yield store
