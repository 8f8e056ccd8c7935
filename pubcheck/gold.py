"""Documents with gold spans: what must be found in them, for measuring.

One JSON object a line. The spans stand in the text, ``⟦rule¦value⟧`` (or ``⟦rule¦info¦value⟧``
where the finding is only informational), or beside it in ``spans``: ``[[start, end, rule], …]``
in code points. ``expect`` names rules that must fire on the document as a whole, ``negatives`` rules
that must not fire. Placeholders such as ``{{ID}}`` are filled from a generator seeded with the document's id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pubcheck.corpus import fill
from pubcheck.errors import SettingsError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.span import Span

_MARK = lazily(r"⟦(?P<rule>[a-z_]+\.[a-z0-9_]+)¦(?:(?P<info>info)¦)?(?P<value>[^⟦⟧]*)⟧")


class GoldSpan(NamedTuple):
    """A span that must be found by ``rule``; ``info`` where it must not be graver than that."""

    span: Span
    rule: str
    info: bool = False


class GoldDocument(NamedTuple):
    """One document: its text without marks, its gold spans in order, rules expected as a whole, rules forbidden."""

    id: str
    text: str
    spans: tuple[GoldSpan, ...]
    expect: tuple[str, ...] = ()
    attribute: str | None = None
    negatives: tuple[str, ...] = ()


def read_gold(path: Path) -> Iterator[GoldDocument]:
    """The documents of one JSONL file, or of all ``*.jsonl`` files of a folder in order of their names.

    :raises SettingsError: if there is no such file, or a line is not as described above.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise SettingsError(Phrase(f"{path} 中没有 .jsonl 语料文件", f"no .jsonl corpus file in {path}"))
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            raise SettingsError(
                Phrase(
                    f"无法读取语料文件 {file}，请核对路径，编码应为 UTF-8", f"cannot read corpus file {file} as UTF-8"
                )
            ) from None
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _parsed(line, f"{file}:{number}", f"{file.stem}-{number}")


def _parsed(line: str, where: str, name: str) -> GoldDocument:
    try:
        row: dict[str, Any] = json.loads(line)
        id_ = str(row.get("id", name))
        text, spans = unmarked_gold(fill(row["text"], id_))
        spans += tuple(GoldSpan(Span(start, end), rule) for start, end, rule in row.get("spans", ()))
        if any(gold.span.end > len(text) for gold in spans):
            raise ValueError("a span leaves the text")
        expect, negatives = (tuple(str(rule) for rule in row.get(name, ())) for name in ("expect", "negatives"))
        ordered = tuple(sorted(spans, key=lambda gold: gold.span))
        return GoldDocument(id_, text, ordered, expect, row.get("attribute"), negatives)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = error if isinstance(error, (KeyError, json.JSONDecodeError)) else type(error).__name__
        raise SettingsError(
            Phrase(f"语料 {where} 格式不对：{reason}", f"corpus {where} is not as documented: {reason}")
        ) from None


def unmarked_gold(marked: str) -> tuple[str, tuple[GoldSpan, ...]]:
    """The text without its marks, and the spans they stood for.

    :raises ValueError: if a bracket is left over.
    """
    pieces: list[str] = []
    spans: list[GoldSpan] = []
    done = length = 0
    for match in _MARK.finditer(marked):
        before, value = marked[done : match.start()], match["value"]
        pieces += [before, value]
        length += len(before)
        spans.append(GoldSpan(Span(length, length + len(value)), match["rule"], bool(match["info"])))
        length += len(value)
        done = match.end()
    text = "".join(pieces) + marked[done:]
    if "⟦" in text or "⟧" in text:
        raise ValueError("unbalanced marks")
    return text, tuple(spans)
