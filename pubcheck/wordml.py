"""The walk through one story of a Word document: body, header, foot notes, comments …

A paragraph's visible text, tracked insertions included, is one block, so that nothing a rule
looks for is cut in two. What is not visible (deleted, hidden) and what hangs on it (alternate
text, link targets, field codes) follows in blocks of its own. A tracked insertion that is
only part of a paragraph is marked by a further block with ``repeats`` set; a body paragraph
that was inserted as a whole simply is an insertion. A table row is one block, its cells joined
by a tab; tables and text boxes inside it follow it.
Source: ECMA-376 part 1, chapter 17; part 3 (AlternateContent); part 4, 19.1 (VML).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pubcheck.document import DocumentBuilder, Part
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits
from pubcheck.wordml_line import UNSEEN, Line, Place
from pubcheck.wordml_pages import PageCount
from pubcheck.wordml_plain import busy_paragraphs, cell_place, paragraph_place, plain_words, properties_of, words_of
from pubcheck.wordml_shape import has_dark_fill, is_watermark
from pubcheck.wordml_style import TELLING, VANISH, WordStyles
from pubcheck.wordml_text import form_box, read_field_code, symbol
from pubcheck.xml_tree import attribute, child, descendants, local, local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT_BOX = Phrase("文本框", "text box")
_RUBY = Phrase("拼音", "ruby text")
_FALLBACK = Phrase("备用内容", "fallback content")
_DRAWING = "/drawingml/"
_WIDEST = 63
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class Story:
    """One walk; create it per part of the package and :meth:`read` its root; ``tiny``: look for text too small to see."""

    builder: DocumentBuilder
    limits: Limits
    styles: WordStyles
    links: dict[str, str]
    pages: PageCount = field(default_factory=PageCount)
    tiny: bool = True
    tables: int = 0
    _line: Line = field(default_factory=Line)
    _later: list[tuple[Element, Place]] = field(default_factory=list)
    _fields: list[list[str]] = field(default_factory=list)
    _cells: list[str] | None = None
    _page: int | None = None
    _busy: set[Element] = field(default_factory=set)

    def read(self, element: Element, place: Place) -> None:
        """Everything below ``element``, to the builder."""
        looks = TELLING if self.tiny else TELLING - {"sz"}
        telling = self.pages.foresee(descendants(element, *_BUSY, *looks))
        self._busy = busy_paragraphs(telling, self.styles)
        self._walk(element, place)
        self._flush(place)

    def _walk(self, element: Element, place: Place) -> None:
        for each in element:
            handler = _handler(each.tag)
            if handler is None:
                self._walk(each, place)
            else:
                handler(self, each, place)

    def _put(self, text: str, place: Place) -> None:
        self._line.put(text, place.mark, place.author)
        self._page = self.pages.number if self._page is None else self._page

    def _add(self, text: str, part: Part, label: str, repeats: bool = False) -> None:
        self.pages.begin(self.builder, self._page)
        self.builder.add(text, part, page=self._page or self.pages.number, label=label, repeats=repeats)

    def _flush(self, place: Place) -> None:
        """Close the open paragraph or row: its text, what hangs on it, what was put off."""
        line, later = self._line, self._later
        if not later and not line.marked and not line.extras:
            self._add(line.text(), place.part, place.label)
            line.clear()
            self._page = None
            return
        self._line, self._later = Line(), []
        if place.part is Part.BODY and line.is_wholly_marked():
            self._add(line.text(), *line.marked[0][1:])
        else:
            self._add(line.text(), place.part, place.label)
            for piece in line.marked:
                self._add(*piece, repeats=True)
        for piece in line.extras:
            self._add(*piece)
        for element, inner in later:
            (self._table if local(element) == "tbl" else self._walk)(element, inner)
        self._page = None

    def _paragraph(self, element: Element, place: Place) -> None:
        busy = element in self._busy
        inner, section = paragraph_place(element, place, busy)
        words = None
        if place.mark is None:
            busy = busy or self.styles.hidden(None, inner.style, inner.dark) is not None
            words = plain_words(element, self.styles, inner.style, inner.dark) if busy else words_of(element)
        if words and self._cells is None and self._page is None and not self._later and self._line.is_empty():
            self._page = self.pages.number
            self._add(words.strip("\n"), place.part, place.label)
            self._page = None
        else:
            if words is None:
                self._walk(element, inner)
            elif words:
                self._put(words, inner)
            if self._cells is None:
                self._flush(place)
            else:
                self._put("\n", place._replace(mark=None) if place.mark is not None else place)
        if section is not None:
            self.pages.section(section)

    def _run(self, element: Element, place: Place) -> None:
        if place.mark not in UNSEEN:
            reason = self.styles.hidden(properties_of(element, "rPr"), place.style, place.dark)
            if reason is not None:
                place = place._replace(mark=Part.HIDDEN, author=reason)
        self._walk(element, place)

    def _text(self, element: Element, place: Place) -> None:
        self._put(element.text or "", place)

    def _drawn_text(self, element: Element, _place: Place) -> None:
        self._line.hang(element.text or "", Part.TEXT_BOX, _TEXT_BOX)

    def _tracked(self, element: Element, place: Place) -> None:
        mark = _TRACKED[local(element)]
        if place.mark not in UNSEEN:
            place = place._replace(mark=mark, author=attribute(element, "author"))
        self._walk(element, place)

    def _deleted_text(self, element: Element, place: Place) -> None:
        if place.mark not in UNSEEN:
            place = place._replace(mark=Part.DELETION)
        self._put(element.text or "", place)

    def _character(self, element: Element, place: Place) -> None:
        name = local(element)
        if name == "br" and attribute(element, "type") in {"page", "column"}:
            if attribute(element, "type") == "page":
                self.pages.break_by_hand()
            self._put("\n", place)
        else:
            self._put(symbol(element) if name == "sym" else _CHARACTERS[name], place)

    def _rendered_break(self, _element: Element, _place: Place) -> None:
        self.pages.break_rendered()

    def _section(self, element: Element, _place: Place) -> None:
        self.pages.section(element, last=True)

    def _table(self, element: Element, place: Place) -> None:
        if self._cells is not None:
            self._later.append((element, place))
            return
        self.tables += 1
        style = child(child(element, "tblPr"), "tblStyle")
        dark = place.dark or (style is not None and attribute(style, "val") in self.styles.dark_tables)
        label = Phrase(f"表{self.tables}", f"table {self.tables}")
        if place.part is Part.BODY:
            place = place._replace(part=Part.TABLE, label=label)
        self._walk(element, place._replace(dark=dark))

    def _row(self, element: Element, place: Place) -> None:
        off = child(child(element, "trPr"), "hidden")
        if off is not None and attribute(off, "val") not in _OFF:
            place = place._replace(mark=Part.HIDDEN, author=VANISH)
        cells = list(descendants(element, "tc"))
        if len(cells) == 1 and sum(local(each) == "p" for each in cells[0]) > 1:
            self._walk(element, place)
            return
        self._cells = []
        self._walk(element, place)
        self._line.visible = ["\t".join(self._cells).rstrip("\t")]
        self._cells = None
        self._flush(place)

    def _cell(self, element: Element, place: Place) -> None:
        place, width = cell_place(element, place)
        self._walk(element, place)
        if self._cells is None:
            return
        self._cells.append(self._line.take().strip())
        self._cells.extend([""] * (min(int(width), _WIDEST) - 1 if width.isascii() and width.isdigit() else 0))

    def _alternatives(self, element: Element, place: Place) -> None:
        """The first choice; of the fallback only words that the choice does not have."""
        choice, fallback = child(element, "Choice"), child(element, "Fallback")
        if choice is None:
            if fallback is not None:
                self._walk(fallback, place)
            return
        self._walk(choice, place)
        shown = text_of(choice, "t")
        for each in descendants(fallback, "t") if fallback is not None else ():
            if each.text and each.text not in shown:
                self._line.hang(each.text, Part.HIDDEN, _FALLBACK)
        for each in descendants(fallback, "textpath") if fallback is not None else ():
            self._text_path(each, place)

    def _drawing(self, element: Element, place: Place) -> None:
        """A picture or shape: its descriptions, its words, whether white text shows on it."""
        for each in descendants(element, "docPr", "cNvPr"):
            self._describe(each)
        part = Part.WATERMARK if is_watermark(element) else place.part
        self._walk(element, place._replace(part=part, dark=has_dark_fill(element)))

    def _shape(self, element: Element, place: Place) -> None:
        self._describe(element)
        part = Part.WATERMARK if is_watermark(element) else place.part
        self._walk(element, place._replace(part=part, dark=has_dark_fill(element)))

    def _describe(self, element: Element) -> None:
        for name in ("descr", "title", "alt"):
            self._line.hang(attribute(element, name), Part.ALT_TEXT)

    def _text_path(self, element: Element, _place: Place) -> None:
        self._line.hang(attribute(element, "string"), Part.WATERMARK)

    def _box(self, element: Element, place: Place) -> None:
        inner = place._replace(part=Part.TEXT_BOX) if place.part in {Part.BODY, Part.TABLE} else place
        self._later.append((element, inner._replace(label=_TEXT_BOX, style="")))

    def _link(self, element: Element, place: Place) -> None:
        self._walk(element, place)
        target = self.links.get(attribute(element, "id"), "")
        if target:
            self._line.hang(target, Part.LINK_TARGET)
        self._line.hang(attribute(element, "tooltip"), Part.ALT_TEXT, "")

    def _ruby_text(self, element: Element, place: Place) -> None:
        self._line.hang(text_of(element, "t"), place.part, _RUBY)

    def _control(self, element: Element, place: Place) -> None:
        """A content control: its name and its list, then its contents."""
        properties = child(element, "sdtPr")
        for each in properties if properties is not None else ():
            if local(each) in {"alias", "tag"}:
                self._line.hang(attribute(each, "val"), Part.METADATA, Phrase("内容控件", "content control"))
        for each in descendants(properties, "listItem") if properties is not None else ():
            self._line.hang(attribute(each, "displayText"), Part.FORM_VALUE)
        self._walk(element, place)

    def _field_char(self, element: Element, place: Place) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append([])
            self._put(form_box(element), place)
        elif self._fields:
            self._code("".join(self._fields[-1]))
            self._fields[-1].clear()
            if kind == "end":
                self._fields.pop()

    def _code_text(self, element: Element, _place: Place) -> None:
        if self._fields:
            self._fields[-1].append(element.text or "")
        else:
            self._code(element.text or "")

    def _simple_field(self, element: Element, place: Place) -> None:
        self._code(attribute(element, "instr"))
        self._walk(element, place)

    def _code(self, code: str) -> None:
        told = read_field_code(code)
        if told is not None:
            self._line.hang(*told)

    def _skip(self, element: Element, place: Place) -> None:
        """Properties: no text of their own."""


_TRACKED = {"ins": Part.INSERTION, "del": Part.DELETION, "moveFrom": Part.MOVED_FROM, "moveTo": Part.MOVED_TO}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_HANDLERS: dict[str, Callable[[Story, Element, Place], None]] = {
    "p": Story._paragraph,
    "r": Story._run,
    "t": Story._text,
    "delText": Story._deleted_text,
    **dict.fromkeys(_TRACKED, Story._tracked),
    **dict.fromkeys((*_CHARACTERS, "sym"), Story._character),
    "lastRenderedPageBreak": Story._rendered_break,
    "sectPr": Story._section,
    "tbl": Story._table,
    "tr": Story._row,
    "tc": Story._cell,
    "AlternateContent": Story._alternatives,
    "drawing": Story._drawing,
    **dict.fromkeys(("shape", "rect", "roundrect", "oval"), Story._shape),
    "textpath": Story._text_path,
    "txbxContent": Story._box,
    "hyperlink": Story._link,
    "rt": Story._ruby_text,
    "sdt": Story._control,
    "fldChar": Story._field_char,
    "instrText": Story._code_text,
    "delInstrText": Story._code_text,
    "fldSimple": Story._simple_field,
    **dict.fromkeys(
        "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr smartTagPr customXmlPr rubyPr fldData".split(),
        Story._skip,
    ),
}

# What makes a paragraph more than its text; what only stands around paragraphs does not.
_BUSY = frozenset(_HANDLERS) - set("p r t tr tc rPr tblPr tblPrEx tblGrid trPr tcPr".split())


@lru_cache(maxsize=4096)
def _handler(tag: object) -> Callable[[Story, Element, Place], None] | None:
    """What an element of this tag is read by; ``None`` where only its children count."""
    name = local_name(tag)
    return Story._drawn_text if name == "t" and _DRAWING in str(tag) else _HANDLERS.get(name)
