"""Re-assessment: each cause from what a real review leaves in the store, deadlines, applications, the same list twice."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pubcheck_cli.main import group
from trail_stores import KEY, KEYS, a_document, a_finding, code, filled, put

from pubcheck.archive.applications import Asked, match, read_applications
from pubcheck.archive.causes import Action, Cause
from pubcheck.archive.decision import Decision
from pubcheck.archive.reassess import Look, Work, works
from pubcheck.archive.record import ReasonRecord, record_of
from pubcheck.archive.register import Register, Ruling
from pubcheck.archive.store import Store, reading
from pubcheck.archive.trail import entries
from pubcheck.archive.worklist import Line, Worklist
from pubcheck.errors import SettingsError
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text
from pubcheck.profile import Reassess

ON = date(2026, 6, 15)
TODAY = date.today()


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer()


def listed(store: Store, on: date = ON, **how: object) -> list[Work]:
    return list(works(store, Look(on, **how)))  # type: ignore[arg-type]


def causes(found: list[Work]) -> list[Cause]:
    return [item.cause for work in found for item in work.items]


def paper(
    body: str = "现将有关事项通知如下，请遵照执行。", day: str = "2015年3月1日", head: str = "", end: str = ""
) -> str:
    top = f"{head}某县人民政府文件\n某府发〔2015〕3号\n关于某项工作的通知\n各乡镇人民政府：\n"
    return f"{top}{body}\n某县人民政府\n{day}\n{end}"


PUBLIC, CLOSED = "（此件公开发布）\n", "（此件不予公开）\n"
REVIEWED = [
    ("expired", paper("本办法自2015年4月1日起施行，有效期5年。", end=PUBLIC), Cause.EXPIRED, date(2020, 4, 1)),
    ("repealed", paper(end=PUBLIC) + "本办法已于2020年6月1日废止。", Cause.REPEALED, None),
    ("repealed citation", paper("根据《物权法》的规定，通知如下。", "2022年3月1日", end=PUBLIC), Cause.CITATION, None),
    ("superseded", paper("根据《物权法》的规定，通知如下。", "2018年3月1日", end=PUBLIC), Cause.SUPERSEDED, None),
    ("mark ended", paper(head="秘密★5年\n"), Cause.MARK_ENDED, date(2020, 3, 1)),
    ("mark without a term", paper(head="秘密\n", day="2005年3月1日"), Cause.MARK_ENDED, date(2015, 3, 1)),
    ("mark released", paper(head="机密★20年（已解密）\n", end=CLOSED), Cause.MARK_RELEASED, None),
    ("data", paper("经研究，对王小满（身份证号11010519491231002X）予以补助。", end=PUBLIC), Cause.FINDINGS, None),
    ("conflict", paper(head="机密★20年\n", end=PUBLIC), Cause.FINDINGS, None),
]


@pytest.mark.parametrize(("text", "cause", "end"), [each[1:] for each in REVIEWED], ids=[each[0] for each in REVIEWED])
def test_each_cause_from_a_real_review(
    tmp_path: Path, reviewer: Reviewer, text: str, cause: Cause, end: date | None
) -> None:
    record = record_of(reviewer.review_document(document_from_text(text, "file.txt")), KEYS)
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", *record.documents)
        (work,) = listed(store, max(ON, TODAY))
        assert cause in [item.cause for item in work.items]
        item = next(item for item in work.items if item.cause is cause)
        assert item.cite
        assert item.due > TODAY  # known since today only
        if end is not None:
            assert f"{end}" in item.text
            assert f"{end}" in item.text.en


def test_a_mark_that_runs_is_no_cause_before_its_end(tmp_path: Path, reviewer: Reviewer) -> None:
    text = paper(head="秘密★10年\n", day=f"{TODAY.year - 1}年3月1日")
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", *record_of(reviewer.review_document(document_from_text(text, "file.txt")), KEYS).documents)
        end = date(TODAY.year + 9, 3, 1)
        assert Cause.MARK_ENDED not in causes(listed(store, end))
        (work,) = listed(store, end + timedelta(days=1))
        assert [item.cause for item in work.items] == [Cause.MARK_ENDED]
        assert work.due == end + timedelta(days=1 + 28)


def test_two_marks_end_with_the_later_one(tmp_path: Path) -> None:
    terms = [
        a_finding(day, "secret.mark_term", message=("保密期限", f"the term ended on {day}"))
        for day in ("2020-03-01", "2024-03-01")
    ]
    marks = [a_finding(str(number), "secret.state_mark", "block") for number in (1, 2)]
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "两个.txt", a_document(*marks, *terms, attribute="withheld"))
        put(store, "说不清.txt", a_document(*marks, terms[0], attribute="withheld", date=""))
        both, unclear = listed(store)
    assert "2024-03-01" in both.items[0].text
    assert [item.cause for item in unclear.items] == [Cause.PERIOD]


# -- what is in the store ------------------------------------------------------------------------------------------


def reason(kind: str, article: str) -> ReasonRecord:
    return ReasonRecord(kind, ("某项理由", "some reason"), "政府信息公开条例", article)


DUTY, COUNTER = reason("duty", "20(12)"), reason("counter", "20(12)")
GRAVE = a_finding("x", "personal.resident_id", "high")
MARK = a_finding("机密", "secret.state_mark", "block")
YOUNG = ON - timedelta(days=100)
KEPT = {"declared": "withheld", "attribute": "withheld", "date": YOUNG.isoformat()}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (a_document(declared="proactive"), []),
        (a_document(), []),
        (a_document(GRAVE), []),  # only the model thinks that it is public: nobody has published it
        (a_document(GRAVE, declared="proactive"), [Cause.FINDINGS]),
        (a_document(replace(GRAVE, accepted="allowed"), declared="proactive"), []),
        (a_document(MARK, GRAVE, declared="proactive", marked=True), [Cause.FINDINGS]),
        (a_document(a_finding("x"), declared="proactive", genre="公示"), [Cause.NOTICE]),
        (a_document(a_finding("x"), declared="proactive", genre="通知"), []),
        (a_document(a_finding("x"), declared="proactive", genre="公示", date="2026-06-01"), []),
        (a_document(a_finding("x", severity="info"), declared="proactive", genre="公示"), []),
        (a_document(**KEPT), []),
        (a_document(**{**KEPT, "date": "2024-07-01"}), [Cause.PERIOD]),
        (a_document(**{**KEPT, "date": ""}), [Cause.PERIOD]),
        (a_document(**{**KEPT, "declared": ""}, reasons=(COUNTER,)), [Cause.DUTY]),
        (a_document(**KEPT, reasons=(COUNTER, reason("ground", "16"))), [Cause.DUTY]),
        (a_document(**{**KEPT, "attribute": "proactive"}, reasons=(DUTY,)), [Cause.DUTY, Cause.NO_GROUND]),
        (a_document(**{**KEPT, "attribute": "proactive"}, reasons=(reason("duty", "19"),)), [Cause.NO_GROUND]),
        (a_document(**{**KEPT, "attribute": "proactive"}, reasons=(reason("counter", "14"),)), []),
        (a_document(**{**KEPT, "attribute": "on_request"}), [Cause.NO_GROUND]),
        (a_document(**{**KEPT, "declared": "on_request"}), []),
        (a_document(MARK, **KEPT, marked=True, reasons=(DUTY,)), []),
        (a_document(MARK, **{**KEPT, "date": "2020-03-01"}, marked=True), [Cause.PERIOD]),
        (a_document(attribute="", declared=""), []),
    ],
)
def test_causes(tmp_path: Path, document: object, expected: list[Cause]) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", document)  # type: ignore[arg-type]
        assert causes(listed(store)) == expected


def test_a_mirrored_site_is_all_published(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", a_document(GRAVE))
        put(store, "b.txt", a_document(MARK, **KEPT, marked=True))
        assert causes(listed(store, published=True)) == [Cause.FINDINGS] * 2
        assert causes(listed(store)) == []


def test_what_was_decided_is_no_cause(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, ("a.txt", "c.txt"), a_document(GRAVE, declared="proactive"))
        put(store, "b.txt", a_document(MARK, **KEPT, marked=True))
        register = Register(store, KEY, date(2026, 1, 1))
        with store.written():
            place = register.find(code(GRAVE, "c.txt"))
            register.enter(*place, Ruling(Decision.WAIVED, "整改中", "张某", "2026-06-30"))
            register.enter(*register.find(code(MARK, "b.txt")), Ruling(Decision.FALSE_ALARM, "试卷", "张某"))
        assert causes(listed(store)) == [Cause.MARK_FALSE]
        assert causes(listed(store, date(2026, 7, 1))) == [Cause.FINDINGS, Cause.MARK_FALSE]


def test_a_file_that_is_gone_is_not_listed(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", a_document(GRAVE, declared="proactive"))
        store.connection.execute("UPDATE files SET gone = 1")
        assert listed(store) == []


@pytest.mark.parametrize(
    ("issued", "years", "on", "due"),
    [
        ("2024-03-01", 1, "2025-02-28", None),
        ("2024-03-01", 1, "2025-03-01", "2025-03-01"),
        ("2024-03-01", 1, "2025-03-02", "2026-03-01"),
        ("2020-02-29", 1, "2025-03-02", "2026-02-28"),
        ("2020-02-29", 4, "2024-02-01", None),
        ("2020-02-29", 4, "2024-03-01", "2028-02-29"),
        ("2000-01-01", 3, "2026-06-15", "2027-01-01"),
        ("2030-01-01", 1, "2026-06-15", None),
        ("2030-01-01", 1, "9999-12-31", "9999-01-01"),
    ],
)
def test_the_next_evaluation(tmp_path: Path, issued: str, years: int, on: str, due: str | None) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", a_document(**{**KEPT, "date": issued}))
        found = listed(store, date.fromisoformat(on), deadlines=Reassess(years=years))
        assert [work.due.isoformat() for work in found] == ([due] if due else [])


def test_the_due_day_does_not_move_with_the_day_of_the_list(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", a_document(GRAVE, declared="proactive"))
        known = date.fromisoformat(store.connection.execute("SELECT reviewed FROM contents").fetchone()[0])
        days = {listed(store, known + timedelta(days=number))[0].due for number in (0, 1, 400)}
        assert days == {known + timedelta(days=1)}  # not TODAY: the suite may run past midnight


# -- applications --------------------------------------------------------------------------------------------------

ROWS = [
    ["申请日期", "文号", "标题", "文件", "申请人"],
    ["2026-01-05", "某府发〔2024〕1号", "", "", "甲"],
    ["2026-02-05", "某府发[2024] 1 号", "", "", "甲"],
    ["2026-03-05", "", "《关于某项工作的通知》", "", "乙"],
    ["2026年4月5日", "", "", "副本/a.txt", "丙"],
    ["2026/5/5", "", "", "b.txt", "丁"],
    ["去年", "某府发〔2024〕1号", "", "", "戊"],
    ["2026-01-05", "", "", "", "己"],
    ["2026-01-05", "没有〔2024〕9号", "", "", "庚"],
]


def applications(path: Path, rows: list[list[str]]) -> Path:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(rows)
    return path


@pytest.fixture
def asked_for(tmp_path: Path) -> Path:
    db = tmp_path / "a.sqlite"
    with filled(db) as store:
        put(store, ("a.txt", "副本/a.txt"), a_document(declared="on_request", attribute="on_request"))
        put(store, "c/b.txt", a_document(declared="on_request", attribute="on_request", title="另一份", doc_number=""))
    return db


@pytest.mark.parametrize("name", ["登记.csv", "登记.xlsx"])
def test_applications_count_by_applicant(asked_for: Path, tmp_path: Path, name: str) -> None:
    found, bad = read_applications(applications(tmp_path / name, ROWS))
    with reading(asked_for) as store:
        asked, missing = match(store, found)
        assert [(row.row.en.removeprefix("sheet “Sheet” "), str(row.reason)[:4]) for row in (*bad, *missing)] == [
            ("row 7", "申请日期"),
            ("row 8", "没有写文"),
            ("row 9", "数据库中"),
        ]
        (work,) = listed(store, asked=asked)
        (item,) = work.items
        assert (item.cause, str(item.text)) == (Cause.ASKED, "有 3 人申请公开")
        assert causes(listed(store, date(2026, 3, 4), asked=asked)) == []
        assert causes(listed(store, date(2026, 3, 5), asked=asked)) == [Cause.ASKED]
        assert causes(listed(store, asked=asked, deadlines=Reassess(asked=4))) == []
        assert causes(listed(store, asked=asked, deadlines=Reassess(asked=1))) == [Cause.ASKED] * 2


@pytest.mark.parametrize("rows", [[["文号", "数量"], ["x", "1"]], [["申请日期", "数量"], ["2026-01-01", "1"]], []])
def test_a_table_without_the_columns_is_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    with pytest.raises(SettingsError, match="申请日期"):
        read_applications(applications(tmp_path / "a.csv", rows))


# -- properties ------------------------------------------------------------------------------------------------------

FINDINGS = st.sampled_from(
    [
        GRAVE,
        MARK,
        a_finding("m"),
        a_finding("e", "quality.expired"),
        a_finding("r", "quality.repealed"),
        a_finding("l", "secret.mark_released", "low"),
        a_finding("y", "secret.mark_term", message=("期限", "the term ended on 2020-03-01")),
        a_finding("z", "quality.repealed_citation", "info", why=(("尚且有效", "on 2018-01-01 it was in force"),)),
    ]
)
REASONS = st.sampled_from([DUTY, COUNTER, reason("ground", "16"), reason("counter", "14")])
DOCUMENTS = st.lists(
    st.builds(
        lambda findings, reasons, declared, attribute, issued, genre: a_document(
            *findings, reasons=tuple(reasons), declared=declared, attribute=attribute, date=issued, genre=genre
        ),
        st.lists(FINDINGS, max_size=5),
        st.lists(REASONS, max_size=3),
        st.sampled_from(["", "proactive", "on_request", "withheld"]),
        st.sampled_from(["proactive", "on_request", "withheld"]),
        st.sampled_from(["", "2020-02-29", "2026-06-14", "2030-01-01"]),
        st.sampled_from(["", "公示"]),
    ),
    max_size=6,
)


def lines(store: Store, on: date, published: bool) -> list[Line]:
    with Worklist(store, works(store, Look(on, published=published)), on) as worklist:
        found = list(worklist.lines())
        assert sum(count for _, count, _ in worklist.counts()) == len(found)
        return found


@given(documents=DOCUMENTS, on=st.dates(date(2016, 1, 1), date(2090, 1, 1)), published=st.booleans())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_store_and_day_give_the_same_list(
    tmp_path: Path, documents: list[object], on: date, published: bool
) -> None:
    for old in tmp_path.glob("s.sqlite*"):
        old.unlink()
    with filled(tmp_path / "s.sqlite") as store:
        for number, document in enumerate(documents):
            put(store, (f"{number}.txt", f"副本/{number}.txt"), document)  # type: ignore[arg-type]
        found = lines(store, on, published)
        assert found == lines(store, on, published)
        shown = [(list(Action).index(Action(line.action)), line.due, line.path) for line in found]
        assert shown == sorted(shown)
        assert len({line.path for line in found}) == len(found)
        for work in listed(store, on, published=published):
            assert len({item.cause for item in work.items}) == len(work.items)
            assert all(item.cite and item.text.en != item.text for item in work.items)
            told = {item.cause.action for item in work.items}
            is_published = published or work.declared == "proactive"
            assert told <= ({Action.TAKE_DOWN, Action.CLEAR_UP} if is_published else {Action.OPEN, Action.EVALUATE})


# -- the command -----------------------------------------------------------------------------------------------------


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(each) for each in arguments], standalone_mode=False)


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "密钥").write_text(KEY.hex())
    (tmp_path / "密钥").chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(tmp_path / "密钥"))
    with filled(tmp_path / "a.sqlite") as store:
        put(store, ("网站/名单.txt", "归档/名单.txt"), a_document(GRAVE, GRAVE, declared="proactive", title="=名单"))
        put(store, "办公室/旧文.txt", a_document(a_finding("q", "quality.repealed"), declared="proactive"))
        put(store, "办公室/内部.txt", a_document(**{**KEPT, "attribute": "proactive"}, reasons=(DUTY,)))
        put(store, "办公室/不公开.txt", a_document(**{**KEPT, "date": "2020-03-01"}))
        inside = a_document(GRAVE, declared="proactive", member="里面.txt", title="里面的名单")
        put(store, "包.zip", a_document(attribute=""), inside)
    return tmp_path / "a.sqlite"


def test_the_list_as_text(db: Path) -> None:
    result = run("reassess", db, "--on", "2026-06-15")
    assert result.return_value == 0
    words = result.output
    heads = [line.partition("（")[0] for line in words.splitlines() if line and line[0] not in " 0123456789有"]
    assert heads == ["应当撤下", "失效清理", "可转为公开", "定期评估"]
    assert "应当撤下（2 份" in words
    assert "包.zip!/里面.txt" in words
    assert "有严重 2 处：居民身份证号（2）" in words
    assert "副本 1 份：网站/名单.txt" in words
    assert "《政府信息公开条例》第二十条第（十二）项" in words
    english = run("reassess", db, "--on", "2026-06-15", "--lang", "en").output
    assert "take down (2" in english
    assert "art. 20(12)" in english


@pytest.mark.parametrize("kind", ["csv", "xlsx", "text"])
def test_the_list_as_a_file(db: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"清单.{kind}"
    result = run("reassess", db, "--on", "2026-06-15", "--format", kind, "-o", out)
    assert result.return_value == 0
    data = out.read_bytes()
    rows: list[list[str]] = []
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    elif kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        rows = [["" if cell is None else str(cell) for cell in row] for row in book["清单"].iter_rows(values_only=True)]
        assert [row[0].value for row in book["汇总"].iter_rows(min_row=2)] == [str(each.value) for each in Action]
    else:
        assert "应当撤下" in data.decode()
    if rows:
        assert len(rows) == 6
        assert rows[0][:3] == ["序号", "事项", "文件"]
        row = next(row for row in rows if row[2] == "归档/名单.txt")
        assert row[3:5] == ["1", "网站/名单.txt"]
        assert row[5] == ("'=名单" if kind == "csv" else "=名单")
        assert "第二十五条" in row[11]
    with reading(db) as store:
        last = list(entries(store))[-1].values
    assert (last["kind"], last["what"], last["format"], last["rows"]) == ("export", "worklist", kind, 5)
    assert last["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_deadlines_are_the_profiles(db: Path, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "pubcheck/profiles/default.toml").read_text(encoding="utf-8")
    (tmp_path / "本县.toml").write_text(text.replace("years = 1 ", "years = 50 "), encoding="utf-8")
    assert "定期评估" in run("reassess", db, "--on", "2026-06-15").output
    assert "定期评估" not in run("reassess", db, "--on", "2026-06-15", "--profile", tmp_path / "本县.toml").output


def test_what_is_wrong_is_told(db: Path, tmp_path: Path) -> None:
    assert "-o" in str(run("reassess", db, "--format", "csv").exception)
    assert "2027-01-01" in str(run("reassess", db, "--on", "明天").exception)
    table = applications(tmp_path / "登记.csv", ROWS)
    result = run("reassess", db, "--applications", table)
    assert result.return_value == 3
    assert "第 7 行：申请日期不对" in result.output
    assert isinstance(run("reassess", tmp_path / "没有.sqlite").exception, SettingsError)


def test_an_empty_archive(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite"):
        pass
    assert "没有需要重新评估的文件" in run("reassess", tmp_path / "a.sqlite").output
    assert Asked().since(1, 1, ON) is None
