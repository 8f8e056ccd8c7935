"""SARIF 2.1.0, for editors and continuous integration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from pubcheck.accepted import Accepted, Means
from pubcheck.finding import Finding, Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.masking import MaskedReview, harmless, one_line
from pubcheck.payload import json_text
from pubcheck.phrase import Phrase, say
from pubcheck.reporter import Reporter, ReportOptions
from pubcheck.review import Review, Verdict
from pubcheck.wording import PART_TITLES, STAGE_TITLES, cite, place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLACEHOLDER = lazily(r"\{[0-9]+\}")
_BRACKET = lazily(r"(\\*)([\[\]])")
_LEVELS = {
    Severity.BLOCK: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}


def render(reviews: Sequence[Review], options: ReportOptions) -> str:
    """``reviews`` as one SARIF log with one run; a gap is a notification of the tool's execution."""
    masked = [MaskedReview(review, show_values=options.show_values) for review in reviews]
    rules = _rules(reviews, options)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    versions = {review.versions.pubcheck for review in reviews}
    driver: dict[str, Any] = {"name": "pubcheck", "rules": rules}
    if len(versions) == 1:
        driver["version"] = versions.pop()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if options.lang.value == "zh" else "en",
        "artifacts": [_artifact(review, words) for review, words in zip(reviews, masked, strict=True)],
        "invocations": [
            {
                # A document that was not reviewed whole must not look like a clean run.
                "executionSuccessful": not any(r.gaps or r.verdict is Verdict.INCOMPLETE for r in reviews),
                "toolExecutionNotifications": [
                    notification
                    for index, review in enumerate(reviews)
                    for notification in _notifications(review, masked[index], index, options)
                ],
            }
        ],
        "results": [
            _result(review, finding, masked[index], index, numbers, options)
            for index, review in enumerate(reviews)
            for finding in review.findings
        ]
        + [
            _result(review, each.finding, masked[index], index, numbers, options)
            | {"suppressions": [_suppression(each, masked[index])]}
            for index, review in enumerate(reviews)
            for each in review.accepted
        ],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(reviews: Sequence[Review], options: ReportOptions) -> list[dict[str, Any]]:
    """The rules that found something, by id; each at the worst severity it was seen with."""
    worst: dict[str, Finding] = {}
    for review in reviews:
        for finding in (*review.findings, *(each.finding for each in review.accepted)):
            seen = worst.setdefault(finding.rule_id, finding)
            if finding.severity.rank > seen.severity.rank:
                worst[finding.rule_id] = finding
    return [
        {
            "id": rule_id,
            "shortDescription": {"text": say(finding.title, options.lang)},
            "defaultConfiguration": {"level": _LEVELS[finding.severity]},
            "properties": {"tags": [rule_id.partition(".")[0]]},
        }
        for rule_id, finding in sorted(worst.items())
    ]


def _suppression(accepted: Accepted, masked: MaskedReview) -> dict[str, str]:
    """Why a finding does not count: SARIF tells those accepted in the file from those accepted elsewhere."""
    kind = "inSource" if accepted.means is Means.WAIVED else "external"
    reason = masked.words(one_line(accepted.reason))
    return {"kind": kind, "status": "accepted"} | ({"justification": reason} if reason else {})


def _message(text: str) -> str:
    """``text`` as a SARIF message: document text must not act as a placeholder or a link."""
    text = one_line(text)
    if _PLACEHOLDER.search(text):  # all braces then: {{0}} in a document is no placeholder either
        text = text.replace("{", "{{").replace("}", "}}")
    # A backslash of the document before a bracket must not take ours away.
    return _BRACKET.sub(r"\1\1\\\2", text) if "](" in text else text


def _uri(review: Review, masked: MaskedReview) -> str:
    return quote(harmless(masked.words(review.document.name)).replace("\\", "/")) or "-"


def _artifact(review: Review, masked: MaskedReview) -> dict[str, Any]:
    document = review.document
    properties: dict[str, Any] = {"verdict": review.verdict.value}
    if review.disclosure:
        properties["attribute"] = review.disclosure.attribute.value
        properties["advice"] = review.disclosure.advice.value
        properties["conflict"] = review.disclosure.conflict
    artifact: dict[str, Any] = {"location": {"uri": _uri(review, masked)}, "properties": properties}
    if document.media_type:
        artifact["mimeType"] = document.media_type
    if document.sha256:
        artifact["hashes"] = {"sha-256": document.sha256}
    return artifact


def _result(
    review: Review,
    finding: Finding,
    masked: MaskedReview,
    index: int,
    numbers: dict[str, int],
    options: ReportOptions,
) -> dict[str, Any]:
    lang = options.lang
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(review, masked), "index": index}}
    if len(finding.span):
        location["region"] = {
            "startLine": finding.line,
            "charOffset": finding.span.start,
            "charLength": len(finding.span),
        }
    value = masked.value(finding)
    colon, stop = ("：", "。") if lang.value == "zh" else (": ", ".")
    title = say(finding.title, lang) + (colon + value if value else "")
    sentences = [masked.words(say(text, lang)).rstrip("。.") for text in (finding.message, finding.suggestion) if text]
    text = (stop if lang.value == "zh" else stop + " ").join([title, *sentences]) + stop
    return {
        "ruleId": finding.rule_id,
        "ruleIndex": numbers[finding.rule_id],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(text)},
        "locations": [
            {
                "physicalLocation": location,
                "logicalLocations": [{"name": finding.part.value, "kind": "part"}],
                "message": {"text": _message(masked.words(say(place(review, finding), lang)))},
            }
        ],
        "properties": {
            "severity": finding.severity.value,
            "confidence": round(float(finding.confidence), 4),
            "part": say(PART_TITLES[finding.part], lang),
            "page": finding.page,
            "basis": [cite(basis, lang) for basis in finding.basis],
            "why": [masked.words(say(why, lang)) for why in finding.why],
        },
    }


def _notifications(review: Review, masked: MaskedReview, index: int, options: ReportOptions) -> list[dict[str, Any]]:
    lang = options.lang
    colon = "：" if lang.value == "zh" else ": "
    return [
        {
            "level": "error",
            "descriptor": {"id": f"gap.{gap.stage}"},
            "message": {
                "text": _message(
                    f"{say(STAGE_TITLES.get(gap.stage, Phrase(gap.stage)), lang)} {masked.words(say(gap.where, lang))}".strip()
                    + colon
                    + masked.words(say(gap.reason, lang))
                )
            },
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(review, masked), "index": index}}}],
        }
        for gap in review.gaps
    ]


REPORTER = Reporter("sarif", Phrase("SARIF 检查结果", "SARIF"), "application/sarif+json", ".sarif", render)
