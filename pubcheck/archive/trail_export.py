"""The review trail written to a file: every entry as JSONL, or as a table for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import IO, Any

from pubcheck.archive.decision import Decision, finding_code
from pubcheck.archive.held import copy_of
from pubcheck.archive.store import Store
from pubcheck.archive.trail import Entry
from pubcheck.phrase import Lang, Phrase, say

_HEADING = (
    Phrase("序号", "number"),
    Phrase("时间（UTC）", "time (UTC)"),
    Phrase("事项", "what"),
    Phrase("发现编号", "finding code"),
    Phrase("文件", "file"),
    Phrase("规则", "rule"),
    Phrase("处理决定", "decision"),
    Phrase("决定理由", "reason"),
    Phrase("决定人", "decided by"),
    Phrase("豁免至", "until"),
    Phrase("详情", "details"),
    Phrase("校验码", "hash"),
)
_KINDS = {
    "scan": Phrase("扫描开始", "scan begins"),
    "scan_end": Phrase("扫描结束", "scan ends"),
    "decision": Phrase("决定", "decision"),
    "withdrawal": Phrase("撤销", "withdrawal"),
    "export": Phrase("导出", "export"),
}
_SHOWN = ("kind", "fingerprint", "file_keys", "content", "copies", "rule", "decision", "reason", "owner", "until")
_MOST_PATHS = 20
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(words: str) -> str:
    """Words of a CSV cell that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def exporter(store: Store, stream: IO[bytes], table: bool, lang: Lang) -> Callable[[Entry], None]:
    """What writes one entry after the other to ``stream``; as a table it begins with headings and a byte order mark."""
    if not table:
        return lambda entry: _line(entry, stream)
    stream.write(_row([say(each, lang) for each in _HEADING]).encode("utf-8-sig"))
    return lambda entry: _table_row(entry, store, stream, lang)


def _line(entry: Entry, stream: IO[bytes]) -> None:
    # The entry stays the string that was hashed, so that anybody with the key can check it.
    values = {"number": entry.number, "at": entry.at, "entry": entry.words, "hash": entry.hash}
    stream.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")


def _table_row(entry: Entry, store: Store, stream: IO[bytes], lang: Lang) -> None:
    values: dict[str, Any] = entry.values
    kind = str(values["kind"])
    files: list[str] = values.get("file_keys", [])
    others = int(values.get("copies", 0))
    paths = say(Phrase("全部文件", "all files"), lang) if "file_keys" in values else ""
    named = "".join(files[:1])
    if files:
        query = "SELECT gone IS NOT NULL, path, key FROM files WHERE key = ?"
        rows = (store.connection.execute(query, (key,)).fetchone() for key in files[:_MOST_PATHS])
        found = [row for row in rows if row]
        paths = "\n".join(sorted(path for _, path, _ in found))
        copy = copy_of(store, values["content"]) if values.get("content") else None
        if copy or found:  # the one of the copies that ledgers name
            named = copy[0] if copy else min(found)[2]
        more = others + max(0, len(files) - _MOST_PATHS)
        if more:
            paths += say(Phrase(f"\n另有 {more} 份副本", f"\nand {more} more copies"), lang)
    decision = say(Decision(values["decision"]).phrase, lang) if "decision" in values else ""
    rest = {name: value for name, value in sorted(values.items()) if name not in _SHOWN}
    cells = [
        *(str(entry.number), entry.at, say(_KINDS.get(kind, Phrase(kind)), lang)),
        *(finding_code(values.get("fingerprint", ""), named), paths, values.get("rule", "")),
        *(decision, values.get("reason", ""), values.get("owner", ""), values.get("until", "")),
        *("；".join(f"{name}={value}" for name, value in rest.items()), entry.hash),
    ]
    stream.write(_row([safe_cell(str(cell)) for cell in cells]).encode("utf-8", "replace"))


def _row(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
