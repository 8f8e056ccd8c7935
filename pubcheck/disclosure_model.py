"""The disclosure model at work: linear heads over characters, pairs of them, words and named features.

Three questions share one set of features: the attribute under the national default, which
exemption (of a document to be withheld) and which duty to publish (of one to be published).
A text as short as an entry of a catalogue is read by a head of its own. Trained with
scikit-learn (``models/disclosure``); at run time NumPy alone computes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubcheck.classifier import Classifier, Sample
from pubcheck.errors import ModelError
from pubcheck.features import Vocabulary, body_of, code_points, named_values, word_lengths
from pubcheck.known_grams import KnownGrams, Lookup
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute, Classification, Passage
from pubcheck.single_thread import one_thread
from pubcheck.span import Span
from pubcheck.weights import read_manifest, read_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

HEADS = ("document", "entry", "exemption", "duty")
QUESTIONS = ("exemption", "duty")
SHORT = 120  # characters without white space: a shorter text is an entry of a list, no document
FORMAT = 3  # of the weights; a model of another format is refused
_BREAK, _SENTENCE = lazily(r"[。；！？\n]|\Z"), 6  # what ends a sentence, and how many characters are one
_PASSAGES = 3
_ATTRIBUTES = {str(attribute): attribute for attribute in Attribute}
_ITEM = 16  # bytes that are looked up at once


@dataclass(frozen=True, slots=True)
class Head:
    """One linear head: int8 weights (times ``scale``) per class and column, weights of named features, bias."""

    classes: tuple[str, ...]
    gram: NDArray[np.int8]
    scale: Floats
    named: Floats
    bias: Floats

    def rows(self, columns: NDArray[np.int64]) -> Floats:
        """The weights of these columns in units of ``scale``, one row a class."""
        return self.gram.take(columns, axis=1).astype("f8")

    def scores(self, rows: Floats, values: Floats, named: Floats) -> Floats:
        """One score a class, from the :meth:`rows` of a text's columns."""
        scores: Floats = (rows @ values) * self.scale[:, 0] + self.named @ named + self.bias
        return scores


@dataclass(frozen=True, slots=True)
class Model:
    """All heads, the n-grams they know, the temperatures of the two attribute heads."""

    heads: dict[str, Head]
    vocabulary: Vocabulary
    temperature: float
    entry_temperature: float
    lookup: Lookup = field(init=False, repr=False, compare=False)
    answers: NDArray[Any] = field(init=False, repr=False, compare=False)  # see :func:`_side_by_side`

    def __post_init__(self) -> None:
        object.__setattr__(self, "lookup", Lookup(self.vocabulary))
        object.__setattr__(self, "answers", _side_by_side([self.heads[question] for question in QUESTIONS]))

    def attribute_head(self, sample: Sample) -> tuple[Head, float]:
        """The head that reads ``sample``, and its temperature."""
        if is_entry(sample):
            return self.heads["entry"], self.entry_temperature
        return self.heads["document"], self.temperature


def is_entry(sample: Sample) -> bool:
    """Whether the text is as short as an entry of a catalogue, and like one makes no sentence."""
    return len(sample.text) < 4 * SHORT and "。" not in sample.text and len("".join(sample.text.split())) < SHORT


def classify_with(model: Model, name: str, sample: Sample) -> Classification:
    """A probability per attribute, exemption and duty, and the passages that spoke loudest for the attribute."""
    body = body_of(sample)
    wide = code_points(body)
    known = model.lookup.of(body, wide, word_lengths(sample))
    named = named_values(sample)
    head, temperature = model.attribute_head(sample)
    rows = head.rows(known.columns)
    scores = head.scores(rows, known.values, named) / temperature
    probabilities = dict(zip(map(_ATTRIBUTES.__getitem__, head.classes), shares(scores).tolist(), strict=True))
    exemption, duty = _answered(model, known, named)
    withheld, proactive = probabilities[Attribute.WITHHELD], probabilities[Attribute.PROACTIVE]
    return Classification(
        probabilities,
        name,
        _passages(sample, known, (head.scale[:, 0], rows, int(scores.argmax()))),
        {code: share * withheld for code, share in exemption.items()},
        {code: share * proactive for code, share in duty.items()},
    )


def _answered(model: Model, known: KnownGrams, named: Floats) -> Iterator[dict[str, float]]:
    """The shares of the classes of both questions."""
    import numpy as np

    rows = model.answers.take(known.columns, axis=0).view(np.int8)
    sums, at = known.values @ rows.astype("f8"), 0
    for question in QUESTIONS:
        head = model.heads[question]
        end = at + len(head.classes)
        scores = sums[at:end] * head.scale[:, 0] + head.named @ named + head.bias
        yield dict(zip(head.classes, shares(scores).tolist(), strict=True))
        at = end


def _side_by_side(heads: Sequence[Head]) -> NDArray[Any]:
    """The weights of all classes of ``heads``, those of a column side by side: they are looked up together."""
    import numpy as np

    weights = np.concatenate([head.gram for head in heads]).T
    rows = np.zeros((len(weights), -(-weights.shape[1] // _ITEM) * _ITEM), np.int8)
    rows[:, : weights.shape[1]] = weights
    return rows.view(np.complex128)


def shares(scores: Floats) -> Floats:
    """The softmax of scores."""
    import numpy as np

    odds = np.exp(scores - np.maximum.reduce(scores))
    result: Floats = odds / np.add.reduce(odds)
    return result


def _passages(sample: Sample, known: KnownGrams, head: tuple[Floats, Floats, int]) -> tuple[Passage, ...]:
    """The sentences whose n-grams weigh most for the likeliest class against the mean of the others.

    What an n-gram adds to the score is shared equally by its places, so that the sentences add up
    to the n-grams' part of the score.

    :param head: the scale of the head that judged, its rows for the n-grams, and the number of the class.
    """
    import numpy as np

    body = body_of(sample)
    scale, rows, top = head
    share = scale / (1 - len(scale))
    share[top] = scale[top]
    added = share @ rows
    added *= known.values
    added /= known.counts
    places = np.bincount(known.starts, added.repeat(known.counts), minlength=len(body) + 1)
    edges = _sentences(body)
    if not edges:
        return ()
    scored = np.add.reduceat(places, edges)[::2]
    best = [at for at in scored.argsort(kind="stable")[: -_PASSAGES - 1 : -1].tolist() if scored[at] > 0]
    return tuple(
        Passage(sample.offsets.to_source(Span(*edges[2 * at : 2 * at + 2])), round(float(scored[at]), 4))
        for at in sorted(best)
    )


def _sentences(body: str) -> list[int]:
    """Where the sentences of at least :data:`_SENTENCE` characters begin and end, behind their sign, in turn."""
    edges: list[int] = []
    start = 0
    for match in _BREAK.finditer(body):
        end = match.start()
        if end - start >= _SENTENCE:
            edges += start, end + (body[end : end + 1] not in ("", "\n"))
        start = end + 1
    return edges


@cache
def load_model(model: str | Path) -> Model:
    """The model of this name in ``pubcheck.models``, or in this folder.

    :raises ModelError: if its files are absent or altered, or made for another version.
    """
    arrays = read_weights(model)
    try:
        return _model(arrays)
    except (KeyError, ValueError, IndexError, TypeError):
        raise ModelError(
            Phrase(
                f"模型“{model}”与这一版 pubcheck 不符，请用 pubcheck train 重新训练",
                f"model {str(model)!r} was made for another version; train it again with pubcheck train",
            )
        ) from None


def _model(arrays: dict[str, Any]) -> Model:
    import numpy as np

    if int(arrays["format"]) != FORMAT:
        raise ValueError("another format")
    # The file holds how far each code is from the one before, which packs to half the size.
    codes, idf = np.cumsum(arrays["codes"], dtype=np.uint32), arrays["idf"].astype(np.float64)
    if idf.shape != codes.shape:
        raise ValueError("shape")
    heads = {}
    for name in HEADS:
        gram = arrays[f"{name}.gram"]
        classes = tuple(str(label) for label in arrays[f"{name}.classes"].tolist())
        if gram.shape != (len(classes), len(codes)):
            raise ValueError("shape")
        if gram.dtype != np.int8:  # those of both questions are put side by side in bytes
            raise ValueError("dtype")
        heads[name] = Head(
            classes,
            gram,
            arrays[f"{name}.scale"].astype(np.float64),
            arrays[f"{name}.named"].astype(np.float64),
            arrays[f"{name}.bias"].astype(np.float64),
        )
    if {*heads["document"].classes} != {*map(str, Attribute)} or {*heads["entry"].classes} != {*map(str, Attribute)}:
        raise ValueError("classes")
    return Model(heads, Vocabulary(codes, idf), float(arrays["temperature"]), float(arrays["entry.temperature"]))


@cache
def model_version(model: str | Path) -> str:
    """The version in the manifest; a model of one's own adds six characters of its sha256.

    :raises ModelError: if there is no complete manifest.
    """
    manifest = read_manifest(model)
    version = str(manifest["version"])
    return version if isinstance(model, str) else f"{version}+{str(manifest['sha256'])[:6]}"


def disclosure_classifier(model: str | Path) -> Classifier:
    """The classifier of a model in ``pubcheck.models`` or in a folder; files are read on first use."""
    id_ = model if isinstance(model, str) else model.name
    title = Phrase("公开属性模型", "the disclosure attribute model")
    return Classifier(
        id_,
        lambda: model_version(model),
        title,
        lambda sample: _classified(load_model(model), f"{id_} {model_version(model)}", sample),
    )


def _classified(model: Model, name: str, sample: Sample) -> Classification:
    with one_thread():
        return classify_with(model, name, sample)
