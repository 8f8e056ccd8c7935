"""A document that declares two attributes about itself, and what only looks like two: texts of our own."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.declared import Declared, declared_attribute
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.review import Advice

PAPER = (
    "桐溪县水利局关于做好青山水库清淤工作的通知\n桐水〔2025〕18号\n各乡镇人民政府：\n请做好清淤工作。\n"
    "桐溪县水利局\n2025年5月6日\n"
)
# The text, the stricter attribute, what declares the other one.
CONTRARY = (
    (
        PAPER + "（此件公开发布）\n公开属性：不予公开（国家秘密，《政府信息公开条例》第十四条）",
        "withheld",
        "（此件公开发布）",
    ),
    (PAPER + "（此件公开发布）\n（此件不公开）", "withheld", "（此件公开发布）"),
    ("公开方式：主动公开\n" + PAPER + "（此件依申请公开）", "on_request", "公开方式：主动公开"),
    (
        PAPER + "（此件公开发布）\n\n抄送：县政府办。\n桐溪县水利局办公室　　2025年5月7日印发　　公开属性：依申请公开",
        "on_request",
        "（此件公开发布）",
    ),
    (PAPER + "公开属性：☑主动公开 ☑不予公开", "withheld", "☑主动公开"),
    (PAPER + "公开属性：\n☑主动公开\n□依申请公开\n☑不予公开", "withheld", "☑主动公开"),
    (PAPER + "公开方式：主动公开（√） 依申请公开（√） 不予公开（ ）", "on_request", "主动公开（√"),
    ("公开属性：[√]主动公开 [ ]依申请公开 [√]不予公开\n" + PAPER, "withheld", "[√]主动公开"),
    ("公开类别：A类（主动公开）\n" + PAPER + "（此件不予公开）", "withheld", "公开类别：A类（主动公开）"),
    (
        "桐溪县水利局关于做好青山水库清淤工作的通知\n桐水〔2025〕18号\n各乡镇人民政府：\n请做好清淤工作。\n桐溪县水利局\n2025年5月6日（此件公开发布）\n公开属性：依申请公开",
        "on_request",
        "（此件公开发布）",
    ),
    (
        PAPER
        + "（此件主动公开）\n附件\n清淤任务表\n序号\t乡镇\n1\t石门\n抄送：县政府。\n公开属性：不予公开\n桐溪县水利局办公室　2025年5月7日印发",
        "withheld",
        "（此件主动公开）",
    ),
    ("密级：无　公开属性：主动公开　份数：20\n" + PAPER + "（此件依申请公开）", "on_request", "公开属性：主动公开"),
    (PAPER + "（依申请公开）\n公开属性：主动公开", "on_request", "公开属性：主动公开"),
    (PAPER + "（此件删减后公开）\n公开属性：不予公开", "withheld", "（此件删减后公开）"),
    (PAPER + "公开属性：内部公开\n（此件公开发布）", "withheld", "（此件公开发布）"),
    (PAPER + "是否公开：是\n公开属性：不予公开", "withheld", "是否公开：是"),
    (PAPER + "信息公开选项：主动公开。\n公开属性：不予公开，理由：属于内部事务", "withheld", "信息公开选项：主动公开"),
    ("公开属性\t主动公开\n" + PAPER + "（此件不公开）", "withheld", "公开属性	主动公开"),
    ("公开属性：□主动公开 ☑依申请公开 □不予公开\n" + PAPER + "（此件公开发布）", "on_request", "（此件公开发布）"),
    (
        "桐溪县水利局关于做好青山水库清淤工作的通知\n桐水〔2025〕18号\n各乡镇人民政府：\n请做好清淤工作。本通知主动公开。\n桐溪县水利局\n2025年5月6日\n（此件不公开）",
        "withheld",
        "本通知主动公开。",
    ),
    (
        "（此件公开发布）\n" + PAPER + "附件：1.关于清淤情况的报告\n　　2.关于清淤资金的请示\n公开属性：依申请公开",
        "on_request",
        "（此件公开发布）",
    ),
    (
        "桐溪县水利局关于做好青山水库清淤工作的通知（依申请公开）\n桐水〔2025〕18号\n各乡镇人民政府：\n请做好清淤工作。\n桐溪县水利局\n2025年5月6日\n（此件公开发布）",
        "on_request",
        "（此件公开发布）",
    ),
    ("公开属性：不予公开\n" + PAPER + "公开属性：主动公开", "withheld", "公开属性：主动公开"),
)
ONE = (
    "政务公开工作情况\n【主动公开】\n全年主动公开120条。\n【依申请公开】\n全年受理12件。\n以上请审阅。\n谢谢。\n办公室",
    PAPER
    + "一、分工\n（主动公开）\n由办公室负责。\n（依申请公开）\n由法规股负责。\n一\n二\n三\n四\n公开属性：主动公开",
    "会议议题\n议题一：甲工程　公开属性：主动公开\n议题二：乙工程　公开属性：不予公开",
    "会议议题\n议题一：甲工程方案\n公开属性：主动公开\n议题二：乙工程方案\n公开属性：不予公开",
    "事项名称\t甲事项\n公开方式\t主动公开\n事项名称\t乙事项\n公开方式\t依申请公开",
    PAPER + "（此件公开发布）\n公开属性：主动公开",
    PAPER + "公开属性：依申请公开\n附件1\n信息表\n公开属性：主动公开",
    PAPER + "附件：清淤方案（此件不公开）\n（此件公开发布）",
    PAPER + "原文件公开属性为不予公开。\n（此件公开发布）",
    PAPER + "《青山水库批复》公开属性：不予公开\n（此件公开发布）",
    PAPER + "（此件公开发布）\n公开属性：□主动公开 □依申请公开 □不予公开",
    "公文公开属性台账\n1\t关于甲的通知\t公开属性：主动公开\n2\t关于乙的函\t公开属性：不予公开",
    "标题：关于甲的通知\n公开属性：主动公开\n标题：关于乙的函\n公开属性：不予公开",
    "桐溪县公文公开属性标注规定\n第一条 公文应当标注公开属性。\n（此件公开发布）\n（此件不公开）",
    PAPER + "公文附注处应当标注公开属性，如“此件主动公开”“此件不公开”。\n（此件公开发布）",
    "发文稿纸\n标题：清淤通知\n拟稿部门意见：不予公开\n审核意见：主动公开\n公开属性：主动公开",
    "发文稿纸\n标题：清淤通知\n拟稿人\n公开属性：☑主动公开 □依申请公开\n审核人\n公开属性：□主动公开 ☑依申请公开",
    PAPER + "是否公开：是\n公开方式：依申请公开",
    PAPER + "公开属性由主动公开调整为依申请公开。\n公开属性：依申请公开",
    "调整前公开属性：主动公开\n调整后公开属性：依申请公开",
    PAPER + "公开属性：☑主动公开 ☒不予公开",
    PAPER + "公开方式：● 主动公开 ● 依申请公开",
    "自查表\n√ 主动公开信息及时更新\n√ 依申请公开渠道畅通",
    PAPER + "公开范围：部分公开\n公开属性：依申请公开",
    PAPER
    + "（此件公开发布）\n附件\n石门镇人民政府关于青山水库的报告\n石政〔2025〕3号\n县水利局：\n报告如下。\n（此件依申请公开）",
    "桐溪县水利局转发市水利局关于清淤的通知\n桐水〔2025〕18号\n各乡镇：\n现转发。\n2025年5月6日\n（此件公开发布）\n平市水利局关于清淤工作的通知\n平水〔2025〕7号\n各县：\n请照办。\n（此件依申请公开）",
    "信息公开目录\n公开属性：主动公开\n公开方式：依申请公开",
    PAPER + "正文公开属性：主动公开，附件公开属性：不予公开",
    PAPER + "公开属性：主动公开（附件不予公开）",
    "填表说明\n公开属性：主动公开\n公开属性：依申请公开\n公开属性：不予公开",
    '{"title":"甲","openType":"主动公开"}\n{"title":"乙","openType":"不予公开"}',
    "来文登记\n来文单位　来文标题　公开属性\n县府办　关于甲的函　公开属性：主动公开\n县委办　关于乙的函　公开属性：不予公开",
    "测试一：\n（此件公开发布）\n测试二：\n（此件不公开）",
    PAPER + "示例1：\n公开属性：主动公开\n示例2：\n公开属性：依申请公开",
)


def declared(text: str) -> Declared | None:
    return declared_attribute(normalize(document_from_text(text, "text")))


@pytest.mark.parametrize(("text", "attribute", "other"), CONTRARY)
def test_the_stricter_of_two_counts_and_the_other_is_told(text: str, attribute: str, other: str) -> None:
    found = declared(text)
    assert found is not None
    assert found.attribute.value == attribute
    assert [element.value for element in found.otherwise] == [other]
    assert all(element.span.of(text) for element in found.otherwise)


@pytest.mark.parametrize("text", ONE)
def test_what_is_said_of_other_papers_contradicts_nothing(text: str) -> None:
    found = declared(text)
    assert found is None or found.otherwise == ()


def test_both_places_are_told_in_their_order() -> None:
    text = PAPER + "（此件公开发布）\n公开属性：不予公开（国家秘密，《政府信息公开条例》第十四条）"
    review = pubcheck.check_text(text)
    (finding,) = [each for each in review.findings if each.rule_id == "attribute.conflict"]
    assert finding.evidence == "公开属性：不予公开"
    assert [str(why) for why in finding.why] == ["前一处标注：（此件公开发布）", "后一处标注：公开属性：不予公开"]
    assert str(finding.message).index("此件公开发布") < str(finding.message).index("公开属性：不予公开")
    assert review.disclosure is not None
    assert review.disclosure.advice is Advice.HUMAN_REVIEW
    (reason,) = [each for each in review.disclosure.reasons if "前后标注不一" in each.text]
    assert [span.of(text) for span in reason.spans] == ["（此件公开发布）", "公开属性：不予公开"]


def test_what_the_caller_declares_settles_it() -> None:
    text = PAPER + "（此件公开发布）\n（此件不公开）"
    review = pubcheck.check_text(text, declared="proactive")
    assert review.elements.declared_otherwise == ()
    assert "attribute.conflict" not in {finding.rule_id for finding in review.findings}
