"""MSG: known by the stream of a message's properties. :mod:`pubcheck.outlook_reader` reads it, imported only then."""

from __future__ import annotations

from pubcheck.compound_file import root_names
from pubcheck.document import Document
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_STREAM = "__properties_version1.0"


def _sniff(data: bytes) -> float:
    return 1.0 if _STREAM in root_names(data) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.outlook_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="msg",
    title=Phrase("Outlook 邮件", "Outlook message"),
    media_types=("application/vnd.ms-outlook",),
    extensions=(".msg", ".oft"),
    sniff=_sniff,
    parse=_parse,
)
