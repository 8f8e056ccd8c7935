"""The functions most callers need; each uses a Reviewer with default settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Union

from pubcheck.document import Document
from pubcheck.review import Attribute, Review
from pubcheck.settings import Settings

if TYPE_CHECKING:
    from pubcheck.archive.intake import Scanned
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


def scan(
    root: str | os.PathLike[str],
    *,
    db: str | os.PathLike[str] | None = None,
    workers: int | None = None,
    settings: Settings | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    key_file: str | os.PathLike[str] | None = None,
) -> Iterator[Scanned]:
    """Review all files of an archive in worker processes, giving each as it is done.

    :param root: a folder, or an address that fsspec reads (``s3://…``).
    :param db: the store that results are kept in; with it the next scan reads only what changed, and one that was
        stopped goes on. Without it nothing is kept, and copies are still reviewed once.
    :param workers: processes; one per processor if not given, four per processor at most.
    :param include: patterns of names or paths; all files if empty.
    :param key_file: the key of the store's hashes; the usual one if not given.
    :raises SettingsError: if the root, the store or its key cannot be used.
    :raises StoreError: if the store cannot be written any more (a full disk); what it holds is intact.
    """
    from contextlib import ExitStack

    from pubcheck.archive.crew import Crew
    from pubcheck.archive.places import Choice, place_of
    from pubcheck.archive.scan import Scan, key_of, scratch_db
    from pubcheck.archive.scan import workers as workers_of

    # What is wrong with the arguments is told at once, not when the first file is asked for.
    key = key_of(Path(db), Path(key_file) if key_file else None) if db else os.urandom(32)
    chosen = replace(settings or Settings(), isolate=False)  # a worker is a process apart already
    stack = ExitStack()
    job = Scan(str(root), Path(db) if db else scratch_db(stack), key, chosen, Choice(tuple(include), tuple(exclude)))
    place_of(job.work().root)
    crew = Crew(job.work(), workers_of(workers))

    def files() -> Iterator[Scanned]:
        with stack:
            yield from job.run(crew)

    return files()


def _read(source: Source) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "document"
    from pubcheck.charset import readable_name

    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        return path.read_bytes(), readable_name(path.name)
    return source.read(), readable_name(Path(str(getattr(source, "name", "document"))).name)


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
