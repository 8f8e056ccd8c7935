"""Runs of characters that might be somebody's name, for the second look at the names of a text.

The recognizers read a name by the words beside it. Here every short run that begins or ends where a sign, a figure or
a line does is a candidate, with what the recognizers say of it; what else stands in such places in the same text tells
whether it is a name (退郗建英132元 … 退钟声88元).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.name_shape import SOUNDS
from pubcheck.span import Span
from pubcheck.surnames import COMPOUND, HEADS, has_kind, surname_kind
from pubcheck.text import Entity, EntityKind
from pubcheck.words import tagged_words

_RUN = lazily(r"[\u3400-\u4dbf\u4e00-\u9fff]+(?:·[\u3400-\u4dbf\u4e00-\u9fff]+)*")
_BREAK = lazily(r" ?\n ?(?=[\u3400-\u4dbf\u4e00-\u9fff])")
_HAN = lazily(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_HAN_ONLY = lazily(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_KIN = lazily(r"[夫妻父母儿女子哥弟姐妹婿媳孙爷奶婆舅叔侄甥伴爸妈爹娘友邻人员者户民生工室村组寝胞属区]")
_SHORT, _LONG, _SOUND = 2, 4, 8
_SOUNDS = SOUNDS.__contains__
_PIECE, _OVER = 400, 60  # characters of a long line that are cut together, and beyond them
_Bounds = tuple[int, int]  # of a run: there are thousands of them before places are told apart
# What no name holds: words of sentences, of forms.
_NEVER = frozenset("的了是在被把及或某等们即")
_NAMELIKE = _NEVER.isdisjoint


class Words:
    """The words of the lines of a text, each line cut when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, tuple[list[int], list[tuple[str, str]]]] = {}

    def of_line(self, position: int) -> tuple[list[int], list[tuple[str, str]]]:
        """Where the words of the line round ``position`` begin and the last one ends, and those words with their tags."""
        line = self._text.rfind("\n", 0, position) + 1
        start = line + (position - line) // _PIECE * _PIECE
        if start not in self._known:
            end = self._text.find("\n", position)
            end = min(len(self._text) if end < 0 else end, start + _PIECE + _OVER)
            words = tagged_words(self._text[start:end])
            edges = [start]
            for word, _ in words:
                edges.append(edges[-1] + len(word))
            self._known[start] = (edges, words)
        return self._known[start]

    def edges(self, position: int) -> list[int]:
        """Where the words of the line round ``position`` begin, and where the last one ends."""
        return self.of_line(position)[0]


class Candidate(NamedTuple):
    """A run of characters, and the person that a recognizer found there exactly, if any."""

    span: Span
    known: Entity | None = None


def head_kind(name: str) -> str:
    """What ``name`` begins with: a letter for the kind of surname, "" for none."""
    return surname_kind(name)[:1]


def sounds(name: str) -> bool:
    """Whether most characters of ``name`` are those in which names of other languages are written."""
    return sum(map(_SOUNDS, name)) >= 0.7 * len(name)


def candidates(
    text: str, entities: Sequence[Entity], words: Words, places: Sequence[Span] | None = None
) -> list[Candidate]:
    """All candidates in order: the persons among ``entities``, and the other runs outside of addresses.

    ``places``, in order and apart, are where the latter are looked for; without them everywhere.
    """
    taken = [entity.span for entity in entities if entity.kind is EntityKind.ADDRESS]
    found: dict[_Bounds, Entity | None] = {
        (entity.span.start, entity.span.end): entity for entity in entities if entity.kind is EntityKind.PERSON
    }
    whole = (Span(0, len(text)),)
    runs = (
        run for place in (whole if places is None else places) for run in _RUN.finditer(text, place.start, place.end)
    )
    for run in runs:
        start, end = run.span()
        for bounds in (
            *_at_edges(text, start, end),
            *_of_words(text, start, end, words),
            *_torn(text, end),
            *_parted(text, start, end),
            *_behind_kin(text, start, end),
        ):
            if bounds not in found and not (taken and _meets(Span(*bounds), taken)):
                found[bounds] = None
    return [Candidate(Span(*bounds), found[bounds]) for bounds in sorted(found)]


def _of_words(text: str, start: int, end: int, words: Words) -> Iterator[_Bounds]:
    """Inside a longer run: a surname at the beginning of a word, and what ends where a word does."""
    if end - start < _SHORT + 2:
        return
    while start < end:
        edges = words.edges(start)
        stop = min(end, edges[0] + _PIECE)  # words that begin behind it are in the next piece of the line
        at = bisect_left(edges, start)
        while at < len(edges) and edges[at] < stop:
            begin = edges[at]
            at += 1
            if text[begin] not in HEADS and SOUNDS.isdisjoint(text[begin : begin + 2]):
                continue  # nothing that begins here may be a name, as most words do not
            for following in edges[at : at + 3]:
                size = following - begin
                if size > _LONG or following > end:
                    break
                name = text[begin:following]
                if size >= _SHORT and _may_be(name) and _NAMELIKE(name):
                    yield begin, following
        start = stop


def _parted(text: str, start: int, end: int) -> Iterator[_Bounds]:
    """A surname and a given name that one blank parts: 熊 大海, 令狐 道一."""
    if end - start > _SHORT or text[end : end + 1] != " ":
        return
    behind = _RUN.match(text, end + 1)
    if behind is not None and behind.end() - behind.start() <= _SHORT:
        name = text[start:end] + behind.group()
        if _NAMELIKE(name) and _may_be(name):
            yield start, behind.end()


def _behind_kin(text: str, start: int, end: int) -> Iterator[_Bounds]:
    """Behind the last character of a word for a relative or a party, where the dictionary may have joined what it should not.

    The name begins there with a surname, or ends where the run does: 妻关月经营, 侄儿药浩已考上, 申请执行人渠慧、.
    """
    for sign in _KIN.finditer(text, start, max(start, end - _SHORT)):
        begin = sign.end()
        for size in (_SHORT, _SHORT + 1):
            if begin + size <= end and (begin + size == end or surname_kind(text[begin])):
                name = text[begin : begin + size]
                if _NAMELIKE(name):
                    yield begin, begin + size


def _torn(text: str, end: int) -> Iterator[_Bounds]:
    """Names that the end of a line has torn apart."""
    match = _BREAK.match(text, end)
    if match is None:
        return
    for before in (1, 2, 3):
        begin = end - before
        if begin < 0 or not _HAN.match(text, begin):
            return
        for after in (1, 2):
            name = text[begin:end] + text[match.end() : match.end() + after]
            if len(name) - before != after or not _HAN_ONLY.fullmatch(name):
                break
            if len(name) <= _LONG and _NAMELIKE(name) and _may_be(name):
                yield begin, match.end() + after


def _at_edges(text: str, start: int, end: int) -> Iterator[_Bounds]:
    """The whole run, and the names at its edges."""
    size = end - start
    run = text[start:end]
    if "·" in run:
        if size <= 3 * _SOUND:
            yield start, end
        return
    if _SHORT <= size <= _SOUND and (size <= _LONG or sounds(run)) and _NAMELIKE(run):
        yield start, end
    for length in range(_SHORT, min(_LONG, size - 1) + 1):
        name = run[:length]
        if _may_be(name) and _NAMELIKE(name):
            yield start, start + length
        name = run[-length:]
        if _may_be(name) and _NAMELIKE(name):
            yield end - length, end


def _may_be(name: str) -> bool:
    if len(name) == _LONG:
        return name[:2] in COMPOUND or sounds(name)
    return has_kind(name) or (len(name) > _SHORT and SOUNDS.issuperset(name))  # of three all must be


def _meets(span: Span, places: Sequence[Span]) -> bool:
    at = bisect_left(places, span)
    return any(span.overlaps(place) for place in places[max(0, at - 1) : at + 1])
