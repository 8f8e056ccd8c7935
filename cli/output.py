"""Writing a result so that nobody ever sees half of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pubcheck.target import check_target, named


def write_file(path: Path, words: str) -> None:
    """Write ``words`` beside ``path`` and rename; the file's mode lets only its owner read it.

    :raises OSError: if the folder does not exist or cannot be written.
    """
    with write_beside(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
        stream.write(words)


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A stream into a file beside ``path``, which takes its name at the end; whoever breaks off leaves nothing.

    :raises OSError: as for :func:`write_file`.
    """
    with write_beside(path) as temporary, temporary.open("w+b") as stream:
        yield stream


@contextmanager
def write_beside(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place once the block ends well, and is removed if it does not.

    :raises OSError: as :func:`write_file`.
    """
    import tempfile

    check_target(path)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    os.close(handle)
    try:
        with named(path):
            yield Path(temporary)
        try:
            Path(temporary).replace(path)
        except OSError as error:  # on Windows while it is open elsewhere
            raise type(error)(error.errno, error.strerror, str(path)) from None
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
