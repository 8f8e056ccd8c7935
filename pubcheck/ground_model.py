"""How much a sentence reads like what one of the content grounds protects: a linear model over its characters.

Lists of words find what their author thought of. The model was fitted to passages of several authors and tells by
all words of a sentence, few of which are telling by themselves, so that a paraphrase is seen as well. It proposes;
what the words of a document say of itself (:mod:`pubcheck.publicity`) decides whether it counts. Trained with
scikit-learn (``models/grounds``); at run time NumPy alone computes it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.statements import Statements
from pubcheck.weights import built

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

NONE = "none"
BODY, TITLE = 1 << 16, 1 << 11  # columns of the n-grams of a sentence, and of those of the title
TITLE_WEIGHT = 0.5
FORMAT = 2
_LONGEST_TITLE = 60
_LONGEST = 400  # characters of a sentence that are read
_SHORTEST = 4  # Han characters of one that is worth scoring
# Items of a form or a table that was flattened into one line.
_ITEM = lazily(r"[ \t](?=(?:[一二三四五六七八九十]{1,3}|[0-9]{1,4})[ \t、.．])")
_FLAT = 90
_FEW = 6
_BATCH = 1000  # sentences that are weighed together
_ENOUGH = lazily(f"(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){{{_SHORTEST}}}")
_MULTIPLIERS = (0x9E3779B1, 0x85EBCA6B)


@dataclass(frozen=True, slots=True)
class GroundModel:
    """Weights (int8, times ``scale``) for columns of sentence and title, of each class; biases, frequencies."""

    classes: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    idf: Floats

    def scores(self, sentences: Iterable[str], title: str) -> Floats:
        """For each sentence one score a class, all relative to that of :data:`NONE`."""
        import numpy as np

        return np.concatenate([np.empty((0, len(self.classes))), *self.batches(sentences, title)])

    def batches(self, sentences: Iterable[str], title: str) -> Iterator[Floats]:
        """:meth:`scores` of some sentences after the other: the tables of all n-grams of a long text are vast."""
        _, columns, values = weighed_title(title, self.idf)
        of_title, none = values @ self.weights[columns], self.classes.index(NONE)
        left = iter(sentences)
        while batch := list(islice(left, _BATCH)):
            scores = (self._sums(batch) + of_title) * self.scale + self.bias
            relative: Floats = scores - scores[:, [none]]
            yield relative

    def _sums(self, sentences: Sequence[str]) -> Floats:
        import numpy as np

        rows, columns, values = weighed(sentences, self.idf)
        # Row after row: all classes of an n-gram stand together, and the n-grams of a sentence do.
        first = np.flatnonzero(np.diff(rows, prepend=-1))
        sums = np.zeros((len(sentences), len(self.classes)))
        sums[rows[first]] = np.add.reduceat(self.weights.take(columns, axis=0) * values[:, None], first, axis=0)
        return sums


def sentences_of(text: str) -> list[Span]:
    """The sentences that are scored, semicolons included; items where a form became one line."""
    return list(map(Span, *sentence_bounds(text, Statements(text))))


def sentence_bounds(text: str, statements: Statements) -> tuple[array[int], array[int]]:
    """Where those sentences of ``text`` begin and end; ``statements`` are its own."""
    starts, ends = array("i"), array("i")
    start = 0
    all_ends = statements.ends
    for end in all_ends:
        if not _goes_on(text, end) or end == all_ends[-1]:
            for one, other in pairwise(_items(text, start, end)):
                if _is_enough(text, one, other):
                    starts.append(one)
                    ends.append(other)
            start = end
    return starts, ends


def _goes_on(text: str, end: int) -> bool:
    """Whether the statement ends with a semicolon, or with a question before its answer."""
    while text[end - 1] in " \t":  # it holds more than blanks
        end -= 1
    return text[end - 1] in "；;？?"


def _items(text: str, start: int, end: int) -> list[int]:
    """Where the items begin, and where the last ends."""
    if end - start > _FLAT and text.count(" ", start, end) + text.count("\t", start, end) >= _FEW:
        words = text[start:end]
        return [start, *(start + cut.end() for cut in _ITEM.finditer(words)), end]
    return [start, end]


def title_words(text: str) -> str:
    """The first line, by which the model knows what a paper is about."""
    return text.strip().split("\n", 1)[0][:_LONGEST_TITLE]


def _is_enough(text: str, start: int, end: int) -> bool:
    return _ENOUGH.match(text, start, min(end, start + _LONGEST)) is not None


def weighed(sentences: Sequence[str], idf: Floats) -> tuple[Integers, Integers, Floats]:
    """Rows, columns and values of the sentences' n-grams of one and two characters; each row has length one."""
    return _rows(sentences, 2, 0, BODY, idf, 1.0)


def weighed_title(title: str, idf: Floats) -> tuple[Integers, Integers, Floats]:
    """The same of a title, in columns of its own."""
    return _rows([title[:_LONGEST_TITLE]], 2, BODY, TITLE, idf, TITLE_WEIGHT)


def _rows(
    texts: Sequence[str], longest: int, first: int, size: int, idf: Floats, length: float
) -> tuple[Integers, Integers, Floats]:
    import numpy as np

    plain = ["".join(text.split())[:_LONGEST] for text in texts]
    joined = "\0".join(plain) + "\0" * longest
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
    codes = np.where(codes - np.uint32(ord("0")) < 10, np.uint32(ord("0")), codes)  # each digit is one as good as 0
    owner = np.cumsum(codes == 0)
    keys = []
    for count in range(1, longest + 1):
        span = len(codes) - longest
        mixed = np.full(span, count, dtype=np.uint32)
        whole = np.ones(span, dtype=bool)
        for offset in range(count):
            part = codes[offset : offset + span]
            mixed = (mixed ^ part) * np.uint32(_MULTIPLIERS[offset])
            mixed ^= mixed >> np.uint32(15)
            whole &= part != 0
        column = first + (mixed % np.uint32(size)).astype(np.int64)
        keys.append((owner[:span] * (BODY + TITLE) + column)[whole])
    places, counts = np.unique(np.concatenate(keys), return_counts=True)
    rows, columns = places // (BODY + TITLE), places % (BODY + TITLE)
    values = (1 + np.log(counts)) * idf[columns]
    norms = np.sqrt(np.bincount(rows, values * values, minlength=len(texts)))
    return rows, columns, length * values / np.maximum(norms[rows], 1e-9)


@cache
def load_grounds() -> GroundModel:
    """The shipped model.

    :raises ModelError: if its files are absent, altered, or made for another version.
    """
    return built("grounds", _model)


def _model(arrays: dict[str, Any]) -> GroundModel:
    if int(arrays["format"]) != FORMAT:
        raise ValueError("another format")
    classes = tuple(str(label) for label in arrays["classes"].tolist())
    if arrays["weights"].shape != (len(classes), BODY + TITLE):
        raise ValueError("shape")
    scale, bias, idf = (arrays[name].astype("f8") for name in ("scale", "bias", "idf"))
    return GroundModel(classes, arrays["weights"].T.copy(), scale, bias, idf)
