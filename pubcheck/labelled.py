"""Documents of one's own with the attribute that a person gave them, for training and measuring.

Either JSONL (one object a line with ``text`` and ``attribute``; ``issuer``, ``exemption`` and ``duty`` where they are
known), or a folder with a list: a CSV or Excel table whose headings name a column of files and one of
attributes. The list and the files are read by pubcheck's own parsers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pubcheck.apart import parse_as_set
from pubcheck.charset import decode
from pubcheck.corpus import LineError, attribute_of, bad_line, filled_text, row_of
from pubcheck.document import Document, Part
from pubcheck.errors import ParseError, SettingsError
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.plain import document_from_text
from pubcheck.profile import EXEMPTIONS
from pubcheck.review import Attribute
from pubcheck.settings import Settings

DUTIES = ("19", *(f"20({item})" for item in range(1, 16)), "21")
LISTS = (".csv", ".xlsx", ".xls", ".xlsm", ".tsv")
_FILE = lazily(r"(?:文件|文件名|文件名称|文件路径|路径|附件|file(?:name)?|path)", re.IGNORECASE)
_ATTRIBUTE = lazily(r"(?:公文|文件|信息)?(?:公开)?属性|公开方式|公开类别|attribute", re.IGNORECASE)
_ISSUER = lazily(r"(?:发文|制发|起草|责任)?(?:机关|单位|部门)|issuer", re.IGNORECASE)


class Labelled(NamedTuple):
    """One document and its attribute; documents of one ``group`` (an issuer) are never on both sides of a fold.

    ``exemption`` (``14a`` … ``16casefile``) and ``duty`` (``20(1)`` … ``21``) say why, where a person wrote it; ``none``:
    none applies, empty: nobody said.
    """

    document: Document
    attribute: Attribute
    group: str = ""
    exemption: str = ""
    duty: str = ""


def has_list(path: Path) -> bool:
    """Whether ``path`` is a list of files, or a folder that holds one and no JSONL."""
    if path.is_dir():
        return not any(path.glob("*.jsonl")) and any(_lists(path))
    return path.suffix.lower() in LISTS


def read_labelled(path: Path, settings: Settings) -> tuple[tuple[Labelled, ...], tuple[Gap, ...]]:
    """The labelled documents of a JSONL file, a folder of JSONL files, a list or a folder with a list.

    The second value names every file of the list that could not be read.

    :raises SettingsError: if there is no list, a line or an attribute is not as described, or a file
        of the list does not stand below the list's folder.
    """
    if has_list(path):
        return _from_list(path, settings)
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise SettingsError(
            Phrase(
                f"{path} 中没有 .jsonl 语料，也没有带“文件”“公开属性”两栏的 CSV、Excel 清单",
                f"{path} holds neither .jsonl files nor a CSV or Excel list with columns for file and attribute",
            )
        )
    return tuple(entry for file in files for entry in _from_jsonl(file)), ()


def _from_jsonl(file: Path) -> Iterator[Labelled]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            Phrase(f"无法读取语料文件 {file}，请核对路径，编码应为 UTF-8", f"cannot read corpus file {file} as UTF-8")
        ) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = row_of(line)
            name = str(row.get("id", f"{file.stem}-{number}"))
            text = filled_text(row, name)
            group = str(row.get("issuer") or row.get("region") or "")
            reasons = _code(row, "exemption", EXEMPTIONS), _code(row, "duty", DUTIES)
            attribute = attribute_of(str(row.get("attribute", "")))
        except LineError as error:
            raise bad_line(f"{file}:{number}", error) from None
        yield Labelled(document_from_text(text, name), attribute, group, *reasons)


def _from_list(path: Path, settings: Settings) -> tuple[tuple[Labelled, ...], tuple[Gap, ...]]:
    folder = path if path.is_dir() else path.parent
    for candidate in _lists(path) if path.is_dir() else [path]:
        rows = _rows(candidate, settings)
        head = _heading(rows)
        if head is not None:
            break
    else:
        raise SettingsError(
            Phrase(
                f"{path} 的清单没有表头“文件”和“公开属性”，请补上这两栏",
                f"the list in {path} has no headings for file (文件) and attribute (公开属性)",
            )
        )
    start, file_column, attribute_column, issuer_column = head
    found: list[Labelled] = []
    gaps: list[Gap] = []
    for number, row in enumerate(rows[start + 1 :], start + 2):
        if len(row) <= max(file_column, attribute_column) or not row[file_column].strip():
            continue
        name = row[file_column].strip()
        try:
            attribute = attribute_of(row[attribute_column])
        except LineError as error:
            raise SettingsError(
                Phrase(
                    f"清单 {candidate} 第 {number} 行的{error.phrase}",
                    f"list {candidate}, row {number}: {error.phrase.en}",
                )
            ) from None
        group = row[issuer_column].strip() if issuer_column is not None and issuer_column < len(row) else ""
        place = (folder / name.replace("\\", "/")).resolve()
        if not place.is_relative_to(folder.resolve()):
            raise SettingsError(
                Phrase(
                    f"清单 {candidate} 第 {number} 行的文件不在清单所在的文件夹中",
                    f"list {candidate}, row {number}: the file lies outside the list's folder",
                )
            )
        try:
            found.append(Labelled(parse_as_set(place.read_bytes(), name, settings), attribute, group))
        except ParseError as error:
            gaps.append(Gap("parse", name, error.phrase))
        except OSError:
            gaps.append(Gap("read", name, Phrase("找不到文件或无法读取", "no such file, or it cannot be read")))
    return tuple(found), tuple(gaps)


def _lists(folder: Path) -> Iterator[Path]:
    return (entry for entry in sorted(folder.iterdir()) if entry.suffix.lower() in LISTS and entry.is_file())


def _rows(path: Path, settings: Settings) -> list[list[str]]:
    """The rows of a list; a CSV file as its quotes have it, a workbook as its parser shows it."""
    try:
        data = path.read_bytes()
        if path.suffix.lower() in (".csv", ".tsv"):
            text = decode(data)
            between = "\t" if path.suffix.lower() == ".tsv" else ","
            return [list(row) for row in csv.reader(text.splitlines(), delimiter=between)]
        document = parse_as_set(data, path.name, settings)
    except OSError:
        raise SettingsError(Phrase(f"无法读取清单 {path}", f"cannot read the list {path}")) from None
    except csv.Error:
        raise SettingsError(Phrase(f"清单 {path} 不是有效的 CSV", f"the list {path} is not valid CSV")) from None
    except ParseError as error:
        raise SettingsError(
            Phrase(f"无法读取清单 {path}：{error.phrase}", f"cannot read the list {path}: {error.phrase.en}")
        ) from None
    return [block.span.of(document.text).split("\t") for block in document.blocks if block.part is Part.TABLE]


def _heading(rows: list[list[str]]) -> tuple[int, int, int, int | None] | None:
    """The row of the headings among the first ten, and the columns of file, attribute and issuer."""
    for number, row in enumerate(rows[:10]):
        cells = ["".join(cell.split()) for cell in row]
        file_column = next((at for at, cell in enumerate(cells) if _FILE.fullmatch(cell)), None)
        attribute_column = next((at for at, cell in enumerate(cells) if _ATTRIBUTE.fullmatch(cell)), None)
        if file_column is not None and attribute_column is not None:
            issuer = next((at for at, cell in enumerate(cells) if _ISSUER.fullmatch(cell)), None)
            return number, file_column, attribute_column, issuer
    return None


def _code(row: dict[str, Any], question: str, codes: Sequence[str]) -> str:
    """The exemption or duty of a line, ``none``, or nothing.

    :raises LineError: if it is none of ``codes``.
    """
    code = str(row.get(question) or "")
    if code not in ("", "none", *codes):
        known = "、".join(("none", *codes))
        raise LineError(f"“{question}”的值无法识别，可用：{known}", f"“{question}” is none of its codes")
    return code
