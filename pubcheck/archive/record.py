"""What the store keeps of a review: masked words, keyed hashes, places; never a plain value.

It crosses from a worker to the writer as rows (:mod:`pubcheck.archive.rows`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from pubcheck.accepted import Accepted
from pubcheck.archive.links import links
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.document import Document
from pubcheck.finding import Finding, Severity
from pubcheck.fingerprint import fingerprint
from pubcheck.furniture import is_navigation
from pubcheck.gap import Gap
from pubcheck.law import LegalBasis
from pubcheck.masking import MaskedReview
from pubcheck.named_marks import is_state_mark
from pubcheck.normalize import normalize
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.review import Attribute, Element, Review
from pubcheck.rule import all_rules
from pubcheck.text import NormalizedText

_LONGEST = 80  # characters of a masked value or a title that the store keeps
#: Of a file with a state mark only what these say is kept.
_MARKS = ("secret.state_mark", "secret.mark_term", "secret.mark_place")
#: Rules whose evidence is no passage of the document but a mark, an attribute or a property.
_TOLD = ("org.", "attribute.", "quality.", "secret.state_mark", "secret.mark_", "secret.internal_mark")
_STATE_MARK = "secret.state_mark"
_IN_NAME = Phrase("文件名带有密级", "the file's name bears a level of secrecy")
Words = tuple[str, str]  # Chinese, English


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A finding: ``shown`` is its masked value, ``value`` the keyed hash of the plain one (empty where there is none
    to compare), ``fingerprint`` what knows it again in the next version (empty for ``info``). ``accepted`` says how
    it was set aside, empty where it counts; ``until`` is an ISO date."""

    rule: str
    severity: str
    confidence: float
    part: str
    page: int | None
    line: int
    start: int
    end: int
    shown: str
    value: str
    fingerprint: str
    message: Words
    why: tuple[Words, ...]
    basis: tuple[tuple[str, str, str], ...]
    accepted: str = ""
    reason: str = ""
    owner: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class GapRecord:
    """A gap in both languages."""

    stage: str
    where: Words
    reason: Words


@dataclass(frozen=True, slots=True)
class ReasonRecord:
    """A reason for the attribute; ``statute`` and ``article`` are empty where it cites none."""

    kind: str
    text: Words
    statute: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document: the file itself (``member`` is empty) or one inside it (its masked path there).

    ``marked``: it bears a state mark. Of the words of a file in which one document is marked, nothing but the marks
    and the date are kept, no title, no names of members, no reasons. ``print`` is the 64-bit print of its
    text for near duplicates (0 for a short one), ``subjects`` keyed hashes of the sites and projects that sensitive
    passages name, ``links`` those by which a person masked here is known elsewhere (:mod:`pubcheck.archive.links`).
    """

    member: str
    digest: str
    media_type: str
    pages: int
    characters: int
    title: str
    doc_number: str
    issuer: str
    date: str
    genre: str
    declared: str
    attribute: str
    probabilities: tuple[float, ...]
    advice: str
    verdict: str
    conflict: bool
    marked: bool
    print: int
    subjects: tuple[str, ...]
    reasons: tuple[ReasonRecord, ...]
    findings: tuple[FindingRecord, ...]
    gaps: tuple[GapRecord, ...]
    links: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What the store keeps of one file's content: the file's document first, then those inside it."""

    documents: tuple[DocumentRecord, ...]


def record_of(review: Review, keys: ValueKeys) -> Record:
    """The record of a review and of the documents inside, in the order of :meth:`~pubcheck.review.Review.tree`."""
    root = review.document.name
    tree = tuple(review.tree())
    # What lies in one file with a marked document (its mail, its fellows in a ZIP) is as close to it as its title.
    shielded = any(_is_marked(each) for each in tree)
    return Record(tuple(_document(each, root, keys, shielded, place) for place, each in enumerate(tree)))


def _is_marked(review: Review) -> bool:
    """Whether a state mark stands in the document or in its name."""
    found = (*review.findings, *review.around)
    return any(map(is_state_mark, found))


def _document(review: Review, root: str, keys: ValueKeys, shielded: bool, place: int) -> DocumentRecord:
    masked = MaskedReview(review)
    document, elements, disclosure = review.document, review.elements, review.disclosure
    text = normalize(document) if review.findings or review.accepted else None

    def words(element: Element | None) -> str:
        # The surroundings of a state mark are not kept, its title included.
        return "" if element is None or shielded else _short(masked.words(element.value))

    return DocumentRecord(
        member=_member(document.name.removeprefix(root).removeprefix("!/"), masked, place if shielded else 0),
        digest=keys.of("content", document.sha256),
        media_type=document.media_type,
        pages=len(document.pages),
        characters=len(document.text),
        title=words(elements.title),
        doc_number=words(elements.doc_number),
        issuer=words(elements.issuer),
        date=elements.date.isoformat() if elements.date else "",  # from it the end of a mark is counted
        genre="" if shielded else elements.genre or "",
        declared=elements.declared.value if elements.declared else "",
        attribute=disclosure.attribute.value if disclosure else "",
        probabilities=tuple(round(float(disclosure.probabilities.get(each, 0.0)), 4) for each in Attribute)
        if disclosure
        else (),
        advice=disclosure.advice.value if disclosure else "",
        verdict=review.verdict.value,
        conflict=bool(disclosure and disclosure.conflict),
        marked=_is_marked(review),
        print=0 if shielded else keys.print_of(_read(document)),
        subjects=keys.subjects(document.text, review.findings),
        reasons=tuple(
            ReasonRecord(each.kind.value, _both(each.text, masked), *_article(each.basis))
            for each in disclosure.reasons
        )
        if disclosure and not shielded
        else (),
        findings=tuple(_findings(review, masked, text, keys, shielded)),
        gaps=tuple(
            GapRecord(gap.stage, ("", "") if shielded else _place(gap, root, masked), _both(gap.reason, masked))
            for gap in review.gaps
        ),
        links=() if shielded else links(document.text, review.findings, keys),
    )


def _read(document: Document) -> str:
    """What a reader reads of it, navigation of a web site left out: the same in every format it is published in."""
    text = document.text
    blocks = (block.span.of(text) for block in document.blocks if block.part.is_reading_text)
    return "\n".join(line for block in blocks for line in block.splitlines() if not is_navigation(line))


def _findings(
    review: Review, masked: MaskedReview, text: NormalizedText | None, keys: ValueKeys, shielded: bool
) -> Iterator[FindingRecord]:
    found = [(finding, None) for finding in review.findings]
    everything: list[tuple[Finding, Accepted | None]] = [*found, *((each.finding, each) for each in review.accepted)]
    for finding, acceptance in sorted(everything, key=lambda each: (each[0].span, each[0].rule_id)):
        counts = finding.severity is not Severity.INFO
        told = finding.rule_id.startswith(_MARKS if shielded else _TOLD)
        # Beside a mark only its term and place are explained; a passage's reasons quote it.
        explained = finding.rule_id in _MARKS[1:] if shielded else told or not _is_passage(finding)
        message = finding.message if explained or not shielded else _messages().get(finding.rule_id, finding.title)
        if shielded and finding.rule_id == _STATE_MARK and not len(finding.span):
            message = _IN_NAME
        yield FindingRecord(
            rule=finding.rule_id,
            severity=finding.severity.value,
            confidence=round(float(finding.confidence), 3),
            part=finding.part.value,
            page=finding.page,
            line=finding.line,
            start=finding.span.start,
            end=finding.span.end,
            shown=_short(masked.value(finding)) if told or not (shielded or _is_passage(finding)) else "",
            value=keys.value(finding) if counts else "",
            fingerprint=fingerprint(keys.key, finding, review.document, text) if counts and text is not None else "",
            message=_both(message, masked),
            why=tuple(_both(each, masked) for each in finding.why)
            if explained and finding.rule_id != _STATE_MARK
            else (),
            basis=tuple((each.statute, each.article, each.version) for each in finding.basis),
            accepted=acceptance.means.value if acceptance else "",
            reason=masked.words(acceptance.reason) if acceptance and not shielded else "",
            owner=masked.words(acceptance.owner) if acceptance and not shielded else "",
            until=acceptance.until.isoformat() if acceptance and acceptance.until else "",
        )


def _is_passage(finding: Finding) -> bool:
    """Whether no mask hides any of its words: they are a passage of the document, and so may be those of its reasons."""
    return finding.mask.head is None or finding.mask.tail is None


@cache
def _messages() -> dict[str, Phrase]:
    """What each rule says by itself, without a word of the document."""
    return {rule.id: rule.message for rule in all_rules()}


def _member(name: str, masked: MaskedReview, place: int) -> str:
    """The path of a document inside a file; next to a state mark its place (from 1) and ending alone."""
    return f"{place}{PurePosixPath(name).suffix}" if place else masked.words(name)


def _both(words: str, masked: MaskedReview) -> Words:
    zh = masked.words(say(words, Lang.ZH))
    en = say(words, Lang.EN)
    return zh, zh if en == words else masked.words(en)


def _place(gap: Gap, root: str, masked: MaskedReview) -> Words:
    zh, en = _both(gap.where, masked)
    return zh.removeprefix(root).removeprefix("!/"), en.removeprefix(root).removeprefix("!/")


def _article(basis: LegalBasis | None) -> tuple[str, str]:
    return (basis.statute, basis.article) if basis else ("", "")


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
