"""Who a name stands for: officials in post, signers and contacts are named in public, private persons are not."""

from __future__ import annotations

import pytest

from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.recognizers import labelled, lexicon
from pubcheck.roles import by_rules, settle_roles
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

OFFICIAL, SIGNER, CONTACT, PRIVATE, UNKNOWN = Role.OFFICIAL, Role.SIGNER, Role.CONTACT, Role.PRIVATE, Role.UNKNOWN


def of(text: str) -> NormalizedText:
    return normalize(document_from_text(text, "text"))


def persons(source: str) -> dict[str, Role]:
    """The persons of a text with their roles."""
    text = of(source)
    found = settle_roles((*labelled.recognize(text), *lexicon.recognize(text)), text)
    return {entity.span.of(text.text): entity.role for entity in found if entity.kind is EntityKind.PERSON}


TABLE = {
    "post before the name": ("会议由县委书记李国强主持，县长王建军、副县长陈志远出席。", {"李国强": OFFICIAL, "王建军": OFFICIAL, "陈志远": OFFICIAL}),
    "post behind the name": ("赵明辉局长指出，要抓好落实。", {"赵明辉": OFFICIAL}),
    "post in brackets": ("召集人为李国强（县政府副县长）。", {"李国强": OFFICIAL}),
    "comrade": ("王建国同志任县民政局局长。", {"王建国": OFFICIAL}),
    "appointed": ("任命刘德华、王建国为青山县副县长。", {"刘德华": OFFICIAL, "王建国": OFFICIAL}),
    "dismissed": ("免去陈志远的青山县财政局局长职务。", {"陈志远": OFFICIAL}),
    "leading group": ("组　长：赵明辉\n副组长：李国强、王建军\n成　员：陈志远、刘建华", dict.fromkeys(("赵明辉", "李国强", "王建军", "陈志远", "刘建华"), OFFICIAL)),
    "legal representative of a firm": ("法定代表人：李建明", {"李建明": OFFICIAL}),
    "signer of the head": ("青政发〔2025〕3号　签发人：赵明辉", {"赵明辉": SIGNER}),
    "signature above the date": ("特此通知。\n赵明辉\n2025年3月1日", {"赵明辉": SIGNER}),
    "contact": ("联系人：张丽华，电话：0571-87654321。", {"张丽华": CONTACT}),
    "contact in brackets": ("（联系人：王　芳　电话：87654321）", {"王芳": CONTACT}),
    "contact in charge of a case": ("经办人：周敏 13900001234", {"周敏": CONTACT}),
    "applicant": ("申请人：欧阳修远，男，汉族，1978年5月12日生。", {"欧阳修远": PRIVATE}),
    "name with a dot": ("申请人：买买提·阿不都拉，男。", {"买买提·阿不都拉": PRIVATE}),
    "patient": ("患者刘志强入院治疗。", {"刘志强": PRIVATE}),
    "informant": ("举报人陈建华反映邻居违建。", {"陈建华": PRIVATE}),
    "the dead": ("死者王建国，男，45岁。", {"王建国": PRIVATE}),
    "punished": ("被处罚人：王小明", {"王小明": PRIVATE}),
    "pupil": ("学生：王小明，就读于青山小学。", {"王小明": PRIVATE}),
    "mother": ("法定代理人：王芳（母亲）", {"王芳": PRIVATE}),
    "identity beside it": ("李国强，男，汉族，1978年生，家庭住址青山县。", {"李国强": PRIVATE}),
    "neighbours": ("村民李国强与邻居王建军发生纠纷。", {"李国强": PRIVATE, "王建军": PRIVATE}),
    "on duty in a list": ("检查人：韦一笑、骆敏", {"韦一笑": OFFICIAL, "骆敏": OFFICIAL}),
    "party, no duty": ("被检查人：韦一笑\n检查人：骆敏", {"韦一笑": PRIVATE, "骆敏": OFFICIAL}),
    "staff behind the office": ("县农业农村局王建国带队。", {"王建国": OFFICIAL}),
    "data behind one who would be on duty": ("统计：丁玉桂（回族，信奉伊斯兰教）。", {"丁玉桂": PRIVATE}),
    "column of those on duty": ("日期\t带班领导\t电话\n10月1日\t张伟\t87654321", {"张伟": OFFICIAL}),
    "with a relative": ("王建国系下岗职工，妻子李秀珍因病致残。", {"王建国": PRIVATE, "李秀珍": PRIVATE}),
    "nothing says that he acts in office": ("此事与李国强有关。", {"李国强": PRIVATE}),
    "table by tabs": ("姓名\t身份证号\t金额\n张伟\t11010519491231002X\t500\n欧阳修远\t11010519491231002X\t600", {"张伟": PRIVATE, "欧阳修远": PRIVATE}),
    "table by spaces": ("姓名 年龄 家庭住址\n张伟 45 青山县\n李国强 50 青山县", {"张伟": PRIVATE, "李国强": PRIVATE}),
    "households": ("序号\t户主姓名\t补助金额\n1\t张伟\t500\n2\t李国强\t600", {"张伟": PRIVATE, "李国强": PRIVATE}),
    "table of officials": ("姓名\t职务\t分工\n张伟\t局长\t全面工作\n李国强\t副局长\t分管救助", {"张伟": OFFICIAL, "李国强": OFFICIAL}),
    "table of contacts": ("单位\t联系人\t电话\n县民政局\t张伟\t87654321", {"张伟": CONTACT}),
    "a relative, though a contact": ("联系人：吕文莹（配偶）", {"吕文莹": PRIVATE}),
    "a relation behind a contact": ("联系人：惠建国  关系：长子", {"惠建国": PRIVATE}),
    "lawyer of a party": ("委托代理人：秦朗明，上海某律师事务所律师。", {"秦朗明": OFFICIAL}),
    "who signs as a party": ("乙方签字：谷雨生", {"谷雨生": PRIVATE}),
    "asked, not asking": ("被询问人：林鸿彬", {"林鸿彬": PRIVATE}),
    "who signs an opinion": ("村委会意见：已公示，同意上报。李学文 2024.3.5", {"李学文": SIGNER}),
    "experts in a list": ("评审专家名单：向克勤、冉隆华", {"向克勤": OFFICIAL, "冉隆华": OFFICIAL}),
    "present, in the middle of a line": ("主持：郑贤德  出席：庄建南、吕晓英", {"郑贤德": OFFICIAL, "庄建南": OFFICIAL, "吕晓英": OFFICIAL}),
    "of the past": ("光绪二十四年，知县李钟文主张抗法。", {"李钟文": OFFICIAL}),
    "disciplined as a member": ("赵志刚受到党内警告处分。", {"赵志刚": OFFICIAL}),
    "ward of a hospital": ("儿科李文雯接诊一名患儿。", {"李文雯": OFFICIAL}),
    "hidden already": ("张某某、李某和王**反映问题。", {}),
    "surname only": ("陈先生反映问题，王女士补充。", {}),
    "doctrine": ("以习近平新时代中国特色社会主义思想为指导，坚持邓小平理论。", {}),
    "things and places": ("杨树、黄河、高速公路、和平路、安全生产、强化管理", {}),
    "headings alone": ("姓名\t电话\n", {}),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), TABLE.values(), ids=TABLE)
def test_roles(source: str, expected: dict[str, Role]) -> None:
    assert persons(source) == expected


@pytest.mark.parametrize("role", [OFFICIAL, SIGNER, CONTACT])
def test_who_acts_in_public(role: Role) -> None:
    assert role.is_public
    assert not PRIVATE.is_public
    assert not UNKNOWN.is_public


def test_of_two_overlapping_persons_the_surer_one_stays() -> None:
    text = NormalizedText("申请人：欧阳修远，男。")
    weak = Entity(Span(4, 7), EntityKind.PERSON, 0.4)
    strong = Entity(Span(4, 8), EntityKind.PERSON, 0.9)
    place = Entity(Span(5, 7), EntityKind.PLACE, 0.6)
    for order in ((weak, strong, place), (place, strong, weak)):
        (kept,) = settle_roles(order, text)
        assert (kept.span, kept.confidence) == (strong.span, 0.9)


def test_others_than_persons_pass_unchanged() -> None:
    text = NormalizedText("青山县民政局")
    entities = (Entity(Span(0, 3), EntityKind.PLACE, 0.6), Entity(Span(0, 6), EntityKind.ORGANISATION, 0.6))
    assert set(settle_roles(entities, text)) == set(entities)


def test_names_at_one_place_are_put_in_order_with_and_without_a_cue() -> None:
    at = Span(3, 6)
    with_cue, without = (Entity(at, EntityKind.PERSON, 0.5, cue=cue) for cue in (Span(0, 2), None))
    assert sorted([with_cue, without]) == [with_cue, without]
    assert sorted([without, with_cue])[0].cue is None


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("紧急联系人：侄女李秀珍 13900001234", "李秀珍", Role.PRIVATE),
        ("报警：李秀珍称其前夫砸窗户。", "李秀珍", Role.PRIVATE),
        ("本机关组成复核组，由张卫国任组长，调取档案。", "张卫国", Role.OFFICIAL),
        ("慰问当天由张卫国带队。", "张卫国", Role.OFFICIAL),
        ("登记护士为张卫国。", "张卫国", Role.OFFICIAL),
    ],
)
def test_leaders_callers_and_relatives_to_be_called(text: str, name: str, role: Role) -> None:
    start = text.index(name)
    person = Entity(Span(start, start + len(name)), EntityKind.PERSON, 0.95)
    (settled,) = by_rules([person], NormalizedText(text))[0]
    assert settled.role is role


@pytest.mark.parametrize(
    ("label", "role"), [("告知人", Role.OFFICIAL), ("被告知人", Role.PRIVATE), ("谈话人", Role.OFFICIAL)]
)
def test_who_tells_acts_in_office_and_who_is_told_does_not(label: str, role: Role) -> None:
    size = len(label)
    person = Entity(Span(size + 1, size + 4), EntityKind.PERSON, 0.95, cue=Span(label.startswith("被"), size))
    (settled,) = by_rules([person], NormalizedText(f"{label}：张卫国"))[0]
    assert settled.role is role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我局物业科郎平安于7月21日到场查看，身份证号见附件。", "郎平安"),
        ("现场由质监站盖世豪抽样。", "盖世豪"),
        ("由农经站闻大喜参加核查。", "闻大喜"),
        ("企业名称\t注册号\t法定代表人\t移出原因\n铜川某某有限公司\t0012\t金有粮\t补报年报", "金有粮"),
    ],
)
def test_staff_behind_a_section_and_legal_representatives_in_a_column(text: str, name: str) -> None:
    normal = NormalizedText(text)
    at = text.index(name)
    found = settle_roles([Entity(Span(at, at + len(name)), EntityKind.PERSON, 0.95)], normal)
    assert [entity.role for entity in found] == [Role.OFFICIAL]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("本单元展出林则徐致友人手札影印件。", "林则徐", Role.OFFICIAL),
        ("左手边石像是廉颇，传说他负荆处即在此。", "廉颇", Role.OFFICIAL),
        ("林则徐，男，45岁，住本村三组。", "林则徐", Role.PRIVATE),
        ("申请人：林则徐，手机13900001234", "林则徐", Role.PRIVATE),
    ],
)
def test_a_famous_name_is_a_private_persons_only_beside_data_of_the_living(text: str, name: str, role: Role) -> None:
    start = text.index(name)
    found = settle_roles([Entity(Span(start, start + len(name)), EntityKind.PERSON, 0.95)], NormalizedText(text))
    assert next(iter(found)).role is role
