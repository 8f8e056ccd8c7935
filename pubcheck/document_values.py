"""A Document as plain values and back, for the pipe between two processes: data only, nothing is unpickled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pubcheck.document import Block, Box, Document, Page, Part
from pubcheck.gap import Gap
from pubcheck.phrase import Phrase
from pubcheck.span import Span

Values = list[Any]


def document_to_values(document: Document) -> Values:
    """``document`` as lists, strings and numbers that JSON can hold."""
    return [
        document.name,
        document.sha256,
        document.media_type,
        document.text,
        [[page.number, page.span.start, page.span.end, page.width, page.height] for page in document.pages],
        [_block_values(block) for block in document.blocks],
        [[gap.stage, _words(gap.where), _words(gap.reason)] for gap in document.gaps],
        [document_to_values(member) for member in document.members],
    ]


def document_from_values(values: Values) -> Document:
    """The Document that :func:`document_to_values` made ``values`` of.

    :raises ValueError: if the values are not those of a Document (``TypeError`` where their kinds are wrong).
    """
    name, sha256, media_type, text, pages, blocks, gaps, members = values
    return Document(
        name,
        sha256,
        media_type,
        text,
        tuple(Page(number, Span(start, end), width, height) for number, start, end, width, height in pages),
        tuple(_block(each) for each in blocks),
        tuple(Gap(stage, _read(where), Phrase(*_pair(reason))) for stage, where, reason in gaps),
        tuple(document_from_values(member) for member in members),
    )


def _block_values(block: Block) -> Values:
    box = block.box and [block.box.left, block.box.top, block.box.right, block.box.bottom]
    values = [block.span.start, block.span.end, block.part.value, block.page, box, _words(block.label), block.repeats]
    # Most blocks say no more than where they are.
    return values if any(values[3:]) else values[:3]


def _block(values: Values) -> Block:
    start, end, part = values[:3]
    if len(values) == 3:
        return Block(Span(start, end), Part(part))
    page, box, label, repeats = values[3:]
    return Block(Span(start, end), Part(part), page, Box(*box) if box else None, _read(label), repeats)


def _words(words: str) -> str | Values:
    return [str(words), words.en] if isinstance(words, Phrase) else words


def _read(words: str | Values) -> str:
    return Phrase(*_pair(words)) if isinstance(words, list) else words


def _pair(words: str | Iterable[str]) -> tuple[str, str]:
    if isinstance(words, str):
        return words, words
    chinese, english = words
    return chinese, english
