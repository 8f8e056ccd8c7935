"""The SARIF output: what the standard demands, as far as we use it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from sample_reviews import all_reviews, clean_review, full_review, gap_review

from pubcheck.phrase import Lang
from pubcheck.reporter import ReportOptions
from pubcheck.reports.sarif_report import REPORTER, _message
from pubcheck.review import Review


def run(reviews: list[Review], **options: Any) -> dict[str, Any]:
    log = json.loads(REPORTER.render(reviews, ReportOptions(**options)))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("lang", Lang)
def test_results_refer_to_rules_and_artifacts(lang: Lang) -> None:
    output = run(all_reviews(), lang=lang)
    rules = output["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in output["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert output["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]


def test_regions_are_code_points() -> None:
    review = full_review()
    output = run([review], show_values=True)
    assert output["columnKind"] == "unicodeCodePoints"
    for result, finding in zip(output["results"], review.findings, strict=True):
        region = result["locations"][0]["physicalLocation"].get("region")
        if not len(finding.span):
            assert region is None
            continue
        start, length = region["charOffset"], region["charLength"]
        assert review.document.text[start : start + length] == finding.evidence
        assert region["startLine"] == finding.line


def test_a_gap_is_a_notification_and_no_success() -> None:
    (invocation,) = run([full_review(), gap_review()])["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert "规则超时" in notification["message"]["text"]
    assert run([clean_review()])["invocations"][0]["executionSuccessful"] is True


def test_document_text_is_no_link_and_no_placeholder() -> None:
    output = run(all_reviews())
    text = output["results"][-1]["message"]["text"]
    assert "\\[链接\\](http" in text
    assert "{{0}}" in text
    place = next(each for each in output["results"] if each["properties"]["part"] == "批注" and "{{0}}" in str(each))
    (location,) = place["locations"]
    assert "\\[链接\\](http" in location["message"]["text"]
    assert "{{0}}" in location["message"]["text"]
    uri = output["artifacts"][-1]["location"]["uri"]
    assert uri.isascii()
    assert "<script>" in unquote(uri)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("见[附件](http://x.invalid)", r"见\[附件\](http://x.invalid)"),
        (r"见\[附件\](http://x.invalid)", r"见\\\[附件\\\](http://x.invalid)"),
        (r"路径C:\temp，{0}", r"路径C:\temp，{{0}}"),
        ("{{0}}和{名称}", "{{{{0}}}}和{{名称}}"),
        ("{名称}", "{名称}"),
        ("[1]参见{甲}", "[1]参见{甲}"),
        ("甲\n乙\x1b[2J\x9b", "甲 乙␛[2J\ufffd"),
    ],
)
def test_what_a_message_may_hold(text: str, written: str) -> None:
    assert _message(text) == written
