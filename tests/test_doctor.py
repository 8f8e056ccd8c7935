"""``pubcheck doctor`` tells the truth about this machine, and what to do."""

from __future__ import annotations

import json
import sys

import pytest
from click.testing import CliRunner
from pubcheck_cli.doctor import command

from pubcheck.doctor import checks, way_out
from pubcheck.errors import UnsupportedFormat
from pubcheck.parser import all_parsers, parse_bytes
from pubcheck.phrase import Lang
from pubcheck.settings import Limits


def test_every_parser_is_listed_and_works_here() -> None:
    found = {check.title: check for check in checks()}
    for parser in all_parsers():
        assert found[parser.title].works is not bool(parser.missing)
        for extension in parser.extensions:
            assert extension in found[parser.title].detail


def test_the_trial_review_works() -> None:
    (trial,) = [check for check in checks() if check.title == "试审一段文字"]
    assert trial.works


def test_what_is_missing_is_told_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py7zr", None)
    found = checks()
    (seven,) = [check for check in found if "7z" in check.detail and check.group == "formats"]
    assert not seven.works
    assert seven.extra == "archives"
    commands = [str(line) for line in way_out(found)]
    assert any("--no-index --find-links wheels" in line and "archives" in line for line in commands)
    result = CliRunner().invoke(command, [], standalone_mode=False)
    assert result.return_value == 3
    with pytest.raises(UnsupportedFormat, match="py7zr"):
        parse_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(26), "a.7z", Limits())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_output(lang: str) -> None:
    text = CliRunner().invoke(command, ["--lang", lang]).output
    values = json.loads(CliRunner().invoke(command, ["--lang", lang, "--format", "json"]).output)
    for check in checks():
        assert check.title.say(Lang(lang)) in text
    assert {value["title"] for value in values["checks"]} == {check.title.say(Lang(lang)) for check in checks()}
    assert values["machine"]["python"] in text


def test_an_interpreter_without_kept_code_is_told_and_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pubcheck.doctor.name_of_re", lambda: "re-0-little-64.json")
    (patterns,) = [check for check in checks() if check.title == "预编译的匹配模式"]
    assert not patterns.works
    assert not patterns.needed
    assert CliRunner().invoke(command, [], standalone_mode=False).return_value == 0
