"""Parts on their way into the store: what of them counts after a scan was killed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cluster import KEY

from pubcheck.archive import parts
from pubcheck.archive.dask_task import Item
from pubcheck.archive.engine import Outcome, Task
from pubcheck.archive.parcels import Sent
from pubcheck.archive.parts import Parts, made_of, part_of, row_of, rows_of
from pubcheck.archive.place import Stamp
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.archive.worker import content_of, lost_record
from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.settings import Settings

TASK = Task("目录/a.txt", Stamp(3, "100-7"))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    content = content_of(TASK.path, b"abc", TASK.stamp, ValueKeys(KEY))
    record = lost_record(content, Reviewer(Settings()), ValueKeys(KEY), Phrase("没有审查", "not reviewed"))
    return Outcome(TASK, TASK.stamp, content.digest, content.ending, record, 0.25)


def test_there_and_back(outcome: Outcome) -> None:
    error = Outcome(TASK, TASK.stamp, error=Phrase("读不出", "unreadable"))
    part = part_of([row_of("k1", outcome), row_of("k2", error)], "origin")
    origin, rows = rows_of(part)
    assert origin == "origin"
    assert [row.file for row in rows] == ["k1", "k2"]
    assert rows[0].outcome(TASK) == outcome
    assert (rows[1].outcome(TASK).error, rows[1].outcome(TASK).record) == (error.error, None)
    for damaged in (b"", part[:-9], b"PAR1"):
        with pytest.raises(ValueError, match=r"^[A-Za-z]+$"):
            rows_of(damaged)


@pytest.mark.parametrize(
    "change",
    [
        *({"digest": ""}, {"digest": None}, {"size": -1}, {"mark": None}, {"seconds": float("nan")}, {"seconds": -1.0}),
        *({"record": "[" * 100_000}, {"record": "{}"}, {"error": "x", "error_en": None}),
    ],
)
def test_a_row_that_the_store_cannot_hold_is_none(outcome: Outcome, change: dict[str, object]) -> None:
    row = row_of("k1", outcome)
    with pytest.raises((ValueError, TypeError)):
        replace(row, **change).outcome(TASK)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="surrogates"):
        replace(row, record=row.record.replace("not reviewed", "not \\uD800")).outcome(TASK)


def test_what_counts(tmp_path: Path, outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "x.sqlite.parts"

    def saved(task: Task = TASK, rules: str = "rules", file: str = "k1", fresh: bool = False) -> Outcome | None:
        return Parts(folder, rules, fresh=fresh).saved(file, task)

    assert saved() is None
    path = Parts(folder, "rules").write(part_of([row_of("k1", outcome)], made_of("rules")))
    assert path is not None
    assert saved() == outcome
    assert saved(file="k2") is None
    assert saved(rules="other") is None
    assert saved(fresh=True) is None
    assert saved(replace(TASK, stamp=Stamp(3, "200-7"))) is None  # it changed
    taken = Parts(folder, "rules")
    assert taken.saved("k1", TASK) == outcome
    assert taken.saved("k1", TASK) is None  # once
    origin = made_of("rules")
    monkeypatch.setattr(parts, "made_of", lambda rules: f"{rules} 2000-01-01")
    assert origin != "rules 2000-01-01"
    assert saved() is None  # what ends on a day may have ended


@pytest.mark.parametrize(
    "change",
    [
        lambda outcome: replace(outcome, stamp=Stamp(3, "")),  # it changed while it was read
        lambda outcome: replace(outcome, record=None),  # somebody else had its content
        lambda outcome: replace(outcome, record=None, error=Phrase("读不出", "unreadable")),
    ],
)
def test_what_must_be_done_again(tmp_path: Path, outcome: Outcome, change: Callable[[Outcome], Outcome]) -> None:
    changed = change(outcome)
    Parts(tmp_path / "p", "rules").write(part_of([row_of("k1", changed)], made_of("rules")))
    assert Parts(tmp_path / "p", "rules").saved("k1", replace(TASK, stamp=changed.stamp)) is None


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("a file")
    with pytest.raises(SettingsError, match=r"无法在 .* 中写入"):
        Parts(tmp_path / "p", "rules").write(b"part")
    assert Parts(None, "rules").write(b"part") is None


def test_a_part_about_other_bytes_than_were_sent_is_told_apart(outcome: Outcome) -> None:
    content = content_of(TASK.path, b"abc", TASK.stamp, ValueKeys(KEY))
    item = Item("k1", "file.txt", TASK.stamp, b"abc", content.digest)
    assert Sent(TASK, item, content).is_of(outcome)
    assert not Sent(TASK, item, content).is_of(replace(outcome, digest="0" * 32))
    assert Sent(TASK, item, None).is_of(replace(outcome, digest="0" * 32))  # it was not read here
