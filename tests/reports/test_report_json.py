"""The JSON output and its schema."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sample_reviews import IDENTITY, all_reviews, clean_review, failed_review, full_review

from pubcheck.document import Part
from pubcheck.finding import Severity
from pubcheck.payload import review_payload, schema
from pubcheck.phrase import Lang
from pubcheck.reporter import ReportOptions
from pubcheck.reports.json_report import REPORTER
from pubcheck.review import Advice, Attribute, ReasonKind, Review, Verdict

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def loaded(reviews: list[Review], **options: Any) -> Any:
    return json.loads(REPORTER.render(reviews, ReportOptions(**options)))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_schema_is_strict() -> None:
    def objects(value: Any) -> list[dict[str, Any]]:
        found = [value] if isinstance(value, dict) and value.get("type") == "object" else []
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return found + [item for child in children for item in objects(child)]

    for item in objects(schema()["$defs"]):
        assert "additionalProperties" in item
        if "properties" in item:
            assert item["additionalProperties"] is False
            assert item["required"] == list(item["properties"])


@pytest.mark.parametrize(
    ("place", "enum"),
    [
        (("finding", "properties", "severity"), Severity),
        (("finding", "properties", "part"), Part),
        (("attribute",), Attribute),
        (("disclosure", "properties", "advice"), Advice),
        (("reason", "properties", "kind"), ReasonKind),
        (("review", "properties", "verdict"), Verdict),
    ],
)
def test_the_schema_knows_every_value(place: tuple[str, ...], enum: type[Enum]) -> None:
    node = schema()["$defs"]
    for key in place:
        node = node[key]
    assert node["enum"] == [member.value for member in enum]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("show_values", [False, True])
def test_output_follows_the_schema(lang: Lang, show_values: bool) -> None:
    for reviews in ([], [full_review()], [failed_review()], all_reviews()):
        VALIDATOR.validate(loaded(reviews, lang=lang, show_values=show_values))


def test_the_schema_refuses_what_the_contract_does_not_know() -> None:
    payload = loaded([full_review()])
    assert not VALIDATOR.is_valid({**payload, "extra": 1})
    assert not VALIDATOR.is_valid({**payload, "verdict": "cleared"})
    assert not VALIDATOR.is_valid({key: value for key, value in payload.items() if key != "gaps"})


def test_one_document_is_an_object_and_several_are_an_array() -> None:
    assert loaded([full_review()])["schema"] == "pubcheck.review/1"
    assert [item["verdict"] for item in loaded([full_review(), clean_review()])] == ["blocked", "no_obstacle"]
    assert loaded([]) == []


def test_keys_are_those_of_the_contract() -> None:
    payload = loaded([full_review()])
    assert list(payload) == [
        "schema", "versions", "document", "elements", "findings", "disclosure", "gaps", "verdict",
    ]  # fmt: skip
    assert list(payload["findings"][0]) == [
        "rule", "title", "severity", "confidence", "part", "page", "line", "start", "end", "text", "message", "why",
        "basis", "suggestion",
    ]  # fmt: skip
    assert payload["elements"]["date"] == "2025-07-18"
    assert payload["elements"]["copy_number"] is None
    assert payload["disclosure"]["reasons"][0]["basis"] == {
        "statute": "政府信息公开条例",
        "article": "14",
        "version": "2019-05-15",
    }
    assert payload["disclosure"]["reasons"][0]["spans"] == [[0, 5]]
    assert payload["disclosure"]["reasons"][3]["basis"] is None


def test_offsets_lead_to_the_value() -> None:
    review = full_review()
    for item in review_payload(review, show_values=True)["findings"]:
        assert review.document.text[item["start"] : item["end"]] == item["text"]


def test_nothing_read_is_null() -> None:
    payload = loaded([failed_review()])
    assert payload["disclosure"] is None
    assert payload["document"]["pages"] is None


def test_a_wide_mask_does_not_uncover_a_number_inside() -> None:
    by_rule = {item["rule"]: item["text"] for item in loaded([full_review()])["findings"]}
    assert IDENTITY[-4:] not in by_rule["personal.address"]
    assert by_rule["secret.state_mark"] == "秘密★1年"
