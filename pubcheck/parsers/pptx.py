"""PPTX: known by the package's main part. :mod:`pubcheck.slide_reader` reads it and is imported only then."""

from __future__ import annotations

from pubcheck.container import directory
from pubcheck.document import Document
from pubcheck.parser import Parser, Requirement
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_ZIP = b"PK\x03\x04"


def _sniff(data: bytes) -> float:
    if not data.startswith(_ZIP):
        return 0.0
    found = directory(data)
    if found:
        return 1.0 if any(name.startswith("ppt/presentation") for name in found) else 0.0
    return 1.0 if b"ppt/presentation" in data else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.slide_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="pptx",
    title=Phrase("PowerPoint 演示文稿", "PowerPoint presentation"),
    media_types=("application/vnd.openxmlformats-officedocument.presentationml.presentation",),
    extensions=(".pptx", ".pptm", ".ppsx", ".potx"),
    sniff=_sniff,
    parse=_parse,
    requires=(Requirement("lxml", "lxml"),),
)
