"""The package around an OFD document: members found by ST_Loc, XML that may use prefixes it never declared.

Names are compared without prefix and in any case: producers differ in both. Source: GB/T 33190-2016,
7.2 (container), 7.3 (ST_Loc: absolute from the root of the package, or relative to the file that holds it).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pubcheck.container import Container
from pubcheck.errors import DamagedDocument, EncryptedDocument
from pubcheck.gap import Gap
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.refusal import damaged, too_deep, too_large
from pubcheck.settings import Limits
from pubcheck.xml_tree import check_depth, check_size

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST_XML = 48 * 1024 * 1024  # a tree takes about ten times the memory of its text
_TORN = Phrase(
    "XML 有错误，只读出了一部分，请用原来的软件打开后重新另存",
    "its XML is broken and was read in part only; open it in its own program and save it again",
)


@dataclass(slots=True)
class Package:
    """A container being read; ``used`` are the members that something referred to, so that the rest can be told."""

    container: Container
    limits: Limits
    used: set[str] = field(default_factory=set)
    gaps: dict[str, Gap] = field(default_factory=dict)

    def resolve(self, location: str | None, folder: str) -> str | None:
        """The member that ``location`` means in a file of ``folder``; ``None`` if there is none.

        Some producers write paths from the root without the leading slash, so that is tried last.
        """
        path = (location or "").strip().replace("\\", "/")
        if not path:
            return None
        places = ("/",) if path.startswith("/") else (posixpath.join("/", folder), "/")
        for place in places:
            name = posixpath.normpath(posixpath.join(place, path)).lstrip("/").lower()
            if name in self.container:
                return name
        return None

    def read(self, member: str) -> bytes:
        """The bytes of a member, from now on a used one.

        :raises DamagedDocument: if it is absent or broken.
        :raises EncryptedDocument: if it is encrypted.
        """
        self.used.add(member)
        return self.container.read(member)

    def xml(self, member: str) -> Element:
        """The root element of a member, its tags without undeclared prefixes.

        What is broken otherwise is read as far as it goes, and a gap of the package.

        :raises DamagedDocument: if nothing of it is XML, or it has a document type.
        :raises LimitExceeded: if it is too large or nests too deep.
        """
        from lxml import etree

        check_time(self.limits)
        data = self.read(member)
        if len(data) > _LARGEST_XML:
            raise too_large(self.limits)
        check_size(data)
        strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
        try:
            root = etree.fromstring(data, strict)
        except (etree.LxmlError, ValueError) as error:
            if "xcessive depth" in str(error):
                raise too_deep(self.limits) from None
            root = self._recovered(data, member)
        if root.getroottree().docinfo.internalDTD is not None:
            raise damaged("OFD", "OFD")
        check_depth(root, self.limits)
        return root

    def gap(self, where: str, reason: Phrase) -> None:
        """Record, once, that a part was not read."""
        self.gaps.setdefault(where, Gap("parse", Phrase(f"文件内部件 {where}", f"part {where}"), reason))

    @contextmanager
    def guarded(self, where: str) -> Iterator[None]:
        """Read a part inside; if it is broken or encrypted it becomes a gap, the rest of the file counts."""
        try:
            yield
        except (DamagedDocument, EncryptedDocument) as error:
            self.gap(where, error.phrase)

    def _recovered(self, data: bytes, member: str) -> Element:
        from lxml import etree

        lenient = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, lenient)
        except (etree.LxmlError, ValueError):
            root = None
        if root is None:
            raise damaged("OFD", "OFD")
        if any(error.domain != etree.ErrorDomains.NAMESPACE for error in lenient.error_log):
            self.gap(member, _TORN)
        for element in root.iter(etree.Element):
            tag = str(element.tag)
            if ":" in tag.rpartition("}")[2]:
                try:
                    element.tag = tag.rpartition(":")[2] or "_"
                except ValueError:  # what is left is no name at all
                    element.tag = "_"
        return root


def folder_of(member: str) -> str:
    """The folder in which relative locations of a member start."""
    return posixpath.dirname(member)


def flag(text: str | None, default: bool) -> bool:
    """An ``xs:boolean`` attribute."""
    return default if text is None else text.strip().lower() in {"true", "1"}
