"""A document that declares no disclosure attribute."""

from __future__ import annotations

from datetime import date

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Concluded, Judgement
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute, Elements, Recommendation
from pubcheck.rule import Rule
from pubcheck.span import Span

_SINCE = date(2016, 11, 10)  # 国办发〔2016〕80号
_DECREE = lazily(r"令|^法释|^高检发释")  # decrees and interpretations are promulgated, not marked


def _judge(elements: Elements, recommendation: Recommendation) -> tuple[Span, Judgement] | None:
    # Only what is an official document can lack the mark: a title with a genre, or a number.
    if elements.declared is not None or not (elements.genre or elements.doc_number):
        return None
    why = (Phrase("全文没有公开属性标注", "no line of the text declares an attribute"),)
    if elements.date is not None and elements.date < _SINCE:
        before = Phrase("成文于要求标注公开属性之前", "issued before the attribute had to be marked")
        return Span(0, 0), Judgement(0.9, (*why, before), Severity.INFO)
    if recommendation.attribute is Attribute.PROACTIVE:
        # A whole document with number and issuer was approved without it; an extract may have lost the line.
        whole = elements.doc_number and elements.issuer and not _DECREE.search(elements.doc_number.value)
        return Span(0, 0), Judgement(0.9, why, None if whole else Severity.INFO)
    if not elements.doc_number and not (elements.issuer and elements.date):
        # A record, a draft or a form without number and signature is no document that was approved.
        return Span(0, 0), Judgement(0.9, why, Severity.INFO)
    if recommendation.attribute is Attribute.ON_REQUEST:
        return Span(0, 0), Judgement(0.9, why)
    # Unmarked paper that should not go out is where leaks begin.
    message = Phrase(
        "没有标注公开属性，而审查结果为“{found}”", "no attribute is declared, and the review finds {found}"
    ).fill(found=recommendation.attribute.phrase)
    return Span(0, 0), Judgement(0.9, why, Severity.MEDIUM, message)


_ORDER = "关于开展某项工作的通知\n各科室：\n现将有关事项通知如下。\n某局办公室\n2025年3月1日\n"

RULES = (
    Rule(
        id="attribute.missing",
        title=Phrase("未标注公开属性", "No disclosure attribute declared"),
        severity=Severity.LOW,
        basis=basis("source-marking-2016", "disclosure-17"),
        matcher=Concluded(_judge),
        message=Phrase("没有标注主动公开、依申请公开或不予公开", "the document declares no disclosure attribute"),
        suggestion=Phrase(
            "拟稿时确定公开属性并随文报批；拟不公开的，说明理由",
            "set the attribute while drafting and have it approved with the document",
        ),
        inline=False,
        hits=(
            _ORDER,
            "某政办发〔2025〕3号\n某县人民政府办公室\n关于印发某方案的通知\n各乡镇：",
            "某局关于某项目的批复\n某公司：\n你单位来文收悉。",
            "某县水利局2024年工作总结\n一、主要工作",
            "关于某事的请示\n县政府：\n妥否，请批示。",
            "某市统计公报\n一、综合",
            "某局函〔2024〕12号\n关于商请支持的函",
            "某镇防汛应急预案\n一、总则",
            "某县人民政府文件\n某政发〔2025〕12号\n某县人民政府关于促进产业发展的意见\n各乡镇人民政府：\n提出如下意见。\n某县人民政府\n2025年5月16日",
        ),
        misses=(
            _ORDER + "（此件公开发布）",
            _ORDER + "信息公开选项：主动公开",
            _ORDER + "（此件依申请公开）",
            _ORDER + "公开方式　不予公开",
            "今天天气晴，最高气温二十度。",
            "张三的一封信，与公文无关。",
            _ORDER + "（此件主动公开）",
            _ORDER + "公开属性：依申请公开",
        ),
    ),
)
