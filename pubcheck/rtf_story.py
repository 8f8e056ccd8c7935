"""The walk over an RTF file: paragraphs and rows of the body, and the stories that hang on them.

A group that is a story (a header, a note, a comment) is read into a line of its own; its blocks come after the
paragraph in which it stands. Source: RTF Specification 1.9.1, "Document Text", "Unicode RTF".
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace

from pubcheck.document import DocumentBuilder, Part
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.refusal import too_deep
from pubcheck.rtf_state import Header, State
from pubcheck.rtf_tokens import Kind, Token, tokens
from pubcheck.rtf_words import CAPTURED, CHARACTERS, OPEN, PROPERTIES, SHAPE_WORDS, SILENT, STORIES
from pubcheck.settings import Limits
from pubcheck.wordml_line import Line, Piece
from pubcheck.wordml_text import read_field_code

_REVISION_AUTHOR = Phrase("修订作者", "author of a revision")
_DEEPEST = 2_000
_PICTURE = 40 * 567**2  # 40 square centimetres in twips; an identity card at its own size has 46


@dataclass(slots=True)
class Walk:
    """One RTF file being read into a builder.

    :param embedded: takes the bytes of an embedded object.
    """

    builder: DocumentBuilder
    limits: Limits
    embedded: Callable[[bytes], None]
    pictures: int = 0
    header: Header = field(default_factory=Header)
    state: State = field(default_factory=State)
    stack: list[tuple[State, Line | None]] = field(default_factory=list)
    stories: int = 0
    line: Line = field(default_factory=Line)
    cells: list[str] = field(default_factory=list)
    later: list[Piece] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    words: list[str] = field(default_factory=list)
    binary: list[bytes] = field(default_factory=list)
    comment_author: str = ""
    shape_property: str = ""
    picture: list[int] = field(default_factory=lambda: [0, 0])
    high: str = ""
    skipping: int = 0
    opened: bool = False
    starred: bool = False

    def read(self, data: bytes) -> None:
        """The whole file.

        :raises LimitExceeded: if groups nest too deep, or it is too long.
        """
        for number, token in enumerate(tokens(data)):
            if not number % 4096:
                check_time(self.limits)
            self._take(token)
        self._decode()
        while self.stack:
            self._close()
        self._paragraph()

    def _take(self, token: Token) -> None:
        kind = token.kind
        if kind is Kind.BYTES:
            self._bytes(token.data)
        elif kind is Kind.SYMBOL:
            self._symbol(token.word)
            if token.word == "*":
                return
        elif kind is Kind.OPEN:
            self._decode()
            if len(self.stack) >= _DEEPEST:
                raise too_deep(replace(self.limits, max_depth=_DEEPEST))
            self.stack.append((copy(self.state), None))
            self.opened, self.starred = True, False
            return
        elif kind is Kind.CLOSE:
            self._decode()
            self._close()
        elif kind is Kind.BINARY:
            self.binary.append(token.data)
        elif token.word == "u" and token.number is not None:
            self._unicode(token.number)
        else:
            self._decode()
            self.skipping = 0
            self._word(token.word, token.number)
        self.opened = self.starred = False

    # -- characters ------------------------------------------------------------------------

    def _bytes(self, data: bytes) -> None:
        if self.state.captured in ("objdata", "pict"):
            self.binary.append(data)
            return
        if self.skipping:
            dropped = min(self.skipping, len(data))
            self.skipping -= dropped
            data = data[dropped:]
        self.pending += data

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        elif symbol in "\r\n":
            self._decode()
            self._paragraph_mark()
        else:
            self._bytes({"~": b" ", "_": b"-", "-": b""}.get(symbol, symbol.encode() if symbol in "{}\\" else b""))

    def _unicode(self, number: int) -> None:
        self._decode()
        character = chr(number % 65536)
        if "\ud800" <= character < "\udc00":
            self.high = character
        elif "\udc00" <= character < "\ue000" and self.high:
            pair = (self.high + character).encode("utf-16-le", "surrogatepass")
            self._put(pair.decode("utf-16-le", "replace"))
        else:
            self._put(character)
        self.skipping = self.state.skip

    def _decode(self) -> None:
        """Hand on the bytes collected so far, in the encoding of the present font."""
        if self.pending:
            text = self.pending.decode(self.header.fonts.get(self.state.font, self.header.page_codec), "replace")
            self.pending.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        state = self.state
        if state.captured == "colortbl":
            self.header.close_colours(text.count(";"))
        elif state.captured:
            self.words.append(text)
        elif not state.silent:
            self.line.put(text, *state.mark(self.header))

    # -- control words ---------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        state = self.state
        first = self.opened or self.starred
        if first and word in STORIES and not state.silent and not state.captured:
            self._story(word)
        elif first and (word in PROPERTIES or word in CAPTURED):
            state.captured, self.words = word, []
            if word in ("objdata", "pict"):
                self.binary, self.picture = [], [0, 0]
        elif first and (word in SILENT or (self.starred and word not in OPEN)):
            state.silent = True
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in ("par", "sect"):
            self._paragraph_mark()
        elif word in ("cell", "nestcell"):
            self.cells.append(self.line.take().strip())
        elif word in ("row", "nestrow"):
            self._row()
        elif word in ("picwgoal", "pichgoal"):
            self.picture[word == "pichgoal"] = number or 0
        else:
            state.format(word, number, self.header)

    # -- groups, paragraphs, rows ----------------------------------------------------------

    def _story(self, word: str) -> None:
        """The present group is a story: what it holds comes after the paragraph around it."""
        if self.stack and self.stack[-1][1] is None:
            self.stack[-1] = (self.stack[-1][0], self.line)
            self.line = Line()
            self.stories += 1
        state = self.state
        state.part, state.in_table = STORIES[word], False
        state.hidden = state.deleted = state.inserted = False

    def _close(self) -> None:
        if not self.stack:
            return
        state = self.state
        outer, line = self.stack.pop()
        if state.captured and state.captured != outer.captured:
            self._told(state.captured, "".join(self.words).strip(" ;\r\n"))
            self.words = []
        if line is not None:
            self.stories -= 1
            label = self.comment_author if state.part is Part.COMMENT else ""
            self.later.extend((text, state.part, label) for text in self.line.text().split("\n"))
            self.later.extend(self.line.extras)
            self.line = line
        self.state = outer

    def _told(self, word: str, text: str) -> None:
        """What a captured group held."""
        if word == "fldinst":
            told = read_field_code(text)
            if told is not None:
                self.line.hang(*told)
        elif word == "objdata":
            digits = b"".join(self.binary).translate(None, b" \t\r\n")
            self.binary = []
            self.embedded(_from_hexadecimal(digits))
        elif word == "pict":
            self.binary = []
            self.pictures += not all(self.picture) or self.picture[0] * self.picture[1] >= _PICTURE
        elif word == "revtbl":
            self.header.authors = [name.strip() for name in text.split(";")]
            self.later.extend(
                (name, Part.METADATA, _REVISION_AUTHOR) for name in self.header.authors if name != "Unknown"
            )
        elif word == "sn":
            self.shape_property = text
        elif word == "sv" and self.shape_property in SHAPE_WORDS:
            self.line.hang(text, SHAPE_WORDS[self.shape_property])
        elif word in PROPERTIES and not (word == "bkmkstart" and text.startswith("_")):
            part, label = PROPERTIES[word]
            self.later.append((text, part, label))
            if word == "atnauthor":
                self.comment_author = text

    def _paragraph_mark(self) -> None:
        if self.state.captured or self.state.silent:
            return
        if self.stories or self.state.in_table:
            self.line.put("\n", None, "")
        else:
            self._paragraph()

    def _paragraph(self) -> None:
        line, self.line = self.line, Line()
        self._flush(line, line.text(), Part.BODY)

    def _row(self) -> None:
        line, self.line = self.line, Line()
        row, self.cells = "\t".join(self.cells).rstrip("\t"), []
        self._flush(line, row, Part.TABLE)

    def _flush(self, line: Line, text: str, part: Part) -> None:
        later, self.later = self.later, []
        if part is Part.BODY and line.is_wholly_marked():
            self.builder.add(text, *line.marked[0][1:2], label=line.marked[0][2])
        else:
            self.builder.add(text, part)
            for piece, mark, label in line.marked:
                self.builder.add(piece, mark, label=label, repeats=True)
        for piece, mark, label in (*line.extras, *later):
            self.builder.add(piece.strip("\n"), mark, label=label)


def _from_hexadecimal(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii", "replace"))
    except ValueError:
        return b""
