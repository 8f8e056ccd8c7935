"""The report in a terminal, for the drafter of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from pubcheck.accepted import told
from pubcheck.columns import pad, shorten, width, wrap
from pubcheck.finding import Finding, Severity
from pubcheck.masking import MaskedReview, one_line
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.reporter import Reporter, ReportOptions
from pubcheck.review import Recommendation, Review, Verdict
from pubcheck.wording import (
    KIND_TITLES,
    NO_CLEARANCE,
    NOTHING_FOUND,
    NOTHING_FOUND_IN_REST,
    SEVERITY_TITLES,
    STAGE_TITLES,
    VERDICT_ADVICE,
    VERDICT_SIGNS,
    attributes,
    cite,
    counted,
    no_attribute,
    place,
    severities,
    severity_counts,
    share,
)

_FOLDED_FROM = 4  # findings of one rule at info level; fewer are listed one by one
_PLACES_NAMED = 3
_SEVERITY_COLOURS = {
    Severity.BLOCK: "1;31",
    Severity.HIGH: "31",
    Severity.MEDIUM: "33",
    Severity.LOW: "36",
    Severity.INFO: "2",
}
_VERDICT_COLOURS = {
    Verdict.NO_OBSTACLE: "1;32",
    Verdict.NEEDS_CHANGES: "1;33",
    Verdict.NEEDS_REVIEW: "1;33",
    Verdict.BLOCKED: "1;31",
    Verdict.INCOMPLETE: "1;35",
}
_ALERT = "1;31"
_DIM = "2"
_BOLD = "1"
_LABELS = {
    "title": Phrase("标题", "Title"),
    "verdict": Phrase("结论", "Verdict"),
    "attribute": Phrase("公开属性", "Attribute"),
    "advice": Phrase("处理建议", "Advice"),
    "declared": Phrase("文件标注", "Declared"),
    "reasons": Phrase("理由", "Reasons"),
    "basis": Phrase("依据", "Basis"),
    "suggestion": Phrase("建议", "Fix"),
}


class _Page:
    """The lines of one review's report, as they are written."""

    def __init__(self, options: ReportOptions) -> None:
        self.lang = options.lang
        self.width = max(options.width, 40)
        self.colour = options.colour
        self.lines: list[str] = []
        self.label_width = max(width(say(label, self.lang)) for label in list(_LABELS.values())[:6]) + 2

    def say(self, text: str) -> str:
        return say(text, self.lang)

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and text else text

    def put(self, text: str, indent: int = 0, hang: int = 0, colour: str = "") -> None:
        """``text``, wrapped; the lines after the first stand ``hang`` columns further in."""
        for at, line in enumerate(wrap(one_line(text), self.width - indent - hang)):
            space = " " * (indent + (hang if at else 0))
            self.lines.append(space + self.paint(line, colour))

    def labelled(
        self, label: str, text: str, indent: int = 2, colour: str = "", column: int = 0, hang: int = 0
    ) -> None:
        """A label in its column and ``text`` beside it, its later lines ``hang`` columns further in."""
        column = column or self.label_width
        name = pad(self.say(_LABELS[label]), column)
        first, *rest = wrap(one_line(text), self.width - indent - column - hang)
        self.lines.append(" " * indent + self.paint(name, _DIM) + self.paint(first, colour))
        self.lines.extend(" " * (indent + column + hang) + self.paint(line, colour) for line in rest)

    def blank(self) -> None:
        self.lines.append("")


def render(reviews: Sequence[Review], options: ReportOptions) -> str:
    """``reviews`` as text for a terminal, one below the other, and a summary of several."""
    page = _Page(options)
    for review in reviews:
        _document(page, review, MaskedReview(review, show_values=options.show_values))
        page.blank()
    if len(reviews) != 1:
        _summary(page, reviews)
    page.put(NO_CLEARANCE.say(options.lang), colour=_DIM)
    return "\n".join(page.lines) + "\n"


def _document(page: _Page, review: Review, masked: MaskedReview) -> None:
    page.lines.append(page.paint("─" * page.width, _DIM))
    page.put(masked.words(review.document.name) or page.say(Phrase("（未命名）", "(no name)")), colour=_BOLD)
    if review.elements.title:
        page.labelled("title", masked.words(review.elements.title.value))
    verdict = review.verdict
    title = page.say(verdict.phrase)
    line = f"{VERDICT_SIGNS[verdict]} {title[0].upper()}{title[1:]}"
    page.labelled("verdict", line, colour=_VERDICT_COLOURS[verdict])
    page.put(page.say(VERDICT_ADVICE[verdict]), indent=2 + page.label_width)
    if review.disclosure is None:
        page.labelled("attribute", page.say(no_attribute(review)))
    else:
        _disclosure(page, review.disclosure, masked)
    _gaps(page, review, masked)
    _findings(page, review, masked)
    if review.accepted:
        page.blank()
        page.put(page.say(told(review.accepted)), indent=2, colour=_DIM)


def _disclosure(page: _Page, disclosure: Recommendation, masked: MaskedReview) -> None:
    chances = (
        Phrase("，", ", ")
        .say(page.lang)
        .join(
            f"{page.say(attribute.phrase)} {share(disclosure.probabilities.get(attribute, 0.0))}"
            for attribute in attributes()
        )
    )
    opening, closing = ("（", "）") if page.lang is Lang.ZH else (" (", ")")
    page.labelled("attribute", f"{page.say(disclosure.attribute.phrase)}{opening}{chances}{closing}")
    page.labelled("advice", page.say(disclosure.advice.phrase), colour=_BOLD)
    if disclosure.declared is None:
        page.labelled("declared", page.say(Phrase("没有标注公开属性", "no attribute declared")))
    elif disclosure.conflict:
        clash = Phrase("{declared} —— 与建议的公开属性不一致", "{declared} - does not fit the recommended attribute")
        page.labelled("declared", page.say(clash.fill(declared=disclosure.declared.phrase)), colour=_ALERT)
    else:
        page.labelled("declared", page.say(disclosure.declared.phrase))
    for at, reason in enumerate(disclosure.reasons):
        colon = "：" if page.lang is Lang.ZH else ": "
        text = f"{page.say(KIND_TITLES[reason.kind])}{colon}{masked.words(page.say(reason.text))}"
        if reason.basis:
            text += f"{opening}{cite(reason.basis, page.lang)}{closing}"
        if at == 0:
            page.labelled("reasons", f"· {text}", hang=2)
        else:
            page.put(f"· {text}", indent=2 + page.label_width, hang=2)


def _gaps(page: _Page, review: Review, masked: MaskedReview) -> None:
    if not review.gaps:
        return
    page.blank()
    heading = counted(len(review.gaps), "处未能审查，结论不完整", "gap: not everything was reviewed",
                      "gaps: not everything was reviewed")  # fmt: skip
    page.put(page.say(heading), indent=2, colour=_ALERT)
    colon = "：" if page.lang is Lang.ZH else ": "
    for gap in review.gaps:
        stage = page.say(STAGE_TITLES.get(gap.stage, Phrase(gap.stage)))
        where = f" {masked.words(page.say(gap.where))}" if gap.where else ""
        page.put(f"× {stage}{where}{colon}{masked.words(page.say(gap.reason))}", indent=4, hang=2)


def _findings(page: _Page, review: Review, masked: MaskedReview) -> None:
    if not review.findings and review.disclosure is None:
        return
    page.blank()
    if not review.findings:
        page.put(page.say(NOTHING_FOUND_IN_REST if review.gaps else NOTHING_FOUND), indent=2)
        return
    for severity, count in severity_counts(review.findings):
        # The sign before the word tells severities apart where there is no colour.
        sign = "!" * max(severity.rank - 1, 1) if severity.rank > 1 else "-"
        heading = f"{sign} {page.say(SEVERITY_TITLES[severity])} ({count})"
        page.put(heading, indent=2, colour=_SEVERITY_COLOURS[severity] if severity.rank else "")
        for group in _groups([finding for finding in review.findings if finding.severity is severity]):
            if severity is Severity.INFO and len(group) >= _FOLDED_FROM:
                _folded(page, review, masked, group)
            else:
                _listed(page, review, masked, group)
    if page.lines[-1] == "":
        page.lines.pop()


def _groups(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings that say the same (rule, message, suggestion, basis) together, in order of their first."""

    def same(finding: Finding) -> tuple[str, str, str, tuple[str, ...]]:
        return finding.rule_id, finding.message, finding.suggestion, tuple(basis.id for basis in finding.basis)

    first: dict[tuple[str, str, str, tuple[str, ...]], int] = {}
    for at, finding in enumerate(findings):
        first.setdefault(same(finding), at)
    for _, group in groupby(sorted(findings, key=lambda finding: first[same(finding)]), key=same):
        yield list(group)


def _listed(page: _Page, review: Review, masked: MaskedReview, group: Sequence[Finding]) -> None:
    head = group[0]
    severity = _SEVERITY_COLOURS[head.severity]
    title = one_line(page.say(head.title))
    if 6 + width(title) + width(head.rule_id) <= page.width:
        page.lines.append(f"    {page.paint(title, severity)}  {page.paint(head.rule_id, _DIM)}")
    else:
        page.put(title, indent=4, colour=severity)
        page.put(head.rule_id, indent=6, colour=_DIM)
    # A place holds words of the document: the author of a comment, the name of a sheet.
    places = [one_line(masked.words(page.say(place(review, finding)))) for finding in group]
    column = min(max(map(width, places)), page.width // 2) + 2
    for where, finding in zip(places, group, strict=True):
        value = shorten(one_line(masked.value(finding)), page.width - 6 - column)
        page.lines.append(f"      {pad(shorten(where, column - 2), column)}{page.paint(value, _BOLD)}".rstrip())
    page.put(masked.words(page.say(head.message)), indent=6)
    column = max(width(page.say(_LABELS["basis"])), width(page.say(_LABELS["suggestion"]))) + 2
    if head.basis:
        separator = "；" if page.lang is Lang.ZH else "; "
        cites = separator.join(cite(basis, page.lang) for basis in head.basis)
        page.labelled("basis", cites, indent=6, column=column)
    if head.suggestion:
        page.labelled("suggestion", masked.words(page.say(head.suggestion)), indent=6, column=column)
    page.blank()


def _folded(page: _Page, review: Review, masked: MaskedReview, group: Sequence[Finding]) -> None:
    places = list(dict.fromkeys(masked.words(page.say(place(review, finding))) for finding in group))
    named = Phrase("、", ", ").say(page.lang).join(places[:_PLACES_NAMED])
    if len(places) > _PLACES_NAMED:
        named += Phrase(" 等", " and more").say(page.lang)
    count = counted(len(group), "处", "place", "places")
    page.put(f"{page.say(group[0].title)}  {group[0].rule_id}  {page.say(count)}  {named}", indent=4, hang=2)


def _summary(page: _Page, reviews: Sequence[Review]) -> None:
    page.lines.append(page.paint("─" * page.width, _DIM))
    verdicts = Counter(review.verdict for review in reviews)
    comma, colon = ("，", "：") if page.lang is Lang.ZH else (", ", ": ")
    parts = [f"{page.say(v.phrase)} {verdicts[v]}" for v in Verdict if verdicts[v]]
    files = page.say(counted(len(reviews), "份文件", "document", "documents"))
    page.put(files + (colon + comma.join(parts) if parts else ""), colour=_BOLD)
    counts = Counter(finding.severity for review in reviews for finding in review.findings)
    if counts:
        found = page.say(counted(sum(counts.values()), "处发现", "finding", "findings"))
        parts = [f"{page.say(SEVERITY_TITLES[s])} {counts[s]}" for s in severities() if counts[s]]
        page.put(found + colon + comma.join(parts))
    gaps = sum(len(review.gaps) for review in reviews)
    if gaps:
        page.put(page.say(counted(gaps, "处未能审查", "gap", "gaps")), colour=_ALERT)


REPORTER = Reporter("text", Phrase("终端文字", "terminal text"), "text/plain", ".txt", render)
