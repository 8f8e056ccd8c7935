"""``pubcheck report``: where it writes, what it says, how it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from pubcheck_cli.main import main

from pubcheck.archive.objects import schema

KEY = "k" * 64
ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: object) -> tuple[object, str, str]:
    with CliRunner().isolation() as (out, err, _):
        try:
            main([str(argument) for argument in arguments])
            code: object = "main returned"
        except SystemExit as stop:
            code = stop.code
        result = code, out.getvalue().decode(), err.getvalue().decode()
    assert "Traceback" not in result[1] + result[2]
    return result


@pytest.fixture(autouse=True)
def _key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the stores of these tests, where the command looks for it."""
    path = tmp_path / "report.key"
    path.write_text((b"k" * 32).hex(), encoding="ascii")
    path.chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(path))


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a real scan of three files."""
    from pubcheck.archive.crew import Crew
    from pubcheck.archive.scan import Scan

    root = tmp_path_factory.mktemp("root")
    (root / "通知.txt").write_text("关于有关事项的通知\n联系人手机13800138000。\n", encoding="utf-8")
    (root / "副本.txt").write_bytes((root / "通知.txt").read_bytes())
    (root / "坏.docx").write_bytes(b"PK\x03\x04")
    db = tmp_path_factory.mktemp("db") / "scan.sqlite"
    scan = Scan(str(root), db, b"k" * 32)
    for _ in scan.run(Crew(scan.work(), 1)):
        pass
    return db


def test_it_writes_beside_the_store_and_says_so_in_one_line(scanned: Path) -> None:
    code, out, err = run("report", scanned)
    assert (code, err) == (0, "")
    assert out.startswith(f"已写入 {scanned.with_name('scan.台账.xlsx')}：台账 ")
    assert out.count("\n") == 1
    first = scanned.with_name("scan.台账.xlsx").read_bytes()
    code, out, _ = run("report", scanned, "--all")
    assert "scan.台账2.xlsx" in out
    assert "文件清单" in out
    assert scanned.with_name("scan.台账.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    ("format_", "name"), [("html", "scan.总览.html"), ("jsonl", "scan.数据.jsonl"), ("parquet", "scan.数据.parquet")]
)
def test_other_formats_replace_what_they_wrote(scanned: Path, format_: str, name: str) -> None:
    for _ in range(2):
        code, out, err = run("report", scanned, "--format", format_)
        assert (code, err) == (0, "")
        assert name in out
    assert scanned.with_name(name).exists()


def test_a_copy_is_one_document(scanned: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    code, told, _ = run("report", scanned, "--format", "jsonl", "-o", out, "--lang", "en")
    assert (code, told) == (0, f"wrote {out}: 2 documents\n")
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(line["document"]["path"], line["document"]["copies"]) for line in lines] == [
        ("副本.txt", 2),
        ("坏.docx", 1),
    ]
    assert lines[1]["gaps"]
    for line in lines:
        jsonschema.validate(line, schema())


def test_the_language_may_come_from_the_settings(scanned: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('lang = "en"\n', encoding="utf-8")
    out = tmp_path / "out.html"
    assert run("report", scanned, "--format", "html", "-o", out, "--settings", tmp_path / "settings.toml")[0] == 0
    assert '<html lang="en">' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("missing.sqlite",), "找不到数据库"),
        (("{db}", "--format", "pdf"), "可用：html、jsonl、parquet、xlsx"),
        (("{db}", "-o", "{folder}"), "是文件夹"),
        (("{db}", "--settings", "missing.toml"), "无法读取设置文件"),
        ((), "缺少参数"),
    ],
)
def test_it_refuses_in_one_line(scanned: Path, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "x").touch()
    code, out, err = run("report", *(each.format(db=scanned, folder=tmp_path) for each in arguments))
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("not a database, but long enough to be taken for one" * 40, encoding="utf-8")
    code, _, err = run("report", tmp_path / "x.sqlite")
    assert code == 2
    assert "不是数据库" in err


def test_a_folder_that_cannot_be_written(scanned: Path, tmp_path: Path) -> None:
    code, _, err = run("report", scanned, "-o", tmp_path / "missing" / "out.xlsx")
    assert code == 3
    assert "无法读写" in err


def test_help_loads_no_ledger_and_nothing_heavy() -> None:
    program = (
        "import sys\nfrom pubcheck_cli.main import main\nsys.argv = ['pubcheck', 'report', '--help']\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('numpy', 'pyarrow', 'xlsxwriter')"
        " or name.startswith(('pubcheck.ledgers', 'pubcheck.rules'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_store_and_a_key_are_never_overwritten(scanned: Path) -> None:
    before = scanned.read_bytes()
    for target in (scanned, scanned.with_name(scanned.name + ".lock")):
        code, _, err = run("report", scanned, "--format", "html", "-o", target)
        assert (code, err.count("\n")) == (2, 1)
        assert "不能覆盖" in err
    assert scanned.read_bytes() == before


def test_a_ledger_that_lies_there_is_kept(scanned: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "台账.xlsx"
    ledger.write_bytes(b"filled in")
    code, _, err = run("report", scanned, "-o", ledger)
    assert code == 0
    assert "台账.旧1.xlsx" in err
    assert (tmp_path / "台账.旧1.xlsx").read_bytes() == b"filled in"


def test_an_export_is_in_the_trail(scanned: Path, tmp_path: Path) -> None:
    run("report", scanned, "--format", "jsonl", "-o", tmp_path / "x.jsonl")
    code, _, _ = run("audit", scanned, "--export", tmp_path / "trail.jsonl")
    assert code == 0
    last = json.loads((tmp_path / "trail.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    entry = json.loads(last["entry"])
    assert (entry["kind"], entry["format"]) == ("export", "jsonl")
