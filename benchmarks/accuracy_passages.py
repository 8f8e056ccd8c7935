"""Figures of passages with gold spans: rule by rule, several files together, and what is found whatever its severity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

from pubcheck.models.names.findings import PERSONS

import pubcheck
from pubcheck.evaluate import OVERLAP, Evaluation, Tally, shared
from pubcheck.gold import read_gold
from pubcheck.span import Span

# Numbers with a check digit or a plan, and addresses of mail: what the bar of issue 3 is about.
NUMBERS = tuple(
    f"personal.{name}"
    for name in "resident_id foreign_resident_id hk_macau_tw_id bank_card vin mobile_phone landline email".split()
)


def together(results: Iterable[Evaluation]) -> Evaluation:
    """Several files as one."""
    whole = Evaluation()
    for result in results:
        whole.documents += result.documents
        whole.confusion.update(result.confusion)
        for rule, tally in result.rules.items():
            whole.rules[rule].add(tally)
    return whole


def found_at_all(paths: Iterable[Path]) -> dict[str, str]:
    """Whether a number or contact with a label is found, be it told or for information only, and whatever else is told.

    Whose a telephone or mailbox is, an office's or somebody's own, is another question: the tables rule by rule answer both.
    """
    tallies = {rule: Tally() for rule in NUMBERS}
    for document in (document for path in paths for document in read_gold(path)):
        review = pubcheck.check_text(document.text)
        for rule, tally in tallies.items():
            wanted = [gold.span for gold in document.spans if gold.rule == rule]
            told = [finding for finding in review.findings if finding.rule_id == rule and len(finding.span)]
            right = {n for span in wanted if (n := _first(span, [each.span for each in told])) is not None}
            tally.gold += len(wanted)
            tally.overlap += len(right)
            tally.reported += sum(n in right or each.severity.rank > 0 for n, each in enumerate(told))
    rows = [_row(rule, tally) for rule, tally in tallies.items()]
    return dict([_row("all of them", _sum(tallies.values())), *rows])


def _first(wanted: Span, told: Sequence[Span]) -> int | None:
    """The number of the first span that shares enough with ``wanted``."""
    return next((number for number, span in enumerate(told) if shared(span, wanted) >= OVERLAP), None)


def findings(result: Evaluation) -> dict[str, Any]:
    """Precision, recall and F1 per rule (spans that overlap by half) on passages with gold spans."""
    rows = [_row(rule, tally) for rule, tally in sorted(result.rules.items())]
    return {"documents": result.documents, **dict(rows), **_private_names(result)}


def _private_names(result: Evaluation) -> dict[str, str]:
    """Who brings a matter up is a private person too: both rules as one, whichever of them told the name."""
    tallies = [result.rules[rule] for rule in PERSONS if rule in result.rules]
    if len(tallies) < 2:
        return {}
    whole = _sum(tallies)
    whole.overlap += sum(result.confusion[pair] for pair in permutations(PERSONS))
    return dict([_row("private names, told by either rule", whole)])


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


def _row(name: str, tally: Tally) -> tuple[str, str]:
    """A line of a table: what it is of, and its three scores."""
    scores = ", ".join("—" if score is None else f"{score:.3f}" for score in tally.score(tally.overlap))
    return f"{name}: gold {tally.gold}; precision, recall, F1", scores
