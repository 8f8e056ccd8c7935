"""JSON Lines and Parquet: the contract holds, and both tell the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from stores import KEYS, File, decide, document, everything, fill, finding, hostile

from pubcheck.archive.decision import Decision
from pubcheck.archive.objects import MOST_PATHS, schema
from pubcheck.archive.reporter import ArchiveReportOptions, all_ledgers, write_report
from pubcheck.archive.store import reading

LEDGERS = {reporter.id: reporter for reporter in all_ledgers()}
VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
TABLES = ("documents", "files", "findings", "gaps")


def lines(db: Path, **options: Any) -> list[dict[str, Any]]:
    out = db.with_suffix(".jsonl")
    with reading(db) as store:
        write_report(LEDGERS["jsonl"], store, out, ArchiveReportOptions(**options))
    text = out.read_text(encoding="utf-8")
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def tables(db: Path) -> dict[str, list[dict[str, Any]]]:
    from pyarrow import parquet

    out = db.with_suffix(".parquet")
    with reading(db) as store:
        write_report(LEDGERS["parquet"], store, out, ArchiveReportOptions())
    assert sorted(path.stem for path in out.iterdir()) == list(TABLES)
    return {name: parquet.read_table(out / f"{name}.parquet").to_pylist() for name in TABLES}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = fill(tmp_path / "scan.sqlite", everything())
    decide(path, KEYS.of("fingerprint", "b"), Decision.WAIVED, until="2999-12-31")
    return path


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("files", [list, everything, hostile], ids=["empty", "everything", "hostile"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lines_keep_the_contract(files: Any, lang: str, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", files())
    found = lines(db, lang=lang)
    assert len(found) == sum(len(file.documents) or 1 for file in files())
    for line in found:
        VALIDATOR.validate(line)


def test_objects_are_strict() -> None:
    def objects(node: Any) -> Any:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for child in node.values():
                yield from objects(child)
        elif isinstance(node, list):
            for child in node:
                yield from objects(child)

    for node in objects(schema()["$defs"]):
        assert node["additionalProperties"] is False
        assert set(node["required"]) == set(node["properties"])


def test_a_line_tells_everything(db: Path) -> None:
    found = {(line["document"]["path"], line["document"]["member"]): line for line in lines(db)}
    listed = found["备份/救助名单.txt", None]
    assert (listed["document"]["copies"], listed["document"]["other_paths"]) == (2, ["民政局/救助名单.txt"])
    high, medium = listed["findings"]
    assert (high["text"], high["decision"], high["accepted"]) == ("138****1234", None, None)
    assert medium["decision"].items() >= {"decision": "waived", "owner": "张主任", "until": "2999-12-31"}.items()
    assert listed["disclosure"]["probabilities"] == {"proactive": 0.9, "on_request": 0.08, "withheld": 0.02}
    assert found["接受.txt", None]["findings"][0]["accepted"]["means"] == "baseline"
    assert found["公安局/密件.txt", None]["state_mark"] is True
    assert found["包.zip", None]["disclosure"] is None
    assert found["包.zip", "内/名单.xlsx"]["unit"] == "水利局"
    unread = found["加密.docx", None]
    assert (unread["document"]["digest"], unread["verdict"]) == (None, "incomplete")
    assert unread["gaps"][0]["reason"] == "文件有密码，请先解密"
    assert len(found["图片.pdf", None]["gaps"]) == 2
    hint = found["轻微.txt", None]["findings"][1]
    assert (hint["severity"], hint["code"]) == ("info", None)


def test_many_copies_stay_one_line(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", [File(tuple(f"{at:05d}" for at in range(MOST_PATHS + 50)), (document("a"),))])
    (line,) = lines(db)
    assert line["document"]["copies"] == MOST_PATHS + 50
    assert len(line["document"]["other_paths"]) == MOST_PATHS - 1


def test_tables_and_lines_tell_the_same(db: Path) -> None:
    found, written = tables(db), lines(db)
    documents = [line for line in written if line["document"]["digest"]]
    assert [(row["path"], row["member"], row["verdict"]) for row in found["documents"]] == [
        (line["document"]["path"], line["document"]["member"], line["verdict"]) for line in documents
    ]
    findings = [each for line in documents for each in line["findings"]]
    assert [(row["code"], row["message"], row["severity"]) for row in found["findings"]] == [
        (each["code"], each["message"], each["severity"]) for each in findings
    ]
    assert [row["stands"] for row in found["findings"]] == [
        each["accepted"] is None and each["decision"] is None for each in findings
    ]
    assert len(found["gaps"]) == sum(len(line["gaps"]) for line in written)
    assert len(found["files"]) == 11


def test_tables_join(db: Path) -> None:
    found = tables(db)
    documents = {row["document"]: row for row in found["documents"]}
    assert {row["document"] for row in found["findings"]} <= set(documents)
    for row in found["documents"]:
        severities = [
            each["severity"] for each in found["findings"] if each["document"] == row["document"] and each["stands"]
        ]
        assert all(severities.count(name) == row[name] for name in ("block", "high", "medium", "low", "info"))
    files = {row["path"]: row for row in found["files"]}
    assert files["民政局/救助名单.txt"]["document"] == files["备份/救助名单.txt"]["document"]
    assert (files["加密.docx"]["document"], files["加密.docx"]["error"]) == (None, "文件有密码，请先解密")
    high = next(row for row in found["findings"] if row["code"] and row["severity"] == "high")
    assert high["basis"][0] == {"statute": "个人信息保护法", "article": "25", "version": "2021-11-01"}


def test_row_groups_are_bounded(tmp_path: Path) -> None:
    from pyarrow import parquet

    many = tuple(finding(f"{at}") for at in range(50_001))
    db = fill(tmp_path / "scan.sqlite", [File(("a",), (document("a", *many),))])
    tables(db)
    kept = parquet.ParquetFile(db.with_suffix(".parquet") / "findings.parquet").metadata
    assert [kept.row_group(at).num_rows for at in range(kept.num_row_groups)] == [50_000, 1]
    assert kept.metadata[b"schema"] == b"pubcheck.archive/1"
