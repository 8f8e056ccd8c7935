"""Waivers in a document: they need owner, reason and expiry, and cover the paragraph before them."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck.accepted import Means
from pubcheck.face import check, check_text
from pubcheck.finding import Finding, Severity
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.review import Review, Verdict
from pubcheck.settings import Settings
from pubcheck.sift import Sieve, _Reaches
from pubcheck.span import Span
from pubcheck.waivers import read_waivers

PHONE = "13900001234"
OTHER = "13700005678"
WAIVER = "pubcheck: 豁免 personal.mobile_phone 责任人=张某 理由=值班电话，已批准公布 至=2999-01-01"
ENGLISH = "pubcheck: waive personal.mobile_phone owner=Zhang reason=on duty, approved until=2999-01-01"


def phones(review: Review) -> list[str]:
    return [f.evidence for f in review.findings if f.rule_id == "personal.mobile_phone"]


def about_waivers(review: Review) -> list[Finding]:
    return [finding for finding in review.findings if finding.rule_id == "quality.waiver"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"电话{PHONE}。\n{WAIVER}\n另一部{OTHER}。", [OTHER]),
        (f"电话{PHONE}。\n{ENGLISH}\n另一部{OTHER}。", [OTHER]),
        (f"电话{PHONE}。\n\n\n{WAIVER}", []),
        (f"电话{OTHER}。\n电话{PHONE}。\n{WAIVER}", [OTHER]),
        (f"{WAIVER}\n电话{PHONE}。", [PHONE]),
        (f"电话{PHONE}。 {WAIVER}", []),
        (f"电话{OTHER}。\n电话{PHONE}。<!-- {WAIVER} -->\n{OTHER}", [OTHER, OTHER]),
        (f"电话{PHONE}。\n<!-- {WAIVER} -->", []),
        (f"电话{PHONE}。\n# {WAIVER}", []),
        (f"电话{PHONE}，邮箱a@example.com\n{WAIVER.replace('mobile_phone', 'email')}\n{WAIVER}", []),
        (f"电话{PHONE}。\n{WAIVER.replace('mobile_phone', 'email')}", [PHONE]),
        (f"电话{PHONE}。\n{WAIVER.replace('mobile_phone', 'email、personal.mobile_phone')}", []),
        (f"电话{PHONE}。\n中间一段。\n{WAIVER}", [PHONE]),
        (f"电话{PHONE}。\n中间一段。\n{WAIVER} 范围=全文\n又{OTHER}", []),
        (f"电话{PHONE}。\n{WAIVER.replace('2999-01-01', '2999年1月1日')}", []),
        (f"电话{PHONE}。\n{WAIVER.replace(':', '：').replace('=', '＝')}", []),
        (f"电话{PHONE}。\n{WAIVER.replace('2999-01-01', '2020-01-01')}", [PHONE]),
        (f"电话{PHONE}。\n{WAIVER.replace('责任人=张某 ', '')}", [PHONE]),
        (f"电话{PHONE}。\n{WAIVER.replace('值班电话，已批准公布', '')}", [PHONE]),
        (f"电话{PHONE}。\n{WAIVER.replace('至=2999-01-01', '')}", [PHONE]),
        (f"电话{PHONE}。\n{WAIVER.replace('2999-01-01', '长期')}", [PHONE]),
        (f"电话{PHONE}。\n{WAIVER} 范围=全文，本段又写{OTHER}", []),
        (f"电话{PHONE}。\n{WAIVER.replace('值班电话', OTHER)} 范围=全文", [OTHER]),
    ],
)
def test_what_a_waiver_covers(text: str, left: list[str]) -> None:
    review = check_text(text)
    assert phones(review) == left
    assert about_waivers(review)


def test_it_is_told_and_kept_with_its_owner() -> None:
    review = check_text(f"电话{PHONE}。\n{WAIVER}")
    (finding,) = about_waivers(review)
    assert finding.severity is Severity.INFO
    assert "豁免了 1 处发现" in finding.why
    assert finding.evidence == WAIVER
    (accepted,) = review.accepted
    assert (accepted.means, accepted.owner, accepted.reason) == (Means.WAIVED, "张某", "值班电话，已批准公布")
    assert accepted.until == date(2999, 1, 1)


@pytest.mark.parametrize(
    ("waiver", "severity", "word"),
    [
        (WAIVER.replace("2999", "2020"), Severity.MEDIUM, "到期"),
        (WAIVER.replace("责任人=张某", ""), Severity.MEDIUM, "责任人"),
        (WAIVER.replace("理由=值班电话，已批准公布", ""), Severity.MEDIUM, "理由"),
        (WAIVER.replace("至=2999-01-01", ""), Severity.MEDIUM, "截止日期"),
        (WAIVER.replace("2999-01-01", "2999-02-30"), Severity.MEDIUM, "截止日期"),
        ("pubcheck: 豁免", Severity.MEDIUM, "规则编号"),
        (WAIVER.replace("personal.mobile_phone", "secret.state_mark"), Severity.MEDIUM, "不得豁免"),
        (WAIVER.replace("personal.mobile_phone", "quality.waiver"), Severity.MEDIUM, "不得豁免"),
        (WAIVER.replace("mobile_phone", "passport"), Severity.INFO, "没有可豁免的发现"),
    ],
)
def test_a_waiver_that_does_not_count_is_a_finding(waiver: str, severity: Severity, word: str) -> None:
    review = check_text(f"电话{PHONE}。\n{waiver}")
    (finding,) = about_waivers(review)
    assert finding.severity is severity
    assert any(word in str(phrase) for phrase in (finding.message, *finding.why))
    assert phones(review) == [PHONE]
    assert not review.accepted


def test_the_last_day_counts() -> None:
    text = f"电话{PHONE}。\n{WAIVER.replace('2999-01-01', '2030-06-30')}"
    document = document_from_text(text, "t")
    finding = next(f for f in check_text(text, settings=Settings(waivers=False)).findings if f.evidence == PHONE)
    for today, kept in ((date(2030, 6, 30), ()), (date(2030, 7, 1), (finding,))):
        sieve = Sieve(document, normalize(document), Settings(), None, today)
        assert sieve.sift([finding]) == kept


def test_a_state_mark_is_never_waived() -> None:
    text = (
        "机密★10年\n"
        + WAIVER.replace("personal.mobile_phone", "secret.state_mark")
        + " 范围=全文\n\n关于某事的通知\n\n各单位："
    )
    review = check_text(text)
    assert "secret.state_mark" in {finding.rule_id for finding in review.findings}
    assert review.verdict is Verdict.BLOCKED


def test_settings_can_ignore_waivers() -> None:
    review = check_text(f"电话{PHONE}。\n{WAIVER}", settings=Settings(waivers=False))
    assert phones(review) == [PHONE]
    assert any("waivers = false" in why for why in about_waivers(review)[0].why)


def test_in_a_web_page() -> None:
    page = (
        f"<!DOCTYPE html><html><body><p>电话{PHONE}。<!-- 备注 --><!-- {WAIVER} --></p><p>另一部{OTHER}</p>"
        f'<p style="display:none">{WAIVER}</p><table><tr><td>某某</td><td>{PHONE}</td></tr></table></body></html>'
    )
    review = check(page.encode(), name="a.html")
    assert phones(review) == [PHONE]
    assert [finding.severity for finding in about_waivers(review)] == [Severity.INFO] * 2


@pytest.mark.parametrize(("scope", "left"), [("", [PHONE]), (" 范围=全文", [])])
def test_in_a_word_comment(scope: str, left: list[str]) -> None:
    """A comment does not tell its paragraph: there the scope must be written."""
    document = docx.Document()
    paragraph = document.add_paragraph(f"电话{PHONE}。")
    document.add_comment(paragraph.runs, text=WAIVER + scope, author="审核", initials="S")
    stream = io.BytesIO()
    document.save(stream)
    review = check(stream.getvalue(), name="a.docx")
    assert phones(review) == left
    (finding,) = about_waivers(review)
    assert finding.severity is (Severity.INFO if scope else Severity.MEDIUM)
    assert scope or any("范围=全文" in why for why in finding.why)


def test_in_a_word_paragraph() -> None:
    document = docx.Document()
    for text in (f"电话{PHONE}。", WAIVER, f"电话{OTHER}。"):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    assert phones(check(stream.getvalue(), name="a.docx")) == [OTHER]


@pytest.mark.parametrize("text", ["pubcheck 豁免", "pubcheck: waiver", "豁免 personal.email", "pubcheck:豁兔"])
def test_other_texts_are_no_waivers(text: str) -> None:
    assert read_waivers(normalize(document_from_text(text, "t")), "text/plain") == ()


PIECES = st.sampled_from(
    [WAIVER, "pubcheck: 豁免", " 责任人=", "理由=", " 至=", "2999-01-01", "personal.email", "、", "\n", " -->", "<!--", "范围=全文", f"电话{PHONE}。", "\t", "＝"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join))
def test_any_text_is_read(text: str) -> None:
    """Spans stay inside the text and in order; a waiver with a problem never counts."""
    normalized = normalize(document_from_text(text, "t"))
    end = 0
    for waiver in read_waivers(normalized, "text/plain"):
        assert end <= waiver.span.start < waiver.span.end <= len(normalized.text)
        assert waiver.covers.end <= waiver.span.start or waiver.covers.end == len(normalized.text)
        assert waiver.problems or (waiver.owner and waiver.reason and waiver.until and waiver.rule_ids)
        end = waiver.span.end


@given(st.lists(PIECES, max_size=10).map("".join))
def test_waivers_lose_nothing(text: str) -> None:
    """What is found and what is accepted is what is found where waivers are ignored."""
    review, plain = check_text(text), check_text(text, settings=Settings(waivers=False))
    with_accepted = [*review.findings, *(each.finding for each in review.accepted)]
    assert sorted((f.rule_id, f.span) for f in with_accepted) == sorted((f.rule_id, f.span) for f in plain.findings)


def test_the_face_is_the_same() -> None:
    assert pubcheck.check_text("电话").accepted == ()


PLACES = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(st.tuples(PLACES, PLACES), max_size=8), PLACES)
def test_the_waiver_for_a_finding_is_the_first_that_covers_it(waivers: list[tuple[Span, Span]], found: Span) -> None:
    whole = Span(0, 10)
    reaches = _Reaches(whole)
    for order, (cover, place) in enumerate(waivers):
        reaches.add(cover if order % 3 else whole, order, place)
        assert reaches.first(found) == next(
            (
                where
                for at, (covered, where) in enumerate(waivers[: order + 1])
                if (at % 3 == 0 or covered.covers(found)) and not where.overlaps(found)
            ),
            None,
        )
