"""XLS and old ET files: known by the stream or first record. :mod:`pubcheck.biff_reader` reads them, imported only then."""

from __future__ import annotations

from pubcheck.compound_file import MAGIC, root_names
from pubcheck.document import Document
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_RAW = (b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x08\x00\x00\x05\x05\x00")
_OLDER = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_STREAMS = ("workbook", "book")


def _sniff(data: bytes) -> float:
    if data.startswith(_RAW) or data.startswith(_OLDER):
        return 0.9
    # A document or presentation may hold a workbook: the root of the container decides.
    return 1.0 if data.startswith(MAGIC) and not root_names(data).isdisjoint(_STREAMS) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.biff_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="xls",
    title=Phrase("旧版 Excel、WPS 表格", "old Excel or WPS workbook"),
    media_types=("application/vnd.ms-excel",),
    extensions=(".xls", ".et", ".xlt", ".ett"),
    sniff=_sniff,
    parse=_parse,
)
