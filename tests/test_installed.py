"""What is installed is told without ``importlib.metadata``, and as it tells it."""

from __future__ import annotations

import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from pubcheck.discover import collect
from pubcheck.installed import own_version, plug_ins
from pubcheck.reporter import Reporter
from pubcheck.rules_digest import rules_digest

MODULE = """
from pubcheck.phrase import Phrase
from pubcheck.reporter import Reporter
REPORTER = Reporter("note", Phrase("便条", "note"), "text/plain", ".note", lambda reviews, options: "")
"""


def installed(folder: Path, points: str) -> Path:
    """A folder with a distribution that has these entry points."""
    info = folder / "notes-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: notes\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    (folder / "notes.py").write_text(MODULE, encoding="utf-8")
    return folder


def test_the_version_is_that_of_the_installation() -> None:
    assert own_version() == version("pubcheck")


def test_without_any_installation_the_version_is_unknown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "absent")])
    assert own_version() == "unknown"


def test_a_plug_in_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert not plug_ins("pubcheck.reports")
    monkeypatch.syspath_prepend(str(installed(tmp_path, "[pubcheck.reports]\nnote = notes:REPORTER\n")))
    assert [point.value for point in plug_ins("pubcheck.reports")] == ["notes:REPORTER"]
    assert not plug_ins("pubcheck.rules")
    assert "note" in {reporter.id for reporter in collect("pubcheck.reports", "REPORTER", Reporter)}


def test_the_digest_of_rules_changes_with_a_plug_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def digest() -> str:
        rules_digest.cache_clear()
        return rules_digest()

    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "notes", raising=False)
    own = digest()
    folder = installed(tmp_path, "[pubcheck.rules]\nnote = notes:RULES\n")
    monkeypatch.syspath_prepend(str(folder))
    with_it = digest()
    assert with_it != own
    (folder / "notes.py").write_text(f"{MODULE}\n# changed\n", encoding="utf-8")
    assert digest() not in (own, with_it)
    monkeypatch.undo()
    assert digest() == own


def test_entry_points_of_others_are_none_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(installed(tmp_path, "[console_scripts]\nnote = notes:main\n")))
    assert not plug_ins("pubcheck.reports")


def test_a_plug_in_in_an_archive_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = installed(tmp_path / "folder", "[pubcheck.reports]\nnote = notes:REPORTER\n")
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as archive:
        for path in filter(Path.is_file, folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    monkeypatch.syspath_prepend(str(tmp_path / "notes.zip"))
    assert [point.name for point in plug_ins("pubcheck.reports")] == ["note"]
