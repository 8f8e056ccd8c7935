"""The documentation is true: its examples run, its links lead somewhere, and nothing a user can set is left out.

Markers in the pages, each on the line above a block: ``<!-- not run -->`` for an example that needs something from
outside, ``<!-- exit: N -->`` for the exit code of a console block, ``<!-- file: NAME -->`` for a block that stands for a
file, which the page's later examples find under that name.
"""

from __future__ import annotations

import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import click
import pytest
from pubcheck_cli.main import COMMANDS, group, main

import pubcheck
from pubcheck.archive.objects import schema as archive_schema
from pubcheck.finding import Severity
from pubcheck.payload import schema
from pubcheck.profile import load_profile
from pubcheck.settings import Archive, Limits, Settings, load_settings

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "corpora" / "samples" / "demo"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
EXAMPLES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])
USAGE = ROOT / "docs" / "usage.zh-CN.md"
JSON = ROOT / "docs" / "json.md"

_BLOCK = re.compile(r"^(?:<!-- (?P<mark>[^\n]+?) -->\n)?```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
_CODE = re.compile(r"^```.*?^```$", re.M | re.S)
_LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (?P<words>.+)$", re.M)


@dataclass(frozen=True)
class Example:
    """One fenced block of a page; ``mark`` is the comment on the line above it."""

    page: Path
    line: int
    kind: str
    mark: str
    body: str

    @property
    def file(self) -> str | None:
        """The name of the file the block stands for."""
        return self.mark.removeprefix("file: ") if self.mark.startswith("file: ") else None

    def exits(self, command: str) -> tuple[int, ...]:
        """The exit codes a command may have: a review may have findings, but no gap unless the page says so."""
        if self.mark.startswith("exit: "):
            return (int(self.mark.removeprefix("exit: ")),)
        return (0, 1) if command.startswith(("pubcheck check ", "pubcheck scan ")) else (0,)

    @property
    def commands(self) -> list[str]:
        """Its lines that call pubcheck."""
        return [line for line in self.body.splitlines() if line.startswith("pubcheck ")]


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def examples(page: Path) -> Iterator[Example]:
    text = read(page)
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start("kind")) + 1
        yield Example(page, line, match["kind"], match["mark"] or "", match["body"])


def label(example: Example) -> str:
    return f"{example.page.name}:{example.line}"


ALL = [example for page in EXAMPLES for example in examples(page)]
PYTHON = [example for example in ALL if example.kind == "python" and example.mark != "not run"]
CONSOLE = [example for example in ALL if example.kind == "console" and example.commands and example.mark != "not run"]


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the demo documents, the working directory of the test."""
    folder = tmp_path / "demo"
    shutil.copytree(DEMO, folder)
    monkeypatch.chdir(folder)
    return folder


def expanded(arguments: list[str]) -> list[str]:
    """Arguments as a shell expands them."""
    return [path for word in arguments for path in (sorted(glob.glob(word)) if "*" in word else [word])]  # noqa: PTH207


def test_the_pages_have_examples() -> None:
    assert len(PYTHON) > 5
    assert len(CONSOLE) > 15


@pytest.mark.parametrize("example", PYTHON, ids=label)
def test_python_example_runs(example: Example, demo: Path) -> None:
    script = demo.parent / "example.py"
    script.write_text(example.body, encoding="utf-8")
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": ""}
    run = subprocess.run(
        [sys.executable, str(script)], cwd=demo, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, f"{label(example)}\n{run.stderr}"
    assert run.stdout or "print(" not in example.body


@pytest.mark.parametrize("example", CONSOLE, ids=label)
def test_console_example_runs(example: Example, demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for block in examples(example.page):
        if block.file and block.line < example.line:
            (demo / block.file).write_text(block.body, encoding="utf-8")
    for command in example.commands:
        with pytest.raises(SystemExit) as stopped:
            main(expanded(shlex.split(command, comments=True))[1:])
        out, err = capsys.readouterr()
        assert stopped.value.code in example.exits(command), f"{label(example)}: {command}\n{err}"
        assert out or err, f"{label(example)}: {command} prints nothing"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for match in _LINK.finditer(_CODE.sub("", read(page))):
        target, _, anchor = match["target"].partition("#")
        if ":" in target:
            continue  # outside, not ours to test offline
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), f"{page.name}: {match['target']} does not exist"
        if anchor:
            assert anchor in anchors(path), f"{page.name}: no heading for {match['target']}"


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    headings = (match["words"].lower() for match in _HEADING.finditer(_CODE.sub("", read(page))))
    return {re.sub(r"[^\w\- ]", "", words).replace(" ", "-") for words in headings}


def test_no_rule_is_counted_by_hand() -> None:
    """The number of rules changes with every rule; only ``pubcheck rules`` knows it."""
    for page in EXAMPLES:
        found = re.search(r"[0-9]+ (?:条规则|rules\b)|共 [0-9]+ 条", read(page))
        assert found is None, f"{page.name}: {found[0] if found else ''}"


def section(page: Path, heading: str) -> str:
    """The text below a second-level heading of a page."""
    parts = re.split(r"^## ", read(page), flags=re.M)
    return next(part for part in parts if part.split("\n", 1)[0] == heading)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_and_option_is_documented(name: str) -> None:
    command = group.get_command(click.Context(group), name) if name else group
    assert command is not None
    text = section(USAGE, f"pubcheck {name}".strip())
    for parameter in command.get_params(click.Context(command)):
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}`" in text, f"pubcheck {name} {option} is not in {USAGE.name}"
    for option in re.findall(r"`(--[a-z-]+)`", text.split("\n### ")[0]):
        known = {
            word
            for parameter in command.get_params(click.Context(command))
            for word in (*parameter.opts, *parameter.secondary_opts)
        }
        assert option in known, f"{USAGE.name} names {option}, which pubcheck {name} has not"


def test_every_setting_is_documented_with_its_default(demo: Path) -> None:
    (example,) = [example for example in examples(USAGE) if example.file == "设置.toml"]
    path = demo / "设置.toml"
    path.write_text(example.body, encoding="utf-8")
    assert load_settings(path) == Settings()
    written = tomllib.loads(example.body)
    limits, archive = written.pop("limits"), written.pop("archive")
    assert set(limits) == {field.name for field in fields(Limits) if field.compare}
    assert set(archive) == {field.name for field in fields(Archive)}
    assert set(written) == {field.name for field in fields(Settings)} - {"limits", "archive"}
    text = section(USAGE, "设置文件")
    for key in (*written, *(f"limits.{key}" for key in limits), *(f"archive.{key}" for key in archive)):
        assert f"\n| `{key}` |" in text, f"{key} is not explained in {USAGE.name}"


def test_the_profile_shown_is_the_default_one(demo: Path) -> None:
    (example,) = [example for example in examples(USAGE) if example.file == "本地口径.toml"]
    path = demo / "本地口径.toml"
    path.write_text(example.body, encoding="utf-8")
    assert load_profile(str(path)) == load_profile("default")


def test_messages_are_those_of_the_program() -> None:
    """Each message that the page explains stands in the code; … is where words vary."""
    code = "".join(read(path) for folder in ("pubcheck", "cli") for path in sorted((ROOT / folder).rglob("*.py")))
    rows = re.findall(r"^\| (`.+`) \|", section(USAGE, "出错提示"), flags=re.M)
    assert len(rows) > 10
    for message in re.findall(r"`([^`]+)`", "\n".join(rows)):
        for piece in re.split(r"[…“”]", message):
            assert piece.strip() in code, f"no message holds “{piece.strip()}”"


def test_every_severity_is_documented() -> None:
    text = section(ROOT / "docs" / "rules.md", "Severities / 级别")
    assert all(f"| `{severity}` |" in text for severity in Severity)


def keys(node: dict[str, Any], definitions: dict[str, Any], path: str = "") -> Iterator[str]:
    """The paths of all properties below a node of the schema: ``findings[].basis[].article``."""
    while "$ref" in node:
        node = definitions[node["$ref"].rpartition("/")[2]]
    for choice in node.get("anyOf", ()):
        yield from keys(choice, definitions, path)
    if isinstance(node.get("items"), dict):
        yield from keys(node["items"], definitions, f"{path}[]")
    for name, value in node.get("properties", {}).items():
        inner = f"{path}.{name}" if path else name
        yield inner
        yield from keys(value, definitions, inner)


def values(node: Any) -> Iterator[str]:
    """All values of enumerations below a node of the schema."""
    if isinstance(node, dict):
        yield from node.get("enum", ())
        for child in node.values():
            yield from values(child)


def test_every_json_key_is_documented() -> None:
    text = read(JSON)
    reviews, archives = schema()["$defs"], archive_schema()["$defs"]
    expected = {*keys(reviews["review"], reviews), *keys(archives["item"], archives)}
    assert expected
    for key in sorted(expected):
        assert f"\n| `{key}` |" in text, f"{key} is not in {JSON.name}"
    documented = set(re.findall(r"^\| `([a-z_]+(?:\[\])?\.[a-z_.\[\]]+)` \|", text, flags=re.M))
    assert documented <= expected, f"not in the schema: {sorted(documented - expected)}"


def test_every_json_value_is_documented() -> None:
    text = read(JSON)
    for value in sorted({*values(schema()["$defs"]), *values(archive_schema()["$defs"])}):
        assert f"`{value}`" in text, f"{value} is not in {JSON.name}"


def test_every_exported_name_is_documented() -> None:
    text = read(ROOT / "docs" / "api.md")
    for name in pubcheck.__all__:
        assert re.search(rf"`(?:pubcheck\.)?{name}[`(]|pubcheck\.{name}\(", text), f"pubcheck.{name} is not in api.md"


def test_every_error_told_in_the_manual_is_exported_and_every_other_way_round() -> None:
    """The table of errors and the names that begin a line of it or are told elsewhere on the page."""
    text = read(ROOT / "docs" / "api.md")
    told = set(re.findall(r"`(?:pubcheck\.)?([A-Z]\w*Error)`", text)) - {"OSError", "ValueError", "TypeError"}
    exported = {name for name in pubcheck.__all__ if name.endswith("Error")}
    assert (
        told - {"PubcheckError"} == set(re.findall(r"^\| `(\w+Error)` \|", text, re.M)) == exported - {"PubcheckError"}
    )


def test_the_two_readmes_point_to_each_other() -> None:
    english, chinese = ROOT / "README.md", ROOT / "README.zh-CN.md"
    assert "(README.zh-CN.md)" in read(english).split("\n## ")[0]
    assert "(README.md)" in read(chinese).split("\n## ")[0]
    assert "make demo" in read(english)
    assert "make demo" in read(chinese)


def test_pictures_are_small() -> None:
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size < 400_000, f"{picture.name} is too large for a page"
