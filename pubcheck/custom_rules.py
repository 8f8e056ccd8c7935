"""Rules of one's own, built from their description and tried on their own examples."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

import regex

from pubcheck.custom import CustomRule
from pubcheck.document import Document, DocumentBuilder
from pubcheck.finding import SHOW, Mask, Severity
from pubcheck.law import LegalBasis, basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Judgement, Lists, Match, Reading, patterns_of, value_span
from pubcheck.normalize import normalize
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule, all_rules, unmarked
from pubcheck.span import Span
from pubcheck.sweep import Sweep
from pubcheck.text import NormalizedText
from pubcheck.torn_words import TornWords, squeezed

_NEAR = 30  # characters on each side in which a word of ``near`` is looked for
_SECONDS = 1.0  # for one example; a pattern that is slow on an example is refused
_HIDDEN = Mask(2, 2)
_BANNED = lazily(r"(?<!\\)(?:\\\\)*\\([bBwW])")
_HAN = lazily("[\u4e00-\u9fff]+")
_CONFIDENCE = 0.9


class CustomMatcher(NamedTuple):
    """A pattern, with words that must stand near it and longer words inside which it does not count.

    The pattern is given as its ``alternatives``: a list of terms may have tens of thousands.
    """

    alternatives: tuple[str, ...]
    why: Phrase
    near: Cue | None = None
    unless: str = ""
    torn: TornWords | None = None  # of a list of words

    @property
    def lists(self) -> Lists:
        """The alternatives."""
        return {self._key: self.alternatives}

    @property
    def needs(self) -> tuple[str, ...] | None:
        """The pattern, if it is one; words are looked up by themselves, and may be torn apart."""
        return self.alternatives if self.torn is None else None

    @property
    def asks(self) -> tuple[str, ...]:
        """The words near it, and those inside which it does not count."""
        return tuple(filter(None, (self.near.pattern if self.near else "", self.unless)))

    @property
    def _key(self) -> tuple[str, int]:
        return "custom", id(self.alternatives)

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches that are not empty, in order of their start; a word that is torn apart counts for those inside it.

        :raises TimeoutError: if a pattern takes longer than ``reading.seconds``.
        """
        spans = list(self._spans(reading))
        if self.torn is not None and (
            torn := list(self.torn.spans(reading, self._key, self.alternatives, self.unless))
        ):
            spans = outermost((*spans, *torn))
        why = (self.why, self.near.why) if self.near else (self.why,)
        for span in spans:
            if self.near is None or self.near.applies(reading, span):
                yield Match(span, Judgement(_CONFIDENCE, why))

    def _spans(self, reading: Reading) -> Iterator[Span]:
        matches = list(reading.matches_of(self._key, self.alternatives))
        excused = [Span(*m.span()) for m in reading.matches(self.unless)] if self.unless and matches else []
        for match in matches:
            span = value_span(match)
            at = bisect_right(excused, span.start, key=lambda place: place.start) - 1
            if len(span) and not (at >= 0 and excused[at].covers(span)):
                yield span


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Those of ``spans`` that do not lie inside another, in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


@cache
def custom_rules(rules: tuple[CustomRule, ...]) -> tuple[Rule, ...]:
    """The rules that these descriptions stand for.

    :raises SettingsError: if an id is taken, a pattern is bad or slow, or an example fails.
    """
    taken = {rule.id for rule in all_rules()}
    built = []
    for description in rules:
        if description.id in taken:
            raise description.refused("的编号已被占用", "has an id that is taken")
        taken.add(description.id)
        rule = _built(description)
        _try_examples(description, rule)
        built.append(rule)
    return tuple(built)


@cache
def digest(rules: tuple[CustomRule, ...]) -> str:
    """Eight characters that change whenever one of the descriptions, or how they are looked for, does; empty without any."""
    if not rules:
        return ""
    found = sha256(repr(rules).encode())
    for name in ("custom_rules", "torn_words"):  # the digest of our rules leaves them out: none asks them
        found.update((files("pubcheck") / f"{name}.py").read_bytes())
    return found.hexdigest()[:8]


def _built(own: CustomRule) -> Rule:
    title = own.title.strip() or "自定义词语"
    near = None
    if own.near:
        near = Cue(_any_of(own.near), Phrase("附近有规定的词语", "a required word stands near it"), _NEAR, _NEAR)
    why = Phrase("符合本单位自定的规则", "it fits a rule of the unit")
    if own.words:
        why = Phrase("在本单位自定的词语表中", "it is on a list of the unit")
    masked = bool(own.pattern) if own.mask is None else own.mask
    return Rule(
        id=own.id,
        title=Phrase(title),
        severity=Severity(own.severity),
        basis=_basis(own, title),
        matcher=CustomMatcher(
            _alternatives(own),
            why,
            near,
            _any_of(own.unless) if own.unless else "",
            TornWords.of(_listed(own.words), own.unless) if own.words else None,
        ),
        message=Phrase(own.message.strip() or f"出现“{title}”"),
        suggestion=Phrase(
            own.suggestion.strip() or "核对能否公开；不宜公开的，删除或遮盖",
            own.suggestion.strip() or "check whether it may be published; if not, delete or mask it",
        ),
        hits=own.hits or own.words,
        misses=own.misses or ("（无）",),
        mask=_HIDDEN if masked else SHOW,
    )


def _basis(own: CustomRule, title: str) -> tuple[LegalBasis, ...]:
    """The provision of the unit, shown as a reference; else the duty to review what is published."""
    if own.since is None:
        return basis("disclosure-17")
    name = own.basis.strip()
    return (LegalBasis(own.id, name, "", own.since.isoformat(), title, name, guidance=True),)


def _alternatives(own: CustomRule) -> tuple[str, ...]:
    return tuple(_each_of(own.words)) if own.words else (_pattern(own),)


def _pattern(own: CustomRule) -> str:
    banned = _BANNED.search(own.pattern)
    if banned:
        raise own.refused(
            rf"的 pattern 用了 \{banned[1]}：汉字也算“单词字符”，会漏掉紧挨汉字的内容；"
            "请用 (?<![0-9A-Za-z])…(?![0-9A-Za-z]) 或 [0-9A-Za-z]",
            rf"uses \{banned[1]} in its pattern: Han characters count as word characters; "
            "use (?<![0-9A-Za-z])…(?![0-9A-Za-z]) or [0-9A-Za-z]",
        )
    try:
        compiled = regex.compile(own.pattern, regex.MULTILINE)
    except regex.error as error:
        raise own.refused(
            f"的 pattern 不是有效的正则表达式：{error}", f"has a pattern that does not compile: {error}"
        ) from None
    if compiled.fullmatch("", timeout=_SECONDS):
        raise own.refused("的 pattern 会匹配空文字", "has a pattern that matches nothing at all")
    if not own.label:
        return own.pattern
    value = own.pattern if "value" in compiled.groupindex else f"(?P<value>{own.pattern})"
    return rf"(?:{_any_of(own.label)})[ \t]*(?:[:：=]|为|是)?[ \t]*{value}"


def _any_of(words: tuple[str, ...]) -> str:
    """One of ``words`` as the text has them; Latin letters and digits are bounded, their case does not count."""
    return "(?i:" + "|".join(_bounded(word) for word in _plain(words)) + ")"


def _each_of(words: tuple[str, ...]) -> Iterator[str]:
    """The alternatives of :func:`_any_of`; those of Han characters alone, as most are, are plain words."""
    for word in _listed(words):
        yield word if _HAN.fullmatch(word) else f"(?i:{_bounded(word)})"


def _listed(words: tuple[str, ...]) -> list[str]:
    """``words`` as the text has them, also without the blanks that were written inside them."""
    plain = _plain(words)
    return sorted({*plain, *map(squeezed, plain)}, key=_longest_first)


def _plain(words: tuple[str, ...]) -> list[str]:
    return sorted({_normalized(word).text.strip() or word for word in words}, key=_longest_first)


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _bounded(word: str) -> str:
    before = "(?<![0-9A-Za-z])" if word[0].isascii() and word[0].isalnum() else ""
    after = "(?![0-9A-Za-z])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{regex.escape(word)}{after}"


def _try_examples(own: CustomRule, rule: Rule) -> None:
    """Every hit fires (at its brackets ⟦ ⟧, where it has them), every miss stays silent."""
    asks, lists = patterns_of(rule.matcher)
    sweep = Sweep(lists, asks)
    for example in rule.hits:
        try:
            text, span = unmarked(example)
        except ValueError:
            raise own.refused(f"的例子缺少 ⟧：{example}", f"has an example without ⟧: {example}") from None
        found = _spans(own, rule, text, sweep)
        if not found or (span is not None and span not in found):
            raise own.refused(f"的应提示例子没有提示：{example}", f"stays silent on its hit: {example}")
    for example in own.misses:
        if _spans(own, rule, example, sweep):
            raise own.refused(f"的不应提示例子有提示：{example}", f"fires on its miss: {example}")


def _spans(own: CustomRule, rule: Rule, text: str, sweep: Sweep) -> list[Span]:
    normalized = _normalized(text)
    reading = Reading(normalized, seconds=_SECONDS)
    reading.foresee(sweep)
    try:
        matches = list(rule.matcher.find(reading))
    except TimeoutError:
        raise own.refused(
            f"的 pattern 太慢，检查这个例子超过 {_SECONDS:g} 秒：{text}", f"is too slow on an example: {text}"
        ) from None
    return [normalized.offsets.to_source(match.span) for match in matches]


def _normalized(text: str) -> NormalizedText:
    return normalize(_document(text))


def _document(text: str) -> Document:
    builder = DocumentBuilder("example", b"", "text/plain")
    builder.add(text)
    return builder.build()
