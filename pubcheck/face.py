"""The functions most callers need; each uses a Reviewer with default settings."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Union

from pubcheck.document import Document
from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute, Review, as_attribute
from pubcheck.settings import Settings
from pubcheck.toml_tables import as_tuple

if TYPE_CHECKING:
    from pubcheck.archive.intake import Scanned
    from pubcheck.pipeline import Reviewer

Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, IO[bytes]]
_NAMELESS = "document"


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
    :raises SettingsError: if ``source`` is something else, such as a file opened as text.
    :raises ParseError: if it is empty, of no known format, encrypted, damaged or too large.
    """
    attribute = as_attribute(declared)
    data, known_as = _read(source)
    return _reviewer(settings).review(data, name or known_as, media_type, attribute)


def check_text(
    text: str, *, name: str = "text", declared: Attribute | str | None = None, settings: Settings | None = None
) -> Review:
    """The review of text already in hand; offsets index ``text`` itself."""
    from pubcheck.plain import document_from_text

    if not isinstance(text, str):
        raise SettingsError(
            Phrase("check_text 只接受文字（str），字节请用 check", "check_text takes a string; give bytes to check")
        )
    return _reviewer(settings).review_document(document_from_text(text, name), as_attribute(declared))


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
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    key_file: str | os.PathLike[str] | None = None,
) -> Iterator[Scanned]:
    """Review all files of an archive in worker processes, giving each as it is done.

    :param root: a folder, or an address that fsspec reads (``s3://…``).
    :param db: the store that results are kept in; with it the next scan reads only what changed, and one that was
        stopped goes on. Without it nothing is kept, and copies are still reviewed once.
    :param workers: processes; one per processor if not given, or 0; four per processor at most.
    :param include: patterns of names or paths, or one; all files if empty.
    :param key_file: the key of the store's hashes; the usual one if not given.
    :raises SettingsError: if the root, the store or its key cannot be used, or ``workers`` is no number of them.
    :raises StoreError: if the store cannot be written any more (a full disk); what it holds is intact.
    """
    from contextlib import ExitStack

    from pubcheck.archive.crew import Crew
    from pubcheck.archive.places import Choice, place_of
    from pubcheck.archive.scan import Scan, crew_size, key_of, scratch_db

    # What is wrong with the arguments is told at once, not when the first file is asked for.
    choice, number = Choice(as_tuple(include), as_tuple(exclude)), crew_size(workers)
    key = key_of(Path(db), Path(key_file) if key_file else None) if db else os.urandom(32)
    chosen = replace(settings or Settings(), isolate=False)  # a worker is a process apart already
    stack = ExitStack()
    job = Scan(str(root), Path(db) if db else scratch_db(stack), key, chosen, choice)
    place_of(job.work().root)
    crew = Crew(job.work(), number)

    def files() -> Iterator[Scanned]:
        with stack:
            yield from job.run(crew)

    return files()


def _read(source: Source) -> tuple[bytes, str]:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), _NAMELESS
    if isinstance(source, (str, os.PathLike)):
        return Path(source).read_bytes(), _file_name(source)
    # A file opened as text was decoded as this machine does it, which need not be how the document is encoded.
    stream: Any = source
    data = None if isinstance(stream, io.TextIOBase) or not hasattr(stream, "read") else stream.read()
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise SettingsError(
            Phrase(
                "要审查的应为路径、字节，或以二进制方式打开的文件，如 open(路径, 'rb')；文字请用 check_text",
                "give a path, bytes, or a file opened in binary mode such as open(path, 'rb'); text goes to check_text",
            )
        )
    return bytes(data), _file_name(getattr(stream, "name", None))


def _file_name(path: object) -> str:
    """The name that ``path`` ends in; a file without one has nothing there, or the number of a descriptor."""
    if not isinstance(path, (str, bytes, os.PathLike)):
        return _NAMELESS
    from pubcheck.charset import readable_name

    return readable_name(Path(os.fsdecode(path)).name) or _NAMELESS


def _reviewer(settings: Settings | None) -> Reviewer:
    if settings is None or not settings.limits.passwords:
        return _kept_reviewer(settings, _folder_of(settings))
    from pubcheck.pipeline import Reviewer

    # Passwords are kept nowhere, and do not count when settings are compared.
    return Reviewer(settings)


def _folder_of(settings: Settings | None) -> str:
    """The folder that the paths in ``settings`` start from, where there is one."""
    paths = (settings.profile, settings.classifier) if settings is not None else ()
    return str(Path.cwd()) if any(Path(path).exists() and not Path(path).is_absolute() for path in paths) else ""


@cache
def _kept_reviewer(settings: Settings | None, _folder: str) -> Reviewer:
    from pubcheck.pipeline import Reviewer

    return Reviewer(settings or Settings())
