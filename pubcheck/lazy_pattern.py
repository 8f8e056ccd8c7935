"""Regular expressions that are compiled when they are first used.

Python compiles a set of Han characters in about 70 microseconds and a list of words in milliseconds: all patterns of pubcheck
together take a quarter of a second, half of it for patterns that a short document never asks for.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazily(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` returns, compiled on first use; an error in the pattern shows only then."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(pattern, flags))


class _Uncompiled:
    """Stands for a pattern; its methods become attributes once asked for, so that later calls cost nothing more."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        # ``re`` keeps what it compiled last, so another attribute does not compile anew.
        value = getattr(re.compile(*self.__dict__["_made"]), name)
        self.__dict__[name] = value
        return value

    def __reduce__(self) -> Any:
        return lazily, self._made
