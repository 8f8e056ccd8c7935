"""WeChat ids, by context: 6 to 20 letters, digits, _ and -, beginning with a letter (腾讯).

Anything may follow the word 微信 (微信公众号, 微信小程序, 微信 iPhone 版): an id is what a label with
号, a colon or a verb such as 加 names, or what looks like one among other contacts. A telephone
number behind 微信 stays a telephone number (``personal.mobile_phone``); a public account
(公众号, 视频号) is a unit's channel and no personal data.
"""

from __future__ import annotations

import re

from pubcheck.contact_cues import (
    OFFICE_BEHIND,
    OFFICE_OWNER,
    OFFICE_PHONE,
    PRIVATE,
    PRIVATE_OWNER,
    RELATED,
    UNIT_CONTACT,
)
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Cue, Gated, Judgement, Near, Reading
from pubcheck.phone_beside import is_told
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_PATTERN = (
    r"(?<![0-9A-Za-z_@./-])(?:[A-Za-z][0-9A-Za-z_-]{5,19}|[1-9][0-9]{5,10})(?![0-9A-Za-z_@*-])(?!\.[A-Za-z]|://|:[0-9])"
)
# With a dot, which some type though no id has one, right behind its label.
_DOTTED = r"(?<![0-9A-Za-z_@./-])[A-Za-z][0-9A-Za-z_-]{1,14}\.(?!(?:com|cn|net|org|gov|edu|top|vip|jpg|png|pdf|docx?|xlsx?|txt|apk|exe)(?![0-9A-Za-z]))[0-9A-Za-z_-]{2,12}(?![0-9A-Za-z_@*./-]|://)"
# Behind a mobile number in a row about somebody, without any label: 158-0000-2663 ding_sx2762
_IN_ROW = r"(?<=(?<![0-9])1[3-9][0-9][- .]?[0-9]{4}[- .]?[0-9]{4}[ \t、，,/;；]{1,3})[A-Za-z][A-Za-z]{1,12}_[A-Za-z]{0,8}[0-9]{2,8}(?![0-9A-Za-z_@*.-])"
# Ways round the word that sites strike out: 薇信, 卫星, V❤, 徽芯.
_WORD = r"(?:微[ ]?信|[威卫]信|[薇徽溦嶶VvＶ][信❤♥💗芯星伈]️?|[维围魏][信❤♥💗星]️?|微[❤♥💗星X]️?|(?<![\u4e00-\u9fff])[微薇](?=[:：])|(?i:we\s?chat|weixin)|(?<![A-Za-z])(?:[Ww][Xx]|[Vv][Xx])(?![A-Za-z]))"
_LABEL = (
    r"(?<!公众)(?<!公共)(?<!官方)(?<!关注)"
    + _WORD
    + r"(?!公众|公共|小程序|视频号|平台|订阅|服务号|支付|群聊?[，。]|城市服务|搜一搜|二维码)"
    + r"\s?(?:账[号户]|帐[号户]|联系|号码?|ID|id|Id|群号|登录|就?加)?"
)
# Behind a telephone in a list of contacts: 联系方式：13900001234、lihua_01
_BESIDE_PHONE = r"(?<=(?<![0-9])1[3-9][0-9]{9}[、，,/;；][ ]?)[A-Za-z][A-Za-z]{1,12}[_-][0-9]{2,8}(?![0-9A-Za-z_@*.-])"
_PHONE_LABEL = r"联系(?:方式|电话)|手机(?:号码?)?|电话"
# Broken by the end of a line, right behind its label.
_TORN = (
    r"(?<!关注)(?<!公众)(?<!官方)"
    + _WORD
    + r"(?:账号|号码?)?[:：]?[ ]?(?P<value>[A-Za-z][0-9A-Za-z_-]{1,14}\n(?=[a-z_-]{0,8}[0-9_])[0-9a-z_-]{2,14})(?![0-9A-Za-z_@*.-]|[ ]?[年月日])"
)
# One sign a blank behind its label, all through: 微 信 号 ： z w _ 0 0 1
_SPACED = r"微[ ]?信[ ]?(?:(?:账|帐)?[ ]?号)?(?:[ ]?码)?[ ]{0,2}[:：][ ]{0,2}(?:号码)?(?P<value>[A-Za-z](?=[ A-Za-z_-]{0,40}[0-9])(?:[ ][0-9A-Za-z_-]){5,19})(?![ ]?[0-9A-Za-z_@.-])"
# Ids that say so themselves, such as follow 加V, and one behind a nickname.
_OWN_FORM = r"(?<![0-9A-Za-z_])wxid_[0-9a-z]{6,22}(?![0-9A-Za-z_])"
_BY_LETTER = r"(?:(?<![增更附追参])加|[➕+])[ ]?[Vv薇微](?!IP|LOG|信|米|粒)(?:[Xx]|信)?(?:[ ]?[:：][ ]?(?P<value>[A-Za-z][0-9A-Za-z_-]{5,19})|[ ]?(?P<value>[A-Za-z](?=[A-Za-z]{0,12}[0-9_])[0-9A-Za-z_-]{5,19}))(?![0-9A-Za-z_@.-])"
_BY_NICKNAME = (
    _WORD
    + r"(?:昵称|名字|网名|名|叫)[^。；\n0-9A-Za-z]{1,20}[，,、（( ]{1,2}(?:微信)?(?:账|帐)?号码?[为是:：]{0,2}[ ]?(?P<value>[A-Za-z][0-9A-Za-z_-]{5,19})(?![0-9A-Za-z_@.-])"
)
# A second one of somebody whose first is named before: 微信同手机…，另有小号zhiwei000.
_SECOND = (
    _WORD
    + r"(?!公众|公共|小程序|视频号|支付|转账|收款|红包)[^。；;\n]{0,40}?(?:[大小副新旧]号|备用(?:微信)?号?|另一个(?:微信)?号?|(?:另有|还有)[一]?个?(?:微信|号))(?:微信)?号?[是为叫:：]{0,2}[ ]?(?P<value>[A-Za-z](?=[A-Za-z_-]{0,18}[0-9_-])[0-9A-Za-z_-]{5,19})(?![0-9A-Za-z_@.-])"
)
_ADDED = lazily(r"(?:加|添加|搜索?|联系|扫码加)(?:我的?|本人|工作人员|客服|老师|助理|个人|负责人)?(?:的)?$")
_CONTACTS = Cue(
    r"电话|手机|联系|QQ|邮箱|Tel|号码|咨询|代购|加",
    Phrase("同处有其他联系方式", "other contacts stand beside it"),
    before=30,
    after=20,
)
# 请用微信登录shebao2024; 可微信登录 zjzwfw2024 平台办理
_BY_MEANS, _SITE = (
    lazily(r"(?:[用以凭]|通过|经由?)$"),
    lazily(r"[ ]?(?:平台|系统|网站|小程序|公众号|缴费|办理|查询|预约)"),
)
_ENGLISH = lazily(
    r"(?i:android|iphone|ios|windows|macos|wechat|weixin|official|account|number|public|version|mini[-_]?program|service|openid|unionid|appid"
    r"|platform|channel|article|center|system|online|update|please|contact|mobile|telephone|https?)[0-9]{0,2}"
)
_OTHER_BEFORE = ("QQ", "QQ ", "QQ:", "QQ：", "qq", "扣扣")
_QQ = lazily(r"[Qq]{2}[0-9]{5,11}")  # the next item of a list: a QQ number
WORK = Cue(
    r"(?:工作|客服|老师|社区|网格|办事|值班|门店|官方|班级企业)[的]?(?:微信|[Vv][Xx]|[Ww][Xx])[^，。；\n]{0,4}$",
    Phrase("是工作用的微信号", "it is used for work"),
    before=14,
    severity=Severity.INFO,
)
_OF_WORK = OFFICE_BEHIND._replace(severity=Severity.INFO)
_PUBLIC_ACCOUNT = lazily(r"公众(?:平台)?[号账帐]|公共微信|官方微信|公众微信|订阅号|服务号|视频号|小程序|政务微信|认证")


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent or _ENGLISH.fullmatch(value) or _QQ.fullmatch(value):
        return None
    text = reading.text.text
    if label.gap.startswith("_") or text.endswith(_OTHER_BEFORE, max(0, span.start - 4), span.start):
        return None  # the name of a field goes on (wx_openid, login_ip); the cell names another kind
    start = text.rfind(label.words, 0, span.start) if not label.heading else span.start
    if not label.heading and _PUBLIC_ACCOUNT.search(text[max(0, start - 16) : start] + label.gap):
        return None
    stated = (
        label.heading
        or label.words.endswith(("号", "户", "号码", "ID", "id", "Id"))
        or any(sign in label.gap for sign in ":：")
        or bool(_ADDED.search(text[max(0, start - 8) : start]))
    )
    if label.words.endswith("登录") and (
        _BY_MEANS.search(text, max(0, start - 4), start) or _SITE.match(text, span.end)
    ):
        return None  # what one signs in to
    if value.isdigit():
        form = Phrase("可能以 QQ 号或手机号作微信号", "perhaps a QQ or telephone number used as a WeChat id")
        if stated:
            return Judgement(0.85, (form, label.why))
        alone = len(value) >= 7 and not label.gap.strip() and re.match(r"[，,。、；;\s)）]|$", text[span.end :][:1])
        return Judgement(0.7, (form, label.why, _CONTACTS.why)) if alone and _CONTACTS.applies(reading, span) else None
    if label.words.strip() in ("微", "薇") and re.search("[A-Z]{2}", value):
        return None  # a microscope's kind: 微：Leica_DM500
    form = Phrase("符合微信号的形式", "it has the form of a WeChat id")
    if stated:
        return Judgement(0.95, (form, label.why))
    if _CONTACTS.applies(reading, span) or re.search(r"[0-9_-]", value):
        return Judgement(
            0.75, (form, label.why, _CONTACTS.why) if _CONTACTS.applies(reading, span) else (form, label.why)
        )
    return None


def _judge_beside(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    listed = Phrase("与手机号码并列的联系方式", "it stands in a list of contacts behind a telephone")
    return Judgement(0.75, (listed, label.why))


def _judge_dotted(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    return _judge(value, reading, span, label) if label is not None and not label.gap.strip(" :：") else None


def _judge_in_row(value: str, reading: Reading, span: Span) -> Judgement | None:
    if not is_told(reading, span):
        return None
    return Judgement(0.75, (Phrase("与手机号码并列的联系方式", "it stands in a list of contacts behind a telephone"),))


def _judge_said(value: str, reading: Reading, span: Span) -> Judgement | None:
    if _ENGLISH.fullmatch(value) or _QQ.fullmatch(value):
        return None
    return Judgement(0.85, (Phrase("前文表明是微信号", "the words before it say that it is a WeChat id"),))


def _judge_own_form(value: str, reading: Reading, span: Span) -> Judgement | None:
    return Judgement(0.95, (Phrase("是微信自动分配的号", "an id that WeChat assigns"),))


RULES = (
    Rule(
        id="personal.wechat",
        title=Phrase("微信号", "WeChat id"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "source-personal-2020"),
        matcher=AnyOf(
            (
                Near(
                    AnyOf(
                        (
                            Labelled(_PATTERN, _LABEL, _judge),
                            Labelled(_DOTTED, _LABEL, _judge_dotted),
                            Checked(_IN_ROW, _judge_in_row),
                            Checked(_OWN_FORM, _judge_own_form),
                            Gated(r"[Vv]|[加➕+] ?[薇微]", Checked(_BY_LETTER, _judge_said)),
                            Checked(_BY_NICKNAME, _judge_said),
                            Checked(_SECOND, _judge_said),
                            Checked(_TORN, _judge_said),
                            Checked(_SPACED, _judge_said),
                        )
                    ),
                    (OFFICE_PHONE, _OF_WORK, WORK, RELATED, PRIVATE_OWNER, OFFICE_OWNER, PRIVATE, UNIT_CONTACT),
                ),
                Near(Labelled(_BESIDE_PHONE, _PHONE_LABEL, _judge_beside), (OFFICE_PHONE, OFFICE_OWNER)),
            )
        ),
        message=Phrase("出现微信号，可联系到具体个人", "a WeChat id that reaches a person"),
        suggestion=Phrase(
            "确属单位公开的联系方式的可保留；个人微信号应删除",
            "keep it only if the unit publishes it; delete private ones",
        ),
        mask=Mask(2, 2),
        hits=(
            "微信号：⟦zhang_wei88⟧",
            "微信：⟦li-xiaomei⟧，请备注姓名",
            "请加微信⟦abc123456⟧咨询",
            "手机13900001234，微信⟦wangwuabc⟧。",
            "vx:⟦test_user01⟧",
            "姓名\t微信号\n张某\t⟦zs_000001⟧",
            "WeChat ID: ⟦Wu-Laoshi_01⟧",
            "举报人微信号为⟦wxid_0000000001⟧",
            "微信：⟦100000001⟧（同QQ号）",
            "聊天记录 ⟦wxid_0000000002⟧ 转账",
            "微 信 号 ： ⟦z w _ 0 0 0 1⟧",
            "微信：⟦l i x i a o 0 1⟧ 请备注",
            "个人微信号（工作用）：⟦chen2025_01⟧",
        ),
        misses=(
            "微信公众号：example_news",
            "关注“某市发布”微信公众号（微信号：cssbwg）",
            "微信小程序ABCDEFG已上线",
            "请使用微信Android版或iPhone版",
            "微信、QQ等社交软件",
            "微信扫描二维码下载APP",
            "发送至wechat@example.com",
            "微信支付满200000元",
            "官方微信：example_gov",
            "微信：见附件",
            "微信号：见附件，QQ100000012",
            "开发微信openid接口",
            "微博加V认证，增加Vlog内容",
            "增加VIP1234用户",
            "微信：A B C D E F G",
            "可微信登录 zjzwfw2024 平台办理",
            "微 信 公 众 号 ： n e w s 0 1",
            "微信：a b c d e f @ g",
            "微信昵称远山，编号A123456",
        ),
    ),
)
