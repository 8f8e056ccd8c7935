"""Names found by labels, columns and dictionary; the two word cutters agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.recognizer import all_recognizers
from pubcheck.recognizers import labelled, lexicon
from pubcheck.settings import Settings
from pubcheck.text import EntityKind, NormalizedText
from pubcheck.words import cut_words, jieba_tagger, tagged_words

VARIED = """青山县人民政府办公室关于转发《县民政局2025年困难群众救助工作方案》的通知
各乡镇人民政府、街道办事处，县级各部门：
为深化“放管服”改革，二〇二五年三月十五日，副县长赵明辉、民政局局长欧阳修远到青溪镇调研，走访低保户王建国、买买提·阿不都拉两家。
经核实，申请人刘志强（身份证号11010519491231002X）患病，家庭人均月收入380.50元，比上年下降3.5%，符合办法第三条、第十二条。
PHQ-9量表得分18分，复查日期2025-03-19，编号A4-2025_071，联系电话0571-87654321，电子邮箱zhang.wei_88@example.com。
陈建华反映：邻居违建、油烟扰民，现将办理情况函复如下。张丽华女士、龘先生、李某某均无异议。
会议强调，要压实责任，做到“三到位”、两手抓，防汛物资储备库要及时补充，蓄滞洪区群众转移不漏一户。
①统筹安排；②分类施策。Ⅱ级响应：由指挥部启动。特此函复
青山县民政局　　2025年7月18日
"""
FALL_BACK = jieba_tagger()


def of(text: str) -> NormalizedText:
    return normalize(document_from_text(text, "text"))


def names(recognize: object, source: str, kind: EntityKind = EntityKind.PERSON) -> list[str]:
    text = of(source)
    assert callable(recognize)
    return [entity.span.of(text.text) for entity in recognize(text) if entity.kind is kind]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("申请人：欧阳修远", ["欧阳修远"]),
        ("申请人姓名：赵明辉；联系人:周敏", ["赵明辉", "周敏"]),
        ("申请人（签字）：赵明辉", ["赵明辉"]),
        ("姓　名：赵　明　辉", ["赵明辉"]),
        ("举报人：买买提·阿不都拉。", ["买买提·阿不都拉"]),
        ("申请人：见附表", []),
        ("联系人：某某", []),
        ("姓名：张某某", []),
        ("负责人：各单位主要领导", []),
        ("申请人：", []),
        ("姓名\t电话\n赵明辉\t13900001234\n周敏\t13900001234", ["赵明辉", "周敏"]),
        ("序号 姓名 电话\n1 赵明辉 13900001234\n2 周敏 13900001234", ["赵明辉", "周敏"]),
        ("姓名\t电话\n赵 明\t13900001234", ["赵明"]),
        ("姓名\t电话\n合计\t2\n张某\t1\n无\t0", []),
        ("姓名\t电话\n\n以上为名单。\n赵明辉\t已办", []),
        ("家长\t学生\n赵明辉\t赵小刚", ["赵明辉", "赵小刚"]),
        ("姓 名 郜 有 才 出 生 196O 年 O5 月 l2 日", ["郜有才"]),
        ("姓名王芳性别女年龄55", ["王芳"]),
        ("姓名段志远电话13900001234", ["段志远"]),
        ("请填写姓名性别男女", []),
        ("姓名及身份证号码，姓名和住址", []),
        ("姓名不详性别男，姓名某某性别女", []),
        ("填写姓名单位职务电话12345", []),
        ("考生姓名\t准考证号\n赵明辉\t20250001", ["赵明辉"]),
    ],
)
def test_persons_behind_labels_and_in_columns(source: str, found: list[str]) -> None:
    assert names(labelled.recognize, source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("经查，赵明辉于3月5日到场。", ["赵明辉"]),
        ("当事人赵明辉于3月5日到场。", ["赵明辉"]),
        ("户主王建国家庭困难。", ["王建国"]),
        ("司马相如同志、上官婉儿同志", ["司马相如", "上官婉儿"]),
        ("张某某和李某反映", []),
        ("邓小平理论、毛泽东思想", []),
        ("安全生产、高度重视、强化管理、方案", []),
    ],
)
def test_persons_by_dictionary(source: str, found: list[str]) -> None:
    assert names(lexicon.recognize, source) == found


def test_places_and_organisations_by_dictionary() -> None:
    assert "四川省" in names(lexicon.recognize, "会议在四川省成都市召开，国务院发文。", EntityKind.PLACE)
    assert "国务院" in names(lexicon.recognize, "会议在四川省成都市召开，国务院发文。", EntityKind.ORGANISATION)


@pytest.mark.parametrize("id_", Settings().recognizers)
def test_every_recognizer_in_use_keeps_to_its_contract(id_: str) -> None:
    (recognizer,) = [recognizer for recognizer in all_recognizers() if recognizer.id == id_]
    text = of(VARIED + "\n住址：四川省内江市东兴区文化北路12号3单元402室\n姓名\t电话\n赵明辉\t13900001234\n")
    entities = recognizer.recognize(text)
    assert entities
    assert list(entities) == sorted(entities, key=lambda entity: entity.span.start)
    for entity in entities:
        assert 0 <= entity.confidence <= 1
        assert 0 < len(entity.span) <= 80
        assert entity.span.end <= len(text.text)
        assert "\n" not in entity.span.of(text.text)
        if entity.cue is not None:
            assert entity.cue.of(text.text).strip()
    assert recognizer.recognize(of("")) == ()
    assert recognizer.recognize(of(VARIED)) == recognizer.recognize(of(VARIED))


def test_the_fall_back_cuts_and_tags_like_rjieba() -> None:
    rjieba = pytest.importorskip("rjieba", reason="rjieba has no wheel for this processor: jieba alone is used")
    assert [tuple(word) for word in rjieba.tag(VARIED)] == FALL_BACK(VARIED)
    assert cut_words(VARIED) == [word for word, _ in FALL_BACK(VARIED)]


@given(st.text(alphabet="赵明辉欧阳申请人的在，。 \n\t0123ABab.-_%@〇①\U00020000😀é", max_size=60))
def test_words_join_up_to_the_text(text: str) -> None:
    for tagger in (tagged_words, FALL_BACK):
        assert "".join(word for word, _ in tagger(text)) == text
