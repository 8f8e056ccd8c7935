"""Illness, injury and pregnancy of a person who can be told by name; disability is ``personal.welfare``.

Sources: 个人信息保护法 art. 28 (医疗健康), 精神卫生法 art. 4 (everything that identifies a patient),
disability categories of GB/T 26341-2010.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.affairs import InColumn, Mentioned, OfPerson
from pubcheck.ailments import AILMENT, ALLERGY, INJURED, MEASURED, SHAPED
from pubcheck.clinical import (
    BODY,
    DONE,
    DRUG,
    FIRST,
    GENERALLY,
    NO_PATIENT,
    OPERATION,
    RESULT,
    SCORE,
    SOLD,
    TAKEN,
    UNABLE,
    VALUE,
)
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Computed, Judgement, Match, Reading, compiled
from pubcheck.persons import people
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.symptoms import CARE, HURT, HURT_BEFORE, HURT_BEHIND, HURT_PART, OPERATED, SYMPTOM
from pubcheck.told import Joined

# Illnesses by the shape of their name, right behind a verb, a label or a comma.
_SHAPED = (
    r"(?:(?<=患|患有|患上|罹患|身患|确诊|确诊为|诊断为|诊断|查出|检出|因|系|为|人|致|受|伴)|(?<=[，,、：:（(\t]))"
    rf"(?P<value>{SHAPED})"
)
_LISTED = (
    r"(?:健康状况|病\s*种|大\s*病|诊断(?:结果|结论)?|病\s*情|伤\s*情|患病情况|病\s*史|主\s*诉|病\s*名|疾病名称|体检结果)[ \t]*[:：][ \t]*"
    r"(?P<value>(?!无|健康|良好|正常|一般|较好|合格|[\-—/])[^\n。；;，,、：:（(]{2,30})"
)
_STATED = Phrase("写明疾病或残疾", "it names an illness or a disability")
_PREGNANT = Phrase("写明怀孕", "it tells of a pregnancy")
_LINK = r"药|伤|患|罹|确诊|诊断|查出|检出|感染|因|系|属|残疾|住院|手术|病|孕|鉴定|评定|评残|持有|为[^\u4e00-\u9fff]*$|[有是为]$"
_UNLESS = r"应尽早|易感|人群|就诊流程|[0-9一二三四五六七八九十]例|防治|预防|防控|筛查|科普|宣传|讲座|义诊|培训|志愿|研究|专家|医师|医生|教授|擅长|目录|病种|主任|救治能力|门诊部|应急预案|疫苗|患者们|残疾人联合会主席"
_BOUNDED = rf"(?<=[，,、：:；;（( \t“])(?P<value>{SHAPED})(?=[，,、。；;）) \t\n”]|住院|确诊|患者|$)"
_GENERAL = r"应尽早|易感人群|就诊流程|防治(?!医)|预防|防控|筛查|科普|宣传|讲座|义诊|培训|目录|病种|救治能力|应急预案|疫苗|患者们|擅长|研究(?!决定|同意)|应当|可以|不得|凡是?|标准|办法|政策|制度|条例|公民|每人|参保|义务(?!兵)|权利|(?<!参考)范围|检测|等[0-9一二三四五六七八九十]+种|(?:疫苗|第[1-4]剂)|[0-9一二三四五六七八九十]+例|一名[^，。]{0,8}患|小广告|垃圾|关爱|活动|倡议|全[县市区镇村]|[0-9]+[例名户]|病人|群体|慢性病|职业病|传染病|常见病|多发病|地方病|高发|易发|流行|诊疗|疗效|适应|禁忌|保险责任"
_OF_RECORDS = f"{GENERALLY}|{_GENERAL}"
_TOLD = Phrase("写明疾病或伤情“{words}”", "it names an illness or an injury")
_LABEL = r"(?:大病|伤病|病种|诊断(?:结果|结论)?|病史|病情|疾病(?:名称|种类|诊断)?|患病(?:情况|种类)?|残疾(?:类别|等级|类型)|健康状况|主诉|病名|病因)[\s:：为是]*[^\n]{0,12}$"

# What belongs to the name of an illness before and behind what the lexicon knows of it: 左胫骨平台骨折, 双膝置换术后.
_MODIFIERS = frozenset(
    "急慢轻重度性左右双侧粉碎压缩爆裂部手足脚腿臂眼耳鼻喉头面颈胸腰腹膝踝肘腕肩髋指趾脑心肺肝脾肾胃肠胆胰骨股胫腓肱桡尺锁肋椎颅颌ⅠⅡⅢⅣ"
)
# What the pattern of a shape took with it.
_LEAD = lazily(
    r"(?:(?:我|本|全)?[省市县区]首例|有|因|致(?:其|使)?|(?:丈夫|妻子|父亲|母亲|儿子|女儿|老伴|爱人|孩子)(?:因?车祸|突发)?|(?:自己|本人|身)?患有?(?=[\u4e00-\u9fff]{2})|自己(?=[\u4e00-\u9fff]{2})|术中|(?:探查|检查)?[可所]?见(?!习)|[女男]方|该[婴生]|婴(?!儿)|其|本人|上(?=早)|中(?=[左右]))+"
)
_PIECE = lazily(r"[^，,；;（()）\s][^，,；;（()）\n]*")
_ENTRY = lazily(r"[^，,；;、（()）\s][^，,；;、（()）\n]*")
_PARTED = lazily(r"[，,；;（()）]")
# What is no part of the name: 乳腺癌术后化疗 is an illness and a treatment; degrees apart from it.
_AFTERWARDS = lazily(r"(?<=[\u4e00-\u9fff]{2})(?<!手)术后(?=.)|[ ][0-9一二三四ⅠⅡⅢⅣ][ ]?级$")
_KINDS = r"等[0-9一二三四五六七八九十]{1,3}[种类](?:[\u4e00-\u9fff]{0,4}病)|将[^。；\n]{2,60}?等[0-9一二三四五六七八九十]{1,3}[种类][^。；\n]{0,8}纳入[^，。；\n]{0,16}(?:救助|报销|保障|病种)范围"  # a list of illnesses
_VACCINE = r"接种|疫苗"
_VACCINATED = frozenset("甲肝 乙肝 水痘 麻疹 乙脑 流感 肺炎 手足口病".split())
_TAIL = lazily(
    r"(?:后遗症|晚期|恢复期|急性期|发作期?|治疗中|(?<=[癌瘤病症][早中晚])期|(?<=[压糖脂][上下])[升降][0-9]{0,4}|[一二三四ⅠⅡⅢⅣ]{1,3}[期级度](?![\u4e00-\u9fff]?残)|伴[\u4e00-\u9fff]{2,6}(?=[，,。；;、）)]))+"
)
# What says how long or what for, behind the words: 怀孕七个月, 色弱申请.
_DURATION = lazily(
    r"(?<=近视)[0-9]{3,4}度$|较上次.*|(?<=[怀受]孕|妊娠)(?:已|约|满|了)?[0-9一二三四五六七八九十多半+]{1,4}个?[周月多].*|(?:申请|请假|住院|就诊|复查)$"
)
# What nothing else is called by: the list is surer of it than the tagger of a part.
_ALLERGIES, _EXACT = r"(?<=对)(?P<value>[\u4e00-\u9fff、]{1,10}过敏)(?![性原源体])", 0.9
_RECORDED = 0.9  # of what stands in a record, with its unit or how a test came out
# Columns of an examination, and what stands in them: no duties, no requirements, no number of a table.
_EXAMINED = r"^(?:空腹|餐后|随机|裸眼|矫正|[左右双]眼)?(?:血糖|血压|糖化(?:血红蛋白)?|视力|脊柱|体态|传染病|[乙丙]肝|梅毒|HIV|艾滋病?|结核|尿[检样液]|毒[检品]|吗啡|冰毒|肝功能?|肾功能?|心电图?|胸[片透])(?:抗体|抗原|五项|值|检[查测验]|筛查|情况|结果)*(?:[（(][^（）()]{1,12}[)）])?$|伤残(?:等级|情况)|护理依赖"
_OUTCOME = r"[阴阳]性?|[+＋]|[0-9]{2,3}[/／][0-9]{2,3}|^[0-9]{1,2}\.[0-9]{1,2}(?!以上)|[左右]眼?[0-9]|侧弯|[高驼]低?[肩背]|前倾|异常|偏[高低]|[病炎症肝毒]|[一二三四五六七八九十]级|依赖|近视|弱视"
_PASSAGE = r"路|道|积水|泥|坑|电梯|停电|车辆|通行|桥"
_STATE = Phrase("是个人的健康状况", "it is the state of somebody's health")
_EXPECTING = lazily(r"孕产?妇$")
_MOST = 6  # characters put before the words found
_ALSO_HURT, _PART, _ALSO_BEHIND = lazily(HURT_BEFORE), lazily(HURT_PART), lazily(HURT_BEHIND)
_LISTING = 30  # characters that a list of parts of the body may take


class _Cells(NamedTuple):
    """Each illness that a cell of a column names: 类风湿关节炎，双手变形."""

    inner: InColumn

    def find(self, reading: Reading) -> Iterator[Match]:
        """The items of each cell; the whole cell where there is one alone or none is known."""
        text, known = (
            reading.text.text,
            compiled(f"{AILMENT}|{INJURED}|{SHAPED}|{VALUE}|{BODY}|{RESULT}|{OPERATION}|{UNABLE}"),
        )
        for cell in self.inner.find(reading):
            items = [each.span() for each in _ENTRY.finditer(text, cell.span.start, cell.span.end)]
            named = [Span(*item) for item in items if known.search(text, *item)] if len(items) > 1 else []
            for span in named or [cell.span]:
                yield Match(span, cell.judgement)


class _Whole(NamedTuple):
    """The matches of ``inner``, each as wide as the name of the illness."""

    inner: Joined

    def find(self, reading: Reading) -> Iterator[Match]:
        """The matches in order; none reaches into the one before."""
        text, done = reading.text.text, 0
        for match in self.inner.find(reading):
            for start, end in self._apart(reading, match.span):
                persons = people(reading).within(Span(max(0, start - _LISTING), start))
                least = max(done, start - _LISTING, *(person.span.end for person in persons))
                while start > max(least, match.span.start - _MOST) and text[start - 1] in _MODIFIERS:
                    start -= 1
                if rest := _DURATION.search(text, start, end):
                    end = rest.start()
                if listed := _ALSO_HURT.search(text[least:start]):
                    start -= len(listed.group())
                if _PART.search(text, start, end) and (listed := _ALSO_BEHIND.match(text, end)):
                    end = listed.end()
                tail = _TAIL.match(text, end)
                end = tail.end() if tail else end
                if start >= done and not (text[start:end] in _VACCINATED and reading.holds(_VACCINE)):
                    done = end
                    yield Match(Span(start, end), match.judgement)

    def _apart(self, reading: Reading, span: Span) -> Iterator[tuple[int, int]]:
        """The pieces, parted where the name of an illness ends and its treatment begins."""
        for start, end in self._pieces(reading, span):
            for cut in _AFTERWARDS.finditer(reading.text.text, start, end):
                yield start, cut.start()
                start = cut.end()
            if end > start:
                yield start, end

    def _pieces(self, reading: Reading, span: Span) -> Iterator[tuple[int, int]]:
        """Where the names stand in the words found: behind a person's name, and each for itself in a cell of several."""
        text, start = reading.text.text, span.start
        for person in people(reading).within(Span(max(0, start - 4), span.end)):
            if person.span.overlaps(span) and person.span.end < span.end:
                start = person.span.end
        if lead := _LEAD.match(text, start, span.end):
            start = lead.end() if lead.end() < span.end - 1 else start
        named = compiled(rf"{AILMENT}|{INJURED}|{SHAPED}")
        if not _PARTED.search(text, start, span.end):
            items = [each.span() for each in _ENTRY.finditer(text, start, span.end)]  # 2型糖尿病、高血压
            if len(items) > 1 and all(named.fullmatch(text, *item) for item in items):
                yield from items
            else:
                yield start, span.end
            return
        pieces = [each.span() for each in _PIECE.finditer(text, start, span.end) if named.search(each.group())]
        yield from pieces or [(start, span.end)]  # 吗啡（+） is known by no name


def _expecting(reading: Reading) -> Iterator[Match]:
    """孕妇 right before a name: 孕妇蒋小妹."""
    text = reading.text.text
    for person in people(reading).within(Span(0, len(text))):
        word = _EXPECTING.search(text, max(0, person.span.start - _MOST), person.span.start)
        if word:
            yield Match(Span(*word.span()), Judgement(0.86, (_PREGNANT,)))


RULES = (
    Rule(
        id="personal.health",
        title=Phrase("健康信息", "Health data"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "disclosure-15", "mental-health-4"),
        matcher=_Whole(
            Joined(
                AnyOf(
                    (
                        _Cells(
                            InColumn(
                                r"病种|病名|疾病|诊断|病情|患病|健康状况|身体状况|孕[周期]|怀孕|过敏史|病史|体检(?:结果|情况)",
                                _STATE,
                            )
                        ),
                        _Cells(InColumn(_EXAMINED, _STATE, _OUTCOME)),
                        InColumn(
                            r"原因|事由|理由|备注|情况|说明",
                            Phrase("写明疾病", "it names an illness"),
                            rf"^(?:因|患|突发|身患)?(?:{AILMENT}|{SHAPED})$|^(?:因|患|突发|身患)?(?:{AILMENT})",
                        ),
                        Mentioned(rf"{VALUE}|{SCORE}|{RESULT}", _OF_RECORDS, _TOLD, _RECORDED),
                        Mentioned(DONE, rf"{_OF_RECORDS}|{FIRST}", _TOLD, _RECORDED),
                        Mentioned(BODY, rf"{_OF_RECORDS}|{NO_PATIENT}", _TOLD, _RECORDED),
                        Mentioned(TAKEN, _OF_RECORDS, _TOLD),
                        Computed(_expecting, ("孕妇", "孕产妇")),
                        # Right behind the name it needs no second witness: 李秀珍无法行走.
                        OfPerson(UNABLE, r"(?:现|已|长期|目前|至今|仍)$", _STATED, 0.82, f"{_UNLESS}|{_PASSAGE}"),
                        Mentioned(rf"{OPERATION}|{DRUG}|{UNABLE}", rf"{_OF_RECORDS}|{SOLD}|{FIRST}", _TOLD),
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
                        Mentioned(rf"{MEASURED}|{_ALLERGIES}", r"应当|可以|不得|标准|办法|规定|宣传", _TOLD, _EXACT),
                        Mentioned(_BOUNDED, _GENERAL, _TOLD),
                        Mentioned(
                            rf"{HURT}|{SYMPTOM}|{CARE}|{OPERATED}",
                            rf"{_OF_RECORDS}|坚持(?:比赛|参赛|训练|上场|演出)|[金银铜]牌|夺冠",
                            _TOLD,
                        ),
                    )
                ),
                "health",
                _TOLD,
                0.6,
                sure=0.8,
                never=r"^(?:无|未见)(?:明显)?[\u4e00-\u9fff]{0,6}(?:异常|水肿|压痛|畸形|龋齿|肿大)$|NULL|(?:[2-9]|[0-9]{2})[人例]$|血压[仪计]|矫形|经营|(?:补助金?|补贴|津贴|抚恤金?|优待金)$|(?:身高|体重)[约\s:：]{0,4}[0-9]|径[0-9]|氨氮|溶解氧|COD|总磷|总氮|甲醛|噪声|分贝|PM2|排放",
                unless=r"[ ]?(?!1例)[0-9]{1,6}[例人]|患者(?:应|禁|慎)|者[禁慎]用|(?:上升|下降)[0-9]|钟?的(?:设备|仪器)|[ \t\u3000]{0,4}[0-9]{2,6}(?:\.[0-9]{1,2})?元|(?<=手术)一事|同意书|费用?(?![者])",
                after=r"(?:差点|险些|差一点)儿?$|(?:销售|过期|购进|经营|有效期|假冒|劣质)(?:[了过]?[一二两三四五0-9]{0,4}[批盒瓶箱支件][^，。；\n]{0,4})?的?$|[动奋气吓哭]得$|克服了?$|(?:电桩|手机|空调|墙体|电池|电器|插座)$|擅长[^，。；\n]{0,20}$",
                general=rf"{_KINDS}|{GENERALLY}|{FIRST}|分级诊疗|小病不出|垃圾|小广告|应尽早|易感人群|就诊流程|死因顺位",
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
            "序号\t姓名\t救助事由\t金额\n1\t李秀珍\t⟦肺癌⟧术后化疗\t1000\n2\t王大山\t⟦尿毒症透析⟧\t1000",
            "姓名：李秀珍\n健康状况：⟦白内障术后⟧、Ⅱ型糖尿病。",
            "1、李秀珍，女，61岁，⟦空腹血糖14.2mmol/L⟧，住略。",
            "患者：张卫国\n性别：男\n入院诊断：⟦2型糖尿病⟧",
            "村民刘德贵因⟦脑梗死⟧住院，家庭困难。",
            "经鉴定，当事人赵明辉为⟦精神分裂症⟧。",
            "⟦糖尿病⟧患者陈思远反映用药问题。",
            "申请人：周玉兰，现已⟦怀孕⟧，申请调整岗位。",
            "姓名 年龄 患病情况 家庭人口\n李秀珍 61 ⟦类风湿⟧ 3\n王大山 54 ⟦肝硬化⟧ 2",
            "救援队找到李秀珍，⟦轻度低体温⟧、⟦踝关节扭伤⟧。",
            "驾驶员王建国与护栏相撞，本人⟦锁骨骨折⟧。",
            "刘德贵今年七十岁，⟦双腿静脉曲张⟧，看病要绕到镇上。",
            "陈思远有⟦青霉素过敏史⟧，更换用药后平稳。",
            "李秀珍称孩子⟦对花生和芒果过敏⟧，请多留意。".replace("⟦对", "对⟦"),
            "你驾车，呼气检测⟦酒精含量53mg/100ml⟧，当事人李秀珍无异议。",
            "患者周明虎入院，术中探查见⟦右足踝部毁损伤⟧，即行清创。",
            "赵国强⟦右手食指、中指离断⟧，已送县人民医院。",
            "李向前⟦右侧第3、4、5肋骨骨折⟧，王大山⟦右小腿开放性骨折⟧。",
            "乘客周玉兰⟦左膝、右踝、腰部多处软组织挫伤⟧。",
            "姓名\t尿检结果\n李秀珍\t⟦吗啡（+）⟧\n王大山\t⟦甲基安非他明阳性⟧",
            "姓名\t体检结果\n李秀珍\t合格\n王大山\t⟦复查（尿蛋白+）⟧\n赵国强\t⟦不合格（肝功能异常）⟧",
        ),
        misses=(
            "儿科张卫国医生接诊肺炎12例，均已好转。",
            "李秀珍参加糖尿病防治知识宣传。",
            "加强糖尿病、高血压等慢性病防治，规范管理率达到70%以上。",
            "全县持证残疾人中，肢体残疾二级以上3200人。",
            "张某患有精神分裂症，由监护人看护。",
            "本周报告肺结核8例，其中确诊病例6例。",
            "精神障碍患者的姓名、住址等信息应当予以保密。",
            "县人民医院心内科主任王建国擅长冠心病诊治。",
            "姓名：李秀珍  性别：女  健康状况：良好",
            "序号\t姓名\t健康状况\n1\t李秀珍\t健康\n2\t王大山\t良好",
            "孕妇、慢性阻塞性肺病和糖尿病患者应尽早接种，李秀珍提醒说。",
            "李秀珍反映社区垃圾、牛皮癣无人清理。",
            "李秀珍反映医院做手术一事，已回复。",
            "李秀珍为八级伤残军人抚恤政策宣传员。",
            "怀孕女职工依法享受产假。",
            "文件规定：优先将乳腺癌、宫颈癌等9种疾病纳入重特大疾病救助范围。周明虎未申请过救助。",
            "对肢体残疾一级、二级的，每人每月发放护理补贴80元。",
        ),
    ),
)
