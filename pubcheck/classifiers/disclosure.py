"""The shipped model: a linear model over hashed n-grams and named features, with a temperature.

Trained with scikit-learn by ``python -m pubcheck.models.disclosure.train``; at run time NumPy
alone computes it. See ``models/disclosure/card.md`` for data and scores.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pubcheck.classifier import Classifier, Sample
from pubcheck.features import body_grams, body_of, gram_values, named_values
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute, Classification, Passage
from pubcheck.span import Span
from pubcheck.weights import read_manifest, read_weights

_SENTENCE = re.compile(r"[^。；！？\n]{6,}[。；！？]?")
_PASSAGES = 3


@cache
def _weights() -> dict[str, Any]:
    import numpy as np

    arrays = read_weights("disclosure")
    arrays["gram"] = arrays["gram"].astype(np.float64) * arrays["gram_scale"]
    return arrays


def classify(sample: Sample) -> Classification:
    """A probability per attribute, and the passages that spoke loudest for the likeliest one.

    :raises ModelError: if the weights are absent or altered.
    """
    import numpy as np

    weights = _weights()
    columns, values = gram_values(sample, weights["idf"])
    scores = weights["gram"][:, columns] @ values + weights["named"] @ named_values(sample) + weights["bias"]
    scores = scores / float(weights["temperature"])
    odds = np.exp(scores - scores.max())
    attributes = [Attribute(name) for name in weights["classes"].tolist()]
    probabilities = {attribute: float(value) for attribute, value in zip(attributes, odds / odds.sum(), strict=True)}
    top = int(scores.argmax())
    return Classification(probabilities, f"disclosure {version()}", _passages(sample, weights, top))


def version() -> str:
    """The version in the model's manifest."""
    return str(read_manifest("disclosure")["version"])


def _passages(sample: Sample, weights: dict[str, Any], top: int) -> tuple[Passage, ...]:
    """The sentences whose n-grams weigh most for class ``top`` against the mean of the others."""
    import numpy as np

    text = body_of(sample)
    against = (weights["gram"].sum(axis=0) - weights["gram"][top]) / (len(weights["gram"]) - 1)
    difference = (weights["gram"][top] - against) * weights["idf"]
    totals = [np.concatenate(([0.0], np.cumsum(difference[columns]))) for columns in body_grams(sample)]
    scored: list[tuple[float, int, int]] = []
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        weight = sum(float(total[min(end, len(total) - 1)] - total[min(start, len(total) - 1)]) for total in totals)
        scored.append((weight / (end - start) ** 0.5, start, end))
    best = sorted((entry for entry in scored if entry[0] > 0), reverse=True)[:_PASSAGES]
    return tuple(
        Passage(sample.offsets.to_source(Span(start, end)), round(weight, 4))
        for weight, start, end in sorted(best, key=lambda entry: entry[1])
    )


CLASSIFIER = Classifier("disclosure", version, Phrase("公开属性模型", "the disclosure attribute model"), classify)
