"""The document column of the HTML report: the text as it stands, findings marked in place.

Stripped of its tags the column is the masked text of the document, character by character:
page numbers, part names and finding numbers are drawn by the style sheet from attributes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pubcheck.document import Block, Document, Part
from pubcheck.finding import Finding
from pubcheck.masking import MaskedReview
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.review import Element, Review
from pubcheck.span import Span
from pubcheck.web_page import safe
from pubcheck.wording import NOT_SEEN, PART_TITLES, SEVERITY_TITLES

_LINKED = 8  # findings that one highlight names at most; the worst come first


class _Piece(NamedTuple):
    """A block with the line feeds behind it, or a line that no block holds."""

    span: Span
    block: Block | None


def document_column(
    review: Review, masked: MaskedReview, *, number: int, lang: Lang, places: Mapping[str, int] | None = None
) -> str:
    """The text of ``review`` as HTML.

    :param number: the document's number in the report, the first part of every id.
    :param places: further ids to set, with their positions in the text.
    """
    marks = _Marks(review, masked, number, lang, places or {})
    empty = say(Phrase("没有读出文字", "no text could be read"), lang)
    parts: list[str] = []
    page: int | None = None
    group: tuple[Part, str] | None = None
    for piece in _pieces(review.document):
        block = piece.block
        if block is not None and block.page is not None and block.page != page:
            page = block.page
            parts.append("</div>" if group else "")
            group = None
            parts.append(f'<div class="page"><span data-page="{say(_page_title(page), lang)}"></span></div>')
        key = (block.part, block.label) if block else (Part.BODY, "")
        if key != group:
            parts.append("</div>" if group else "")
            parts.append(_group_start(key[0], masked.words(key[1]), lang))
            group = key
        parts.append(f'<div class="{_block_class(review, piece)}">')
        parts.extend(marks.html(piece.span))
        parts.append("</div>")
    parts.append("</div>" if group else "")
    return f'<div class="paper" lang="zh-CN" data-empty="{safe(empty)}">{"".join(parts)}</div>'


def _page_title(page: int) -> Phrase:
    return Phrase(f"第 {page} 页", f"page {page}")


def _group_start(part: Part, label: str, lang: Lang) -> str:
    if part is Part.BODY:
        return "<div>"
    title = say(PART_TITLES[part], lang)
    if label:
        title += f" · {' '.join(label.split())}"
    unseen = ""
    if part.is_hidden:
        unseen = " unseen"
        title += f"（{NOT_SEEN}）" if lang is Lang.ZH else f" ({say(NOT_SEEN, lang)})"
    return f'<div class="part p-{part.value}{unseen}" data-part="{safe(title)}">'


def _block_class(review: Review, piece: _Piece) -> str:
    if piece.block is None or piece.block.part is Part.BODY:
        for name, element in (("title", review.elements.title), ("number", review.elements.doc_number)):
            if element and _is_all_of(element, piece.span):
                return f"b {name}"
    return "b"


def _is_all_of(element: Element, span: Span) -> bool:
    """Whether the stretch is (a line of) the element and hardly anything else."""
    return span.overlaps(element.span) and len(span) <= len(element.span) + 6


def _pieces(document: Document) -> Iterator[_Piece]:
    """The whole text in pieces: every character in exactly one."""
    text = document.text
    waiting: _Piece | None = None
    done = 0
    for block in (*document.blocks, None):
        start = min(max(block.span.start, done), len(text)) if block else len(text)
        end = min(max(block.span.end, start), len(text)) if block else len(text)
        if waiting and not text[done:start].strip():
            waiting = _Piece(Span(waiting.span.start, start), waiting.block)
        else:
            if waiting:
                yield waiting
                waiting = None
            for line in text[done:start].splitlines(keepends=True):
                yield _Piece(Span(done, done + len(line)), None)
                done += len(line)
        if waiting and (block is None or end > start):
            yield waiting
            waiting = None
        if end > start:
            waiting = _Piece(Span(start, end), block)
        done = max(done, end)


class _Marks:
    """Cuts the text where findings begin and end and marks what lies between."""

    def __init__(
        self, review: Review, masked: MaskedReview, number: int, lang: Lang, places: Mapping[str, int]
    ) -> None:
        self._text = masked.text
        self._number = number
        self._lang = lang
        self._findings = review.findings
        length = len(self._text)
        self._starts: dict[int, list[int]] = defaultdict(list)
        self._ids: dict[int, list[str]] = defaultdict(list)
        cuts: set[int] = set()
        for at, finding in enumerate(review.findings):
            end = min(finding.span.end, length)
            if finding.span.start < end:
                self._starts[finding.span.start].append(at)
                cuts.update((finding.span.start, end))
        for id_, position in places.items():
            if position < length:
                self._ids[position].append(id_)
                cuts.add(position)
        self._cuts = sorted(cuts)
        self._open: list[int] = []

    def html(self, span: Span) -> Iterator[str]:
        """The text of ``span`` with its marks; to be asked piece by piece, in order."""
        inner = self._cuts[bisect_right(self._cuts, span.start) : bisect_left(self._cuts, span.end)]
        bounds = [span.start, *inner, span.end]
        for start, end in pairwise(bounds):
            starting = self._starts.get(start, [])
            self._open = [at for at in self._open if self._findings[at].span.end > start] + starting
            for id_ in self._ids.get(start, []):
                yield f'<i id="{id_}"></i>'
            text = safe(self._text[start:end])
            yield self._marked(text, starting) if self._open else text

    def _marked(self, text: str, starting: Sequence[int]) -> str:
        order = sorted(self._open, key=self._weight)[:_LINKED]
        findings = [self._findings[at] for at in order]
        titles = "；".join(
            f"{say(SEVERITY_TITLES[finding.severity], self._lang)} {say(finding.title, self._lang)}"
            for finding in findings
        )
        numbers = "".join(
            f'<i class="n {self._findings[at].severity.value}" id="m-{self._number}-{at + 1}" data-n="{at + 1}"></i>'
            for at in starting
        )
        ids = " ".join(f"{self._number}-{at + 1}" for at in order)
        severity = findings[0].severity.value + (" both" if len(order) > 1 else "")
        return (
            f'<a class="m {severity}" href="#f-{self._number}-{order[0] + 1}" data-f="{ids}"'
            f' title="{safe(titles)}">{numbers}{text}</a>'
        )

    def _weight(self, at: int) -> tuple[int, int, int]:
        finding: Finding = self._findings[at]
        return -finding.severity.rank, len(finding.span), at
