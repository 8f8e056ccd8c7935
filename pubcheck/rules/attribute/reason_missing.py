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
# The field of the reason alone; behind it the paper ends, or the next field begins.
_LONE = r"^[ \t]*(?P<value>不(?:予|主动|对外)?公开(?:的)?(?:理由|原因|依据|事由))(?:[（(](?:请?填写?|必填|选填)[)）])?[ ]?[:：][ \t_＿…—-]{0,80}$(?=\s*(?:\Z|[\u4e00-\u9fff]{2,8}[:：]))"
# What tells how it is published, or leaves the choice open: words of the choice, and the labels of its fields.
_CHOSEN = (
    r"主动公开|依申请|[□☐☑√]|(?<![\u4e00-\u9fff])公开[ ]?(?:[✔✓][ ]?|[/／、]|或)不(?:予)?公开|(?<![\u4e00-\u9fff])是否公开|[■●◉✓✔][ ]?公开(?![\u4e00-\u9fff])"
    r"|(?<![^\s|｜│])(?:政府|政务|信息|拟){0,3}(?:公开(?:方式|形式|内容|时间|日期|范围|渠道|途径|载体|栏目|期限|属性|类[型别]|意见|选项|程度|与否)|发布(?:方式|形式|渠道|平台|时间|范围|栏目))(?=[\s:：|｜│（(])"
)
_ELSEWHERE = r"公开条例》?(?:》)?[^。\n]{0,6}第[一二三四五六七八九十0-9]+条"


def _find(reading: Reading) -> Iterator[Match]:
    rows = tuple(unreasoned_rows(reading.text.text))
    yield from (Match(span, Judgement(0.85, (_ROW,))) for span in rows)
    yield from (match for match in _declared(reading) if not any(match.span.overlaps(span) for span in rows))


def _alone(reading: Reading) -> Iterator[Match]:
    """The field 不公开理由 left blank on a paper that declares nothing else: its name says that it is withheld."""
    lone = tuple(reading.matches(_LONE))
    if not lone or compiled(_CHOSEN).search(reading.text.text):
        return
    for match in lone:
        yield Match(Span(*match.span("value")), Judgement(0.75, (_BLANK,)))


def _declared(reading: Reading) -> Iterator[Match]:
    if reading.elements.declared_evidence is None:
        yield from _alone(reading)
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
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：□主动公开 ⟦√依申请公开⟧ □不予公开\n依申请或不予公开的理由：\n拟稿：某某",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开方式：不公开⟧（请在此注明法定依据：　　　　　　）\n会签：办公室",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开选项：不予公开⟧　公开理由（不予、依申请须填）：／空／\n正文摘要：略",
            "关于警报器移交的复函\n某街道：\n同意移交。\n⟦此函依申请公开，理由：⟧\n　　　人民防空办公室",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n不予公开理由：____________\n印数：10",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n不予公开理由：（空）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n理由：\n\n核稿：某某\n",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n不予公开的理由及依据：核稿人：某某",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开类别　不予公开⟧　　不公开理由　　　　　　拟稿人　某某",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n□主动公开　□依申请公开　⟦☑不予公开⟧（理由：　　　　　　　）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：依申请公开⟧（理由：　　　）\n",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：依申请公开（依据：＿＿＿＿＿＿）⟧\n",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开形式：（　）主动公开　（　）依申请公开　（⟦√）不予公开⟧\n不予公开的，说明理由：\n签发：",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性|不予公开⟧|不予公开理由||拟稿人|某某",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性\t不予公开\t理由\t\t拟稿人\t某某⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性⟧\n不予公开\n不予公开理由\n\n拟稿人\n某某",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦是否公开：否⟧\n不公开原因：\n承办科室：河湖股",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n（理由栏空白）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n理由：略",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n理由：同上",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开，理由：……⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦属性：不予公开；理由：/；审核：某某⟧",
            "二季度公文公开属性登记台账\n流水 发文字号 标题 属性 理由 备注\n041 某科〔2026〕11号 选派名单 主动公开 — 已挂网\n043 某科〔2026〕13号 研发费用函 ⟦不予公开⟧   待补\n045 某科〔2026〕15号 协作意见 依申请公开 往来商洽（条例第十六条）",
            "公开属性登记表\n序号\t文号\t标题\t公开属性\t不公开理由\t经办\n1\t某发〔2026〕1号\t关于某事的通知\t主动公开\t\t张\n2\t某发〔2026〕2号\t关于某事的函\t⟦不予公开⟧\t\t李",
            "公开属性源头认定汇总\n序号|文件名|认定结果|理由\n1|某通知|⟦不予公开⟧|/\n2|某函|主动公开|",
            "关于某项调研的通知⟦（不予公开）⟧\n各科室：\n请配合。\n某局办公室\n2025年3月1日",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦信息公开方式：不公开⟧\n",
            "某局关于某事的函\n某单位：\n请协助。\n⟦（本函不公开）⟧",
            "某镇人民政府关于某事的请示\n某县：\n请批示。\n某镇\n2025年3月2日\n⟦此件不予公开⟧，理由：",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开审查意见：不予公开⟧。理由：（待保密员填写）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：【不予公开⟧】理由：【　　　】",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n拟⟦公开方式：不予公开⟧\n法律依据：\n领导签字：",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开选项：不予公开⟧\n注：不予公开须注明理由____",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开⟧\n不予公开条款：第  条第  款",
            "某区民政局文件拟稿单\n事由：关于调整养老机构检查频次的通知\n⟦公开与否：否⟧　　如否，理由：\n核稿：",
            "发文审签卡\n⟦公开类型：不予公开⟧\n依据条款：\n密级：无",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开属性：不予公开　依据：———⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n政府⟦信息公开属性：③不予公开⟧\n选择②③的须说明理由：",
            "某街道办事处\n关于开展消防演练的通知\n各社区：\n请准备。\n某街道\n2026年4月2日\n⟦公开方式：不公开⟧",
            "⟦（不予公开）⟧\n关于某事的报告\n区政府：\n现报告如下。\n某局\n2026年3月1日",
            "某县财政局办文笺\n主动公开□　依申请公开□　⟦不予公开■⟧\n不公开理由：\n",
            "OA流程 \n⟦公开属性: 不予公开⟧ \n不公开原因: null \n标题: 关于车辆调配的通知",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n⟦公开方式：不予公开⟧（理由：见附）",
            "审核表\n拟⟦公开属性：不予公开⟧\n拟稿部门提出的理由：\n法规部门意见：同意",
            "某局文件登记\n名称：巡查安排\n⟦是否公开：不公开⟧\n原因：——",
            "⟦公开属性：不予公开⟧\n公开属性依据：\n某局关于夜间巡查的通知\n各中队：\n请执行。",
            "关于报送应急值班表的通知\n各股室：\n请报送。\n办公室\n2026年2月1日\n⟦（不公开）⟧",
            "发文稿\n标题：关于召开座谈会的通知\n⟦公开：不予公开⟧\n理由：",
            "发文管理\n标题*　关于举办培训班的通知\n⟦公开方式*　不予公开⟧ ▼\n不予公开依据　（未填写）\n附件　课程表",
            "公开属性台账 某局 序号 文号 标题 属性 理由 1 某发〔2025〕8号 关于甲事的通报 主动公开 — 2 某发〔2025〕11号 关于乙事的通知 ⟦不予公开⟧ （缺） 3 某发〔2025〕15号 关于丙事的函 不予公开 条例第十六条",
            "保密审查表\n信息标题|关于组织体检的通知\n公开类型|依申请公开□　主动公开□　⟦不予公开☑⟧\n不公开原因|无",
            "某校车司机岗位调配的通知\n各校：请办理。\n某局\n2026年3月9日\n⟦公开属性：不予公开⟧（　　　）",
            "专题会议记录\n会议决定改线，村民由乡政府解释。\n⟦不公开理由⟧：____________",
            "技术指标表\n固含量98%\n⟦不予公开理由⟧（填写）：",
            "某某局文件\n关于某某的通知\n⟦公开属性：不予公开⟧（　　　）\n\n某某县政务公开办公室 2024年3月5日印发",
            "某某局文件\n关于某某的通知\n⟦公开属性：不予公开⟧（　　　）\n\n抄送：市政府信息与政务公开办",
            "某某局文件\n关于某某的通知\n⟦公开属性：不予公开⟧（　　　）\n\n附件：政府信息公开保密审查表",
            "某某局发文单\n标题：政府网站建设情况报告\n⟦不予公开理由⟧：\n核稿：张三",
            "某某局发文单\n标题：公众号管理情况\n⟦不予公开理由⟧：\n核稿：张三",
            "某某局发文单\n标题：上网服务场所检查\n⟦不予公开理由⟧：\n核稿：张三",
            "某某局发文单\n标题：村务公开内容的报告\n⟦不予公开理由⟧：\n核稿：张三",
            "某某局发文单\n标题：公开方式改革\n⟦不予公开理由⟧：\n核稿：张三",
            "某某局发文单\n标题：■公开课安排\n⟦不予公开理由⟧：\n核稿：张三",
            "某某局发文单\n● 标题：甲\n⟦不予公开理由⟧：\n核稿：张三",
            "某某局发文单\n密级：■内部\n⟦不予公开理由⟧：\n核稿：张三",
            "关于某某的通知\n各县：\n请办理。\n某局\n2024年3月1日\n⟦（公开属性为不予公开⟧。）",
        ),
        misses=(
            "某某局发文单\n标题：某事\n政府信息公开方式：网站\n不予公开理由：\n核稿：张三",
            "某某局发文单\n标题：某事\n信息公开方式：网站\n不予公开理由：\n核稿：张三",
            "某某局发文单\n标题：某事\n信息公开类别　　主动\n不予公开理由：\n核稿：张三",
            "某某局发文单\n标题：某事\n公开方式（网站、公报）\n不予公开理由：\n核稿：张三",
            "某某局发文单\n标题：某事\n公开形式　　门户网站\n不予公开理由：\n核稿：张三",
            "某某局发文单\n标题：某事\n公开范围 | 全社会\n不予公开理由：\n核稿：张三",
            "某某局发文单\n标题：某事\n公开时间\t2024年3月5日\n不予公开理由：\n核稿：张三",
            "某某局发文单\n标题：某事\n■公开　不公开\n不予公开理由：\n核稿：张三",
            "某局发文稿纸\n标题：某通知\n公开属性：不予公开（　　　）\n\n　主动公开（　√　）\n\n　依申请公开（　　　）\n核稿：张三",
            "某局发文稿纸\n标题：某通知\n公开属性：不予公开（　　　）\n\n　依申请公开（　　　）\n核稿：张三",
            "某某局发文单\n标题：某事　公开方式：网站\n不予公开理由：\n核稿：张三",
            "某某局发文单\n是否公开：\n不予公开理由：\n核稿：张三",
            "某某局发文单\n公开/不公开：\n不予公开理由：\n核稿：张三",
            "某某局发文单\n公开范围：内网\n不予公开理由：\n核稿：张三",
            "审查表\n□主动公开 □不公开\n不公开理由：",
            "某局发文单\n标题：某通知\n发布方式：网站发布\n不予公开理由：\n核稿：张三\n",
            "信息发布审核表\n公开 ✔ 不公开\n不公开理由：\n审核人：李四\n",
            "发文单\n公开形式：政府网站、公告栏\n不公开事由：\n核稿：张三\n",
            "发文单\n公开或不公开：\n不公开理由：\n核稿：\n",
            "公开内容：低保名单\n公开时间：2025年1月\n不公开理由：\n填表人：张三\n",
            "公开属性：不予公开（      ）\n\n公开属性：依申请公开\n",
            "会议记录\n不公开理由：属于过程性信息",
            "会议记录\n不公开理由：\n属于过程性信息，依据条例第十六条。",
            _PAPER + "公开属性：不予公开（国家秘密，公开条例第十四条）",
            _PAPER + "公开属性：不予公开\n理由：属于讨论记录，依据《政府信息公开条例》第十六条第二款",
            _PAPER + "公开属性：依申请公开",
            _PAPER + "公开属性：主动公开\n理由：",
            _PAPER + "公开属性：不予公开\n理由：内容敏感",
            "机密★5年\n某局关于某事的通知\n各科室：\n请照办。\n（此件不公开）",
            "政府信息公开指南\n不予公开的，应当说明理由。",
            "不予公开要不要理由？要。理由：便于监督。",
            "信息公开申请答复\n本机关决定不予公开。",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开（涉及公共安全）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：主动公开\n理由：",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开方式：不公开（请注明依据：属于条例第十六条第一款）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n不予公开理由：属于内部事务信息，依据《政府信息公开条例》第十六条第一款。",
            "公开属性登记表\n序号\t文号\t标题\t公开属性\t不公开理由\t经办\n1\t某发〔2026〕1号\t关于某事的通知\t主动公开\t\t张\n2\t某发〔2026〕2号\t关于某事的函\t不予公开\t过程性信息（第十六条）\t李",
            "政府信息公开工作年度报告\n项目 属性 理由 数量\n不予公开 属于国家秘密 3\n不予公开 其他法律行政法规禁止公开 0",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：依申请公开",
            "答复书\n某某：\n你申请的信息属于个人隐私，本机关不予公开。\n理由如下：\n依据《条例》第十五条。",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：□主动公开 □依申请公开 □不予公开\n理由：",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n理由：含举报人信息",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n依据：《条例》第十六条第二款",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：依申请公开\n备注：无",
            "问答\n问：不予公开的要写理由吗？\n答：要写。\n理由：便于监督。",
            "公开属性：主动公开\n某局通知\n各单位：\n对不予公开的申请，应当在答复书中说明理由：\n（一）属于国家秘密的；",
            "工作总结\n全年收到申请12件，其中不予公开\n2件，理由均已告知。",
        ),
    ),
)
