"""What a Word 97–2003 document holds beside its stories: who saved it where, variables, drawings.

Source: [MS-DOC] 2.9.255–2.9.290 (Sttb*), 2.9.287 (StwUser), 2.9.12 (ATRDPre10), 2.8.16 (Plcfhdd),
2.9.172 (OfficeArtContent), 2.8.37 (PlcfSpa).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pubcheck.document import Part
from pubcheck.office_art import Shape, descend, records, shapes
from pubcheck.phrase import Phrase
from pubcheck.word97 import Table, WordFile, read_strings

Told = tuple[str, Part, str]

COMMENT_AUTHOR = Phrase("批注作者", "comment author")
REVISION_AUTHOR = Phrase("修订作者", "author of a revision")
_SAVED_BY = Phrase("保存历史", "saved by")
_VARIABLE = Phrase("文档变量", "document variable")
_ASSOCIATED = {
    1: Phrase("模板", "template"),
    2: Phrase("标题", "title"),
    3: Phrase("主题", "subject"),
    4: Phrase("关键词", "keywords"),
    6: Phrase("作者", "author"),
    7: Phrase("最后保存者", "last modified by"),
    8: Phrase("邮件合并", "mail merge"),
    9: Phrase("邮件合并", "mail merge"),
    17: Phrase("修改权限密码", "password for editing"),
}
# The name that Word gives to changes without an author.
_NOBODY = frozenset({"", "Unknown"})
_HEADERS = (
    (Part.HEADER, "偶数页", "even pages"),
    (Part.HEADER, "", ""),
    (Part.FOOTER, "偶数页", "even pages"),
    (Part.FOOTER, "", ""),
    (Part.HEADER, "首页", "first page"),
    (Part.FOOTER, "首页", "first page"),
)
_SEPARATORS = 6
_COMMENT, _ANCHOR, _TWIPS = 30, 26, 40 * 567**2
_FONT_NAME = 40
_STORED = 0xF007


def revision_authors(word: WordFile) -> tuple[str, ...]:
    """Those who tracked changes, by the number that runs refer to; without a name where Word has none."""
    return tuple("" if name in _NOBODY else name for name in word.strings(Table.REVISION_AUTHORS))


def comment_authors(word: WordFile) -> tuple[str, ...]:
    """Those who wrote comments, by the number that comments refer to."""
    data, at, names = word.structure(Table.COMMENT_AUTHORS), 0, []
    while at + 2 <= len(data):
        size = 2 * int.from_bytes(data[at : at + 2], "little")
        names.append(data[at + 2 : at + 2 + size].decode("utf-16-le", "replace"))
        at += 2 + size
    return tuple(names)


def fonts(word: WordFile) -> tuple[str, ...]:
    """The names of the fonts, by the number that symbols refer to."""
    data, at, names = word.structure(Table.FONTS), 4, []
    while at < len(data):
        size = 1 + data[at]
        name = data[at + _FONT_NAME : at + size]
        names.append(name[: len(name) // 2 * 2].decode("utf-16-le", "replace").split("\0")[0])
        at += size
    return tuple(names)


def comments(word: WordFile, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """First and last position of each comment and its author's name."""
    names = comment_authors(word)
    _, places = word.cuts(Table.COMMENT_PLACES, _COMMENT)
    writers = [int.from_bytes(each[20:22], "little") for each in places]
    for number, (first, last) in enumerate(sub_stories(word, Table.COMMENTS, start, end)):
        writer = writers[number] if number < len(writers) else len(names)
        yield first, last, names[writer] if writer < len(names) else ""


def headers(word: WordFile, start: int, end: int) -> Iterator[tuple[int, int, Part, Phrase | str]]:
    """First and last position of each header and footer, its part, the pages it is for."""
    for number, (first, last) in enumerate(sub_stories(word, Table.HEADERS, start, end)):
        section, kind = divmod(number - _SEPARATORS, len(_HEADERS))
        if number < _SEPARATORS:
            yield first, last, Part.FOOTNOTE, ""
            continue
        part, pages, english = _HEADERS[kind]
        yield first, last, part, Phrase(f"第{section + 1}节{pages}", f"section {section + 1} {english}".strip())


def sub_stories(word: WordFile, which: Table, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a story, as a PLC cuts it; whatever the PLC leaves out is a last part."""
    places, _ = word.cuts(which, 0) if len(word.structure(which)) >= 8 else ((), ())
    done = start
    for first, last in pairwise(places):
        first, last = max(done, start + first), min(end, start + last)
        if done < first < last:
            yield done, first
        yield min(first, end), max(min(first, end), last)
        done = max(done, last)
    if done < end:
        yield done, end


def told(word: WordFile) -> Iterator[Told]:
    """Names, paths and values that are no document properties; those in double are for the caller."""
    for number, value in enumerate(word.strings(Table.ASSOCIATED)):
        if number in _ASSOCIATED:
            yield value, Part.METADATA, _ASSOCIATED[number]
    for value in word.strings(Table.SAVED_BY):
        yield value, Part.METADATA, _SAVED_BY
    for name in revision_authors(word):
        yield name, Part.METADATA, REVISION_AUTHOR
    for name in comment_authors(word):
        yield name, Part.METADATA, COMMENT_AUTHOR
    data = word.structure(Table.VARIABLES)
    names, at = read_strings(data)
    for name in names:
        size = 2 * int.from_bytes(data[at : at + 2], "little")
        yield data[at + 2 : at + 2 + size].decode("utf-16-le", "replace"), Part.METADATA, name or _VARIABLE
        at += 2 + size + 2


@dataclass(slots=True)
class Drawn:
    """What floating shapes tell (WordArt, alternate texts, links); how many are large pictures; is one dark."""

    words: list[Told] = field(default_factory=list)
    large_pictures: int = 0
    is_dark: bool = False


def drawn(word: WordFile) -> Drawn:
    """The floating shapes of body and headers."""
    found = Drawn()
    sizes = _anchors(word)
    for shape in _floating(word.structure(Table.DRAWINGS)):
        found.words += [(text, part, "") for text, part in shape.words]
        found.large_pictures += shape.is_picture and sizes.get(shape.number, 0) >= _TWIPS
        found.is_dark = found.is_dark or shape.is_dark
    return found


def _floating(data: bytes) -> Iterator[Shape]:
    first = next(records(data, 0, len(data)), None)
    at = first.end if first is not None else len(data)
    while at + 9 <= len(data):
        # A byte before each drawing says whether it is the body's or the headers'.
        drawing = next(records(data, at + 1, len(data)), None)
        if drawing is None:
            return
        yield from shapes(data, drawing.content, drawing.end)
        at = drawing.end


def pictures(word: WordFile) -> Iterator[tuple[int, int]]:
    """Where pictures lie in the main stream: first byte, and the one after the last."""
    data = word.structure(Table.DRAWINGS)
    for record in descend(data, 0, len(data)):
        if record.type == _STORED and record.end - record.content >= 36:
            size, start = struct.unpack_from("<I4xI", data, record.content + 20)
            yield start, start + size


def _anchors(word: WordFile) -> dict[int, int]:
    """Number of a shape → its area in square twips."""
    found = {}
    for which in (Table.ANCHORS, Table.HEADER_ANCHORS):
        for anchor in word.cuts(which, _ANCHOR)[1]:
            number, left, top, right, bottom = struct.unpack_from("<I4i", anchor)
            found[number] = max(0, right - left) * max(0, bottom - top)
    return found
