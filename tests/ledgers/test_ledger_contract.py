"""What every output of archives must do, those of plug-ins included."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stores import HOSTILE, everything, fill, hostile

from pubcheck.archive.crew import Crew
from pubcheck.archive.reporter import (
    ArchiveReporter,
    ArchiveReportOptions,
    Rows,
    all_ledgers,
    default_path,
    write_report,
)
from pubcheck.archive.scan import Scan
from pubcheck.archive.snapshot import Snapshot, snapshot
from pubcheck.archive.store import reading
from pubcheck.errors import SettingsError
from pubcheck.parser import Requirement
from pubcheck.phrase import Lang, Phrase
from pubcheck.rule import all_rules

LEDGERS = {reporter.id: reporter for reporter in all_ledgers()}
each = pytest.mark.parametrize("reporter", LEDGERS.values(), ids=LEDGERS)
IDENTITY, MOBILE = "11010519491231002X", "13800138000"


def written(reporter: ArchiveReporter, db: Path, out: Path, **options: Any) -> tuple[Rows, ...]:
    with reading(db) as store:
        return write_report(reporter, store, out, ArchiveReportOptions(**options))


def files_of(path: Path) -> list[Path]:
    return sorted(path.rglob("*")) if path.is_dir() else [path]


def words_of(path: Path) -> str:
    """All words of an output, whatever it is packed in."""
    if path.is_dir():
        from pyarrow import parquet

        return "\n".join(str(parquet.read_table(file).to_pylist()) for file in files_of(path))
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path)
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    return path.read_text(encoding="utf-8")


def test_the_promised_outputs_exist() -> None:
    assert {"xlsx", "html", "jsonl", "parquet"} <= set(LEDGERS)


@each
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("files", [list, everything, hostile], ids=["empty", "everything", "hostile"])
def test_renders(reporter: ArchiveReporter, lang: Lang, files: Callable[[], Any], tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", files())
    out = tmp_path / f"out{reporter.extension}"
    rows = written(reporter, db, out, lang=lang, everything=True)
    assert rows
    assert all(row.number >= 0 for row in rows)
    assert out.exists()
    assert words_of(out) is not None


@each
def test_renders_a_store_in_which_nothing_was_read(reporter: ArchiveReporter, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", [file for file in everything() if file.error is not None])
    out = tmp_path / f"out{reporter.extension}"
    written(reporter, db, out)
    assert "文件有密码，请先解密" in words_of(out)


@each
def test_a_gap_is_told(reporter: ArchiveReporter, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    for lang, words in ((Lang.ZH, "这一页是图片，请人工查看"), (Lang.EN, "a picture; look at it yourself")):
        out = tmp_path / f"{lang}{reporter.extension}"
        written(reporter, db, out, lang=lang)
        assert words in words_of(out)


@each
def test_speaks_both_languages(reporter: ArchiveReporter, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    written(reporter, db, tmp_path / f"en{reporter.extension}", lang=Lang.EN)
    text = words_of(tmp_path / f"en{reporter.extension}")
    title = next(rule.title for rule in all_rules() if rule.id == "personal.mobile_phone")
    assert title.en in text
    assert str(title) not in text


@each
def test_the_same_store_gives_the_same_words(reporter: ArchiveReporter, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", [*everything(), *hostile()])
    outputs = [tmp_path / f"{number}{reporter.extension}" for number in (1, 2)]
    for out in outputs:
        written(reporter, db, out, everything=True)
    assert words_of(outputs[0]) == words_of(outputs[1])
    if reporter.extension != ".xlsx":  # a ZIP: what is in it counts
        for first, second in zip(files_of(outputs[0]), files_of(outputs[1]), strict=True):
            assert first.read_bytes() == second.read_bytes()


@each
def test_plain_values_never_come_out(reporter: ArchiveReporter, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out{reporter.extension}"
    written(reporter, archive, out, everything=True)
    text = words_of(out)
    assert "名单" in text
    for value in (IDENTITY, MOBILE, "罗满仓", "密电一号"):
        assert value not in text
        assert json.dumps(value)[1:-1] not in text


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a small real scan, with values that must not leave it."""
    root = tmp_path_factory.mktemp("archive")
    (root / "名单.txt").write_text(
        f"关于公布临时救助名单的公示\n姓名\t身份证号\t电话\n罗满仓\t{IDENTITY}\t{MOBILE}\n青山县民政局\n2025年3月1日\n",
        encoding="utf-8",
    )
    (root / f"名单 {IDENTITY}.txt").write_text("关于有关事项的通知\n请遵照执行。\n", encoding="utf-8")
    (root / "密.txt").write_text("机密★10年\n关于密电一号有关事项的通知\n请按密电一号办理。\n", encoding="utf-8")
    (root / "坏.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    db = root.parent / "scan.sqlite"
    scan = Scan(str(root), db, b"k" * 32)
    for _ in scan.run(Crew(scan.work(), 1)):
        pass
    return db


@each
def test_writes_for_its_owner_and_all_or_nothing(reporter: ArchiveReporter, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / f"report{reporter.extension}"
    written(reporter, db, out)
    before = words_of(out)
    for path in (out, *files_of(out)):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)

    def breaks(shot: Snapshot, path: Path, options: ArchiveReportOptions) -> tuple[Rows, ...]:
        reporter.render(shot, path, options)
        raise OSError(28, "no space left")

    broken = ArchiveReporter(
        reporter.id, reporter.title, reporter.name, reporter.extension, breaks, is_folder=reporter.is_folder
    )
    with pytest.raises(OSError, match="no space"):
        written(broken, db, out)
    assert words_of(out) == before
    assert list(folder.iterdir()) == [out]  # nothing half written stays
    written(reporter, db, out)  # and a new one replaces it
    assert words_of(out) == before


@each
def test_nothing_of_a_report_stays_in_the_store(reporter: ArchiveReporter, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    before = db.read_bytes()
    written(reporter, db, tmp_path / f"out{reporter.extension}")
    assert db.read_bytes() == before


def test_a_missing_library_is_told_before_anything_is_written(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", [])
    lacking = ArchiveReporter(
        "x", Phrase("x"), Phrase("x"), ".x", LEDGERS["jsonl"].render, (Requirement("no_such", "no-such", "parquet"),)
    )
    with pytest.raises(SettingsError, match=r"pubcheck\[parquet\]"):
        written(lacking, db, tmp_path / "out.x")
    assert not (tmp_path / "out.x").exists()


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", [])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x", encoding="utf-8")
    for name in ("parquet", "jsonl"):
        with pytest.raises(SettingsError, match="-o"):
            written(LEDGERS[name], db, tmp_path / "mine")
    assert (tmp_path / "mine" / "notes.txt").exists()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SettingsError, match="-o"):
        written(LEDGERS["parquet"], db, tmp_path / "file")


def test_a_ledger_that_people_fill_in_is_never_taken(tmp_path: Path) -> None:
    db = tmp_path / "scan.sqlite"
    assert default_path(LEDGERS["xlsx"], db, Lang.ZH).name == "scan.台账.xlsx"
    (tmp_path / "scan.台账.xlsx").touch()
    (tmp_path / "scan.台账2.xlsx").touch()
    (tmp_path / "scan.总览.html").touch()
    assert default_path(LEDGERS["xlsx"], db, Lang.ZH).name == "scan.台账3.xlsx"
    assert default_path(LEDGERS["html"], db, Lang.ZH).name == "scan.总览.html"


def test_a_snapshot_does_not_see_what_a_scan_writes_meanwhile(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    with reading(db) as store, snapshot(store) as shot:
        before = [row.name for row in shot.documents()]
        fill(db, hostile())
        assert [row.name for row in shot.documents()] == before
    with reading(db) as store, snapshot(store) as shot:
        assert len(list(shot.documents())) == len(before) + 2 * len(HOSTILE)
