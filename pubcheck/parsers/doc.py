"""DOC and WPS: known by the stream of the text. :mod:`pubcheck.word97_reader` reads it and is imported only then."""

from __future__ import annotations

from pubcheck.compound_file import root_names
from pubcheck.document import Document
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_STREAM = "worddocument"


def _sniff(data: bytes) -> float:
    return 1.0 if _STREAM in root_names(data) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.word97_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="doc",
    title=Phrase("Word 97-2003 文档和 WPS 文字", "Word 97–2003 document, WPS Writer"),
    media_types=("application/msword",),
    extensions=(".doc", ".wps", ".dot", ".wpt"),
    sniff=_sniff,
    parse=_parse,
)
