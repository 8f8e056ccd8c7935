"""Parts: what one task of a cluster gives, as a Parquet file, on its way into the store.

A part lies beside the store from its arrival until its rows are in the store for good, so that a scan that is killed
in between does not lose what the cluster has done. Like the store it holds masked records, and of a path its keyed
hash alone.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from pubcheck.archive.engine import Outcome, Task
from pubcheck.archive.place import Stamp
from pubcheck.archive.rows import checked_known, checked_seconds, checked_words, from_values, to_values
from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase

_COLUMNS = {"file": "string", "size": "int64", "mark": "string", "digest": "string", "ending": "string"}
_COLUMNS |= {"seconds": "float64", "record": "string", "error": "string", "error_en": "string"}
_MADE_OF = b"pubcheck.made_of"  # in the file's metadata: rules and day


@dataclass(frozen=True, slots=True)
class Row:
    """One file of a part: ``file`` is the key of its path, ``record`` JSON, empty where there is none."""

    file: str
    size: int
    mark: str
    digest: str
    ending: str
    seconds: float
    record: str
    error: str
    error_en: str

    def outcome(self, task: Task) -> Outcome:
        """What became of ``task``.

        :raises ValueError: if the record is none (``TypeError`` where its kinds are wrong).
        """
        if self.error:
            return Outcome(task, task.stamp, error=checked_words((self.error, self.error_en)))
        digest, ending, size, mark = checked_known((self.digest, self.ending, self.size, self.mark))
        try:
            (record,) = from_values(json.loads(self.record)) if self.record else (None,)
        except RecursionError:
            raise ValueError("record") from None
        if record is not None:
            json.dumps(
                json.loads(self.record), ensure_ascii=False
            ).encode()  # half a surrogate pair would stop the store
        return Outcome(task, Stamp(size, mark), digest, ending, record, checked_seconds(self.seconds))


def row_of(file: str, outcome: Outcome) -> Row:
    """The row of an outcome."""
    record = json.dumps(to_values([outcome.record]), separators=(",", ":")) if outcome.record else ""
    zh, en = (str(outcome.error), outcome.error.en) if outcome.error is not None else ("", "")
    known = outcome.stamp.size, outcome.stamp.mark, outcome.digest, outcome.ending
    return Row(file, *known, outcome.seconds, record, zh, en)


def made_of(rules: str) -> str:
    """What a part must have been made of to count: the same rules, on the same day (some end on a day)."""
    return f"{rules} {date.today().isoformat()}"


def part_of(rows: Iterable[Row], origin: str) -> bytes:
    """A part as the bytes of a Parquet file; ``origin`` is :func:`made_of` as it was when the work began."""
    import pyarrow
    from pyarrow import parquet

    table = list(rows)
    columns = {name: [getattr(row, name) for row in table] for name in _COLUMNS}
    fields = [(name, pyarrow.type_for_alias(kind)) for name, kind in _COLUMNS.items()]
    schema = pyarrow.schema(fields, metadata={_MADE_OF: origin.encode()})
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns, schema=schema), stream, compression="zstd")
    return stream.getvalue()


def rows_of(part: bytes) -> tuple[str, tuple[Row, ...]]:
    """What the part was made of, and its rows.

    :raises ValueError: if it is no part.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        table: Any = parquet.read_table(io.BytesIO(part))
        origin = (table.schema.metadata or {})[_MADE_OF].decode()
        return origin, tuple(Row(**values) for values in table.select(list(_COLUMNS)).to_pylist())
    except (pyarrow.ArrowException, OSError, KeyError, TypeError) as error:
        raise ValueError(type(error).__name__) from None


class Parts:
    """The folder of the parts of one store, only for the process that writes the store.

    :param folder: ``None`` for a scan that keeps nothing.
    :param fresh: leave aside what lies there: everything is to be read again.
    """

    def __init__(self, folder: Path | None, rules: str, *, fresh: bool = False) -> None:
        self._folder = folder
        self._saved: dict[str, Row] = {}
        if folder is not None and folder.is_dir() and not fresh:
            for path in sorted(folder.glob("*.parquet")):
                with contextlib.suppress(ValueError, OSError):  # cut off by a power cut: it is made again
                    origin, rows = rows_of(path.read_bytes())
                    if origin == made_of(rules):
                        self._saved.update((row.file, row) for row in rows)

    def saved(self, file: str, task: Task) -> Outcome | None:
        """What a scan that was killed has left of this file, if the file is still the same."""
        row = self._saved.pop(file, None)
        if row is None or row.error or not row.record or not row.mark or Stamp(row.size, row.mark) != task.stamp:
            return None
        with contextlib.suppress(ValueError, TypeError):
            return row.outcome(task)
        return None

    def write(self, part: bytes) -> Path | None:
        """Keep a part until :meth:`remove`.

        :raises SettingsError: if it cannot be written.
        """
        if self._folder is None:
            return None
        path = self._folder / f"{uuid4().hex}.parquet"
        beside = path.with_suffix(".tmp")
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                stream.write(part)
            beside.replace(path)
        except OSError as error:
            raise SettingsError(
                Phrase(
                    f"无法在 {self._folder} 中写入：{error.strerror}；已保存的结果完好",
                    f"cannot write in {self._folder}: {error.strerror}; results so far are intact",
                )
            ) from None
        return path

    def remove(self, paths: Iterable[Path]) -> None:
        """These are in the store."""
        for path in paths:
            path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Everything is in the store."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
