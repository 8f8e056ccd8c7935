"""What a workbook says apart from its sheets: names, people, paths, properties, unused strings, links.

Source: ECMA-376 part 1, 18.2 (workbook), 22.2 and 22.3 (properties).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubcheck.cell_grid import Sheet, State, cell_text
from pubcheck.container import Container
from pubcheck.document import Part
from pubcheck.ooxml import Relationship, properties, relationships
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits
from pubcheck.sheetml_parts import Add
from pubcheck.sheetml_strings import SharedStrings
from pubcheck.xml_tree import attribute, descendants, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STATES = {"hidden": State.HIDDEN, "veryHidden": State.VERY_HIDDEN}
_FOLDERS = ("xl/worksheets/sheet", "xl/macrosheets/", "xl/dialogsheets/")
_NAME = Phrase("定义的名称", "defined name")
_HIDDEN_NAME = Phrase("隐藏的名称", "hidden name")
_UNUSED = Phrase("未使用的文字（已删除单元格的残留）", "unused text left from deleted cells")
_LOST = Phrase("未能归属到单元格的文字", "text whose cell could not be read")
_PHONETIC = Phrase("拼音标注", "reading aid")
_OLD_TITLE = Phrase("属性中的部件名称", "title of a part")
_SAID = (
    ("absPath", "url", Phrase("保存路径", "where it was saved")),
    ("fileSharing", "userName", Phrase("写保护人", "who reserved it")),
    ("customWorkbookView", "name", Phrase("自定义视图", "custom view")),
)


def listed_sheets(root: Element, parts: dict[str, Relationship], container: Container) -> list[tuple[Sheet, str]]:
    """The sheets of a workbook with their parts, in order; those that it no longer lists come last, as very hidden."""
    listed = list(descendants(root, "sheet"))
    targets = [parts[key].target if (key := attribute(each, "id")) in parts else "" for each in listed]
    orphans = [name for name in sorted(container.names) if name.startswith(_FOLDERS) and name.endswith(".xml")]
    orphans = [name for name in orphans if name not in targets]
    sheets: list[tuple[Sheet, str]] = []
    for each, target in zip(listed, targets, strict=True):
        # Where the relationships are lost, sheets are taken in the order of their parts.
        part = target or (orphans.pop(0) if orphans else "")
        state = _STATES.get(attribute(each, "state"), State.VISIBLE)
        sheets.append((Sheet(len(sheets) + 1, attribute(each, "name"), state), part))
    for part in orphans:
        sheets.append((Sheet(len(sheets) + 1, part.rpartition("/")[2], State.VERY_HIDDEN), part))
    return sheets


def defined_names(root: Element, add: Add) -> set[str]:
    """Defined names with their values, hidden ones too, people and paths; returns the names."""
    names = set()
    for each in descendants(root, "definedName"):
        words = (attribute(each, "name"), each.text or "", attribute(each, "comment"), attribute(each, "description"))
        names.add(words[0])
        label = _HIDDEN_NAME if attribute(each, "hidden") in ("1", "true") else _NAME
        add("\t".join(filter(None, map(cell_text, words))), Part.METADATA, label)
    for name, key, label in _SAID:
        for each in descendants(root, name):
            add(cell_text(attribute(each, key)), Part.METADATA, label)
    return names


def leftovers(strings: SharedStrings, is_whole: bool, add: Add) -> None:
    """Strings that no cell uses, and reading aids; where a sheet was lost (not ``is_whole``) they may be its words."""
    for text in strings.unused():
        add(text, Part.HIDDEN if is_whole else Part.TABLE, _UNUSED if is_whole else _LOST)
    for rich in strings.rich.values():
        add(rich.phonetic, Part.HIDDEN, _PHONETIC)


def metadata(container: Container, limits: Limits, titles: set[str], add: Add) -> None:
    """Document properties; titles of parts only where they name what is no longer there.

    :raises DamagedDocument: if one of their parts is broken.
    """
    for label, value in properties(container, limits):
        add(value, Part.METADATA, label if isinstance(label, Phrase) else Phrase(label))
    if "docprops/app.xml" in container:
        for part_titles in descendants(parse_xml(container.read("docprops/app.xml"), "XLSX", limits), "TitlesOfParts"):
            for each in descendants(part_titles, "lpstr"):
                title = each.text or ""
                if not {title, title.rpartition("!")[2]} & titles:
                    add(cell_text(title), Part.METADATA, _OLD_TITLE)


def outside(container: Container, limits: Limits, told: set[str], add: Add) -> None:
    """Targets outside the file that no cell shows as a link: other workbooks, linked pictures, data.

    :raises DamagedDocument: if a part of relationships is broken.
    """
    for part in container.names:
        if part.endswith(".rels"):
            folder, _, file = part.rpartition("_rels/")
            for link in relationships(container, folder + file[: -len(".rels")], limits):
                if link.external and link.target not in told:
                    told.add(link.target)
                    add(link.target, Part.LINK_TARGET, Phrase(link.kind))
