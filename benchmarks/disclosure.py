"""Measures the disclosure attribute: the bar, baselines with intervals, real material source by source, pictures.

    python benchmarks/disclosure.py [--shared ../shared] [--write-docs]

The written documents are the unseen half of ``corpora/disclosure`` (``test*.jsonl``: other authors, regions
and issuers than the training half). Of the real material only the half is measured that the model
was not trained on (``models/disclosure/public.py``). Writes ``benchmarks/results/disclosure.json``; with
``--write-docs`` also the section of ``docs/accuracy.md`` and its pictures.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure_page import pictures, section
from disclosure_public import catalogue, interval, judge, public

import pubcheck
from pubcheck.attribute_figures import (
    Judged,
    accuracy,
    calibration_error,
    class_scores,
    clearances,
    coverage,
    macro_f1,
    reliability,
    risk_coverage,
    withheld_recall,
)
from pubcheck.corpus import LabelledDocument, read_corpus
from pubcheck.disclosure_model import classify_with, load_model
from pubcheck.evidence import find_evidence
from pubcheck.plain import document_from_text
from pubcheck.review import Advice, Attribute, ReasonKind, Review
from pubcheck.settings import Settings

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpora" / "disclosure"
RESULTS = HERE / "results" / "disclosure.json"
GAIN = HERE / "results" / "disclosure_gain.json"


@dataclass(frozen=True, slots=True)
class Case:
    """A document of the unseen half and its review."""

    document: LabelledDocument
    judged: Judged
    review: Review


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--write-docs", action="store_true", help="renew the section of docs/accuracy.md")
    options = parser.parse_args()
    cases = [case for path in sorted(CORPUS.glob("test*.jsonl")) for case in reviewed(path)]
    judged = [case.judged for case in cases]
    figures: dict[str, Any] = {
        "documents": len(cases),
        "withheld": sum(case.judged.truth is Attribute.WITHHELD for case in cases),
        "bar": bar(cases),
        "classes": {str(k): [round(v, 3) for v in row] for k, row in class_scores(judged).items()},
        "confusion": [
            [str(a), str(b), n] for (a, b), n in sorted(Counter((j.truth, j.chosen) for j in judged).items())
        ],
        "subsets": subsets(cases),
        "genres": genres(cases),
        "advice": advice(cases),
        "baselines": baselines(cases),
        "reliability": [[n, round(a, 4), round(b, 4)] for n, a, b in reliability(judged)],
        "risk_coverage": [[round(a, 4), round(b, 4)] for a, b in risk_coverage(judged)],
        "clearances": [[round(a, 4), round(b, 4)] for a, b in clearances(judged)],
        "chance": chance(judged),
        "speed": speed(cases),
    }
    if options.shared.is_dir():
        figures["public"] = public(options.shared)
        figures["catalogue"] = catalogue(options.shared)
    else:
        print(f"skipped what needs {options.shared}: it is not there")
    RESULTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, value in figures.items():
        if name not in ("reliability", "risk_coverage", "clearances"):
            print(name, json.dumps(value, ensure_ascii=False))
    if options.write_docs:
        if GAIN.is_file():
            figures["gain"] = json.loads(GAIN.read_text(encoding="utf-8"))
        section(figures, HERE.parent / "docs" / "accuracy.md")
        pictures(figures, HERE.parent / "docs" / "images")


def reviewed(path: Path) -> Iterable[Case]:
    """Every document of a file through the whole review, as a user has it."""
    for document in read_corpus(path):
        review = pubcheck.check_text(document.text)
        assert review.disclosure is not None
        yield Case(document, judge(document.attribute, review), review)


def bar(cases: Sequence[Case]) -> dict[str, list[float]]:
    """The bar of issue 4 on the unseen half."""
    judged = [case.judged for case in cases]
    grounded = [case for case in cases if case.document.exemption != "none"]
    return {
        "macro-F1": interval(judged, macro_f1),
        "accuracy": interval(judged, accuracy),
        "withheld recall at 20 % review": interval(judged, lambda some: withheld_recall(some, 0.2)),
        "calibration error (15 bins)": interval(judged, calibration_error),
        "coverage at 1 % unsafe clearances": interval(judged, lambda some: coverage(risk_coverage(some))),
        "cleared at 1 % unsafe": interval(judged, lambda some: coverage(clearances(some))),
        "right article first": interval(
            grounded, lambda some: sum(first_article(case) == case.document.exemption[:2] for case in some) / len(some)
        ),
        "right article first, among those called withheld": interval(
            [case for case in grounded if case.judged.chosen is Attribute.WITHHELD],
            lambda some: sum(first_article(case) == case.document.exemption[:2] for case in some) / len(some),
        ),
    }


def chance(judged: Sequence[Judged]) -> list[float]:
    """The calibration error that a perfectly calibrated model with these probabilities would show on as many
    documents, by chance alone: the mean and the 95th percentile."""
    source = random.Random(20260102)
    draws = []
    for _ in range(500):
        drawn = [
            Judged(
                source.choices(list(each.probabilities), list(each.probabilities.values()))[0],
                each.probabilities,
                each.chosen,
            )
            for each in judged
        ]
        draws.append(calibration_error(drawn))
    return [round(sum(draws) / len(draws), 3), round(sorted(draws)[475], 3)]


def first_article(case: Case) -> str:
    """The article of the first ground (or counter-reason) that the review names."""
    assert case.review.disclosure is not None
    for reason in case.review.disclosure.reasons:
        if (
            reason.kind in (ReasonKind.GROUND, ReasonKind.COUNTER)
            and reason.basis
            and reason.basis.id.startswith("dis")
        ):
            return reason.basis.article[:2]
    return ""


def subsets(cases: Sequence[Case]) -> dict[str, Any]:
    """Documents, accuracy and unsafe clearances of parts of the unseen half."""
    parts: dict[str, Callable[[Case], bool]] = {
        "traps": lambda case: case.document.trap,
        "withheld, with a mark or legend": lambda case: (
            case.judged.truth is Attribute.WITHHELD and case.document.marked
        ),
        "withheld, unmarked": lambda case: case.judged.truth is Attribute.WITHHELD and not case.document.marked,
        "shorter than 300 characters": lambda case: len(case.document.text) < 300,
        "longer than 1,000 characters": lambda case: len(case.document.text) > 1000,
    }
    found = {name: [case.judged for case in cases if wanted(case)] for name, wanted in parts.items()}
    for case in cases:
        found.setdefault(f"file of {case.document.id.rsplit('-', 1)[0]}", []).append(case.judged)
    return {
        name: [len(some), round(accuracy(some), 3), sum(judged.is_unsafe for judged in some)]
        for name, some in found.items()
        if some
    }


def genres(cases: Sequence[Case]) -> dict[str, list[int]]:
    """Genre: documents, right ones."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case in cases:
        counts[case.document.genre][0] += 1
        counts[case.document.genre][1] += case.judged.truth is case.judged.chosen
    return dict(sorted(counts.items(), key=lambda entry: -entry[1][0]))


def advice(cases: Sequence[Case]) -> dict[str, Any]:
    """What is advised for each class, and how many withheld documents are advised to be published."""
    counts = Counter((str(c.judged.truth), str(c.review.disclosure.advice)) for c in cases if c.review.disclosure)
    publishing = {str(Advice.PUBLISH), str(Advice.PUBLISH_REDACTED)}
    return {
        "counts": [[truth, given, count] for (truth, given), count in sorted(counts.items())],
        "withheld and advised to publish": sum(
            n for (t, given), n in counts.items() if t == "withheld" and given in publishing
        ),
    }


def baselines(cases: Sequence[Case]) -> dict[str, Any]:
    """Majority, keywords, TF-IDF with LinearSVC; the gain over the last one with its interval."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    training = [document for path in sorted(CORPUS.glob("train*.jsonl")) for document in read_corpus(path)]
    reviewer = pubcheck.Reviewer(Settings(classifier=""))

    def seen(document: LabelledDocument) -> Any:
        return reviewer.sample(document_from_text(document.text, document.id))

    train_texts = [seen(document).text for document in training]
    test_samples = [seen(case.document) for case in cases]
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True, min_df=2)
    model = LinearSVC(C=1.0).fit(vectors.fit_transform(train_texts), [str(d.attribute) for d in training])
    svc = [Attribute(str(name)) for name in model.predict(vectors.transform([s.text for s in test_samples]))]
    majority = Counter(document.attribute for document in training).most_common(1)[0][0]
    words = [_by_keywords(find_evidence(sample)) for sample in test_samples]
    even = dict.fromkeys(Attribute, 1 / 3)
    rows = {"majority": [majority] * len(cases), "keywords": words, "TF-IDF + LinearSVC": svc}
    result: dict[str, Any] = {}
    for name, chosen in rows.items():
        judged = [Judged(case.judged.truth, even, each) for case, each in zip(cases, chosen, strict=True)]
        result[name] = {"macro-F1": interval(judged, macro_f1), "unsafe": sum(each.is_unsafe for each in judged)}
    pairs = [(case.judged, Judged(case.judged.truth, even, each)) for case, each in zip(cases, svc, strict=True)]
    result["gain over TF-IDF + LinearSVC"] = {
        "macro-F1": interval(pairs, lambda some: macro_f1([a for a, _ in some]) - macro_f1([b for _, b in some]))
    }
    result["model"] = {
        "macro-F1": interval([case.judged for case in cases], macro_f1),
        "unsafe": sum(case.judged.is_unsafe for case in cases),
    }
    return result


def _by_keywords(evidence: Sequence[Any]) -> Attribute:
    if any(not found.is_duty for found in evidence):
        return Attribute.WITHHELD
    return Attribute.PROACTIVE if evidence else Attribute.ON_REQUEST


def speed(cases: Sequence[Case]) -> dict[str, float]:
    """Milliseconds to load the model (uncached) and to classify a document."""
    reviewer = pubcheck.Reviewer(Settings(classifier=""))
    some = [reviewer.sample(document_from_text(case.document.text, "t")) for case in cases[:100]]
    loads = []
    for _ in range(9):
        start = time.perf_counter()
        model = load_model.__wrapped__("disclosure")
        loads.append(time.perf_counter() - start)
    classify_with(model, "", some[0])
    start = time.perf_counter()
    for sample in some:
        classify_with(model, "", sample)
    each = (time.perf_counter() - start) / len(some)
    size = (HERE.parent / "models" / "disclosure" / "weights.npz").stat().st_size
    return {
        "load, median ms": round(sorted(loads)[4] * 1000, 1),
        "classify, ms a document": round(each * 1000, 2),
        "weights, KB": round(size / 1024, 1),
    }


if __name__ == "__main__":
    main()
