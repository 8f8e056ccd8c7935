"""The result of a review: types only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NoReturn, TypeVar

from pubcheck.accepted import Accepted
from pubcheck.document import Document
from pubcheck.finding import Finding
from pubcheck.gap import Gap
from pubcheck.law import LegalBasis
from pubcheck.phrase import Phrase
from pubcheck.span import Span

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Fixed(dict[_Key, _Value]):
    """A mapping that stays as it was made: a dictionary to whoever reads, compares, writes JSON or pickles."""

    __slots__ = ()

    def _refused(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("part of a review, which does not change; take a copy with dict()")

    __setitem__ = __delitem__ = __ior__ = _refused
    clear = pop = popitem = setdefault = update = _refused

    def __hash__(self) -> int:  # type: ignore[override]
        """By what it holds, as that of a tuple."""
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[Fixed[_Key, _Value]], tuple[dict[_Key, _Value]]]:
        return type(self), (dict(self),)


def _fix(value: object, *names: str) -> None:
    for name in names:
        object.__setattr__(value, name, Fixed(getattr(value, name)))


class Attribute(str, Enum):
    """The disclosure attribute (公开属性)."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"

    def __str__(self) -> str:
        return self.value

    @property
    def phrase(self) -> Phrase:
        """Its name as officials write it."""
        return _ATTRIBUTE_TITLES[self]


class Advice(str, Enum):
    """What to do with the document."""

    PUBLISH = "publish"
    PUBLISH_REDACTED = "publish_redacted"
    PUBLISH_TARGETED = "publish_targeted"
    ON_REQUEST = "on_request"
    WITHHOLD = "withhold"
    REFER = "refer"
    HUMAN_REVIEW = "human_review"

    def __str__(self) -> str:
        return self.value

    @property
    def phrase(self) -> Phrase:
        """It in words."""
        return _ADVICE_TITLES[self]


class Verdict(str, Enum):
    """The review in one word; never a clearance."""

    NO_OBSTACLE = "no_obstacle"
    NEEDS_CHANGES = "needs_changes"
    NEEDS_REVIEW = "needs_review"
    BLOCKED = "blocked"
    INCOMPLETE = "incomplete"

    def __str__(self) -> str:
        return self.value

    @property
    def phrase(self) -> Phrase:
        """It in words."""
        return _VERDICT_TITLES[self]


class ReasonKind(str, Enum):
    """What a reason is: a ground to withhold, a duty to publish, neither of them (``residual``, which
    leaves disclosure on request), something that speaks against the attribute (``counter``), the
    model, what the document declares, or what local rules say of such papers (``profile``)."""

    GROUND = "ground"
    DUTY = "duty"
    COUNTER = "counter"
    MODEL = "model"
    DECLARED = "declared"
    RESIDUAL = "residual"
    PROFILE = "profile"

    def __str__(self) -> str:
        return self.value


def as_attribute(declared: Attribute | str | None) -> Attribute | None:
    """The attribute that a caller declares, by itself or by its value.

    :raises ValueError: if there is no such one.
    """
    return None if declared is None else Attribute(declared)


_ATTRIBUTE_TITLES = {
    Attribute.PROACTIVE: Phrase("主动公开", "proactive disclosure"),
    Attribute.ON_REQUEST: Phrase("依申请公开", "disclosure on request"),
    Attribute.WITHHELD: Phrase("不予公开", "withheld"),
}
_ADVICE_TITLES = {
    Advice.PUBLISH: Phrase("可按程序公开", "may be published after the usual procedure"),
    Advice.PUBLISH_REDACTED: Phrase("删减或遮盖后公开", "publish after redaction"),
    Advice.PUBLISH_TARGETED: Phrase("定点、定向公开", "publish to the persons concerned"),
    Advice.ON_REQUEST: Phrase("依申请公开", "disclose on request"),
    Advice.WITHHOLD: Phrase("不予公开，并说明理由", "withhold, and state the reason"),
    Advice.REFER: Phrase("停止公开，报保密部门处理", "stop, and refer to the secrecy authority"),
    Advice.HUMAN_REVIEW: Phrase("需人工复核", "needs human review"),
}
_VERDICT_TITLES = {
    Verdict.NO_OBSTACLE: Phrase("未发现公开障碍", "no obstacle found"),
    Verdict.NEEDS_CHANGES: Phrase("修改后方可公开", "needs changes before publication"),
    Verdict.NEEDS_REVIEW: Phrase("需人工复核", "needs human review"),
    Verdict.BLOCKED: Phrase("不得公开", "must not be published"),
    Verdict.INCOMPLETE: Phrase("审查不完整", "review incomplete"),
}


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a document: its value and where it stands in ``Document.text``.

    A title or a recipient may hold personal values, so ``value`` is kept out of ``repr``.
    """

    value: str = field(repr=False)
    span: Span


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of GB/T 9704-2012 and of web pages, as far as they were found.

    ``date`` is the 成文日期; ``declared`` the attribute the document claims for itself, with
    the words it uses in ``declared_evidence``; ``declared_redacted`` is true for 删减后公开;
    ``genre`` is the 文种 of the title (通知, 批复 …); ``withhold_reason`` the reason stated
    beside a declared attribute. ``declared_otherwise`` are the words that declare another attribute elsewhere in
    the document; ``declared`` is then the strictest of them.
    """

    title: Element | None = None
    doc_number: Element | None = None
    issuer: Element | None = None
    recipients: Element | None = None
    date: date | None = None
    date_span: Span | None = None
    copy_number: Element | None = None
    classification_mark: Element | None = None
    urgency: Element | None = None
    signer: Element | None = None
    genre: str | None = None
    attachments: tuple[Element, ...] = ()
    carbon_copy: Element | None = None
    printed_by: Element | None = None
    declared: Attribute | None = None
    declared_redacted: bool = False
    declared_evidence: Element | None = None
    withhold_reason: Element | None = None
    declared_otherwise: tuple[Element, ...] = ()

    @property
    def declared_places(self) -> tuple[Element, ...]:
        """Everything that declares one of the contradicting attributes, in the order in which it stands."""
        own = (self.declared_evidence,) if self.declared_evidence else ()
        return tuple(sorted((*own, *self.declared_otherwise), key=lambda element: element.span))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of ``Document.text`` that moved a model's score, by how much (log-odds)."""

    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class Classification:
    """What a model says: a probability per attribute (they sum to 1) and what carried it.

    ``exemptions`` gives the probability of each exemption (``14a`` … ``16casefile``; they sum to that
    of withheld under the national default), ``duties`` of each duty to publish (``20(1)`` …; they sum
    to that of proactive). Both are empty where a model does not tell.
    """

    probabilities: Mapping[Attribute, float]
    model: str
    passages: tuple[Passage, ...] = ()
    exemptions: Mapping[str, float] = field(default_factory=dict)
    duties: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _fix(self, "probabilities", "exemptions", "duties")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for (or against) the attribute, its legal basis and its places in the text.

    ``text`` may quote the document, so it is kept out of ``repr``.
    """

    kind: ReasonKind
    text: Phrase = field(repr=False)
    basis: LegalBasis | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What ``decide`` made of findings and classification under a profile.

    ``conflict`` is true where the declared attribute does not fit ``attribute``; ``separable`` are the
    passages that a document declared proactive should be published without (条例 art. 37).
    """

    attribute: Attribute
    probabilities: Mapping[Attribute, float]
    advice: Advice
    reasons: tuple[Reason, ...]
    declared: Attribute | None
    conflict: bool
    profile: str
    separable: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        _fix(self, "probabilities")


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a review: the package, its rules (a digest), its models by id."""

    pubcheck: str
    rules: str
    models: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _fix(self, "models")


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one document: a recommendation with its evidence, never a clearance.

    ``disclosure`` is ``None`` where nothing of the document could be read (then ``gaps`` says why
    and ``verdict`` is ``incomplete``), and for a mere container of other documents. ``accepted`` are
    findings that the allow list, a waiver or the baseline set aside before ``disclosure`` and
    ``verdict`` were formed. ``members`` are the reviews of the documents inside a container or mail;
    ``verdict`` is the gravest among its own and theirs. ``around`` are findings in the path of a document that lies
    inside a container (a number in its file name); they count there, here reports must know what to mask.
    """

    document: Document
    elements: Elements
    findings: tuple[Finding, ...]
    classification: Classification | None
    gaps: tuple[Gap, ...]
    disclosure: Recommendation | None
    verdict: Verdict
    versions: Versions
    accepted: tuple[Accepted, ...] = ()
    members: tuple[Review, ...] = ()
    around: tuple[Finding, ...] = ()

    def tree(self) -> Iterator[Review]:
        """This review, then those of the documents inside, each followed by what is inside it."""
        yield self
        for member in self.members:
            yield from member.tree()
