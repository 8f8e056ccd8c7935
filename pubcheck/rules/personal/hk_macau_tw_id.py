"""Identity cards of Hong Kong, Macau and Taiwan.

Hong Kong (人事登記條例): one or two letters, six digits, a check character in brackets, MOD 11.
Macau (第8/1999號法律): seven digits beginning with 1, 5 or 7 and a check digit; how that is
computed was never published. Taiwan (國民身分證統一編號): a letter for the county, 1 or 2 for
the sex (8 or 9 for foreigners since 2021), seven digits and a check digit, MOD 10.
"""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Cue, Judgement, Reading
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_HONG_KONG = NO_ALNUM_BEFORE + r"[A-Za-z]{1,2}[ -]?[0-9]{6}[ ]?(?:[(（\[][0-9Aa][)）\]]|[0-9Aa]" + NO_ALNUM_AFTER + r")"
_MACAU = (
    NO_ALNUM_BEFORE
    + r"(?:[0-9]{7}[ ]?[(（\[][0-9][)）\]]|[0-9]/[0-9]{6}/[0-9]"
    + NO_ALNUM_AFTER
    + r"|[157][0-9]{7}"
    + NO_ALNUM_AFTER
    + r")"
)
# An item of a list that names the card first: 澳门居民身份证1张，持有人…，号码…
_OF_ITEM = r"澳门[^；;。\n0-9A-Za-z]{0,6}身份证[^；;。\n0-9A-Za-z]{0,4}[0-9]?[^；;。\n0-9A-Za-z]{0,20}(?:号码?[:：为是]?\s?|\t)(?P<value>[157][0-9]{6}[(（][0-9][)）])"
_TAIWAN = (
    NO_ALNUM_BEFORE
    + r"[A-Za-z](?:[0-9]{9}|[0-9]{3}(?P<gap>[ -])[0-9]{3}(?P=gap)[0-9]{3})"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
_CARD = r"(?:居民|国民|國民|永久性?)*(?:居民)?身[份分][证證](?:明)?(?:件)?(?:字[號号]|号码?|號碼?|[编編][号號])?"
_LABEL = rf"(?:香港|澳门|澳門|台湾|台灣|臺灣|港澳|HK|Macau)?{_CARD}|HKID|ID\s?[Cc]ard|证件号码?|統一編號"
_TAIWAN_NEAR = Cue(
    r"台[湾灣]|臺灣|台胞|台籍|台商|身分[证證]",
    Phrase("上下文涉及台湾居民", "the context is a resident of Taiwan"),
    before=40,
    after=16,
)
# Without brackets and label only right behind the place, in a row that names a person.
_RESIDENT = (
    NO_ALNUM_BEFORE + r"(?<=香港(?:居民|籍)?[ \t，,：:（(]{1,2})[A-Z][0-9]{6}[0-9A]" + NO_ALNUM_AFTER + r"(?![*-])"
)
_THING = lazily(r"(?:编号|标准|型号|图号|件号|代码|规格)\s?[:：为]?\s?$")
_COUNTY = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))
_RIGHT = Phrase("校验位正确", "the check digit is right")
_WRONG = Phrase("校验位不符，可能有笔误", "the check digit is wrong, perhaps a typing error")


def hong_kong_holds(number: str) -> bool:
    """Whether the last character of ``A1234563`` is its check character."""
    values = [int(character, 36) for character in number[:-1]]
    values = [36] * (8 - len(values)) + values  # a blank stands before a single letter
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return (total + int(number[-1], 36)) % 11 == 0


def taiwan_holds(number: str) -> bool:
    """Whether the last digit of ``A123456789`` is its check digit."""
    tens, ones = divmod(_COUNTY[number[0]], 10)
    total = (
        tens + ones * 9 + sum(int(digit) * weight for digit, weight in zip(number[1:9], range(8, 0, -1), strict=True))
    )
    return (total + int(number[9])) % 10 == 0


def _hong_kong(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = re.sub(r"[^0-9A-Z]", "", value.upper())
    bracketed = value[-1] in ")）]"
    named = label is not None and label.adjacent
    form = Phrase("香港身份证的形式", "the form of a Hong Kong card")
    if label and named:
        if hong_kong_holds(number):
            # Two letters and seven digits are a passport of the mainland as well, and one in eleven passes.
            alike = number[1].isalpha() and not bracketed and "香港" not in label.words
            return Judgement(0.8 if alike else 0.97, (form, _RIGHT, label.why))
        return (
            Judgement(0.42, (form, _WRONG, label.why), Severity.MEDIUM) if bracketed or "香港" in label.words else None
        )
    # One number in eleven passes by chance: without a label only the usual writing counts.
    unnamed = bracketed and value[0].isupper() and value[1].isdigit() and hong_kong_holds(number)
    if unnamed and not _THING.search(reading.text.text, max(0, span.start - 8), span.start):
        return Judgement(0.75, (form, _RIGHT))
    return None


def _resident(value: str, reading: Reading, span: Span) -> Judgement | None:
    if not hong_kong_holds(value) or not any(persons_in(reading, reading.text.paragraph(span))):
        return None
    place = Phrase("紧接在“香港”之后，同处有人名", "right behind 香港, and a person is named beside it")
    return Judgement(0.75, (Phrase("香港身份证的形式", "the form of a Hong Kong card"), _RIGHT, place))


def _macau(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    named = (
        "澳" in label.words or "澳" in reading.text.text[max(0, span.start - 40) : span.start] or "Macau" in label.words
    )
    if not named:
        return None
    form = Phrase("澳门身份证的形式（校验算法未公布）", "the form of a Macau card (its check digit is not published)")
    if value[0] in "157":
        return Judgement(0.93, (form, label.why))
    first = Phrase("首位应为 1、5、7，可能有笔误", "the first digit should be 1, 5 or 7, perhaps a typing error")
    return Judgement(0.42, (form, first, label.why), Severity.MEDIUM)


def _taiwan(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = re.sub("[ -]", "", value.upper())
    if number != value.upper() and not (label and label.adjacent):
        return None
    holds = number[1] in "1289" and taiwan_holds(number)
    form = Phrase("台湾身份证的形式", "the form of a Taiwan card")
    near = _TAIWAN_NEAR.applies(reading, span)
    if label and label.adjacent:
        if holds:
            return Judgement(0.97 if near else 0.9, (form, _RIGHT, label.why))
        return Judgement(0.42, (form, _WRONG, label.why), Severity.MEDIUM) if near or number[1] in "12" else None
    if near and holds and value[0].isupper():
        return Judgement(0.8, (form, _RIGHT, _TAIWAN_NEAR.why))
    return None


def _macau_item(value: str, reading: Reading, span: Span) -> Judgement | None:
    return _macau(value, reading, span, Label("澳门身份证", Phrase("同一项写明是澳门身份证", "the same item names it")))


RULES = (
    Rule(
        id="personal.hk_macau_tw_id",
        title=Phrase("港澳台身份证号", "Identity card number of Hong Kong, Macau or Taiwan"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=AnyOf(
            (
                Labelled(_TAIWAN, _LABEL, _taiwan, bare=True),
                Labelled(_HONG_KONG, _LABEL, _hong_kong, bare=True),
                Labelled(_MACAU, _LABEL, _macau),
                Checked(_RESIDENT, _resident),
                Checked(_OF_ITEM, _macau_item),
            )
        ),
        message=Phrase("出现香港、澳门或台湾的身份证号码", "an identity card number of Hong Kong, Macau or Taiwan"),
        suggestion=Phrase("公开前删除，或仅保留首字符", "delete it, or keep only the first character"),
        mask=Mask(1, 1),
        hits=(
            "香港身份证：⟦A123456(3)⟧",
            "香港居民身份证号码⟦A123456（3）⟧，",
            "HKID: ⟦A1234563⟧",
            "申请人陈某（⟦A123456(3)⟧）",
            "澳门身份证：⟦5123456(7)⟧",
            "澳门居民身份证号⟦1/234567/8⟧",
            "台湾身份证：⟦A123456789⟧",
            "身分證字號⟦A123456789⟧",
            "香港身份证：⟦A123456[3]⟧",
            "台湾身份证：⟦A123 456 789⟧",
            "台籍教师林某，证号略，⟦A123456789⟧",
            "姓名\t身份证号\n黄某\t⟦A123456(3)⟧",
            "香港身份证：⟦A123456(4)⟧，校验位有误",
        ),
        misses=(
            "台湾身份证：A1234567890",
            "网友“A123456789”：您好！",
            "零件号A123456(4)",
            "身份证办理时限为15个工作日",
            "电话5123456(8)",
            "香港身份证：A12****(3)",
            "标准号B221690(11)",
            "合同编号A123456788",
            "澳门游客1234567(人次)",
            "寄往香港 A1234563",
            "编号A123456(3)",
            "股东黄美玲 香港 A1234564",
        ),
    ),
)
