"""Recognizers find names in text: the type, and their discovery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pubcheck.discover import collect
from pubcheck.phrase import Phrase
from pubcheck.text import Entity, NormalizedText


@dataclass(frozen=True, slots=True)
class Recognizer:
    """One way to find names. ``recognize`` imports its libraries inside and returns entities in
    order of their start, without a role (see :mod:`pubcheck.roles`).

    It raises :class:`~pubcheck.errors.ModelError` where its weights or libraries are absent.
    """

    id: str
    version: str
    title: Phrase
    recognize: Callable[[NormalizedText], tuple[Entity, ...]]


@cache
def all_recognizers() -> tuple[Recognizer, ...]:
    """Every recognizer of ``pubcheck/recognizers`` and of installed plug-ins."""
    return collect("pubcheck.recognizers", "RECOGNIZER", Recognizer)
