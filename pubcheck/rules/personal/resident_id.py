"""Resident identity numbers: 18 and 15 digits, residence permits; permanent residence cards have a rule of their own."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.finding import Mask, Severity
from pubcheck.labels import OTHER_KIND, Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Computed, Judgement, Match, Reading
from pubcheck.numbers import as_digits, birth_date, is_called_citizens, is_permanent_residence, is_resident_number
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.resident_digits import (
    LABEL,
    LABEL_WORDS,
    is_called_paper,
    judge15,
    judge18,
    judge_miscounted,
    may_be_one,
    near_person,
    region_of,
)
from pubcheck.resident_forms import (
    BESIDE,
    BROKEN,
    EXTENDED,
    GLUED,
    GROUPED,
    INSIDE,
    MISCOUNTED,
    MISREAD,
    MISREAD_BARE,
    MISREAD_GROUPS,
    OLD,
    OLD_APART,
    OLD_GROUPS,
    PLAIN,
    UNDERNEATH,
    WRAPPED,
)
from pubcheck.rule import Rule
from pubcheck.scattered import SPOKEN, behind, digits_of, names_beside, run_round
from pubcheck.span import Span

_CALLED = r"身\s?份\s?证(?:明|件)?|证件|公民身份|居民证|居住证"
_NUMBERED = lazily(r"[号码编第证单书水件据]\s?[:：]?$")
# Taken apart with any signs between, right behind its label.
_SCATTERED = behind(_CALLED, rf"[{SPOKEN}]", SPOKEN, 16, 16, SPOKEN + "Xx×")
_SCATTERED_OLD = behind(_CALLED, rf"[{SPOKEN}]", SPOKEN, 14, 14)


_SIGNS_BETWEEN = lazily(r"[0-9](?:[^0-9A-Za-z\u4e00-\u9fff]{0,3}[0-9]){16}[^0-9A-Za-z\u4e00-\u9fff]{0,3}[0-9Xx×]")
_HAN = lazily(r"[\u4e00-\u9fff]")
_FEWEST_OLD = 12  # digits of an old number that are not read as letters
_BORN = 1930, 1999  # years of most who had such a number; 24 to 29 begin a date of today
_INSIDE = Phrase("号码中含有完整的身份证号", "it contains a whole identity number")
_PAPERS = r"残疾(?:人|军人|儿童)?证|学籍号"  # their numbers are made of an identity number
_APART = Phrase("数字逐格或分组书写", "its digits stand one a cell or in groups")


def _judge_plain(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    # A foreigner's card is reported as that: one number, one finding.
    if is_permanent_residence(value) and not is_called_citizens(reading.text.text, span.start):
        return None
    return judge18(value, reading, span, label)


def _judge_broken(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = "".join(character for character in value if character.isalnum() or character == "×")
    if number == value or (is_permanent_residence(number) and not is_called_citizens(reading.text.text, span.start)):
        return None
    judgement = judge18(number, reading, span, label)
    # Pieces of unrelated numbers join by chance: only a whole, valid number counts, or what its label calls one.
    if judgement is None or (judgement.confidence < 0.8 and not (label and label.adjacent and may_be_one(number))):
        return None
    broken = Phrase("数字被空格、符号或换行隔开", "the digits are broken up by spaces, signs or a line break")
    return Judgement(min(judgement.confidence, 0.95), (*judgement.why, broken), judgement.severity)


def _judge_grouped(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """In groups of region, day and serial, which chance does not join: judged as one without gaps beside somebody's name."""
    judgement = _judge_broken(value, reading, span, label)
    number = "".join(filter(str.isalnum, value))
    if judgement is not None or not may_be_one(number) or is_called_paper(reading, span):
        return judgement
    judgement = judge18(number, reading, span, label) if label or near_person(reading, span) else None
    return judgement and judgement._replace(why=(*judgement.why, _APART))


def _judge_extended(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """One behind the name of a paper whose number holds it, with a slip in its check digit."""
    number = "".join(filter(str.isalnum, value))
    if label is None or not label._replace(gap=label.gap.rstrip("GgLl")).adjacent or not may_be_one(number):
        return None
    judgement = judge18(number[:18], reading, span, label)
    return judgement and judgement._replace(why=(*judgement.why, _INSIDE))


def _judge_wrapped(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    text = reading.text.text
    row = reading.text.paragraph(Span(span.start, span.start)).start
    if text.count("\t", row, span.start) != value.count("\t"):
        return None
    if not is_resident_number("".join(value.split())) and not (label and label.heading):
        return None
    return _judge_broken(value, reading, span, label)


def _underneath(reading: Reading) -> Iterator[Match]:
    """Both pieces of a number that a cell of a laid-out table wraps, each by itself: other cells stand between."""
    for match in reading.matches(UNDERNEATH):
        number = match["head"] + match["tail"]
        judgement = judge18(number, reading, Span(*match.span("head")), None) if is_resident_number(number) else None
        if judgement is not None:
            why = Phrase("在单元格内换行，分在两行", "its cell wraps it over two lines")
            for piece in ("head", "tail"):
                yield Match(Span(*match.span(piece)), Judgement(judgement.confidence, (*judgement.why, why)))


def _judge_glued(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = value.replace("\n", "")
    return judge18(number, reading, span, label) if is_resident_number(number) else None


def _judge_beside(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    text, run = reading.text.text, run_round(reading.text.text, span)
    if run == span or not is_resident_number(value):
        return None
    before, following = text[max(0, run.start - 3) : run.start], text[run.end : run.end + 1]
    if label is None and (_NUMBERED.search(before) or OTHER_KIND.applies(reading, run)):
        return None
    if not _HAN.match(before[-1:]) and (run.start == span.start or not _HAN.match(following)):
        return None
    judgement = judge18(value, reading, span, label)
    if judgement is None or judgement.confidence < 0.8:
        return None
    glued = Phrase("与前后单元格的数字连写", "figures of the cells beside are glued to it")
    return Judgement(0.85, (*judgement.why, glued))


def _judge_scattered(value: str, reading: Reading, span: Span) -> Judgement | None:
    number = digits_of(value).upper()
    number = number[:17] + ("X" if not number[17:].isdigit() else number[17:])
    if is_permanent_residence(number):
        return None
    if is_resident_number(number):
        return Judgement(0.93, (_APART, LABEL.why))
    # Right behind its label, with a slip: signs alone stand between, no letters or words.
    if len(number) != 18 or not number[:17].isdigit() or not _SIGNS_BETWEEN.fullmatch(value) or not may_be_one(number):
        return None
    return Judgement(0.45, (_APART, LABEL.why), Severity.MEDIUM)


def _judge_scattered_old(value: str, reading: Reading, span: Span) -> Judgement | None:
    number = digits_of(value)
    born = birth_date("19" + number[6:12]) if len(number) == 15 and number.isdigit() else None
    if born is None or number[0] in "089" or not region_of(number, born)[0]:
        return None
    return Judgement(0.8, (Phrase("15 位旧号码，没有校验位", "an old number of 15 digits"), _APART, LABEL.why))


def _judge_misread(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = as_digits(value.replace(" ", "").replace("-", ""))
    judgement = judge18(number, reading, span, label) if number[0] != "0" else None
    if judgement is None or not birth_date(number[6:14]):
        return None
    alike = Phrase("个别数字被识别或录入成形近的字母，或写成汉字", "some digits were read as letters or written out")
    return Judgement(min(judgement.confidence, 0.9), (*judgement.why, alike), judgement.severity)


def _judge_misread_bare(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    return (
        _judge_misread(value, reading, span, label)
        if is_resident_number(as_digits(value.replace(" ", "").replace("-", "")))
        else None
    )


def _judge_old_apart(value: str, reading: Reading, span: Span) -> Judgement | None:
    number = "".join(value.split())
    born = birth_date("19" + number[6:12])
    if born is None or number[0] in "089" or not region_of(number, born)[0] or not _BORN[0] <= born.year <= _BORN[1]:
        return None
    row = Span(reading.text.paragraph(span).start, span.start)
    if not (any(persons_in(reading, row)) if "\t" in value else names_beside(reading, span.start)):
        return None
    return judge15(value, reading, span, None)


def _judge_old_groups(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """An old number in groups, over a line end or with look-alikes, under its heading or beside its label."""
    number = as_digits("".join(sign for sign in value if sign.isalnum()))
    born = birth_date("19" + number[6:12])
    if number == value or label is None or not label.adjacent or (label.heading and value.count("\n") > 1):
        return None
    if sum(sign.isdigit() for sign in value) < _FEWEST_OLD or born is None or number[0] in "089":
        return None
    return Judgement(0.85, (_APART, label.why)) if region_of(number, born)[0] else None


def _judge_inside(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    judgement = judge18(value[:18], reading, span, label) if is_resident_number(value[:18]) else None
    if judgement is None:
        return None
    return Judgement(min(judgement.confidence, 0.9), (*judgement.why, _INSIDE), judgement.severity)


RULES = (
    Rule(
        id="personal.resident_id",
        title=Phrase("居民身份证号", "Resident identity number"),
        severity=Severity.HIGH,
        basis=basis("personal-25", "personal-34", "disclosure-15", "id-card-13"),
        matcher=AnyOf(
            (
                Labelled(PLAIN, LABEL_WORDS, _judge_plain, bare=True, past_name=True),
                Labelled(GROUPED, LABEL_WORDS, _judge_grouped, bare=True),
                Labelled(BROKEN, LABEL_WORDS, _judge_broken, bare=True),
                Labelled(GLUED, LABEL_WORDS, _judge_glued, bare=True),
                Labelled(INSIDE, LABEL_WORDS, _judge_inside, bare=True),
                Labelled(OLD, LABEL_WORDS, judge15, bare=True),
                Labelled(MISREAD, LABEL_WORDS, _judge_misread, behind=True),
                Labelled(MISREAD_BARE, LABEL_WORDS, _judge_misread_bare, bare=True),
                Labelled(MISCOUNTED, LABEL_WORDS, judge_miscounted, bare=True),
                Labelled(BESIDE, LABEL_WORDS, _judge_beside, bare=True),
                Labelled(MISREAD_GROUPS, LABEL_WORDS, _judge_misread_bare, bare=True),
                Labelled(WRAPPED, LABEL_WORDS, _judge_wrapped, bare=True),
                Computed(_underneath, (UNDERNEATH,)),
                Labelled(EXTENDED, _PAPERS, _judge_extended),
                Labelled(OLD_GROUPS, LABEL_WORDS, _judge_old_groups, behind=True),
                Checked(OLD_APART, _judge_old_apart),
                Checked(_SCATTERED, _judge_scattered),
                Checked(_SCATTERED_OLD, _judge_scattered_old),
            )
        ),
        message=Phrase("出现身份证号，公开后可识别到具体个人", "an identity number that identifies a person"),
        suggestion=Phrase(
            "公开前删除，或仅保留前 2 位和后 2 位，其余用 * 遮盖",
            "delete it, or keep only the first two and last two characters",
        ),
        mask=Mask(2, 2),
        hits=(
            "身份证号：⟦11010519491231002X⟧",
            "公民身份号码⟦440308199901101512⟧，住址略。",
            "证件号码：⟦11010519491231002x⟧（小写）",
            "港澳居民居住证号码⟦810000199408230021⟧",
            "台湾居民居住证 ⟦830000199201300022⟧",
            "身份证号 ⟦110105 19491231 002X⟧ 已核验",
            "身份证号：⟦1101051949\n1231002X⟧",
            "身份证号：⟦110105491231002⟧",
            "当事人（⟦110105491231002⟧）到场。",
            "身份证号：⟦110105194912310021⟧，校验位有误",
            "工资卡登记身份号码⟦620102198001015611⟧。",
            "身份证号：⟦110103201501010014⟧，地区码早已撤销",
            "身份证号：⟦119999199001010012⟧，地区码不存在",
            "姓名\t身份证号\n张某\t⟦110105194912310021⟧",
            "证件ID⟦11010519491231002X⟧（首字母相连）",
            "身份证号：⟦11010519491231002×⟧，末位用乘号代替",
            "身份证号：⟦1101051949\n\n1231002X⟧",
            "户主信息⟦11010519491231002X⟧13900001234（无分隔）",
            "身份证号：⟦1101051949\n        1231002X⟧（换行后缩进）",
            "身份证号：⟦11O1O519491231O02X⟧，识别时把 0 认成了字母",
            "姓名\t身份证号\n张某\t⟦l10105l949l231002X⟧",
            "王某（⟦110105l949l231OO2X⟧）到场。",
            "全国学籍号：G⟦11010519491231002X⟧",
            "残疾人证号⟦11010519491231002X44⟧，肢体四级",
            "残疾人证号：⟦11010519491231002X12B1⟧（补办）",
            "两人⟦11010519491231002X⟧⟦11010519491231002X⟧（相连）",
            "张某\t⟦110105\t19491231\t002X⟧\t低保",
            "身份证号码⟦一一〇一〇五一九四九一二三一〇〇二X⟧",
            "身份证号：⟦11010519491231002⟧，少了一位",
            "张晓明\t⟦11010519491231002⟧\t低保",
            "1张晓明⟦11010519491231002X⟧2李秀珍",
            "张晓明男56⟦110105194912310038⟧汉族",
            "身份证号：⟦110105/19491231/002X⟧",
            "身份证号|⟦1|1|0|1|0|5|4|9|1|2|3|1|0|0|2⟧|",
            "身份证号：⟦11O1O5 19491231 O02X⟧",
            "张晓明\t⟦110105\t19491231002X⟧\t低保",
            "身份证号：⟦110105194912310021X⟧，多了一位",
            "身份证号：⟦110105 491231 002⟧",
            "末位是罗马数字：⟦11010519491231002Ⅹ⟧",
            "机动车驾驶证号：⟦11010519491231002X⟧",
            "联系方式13900001234⟦11010519491231002X⟧。",
            "⟦11010519491231002X⟧6222020000000000000（证件、卡号相连）",
            "⟦110105194912\n31002X⟧13900001234（换行、相连）",
            "身份证号：⟦110105—19491231—002X⟧",
            "身份证号：⟦110105 19491231 0021⟧，校验位有误",
            "身份证号码⟦1101 0519 4912 3100 21⟧（分组）",
            "残疾人证号：⟦11010519491231002143⟧，末位有误",
            "身份证号\t⟦1\t1\t0\t1\t0\t5\t1\t9\t4\t9\t1\t2\t3\t1\t0\t0\t2\tX⟧",
        ),
        misses=(
            "统一社会信用代码：91110000600037341L",
            "流水号20250718093015123456已归档",
            "合同编号：ZB11010519491231002X9",
            "项目代码2305-510104-04-01-123456",
            "金额 123456789012345678 元（示例）",
            "身份证办理时限为 15 个工作日",
            "编号：110105991332002",
            "11010519491231002X1 是十九位的字符串",
            "物料编码A123456789012345678，库存二十件",
            "卡号11010519491231002999，共二十位",
            "身份证号：1101051949123100217（十九位）",
            "身份证查验设备序列号SN1lO1O519491231O02X",
            "凭身份证领取，运单号 11010519991231002",
            "宗地图号 330106202401021234",
            "受理号11010519491231002X99",
            "证件号码：932682198501010017",
            "合同编号：110105 20250301 0001",
            "报名序号\t姓名\n110105202503010001\t张晓明\n110105202503010002\t李秀珍",
            "姓名\t准考证号\n张晓明\t11010520250301001\n李秀珍\t11010520250301002",
            "样品\t单位\t批号\n梅子酒\t某镇酒坊\t450721202511020018",
        ),
    ),
)
