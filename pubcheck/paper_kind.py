"""Kinds of papers that local rules on the disclosure attribute name: requests upward, consultations, forwarded, joint …"""

from __future__ import annotations

import re
from enum import Enum

from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.review import Elements
from pubcheck.surnames import NOT_NAMES, SINGLE

_UPWARD = lazily(r"请\s?示$|签报$|专报$")
_REPORT = lazily(r"报告$")
_PUBLIC_REPORT = lazily(r"政府工作报告|年度报告|调查报告$|公开工作.{0,8}报告|检查.{0,6}报告$|审计结果")
_CONSULTATION = lazily(
    r"(?:征求|商请|征询|协商|反馈)[^。]{0,60}(?:函|通知)$|(?:意见|建议|磋商)的?(?:复函|函复|回函|函)$"
)
_PUBLIC_CONSULTATION = lazily(r"公开征求|向社会|公告|提案|代表建议")
_FORWARDED = lazily(r"(?:转发|批转)(?!次数)")
_ANSWER = lazily(
    r"(?:政府信息|信息公开|公开申请|申请公开)[^。]{0,16}(?:答复|告知|决定)书$"
    r"|(?:不予公开|部分公开|不予提供|信息不存在|非本(?:行政)?机关)[^。]{0,10}(?:答复|告知|决定|通知)书$"
    r"|(?:政府信息|信息公开)申请的(?:答复|复函|回复|告知)$"
)
_MODEL = lazily(r"格式|样[式本张例]|范[本例]|示范|模[板版]|文书|填写")
_GENERAL = lazily(r"^各|[、，]各|有关(?:单位|部门)$")
_PERSON = lazily(
    r"(?:有限|责任)?公司$|(?:先生|女士|同志)$|^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff]{1,3}(?:某某?|[×*＊]{1,2})$"
)
# Offices, places, schools, works and associations; and many at once.
_UNIT = lazily(
    r"[局厅委办部院校处科室会府队所站司组团社署镇乡县市区村街厂场矿馆屯寨]$|中心$|政府$|银行$|[支分]行$|[一二三四五六七八九十0-9]中$|[中小大]学$|街道$|(?:[文侨残妇体]|工商|社科)联$|[政作科记消计]协$|人大$|[省市县区]直$|(?:电视|气象|广播)台$|集团$|基地$|(?:公路|工务|供电)段$|自治[州旗]$|[前后中左右翼]旗$|(?:幼儿|产业|科技|工业|物流|创业|动物|植物|公)园$|[水粮油金国]库$|单位$|部门$|机关$|企业$|支部$"
    r"|^(?:诸位|全[体省市县区镇乡村街校院局厂]|广大|所有|有关|相关|本[局市县镇村院校])|各"
)
# A surname and one character more: 王镇, 李村.
_SHORT_NAME = lazily(r"^(?P<surname>[\u4e00-\u9fff])[镇乡村]$")
_COURTESY = lazily(r"(?:先生|女士|同志)$")


class PaperKind(str, Enum):
    """A kind of paper. ``upward``: to a superior, asking or reporting; ``consultation``: asks another office for its
    opinion or gives one; ``forwarded``: passes on another office's paper; ``joint``: several issuers; ``general``:
    to all units below; ``individual``: to one person or firm; ``answer``: to who applied for information (条例 art. 36)."""

    UPWARD = "upward"
    CONSULTATION = "consultation"
    FORWARDED = "forwarded"
    JOINT = "joint"
    GENERAL = "general"
    INDIVIDUAL = "individual"
    ANSWER = "answer"

    def __str__(self) -> str:
        return self.value


PAPER_TITLES = {
    PaperKind.UPWARD: Phrase("报上级的请示、报告", "a request or report to a superior"),
    PaperKind.CONSULTATION: Phrase("征求或答复意见的公文", "a consultation between offices"),
    PaperKind.GENERAL: Phrase("普发性公文", "a paper to all units"),
}


def kinds_of(elements: Elements) -> frozenset[PaperKind]:
    """The kinds that title, recipients and issuer show."""
    title = elements.title.value if elements.title else ""
    bare = re.sub(r"[（(][^（）()]{1,12}[)）]$", "", title)
    recipients = elements.recipients.value if elements.recipients else ""
    found = set()
    to_one = bool(recipients) and not _GENERAL.search(recipients)
    if _UPWARD.search(bare) or (_REPORT.search(bare) and to_one and not _PUBLIC_REPORT.search(bare)):
        found.add(PaperKind.UPWARD)
    if _CONSULTATION.search(bare) and not _PUBLIC_CONSULTATION.search(bare):
        found.add(PaperKind.CONSULTATION)
    if _FORWARDED.search(title):
        found.add(PaperKind.FORWARDED)
    if elements.issuer and "、" in elements.issuer.value:
        found.add(PaperKind.JOINT)
    if recipients and _GENERAL.search(recipients):
        found.add(PaperKind.GENERAL)
    if recipients and _is_individual(recipients):
        found.add(PaperKind.INDIVIDUAL)
    if _ANSWER.search(bare) and not _MODEL.search(title):
        found.add(PaperKind.ANSWER)
    return frozenset(found)


def _is_individual(recipient: str) -> bool:
    """Whether it is one person or firm, and not a place, an office or everybody."""
    if not _PERSON.search(recipient):
        return False
    if "各" not in recipient and _COURTESY.search(recipient):
        return True
    short = _SHORT_NAME.search(recipient)
    if short is not None:
        return short["surname"] in SINGLE and recipient not in NOT_NAMES
    return _UNIT.search(recipient) is None


def lead_of(elements: Elements) -> str:
    """The first of several issuers: the lead agency (条例 art. 10)."""
    return elements.issuer.value.split("、")[0] if elements.issuer else ""
