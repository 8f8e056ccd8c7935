"""Every rule against its own examples, also glued to Han characters and in full width."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.matchers import Concluded, InParts
from pubcheck.review import Review
from pubcheck.rule import Rule, all_rules, unmarked
from pubcheck.span import Span

HITS = [(rule, example) for rule in all_rules() for example in rule.hits]
MISSES = [(rule, example) for rule in all_rules() for example in rule.misses]


FILES = ("<!DOCTYPE html", "{\\rtf")


def name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)[:24].replace("\n", "/")


def spans(review: Review, rule: Rule) -> list[Span]:
    return [finding.span for finding in review.findings if finding.rule_id == rule.id]


def review(text: str) -> Review:
    """Examples of rules about parts of a file are web pages or RTF; the others are plain text."""
    if text.startswith(FILES):
        return pubcheck.check(text.encode("utf-8"), name="example")
    return pubcheck.check_text(text)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


@pytest.mark.parametrize(("rule", "example"), HITS, ids=name)
def test_hits(rule: Rule, example: str) -> None:
    text, span = unmarked(example)
    found = spans(review(text), rule)
    if span is None:
        assert found, "the rule stays silent"
    else:
        assert span in found


@pytest.mark.parametrize(("rule", "example"), MISSES, ids=name)
def test_misses(rule: Rule, example: str) -> None:
    assert spans(review(example), rule) == []


@pytest.mark.parametrize(("rule", "example"), [pair for pair in HITS if pair[0].inline], ids=name)
def test_hits_glued_to_han_characters(rule: Rule, example: str) -> None:
    text, span = unmarked(example)
    assert span is not None
    glued = f"{text[: span.start]}号码{span.of(text)}有效{text[span.end :]}"
    assert Span(span.start + 2, span.end + 2) in spans(pubcheck.check_text(glued), rule)


@pytest.mark.parametrize(("rule", "example"), [pair for pair in HITS if pair[0].inline], ids=name)
def test_hits_in_full_width(rule: Rule, example: str) -> None:
    text, span = unmarked(example)
    assert span is not None
    wide = text[: span.start] + full_width(span.of(text)) + text[span.end :]
    assert span in spans(pubcheck.check_text(wide), rule)


@pytest.mark.parametrize(("rule", "example"), [pair for pair in MISSES if not pair[1].startswith(FILES)], ids=name)
def test_misses_in_full_width(rule: Rule, example: str) -> None:
    assert spans(pubcheck.check_text(full_width(example)), rule) == []


@pytest.mark.parametrize("rule", all_rules(), ids=name)
def test_rules_are_complete(rule: Rule) -> None:
    assert len(rule.hits) >= 8
    assert len(rule.misses) >= 8
    assert len(set(rule.hits)) == len(rule.hits)
    for phrase in (rule.title, rule.message, rule.suggestion):
        assert str(phrase)
        assert phrase.en != str(phrase), "the English wording is missing"
    marked = [unmarked(example)[1] for example in rule.hits]
    assert all(span is not None for span in marked) or isinstance(rule.matcher, Concluded | InParts)
