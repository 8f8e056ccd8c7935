"""Learning from one's own archive: lists and JSONL are read, a model comes out and is used, what is missing is named."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from pubcheck_cli.main import main

import pubcheck
from pubcheck.disclosure_model import classify_with, load_model
from pubcheck.errors import SettingsError
from pubcheck.labelled import has_list, read_labelled
from pubcheck.plain import document_from_text
from pubcheck.review import Attribute
from pubcheck.settings import Settings

pytest.importorskip("sklearn")

KINDS = {
    "主动公开": [f"清河县{unit}关于公开征求{topic}意见的公告\n现向社会公开征求意见。" for unit in "甲乙" for topic in ("规划", "水价", "校车")],
    "依申请公开": [f"清河县{unit}关于同意某公司{topic}的批复\n某公司：你公司来文收悉，同意。" for unit in "甲乙" for topic in ("用地", "更名", "立项")],
    "不予公开": [f"清河县{unit}关于{topic}的请示\n县政府：现申请支持。妥否，请批示。" for unit in "甲乙" for topic in ("经费", "编制", "用车")],
}  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "档案"
    (folder / "2024").mkdir(parents=True)
    lines = ["文件,发文机关,公开属性"]
    for attribute, texts in KINDS.items():
        for number, text in enumerate(texts):
            name = f"2024/{attribute}{number}.txt"
            (folder / name).write_text(text, encoding="utf-8")
            lines.append(f"{name},清河县某局,{attribute}")
    (folder / "清单.csv").write_text("\ufeff" + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    code = stopped.value.code
    assert isinstance(code, int)
    return code


def test_a_list_is_read(archive: Path) -> None:
    labelled, gaps = read_labelled(archive, Settings())
    assert gaps == ()
    assert len(labelled) == 18
    assert {entry.group for entry in labelled} == {"清河县某局"}
    assert labelled[0].attribute is Attribute.PROACTIVE
    assert "公开征求" in labelled[0].document.text


def test_an_excel_list_is_read_as_well(archive: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["公文清单"])
    book.active.append(["序号", "文件名", "公文公开属性"])
    book.active.append([1, "2024/不予公开0.txt", "不予公开"])
    book.save(archive / "清单.xlsx")
    (archive / "清单.csv").unlink()
    (entry,) = read_labelled(archive, Settings())[0]
    assert (entry.attribute, entry.group) == (Attribute.WITHHELD, "")


def test_files_that_cannot_be_read_are_named(archive: Path) -> None:
    with (archive / "清单.csv").open("a", encoding="utf-8") as stream:
        stream.write("2024/没有.txt,,主动公开\n")
    labelled, gaps = read_labelled(archive, Settings())
    assert len(labelled) == 18
    assert [gap.where for gap in gaps] == ["2024/没有.txt"]


@pytest.mark.parametrize(
    ("row", "words"),
    [("2024/主动公开0.txt,,随便", "主动公开"), ("../外面.txt,,主动公开", "文件夹")],
    ids=["no attribute", "outside"],
)
def test_a_wrong_row_is_refused_in_one_line(archive: Path, row: str, words: str) -> None:
    (archive / "清单.csv").write_text(f"文件,发文机关,公开属性\n{row}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=words) as caught:
        read_labelled(archive, Settings())
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="清单"):
        read_labelled(tmp_path, Settings())
    (tmp_path / "x.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="表头"):
        read_labelled(tmp_path, Settings())


@pytest.mark.parametrize("line", ["[]", "{", '{"text": "甲"}', '{"text": "甲", "attribute": "secret"}'])
def test_a_wrong_line_of_jsonl_is_refused_without_its_text(tmp_path: Path, line: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"c\.jsonl:1") as caught:
        read_labelled(path, Settings())
    assert "secret" not in str(caught.value)


def test_a_model_is_trained_and_used(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("train", str(archive), "-o", "模型") == 0
    told = capsys.readouterr().out
    assert "18 份文件" in told
    assert "与随附模型相比" in told
    assert {path.name for path in (tmp_path / "模型").iterdir()} == {"weights.npz", "manifest.toml", "card.md"}
    settings = Settings(classifier="模型")
    review = pubcheck.Reviewer(settings).review(KINDS["不予公开"][0].encode(), "请示.txt")
    assert review.gaps == ()
    assert review.disclosure is not None
    assert review.disclosure.attribute is Attribute.WITHHELD
    assert review.versions.models["模型"].startswith("own+")
    (tmp_path / "设置.toml").write_text('classifier = "模型"\n', encoding="utf-8")
    assert run("evaluate", str(archive), "--settings", "设置.toml", "-o", "结果.json", "--lang", "en") == 0
    assert "same attribute as the shipped model" in capsys.readouterr().out
    figures = json.loads((tmp_path / "结果.json").read_text(encoding="utf-8"))
    assert figures["documents"] == 18
    assert figures["attribute_figures"]["macro_f1"] > 0.9
    assert 0 <= figures["attribute_figures"]["agreement_with_shipped"] <= 1


def test_exemptions_and_duties_of_jsonl_are_learned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An office that files its requests as enforcement files: the model says so too, and only for the question asked."""
    rows = [{"text": text, "attribute": "proactive"} for text in KINDS["主动公开"]]
    rows += [{"text": text, "attribute": "on_request"} for text in KINDS["依申请公开"]]
    for unit in "甲乙丙丁戊己":
        request = f"清河县{unit}关于用车的请示\n县政府：现申请支持。妥否，请批示。"
        roster = f"清河县{unit}值班安排\n周一至周五由办公室人员值班。"
        rows.append({"text": request, "attribute": "withheld", "exemption": "16casefile", "duty": "none"})
        rows.append({"text": roster, "attribute": "withheld", "exemption": "16internal"})
    path = tmp_path / "c.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    labelled, _ = read_labelled(path, Settings())
    assert {entry.exemption for entry in labelled} == {"", "16casefile", "16internal"}
    assert run("train", str(path), "-o", str(tmp_path / "m"), "--lang", "en") == 0
    told = capsys.readouterr().out
    assert "exemptions: right in 12 of 12, shipped model 6; used" in told
    assert "duties to publish" not in told
    assert 'exemption_right = "12 of 12"' in (tmp_path / "m" / "manifest.toml").read_text(encoding="utf-8")
    own, shipped = load_model(tmp_path / "m"), load_model("disclosure")
    assert not np.array_equal(own.heads["exemption"].gram, shipped.heads["exemption"].gram)
    assert np.array_equal(own.heads["duty"].gram, shipped.heads["duty"].gram)
    sample = pubcheck.Reviewer(Settings(classifier="")).sample(document_from_text(rows[12]["text"], "t"))
    found = classify_with(own, "m", sample).exemptions
    assert max(found, key=lambda code: found[code]) == "16casefile"


@pytest.mark.parametrize("question", ["exemption", "duty"])
def test_an_unknown_exemption_or_duty_is_refused(tmp_path: Path, question: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps({"text": "甲", "attribute": "withheld", question: "99"}), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"c\.jsonl:1"):
        read_labelled(path, Settings())


def test_an_altered_model_of_ones_own_is_a_gap(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("train", str(archive), "-o", "m") == 0
    weights = tmp_path / "m" / "weights.npz"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    review = pubcheck.Reviewer(Settings(classifier="m")).review(b"\xe8\xaf\xb7\xe7\xa4\xba", "a.txt")
    assert [gap.stage for gap in review.gaps] == ["classify"]
    assert "pubcheck train" in review.gaps[0].reason


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="classifier"):
        pubcheck.Reviewer(Settings(classifier=str(tmp_path)))


def test_too_few_documents_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.jsonl"
    rows = [{"text": text, "attribute": "withheld"} for text in KINDS["不予公开"]]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert not has_list(path)
    assert run("train", str(path), "-o", str(tmp_path / "m")) == 2
    assert "主动公开" in capsys.readouterr().err
    assert not (tmp_path / "m").exists()


def test_evaluate_gives_attribute_figures_on_jsonl(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.jsonl"
    rows = [{"text": texts[0], "attribute": name} for name, texts in zip(Attribute, KINDS.values(), strict=True)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert run("evaluate", str(path)) == 0
    assert "macro-F1" in capsys.readouterr().out
