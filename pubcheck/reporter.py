"""From Reviews to something a person or a program reads: the reporter type."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pubcheck.discover import collect
from pubcheck.phrase import Lang, Phrase
from pubcheck.review import Review


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How to render: the language, whether values are shown unmasked, whether colour may be used,
    and how wide a terminal is (columns)."""

    lang: Lang = Lang.ZH
    show_values: bool = False
    colour: bool = False
    width: int = 80


@dataclass(frozen=True, slots=True)
class Reporter:
    """One output format; ``render`` takes reviews in the order given and returns the whole output."""

    id: str
    title: Phrase
    media_type: str
    extension: str
    render: Callable[[Sequence[Review], ReportOptions], str]


def reporter_of(id_: str) -> Reporter | None:
    """The reporter of this id, if there is one; of ours the others are not loaded."""
    try:
        ours = importlib.import_module(f"pubcheck.reports.{id_}_report").REPORTER if id_.isidentifier() else None
    except ModuleNotFoundError:
        ours = None
    if isinstance(ours, Reporter) and ours.id == id_:
        return ours
    return next((reporter for reporter in all_reporters() if reporter.id == id_), None)


@cache
def all_reporters() -> tuple[Reporter, ...]:
    """Every reporter of ``pubcheck/reports`` and of installed plug-ins."""
    return collect("pubcheck.reports", "REPORTER", Reporter)
