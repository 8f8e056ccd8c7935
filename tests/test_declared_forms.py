"""Declarations and reasons as forms, screens and messages write them, and what only looks like one: forms of our own."""

from __future__ import annotations

import pytest

from pubcheck.declared import declared_attribute
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text

HEAD = "某局发文稿纸\n标题：关于河道保洁任务划分的通知\n"
FOOT = "核稿：办公室\n"

# The form, the attribute, and what the reason is worth.
FORMS = (
    ("发文详情\n公开方式　不公开\n不公开理由　（0/200字）\n附件　样稿.docx\n", "withheld", "blank"),
    ("公开属性：不予公开\n不予公开理由：0/500\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：（限100字以内）\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：[文本框]\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：请填写不公开的法律依据，不超过50字\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：详见系统\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：（见审批单）\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：xxx\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：……（略）\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：【下拉选择】\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：字数：0\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：-- 请选择 --\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：空白\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：测试\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：待核\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：未说明\n", "withheld", "blank"),
    ("公开属性：不予公开\n理由：忘填\n", "withheld", "blank"),
    (
        "某局政务公开选项表\n文件标题：关于投诉分析的通报\n选项：不予公开\n说明：数据不太好看，担心媒体断章取义，先不上网。\n核稿人意见：同意\n",
        "withheld",
        "vague",
    ),
    ("公开属性：不予公开\n说明：科长口头定的。\n", "withheld", "vague"),
    ("公开属性：不予公开\n情况说明：一直没公开过\n", "withheld", "vague"),
    ("公开属性：不予公开\n备注：前任领导定的，一直没放开。\n", "withheld", "vague"),
    ("公开　　□是　　■否\n否，原因　我单位自用\n", "withheld", "vague"),
    ("是否公开：否\n原因：自用\n", "withheld", "vague"),
    ("公开属性一栏我填的是“不予公开”，理由写的是：前任领导定的，一直没放开。\n", "withheld", "vague"),
    ("公开属性我选了不予公开，理由是怕群众来问。\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：历年都这样\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：内部用\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：给科室看的\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：数据不好看\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：网站没有栏目，且发文单位没有要求上网，办公室认为可发可不发\n", "withheld", "vague"),
    (
        "公开属性：不予公开\n理由：考虑到近期舆论环境较为复杂，网民容易误读，为稳妥起见暂时不放到网站上\n",
        "withheld",
        "vague",
    ),
    ("公开属性：不予公开\n理由：与去年口径不一致，怕记者追问\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：拟稿人未提供，沿用模板默认值\n", "withheld", "vague"),
    ("不予公开。为什么？办公室说按老规矩办。\n公开属性：不予公开（按老规矩）\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：事情不大，没人关心\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：网站后台有问题，传不上去\n", "withheld", "vague"),
    ("公开属性：不予公开\n理由：人手紧，来不及做脱敏\n", "withheld", "vague"),
    ("公开属性：不予公开\n说明：属于内部管理信息，依据《条例》第十六条第一款。\n", "withheld", "specific"),
    ("公开　　□是　　■否\n否，原因　含举报人信息\n", "withheld", "specific"),
    ("公开属性：不予公开\n理由：行政执法案卷信息\n", "withheld", "specific"),
    ("公开属性：不予公开\n备注：印5份\n", "withheld", None),
    ("公开属性：不予公开\n说明：本表一式两份\n", "withheld", None),
    ("可否上网公开：可　　　发布栏目：通知公告\n", "proactive", None),
    ("可否公开：可\n", "proactive", None),
    ("能否公开：能\n", "proactive", None),
    ("可否公开：否\n", "withheld", None),
    ("是否可以公开：可以\n", "proactive", None),
    ("属性：主\n（“主”“依”“不”分别代表三种公开方式）\n", "proactive", None),
    ("公开属性：依\n", "on_request", None),
    ("公开：主\n", "proactive", None),
    ("公开形式：全文主动公开，公开时限：长期\n", "proactive", None),
    ("公开方式：全文公开\n", "proactive", None),
    ("公开属性：网站主动公开\n", "proactive", None),
    (
        "[公开方式]依申请公开〔会议纪要属过程性信息，《中华人民共和国政府信息公开条例》第十六条第二款〕\n",
        "on_request",
        "specific",
    ),
    ("【公开属性】不予公开【理由】\n", "withheld", "blank"),
    ("公开属性：予以公开\n", "proactive", None),
    ("公开属性：应当主动公开\n", "proactive", None),
    ("公开属性：可以主动公开\n", "proactive", None),
    ("公开属性：政府网站公开\n", "proactive", None),
    ("公开属性：面向社会主动公开\n", "proactive", None),
    ("上网发布：是\n", "proactive", None),
    ("上网意见：同意上网公开\n", "proactive", None),
    ("公开审查：同意主动公开\n", "proactive", None),
    ("公开与否：公开\n", "proactive", None),
    ("公开否：是\n", "proactive", None),
    ("属性标识：主动公开\n", "proactive", None),
    ("信息公开类别（填序号）：①　　①主动 ②依申请 ③不予\n", "proactive", None),
    ("信息公开类别（填序号）：③\n①主动公开 ②依申请公开 ③不予公开\n", "withheld", None),
)
# A table, a tender, an example.
NOTHING = (
    "属性：公开\n值班表\n日期 姓名 电话\n",
    "系统属性\n名称：值班表\n属性：公开\n类型：表\n",
    "招标公告\n发布方式：公开发布\n投标截止：5月6日\n",
    "采购方式：公开招标\n发布方式：公开\n",
    "例：某某局关于某事的通知，公开属性：主动公开\n",
    "填写时应写全称，例如某某市某某局关于做好某项工作的通知这一件，公开属性：主动公开。\n",
    "示例 文号：某发1号；标题：某通知；公开属性：依申请公开\n",
    "样例（仅供参考）：标题 某通知 公开属性：不予公开 理由：某某\n",
    "如：本表第三行填“公开属性：主动公开”。\n",
    "（样例）公开属性：主动公开\n",
    "资源清单\n编号 12\n属性：公开\n容量：5G\n",
    "土地使用权挂牌公告\n属性：公开\n起始价：120万元\n",
    "招聘简章\n发布方式：公开发布\n报名时间：5月6日\n",
    "询价通知书\n采购方式：询价\n发布方式：公开发布\n",
    "接口字段\n属性：公开\n可见性：全员\n",
    "填表例一：标题 某通知；公开属性：主动公开；理由 无\n",
    "范例（已填）文号 某发1号，公开属性：依申请公开\n",
    "譬如一件答复人大代表建议的函，公开属性：主动公开\n",
)
# The same weak labels on a paper that is itself to be published.
OF_THE_PAPER = (
    "某局发文稿纸\n标题：关于河道保洁的通知\n属性：公开\n签发：某人\n",
    "某局政府信息公开审查表\n标题：关于河道保洁的通知\n发布方式：公开发布\n",
    "发文稿\n文号：某水〔2026〕3号\n选项：公开\n",
    "招标投标管理办法（发文稿）\n公开属性：主动公开\n",
)


@pytest.mark.parametrize(("form", "attribute", "worth"), FORMS)
def test_attribute_and_reason(form: str, attribute: str, worth: str | None) -> None:
    declared = declared_attribute(normalize(document_from_text(HEAD + form + FOOT, "form")))
    assert declared is not None
    assert declared.attribute.value == attribute
    assert (declared.stated.worth.value if declared.stated else None) == worth


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_said_of_another_thing_declares_nothing(text: str) -> None:
    assert declared_attribute(normalize(document_from_text(text, "text"))) is None


@pytest.mark.parametrize("text", OF_THE_PAPER)
def test_a_weak_label_counts_on_the_paper_itself(text: str) -> None:
    assert declared_attribute(normalize(document_from_text(text, "text"))) is not None
