"""The command line: what it prints where, which code it exits with, and what never happens."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from pubcheck_cli.main import COMMANDS, main

from pubcheck import payload
from pubcheck.errors import DamagedDocument
from pubcheck.phrase import Phrase
from pubcheck.rule import all_rules

PLAN = (
    "青山县人民政府\n关于印发青山县突发事件总体应急预案的通知\n青政发〔2025〕12号\n各乡镇人民政府，县政府各部门：\n"
    "《青山县突发事件总体应急预案》已经县政府常务会议审议通过，现印发给你们，请认真组织实施。\n"
    "青山县人民政府\n2025年3月1日\n（此件公开发布）\n"
)
IDENTITY = "11010519491231002X"
LIST = (
    f"关于公布临时救助名单的公示\n姓名\t身份证号\n欧阳修远\t{IDENTITY}\n青山县民政局\n2025年3月1日\n（此件公开发布）\n"
)
HAN = re.compile("[\u4e00-\u9fff]")
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass
class Run:
    """What one call printed, and its exit code."""

    code: object
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        return self.err.splitlines()


def run(*arguments: object, stdin: bytes = b"") -> Run:
    """One call in this process; an exception that escapes fails the test."""
    with CliRunner().isolation(input=stdin) as (out, err, _):
        try:
            main([str(argument) for argument in arguments])
            code: object = "main returned"
        except SystemExit as stop:
            code = stop.code
        result = Run(code, out.getvalue().decode(), err.getvalue().decode())
    assert "Traceback" not in result.out + result.err
    return result


def in_a_process(*arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None) -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "pubcheck", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **(env or {})},
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Path]:
    """A folder to work in, which is also the working directory."""
    (tmp_path / "预案.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "名单.txt").write_text(LIST, encoding="utf-8")
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "程序.bin").write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20)
    (tmp_path / "断.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type /Catalog")
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def damaged_docx(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types")
        package.writestr("word/document.xml", "<w:document")
    return path


def encrypted_pdf(path: Path) -> Path:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="needs reportlab to make a PDF")
    pdf = canvas.Canvas(str(path), encrypt="geheim")
    pdf.drawString(72, 720, "text")
    pdf.save()
    return path


def encrypted_docx(path: Path) -> Path:
    office = pytest.importorskip("msoffcrypto.format.ooxml", reason="needs msoffcrypto to encrypt a DOCX")
    docx = pytest.importorskip("docx", reason="needs python-docx to make a DOCX")
    plain = path.with_name("plain.docx")
    document = docx.Document()
    document.add_paragraph("正文")
    document.save(str(plain))
    with plain.open("rb") as source, path.open("wb") as target:
        office.OOXMLFile(source).encrypt("geheim", target)
    plain.unlink()
    return path


# -- exit codes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["预案.txt"], 0),
        (["名单.txt"], 1),
        (["名单.txt", "--fail-on", "block"], 0),
        (["名单.txt", "--fail-on", "阻断"], 0),
        (["名单.txt", "--fail-on", "严重"], 1),
        (["名单.txt", "-o", "-"], 1),
        (["预案.txt", "--fail-on", "info"], 0),
        (["预案.txt", "名单.txt"], 1),
        (["空.txt"], 3),
        (["空.txt", "预案.txt"], 3),
        (["空.txt", "名单.txt"], 1),
        (["没有.txt"], 3),
        (["预案.txt", "--declared", "不予公开"], 1),
        (["预案.txt", "--declared", "proactive"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_codes(files: Path, arguments: list[str], code: int) -> None:
    result = run("check", *arguments)
    assert result.code == code
    assert result.out


def test_a_gap_beside_a_clean_text_exits_with_three(files: Path) -> None:
    (files / "坏.txt").write_bytes(PLAN.encode() + "\ufffd\n".encode())
    result = run("check", "坏.txt")
    assert result.code == 3
    assert "没有发现妨碍公开" not in result.out


# -- files that cannot be read ------------------------------------------------------------------

UNREADABLE = {
    "missing": ("没有.txt", lambda folder: None, "找不到文件"),
    "empty": ("空.txt", lambda folder: None, "空"),
    "unknown format": ("程序.bin", lambda folder: None, "格式"),
    "damaged PDF": ("断.pdf", lambda folder: None, "损坏"),
    "damaged DOCX": ("坏.docx", lambda folder: damaged_docx(folder / "坏.docx"), "损坏"),
    "encrypted PDF": ("密.pdf", lambda folder: encrypted_pdf(folder / "密.pdf"), "密码"),
    "encrypted DOCX": ("密.docx", lambda folder: encrypted_docx(folder / "密.docx"), "密码"),
    "blank": ("白.txt", lambda folder: (folder / "白.txt").write_text(" \n"), "没有"),
}


@pytest.mark.parametrize(("name", "make", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_one_clear_line_and_the_others_go_on(files: Path, name: str, make: object, words: str) -> None:
    assert callable(make)
    make(files)
    result = run("check", "预案.txt", name, "名单.txt", "--format", "json")
    assert result.code == 1
    (line,) = result.errors
    assert line.startswith(f"错误：{name}：")
    assert words in line
    assert HAN.search(line.removeprefix(f"错误：{name}："))
    reviews = json.loads(result.out)
    assert [review["document"]["name"] for review in reviews] == ["预案.txt", name, "名单.txt"]
    assert [review["verdict"] for review in reviews][1] == "incomplete"
    assert reviews[1]["gaps"]
    assert "personal.resident_id" in [finding["rule"] for finding in reviews[2]["findings"]]
    assert run("check", name).code == 3


def test_the_same_in_english(files: Path) -> None:
    result = run("check", "空.txt", "没有.txt", "程序.bin", "断.pdf", "--lang", "en")
    assert result.code == 3
    assert len(result.errors) == 4
    for line, name in zip(result.errors, ("空.txt", "没有.txt", "程序.bin", "断.pdf"), strict=True):
        assert line.startswith("error: " + name)
        assert not HAN.search(line.replace(name, ""))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(files: Path) -> None:
    (files / "锁.txt").write_text(PLAN, encoding="utf-8")
    (files / "锁.txt").chmod(0)
    result = run("check", "锁.txt", "预案.txt")
    assert result.code == 3
    assert "没有读取权限" in result.errors[0]


def test_a_parser_that_fails_on_one_file_does_not_stop_the_others(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse_bytes(data: bytes, *_: object) -> object:
        if b"PDF" in data:
            raise ZeroDivisionError(IDENTITY)
        return original(data, *_)

    from pubcheck import pipeline

    original = pipeline.parse_bytes
    monkeypatch.setattr(pipeline, "parse_bytes", parse_bytes)
    result = run("check", "断.pdf", "预案.txt", "--no-isolate")
    assert result.code == 3
    assert len(result.errors) == 1
    assert "ZeroDivisionError" in result.err
    assert IDENTITY not in result.err + result.out


def test_a_folder_stands_for_the_files_in_it(files: Path) -> None:
    (files / "更多" / "深处").mkdir(parents=True)
    (files / "更多" / "深处" / "甲.txt").write_text(PLAN, encoding="utf-8")
    result = run("check", "更多", "--format", "json")
    assert result.code == 0
    assert Path(json.loads(result.out)["document"]["name"]).name == "甲.txt"
    (files / "空文件夹").mkdir()
    assert run("check", "空文件夹").code in (2, 3)


def test_standard_input(files: Path) -> None:
    result = run("check", "-", "--format", "json", stdin=LIST.encode("gbk"))
    assert result.code == 1
    assert json.loads(result.out)["document"]["name"] == "-"
    assert "personal.resident_id" in [finding["rule"] for finding in json.loads(result.out)["findings"]]
    assert run("check", "-", stdin=b"").code == 3


# -- output -----------------------------------------------------------------------------------


@pytest.mark.parametrize("names", [["名单.txt"], ["预案.txt", "空.txt", "名单.txt"]], ids=["one", "several"])
@pytest.mark.parametrize("more", [[], ["--show-values"], ["--lang", "en"]], ids=["masked", "shown", "English"])
def test_json_fits_the_schema(files: Path, names: list[str], more: list[str]) -> None:
    result = run("check", *names, "--format", "json", *more)
    data = json.loads(result.out)
    jsonschema.validate(data, payload.schema())
    assert isinstance(data, dict) == (len(names) == 1)
    assert (IDENTITY in result.out) == ("--show-values" in more)


@pytest.mark.parametrize("format_", ["text", "json", "html", "sarif"])
def test_values_are_masked_unless_asked(files: Path, format_: str) -> None:
    result = run("check", "名单.txt", "--format", format_)
    assert IDENTITY not in result.out + result.err
    assert "欧阳修远" not in result.out + result.err
    assert IDENTITY in run("check", "名单.txt", "--format", format_, "--show-values").out


@pytest.mark.parametrize("format_", ["text", "json", "html", "sarif"])
def test_a_report_is_written_whole_or_not_at_all(files: Path, format_: str) -> None:
    before = set(files.iterdir())
    target = files / "报告.out"
    result = run("check", "名单.txt", "--format", format_, "-o", target)
    assert (result.code, result.out) == (1, "")
    assert "已写入" in result.err
    assert set(files.iterdir()) == {*before, target}
    assert (
        target.read_text(encoding="utf-8").strip()
        == run("check", "名单.txt", "--format", format_, "--no-color").out.strip()
    )


def test_a_report_that_cannot_be_written_leaves_nothing(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(files.iterdir())
    result = run("check", "预案.txt", "-o", files / "没有的文件夹" / "报告.txt")
    assert result.code not in (0, 1)
    assert len(result.errors) == 1
    (files / "旧.txt").write_text("旧报告", encoding="utf-8")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = run("check", "预案.txt", "-o", "旧.txt")
    assert result.code not in (0, 1)
    assert len(result.errors) == 1
    assert (files / "旧.txt").read_text(encoding="utf-8") == "旧报告"
    assert set(files.iterdir()) == {*before, files / "旧.txt"}


def test_reports_in_english(files: Path) -> None:
    result = run("check", "预案.txt", "--lang", "en", "--no-color")
    assert result.code == 0
    assert "no obstacle found" in result.out.lower()
    result = run("check", "名单.txt", "--lang", "en", "--format", "json")
    assert not HAN.search(json.loads(result.out)["findings"][0]["message"])


def test_colour_only_where_asked(files: Path) -> None:
    assert "\x1b[" not in run("check", "名单.txt").out
    assert "\x1b[" in run("check", "名单.txt", "--color").out
    assert "\x1b[" not in run("check", "名单.txt", "--no-color").out


def test_control_characters_never_reach_the_terminal(files: Path) -> None:
    nasty = "\x1b]0;title\x07\x1b[2J\x9b31m\x08"
    (files / "恶意.txt").write_text(f"关于{nasty}某事的通知\n身份证号{nasty}{IDENTITY}{nasty}\n", encoding="utf-8")
    names = ["恶意.txt"]
    if os.name != "nt":
        names.append("名\x1b[31m字\x07.txt")
        (files / names[1]).write_bytes(b"")
    for format_ in ("text", "json", "sarif"):
        result = run("check", *names, "没有\x1b[0m.txt", "--format", format_, "--show-values", "--no-color")
        assert not ESCAPES.search(result.out)
        assert not ESCAPES.search(result.err)
    result = run("check", "预案.txt", "--declared", "\x1b[31m", "--profile", "\x1b[31m")
    assert not ESCAPES.search(result.err)


def test_nothing_that_is_told_obeys_a_file(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reasons and names go to a terminal as they are: click takes escapes away only where it prints elsewhere."""
    import click

    told: list[str] = []
    monkeypatch.setattr(click, "echo", lambda line="", **_: told.append(str(line)))
    nasty = "\x1b[2J\u202e\x9b31m\n"

    def fail(*_: object) -> object:
        raise DamagedDocument(Phrase(f"部件{nasty}损坏", f"part {nasty} is damaged"))

    monkeypatch.setattr("pubcheck.pipeline.parse_bytes", fail)
    for arguments in (["预案.txt"], ["预案.txt", "--lang", "en"]):
        with pytest.raises(SystemExit):
            main(["check", *arguments])
    for arguments in (
        ["check", "预案.txt", "--profile", nasty],
        ["check", "预案.txt", "--declared", nasty],
        [f"x{nasty}"],
    ):
        with pytest.raises(SystemExit):
            main(arguments)
    assert len(told) == 7
    for line in told:
        assert not ESCAPES.search(line), ascii(line)
        assert "\u202e" not in line
    assert all("\n" not in line for line in told if not line.startswith("─"))


# -- other commands ---------------------------------------------------------------------------


def test_rules_are_listed() -> None:
    listed = run("rules")
    assert listed.code == 0
    assert all(rule.id in listed.out for rule in all_rules())
    rows = json.loads(run("rules", "--format", "json", "--lang", "en").out)
    assert [row["id"] for row in rows] == [rule.id for rule in all_rules()]
    assert not any(HAN.search(row["title"]) for row in rows)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_explained(lang: str) -> None:
    for rule in all_rules():
        result = run("explain", rule.id, "--lang", lang)
        assert result.code == 0
        assert rule.id in result.out
        assert not ESCAPES.search(result.out)


def test_a_rule_is_found_by_its_last_word() -> None:
    assert run("explain", "resident_id").out == run("explain", "personal.resident_id").out
    assert run("explain", "gibtsnicht").code == 2
    assert "personal.resident_id" in run("explain", "resident").err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert HAN.search(result.out)
    assert command in run("--help").out


# -- wrong usage ------------------------------------------------------------------------------

WRONG = [
    ["checc", "预案.txt"],
    ["check"],
    ["check", "预案.txt", "--formt", "json"],
    ["check", "预案.txt", "--format", "xml"],
    ["check", "预案.txt", "--fail-on", "schlimm"],
    ["check", "预案.txt", "--declared", "公开吧"],
    ["check", "预案.txt", "--profile", "没有的"],
    ["check", "预案.txt", "--profile", "没有的.toml"],
    ["check", "预案.txt", "--settings", "没有的.toml"],
    ["check", "预案.txt", "--settings", "预案.txt"],
    ["check", "预案.txt", "--lang", "de"],
    ["check", "预案.txt", "-o", "."],
    ["check", "预案.txt", "-o", "预案.txt"],
    ["check", "预案.txt", "名单.txt", "--format", "json", "-o", "名单.txt"],
    ["evaluate", "预案.txt", "-o", "预案.txt"],
    ["explain"],
    ["explain", "nonsense"],
    ["explain", "resident_id", "mobile_phone"],
    ["rules", "--format", "xml"],
    ["--unknown"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_gives_two_and_one_line(files: Path, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    (line,) = result.errors
    assert HAN.search(line)


def test_settings_are_read(files: Path) -> None:
    (files / "s.toml").write_text('lang = "en"\nclassifier = ""\n', encoding="utf-8")
    result = run("check", "预案.txt", "--settings", "s.toml", "--format", "json")
    assert result.code == 3
    assert json.loads(result.out)["gaps"][0]["reason"] == "no disclosure model is selected"


# -- as a process -----------------------------------------------------------------------------


def test_as_a_process(files: Path) -> None:
    result = in_a_process("check", "预案.txt", "空.txt", "--format", "json")
    assert result.code == 3
    assert [review["document"]["name"] for review in json.loads(result.out)] == ["预案.txt", "空.txt"]
    assert len(result.errors) == 1


def test_a_pipe_in_a_foreign_encoding(files: Path) -> None:
    result = in_a_process("check", "-", stdin=LIST.encode("gb18030"), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert result.code == 1
    assert HAN.search(result.out)
    assert IDENTITY not in result.out


def test_a_reader_that_goes_away_is_no_error(files: Path) -> None:
    command = f"{sys.executable} -m pubcheck rules | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False, timeout=60)
    assert done.stderr == b""
    assert done.stdout


def test_debug_shows_where_it_failed(files: Path) -> None:
    result = in_a_process("check", "预案.txt", "-o", files / "没有" / "x.txt", "--debug")
    assert "Traceback" in result.err
    assert "Traceback" not in in_a_process("check", "预案.txt", "-o", files / "没有" / "x.txt").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--workers", "0"), "“0”不是不小于 1 的整数"),
        (("--workers", "-3"), "“-3”不是不小于 1 的整数"),
        (("--workers", "四"), "“四”不是不小于 1 的整数"),
        (("--renew-days=-1",), "“-1”不是不小于 0 的整数"),
        (("--renew-days", "1.5"), "“1.5”不是不小于 0 的整数"),
    ],
)
def test_a_wrong_number_is_told_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    with pytest.raises(SystemExit):
        main(["scan", str(tmp_path), "--db", str(tmp_path / "s.sqlite"), *arguments])
    words = capsys.readouterr().err
    assert told in words
    assert "range" not in words
    assert "integer" not in words
