"""Clusters across documents as reports show them: what belongs together and tells more than each part."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from pubcheck.archive.store import Store
from pubcheck.phrase import Phrase
from pubcheck.settings import Settings

_MODULE = "pubcheck.archive.clusters"


class Cluster(Protocol):
    """One person, list or site in several documents: what it is, why it matters, and each document's path, title and
    masked value. ``persons`` is how many people it is about, 0 where it is about none."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> Phrase: ...  # noqa: D102
    @property
    def why(self) -> Phrase: ...  # noqa: D102
    @property
    def severity(self) -> str: ...  # noqa: D102
    @property
    def documents(self) -> tuple[tuple[str, str, str], ...]: ...  # noqa: D102
    @property
    def persons(self) -> int: ...  # noqa: D102


def gathered(store: Store, settings: Settings) -> Iterable[Cluster]:
    """The clusters of an archive, the gravest first, under the thresholds of ``settings``."""
    if find_spec(_MODULE) is None:
        return ()
    return cast("Iterable[Cluster]", import_module(_MODULE).clusters(store, settings))
