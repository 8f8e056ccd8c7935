"""A mark in a file's own name counts like one on its pages, checked by itself or in an archive; other names do not."""

from __future__ import annotations

from pathlib import Path

import pytest

import pubcheck
from pubcheck.archive.names import neutral_name
from pubcheck.payload import review_payload
from pubcheck.review import Advice, Verdict

NOTICE = "青石县人民政府办公室关于做好防汛工作的通知\n各乡镇人民政府：\n请认真做好防汛工作。\n青石县人民政府办公室\n2025年5月6日\n"
MARKED = [
    "机密★10年 防汛预案.txt",
    "（秘密）防汛预案.txt",
    "防汛预案-机密.txt",
    "机密级_防汛预案.txt",
    "【绝密】方案.txt",
    "C:\\工作\\秘密★1年.txt",
]
PLAIN = [
    "防汛预案.txt",
    "机密文件管理办法.txt",
    "保守国家秘密法.txt",
    "秘密花园.txt",
    "商业秘密保护指南.txt",
    "机密/防汛预案.txt",
    "附件.zip!/机密.txt",
]


@pytest.mark.parametrize("name", MARKED)
def test_a_mark_in_the_name_blocks(name: str) -> None:
    review = pubcheck.check_text(NOTICE, name=name)
    (found,) = (each for each in review.findings if each.rule_id == "secret.state_mark")
    assert (found.span.start, found.span.end, found.evidence) == (0, 0, "")
    assert "文件名" in found.message
    assert review.verdict is Verdict.BLOCKED
    assert review.disclosure is not None
    assert review.disclosure.advice is Advice.REFER
    assert any("文件名" in reason["text"] for reason in review_payload(review)["disclosure"]["reasons"])


@pytest.mark.parametrize("name", PLAIN)
def test_other_names_are_none(name: str) -> None:
    review = pubcheck.check_text(NOTICE, name=name)
    assert not [each for each in review.findings if each.rule_id.startswith("secret.")]


def test_a_mark_on_the_page_is_told_once() -> None:
    review = pubcheck.check_text("机密★10年\n" + NOTICE, name=MARKED[0])
    assert [each.evidence for each in review.findings if each.rule_id == "secret.state_mark"] == ["机密★10年"]


def test_copies_count_under_neutral_names_and_under_marked_ones(tmp_path: Path) -> None:
    assert neutral_name("a/防汛预案.TXT") == neutral_name("b.txt") == "file.txt"
    assert neutral_name("a/机密.txt") == "file/机密.txt"
    for name in ("防汛预案.txt", "副本.txt", "防汛预案-机密.txt"):
        (tmp_path / "a").mkdir(exist_ok=True)
        (tmp_path / "a" / name).write_text(NOTICE, encoding="utf-8")
    found = {each.path: each for each in pubcheck.scan(tmp_path / "a", db=tmp_path / "s.sqlite", workers=1)}
    again = {each.path: each.state.value for each in pubcheck.scan(tmp_path / "a", db=tmp_path / "s.sqlite", workers=1)}
    assert again == dict.fromkeys(found, "unchanged")
    states = {path: each.state.value for path, each in found.items()}
    assert sorted(states.values()) == ["copy", "reviewed", "reviewed"]
    record = found["防汛预案-机密.txt"].record
    assert record is not None
    assert record.documents[0].verdict == "blocked"


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_mark_in_the_name_of_a_file_without_text_blocks(text: str) -> None:
    review = pubcheck.check_text(text, name=MARKED[0])
    assert review.verdict is Verdict.BLOCKED
    assert review.gaps


def test_names_in_other_bytes_and_with_masked_parts_keep_level_and_ending() -> None:
    raw = "a/机密★10年 预案.CSV".encode("gbk").decode("utf-8", "surrogateescape")
    assert neutral_name(raw) == "file/机密★10年 预案.CSV"
    assert neutral_name("机密 wang@qq.com.docx").endswith(".docx")
