"""Every rule without any gate: each pattern over the whole text, the terms as one alternation of ``re``.

Terms that blanks tear apart are looked for in the same copy of the text as detection looks, by that alternation too.
What detection finds must be what this finds. A reading that no sweep has foreseen runs every pattern everywhere; what each
matcher finds goes through ``detect`` again as a matcher that has its answer ready, so that only overlaps are settled.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import run_pubcheck

from pubcheck.custom_rules import outermost
from pubcheck.detect import detect
from pubcheck.finding import Finding
from pubcheck.matchers import Computed, Judgement, Match, Reading
from pubcheck.pipeline import Reviewer
from pubcheck.rule import Rule
from pubcheck.settings import Settings
from pubcheck.span import Span

_NO_TIMEOUT = 3_600.0


def alternation(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all words, the longest first, grouped by the first character as a careful author would."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()))


def prepare(mode: str, text: str) -> Callable[[str], Any]:
    """Mode ``re``: the findings without gates. Mode ``equal``: how they differ from those of ``detect``."""
    own = run_pubcheck._list()
    reviewer = Reviewer(Settings(limits=run_pubcheck._PLENTY, terms=(own,)))
    kept = run_pubcheck._read(reviewer, text)
    words = alternation(own.words)
    judgement = _judgement_of_a_term(reviewer, own.id, own.words[0])

    def by_hand(text: str) -> tuple[Finding, ...]:
        document, normalized, elements, entities = kept if text == kept[0].text else run_pubcheck._read(reviewer, text)

        def reading() -> Reading:
            return Reading(normalized, elements, entities, _NO_TIMEOUT)

        shared = reading()
        answered: list[Rule] = []
        for rule in reviewer._rules():
            if rule.id == own.id:
                whole = [Span(*each.span()) for each in words.finditer(normalized.text)]
                torn = rule.matcher.torn.spans(reading(), own.id, (words.pattern,), "")
                found = tuple(Match(span, judgement) for span in outermost((*whole, *torn)))
            else:
                found = tuple(rule.matcher.find(shared))
            answered.append(replace(rule, matcher=Computed(lambda _, found=found: found)))
        findings, gaps = detect(document, reading(), tuple(answered))
        if gaps:
            raise SystemExit(f"a rule failed: {gaps}")
        return findings

    def compare(text: str) -> dict[str, Any]:
        start = time.process_time()
        ours = run_pubcheck.rules(text)(text)
        ours_seconds = time.process_time() - start
        start = time.process_time()
        plain = by_hand(text)
        only_ours, only_plain = Counter(map(_key, ours)), Counter(map(_key, plain))
        only_ours, only_plain = only_ours - only_plain, only_plain - only_ours
        return {
            "characters": len(text),
            "spans": len(plain),
            "only_ours": sum(only_ours.values()),
            "only_plain": sum(only_plain.values()),
            "rules_that_differ": sorted({rule for rule, *_ in (*only_ours, *only_plain)}),
            "seconds": {"ours, with set-up": ours_seconds, "plain": time.process_time() - start},
        }

    if mode == "equal":
        return compare
    return by_hand


def _judgement_of_a_term(reviewer: Reviewer, id_: str, word: str) -> Judgement:
    """What the rule says of any of its terms."""
    (rule,) = (rule for rule in reviewer._rules() if rule.id == id_)
    _, normalized, elements, _ = run_pubcheck._read(reviewer, f"（{word}）")
    (match,) = rule.matcher.find(Reading(normalized, elements, (), _NO_TIMEOUT))
    return match.judgement


def _key(finding: Finding) -> tuple[str, int, int]:
    return finding.rule_id, finding.span.start, finding.span.end
