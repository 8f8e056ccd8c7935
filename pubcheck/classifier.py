"""Classifiers give each disclosure attribute a probability: the type, and their discovery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pubcheck.discover import collect
from pubcheck.finding import Finding
from pubcheck.phrase import Phrase
from pubcheck.review import Classification, Elements
from pubcheck.span import OffsetMap


@dataclass(frozen=True, slots=True)
class Sample:
    """What a model may look at: the reading text *without* the line that declares the attribute.

    That line would leak the label. ``offsets`` leads spans of ``text`` back to ``Document.text``.
    """

    text: str
    offsets: OffsetMap
    elements: Elements
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Classifier:
    """One model. ``classify`` loads weights on first use and raises
    :class:`~pubcheck.errors.ModelError` where they are absent or altered."""

    id: str
    version: Callable[[], str]
    title: Phrase
    classify: Callable[[Sample], Classification]


@cache
def all_classifiers() -> tuple[Classifier, ...]:
    """Every classifier of ``pubcheck/classifiers`` and of installed plug-ins."""
    return collect("pubcheck.classifiers", "CLASSIFIER", Classifier)
