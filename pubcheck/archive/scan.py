"""A scan: walk, leave out what is known, have the rest reviewed, keep everything in the store.

Whatever stops it (a power cut, a full disk, Ctrl-C), the store holds whole files only, and the next scan does what is
missing: nothing is lost, nothing is there twice.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pubcheck.archive.engine import Engine, Work
from pubcheck.archive.intake import Scanned
from pubcheck.archive.made_of import rules_key, versions
from pubcheck.archive.names import shown_path
from pubcheck.archive.own_files import OwnFiles
from pubcheck.archive.place import shown_root
from pubcheck.archive.places import Choice, place_of
from pubcheck.archive.run import Orders, Run
from pubcheck.archive.store import writing
from pubcheck.archive.store_errors import not_written
from pubcheck.archive.trail import append, began
from pubcheck.archive.upkeep import check_root, nothing_there, review_again
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.errors import SettingsError
from pubcheck.key_file import read_key, read_or_make_key
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.settings import Settings

_MOST_EACH = 4  # workers for a processor


@dataclass(frozen=True, slots=True)
class Scan:
    """What is to be scanned, and how.

    :param root: a folder, or an address that fsspec reads.
    :param again: review also what is known but has gaps (a password was missing, a library was installed).
    :param renew: review also what was reviewed so many days ago or earlier: what ends on a day is found then.
    :param rehash: read every file, whatever its size and time say.
    :param moved: the archive of the store lies elsewhere now.
    :param allow_empty: an empty root means that all files are gone, not that a share is not mounted.
    """

    root: str
    db: Path
    key: bytes = field(repr=False)
    settings: Settings = field(default_factory=Settings)
    choice: Choice = field(default_factory=Choice)
    again: bool = False
    renew: int | None = None
    rehash: bool = False
    moved: bool = False
    allow_empty: bool = False

    def work(self) -> Work:
        """What the workers of an engine need."""
        root = self.root if "://" in self.root else str(Path(self.root).absolute())
        return Work(self.settings, self.key, root)

    def run(self, engine: Engine) -> Generator[Scanned, None, None]:
        """Scan, giving each file as it is done; closing the iterator ends the scan cleanly.

        :raises SettingsError: if the root or the store cannot be used.
        :raises StoreError: if the store cannot be written any more.
        """
        with ExitStack() as stack:
            place = place_of(self.work().root)
            reviewer = Reviewer(self.settings)
            own = OwnFiles(self.db, place.root)
            walk = (found for found in place.walk() if not own.holds(found.path))
            first = next(walk, None)
            empty = first is None and not self.allow_empty
            if empty and not self.db.exists():  # nothing is made for a path that was mistyped
                raise nothing_there()
            store = stack.enter_context(writing(self.db, self.key))
            rules = rules_key(reviewer)
            check_root(store, ValueKeys(self.key), self.work().root, moved=self.moved, empty=empty)
            review_again(store, self.choice.takes, gaps=self.again, days=self.renew)
            shown = shown_path(shown_root(self.work().root))
            number = store.begin(shown, rules, json.dumps(versions(reviewer), ensure_ascii=False))
            with store.written():
                append(store, self.key, began(number, shown, rules))
            orders = Orders(self.choice, self.rehash)
            met = walk if first is None else chain((first,), walk)
            run = Run(store, met, ValueKeys(self.key), number, rules, orders)
            try:
                yield from run.files(engine)
            except sqlite3.Error as error:
                run.abandon()
                raise not_written(error, self.db) from None
            except BaseException:
                run.abandon()
                raise
            run.finish()


def key_of(db: Path, path: Path | None) -> bytes:
    """The key in this file, in the usual one where none is named; made first where there is neither a key nor a store.

    :raises SettingsError: if it cannot be read or made; a new key opens no store that is there already.
    """
    return read_key(path) if db.exists() and db.stat().st_size else read_or_make_key(path)


def scratch_db(stack: ExitStack) -> Path:
    """A store that is removed with ``stack``, for a scan whose results are only passed on."""
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pubcheck-"))
    return Path(folder) / "scan.sqlite"


def crew_size(workers: int | None) -> int:
    """How many workers to start: one per processor for none and 0, and of those that are told no more than are of use.

    Each holds the models in memory: hundreds of them stop a machine long before they make it faster.

    :raises SettingsError: if it is no whole number, or below 0: a scan would wait for nobody, without end.
    """
    if workers is None:
        return processors()
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 0:
        raise SettingsError(
            Phrase(
                f"workers（进程数）应为正整数，或不填（每个处理器一个），不能是 {workers!r}",
                f"workers must be a positive whole number, or none for one per processor, not {workers!r}",
            )
        )
    return min(workers or processors(), _MOST_EACH * processors())


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1
