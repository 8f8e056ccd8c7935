"""OFD: known by the package's OFD.xml. :mod:`pubcheck.ofd_reader` reads it and is imported only then."""

from __future__ import annotations

from pubcheck.container import directory
from pubcheck.document import Document
from pubcheck.parser import Parser, Requirement
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_ZIP = b"PK\x03\x04"
_MAIN = "ofd.xml"


def _sniff(data: bytes) -> float:
    if not data.startswith(_ZIP):
        return 0.0
    names = directory(data)
    if names:
        return 1.0 if _MAIN in (name.lstrip("/") for name in names) else 0.0
    return 0.95 if b"OFD.xml" in data else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.ofd_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="ofd",
    title=Phrase("OFD 版式文档", "OFD document"),
    media_types=("application/ofd",),
    extensions=(".ofd",),
    sniff=_sniff,
    parse=_parse,
    requires=(Requirement("lxml", "lxml"),),
)
