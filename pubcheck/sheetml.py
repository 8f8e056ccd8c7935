"""A worksheet of SpreadsheetML: its rows into a grid, and all that a sheet holds beside its cells.

Source: ECMA-376 part 1, chapter 18.3; [MS-XLSX] for the extensions of 2009.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pubcheck.cell_format import Shown
from pubcheck.cell_grid import (
    COLUMN,
    FORMAT,
    MOST_COLUMNS,
    MOST_ROWS,
    ROW,
    WHITE,
    Grid,
    Sheet,
    cell_range,
    cell_text,
    column_number,
    margin_words,
)
from pubcheck.container import Container
from pubcheck.document import DocumentBuilder, Part
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.refusal import too_many_blocks
from pubcheck.settings import Limits
from pubcheck.sheetml_stream import stream
from pubcheck.sheetml_strings import SharedStrings, plain, rich_text
from pubcheck.sheetml_style import CellStyle
from pubcheck.xml_tree import attribute, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LITERAL = lazily(r'"((?:[^"]|"")*)"')
_LONGEST_FORMULA = 10_000
_MOST_LITERALS = 100_000
_MOST_MERGES = 200_000
_VARIANTS = {
    "oddHeader": Phrase("页眉", "header"),
    "oddFooter": Phrase("页脚", "footer"),
    "evenHeader": Phrase("偶数页页眉", "header of even pages"),
    "evenFooter": Phrase("偶数页页脚", "footer of even pages"),
    "firstHeader": Phrase("首页页眉", "header of the first page"),
    "firstFooter": Phrase("首页页脚", "footer of the first page"),
}
_PROMPT = Phrase("输入提示", "input prompt")
_CHOICES = Phrase("下拉选项", "choices")
_FORMULA = Phrase("公式中的文字", "words in a formula")
_LINK = Phrase("超链接", "hyperlink")
_SCENARIO = Phrase("方案", "scenario")
_FILTER = Phrase("筛选条件", "filter")


@dataclass(slots=True)
class Worksheet:
    """One sheet being read; ``links`` are the targets of its relationships.

    ``told`` collects the link targets that were reported, ``lost`` counts cells whose string is not there.
    """

    sheet: Sheet
    strings: SharedStrings
    styles: list[CellStyle]
    builder: DocumentBuilder
    limits: Limits
    links: dict[str, str]
    epoch_1904: bool = False
    told: set[str] = field(default_factory=set)
    lost: int = 0
    _grid: Grid = field(init=False)
    _number: int = 0
    _literals: dict[str, str] = field(default_factory=dict)
    _beside: list[tuple[str, Part, Phrase]] = field(default_factory=list)
    _hidden: bytearray = field(default_factory=lambda: bytearray(MOST_COLUMNS + 1))
    _named: dict[str | None, CellStyle] = field(default_factory=dict)
    _letters: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._grid = Grid(self.sheet, self.limits)

    def read(self, container: Container, part: str) -> None:
        """The whole part; rows read before it turns out to be broken are kept.

        :raises ParseError: if the part is broken or too large.
        """
        try:
            for element in stream(container.chunks(part), _READERS, self.limits):
                _READERS[local(element)](self, element)
        finally:
            self._grid.write(self.builder)
            for words, where in self._literals.items():
                self._add(words, Part.FIELD_CODE, self.sheet.at(where, _FORMULA))
            for words, kind, label in self._beside:
                self._add(words, kind, label)

    def _add(self, text: str, part: Part, label: Phrase) -> None:
        self.builder.add(text, self.sheet.part(part), page=self.sheet.number, label=label)

    def _later(self, text: str, part: Part, label: Phrase) -> None:
        """Keep what stands beside the cells for behind the rows."""
        if len(self._beside) > self.limits.max_blocks:
            raise too_many_blocks(self.limits)
        if text.strip():
            self._beside.append((cell_text(text), part, label))

    def row(self, row: Element) -> None:
        """One row: seen cells together, hidden ones by their reason."""
        number = row.get("r", "")
        known = number.isascii() and number.isdigit() and len(number) < 8
        self._number = min(int(number), MOST_ROWS) if known else self._number + 1
        whole = ROW if row.get("hidden") in ("1", "true") or row.get("ht") in ("0", "0.0") else None
        columns: list[int] = []
        texts: list[str] = []
        apart: dict[Phrase, tuple[list[int], list[str]]] = {}
        column = -1
        for cell in row:
            column = self._column(cell.get("r", ""), column + 1)
            text, why, white = self._cell(cell)
            if white:
                into = apart.setdefault(whole or WHITE, ([], []))
                into[0].append(column)
                into[1].append(white)
            if not text or text.isspace():
                continue
            if whole is None and self._hidden[min(column, MOST_COLUMNS)]:
                why = COLUMN
            if whole is not None or why is not None:
                into = apart.setdefault(whole or why or ROW, ([], []))
                into[0].append(column)
                into[1].append(text)
            else:
                columns.append(column)
                texts.append(text)
        if columns:
            self._grid.add(self._number, columns, texts)
        for reason, (places, words) in apart.items():
            self._grid.add(self._number, places, words, reason)

    def cells(self, row: Element) -> Iterator[tuple[int, str]]:
        """The cells of a row that hold something, hidden ones too: column (from 0) and words."""
        column = -1
        for cell in row:
            column = self._column(cell.get("r", ""), column + 1)
            text = self._cell(cell)[0]
            if text and not text.isspace():
                yield column, text

    def _column(self, reference: str, following: int) -> int:
        """The column of a cell; one without a sound reference follows the cell before it."""
        letters = reference.rstrip("0123456789")
        column = self._letters.get(letters)
        if column is None:
            sound = 0 < len(letters) <= 3 and letters.isascii() and letters.isalpha() and letters.isupper()
            column = column_number(letters) if sound else -1
            if len(self._letters) <= MOST_COLUMNS:
                self._letters[letters] = column
        return column if column >= following else following

    def _cell(self, cell: Element) -> tuple[str, Phrase | None, str]:
        """A cell's words, why they are hidden, and words of it that are white beside the others."""
        kind, style = cell.get("t"), self._style(cell.get("s"))
        value = inline = ""
        white = ""
        for each in cell:
            name = str(each.tag)
            if name.endswith("}v"):
                value = each.text or ""
            elif name.endswith("}f"):
                self._formula(each, cell)
            elif name.endswith("}is"):
                if len(each) == 1 and str(each[0].tag).endswith("}t"):
                    inline = plain(each[0].text or "")
                else:
                    rich = rich_text(each)
                    inline, white = (rich.seen, rich.white) if style.on_white else (rich.whole, "")
        if kind == "s":
            return self._shared(value, style)
        if kind is None or kind == "n":
            if inline:
                return inline, style.why, white
            if style.format.general and len(value) < 16 and value.isascii() and value.isdigit():
                return value, style.why, ""
            shown = style.format.show(value, self.epoch_1904) if value else Shown("")
            text = shown.text if shown.text.isprintable() else cell_text(shown.text)
            return text, FORMAT if shown.hidden else style.why, ""
        text = inline if kind == "inlineStr" else plain(value)
        if kind == "b":
            text = {"1": "TRUE", "0": "FALSE"}.get(value, text)
        return text, FORMAT if style.format.hides_text else style.why, white

    def _style(self, number: str | None) -> CellStyle:
        style = self._named.get(number)
        if style is None:
            known = number and number.isascii() and number.isdigit() and len(number) < 8
            style = self.styles[int(number)] if number and known and int(number) < len(self.styles) else self.styles[0]
            self._named[number] = style
        return style

    def _shared(self, value: str, style: CellStyle) -> tuple[str, Phrase | None, str]:
        strings = self.strings
        if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value) < len(strings.texts)):
            self.lost += 1
            return "", None, ""
        index = int(value)
        strings.used[index] = 1
        why = FORMAT if style.format.hides_text else style.why
        if style.on_white and index in strings.rich:
            return strings.rich[index].seen, why, strings.rich[index].white
        return strings.texts[index], why, ""

    def _formula(self, formula: Element, cell: Element) -> None:
        """Words between quotes, each once in a sheet: they may say more than the cell shows."""
        text = (formula.text or "")[:_LONGEST_FORMULA]
        if '"' in text and len(self._literals) < _MOST_LITERALS:
            for words in _LITERAL.findall(text):
                if words.strip():
                    self._literals.setdefault(cell_text(words.replace('""', '"')), cell.get("r", ""))

    def columns(self, cols: Element) -> None:
        """Hidden columns, and those without width."""
        for each in descendants(cols, "col"):
            first, last = each.get("min", ""), each.get("max", "")
            hidden = each.get("hidden") in ("1", "true") or each.get("width") in ("0", "0.0")
            if hidden and first.isdigit() and last.isdigit() and len(first) < 7 and len(last) < 7:
                start, end = max(0, int(first) - 1), min(int(last), MOST_COLUMNS)
                if start < end:
                    self._hidden[start:end] = b"\1" * (end - start)

    def merge(self, merged: Element) -> None:
        """A merged range."""
        place = cell_range(merged.get("ref", ""))
        if place and len(self._grid.merges) < _MOST_MERGES:
            self._grid.merges.append(place)

    def header(self, group: Element) -> None:
        """Headers and footers of all pages, first and even pages included."""
        for each in group:
            label = _VARIANTS.get(local(each))
            if label is not None:
                words = margin_words(each.text or "")
                self._later(words, Part.HEADER if "Header" in local(each) else Part.FOOTER, self.sheet.at("", label))

    def validation(self, rule: Element) -> None:
        """The prompt and the error message of a validation, and its choices."""
        where = attribute(rule, "sqref") or next((each.text or "" for each in descendants(rule, "sqref")), "")
        for name in ("promptTitle", "prompt", "errorTitle", "error"):
            self._later(plain(attribute(rule, name)), Part.ANNOTATION, self.sheet.at(where[:40], _PROMPT))
        for formula in descendants(rule, "formula1", "formula2"):
            for words in _LITERAL.findall("".join(map(str, formula.itertext()))[:_LONGEST_FORMULA]):
                self._later(words.replace('""', '"'), Part.FORM_VALUE, self.sheet.at(where[:40], _CHOICES))

    def hyperlink(self, link: Element) -> None:
        """A link's target, and the tip that shows above it."""
        label = self.sheet.at(link.get("ref", "")[:40], _LINK)
        target = self.links.get(attribute(link, "id"), "")
        self.told.add(target)
        self._later(target, Part.LINK_TARGET, label)
        self._later(plain(link.get("tooltip", "")), Part.ALT_TEXT, label)

    def scenario(self, scenario: Element) -> None:
        """A what-if scenario: its name, author, remark and values."""
        values = (each.get("val", "") for each in descendants(scenario, "inputCells"))
        words = [scenario.get("name", ""), scenario.get("user", ""), scenario.get("comment", ""), *values]
        self._later("\t".join(filter(None, map(cell_text, words))), Part.HIDDEN, self.sheet.at("", _SCENARIO))

    def filter(self, criterion: Element) -> None:
        """A value by which rows were filtered."""
        self._later(criterion.get("val", ""), Part.METADATA, self.sheet.at("", _FILTER))

    def condition(self, rule: Element) -> None:
        """Words in the formulas of conditional formats."""
        for each in rule:
            if local(each) in ("formula", "f"):
                self._formula(each, rule)


_READERS: dict[str, Callable[[Worksheet, Element], None]] = {
    "row": Worksheet.row,
    "cols": Worksheet.columns,
    "mergeCell": Worksheet.merge,
    "headerFooter": Worksheet.header,
    "dataValidation": Worksheet.validation,
    "hyperlink": Worksheet.hyperlink,
    "scenario": Worksheet.scenario,
    "filter": Worksheet.filter,
    "customFilter": Worksheet.filter,
    "cfRule": Worksheet.condition,
}
