"""Between detect and decide: findings that somebody has accepted are set aside, with the reason.

In this order: the allow list of the settings, waivers in the document, the baseline. What
blocks publication (a state mark) passes all three, whatever they say.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import accumulate

from pubcheck.accepted import Accepted, Means, may_be_accepted
from pubcheck.allow import Allow
from pubcheck.baseline import Baseline
from pubcheck.document import Document
from pubcheck.finding import Finding, Severity
from pubcheck.fingerprint import fingerprint
from pubcheck.gap import Gap
from pubcheck.phrase import Phrase
from pubcheck.settings import Settings
from pubcheck.span import Span
from pubcheck.text import NormalizedText
from pubcheck.waivers import Waiver, read_waivers


class Sieve:
    """The acceptances that apply to one document on one day.

    ``accepted`` and ``gaps`` fill while findings are sifted.
    """

    def __init__(
        self, document: Document, text: NormalizedText, settings: Settings, baseline: Baseline | None, today: date
    ) -> None:
        self.accepted: list[Accepted] = []
        self.gaps: list[Gap] = []
        self._document, self._text, self._settings, self._today = document, text, settings, today
        self._baseline = baseline
        self._left = Counter({entry.fingerprint: entry.count for entry in baseline.entries} if baseline else {})
        to_source = text.offsets.to_source
        self._waivers: dict[Span, Waiver] = {}  # by their place in the source
        whole = Span(0, len(document.text))
        covers = {}
        for waiver in read_waivers(text, document.media_type):
            place = to_source(waiver.span)
            self._waivers[place] = waiver
            covers[place] = whole if _is_whole(waiver, text) else to_source(waiver.covers)
        self._reaches: dict[str, _Reaches] = {}  # of the waivers that count, by rule
        for order, (place, waiver) in enumerate(self._waivers.items()):
            for rule in waiver.rule_ids if self._counts(waiver) else ():
                self._reaches.setdefault(rule, _Reaches(whole)).add(covers[place], order, place)
        self._uses: Counter[Span] = Counter()

    def sift(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """``findings`` without those that are accepted."""
        kept = []
        for finding in findings:
            if not may_be_accepted(finding):
                kept.append(finding)
                continue
            finding, acceptance = self._allowed(finding)
            acceptance = acceptance or self._waived(finding) or self._known(finding)
            if acceptance is None:
                kept.append(finding)
            else:
                self.accepted.append(acceptance)
        return tuple(kept)

    def settled(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """``findings`` with those about waivers brought up to date: expired ones, and how much each waived."""
        return tuple(self._told(finding) for finding in findings)

    def _allowed(self, finding: Finding) -> tuple[Finding, Accepted | None]:
        for entry in self._settings.allow:
            if not entry.names(finding.rule_id) or not self._fits(entry, finding):
                continue
            if not entry.has_ended(self._today):
                return finding, Accepted(finding, Means.ALLOWED, entry.reason, until=entry.until)
            ended = Phrase(f"允许名单中有此值，但已于 {entry.until} 到期", f"it was allowed until {entry.until}")
            finding = replace(finding, why=(*finding.why, ended))
        return finding, None

    def _fits(self, entry: Allow, finding: Finding) -> bool:
        try:
            return entry.fits(finding.evidence, self._settings.limits.pattern_seconds)
        except TimeoutError:
            reason = Phrase("允许名单的 pattern 超时，未采用", "a pattern of the allow list timed out")
            gap = Gap("sift", entry.origin or entry.rule, reason)
            if gap not in self.gaps:
                self.gaps.append(gap)
            return False

    def _waived(self, finding: Finding) -> Accepted | None:
        reaches = self._reaches.get(finding.rule_id)
        place = reaches.first(finding.span) if reaches is not None else None
        if place is None:
            return None
        self._uses[place] += 1
        waiver = self._waivers[place]
        return Accepted(finding, Means.WAIVED, waiver.reason, waiver.owner, waiver.until)

    def _counts(self, waiver: Waiver) -> bool:
        return self._settings.waivers and not waiver.problems and not waiver.has_ended(self._today)

    def _known(self, finding: Finding) -> Accepted | None:
        if self._baseline is None:
            return None
        mark = fingerprint(self._baseline.key, finding, self._document, self._text)
        entry = self._baseline.known.get(mark)
        if entry is None or not self._left[mark] or finding.severity.rank > entry.severity.rank:
            return None
        self._left[mark] -= 1
        return Accepted(finding, Means.BASELINE)

    def _told(self, finding: Finding) -> Finding:
        waiver = self._waivers.get(finding.span) if finding.rule_id == "quality.waiver" else None
        if waiver is None or waiver.problems:
            return finding
        if waiver.has_ended(self._today):
            message = Phrase(f"豁免已于 {waiver.until} 到期，不起作用", f"a waiver that ended on {waiver.until}")
            return replace(finding, severity=Severity.MEDIUM, message=message)
        if not self._settings.waivers:
            why = Phrase("设置中不采用文中豁免（waivers = false）", "the settings ignore waivers (waivers = false)")
        elif self._uses[finding.span]:
            number = self._uses[finding.span]
            why = Phrase(f"豁免了 {number} 处发现", f"findings waived: {number}")
        else:
            why = Phrase("没有可豁免的发现，可以删除", "it waives nothing and can go")
        return replace(finding, why=(*finding.why, why))


class _Reaches:
    """What the waivers for one rule cover: the whole text or paragraphs, found by place however many there are."""

    def __init__(self, whole: Span) -> None:
        self._whole = whole
        self._everywhere: list[tuple[int, Span]] = []
        self._somewhere: list[tuple[Span, int, Span]] = []
        self._farthest: list[int] = []  # where the paragraphs up to each of them end at most

    def add(self, cover: Span, order: int, place: Span) -> None:
        """The waiver at ``place``, the one of this number, covers ``cover``."""
        if cover == self._whole:
            self._everywhere.append((order, place))
        else:
            insort(self._somewhere, (cover, order, place))
        self._farthest.clear()

    def first(self, span: Span) -> Span | None:
        """The place of the first waiver that covers ``span``, if there is one."""
        if not self._farthest:
            self._farthest.extend(accumulate((cover.end for cover, _, _ in self._somewhere), max))
        found = [next(((order, place) for order, place in self._everywhere if not place.overlaps(span)), None)]
        at = bisect_right(self._somewhere, span.start, key=lambda entry: entry[0].start) - 1
        while at >= 0 and self._farthest[at] >= span.end:
            cover, order, place = self._somewhere[at]
            if cover.covers(span) and not place.overlaps(span):
                found.append((order, place))
            at -= 1
        return min(filter(None, found), default=(0, None))[1]


def _is_whole(waiver: Waiver, text: NormalizedText) -> bool:
    return waiver.covers == Span(0, len(text.text))
