"""The walk through one story of a Word 97–2003 document, paragraph by paragraph.

As in DOCX, the visible text of a paragraph, tracked insertions included, is one block; what is not
visible and what hangs on it follows. A table row is one block with its cells joined by a tab.
Source: [MS-DOC] 2.4.3–2.4.4 (cells and rows), 2.8.25 (fields), 2.9.157 (pictures, check boxes).
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from pubcheck.document import DocumentBuilder, Part
from pubcheck.lazy_pattern import lazily
from pubcheck.office_art import shapes
from pubcheck.quota import check_time
from pubcheck.settings import Limits
from pubcheck.word97 import WordFile, joined
from pubcheck.word97_field import RUBY, form_words, shown
from pubcheck.word97_format import Formatting
from pubcheck.word97_look import ParagraphLook, RunLook
from pubcheck.wordml_line import UNSEEN, Line
from pubcheck.wordml_style import TINY, VANISH, WHITE
from pubcheck.wordml_text import read_field_code, symbol_of

_PARAGRAPH = lazily("[\r\x07\x0c]")
_SPECIAL = lazily("[\x00-\x08\x0b-\x1f]")
_SHOWN = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\t": "\t"}
_PICTURE, _CELL = "\x01", "\x07"
_BEGIN, _SEPARATE, _END = "\x13", "\x14", "\x15"
_REASONS = {"vanish": VANISH, "white": WHITE, "tiny": TINY}
_DEEPEST = 32
_TWIPS = 40 * 567**2  # 40 square centimetres, as for DOCX


@dataclass(slots=True)
class _Row:
    """A table row being read: its closed cells, the open one, and rows of tables inside it."""

    cells: list[str] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    inner: list[_Row] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """One walk; ``authors`` are those who tracked changes, ``fonts`` the names of the fonts."""

    word: WordFile
    formatting: Formatting
    builder: DocumentBuilder
    limits: Limits
    authors: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    large_pictures: int = 0
    on_dark: bool = False
    _line: Line = field(default_factory=Line)
    _rows: list[_Row] = field(default_factory=list)
    _fields: list[list[str] | None] = field(default_factory=list)
    _codes: list[list[str]] = field(default_factory=list)
    _part: Part = Part.BODY
    _label: str = ""

    def read(self, start: int, end: int, part: Part, label: str = "") -> None:
        """Everything between two character positions, to the builder."""
        self._part, self._label = part, label
        text = self.word.text
        marks = [match.start() for match in _PARAGRAPH.finditer(text, start, end)]
        looks = self._looks(marks)
        for mark, look in zip(marks, looks, strict=True):
            self._paragraph(start, mark, text[mark], look)
            start = mark + 1
        if start < end:
            self._paragraph(start, end, "\r", ParagraphLook())
        self._close_rows(0)
        for code in self._codes:
            # A field that nothing ends: its code may be anything, so it is shown.
            self._line.put("".join(code), None, "")
        self._fields.clear()
        self._codes.clear()
        self._flush(self._line, None)

    def _looks(self, marks: list[int]) -> list[ParagraphLook]:
        """The look of each paragraph, where a dark row's end speaks for its cells."""
        looks = []
        for number, mark in enumerate(marks):
            if not number % 1024:
                check_time(self.limits)
            looks.append(self.formatting.paragraph(mark))
        dark = False
        for number in range(len(looks) - 1, -1, -1):
            look = looks[number]
            dark = look.dark_row if look.ends_row else dark and look.depth > 0
            if dark and not look.dark_row:
                looks[number] = ParagraphLook(
                    look.style, look.depth, look.ends_row, look.ends_inner_cell, look.dark, True
                )
        return looks

    def _paragraph(self, start: int, end: int, mark: str, look: ParagraphLook) -> None:
        depth = min(look.depth, _DEEPEST) or int(mark == _CELL)
        self._close_rows(depth)
        while len(self._rows) < depth:
            self._rows.append(_Row())
        line = self._rows[-1].line if depth else self._line
        for first, last, run in self.formatting.runs(start, end):
            self._run(line, self.word.text[first:last], run, look)
        if self._codes:
            self._codes[-1].append("\n")
        if not depth:
            self._flush(self._line, None)
            self._line = Line()
        elif look.ends_row or (mark == _CELL and not look.depth and self._rows[-1].cells and not line.visible):
            self._close_rows(depth - 1)
        elif mark == _CELL or look.ends_inner_cell:
            self._rows[-1].cells.append(line.take().strip("\n"))
        else:
            line.put("\n", None, "")

    def _close_rows(self, depth: int) -> None:
        """End the rows deeper than ``depth``; those of inner tables follow the row they lie in."""
        while len(self._rows) > depth:
            row = self._rows.pop()
            if self._rows:
                self._rows[-1].inner.append(row)
            else:
                self._emit(row)

    def _emit(self, row: _Row) -> None:
        waiting = [row]
        while waiting:
            row = waiting.pop()
            rest = row.line.take().strip("\n")
            self._flush(row.line, "\t".join((*row.cells, rest) if rest else row.cells))
            waiting += reversed(row.inner)

    def _flush(self, line: Line, row: str | None) -> None:
        """A paragraph or row, then what hangs on it."""
        part = Part.TABLE if row is not None and self._part is Part.BODY else self._part
        text = line.text() if row is None else row
        if row is None and part is Part.BODY and line.is_wholly_marked():
            self._add(text, *line.marked[0][1:])
        else:
            self._add(text, part, self._label)
            for words, mark, label in line.marked:
                self._add(words, mark, label, repeats=True)
        for words, mark, label in line.extras:
            self._add(words, mark, label)

    def _add(self, text: str, part: Part, label: str, repeats: bool = False) -> None:
        self.builder.add(joined(text).strip("\n"), part, label=label, repeats=repeats)

    def _run(self, line: Line, text: str, run: RunLook, paragraph: ParagraphLook) -> None:
        mark, label = self._mark(run, paragraph)
        at = 0
        for match in _SPECIAL.finditer(text):
            self._put(line, text[at : match.start()], mark, label, run)
            at = match.end()
            char = match.group()
            handler = _FIELD.get(char)
            if handler is not None:
                handler(self, line)
            elif char in _SHOWN:
                self._put(line, _SHOWN[char], mark, label, run)
            elif char == _PICTURE and run.picture is not None:
                self._picture(line, run)
        self._put(line, text[at:], mark, label, run)

    def _mark(self, run: RunLook, paragraph: ParagraphLook) -> tuple[Part | None, str]:
        if run.deleted:
            return Part.DELETION, self._author(run.deleted_by)
        hidden = self.formatting.hidden(run, paragraph)
        if hidden and not (self.on_dark and hidden == "white"):
            return Part.HIDDEN, _REASONS[hidden]
        return (Part.INSERTION, self._author(run.inserted_by)) if run.inserted else (None, "")

    def _author(self, number: int) -> str:
        return self.authors[number] if number < len(self.authors) else ""

    def _put(self, line: Line, text: str, mark: Part | None, label: str, run: RunLook) -> None:
        if not text:
            return
        if run.symbol is not None:
            font, char = run.symbol
            text = symbol_of(char, self.fonts[font] if font < len(self.fonts) else "") * len(text)
        # The result of a field inside a code is part of that code.
        code = self._codes[-1] if self._codes else None
        # What is deleted from a code is still told, with the rest of it.
        if code is not None and mark not in UNSEEN - {Part.HIDDEN}:
            code.append(text)
        else:
            line.put(text, mark, label)

    def _begin_field(self, _line: Line) -> None:
        self._codes.append([])
        self._fields.append(self._codes[-1])

    def _separate_field(self, line: Line) -> None:
        if self._fields and self._fields[-1] is not None:
            told = read_field_code(joined("".join(self._fields[-1])))
            self._fields[-1] = None
            self._codes.pop()
            if told is not None:
                line.hang(*told)

    def _end_field(self, line: Line) -> None:
        code = self._fields.pop() if self._fields else None
        if code is None:
            return
        self._codes.pop()
        text = joined("".join(code))
        drawn, told = shown(text), read_field_code(text)
        if drawn is not None:
            self._put(line, drawn[0], None, "", RunLook())
            line.hang(drawn[1], self._part, RUBY)
        elif told is not None:
            line.hang(*told)

    def _picture(self, line: Line, run: RunLook) -> None:
        """A picture's alternate text and size, or the box of a form."""
        data, at = self.word.more, run.picture or 0
        if at + 68 > len(data):
            return
        size, header = struct.unpack_from("<IH", data, at)
        if run.is_data:
            words, others = form_words(data[at + header : at + size])
            line.put(words, None, "")
            for other in others:
                line.hang(*other)
            return
        width, height, across, down = struct.unpack_from("<4H", data, at + 28)
        is_picture = False
        for shape in shapes(data, at + header, at + size):
            is_picture = is_picture or shape.is_picture
            for told in shape.words:
                line.hang(*told)
        if is_picture and (width * across // 1000) * (height * down // 1000) >= _TWIPS:
            self.large_pictures += 1


_FIELD: dict[str, Callable[[Story, Line], None]] = {
    _BEGIN: Story._begin_field,
    _SEPARATE: Story._separate_field,
    _END: Story._end_field,
}
