"""From the store of an archive to something a person or a program reads: the reporter type."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pubcheck.archive.snapshot import Snapshot, snapshot
from pubcheck.archive.store import Store
from pubcheck.archive.store_errors import not_opened
from pubcheck.discover import collect
from pubcheck.errors import SettingsError
from pubcheck.parser import Requirement
from pubcheck.phrase import Lang, Phrase
from pubcheck.settings import Settings
from pubcheck.target import check_target, named


@dataclass(frozen=True, slots=True)
class ArchiveReportOptions:
    """How to render: the language, whether a report for people lists every document and every hint too, and the
    settings (their thresholds decide what counts as a cluster)."""

    lang: Lang = Lang.ZH
    everything: bool = False
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of a kind were written."""

    title: Phrase
    number: int


@dataclass(frozen=True, slots=True)
class ArchiveReporter:
    """One output format of archives.

    ``render(snapshot, path, options)`` writes the whole output at ``path``, where nothing is yet: a file, or where
    ``is_folder`` a folder of files, and says what it wrote. ``name`` is what the file is called beside the store
    (``scan.台账.xlsx``); ``is_filled_in`` where people write into it, so that a new one must not replace it.
    """

    id: str
    title: Phrase
    name: Phrase
    extension: str
    render: Callable[[Snapshot, Path, ArchiveReportOptions], tuple[Rows, ...]]
    requires: tuple[Requirement, ...] = ()
    is_folder: bool = False
    is_filled_in: bool = False


@cache
def all_ledgers() -> tuple[ArchiveReporter, ...]:
    """Every reporter of ``pubcheck/ledgers`` and of installed plug-ins."""
    return collect("pubcheck.ledgers", "LEDGER", ArchiveReporter)


def default_path(reporter: ArchiveReporter, store: Path, lang: Lang) -> Path:
    """Where a report goes unless told: beside the store. What people may have filled in is never taken."""
    name = reporter.name.say(lang)
    path = store.with_name(f"{store.stem}.{name}{reporter.extension}")
    number = 2
    while reporter.is_filled_in and path.exists():
        path = store.with_name(f"{store.stem}.{name}{number}{reporter.extension}")
        number += 1
    return path


def set_aside(path: Path) -> Path | None:
    """Give a ledger that lies at ``path`` another name: people may have filled it in. The new name, if there was one."""
    if not path.is_file():
        return None
    check_target(path)
    number = 1
    while (old := path.with_name(f"{path.stem}.旧{number}{path.suffix}")).exists():
        number += 1
    return path.rename(old)


def write_report(
    reporter: ArchiveReporter, store: Store, path: Path, options: ArchiveReportOptions
) -> tuple[Rows, ...]:
    """Write the report beside ``path`` and rename it, so that nobody ever sees half of it; only its owner may read it.

    :raises SettingsError: if a library is missing, or a folder of something else is at ``path``.
    :raises OSError: if the folder does not exist or cannot be written.
    """
    _check(reporter, path)
    try:
        scratch = Path(tempfile.mkdtemp(dir=path.parent, prefix=path.name, suffix=".tmp"))
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from None
    try:
        new = scratch / path.name
        with named(path), snapshot(store) as shot:
            rows = reporter.render(shot, new, options)
        for each in (new, *new.rglob("*")) if reporter.is_folder else (new,):
            each.chmod(0o700 if each.is_dir() else 0o600)
        _put(new, path, scratch / "before")
        return rows
    except sqlite3.Error as error:  # it sorts on disk, and the store may be damaged where nobody looked before
        raise not_opened(error, store.path) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _put(new: Path, path: Path, aside: Path) -> None:
    """Put ``new`` where ``path`` is; a folder cannot be replaced in one step, so the old one steps aside first."""
    if not path.is_dir():
        try:
            new.replace(path)
        except OSError as error:  # on Windows while it is open elsewhere; told by its own name
            raise type(error)(error.errno, error.strerror, str(path)) from None
        return
    path.replace(aside)
    try:
        new.replace(path)
    except OSError:
        aside.replace(path)
        raise


def _check(reporter: ArchiveReporter, path: Path) -> None:
    check_target(path)
    for each in reporter.requires:
        if not each.is_met:
            raise SettingsError(
                Phrase(
                    f"这种报告需要组件 {each.distribution}，本机没有安装，请安装 pubcheck[{each.extra}] 后再试，或改用 --format jsonl",
                    f"this report needs {each.distribution}; install pubcheck[{each.extra}], or use --format jsonl",
                )
            )
    if path.is_dir() and (
        not reporter.is_folder or any(entry.suffix != reporter.extension for entry in path.iterdir())
    ):
        raise SettingsError(
            Phrase(
                f"{path} 是文件夹，里面有其他内容，请用 -o 另取一个名字",
                f"{path} is a folder with other things in it; choose another name with -o",
            )
        )
    if reporter.is_folder and path.exists() and not path.is_dir():
        raise SettingsError(
            Phrase(
                f"{path} 是文件，这种报告写成文件夹，请用 -o 另取一个名字",
                f"{path} is a file and this report is a folder; choose another name with -o",
            )
        )
