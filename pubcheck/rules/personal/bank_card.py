"""Bank card numbers: 16 to 19 digits with a Luhn check digit and a known issuer range."""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Cue, Judgement, Reading
from pubcheck.numbers import PROVINCES, birth_date, is_resident_number, luhn_holds, resident_check_digit
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_PATTERN = (
    NO_ALNUM_BEFORE
    + r"(?:[0-9]{16,19}|[0-9]{4}(?P<gap>[ ]{1,4}|[-–—.·])[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}(?:(?P=gap)[0-9]{1,3})?"
    + r"|(?=[0-9]{4}(?:[ \n]?[0-9]){12,15}(?![ ]?[0-9A-Za-z]))[0-9]{4,15}(?:[ ][0-9]{2,13}){1,4}"
    + r"|(?=[0-9\n]{17,20}(?![0-9A-Za-z]))[0-9]{4,16}\n[0-9]{3,15})"
    + NO_ALNUM_AFTER
)
# An identity number or a telephone glued to it, before or behind.
_GLUED = (
    r"(?<![0-9A-Za-z])(?P<value>62[0-9]{14}|62[0-9]{17})(?=(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9A-Za-z]))"
    r"|(?<![0-9A-Za-z])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?P<value>62[0-9]{14}|62[0-9]{17})(?![0-9A-Za-z])"
)
# Issuer ranges: UnionPay 62 (and 81), Visa 4, Mastercard 51–55 and 2221–2720, JCB 35,
# and the ranges from before 62: 9558 (ICBC), 6013/6011 (BOC), 4367/4563/5264 belong to 4 and 5.
_BIN = ("62", "81", "4", "51", "52", "53", "54", "55", "35", "9558", "6013", "6011", "6858", "9")
_STRONG_BIN = ("62", "9558", "6013")
_LABEL = Cue(
    r"卡\s?号|银行卡|储蓄卡|借记卡|信用卡|一卡通|社保卡|存折|账\s?号|帐\s?号|账\s?户|帐\s?户|开户行|开户银行|收款|打卡|惠农卡",
    Phrase("前文有“卡号”“账号”一类的标签", "a label such as 卡号 or 账号 stands before it"),
    before=40,
)
_COUNTER = Cue(
    r"(?:条形?码|编号|单号|订单号?|流水号?|批次号?|合同号?|序列号|案号|登记号|许可证号?|注册号|票号|发票号码?|运单号?|快递号?|货号|设备号|资产号|卷号|项目代码|单元代码|借据号?)\s*[:：为是]?\s*$",
    Phrase("前文表明是其他编号", "the words before it name another kind of number"),
    before=10,
)
_LOOSE = lazily(r"\n|^(?![0-9]{4}(?:[^0-9]+[0-9]{4}){3}(?![0-9]{2,})).*[^0-9]", re.DOTALL)
_UNIT_ACCOUNT = Cue(
    r"对公|(?:基本|一般|专用|结算)(?:账)?户|案款|诉讼费|执行款|保证金(?:账户|专户)?|专用账户|财政专户|基本存款账户|管理人|账[号户](?:[（(]法院|名称[:：][^\n]{2,30}[局院司会])|(?:公证处|法院|公司|财政局|中心|[局院])[，,：:][^\n。；;]{2,16}(?:银行|[工农中建交招]行|信用社)[^\n。；;]{0,10}[支分]?[行社部]?|(?:户\s*名|账户名称|单位名称|收款单位|收款人|开户名)\s*[:：]?\s*[^\n。；;]{2,30}"
    r"(?:局|厅|委员会|委|办公室|中心|公司|财政所|财政局|学校|医院|村民委员会|居民委员会|合作社|基金会|协会|政府|专户|站|所|社|馆)",
    Phrase("是单位账户", "the account of a unit"),
    before=80,
    severity=Severity.INFO,
)


def _judge(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = "".join(character for character in value if character.isdigit())
    labelled = _LABEL.applies(reading, span)
    if len(digits) == 18 and resident_check_digit(digits[:17]) == digits[17] and birth_date(digits[6:14]):
        return None  # an identity number that happens to pass Luhn is an identity number
    if len(digits) == 18 and not labelled and digits[:2] in PROVINCES and birth_date(digits[6:14]):
        return None  # so is one with a slip in its check digit: cards of 18 digits are rare
    if _COUNTER.applies(reading, span):
        return None
    known = digits.startswith(_BIN)
    strong = digits.startswith(_STRONG_BIN)
    passes = luhn_holds(digits)
    if _LOOSE.search(value) and not (labelled and passes and known):
        return None  # pieces of unrelated numbers join by chance
    why = [
        Phrase("Luhn 校验正确", "the Luhn check digit is right")
        if passes
        else Phrase("Luhn 校验不符，可能有笔误", "the Luhn check digit is wrong, perhaps a typing error")
    ]
    if known:
        why.append(Phrase("发卡行号段有效", "the issuer range is known"))
    if labelled:
        why.append(_LABEL.why)
    if passes and known:
        confidence = 0.97 if labelled else (0.9 if strong else 0.5)
    elif labelled and (passes or strong):
        confidence = 0.6 if passes else 0.45
    elif labelled:
        confidence = 0.4
    else:
        return None
    severity = None if confidence >= 0.5 else Severity.MEDIUM
    if _UNIT_ACCOUNT.applies(reading, span):
        why.append(_UNIT_ACCOUNT.why)
        severity = Severity.INFO
    return Judgement(confidence, tuple(why), severity)


def _judge_glued(value: str, reading: Reading, span: Span) -> Judgement | None:
    text = reading.text.text
    beside = text[max(0, span.start - 18) : span.start], text[span.end : span.end + 18]
    if not luhn_holds(value) or not any(
        is_resident_number(number) or re.fullmatch(r"(?:.*[^0-9])?1[3-9][0-9]{9}(?:[^0-9].*)?", number, re.DOTALL)
        for number in beside
    ):
        return None
    why = Phrase("Luhn 校验正确，与证件号或电话连写", "the Luhn check digit is right; it is glued to another number")
    return Judgement(0.9, (why,))


RULES = (
    Rule(
        id="personal.bank_card",
        title=Phrase("银行卡号", "Bank card number"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "personal-25", "disclosure-15"),
        matcher=AnyOf((Checked(_PATTERN, _judge), Checked(_GLUED, _judge_glued))),
        message=Phrase("出现银行卡号，属于金融账户信息", "a bank card number, which is financial account data"),
        suggestion=Phrase("公开前删除，或仅保留后 4 位", "delete it, or keep only the last four digits"),
        mask=Mask(0, 4),
        hits=(
            "银行卡号：⟦6222020000000000000⟧",
            "开户行：农业银行，账号⟦6228480000000000000⟧",
            "卡号 ⟦6222 0200 0000 0000 000⟧",
            "⟦6217000000000000004⟧",
            "打卡账号⟦6222021234567890123⟧（校验位不符）",
            "信用卡⟦4111111111111111⟧",
            "一卡通：⟦6230580000000000005⟧",
            "银行卡号：⟦622202 0000000000000⟧",
            "银行卡号：⟦622202 0000 0000 00000⟧",
            "银行卡号：⟦62220200000\n00000000⟧",
            "银行卡号：⟦6222   0200   0000   0000   000⟧",
            "农户 李某\t⟦6228480000000000000⟧\t300元",
            "11010519491231002X⟦6222020000000000000⟧（证件、卡号相连）",
            "卡号⟦6222020000000000000⟧13900001234",
        ),
        misses=(
            "条码 6222026006705354217 已入库",
            "快递单号：6228480000000000000",
            "银行卡号：6222***********0000",
            "项目编号2025071809301512",
            "身份证号：11010519491231002X",
            "身份号码620102198001015611",
            "发票代码 1234567890123456",
            "财政专户共拨付 1000000000000000 元",
            "统一社会信用代码：121200004013590816",
            "ISBN 9787010000000 系列",
        ),
    ),
)
