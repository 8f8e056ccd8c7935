"""The parts of authors, each left out once, and models that are read from a folder in place of the installed ones."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from pubcheck.models.parts import files_of, main
from pubcheck.models.passages import PARTS, PERSONAL, SAME_AUTHOR, kept, part_of
from pubcheck.models.persons.train import examples, keep_candidates, read_candidates
from pubcheck.models.roles.examples import keep_seen, of_findings, read_seen

from pubcheck import weights
from pubcheck.errors import ModelError

CORPORA = Path(__file__).resolve().parents[1] / "corpora"


def test_every_file_is_in_one_part_and_an_author_in_one() -> None:
    dealt = [file for part in range(PARTS) for file in files_of(part)]
    assert sorted(dealt) == sorted(PERSONAL)
    assert min(len(files_of(part)) for part in range(PARTS)) > 8
    for file, author in SAME_AUTHOR.items():
        if file in PERSONAL:
            assert part_of(file, PARTS) == part_of(author, PARTS)


def test_a_later_author_changes_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {file: part_of(file, PARTS) for file in PERSONAL}
    monkeypatch.setattr("pubcheck.models.passages.PERSONAL", (*PERSONAL, "develop99_personal"))
    assert {file: part_of(file, PARTS) for file in PERSONAL} == before


def test_what_is_no_file_of_persons_is_in_no_part() -> None:
    with pytest.raises(ValueError, match="unseen"):
        part_of("unseen10_personal", PARTS)


def test_passages_are_read_as_they_were_kept(tmp_path: Path) -> None:
    seen = list(of_findings(CORPORA / "findings/develop31_personal.jsonl"))[:20]
    assert any(each.persons for each in seen)
    keep_seen(tmp_path / "0/passages.json.gz", seen)
    assert list(read_seen(tmp_path / "0/passages.json.gz")) == seen
    assert kept(tmp_path, "passages.json.gz")[0] == tmp_path / "0/passages.json.gz"


def test_a_model_in_a_folder_is_read_in_place_of_the_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("weights.npz", "manifest.toml"):
        shutil.copy(str(files("pubcheck.models") / "marks" / name), tmp_path / name)
    monkeypatch.setitem(weights.INSTEAD, "roles", tmp_path)
    assert (weights.read_weights("roles")["weights"] == weights.read_weights("marks")["weights"]).all()
    monkeypatch.setitem(weights.INSTEAD, "roles", tmp_path / "absent")
    with pytest.raises(ModelError):
        weights.read_weights("roles")


def test_candidates_of_a_part_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the installed names for those of the part, and one file for all of its authors."""
    (tmp_path / "0").mkdir()
    shutil.copytree(str(files("pubcheck.models") / "names"), tmp_path / "0/names")
    monkeypatch.setattr(weights, "INSTEAD", {})
    monkeypatch.setattr("pubcheck.models.parts.INSTEAD", weights.INSTEAD)
    monkeypatch.setattr("pubcheck.models.parts.files_of", lambda _: ("develop30_personal",))
    main([str(tmp_path), "--corpora", str(CORPORA), "--only", "0", "--step", "candidates"])
    found = list(read_candidates(tmp_path / "0/candidates.npz"))
    again = list(examples(CORPORA / "findings/develop30_personal.jsonl"))
    assert [(e.file, e.name, e.blind is None) for e in found] == [(e.file, e.name, e.blind is None) for e in again]
    assert all((one.rows == other.rows).all() for one, other in zip(found, again, strict=True))
    assert {example.file for example in found} == {"develop30_personal"}
    assert 0 < sum(example.name for example in found) < len(found)


def test_no_candidates_are_kept_and_read(tmp_path: Path) -> None:
    keep_candidates(tmp_path / "none.npz", [])
    assert list(read_candidates(tmp_path / "none.npz")) == []
