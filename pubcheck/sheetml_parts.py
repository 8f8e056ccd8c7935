"""What stands round the sheets of a workbook: comments, drawings, charts, names of people, the rest.

Sources: ECMA-376 part 1, 18.7 (comments), 20.5 (drawings), 21.2 (charts); [MS-XLSX] 2.6 (threaded
comments), part 4, 19.1 (VML).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pubcheck.cell_grid import Sheet, cell_text
from pubcheck.document import Part
from pubcheck.phrase import Phrase
from pubcheck.sheetml_strings import rich_text
from pubcheck.xml_tree import attribute, child, descendants, local, own_text, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Add = Callable[[str, Part, Phrase], None]

_COMMENT = Phrase("批注", "comment")
_COMMENT_AUTHOR = Phrase("批注作者", "comment author")
_PERSON = Phrase("批注人员", "person who commented")
_SHAPE = Phrase("图形中的文字", "words in a shape")
_ALT_TEXT = Phrase("图片说明", "description of a picture")
_CHART = Phrase("图表", "chart")
_CONNECTION = Phrase("数据连接", "data connection")
_WATERMARK = Phrase("页眉艺术字", "word art in the header")
_TOLD = ("description", "connection", "command", "commandType", "sourceFile", "odcFile", "url", "name", "post")
# Roots of parts that hold no words of their own: settings, geometry, or copies of what is read elsewhere.
WORDLESS = frozenset(
    {"styleSheet", "theme", "calcChain", "sst", "Types", "Relationships", "layoutDef", "styleDef", "colorsDef"}
    | {"colorStyle", "chartStyle", "themeOverride", "drawing", "volTypes", "metadata", "rvTypesInfo"}
    | {"datastoreItem", "supportedPropertyBags", "rvStructures"}
)
PICTURE_AREA = 40 * 360_000**2  # 40 square centimetres; an identity card at its own size has 46


def where(sheet: Sheet | None, place: str, what: Phrase) -> Phrase:
    """A label of what stands in a part that belongs to ``sheet``, or to none."""
    return sheet.at(place, what) if sheet else Phrase(f"{what} {place}".strip(), f"{what.en} {place}".strip())


def comments(root: Element, sheet: Sheet | None, add: Add) -> None:
    """Notes at cells, each labelled with its cell and author; then the authors, each once."""
    authors = [each.text or "" for each in descendants(root, "author")]
    for note in descendants(root, "comment"):
        number = attribute(note, "authorId")
        known = number.isascii() and number.isdigit() and len(number) < 7 and int(number) < len(authors)
        author = cell_text(authors[int(number)]) if known else ""
        text = child(note, "text")
        rich = rich_text(text) if text is not None else None
        place = " ".join(filter(None, (attribute(note, "ref")[:20], author[:40])))
        add(rich.whole if rich else "", Part.COMMENT, where(sheet, place, _COMMENT))
    for author in dict.fromkeys(authors):
        add(cell_text(author), Part.METADATA, where(sheet, "", _COMMENT_AUTHOR))


def threaded(root: Element, sheet: Sheet | None, add: Add) -> None:
    """Threaded comments and replies; their authors stand in the part of persons."""
    for note in descendants(root, "threadedComment"):
        add(text_of(note, "text"), Part.COMMENT, where(sheet, attribute(note, "ref")[:20], _COMMENT))


def persons(root: Element, _sheet: Sheet | None, add: Add) -> None:
    """People known to threaded comments, with their accounts."""
    for person in descendants(root, "person"):
        for value in dict.fromkeys((attribute(person, "displayName"), attribute(person, "userId"))):
            add(cell_text(value), Part.METADATA, _PERSON)


def drawing(root: Element, sheet: Sheet | None, add: Add) -> None:
    """Text boxes and shapes, a paragraph each; descriptions of pictures."""
    for body in descendants(root, "txBody"):
        part = Part.HIDDEN if _is_switched_off(body) else Part.TEXT_BOX
        for paragraph in descendants(body, "p"):
            add(cell_text(text_of(paragraph, "t")), part, where(sheet, "", _SHAPE))
    for shape in descendants(root, "cNvPr"):
        for name in ("descr", "title"):
            add(cell_text(attribute(shape, name)), Part.ALT_TEXT, where(sheet, "", _ALT_TEXT))


def _is_switched_off(body: Element) -> bool:
    """Whether a shape, or a group round it, is switched off in the selection pane."""
    return any(
        local(properties) == "cNvPr" and attribute(properties, "hidden") in ("1", "true")
        for shape in body.iterancestors()
        for properties in next(iter(shape), ())
    )


def large_pictures(root: Element) -> int:
    """How many pictures of a drawing are large enough to hold words that matter."""
    count = 0
    for picture in descendants(root, "pic"):
        for size in descendants(picture, "ext"):
            wide, high = attribute(size, "cx")[:10], attribute(size, "cy")[:10]
            if wide.isascii() and wide.isdigit() and high.isascii() and high.isdigit():
                count += int(wide) * int(high) >= PICTURE_AREA
                break
    return count


def chart(root: Element, sheet: Sheet | None, add: Add) -> None:
    """Titles and labels of a chart, and the values that it keeps a copy of."""
    for paragraph in descendants(root, "p"):
        add(cell_text(text_of(paragraph, "t")), Part.TEXT_BOX, where(sheet, "", _CHART))
    told: set[str] = set()
    for cache in descendants(root, "strCache", "numCache", "lvl"):
        values = [cell_text(each.text or "") for each in descendants(cache, "v", "pt")]
        words = "\t".join(value for value in values if value.strip())
        if words not in told:
            told.add(words)
            add(words, Part.TEXT_BOX, where(sheet, "", _CHART))


def diagram(root: Element, sheet: Sheet | None, add: Add) -> None:
    """The words of SmartArt."""
    for paragraph in descendants(root, "p"):
        add(cell_text(text_of(paragraph, "t")), Part.TEXT_BOX, where(sheet, "", _SHAPE))


def old_drawing(root: Element, sheet: Sheet | None, add: Add) -> None:
    """VML: text boxes, captions of buttons, word art, descriptions of pictures."""
    for box in descendants(root, "textbox"):
        add(cell_text("".join(str(text) for text in box.itertext()).strip()), Part.TEXT_BOX, where(sheet, "", _SHAPE))
    for each in descendants(root, "textpath"):
        add(cell_text(attribute(each, "string")), Part.WATERMARK, where(sheet, "", _WATERMARK))
    for each in descendants(root, "shape", "imagedata"):
        add(cell_text(attribute(each, "alt")), Part.ALT_TEXT, where(sheet, "", _ALT_TEXT))
        if local(each) == "imagedata":
            add(cell_text(attribute(each, "title")), Part.ALT_TEXT, where(sheet, "", _ALT_TEXT))


def connections(root: Element, _sheet: Sheet | None, add: Add) -> None:
    """Servers, files and queries that data come from."""
    for each in root.iter():
        if local(each):
            words = (attribute(each, name) for name in _TOLD)
            add(" ".join(filter(None, map(cell_text, words))), Part.METADATA, _CONNECTION)


def other(root: Element, sheet: Sheet | None, add: Add, part: str) -> None:
    """Any other part: its texts, and those attributes that no program chose."""
    label = where(sheet, "", Phrase(f"部件 {part}", f"part {part}"))
    for each in root.iter():
        if local(each):
            told = [str(value) for value in each.attrib.values() if not str(value).isascii()]
            add(cell_text("\t".join([own_text(each), *told]).strip()), Part.METADATA, label)


READERS: dict[str, Callable[[Element, Sheet | None, Add], None]] = {
    "comments": comments,
    "ThreadedComments": threaded,
    "personList": persons,
    "wsDr": drawing,
    "userShapes": drawing,
    "cellImages": drawing,
    "chartSpace": chart,
    "dataModel": diagram,
    "connections": connections,
    "queryTable": connections,
}
