"""How good probabilities of the disclosure attribute are: F1, calibration, and what a person need not look at.

*Clearing* a document means to call it anything but withheld without a person; clearing one that
is to be withheld is *unsafe*. Real withheld documents are not public, so these are figures on
the documents at hand, never "recall on withheld documents".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pubcheck.review import Attribute

BINS = 15


class Judged(NamedTuple):
    """One document: its label, the probabilities, and the attribute that was chosen."""

    truth: Attribute
    probabilities: Mapping[Attribute, float]
    chosen: Attribute

    @property
    def sure(self) -> float:
        """The probability of the chosen attribute."""
        return self.probabilities[self.chosen]

    @property
    def is_unsafe(self) -> bool:
        """Whether it is to be withheld and was called something else."""
        return self.truth is Attribute.WITHHELD and self.chosen is not Attribute.WITHHELD


def class_scores(documents: Sequence[Judged]) -> dict[Attribute, tuple[float, float, float]]:
    """Precision, recall and F1 of each attribute (0 where there is nothing to divide by)."""
    scores = {}
    for wanted in Attribute:
        both = sum(d.truth is wanted and d.chosen is wanted for d in documents)
        called, are = sum(d.chosen is wanted for d in documents), sum(d.truth is wanted for d in documents)
        scores[wanted] = (both / max(1, called), both / max(1, are), 2 * both / max(1, called + are))
    return scores


def macro_f1(documents: Sequence[Judged]) -> float:
    """The mean of the three F1 scores."""
    return sum(f1 for _, _, f1 in class_scores(documents).values()) / len(Attribute)


def accuracy(documents: Sequence[Judged]) -> float:
    """The share that was called what it is."""
    return sum(d.truth is d.chosen for d in documents) / len(documents)


def reliability(documents: Sequence[Judged], bins: int = BINS) -> list[tuple[int, float, float]]:
    """For each bin of equal width that holds any: how many, their mean probability, the share that is right."""
    filled: dict[int, list[Judged]] = {}
    for document in documents:
        filled.setdefault(min(bins - 1, int(document.sure * bins)), []).append(document)
    return [
        (len(held), sum(d.sure for d in held) / len(held), sum(d.truth is d.chosen for d in held) / len(held))
        for _, held in sorted(filled.items())
    ]


def calibration_error(documents: Sequence[Judged], bins: int = BINS) -> float:
    """The expected calibration error of the chosen attribute's probability (Guo et al. 2017)."""
    return sum(count * abs(sure - right) for count, sure, right in reliability(documents, bins)) / len(documents)


def withheld_recall(documents: Sequence[Judged], reviewed: float) -> float:
    """The share of the withheld that is called so or looked at, when a person looks at ``reviewed`` of all:
    those called something else that are likeliest to be withheld."""
    open_ = sorted(
        (d for d in documents if d.chosen is not Attribute.WITHHELD), key=lambda d: -d.probabilities[Attribute.WITHHELD]
    )
    missed = sum(d.is_unsafe for d in open_[int(reviewed * len(documents)) :])
    withheld = sum(d.truth is Attribute.WITHHELD for d in documents)
    return 1 - missed / max(1, withheld)


def risk_coverage(documents: Sequence[Judged]) -> list[tuple[float, float]]:
    """(share decided without a person, share of these that are unsafe clearances), the surest first."""
    points, unsafe = [], 0
    for count, document in enumerate(sorted(documents, key=lambda d: -d.sure), 1):
        unsafe += document.is_unsafe
        points.append((count / len(documents), unsafe / count))
    return points


def clearances(documents: Sequence[Judged]) -> list[tuple[float, float]]:
    """(share of all that is cleared, share of these that is unsafe), the least likely to be withheld first."""
    points, unsafe = [], 0
    ordered = sorted(documents, key=lambda d: d.probabilities[Attribute.WITHHELD])
    for count, document in enumerate(ordered, 1):
        unsafe += document.truth is Attribute.WITHHELD
        points.append((count / len(documents), unsafe / count))
    return points


def coverage(points: Sequence[tuple[float, float]], risk: float = 0.01) -> float:
    """The largest share at which the risk is still no more than ``risk``."""
    return max((share for share, at in points if at <= risk), default=0.0)


def compared(shipped: Sequence[Judged], own: Sequence[Judged]) -> tuple[float, float, tuple[tuple[str, str, int], ...]]:
    """Two models on the same documents: the share with the same attribute, the mean difference of their
    probabilities of withheld, and how often which attribute became which other one."""
    pairs = list(zip(shipped, own, strict=True))
    same = sum(one.chosen is other.chosen for one, other in pairs) / len(pairs)
    withheld = Attribute.WITHHELD
    drift = sum(abs(one.probabilities[withheld] - other.probabilities[withheld]) for one, other in pairs) / len(pairs)
    changes = Counter((str(one.chosen), str(other.chosen)) for one, other in pairs if one.chosen is not other.chosen)
    return same, drift, tuple((*pair, count) for pair, count in changes.most_common())
