"""How grounds are weighed: two witnesses, counter-signs, places, and word lists that compile."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck.content_ground import Ground
from pubcheck.grounds import VETO, Sign, Weighed, Where, _crossed_out, anchor_of
from pubcheck.matchers import AnyOf, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.review import Element, Elements
from pubcheck.rule import all_rules
from pubcheck.span import Span
from pubcheck.text import NormalizedText

WHY = Phrase("理由", "a reason")
WEIGHED = [
    (rule.id, matcher.weighed)
    for rule in all_rules()
    for matcher in (rule.matcher.matchers if isinstance(rule.matcher, AnyOf) else (rule.matcher,))
    if isinstance(matcher, Ground)
]


def found(matcher: Weighed, text: str, title: str = "") -> list[Match]:
    at = text.find(title)
    element = Element(title, Span(at, at + len(title))) if title else None
    return list(matcher.find(Reading(NormalizedText(text), Elements(title=element))))


def test_one_witness_is_not_enough() -> None:
    matcher = Weighed((Sign("请示$", WHY, 5.0, Where.TITLE), Sign("妥否", WHY)))
    assert not found(matcher, "关于某事的请示\n正文", "关于某事的请示")
    assert found(matcher, "关于某事的请示\n妥否，请批示", "关于某事的请示")


def test_signs_of_one_topic_are_one_witness() -> None:
    apart = Weighed((Sign("便衣", WHY), Sign("布控", WHY)))
    same = Weighed((Sign("便衣", WHY, topic="posts"), Sign("布控", WHY, topic="posts")))
    assert found(apart, "便衣布控")
    assert not found(same, "便衣布控")


def test_the_same_words_are_no_second_witness() -> None:
    matcher = Weighed((Sign("不得向对象透露", WHY, 2.0), Sign("不得[^。]{0,6}透露", WHY)))
    assert not found(matcher, "不得向对象透露")
    assert found(matcher, "不得向对象透露，也不得外透露")


def test_a_veto_removes_it_and_a_lighter_counter_sign_is_told() -> None:
    signs = (Sign("便衣", WHY, 2.0), Sign("布控", WHY, 2.0))
    assert not found(Weighed(signs, (Sign("公告", WHY, VETO),)), "便衣布控公告")
    match = found(Weighed(signs, (Sign("公告", Phrase("面向社会", "public"), 1.0),)), "便衣布控公告")[0]
    assert match.judgement.why[-1] == "另一方面：面向社会"


def test_the_place_is_the_heaviest_sign_also_in_a_wrapped_title() -> None:
    text = "某县文件\n关于警力部\n署的方案\n便衣若干"
    matcher = Weighed((Sign("警力部署", WHY, 2.0, Where.TITLE), Sign("便衣", WHY)))
    match = found(matcher, text, "关于警力部\n署的方案")[0]
    assert match.span.of(text) == "警力部\n署"


def test_words_inside_titles_of_laws_do_not_count() -> None:
    assert not found(Weighed((Sign("便衣", WHY), Sign("布控", WHY))), "按照《便衣布控工作办法》执行")


def test_least_counts_different_words_or_places() -> None:
    other = Sign("问", WHY, 2.0)
    assert not found(Weighed((Sign("便衣 布控", WHY, least=2), other)), "便衣便衣问")
    assert found(Weighed((Sign("便衣", WHY, least=2, places=True), other)), "便衣便衣问")


@pytest.mark.parametrize(
    ("term", "anchor"),
    [
        ("便衣", "便衣"),
        (r"围墙[^。\n]{0,20}(?:豁口|缺口)", "围墙"),
        ("(?<!听取)不同意见", "不同意见"),
        ("警力?部署", "部署"),
        ("规定[）》]?(?:的通知)?$", "规定"),
        ("[0-9]{5}部队", "部队"),
        ("(?:甲|乙)", ""),
    ],
)
def test_anchor(term: str, anchor: str) -> None:
    assert anchor_of(term) == anchor


@pytest.mark.parametrize(("rule", "matcher"), WEIGHED, ids=[name for name, _ in WEIGHED])
def test_word_lists(rule: str, matcher: Weighed) -> None:
    for sign in (*matcher.signs, *matcher.against):
        terms = sign.terms.split()
        assert len(terms) == len(set(terms)), f"{rule}: a term stands twice in {sign.why}"
        for term in terms:
            regex.compile(term)
            bare = regex.sub(r"\[[^\]]*\]|\((?:[^()]|(?R))*\)", "", term)
            assert "|" not in bare, f"{rule}: {term} has an alternative on its own level"
    weights = sorted((sign.weight for sign in matcher.signs), reverse=True)
    assert sum(weights[:2]) >= matcher.threshold


def test_a_ground_stands_beside_what_it_is_about() -> None:
    text = "某局立案审批表\n案由：擅自占用土地\n案件来源：巡查\n承办人：13800138000\n拟立案调查。"
    rules = {finding.rule_id for finding in pubcheck.check_text(text).findings}
    assert {"internal.enforcement_file", "personal.mobile_phone"} <= rules


@given(st.text("《》甲乙\n", max_size=30), st.data())
def test_title_and_quotes_are_crossed_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    title = data.draw(st.none() | st.integers(start, len(text)).map(lambda end: Span(start, end)))
    wanted = re.sub("《([^《》\n]{1,80})》", lambda match: "《" + "\0" * len(match[1]) + "》", text)
    if title is not None:
        wanted = wanted[: title.start] + "\0" * len(title) + wanted[title.end :]
    assert _crossed_out(text, title) == wanted
