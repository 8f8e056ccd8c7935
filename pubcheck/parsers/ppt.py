"""PPT and DPS: known by the stream of the slides. :mod:`pubcheck.ppt97_reader` reads them and is imported only then."""

from __future__ import annotations

from pubcheck.compound_file import root_names
from pubcheck.document import Document
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_STREAM = "powerpoint document"


def _sniff(data: bytes) -> float:
    return 1.0 if _STREAM in root_names(data) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.ppt97_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="ppt",
    title=Phrase("PowerPoint 97-2003 演示文稿和 WPS 演示", "PowerPoint 97–2003 presentation, WPS Presentation"),
    media_types=("application/vnd.ms-powerpoint",),
    extensions=(".ppt", ".dps", ".pps", ".pot", ".dpt"),
    sniff=_sniff,
    parse=_parse,
)
