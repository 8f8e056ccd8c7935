"""What a report may show of a review: personal values masked, control characters made harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pubcheck.finding import Finding, Mask
from pubcheck.lazy_pattern import lazily
from pubcheck.review import Review
from pubcheck.span import Span

_HARMLESS: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # Marks that turn the direction of reading: a name must not read other than it is stored.
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
_NO_LINE_FEED = lazily(r"[^\r\n]")
_LINE_FEED = lazily(r"[\r\n]")
# Shorter values are too common in other words to be looked for outside their span.
_SHORTEST = 2
_SHORTEST_ASCII = 5
_SHORTEST_IN_TEXT = 3  # names of two characters are words too often
_NOTHING: dict[int, dict[str, str]] = {}


def harmless(text: str) -> str:
    """``text`` with every control character, direction mark and surrogate replaced by a visible sign.

    One character stays one character; tab, line feed and carriage return are kept.
    """
    return text.translate(_HARMLESS)


def one_line(text: str) -> str:
    """``text`` made :func:`harmless` on a single line, runs of white space joined."""
    return harmless(" ".join(text.split()))


class MaskedReview:
    """The texts of one review as a report may show them.

    Where two findings share characters, a character that either of them hides is hidden:
    the mask of a wide finding never uncovers a number inside it.
    """

    def __init__(self, review: Review, *, show_values: bool = False) -> None:
        self._source = review.document.text
        self._show_values = show_values
        # How a value is masked: by its first characters, then by its length, the longest first.
        self._known: dict[str, dict[int, dict[str, str]]] = {}
        self._heads: re.Pattern[str] | None = None  # the first characters of what is known
        self._seen: dict[str, str] = {}
        #: ``Document.text``, masked; the same length, line feeds kept.
        self.text = self._source
        if not show_values:
            # An accepted value is still one that was found: accepting it does not show it.
            found = (*review.findings, *(each.finding for each in review.accepted))
            self.text = _masked(self._source, _hidden(found, len(self._source)))
            self._learn((*found, *review.around))
            # A value found here stands elsewhere too, where no rule saw it (罗满仓 in a note below the table).
            self.text = "".join(self._scrubbed(self.text, _SHORTEST_IN_TEXT))

    def value(self, finding: Finding) -> str:
        """The evidence of ``finding`` as it may be shown."""
        if self._show_values:
            return finding.evidence
        if finding.span.of(self._source) != finding.evidence:
            return self.words(finding.masked)
        text = finding.span.of(self.text)
        return " ".join(text.split()) if _shows(finding.mask) else _LINE_FEED.sub("*", text)

    def words(self, text: str) -> str:
        """Any other text about the document (a title, a reason, its file name) without a masked value."""
        if not self._known or len(text) < _SHORTEST:
            return text
        seen = self._seen.get(text)
        if seen is None:
            seen = self._seen[text] = "".join(self._scrubbed(text))
        return seen

    def _scrubbed(self, text: str, shortest: int = 0) -> Iterator[str]:
        """``text`` in pieces as long as they can be: one for each character would take 80 bytes for each."""
        done = at = 0
        while self._heads is not None and (found := self._heads.search(text, at)):
            at = found.start()
            for length, values in self._known.get(text[at : at + _SHORTEST], _NOTHING).items():
                masked = values.get(text[at : at + length]) if length >= shortest else None
                if masked is not None:
                    yield text[done:at]
                    yield masked
                    done = at = at + length
                    break
            else:
                at += 1
        yield text[done:]

    def _learn(self, findings: Iterable[Finding]) -> None:
        known: dict[str, Mask] = {}
        for finding in findings:
            if _shows(finding.mask):
                continue
            for value in (finding.evidence, _plain(finding.evidence)):
                if len(value) >= (_SHORTEST_ASCII if value.isascii() else _SHORTEST):
                    known.setdefault(value, finding.mask)
        for value in sorted(known, key=len, reverse=True):
            masked = known[value].apply(value)
            if masked != value:
                self._known.setdefault(value[:_SHORTEST], {}).setdefault(len(value), {})[value] = masked
        if self._known:
            heads = {head[0] for head in self._known}
            self._heads = re.compile(f"[{''.join(map(re.escape, sorted(heads)))}]")


def _shows(mask: Mask) -> bool:
    return mask.head is None or mask.tail is None


def _plain(value: str) -> str:
    """How an element or a message may have normalised ``value``."""
    return "".join(unicodedata.normalize("NFKC", value).split())


def _hidden(findings: Iterable[Finding], length: int) -> list[Span]:
    """The ranges that masks hide, in order, merged."""
    ranges: list[tuple[int, int]] = []
    for finding in findings:
        head, tail = finding.mask.head, finding.mask.tail
        start, end = finding.span.start, min(finding.span.end, length)
        if head is None or tail is None or start >= end:
            continue
        if end - start > head + tail:
            start, end = start + head, end - tail
        ranges.append((start, end))
    merged: list[Span] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _masked(text: str, hidden: Iterable[Span]) -> str:
    pieces: list[str] = []
    done = 0
    for span in hidden:
        pieces.append(text[done : span.start])
        pieces.append(_NO_LINE_FEED.sub("*", span.of(text)))
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces)
