"""From bytes to a Document: the parser type, and the choice of the right one."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import PurePath

from pubcheck.discover import collect
from pubcheck.document import Document
from pubcheck.errors import DamagedDocument, ParseError, UnsupportedFormat
from pubcheck.gap import Gap
from pubcheck.phrase import Phrase
from pubcheck.quota import charge, inside, opened
from pubcheck.refusal import lacking, too_many_bytes, too_many_characters
from pubcheck.settings import Limits


@dataclass(frozen=True, slots=True)
class Requirement:
    """A library that a parser imports: its module, its name on PyPI, the extra of pubcheck that brings it."""

    module: str
    distribution: str
    extra: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the module can be imported here; nothing is imported to find out."""
        return find_spec(self.module) is not None


@dataclass(frozen=True, slots=True)
class Parser:
    """One format: how to know it and how to read it.

    ``sniff`` looks at the bytes alone and returns how sure it is, from 0.0 (not this
    format) to 1.0 (magic bytes match); the extension only breaks ties, it never decides.
    ``parse(data, name, limits)`` returns the Document or raises a
    :class:`~pubcheck.errors.ParseError`; whatever it cannot read inside becomes a Gap of
    the Document. ``parse_as``, where a parser reads its media types each in its own way, takes the one
    that the caller names as well. Modules of parsers import their libraries inside ``parse``; ``requires`` names
    those modules, so that a missing one is told before anything is tried (``pubcheck doctor``).
    """

    id: str
    title: Phrase
    media_types: tuple[str, ...]
    extensions: tuple[str, ...]
    sniff: Callable[[bytes], float]
    parse: Callable[[bytes, str, Limits], Document]
    requires: tuple[Requirement, ...] = ()
    parse_as: Callable[[bytes, str, Limits, str], Document] | None = None

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What is required and not installed."""
        return tuple(each for each in self.requires if not each.is_met)


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
        raise too_many_bytes(limits)
    # As HTTP and mail write it: text/html; charset=gbk.
    wanted = media_type.partition(";")[0].strip().lower() if media_type is not None else None
    parser = _choose(data, name, wanted)
    if parser.missing:
        names = "、".join(each.distribution for each in parser.missing)
        raise lacking(names, parser.missing[0].extra)
    limits = opened(limits)
    with _quietly():
        if wanted is not None and parser.parse_as is not None:
            document = parser.parse_as(data, name, limits, wanted)
        else:
            document = parser.parse(data, name, limits)
    if len(document.text) > limits.max_characters:
        raise too_many_characters(limits)
    charge(limits, characters=len(document.text))
    return document


def parse_inside(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``, a file found inside another, under the same count of limits.

    What cannot be read does not stop the file around it: it comes back as a Document with a gap.
    The limits of the whole tree (size, number, time) still stop everything.

    :param name: its path, ``annex.zip!/名单.xlsx``.
    :param limits: those the outer parser was given.
    :raises LimitExceeded: if the tree of files as a whole has reached a limit.
    """
    limits = opened(limits)
    charge(limits)
    try:
        return parse_bytes(data, name, inside(limits))
    except ParseError as error:
        charge(limits)
        return unread(data, name, Gap("parse", name, error.phrase))


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


def _quietly() -> AbstractContextManager[None]:
    """Libraries that read documents tell the log nothing of them; where nobody has loaded it, nobody listens."""
    if "logging" not in sys.modules:
        return nullcontext()
    from pubcheck.quiet_libraries import quiet_libraries

    return quiet_libraries()


def _unsupported() -> UnsupportedFormat:
    known = "、".join(extension for parser in all_parsers() for extension in parser.extensions[:1])
    return UnsupportedFormat(
        Phrase(
            f"无法识别的文件格式，目前可检查的格式：{known}，请另存为其中一种再检查",
            f"unknown file format; readable here: {known.replace('、', ', ')}. Save it as one of these",
        )
    )
