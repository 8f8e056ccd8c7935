"""A Review as the plain values of the public JSON contract, and that contract's schema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, cast

from pubcheck.finding import Finding
from pubcheck.law import LegalBasis
from pubcheck.lazy_pattern import lazily
from pubcheck.masking import MaskedReview
from pubcheck.phrase import Lang, say
from pubcheck.review import Attribute, Element, Recommendation, Review

SCHEMA_ID = "pubcheck.review/1"
_UNSAFE = lazily("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what :func:`review_payload` gives, and of an array of it."""
    text = files("pubcheck.schema").joinpath("review-1.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def review_payload(review: Review, *, lang: Lang = Lang.ZH, show_values: bool = False) -> dict[str, Any]:
    """One review as the contract's JSON object; values are masked unless ``show_values``."""
    masked = MaskedReview(review, show_values=show_values)
    document = review.document
    return {
        "schema": SCHEMA_ID,
        "versions": {
            "pubcheck": review.versions.pubcheck,
            "rules": review.versions.rules,
            "models": dict(review.versions.models),
        },
        "document": {
            "name": masked.words(document.name),
            "sha256": document.sha256,
            "media_type": document.media_type,
            "pages": len(document.pages) or None,
            "characters": len(document.text),
        },
        "elements": _elements(review, masked),
        "findings": [_finding(finding, masked, lang) for finding in review.findings],
        "disclosure": _disclosure(review.disclosure, masked, lang) if review.disclosure else None,
        "gaps": [
            {
                "stage": gap.stage,
                "where": masked.words(say(gap.where, lang)),
                "reason": masked.words(say(gap.reason, lang)),
            }
            for gap in review.gaps
        ],
        "verdict": review.verdict.value,
    }


def probabilities(values: Mapping[Attribute, float]) -> dict[str, float]:
    """A probability for every attribute, in the contract's order."""
    return {attribute.value: round(float(values.get(attribute, 0.0)), 4) for attribute in Attribute}


def _elements(review: Review, masked: MaskedReview) -> dict[str, Any]:
    elements = review.elements

    def text(element: Element | None) -> str | None:
        return masked.words(element.value) if element else None

    return {
        "title": text(elements.title),
        "doc_number": text(elements.doc_number),
        "issuer": text(elements.issuer),
        "recipients": text(elements.recipients),
        "date": elements.date.isoformat() if elements.date else None,
        "copy_number": text(elements.copy_number),
        "classification_mark": text(elements.classification_mark),
        "urgency": text(elements.urgency),
        "signer": text(elements.signer),
        "declared_attribute": elements.declared.value if elements.declared else None,
        "declared_evidence": text(elements.declared_evidence),
    }


def _finding(finding: Finding, masked: MaskedReview, lang: Lang) -> dict[str, Any]:
    return {
        "rule": finding.rule_id,
        "title": say(finding.title, lang),
        "severity": finding.severity.value,
        "confidence": round(float(finding.confidence), 4),
        "part": finding.part.value,
        "page": finding.page,
        "line": finding.line,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": masked.value(finding),
        "message": masked.words(say(finding.message, lang)),
        "why": [masked.words(say(why, lang)) for why in finding.why],
        "basis": [_basis(basis) for basis in finding.basis],
        "suggestion": masked.words(say(finding.suggestion, lang)),
    }


def _basis(basis: LegalBasis) -> dict[str, str]:
    # The statute keeps its official Chinese title in every language: it is what one looks up.
    return {"statute": basis.statute, "article": basis.article, "version": basis.version}


def _disclosure(disclosure: Recommendation, masked: MaskedReview, lang: Lang) -> dict[str, Any]:
    return {
        "attribute": disclosure.attribute.value,
        "probabilities": probabilities(disclosure.probabilities),
        "advice": disclosure.advice.value,
        "reasons": [
            {
                "kind": reason.kind.value,
                "text": masked.words(say(reason.text, lang)),
                "basis": _basis(reason.basis) if reason.basis else None,
                "spans": [[span.start, span.end] for span in reason.spans],
            }
            for reason in disclosure.reasons
        ],
        "declared": disclosure.declared.value if disclosure.declared else None,
        "conflict": disclosure.conflict,
    }


def json_text(value: object) -> str:
    """``value`` as readable JSON that is safe to print: no raw control or direction character, no surrogate."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(_escaped, text) + "\n"


def json_line(value: object) -> str:
    """``value`` as JSON on one line, as safe as :func:`json_text`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    # A lone surrogate is not text: many readers refuse its escape too.
    return "\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"
