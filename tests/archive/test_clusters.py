"""What documents tell together: who and what is joined, and what is not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from archive_stores import KEYS, document, finding, masked_link, put, store_at

from pubcheck.archive.clusters import KINDS, Cluster, clusters
from pubcheck.archive.links import links
from pubcheck.archive.store import Store, reading
from pubcheck.corpus import fill
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text
from pubcheck.settings import Archive, Settings

IDS = [fill("{{ID}}", f"id{number}") for number in range(60)]
MOBILES = [fill("{{MOBILE}}", f"mobile{number}") for number in range(60)]
NAMES = [
    first + second for first in "赵钱孙李周吴郑王冯陈" for second in ("一鸣", "若兰", "长河", "素梅", "远山", "晓棠")
]
HOME = "枫坪镇上坪村3组12号"
_DECISION = "INSERT INTO decisions (fingerprint, file, rule, decision, reason, owner, until, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., list[Cluster]]:
    """Fills a store by a function, and gives its clusters."""

    def make(fill_store: Callable[[Store], None], archive: Archive | None = None) -> list[Cluster]:
        path = tmp_path / "scan.sqlite"
        with store_at(path) as store:
            fill_store(store)
        with reading(path) as store:
            return list(clusters(store, Settings(archive=archive or Archive())))

    return make


def paths(cluster: Cluster) -> list[str]:
    return [path for path, _, _ in cluster.documents]


def test_a_person_in_many_documents(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for number in range(4):
            # Two persons of all four lists, and others whom no two share.
            rows = [{"name": NAMES[each], "id": IDS[each]} for each in (0, 1, 10 + number, 20 + number)]
            put(store, f"{number}.txt", document(rows))

    (cluster,) = made(fill_store)
    assert (cluster.kind, cluster.persons, cluster.severity) == ("person", 2, "high")
    assert paths(cluster) == [f"{number}.txt" for number in range(4)]
    assert {shown for *_, shown in cluster.documents} == {IDS[0][0] + "*" * 17}
    assert cluster.title.startswith("2 人各出现在 4 份文件中")
    assert "《个人信息保护法》第二十五条" in cluster.why


@pytest.mark.parametrize("line", [{"name": NAMES[0], "address": HOME}, {"mobile": MOBILES[0]}, {"bank": "6228480000"}])
def test_other_values_know_a_person_too(made: Callable[..., list[Cluster]], line: dict[str, str]) -> None:
    (cluster,) = made(lambda store: [put(store, f"{number}", document([line], str(number))) for number in range(3)])
    assert (cluster.kind, cluster.persons) == ("person", 1)


def test_thresholds_are_settings(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for number in range(3):
            put(store, f"{number}", document([{"name": NAMES[0], "id": IDS[0]}], str(number)))

    assert made(fill_store, Archive(person_documents=4)) == []


def test_a_name_or_a_home_alone_knows_nobody(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for number in range(30):
            put(store, f"{number}", document([{"name": "张伟", "mobile": MOBILES[number]}]))
            put(store, f"{number}a", document([{"address": HOME}], f"a{number}"))

    assert made(fill_store) == []


def test_officials_in_post_do_not_count(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for number in range(5):
            told = (finding("personal.mobile_phone", MOBILES[0], severity="info"),)
            put(store, f"{number}", document([], str(number), findings=told))

    assert made(fill_store) == []


@pytest.mark.parametrize(("decisions", "expected"), [((), 1), ((2,), 0), ((3, 4), 0)])
def test_what_people_decided_or_accepted_does_not_count(
    made: Callable[..., list[Cluster]], decisions: tuple[int, ...], expected: int
) -> None:
    def fill_store(store: Store) -> None:
        for number in range(5):  # 2, 3 and 4 stand
            (told,) = document([{"mobile": MOBILES[0]}]).findings
            told = replace(told, accepted="allow" if number < 2 else "", fingerprint=f"fingerprint {number}")
            put(store, f"{number}", document([], f"{number}", findings=(told,)))
            if number in decisions:
                fields = (told.fingerprint, "", told.rule, "false_alarm", "", "", "", "2026-01-01")
                store.connection.execute(_DECISION, fields)

    assert len(made(fill_store)) == expected


def test_files_that_are_gone_do_not_count(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for number in range(4):
            put(store, f"{number}", document([{"mobile": MOBILES[0]}], str(number)))
        store.connection.execute("UPDATE files SET gone = 2 WHERE path IN ('0', '3')")

    assert made(fill_store) == []


def test_copies_and_other_formats_are_one_document(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        lines = [{"name": NAMES[0], "id": IDS[0]}]
        for number in range(5):
            put(store, f"copy{number}", document(lines, "one", print=77))
            put(store, f"format{number}", document(lines, f"format{number}", print=77))
        put(store, "other", document(lines, "other", print=78))

    assert made(fill_store) == []
    (cluster,) = made(lambda store: put(store, "third", document([{"name": NAMES[0], "id": IDS[0]}], "third")))
    assert paths(cluster)[0] == "copy0"
    assert len(cluster.documents) == 8  # a copy is named once, another format by itself


def test_data_of_one_person_in_two_documents_join(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        rows = range(5)
        put(store, "a", document([{"name": NAMES[row], "id": IDS[row], "ill": "肺癌"} for row in rows]))
        put(store, "b", document([{"id": IDS[row], "mobile": MOBILES[row], "address": HOME} for row in rows]))

    (cluster,) = made(fill_store)
    assert (cluster.kind, cluster.persons, cluster.severity) == ("joined", 5, "high")
    assert [(path, str(shown)) for path, _, shown in cluster.documents] == [
        ("a", "姓名、居民身份证号、健康信息"),
        ("b", "居民身份证号、手机号码、家庭住址"),
    ]
    assert cluster.title.en.startswith("data of 5 persons in 2 documents join")


def test_a_document_that_tells_all_joins_with_none(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        put(store, "a", document([{"name": NAMES[0], "id": IDS[0], "mobile": MOBILES[0], "ill": "肺癌"}]))
        put(store, "b", document([{"name": NAMES[0], "id": IDS[0]}]))

    assert made(fill_store) == []


def test_several_persons_on_a_line_keep_what_is_theirs(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        names = [finding("personal.person_name", name, 1, start) for name, start in ((NAMES[0], 0), (NAMES[1], 100))]
        numbers = [finding("personal.resident_id", IDS[0], 1, 50), finding("personal.mobile_phone", MOBILES[1], 1, 150)]
        told = tuple(sorted([*names, *numbers], key=lambda each: each.start))
        put(store, "a", document([], "a", findings=told))
        # Of the second person, who has no identity number in the first document.
        put(store, "b", document([{"mobile": MOBILES[1], "ill": "肺癌"}]))

    (cluster,) = made(fill_store)
    assert "身份证号" not in cluster.title
    assert "、".join(str(shown) for *_, shown in cluster.documents) == "姓名、手机号码、手机号码、健康信息"


def test_lists_of_one_folder_with_the_same_names(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for folder in ("民政局/2024", "民政局/2025"):
            shift = 20 * (folder[-1] == "5")
            names = NAMES[shift : shift + 6]
            put(store, f"{folder}/a", document([{"name": name, "ill": "肺癌"} for name in names], folder))
            other = folder if shift == 0 else "信访局/2025"  # the same names in another folder are no reason
            put(store, f"{other}/b", document([{"name": name, "mobile": MOBILES[shift]} for name in names[:4]], other))

    (cluster,) = made(fill_store)
    assert (cluster.kind, cluster.persons, cluster.severity) == ("named", 4, "medium")
    assert paths(cluster) == ["民政局/2024/a", "民政局/2024/b"]


def test_common_names_and_few_names_join_no_lists(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for number in range(12):  # two names that everybody bears, in lists of others
            rows = [{"name": name, "ill": "肺癌"} for name in ("张伟", "王芳", NAMES[number])]
            rows = rows if number % 2 else [{"name": each["name"], "mobile": MOBILES[number]} for each in rows]
            put(store, f"民政局/{number}", document(rows, str(number)))
        # One name of lists of one, and two of lists of thirty.
        put(store, "教育局/a", document([{"name": NAMES[50], "ill": "肺癌"}]))
        put(store, "教育局/b", document([{"name": NAMES[50], "mobile": MOBILES[50]}]))
        put(store, "水利局/a", document([{"name": f"{n}", "ill": "肺癌"} for n in ("覃甲", "覃乙", *range(28))]))
        put(store, "水利局/b", document([{"name": f"{n}", "bank": f"{n}"} for n in ("覃甲", "覃乙", *range(50, 78))]))

    assert made(fill_store) == []


def test_masked_here_and_open_there(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        masked = tuple(masked_link(NAMES[row], MOBILES[row]) for row in range(3))
        named = [finding("personal.person_name", NAMES[row], row) for row in range(3)]
        put(store, "masked", document([], "masked", findings=tuple(named), links=masked))
        put(store, "open", document([{"name": NAMES[row], "mobile": MOBILES[row]} for row in range(3)]))
        # The same digits behind another name, and the same name with other digits, are others.
        put(
            store,
            "others",
            document([{"name": NAMES[9], "mobile": MOBILES[0]}, {"name": NAMES[1], "mobile": MOBILES[9]}]),
        )

    (cluster,) = [each for each in made(fill_store) if each.kind == "masked"]
    assert (cluster.persons, cluster.severity) == (3, "high")
    assert [(path, str(shown)) for path, _, shown in cluster.documents] == [("masked", "已遮盖"), ("open", "未遮盖")]


def test_a_site_told_piece_by_piece(made: Callable[..., list[Cluster]]) -> None:
    def about(rule: str, site: str, name: str, *, marked: bool = False) -> tuple[str, object]:
        told = [finding(rule, "*")]
        if marked:
            told.append(replace(finding("secret.state_mark", "*"), severity="block"))
        return name, document([], name, findings=tuple(told), subjects=(KEYS.of("subject", site),), marked=marked)

    def fill_store(store: Store) -> None:
        for name, row in (
            about("secret.infrastructure", "枫坪水厂", "a"),
            about("personal.coordinates", "枫坪水厂", "b"),
            about("secret.police", "枫坪水厂", "c", marked=True),
            about("secret.police", "柳林看守所", "d"),  # twice the same kind tells no more
            about("secret.police", "柳林看守所", "e"),
            about("secret.police", "双江油库", "f"),
        ):
            put(store, name, row)

    (cluster,) = made(fill_store)
    assert (cluster.kind, cluster.persons, cluster.severity) == ("subject", 0, "high")
    assert paths(cluster) == ["a", "b", "c"]
    assert "国家秘密标志" in cluster.title
    assert "《保守国家秘密法》第三十六条" in cluster.why
    assert "《保守国家秘密法实施条例》第四十三条" in cluster.why


def test_members_and_the_rest_of_a_crowd_are_told(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        line = [{"name": NAMES[0], "id": IDS[0]}]
        for number in range(230):
            put(store, f"{number:03}.zip", document([], f"{number}"), document(line, f"in{number}", member="名单.txt"))

    (cluster,) = made(fill_store)
    assert (len(cluster.documents), cluster.more) == (200, 30)
    assert paths(cluster)[0] == "000.zip!/名单.txt"


def test_the_gravest_come_first(made: Callable[..., list[Cluster]]) -> None:
    def fill_store(store: Store) -> None:
        for number in range(3):
            put(store, f"m{number}", document([{"mobile": MOBILES[0]}], f"m{number}"))
            rows = [{"name": NAMES[row], "id": IDS[row]} for row in (1, 2, 3)]
            put(store, f"i{number}", document(rows, f"i{number}"))
        put(store, "a", document([{"name": NAMES[9], "id": IDS[9], "ill": "肺癌"}]))
        put(store, "b", document([{"id": IDS[9], "mobile": MOBILES[9]}]))

    found = made(fill_store)
    assert [(each.kind, each.severity) for each in found] == [
        ("joined", "high"),
        ("person", "high"),
        ("person", "medium"),
    ]
    assert set(KINDS) >= {each.kind for each in found}


def test_no_plain_value_is_told_or_kept(made: Callable[..., list[Cluster]], tmp_path: Path) -> None:
    def fill_store(store: Store) -> None:
        put(store, "a", document([{"name": NAMES[0], "id": IDS[0], "ill": "肺癌"}]))
        put(store, "b", document([{"id": IDS[0], "mobile": MOBILES[0], "address": HOME}]))

    found = made(fill_store)
    assert len(found) == 1
    for value in (NAMES[0], IDS[0], MOBILES[0], HOME):
        assert value not in repr(found)
        assert value.encode() not in (tmp_path / "scan.sqlite").read_bytes()


def test_links_of_a_review_know_the_masked_number() -> None:
    """A real review of two lists: the mask of one is filled by the other."""
    reviewer = Reviewer(Settings())
    identity, mobile = IDS[0], MOBILES[0]

    def of(text: str) -> set[tuple[str, bool]]:
        review = reviewer.review_document(document_from_text(text, "x.txt"))
        return set(links(review.document.text, review.findings, KEYS))

    head = "低保对象名单\n序号\t姓名\t身份证号\t手机号码\n"
    opened = of(f"{head}1\t罗满仓\t{identity}\t{mobile}\n")
    assert {each for _, each in opened} == {True}
    assert len(opened) == 3  # the end of each number, the beginning of the identity number
    masked = of(f"{head}1\t罗满仓\t{identity[:6]}********{identity[14:]}\t{mobile[:3]}****{mobile[7:]}\n")
    assert {link for link, _ in masked} <= {link for link, _ in opened}
    assert len(masked) == 2
    headed = of(f"{head}1\t罗满仓\t{identity[:14]}****\t\n")
    assert {link for link, _ in headed} <= {link for link, _ in opened}
    assert {each for _, each in masked | headed} == {False}
    other = of(f"{head}1\t覃秀兰\t{identity[:6]}********{identity[14:]}\t\n")
    assert not {link for link, _ in other} & {link for link, _ in opened}
    assert of(f"{head}1\t罗满仓\t{identity[:2]}**************{identity[16:]}\t\n") == set()  # masked well


def test_links_survive_the_store(tmp_path: Path) -> None:
    with store_at(tmp_path / "scan.sqlite") as store:
        put(store, "a", document([{"name": NAMES[0], "mobile": MOBILES[0]}], links=(masked_link("甲", "12345678901"),)))
    with sqlite3.connect(tmp_path / "scan.sqlite") as connection:
        assert connection.execute("SELECT open, count(*) FROM links").fetchall() == [(0, 1)]
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM files")
        connection.execute("DELETE FROM contents")
        assert connection.execute("SELECT count(*) FROM links").fetchone() == (0,)
