"""Names of persons, weighed by their role in the document."""

from __future__ import annotations

from itertools import islice

from pubcheck.finding import Mask, Severity
from pubcheck.informants import informants
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Entities, Judgement, Reading
from pubcheck.name_shape import has_surname, is_foreign, is_word, stands_alone
from pubcheck.numbers import is_resident_number
from pubcheck.person_cues import PARTIES, RELATIVES
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.surnames import is_no_name, surname_kind
from pubcheck.text import Entity, EntityKind, Role

_ROLES = {
    Role.OFFICIAL: Phrase("职务人员，履行职务时可以公开姓名", "an official in post, named in public"),
    Role.SIGNER: Phrase("文件签发人或署名人", "the signer of the document"),
    Role.CONTACT: Phrase("单位联系人", "a unit's contact"),
    Role.PRIVATE: Phrase("上下文表明是当事人、申请人等个人", "the context shows a private person"),
    Role.UNKNOWN: Phrase("没有身份线索", "nothing tells who it is"),
}


# A doctrine named after a person, the letters of a document number (鄂政文〔2004〕15号), an illness, a prize.
_NO_PERSON = lazily(
    r"\s*(?:[〔\[［（(]\s*(?:19|20)[0-9]{2}\s*[〕\]］）)]|新时代|列宁|(?:[\u4e00-\u9fff]{2})?思想|理论|主义|精神(?!残疾|[一二三四]级|[分障疾病失科状压])|总书记|主席|总理|法(?:则|律)|定理|病(?![重故逝休假退危亡倒愈情，,])|[症氏杯奖]|综合[征症]|故居|旧居|故里|纪念)"
)
_PLACE_END = lazily(r"(?:[堂院库店厂镇乡街路局所站科室塔祠庙墓巷冲坳证])$")
_TITLED = lazily(
    r"(?:女士|先生|小姐|同志|同学|老板|警官|师傅|老师|医生|媳妇|某某?|经理|阿姨|叔叔|大[爷妈娘叔伯哥姐]|奶奶|爷爷|主任|书记|所长|站长|局长|校长|院长|队长|老总|老汉)$|^.[伯工叔姨婶姐哥嫂氏总]$"
)
# What begins behind a name that is that of a shop, a place or a work: 唐祥电器城, 安莎镇政府.
_THING = lazily(
    r"(?:通道|走廊|经济[圈带]|西部协作|(?:经济)?开发区|(?:工业|产业)园|冷库|砖厂|汽车|电器|家[电具居]|幼儿园|[小中大]学(?!生)|学校|[镇乡](?!长|干部|村)|村(?!民|主任|支|委|干|医|里)|街(?!道)|路(?!过|上|边|边|遇)|巷|大桥|站(?!在|起|着|出)|社区(?!居民|民警|主任|书记)|小区|广场|大道|大厦|大楼|超市|商[场城店]|酒店|宾馆|饭店"
    r"|餐[馆厅饮]|公司|集团|[工制]厂|[分门药书饭]店|煤?矿|水库|遗址|故居|兵马俑|博物馆|纪念|教育|科技|传媒|地产|物业|置业|国际|品牌|专栏|安置|高铁|高速|林场|农场|郡|湾|冲|岭|坝|区(?!别)|等国际|包包|奖|杯|镇政府|思想|列宁|苑|尚苑|花园|[都新]?片区|美术馆|影像馆|国家级|森林公园|单抗|注射液|驾校|片区|别墅|农贸|集贸|高新|收费站|停车场|网友)"
)
# The same of what a person may own: 李国强三轮车被扣.
_OWNED = lazily(r"(?:墓|项目(?!经理|负责|部)|家园|拖拉机|收割机|电动车|三轮车|摩托车)")
_PARTY = lazily(rf"(?:{PARTIES}|{RELATIVES})(?:[\u4e00-\u9fff·]{{2,4}}[、和与及]){{0,8}}$")
_PARTY_REACH = 40
_NICKNAME = lazily(r"[阿老小][\u4e00-\u9fff]")
_POLITE = lazily(r"\s?(?:先生|女士|小姐|大[爷姐哥妈]|[”\"]网[友民])")
_TYPHOON = lazily(r"(?:网[友民]|台风|飓风|热带风暴|品牌|商标|游轮|[店号]名)[“\"《]?$")
_HIDDEN = lazily(r"[*＊×○〇某]")
_ANYBODY = lazily(r"[张李王赵][一二三四五六]|王麻子|王小二")
_SPECIMEN = lazily(
    r"示范文本|填[写报表](?:示例|说明|范例|范本|样例|样本)|样表|(?:文书|格式|表格)(?:范本|样式|示例)|××+年|的例子[中里]|(?:示例|虚构)的?(?:称谓|人物|姓名)"
)
_SPECIMEN_HEAD = 200  # characters at the beginning of a text that may call it a specimen
_NUMBER = lazily(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
# A name at the head of a longer term in quotes is that of a shop or a road: “李冰冰饮”.
_IN_TERM = lazily(r"[\u4e00-\u9fff]{1,6}[”》]")
_CALLED = lazily(r"(?:姓名|名字|名|叫|为|作|成|写|签|署|户|[人者]|登记|着)[:：]?[“「]$")
_LEAST, _LIKELY = 0.45, 0.9  # below them a name without a label is rather none, or may not be called like a place
_DOUBTED = 0.3  # below it a name that a label tells is none: 患者经救治，
_SURE = 0.83  # from here on a name without any cue is reported as a private person's
_CERTAIN = 0.93  # from here on whatever the surname
_BESIDE = 200  # characters of a paragraph beside a name that are read
_SAMPLE = Phrase("是填写示例中的姓名", "a name in a specimen form")
_TOLD = Phrase("已按举报人、信访人提示", "reported as an informant or petitioner")
_ARTICLE = lazily(r"(?m)^[ \t\u3000]*第[一二三四五六七八九十百千零〇0-9]{1,9}条[ \t\u3000]")
_ARTICLES = 5  # of a text that is a statute
_SET_PHRASES = frozenset({"陈顶新"})  # 以陈顶新, of stored grain
# Contracts, judgments and decisions about persons have articles as well.
_OF_PERSONS = lazily(
    r"[甲乙丙]方|(?:原告|被告|上诉人|被告人|当事人|申请人|被处罚人|[出承]租[方人]|[出借]借?款?人|担保人)[:：(（]|身份证|户籍"
)


def _judge(entity: Entity, reading: Reading) -> Judgement | None:
    text = reading.text.text
    name = "".join(entity.span.of(text).split())
    if _HIDDEN.search(name) or _TITLED.search(name) or len(name) < 2:
        return None
    why = [_ROLES[entity.role]]
    if entity.cue is not None:
        label = " ".join(entity.cue.of(text).split())[-12:]
        why.append(Phrase(f"依据“{label}”", f"from the words “{label}”"))
    if entity.span in informants(reading):
        return Judgement(entity.confidence, (*why, _TOLD), Severity.INFO)
    if _ANYBODY.fullmatch(name) and _is_sample(entity.span, reading):
        return Judgement(entity.confidence, (*why, _SAMPLE), Severity.INFO)
    if _is_alias(name, entity, text) or (entity.cue is None and _is_quoted(entity, text)):
        return Judgement(entity.confidence, tuple(why), Severity.INFO)
    told = entity.cue is not None and entity.confidence >= _DOUBTED
    if entity.role is Role.PRIVATE and (told or _may_be_private(name, entity, reading)):
        confidence = entity.confidence if entity.cue is not None else min(0.75, entity.confidence + 0.2)
        return Judgement(confidence, tuple(why))
    if entity.role is Role.UNKNOWN and entity.confidence < 0.5:
        return None
    if (
        entity.role is Role.UNKNOWN
        and entity.confidence >= _SURE
        and name not in _things(reading)
        and _is_person(name, entity, text)
        and not _in_statute(entity, reading)
    ):
        # Nobody says that this person acts in office: a name in prose is taken for a private one.
        return Judgement(entity.confidence * 0.9, tuple(why))
    return Judgement(entity.confidence, tuple(why), Severity.INFO)


def _is_sample(span: Span, reading: Reading) -> bool:
    """Whether a form shows how it is filled in (原告：张三，男，××××年生), and no valid identity number stands beside."""
    text = reading.text.text

    def called() -> bool:
        return _SPECIMEN.search(text, 0, _SPECIMEN_HEAD) is not None

    paragraph = reading.text.paragraph(span)
    start, end = max(paragraph.start, span.start - _BESIDE), min(paragraph.end, span.end + _BESIDE)
    if not reading.once("a specimen", called) and not _SPECIMEN.search(text, start, end):
        return False
    return not any(is_resident_number(match.group()) for match in _NUMBER.finditer(text, start, end))


def _may_be_private(name: str, entity: Entity, reading: Reading) -> bool:
    """Whether a name that nothing labels is that of a person whom the context calls private."""
    text, end = reading.text.text, entity.span.end
    if entity.confidence < _LEAST or _NO_PERSON.match(text, end):
        return False
    if _in_statute(entity, reading):
        return False
    if name in _told(reading):
        return True
    if _THING.match(text, end) or (_OWNED.match(text, end) and not _is_party(entity, text)):
        return False
    if entity.confidence >= _LIKELY or _is_party(entity, text):
        return True
    return name not in _things(reading) and not _PLACE_END.search(name)


def _in_statute(entity: Entity, reading: Reading) -> bool:
    text = reading.text.text
    if not reading.once("a statute", lambda: _is_statute(text)) or _is_party(entity, text):
        return False
    return entity.confidence < _SURE or not _is_full_name("".join(entity.span.of(text).split()))


def _is_full_name(name: str) -> bool:
    """Whether a surname that many bear, and no word of the dictionary, begins it: rules of a village name persons too."""
    if "·" in name or (kind := surname_kind(name)) == "compound":
        return not is_word(name)
    return kind == "frequent" and name not in _SET_PHRASES and not is_word(name) and not is_word(name[:2])


def _is_statute(text: str) -> bool:
    """Whether it is made of articles and names nobody as a party: most of its uncued "names" are words (占有, 付定金)."""
    found = sum(1 for _ in islice(_ARTICLE.finditer(text), _ARTICLES))
    return found == _ARTICLES and _OF_PERSONS.search(text) is None


def _is_party(entity: Entity, text: str) -> bool:
    """Whether a word for a party stands before a name, or before the list in which it stands."""
    start = entity.span.start
    return _PARTY.search(text, max(0, start - _PARTY_REACH), start) is not None


def _told(reading: Reading) -> frozenset[str]:
    """Names that a label calls a private person's somewhere in the document."""
    text = reading.text.text

    def found() -> frozenset[str]:
        return frozenset(
            "".join(entity.span.of(text).split())
            for entity in reading.entities
            if entity.kind is EntityKind.PERSON and entity.role is Role.PRIVATE and entity.cue is not None
        )

    return reading.once("persons told", found)


def _is_alias(name: str, entity: Entity, text: str) -> bool:
    """What a person calls itself on the web (网友“林白小”), or a pet name with a title (阿辉先生)."""
    if entity.cue is None and _TYPHOON.search(text, max(0, entity.span.start - 6), entity.span.start):
        return True
    return _NICKNAME.fullmatch(name) is not None and _POLITE.match(text, entity.span.end) is not None


def _is_quoted(entity: Entity, text: str) -> bool:
    """Whether a name stands in quotes of its own, as those of goods, shops and nicknames do: “李宁”运动鞋."""
    start, end = entity.span.start, entity.span.end
    return (
        text[start - 1 : start] in ("“", "「")
        and text[end : end + 1] in ("”", "」")
        and _CALLED.search(text, max(0, start - 8), start) is None
    )


def _things(reading: Reading) -> frozenset[str]:
    """Names that are a shop's or a place's somewhere in the document, so nowhere a person's without a cue."""
    text = reading.text.text

    def found() -> frozenset[str]:
        return frozenset(
            entity.span.of(text)
            for entity in reading.entities
            if entity.kind is EntityKind.PERSON
            and (
                _THING.match(text, entity.span.end)
                or (entity.cue is None and _OWNED.match(text, entity.span.end) and not _is_party(entity, text))
            )
        )

    return reading.once("things", found)


def _is_person(name: str, entity: Entity, text: str) -> bool:
    before, after = text[max(0, entity.span.start - 6) : entity.span.start], text[entity.span.end : entity.span.end + 8]
    if (
        _NO_PERSON.match(after)
        or not stands_alone(text, entity.span)
        or _PLACE_END.search(name)
        or _TYPHOON.search(before)
    ):
        return False
    if before.endswith(("“", "《")) and _IN_TERM.match(after):
        return False
    shaped = has_surname(name) and not is_no_name(name)
    return shaped or "·" in name or is_foreign(name) or entity.confidence >= _CERTAIN


RULES = (
    Rule(
        id="personal.person_name",
        title=Phrase("姓名", "Name of a person"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=Entities(EntityKind.PERSON, _judge),
        message=Phrase("出现个人姓名", "the name of a person"),
        suggestion=Phrase(
            "职务人员可以保留；当事人、申请人等个人的姓名，无公开依据的应隐去（如“张某”）",
            "officials may stay; hide private persons' names unless the law asks for them",
        ),
        mask=Mask(1, 0),
        inline=False,
        hits=(
            "申请人：⟦欧阳修远⟧，住某村三组。",
            "姓名：⟦张卫国⟧ 性别：男",
            "序号\t姓名\t补助金额\n1\t⟦李秀珍⟧\t300",
            "投诉人：⟦阿依古丽·买买提⟧",
            "（签发人：⟦刘洋⟧）",
            "联系人：⟦陈思远⟧，电话0831-0000000",
            "组长：⟦王建国⟧（县水利局局长）",
            "当事人⟦赵明辉⟧于3月5日到场。",
        ),
        misses=(
            "联系人：办公室",
            "姓名：                ",
            "申请人：应当提交下列材料",
            "深入学习贯彻习近平新时代中国特色社会主义思想",
            "高度重视信访工作，明确责任，严格管理。",
            "户主：张某",
            "负责人：见附件",
            "序号\t姓名\t金额\n1\t张某某\t300",
        ),
    ),
)
