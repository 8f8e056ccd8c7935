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
    ("公开属性：不予公开（\u3000\u3000\u3000）\n", "withheld", "blank"),
    ("公开属性：不于公开\u3000理由：内容较为敏感\n", "withheld", "vague"),
    ("公开审查意见：本件建议不予公开。理由为“按往年惯例一律不公开”。\n", "withheld", "vague"),
    ("（公开属性为不予公开。）\n", "withheld", None),
    ("（公开属性为主动公开，可在网站转载）\n", "proactive", None),
    ("（公开属性为依申请公开，请各单位妥善保管）\n", "on_request", None),
    ("（公开方式为依申请公开；有效期5年）\n", "on_request", None),
    ("（公开属性为不予公开，印20份）\n", "withheld", None),
    ("（公开方式为依申请公开，由办公室负责答复）\n", "on_request", None),
    ("（公开方式为主动公开，由办公室负责上网发布）\n", "proactive", None),
    ("（公开方式为主动公开，由政务公开办负责）\n", "proactive", None),
    ("（公开属性为依申请公开）。请妥善保管。\n", "on_request", None),
    ("（公开属性为不予公开，因内容敏感）\n", "withheld", "vague"),
    ("（公开属性为不予公开，印20份，理由是怕议论）\n", "withheld", "vague"),
    ("（公开属性为不予公开，涉及商业秘密）\n", "withheld", "specific"),
    ("（公开方式为不予公开，理由是属过程性信息，见条例第十六条第二款）\n", "withheld", "specific"),
    ("是否公开：不予\n公开\n原因：\n\n", "withheld", "blank"),
    ("属性：不予公开\u3000\u3000不公开之缘由：无\n", "withheld", "blank"),
    ("公开属性：不予公开\n不公开缘由：\n", "withheld", "blank"),
    ("公开属性：不予公开\n免予公开的依据：/\n", "withheld", "blank"),
    ("公开属性：不予公开\n所引条款：——\n", "withheld", "blank"),
    ("公开属性：不予公开\n核定依据：待补\n", "withheld", "blank"),
    ("公开属性：不予公开\n法定情形：\n", "withheld", "blank"),
    ("公开属性：不予公开\n适用情形：请选择\n", "withheld", "blank"),
    ("公开属性：不予公开\n其理由为：\n", "withheld", "blank"),
    ("公开属性：不予公开\n适用条款：第\u3000条第\u3000款\n", "withheld", "blank"),
    ("公开属性：不予公开\n因由：未填\n", "withheld", "blank"),
    ("（本件不予公开，适用《政府信息公开条例》第\u3000\u3000条\n第\u3000\u3000款）\n", "withheld", "blank"),
    ("（此件不予公开，依照《条例》第___条）\n", "withheld", "blank"),
    ('{"docNo":"某办〔2026〕14号","openType":"不予公开","openBasis":"","drafter":"甲"}\n', "withheld", "blank"),
    ('{"gksx":"不予公开","gkyj":null,"title":"关于床铺的通知"}\n', "withheld", "blank"),
    ('{"public_type":"不予公开","reason":"/"}\n', "withheld", "blank"),
    ('{"openType":"不公开","notOpenReason":"无"}\n', "withheld", "blank"),
    ("公开类别\u3000不予公开\n其理由为：考虑到其他队伍没有，公开出去容易比较\n", "withheld", "vague"),
    ("拟定属性\u3000不予公开\n核定依据\u3000属一般性工作，对外意义不大\n", "withheld", "vague"),
    (
        "拟办意见：这份通知，建议公开属性定为不予公开，原因是上次发出去有人打电话来问，接起来麻烦。请领导定。\n",
        "withheld",
        "vague",
    ),
    ("公开属性：不予公开\n缘由：例行工作，价值不大\n", "withheld", "vague"),
    ("公开属性：不予公开\n不公开的缘故：传出去容易误会\n", "withheld", "vague"),
    ("公开属性：不予公开\n核定理由：小事，不必上网\n", "withheld", "vague"),
    ("公开属性：不予公开\n事由：以后再说\n", "withheld", "vague"),
    ("公开属性：不予公开\n其原因为：没有先例\n", "withheld", "vague"),
    ("我看公开属性填成不予公开，理由是图省事。\n", "withheld", "vague"),
    ('{"openType":"不予公开","reason":"内容敏感"}\n', "withheld", "vague"),
    ("公开属性：不予公开\n该理由：怕别的单位眼红\n", "withheld", "vague"),
    ("公开属性：不予公开\n适用情形：内部掌握\n", "withheld", "vague"),
    (
        "公开属性：不予公开\n免予公开的依据：系本单位后勤方面的内部事务，国务院令第711号第十六条第一款\n",
        "withheld",
        "specific",
    ),
    (
        "公开类型：● 不予公开\u3000○ 主动公开\u3000○ 依申请公开\n法定情形：[第十六条第一款 内部事务信息] ▼\n",
        "withheld",
        "specific",
    ),
    (
        "拟定：不予公开\u3000缘由：三家公司报价均注明商业秘密，已书面征询，均不同意公开，依据条例第十五条\n",
        "withheld",
        "specific",
    ),
    ("公开属性：不予公开\n适用条款：第十六条第二款（过程性信息）\n", "withheld", "specific"),
    ("公开属性：不予公开\n法条：条例第十五条\n", "withheld", "specific"),
    ("公开属性：不予公开\n核定依据\u3000属讨论记录，条例第十六条第二款\n", "withheld", "specific"),
    ("公开属性：不予公开\n不公开之缘由：含举报人信息\n", "withheld", "specific"),
    ("（本件不予公开，适用《政府信息公开条例》第十六条第一款）\n", "withheld", "specific"),
    ('{"openType":"不予公开","openBasis":"条例第十六条第一款 内部事务","drafter":"甲"}\n', "withheld", "specific"),
    ('{"gksx":"不予公开","gkyj":"涉及商业秘密"}\n', "withheld", "specific"),
    ("（发布层级：全社会，主动公开）\n", "proactive", None),
    ("（公开范围：全市，依申请公开）\n", "on_request", None),
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
# Values by class, kinds, what is open to some or in part: the form, the attribute, whether only a part goes out.
VALUES = (
    ("公开类别：A类（主动公开）\n", "proactive", False),
    ("信息公开类别：B类（依申请公开）\n", "on_request", False),
    ("公开类别：第三类：不予公开\n", "withheld", False),
    ("公开属性：甲类主动公开\n", "proactive", False),
    ("公开类别：C（不予公开）\n", "withheld", False),
    ("信息公开分类：主动公开类\n", "proactive", False),
    ("公开属性：依申请公开类信息\n", "on_request", False),
    ("公开类别：主动公开件　印数：20\n", "proactive", False),
    ("（此件属于依申请公开信息）\n", "on_request", False),
    ("（此件为主动公开件）\n", "proactive", False),
    ("（此件可以向社会公开）\n", "proactive", False),
    ("公开方式：依申请提供\n", "on_request", False),
    ("公开属性=不予公开\n", "withheld", False),
    ("公开属性：主动\n", "proactive", False),
    ("公开属性：内部公开\n", "withheld", False),
    ("公开方式：限本系统内公开\n", "withheld", False),
    ("公开属性：定向公开\n", "withheld", False),
    ("（此件内部公开）\n", "withheld", False),
    ("公开属性：□主动公开　☑内部公开\n", "withheld", False),
    ("公开属性：保密\n", "withheld", False),
    ("公开属性：暂缓公开\n", "withheld", False),
    ("公开选项：部分公开\n", "proactive", True),
    ("（此件删减后公开）\n", "proactive", True),
    ("公开属性：主动公开（部分内容）\n", "proactive", True),
    ("公开方式：区分处理后公开\n", "proactive", True),
    ("公开属性：脱敏后主动公开\n", "proactive", True),
    ("公开方式：摘要公开\n", "proactive", True),
)
# The same words where they declare nothing.
NO_VALUES = (
    "公开属性：A（主动公开）B（依申请公开）C（不予公开）\n",
    "公开类别：A类主动公开、B类依申请公开、C类不予公开\n",
    "公开类别：A类□（主动公开） B类□（依申请公开）\n",
    "公开范围：村内\n",
    "公开属性：内部讨论后确定\n",
    "政务公开：内部公开栏已更新\n",
    "申请公开：二〇二六年受理12件\n",
    "公开方式：部分公开栏张贴\n",
    "信息公开：主动公开类信息120条\n",
    "公开类别：A类　B类　C类\n",
    "保密：内部公开课不录像\n",
    "公开属性：主动公开类的，填A\n",
)
# A table, a tender, an example.
NOTHING = (
    "公开属性：公开（    ）\n　　免予（    ）\n",
    "公开类型：依申请公开（   ）\n备注：\n",
    "公开属性：不予公开（    ）\n主动（    ）\n",
    "公开方式为不予公开的，应当说明理由。\n",
    '{"openType":"窗口","title":"不予公开的情形"}\n',
    '{"openTime":"主动公开日","reason":""}\n',
    "公开属性定为不予公开的，应当说明理由。\n",
    "公开属性填成什么由拟稿人提出。\n",
    "（一）主动公开）\n",
    "收费依据：省价格局文件\n定密依据：某事项目录\n",
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


@pytest.mark.parametrize(("form", "attribute", "redacted"), VALUES)
def test_values_by_class_and_in_part(form: str, attribute: str, redacted: bool) -> None:
    declared = declared_attribute(normalize(document_from_text(HEAD + form + FOOT, "form")))
    assert declared is not None
    assert (declared.attribute.value, declared.redacted) == (attribute, redacted)


@pytest.mark.parametrize("form", NO_VALUES)
def test_choices_and_running_text_are_no_values(form: str) -> None:
    assert declared_attribute(normalize(document_from_text(HEAD + form + FOOT, "form"))) is None


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_said_of_another_thing_declares_nothing(text: str) -> None:
    assert declared_attribute(normalize(document_from_text(text, "text"))) is None


@pytest.mark.parametrize("text", OF_THE_PAPER)
def test_a_weak_label_counts_on_the_paper_itself(text: str) -> None:
    assert declared_attribute(normalize(document_from_text(text, "text"))) is not None
