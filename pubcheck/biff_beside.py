"""What a sheet of a binary workbook holds apart from its cells: comments, shapes, links, headers, prompts.

Source: [MS-XLS] 2.4 (the records named in ``_READERS``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from pubcheck.biff import Dialect, Record
from pubcheck.biff_drawing import drawing_words
from pubcheck.biff_formula import formula_strings, link_targets
from pubcheck.cell_grid import Sheet, cell_text, column_letters, margin_words
from pubcheck.document import Part
from pubcheck.phrase import Phrase
from pubcheck.refusal import too_many_blocks
from pubcheck.settings import Limits

_NOTE_OBJECT, _PICTURE_OBJECT = 0x19, 0x08
_COMMENT = Phrase("批注", "comment")
_COMMENT_AUTHOR = Phrase("批注作者", "comment author")
_SHAPE = Phrase("图形中的文字", "words in a shape")
_ALT_TEXT = Phrase("图片说明", "description of a picture")
_WORD_ART = Phrase("艺术字", "word art")
_CHART = Phrase("图表", "chart")
_LINK = Phrase("超链接", "hyperlink")
_PROMPT = Phrase("输入提示", "input prompt")
_CHOICES = Phrase("下拉选项", "choices")
_HEADER = Phrase("页眉", "header")
_FOOTER = Phrase("页脚", "footer")


@dataclass(slots=True)
class Beside:
    """Collects the words of ``sheet`` that stand in no cell; ``pictures`` counts the pictures on it."""

    sheet: Sheet
    dialect: Dialect
    limits: Limits
    pictures: int = 0
    _object: tuple[int, int] = (0, 0)
    _notes: dict[int, str] = field(default_factory=dict)
    _cells: dict[int, str] = field(default_factory=dict)
    _authors: dict[int, str] = field(default_factory=dict)
    _drawing: list[bytes] = field(default_factory=list)
    _words: list[tuple[str, Part, Phrase]] = field(default_factory=list)

    def read(self, record: Record, is_chart: bool) -> None:
        """A record of the sheet, or of a chart on it; others than those known say nothing."""
        reader = _READERS.get(record.code) or (_CHART_READERS.get(record.code) if is_chart else None)
        if reader is not None:
            reader(self, record)

    def found(self) -> Iterator[tuple[str, Part, Phrase]]:
        """Text, part and label of all that was found."""
        yield from self._words
        for number, words in self._notes.items():
            place = " ".join(filter(None, (self._cells.get(number, ""), self._authors.get(number, "")[:40])))
            yield words, Part.COMMENT, self.sheet.at(place, _COMMENT)
        for author in dict.fromkeys(self._authors.values()):
            yield author, Part.METADATA, self.sheet.at("", _COMMENT_AUTHOR)
        for words, is_art in drawing_words(b"".join(self._drawing)):
            label = _WORD_ART if is_art else _ALT_TEXT
            yield words, Part.TEXT_BOX if is_art else Part.ALT_TEXT, self.sheet.at("", label)

    def _later(self, text: str, part: Part, label: Phrase) -> None:
        if len(self._words) > self.limits.max_blocks:
            raise too_many_blocks(self.limits)
        if text.strip():
            self._words.append((text, part, label))

    def header(self, record: Record) -> None:
        """The header or footer of the sheet."""
        if record.data:
            text, _ = self.dialect.text(record.data, 0, wide_count=self.dialect.unicode)
            self._margin(text, record.code == 0x14)

    def headers(self, record: Record) -> None:
        """Headers and footers of even pages and of the first one."""
        counts = unpack_from("<4H", record.data, 30)
        at = 38
        for index, count in enumerate(counts):
            if count:
                text, at = self.dialect.text(record.data, at)
                self._margin(text, index in (0, 2))

    def _margin(self, text: str, is_header: bool) -> None:
        label = _HEADER if is_header else _FOOTER
        self._later(margin_words(text), Part.HEADER if is_header else Part.FOOTER, self.sheet.at("", label))

    def validation(self, record: Record) -> None:
        """The prompt and error of a validation, and its choices."""
        data, at, dialect = record.data, 4, self.dialect
        sheet = self.sheet
        for _ in range(4):
            text, at = dialect.text(data, at)
            self._later(text.strip("\0"), Part.ANNOTATION, sheet.at("", _PROMPT))
        for _ in range(2):
            size = unpack_from("<H", data, at)[0]
            for words in formula_strings(data[at + 4 : at + 4 + size]):
                self._later(words.replace("\0", ","), Part.FORM_VALUE, sheet.at("", _CHOICES))
            at += 4 + size

    def link(self, record: Record) -> None:
        """A hyperlink of a range."""
        row, _, column = unpack_from("<HHH", record.data)
        where = f"{column_letters(column)}{row + 1}"
        for text in link_targets(record.data):
            self._later(text, Part.LINK_TARGET, self.sheet.at(where, _LINK))

    def tip(self, record: Record) -> None:
        """The tip that shows above a hyperlink."""
        text = record.data[10:].decode("utf-16-le", "replace").partition("\0")[0]
        self._later(text, Part.ALT_TEXT, self.sheet.at("", _LINK))

    def shape(self, record: Record) -> None:
        """The kind and number of the shape whose text follows."""
        _, _, kind, number = unpack_from("<HHHH", record.data)
        self._object = kind, number
        self.pictures += kind == _PICTURE_OBJECT

    def box(self, record: Record) -> None:
        """The text of a shape; that of a comment is kept until its cell is known."""
        left = unpack_from("<H", record.data, 10)[0]
        pieces = []
        for piece in record.pieces[1:]:
            if left <= 0 or not piece:
                break
            text = piece[1:].decode("utf-16-le" if piece[0] & 1 else "latin-1", "replace")[:left]
            pieces.append(text)
            left -= len(text)
        words = "".join(pieces)
        if self._object[0] == _NOTE_OBJECT:
            self._notes[self._object[1]] = words
        else:
            self._later(words, Part.TEXT_BOX, self.sheet.at("", _SHAPE))

    def note(self, record: Record) -> None:
        """A comment: its cell and its author; its text stands in a shape."""
        data = record.data
        row, column, third = unpack_from("<HHH", data)
        where = f"{column_letters(column)}{row + 1}"
        if not self.dialect.unicode:
            text = data[6 : 6 + third].decode(self.dialect.codec, "replace")
            self._later(text, Part.COMMENT, self.sheet.at(where, _COMMENT))
            return
        self._cells[unpack_from("<H", data, 6)[0]] = where
        author = cell_text(self.dialect.text(data, 8)[0])
        self._authors[unpack_from("<H", data, 6)[0]] = author

    def drawing(self, record: Record) -> None:
        """Shapes with their descriptions."""
        self._drawing.extend(record.pieces)

    def chart_text(self, record: Record) -> None:
        """A title or name in a chart."""
        text, _ = self.dialect.text(record.data, 2, wide_count=False)
        self._later(text, Part.TEXT_BOX, self.sheet.at("", _CHART))

    def chart_label(self, record: Record) -> None:
        """A category that a chart keeps a copy of."""
        text, _ = self.dialect.text(record.data, 6)
        self._later(text, Part.TEXT_BOX, self.sheet.at("", _CHART))


_READERS: dict[int, Callable[[Beside, Record], None]] = {
    0x14: Beside.header,
    0x15: Beside.header,
    0x89C: Beside.headers,
    0x1BE: Beside.validation,
    0x1B8: Beside.link,
    0x800: Beside.tip,
    0x5D: Beside.shape,
    0x1B6: Beside.box,
    0x1C: Beside.note,
    0xEC: Beside.drawing,
}
_CHART_READERS: dict[int, Callable[[Beside, Record], None]] = {
    0x100D: Beside.chart_text,
    0x204: Beside.chart_label,
}
