"""Names of two halves and in Latin letters, informants in lists, persons at sites and of old: told by what is round them."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity
from pubcheck.name_beside import party_before, weighed_beside
from pubcheck.name_halves import with_joined
from pubcheck.name_latin import latin_names
from pubcheck.office_cues import is_known_to_all
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind

NUMBER = "11010519491231002X"  # the example of GB 11643


def reported(text: str, rule: str = "personal.person_name") -> list[str]:
    """What the rule reports above ``info``."""
    found = pubcheck.check_text(text).findings
    return [f.evidence for f in found if f.rule_id == rule and f.severity is not Severity.INFO]


def persons(text: str, *names: str) -> list[Entity]:
    starts = [text.index(name) for name in names]
    return sorted(
        Entity(Span(start, start + len(name)), EntityKind.PERSON, 0.9)
        for start, name in zip(starts, names, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "halves", "joined"),
    [
        ("三（1） 旦增 欧珠 2014-08-19", ("旦增", "欧珠"), ["旦增 欧珠"]),
        ("姓 名 强巴 旦增  性别 男", ("强巴", "旦增"), ["强巴 旦增"]),
        ("监护人 米玛 顿珠 祖孙", ("米玛",), ["米玛 顿珠"]),
        ("姐 四郎 措（教师）", ("四郎",), ["四郎 措"]),
        ("母 泽仁 拥珍（务农）", ("拥珍",), ["泽仁 拥珍"]),
        ("参会人员：扎西 卓玛", ("扎西", "卓玛"), ["扎西", "卓玛"]),
        ("扎西 卓玛等人到场", ("扎西", "卓玛"), ["扎西", "卓玛"]),
        ("扎西 卓玛 尼玛 达瓦", ("扎西", "卓玛", "尼玛", "达瓦"), ["扎西", "卓玛", "尼玛", "达瓦"]),
        ("王伟 李娜 到场", ("王伟", "李娜"), ["王伟", "李娜"]),
        ("扎西 李娜 到场", ("扎西", "李娜"), ["扎西", "李娜"]),
    ],
)
def test_two_halves_are_one_name_where_nothing_says_two_persons(
    text: str, halves: tuple[str, ...], joined: list[str]
) -> None:
    assert [entity.span.of(text) for entity in with_joined(persons(text, *halves), text)] == joined


def test_a_joined_name_keeps_label_and_confidence() -> None:
    text = "户主 旦增 欧珠 女"
    first, second = persons(text, "旦增", "欧珠")
    told = Entity(first.span, EntityKind.PERSON, 0.95, cue=Span(0, 2))
    (joined,) = with_joined([told, second], text)
    assert (joined.confidence, joined.cue) == (0.95, Span(0, 2))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("姓名（英文）\nALVAREZ ROSA\n中文名", ["ALVAREZ ROSA"]),
        ("丈夫PEREZ JUAN（护照AX000185），女儿PEREZ LUCIA（4岁）", ["PEREZ JUAN", "PEREZ LUCIA"]),
        ("NGUYEN VAN HAI（阮文海），越南籍，男", ["NGUYEN VAN HAI"]),
        ("1|FAN SHUI 范水|1994-05-06|FATHER 范土|", ["FAN SHUI", "范水", "范土"]),
        ("子OKAFOR DAVID（7岁）", ["OKAFOR DAVID"]),
        ("Hilton Hotel（中国）有限公司", []),
        ("采用Microsoft Windows Server，男女不限", []),
        ("Global Data Center（5岁以下）", []),
        ("|IPHONE PRO 手机|", []),
        ("USB Type（男口）", []),
    ],
)
def test_latin_names_are_told_by_what_is_beside(text: str, names: list[str]) -> None:
    found = {span for span, _, _ in latin_names(text)}
    assert [span.of(text) for span in sorted(found)] == names


def test_a_latin_name_is_found_again_and_private() -> None:
    text = "关于NGUYEN VAN HAI等3人居留事项的通报\nNGUYEN VAN HAI（阮文海），越南籍，护照N00000000。"
    assert reported(text).count("NGUYEN VAN HAI") == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("线索核查报告\n3月8日，李秀珍、王建国通过来访方式，实名反映村干部侵占集体土地。", {"李秀珍", "王建国"}),
        ("关于公西华、李秀珍、王建国等人反映改制遗留问题的处理意见", {"公西华", "李秀珍", "王建国"}),
        ("接处警记录\n报警：李秀珍称其前夫砸窗户。", {"李秀珍"}),
        ("矛盾台账\n4\t信访\t李秀珍（重点人，曾赴京2次，住某小区）\t街道办", {"李秀珍"}),
        ("尊敬的市长：\n您好！我叫李秀珍，是某村农民。女儿生病，求政府帮我们想想办法。", {"李秀珍"}),
        ("尊敬的领导：\n您好！我叫李秀珍，感谢贵局的培养。", set()),
        ("李秀珍和王建国打架，公安已处理。", set()),
    ],
)
def test_who_reported_is_an_informant_with_all_of_the_list(text: str, names: set[str]) -> None:
    assert set(reported(text, "personal.informant")) == names


def test_informants_are_no_private_names_besides() -> None:
    text = "信访件办理报告\n3月8日，李秀珍、王建国通过来访方式，实名反映占地问题。李秀珍，女，58岁。"
    assert reported(text) == []


@pytest.mark.parametrize(
    ("before", "after", "known"),
    [
        ("", "，字子美，巩县人", True),
        ("", "，名机，东汉南阳郡人，", True),
        ("", "，明代县人，", True),
        ("作者征引", "、陶云逵等前辈学者的调查材料", True),
        ("对", "“美美与共”之说作了回应", True),
        ("经设代乐天、监理", "现场确认", True),
        ("施工：程大山　监理：夏侯峰　业主：", "", True),
        ("委托代理人：", "，该公司人事主管；", True),
        ("业主：", "，住3幢2单元", False),
        ("旁监理公司业主", "投诉噪声", False),
        ("", "，字迹潦草，无法辨认", False),
        ("引用了", "的话", True),
        ("委托代理人：", "，男，住红星村", False),
    ],
)
def test_who_is_known_to_all(before: str, after: str, known: bool) -> None:
    assert is_known_to_all(before, after, before + "某某" + after) is known


def test_relatives_of_a_person_of_old_are_of_old_too() -> None:
    assert is_known_to_all("杜甫，字子美，巩县人，祖父", "亦有诗名。", "杜甫，字子美，巩县人，祖父杜审言亦有诗名。")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"阿爸岩叫前年摔断了腰，身份证号{NUMBER}", ["岩叫"]),
        (f"该户系低保户，丈夫车同常年卧床，身份证号{NUMBER}", ["车同"]),
        ("舒城新办\n暴连英 女 肢体三级 某镇某村 联系人：妻方美子 13900001234", ["暴连英", "方美子"]),
        ("姓名 档案编号 准驾车型\n角亮 530300004171 A2\n金沙江 530300004552 B1", ["角亮", "金沙江"]),
        (f"户主王建国，身份证号{NUMBER}，长期与岳父同住，随外婆生活，靠外公养两头牛。", ["王建国"]),
    ],
)
def test_kin_labels_and_columns_tell_names(text: str, names: list[str]) -> None:
    assert reported(text) == names


def test_what_is_part_of_a_longer_word_is_doubted() -> None:
    text = "二、既往史 早产（34周）"
    (found,) = persons(text, "史 早产")
    assert weighed_beside(found, text).confidence < 0.3
    text = "低保户方正，家中3人"
    (found,) = persons(text, "方正")
    label = weighed_beside(found, text).cue
    assert label == Span(0, 3)
    match = party_before(text, 3)
    assert match is not None
    assert match["label"] == "低保户"
