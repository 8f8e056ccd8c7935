"""Regular expressions that are compiled when they are first used.

Python compiles a set of Han characters in about 70 microseconds and a list of words in milliseconds: all patterns of pubcheck
together take half a second, most of it for patterns that a short document never asks for. What it does ask for is
taken from where it was compiled beforehand.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from pubcheck.compiled_patterns import compiled_re


def lazily(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` returns, compiled on first use; an error in the pattern shows only then."""
    return cast("re.Pattern[AnyStr]", Uncompiled(pattern, flags))


class Uncompiled:
    """Stands for a pattern; its methods become attributes once asked for, so that later calls cost nothing more."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.made_of = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        kept = self.__dict__
        if "_machine" not in kept:
            kept["_machine"] = compiled_re(*kept["made_of"])
        value = kept[name] = getattr(kept["_machine"], name)
        return value

    def __reduce__(self) -> Any:
        return lazily, self.made_of
