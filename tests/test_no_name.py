"""Words that are told for names and are none: who asks the reader about them, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from gold_forms import reported

from pubcheck import role_model
from pubcheck.context_model import Said
from pubcheck.mention_features import Mention
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.role_model import CERTAIN, Odds, is_nobody, private_odds, weighed
from pubcheck.roles import by_rules
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

NOBODY, SOMEBODY = Said(0.95, 0.03, 0.02, 0.0), Said(0.02, 0.9, 0.08, 0.0)
TEXT = "仓库存放高建国三袋，高建国两袋；庞启明签收。"


def text_of(source: str) -> NormalizedText:
    return normalize(document_from_text(source, "text"))


def persons(text: NormalizedText, sure: float, *names: str) -> list[Entity]:
    spans = [
        Span(at, at + len(name)) for name in names for at in range(len(text.text)) if text.text.startswith(name, at)
    ]
    return [Entity(span, EntityKind.PERSON, sure) for span in sorted(spans)]


def read(
    monkeypatch: pytest.MonkeyPatch, sure: float, tells: dict[int, Said]
) -> tuple[list[Span], list[Odds], NormalizedText]:
    """What was asked, and the odds, where the reader says ``tells`` of the places that begin there and SOMEBODY of others."""
    asked: list[Span] = []

    def said_once(_: NormalizedText, places: Sequence[Span], __: Sequence[Span]) -> dict[Span, Said]:
        asked.extend(places)
        return {place: tells.get(place.start, SOMEBODY) for place in places}

    monkeypatch.setattr(role_model, "said_once", said_once)
    text = text_of(TEXT)
    entities, columns = by_rules(persons(text, sure, "高建国", "庞启明"), text)
    return asked, private_odds(entities, text, columns), text


def test_names_that_are_not_certain_are_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, _, text = read(monkeypatch, CERTAIN - 0.01, {})
    assert [span.of(text.text) for span in asked] == ["高建国", "高建国", "庞启明"]


def test_a_name_is_none_where_the_words_round_all_its_places_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = TEXT.index("高"), TEXT.rindex("高")
    _, odds, _ = read(monkeypatch, 0.9, {first: NOBODY, second: NOBODY})
    assert [each.is_nobody for each in odds] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("李秀珍查了图，众人无话。蒙启亮没到场，由他侄子代抽，代抽的人没带委托书。", {"李秀珍", "蒙启亮"}),
        ("户主\t金额\t签名\n车马良\t4000元\t已捺印\n鹿金花\t2000元\t未捺印", {"车马良", "鹿金花"}),
        ("李秀珍放牧在外，联系请打她婆婆家座机0972-2389985。", {"李秀珍"}),
        ("申请人家中华，男，1956年3月4日出生，住城关镇东街12号，身患尿毒症，申请临时救助。", {"家中华"}),
        ("低保对象家未来，男，8岁，纳古镇三组，患白血病。", {"家未来"}),
        ("申请人代耕，女，1956年3月4日出生，住城关镇东街12号，身患尿毒症，申请临时救助。", {"代耕"}),
    ],
)
def test_words_of_forms_are_told_from_names(text: str, names: set[str]) -> None:
    told = {each.span.of(text) for each in reported(text, "person_name")}
    assert told <= names
    assert names & told


def test_who_is_somebody_elsewhere_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    first = TEXT.index("高")
    _, odds, _ = read(monkeypatch, 0.9, {first: NOBODY})
    assert [each.is_nobody for each in odds] == [False, False, False]


def test_names_that_are_too_unsure_are_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, odds, _ = read(monkeypatch, 0.3, {TEXT.index("高"): NOBODY})
    assert asked == []
    assert not any(each.is_nobody for each in odds)


@pytest.mark.parametrize(
    ("role", "sure"),
    [(Role.UNKNOWN, 0.24), (Role.PRIVATE, 0.24), (Role.OFFICIAL, 0.8), (Role.CONTACT, 0.8)],
)
def test_what_is_no_name_is_doubted_unless_it_acts_in_public(role: Role, sure: float) -> None:
    entity = Entity(Span(0, 3), EntityKind.PERSON, 0.8, role=role)
    judged = weighed(entity, Odds(0.0, 0.0, 0.0, is_nobody=True))
    assert judged.confidence == sure
    assert judged.role is (Role.UNKNOWN if role is Role.PRIVATE else role)


def test_places_that_are_not_read_follow_those_that_are() -> None:
    person = Entity(Span(0, 3), EntityKind.PERSON, 0.9)
    assert is_nobody(None, [NOBODY, NOBODY], person)
    assert not is_nobody(None, [NOBODY, SOMEBODY], person)
    assert not is_nobody(None, [], person)
    assert not is_nobody(SOMEBODY, [SOMEBODY, NOBODY, NOBODY, NOBODY], person)


def test_labels_and_unread_places_of_private_persons_are_never_doubted() -> None:
    assert is_nobody(NOBODY, [NOBODY], Entity(Span(4, 7), EntityKind.PERSON, 0.9, role=Role.PRIVATE))
    assert not is_nobody(None, [NOBODY], Entity(Span(4, 7), EntityKind.PERSON, 0.9, role=Role.PRIVATE))
    assert not is_nobody(NOBODY, [NOBODY], Entity(Span(4, 7), EntityKind.PERSON, 0.9, cue=Span(0, 4)))


def test_a_certain_name_is_one_whatever_the_words_say(monkeypatch: pytest.MonkeyPatch) -> None:
    _, odds, _ = read(monkeypatch, 1.0, dict.fromkeys(range(len(TEXT)), NOBODY))
    assert not any(each.is_nobody for each in odds)


def test_names_in_doubt_are_read_before_those_that_may_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = [Mention(f"甲{n}", 0, "", Role.PRIVATE, 0.9) for n in range(150)] + [
        Mention("高建国", 0, "", Role.UNKNOWN, 0.9)
    ]
    persons = [Entity(Span(n, n + 1), EntityKind.PERSON, 0.9) for n in range(151)]
    odds = {mention.name: 4.0 for mention in mentions} | {"高建国": 0.0}
    asked = role_model._asked_about(persons, mentions, odds, frozenset())
    assert next(iter(asked)) == "高建国"
    assert len(asked) == role_model.NAMES
