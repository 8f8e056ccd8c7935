"""JSON Lines for other systems: one object for each document, complete, as ``docs/json.md`` describes it."""

from __future__ import annotations

from pathlib import Path

from pubcheck.archive.objects import objects
from pubcheck.archive.reporter import ArchiveReporter, ArchiveReportOptions, Rows
from pubcheck.archive.snapshot import Snapshot
from pubcheck.archive.stored_words import StoredWords
from pubcheck.payload import json_line
from pubcheck.phrase import Phrase


def render(shot: Snapshot, path: Path, options: ArchiveReportOptions) -> tuple[Rows, ...]:
    """Write the lines."""
    words = StoredWords(options.lang)
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for each in objects(shot, words):
            stream.write(json_line(each))
            number += 1
    return (Rows(Phrase("文件", "documents"), number),)


LEDGER = ArchiveReporter(
    id="jsonl",
    title=Phrase("JSON Lines", "JSON Lines"),
    name=Phrase("数据", "data"),
    extension=".jsonl",
    render=render,
)
