"""Documents with gold spans: what must be found in them, for measuring.

One JSON object a line. The spans stand in the text, ``⟦rule¦value⟧`` (or ``⟦rule¦info¦value⟧``
where the finding is only informational), or beside it in ``spans``: ``[[start, end, rule], …]``
in code points. ``expect`` names rules that must fire on the document as a whole, ``negatives`` rules
that must not fire. Placeholders such as ``{{ID}}`` are filled from a generator seeded with the document's id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pubcheck.corpus import LineError, attribute_of, bad_line, filled_text, row_of
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


def read_gold(path: Path, known: Collection[str] = ()) -> Iterator[GoldDocument]:
    """The documents of one JSONL file, or of all ``*.jsonl`` files of a folder in order of their names.

    :param known: the ids of the rules that there are; any id will do if empty.
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
                try:
                    yield _parsed(line, f"{file.stem}-{number}", known)
                except LineError as error:
                    raise bad_line(f"{file}:{number}", error) from None


def _parsed(line: str, name: str, known: Collection[str]) -> GoldDocument:
    row = row_of(line)
    id_ = str(row.get("id", name))
    text, spans = unmarked_gold(filled_text(row, id_))
    try:
        spans += tuple(GoldSpan(Span(start, end), str(rule)) for start, end, rule in row.get("spans") or ())
    except (ValueError, TypeError):
        raise LineError("“spans”应写成 [[起, 止, 规则], …]", "“spans” is not [[start, end, rule], …]") from None
    if any(gold.span.end > len(text) for gold in spans):
        raise LineError("“spans”的位置超出了正文", "a span leaves the text")
    expect, negatives = _rules(row, "expect"), _rules(row, "negatives")
    for rule in (*(gold.rule for gold in spans), *expect, *negatives):
        if known and rule not in known:
            raise LineError(
                f"没有规则 {rule}，可用 pubcheck rules 查看全部规则", f"there is no rule {rule}; see pubcheck rules"
            )
    attribute = row.get("attribute")
    told = attribute_of(str(attribute)).value if attribute else None
    return GoldDocument(id_, text, tuple(sorted(spans, key=lambda gold: gold.span)), expect, told, negatives)


def _rules(row: dict[str, Any], name: str) -> tuple[str, ...]:
    rules = row.get(name) or []
    if not isinstance(rules, list) or not all(isinstance(rule, str) for rule in rules):
        raise LineError(f"“{name}”应写成 [规则, …]", f"“{name}” is not [rule, …]")
    return tuple(rules)


def unmarked_gold(marked: str) -> tuple[str, tuple[GoldSpan, ...]]:
    """The text without its marks, and the spans they stood for.

    :raises LineError: if a bracket is left over.
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
        raise LineError(
            "标记 ⟦规则¦文字⟧ 不成对，或者规则的写法不对", "unbalanced marks ⟦rule¦words⟧, or no rule stands in one"
        )
    return text, tuple(spans)
