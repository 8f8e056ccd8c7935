"""Layouts and wordings of personal identifiers in real papers: which are found, which are missed and why.

Each passage is invented and holds one identifier between ⟦ and ⟧. Its numbers are drawn from a generator seeded with
the passage: ``<ID>`` an identity number, ``<ID!ocr>`` one with look-alikes, ``<ID:6.8.4: >`` one in groups with blanks
between, ``<ID:*:|>`` one digit a cell. A form that is missed is a strict xfail: whoever teaches it moves its row up.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

import pubcheck
from pubcheck.finding import Severity
from pubcheck.numbers import HAN_DIGITS, luhn_holds, resident_check_digit, uscc_check_character
from pubcheck.rules.personal.hk_macau_tw_id import hong_kong_holds, taiwan_holds
from pubcheck.rules.personal.vin import check_digit

_ENOUGH = 0.8  # of the letters and digits of a value
_PLACE = re.compile(r"<([A-Z][A-Z0-9]*)(?:!([a-z0-9]+))?(?::([0-9.*]+):([^>]*))?>")


def _digits(source: random.Random, count: int, alphabet: str = "0123456789") -> str:
    return "".join(source.choice(alphabet) for _ in range(count))


def _drawn(make: Callable[[], str], holds: Callable[[str], bool]) -> str:
    """The first of what ``make`` draws that ``holds``."""
    return next(value for value in iter(make, None) if holds(value))


def _checked(first17: str) -> str:
    return first17 + resident_check_digit(first17)


def _identity(source: random.Random, check: str = "0123456789") -> str:
    def make() -> str:
        region = source.choice(("110105", "330106", "430102", "510104", "610113"))
        born = f"{source.randint(1950, 1999)}{source.randint(1, 12):02}{source.randint(1, 28):02}"
        return _checked(f"{region}{born}{source.randint(10, 899):03}")

    return _drawn(make, lambda number: number[17] in check)


def _wrong(number: str) -> str:
    """``number`` with another last digit."""
    return number[:-1] + str((int(number[-1]) + 3) % 10)


def _card(source: random.Random, first: str, length: int) -> str:
    return _drawn(lambda: first + _digits(source, length - len(first)), luhn_holds)


def _vehicle(source: random.Random) -> str:
    number = f"LSV{_digits(source, 5, 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789')}0{_digits(source, 2, 'ABCDEFGH')}{_digits(source, 6)}"
    return number[:8] + check_digit(number) + number[9:]


def _code(source: random.Random) -> str:
    first = "91330106MA" + _digits(source, 7)
    return first + (uscc_check_character(first) or "")


def _hong_kong(source: random.Random) -> str:
    number = _drawn(lambda: source.choice("ADEGKPRVYZ") + _digits(source, 7), hong_kong_holds)
    return f"{number[:7]}({number[7]})"


def _mistyped(source: random.Random) -> str:
    """An identity number whose month is 13."""
    number = _identity(source)
    return number[:10] + "13" + _wrong(number[12:])


_BANKS = ("622848", "621700", "623058", "622202")
_NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "ID": _identity,
    "IDX": lambda source: _identity(source, "X"),
    "IDBAD": lambda source: _wrong(_identity(source)),
    "IDDATE": _mistyped,
    "ID17": lambda source: _identity(source)[:17],
    "ID19": lambda source: re.sub(r"^(.{15})(.)", r"\1\2\2", _identity(source)),
    "IDZERO": lambda source: _identity(source)[:15] + "000",
    "ID15": lambda source: re.sub(r"^(.{6})..(.{9}).$", r"\1\2", _identity(source)),
    "ID14": lambda source: "33010619680312",
    "ID4": lambda source: "1381",
    "IDHK": lambda source: _checked(f"810000{source.randint(1960, 1999)}0102{source.randint(10, 899):03}"),
    "FR": lambda source: _checked(f"911840{source.randint(1960, 1999)}0102{source.randint(10, 899):03}"),
    "MOBILE": lambda source: source.choice(("133", "136", "139", "150", "158", "177", "186")) + _digits(source, 8),
    "LOCAL": lambda source: "8" + _digits(source, 7),
    "BANK": lambda source: _card(source, source.choice(_BANKS), 19),
    "BANK16": lambda source: _card(source, "622848", 16),
    "BANKBAD": lambda source: _wrong(_card(source, "622848", 19)),
    "POST": lambda source: "605610" + _digits(source, 12),
    "D14V": lambda source: _card(source, "4", 16)[1:],
    "PP": lambda source: "E" + _digits(source, 8),
    "HK": _hong_kong,
    "TW": lambda source: _drawn(
        lambda: source.choice("ABCDEFGH") + source.choice("12") + _digits(source, 8), taiwan_holds
    ),
    "VIN": _vehicle,
    "USCC": _code,
    "PL": lambda source: "浙A" + _digits(source, 5),
    "P4": lambda source: _digits(source, 4),
    "P5": lambda source: _digits(source, 2) + source.choice("ABCEFGHJKMNPQRSTUVWXYZ") + _digits(source, 2),
    "M2": lambda source: str(source.randint(10, 59)),
}
_ARABIC = "0123456789"
_LETTERS = {
    "ocr": ("01", "Ol"),
    "ocr0": ("0", "O"),
    "ocr1": ("1", "l"),
    "ocrv": ("01", "OI"),
    "fwx": ("X", "Ｘ"),
    "cross": ("X", "×"),
    "star": ("X", "*"),
    "fwparen": ("()", "（）"),
    "square": ("()", "[]"),
    "han": (_ARABIC, "零" + HAN_DIGITS[3:]),
    "han0": (_ARABIC, "〇" + HAN_DIGITS[3:]),
    "han1": (_ARABIC, "零幺" + HAN_DIGITS[4:]),
    "cap": (_ARABIC, "零壹贰叁肆伍陆柒捌玖"),
}
_REWRITTEN = {
    "bare": (r"[()]", ""),
    "dash": (r"^.", r"\g<0>-"),
    "spaced": (r"^(.)(.{6})", r"\1 \2 "),
    "paren": (r".$", r"(\g<0>)"),
    "birthparen": (r"^(.{6})(.{8})", r"\1(\2)"),
    "birthdash": (r"^(.{10})(..)(..)", r"\1-\2-\3"),
    "fmt1": (r"^(....)(....)(....)(....)", r"\1 \2 \3 \4\n"),
}


def _shaped(value: str, shape: str) -> str:
    if shape == "fw":
        return "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() else sign for sign in value)
    if shape == "lower":
        return value.lower()
    if shape == "ocr5":
        return value[:6] + value[6:].translate(str.maketrans("58", "SB"))
    if shape in _REWRITTEN:
        return re.sub(*_REWRITTEN[shape], value)
    return value.translate(str.maketrans(*_LETTERS[shape]))


def filled(passage: str) -> str:
    """``passage`` with its numbers, the same in every run."""
    source = random.Random(passage)

    def one(match: re.Match[str]) -> str:
        name, shape, sizes, sign = match.groups()
        value = (
            _NUMBERS[name](source)
            if name in _NUMBERS
            else source.choice("123456789") + _digits(source, int(name[1:]) - 1)
        )
        value = _shaped(value, shape) if shape else value
        if sizes == "*":
            return str(sign).join(value)
        pieces: list[str] = []
        rest = value
        for size in map(int, sizes.split(".")) if sizes else ():
            pieces, rest = [*pieces, rest[:size]], rest[size:]
        return str(sign or "").join([*pieces, rest] if rest else pieces)

    return _PLACE.sub(one, passage)


# fmt: off
# What is found: rule (or rules, any of which will do) and passages.
FOUND: dict[str, tuple[str, ...]] = {
    "resident_id": (
        "当事人段志远，男，汉族，公民身份号码⟦<ID>⟧，住某县城关镇。", "身份证号：⟦<ID!fw>⟧，已核对原件", "身份证号码：⟦<ID:3.3.4.4.4: >⟧",
        "身份证号码 ⟦<ID:6.4.4.4: >⟧ 复印件附后", "身份证号：⟦<ID:*: >⟧", "身份证号：⟦<ID:*:   >⟧", "公民身份号码\t⟦<ID:*:\t>⟧",
        "公民身份号码 ⟦<ID:*: | >⟧", "身份证号码：⟦<ID:*:_>⟧", "1\t段志远\t⟦<ID:10.8:\n>⟧\t13组", "身份证号：⟦<ID:6.8.4: >⟧",
        "段志远【⟦<ID>⟧】", "段志远〔⟦<ID>⟧〕，贺桂芬〔略〕", "身份证号：⟦<IDX!lower>⟧", "身份证号：⟦<IDX!cross>⟧", "身份证号：⟦<IDX!paren>⟧",
        "身份证号：⟦<ID!ocr1>⟧", "段志远 ⟦<ID!ocr5>⟧ 城关镇", "段志远男⟦<ID>⟧汉族", "段志远⟦<ID>⟧男", "⟦<ID>⟧_front.png",
        "D:\\档案\\2019\\⟦<IDX>⟧.pdf", "https://zwfw.example.cn/apply?sfzh=⟦<ID>⟧&type=2", "二维码内容：SFZ:⟦<ID>⟧;XM:段志远;",
        "{\"xm\":\"段志远\",\"sfzh\":\"⟦<ID>⟧\",\"xb\":\"1\"}", "序号,姓名,身份证号\n1,段志远,'⟦<ID>⟧,城关镇",
        "INSERT INTO t_ry(xm,sfzh) VALUES('段志远','⟦<ID>⟧');", "<td>&nbsp;⟦<ID>⟧&nbsp;</td>", "sfz⟦<ID>⟧查询无结果",
        "UserComment=⟦<ID>⟧;Make=HUAWEI", "Mr. Duan (ID No. ⟦<ID>⟧) shall pay", "姓名\t段志远\t贺桂芬\n身份证号\t⟦<IDBAD>⟧\t略",
        "姓名\t身份证号码\n段志远\t⟦<IDDATE>⟧", "姓名\t身份证号码\n段志远\t⟦<ID17>⟧", "段志远、贺桂芬（<ID>、⟦<ID>⟧）", "<ID>；⟦<ID>⟧；",
        "身份证号：<ID>-⟦<ID>⟧", "户主身份证号：⟦<ID15>⟧", "原身份证号：⟦<ID15:6.6.3: >⟧", "身份证号码⟦<ID!han>⟧", "条码 *⟦<ID>⟧*",
        "**身份证号**：**⟦<ID>⟧**", "全国学籍号 L⟦<ID>⟧", "身份证号码：⟦<ID:6.8.4:\n\n>⟧",
        "姓名\t身份证号码\t卡号\n段志远\t⟦<ID:6.8.4:\n>⟧\t略", "姓名 身份证号 金额\n段志远 ⟦<IDDATE>⟧ 300", "监护人证件号码：⟦<ID>⟧",
        "段志远 ⟦<ID:10.8: >⟧ 城关", "身份证号码⟦<IDX:6.8.4: >⟧，系残疾人", "公民身份号码：⟦<ID>⟧。", "第⟦<ID>⟧号居民身份证",
        "序号姓名身份证号1段志远⟦<ID>⟧2贺桂芬<ID>3", "1段志远⟦<ID>⟧3组低保", "段志远男56⟦<ID>⟧汉族", "段志远⟦<ID>⟧56岁城关镇", "段志远⟦<ID>⟧1200元",
        "段志远⟦<IDX>⟧1200.00元", "段志远⟦<ID>⟧2023年5月新增", "1⟦<ID>⟧段志远城关镇低保", "段志远\t⟦<ID:6.12:\t>⟧\t城关镇",
        "段志远\t⟦<ID:3.3.4.4.4:\t>⟧\t城关镇", "段志远\t⟦<ID:6.4.4.4:\t>⟧\t城关镇", "段志远\t⟦<ID:14.4:\t>⟧\t城关镇",
        "段志远  男  ⟦<ID:14.4:\n              >⟧  低保", "段志远\t⟦<ID17>⟧\t城关镇二组\t低保", "段志远，男，汉族，⟦<ID19>⟧，城关镇二组",
        "姓名\t证号\n段志远\t⟦<ID19>⟧", "原身份证号：⟦<ID15:*: >⟧", "原身份证号\t⟦<ID15:*:\t>⟧", "原身份证号\n⟦<ID15:*:\n>⟧\n",
        "原身份证号：⟦<ID15:8.7:\n>⟧", "身份证号：⟦<ID15:3.3.3.3.3: >⟧", "身份证号：⟦<ID15:6.6.3:.>⟧", "身份证号：⟦<ID15!ocr>⟧",
        "身份证⟦<ID15!han>⟧", "身份证号：⟦<ID!ocr:6.8.4: >⟧", "公民身份号码 ⟦<ID!ocr:*: >⟧", "身份证号：⟦<ID!ocr:10.8:\n>⟧",
        "身份证号：⟦<ID:6.8.4:/>⟧", "身份证号：⟦<ID:6.8.4:,>⟧", "身份证号：⟦<ID:6.8.4:，>⟧", "身份证号：⟦<ID:6.8.4: - >⟧",
        "身份证号：⟦<ID:6.8.4:-->⟧", "身份证号：⟦<ID:6.8.4:～>⟧", "身份证号：⟦<ID:6.8.4:=>⟧", "身份证号：⟦<ID:6.8.4:+>⟧",
        "身份证号：⟦<ID:9.9:'>⟧", "身份证号：⟦<ID:11.7:，>⟧", "身份证号：⟦<ID:8.10:。>⟧", "身份证号：⟦<ID:12.6:…>⟧",
        "身份证号：⟦<ID!birthparen>⟧", "身份证号：⟦<ID:6.8.4:-\n>⟧", "身份证号码 □⟦<ID:*:□>⟧□", "身份证号码：⟦<ID!han:6.8.4: >⟧",
        "| 段志远 | ⟦<ID:14.4: |\n| | >⟧ |", "段志远  <ID14>  城关镇\n        ⟦<ID4>⟧", "段志远\t⟦<ID15:6.6.3:\t>⟧\t城关镇",
        "段志远⟦<ID15>⟧<MOBILE>", "段志远 男 ⟦<ID!ocr0:6.8.4: >⟧ 城关镇", "段志远⟦<ID>⟧A类低保", "段志远⟦<ID>⟧B级", "⟦<ID>⟧a.jpg",
        "⟦<IDX>⟧zm.jpg（正面），<IDX>fm.jpg（反面）", "photo2⟦<ID>⟧.jpg", "IDCARD⟦<ID>⟧", "idcardno⟦<ID>⟧",
        "Citizen ID number⟦<ID>⟧issued by", "身份证号\n段志远\n⟦<IDDATE>⟧\n男", "2024 ⟦<ID:6.8.4: >⟧ 段志远",
        "身份证号码⟦<ID!cap>⟧", "https://zwfw.example.cn/jump?url=a%3Fsfzh%3D⟦<ID>⟧%26type%3D2",
        "payload=%7B%22idCard%22%3A%22⟦<ID>⟧%22%7D",
    ),
    "resident_id/masked_weak": (
        "段志远，⟦<IDX!star>⟧，城关镇",
    ),
    "mobile_phone": (
        "当事人段志远，手机⟦<MOBILE>⟧。", "户主电话：⟦+86<MOBILE>⟧", "户主电话：⟦0086<MOBILE>⟧", "户主电话：⟦(+86)<MOBILE>⟧",
        "户主电话：⟦+86-<MOBILE:3.4.4:->⟧", "户主电话：⟦+(86) <MOBILE>⟧", "户主电话：⟦+86·<MOBILE>⟧", "段志远，⟦<MOBILE:3.4.4: >⟧",
        "户主手机：⟦<MOBILE:3.4.4:　>⟧", "户主手机：⟦<MOBILE!fw>⟧", "户主手机：⟦（<MOBILE:3.8:）>⟧", "电话：<MOBILE>、⟦<MOBILE>⟧",
        "电话：0571-<LOCAL>/⟦<MOBILE>⟧", "被害人段志远[1234] ⟦<MOBILE>⟧,1234#", "户主电话⟦<MOBILE!han>⟧", "户主电话：⟦<MOBILE!ocr>⟧",
        "户主电话 ⟦<MOBILE:*: >⟧", "<a href=\"tel:⟦<MOBILE>⟧\">联系户主</a>", "MECARD:N:段志远;TEL:⟦+86<MOBILE>⟧;;",
        "⟦<MOBILE>⟧_20240102101112.amr", "段志远（⟦<MOBILE>⟧", "台湾亲属手机：⟦09<D8:2.3.3:->⟧",
        "姓名\t段志远\n电话\t⟦<MOBILE!ocr0>⟧", "申请人段志远 ⟦<MOBILE>⟧/<LOCAL>", "申请人段志远电话⟦<MOBILE>⟧，<MOBILE>",
        "申请人段志远电话:⟦<MOBILE>⟧;", "⟦<MOBILE>⟧@段志远", "主叫⟦<MOBILE>⟧被叫<MOBILE>",
        "关于某事项的情况说明\n现将情况说明如下。\n紧急联系人段志远电话：⟦<MOBILE>⟧", "关于某事项的情况说明\n现将情况说明如下。\n报考人段志远电话：⟦<MOBILE>⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n应聘人段志远电话：⟦<MOBILE>⟧", "关于某事项的情况说明\n现将情况说明如下。\n产权人段志远电话：⟦<MOBILE>⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n机主段志远电话：⟦<MOBILE>⟧", "关于某事项的情况说明\n现将情况说明如下。\n消费者段志远电话：⟦<MOBILE>⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n寄件人段志远电话：⟦<MOBILE>⟧", "关于某事项的情况说明\n现将情况说明如下。\n会员段志远电话：⟦<MOBILE>⟧",
        "收件人：段志远，电话⟦<MOBILE>⟧，地址：阳光花园5幢301", "户主 Cell phone: ⟦+86 (<MOBILE:3.8:) >⟧", "户主电话：⟦0<MOBILE>⟧",
        "申请人：段志远⟦<MOBILE>⟧2024年5月3日", "1段志远⟦<MOBILE>⟧2贺桂芬<MOBILE>", "段志远⟦<MOBILE>⟧300元", "段志远男56⟦<MOBILE>⟧",
        "户主电话1⟦<MOBILE>⟧", "户主电话：0571-<LOCAL>⟦<MOBILE>⟧", "户主电话\t⟦<MOBILE:*:\t>⟧", "户主电话\n⟦<MOBILE:*:\n>⟧\n住址",
        "户主电话|⟦<MOBILE:*:|>⟧|", "户主电话\t⟦<MOBILE:3.4.4:\t>⟧\t备注", "*⟦<MOBILE>⟧", "户主电话：⟦<MOBILE>⟧*",
        "姓名\t联系电话\n段志远\t⟦<MOBILE!ocr0>⟧", "姓名\t联系电话\n段志远\t⟦<MOBILE!ocr>⟧", "段志远\t⟦<MOBILE:7.4:\n>⟧\t城关镇",
        "段志远\t⟦<MOBILE:3.4.4:\n>⟧\t城关镇", "户主电话：⟦<MOBILE!ocr0:3.4.4: >⟧", "户主手机：⟦<MOBILE:3.4.4: - >⟧",
        "户主手机：⟦<MOBILE:3.4.4:_>⟧", "户主手机：⟦<MOBILE:3.4.4:/>⟧", "户主手机：⟦<MOBILE:3.4.4:，>⟧",
        "户主手机：⟦<MOBILE:3.4.4:     >⟧", "户主手机：⟦<MOBILE:3.3.5: >⟧", "户主手机：⟦<MOBILE:4.7: >⟧",
        "户主手机：⟦<MOBILE:3.4.4:--->⟧", "美国儿子电话：⟦+1 (626) <D7:3.4:->⟧", "Mobile⟦<MOBILE>⟧", "rec⟦<MOBILE>⟧.mp3",
        "SJ⟦<MOBILE>⟧", "| 段志远 | ⟦<MOBILE:7.4: |\n| | >⟧ |", "申请人段志远，⟦<MOBILE:3.4.4:-\n>⟧", "段志远手机号⟦<MOBILE>⟧A",
        "户主电话：⟦<MOBILE!han:3.4.4: >⟧", "户主电话⟦<MOBILE!cap>⟧", "被害人段志远，⟦<MOBILE>⟧-1234", "香港亲属手提电话：⟦9<D7:3.4: >⟧",
        "美国儿子电话：⟦001-626-<D7:3.4:->⟧", "越南籍妻子电话：⟦0084<D9>⟧", "https://x.example.cn/r?m%3D⟦<MOBILE>⟧%26t%3D1",
    ),
    "landline": (
        "段志远家庭电话：⟦0571-<LOCAL>⟧", "户主段志远，家里座机⟦0571 <LOCAL>⟧", "姓名\t住宅电话\n段志远\t⟦<LOCAL>⟧",
        "家庭电话：⟦0571-<LOCAL:4.4:->⟧", "序号\t户主\t住宅电话\n1\t段志远\t⟦<LOCAL>⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n客户段志远电话：⟦0571-<LOCAL>⟧", "关于某事项的情况说明\n现将情况说明如下。\n申请人宅电⟦0571-<LOCAL>⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n户主宅电：⟦0571-<LOCAL>⟧", "关于某事项的情况说明\n现将情况说明如下。\n被告住宅⟦0571-<LOCAL>⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n举报人家庭电话：⟦0571-<LOCAL>⟧", "关于某事项的情况说明\n现将情况说明如下。\n紧急联系人家庭电话：⟦0571-<LOCAL>⟧",
        "住宅电话：⟦<LOCAL>⟧", "段志远，住宅电话⟦<LOCAL>⟧，手机略", "段志远的宅电话是⟦<LOCAL>⟧", "家庭电话：⟦0571.<LOCAL>⟧",
        "家庭电话\t⟦<LOCAL:*:\t>⟧", "家庭电话：⟦0571_<LOCAL>⟧", "家庭电话：⟦86-571-<LOCAL>⟧", "宅：⟦<LOCAL>⟧",
        "家庭电话：⟦0571-<LOCAL!ocr0>⟧", "家庭电话：⟦0571/<LOCAL>⟧",
    ),
    "bank_card": (
        "银行卡号：⟦<BANK>⟧", "卡号：⟦<BANK:4.4.4.4.3:->⟧", "卡号：⟦<BANK:16.3:\n>⟧", "银行卡号：⟦<BANK:6.13: >⟧",
        "银行卡号：⟦<BANK:6.4.4.5: >⟧", "卡号：⟦<BANK!fmt1>⟧", "1段志远⟦<BANK>⟧农业银行", "工行活期账号：⟦1202<D15>⟧",
        "{\"yhkh\":\"⟦<BANK>⟧\"}", "信用卡 ⟦4<D14V>⟧", "（卡号⟦<BANK:4.4.4.4.3:·>⟧）",
        "段志远的账户（尾号略）完整卡号为：⟦<BANK16:4.4.4.4: >⟧，有效期09/27", "姓名\t段志远\t贺桂芬\n银行卡号\t略\t⟦<BANKBAD>⟧", "存折账号：⟦<D17>⟧（段志远）",
        "银行卡号：⟦<BANK>⟧*", "<BANK>/⟦<BANK>⟧", "⟦<BANK>⟧_段志远.jpg", "收款人：段志远，收款账号：⟦<BANK>⟧",
        "账号（农行）⟦<BANK:4.4.4.4.3: >⟧", "姓名\t一卡通账号\n段志远\t⟦<BANKBAD>⟧", "姓名\t银行卡号\n段志远\t⟦<BANKBAD>⟧",
        "序号\t姓名\t开户行\t账号\t金额\n1\t段志远\t城关信用社\t⟦<BANKBAD>⟧\t300", "序号 姓名 开户行 银行账号 金额\n1 段志远 城关信用社 ⟦<BANKBAD>⟧ 300",
        "姓名\t银行账号\t金额\n段志远\t⟦10-<D15>⟧\t300", "农行存折账号：⟦10-<D15>⟧", "信用社账号：⟦<D22>⟧", "户主\t存折号\n段志远\t⟦<D17>⟧",
        "段志远 惠农一折通账号⟦<D22>⟧", "一折通账号：⟦<D15>⟧", "1段志远⟦<BANK>⟧2贺桂芬<BANK>", "段志远300⟦<BANK>⟧",
        "银行卡号\t⟦<BANK:4.4.4.4.3:\t>⟧", "银行卡号\t⟦<BANK:*:\t>⟧", "银行卡号\n⟦<BANK:*:\n>⟧\n开户行", "银行卡号 ⟦<BANK:*: >⟧",
        "银行卡号|⟦<BANK:*:|>⟧|", "卡号：⟦<BANK:4.4.4.4.3:\n>⟧", "段志远\t⟦<BANK:16.3:\n>⟧\t300元", "银行卡号：⟦<BANK!ocr0>⟧",
        "银行卡号：⟦<BANK!ocr0:4.4.4.4.3: >⟧", "银行卡号：⟦<BANK:4.4.4.4.3:/>⟧", "银行卡号：⟦<BANK:4.4.4.4.3:,>⟧",
        "银行卡号：⟦<BANK:4.4.4.4.3: - >⟧", "卡号：⟦<BANK:4.4.4.4.3:_>⟧", "段志远⟦<BANK>⟧300元", "卡号：⟦<BANK16:4.4.4.4:\n>⟧",
        "银行卡号：⟦<BANK:12.7:\n          >⟧", "卡号⟦<BANK>⟧A", "yhkh⟦<BANK>⟧", "card⟦<BANK>⟧.jpg", "银行卡号：⟦<BANK!han>⟧",
        "数字人民币钱包编号：⟦0031<D12:4.4.4: >⟧",
    ),
    "passport": (
        "护照号码：⟦E<D8>⟧", "护照：⟦E<D8:4.4: >⟧", "段志远（护照⟦E<D8>⟧）", "姓名\t证件号码\n段志远\t⟦E<D8>⟧", "护照号：⟦<PP!fw>⟧",
        "护照号：⟦E<D7>O⟧", "E护照复印件：段志远⟦E<D8>⟧", "bearing Chinese passport No.⟦E<D8>⟧",
        "护照种类：普通 国籍：中国 姓名：段志远 号码：⟦E<D8>⟧", "护照号：⟦E<D8:4.4:\n>⟧", "序号\t姓名\t证件类型\t证件号码\n1\t段志远\t护照\t⟦E<D8>⟧",
        "国籍：美国 姓名：JOHN SMITH 护照：\n⟦<D9>⟧", "护照号\t⟦E\t<D8:*:\t>⟧", "序号 姓名 国籍 护照号码\n1 JOHN 美国 ⟦<D9>⟧",
        "姓名 国籍 护照号码\nSMITH 美国 ⟦<D9>⟧", "姓名\tJOHN SMITH\tMARY SMITH\n护照号码\t略\t⟦<D9>⟧", "⟦E<D8>⟧护照首页.jpg",
        "护照：⟦E-<D8>⟧", "护照号\n段志远\n⟦E<D8>⟧", "⟦E<D8>⟧0CHN6804025M3001011<<<<<<<<<<<<<<00",
    ),
    "travel_permit": (
        "往来港澳通行证号码：⟦CB<D7>⟧", "回乡证：⟦H<D8>01⟧", "回乡证：⟦H<D8> 01⟧", "台胞证号：⟦<D8>⟧", "台湾居民来往大陆通行证号码\t⟦<D8>⟧",
        "姓名\t证件类型\t证件号码\n段志远\t往来港澳通行证\t⟦C<D8>⟧", "姓名\t黄美玲\n证件类型\t回乡证\n证件号码\t⟦H<D8>⟧",
        "1\t林志明\t男\t台湾居民来往大陆通行证\t⟦<D8>⟧\t高级工程师", "持港澳居民来往内地通行证的黄美玲（⟦H<D8>⟧）", "黄美玲，女，香港居民，⟦H<D8>⟧，住略",
        "通行证号\n黄美玲\n⟦M<D8>⟧",
    ),
    "hk_macau_tw_id": (
        "香港身份证号码：⟦<HK>⟧", "香港身份证：⟦<HK!spaced>⟧", "Hong Kong Identity Card No. ⟦<HK>⟧",
        "姓名\t证件类型\t证件号码\n黄美玲\t香港身份证\t⟦<HK!bare>⟧", "澳门身份证号：⟦5/<D6>/<D1>⟧", "台湾居民林志明，身份证号⟦<TW>⟧",
        "台湾地区居民（ID：⟦<TW>⟧）", "姓名\t黄美玲\n香港身份证号\t⟦<HK!bare>⟧", "香港身份证：⟦<HK!square>⟧", "香港身份证：⟦<HK!dash>⟧",
        "澳门身份证：⟦1<D6>[<D1>]⟧", "澳門居民身份證編號：⟦5<D6>（<D1>）⟧", "台湾身份证：⟦<TW:4.3.3: >⟧", "台湾身份证：⟦<TW:4.3.3:->⟧",
        "股东黄美玲 香港 ⟦<HK!bare>⟧",
    ),
    "foreign_resident_id": (
        "永久居留身份证：⟦<FR>⟧", "Foreign Permanent Resident ID Card ⟦<FR>⟧", "永久居留身份证：⟦<FR:6.8.4: >⟧",
    ),
    "military_id": (
        "军官证号：⟦军字第<D7>号⟧", "退役军人优待证编号：⟦<D12>⟧", "军官证⟦海字第<D8>⟧",
    ),
    "social_security": (
        "社保卡号：⟦A<D8>⟧", "深圳社保个人电脑号⟦<D9>⟧", "住房公积金账号：⟦<D12>⟧", "参保号：⟦<D10>⟧", "养老保险手册编号：⟦<D10>⟧", "农合号：⟦<D14>⟧",
        "序号\t姓名\t社会保障号\n1\t段志远\t⟦<D12>⟧", "医保电子凭证号：⟦<D20>⟧", "合作医疗证号：⟦<D12:6.6: >⟧", "就业创业证编号：⟦<D16>⟧",
        "就业失业登记证号：⟦<D16>⟧", "姓名\t段志远\t贺桂芬\n公积金账号\t略\t⟦<D12>⟧", "职工公积金账号：⟦<D4:4:>-<D8>⟧", "gjjzh=⟦<D12>⟧",
        "遗属补助编号：⟦<D12>⟧", "段志远，医保编号要的话是⟦<D10>⟧",
    ),
    "vehicle_plate": (
        "驾驶⟦浙A<P5>⟧小型轿车", "车牌：⟦浙A <P5>⟧", "车牌：⟦浙A-<P5>⟧", "车牌：⟦浙A．<P5>⟧", "车牌：⟦浙A<D5>F⟧", "车牌：⟦浙A D<D5>⟧",
        "号牌：⟦浙A<D4>挂⟧", "号牌：⟦粤Z·<P4>澳⟧", "车牌号：⟦<PL!fw>⟧", "临牌：⟦浙A<D5>临⟧", "{\"cphm\":\"⟦浙A<P5>⟧\"}",
        "浙A<P5>、⟦浙B<P5>⟧", "⟦浙A<P5>⟧号车", "⟦浙A<P5>⟧、浙B<P5>等三辆", "车牌：⟦浙A—<P5>⟧", "电动自行车号牌：⟦杭州A<D6>⟧", "车牌号：⟦浙A<D4>O⟧",
        "车牌号：⟦浙AO<D4>⟧", "段志远驾驶⟦浙A1I<D3>⟧号轿车", "姓名\t段志远\n车牌号\t⟦浙A<D4>O⟧", "车牌号⟦A<P5>⟧（浙江）", "车牌：⟦浙A●<P5>⟧",
        "车牌：⟦浙A*<P5>⟧", "车牌：⟦浙A_<P5>⟧", "车牌：⟦浙A、<P5>⟧", "车牌：⟦浙A：<P5>⟧", "车牌号：⟦浙A\n<P5>⟧", "车牌号：⟦浙（A）<P5>⟧",
        "车牌号：⟦浙[A]<P5>⟧", "车牌：⟦浙A <D5:2.3: >⟧", "车牌：⟦浙 A <D5:*: >⟧", "车牌：⟦浙·A<P5>⟧", "车牌：⟦浙-A<P5>⟧", "车牌：⟦浙A/<P5>⟧",
        "姓名\t车牌号\n段志远\t⟦浙A<D3:3:>\n<D2>⟧", "车牌：⟦浙AL<D5>⟧", "号牌：⟦浙A·<D4>超⟧", "拖拉机号牌：⟦浙01·<D5>⟧", "拖拉机号牌：⟦浙01 A<D4>⟧",
        "电动车牌号：⟦杭州<D6>⟧", "车号：⟦浙—<D7>⟧", "⟦浙A<P5>⟧20240102违停",
    ),
    "vin": (
        "车架号：⟦<VIN>⟧", "车架号：⟦<VIN:4.4.4.5: >⟧", "车架号：⟦<VIN:9.8:\n>⟧", "姓名\t段志远\n车架号\t⟦<VIN>⟧", "车架号：⟦<VIN!ocrv>⟧",
        "车架号：⟦<VIN:3.6.8:->⟧", "摩托车车架号：⟦L5Y<D8>⟧",
    ),
    "email": (
        "段志远邮箱：⟦duan<D4>#example.com⟧（请将#换成@）",
        "段志远邮箱：⟦duan<D4>@example.com⟧", "段志远邮箱：⟦duan<D4>@exam\nple.com⟧", "⟦<D9>@qq.com⟧是段志远的邮箱",
        "申请人段志远 E-mail：⟦duan<D4>@example.com⟧", "申请人段志远邮箱：⟦duan<D4>@ example.com⟧", "申请人段志远邮箱：⟦<D9>@qq.con⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n举报人邮箱：⟦duan<D3>@example.com⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n申请人邮箱：⟦duan<D3>@example.com⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n原告个人邮箱⟦duan<D3>@example.com⟧", "关于某事项的情况说明\n现将情况说明如下。\n患者邮箱：⟦duan<D3>@example.com⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n考生邮箱：⟦duan<D3>@example.com⟧", "关于某事项的情况说明\n现将情况说明如下。\n本人邮箱：⟦duan<D3>@example.com⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n个人邮箱：⟦duan<D3>@example.com⟧",
        "关于某事项的情况说明\n现将情况说明如下。\n客户段志远邮箱：⟦duan<D3>@example.com⟧", "段志远邮箱：⟦duan<D4>(at)example.com⟧",
        "段志远邮箱：⟦duan<D4>[at]example.com⟧", "段志远邮箱：⟦duan<D4> AT example DOT com⟧", "段志远邮箱：⟦duan<D4>@example。com⟧",
        "段志远邮箱：⟦duan<D4>@example. com⟧", "段志远邮箱：⟦duan<D4> @ example . com⟧", "段志远邮箱：⟦duan<D4>@example,com⟧",
        "段志远邮箱：⟦duan<D4>©example.com⟧", "段志远邮箱：⟦duan<D4>艾特example.com⟧", "段志远邮箱：⟦duan<D4>★example.com⟧",
        "段志远邮箱：⟦duan_<D4>@example·com⟧", "申请人段志远邮箱：⟦duan<D4>#qq.com⟧", "申请人段志远邮箱：⟦<D9>＃qq．com⟧",
        "段志远邮箱：⟦duan\n<D4>@example.com⟧", "申请人段志远邮箱：⟦<D9>@qq.c0m⟧", "申请人段志远邮箱：⟦<D9>@qq⟧",
    ),
    "qq": (
        "段志远QQ：⟦<D9>⟧", "段志远Q Q：⟦<D9>⟧", "段志远QQ/微信：⟦<D9>⟧", "{\"qq\":\"⟦<D9>⟧\"}", "使用昵称为“远山”的QQ号（⟦<D9>⟧）",
        "Q：⟦<D9>⟧", "姓名\t段志远\nQQ\t⟦<D9>⟧", "姓名\t段志远\t贺桂芬\nQQ\t略\t⟦<D9>⟧", "段志远QQ：⟦<D9:3.3.3: >⟧",
        "通过QQ（昵称“远山”，号码⟦<D9>⟧）发布", "他用的是另外一个QQ，段志远手机里存的是⟦<D8>⟧", "段志远 13900001234 QQ⟦20000417⟧ 约面",
    ),
    "wechat": (
        "段志远微信号：⟦wxid_<D8>⟧", "段志远 微 信：⟦duan_<D4>⟧", "微信昵称“远山”（微信号⟦duan_<D4>⟧）向贺某转账", "段志远微信: ⟦Duan-<D4>⟧",
        "微信账户⟦duan_<D4>⟧收款300元", "姓名\t段志远\t贺桂芬\n微信号\t略\t⟦duan_<D4>⟧", "加V：⟦duan_<D4>⟧", "➕V⟦duan_<D4>⟧",
        "聊天记录 ⟦wxid_<D8>⟧ 2024-03-02 10:00", "段志远微信昵称远山，号⟦duan_<D4>⟧",
    ),
    "any": (
        "WhatsApp：⟦+60 12-<D7:3.4: >⟧", "段志远支付宝账号：⟦duan<D4>@example.com⟧", "车主段志远，ETC卡号⟦<D20>⟧",
    ),
    "coordinates": (
        "户主段志远，坐标⟦120.<D6>,30.<D6>⟧", "户主\t纬度\t经度\n段志远\t⟦30.<D6>\t120.<D6>⟧", "段志远家：⟦E120.<D6>，N30.<D6>⟧",
        "段志远家⟦东经120度<M2>分<M2>秒、北纬30度<M2>分<M2>秒⟧", "段志远家 经度⟦120.<D6>⟧\n纬度30.<D6>", "⟦lng=120.<D6>&lat=30.<D6>⟧ 段志远家",
        "{⟦\"lng\":120.<D6>,\"lat\":30.<D6>⟧}", "{⟦\"latitude\": 30.<D6>, \"longitude\": 120.<D6>⟧}",
        "GPSLatitude: ⟦30 deg <M2>' <M2>.<D2>\" N⟧", "GPS纬度：⟦30; <M2>; <M2>.<D2>⟧",
        "GPSLatitude=⟦30/1,<M2>/1,<D4>/100⟧", "geo:⟦30.<D6>,120.<D6>⟧", "POINT(⟦120.<D6> 30.<D6>⟧)",
        "段志远家 ⟦120°<M2>'<M2>.<D1>\" 30°<M2>'<M2>.<D1>\"⟧", "段志远家 坐标⟦120-<M2>-<M2>.<D1>，30-<M2>-<M2>.<D1>⟧",
        "水泵房位于⟦30.<D6>, 104.<D6>⟧，由段志远看护",
    ),
    "birth_date": (
        "段志远，男，⟦1968年4月2日⟧出生，汉族", "段志远，⟦1968.4.2⟧生", "姓名\t出生日期\n段志远\t⟦1968-04-02⟧", "段志远 男 汉 ⟦1968.04.02⟧ 初中 城关镇",
        "出生\t⟦1968\t年\t4\t月\t2\t日⟧", "出生日期：⟦１９６８年４月２日⟧", "段志远，⟦68年4月2日⟧生",
        "姓名\t段志远\t贺桂芬\n出生日期\t⟦1968-04-02⟧\t1970-05-06", "生日：⟦1968年4月2日⟧（农历三月初五）", "段志远出生于⟦1968年农历三月初五⟧",
        "姓名\t出生日期\n段志远\t⟦1968-04-02⟧ 00:00:00", "段志远于⟦1968年4月2日⟧在县医院出生", "姓名\t出生日期\n段志远\t⟦1968/04/02⟧",
        "出生年月\t⟦1968.4.2⟧\t民族\t汉", "段志远，出生日期⟦1968年4月2日⟧", "段志远，男，⟦1968-4-2⟧出生", "长子段小远（⟦2011年5月6日⟧出生）",
        "{\"csrq\":\"⟦19680402⟧\"}", "{\"birthday\":\"⟦1968-04-02⟧\"}", "csrq=⟦1968-04-02⟧ 段志远",
        "出生日期=⟦1968-04-02⟧", "{\"出生日期\":\"⟦1968-04-02⟧\"}", "姓名\t出生日期\t性别\n段志远\t⟦680402⟧\t男", "出生日期：⟦l968年4月2日⟧",
        "出生日期：⟦1968年O4月O2日⟧", "Duan Zhiyuan, born on ⟦April 2, 1968⟧", "Duan Zhiyuan, born ⟦2 April 1968⟧",
        "DOB: ⟦02-Apr-1968⟧", "Date of Birth ⟦02/04/1968⟧", "DOB: ⟦02/04/1968⟧", "出生日期：⟦1968,4,2⟧",
        "出生日期：⟦1968、4、2⟧", "出生日期：⟦1968 04 02⟧", "出生日期：⟦1968 - 04 - 02⟧", "出生日期：⟦1968年4月2⟧",
        "出生日期：⟦1968-04-02T00:00:00⟧", "段志远（⟦1968.4.2⟧—），男", "段志远，⟦1968年4月2日⟧出世", "生辰：⟦1968年三月初五卯时⟧",
        "姓名\t出生日期\n段志远\t⟦1968\n-04-02⟧",
    ),
    "address": (
        "段志远，户籍地：⟦浙江省淳安县威坪镇河村12号⟧", "户主：段志远 住址：⟦阳光花园5幢301⟧", "姓名\t家庭住址\n段志远\t⟦阳光花园5-2-301⟧",
        "段志远租住于⟦滨江区长河街道江二社区3排12号⟧", "{\"xm\":\"段志远\",\"address\":\"⟦杭州市西湖区文三路123号5幢301室⟧\"}", "段志远住⟦3号楼二单元五楼东户⟧",
        "段志遠住⟦臺北市大安區和平東路12號3樓⟧", "段志远住⟦浙江省杭州市西湖区文三\n路123号4幢2单元501室⟧", "段志远住⟦乌拉特前旗白彦花镇红旗嘎查三社⟧",
        "jtzz=⟦城关镇河东村三组12号⟧&xm=段志远", "段志远，户籍所在地：⟦城关镇河东村三组12号⟧", "段志远，现居住地：⟦阳光花园5幢2单元301⟧", "段志远，家庭地址⟦河东村坝上12号⟧",
        "段志远，原籍⟦城关镇河东村大坝组⟧", "段志远住⟦新疆生产建设兵团第一师五团五连12栋3号⟧", "段志远户籍在⟦河东村民委员会上屋村民小组⟧", "段志远住⟦纺织厂宿舍东楼201⟧",
        "送达地址：段志远，⟦河东村委会坝上⟧", "段志远住⟦河东村大樟树下⟧", "段志远家在⟦河东村委会隔壁第二家⟧",
        "段志远 resides at ⟦Room 501, Unit 2, Building 4, No. 123 Wensan Road, Xihu District, Hangzhou⟧",
    ),
    "mobile_phone/informant": (
        "关于某事项的情况说明\n现将情况说明如下。\n举报人电话：⟦<MOBILE>⟧",
    ),
    "masked_weak": (
        "段志远 身份证⟦330106197\n50819****⟧ 丧偶", "段志远 退休 ⟦1580000\n**39⟧", "段志远，身份证⟦33010619661202\n****⟧，退休",
    ),
}

# What is missed, by cause: F where real papers often have it, S where seldom; why; rules and passages.
MISSED: tuple[tuple[str, str, dict[str, tuple[str, ...]]], ...] = (
    ("F", "mobile_phone: (?![0-9*]) behind and (?<![0-9A-Za-z*]) before; a figure of the neighbouring cell or line is glued to it", {
        "mobile_phone": (
            "No.12⟦<MOBILE>⟧",
        ),
    }),
    ("F", "mobile_phone, bank_card, landline, vin, passport: no form for one digit a cell or a line, nor for groups in cells", {
        "vin": (
            "车架号\t⟦<VIN:*:\t>⟧",
        ),
    }),
    ("F", "no rule: hospital, examination, pupil's and customer's numbers, engine number, by label; the contract names no id for them", {
        "any": (
            "患者段志远，住院号⟦<D8>⟧", "考生段志远，准考证号⟦<D12>⟧", "学生段志远，学号⟦<D10>⟧", "段志远，病历号：⟦<D8>⟧", "用水户段志远，户号⟦<D10>⟧",
            "发动机号：⟦<D7>A⟧，车主段志远",
        ),
    }),
    ("S", "URL encoding: %3D and %22 end in a digit or letter that is glued to the value", {
        "coordinates": (
            "https://map.example.cn/?location=⟦30.<D6>%2C120.<D6>⟧",
        ),
    }),
    ("S", "no rule: accounts of other services by label (抖音, 快手, 小红书, 钉钉, 微博, 陌陌, Telegram, Skype); the contract names qq and wechat only", {
        "any": (
            "段志远抖音号：⟦duan<D6>⟧", "段志远快手号：⟦<D10>⟧", "段志远小红书号：⟦<D9>⟧", "段志远钉钉号：⟦duan<D6>⟧", "段志远微博UID：⟦<D10>⟧",
            "段志远陌陌号⟦<D9>⟧", "段志远Telegram：⟦@duan_<D4>⟧", "段志远Skype: ⟦duan.<D4>⟧",
        ),
    }),
    ("S", "no rule: birth certificate, marriage certificate, household register, ETC card, IMEI, IMSI, ICCID; the contract names no id for them", {
        "any": (
            "段志远之子出生医学证明编号：⟦P<D9>⟧", "段志远与贺桂芬结婚证字号：⟦J330106-2019-<D6>⟧", "段志远，户口簿编号：⟦<D9>⟧", "段志远手机IMEI：⟦86<D13>⟧",
            "段志远SIM卡ICCID ⟦898600<D14>⟧", "段志远手机IMSI：⟦46000<D10>⟧",
        ),
    }),
)

# Numbers that are nobody's.
DECOYS: tuple[str, ...] = (
    "订单号：<D18>，已发货", "订单编号 20<D16>，请核对", "运单号：SF1<D12>", "快递单号<D13>", "顺丰单号 SF<D13>已签收", "交易流水号：<D20>",
    "支付流水：4200001<D21>", "发票代码：<D12> 发票号码：<D8>", "电子发票号码：24332000000<D9>", "增值税专用发票No.<D8>", "财政票据号 <D10>",
    "合同编号：HT-2024-<D8>", "采购项目编号：ZJ-<D7>-2024", "项目代码：2305-330106-04-01-<D6>", "投资项目统一代码2019-330106-48-03-<D6>-000",
    "招标编号：E3301000001<D6>001", "浙政办发〔2024〕12号", "杭自规告字〔2024〕<D4>号", "（2023）浙0106民初<D5>号", "（2024）浙01刑终123号之一",
    "浙杭西劳人仲案（2024）<D4>号", "京公网安备 110105020<D5>号", "浙ICP备<D8>号-1", "统一社会信用代码：<USCC>", "组织机构代码：<D8>-X",
    "纳税人识别号：3301<D11>", "税号 91330106MA<D7>XX", "工商注册号：3301060000<D5>", "营业执照注册号：330106<D9>", "ISBN 978-7-01-<D6>-0",
    "ISBN：9787010<D5>X", "ISSN 1002-<D4>", "CN 33-1005/D", "GB 11643—1999", "GB/T 35273-2020", "DB33/T 2350-2021",
    "国药准字H<D8>", "国药准字Z<D8>", "京药监械准20192<D6>", "浙食药监械生产许<D8>号", "SC<D14>", "食品经营许可证编号：JY133010600<D5>",
    "食品生产许可证SC10633010600<D3>", "卫生许可证：浙卫公证字（2019）第330106<D6>号", "安全生产许可证：（浙）JZ安许证字[2019]<D6>",
    "排污许可证编号：91330106MA<D7>001V", "取水许可证编号：D330106S2021-<D4>", "采矿许可证号：C3301002010<D12>",
    "不动产单元号：330106001001GB<D5>F00010001", "房产证：杭房权证西移字第<D8>号", "土地证号：杭西国用（2010）第<D6>号", "地块编号：330106<D12>",
    "宗地代码330106001001JC<D5>", "林权证号：浙林证字（2009）第<D10>号", "资产编号：330106<D10>", "固定资产卡片号 2024<D8>", "设备序列号：<D16>",
    "设备编号SN<D15>", "物料编码 <D12>", "商品条码：690<D10>", "条形码 69<D11>", "批号：20240102", "批次：<D10>", "监督电话：12345",
    "举报热线：12388", "咨询电话：12345、12366、96311", "客服热线：400-<D3>-<D4>", "服务热线：800-810-<D4>", "95588、95533银行客服",
    "县医保局咨询电话：0571-<LOCAL>", "县政府办公室值班电话：0571-<LOCAL>，传真：0571-<LOCAL>", "邮编：310012", "邮政编码 330106",
    "行政区划代码330106001001", "机构编码：<D12>", "医疗机构登记号：PDY<D14>", "收款单位：某县教育局 账号：3305<D14>", "缴款码：3300<D16>",
    "非税缴款书编号<D20>", "保证金账户户名：某县公共资源交易中心，账号：<D19>", "预算编码：2050<D3>", "功能科目2080501 金额 1234567.89元",
    "资金 110105199.00 元", "面积 330106198.5平方米", "投资额 13900000000 元", "总产值13812345678元", "人口 1368.12万人",
    "用电量 18612345678 千瓦时", "坐标系采用2000国家大地坐标系", "东经118°至123°，北纬27°至31°", "海拔120.5米，雨量30.2毫米", "比例 120.12%，30.15%",
    "增长 30.1234、120.5678 个百分点", "版本号 V3.2.1.20240102", "版本2024.01.02", "软件著作权登记号：2021SR<D7>",
    "专利号：ZL 2020 1 <D7>.X", "专利申请号202010<D6>.1", "商标注册号第<D8>号", "作品登记号：浙作登字-2021-A-<D8>",
    "DOI：10.13140/RG.2.2.<D5>.<D5>", "会议号：<D3:3:> <D3:3:> <D3:3:>", "腾讯会议 ID：<D9:3.3.3:->", "验证码 <D6>", "直播间号 <D8>",
    "QQ邮箱服务升级公告20240102", "微信公众号：zjfabu_2024", "微信支付商户号：<D10>", "微信小程序“浙里办”", "关注微博@杭州发布",
    "网址：http://www.example.gov.cn/art/2024/1/2/art_<D10>_<D8>.html",
    "http://www.example.gov.cn/col/col<D10>/index.html", "索引号：00<D7>/2024-<D5>", "索引号：11330106002<D7>/2024-<D5>",
    "信息公开目录号 33010<D4>000", "主题分类A05-03 信息分类编号：330<D6>", "公开日期：2024-01-02", "成立日期：1985年3月15日", "发布日期：2001-05-09",
    "建成于1968年4月", "1949年10月1日中华人民共和国成立", "1978年出生率统计表", "列车G1234次，K1186次", "航班MU5101、CA1702", "航班CZ<D4>，座位12A",
    "车次D2281，座位05车12F号", "国道G320、省道S207", "京A段号牌编码规则", "渝川高速A12345标段", "川A楼12345室会议", "车辆通行证编号：A<D5>", "车位号：B2-123",
    "工号：<D6>", "警务编号A<D6>", "学校代码10335", "专业代码 080901", "考点代码3301<D4>", "病种编码 I10.x00", "ICD编码：A15.001",
    "医保药品代码XA02BCA<D9>", "医疗服务项目编码 33010<D7>", "检验报告编号：2024<D10>", "检测样品编号 SP<D12>", "文物编号：33010<D4>-1-0012",
    "文物保护单位编号 6-0000-3-<D3>", "树木编号：330106<D5>", "古树编号 33010<D6>00", "档案号：J001-002-<D4>",
    "档号：X123-WS·2019-D30-<D4>", "全宗号 123 目录号 4 案卷号 567", "校验码：<D20>", "数字摘要 sha256 <D16>",
    "MD5：9a0364b9e99bb480dd25e1f0284c8555", "UUID 550e8400-e29b-41d4-a716-446655440000", "标段编号A330106<D7>001",
    "工程编号330106<D8>", "施工许可证编号：330106202<D10>", "建设用地规划许可证地字第330106<D9>号", "质监号330106<D8>", "气象站号 58457",
    "水文站编码<D8>", "集装箱号MSKU<D7>", "船舶识别号CN20<D9>", "MMSI 413<D6>", "车架号编码规则17位", "发动机型号4G63S4M", "彩票期号2024<D3>",
    "保险单号：P<D20>", "保单号 11<D18>", "银行联行号：1023310<D5>", "联行号<D12>", "SWIFT代码 ICBKCNBJZJP", "证券代码600519、000001",
    "基金代码 <D6>", "信访件编号：<D15>", "工单编号：2024010212<D6>", "受理编号 D2024<D10>", "投诉编号<D14>", "案件编号A3301<D18>",
    "立案号：A330106<D13>0001", "电话会议定于1月2日召开", "住所地：某市某区某路12号（某公司）", "地址：某县人民政府行政中心1号楼203室",
    "统计表 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9", "得分 6 1 0 1 1 3 1 9 6 4 0 7 0 9 5 7 2 4",
    "交通事故认定书 第330106120240001号", "强制措施凭证编号3301062023051800", "罚单编号：330106198712345", "违法编号 330106199012250012",
    "条码330106199012250012", "残联编号 33010619", "普查户编号330106001001001", "人口普查表号 330106198010101", "企业注册号<ID15>",
    "民办非企业登记号 浙杭西民证字第010123号", "户编码 3301060010010012", "农户编码：330106001001000012", "承包合同编号：330106001001010012J",
    "承包经营权证编号：330106001001010012J", "宅基地证号330106001001JC00012", "表格编号<MOBILE>-1", "学籍主号 G33010620120512",
    "统计用区划代码 330106001001", "经济普查法人码 330106001", "标准件编号 6222021234567890", "货单6228480000000000001",
    "价格 6217.00 元 1234 件", "资产条码6217001234567890123", "设备 IMEI 段 866012345678901", "物联网卡号 1064812345678",
    "短信平台号 106900001234", "热线 95598、96345", "呼叫中心 025-12345", "会议室 8号楼 0571", "合计 <MOBILE>.90", "共13912345678元",
    "汇票号码 3010005112345678", "支票号 30103302 12345678", "存单编号 0012345678", "凭证号 1234567", "国库支付令 330000123456789012",
    "新A12345型拖拉机", "云A12345号展位", "施工许可证编号：330106202401020101", "施工许可证330106202401020101",
    "建筑工程施工许可证（编号330106202003180201）", "中标通知书 330106202401020001", "宗地图号 330106202401021234",
    "登记证号：330106199805121234", "不动产登记业务号 330106202401020088", "业务流水：330106202305180017", "受理号330106202305180017",
    "受理通知书（330106202305180017）", "统一受理编号 330106202305180017", "办件编号：330106202305180017", "警情编号：330106202305180017",
    "接警单号 330106202305180017", "事故认定书第330106202305180017号", "处罚决定书编号：330106202305180017", "普查小区代码 330106001001001",
    "社会团体登记证书 证号 <ID15>", "单位开户行：工商银行某支行，账号：1202<D15>，户名：某县财政局", "卡片编号 <MOBILE>", "档案盒号 <MOBILE>", "图幅号 <MOBILE>",
    "GPS终端编号 <MOBILE>", "预算科目 2013301 金额 <MOBILE>", "批号<MOBILE!ocr1>，数量20件", "咨询电话：00800-<D4>-<D4>",
    "客服电话：00800<D8>", "香港办事处电话：2345 <D4>", "会议系统 ID 9<D3> <D4>", "型号E<D8>，护照夹一个", "E-<D8>号文件", "港澳居民服务点编号H<D8>",
    "台湾居民证件办理窗口 0<D7> 号", "回乡证办理点：某大厦（M<D8>号铺）", "往来港澳通行证办证点，机器C<D8>", "往来港澳通行证自助机的设备号C<D8>", "香港居民送检的样品（批号M<D8>）",
    "产品编号USA310085071500", "出口型号 GBR440090123101", "退字第12号", "报名联系张老师，<MOBILE>", "看样请联系辅助机构工作人员，<MOBILE>",
    "招聘邮箱hr@example.com", "技术支持：support@example.cn", "公司账号：0117<D12>，开户行：某银行", "条码：E<D12>", "编号<HK>",
    "标准<HK!square>", "设备编号\t名称\n330106198001011230\t泵", "运单330106198001011234",
    "网址https://x.example.cn/a?id=33010620240101%2F12", "下载 https://x.example.cn/%E9%99%84%E4%BB%B6.pdf?v=20240102",
    "增长30%20余项，占5%25", "P<CHN机读码说明", "电话\t数量\n办公室\t8\t7\t6\t5\t4\t3\t2", "壹佰贰拾叁万肆仟伍佰陆拾柒元", "手机一三五号柜",
    "银行卡一二三四五六七八九十类", "数字人民币钱包 0031 个", "表格编号<MOBILE>-1234", "合同号00626-<D7>-1", "护照<<<办理<<<流程", "豪宅：8<D7>元",
    "电话_3_4_5_6_7_8_9_2_1_1_1_1_1_1", "设备校准有效期：1968 04 02号机", "The company was born in April 1968",
    "Due: 02/04/1968", "刊物（1968.4.2—）季刊", "夹角45°30′15″，倾角60°12′20″", "函数POINT(x y)返回坐标", "地理库geo:读取失败",
    "位于30.12、120.56的比例", "电动车杭州2025年补贴方案", "车号：浙—1234", "编号中“京A00018”系货位号", "云A1234520240102版发布", "底盘号A-1至A-20",
    "车架号：LAAAAAAA2AOOOOOO1（样式）", "增加VIP<D4>用户", "微博加V认证", "用QQ把合同编号<D8>发给对方", "通过QQ联系，电话<D8>", "遗属补助标准每月560元",
    "遗属补助编号办法<D4>年修订", "金额1390000\n***说明",
)
# fmt: on


def is_found(rules: str, passage: str) -> bool:
    """Whether one of ``rules`` reports what stands between the brackets graver than ``info`` (``any``: any rule)."""
    before, value, behind = re.split("[⟦⟧]", filled(passage))
    covered: set[int] = set()
    for finding in pubcheck.check_text(before + value + behind).findings:
        kind, _, name = finding.rule_id.partition(".")
        asked = name not in ("person_name", "aggregation") if rules == "any" else name in rules.split("/")
        if kind == "personal" and asked and finding.severity is not Severity.INFO:
            covered.update(range(finding.span.start, finding.span.end))
    wanted = [place for place, sign in enumerate(value, len(before)) if sign.isalnum()]
    return sum(place in covered for place in wanted) >= _ENOUGH * len(wanted)


@pytest.mark.parametrize(("rules", "passage"), [(rules, passage) for rules, rows in FOUND.items() for passage in rows])
def test_the_form_is_found(rules: str, passage: str) -> None:
    assert is_found(rules, passage)


@pytest.mark.parametrize(
    ("rules", "passage"),
    [
        pytest.param(
            rules,
            passage,
            marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=f"{often} {cause}"),
        )
        for often, cause, rows in MISSED
        for rules, passages in rows.items()
        for passage in passages
    ],
)
def test_the_form_is_missed(rules: str, passage: str) -> None:
    assert is_found(rules, passage)


def reported_of(passage: str, rules: str = r"personal\.") -> list[str]:
    """The rules whose name begins as the pattern ``rules`` says and that report anything graver than ``info``."""
    findings = pubcheck.check_text(filled(passage)).findings
    return [each.rule_id for each in findings if re.match(rules, each.rule_id) and each.severity is not Severity.INFO]


@pytest.mark.parametrize("passage", DECOYS)
def test_nobodys_number_is_silent(passage: str) -> None:
    assert not reported_of(passage)
