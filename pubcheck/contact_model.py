"""Whether a telephone number or an address of mail is a person's or one that an office publishes, by a small model.

The rules judge first, by words and persons near by; the model, a linear one over hashed features, overrules them where
it is sure and no label says outright whose it is. Its weights are data (``models/contacts``), learned from the development passages of ``corpora/findings``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.contact_cues import (
    BIDDING,
    CALLED_BACK,
    NAMED_OWNER,
    OF_KIN,
    OFFICE_BEFORE,
    OFFICE_BEHIND,
    OFFICE_MAIL,
    OFFICE_PHONE,
    OFFICE_STAFF,
    OWN,
    OWN_BEHIND,
    OWN_LABEL,
    OWN_RECORD,
    PRIVATE_OWNER,
    in_row_of_person,
    is_in_advert,
    is_of_bidder,
    is_of_party,
    of_somebody,
    owner,
)
from pubcheck.contact_features import contact_features, is_of_office, with_listed
from pubcheck.contact_lists import OFFICE_SENDER, OFFICE_TASK, SHOWN_IN_HEAD, SIGNED, is_of_directory, is_signed
from pubcheck.finding import Severity
from pubcheck.headings import columns_of
from pubcheck.lazy_pattern import lazily
from pubcheck.linear_model import linear_model
from pubcheck.matchers import Match, Matcher, Reading, Sign, needs_of
from pubcheck.phrase import Phrase
from pubcheck.span import Span

BITS = 14  # features hash into 2**BITS weights
# Log-odds of being a person's from which the model overrules what the rules say: an office's, a person's.
_RAISED = {"mobile": 0.5, "landline": 2.0, "email": 0.5}
_LOWERED = {"mobile": -1.0, "landline": -2.5, "email": -1.0}
_WHOSE = lazily(r"[ ，,（(]{0,2}的?(?:个人|私人|电子)?(?:邮箱|邮件|(?i:e-?mail))(?:地址)?(?:是|为)?[\s:：]{0,2}")
# Headings of columns that say whose the contacts below are.
_WORD = r"(?:联系)?(?:电\s?话|手\s?机|热线|邮箱|联系方式|号码)"
_OF_OFFICES = rf"(?:值班|办公|工作|监督|举报|投诉|咨询|服务|报名|公开|公务)(?:专用|人员|室)?{_WORD}|{_WORD}(?:号码)?[（(](?:值班|办公|工作|公务|单位|对外)"
_OF_PERSONS = rf"宅电|住宅电话|(?:家庭|家长|家属|亲属|监护人|户主|本人|学生|考生|患者|病人|村民|业主|住户|租户|承租人|申请人|申请对象|救助对象|老人|残疾人|退役军人|当事人|参保人|购房人|受益人|被征收人|产权人)(?:本人)?{_WORD}"
_HEADINGS = rf"{_OF_OFFICES}|{_OF_PERSONS}"
_SAYS_OFFICE, _SAYS_PERSON = lazily(_OF_OFFICES), lazily(_OF_PERSONS)
_HEADED_OFFICE = Phrase("所在列写明是单位的联系方式", "its column is that of contacts of offices")
_HEADED_PRIVATE = Phrase("所在列写明是个人的联系方式", "its column is that of contacts of persons")
_PRIVATE = Phrase(
    "位置和前后文字与个人的联系方式相符", "its place and what stands round it are those of a person's contact"
)
_OF_PRIVATE = Phrase(
    "前文写明是当事人或发布者个人的", "the words before it say that it is a party's or an advertiser's own"
)
_LISTED = Phrase("所在的是单位的通讯录、签到表一类", "it stands in an office's directory or sheet of attendance")
_BIDDER = Phrase("是投标单位代表的联系方式", "it is that of a firm which bids")
_FUNCTION = Phrase("是单位域名下以职能或缩写命名的邮箱", "named after a function or by initials, at a host of its own")
_OFFICE = Phrase(
    "位置和前后文字与单位公布的联系方式相符", "its place and what stands round it are those of a published contact"
)


class Weighed(NamedTuple):
    """The contacts of ``inner``, those judged again of which the model is sure; ``kind`` names what they are.

    Where a reason of ``inner`` is one of ``certain``, the model has no say.
    """

    inner: Matcher
    kind: str
    certain: tuple[Phrase, ...] = ()

    @property
    def needs(self) -> tuple[str, ...] | None:
        """What the inner matcher needs."""
        return needs_of(self.inner)

    @property
    def asks(self) -> tuple[str, ...]:
        """The headings, and what tells of bids."""
        return _HEADINGS, BIDDING

    def find(self, reading: Reading) -> Iterator[Match]:
        """The inner matches.

        :raises ModelError: if the weights are absent or altered.
        """
        for match in self.inner.find(reading):
            yield self._weighed(match, reading)

    def _weighed(self, match: Match, reading: Reading) -> Match:
        judgement = match.judgement
        if judgement.severity is Severity.LOW or any(why in self.certain for why in judgement.why):
            return match  # hardly a contact at all, or no question whose
        office = judgement.severity is Severity.INFO
        if is_of_party(reading, match.span) or is_in_advert(reading, match.span):
            raised = Severity.HIGH if office else judgement.severity
            return Match(match.span, judgement._replace(why=(*judgement.why, _OF_PRIVATE), severity=raised))
        says = self._says_office(reading, match.span)
        if says is not None:
            return Match(match.span, judgement._replace(why=(*judgement.why, says), severity=Severity.INFO))
        headed = self._headed(match, reading)
        if headed is not None:
            return headed
        sign = self._named(reading, match.span)
        if sign is not None:
            raised = Severity.HIGH if office else judgement.severity
            return Match(match.span, judgement._replace(why=(*judgement.why, sign.why), severity=raised))
        odds = linear_model("contacts").odds(contact_features(reading, match.span, self.kind))
        if office and odds > _RAISED[self.kind] and not _names_office(reading, match.span):
            return Match(match.span, judgement._replace(why=(*judgement.why, _PRIVATE), severity=None))
        if not office and odds < _LOWERED[self.kind] and not self._is_own(reading, match.span):
            return Match(match.span, judgement._replace(why=(*judgement.why, _OFFICE), severity=Severity.INFO))
        return match

    def _says_office(self, reading: Reading, span: Span) -> Phrase | None:
        """What says outright that it is an office's, if anything does."""
        if OFFICE_BEHIND.applies(reading, span):
            return OFFICE_BEHIND.why
        sign = OFFICE_SENDER if self.kind == "email" else OFFICE_TASK
        private = OWN_LABEL.applies(reading, span) or (self.kind == "email" and PRIVATE_OWNER.applies(reading, span))
        if not private and sign.applies(reading, span):
            return sign.why
        if self.kind != "email" and is_signed(reading, span):
            return SIGNED
        if is_of_directory(reading, span) and not OWN.applies(reading, span) and self._named(reading, span) is None:
            return _LISTED
        if is_of_bidder(reading, span) and not self._is_own(reading, span) and self._named(reading, span) is None:
            return _BIDDER
        if self.kind != "email" or OWN.applies(reading, span) or OWN_LABEL.applies(reading, span):
            return None
        if OFFICE_MAIL.applies(reading, span):
            return OFFICE_MAIL.why
        if self._is_own(reading, span) or self._named(reading, span) is not None or of_somebody(reading, span):
            return None
        return _FUNCTION if is_of_office(span.of(reading.text.text)) else None

    def _headed(self, match: Match, reading: Reading) -> Match | None:
        """The contact as the heading of its column has it, if that says whose it is."""
        if not reading.once("headings of contacts", lambda: reading.holds(_HEADINGS)):
            return None
        words = columns_of(reading, _HEADINGS).over(match.span.start)
        judgement = match.judgement
        if words and _SAYS_OFFICE.search(words) and not self._is_own(reading, match.span):
            why = (*judgement.why, _HEADED_OFFICE)
            return Match(match.span, judgement._replace(why=why, severity=Severity.INFO))
        if words and _SAYS_PERSON.search(words):
            severity = None if judgement.severity is Severity.INFO else judgement.severity
            return Match(match.span, judgement._replace(why=(*judgement.why, _HEADED_PRIVATE), severity=severity))
        return None

    def _named(self, reading: Reading, span: Span) -> Sign | None:
        """The label, or what stands behind in brackets, that names its owner, a person, if there is one."""
        office = OFFICE_PHONE.applies(reading, span) or OFFICE_BEFORE.applies(reading, span)
        told = () if office else (CALLED_BACK,)
        signs: tuple[Sign, ...] = (
            OWN_BEHIND,
            *told,
            OF_KIN,
            NAMED_OWNER,
            *((OWN_LABEL, SHOWN_IN_HEAD) if self.kind == "email" else ()),
        )
        return next((sign for sign in signs if sign.applies(reading, span)), None)

    def _is_own(self, reading: Reading, span: Span) -> bool:
        """Whether its label says that it is a party's or a household's; firms have landlines too."""
        mobile = self.kind == "mobile"
        span = with_listed(reading, span)
        own = OWN.applies(reading, span) or OWN_RECORD.applies(reading, span)
        own = own or (mobile and (OWN_LABEL.applies(reading, span) or in_row_of_person(reading, span)))
        if own or self.kind != "email":
            return own
        # 王芳的邮箱是: that of a private person, named right before it.
        person = owner(reading, span)
        named = person is not None and _WHOSE.fullmatch(reading.text.text, person.span.end, span.start) is not None
        return named and PRIVATE_OWNER.applies(reading, span)


def _names_office(reading: Reading, span: Span) -> bool:
    """Whether the words before it say that it is an office's, or that of somebody whom an office names."""
    return OFFICE_PHONE.applies(reading, span) or OFFICE_STAFF.applies(reading, span)
