"""Documents of an archive as the plain values of a public JSON contract, and that contract's schema.

What a document has in common with one of ``pubcheck check --format json`` has the same name and meaning here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from typing import Any, cast

from pubcheck.archive.decision import finding_code
from pubcheck.archive.snapshot import DocumentRow, FindingRow, GapRow, Snapshot
from pubcheck.archive.stored_words import StoredWords
from pubcheck.review import Attribute, Verdict

SCHEMA_ID = "pubcheck.archive/1"
#: Files of a content that an object names; ``copies`` counts all.
MOST_PATHS = 1_000
_READ = "read"

Values = dict[str, Any]


def schema() -> Values:
    """The JSON Schema (draft 2020-12) of each line of ``pubcheck report --format jsonl``."""
    text = files("pubcheck.schema").joinpath("archive-1.json").read_text(encoding="utf-8")
    return cast("Values", json.loads(text))


def objects(shot: Snapshot, words: StoredWords) -> Iterator[Values]:
    """Each document in the order of paths, then each file that could not be read."""
    for document in shot.documents():
        yield _document(shot, document, words)
    for gap in shot.gaps():
        if gap.document is not None:
            break
        yield _unreadable(gap, words)


def probabilities(document: DocumentRow) -> dict[str, float] | None:
    """A probability for every attribute; ``None`` for a document that was not judged."""
    values = (document.proactive, document.on_request, document.withheld)
    found = {attribute.value: value for attribute, value in zip(Attribute, values, strict=True) if value is not None}
    return found if document.attribute and len(found) == len(values) else None


def basis(stored: str) -> list[dict[str, str]]:
    """Articles as the contract has them."""
    return [{"statute": s, "article": a, "version": v} for s, a, v in json.loads(stored)]


def reasons(stored: str, words: StoredWords) -> list[Values]:
    """Reasons for an attribute as the contract has them."""
    return [
        {
            "kind": kind,
            "text": words.both(*text),
            "basis": {"statute": statute, "article": article} if statute else None,
        }
        for kind, text, statute, article in json.loads(stored)
    ]


def why(stored: str, words: StoredWords) -> list[str]:
    """What spoke for and against a finding."""
    return [words.both(*each) for each in json.loads(stored)]


def _document(shot: Snapshot, document: DocumentRow, words: StoredWords) -> Values:
    paths = list(islice(shot.paths(document.content), MOST_PATHS)) if document.copies > 1 else [document.path]
    gaps = shot.rows(
        "SELECT stage, place, place_en, reason, reason_en FROM gaps WHERE document = ? ORDER BY id", document.document
    )
    return {
        "schema": SCHEMA_ID,
        "document": {
            "path": document.path,
            "member": document.member or None,
            "copies": document.copies,
            "other_paths": [path for path in paths if path != document.path],
            "digest": document.digest,
            "media_type": document.media_type,
            "pages": document.pages or None,
            "characters": document.characters,
            "reviewed": document.reviewed,
        },
        "elements": {
            "title": document.title or None,
            "doc_number": document.doc_number or None,
            "issuer": document.issuer or None,
            "date": document.date or None,
            "genre": document.genre or None,
            "declared_attribute": document.declared or None,
        },
        "unit": document.unit or None,
        "year": int(document.year) if document.year else None,
        "state_mark": bool(document.marked),
        "findings": [_finding(each, words) for each in shot.findings("document = ?", document.document)],
        "disclosure": {
            "attribute": document.attribute,
            "probabilities": probabilities(document),
            "advice": document.advice,
            "reasons": reasons(document.reasons, words),
            "declared": document.declared or None,
            "conflict": bool(document.conflict),
        }
        if document.attribute
        else None,
        "gaps": [
            {"stage": stage, "where": words.both(*where), "reason": words.both(*reason)}
            for stage, *texts in gaps
            for where, reason in [(texts[:2], texts[2:])]
        ],
        "verdict": document.verdict,
    }


def finding_values(each: FindingRow, words: StoredWords) -> Values:
    """What every output says of a finding, acceptance and decision aside."""
    return {
        "code": finding_code(each.fingerprint, each.file) or None,
        "rule": each.rule,
        "title": words.rule_title(each.rule),
        "severity": each.severity,
        "confidence": each.confidence,
        "part": each.part,
        "page": each.page,
        "line": each.line,
        "start": each.start,
        "end": each.stop,
        "text": each.shown,
        "message": words.both(each.message, each.message_en),
        "why": why(each.why, words),
        "basis": basis(each.basis),
        "suggestion": words.suggestion(each.rule),
    }


def _finding(each: FindingRow, words: StoredWords) -> Values:
    return {
        **finding_values(each, words),
        "accepted": {
            "means": each.accepted,
            "reason": each.accepted_reason,
            "owner": each.accepted_owner or None,
            "until": each.accepted_until or None,
        }
        if each.accepted
        else None,
        "decision": {
            "decision": each.decision,
            "reason": each.reason,
            "owner": each.owner or None,
            "until": each.until or None,
            "at": each.at,
        }
        if each.decision
        else None,
    }


def _unreadable(gap: GapRow, words: StoredWords) -> Values:
    return {
        "schema": SCHEMA_ID,
        "document": {
            "path": gap.name,
            "member": None,
            "copies": 1,
            "other_paths": [],
            "digest": None,
            "media_type": None,
            "pages": None,
            "characters": None,
            "reviewed": None,
        },
        "elements": dict.fromkeys(("title", "doc_number", "issuer", "date", "genre", "declared_attribute")),
        "unit": gap.unit or None,
        "year": None,
        "state_mark": False,
        "findings": [],
        "disclosure": None,
        "gaps": [{"stage": _READ, "where": "", "reason": words.both(gap.reason, gap.reason_en)}],
        "verdict": Verdict.INCOMPLETE.value,
    }
