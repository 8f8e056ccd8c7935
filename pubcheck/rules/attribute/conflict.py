"""A declared attribute that does not fit what the document holds, or another one that it declares as well."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Concluded, Judgement
from pubcheck.phrase import Phrase
from pubcheck.review import Elements, Recommendation
from pubcheck.rule import Rule
from pubcheck.span import Span


def _judge(elements: Elements, recommendation: Recommendation) -> tuple[Span, Judgement] | None:
    if elements.declared_otherwise and elements.declared_evidence:
        return elements.declared_evidence.span, _twice(elements)
    if not recommendation.conflict or elements.declared is None:
        return None
    message = Phrase(
        "标注为“{declared}”，审查结果为“{found}”", "declared as {declared}, but the review finds {found}"
    ).fill(declared=elements.declared.phrase, found=recommendation.attribute.phrase)
    if elements.declared is recommendation.attribute:
        message = Phrase(
            "标注为“{declared}”，文中却有不得公开的内容或者内部标识",
            "declared as {declared}, but it bears an internal legend or holds what must not be published",
        ).fill(declared=elements.declared.phrase)
    confidence = recommendation.probabilities[recommendation.attribute]
    judgement = Judgement(
        max(0.5, min(0.99, confidence)),
        tuple(reason.text for reason in recommendation.reasons[:3]),
        message=message,
    )
    return elements.declared_evidence.span if elements.declared_evidence else Span(0, 0), judgement


def _twice(elements: Elements) -> Judgement:
    """The document contradicts itself: both places, in the order in which they stand; the stricter one counts."""
    first, *more = (" ".join(element.value.split()) for element in elements.declared_places)
    assert elements.declared is not None
    message = Phrase(
        "文内标注前后矛盾：前面是“{first}”，后面是“{later}”；按较严的“{declared}”处理",
        "it declares two attributes: first {first}, later {later}; the stricter one counts ({declared})",
    ).fill(first=first, later="”“".join(more), declared=elements.declared.phrase)
    why = (
        Phrase("前一处标注：{words}", "declared first: {words}").fill(words=first),
        *(Phrase("后一处标注：{words}", "declared later: {words}").fill(words=words) for words in more),
    )
    return Judgement(0.9, why, message=message)


_SECRET = "机密★10年\n关于某专项行动的方案\n各有关单位：\n现将方案印发，请组织实施。\n某局\n2025年3月1日\n"
_NOTICE = "某局关于做好水库清淤工作的通知\n各乡镇：\n请做好清淤工作。\n某局\n2025年3月1日\n"
_DUTY = "某县人民政府\n关于印发某县突发事件总体应急预案的通知\n各乡镇人民政府：\n现将《某县突发事件总体应急预案》印发给你们，请认真贯彻执行。\n某县人民政府\n2025年3月1日\n"

RULES = (
    Rule(
        id="attribute.conflict",
        title=Phrase("公开属性标注与内容不符", "Declared attribute does not fit"),
        severity=Severity.HIGH,
        basis=basis("disclosure-17", "source-marking-2016"),
        matcher=Concluded(_judge),
        message=Phrase("标注的公开属性与内容不符", "the declared attribute does not fit the content"),
        suggestion=Phrase(
            "按内容重新确定公开属性；维持原标注的，补充依据和理由",
            "set the attribute anew, or state the ground for keeping it",
        ),
        inline=False,
        hits=(
            _NOTICE + "（此件公开发布）\n⟦公开属性：不予公开⟧（国家秘密，《政府信息公开条例》第十四条）",
            _NOTICE + "（此件公开发布）\n⟦（此件不公开）⟧",
            "公开方式：主动公开\n" + _NOTICE + "⟦（此件依申请公开）⟧",
            _NOTICE + "（此件公开发布）\n某局办公室　　2025年3月2日印发　　⟦公开属性：依申请公开⟧",
            _NOTICE + "公开属性：☑主动公开　⟦☑不予公开⟧",
            "⟦公开属性：不予公开⟧\n" + _NOTICE + "（此件主动公开）",
            "某局发文稿纸\n公开属性：□主动公开 □依申请公开 ⟦☑不予公开⟧\n" + _NOTICE + "（此件公开发布）",
            "密级：无　⟦公开类别：C类（不予公开）⟧\n" + _NOTICE + "公开属性：主动公开",
            _NOTICE
            + "附件：1.清淤方案\n（此件公开发布）\n附件1\n清淤方案\n一、清淤。\n⟦公开属性：依申请公开⟧\n某局办公室　2025年3月2日印发",
            _SECRET + "⟦（此件公开发布）⟧",
            _SECRET + "⟦信息公开选项：主动公开⟧",
            _SECRET + "⟦公开方式：依申请公开⟧",
            _DUTY + "⟦（此件不公开）⟧",
            "内部资料 注意保存\n关于某干部考察情况的报告\n县委组织部：\n现将考察情况报告如下。\n某局\n2025年3月1日\n⟦（此件公开发布）⟧",
            _DUTY + "⟦公开属性：不予公开⟧",
            "秘密★5年\n关于某会议的通知\n各有关单位：\n⟦（此件主动公开）⟧",
            "密级：机密\n某某情况报告\n县政府：\n现将情况报告如下。\n⟦（此件公开发布）⟧",
            "关于解除某路口限行措施的公告\n自2025年5月1日起，解放路口恢复双向通行，公交线路同步恢复，请市民注意交通标志。咨询电话12345。\n某市公安局交通警察支队\n2025年4月20日\n⟦公开方式：不予公开⟧（属于内部管理事务，《政府信息公开条例》第十六条第一款）",
            "内部材料　会后收回\n某产业推进会参阅件（三）\n一、今年新植一千八百亩。\n二、两家酒庄取得有机认证。\n⟦公开属性：主动公开⟧",
        ),
        misses=(
            _NOTICE + "公开属性：主动公开\n（此件公开发布）\n某局办公室　　2025年3月2日印发　　公开方式：主动公开",
            _NOTICE + "公开属性：依申请公开\n附件\n信息报送表\n公开属性：不予公开",
            _NOTICE + "原文件公开属性为不予公开。\n（此件公开发布）",
            _NOTICE + "公开属性：□主动公开 ☑依申请公开 □不予公开",
            _NOTICE + "附件：1.安保方案（此件不公开）\n（此件公开发布）",
            "公文属性台账\n1 关于甲事的通知　公开属性：主动公开\n2 关于乙事的函　公开属性：不予公开",
            "文件标题：关于甲事的通知\n公开属性：主动公开\n文件标题：关于乙事的函\n公开属性：依申请公开",
            "某县公文公开属性标注办法\n（此件公开发布）\n第一条　不公开的公文，在附注处标注：\n（此件不公开）",
            "某局发文稿纸\n标题：关于清淤的通知\n公开方式：依申请公开\n拟稿人意见：主动公开\n是否公开：是",
            _SECRET + "（此件不公开）",
            _DUTY + "（此件公开发布）",
            _DUTY,
            _SECRET,
            _DUTY + "信息公开选项：主动公开",
            _SECRET + "公开方式：不予公开",
            "今天天气晴。",
            _DUTY + "（此件主动公开）",
        ),
    ),
)
