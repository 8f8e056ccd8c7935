"""What all mentions of a name say together: the same as counted by hand, whatever else stands in the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck import role_model
from pubcheck.errors import ModelError
from pubcheck.mention_features import Mention, name_rows
from pubcheck.normalize import normalize
from pubcheck.phrase import Phrase
from pubcheck.plain import document_from_text
from pubcheck.recognizer import all_recognizers
from pubcheck.roles import settle_roles
from pubcheck.settings import Settings
from pubcheck.text import EntityKind, Role
from pubcheck.trees import Trees

NAMES = ("庞启明", "庞秀", "卓文彬", "岑雨", "卓玛")
MENTIONS = st.lists(
    st.tuples(
        st.builds(
            Mention,
            st.sampled_from(NAMES),
            st.integers(0, 3),
            st.sampled_from(("", "姓名", "经办人")),
            st.sampled_from(tuple(Role)),
            st.floats(0, 1),
        ),
        st.floats(-8, 8),
    ),
    min_size=1,
    max_size=20,
)


@given(MENTIONS)
def test_the_others_of_a_document_are_told_without_the_name_itself(pairs: list[tuple[Mention, float]]) -> None:
    mentions, odds = [mention for mention, _ in pairs], [each for _, each in pairs]
    rows = name_rows(mentions, odds)
    means = {
        name: sum(value for mention, value in pairs if mention.name == name)
        / sum(mention.name == name for mention in mentions)
        for name in rows
    }
    for name, row in rows.items():
        own = [value for mention, value in pairs if mention.name == name]
        assert row[:3] == [sum(own) / len(own), max(own), min(own)]
        assert row[8] == len(own)
        others = [value for other, value in means.items() if other != name]
        mean, most, least, count = row[14:18]
        assert count == len(others)
        if others:
            assert abs(mean - sum(others) / len(others)) < 1e-9
            assert (most, least) == (max(others), min(others))
        assert row[18] == (sum(value > 0 for value in others) / len(others) if others else 0)


@given(MENTIONS)
def test_every_name_has_one_row_of_one_length(pairs: list[tuple[Mention, float]]) -> None:
    rows = name_rows([mention for mention, _ in pairs], [value for _, value in pairs])
    assert set(rows) == {mention.name for mention, _ in pairs}
    assert len({len(row) for row in rows.values()}) == 1


def roles(source: str) -> dict[str, set[Role]]:
    text = normalize(document_from_text(source, "text"))
    chosen = Settings().recognizers
    found = [entity for each in all_recognizers() if each.id in chosen for entity in each.recognize(text)]
    told: dict[str, set[Role]] = {}
    for entity in settle_roles(found, text):
        if entity.kind is EntityKind.PERSON:
            told.setdefault(entity.span.of(text.text), set()).add(entity.role)
    return told


def test_an_officer_named_once_is_one_wherever_named() -> None:
    told = roles(
        "青山县柳河镇人民政府信访事项处理意见书\n卢桂芳：\n你反映的自来水水质问题，由副镇长庞启明、水管站站长卓文彬调查。\n"
        "9月3日，庞启明到你家中取水样，卓文彬随后送检。9月12日，庞启明向你说明结果，你表示满意。\n柳河镇人民政府\n2025年9月15日"
    )
    assert told["庞启明"] <= {Role.OFFICIAL, Role.SIGNER, Role.CONTACT}
    assert told["卓文彬"] <= {Role.OFFICIAL, Role.SIGNER, Role.CONTACT}
    assert told["卢桂芳"] == {Role.PRIVATE}


@pytest.mark.parametrize("before", ["", "\n\n\n", "青山县柳河镇人民政府\n\n"], ids=["alone", "blank lines", "a title"])
@pytest.mark.parametrize(
    "label",
    "死者 嫌疑人 罪犯 残疾人 低保户 伤者 退役军人 原告： 上诉人： 监护人： 承租人： 患者： 申请人：".split(),
)
def test_the_one_person_of_a_short_text_stays_private(label: str, before: str) -> None:
    for name in ("王建国", "赵强", "陈玉兰", "欧阳修远"):
        assert roles(f"{before}{label}{name}") == {name: {Role.PRIVATE}}


@pytest.mark.parametrize(
    "source",
    [
        "法定代表人：王建国\n受害人王建国，男，45岁，患肺癌。",
        "县委书记王建国调研。王建国强调，要抓好落实。\n三合村低保户王建国（身份证号420123195503121234）患肺癌。",
        "经镇长王建国主持审定，现将救助对象公示如下：\n姓名\t住址\t金额\n王建国\t三合村二组\t2000\n李秀珍\t三合村三组\t1500",
    ],
    ids=["representative and victim", "secretary and villager", "mayor and recipient"],
)
def test_of_two_persons_of_one_name_the_private_one_stays_private(source: str) -> None:
    assert Role.PRIVATE in roles(source)["王建国"]


def test_without_weights_the_review_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Trees:
        raise ModelError(Phrase("缺少模型，请重新安装 pubcheck", "no model; reinstall pubcheck"))

    monkeypatch.setattr(role_model, "_trees", absent)
    review = pubcheck.check_text("当事人王建国，男，45岁。")
    assert [str(gap.reason) for gap in review.gaps if gap.where == "roles"] == ["缺少模型，请重新安装 pubcheck"]
