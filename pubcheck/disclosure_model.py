"""The disclosure model at work: linear heads over characters, pairs of them, words and named features.

Three questions share one set of features: the attribute under the national default, which
exemption (of a document to be withheld) and which duty to publish (of one to be published).
A text as short as an entry of a catalogue is read by a head of its own. Trained with
scikit-learn (``models/disclosure``); at run time NumPy alone computes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pubcheck.classifier import Classifier, Sample
from pubcheck.code_points import table_of
from pubcheck.errors import ModelError
from pubcheck.features import Vocabulary, body_of, code_points, named_values, word_lengths
from pubcheck.known_grams import KnownGrams, Lookup
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
_ENDS, _SENTENCE = "。；！？", 6  # the signs that end a sentence, and how many characters are one
_PASSAGES = 3
_ATTRIBUTES = {str(attribute): attribute for attribute in Attribute}
_ITEM = 16  # bytes that are looked up at once


class Head(NamedTuple):
    """One linear head: int8 weights (times ``scale``) per class and column, weights of named features, bias."""

    classes: tuple[str, ...]
    gram: NDArray[np.int8]
    scale: Floats
    named: Floats
    bias: Floats


class SideBySide:
    """All heads as one: the weights of a column stand together, so that they are looked up and added up at once."""

    def __init__(self, heads: Mapping[str, Head]) -> None:
        import numpy as np

        weights = np.concatenate([head.gram for head in heads.values()]).T
        rows = np.zeros((len(weights), -(-weights.shape[1] // _ITEM) * _ITEM), np.int8)
        rows[:, : weights.shape[1]] = weights
        self._items: NDArray[Any] = rows.view(np.complex128)
        self._scale, self._named, self._bias = (
            np.concatenate(each)
            for each in zip(*((head.scale[:, 0], head.named, head.bias) for head in heads.values()), strict=True)
        )
        edges = accumulate((len(head.classes) for head in heads.values()), initial=0)
        self.places = {name: slice(*edge) for name, edge in zip(heads, pairwise(edges), strict=True)}

    def rows(self, columns: NDArray[np.int64]) -> Floats:
        """The weights of these columns in units of the scale of each head, one row a column."""
        import numpy as np

        return self._items.take(columns, axis=0).view(np.int8).astype("f8")

    def scores(self, rows: Floats, values: Floats, named: Floats) -> Floats:
        """One score a class of each head, from the :meth:`rows` of a text's columns."""
        scores: Floats = (values @ rows)[: len(self._bias)] * self._scale + self._named @ named + self._bias
        return scores


@dataclass(frozen=True, slots=True)
class Model:
    """All heads, the n-grams they know, the temperatures of the two attribute heads."""

    heads: dict[str, Head]
    vocabulary: Vocabulary
    temperature: float
    entry_temperature: float
    lookup: Lookup = field(init=False, repr=False, compare=False)
    together: SideBySide = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lookup", Lookup(self.vocabulary))
        object.__setattr__(self, "together", SideBySide(self.heads))

    def attribute_head(self, sample: Sample) -> tuple[str, float]:
        """The name of the head that reads ``sample``, and its temperature."""
        return ("entry", self.entry_temperature) if is_entry(sample) else ("document", self.temperature)


def is_entry(sample: Sample) -> bool:
    """Whether the text is as short as an entry of a catalogue, and like one makes no sentence."""
    return len(sample.text) < 4 * SHORT and "。" not in sample.text and len("".join(sample.text.split())) < SHORT


def classify_with(model: Model, name: str, sample: Sample) -> Classification:
    """A probability per attribute, exemption and duty, and the passages that spoke loudest for the attribute."""
    body = body_of(sample)
    wide = code_points(body)
    known = model.lookup.of(body, wide, word_lengths(sample))
    named = named_values(sample)
    name_of_head, temperature = model.attribute_head(sample)
    head, place = model.heads[name_of_head], model.together.places[name_of_head]
    rows = model.together.rows(known.columns)
    scores = model.together.scores(rows, known.values, named)
    of_attribute = scores[place] / temperature
    probabilities = dict(zip(map(_ATTRIBUTES.__getitem__, head.classes), shares(of_attribute), strict=True))
    exemption, duty = (
        dict(zip(model.heads[question].classes, shares(scores[model.together.places[question]]), strict=True))
        for question in QUESTIONS
    )
    withheld, proactive = probabilities[Attribute.WITHHELD], probabilities[Attribute.PROACTIVE]
    return Classification(
        probabilities,
        name,
        _passages(sample, known, wide, (head.scale[:, 0], rows[:, place], int(of_attribute.argmax()))),
        {code: share * withheld for code, share in exemption.items()},
        {code: share * proactive for code, share in duty.items()},
    )


def shares(scores: Floats) -> list[float]:
    """The softmax of scores."""
    each: list[float] = scores.tolist()
    most = max(each)
    odds = [exp(score - most) for score in each]
    total = sum(odds)
    return [one / total for one in odds]


def _passages(
    sample: Sample, known: KnownGrams, wide: NDArray[np.uint32], head: tuple[Floats, Floats, int]
) -> tuple[Passage, ...]:
    """The sentences whose n-grams weigh most for the likeliest class against the mean of the others.

    What an n-gram adds to the score is shared equally by its places, so that the sentences add up
    to the n-grams' part of the score.

    :param wide: the code points of the body.
    :param head: the scale of the head that judged, its columns of the rows, and the number of the class.
    """
    import numpy as np

    scale, rows, top = head
    share = scale / (1 - len(scale))
    share[top] = scale[top]
    added = rows @ share
    added *= known.values
    added /= known.counts
    places = np.bincount(known.starts, added.repeat(known.counts), minlength=len(wide) + 1)
    edges = _sentences(wide)
    if not len(edges):
        return ()
    scored = np.add.reduceat(places, edges.ravel())[::2]
    best = [at for at in scored.argsort(kind="stable")[: -_PASSAGES - 1 : -1].tolist() if scored[at] > 0]
    return tuple(
        Passage(sample.offsets.to_source(Span(*edges[at].tolist())), round(float(scored[at]), 4)) for at in sorted(best)
    )


def _sentences(wide: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where the sentences of at least :data:`_SENTENCE` characters begin and end, behind their sign: a row for each."""
    import numpy as np

    size = len(wide)
    breaks = np.ones(size + 1, np.bool_)
    table_of(_ENDS + "\n").take(wide, mode="clip", out=breaks[:size])
    ends = breaks.nonzero()[0]
    edges = np.zeros((len(ends), 2), np.int64)
    edges[1:, 0] = ends[:-1] + 1
    edges[:, 1] = ends
    edges = edges[(edges[:, 1] - edges[:, 0] >= _SENTENCE).nonzero()[0]]
    if len(edges):
        signs = table_of(_ENDS).take(wide.take(edges[:, 1], mode="clip"), mode="clip")
        edges[:, 1] += signs & (edges[:, 1] < size)
    return edges


@lru_cache(maxsize=8)
def load_model(model: str | Path, mark: object = None) -> Model:  # noqa: ARG001 - for the cache alone
    """The model of this name in ``pubcheck.models``, or in this folder.

    :param mark: tells the state of a folder whose files may be changed, see :func:`disclosure_classifier`.

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


@lru_cache(maxsize=64)
def model_version(model: str | Path, mark: object = None) -> str:  # noqa: ARG001 - for the cache alone
    """The version in the manifest; a model of one's own adds six characters of its sha256.

    :raises ModelError: if there is no complete manifest.
    """
    manifest = read_manifest(model)
    version = str(manifest["version"])
    return version if isinstance(model, str) else f"{version}+{str(manifest['sha256'])[:6]}"


def disclosure_classifier(model: str | Path) -> Classifier:
    """The classifier of a model in ``pubcheck.models`` or in a folder; files are read on first use.

    Those of a folder are read again once they are changed: somebody may train anew while a service runs.
    """
    id_ = model if isinstance(model, str) else model.name
    title = Phrase("公开属性模型", "the disclosure attribute model")
    return Classifier(
        id_,
        lambda: model_version(model, _mark(model)),
        title,
        lambda sample: _classified(
            load_model(model, _mark(model)), f"{id_} {model_version(model, _mark(model))}", sample
        ),
    )


def _mark(model: str | Path) -> tuple[int, ...] | None:
    """What changes with the files of a folder; the manifest, written last, tells of the others by their sha256."""
    if isinstance(model, str):
        return None
    try:
        status = (model / "manifest.toml").stat()
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _classified(model: Model, name: str, sample: Sample) -> Classification:
    with one_thread():
        return classify_with(model, name, sample)
