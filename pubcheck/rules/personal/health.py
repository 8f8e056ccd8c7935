"""Illness, injury and pregnancy of a person who can be told by name; disability is ``personal.welfare``.

Sources: 个人信息保护法 art. 28 (医疗健康), 精神卫生法 art. 4 (everything that identifies a patient),
disability categories of GB/T 26341-2010.
"""

from __future__ import annotations

from pubcheck.affairs import InColumn, Mentioned, OfPerson
from pubcheck.ailments import AILMENT, ALLERGY, INJURED, SHAPED
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.matchers import AnyOf
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

# Illnesses by the shape of their name, right behind a verb, a label or a comma.
_SHAPED = (
    r"(?:(?<=患|患有|患上|罹患|身患|确诊|确诊为|诊断为|诊断|查出|检出|因|系|为|人|致|受|伴)|(?<=[，,、：:（(\t]))"
    rf"(?P<value>{SHAPED})"
)
_LISTED = (
    r"(?:健康状况|病\s*种|大\s*病|诊断(?:结果|结论)?|病\s*情|伤\s*情|患病情况|病\s*史|主\s*诉|病\s*名|疾病名称|体检结果)[ \t]*[:：][ \t]*"
    r"(?P<value>(?!无|健康|良好|正常|一般|较好|合格|[\-—/])[^\n。；;，,：:（(]{2,30})"
)
_STATED = Phrase("写明疾病或残疾", "it names an illness or a disability")
_LINK = r"药|伤|患|罹|确诊|诊断|查出|检出|感染|因|系|属|残疾|住院|手术|病|孕|鉴定|评定|评残|持有|为[^\u4e00-\u9fff]*$|[有是为]$"
_UNLESS = r"防治|预防|防控|筛查|科普|宣传|讲座|义诊|培训|志愿|研究|专家|医师|医生|教授|擅长|目录|病种|主任|救治能力|门诊部|应急预案|疫苗|患者们|残疾人联合会主席"
_BOUNDED = rf"(?<=[，,、：:；;（( \t“])(?P<value>{SHAPED})(?=[，,、。；;）) \t\n”]|住院|确诊|患者|$)"
_GENERAL = r"防治(?!医)|预防|防控|筛查|科普|宣传|讲座|义诊|培训|目录|病种|救治能力|应急预案|疫苗|患者们|擅长|研究(?!决定|同意)|应当|可以|不得|凡是?|标准|办法|政策|制度|条例|公民|每人|参保|义务(?!兵)|权利|范围|检测|等[0-9一二三四五六七八九十]+种|(?:疫苗|第[1-4]剂)|[0-9一二三四五六七八九十]+例|一名[^，。]{0,8}患|小广告|垃圾|关爱|活动|倡议|全[县市区镇村]|[0-9]+[例名户]|病人|群体|慢性病|职业病|传染病|常见病|多发病|地方病|高发|易发|流行|诊疗|疗效|适应|禁忌|保险责任"
_TOLD = Phrase("写明疾病或伤情“{words}”", "it names an illness or an injury")
_LABEL = r"(?:大病|伤病|病种|诊断(?:结果|结论)?|病史|病情|疾病(?:名称|种类|诊断)?|患病(?:情况|种类)?|残疾(?:类别|等级|类型)|健康状况|主诉|病名|病因)[\s:：为是]*[^\n]{0,12}$"

RULES = (
    Rule(
        id="personal.health",
        title=Phrase("健康信息", "Health data"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "disclosure-15", "mental-health-4"),
        matcher=AnyOf(
            (
                InColumn(
                    r"病种|病名|疾病|诊断|病情|患病|健康状况|孕[周期]|怀孕|过敏史|病史|体检(?:结果|情况)",
                    Phrase("是个人的健康状况", "it is the state of somebody's health"),
                ),
                InColumn(
                    r"原因|事由|理由|备注|情况|说明",
                    Phrase("写明疾病", "it names an illness"),
                    rf"^(?:因|患|突发|身患)?(?:{AILMENT}|{SHAPED})$|^(?:因|患|突发|身患)?(?:{AILMENT})",
                ),
                OfPerson(_LISTED, r".", _STATED, 0.9, "", _LABEL),
                OfPerson(_SHAPED, _LINK, _STATED, 0.86, _UNLESS, _LABEL),
                OfPerson(
                    AILMENT,
                    _LINK,
                    _STATED,
                    0.88,
                    _UNLESS,
                    _LABEL,
                ),
                Mentioned(rf"{ALLERGY}|{AILMENT}|{INJURED}", _GENERAL, _TOLD),
                Mentioned(_BOUNDED, _GENERAL, _TOLD),
            )
        ),
        message=Phrase(
            "写明了具体个人的疾病、残疾或怀孕情况，属于敏感个人信息",
            "it tells an illness, disability or pregnancy of a person",
        ),
        suggestion=Phrase(
            "删除疾病、残疾的名称和等级，或隐去姓名；公示救助、补贴名单时不公示病情和残疾类别",
            "delete the illness or disability, or the name; a list of recipients does not need it",
        ),
        mask=Mask(1, 0),
        inline=False,
        hits=(
            "李秀珍患有⟦尿毒症⟧，每周透析三次。",
            "王建华，男，54岁，⟦右胫腓骨骨折⟧，住院治疗。",
            "序号\t姓名\t救助事由\t金额\n1\t李秀珍\t⟦肺癌术后化疗⟧\t1000\n2\t王大山\t⟦尿毒症透析⟧\t1000",
            "姓名：李秀珍\n健康状况：⟦白内障术后、Ⅱ型糖尿病⟧。",
            "1、李秀珍，女，61岁，⟦空腹血糖14.2mmol/L⟧，住略。",
            "患者：张卫国\n性别：男\n入院诊断：⟦2型糖尿病⟧",
            "村民刘德贵因⟦脑梗死⟧住院，家庭困难。",
            "经鉴定，当事人赵明辉为⟦精神分裂症⟧。",
            "⟦糖尿病⟧患者陈思远反映用药问题。",
            "申请人：周玉兰，现已⟦怀孕⟧，申请调整岗位。",
            "姓名 年龄 患病情况 家庭人口\n李秀珍 61 ⟦类风湿⟧ 3\n王大山 54 ⟦肝硬化⟧ 2",
        ),
        misses=(
            "加强糖尿病、高血压等慢性病防治，规范管理率达到70%以上。",
            "全县持证残疾人中，肢体残疾二级以上3200人。",
            "张某患有精神分裂症，由监护人看护。",
            "本周报告肺结核8例，其中确诊病例6例。",
            "精神障碍患者的姓名、住址等信息应当予以保密。",
            "县人民医院心内科主任王建国擅长冠心病诊治。",
            "姓名：李秀珍  性别：女  健康状况：良好",
            "序号\t姓名\t健康状况\n1\t李秀珍\t健康\n2\t王大山\t良好",
            "怀孕女职工依法享受产假。",
            "对肢体残疾一级、二级的，每人每月发放护理补贴80元。",
        ),
    ),
)
