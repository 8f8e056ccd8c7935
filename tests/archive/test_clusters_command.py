"""``pubcheck clusters``: words, workbook, JSON, exit codes."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import openpyxl
import pytest
from archive_stores import KEYS, document, finding, put, store_at
from pubcheck_cli.main import main

from pubcheck.corpus import fill

IDENTITY, MOBILE = fill("{{ID}}", "command"), fill("{{MOBILE}}", "command")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two documents that join, two that are nearly the same, and a site in two."""
    with store_at(tmp_path / "scan.sqlite") as opened:
        put(opened, "民政局/低保.txt", document([{"name": "罗满仓", "id": IDENTITY, "ill": "尿毒症"}], print=2**60))
        put(opened, "农业局/补贴.txt", document([{"id": IDENTITY, "mobile": MOBILE}], title="=HYPERLINK(补贴)\x1b[31m"))
        put(opened, "农业局/补贴二.txt", document([], "second", print=2**60 + 1))
        for name, rule in (("公安局/甲.txt", "secret.police"), ("水利局/乙.txt", "personal.coordinates")):
            subjects = (KEYS.of("subject", "枫坪水厂"),)
            put(opened, name, document([], name, findings=(finding(rule, "*"),), subjects=subjects))
    return tmp_path / "scan.sqlite"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["clusters", *arguments])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def test_the_text_tells_what_and_why(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(store)) == 1
    out = capsys.readouterr().out
    assert "第 1 组（严重，地点、工程分散叙述）" in out
    assert "第 2 组（严重，个人信息可以拼合）" in out
    assert "  1 人的信息分散在 2 份文件中，可以对上，合起来有：姓名、居民身份证号、手机号码、健康信息" in out
    assert "为什么：单看每一份都不完整" in out
    assert "  - 民政局/低保.txt（关于有关事项的通知）：姓名、居民身份证号、健康信息" in out
    assert out.endswith("共 2 组汇聚风险\n")
    assert "相近文件" not in out
    assert "\x1b" not in out


def test_near_duplicates_on_request_and_in_english(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(store), "--near", "--lang", "en") == 1
    out = capsys.readouterr().out
    assert "Cluster 2 (high, data that join)" in out
    assert "Near duplicates 1 (a few words differ)\n  - 民政局/低保.txt (关于有关事项的通知)\n" in out
    assert out.endswith("1 groups of near duplicates\n")


def test_thresholds_from_settings(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[archive]\njoined_documents = 3\nsubject_documents = 3\nnear_bits = 0\n", encoding="utf-8")
    assert run(str(store), "--near", "--settings", str(settings)) == 0
    assert capsys.readouterr().out == "没有发现达到界限的汇聚风险\n\n共 0 组内容相近的文件\n"
    settings.write_text("[archive]\njoined = 3\n", encoding="utf-8")
    assert run(str(store), "--settings", str(settings)) == 2
    assert "archive.joined" in capsys.readouterr().err


def test_json(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(store), "--near", "--format", "json", "-o", str(tmp_path / "out.json")) == 1
    assert "汇聚风险 2 组" in capsys.readouterr().err
    values = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [each["kind"] for each in values["clusters"]] == ["subject", "joined"]
    assert values["clusters"][1]["persons"] == 1
    assert values["clusters"][1]["documents"][0]["path"] == "民政局/低保.txt"
    assert [each["path"] for each in values["near"][0]["documents"]] == ["民政局/低保.txt", "农业局/补贴二.txt"]
    assert IDENTITY not in json.dumps(values)


def test_the_workbook(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert run(str(store), "--near", "--format", "xlsx", "-o", str(path)) == 1
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["汇聚", "相近文件"]
    rows = list(book["汇聚"].values)
    assert rows[0][:6] == ("组号", "级别", "种类", "说明", "人数", "文件")
    assert [row[0] for row in rows[1:]] == [1, 1, 2, 2]
    assert rows[4][5] == "农业局/补贴.txt"
    cell = book["汇聚"].cell(5, 7)
    assert cell.data_type == "s"  # no formula
    assert str(cell.value).startswith("=HYPERLINK(补贴)")
    assert book["汇聚"].freeze_panes == "A2"
    assert len(list(book["相近文件"].values)) == 3
    assert sorted(each.name for each in tmp_path.iterdir() if each.suffix == ".tmp") == []


def test_wrong_uses_are_told(tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(store), "--format", "xlsx") == 2
    assert "-o" in capsys.readouterr().err
    assert run(str(tmp_path / "none.sqlite")) == 2
    assert "pubcheck scan" in capsys.readouterr().err
