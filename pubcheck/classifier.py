"""Classifiers give each disclosure attribute a probability: the type, and their discovery."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from pubcheck.discover import collect
from pubcheck.finding import Finding
from pubcheck.phrase import Phrase
from pubcheck.review import Classification, Elements
from pubcheck.span import OffsetMap

_Fact = TypeVar("_Fact")


@dataclass(frozen=True, slots=True)
class Sample:
    """What a model may look at: the reading text *without* the line that declares the attribute.

    That line would leak the label. ``offsets`` leads spans of ``text`` back to ``Document.text``.
    ``word_lengths`` (of type ``I``) are those of the words of the beginning that models read, one after the other, where
    they were cut before; empty where they were not.
    """

    text: str
    offsets: OffsetMap
    elements: Elements
    findings: Sequence[Finding] = ()
    word_lengths: array[int] = field(default_factory=lambda: array("I"), repr=False, compare=False)
    _facts: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], _Fact]) -> _Fact:
        """What ``make`` returns, made on first asking and kept with this sample."""
        if name not in self._facts:
            self._facts[name] = make()
        fact: _Fact = self._facts[name]
        return fact


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
