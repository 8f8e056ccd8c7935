"""What a store and its reports leave in the archive is not reviewed; what only bears their names is."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from archives import KEY, TEXTS, scanned, write_archive, write_file
from trail_stores import run

SECRET = TEXTS["民政局/密件.txt"]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with its store and its reports inside."""
    key = tmp_path / "密钥"
    key.write_text(KEY.hex())
    key.chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(key))
    root = write_archive(tmp_path / "a", {"名单.txt": TEXTS["办公室/2024/名单.txt"]})
    scanned(root, root / "结果.sqlite")
    return root


def paths(root: Path) -> list[str]:
    return sorted(item.path for item in scanned(root, root / "结果.sqlite"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "html", "jsonl", "parquet"])
def test_reports_are_not_reviewed(archive: Path, kind: str, lang: str) -> None:
    before = set(archive.iterdir())
    for _ in range(2):  # the next ledger gets a number
        assert run("report", archive / "结果.sqlite", "--format", kind, "--lang", lang).return_value == 0
    assert len(set(archive.iterdir()) - before) == (2 if kind == "xlsx" else 1)
    assert paths(archive) == ["名单.txt"]


def test_a_ledger_that_people_filled_in_is_not_reviewed(archive: Path) -> None:
    run("report", archive / "结果.sqlite")
    ledger = archive / "结果.台账.xlsx"
    book = openpyxl.load_workbook(ledger)
    book["台账"]["N2"] = "误报"
    book.save(ledger)
    assert paths(archive) == ["名单.txt"]
    run("report", archive / "结果.sqlite", "-o", ledger)  # the one that was there steps aside
    assert (archive / "结果.台账.旧1.xlsx").exists()
    assert paths(archive) == ["名单.txt"]


def _workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["机密★10年"])
    book.save(path)


@pytest.mark.parametrize(
    "name",
    [
        *("结果.台账.xlsx", "结果.台账7.xlsx", "结果.台账.旧1.xlsx", "结果.总览.html", "结果.数据.jsonl"),
        *("结果.Dashboard.html", "结果.数据/一.parquet", "结果.sqlite.parts/密件.txt", "结果.sqlite.lock"),
        *("结果.台账.txt", "结果.sqlite.txt", "结果.总览.html.txt"),
    ],
)
def test_what_only_bears_the_name_is_reviewed(archive: Path, name: str) -> None:
    path = archive / name
    path.parent.mkdir(exist_ok=True)
    if path.suffix == ".xlsx":
        _workbook(path)
    else:
        write_file(path, SECRET)
    assert paths(archive) == sorted(["名单.txt", name])


def test_a_report_that_was_changed_is_reviewed(archive: Path) -> None:
    run("report", archive / "结果.sqlite", "--format", "html")
    page = archive / "结果.总览.html"
    page.write_text(page.read_text(encoding="utf-8") + f"<p>{SECRET}</p>", encoding="utf-8")
    assert paths(archive) == ["名单.txt", "结果.总览.html"]


def test_the_report_of_another_store_is_reviewed(archive: Path, tmp_path: Path) -> None:
    other = write_archive(tmp_path / "b", {"x.txt": "通知\n"})
    scanned(other, tmp_path / "结果.sqlite")
    run("report", tmp_path / "结果.sqlite")
    (tmp_path / "结果.台账.xlsx").rename(archive / "结果.台账.xlsx")
    assert paths(archive) == ["名单.txt", "结果.台账.xlsx"]


def test_a_folder_of_nothing_but_the_stores_own_files_is_empty(archive: Path) -> None:
    from pubcheck.errors import SettingsError

    run("report", archive / "结果.sqlite")
    (archive / "名单.txt").unlink()
    with pytest.raises(SettingsError, match="--allow-empty"):
        paths(archive)
