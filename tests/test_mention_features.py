"""What all mentions of a name say together: the same as counted by hand, whatever else stands in the document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pubcheck.mention_features import Mention, name_rows
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.recognizer import all_recognizers
from pubcheck.roles import settle_roles
from pubcheck.settings import Settings
from pubcheck.text import EntityKind, Role

NAMES = ("庞启明", "庞秀", "卓文彬", "岑雨", "卓玛")
MENTIONS = st.lists(
    st.tuples(
        st.builds(
            Mention,
            st.sampled_from(NAMES),
            st.integers(0, 300),
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
    rows = name_rows(mentions, odds, 400)
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
    rows = name_rows([mention for mention, _ in pairs], [value for _, value in pairs], 400)
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
