"""Illness, disability, pregnancy of a person who can be told by name.

Sources: 个人信息保护法 art. 28 (医疗健康), 精神卫生法 art. 4 (everything that identifies a patient),
disability categories of GB/T 26341-2010.
"""

from __future__ import annotations

from pubcheck.affairs import InColumn, OfPerson
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.matchers import AnyOf
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_ORGANS = "肺|肝|胃|肠|结肠|直肠|乳腺|宫颈|食[道管]|甲状腺|前列腺|鼻咽|胰腺|膀胱|肾|卵巢|骨|喉|胆管|淋巴"
_DISABLED = r"(?:视力|听力|言语|肢体|智力|精神|多重)残疾|残疾(?:等级|类别|类型)?[:：]?(?=[一二三四1-4]级)"
_DISEASE = (
    rf"(?:恶性)?肿瘤|(?:{_ORGANS})(?:部)?(?:恶性)?(?:肿瘤|癌)|癌症|白血病|淋巴瘤|脑瘤|血管瘤|尿毒症|肾(?:功能)?衰竭|肾病综合[征症]|肾炎|[12一二Ⅰ-Ⅱ]?型?糖尿病"
    r"|高血压(?:病)?|冠心病|(?:先天性)?心脏病|心肌梗[死塞]|心梗|心力?衰竭|脑梗[死塞]?|脑出血|脑溢血|中风|偏瘫|截瘫|瘫痪|癫痫|帕金森(?:病|综合征)?|阿尔茨海默(?:病|症)?"
    r"|老年痴呆|痴呆|精神分裂症?|精神(?:病|障碍|疾病|异常)|抑郁症|双相情感障碍|躁狂症|焦虑症|自闭症|孤独症|智力(?:障碍|低下)|艾滋病|HIV(?:阳性|感染)?|梅毒|淋病|尖锐湿疣|性病"
    r"|[甲乙丙戊]型?肝炎?|肝硬化|肝腹水|(?:肺|骨)?结核(?:病)?|尘肺病?|矽肺病?|哮喘|慢阻肺|肺炎|肺气肿|类风湿(?:性?关节炎)?|(?:系统性)?红斑狼疮|血友病|地中海贫血|再生障碍性贫血"
    r"|股骨头坏死|腰椎间盘突出|骨折|截肢|失明|聋哑|脑瘫|唐氏综合征|重症肌无力|渐冻症|强直性脊柱炎|甲亢|痛风|胃溃疡|阑尾炎|白内障|青光眼|烧伤|植物人|器官移植|肾移植|透析|化疗"
    r"|新冠(?:病毒|肺炎)?(?:阳性|感染|确诊)|核酸(?:检测)?(?:结果)?(?:为|呈)?阳性|流产|早孕|怀孕|妊娠|孕[0-9一二三四五六七八九十]{1,3}[周月]|产后抑郁|不孕症?"
)
_LEVEL = r"(?:[（(]?[一二三四1-4]级[)）]?)?"
_PATTERN = rf"(?:重度|中度|轻度|[一二三四1-4]级)?(?:{_DISABLED}){_LEVEL}|[一二三四1-4]级(?:视力|听力|言语|肢体|智力|精神|多重)?残疾|(?:{_DISEASE})(?:晚期|早期)?"
_LINK = (
    r"患|罹|确诊|诊断|查出|检出|感染|因|系|属|残疾|住院|手术|病|孕|鉴定|评定|评残|持有|为[^\u4e00-\u9fff]*$|[有是为]$"
)
_UNLESS = r"防治|预防|防控|筛查|科普|宣传|讲座|义诊|培训|志愿|研究|专家|医师|医生|教授|擅长|目录|病种|主任|救治能力|门诊部|应急预案|疫苗|患者们|残疾人联合会主席"
_LABEL = r"(?:诊断(?:结果|结论)?|病史|病情|疾病(?:名称|种类|诊断)?|患病(?:情况|种类)?|残疾(?:类别|等级|类型)|健康状况|主诉|病名|病因)[\s:：为是]*[^\n]{0,12}$"

RULES = (
    Rule(
        id="personal.health",
        title=Phrase("健康信息", "Health data"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "disclosure-15", "mental-health-4"),
        matcher=AnyOf(
            (
                InColumn(
                    r"病种|病名|疾病|诊断|病情|患病|残疾(?:类[别型]|等级|级别|情况)|健康状况|孕[周期]|怀孕|过敏史|病史",
                    Phrase("是个人的健康状况", "it is the state of somebody's health"),
                ),
                OfPerson(
                    _PATTERN,
                    _LINK,
                    Phrase("写明疾病或残疾", "it names an illness or a disability"),
                    0.88,
                    _UNLESS,
                    _LABEL,
                ),
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
            "王建华，男，54岁，⟦肢体残疾二级⟧，无劳动能力。",
            "序号\t姓名\t残疾类别\t金额\n1\t李秀珍\t⟦肢体二级⟧\t100\n2\t王大山\t⟦视力一级⟧\t100",
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
