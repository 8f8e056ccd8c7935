"""The model of roles: what it sees of a person, and weights that nobody altered."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from pubcheck import role_model
from pubcheck.linear_model import LinearModel, linear_model, rows_of
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.role_features import features, listed
from pubcheck.role_model import Odds, private_odds, public_below, weighed
from pubcheck.roles import by_rules
from pubcheck.span import Span
from pubcheck.tables import Columns, read_tables
from pubcheck.text import Entity, EntityKind, NormalizedText, Role
from pubcheck.weights import read_weights


def text_of(source: str) -> NormalizedText:
    return normalize(document_from_text(source, "text"))


def persons(text: NormalizedText, *names: str) -> list[Entity]:
    """All occurrences of ``names``."""
    spans = {
        Span(at, at + len(name)) for name in names for at in range(len(text.text)) if text.text.startswith(name, at)
    }
    return [Entity(span, EntityKind.PERSON, 0.9) for span in sorted(spans)]


def seen(source: str, *names: str) -> list[list[str]]:
    text = text_of(source)
    return list(features(persons(text, *names), text, Columns(read_tables(text.text))))


def test_members_of_a_list_see_what_stands_round_the_whole_list() -> None:
    first, second = seen("会议由专家庞启明（省农科院）、卓文彬审议通过。", "庞启明", "卓文彬")
    for feature in ("l2=专家", "r2=审议", "list=1"):
        assert feature in first
        assert feature in second
    assert "bw=省农科院" in first
    assert "further" in second


def test_longer_words_further_away_are_seen_on_their_side() -> None:
    (found,) = seen("因经济困难，经村民小组推荐，庞启明\n自愿提出救助申请。", "庞启明")
    assert {"wl=困难", "wr=申请"} <= set(found)
    assert "wl=申请" not in found


def test_digits_are_folded_and_places_in_the_line_told() -> None:
    (found,) = seen("通知\n3月12日，庞启明\n2025年3月1日", "庞启明")
    assert "l4=00日，" in found
    assert {"ends", "dated", "last but one"} <= set(found)
    assert not {"begins", "first line"} & set(found)


def test_labels_columns_and_homes_are_seen() -> None:
    (found,) = seen("经办人：庞启明", "庞启明")
    assert {"lab=经办人", "nl=经办人"} <= set(found)
    (found,) = seen("姓名\t职务\n庞启明\t科员", "庞启明")
    assert {"h=姓名", "hs=职务"} <= set(found)
    text = text_of("庞启明，青山县柳河镇三组，")
    home = Entity(Span(4, 12), EntityKind.ADDRESS, 0.9)
    (found,) = features([*persons(text, "庞启明"), home], text, Columns(()))
    assert "home" in found


def test_what_the_rules_say_is_seen_of_all_mentions() -> None:
    text = text_of("镇长庞启明到场。庞启明、卓文彬发言。")
    entities, columns = by_rules(persons(text, "庞启明", "卓文彬"), text)
    _, second, third = features(entities, text, columns)
    assert "role=unknown" in second
    assert "nm=official" in second
    assert "pr=unknown" in third


def test_a_line_break_ends_a_list() -> None:
    text = text_of("庞启明、\n卓文彬")
    one, other = persons(text, "庞启明", "卓文彬")
    assert not listed(one, other, text)
    assert not listed(other, one, text)


def test_mentions_of_one_name_are_judged_together() -> None:
    text = text_of("镇长庞启明到场。卓文彬说，庞启\n明已走。")
    entities, columns = by_rules(
        [*persons(text, "庞启明", "卓文彬"), Entity(Span(13, 17), EntityKind.PERSON, 0.9)], text
    )
    first, other, last = private_odds(sorted(entities), text, columns)
    assert first.name == last.name != other.name


def test_what_counts_are_the_features_that_training_sees() -> None:
    text = text_of(
        "低保对象\n组长：庞启明（男）、卓文彬（1985年生）\n联系人 卓文彬 住三合村；庞启明同志\n2024年3月1日\n"
    )
    entities, columns = persons(text, "庞启明", "卓文彬"), Columns(read_tables(text.text))
    model = linear_model("roles")
    by_codes = [model.odds_by_codes(found) for found in features(entities, text, columns, model.kinds)]
    assert by_codes == [model.odds(found) for found in features(entities, text, columns)]
    assert len(by_codes) == 4
    assert any(by_codes)


def test_odds_are_the_weights_of_the_rows_once_each() -> None:
    rows = rows_of(["甲", "乙", "甲"], role_model.BITS)
    weights = [0] * (1 << role_model.BITS)
    for row in rows:
        weights[row] = 4
    assert LinearModel(tuple(weights), 0.5).odds(["甲", "乙", "甲"]) == 4.0


def test_odds_do_not_change_from_run_to_run() -> None:
    text = text_of("当事人庞启明到场，由镇长卓文彬接待。")
    entities, columns = by_rules(persons(text, "庞启明", "卓文彬"), text)
    first = private_odds(entities, text, columns)
    assert first == private_odds(entities, text, columns)
    assert first[0].here > 0 > first[1].here


def test_others_than_persons_have_no_odds() -> None:
    text = text_of("青山县柳河镇")
    place = Entity(Span(0, 3), EntityKind.PLACE, 0.9)
    assert private_odds([place], text, Columns(())) == []
    assert private_odds([replace(place, role=Role.UNKNOWN)], text, Columns(())) == []


def test_weights_are_small_and_data_only() -> None:
    assert len((files("pubcheck.models") / "roles/weights.npz").read_bytes()) < 300_000
    arrays = read_weights("roles")
    assert arrays["weights"].dtype == "int8"
    assert arrays["weights"].shape == (1 << role_model.BITS,)


@pytest.mark.parametrize(
    ("source", "odds", "role"),
    [
        ("三、议定事项\n庞启明把账目理清，卓文彬复核。", -0.5, Role.OFFICIAL),
        ("三、议定事项\n庞启明把账目理清，卓文彬复核。", 0.5, Role.PRIVATE),
        ("三、议定事项\n庞启明把账目理清。", -0.5, Role.UNKNOWN),  # named alone
        ("网友：您好！\n庞启明把账目理清，卓文彬复核。", -0.5, Role.UNKNOWN),
        ("网友：您好！\n庞启明把账目理清，卓文彬复核。", -1.5, Role.OFFICIAL),
        ("网友：您好！\n庞启明把账目理清，卓文彬复核。", 0.5, Role.PRIVATE),
        ("县审计局报告" + "。" * 240 + "您好！庞启明把账目理清，卓文彬复核。", -0.5, Role.OFFICIAL),
    ],
)
def test_who_may_be_private_is_doubted_in_answers_and_where_nobody_else_is_named(
    source: str, odds: float, role: Role
) -> None:
    text = text_of(source)
    found = persons(text, "庞启明", "卓文彬")
    assert weighed(found[0], Odds(odds, odds, odds), public_below(found, text)).role is role
