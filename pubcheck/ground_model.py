"""How much a sentence reads like what one of the content grounds protects: a linear model over its characters.

Lists of words find what their author thought of. The model was fitted to passages of several authors and tells by
all words of a sentence, few of which are telling by themselves, so that a paraphrase is seen as well. It proposes;
what the words of a document say of itself (:mod:`pubcheck.publicity`) decides whether it counts. Trained with
scikit-learn (``models/grounds``); at run time NumPy alone computes it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

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
_ZERO = ord("0")
_COLUMN_BITS = 17  # of the number of a column, of which there are BODY + TITLE


class GroundModel(NamedTuple):
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
        none, of_title = self.classes.index(NONE), None
        left = iter(sentences)
        while batch := list(islice(left, _BATCH)):
            if of_title is None:
                sums = self._sums(batch, title)
                sums, of_title = sums[:-1], sums[-1]
            else:
                sums = self._sums(batch)
            scores = (sums + of_title) * self.scale + self.bias
            relative: Floats = scores - scores[:, none : none + 1]
            yield relative

    def _sums(self, sentences: Sequence[str], title: str | None = None) -> Floats:
        """The weights of each sentence, and in a last row those of ``title``, if there is one."""
        import numpy as np

        rows, columns, values = weighed(sentences, self.idf, title)
        # Row after row: all classes of an n-gram stand together, and the n-grams of a sentence do.
        first = _run_edges(rows)[:-1]
        sums = np.zeros((len(sentences) + (title is not None), len(self.classes)))
        sums[rows.take(first)] = np.add.reduceat(self.weights.take(columns, axis=0) * values[:, None], first, axis=0)
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


def weighed(sentences: Sequence[str], idf: Floats, title: str | None = None) -> tuple[Integers, Integers, Floats]:
    """Rows, columns and values of the sentences' n-grams of one and two characters; each row has length one.

    A last row holds those of ``title``, in columns of their own, its length :data:`TITLE_WEIGHT`.
    """
    import numpy as np

    # RTF may hold a NUL, which parts them here.
    plain = ["".join(text.replace("\0", " ").split())[:_LONGEST] for text in sentences]
    own = sum(map(len, plain)) + len(plain)  # where the title begins
    if title is not None:
        plain.append("".join(title[:_LONGEST_TITLE].replace("\0", " ").split()))
    codes = np.frombuffer(("\0".join(plain) + "\0\0").encode("utf-32-le", "replace"), dtype=np.uint32)
    codes = np.where(codes - _ZERO < 10, _ZERO, codes)  # each digit is one as good as 0
    held = codes != 0
    # The characters in one row, the pairs of them in the other.
    mixed = (np.array([[1], [2]], np.uint32) ^ codes[:-2]) * np.uint32(_MULTIPLIERS[0])
    mixed ^= mixed >> np.uint32(15)
    pairs = mixed[1]
    pairs ^= codes[1:-1]
    pairs *= np.uint32(_MULTIPLIERS[1])
    pairs ^= pairs >> np.uint32(15)
    keys = (mixed & np.uint32(BODY - 1)).astype(np.int64)
    if title is not None:
        keys[:, own:] = BODY + (mixed[:, own:] & np.uint32(TITLE - 1))
    keys += (~held[:-2]).cumsum() << _COLUMN_BITS
    found = keys[np.array([held[:-2], held[:-2] & held[1:-1]])]
    found.sort()
    edges = _run_edges(found)
    found = found.take(edges[:-1])
    rows, columns = found >> _COLUMN_BITS, found & ((1 << _COLUMN_BITS) - 1)
    values = (1 + np.log(edges[1:] - edges[:-1])) * idf.take(columns)
    norms = np.sqrt(np.bincount(rows, values * values, minlength=len(plain)))
    values /= np.maximum(norms, 1e-9).take(rows)
    if title is not None:
        values[rows.searchsorted(len(sentences)) :] *= TITLE_WEIGHT
    return rows, columns, values


def _run_edges(ordered: Integers) -> Integers:
    """Where each run of equal numbers begins, and behind these where the last one ends."""
    import numpy as np

    changes = np.ones(len(ordered) + 1, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=changes[1:-1])
    return changes.nonzero()[0]


def weighed_title(title: str, idf: Floats) -> tuple[Integers, Integers, Floats]:
    """The same of a title alone."""
    return weighed((), idf, title)


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
