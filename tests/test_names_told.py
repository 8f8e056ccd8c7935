"""Names that a label, data or another place tells, and what only looks like one, as the rules on names report them."""

from __future__ import annotations

import time

import pytest
from gold_forms import reported

import pubcheck
from pubcheck.finding import Severity
from pubcheck.name_latin import latin_names
from pubcheck.name_shape import is_counted, is_word
from pubcheck.name_slots import slots
from pubcheck.person_candidates import Words, candidates
from pubcheck.person_model import second_look
from pubcheck.span import Span
from pubcheck.surnames import surname_kind
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.words import cut_words, listed_words, tagged_words

NUMBER = "11010519491231002X"  # the example of GB 11643


def private(text: str) -> list[str]:
    """The names reported above ``info``."""
    found = pubcheck.check_text(text).findings
    return [f.evidence for f in found if f.rule_id == "personal.person_name" and f.severity is not Severity.INFO]


def test_a_list_that_ends_in_a_blank_item_is_read() -> None:
    review = pubcheck.check_text("村民：王建国、李秀英、 \n")
    assert [finding.evidence for finding in review.findings if finding.rule_id == "personal.person_name"] == [
        "王建国",
        "李秀英",
    ]
    assert not review.gaps
    assert not is_word("")


@pytest.mark.parametrize(
    "name", "旦增 次仁 央金 平措 才让 阿不都 其其格 达瓦 木呷 吉克 岩温 玉香 巴特尔 方正 高远".split()
)
def test_a_label_outweighs_what_a_name_looks_like(name: str) -> None:
    assert private(f"姓名：{name}\n性别：男\n身份证号：{NUMBER}") == [name]
    assert private(f"申请人：{name}，男，身份证号{NUMBER}，住红星村。") == [name]


def test_a_party_that_opens_a_clause_tells_a_name_that_is_a_word() -> None:
    text = "低保户方正，家中3人，住红星村3组。"
    assert private(text) == ["方正"]
    rules = {finding.rule_id for finding in pubcheck.check_text(text).findings}
    assert {"personal.welfare", "personal.aggregation"} <= rules


@pytest.mark.parametrize(
    "rest",
    [
        "等在道路上堵路，均系低保户。",
        "等到农业银行开户。",
        "等诉某银行借款一案。",
        "等因工程款上访。",
        "等向某公司讨薪。",
        "等对项目有意见。",
    ],
)
def test_people_who_do_something_somewhere_are_no_things(rest: str) -> None:
    text = f"村民王建国、李秀英、张国伟、刘德贵{rest}"
    told = {f.evidence for rule in ("person_name", "informant") for f in reported(text, rule)}
    assert told == {"王建国", "李秀英", "张国伟", "刘德贵"}  # whoever petitions may be told as such


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"我局对水质样本进行检测。村民王五，身份证号{NUMBER}，住红星村3组。", ["王五"]),
        (f"王一，男，身份证号{NUMBER}，系钢筋模板工。", ["王一"]),
        (f"填写示例见附件\n申请人：张三，男，身份证号{NUMBER}", ["张三"]),
        ("填写示例：申请人：张三，男", []),
        ("民事起诉状（示范文本）\n原告：张三，男，汉族\n被告：李四，女，汉族", []),
    ],
)
def test_specimens_are_told_by_their_head_or_paragraph(text: str, found: list[str]) -> None:
    assert private(text) == found


def test_a_roll_of_anybodies_takes_no_quadratic_time() -> None:
    started = time.process_time()
    pubcheck.check_text("张三，男，30岁。\n" * 1500)
    once = time.process_time() - started
    started = time.process_time()
    pubcheck.check_text("张三，男，30岁。\n" * 6000)
    assert time.process_time() - started < 10 * once


@pytest.mark.parametrize(
    ("text", "name", "counted"),
    [
        ("1 万建国，男，1965年3月生", "万建国", False),
        ("低保户2 元秀英", "元秀英", False),
        ("2\t年玉兰，女，汉族", "年玉兰", False),
        ("补贴3 千秀芳（女，汉族）", "千秀芳", False),
        ("360元和水费", "元和", True),
        ("共1500元整，已发放", "元整", True),
        ("1 元和补贴", "元和", True),
    ],
)
def test_row_numbers_count_nothing(text: str, name: str, counted: bool) -> None:
    at = text.index(name)
    assert is_counted(Span(at, at + len(name)), text) is counted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("当事人李国强三轮车被扣。", ["李国强"]),
        ("当事人李国强项目被盗。", ["李国强"]),
        ("当事人王建国、张伟拖拉机被扣。", ["王建国", "张伟"]),
        (f"户主：张伟，身份证号{NUMBER}。经查，张伟摩托车已报废。", ["张伟", "张伟"]),
    ],
)
def test_what_a_person_owns_makes_no_brand_of_the_name(text: str, found: list[str]) -> None:
    assert private(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Huawei Cloud（中国）有限公司中标。", []),
        ("Windows Server（我国）许可", []),
        ("World Bank，各国，", []),
        ("Hilton Garden Inn（中国）", []),
        ("TANAKA KENJI，日本籍，经理", ["TANAKA KENJI"]),
        ("PARK MIN SOO（韩国，护照M00000000）", ["PARK MIN SOO"]),
        ("SMITH JOHN\t美国\t男", ["SMITH JOHN"]),
    ],
)
def test_latin_words_before_a_country(text: str, found: list[str]) -> None:
    assert [slot.span.of(text) for slot in slots(text)] == found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("欧阳修", "compound"),
        ("欧阳", "frequent"),
        ("王伟", "frequent"),
        ("平措", "single"),
        ("豆存喜", "rare"),
        ("", ""),
    ],
)
def test_surnames_have_one_kind_everywhere(name: str, kind: str) -> None:
    assert surname_kind(name) == kind


def test_a_long_run_without_signs_has_candidates_everywhere() -> None:
    text = "退休职工师道存同志因病医治无效" * 80
    found = [each.span for each in candidates(text, (), Words(text)) if each.span.of(text) == "师道存"]
    assert len(found) >= 78  # one or two are cut through where a piece begins


def test_long_texts_are_looked_at_part_by_part() -> None:
    line = f"退郗建英132元，卡号{NUMBER}；退钟声88元；\n"
    text = NormalizedText(line * 900)
    known = [
        Entity(
            Span(at * len(line) + 1, at * len(line) + 4),
            EntityKind.PERSON,
            0.95,
            cue=Span(at * len(line), 1 + at * len(line)),
        )
        for at in range(900)
    ]
    short = NormalizedText(line * 20)
    once = {e.span.of(short.text) for e in second_look(known[:20], short)}
    found = second_look(known, text)
    assert {e.span.of(text.text) for e in found} == once
    assert len(found) == 900 * len(once)
    assert [e for e in found if e.cue] == known


def test_letters_without_an_end_are_read_once() -> None:
    seconds = []
    for length in (50_000, 200_000):
        start = time.process_time()
        assert not list(latin_names("A" * length))
        seconds.append(time.process_time() - start)
    assert seconds[1] < 10 * max(seconds[0], 0.01)


def test_half_a_pair_of_utf_16_is_a_sign_like_others() -> None:
    text = "村民王建国\ud800，男"
    for words in (tagged_words(text), listed_words(text)):
        assert "".join(word for word, _ in words) == text
    assert "".join(cut_words(text)) == text
    assert private("村民王建国，男，1965年生\ud800，住红星村3组12号。") == ["王建国"]
    assert not pubcheck.check_text(text).gaps


ARTICLES = (
    "第一条　为规范房屋租赁，制定本办法。\n第二条　本办法适用于本市。\n第三条　主管部门负责监督。\n"
    "第四条　交付之前由村民张伟民看管钥匙。\n第五条　本办法自发布之日起施行。\n"
)


@pytest.mark.parametrize(
    ("text", "graver"),
    [
        (ARTICLES, True),  # a word for a party says that it is one
        (ARTICLES.replace("第五条　", "第五条　乙方凭身份证领取。"), True),
    ],
)
def test_a_party_in_a_text_of_articles_stays_a_party(text: str, graver: bool) -> None:
    found = [each for each in pubcheck.check_text(text).findings if each.rule_id == "personal.person_name"]
    assert any(each.evidence == "张伟民" and each.severity is not Severity.INFO for each in found) is graver
