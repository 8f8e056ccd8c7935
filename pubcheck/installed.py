"""What is installed beside pubcheck, read from the folders themselves: the library for it costs a start 15 milliseconds.

:mod:`importlib.metadata` knows more kinds of installations and is asked wherever a folder alone does not tell.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any


def plug_ins(group: str) -> tuple[Any, ...]:
    """The entry points of ``group`` of everything installed, by name."""
    if not _may_hold_plug_ins(tuple(sys.path)):
        return ()
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=group), key=lambda point: point.name))


def own_version() -> str:
    """The version of pubcheck, ``"unknown"`` where it was not installed."""
    return _version(tuple(sys.path))


@cache
def _version(path: tuple[str, ...]) -> str:
    for folder in _folders(path):
        if folder.name.startswith("pubcheck-") and folder.name.endswith(".dist-info"):
            for line in _text(folder / "METADATA").splitlines():
                if line.startswith(b"Version: "):
                    return line.removeprefix(b"Version: ").decode().strip()
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pubcheck")
    except PackageNotFoundError:
        return "unknown"


@cache
def _may_hold_plug_ins(path: tuple[str, ...]) -> bool:
    """Whether something on ``path`` has an entry point for us, or is installed otherwise than in a folder."""
    finders = (finder for finder in sys.meta_path if finder is not PathFinder)
    if any(hasattr(finder, "find_distributions") for finder in finders) or any(map(os.path.isfile, path)):
        return True
    return any(b"[pubcheck." in _text(folder / "entry_points.txt") for folder in _folders(path))


@cache
def _folders(path: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(_metadata_in(path))


def _metadata_in(path: tuple[str, ...]) -> Iterator[Path]:
    for place in dict.fromkeys(path):
        try:
            with os.scandir(place or ".") as entries:
                names = [entry.name for entry in entries]
        except OSError:
            continue
        yield from (Path(place or ".", name) for name in names if name.endswith((".dist-info", ".egg-info")))


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
