"""How far a scan is: a bar with rate and remaining time on a terminal, now and then a line in a log."""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from pubcheck.errors import PubcheckError
from pubcheck.phrase import Lang, Phrase, say

if TYPE_CHECKING:
    from pubcheck.archive.intake import Scanned
    from pubcheck.archive.scan import Scan

_LINE_SECONDS = 30.0
_BAR = {
    Lang.ZH: "{percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} 份 [已用 {elapsed}，剩余 {remaining}，{rate_fmt}]{postfix}",
    Lang.EN: "{percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} files [{elapsed} so far, {remaining} left, {rate_fmt}]{postfix}",
}
_OPEN = {
    Lang.ZH: "{n_fmt} 份 [已用 {elapsed}，{rate_fmt}，正在清点文件]{postfix}",
    Lang.EN: "{n_fmt} files [{elapsed} so far, {rate_fmt}, counting]{postfix}",
}


class Progress:
    """Counts what a scan gives and shows it; use it as a context manager round the scan."""

    def __init__(self, scan: Scan, lang: Lang) -> None:
        self._scan, self._lang = scan, lang
        self._counts: Counter[str] = Counter()
        self._total: int | None = None
        self._ended = threading.Event()
        self._began = self._said = time.monotonic()
        self._before = 0, 0  # the last scan and the last content of the store
        self._done_said = 0
        self._bar: Any = None

    def __enter__(self) -> Progress:
        self._before = self._last()
        threading.Thread(target=self._count, daemon=True).start()
        if sys.stderr.isatty():
            from tqdm import tqdm

            unit = "份" if self._lang is Lang.ZH else "files"
            self._bar = tqdm(unit=unit, bar_format=_OPEN[self._lang], dynamic_ncols=True, file=sys.stderr, leave=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._bar is not None:
            self._bar.close()
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            click.echo(say(self._stopped(), self._lang), err=True)

    def add(self, item: Scanned) -> None:
        """Count one file."""
        self._counts["files"] += 1
        self._counts[item.state.value] += 1
        if item.record:
            self._counts["findings"] += item.record.standing
            self._counts["gaps"] += item.record.gaps
        if self._bar is not None:
            if self._bar.total is None and self._total is not None:
                self._bar.total, self._bar.bar_format = self._total, _BAR[self._lang]
            self._bar.set_postfix_str(say(self._found(), self._lang), refresh=False)
            self._bar.update()
        elif time.monotonic() - self._said > _LINE_SECONDS:
            click.echo(say(self._line(), self._lang), err=True)

    @property
    def files(self) -> int:
        """How many files there were so far."""
        return self._counts["files"]

    @property
    def told(self) -> Phrase:
        """What this scan did, in one line."""
        c, seconds = self._counts, time.monotonic() - self._began
        return Phrase(
            f"本次：{c['files']:,} 份文件，用时 {_clock(seconds)}；审查 {c['reviewed']:,}，相同内容 {c['copy']:,}，"
            f"没有变化 {c['unchanged']:,}，读不出 {c['unreadable']:,}",
            f"this scan: {c['files']:,} files in {_clock(seconds)}; reviewed {c['reviewed']:,}, copies {c['copy']:,}, "
            f"unchanged {c['unchanged']:,}, unreadable {c['unreadable']:,}",
        )

    def _count(self) -> None:
        """How many files there will be, counted beside the scan."""
        from pubcheck.archive.places import place_of

        if "://" in self._scan.root:
            return  # listing a store twice costs twice
        number = 0
        try:
            for found in place_of(self._scan.root).walk():
                number += self._scan.choice.takes(found.path)
                if self._ended.is_set():
                    return
        except Exception:  # of whatever store; the scan itself tells
            return
        self._total = number

    def _found(self) -> Phrase:
        c = self._counts
        return Phrase(
            f" 发现 {c['findings']:,}，未审查 {c['gaps']:,}", f" {c['findings']:,} findings, {c['gaps']:,} gaps"
        )

    def _line(self) -> Phrase:
        # The rate since the line before: a scan that goes on runs through the known files in no time.
        now, done = time.monotonic(), self._counts["files"]
        rate = (done - self._done_said) / (now - self._said)
        self._said, self._done_said = now, done
        left = _clock((self._total - done) / rate) if self._total and rate else "?"
        of = f"{self._total:,}" if self._total else "?"
        return Phrase(
            f"{time.strftime('%H:%M:%S')} {done:,}/{of} 份，每秒 {rate:.1f} 份，剩余 {left}，{str(self._found()).strip()}",
            f"{time.strftime('%H:%M:%S')} {done:,}/{of} files, {rate:.1f} a second, {left} left,{self._found().en}",
        )

    def _stopped(self) -> Phrase:
        kept, reviewed = self._kept()
        return Phrase(
            f"已停止，完成的结果已保存（本次 {kept:,} 份文件，其中审查 {reviewed:,} 份，其余与以前相同或读不出）；"
            "再运行同一命令即从断点继续",
            f"stopped, what is done is kept ({kept:,} files this time, {reviewed:,} of them reviewed, the rest known or"
            " unreadable); run the same command again to go on",
        )

    def _kept(self) -> tuple[int, int]:
        """How many files the scan that was stopped has in the store, and how many contents it reviewed: the last ones
        came in after they could be told."""
        from pubcheck.archive.store import reading

        with suppress(PubcheckError), reading(self._scan.db) as store:
            scan, content = self._before
            number, reviewed = store.connection.execute(
                "SELECT (SELECT count(*) FROM files WHERE seen > ?), (SELECT count(*) FROM contents WHERE id > ?)",
                (scan, content),
            ).fetchone()
            return int(number), int(reviewed)
        return self.files, self._counts["reviewed"]

    def _last(self) -> tuple[int, int]:
        from pubcheck.archive.store import reading

        with suppress(PubcheckError, sqlite3.Error), reading(self._scan.db) as store:
            query = "SELECT coalesce(max(scans.id), 0), (SELECT coalesce(max(id), 0) FROM contents) FROM scans"
            scan, content = store.connection.execute(query).fetchone()
            return int(scan), int(content)
        return 0, 0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
