"""Results on a disk that is full: one line with the name of the file, and no part of it left."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pubcheck_cli.main import _one_line, group

from pubcheck.target import Sink, named

PLACES: dict[str, tuple[str, ...]] = {
    "check": ("check", "{folder}/甲.txt", "-o", "{folder}/out/结果.txt"),
    "check html": ("check", "{folder}/甲.txt", "--format", "html", "-o", "{folder}/out/结果.html"),
    "xlsx": ("report", "{db}", "-o", "{folder}/out/结果.xlsx"),
    "html": ("report", "{db}", "--format", "html", "-o", "{folder}/out/结果.html"),
    "jsonl": ("report", "{db}", "--format", "jsonl", "-o", "{folder}/out/结果.jsonl"),
    "clusters xlsx": ("clusters", "{db}", "--format", "xlsx", "-o", "{folder}/out/结果.xlsx"),
    "clusters json": ("clusters", "{db}", "--format", "json", "-o", "{folder}/out/结果.json"),
    "reassess xlsx": ("reassess", "{db}", "--format", "xlsx", "-o", "{folder}/out/结果.xlsx"),
    "reassess csv": ("reassess", "{db}", "--format", "csv", "-o", "{folder}/out/结果.csv"),
    "audit": ("audit", "{db}", "--export", "{folder}/out/结果.csv"),
}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A file to check, a store, a key and an empty folder."""
    from pubcheck.archive.store import writing

    key = bytes(range(32))
    (tmp_path / "密钥").write_text(key.hex())
    (tmp_path / "密钥").chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(tmp_path / "密钥"))
    (tmp_path / "甲.txt").write_text("通知\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    with writing(tmp_path / "s.sqlite", key) as store:
        store.end(store.begin("归档", "0" * 16, "{}"), "finished")
    return tmp_path, tmp_path / "s.sqlite"


class _Full(io.FileIO):
    """A file on a disk that takes the first bytes only."""

    left = 0

    def write(self, data: Any, /) -> int:
        size = memoryview(data).nbytes
        if size > _Full.left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        _Full.left -= size
        return super().write(data)


def _opening(folder: Path, opened: Callable[..., Any]) -> Callable[..., Any]:
    def open_(file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, *rest: Any, **more: Any) -> Any:
        if not any(sign in mode for sign in "wxa+") or not str(file).startswith(str(folder)):
            return opened(file, mode, buffering, encoding, *rest, **more)
        raw = _Full(file, mode.replace("b", "").replace("t", ""))
        if "b" in mode:
            return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding or "utf-8")

    return open_


@pytest.mark.parametrize("left", [0, 300])
@pytest.mark.parametrize("arguments", PLACES.values(), ids=PLACES)
@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_is_told_by_the_name_of_the_file(
    archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], left: int
) -> None:
    folder, db = archive
    monkeypatch.setattr(_Full, "left", left)
    opened = _opening(folder / "out", io.open)
    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr("builtins.open", opened)
    words = [each.format(folder=folder, db=db) for each in arguments]
    result = CliRunner().invoke(group, words, standalone_mode=False)
    if result.exception is None:  # what there is to say fits on the disk
        assert left or "jsonl" in words
        return
    assert isinstance(result.exception, OSError)
    line = _one_line(result.exception)
    assert line.startswith(f"错误：没有写成 {words[-1]}：磁盘空间不足")
    assert "\n" not in line
    assert not list((folder / "out").iterdir())


def test_the_ledger_that_was_there_stays(archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, db = archive
    ledger = folder / "out/结果.xlsx"
    ledger.write_bytes(b"filled in")
    opened = _opening(folder / "out", io.open)
    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr("builtins.open", opened)
    result = CliRunner().invoke(group, ["report", str(db), "-o", str(ledger)], standalone_mode=False)
    assert isinstance(result.exception, OSError)
    assert [each.name for each in ledger.parent.iterdir()] == ["结果.xlsx"]
    assert ledger.read_bytes() == b"filled in"


def test_other_errors_keep_their_names(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as told, named(tmp_path / "结果.txt"):
        (tmp_path / "模板.txt").read_text()
    assert str(told.value.filename).endswith("模板.txt")
    with pytest.raises(ValueError, match="x"), named(tmp_path / "结果.txt"):
        raise ValueError("x")
    with pytest.raises(OSError, match="结果") as other, named(tmp_path / "结果.txt"):
        raise OSError(errno.EIO, "broken")
    assert "无法读写" in _one_line(other.value)


def test_a_sink_writes_what_zipfile_writes(tmp_path: Path) -> None:
    with (tmp_path / "a.zip").open("w+b") as stream:
        sink = Sink(stream)
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[arg-type]
            made.writestr("a.xml", "words" * 1000)
            made.writestr("b.xml", "more")
        sink.check()
    with zipfile.ZipFile(tmp_path / "a.zip") as read:
        assert (read.testzip(), read.read("b.xml")) == (None, b"more")
