"""The web page: the document column is the masked text, and nothing can be loaded or run."""

from __future__ import annotations

import base64
import hashlib
import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from sample_reviews import all_reviews, clean_review, finding, full_review, hostile_review

from pubcheck.document import Block, Document, Part
from pubcheck.finding import SHOW, Finding, Mask, Severity
from pubcheck.masking import MaskedReview, harmless
from pubcheck.phrase import Lang
from pubcheck.reporter import ReportOptions
from pubcheck.reports.html_report import REPORTER
from pubcheck.review import Elements, Review, Verdict, Versions
from pubcheck.span import Span
from pubcheck.web_document import document_column


def bare(text: str, findings: tuple[Finding, ...] = (), blocks: tuple[Block, ...] = ()) -> Review:
    document = Document("x.txt", "0" * 64, "text/plain", text, (), blocks)
    return Review(document, Elements(), findings, None, (), None, Verdict.INCOMPLETE, Versions("0", "0"))


def column_text(review: Review, *, show_values: bool = False) -> tuple[str, str]:
    masked = MaskedReview(review, show_values=show_values)
    column = document_column(review, masked, number=1, lang=Lang.ZH, places={"r-1-1-1": 3})
    return html.unescape(re.sub(r"<[^>]*>", "", column)), masked.text


texts = st.text(
    st.one_of(st.sampled_from("\n\r\t<>&\"'；★张三0123456789　\x00\x1b\x85\u2028\u202e"), st.characters()), max_size=60
)


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    text = draw(texts)
    places = st.integers(0, len(text))
    findings = []
    for _ in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(places), draw(places)))
        mask = draw(st.sampled_from([SHOW, Mask(0, 0), Mask(1, 1), Mask(2, 0)]))
        findings.append(
            finding(text, text[start:end], severity=draw(st.sampled_from(Severity)), mask=mask, start=start)
        )
    cuts = sorted(draw(st.lists(places, max_size=8)))
    blocks = tuple(
        Block(Span(start, end), draw(st.sampled_from(Part)), draw(st.sampled_from([None, 1, 2])), None, draw(texts))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    return bare(text, tuple(findings), blocks)


@given(reviews(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost_or_doubled(review: Review, show_values: bool) -> None:
    column, masked = column_text(review, show_values=show_values)
    assert column == harmless(masked)
    assert len(masked) == len(review.document.text)


@given(reviews())
@settings(max_examples=300, deadline=None)
def test_what_one_mask_hides_no_other_shows(review: Review) -> None:
    masked = MaskedReview(review).text
    for item in review.findings:
        head, tail = item.mask.head, item.mask.tail
        if head is None or tail is None:
            continue
        shown = item.mask.apply(item.evidence)
        for at, sign in enumerate(shown, item.span.start):
            if sign == "*":
                assert masked[at] in "*\r\n"


def assert_well_formed(output: str) -> None:
    ids = re.findall(r' id="([^"]+)"', output)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]+)"', output)) <= set(ids)
    for tag in ("div", "a", "section", "article", "details", "i"):
        assert len(re.findall(rf"<{tag}[ >]", output)) == output.count(f"</{tag}>")


@given(reviews())
@settings(max_examples=100, deadline=None)
def test_every_page_is_well_formed(review: Review) -> None:
    assert_well_formed(REPORTER.render([review], ReportOptions()))


@pytest.mark.parametrize("lang", Lang)
def test_every_link_has_its_place(lang: Lang) -> None:
    output = REPORTER.render(all_reviews(), ReportOptions(lang=lang))
    assert_well_formed(output)
    assert 'href="#e-1-' in output
    assert 'href="#r-1-' in output


def test_the_page_loads_and_runs_nothing_foreign() -> None:
    output = REPORTER.render([full_review(), hostile_review()], ReportOptions())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', output)
    (style,) = re.findall(r"<style>(.*?)</style>", output, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", output, re.DOTALL)
    for text in (style, script):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    tree = etree.fromstring(output, etree.HTMLParser())
    for element in tree.iter(etree.Element):
        assert element.tag not in {"img", "link", "iframe", "object", "embed", "base", "form"}
        for name, value in element.attrib.items():
            assert name not in {"src", "style", "srcset", "action"}
            assert not str(name).startswith("on")
            assert name != "href" or str(value).startswith("#")
    assert "url(" not in style
    assert "@import" not in style


def test_hidden_parts_are_set_apart_and_named() -> None:
    output = REPORTER.render([full_review()], ReportOptions())
    assert 'class="part p-comment unseen" data-part="批注 · 批注人 钱**（版面上看不见）"' in output
    assert 'class="part p-header" data-part="页眉"' in output
    assert 'data-page="第 2 页"' in output


def test_findings_are_linked_both_ways() -> None:
    review = full_review()
    output = REPORTER.render([review], ReportOptions())
    for at, item in enumerate(review.findings, 1):
        assert f'id="f-1-{at}"' in output
        if len(item.span):
            assert f'id="m-1-{at}"' in output
            assert f'href="#m-1-{at}"' in output


def test_a_nested_finding_keeps_its_own_mark() -> None:
    text = "住址：甲市乙区丙路1号，证号510104199003077213。"
    address = finding(text, text[3:-1], "personal.address", Severity.MEDIUM, mask=Mask(2, 0))
    number = finding(text, "510104199003077213")
    column = document_column(
        bare(text, (address, number)), MaskedReview(bare(text, (address, number))), number=1, lang=Lang.ZH
    )
    assert re.search(r'class="m high both" href="#f-1-2" data-f="1-2 1-1"', column)


def test_a_clean_document_says_so_with_care() -> None:
    output = REPORTER.render([clean_review()], ReportOptions())
    assert "仍须按规定程序审查" in output


@pytest.mark.parametrize("show_values", [False, True])
def test_a_long_document_with_many_findings(show_values: bool) -> None:
    line = "同意钱多宝的申请，证号510104199003077213，请办理。\n"
    text = line * 35_000
    items = tuple(
        finding(text, "510104199003077213", start=at * len(line) + line.index("5"), severity=Severity.HIGH)
        for at in range(0, 35_000, 350)
    )
    column, masked = column_text(bare(text, items), show_values=show_values)
    assert column == masked
    assert len(text) > 1_000_000
