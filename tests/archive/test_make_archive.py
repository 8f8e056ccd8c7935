"""The generator of archives: the same bytes each time, and a real scan finds what was planted, and no more."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from archives import scanned
from make_archive import BLOCK, Archive, write_archive

from pubcheck.archive.clusters import Cluster, clusters
from pubcheck.archive.near import near_duplicates
from pubcheck.archive.store import reading
from pubcheck.settings import Settings

FILES = 60
PLANTED = ("personal.resident_id", "personal.mobile_phone", "personal.bank_card", "secret.state_mark")
Truth = list[dict[str, Any]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("made") / "archive"
    truth = write_archive(folder, FILES, seed=7, large_share=0.0)
    assert truth.parent == folder.parent  # outside of what is scanned
    return folder, [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def store(archive: tuple[Path, Truth], tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("store") / "scan.sqlite"
    scanned(archive[0], db, workers=2)
    return db


def test_the_same_seed_gives_the_same_bytes() -> None:
    def made(files: int, seed: int) -> list[tuple[str, bytes, str]]:
        return [(each.path, each.data, repr(each.truth)) for each in Archive(files, seed, 0.01)]

    first = made(2 * BLOCK, 1)
    assert made(2 * BLOCK + 50, 1)[: 2 * BLOCK] == first
    assert len({path for path, _, _ in first}) == 2 * BLOCK
    others = {data for _, data, _ in made(50, 2)} - {b""}
    assert not others & {data for _, data, _ in first}


def test_an_archive_has_all_kinds_of_files() -> None:
    truth = [made.truth for made in Archive(1_000, 1, 0.01)]
    kinds, formats = Counter(str(each["kind"]) for each in truth), {each["format"] for each in truth}
    assert len(formats) == 11
    assert kinds["plain"] > 500
    assert {"copy", "near", "damaged", "encrypted", "empty", "marked", "list", "sentence", "large"} < set(kinds)
    assert {each["cluster_kind"] for each in truth if "cluster" in each} == {
        *("person", "joined", "named", "subject", "masked")
    }
    by_path = {each["path"]: each for each in truth}
    for each in truth:
        if each["kind"] == "copy":
            assert by_path[each["copy_of"]]["planted"] == each["planted"]


def test_everything_planted_is_found(archive: tuple[Path, Truth], store: Path) -> None:
    with reading(store) as opened:
        for each in archive[1]:
            rows = opened.connection.execute(
                "SELECT rule, count(*) FROM findings JOIN documents ON documents.id = document"
                " JOIN files ON files.content = documents.content WHERE path = ? AND severity <> 'info' GROUP BY rule",
                (each["path"],),
            )
            found = {rule: number for rule, number in rows if rule in PLANTED}
            assert found == each["planted"], each["path"]


def test_what_cannot_be_read_is_a_gap_and_nothing_else_is(archive: tuple[Path, Truth], store: Path) -> None:
    with reading(store) as opened:
        gaps = {
            path
            for (path,) in opened.connection.execute(
                "SELECT path FROM gaps JOIN documents ON documents.id = document"
                " JOIN files ON files.content = documents.content"
            )
        }
    assert gaps == {each["path"] for each in archive[1] if "unreadable" in each}
    assert len(gaps) >= 3


def test_copies_share_their_content(archive: tuple[Path, Truth], store: Path) -> None:
    with reading(store) as opened:
        contents = dict(opened.connection.execute("SELECT path, content FROM files"))
    copies = [each for each in archive[1] if each["kind"] == "copy"]
    assert copies
    assert all(contents[each["path"]] == contents[each["copy_of"]] for each in copies)
    assert len(set(contents.values())) == FILES - len(copies)


def test_every_planted_cluster_is_found_and_no_other(archive: tuple[Path, Truth], store: Path) -> None:
    planted: dict[tuple[str, str], set[str]] = {}
    for each in archive[1]:
        if "cluster" in each:
            planted.setdefault((each["cluster_kind"], each["cluster"]), set()).add(each["path"])
    with reading(store) as opened:
        found: list[Cluster] = list(clusters(opened, Settings()))
    assert sorted((each.kind, sorted(path for path, *_ in each.documents)) for each in found) == sorted(
        (kind, sorted(paths)) for (kind, _), paths in planted.items()
    )
    assert len(planted) == 5
    assert {each.kind: each.persons for each in found} == {
        "person": 2,
        "joined": 5,
        "named": 5,
        "subject": 0,
        "masked": 5,
    }


def test_near_copies_are_grouped(archive: tuple[Path, Truth], store: Path) -> None:
    with reading(store) as opened:
        first = dict(
            opened.connection.execute(
                "SELECT documents.id, min(path) FROM documents JOIN files ON files.content = documents.content"
                " WHERE member = '' GROUP BY documents.id"
            )
        )
        printed = {
            path
            for (path,) in opened.connection.execute(
                "SELECT path FROM documents JOIN files ON files.content = documents.content WHERE print <> 0"
            )
        }
        groups = [{first[each] for each in group.documents if each in first} for group in near_duplicates(opened, 4)]
    pairs = [{each["path"], each["near"]} for each in archive[1] if each["kind"] == "near"]
    assert pairs
    together = [any(pair <= group for group in groups) for pair in pairs if pair <= printed]
    assert sum(together) >= len(together) - 1
