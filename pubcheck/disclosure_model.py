"""The disclosure model at work: linear heads over characters, pairs of them, words and named features.

Three questions share one set of features: the attribute under the national default, which
exemption (of a document to be withheld) and which duty to publish (of one to be published).
A text as short as an entry of a catalogue is read by a head of its own. Trained with
scikit-learn (``models/disclosure``); at run time NumPy alone computes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubcheck.classifier import Classifier, Sample
from pubcheck.errors import ModelError
from pubcheck.features import Grams, Vocabulary, Weighed, body_grams, body_of, named_values, weigh
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute, Classification, Passage
from pubcheck.span import Span
from pubcheck.weights import read_manifest, read_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

HEADS = ("document", "entry", "exemption", "duty")
SHORT = 120  # characters without white space: a shorter text is an entry of a list, no document
FORMAT = 3  # of the weights; a model of another format is refused
_SENTENCE = lazily(r"[^。；！？\n]{6,}[。；！？]?")
_PASSAGES = 3
_SIDE_BY_SIDE = 8


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
        # Few classes are looked up one after the other, more of them side by side.
        if len(self.classes) < _SIDE_BY_SIDE:
            return self.gram.take(columns, axis=1).astype("f8")
        return self.gram.T.take(columns, axis=0).astype("f8").T

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
    import numpy as np

    blocks = body_grams(sample)
    weighed = weigh(blocks, model.vocabulary)
    columns = np.concatenate([each.columns for each in weighed])
    values = np.concatenate([each.values for each in weighed])
    named = named_values(sample)
    head, temperature = model.attribute_head(sample)
    rows = head.rows(columns)
    scores = head.scores(rows, values, named) / temperature
    probabilities = {
        Attribute(label): share for label, share in zip(head.classes, shares(scores).tolist(), strict=True)
    }
    exemption, duty = (_answered(model.heads[question], columns, values, named) for question in ("exemption", "duty"))
    withheld, proactive = probabilities[Attribute.WITHHELD], probabilities[Attribute.PROACTIVE]
    return Classification(
        probabilities,
        name,
        _passages(sample, rows * head.scale, int(scores.argmax()), blocks, weighed, values),
        {code: share * withheld for code, share in exemption.items()},
        {code: share * proactive for code, share in duty.items()},
    )


def _answered(head: Head, columns: NDArray[np.int64], values: Floats, named: Floats) -> dict[str, float]:
    odds = shares(head.scores(head.rows(columns), values, named)).tolist()
    return dict(zip(head.classes, odds, strict=True))


def shares(scores: Floats) -> Floats:
    """The softmax of scores."""
    import numpy as np

    odds = np.exp(scores - scores.max())
    result: Floats = odds / odds.sum()
    return result


def _passages(
    sample: Sample,
    weights: Floats,
    top: int,
    blocks: tuple[Grams, ...],
    weighed: tuple[Weighed, ...],
    values: Floats,
) -> tuple[Passage, ...]:
    """The sentences whose n-grams weigh most for class ``top`` against the mean of the others.

    What an n-gram adds to the score is shared equally by its places, so that the sentences add up
    to the n-grams' part of the score.
    """
    import numpy as np

    text = body_of(sample)
    against = (weights.sum(axis=0) - weights[top]) / (len(weights) - 1)
    added = (weights[top] - against) * values
    places = np.zeros(len(text) + 1)
    done = 0
    for grams, known in zip(blocks, weighed, strict=True):
        each = np.zeros(len(grams.codes))
        each[known.known] = added[done : done + len(known.known)]
        done += len(known.known)
        places += np.bincount(grams.starts, np.repeat(each / grams.counts, grams.counts), minlength=len(places))
    totals = np.zeros(len(places) + 1)
    np.cumsum(places, out=totals[1:])
    sentences = [sentence.span() for sentence in _SENTENCE.finditer(text)]
    begins, ends = np.array(sentences, np.int64).reshape(-1, 2).T
    scored = zip((totals[ends] - totals[begins]).tolist(), begins.tolist(), ends.tolist(), strict=True)
    best = nlargest(_PASSAGES, (entry for entry in scored if entry[0] > 0))
    return tuple(
        Passage(sample.offsets.to_source(Span(start, end)), round(weight, 4))
        for weight, start, end in sorted(best, key=lambda entry: entry[1])
    )


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
        heads[name] = Head(
            classes,
            np.asfortranarray(gram) if len(classes) >= _SIDE_BY_SIDE else gram,
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
        lambda sample: classify_with(load_model(model), f"{id_} {model_version(model)}", sample),
    )
