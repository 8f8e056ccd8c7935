"""Runs all rules over a text, settles overlaps once, and maps the result back to the source."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from pubcheck.document import Document, Part, line_breaks
from pubcheck.finding import Confidence, Finding, Severity
from pubcheck.found import Found
from pubcheck.gap import Gap
from pubcheck.matchers import Concluded, Judgement, Lists, Match, Reading, needs_of, patterns_of
from pubcheck.phrase import Phrase
from pubcheck.review import Elements, Recommendation
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.specimens import is_specimen
from pubcheck.sweep import Sweep


class _Candidate(NamedTuple):
    rule: Rule
    match: Match

    @property
    def severity(self) -> Severity:
        """What the judgement says, or else the rule."""
        return self.match.judgement.severity or self.rule.severity

    @property
    def strength(self) -> tuple[float, int, int]:
        """Which of two overlapping candidates is right: the surer, then the longer, then the graver."""
        return self.match.judgement.confidence, len(self.match.span), self.severity.rank


def patterns_of_rules(rules: Iterable[Rule]) -> tuple[Lists, list[str]]:
    """All patterns that ``rules`` look for: lists of them by their key, and single ones."""
    patterns: list[str] = []
    lists: dict[Hashable, Sequence[str]] = {}
    for rule in rules:
        asks, more = patterns_of(rule.matcher)
        patterns.extend(asks)
        lists.update(more)
        needs = needs_of(rule.matcher)
        if needs is not None:
            lists[rule.id, "needs"] = needs
    return lists, patterns


def _asked(rule: Rule) -> Iterable[str]:
    asks, lists = patterns_of(rule.matcher)
    return chain(asks, *lists.values(), needs_of(rule.matcher) or ())


class _Program(NamedTuple):
    """Rules with the sweep that tells which of them, and which of their patterns, may find anything in a text."""

    rules: tuple[Rule, ...]
    sweep: Sweep
    gates: tuple[tuple[Rule, Hashable], ...]  # a rule may find something only where the list of this key is open
    last: Mapping[str, int]  # the number of the last rule that looks for a pattern

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> _Program:
        """Compiles ``rules``."""
        sweep = Sweep(*patterns_of_rules(rules))
        gates = tuple((rule, None if sweep.always.get(key := (rule.id, "needs"), True) else key) for rule in rules)
        last = {pattern: number for number, rule in enumerate(rules) for pattern in _asked(rule)}
        return cls(tuple(rules), sweep, gates, last)

    def awake(self, found: Found, size: int) -> Iterator[Rule]:
        """The rules that may find something in a text of this ``size``, one after the other.

        Of a long text what none of the following ones asks for is let go.
        """
        last, opened = self.last, found.open_lists
        for number, (rule, key) in enumerate(self.gates):
            if key is None or key in opened:
                yield rule
                if size > _LONG:
                    found.let_go(last, number)


_PROGRAMS: dict[tuple[int, ...], _Program] = {}
_MOST_PROGRAMS = 8
_LONG = 100_000  # characters of a text in which it matters what is kept
_OF_PERSONS = (Severity.MEDIUM, Severity.HIGH)  # whatever is graver stays so in an example
_SPECIMEN = Phrase(
    "写明是填写示例，旁边没有真实个人；如取自真实资料，应当更换",
    "called an example, with nobody real beside it; replace it if it comes from a real case",
)
_PLACE = attrgetter("match.span.start", "match.span.end")  # as spans compare, which takes longer


def _program(rules: Sequence[Rule]) -> _Program:
    """``rules`` compiled, once: they are told by their identity, since comparing 20,000 terms takes longer."""
    key = tuple(map(id, rules))
    program = _PROGRAMS.get(key)
    if program is None:
        program = _Program.of(rules)  # which holds the rules, so that their identities stay theirs
        while len(_PROGRAMS) >= _MOST_PROGRAMS:
            _PROGRAMS.pop(next(iter(_PROGRAMS)), None)
        _PROGRAMS[key] = program
    return program


def detect(document: Document, reading: Reading, rules: Sequence[Rule]) -> tuple[tuple[Finding, ...], tuple[Gap, ...]]:
    """What ``rules`` find in ``document``, in document order, and the rules that failed as Gaps.

    ``reading`` holds the normalised text of the same document. Of overlapping findings the
    surest stays and says so in its ``why``; those of rules that speak ``beside`` others all stay, and
    those of a unit's own rules displace others, or are displaced, only where nothing is lost by it.
    """
    candidates: list[_Candidate] = []
    gaps: list[Gap] = []
    program = _program(rules)
    for rule in program.awake(reading.foresee(program.sweep), len(reading.text.text)):
        try:
            for match in rule.matcher.find(reading):
                candidates.append(_Candidate(rule, _weighed(rule, match, reading)))
        except TimeoutError:
            gaps.append(Gap("detect", rule.id, Phrase("规则超时，未完成检查", "the rule timed out")))
        except Exception as error:  # a crashed rule must not hide behind the others; no text in the message
            gaps.append(
                Gap(
                    "detect",
                    rule.id,
                    Phrase(f"规则出错（{type(error).__name__}）", f"the rule failed ({type(error).__name__})"),
                )
            )
    offsets = reading.text.offsets
    del reading  # its caller may have kept nothing of it: what follows takes its room
    places = _Places(document)
    findings = []
    beside = [candidate for candidate in candidates if candidate.rule.beside]
    settled = _settled([candidate for candidate in candidates if not candidate.rule.beside])
    del candidates
    for kept, losers in chain(settled, ((candidate, ()) for candidate in beside)):
        judgement = _with_losers(kept, losers)
        findings.append(places.finding(kept.rule, offsets.to_source(kept.match.span), judgement))
    findings.sort(key=_order)
    return tuple(findings), tuple(gaps)


def conclude(
    document: Document, elements: Elements, recommendation: Recommendation, rules: Iterable[Rule]
) -> tuple[Finding, ...]:
    """What the rules say that need the recommendation (a declared attribute that does not fit)."""
    places = _Places(document)
    findings = []
    for rule in rules:
        if isinstance(rule.matcher, Concluded):
            result = rule.matcher.check(elements, recommendation)
            if result is not None:
                findings.append(places.finding(rule, *result))
    return tuple(findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """``findings`` in document order."""
    return tuple(sorted(findings, key=_order))


class _Places:
    """Lines, pages and parts of a document, looked up by position."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._breaks: array[int] | None = None  # looked for at the first finding

    def _line(self, start: int) -> int:
        if self._breaks is None:
            self._breaks = array("i", line_breaks(self._document.text))
        return bisect_right(self._breaks, start - 1) + 1

    def finding(self, rule: Rule, span: Span, judgement: Judgement) -> Finding:
        block = self._document.block_at(span.start)
        # An empty span tells of the hidden part itself, not of a value in it.
        if block is not None and block.part.is_hidden and len(span):
            judgement = _hidden(judgement, rule)
        return Finding(
            rule_id=rule.id,
            title=rule.title,
            span=span,
            part=block.part if block else Part.BODY,
            page=block.page if block else None,
            line=self._line(span.start),
            evidence=span.of(self._document.text),
            mask=rule.mask,
            severity=judgement.severity or rule.severity,
            # Sums of shares may exceed 1 by a rounding; no review may fail for that.
            confidence=Confidence(min(1.0, round(judgement.confidence, 3))),
            basis=rule.basis,
            message=judgement.message or rule.message,
            why=judgement.why,
            suggestion=rule.suggestion,
        )


def _weighed(rule: Rule, match: Match, reading: Reading) -> Match:
    """``match``, a small matter where a value of a person only shows how a form is filled in; here, so that all rules agree."""
    judgement = match.judgement
    severity = judgement.severity or rule.severity
    if severity not in _OF_PERSONS or not len(match.span) or not rule.id.startswith("personal."):
        return match
    if not is_specimen(reading, match.span):
        return match
    return Match(match.span, judgement._replace(why=(*judgement.why, _SPECIMEN), severity=Severity.LOW))


def _hidden(judgement: Judgement, rule: Rule) -> Judgement:
    """What excuses a value on the page (a contact that a unit publishes) does not excuse it where no reader sees it."""
    if judgement.severity is not Severity.INFO or rule.severity.rank <= Severity.INFO.rank:
        return judgement
    note = Phrase(
        "在读者看不到的位置，不是公布的联系方式", "it stands where no reader sees it, so it is no published contact"
    )
    return Judgement(judgement.confidence, (*judgement.why, note), None, judgement.message)


def _settled(candidates: list[_Candidate]) -> Iterator[tuple[_Candidate, Sequence[_Candidate]]]:
    """Candidates without overlaps, each with those it displaced; ``candidates`` is used up meanwhile.

    One sweep over candidates sorted by place: only neighbours can overlap.
    """
    candidates.reverse()  # of several at one place the first is taken first, from the end
    candidates.sort(key=_PLACE, reverse=True)
    cluster: list[_Candidate] = []
    end = 0
    while candidates:
        candidate = candidates.pop()
        span = candidate.match.span
        if not len(span):
            yield candidate, ()
            continue
        if cluster and span.start >= end:
            yield from _strongest(cluster)
            cluster = []
        cluster.append(candidate)
        end = max(end, span.end) if len(cluster) > 1 else span.end
    yield from _strongest(cluster)


def _strongest(cluster: list[_Candidate]) -> Iterable[tuple[_Candidate, Sequence[_Candidate]]]:
    if len(cluster) == 1:
        return [(cluster[0], ())]
    kept: list[tuple[_Candidate, list[_Candidate]]] = []
    for candidate in sorted(cluster, key=lambda candidate: candidate.strength, reverse=True):
        winner = next((entry for entry in kept if _displaces(entry[0], candidate)), None)
        if winner is None:
            kept.append((candidate, []))
        else:
            winner[1].append(candidate)
    return kept


def _displaces(kept: _Candidate, other: _Candidate) -> bool:
    """Whether ``other`` goes without saying once ``kept`` is told.

    What a unit wrote down for itself (秀英花园, to be blocked) says nothing about what pubcheck reads in the same place (the
    home of which it is a part), nor the other way round: of two such the one that is graver or reaches further is told too.
    """
    if not kept.match.span.overlaps(other.match.span):
        return False
    if kept.rule.is_own is other.rule.is_own:
        return True
    return kept.match.span.covers(other.match.span) and kept.severity.rank >= other.severity.rank


def _with_losers(kept: _Candidate, losers: Sequence[_Candidate]) -> Judgement:
    judgement = kept.match.judgement
    others = {loser.rule.id: loser.rule.title for loser in losers if loser.rule.id != kept.rule.id}
    if not others:
        return judgement
    note = Phrase(
        "同一处也像“{others}”，按把握更大的“{kept}”认定", "it also looks like {others}; {kept} is more certain"
    ).fill(
        others=Phrase("、".join(others.values()), ", ".join(title.en for title in others.values())),
        kept=kept.rule.title,
    )
    return Judgement(judgement.confidence, (*judgement.why, note), judgement.severity, judgement.message)


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule_id
