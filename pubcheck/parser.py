"""From bytes to a Document: the parser type, and the choice of the right one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from pubcheck.discover import collect
from pubcheck.document import Document
from pubcheck.errors import DamagedDocument, LimitExceeded, UnsupportedFormat
from pubcheck.gap import Gap
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits


@dataclass(frozen=True, slots=True)
class Parser:
    """One format: how to know it and how to read it.

    ``sniff`` looks at the bytes alone and returns how sure it is, from 0.0 (not this
    format) to 1.0 (magic bytes match); the extension only breaks ties, it never decides.
    ``parse(data, name, limits)`` returns the Document or raises a
    :class:`~pubcheck.errors.ParseError`; whatever it cannot read inside becomes a Gap of
    the Document. Modules of parsers import their libraries inside ``parse``.
    """

    id: str
    title: Phrase
    media_types: tuple[str, ...]
    extensions: tuple[str, ...]
    sniff: Callable[[bytes], float]
    parse: Callable[[bytes, str, Limits], Document]


@cache
def all_parsers() -> tuple[Parser, ...]:
    """Every parser of ``pubcheck/parsers`` and of installed plug-ins."""
    return collect("pubcheck.parsers", "PARSER", Parser)


def parse_bytes(data: bytes, name: str, limits: Limits, media_type: str | None = None) -> Document:
    """The Document in ``data``.

    :param name: the file's name, for messages and as a hint where the bytes are ambiguous.
    :param media_type: overrides the sniffing; must be one that a parser declares.
    :raises ParseError: if it is empty, of no known format, damaged, encrypted or too large.
    """
    if not data:
        raise DamagedDocument(
            Phrase("文件是空的（0 字节），没有可审查的内容", "the file is empty (0 bytes), nothing to review")
        )
    if len(data) > limits.max_bytes:
        raise LimitExceeded(
            Phrase(
                f"文件超过 {limits.max_bytes // 2**20} MB 的上限，请拆分后再检查，或在设置中调高 limits.max_bytes",
                f"the file exceeds {limits.max_bytes // 2**20} MB; split it or raise limits.max_bytes",
            )
        )
    parser = _choose(data, name, media_type)
    document = parser.parse(data, name, limits)
    if len(document.text) > limits.max_characters:
        raise LimitExceeded(
            Phrase(
                f"正文超过 {limits.max_characters} 字的上限，请拆分后再检查，或在设置中调高 limits.max_characters",
                f"the text exceeds {limits.max_characters} characters; split it or raise limits.max_characters",
            )
        )
    return document


def unread(data: bytes, name: str, gap: Gap) -> Document:
    """A Document that stands for a file which could not be read."""
    return Document(name, hashlib.sha256(data).hexdigest(), "application/octet-stream", "", gaps=(gap,))


def _choose(data: bytes, name: str, media_type: str | None) -> Parser:
    if media_type is not None:
        for parser in all_parsers():
            if media_type in parser.media_types:
                return parser
        raise _unsupported()
    suffix = PurePath(name).suffix.lower()
    ranked = sorted(
        ((parser.sniff(data), suffix in parser.extensions, parser.id, parser) for parser in all_parsers()),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    if not ranked or ranked[0][0] <= 0.0:
        raise _unsupported()
    return ranked[0][3]


def _unsupported() -> UnsupportedFormat:
    known = "、".join(extension for parser in all_parsers() for extension in parser.extensions[:1])
    return UnsupportedFormat(
        Phrase(
            f"无法识别的文件格式，目前可检查的格式：{known}，请另存为其中一种再检查",
            f"unknown file format; readable here: {known.replace('、', ', ')}. Save it as one of these",
        )
    )
