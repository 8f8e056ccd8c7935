"""Waivers written inside the document (``pubcheck: 豁免 …``): told, and refused where they are incomplete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Judgement, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.waivers import Waiver, read_waivers


@dataclass(frozen=True, slots=True)
class _Waivers:
    """Every waiver of the document; whether one has expired is seen later, when it is applied."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """One match for each, at ``info`` where it is complete."""
        for waiver in read_waivers(reading.text, reading.media_type):
            yield Match(waiver.span, _judgement(waiver))


def _judgement(waiver: Waiver) -> Judgement:
    if waiver.problems:
        message = Phrase("豁免写得不完整，不起作用", "an incomplete waiver, which has no effect")
        return Judgement(0.99, waiver.problems, Severity.MEDIUM, message)
    return Judgement(0.99, (Phrase("责任人、理由、期限齐全", "owner, reason and expiry are given"),))


RULES = (
    Rule(
        id="quality.waiver",
        title=Phrase("文中豁免", "Waiver in the document"),
        severity=Severity.INFO,
        basis=basis("disclosure-17"),
        matcher=_Waivers(),
        message=Phrase("文中写有豁免，所指内容不再提示", "a waiver: what it names is no longer reported"),
        suggestion=Phrase(
            "写全规则编号、责任人、理由和截止日期；公开前删除这一行", "complete it; delete the line before publication"
        ),
        hits=(
            "值班电话13900001234\n⟦pubcheck: 豁免 personal.mobile_phone 责任人=张某 理由=已批准公布 至=2030-01-01⟧",
            "值班电话13900001234\n⟦pubcheck: waive personal.mobile_phone owner=Zhang reason=published until=2030-01-01⟧",
            "⟦pubcheck：豁免 personal.mobile_phone⟧",
            "⟦pubcheck: 豁免 责任人=张某 理由=已批准 至=2030-01-01⟧",
            "⟦pubcheck: 豁免 personal.email 责任人=张某 理由=已批准 至=2030-13-01⟧",
            "⟦pubcheck: 豁免 secret.state_mark 责任人=张某 理由=已批准 至=2030-01-01⟧",
            "<!-- ⟦pubcheck: 豁免 personal.email，personal.landline 责任人=张某 理由=公示 至=2030年1月1日⟧ -->",
            "邮箱abc@example.com ⟦PUBCHECK: 豁免 personal.email 理由：公示；至：2030/1/1；责任人：张某⟧",
            "⟦pubcheck: 豁免 personal.email 责任人=张某 理由=公示 至=2030-01-01 范围=全文⟧",
            "⟦pubcheck: 豁免 personal.email 责任人=张某 理由=公示 至=2030-01-01⟧。二、请遵照执行。",
        ),
        misses=(
            "可以用 pubcheck 豁免一条规则。",
            "符合条件的，豁免缴纳滞纳金。",
            "豁免 personal.mobile_phone 责任人=张某 理由=已批准 至=2030-01-01",
            "pubcheck: 未发现公开障碍",
            "请运行 pubcheck check 通知.docx",
            "The fee is waived until 2030-01-01.",
            "pubcheck: waiver policy",
            "经批准，豁免期至2030年1月1日止，责任人为张某。",
        ),
        inline=False,
        beside=True,
    ),
)
