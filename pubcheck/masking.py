"""What a report may show of a review: personal values masked, control characters made harmless."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pubcheck.finding import Finding, Mask
from pubcheck.lazy_pattern import lazily
from pubcheck.review import Review
from pubcheck.span import Span
from pubcheck.value_search import Values

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


def covered(findings: Iterable[Finding], others: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """``findings``, those that show a passage whole without what the masks of the rest, and of ``others``, hide in it."""
    found = tuple(findings)
    passages = [finding for finding in found if _shows(finding.mask) and len(finding.span)]
    if not passages:
        return found
    hidden = _hidden((*found, *others), max(finding.span.end for finding in passages))
    ends = [span.end for span in hidden]
    return tuple(
        _without(finding, hidden, ends) if _shows(finding.mask) and len(finding.span) else finding for finding in found
    )


def _without(finding: Finding, hidden: Sequence[Span], ends: Sequence[int]) -> Finding:
    start, end = finding.span.start, finding.span.end
    inside: list[Span] = []
    for number in range(bisect_right(ends, start), len(hidden)):
        if hidden[number].start >= end:
            break
        inside.append(Span(max(start, hidden[number].start) - start, min(end, hidden[number].end) - start))
    return replace(finding, mask=replace(finding.mask, hides=tuple(inside))) if inside else finding


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
        self._values: Values[Mask] = Values(())
        self._seen: dict[str, str] = {}
        #: ``Document.text``, masked; the same length, line feeds kept.
        self.text = self._source
        if not show_values:
            # An accepted value is still one that was found: accepting it does not show it.
            found = (*review.findings, *(each.finding for each in review.accepted))
            self.text = _masked(self._source, _hidden(found, len(self._source)))
            self._learn((*found, *review.around))
            # A value found here stands elsewhere too, where no rule saw it (罗满仓 in a note below the table).
            self.text = "".join(self._scrubbed(self.text))

    def value(self, finding: Finding) -> str:
        """The evidence of ``finding`` as it may be shown."""
        if self._show_values:
            return finding.evidence
        if finding.span.of(self._source) != finding.evidence:
            return self.words(finding.masked)
        text = finding.span.of(self.text)
        return " ".join(text.split()) if _shows(finding.mask) else _LINE_FEED.sub("*", text)

    def words(self, text: str) -> str:
        """Any other text about the document (a title, a reason, its file name) without a masked value, however it is written."""
        if not self._values or len(text) < _SHORTEST:
            return text
        seen = self._seen.get(text)
        if seen is None:
            pieces: list[str] = []
            done = 0
            for start, end, mask in self._values.places(text):
                pieces += (text[done:start], mask.apply(text[start:end]))
                done = end
            seen = self._seen[text] = "".join((*pieces, text[done:]))
        return seen

    def _scrubbed(self, text: str) -> Iterator[str]:
        """``text`` in pieces as long as they can be: one for each character would take 80 bytes for each."""
        done = at = 0
        while self._heads is not None and (found := self._heads.search(text, at)):
            at = found.start()
            for length, values in self._known.get(text[at : at + _SHORTEST], _NOTHING).items():
                masked = values.get(text[at : at + length]) if length >= _SHORTEST_IN_TEXT else None
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
        self._values = Values(known.items())
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
