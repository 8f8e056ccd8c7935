"""QQ numbers, by context: 5 to 11 digits that the word QQ names directly.

Not every number after one "QQ" is one: a label must stand right before it, alone or before a
list of such numbers. A group's number (QQ群) names no person and is informational.
"""

from __future__ import annotations

import re

from pubcheck.contact_cues import OFFICE_BEHIND, OFFICE_OWNER, PRIVATE, PRIVATE_OWNER, UNIT_CONTACT
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Judgement, Near, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.scattered import behind, digits_of
from pubcheck.span import Span

_PATTERN = r"(?:(?<=[Qq])|(?<![0-9A-Za-z*+.]))(?<![0-9]-)[1-9][0-9]{4,10}(?![0-9*@%])(?![A-Za-z](?![A-Za-z]{1,8}[ ]?[:：]))(?![.-][0-9A-Za-z])"
_LABEL = (
    r"(?:(?:(?<![A-Za-z])|(?<=\.com)|(?<=\.cn))(?:[Qq]{2}|Q Q)(?![A-Za-z])|(?<=[加作系人])Q(?=[0-9]|$)|扣扣|(?<=[ ｜|，,；;\t])扣|企鹅号|腾讯号|[Qq]{2}用户|(?<![A-Za-z])Q(?=号|群|[:：])|(?<=[的我他她你您家])Q(?=[是为](?:号码)?[ ]?(?:[1-9]|$)))"
    r"(?:官方)?(?:粉丝|交流|工作|咨询|业主|家长|读者|报名|联系|服务)*(?:账号|帐号|号码?|群号?|群号码)?(?:\s?[/|｜、和及]\s?微信号?)?"
)
# In groups; and further on in the sentence, behind what calls it a number: 通过QQ（昵称“远山”，号码10000001）发布
_GROUPED = (
    r"(?<![0-9A-Za-z*+.-])(?<![0-9] )[1-9][0-9]{2,3}[ -][0-9]{2,4}(?:[ -][0-9]{2,4}){0,2}(?![0-9*@%.-]|[ -][0-9])"
)
_FAR = (
    r"(?<![A-Za-z])[Qq]{2}(?!群|邮箱|音乐|浏览器)[^。！？；;\n0-9]{1,30}(?:(?<![\u4e00-\u9fff])(?:号码?|账号|帐号)|[存记留写]的)[是为:：]{0,2}[ ]?"
    r"(?P<value>[1-9][0-9]{5,10}|[1-9][0-9]{2,3}(?:[ -][0-9]{2,4}){1,3})(?![0-9A-Za-z*@%.-])(?! [0-9])"
)
# One figure a cell, right behind its label.
_SCATTERED = behind(r"[Qq][ ]?[Qq](?:号码?)?|扣扣(?:号码?)?", "[1-9]", "0-9", 4, 10)
_CONTACT = lazily(r"1[3-9][0-9]{9}|@[0-9A-Za-z.-]{3,40}\.[a-z]{2,4}")
_FEWEST_APART, _MOST_APART = 8, 11
_BESIDE = 40  # characters before a number in which another contact of the row stands
# 工资条：应发8000，扣12345678
_PAY = lazily(r"(?:工资|薪[资酬水]|[应实补]发)(?:工资)?[:：]?[ ]?[0-9.]{1,10}元?[，,；; ]{1,2}扣[:：]?$")
_MOBILE = lazily(r"1[3-9][0-9]{9}")
_AMOUNT = lazily(r"\s*(?:元|万|亿|年|月|人(?!人)|个|户|条|次|件|名|位|款|分|版|帧|%|多|余)")
_DATE = lazily(r"(?:19|20)[0-9]{2}[ -](?:0[1-9]|1[0-2])[ -](?:0[1-9]|[12][0-9]|3[01])(?:[ -][0-9]{2,4})?")
_YEAR = lazily(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")


_OF_WORK = OFFICE_BEHIND._replace(severity=Severity.INFO)
_SAID = Phrase("同句前文有“QQ”", "“QQ” stands before it in the sentence")


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent or _MOBILE.fullmatch(value) or _AMOUNT.match(reading.text.text, span.end):
        return None
    if (
        not label.heading
        and not re.search(r"号|[:：]", label.words + label.gap)
        and (_YEAR.fullmatch(value) or len(value) < 6)
        and not _CONTACT.search(reading.text.text, max(0, span.start - _BESIDE), span.start)
    ):
        return None  # "QQ20250718" without any sign between may be a version or a day
    if label.words == "扣" and (
        len(value) < _FEWEST_APART
        or re.search(r"\s", label.gap)
        or _PAY.search(reading.text.text, max(0, span.start - _BESIDE), span.start)
    ):
        return None  # 扣 300000: taken from somebody's pay
    confidence = 0.96 if label.heading or re.search(r"号|[:：]", label.words + label.gap) else 0.88
    return Judgement(confidence, (label.why,))


def _judge_grouped(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if _DATE.fullmatch(value):
        return None
    number = re.sub("[ -]", "", value)
    stated = label is not None and (label.heading or re.search(r"[:：号]", label.words + label.gap))
    if label is not None and label.heading and number.startswith("62"):
        return None  # the first groups of a card in the column before
    return _judge(number, reading, span, label) if stated and _FEWEST_APART <= len(number) <= _MOST_APART else None


def _judge_far(value: str, reading: Reading, span: Span) -> Judgement | None:
    number = re.sub("[ -]", "", value)
    if number != value and not _FEWEST_APART <= len(number) <= _MOST_APART:
        return None
    return _judge(number, reading, span, Label("QQ号", _SAID))


def _judge_scattered(value: str, reading: Reading, span: Span) -> Judgement | None:
    number = digits_of(value)
    gaps = {sign for sign in value if not sign.isdigit()}
    if len(gaps) != 1 or gaps & set("，,、；;/.") or len(value) != 2 * len(number) - 1 or len(number) < _FEWEST_APART:
        return None  # several numbers, or one in groups
    return _judge(number, reading, span, Label("QQ号", _SAID))


def _judge_group(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """The number of a group, whoever is named beside it."""
    if label is None or "群" not in label.words or (judgement := _judge(value, reading, span, label)) is None:
        return None
    group = Phrase("是 QQ 群号，不直接对应个人", "the number of a group, which names no person")
    return Judgement(judgement.confidence, (label.why, group), Severity.INFO)


RULES = (
    Rule(
        id="personal.qq",
        title=Phrase("QQ 号", "QQ number"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "source-personal-2020"),
        matcher=AnyOf(
            (
                Labelled(_PATTERN, _LABEL, _judge_group),
                Near(
                    AnyOf(
                        (
                            Labelled(_PATTERN, _LABEL, _judge),
                            Labelled(_GROUPED, _LABEL, _judge_grouped),
                            Checked(_FAR, _judge_far),
                            Checked(_SCATTERED, _judge_scattered),
                        )
                    ),
                    (_OF_WORK, PRIVATE_OWNER, OFFICE_OWNER, PRIVATE, UNIT_CONTACT),
                ),
            )
        ),
        message=Phrase("出现 QQ 号，可联系到具体个人", "a QQ number that reaches a person"),
        suggestion=Phrase(
            "确属单位公开的联系方式的可保留；个人 QQ 号应删除",
            "keep it only if the unit publishes it; delete private ones",
        ),
        mask=Mask(2, 2),
        hits=(
            "QQ号：⟦100000001⟧",
            "qq:⟦1000000002⟧，手机略",
            "联系QQ⟦100000003⟧",
            "QQ：100000001、⟦100000002⟧",
            "姓名\tQQ\n王某\t⟦10000004⟧",
            "扣扣号码⟦10000005⟧",
            "本人QQ（常用）：⟦10000006⟧",
            "业主QQ群：⟦100000007⟧",
            "QQ|微信：⟦1000000008⟧",
            "姓名：李某，QQ：⟦100 000 013⟧",
            "姓名：李某，QQ：⟦1000 00 125⟧",
            "他父亲的Q是⟦100000013⟧",
            "我Q是⟦1000000013⟧，你加",
            "李某 13900001234 QQ⟦20000417⟧ 约面",
            "持有人（微信号zeng_000012，QQ⟦100000012⟧）已约谈",
        ),
        misses=(
            "QQ、微信等投诉渠道共受理12345件",
            "QQ浏览器版本10000001",
            "下载QQ 9.7.12345 版本",
            "QQ邮箱100000001@qq.example",
            "QQ：见附件；工号：10000001",
            "QQ用户超过50000000人",
            "QQ在线客服，热线：12345678",
            "QQ：1000****1",
            "通过QQ、电话（62300001）联系",
            "QQ2025年活动安排",
            "QQ20000417 约面",
            "通过QQ联系的，电话号码62300001",
            "QQ用户：100 200 300 400",
            "小说里的阿Q是100000字写成的",
            "我的Q是3级",
            "通过QQ（昵称“远山”，号码100 20）发布",
            "用QQ把合同编号10000016发给对方",
            "姓名 农行卡号 QQ\n王某 6228 4877 6055 1248\n778 无",
        ),
    ),
)
