"""Military and police cards: 军字第…号 and its kind, cards by label, and police numbers.

军官证 and 士官证 bear a character for the service or region and a number (军字第1234567号). The form
is shared with property titles and case numbers (权证海字第…号, 民初字第…号): what stands before decides.
"""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Cue, Judgement, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.scattered import names_beside
from pubcheck.span import Span

_SERVICE = r"(?:军|陆|武|空|海|政|后|装|参|联|南|北|沈|兰|济|成|广|京|东|西|中|士|文|学|兵|[军陆武空海政后装联]?退|武水电|武黄金|武交通|武森林)"
_NUMBER = rf"{_SERVICE}[ ]?字[ ]?第?[ ]?[0-9]{{5,8}}[ ]?号?"
_CARD = (
    r"(?:军官|士官|军士|士兵|义务兵|军人|文职干部|文职人员|军队文职|现役军人|军官退休|退伍(?:军人)?|退役(?:军人)?|军人保障|残疾军人|转业军人|转业|复员|士兵退出现役|武警警官|警官|人民警察|警察|武警|伤残军人|伤残人民警察|残疾人民警察|预备役军官|军属|革命伤残军人)"
    r"(?:身份|优待)?[证卡](?:件)?(?:号码?|编号|字号)?|(?<!老年)(?<!老年人)(?<!老人)(?<!敬老)(?<!残疾人)(?:优待|优抚)证(?:件)?(?:号码?|编号)?|(?:士兵|士官|军士)?退出现役证》?|军籍号|军人(?:身份)?(?:号码|编号)|学员证(?:号码?|编号)?"
)
_POLICE = r"警\s?号"
_BEHIND = rf"(?:{_NUMBER}|{_SERVICE}[ ]?[0-9]{{6,8}}(?![0-9])|(?:(?![号码证件编为是])[\u4e00-\u9fff]){{0,4}}字第?[0-9]{{4,11}}\n?号|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][军警公民][A-Z]?[0-9]{{5,7}}(?![0-9])|{NO_ALNUM_BEFORE}[A-Za-z]{{0,3}}[0-9]{{6,17}}{NO_ALNUM_AFTER}(?![*-])|第[0-9]{{5,11}}号)"
_OTHER = lazily(
    r"(?:权证?|产证?|房|地|林|用|初|终|执|刑|民|行|商|破|再|监|审|规|建|许|批|复|函|发|准|书|判|裁|[0-9〕\]）)])$"
)
_ON_DUTY = Cue(
    r"民警|警察|[询讯]问人|侦查员|派出所|值班|干警|警长|巡逻|所长|教导员|交通警|执法|办案|承办|出警|经办|值勤|执勤|辅警|交警|警官|责任",
    Phrase("民警执行职务时公开的警号", "the number of a police officer on duty"),
    before=40,
    after=20,
)
_FORM = Phrase("符合“军字第…号”的形式", "it has the form of a military card's number")


def _judge_form(value: str, reading: Reading, span: Span) -> Judgement | None:
    before = reading.text.text[max(reading.text.paragraph(span).start, span.start - 12) : span.start]
    if not value.endswith("号") or (_OTHER.search(before.rstrip()) and not names_beside(reading, span.start, " \t")):
        return None
    # The first character of the number must begin a word: another Han character makes it a different title.
    if re.search(r"[\u4e00-\u9fff]$", before) and not re.search(r"(?:码|证|件|编号|为|是|持|号)$", before):
        return None
    return Judgement(0.85, (_FORM,))


def _judge_card(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    why = (_FORM, label.why) if "字" in value else (label.why,)
    return Judgement(0.97 if "字" in value else 0.9, why)


def _judge_police(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    if _ON_DUTY.applies(reading, span):
        return Judgement(0.93, (label.why, _ON_DUTY.why), Severity.INFO)
    return Judgement(0.93, (label.why,), Severity.LOW)


RULES = (
    Rule(
        id="personal.military_id",
        title=Phrase("军人、警察证件号", "Military or police card number"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-14", "disclosure-15"),
        matcher=AnyOf(
            (
                Labelled(_BEHIND, _CARD, _judge_card),
                Labelled(NO_ALNUM_BEFORE + r"[A-Za-z]{0,2}[0-9]{5,8}" + NO_ALNUM_AFTER, _POLICE, _judge_police),
                Checked(_NUMBER, _judge_form),
            )
        ),
        message=Phrase("出现军人或警察的证件号码", "the number of a military or police card"),
        suggestion=Phrase(
            "公开前删除；民警执行职务时公示的警号可以保留", "delete it; the number of a police officer on duty may stay"
        ),
        mask=Mask(3, 1),
        hits=(
            "军官证：⟦军字第1234567号⟧",
            "士兵证⟦士1234567⟧",
            "士官证号码⟦士字第0123456号⟧",
            "证件名称：军官证，证件号码：⟦南字第12345678号⟧",
            "士兵证号：⟦12345678⟧",
            "警官证号⟦012345⟧",
            "警官证：⟦警字第012345号⟧",
            "李某，男，⟦空字第1234567号⟧，现役",
            "文职干部证 ⟦文字第7654321号⟧",
            "姓名\t军人证号\n王某\t⟦第1234567号⟧",
            "承办民警：张某（警号：⟦012345⟧）",
            "退役军人优待证号⟦51000012345⟧",
            "退役军人、其他优抚对象优待证：⟦51000012345⟧",
            "优待证号：⟦51000012345⟧",
            "退伍证号：⟦字第000731号⟧",
            "3 鄂长林 本人 鄂长林 ⟦装退字第0000536号⟧ 参战",
        ),
        misses=(
            "京房权证海字第1234567号",
            "（2012）朝民初字第12345号",
            "建规（地）字第1606011号",
            "永环新许字第201803号",
            "军官证：军字第****567号",
            "凭军官证、士兵证免费参观，咨询电话12345",
            "警号制作单位应当具备资质",
            "沪房地浦字第123456号",
            "退役军人优待证申领人数12345678人见附表",
            "文字第12345字以内",
            "老年优待证：51000012345",
            "陆字典第0000861页",
            "税务退字第0012345号通知书",
        ),
    ),
)
