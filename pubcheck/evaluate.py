"""Precision, recall and F1 per rule on documents with gold spans; confusion between rules.

A finding counts where it is graver than ``info`` (or its rule never is). Reports at ``info``
level are free: they neither help nor harm. *Exact* wants the same span, *overlap* an
intersection over union of at least one half. A finding is right once. Where a document expects a
rule as a whole, all its findings there together are right once; a finding without a span is false only
where the document forbids the rule.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pubcheck.attribute_figures import Judged, calibration_error, compared, macro_f1, withheld_recall
from pubcheck.columns import pad, width
from pubcheck.finding import Finding, Severity
from pubcheck.gold import GoldDocument, GoldSpan
from pubcheck.labelled import Labelled
from pubcheck.phrase import Lang
from pubcheck.pipeline import Reviewer
from pubcheck.review import Attribute, Review
from pubcheck.rule import all_rules
from pubcheck.span import Span

OVERLAP = 0.5


@dataclass(slots=True)
class Tally:
    """Counts of one rule: gold spans, findings that count, and how many of them are right."""

    gold: int = 0
    reported: int = 0
    exact: int = 0
    overlap: int = 0

    def add(self, other: Tally) -> None:
        """Counts what ``other`` counted as well."""
        self.gold += other.gold
        self.reported += other.reported
        self.exact += other.exact
        self.overlap += other.overlap

    def score(self, right: int) -> tuple[float | None, float | None, float | None]:
        """Precision, recall and F1; ``None`` where there is nothing to divide by."""
        precision = right / self.reported if self.reported else None
        recall = right / self.gold if self.gold else None
        both = (precision or 0) + (recall or 0)
        f1 = None if precision is None or recall is None else (2 * precision * recall / both if both else 0.0)
        return precision, recall, f1


@dataclass(slots=True)
class Evaluation:
    """The result: a tally per rule, what was taken for what, how often the attribute was right."""

    documents: int = 0
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    attributes: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[tuple[str, str, Span]] = field(default_factory=list)
    false: list[tuple[str, str, Span]] = field(default_factory=list)
    gaps: int = 0
    judged: list[Judged] = field(default_factory=list)
    shipped: list[Judged] = field(default_factory=list)


def evaluate(documents: Iterable[GoldDocument], reviewer: Reviewer) -> Evaluation:
    """Reviews every document and compares the findings with the gold spans.

    ``misses`` and ``false`` hold (document id, rule id, span), never the text.
    """
    from pubcheck.plain import document_from_text

    informational = {rule.id for rule in all_rules() if rule.severity is Severity.INFO}
    result = Evaluation()
    for document in documents:
        review = reviewer.review_document(document_from_text(document.text, document.id))
        result.documents += 1
        result.gaps += len(review.gaps)
        _compare(document, review, informational, result)
    return result


def evaluate_labelled(documents: Iterable[Labelled], reviewer: Reviewer) -> Evaluation:
    """Reviews every document and compares its attribute with the one that a person gave it.

    Where the settings name a model of one's own, the shipped one is asked as well, to tell the drift.
    """
    result = Evaluation()
    own = Path(reviewer.settings.classifier).is_dir()
    other = Reviewer(replace(reviewer.settings, classifier="disclosure")) if own else None
    for entry in documents:
        review = reviewer.review_document(entry.document)
        result.documents += 1
        result.gaps += len(review.gaps)
        if review.disclosure is None:
            continue
        _judge(entry.attribute, review, result)
        if other is not None:
            shipped = other.review_document(entry.document).disclosure
            if shipped is not None:
                result.shipped.append(Judged(entry.attribute, shipped.probabilities, shipped.attribute))
    return result


def _judge(truth: Attribute, review: Review, result: Evaluation) -> None:
    assert review.disclosure is not None
    found = review.disclosure.attribute
    result.attributes[str(truth), str(found)] += 1
    result.judged.append(Judged(truth, review.disclosure.probabilities, found))


def _attribute_figures(evaluation: Evaluation) -> dict[str, float]:
    """The figures of :mod:`pubcheck.attribute_figures`; empty where no document has an attribute."""
    judged = evaluation.judged
    if not judged:
        return {}
    figures = {
        "macro_f1": macro_f1(judged),
        "withheld_recall_at_20_percent_review": withheld_recall(judged, 0.2),
        "calibration_error": calibration_error(judged),
        "unsafe": sum(each.is_unsafe for each in judged),
    }
    if evaluation.shipped:
        same, drift, _ = compared(evaluation.shipped, judged)
        figures |= {"agreement_with_shipped": same, "drift_from_shipped": drift}
    return {name: round(value, 4) for name, value in figures.items()}


def _attribute_lines(evaluation: Evaluation, chinese: bool) -> Iterator[str]:
    names = {
        "macro_f1": ("macro-F1", "macro-F1"),
        "withheld_recall_at_20_percent_review": ("复核 20% 时不予公开召回率", "withheld recall at 20 % review"),
        "calibration_error": ("校准误差", "calibration error"),
        "unsafe": ("应不予公开而判为其他", "withheld, called otherwise"),
        "agreement_with_shipped": ("与随附模型判断一致", "same attribute as the shipped model"),
        "drift_from_shipped": ("不予公开概率平均相差", "mean difference of p(withheld)"),
    }
    for name, value in _attribute_figures(evaluation).items():
        words = names[name][0 if chinese else 1]
        yield f"  {words}  {value:.3f}" if name != "unsafe" else f"  {words}  {value:.0f}"


def _compare(document: GoldDocument, review: Review, informational: set[str], result: Evaluation) -> None:
    counted = [f for f in review.findings if f.severity is not Severity.INFO or f.rule_id in informational]
    if document.attribute and review.disclosure:
        _judge(Attribute(document.attribute), review, result)
    _whole(document, counted, result)
    counted = [f for f in counted if len(f.span) and not _is_whole(f, document)]
    gold = [entry for entry in document.spans if not entry.info or entry.rule in informational]
    free = list(gold)
    for finding in counted:
        tally = result.rules[finding.rule_id]
        tally.reported += 1
        best = max(free, key=lambda entry: _match(entry, finding), default=None)
        if best is None or _match(best, finding) < OVERLAP:
            result.false.append((document.id, finding.rule_id, finding.span))
            continue
        free.remove(best)
        tally.overlap += 1
        tally.exact += best.span == finding.span
    for entry in gold:
        result.rules[entry.rule].gold += 1
    for entry in free:
        result.misses.append((document.id, entry.rule, entry.span))
        others = {finding.rule_id for finding in counted if shared(entry.span, finding.span) >= OVERLAP}
        result.confusion[entry.rule, min(others - {entry.rule}, default="-")] += 1


def _is_whole(finding: Finding, document: GoldDocument) -> bool:
    """Whether the finding answers an expectation about the document as a whole, not a gold span."""
    return finding.rule_id in document.expect and all(entry.rule != finding.rule_id for entry in document.spans)


def _whole(document: GoldDocument, counted: list[Finding], result: Evaluation) -> None:
    """Rules that speak of the document as a whole: right where it expects them, false where it forbids them."""
    for rule in sorted({f.rule_id for f in counted if not len(f.span)} & set(document.negatives)):
        result.rules[rule].reported += 1
        result.false.append((document.id, rule, Span(0, 0)))
    for rule in document.expect:
        tally = result.rules[rule]
        tally.gold += 1
        if any(finding.rule_id == rule for finding in counted):
            tally.reported += 1
            tally.exact += 1
            tally.overlap += 1
        else:
            result.misses.append((document.id, rule, Span(0, 0)))


def _match(entry: GoldSpan, finding: Finding) -> float:
    return shared(entry.span, finding.span) if entry.rule == finding.rule_id else 0.0


def shared(one: Span, other: Span) -> float:
    """The share of what both cover that is in common: intersection over union."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, len(one) + len(other) - max(0, both))


def to_json(evaluation: Evaluation) -> str:
    """The figures as JSON: per rule counts, exact and overlap scores; totals; confusion; attribute."""
    rows = {rule: _row(tally) for rule, tally in sorted(evaluation.rules.items())}
    rows["all"] = _row(_total(evaluation))
    return json.dumps(
        {
            "schema": "pubcheck.evaluation/1",
            "documents": evaluation.documents,
            "gaps": evaluation.gaps,
            "rules": rows,
            "confusion": [[gold, found, count] for (gold, found), count in sorted(evaluation.confusion.items())],
            "attribute_figures": _attribute_figures(evaluation),
            "attribute": [[gold, found, count] for (gold, found), count in sorted(evaluation.attributes.items())],
            "misses": [[name, rule, span.start, span.end] for name, rule, span in evaluation.misses],
            "false": [[name, rule, span.start, span.end] for name, rule, span in evaluation.false],
        },
        ensure_ascii=False,
        indent=2,
    )


def to_text(evaluation: Evaluation, lang: Lang) -> str:
    """The figures as a table for people."""
    chinese = lang is Lang.ZH
    heading = ("规则", "应有", "报出", "精确率", "召回率", "F1", "精确率(重叠)", "召回率(重叠)", "F1(重叠)")
    if not chinese:
        heading = ("rule", "gold", "reported", "P exact", "R exact", "F1 exact", "P overlap", "R overlap", "F1 overlap")
    rows = [heading]
    for rule, tally in (*sorted(evaluation.rules.items()), ("合计" if chinese else "all", _total(evaluation))):
        scores = (*tally.score(tally.exact), *tally.score(tally.overlap))
        rows.append((rule, str(tally.gold), str(tally.reported), *(_percent(score) for score in scores)))  # type: ignore[arg-type]
    widths = [max(width(row[column]) for row in rows) for column in range(len(heading))]
    lines = ["  ".join(_cells(row, widths)).rstrip() for row in rows]
    if evaluation.confusion:
        lines += ["", "漏报及被当成的规则：" if chinese else "Missed, and what they were taken for:"]
        lines += [f"  {gold} → {found}  {count}" for (gold, found), count in evaluation.confusion.most_common()]
    if evaluation.attributes:
        right = sum(count for (gold, found), count in evaluation.attributes.items() if gold == found)
        total = sum(evaluation.attributes.values())
        lines += ["", f"公开属性正确 {right}/{total}" if chinese else f"attribute right in {right} of {total}"]
        lines += _attribute_lines(evaluation, chinese)
    end = f"共 {evaluation.documents} 份文件" if chinese else f"{evaluation.documents} documents"
    return "\n".join((*lines, "", end))


def _total(evaluation: Evaluation) -> Tally:
    total = Tally()
    for tally in evaluation.rules.values():
        total.add(tally)
    return total


def _row(tally: Tally) -> dict[str, float | int | None]:
    exact, overlap = tally.score(tally.exact), tally.score(tally.overlap)
    names = ("precision", "recall", "f1")
    return {
        "gold": tally.gold,
        "reported": tally.reported,
        **{f"exact_{name}": _rounded(value) for name, value in zip(names, exact, strict=True)},
        **{f"overlap_{name}": _rounded(value) for name, value in zip(names, overlap, strict=True)},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _percent(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"


def _cells(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    for column, (cell, columns) in enumerate(zip(row, widths, strict=True)):
        yield pad(cell, columns) if column == 0 else " " * (columns - width(cell)) + cell
