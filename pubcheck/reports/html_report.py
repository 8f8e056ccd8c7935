"""One self-contained web page: verdict, reasons, and the document with its findings marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.accepted import told
from pubcheck.columns import shorten
from pubcheck.finding import Finding
from pubcheck.masking import MaskedReview, one_line
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.reporter import Reporter, ReportOptions
from pubcheck.review import Element, Recommendation, Review
from pubcheck.span import Span
from pubcheck.web_document import document_column
from pubcheck.web_page import page, safe
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
    reason_place,
    severity_counts,
    share,
)

_TITLE = Phrase("公文公开前审查报告", "Pre-publication review")
_MASKED = Phrase(
    "本报告含文件全文，发现的敏感信息已遮盖；请按原文件的要求保管。",
    "This report holds the whole text; the values that were found are masked. Keep it as you keep the document.",
)
_BARE = Phrase(
    "本报告含未遮盖的原始信息，请勿外传，用后妥善保管或删除。",
    "This report shows values unmasked: do not pass it on, and keep or delete it with care.",
)
_VALUE_COLUMNS = 160  # of a value in a card; the document beside it shows the whole
_MODEL_PLACES = 3


class _Section:
    """The part of the page about one document."""

    def __init__(self, number: int, review: Review, options: ReportOptions) -> None:
        self.number = number
        self.review = review
        self.lang = options.lang
        self.masked = MaskedReview(review, show_values=options.show_values)
        self.places: dict[str, int] = {}

    def say(self, text: str) -> str:
        """One of our own phrases, ready for HTML."""
        return safe(say(text, self.lang))

    def words(self, text: str) -> str:
        """A text about the document: in the language, masked, on one line, ready for HTML."""
        return safe(one_line(self.masked.words(say(text, self.lang))))

    @property
    def name(self) -> str:
        return self.words(self.review.document.name) or self.say(Phrase("（未命名）", "(no name)"))

    def html(self) -> str:
        review = self.review
        title = review.elements.title
        heading = self.words(title.value) if title else self.name
        # The head comes first: it registers the places in the text that it links to.
        head = [self._verdict(), *self._notices(), self._facts(), self._elements()]
        document = document_column(review, self.masked, number=self.number, lang=self.lang, places=self.places)
        return "\n".join(
            (
                f'<section class="doc" id="d-{self.number}">',
                f"<h2>{heading}</h2>",
                f'<p class="name">{self.name if title else ""}</p>',
                *head,
                *self._filters(),
                f'<div class="columns">{document}<aside class="findings" aria-label="{self._found()}">',
                *(self._card(at, finding) for at, finding in self._in_order()),
                self._nothing_found(),
                f'<p class="none">{self.say(told(review.accepted))}</p>' if review.accepted else "",
                "</aside></div></section>",
            )
        )

    def _nothing_found(self) -> str:
        if self.review.findings or self.review.disclosure is None:
            return ""
        return f'<p class="none">{self.say(NOTHING_FOUND_IN_REST if self.review.gaps else NOTHING_FOUND)}</p>'

    def _in_order(self) -> list[tuple[int, Finding]]:
        return sorted(enumerate(self.review.findings), key=lambda item: (item[1].span.start, item[0]))

    def _found(self) -> str:
        return self.say(counted(len(self.review.findings), "处发现", "finding", "findings"))

    def _verdict(self) -> str:
        verdict = self.review.verdict
        sign = VERDICT_SIGNS[verdict]
        return (
            f'<div class="verdict v-{verdict.value}"><span class="sign" aria-hidden="true">{sign}</span>'
            f"<div><strong>{self.say(verdict.phrase)}</strong><p>{self.say(VERDICT_ADVICE[verdict])}</p></div></div>"
        )

    def _notices(self) -> Iterator[str]:
        disclosure = self.review.disclosure
        if disclosure and disclosure.conflict:
            if disclosure.declared:
                text = Phrase(
                    "文件标注为“{declared}”，与建议的“{attribute}”不一致",
                    "The document declares “{declared}”; recommended is “{attribute}”",
                ).fill(declared=disclosure.declared.phrase, attribute=disclosure.attribute.phrase)
            else:
                text = Phrase(
                    "文件标注的公开属性与建议不一致", "The declared attribute does not fit the recommended one"
                )
            evidence = self.review.elements.declared_evidence
            quoted = f" {self._element(evidence, 'c')}" if evidence else ""
            yield f'<div class="notice conflict"><h3>{self.say(text)}{quoted}</h3></div>'
        gaps = self.review.gaps
        if gaps:
            heading = counted(len(gaps), "处未能审查，结论不完整", "part was not reviewed", "parts were not reviewed")
            colon = "：" if self.lang is Lang.ZH else ": "
            items = "".join(
                f"<li>{self.say(STAGE_TITLES.get(gap.stage, Phrase(gap.stage)))} {self.words(gap.where)}"
                f"{colon}{self.words(gap.reason)}</li>"
                for gap in gaps
            )
            yield f'<div class="notice gaps"><h3>{self.say(heading)}</h3><ul>{items}</ul></div>'

    def _facts(self) -> str:
        disclosure = self.review.disclosure
        heading = self.say(Phrase("建议的公开属性", "Recommended disclosure attribute"))
        if disclosure is None:
            return f'<div class="card"><h3>{heading}</h3><p>{self.say(no_attribute(self.review))}</p></div>'
        bars = "".join(self._bar(disclosure, index) for index in range(len(attributes())))
        declared = self.say(disclosure.declared.phrase if disclosure.declared else Phrase("没有标注", "none"))
        advice = self.say(Phrase("处理建议：", "Advice: "))
        own = self.say(Phrase("文件标注：", "Declared: "))
        return (
            f'<div class="facts"><div class="card"><h3>{heading}</h3>'
            f'<p class="big">{self.say(disclosure.attribute.phrase)}</p><dl class="bars">{bars}</dl>'
            f'<p class="advice">{advice}<b>{self.say(disclosure.advice.phrase)}</b><br>{own}<b>{declared}</b></p>'
            f"</div>"
            f'<div class="card"><h3>{self.say(Phrase("理由和依据", "Reasons and legal basis"))}</h3>'
            f'<ul class="reasons">{self._reasons(disclosure)}</ul></div></div>'
        )

    def _bar(self, disclosure: Recommendation, index: int) -> str:
        attribute = attributes()[index]
        chance = min(max(disclosure.probabilities.get(attribute, 0.0), 0.0), 1.0)
        chosen = ' class="chosen"' if attribute is disclosure.attribute else ""
        return (
            f"<dt{chosen}>{self.say(attribute.phrase)}</dt>"
            f'<dd{chosen}><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect class="rail" width="100" height="10"/>'
            f'<rect class="fill" width="{chance * 100:.1f}" height="10"/></svg></dd>'
            f"<dd>{safe(share(chance))}</dd>"
        )

    def _reasons(self, disclosure: Recommendation) -> str:
        items: list[str] = []
        for at, reason in enumerate(disclosure.reasons, 1):
            links: list[str] = []
            for span in reason.spans[:_MODEL_PLACES]:
                id_ = f"r-{self.number}-{at}-{len(links) + 1}"
                self.places[id_] = span.start
                links.append(f'<a href="#{id_}">{self.say(reason_place(self.review, span))}</a>')
            basis = f' <span class="cite">{safe(cite(reason.basis, self.lang))}</span>' if reason.basis else ""
            where = f' <span class="cite">{", ".join(links)}</span>' if links else ""
            items.append(
                f'<li><span class="kind k-{reason.kind.value}">{self.say(KIND_TITLES[reason.kind])}</span>'
                f"{self.words(reason.text)}{basis}{where}</li>"
            )
        return "".join(items) or f"<li>{self.say(Phrase('没有给出理由', 'no reasons given'))}</li>"

    def _element(self, element: Element, suffix: str) -> str:
        """An element's value, linked to its place in the text."""
        value = safe(shorten(one_line(self.masked.words(element.value)), _VALUE_COLUMNS))
        if not len(element.span):
            return value
        id_ = f"e-{self.number}-{suffix}"
        self.places[id_] = element.span.start
        return f'<a href="#{id_}">{value}</a>'

    def _elements(self) -> str:
        elements = self.review.elements
        named: list[tuple[Phrase, Element | None]] = [
            (Phrase("密级和保密期限", "Classification mark"), elements.classification_mark),
            (Phrase("紧急程度", "Urgency"), elements.urgency),
            (Phrase("份号", "Copy number"), elements.copy_number),
            (Phrase("发文字号", "Document number"), elements.doc_number),
            (Phrase("发文机关", "Issuer"), elements.issuer),
            (Phrase("签发人", "Signer"), elements.signer),
            (Phrase("主送机关", "Recipients"), elements.recipients),
            (Phrase("公开属性标注", "Declared attribute"), elements.declared_evidence),
            (Phrase("不公开理由", "Stated reason to withhold"), elements.withhold_reason),
        ]
        if elements.date:
            written = Element(elements.date.isoformat(), elements.date_span or Span(0, 0))
            named.insert(5, (Phrase("成文日期", "Date"), written))
        rows = "".join(
            f"<div><dt>{self.say(title)}</dt><dd>{self._element(element, str(at))}</dd></div>"
            for at, (title, element) in enumerate(named)
            if element
        )
        return f'<dl class="card elements">{rows}</dl>' if rows else ""

    def _filters(self) -> Iterator[str]:
        if not self.review.findings:
            return
        yield f'<span class="bar-title">{self._found()}</span>'
        for severity, count in severity_counts(self.review.findings):
            id_ = f"k-{self.number}-{severity.value}"
            yield (
                f'<input type="checkbox" class="filter {severity.value}" id="{id_}" checked>'
                f'<label for="{id_}"><span class="tag {severity.value}">{self.say(SEVERITY_TITLES[severity])}</span>'
                f" {count}</label>"
            )

    def _card(self, at: int, finding: Finding) -> str:
        id_ = f"{self.number}-{at + 1}"
        severity = finding.severity.value
        where = self.words(say(place(self.review, finding), self.lang))
        if finding.span.start < min(finding.span.end, len(self.review.document.text)):
            where = f'<a href="#m-{id_}">{where}</a>'
        value = safe(shorten(one_line(self.masked.value(finding)), _VALUE_COLUMNS))
        basis = ("；" if self.lang is Lang.ZH else "; ").join(cite(basis, self.lang) for basis in finding.basis)
        sure = Phrase("把握 {share}", "confidence {share}").fill(share=f"{finding.confidence:.0%}")
        why = "".join(f"<li>{self.words(reason)}</li>" for reason in finding.why)
        todo = self.say(Phrase("建议：", "Fix: "))
        advice = f'<p class="do"><b>{todo}</b>{self.words(finding.suggestion)}</p>' if finding.suggestion else ""
        advice += f'<p class="cite">{safe(basis)}</p>' if basis else ""
        return (
            f'<article class="c {severity}" id="f-{id_}" data-s="{severity}">'
            f'<h4><span class="num">{at + 1}</span><span>{self.say(finding.title)}</span>'
            f'<span class="tag {severity}">{self.say(SEVERITY_TITLES[finding.severity])}</span>'
            f'<span class="where">{where}</span></h4>'
            + (f'<p class="value">{value}</p>' if value else "")
            + f"<p>{self.words(finding.message)}</p>"
            + (advice if finding.severity.rank else "")
            + f"<details><summary>{self.say(Phrase('为何提示', 'Why'))} · {self.say(sure)}</summary>"
            + ("" if finding.severity.rank else advice)
            + (f"<ul>{why}</ul>" if why else "")
            + f"<p>{safe(finding.rule_id)}</p></details></article>"
        )


def render(reviews: Sequence[Review], options: ReportOptions) -> str:
    """``reviews`` as one HTML page, with an index where there are several."""
    sections = [_Section(number, review, options) for number, review in enumerate(reviews, 1)]
    lang = options.lang
    versions = ", ".join(sorted({review.versions.pubcheck for review in reviews}))
    notice = (
        f'<p class="bare">{safe(say(_BARE, lang))}</p>' if options.show_values else f"<p>{safe(say(_MASKED, lang))}</p>"
    )
    body = [
        f'<header class="top"><h1>{safe(say(_TITLE, lang))}</h1>{notice}</header>',
        "<main>",
        _index(sections, lang) if len(sections) != 1 else "",
        *(section.html() for section in sections),
        "</main>",
        f'<footer class="foot">{safe(say(NO_CLEARANCE, lang))} pubcheck {safe(versions)}</footer>',
    ]
    title = say(_TITLE, lang)
    if len(sections) == 1:
        title = f"{one_line(sections[0].masked.words(reviews[0].document.name))} · {title}"
    return page(title, lang, "\n".join(body))


def _index(sections: Sequence[_Section], lang: Lang) -> str:
    heads = (
        Phrase("文件", "Document"),
        Phrase("结论", "Verdict"),
        Phrase("建议的公开属性", "Recommended attribute"),
        Phrase("发现", "Findings"),
        Phrase("未能审查", "Not reviewed"),
    )
    rows: list[str] = []
    for section in sections:
        review = section.review
        counts = " ".join(
            f'<span class="tag {severity.value}">{section.say(SEVERITY_TITLES[severity])}</span> {count}'
            for severity, count in severity_counts(review.findings)
        )
        attribute = section.say(review.disclosure.attribute.phrase) if review.disclosure else "—"
        rows.append(
            f'<tr><td><a href="#d-{section.number}">{section.name}</a></td>'
            f"<td>{VERDICT_SIGNS[review.verdict]} {section.say(review.verdict.phrase)}</td>"
            f"<td>{attribute}</td><td>{counts or '—'}</td><td>{len(review.gaps) or '—'}</td></tr>"
        )
    head = "".join(f"<th>{safe(say(title, lang))}</th>" for title in heads)
    return f'<table class="index"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


REPORTER = Reporter("html", Phrase("网页报告", "web page"), "text/html", ".html", render)
