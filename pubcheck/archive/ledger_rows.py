"""The rows of a table that a person edited: a workbook (XLSX) or CSV, read row by row, hidden rows and columns too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pubcheck.cell_grid import cell_range, cell_text
from pubcheck.charset import decode
from pubcheck.container import Container
from pubcheck.document import DocumentBuilder
from pubcheck.errors import ParseError, SettingsError
from pubcheck.ooxml import relationships
from pubcheck.phrase import Phrase
from pubcheck.quota import opened
from pubcheck.refusal import damaged, encrypted, too_many_blocks
from pubcheck.settings import Limits
from pubcheck.sheetml import Worksheet
from pubcheck.sheetml_book import listed_sheets
from pubcheck.sheetml_stream import stream
from pubcheck.sheetml_strings import SharedStrings
from pubcheck.sheetml_style import cell_styles
from pubcheck.xml_tree import attribute, descendants, local, parse_xml

_KIND = "XLSX"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
#: A ledger is one's own file: it may be larger than what a stranger sends.
LIMITS = Limits(
    max_unpacked_bytes=4 * 2**30,
    max_ratio=2_000.0,
    max_characters=400_000_000,
    max_characters_in_all=400_000_000,
    max_blocks=4_000_000,
    max_seconds=1_800.0,
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: the name of its sheet (empty in a CSV file), its number as the program shows it, and its cells.

    ``cells`` gives the words by column, counted from 0; empty ones are left out. ``merged`` are the columns whose words
    stand in a row above, in a cell that was merged with this one.
    """

    sheet: str
    number: int
    cells: dict[int, str]
    merged: frozenset[int] = frozenset()

    @property
    def phrase(self) -> Phrase:
        """Where it stands."""
        sheet = Phrase(f"工作表“{self.sheet}”", f"sheet “{self.sheet}” ") if self.sheet else Phrase("", "")
        return Phrase(f"{sheet}第 {self.number} 行", f"{sheet.en}row {self.number}")


def sheet_rows(path: Path, limits: Limits = LIMITS) -> Iterator[SheetRow]:
    """The rows of the file in order, empty ones left out.

    :raises SettingsError: if it cannot be read, or is neither a workbook (XLSX) nor CSV.
    """
    try:
        data = path.read_bytes()
        if data.startswith(_ZIP):
            yield from _of_workbook(data, opened(limits))
        elif data.startswith(_OLE):
            raise SettingsError(
                Phrase(
                    f"表格 {path} 不是 XLSX（可能是旧版 XLS，或设有密码），请另存为 XLSX 或 CSV",
                    f"{path} is no XLSX file (an old XLS, or one with a password); save it as XLSX or CSV",
                )
            )
        else:
            yield from _of_csv(data, path.suffix.lower() == ".tsv")
    except OSError as error:
        raise _unread(path, Phrase(str(error.strerror), str(error.strerror))) from None
    except csv.Error:
        raise _unread(path, Phrase("不是有效的 CSV", "it is no valid CSV")) from None
    except ParseError as error:
        raise _unread(path, error.phrase) from None


def columns_of(row: SheetRow, headings: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """The columns whose heading is one of the words, by their keys; empty where the row is no heading.

    A row is one if it has at least two of the keys. Spaces and the case of letters do not matter.
    """
    found: dict[str, int] = {}
    for column, words in row.cells.items():
        folded = "".join(words.split()).lower()
        for key, names in headings.items():
            if folded in names:
                found.setdefault(key, column)
    return found if len(found) > 1 else {}


def _of_workbook(data: bytes, limits: Limits) -> Iterator[SheetRow]:
    container = Container.open(data, _KIND, limits)
    if "EncryptedPackage" in container:
        raise encrypted("Excel", "Excel")
    links = relationships(container, "", limits)
    main = next((link.target for link in links if link.kind == "officeDocument" and not link.external), "")
    root = parse_xml(container.read(main or "xl/workbook.xml"), _KIND, limits)
    parts = {link.id: link for link in relationships(container, main, limits)}
    kinds = {link.kind: link.target for link in parts.values() if not link.external}
    strings = SharedStrings.read(container, kinds.get("sharedStrings", ""), limits)
    styles = kinds.get("styles", "")
    shown = cell_styles(parse_xml(container.read(styles), _KIND, limits) if styles in container else None)
    old_dates = any(attribute(each, "date1904") in ("1", "true") for each in descendants(root, "workbookPr"))
    for sheet, part in listed_sheets(root, parts, container):
        if part not in container:
            continue
        builder = DocumentBuilder("", b"", "", limits)
        worksheet = Worksheet(sheet, strings, shown, builder, limits, {}, old_dates)
        number = 0
        merges = _Merges(container, part, limits)
        for row in stream(container.chunks(part), ("row",), limits):
            told = row.get("r", "")
            number = int(told) if told.isascii() and told.isdigit() and len(told) < 8 else number + 1
            cells = dict(worksheet.cells(row))
            if worksheet.lost:  # a cell names a string that is not there: half a decision is none
                raise damaged(_KIND, _KIND)
            if cells:  # a merge may reach far below the table
                merged = merges.fill(number, cells)
                yield SheetRow(cell_text(sheet.name), number, cells, merged)


class _Merges:
    """The cells of a sheet that were merged over several rows: what stands in the first row is meant for all of them."""

    def __init__(self, container: Container, part: str, limits: Limits) -> None:
        self._starts: dict[int, list[tuple[int, int]]] = {}  # first row → last row and column
        self._open: dict[int, tuple[int, str]] = {}  # column → last row and words
        if not _holds(container.chunks(part), b"mergeCell"):  # they stand behind the rows
            return
        for number, each in enumerate(stream(container.chunks(part), ("row", "mergeCell"), limits)):
            if local(each) == "mergeCell" and (place := cell_range(each.get("ref", ""))) and place[0] < place[1]:
                if number > limits.max_blocks:
                    raise too_many_blocks(limits)
                self._starts.setdefault(place[0], []).append((place[1], place[2]))

    def fill(self, number: int, cells: dict[int, str]) -> frozenset[int]:
        """Put the words of merged cells into the row of this number; the columns that got some.

        What a program left in a cell that is merged away is shown nowhere: the words that are shown count.
        """
        for column in [column for column, (last, _) in self._open.items() if last < number]:
            del self._open[column]
        filled = {column: words for column, (_, words) in self._open.items() if words}
        cells.update(filled)
        for last, column in self._starts.get(number, ()):
            self._open[column] = last, cells.get(column, "")
        return frozenset(filled)


def _holds(chunks: Iterable[bytes], sign: bytes) -> bool:
    """Whether the bytes hold ``sign``, also across two chunks."""
    before = b""
    for chunk in chunks:
        if sign in before + chunk:
            return True
        before = chunk[-len(sign) :]
    return False


def _of_csv(data: bytes, tabs: bool) -> Iterator[SheetRow]:
    text = decode(data).removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",")
    for number, row in enumerate(reader, 1):
        cells = {column: words for column, words in enumerate(row) if words and not words.isspace()}
        if cells:
            yield SheetRow("", number, cells)


def _unread(path: Path, reason: Phrase) -> SettingsError:
    return SettingsError(Phrase(f"无法读取表格 {path}：{reason}", f"cannot read {path}: {reason.en}"))
