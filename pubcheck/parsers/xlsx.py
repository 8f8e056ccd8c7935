"""XLSX, XLSM and new ET files: known by the package's workbook. :mod:`pubcheck.sheetml_reader` reads them, imported only then."""

from __future__ import annotations

from pubcheck.compound_file import MAGIC
from pubcheck.container import directory
from pubcheck.document import Document
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_ZIP = b"PK\x03\x04"


def _sniff(data: bytes) -> float:
    if data.startswith(MAGIC):
        return 0.9 if "EncryptedPackage".encode("utf-16-le") in data else 0.0
    if not data.startswith(_ZIP):
        return 0.0
    names = directory(data)
    if names:
        return 1.0 if any(name.startswith("xl/workbook") for name in names) else 0.0
    return 0.95 if b"xl/workbook" in data else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.sheetml_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="xlsx",
    title=Phrase("Excel 工作簿", "Excel workbook"),
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    extensions=(".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"),
    sniff=_sniff,
    parse=_parse,
)
