"""Documents that a newer edition took the place of: what is paired, and above all what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from trail_stores import a_document, filled, put

from pubcheck.archive.causes import Cause
from pubcheck.archive.editions import edition_key, editions
from pubcheck.archive.reassess import Look, Work, works
from pubcheck.archive.store import Store

ON = date(2026, 6, 15)
OLD, NEW = ("青政办发〔2019〕3号", "2019-05-06"), ("青政办发〔2023〕18号", "2023-07-08")
ISSUER = "青川市人民政府办公室"


def issued(title: str, number: str, day: str, **more: object) -> object:
    return a_document(title=title, doc_number=number, date=day, **{"issuer": ISSUER, "declared": "proactive", **more})


def replaced(store: Store, **how: object) -> list[tuple[Work, str]]:
    found = works(store, Look(ON, **how))  # type: ignore[arg-type]
    return [(work, item.text) for work in found for item in work.items if item.cause is Cause.REPLACED]


def pairs(tmp_path: Path, old: object, *others: object) -> list[tuple[Work, str]]:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "旧.docx", old)  # type: ignore[arg-type]
        for number, other in enumerate(others):
            put(store, f"新/{number}.docx", other)  # type: ignore[arg-type]
        return replaced(store)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("青川市城市供水管理办法", "青川市城市供水管理办法"),
        ("青川市城市供水管理暂行办法", "青川市城市供水管理办法"),
        ("青川市城市供水管理办法（试行）", "青川市城市供水管理办法"),
        ("青川市行政许可事项清单（2019年版）", "青川市行政许可事项清单（2023年版）"),
        (
            "青川市行政许可事项清单(2019版)",
            "青川市行政许可事项清单【2023年版】".replace("【", "（").replace("】", "）"),
        ),
        ("青川市人民政府办公室关于印发青川市城市供水管理办法的通知", "青川市城市供水管理办法（2023年修订）"),
        ("关于印发《青川市城市供水管理办法（试行）》的通知", "关于印发《青川市城市供水管理办法》的通知"),
        ("关于印发青川市城市供水管理办法的通知", "关于修订印发青川市城市供水管理办法的通知"),
        ("关于印发青川市城市供水管理办法的通知", "关于重新印发《青川市城市供水管理办法》的通知"),
        ("关于印发青川市城市供水管理办法的通知", "关于印发新修订的《青川市城市供水管理办法》的通知"),
        ("关于印发新能源汽车管理办法的通知", "青川市人民政府办公室关于印发新能源汽车管理办法的通知"),
        ("青川市突发环境事件应急预案", "青川市人民政府办公室关于印发《青川市突发环境事件应急预案》的通知"),
        ("青川市城乡供水与节水管理的规定", "青川市城乡供水和节水管理规定"),
    ],
)
def test_editions_of_one_document(tmp_path: Path, old: str, new: str) -> None:
    ((work, text),) = pairs(tmp_path, issued(old, *OLD), issued(new, *NEW))
    assert (work.title, work.doc_number) == (old, OLD[0])
    assert "2023-07-08" in text
    assert NEW[0] in text
    assert "新/0.docx" in text
    assert "2023-07-08" in text.en
    (item,) = (item for item in work.items if item.cause is Cause.REPLACED)
    assert item.due > date.today()  # known since today only
    assert item.cite


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("青川市2019年政府信息公开工作年度报告", "青川市2023年政府信息公开工作年度报告"),
        ("青川市财政局政府信息公开工作年度报告", "青川市财政局政府信息公开工作年度报告"),
        ("关于2019年国庆节放假安排的通知", "关于2023年国庆节放假安排的通知"),
        ("关于国庆节放假安排的通知", "关于国庆节放假安排的通知"),
        ("关于开展安全生产大检查的通知", "关于开展安全生产大检查的通知"),
        ("青川市第一批行政许可事项清单", "青川市第二批行政许可事项清单"),
        ("关于公布取消证明事项目录（第一批）的通知", "关于公布取消证明事项目录（第二批）的通知"),
        ("青川市2019年部门预算", "青川市2023年部门预算"),
        ("青川市部门预算", "青川市部门预算"),
        ("青川市2019年义务教育招生办法", "青川市2023年义务教育招生办法"),
        ("青川市义务教育招生办法（2019年）", "青川市义务教育招生办法（2023年）"),
        ("青川市城市供水管理办法", "关于修改《青川市城市供水管理办法》的决定"),
        ("青川市城市供水管理办法", "青川市城市供水管理办法补充规定"),
        ("青川市城市供水管理办法", "关于延长《青川市城市供水管理办法》有效期的通知"),
        ("青川市城市供水管理办法", "关于修订青川市城市供水管理办法部分条款的通知"),
        ("青川市城市供水管理办法", "青川市城市供水管理办法（征求意见稿）"),
        ("青川市城市供水管理办法", "《青川市城市供水管理办法》政策解读"),
        ("青川市城市供水管理办法", "关于贯彻落实青川市城市供水管理办法的通知"),
        ("青川市城市供水管理办法", "关于转发青川市城市供水管理办法的通知"),
        ("青川市城市供水管理办法", "青川市城市供水管理办法实施细则"),
        ("青川市城市供水管理办法", "青川市城市排水管理办法"),
        ("工作规则", "工作规则"),
        ("申报材料清单", "申报材料清单"),
        ("附件1：重点任务分工清单", "附件1：重点任务分工清单"),
        ("关于印发考试考生须知的通知", "考试考生须知"),
        ("青川市人民政府关于任免王某某等同志职务的通知", "青川市人民政府关于任免王某某等同志职务的通知"),
        ("青川市关于进一步加强城市供水管理的很长很长的办…", "青川市关于进一步加强城市供水管理的很长很长的办…"),
    ],
)
def test_what_only_looks_like_one(tmp_path: Path, old: str, new: str) -> None:
    assert pairs(tmp_path, issued(old, *OLD), issued(new, *NEW)) == []


TITLE = "青川市城市供水管理办法"


@pytest.mark.parametrize(
    "newer",
    [
        issued(TITLE, *NEW, issuer="青川市水务局"),
        issued(TITLE, NEW[0], "2018-07-08"),
        issued(TITLE, OLD[0], "2020-01-01"),  # the same document, another day found in it
        issued(TITLE, *OLD, media_type="application/pdf"),  # in another format
        issued(TITLE, NEW[0], "", issuer=""),
        issued(TITLE, "", ""),
        issued(TITLE, "", "", issuer=ISSUER),
        issued(TITLE, *NEW, declared="withheld"),
    ],
)
def test_another_issuer_an_earlier_day_or_one_that_is_withheld_replaces_nothing(tmp_path: Path, newer: object) -> None:
    found = pairs(tmp_path, issued(TITLE, *OLD), newer)
    assert OLD[0] not in [work.doc_number for work, _ in found]


def test_a_document_that_was_published_twice_did_not_replace_itself(tmp_path: Path) -> None:
    """The page of a site has no number and its own day."""
    text, near, another = 0x0123456789ABCDEF, 0x0123456789ABCDEE, -0x0123456789ABCDEF
    paper = issued(TITLE, *OLD, print=text)

    def told(name: str, *others: object) -> list[str]:
        return [said for work, said in pairs(tmp_path / name, paper, *others) if work.doc_number == OLD[0]]

    for name in "abcdef":
        (tmp_path / name).mkdir()
    assert told("a", issued(TITLE, "", "2019-05-20")) == []  # the same season
    assert told("b", issued(TITLE, "", "2023-07-08", print=near)) == []  # the same text
    assert len(told("c", issued(TITLE, "", "2023-07-08", print=another))) == 1
    assert len(told("d", issued(TITLE, "", "2023-07-08"))) == 1  # a text too short to be compared
    assert len(told("e", issued(TITLE, NEW[0], "2019-06-08", print=near))) == 1  # two numbers are two documents
    (said,) = told("f", issued(TITLE, *NEW), issued(TITLE, "", "2024-01-01", print=near))
    assert NEW[0] in said


def test_what_is_not_published_is_not_cleared_up(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "旧.docx", issued(TITLE, *OLD, declared="on_request"))  # type: ignore[arg-type]
        put(store, "新.docx", issued(TITLE, *NEW))  # type: ignore[arg-type]
        assert replaced(store) == []
        assert len(replaced(store, published=True)) == 1  # a mirrored site


def test_of_several_the_newest_is_told_and_of_files_that_are_gone_none(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "一.docx", issued(TITLE, *OLD))  # type: ignore[arg-type]
        put(store, "二.docx", issued(TITLE, *NEW))  # type: ignore[arg-type]
        put(store, ("三.zip", "三副本.zip"), a_document(), issued(TITLE, "青政办发〔2025〕1号", "", member="三.docx"))  # type: ignore[arg-type]
        found = {work.doc_number: text for work, text in replaced(store)}
        assert set(found) == {OLD[0], NEW[0]}
        assert all("于 2025 发布" in text for text in found.values())
        with store.written():
            store.connection.execute("UPDATE files SET gone = 1 WHERE path LIKE '三%'")
        found = {work.doc_number: text for work, text in replaced(store)}
        assert set(found) == {OLD[0]}
        assert "二.docx" in found[OLD[0]]


def test_the_number_names_the_issuer_and_the_year_where_the_document_does_not() -> None:
    key = edition_key(TITLE, "", "青政办发〔2019〕3号", "")
    assert key is not None
    assert (key.issuer, key.since) == ("青政办发", "2019")
    by_version = edition_key(f"{TITLE}（2021年版）", "青川市人民政府", "", "")
    assert by_version is not None
    assert by_version.since == "2021"
    assert edition_key(TITLE, "青川市人民政府", "", "") is None


@pytest.mark.parametrize("number", ["'青政办发〔2019〕' || c.id || '号'", f"'{OLD[0]}'"])
def test_many_editions_are_looked_up_not_compared(number: str, tmp_path: Path) -> None:
    """Twenty thousand documents of one issuer and one title would be 200 million pairs."""
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "0.docx", issued(TITLE, *OLD))  # type: ignore[arg-type]
        with store.written():
            store.connection.execute(
                "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                " INSERT INTO contents SELECT i, 'd' || i, '.txt', 'r', '2026-01-01', 0.1 FROM n"
            )
            columns = [row[1] for row in store.connection.execute("PRAGMA table_info(documents)")]
            taken = ", ".join(
                {"id": "c.id", "content": "c.id", "doc_number": number}.get(name, f"d.{name}") for name in columns
            )
            store.connection.execute(
                f"INSERT INTO documents SELECT {taken} FROM contents AS c JOIN documents AS d ON d.id = 1 WHERE c.id > 1"
            )
            store.connection.execute(
                "INSERT INTO files (key, path, size, mark, content, seen)"
                " SELECT 'k' || id, id || '.txt', 1, '1', id, 1 FROM contents WHERE id > 1"
            )
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        with editions(store) as known:
            known._scratch.set_progress_handler(count, 1_000)
            assert {known.newest(document) for document in range(1, 20_001)} == {None}
        assert 0 < steps < 5_000
