"""openmed: its deterministic sweep with the Chinese patterns, without the models that it would download."""

from __future__ import annotations

from collections.abc import Callable

from serving import serve


def prepare(mode: str, text: str) -> Callable[[str], int]:
    """``safety_sweep`` in Chinese, with the identifiers of mainland China."""
    del mode, text
    from openmed.core.safety_sweep import safety_sweep

    return lambda text: len(safety_sweep(text, [], lang="zh", locale="zh_cn"))


serve(prepare, "openmed")
