"""What :mod:`disclosure` measures on real public material, of the half that the model was not trained on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pubcheck.models.disclosure.public import Entry, entries, prose

import pubcheck
from pubcheck.attribute_figures import Judged, accuracy, macro_f1
from pubcheck.plain import document_from_text
from pubcheck.review import Advice, Attribute, Review
from pubcheck.settings import Settings

DRAWS = 2000


def judge(truth: Attribute, review: Review) -> Judged:
    """What the review makes of a document, beside its label."""
    assert review.disclosure is not None
    return Judged(truth, review.disclosure.probabilities, review.disclosure.attribute)


def interval(documents: Sequence[Any], measure: Callable[[Sequence[Any]], float]) -> list[float]:
    """The figure and its 95 % interval by resampling documents."""
    source = random.Random(20260101)
    draws = sorted(measure([source.choice(documents) for _ in documents]) for _ in range(DRAWS))
    return [round(x, 3) for x in (measure(documents), draws[int(DRAWS * 0.025)], draws[int(DRAWS * 0.975) - 1])]


def public(shared: Path) -> dict[str, Any]:
    """Real public documents, source by source: how many are called what; the interval of those called withheld."""
    sources: dict[str, list[str]] = {
        source: [str(row["text"])[:20000] for row in prose(shared, source, half=0)]
        for source in ("policies", "laws", "replies")
    }
    sources["replies"] = sources["replies"][::3]
    approvals = [str(row["text"]) for row in prose(shared, "policies", half=0) if row["doc_type"] in ("批复", "函")]
    sources["of the policies: approvals and letters"] = approvals
    sources["seeds"] = [path.read_text(encoding="utf-8") for path in sorted((shared / "documents/seeds").glob("*.txt"))]
    result: dict[str, Any] = {}
    for source, texts in sources.items():
        found = [pubcheck.check_text(text).disclosure for text in texts]
        called = Counter(str(each.attribute) for each in found if each)
        cleared = sum(each.advice in (Advice.PUBLISH, Advice.PUBLISH_REDACTED) for each in found if each)
        result[source] = {
            "documents": len(texts),
            **{str(attribute): called[str(attribute)] for attribute in Attribute},
            "advised to publish": cleared,
            "withheld at most (95 %)": round(_upper(called["withheld"], len(texts)), 4),
        }
    return result


def _upper(count: int, of: int) -> float:
    """The upper end of the Wilson interval."""
    share, z = count / max(1, of), 1.96
    middle = share + z * z / (2 * of)
    spread = z * ((share * (1 - share) + z * z / (4 * of)) / of) ** 0.5
    return (middle + spread) / (1 + z * z / of)


def catalogue(shared: Path) -> dict[str, Any]:
    """The measured half of the catalogue: under the national default, also without the entries whose agency's rules
    contradict it, and each entry under the rules of its agency.

    "at best" is what a classifier reaches that follows the national default and makes no other mistake.
    """
    measured = entries(shared, half=0)
    reviewers = {
        name: pubcheck.Reviewer(Settings(profile=name)) for name in {"default", *(entry.profile for entry in measured)}
    }

    def judged(entry: Entry, profile: str) -> Judged:
        review = reviewers[profile].review_document(document_from_text(entry.text, "entry"))
        return judge(Attribute(entry.attribute), review)

    default = [judged(entry, "default") for entry in measured]
    decidable = [each for each, entry in zip(default, measured, strict=True) if not entry.is_contrary]
    parts = {
        "national default": default,
        "national default, entries that it can decide": decidable,
        "rules of its agency": [judged(entry, entry.profile) for entry in measured],
    }
    best = [
        Judged(each.truth, each.probabilities, Attribute.WITHHELD if entry.is_contrary else each.truth)
        for each, entry in zip(default, measured, strict=True)
    ]
    result: dict[str, Any] = {"entries": len(measured), "at best": round(macro_f1(best), 3)}
    for title, some in parts.items():
        result[title] = {
            "entries": len(some),
            "macro-F1": interval(some, macro_f1),
            "accuracy": interval(some, accuracy),
            "confusion": [
                [a, b, n] for (a, b), n in sorted(Counter((str(j.truth), str(j.chosen)) for j in some).items())
            ],
        }
    return result
