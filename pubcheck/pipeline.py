"""The one room that knows the order of the trip."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pubcheck.address_bounds import with_bounds
from pubcheck.allow import check_allowed
from pubcheck.baseline import Baseline
from pubcheck.chosen import classifier_named, path_or_id, profile_named, recognizers_named, version_of
from pubcheck.classifier import Sample
from pubcheck.collecting import no_collection
from pubcheck.custom import CustomRule
from pubcheck.custom_rules import custom_rules, digest
from pubcheck.decide import decide
from pubcheck.detect import conclude, detect, in_order
from pubcheck.document import Document, Part
from pubcheck.elements import read_elements
from pubcheck.errors import ModelError, ParseError, SettingsError
from pubcheck.evidence import find_evidence
from pubcheck.finding import Finding
from pubcheck.forgetting import forget
from pubcheck.gap import Gap
from pubcheck.installed import own_version
from pubcheck.masking import covered
from pubcheck.matchers import Reading
from pubcheck.named_marks import with_mark_of_name
from pubcheck.normalize import normalize
from pubcheck.parser import parse_bytes, unread
from pubcheck.phrase import Phrase
from pubcheck.profile import is_file
from pubcheck.review import Attribute, Classification, Elements, Review, Versions, as_attribute
from pubcheck.roles import settle_roles
from pubcheck.rule import Rule, all_rules
from pubcheck.rules_digest import rules_digest
from pubcheck.sample import sample_of
from pubcheck.settings import Settings
from pubcheck.sift import Sieve
from pubcheck.text import Entity, NormalizedText
from pubcheck.verdict import container_verdict, gravest, verdict_of

_NO_TEXT = Phrase(
    "没有读出任何文字，无法审查；如是扫描件，请先识别文字（OCR）再检查",
    "no text was found, so nothing was reviewed; run OCR first if it is a scan",
)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Reviews documents under fixed settings.

    Immutable, safe in threads and processes, and cheap to pickle: rules and models are loaded
    on first use and shared within a process.

    :param baseline: findings that were accepted in an earlier version of the documents.
    :raises SettingsError: if the settings name a profile, recognizer, classifier or rule that does
        not exist, or a custom rule fails. ``classifier=""`` means none.
    """

    settings: Settings = field(default_factory=Settings)
    baseline: Baseline | None = None
    # The profile and the classifier with the whole path where they are files: a program may go to another folder.
    _profile_at: str = field(default="", init=False, repr=False, compare=False)
    _classifier_at: str = field(default="", init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_allowed(self.settings.allow, [rule.id for rule in self._rules()])
        profile, classifier = self.settings.profile, self.settings.classifier
        object.__setattr__(self, "_profile_at", str(Path(profile).absolute()) if is_file(profile) else profile)
        object.__setattr__(self, "_classifier_at", path_or_id(classifier))
        profile_named(self._profile_at)
        recognizers_named(self.settings.recognizers)

    def review(
        self, data: bytes, name: str, media_type: str | None = None, declared: Attribute | str | None = None
    ) -> Review:
        """The review of one file's bytes.

        :param declared: overrides the attribute that the document declares for itself.
        :raises ParseError: if the file cannot be read at all.
        """
        attribute = as_attribute(declared)
        return self.review_document(self._parsed(data, name, media_type), attribute)

    def _parsed(self, data: bytes, name: str, media_type: str | None = None) -> Document:
        if self.settings.isolate:
            from pubcheck.apart import parse_as_set  # brings what starts processes

            return parse_as_set(data, name, self.settings, media_type)
        return parse_bytes(data, name, self.settings.limits, media_type)

    def attempt(self, data: bytes, name: str, declared: Attribute | str | None = None) -> Review:
        """Like :meth:`review`, but a file that cannot be read gives a Review with a Gap."""
        attribute = as_attribute(declared)
        try:
            document = self._parsed(data, name)
        except ParseError as error:
            return self.not_reviewed(name, error.phrase, data)
        except Exception as error:  # an unforeseen one on this file must not stop the others
            return self.not_reviewed(name, _unforeseen(error), data)
        sha256 = document.sha256
        del data  # as long as the text, and perhaps nobody else's by now
        try:
            return self.review_document(document, attribute)
        except SettingsError as error:  # a profile that somebody changed meanwhile
            return self.not_reviewed(name, error.phrase, stage="decide", sha256=sha256)
        except Exception as error:
            return self.not_reviewed(name, _unforeseen(error), sha256=sha256)

    def not_reviewed(
        self, name: str, reason: Phrase, data: bytes = b"", stage: str = "parse", sha256: str | None = None
    ) -> Review:
        """The Review of a file that could not be read, for ``reason``; ``sha256`` is that of its bytes, if known."""
        gap = Gap(stage, name, reason)
        document = unread(data, name, gap)
        if sha256 is not None:
            document = replace(document, sha256=sha256)
        return self._without_text(document, (gap,))

    def _without_text(self, document: Document, gaps: tuple[Gap, ...]) -> Review:
        """The Review of a document of which the name alone can be read."""
        findings = with_mark_of_name((), document.name)
        verdict = verdict_of(findings, gaps, None)
        return Review(document, Elements(), findings, None, gaps, None, verdict, self.versions())

    def review_document(self, document: Document, declared: Attribute | str | None = None) -> Review:
        """The review of a parsed document and of its members, each by itself.

        A document without any text is not reviewed: it gets a Gap, never "no obstacle found".
        """
        members = tuple(self.review_document(member) for member in document.members)
        try:
            with no_collection():
                review = self._review_one(document, as_attribute(declared))
        finally:
            forget()
        if not members:
            return review
        verdict = gravest(each.verdict for each in (review, *members))
        return replace(review, members=_with_names(review, members), verdict=verdict)

    def _review_one(self, document: Document, declared: Attribute | None) -> Review:
        container = bool(document.members) and not any(block.part.is_reading_text for block in document.blocks)
        if not document.text.strip() and not container:
            return self._without_text(document, document.gaps or (Gap("parse", document.name, _NO_TEXT),))
        gaps = list(
            document.gaps
        )  # properties of a file, such as who made it, are no text that an attribute is told from
        worded = not document.blocks or any(block.part is not Part.METADATA for block in document.blocks)
        wordless = not (container or worded)
        if wordless and not gaps:
            gaps.append(Gap("parse", document.name, _NO_TEXT))
        text = normalize(document)
        elements = _declared_as(read_elements(text), declared)
        rules = self._rules()
        # Nobody but the rules needs the reading: of a long text its names and tables take more room than the text.
        detected, failed = detect(document, self._reading(document, text, elements, gaps), rules)
        findings = with_mark_of_name(detected, document.name)
        gaps.extend(failed)
        sieve = Sieve(document, text, self.settings, self.baseline, date.today())
        kept = sieve.sift(findings)
        classification = recommendation = None
        if not container and not wordless:
            sample = sample_of(text, elements, findings)
            classification = self._classification(sample, gaps)
            evidence = find_evidence(sample)
            profile = profile_named(self._profile_at)
            recommendation = decide(elements, kept, evidence, classification, profile, len(document.text))
            kept = (*kept, *sieve.sift(conclude(document, elements, recommendation, rules)))
        findings = covered(sieve.settled(in_order(kept)), (each.finding for each in sieve.accepted))
        gaps.extend(sieve.gaps)
        verdict = container_verdict(findings, gaps) if container else verdict_of(findings, gaps, recommendation)
        return Review(
            document,
            elements,
            findings,
            classification,
            tuple(gaps),
            recommendation,
            verdict,
            self.versions(),
            tuple(sieve.accepted),
        )

    def _rules(self) -> tuple[Rule, ...]:
        return (*all_rules(), *custom_rules(self._own()))

    def _own(self) -> tuple[CustomRule, ...]:
        return (*self.settings.terms, *self.settings.rules)

    def sample(self, document: Document) -> Sample:
        """What the classifier sees of ``document``: the trip up to it, for training and measuring."""
        text = normalize(document)
        elements = read_elements(text)
        reading = self._reading(document, text, elements, [])
        return sample_of(text, elements, detect(document, reading, all_rules())[0])

    def _reading(self, document: Document, text: NormalizedText, elements: Elements, gaps: list[Gap]) -> Reading:
        seconds = self.settings.limits.pattern_seconds
        return Reading(text, elements, self._entities(text, gaps), seconds, document.media_type)

    def _entities(self, text: NormalizedText, gaps: list[Gap]) -> tuple[Entity, ...]:
        found: list[Entity] = []
        for recognizer in recognizers_named(self.settings.recognizers):
            try:
                found.extend(recognizer.recognize(text))
            except ModelError as error:
                gaps.append(Gap("recognize", recognizer.id, error.phrase))
            except Exception as error:
                gaps.append(Gap("recognize", recognizer.id, _failed("识别姓名", "recognizing names", error)))
        try:
            return settle_roles(with_bounds(found, text), text)
        except ModelError as error:
            reason = error.phrase
        except Exception as error:
            reason = _failed("判断人员身份", "settling roles", error)
        gaps.append(Gap("recognize", "roles", reason))
        return tuple(sorted(found))  # names without roles are better than no review

    def _classification(self, sample: Sample, gaps: list[Gap]) -> Classification | None:
        classifier = classifier_named(self._classifier_at)
        if classifier is None:
            gaps.append(
                Gap("classify", "disclosure", Phrase("没有选用公开属性模型", "no disclosure model is selected"))
            )
            return None
        try:
            return classifier.classify(sample)
        except ModelError as error:
            reason = error.phrase
        except Exception as error:
            reason = _failed("判断公开属性", "classifying", error)
        gaps.append(Gap("classify", classifier.id, reason))
        return None

    def versions(self) -> Versions:
        """What makes the reviews: the package, its rules with one's own, its models."""
        models = {recognizer.id: recognizer.version for recognizer in recognizers_named(self.settings.recognizers)}
        classifier = classifier_named(self._classifier_at)
        if classifier is not None:
            models[classifier.id] = version_of(classifier)
        own = digest(self._own())
        return Versions(own_version(), rules_digest() + (f"+{own}" if own else ""), models)


def _with_names(review: Review, members: tuple[Review, ...]) -> tuple[Review, ...]:
    """``members`` with what was found in their names, which are text of the container."""
    found: dict[str, list[Finding]] = {}
    for finding in (*review.findings, *(each.finding for each in review.accepted)):
        block = review.document.block_at(finding.span.start)
        if block is not None and len(finding.span):
            found.setdefault(block.span.of(review.document.text), []).append(finding)
    start = len(review.document.name) + len("!/")
    return tuple(_within(member, tuple(found.get(member.document.name[start:], ()))) for member in members)


def _within(review: Review, around: tuple[Finding, ...]) -> Review:
    if not around:
        return review
    members = tuple(_within(member, around) for member in review.members)
    return replace(review, around=(*around, *review.around), members=members)


def _unforeseen(error: Exception) -> Phrase:
    return _failed("审查这份文件", "reviewing this file", error)


def _failed(zh: str, en: str, error: Exception) -> Phrase:
    """That a step failed, by the error's type alone: its text may hold words of the document."""
    import logging
    from traceback import format_tb

    kind = type(error).__name__
    logging.getLogger(__name__).debug("%s failed (%s)\n%s", en, kind, "".join(format_tb(error.__traceback__)))
    return Phrase(f"{zh}时程序出错（{kind}），请反馈给开发者", f"{en} failed ({kind}); please report it")


def _declared_as(elements: Elements, declared: Attribute | None) -> Elements:
    """``elements`` with the attribute that the caller declares; the document's own words then prove nothing."""
    if declared is None or declared is elements.declared:
        return elements
    own = replace(
        elements, declared_redacted=False, declared_evidence=None, withhold_reason=None, declared_otherwise=()
    )
    return replace(own, declared=declared)
