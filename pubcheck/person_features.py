"""What the second look sees of candidates for names: their characters, what is beside them, what else stands in such places.

Training and judging share this file, so they cannot drift apart. Features are columns of hashed rows, all candidates of
a part of a text at once; digits are folded to 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pubcheck.hashed_columns import HashedColumns
from pubcheck.lazy_pattern import lazily
from pubcheck.person_beside import data_behind, word_before
from pubcheck.person_candidates import Candidate, head_kind, sounds
from pubcheck.person_surroundings import SURE, UNKNOWN, Named, Surroundings, counted, keys, known
from pubcheck.span import Span
from pubcheck.words import listed_words

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

BITS = 16  # features hash into 2**BITS weights
_LABEL = lazily(r"([\u4e00-\u9fffA-Za-z0-9（）()]{1,12})\s*[:：]")
_REACH = 12
_BACK = 40


class Sight:
    """What is seen of the candidates of a part of a text.

    ``unfound``: as if no recognizer had found them and they were called anything, to learn from.
    """

    def __init__(self, candidates: Sequence[Candidate], around: Surroundings, unfound: bool = False) -> None:
        import numpy as np

        self._candidates, self._around, self._unfound = candidates, around, unfound
        self._starts = np.array([candidate.span.start for candidate in candidates], np.intp)
        self._ends = np.array([candidate.span.end for candidate in candidates], np.intp)
        found = [UNKNOWN if unfound else known(candidate, around) for candidate in candidates]
        self._known = self._numbers(found)
        self._named = [self._name(candidate.span) for candidate in candidates]

    def __len__(self) -> int:
        return len(self._candidates)

    def first(self) -> HashedColumns:
        """The telling features: the characters, what is right beside them, and what else stands in such places."""
        columns = HashedColumns(len(self._candidates), BITS)
        known, characters = self._known, self._around.characters
        named = self._named
        kind, words = self._column(each.kind for each in named), self._column(each.words for each in named)
        left, right = characters.at(self._starts - 1), characters.at(self._ends)
        columns.add("bias")
        columns.add("k", known)
        columns.add("s", kind)
        columns.add("w", words)
        columns.add("sw", kind, words)
        columns.add("l1", left)
        columns.add("r1", right)
        columns.add("lr", left, right)
        columns.add("klr", known, left, right)
        columns.add("sl", kind, left)
        columns.add("sr", kind, right)
        columns.add("kw", known, words)
        columns.add("ks", known, kind)
        if not self._unfound:
            columns.add("h", self._column(each.head for each in named))
            columns.add("e", self._column(each.last for each in named))
            columns.add("g", self._column(each.second for each in named))
        self._add_like_places(columns, kind, words)
        return columns

    def further(self, chosen: Array) -> HashedColumns:
        """What else is seen of the candidates at ``chosen`` places among all."""
        columns = HashedColumns(len(chosen), BITS)
        candidates, named = [self._candidates[at] for at in chosen], [self._named[at] for at in chosen]
        characters = self._around.characters
        starts, ends, known = self._starts[chosen], self._ends[chosen], self._known[chosen]
        if not self._unfound:
            columns.add("name", self._column(each.whole for each in named))
        left = [characters.at(starts - at) for at in (4, 3, 2, 1)]
        right = [characters.at(ends + at) for at in range(4)]
        for size in (2, 3, 4):
            columns.add(f"l{size}", *left[-size:])
            columns.add(f"r{size}", *right[:size])
        columns.add("kl2", known, *left[-2:])
        columns.add("kr2", known, *right[:2])
        self._add_words(columns, candidates, known)
        self._add_torn(columns, candidates, known, starts, ends)
        self._add_line(columns, candidates, starts, ends)
        self._add_beside(columns, candidates, self._column(each.kind for each in named))
        return columns

    def _add_like_places(self, columns: HashedColumns, kind: Array, words: Array) -> None:
        """How many names that are sure stand in places like those of the candidates, and how many are called the same."""
        import numpy as np

        around, known = self._around, self._known
        sure = [person for person in around.persons if person.confidence >= SURE]
        told = np.array([person.span.start for person in sure], np.intp), np.array([p.span.end for p in sure], np.intp)
        # A candidate that is sure is counted itself.
        own = np.array([bool(each.known and each.known.confidence >= SURE) for each in self._candidates], np.intp)
        theirs, ours = keys(*told, around), keys(self._starts, self._ends, around)
        counts = [counted(a, b, own) for a, b in zip(theirs, ours, strict=True)]
        for number, count in enumerate(counts):
            columns.add(f"p{number}", count)
        total = sum(counts[1:], counts[0])
        columns.add("pp", *counts)
        columns.add("kpp", known, total)
        columns.add("spp", kind, total)
        names = self._column(self._name(person.span).whole for person in sure)
        again = counted(names, self._column(each.whole for each in self._named), own)
        columns.add("an", again)
        columns.add("kan", known, again)
        repeats = [min(3, around.repeats[around.name_at(each.span)]) for each in self._candidates]
        often = np.array(repeats, np.uint64)
        columns.add("rp", often)
        columns.add("rpk", kind, often)
        columns.add("rpw", words, often)

    def _name(self, span: Span) -> Named:
        """What the characters at ``span`` say, blanks and line breaks left out."""
        around = self._around
        name = around.name_at(span)
        said = around.named.get(name)
        if said is None:
            numbers, listed = around.numbers, listed_words(name)
            kind = f"{head_kind(name)}{min(5, len(name))}{'o' if sounds(name) else ''}{'·' if '·' in name else ''}"
            words = "+".join(tag for _, tag in listed[:3]) if len(listed) < 4 else "many"
            said = around.named[name] = Named(
                ord(name[0]),
                ord(name[-1]),
                ord(name[1]) if name[1:] else 0,
                numbers[name],
                numbers[kind],
                numbers[words],
            )
        return said

    def _add_words(self, columns: HashedColumns, candidates: Sequence[Candidate], known: Array) -> None:
        """How the dictionary cuts the line there."""
        import numpy as np

        around, numbers = self._around, self._around.numbers
        clean, tags = [], []
        beside: list[tuple[int, ...]] = []  # the words before and behind, nearest first, and their tags; 0 for none
        for candidate in candidates:
            span = candidate.span
            edges, words = around.words.of_line(span.start)
            at = bisect_right(edges, span.start) - 1
            last = bisect_left(edges, span.end)
            clean.append(2 * (edges[at] == span.start) + (last < len(edges) and edges[last] == span.end))
            tags.append("+".join(tag for _, tag in words[at:last][:4]))
            near = [words[place] if 0 <= place < len(words) else ("", "") for place in (at - 1, at - 2, last, last + 1)]
            beside.append(tuple(numbers[part[:6]] for word in near for part in word))
        cut, tagged = np.array(clean, np.uint64), self._numbers(tags)
        columns.add("c", cut)
        columns.add("ct", cut, tagged)
        columns.add("kct", known, cut, tagged)
        nothing = numbers[""]
        for number, name in enumerate(("l0", "l1", "r0", "r1")):
            word = np.array([each[2 * number] for each in beside], np.uint64)
            tag = np.array([each[2 * number + 1] for each in beside], np.uint64)
            there = word != nothing
            columns.add(f"{name}w", word, where=there)
            columns.add(f"{name}t", tag, where=there)
            columns.add(f"{name}ct", cut, tag, where=there)

    def _add_torn(
        self, columns: HashedColumns, candidates: Sequence[Candidate], known: Array, starts: Array, ends: Array
    ) -> None:
        """What else is seen of a name that the end of a line has torn."""
        import numpy as np

        around = self._around
        torn = np.array(["\n" in candidate.span.of(around.text) for candidate in candidates])
        if not torn.any():
            return
        left, right = around.characters.at(starts - 1), around.characters.at(ends)
        names = [around.name_at(each.span) if of else "" for each, of in zip(candidates, torn, strict=True)]
        said = [f"{head_kind(name)}{len(name)}" for name in names]
        whole = ["+".join(tag for _, tag in listed_words(name)[:3]) if name else "" for name in names]
        columns.add("torn", where=torn)
        columns.add("kt", known, where=torn)
        columns.add("tl", left, where=torn)
        columns.add("tr", right, where=torn)
        columns.add("tlr", left, right, where=torn)
        columns.add("tw", self._numbers(whole), where=torn)
        columns.add("ts", self._numbers(said), where=torn)
        columns.add("tz", np.minimum(5, (starts - around.characters.lines(starts)[0]) // 6), where=torn)

    def _add_line(self, columns: HashedColumns, candidates: Sequence[Candidate], starts: Array, ends: Array) -> None:
        """The label and the column it stands in, where in its line, and the pairs of characters near it."""
        import numpy as np

        characters = self._around.characters
        line, _ = characters.lines(starts)
        _, end = characters.lines(ends)
        columns.add("begins", where=starts == line)
        columns.add("ends", where=ends == end)
        columns.add("short", where=end - line < 14)
        columns.add("first line", where=line == 0)
        labels = [
            self._label(candidate.span.start, int(begin)) for candidate, begin in zip(candidates, line, strict=True)
        ]
        there = np.array([label != "" for label, _ in labels])
        if there.any():
            close = np.array([beside for _, beside in labels], np.uint64)
            columns.add("nl", self._numbers([label[-4:] for label, _ in labels]), where=there)
            columns.add("nl2", self._numbers([label[-2:] for label, _ in labels]), close, where=there)
        offset = self._around.start
        headings = [
            self._around.columns.heading(Span(c.span.start + offset, c.span.end + offset))[0] for c in candidates
        ]
        there = np.array([heading != "" for heading in headings])
        if there.any():
            columns.add("hd", self._numbers([heading[-4:] for heading in headings]), where=there)
            columns.add("hd2", self._numbers([heading[-2:] for heading in headings]), where=there)
        before = [characters.at(starts - at) for at in range(_REACH, 0, -1)]
        behind = [characters.at(ends + at) for at in range(_REACH)]
        for at in range(_REACH - 1):
            columns.add("nb", before[at], before[at + 1], where=starts - _REACH + at >= line)
            columns.add("na", behind[at], behind[at + 1], where=ends + at + 1 < end)

    def _add_beside(self, columns: HashedColumns, candidates: Sequence[Candidate], kind: Array) -> None:
        """What the words before it and the data behind it say."""
        text = self._around.text
        told = self._numbers([word_before(text, candidate.span) for candidate in candidates])
        data = self._numbers([data_behind(text, candidate.span) for candidate in candidates])
        columns.add("cb", told)
        columns.add("cbs", told, kind)
        columns.add("cf", data)
        columns.add("cbf", told, data)
        columns.add("cfs", data, kind)

    def _label(self, start: int, line: int) -> tuple[str, bool]:
        """The last label before ``start`` in its line, and whether it is right before it."""
        text, back = self._around.text, max(line, start - _BACK)
        nearest = None
        if text.find("：", back, start) >= 0 or text.find(":", back, start) >= 0:
            for nearest in _LABEL.finditer(text, back, start):  # noqa: B007 - the last one
                pass
        return (nearest[1], nearest.end() >= start - 1) if nearest else ("", False)

    def _numbers(self, words: Sequence[str]) -> Array:
        numbers = self._around.numbers
        return self._column(numbers[word] for word in words)

    def _column(self, values: Iterator[int]) -> Array:
        import numpy as np

        return np.fromiter(values, np.uint64)
