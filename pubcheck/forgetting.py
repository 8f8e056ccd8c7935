"""Caches whose keys are words of documents: the review that ends empties them, so that nothing of a document stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_Answer = TypeVar("_Answer")
_EMPTYING: list[Callable[[], None]] = []


def kept_for_a_review(most: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Decorates a function of words of a document: ``most`` of its answers are kept until :func:`forget`."""

    def decorate(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        kept = lru_cache(maxsize=most)(function)
        on_forgetting(kept.cache_clear)
        return kept

    return decorate


def on_forgetting(empty: Callable[[], None]) -> None:
    """Has ``empty`` called whenever a review ends."""
    _EMPTYING.append(empty)


def forget() -> None:
    """Empties all of them. What is asked again later is worked out again; answers do not change."""
    for empty in _EMPTYING:
        empty()
