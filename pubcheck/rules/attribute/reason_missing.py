"""A document that is not to be published, or only on request, without the reason for it.

条例 art. 36(三) and 国办发〔2016〕80号: what is not published takes a stated reason, set while drafting.
A blank field, a row of underscores, 无 or a form's prompt is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.attribute_rows import unreasoned_rows
from pubcheck.declared import declared_attribute
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.marks import find_marks
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.stated_reason import Worth

_BLANK = Phrase("理由一栏是空的，或者只有占位的字", "the field for the reason is blank or holds a placeholder")
_NONE = Phrase("标注旁没有写明理由", "no reason stands beside the declaration")
_ROW = Phrase("登记表该行的理由一栏是空的", "the cell for the reason in this row of the register is blank")
_ELSEWHERE = r"公开条例》?(?:》)?[^。\n]{0,6}第[一二三四五六七八九十0-9]+条"


def _find(reading: Reading) -> Iterator[Match]:
    rows = tuple(unreasoned_rows(reading.text.text))
    yield from (Match(span, Judgement(0.85, (_ROW,))) for span in rows)
    yield from (match for match in _declared(reading) if not any(match.span.overlaps(span) for span in rows))


def _declared(reading: Reading) -> Iterator[Match]:
    if reading.elements.declared_evidence is None:
        return
    declared = reading.once("declared", lambda: declared_attribute(reading.text))
    if declared is None or declared.attribute is Attribute.PROACTIVE:
        return
    if declared.stated is not None:
        if declared.stated.worth is not Worth.BLANK:
            return
        why = _BLANK
    else:
        # What is disclosed on request needs none by itself; a mark or an article elsewhere says why.
        if declared.attribute is not Attribute.WITHHELD or find_marks(reading):
            return
        if compiled(_ELSEWHERE).search(reading.text.text, timeout=reading.seconds):
            return
        why = _NONE
    span = declared.evidence.span
    start, end = reading.text.offsets.from_source(span.start), reading.text.offsets.from_source(span.end)
    words = compiled(r"\n|（理由|\(理由").split(reading.text.text[start:end], maxsplit=1)[0]
    yield Match(Span(start, start + len(words.rstrip())), Judgement(0.9, (why,)))


_PAPER = "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n"

RULES = (
    Rule(
        id="attribute.reason_missing",
        title=Phrase("不公开而未写理由", "No reason for not publishing"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-36", "source-marking-2016"),
        matcher=Computed(_find),
        message=Phrase("标注为不主动公开，没有写明理由", "it is not to be published, and no reason is stated"),
        suggestion=Phrase(
            "写明属于《条例》第十四条、第十五条、第十六条的哪一种情形；没有依据的改为主动公开",
            "name the case of art. 14, 15 or 16 that applies, or publish it",
        ),
        inline=False,
        beside=True,
        hits=(
            _PAPER + "⟦公开属性：不予公开⟧\n理由：\n核稿：办公室",
            _PAPER + "⟦公开方式：不予公开⟧\n不公开理由：________\n印数：18份",
            _PAPER + "⟦公开属性：不予公开⟧\n不予公开原因：无",
            _PAPER + "⟦公开属性：依申请公开⟧（理由：　　　　）",
            _PAPER + "公开属性：□主动公开 □依申请公开 ⟦☑不予公开⟧ 不予公开理由 （空） 拟稿 河湖股",
            "协同办公\n○ 主动公开　⟦● 不予公开⟧　○ 依申请公开\n原因说明（选填）：请输入……\n文件：关于年检的通知",
            "某局关于某事的通知\n各科室：\n请照办。\n某局\n2025年3月1日\n⟦（此件不公开）⟧",
            _PAPER + "⟦公开属性：不予公开⟧",
            _PAPER + "⟦公开属性：不予公开⟧（理由：待补充）",
            _PAPER + "公开方式（打勾）：（　）主动　（　）依申请　（⟦√）不予⟧\n不予公开理由：\n主送：各企业",
            "信息公开审批单 序号 36 标题 关于印制标识的函 ⟦属性 不予公开 理由 空 拟稿 教育股⟧",
        ),
        misses=(
            _PAPER + "公开属性：不予公开（国家秘密，公开条例第十四条）",
            _PAPER + "公开属性：不予公开\n理由：属于讨论记录，依据《政府信息公开条例》第十六条第二款",
            _PAPER + "公开属性：依申请公开",
            _PAPER + "公开属性：主动公开\n理由：",
            _PAPER + "公开属性：不予公开\n理由：内容敏感",
            "机密★5年\n某局关于某事的通知\n各科室：\n请照办。\n（此件不公开）",
            "政府信息公开指南\n不予公开的，应当说明理由。",
            "不予公开要不要理由？要。理由：便于监督。",
            "信息公开申请答复\n本机关决定不予公开。",
        ),
    ),
)
