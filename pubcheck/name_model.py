"""Finding names with a trained model: from a text to persons, places and organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from pubcheck.crf import LABELS, Weights, best_path, certainties, pack, scores, spans
from pubcheck.errors import ModelError
from pubcheck.name_features import hashes
from pubcheck.name_tables import Tables, traits_of
from pubcheck.name_text import Array, ReadText, lay_out, may_hold_names, read
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind
from pubcheck.words import Tagger, tagged_words

_KINDS = {kind.value: kind for kind in EntityKind}
_READ = 1 << 18  # characters cut into words at a time
_ENDS = "。；！？\n"  # signs that end a sentence for name_text and no word for the libraries that cut
_BEYOND = 1 << 16  # characters beyond those in which a sentence's end is looked for
_PAUSES = "，、： \t"
_SCORED = 24_576  # characters scored at a time: their arrays stay in the processor's cache
_DECODED = 131_072  # characters decoded at a time: many sentences take each step together


class NameModel(NamedTuple):
    """Weights and the tables their features look up."""

    weights: Weights
    tables: Tables


def name_model(arrays: Mapping[str, Any]) -> NameModel:
    """The model held by the arrays of ``weights.npz``.

    :raises ModelError: if its labels are those of another version.
    """
    if tuple(np.asarray(arrays["labels"]).tolist()) != LABELS:
        raise ModelError(
            Phrase(
                "姓名模型的权重与本版本不符，请重新安装 pubcheck",
                "the weights of the model of names are of another version; reinstall pubcheck",
            )
        )
    weights = pack(arrays["weights"], arrays["transitions"], arrays["bias"], float(arrays["scale"]))
    return NameModel(weights, Tables(traits_of(np.asarray(arrays["emissions"])), np.asarray(arrays["listed"])))


def more_eager(model: NameModel, odds: float) -> NameModel:
    """``model`` with the log-odds of a character that is no name lowered by ``odds``; its weights are shared."""
    bias = model.weights.bias.copy()
    bias[LABELS.index("O")] -= round(odds / model.weights.scale)
    return model._replace(weights=model.weights._replace(bias=bias))


def find_names(text: str, model: NameModel, tagger: Tagger = tagged_words) -> Iterator[Entity]:
    """The names of ``text``; a sentence without a name or an unknown word in it is not scored.

    ``confidence`` is the marginal probability of the least certain character of the name.

    :raises ModelError: if no library for cutting text into words is installed.
    """
    for start, end in _pieces(text):
        words = read(text[start:end], tagger)
        for chosen in _parts(words, may_hold_names(words).nonzero()[0], _DECODED):
            yield from _in_sentences(words, chosen, model, start)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` that are read one after the other: they end where a sentence and its last word do.

    Where so many characters hold no sign that ends a sentence they end at a pause, at worst anywhere.
    """
    start = 0
    while start < len(text):
        end = min(start + _READ, len(text))
        if end < len(text):
            end = _last_end(text, start, end) or _first_end(text, end) or _last_pause(text, start, end) or end
        yield start, end
        start = end


def _last_end(text: str, start: int, end: int) -> int:
    return max(text.rfind(sign, start, end) for sign in _ENDS) + 1


def _first_end(text: str, start: int) -> int:
    found = (text.find(sign, start, start + _BEYOND) for sign in _ENDS)
    return min((place for place in found if place >= 0), default=-1) + 1


def _last_pause(text: str, start: int, end: int) -> int:
    return max(text.rfind(sign, start, end) for sign in _PAUSES) + 1


def _parts(words: ReadText, chosen: Array, size: int) -> Iterator[Array]:
    """The chosen sentences in parts of about ``size`` characters."""
    if not len(chosen):
        return
    starts = words.sentence_starts
    if starts[-1] < size:
        yield chosen
        return
    totals = (starts[1:] - starts[:-1])[chosen].cumsum()
    yield from np.split(chosen, np.flatnonzero(np.diff(totals // size)) + 1)


def _in_sentences(words: ReadText, chosen: Array, model: NameModel, offset: int) -> Iterator[Entity]:
    layouts = [lay_out(words, part) for part in _parts(words, chosen, _SCORED)]
    found = _joined([scores(model.weights, hashes(layout, model.tables)) for layout in layouts])
    heads = np.array([0, *(len(layout.codes) for layout in layouts[:-1])]).cumsum()
    starts = _joined([layout.starts + head for layout, head in zip(layouts, heads, strict=True)])
    lengths = _joined([layout.lengths for layout in layouts])
    path = best_path(found, model.weights.transitions, starts, lengths)
    names = spans(path)
    if not names:
        return
    edges = np.array([place for start, end, _ in names for place in (start, end + 1)])
    begins = edges[::2]
    holding = starts.searchsorted(begins, side="right") - 1
    holding = holding[np.concatenate(([True], holding[1:] != holding[:-1]))]
    certain = certainties(found, model.weights, starts[holding], lengths[holding], path)
    # The character behind a name counts as well: it tells how sure the end is.
    least = np.minimum.reduceat(certain, edges)[::2].tolist()
    origins = _joined([layout.origins for layout in layouts])[begins].tolist()
    for place, (start, end, kind), sure in zip(origins, names, least, strict=True):
        yield Entity(Span(offset + place, offset + place + end - start), _KINDS[kind], min(1.0, round(sure, 3)))


def _joined(arrays: list[Array]) -> Array:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays, axis=-1)
