"""The package around an Office document: relationships and document properties.

Source: ECMA-376 part 2 (Open Packaging Conventions), part 1 chapter 22.2–22.3 (extended and
custom properties).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.container import Container
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits
from pubcheck.xml_tree import attribute, descendants, local, parse_xml

PROPERTY_LABELS = {
    "title": Phrase("标题", "title"),
    "subject": Phrase("主题", "subject"),
    "creator": Phrase("作者", "author"),
    "keywords": Phrase("关键词", "keywords"),
    "description": Phrase("备注", "remarks"),
    "lastModifiedBy": Phrase("最后保存者", "last modified by"),
    "category": Phrase("类别", "category"),
    "contentStatus": Phrase("内容状态", "content status"),
    "Company": Phrase("单位", "company"),
    "Manager": Phrase("经理", "manager"),
    "Template": Phrase("模板", "template"),
    "HyperlinkBase": Phrase("超链接基础", "hyperlink base"),
}


# Numbers that WPS writes into every file it saves.
_MACHINE_PROPERTIES = frozenset({"KSOProductBuildVer", "ICV", "KSOTemplateUUID", "KSORubyTemplateID"})


class Relationship(NamedTuple):
    """A link from one part to another or to the outside; ``kind`` is the last word of its type."""

    id: str
    kind: str
    target: str
    external: bool


def relationships(container: Container, part: str, limits: Limits) -> tuple[Relationship, ...]:
    """The relationships of ``part`` (empty: of the package), internal targets as member names.

    :raises DamagedDocument: if their part is broken.
    """
    folder, name = posixpath.split(part.lower())
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in container:
        return ()
    root = parse_xml(container.read(path), container.kind, limits)
    return tuple(_relationship(element, folder) for element in descendants(root, "Relationship"))


def _relationship(element: object, folder: str) -> Relationship:
    get = element.get  # type: ignore[attr-defined]
    external = get("TargetMode", "") == "External"
    target = get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/").lower()
    return Relationship(get("Id", ""), get("Type", "").rpartition("/")[2], target, external)


def properties(container: Container, limits: Limits) -> Iterator[tuple[Phrase | str, str]]:
    """Label and value of the document properties that name people, bodies or subjects.

    :raises DamagedDocument: if one of their parts is broken.
    """
    for path in ("docprops/core.xml", "docprops/app.xml"):
        if path in container:
            for element in parse_xml(container.read(path), container.kind, limits):
                label = PROPERTY_LABELS.get(local(element))
                if label is not None:
                    yield label, "".join(str(text) for text in element.itertext())
    if "docprops/custom.xml" in container:
        root = parse_xml(container.read("docprops/custom.xml"), container.kind, limits)
        for element in descendants(root, "property"):
            if attribute(element, "name") not in _MACHINE_PROPERTIES:
                yield attribute(element, "name"), "".join(str(text) for text in element.itertext())


def page_count(container: Container, limits: Limits) -> int:
    """The number of pages that the program which saved the file counted; 0 if it does not say."""
    if "docprops/app.xml" not in container:
        return 0
    for element in descendants(parse_xml(container.read("docprops/app.xml"), container.kind, limits), "Pages"):
        text = (element.text or "").strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    return 0
