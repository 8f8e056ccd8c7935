"""The functions most callers need; each uses a Reviewer with default settings."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Union

from pubcheck.document import Document
from pubcheck.review import Attribute, Review
from pubcheck.settings import Settings

if TYPE_CHECKING:
    from pubcheck.pipeline import Reviewer

Source = Union[str, "os.PathLike[str]", bytes, IO[bytes]]


def check(
    source: Source,
    *,
    name: str | None = None,
    media_type: str | None = None,
    declared: Attribute | str | None = None,
    settings: Settings | None = None,
) -> Review:
    """The review of one document.

    :param source: a path, the bytes of a file, or a binary file object.
    :param name: the name shown in the review; taken from the path where there is one.
    :param media_type: overrides the recognition of the format.
    :param declared: the declared attribute, where the document itself does not hold it.
    :param settings: other settings than the defaults.
    :raises OSError: if the path cannot be read.
    :raises ParseError: if it is empty, of no known format, encrypted, damaged or too large.
    """
    data, known_as = _read(source)
    attribute = Attribute(declared) if declared is not None else None
    return _reviewer(settings).review(data, name or known_as, media_type, attribute)


def check_text(
    text: str, *, name: str = "text", declared: Attribute | str | None = None, settings: Settings | None = None
) -> Review:
    """The review of text already in hand; offsets index ``text`` itself."""
    from pubcheck.plain import document_from_text

    attribute = Attribute(declared) if declared is not None else None
    return _reviewer(settings).review_document(document_from_text(text, name), attribute)


def parse(
    source: Source, *, name: str | None = None, media_type: str | None = None, settings: Settings | None = None
) -> Document:
    """The parsed document: text, pages, blocks with their parts, gaps; nothing is reviewed.

    :raises OSError: if the path cannot be read.
    :raises ParseError: as for :func:`check`.
    """
    from pubcheck.apart import parse_as_set

    data, known_as = _read(source)
    return parse_as_set(data, name or known_as, settings or Settings(), media_type)


def _read(source: Source) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "document"
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        return path.read_bytes(), path.name
    return source.read(), Path(str(getattr(source, "name", "document"))).name


def _reviewer(settings: Settings | None) -> Reviewer:
    if settings is None or not settings.limits.passwords:
        return _kept_reviewer(settings)
    from pubcheck.pipeline import Reviewer

    # Passwords are kept nowhere, and do not count when settings are compared.
    return Reviewer(settings)


@cache
def _kept_reviewer(settings: Settings | None) -> Reviewer:
    from pubcheck.pipeline import Reviewer

    return Reviewer(settings or Settings())
