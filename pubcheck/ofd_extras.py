"""What an OFD file holds besides its pages: properties, outline, bookmarks, tags, extensions, seals.

Source: GB/T 33190-2016, 7.4 (DocInfo), 7.5 (outlines, bookmarks), 16 (custom tags), 17 (extensions), 18 (signatures).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubcheck.document import Part
from pubcheck.ofd_package import Package, folder_of
from pubcheck.ofd_page import link_targets
from pubcheck.ofd_seal import names_in
from pubcheck.pdf_lines import Line
from pubcheck.phrase import Phrase
from pubcheck.xml_tree import child, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LABELS = {
    "Title": Phrase("标题", "title"),
    "Author": Phrase("作者", "author"),
    "Subject": Phrase("主题", "subject"),
    "Abstract": Phrase("摘要", "abstract"),
    "Keyword": Phrase("关键词", "keywords"),
    "Creator": Phrase("生成软件", "creator"),
}
_BOOKMARK = Phrase("书签", "bookmark")
_TAG = Phrase("自定义标引", "custom tag")
_EXTENSION = Phrase("扩展信息", "extension")
_LOCATIONS = frozenset({"FileLoc", "SchemaLoc", "ExtendData", "BaseLoc"})


def information(body: Element) -> Iterator[Line]:
    """The properties in a ``DocBody``."""
    info = child(body, "DocInfo")
    for element in info.iter() if info is not None else ():
        label = _LABELS.get(local(element))
        if label is not None:
            yield Line((element.text or "").strip(), Part.METADATA, None, label)
        elif local(element) == "CustomData":
            yield Line((element.text or "").strip(), Part.METADATA, None, element.get("Name") or "")


def outline(root: Element) -> Iterator[Line]:
    """Outline, bookmarks and links of a document root."""
    for element in root.iter():
        name = local(element)
        if name == "OutlineElem":
            yield Line((element.get("Title") or "").strip(), Part.OUTLINE, None)
        elif name == "Bookmark" and local(element.getparent()) == "Bookmarks":  # type: ignore[arg-type]
            yield Line((element.get("Name") or "").strip(), Part.OUTLINE, None, _BOOKMARK)
        elif name == "TemplatePage":
            yield Line((element.get("Name") or "").strip(), Part.METADATA, None, Phrase("模板名称", "template name"))
        elif name == "Actions":
            yield from (Line(target, Part.LINK_TARGET, None) for target in link_targets(element))


def tags(package: Package, member: str) -> Iterator[Line]:
    """What a file of custom tags says, and the files it names."""
    root = package.xml(member)
    for element in descendants(root, "CustomTag"):
        for name in ("FileLoc", "SchemaLoc"):
            file = child(element, name)
            place = package.resolve(file.text if file is not None else None, folder_of(member))
            if place is not None and name == "SchemaLoc":
                package.used.add(place)
            elif place is not None and place != member:
                yield from words(package.xml(place), _TAG)


def extensions(package: Package, member: str) -> Iterator[Line]:
    """Properties and data that programs left in the file."""
    for element in descendants(package.xml(member), "Extension"):
        label = element.get("AppName") or _EXTENSION
        yield from (Line(element.get(name) or "", Part.METADATA, None, label) for name in ("Company",))
        for each in element:
            if local(each) == "Property":
                yield Line((each.text or "").strip(), Part.METADATA, None, each.get("Name") or label)
            elif local(each) == "Data":
                yield from words(each, label)
            elif local(each) == "ExtendData":
                place = package.resolve(each.text, folder_of(member))
                if place is not None and place.endswith(".xml") and place != member:
                    yield from words(package.xml(place), label)


def words(root: Element, label: str) -> Iterator[Line]:
    """Every text of an XML tree that is more than a number or a location."""
    for element in root.iter():
        for text in (element.text, element.tail if element is not root else None):
            if text and not text.strip().isdigit() and local(element) not in _LOCATIONS:
                yield Line(text.strip(), Part.METADATA, None, label)


def seals(package: Package, member: str) -> Iterator[Line]:
    """Names in the seals and signatures that a ``Signatures`` file lists.

    :raises DamagedDocument: if that file is broken.
    """
    for entry in descendants(package.xml(member), "Signature"):
        place = package.resolve(entry.get("BaseLoc"), folder_of(member))
        if place is None:
            continue
        root = package.xml(place)
        folder = folder_of(place)
        locations = [each.text for each in descendants(root, "BaseLoc", "SignedValue")]
        found = dict.fromkeys(
            name
            for location in locations
            if (file := package.resolve(location, folder)) is not None
            for name in names_in(package.read(file))
        )
        yield from (Line(text.strip(), Part.METADATA, None, label) for label, text in found)
