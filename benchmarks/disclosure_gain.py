"""Measures what the disclosure model gains on TF-IDF with LinearSVC, by cross-validation within the training half.

    python benchmarks/disclosure_gain.py [--shared ../shared]

Both learn from the same documents and are asked about documents of regions, then of files (of other authors), that
they have not seen; vocabulary, weights and calibration of the model come from the other folds as well. The recipe was
chosen on such folds, so the figures are a little too good; the unseen half (``disclosure.py``) is not. Writes
``benchmarks/results/disclosure_gain.json``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from disclosure import CORPUS, HERE, chance
from disclosure_public import DRAWS, interval
from pubcheck.models.disclosure.fitting import calibrated, compact, fit_scores, softmax
from pubcheck.models.disclosure.matrix import Array, Rows, samples
from pubcheck.models.disclosure.train import CLASSES, Part, real_parts, region_folds, weighed
from scipy.sparse import vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import LeaveOneGroupOut
from sklearn.svm import LinearSVC

from pubcheck.attribute_figures import Judged, calibration_error, macro_f1
from pubcheck.corpus import read_corpus
from pubcheck.disclosure_model import is_entry
from pubcheck.review import Attribute

RESULTS = HERE / "results" / "disclosure_gain.json"
_C = 1000.0
_ATTRIBUTES = [Attribute(name) for name in CLASSES]
Folds = list[tuple[Array, Array]]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options = parser.parse_args()
    documents = [document for path in sorted(CORPUS.glob("train*.jsonl")) for document in read_corpus(path)]
    read = samples([document.text for document in documents])
    whole = [at for at, sample in enumerate(read) if not is_entry(sample)]
    documents, texts = [documents[at] for at in whole], [read[at].text for at in whole]
    rows, labels = Rows([read[at] for at in whole]), np.array([str(document.attribute) for document in documents])
    real = list(real_parts(options.shared)) if options.shared.is_dir() else []
    regions = np.array([document.region.split("/")[0] for document in documents])
    files = np.array([document.id.rsplit("-", 1)[0] for document in documents])
    figures: dict[str, Any] = {"documents": len(documents), "real texts": sum(len(part.rows) for part in real)}
    for name, folds in (
        ("by region", list(region_folds(regions, labels))),
        ("by file", list(LeaveOneGroupOut().split(labels, labels, files))),
    ):
        model = _by_model(rows, labels, folds, real)
        figures[name] = _compared(model, _by_svc(texts, labels, folds), folds)
        print(name, json.dumps(figures[name]), flush=True)
    RESULTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _by_model(rows: Rows, labels: Array, folds: Folds, real: Sequence[Part]) -> list[Judged]:
    scores = np.zeros((len(labels), len(CLASSES)))
    for train, held_out in folds:
        known = rows.only(train)
        vocabulary = known.vocabulary()
        everything = [known.matrix(vocabulary), *(part.rows.matrix(vocabulary) for part in real)]
        compacted, back = compact(vstack(everything).tocsr())
        answers, weights = weighed(labels[train], real)
        coefficients, bias = fit_scores(compacted, answers, CLASSES, _C, weights)
        scores[held_out] = rows.only(held_out).matrix(vocabulary) @ (coefficients @ back).T + bias
    shares = np.zeros_like(scores)
    for train, held_out in folds:
        temperature, offsets = calibrated(scores[train], labels[train], CLASSES)
        shares[held_out] = softmax(scores[held_out] / temperature + offsets)
    return [_judged(label, row) for label, row in zip(labels, shares.tolist(), strict=True)]


def _judged(label: str, shares: Sequence[float]) -> Judged:
    return Judged(Attribute(label), dict(zip(_ATTRIBUTES, shares, strict=True)), _ATTRIBUTES[shares.index(max(shares))])


def _by_svc(texts: Sequence[str], labels: Array, folds: Folds) -> list[Judged]:
    """The baseline of ``disclosure.py``; it gives no probabilities."""
    chosen = np.array(labels, dtype=object)
    for train, held_out in folds:
        vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True, min_df=2)
        svc = LinearSVC(C=1.0).fit(vectors.fit_transform([texts[at] for at in train]), labels[train])
        chosen[held_out] = svc.predict(vectors.transform([texts[at] for at in held_out]))
    even = dict.fromkeys(Attribute, 1 / 3)
    return [Judged(Attribute(label), even, Attribute(name)) for label, name in zip(labels, chosen, strict=True)]


def _compared(model: Sequence[Judged], svc: Sequence[Judged], folds: Folds) -> dict[str, Any]:
    pairs = list(zip(model, svc, strict=True))
    return {
        "folds": len(folds),
        "model": interval(model, macro_f1),
        "TF-IDF + LinearSVC": interval(svc, macro_f1),
        "gain, documents resampled": interval(pairs, _gain),
        "gain, folds resampled": _over_folds(pairs, folds),
        "right by the model alone, by the other alone": [
            sum(one.chosen is one.truth and other.chosen is not other.truth for one, other in pairs),
            sum(one.chosen is not one.truth and other.chosen is other.truth for one, other in pairs),
        ],
        "withheld called otherwise, model and other": [
            sum(each.is_unsafe for each in model),
            sum(each.is_unsafe for each in svc),
        ],
        "calibration error (15 bins)": interval(model, calibration_error),
        "calibration error by chance: mean, 95th percentile": chance(model),
    }


def _gain(pairs: Sequence[tuple[Judged, Judged]]) -> float:
    return macro_f1([one for one, _ in pairs]) - macro_f1([other for _, other in pairs])


def _over_folds(pairs: Sequence[tuple[Judged, Judged]], folds: Folds) -> list[float]:
    """The gain and its 95 % interval by resampling folds and, within each, documents."""
    source = random.Random(20260103)
    parts = [[pairs[at] for at in held_out] for _, held_out in folds]
    draws = []
    for _ in range(DRAWS):
        chosen = [source.choice(parts) for _ in parts]
        draws.append(_gain([source.choice(part) for part in chosen for _ in part]))
    draws.sort()
    return [round(x, 3) for x in (_gain(pairs), draws[int(DRAWS * 0.025)], draws[int(DRAWS * 0.975) - 1])]


if __name__ == "__main__":
    main()
