"""Places where a pattern may match, told by single characters, leave out none where it does.

The texts are drawn from the patterns themselves: a random walk through the syntax tree of each gives strings
that it matches, between other characters.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from pubcheck import (
    address_places,
    address_words,
    cast,
    code_points,
    declared,
    declared_choices,
    declared_words,
    elements,
    evidence,
    features,
    legend_clauses,
    name_latin,
    name_places,
    name_slots,
    normalize,
    pattern_steps,
    person_model,
    persons,
    roles,
)
from pubcheck.code_points import beginnings, matches_at
from pubcheck.pair_gate import may_match
from pubcheck.recognizers import labelled
from pubcheck.required import SHORT, required
from pubcheck.text import NormalizedText

if sys.version_info >= (3, 11):
    from re import _constants as tokens  # type: ignore[attr-defined]
    from re import _parser as parser
else:
    import sre_constants as tokens
    import sre_parse as parser

OTHERS = "甲的，。、：（）() \n\t“1２aZ村年\U00020000人某"
MOST = 12  # repeats of an unbounded piece


def drawn(tree: Iterable[Any], source: random.Random, limit: int = MOST) -> str:
    """A string that the syntax tree matches, what lies before and behind it left out of account."""
    return "".join(_piece(operation, value, source, limit) for operation, value in tree)


def _piece(operation: Any, value: Any, source: random.Random, limit: int) -> str:
    if operation is tokens.LITERAL:
        return chr(value)
    if operation is tokens.IN:
        return _one_of(value, source)
    if operation is tokens.BRANCH:
        return drawn(source.choice(value[1]), source, limit)
    if operation is tokens.SUBPATTERN:
        return drawn(value[3], source, limit)
    if operation in (tokens.MAX_REPEAT, tokens.MIN_REPEAT):
        low, high = value[0], max(value[0], min(int(value[1]), limit))
        return "".join(
            drawn(value[2], source, limit) for _ in range(source.choice((low, high, source.randint(low, high))))
        )
    if operation is tokens.ASSERT:  # what must stand before or behind may stand there
        return drawn(value[1], source, limit)
    return source.choice(OTHERS) if operation in (tokens.ANY, tokens.NOT_LITERAL) else ""


def _one_of(choices: Any, source: random.Random) -> str:
    operation, value = source.choice(choices)
    if operation is tokens.LITERAL:
        return chr(value)
    if operation is tokens.RANGE:
        return chr(source.randint(*value))
    if operation is tokens.CATEGORY and value is tokens.CATEGORY_SPACE:
        return source.choice(" \t\n\u3000\x1f")
    return source.choice(OTHERS)


def texts(pattern: re.Pattern[str], seed: int, count: int = 400) -> Iterable[str]:
    """Texts that hold strings drawn from the pattern."""
    source = random.Random(seed)
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    for _ in range(count):
        pieces = [drawn(tree, source) for _ in range(source.randint(1, 3))]
        between = ["".join(source.choices(OTHERS, k=source.randint(0, 4))) for _ in range(len(pieces) + 1)]
        yield "".join(word for pair in zip(between, [*pieces, ""], strict=True) for word in pair)


Places = Callable[[str], Iterator[int]]


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        pytest.param(address_words.DEEP, address_places.deep_places, id="deep"),
        pytest.param(address_words.LABELLED, address_places.label_places, id="labelled"),
        pytest.param(name_slots._SPACED, name_places.spaced_places, id="names apart"),
        pytest.param(labelled._VALUE, name_places.value_places, id="values"),
        pytest.param(person_model._PERSONAL, person_model.personal_places, id="personal"),
        pytest.param(address_words.FRAGMENT, address_places.fragment_places, id="fragments"),
        pytest.param(name_latin._LETTERS, name_latin.latin_places, id="latin"),
        pytest.param(persons._INVENTED, persons.invented_places, id="invented"),
        pytest.param(normalize._CHARACTERS, normalize._odd_places, id="characters"),
        pytest.param(normalize._SPACED_WORD, normalize._spaced_places, id="spaced"),
    ],
)
def test_a_pattern_matches_only_at_its_places(pattern: re.Pattern[str], places: Places) -> None:
    held = 0
    for text in texts(pattern, 7, 1500):
        found = [match.span() for match in pattern.finditer(text)]
        assert found == [match.span() for match in matches_at(pattern, text, places(text), short=0)], text
        held += len(found)
    assert held > 60


# The one behind a title is looked for in the title alone, those after it everywhere.
@pytest.mark.parametrize("number", range(8))
def test_declarations_are_found_at_their_first_characters(number: int) -> None:
    pattern = declared._PATTERNS[number]
    held = 0
    for text in texts(pattern, 11, 300):
        found = [match.span() for match in pattern.finditer(text)]
        assert found == [match.span() for match in declared._matches(NormalizedText(text), number)], text
        held += len(found)
    assert held > 50


@pytest.mark.parametrize("number", range(len(declared._PATTERNS)))
def test_declarations_hold_the_words_that_are_asked_for_first(number: int) -> None:
    found = 0
    for text in texts(declared._PATTERNS[number], 12, 300):
        held = declared._PATTERNS[number].search(text) is not None
        found += held
        assert not held or number in declared._may_match(NormalizedText(text)), text
    assert found


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (declared_choices.ROW, declared_words.OF_CHOICES),
        (declared_choices.LABELLED_BOXES, declared_words.OF_LABELS),
        (declared_choices._LISTED, declared_words.OF_CHOICES),
        *(
            (pattern, declared_words.OF_VALUES)
            for pattern in (declared_choices._NUMBERED, declared_choices._TOLD_APART, declared_choices._HEADS)
        ),
    ],
)
def test_choices_hold_the_words_that_are_asked_for_first(pattern: re.Pattern[str], words: tuple[str, ...]) -> None:
    found = 0
    for text in texts(pattern, 14, 300):
        found += pattern.search(text) is not None
        assert pattern.search(text) is None or declared_words.holds_one(text, words), text
    assert found > 20


def test_a_line_of_an_issuer_ends_as_is_asked_first() -> None:
    held = 0
    for text in texts(elements._ISSUER_LINE, 15, 600):
        held += elements._ISSUER_LINE.match(text) is not None
        assert elements._ISSUER_LINE.match(text) is None or elements._issuer_line(text) is not None, text
    assert held > 20


@pytest.mark.parametrize(
    "pattern",
    [legend_clauses.ALONE, *(pattern for kind, pattern in legend_clauses.CLAUSES if kind not in ("thing", "beside"))],
)
def test_a_clause_of_a_legend_holds_what_is_asked_for_first(pattern: re.Pattern[str]) -> None:
    held = 0
    for text in texts(pattern, 16, 400):
        clause = text.strip(OTHERS)
        if pattern.fullmatch(clause):
            held += 1
            assert legend_clauses.MAY_BE.search(clause), clause
    assert held > 20


def test_rows_of_boxes_are_found_at_their_first_characters() -> None:
    for text in texts(declared_choices.LABELLED_BOXES, 13, 300):
        found = [match.span() for match in declared_choices.LABELLED_BOXES.finditer(text)]
        assert found == [
            match.span()
            for match in matches_at(
                declared_choices.LABELLED_BOXES, text, declared_choices.label_places(NormalizedText(text)), short=0
            )
        ]


def test_data_of_a_person_are_found_behind_every_name() -> None:
    held = 0
    for text in texts(name_slots._DATA, 17, 1500):
        places = set(name_places.data_places(text))
        for match in name_slots._DATA.finditer(text):
            held += 1
            # Between two digits stands no name.
            assert match.start() in places or text[match.start() - 1].isdigit(), (text, match)
    assert held > 800


def test_names_written_by_sound_begin_at_their_places() -> None:
    held = 0
    source = random.Random(19)
    sounds = "".join(sorted(name_places.SOUNDS))
    for text in texts(name_slots._BY_SOUND, 19, 3000):
        # What the pattern leaves open is drawn from the characters that write sounds.
        words = "".join(
            source.choice(sounds) if "\u4e00" <= sign <= "\u9fff" and source.random() < 0.7 else sign for sign in text
        )
        places = set(name_places.sound_places(words))
        for match in name_slots._BY_SOUND.finditer(words):
            if name_slots.is_foreign(match["value"]):
                held += 1
                assert match.start() in places, words
    assert held > 30


def test_a_name_behind_a_party_ends_at_its_places() -> None:
    held = 0
    source = random.Random(23)
    surnames = "".join(sorted(name_slots.SINGLE))
    for cue in texts(name_slots._PARTY_BEFORE, 23, 3000):
        length = source.choice((2, 3))
        text = f"{cue}{source.choice(surnames)}{'甲乙'[: length - 1]}{source.choice('，。（电6')}"
        if not name_slots._PARTY_BEFORE.search(text, 0, len(cue)):
            continue
        held += 1
        assert length in dict(name_places.name_ends(text)).get(len(cue) + length, []), text
    assert held > 500


def test_the_tail_of_words_that_may_be_a_name() -> None:
    held = 0
    for text in texts(name_slots._TAIL, 29, 2000):
        words = text[:26]
        if name_slots._TAIL.search(words):
            held += 1
            assert name_places.may_end_in_name(words), words
    assert held > 60


def test_lists_are_found_from_their_first_item() -> None:
    source = random.Random(31)
    for _ in range(3000):
        text = "".join(source.choices("甲乙丙、、，（）()\n。 a", k=source.randint(1, 60)))
        text = text.replace("丙", "丙" * source.randint(1, 45))
        every = [match.span() for match in cast._LIST.finditer(text)]
        assert every == [match.span() for match in cast._lists_within(text, 0, len(text))]
        starts = sorted(source.sample([at for at, sign in enumerate(text) if sign != "\n"] or [0], 1))
        held = [span for span in every if span[0] <= starts[0] <= span[1]]
        found = [match.span() for match in cast._lists(text, starts)]
        assert held == [span for span in found if span[0] <= starts[0] <= span[1]]


def test_beginnings_leave_out_no_name() -> None:
    source = random.Random(37)
    for _ in range(200):
        text = "".join(source.choices("甲乙丙丁王李\n\U00020000", k=source.randint(0, 80)))
        names = {"".join(source.choices("甲乙丙丁王李", k=source.randint(2, 4))) for _ in range(5)}
        places = set(beginnings(text, names))
        assert all(text.startswith(name, at) <= (at in places) for name in names for at in range(len(text)))


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [
        pytest.param(roles._BEFORE_POST, roles._POST_ENDS, id="post"),
        pytest.param(roles._ON_DUTY, roles._DUTY_ENDS, id="duty"),
        pytest.param(roles._PARTY, roles._PARTY_ENDS, id="party"),
    ],
)
def test_words_before_a_name_end_in_their_last_characters(pattern: re.Pattern[str], ends: frozenset[str]) -> None:
    held = 0
    for text in texts(pattern, 41, 1500):
        for end in range(max(0, len(text) - 6), len(text) + 1):
            words = text[:end].replace("\n", " ")[-80:]
            if pattern.search(words):
                held += 1
                assert words[-1] in ends, words
    assert held > 300


def _last(items: Iterable[Any]) -> tuple[set[str], bool]:
    """The characters that a match of what is parsed into ``items`` may end in, and whether it may be empty."""
    found: set[str] = set()
    for op, value in reversed(list(items)):
        characters, empty = _last_of(str(op), value)
        found |= characters
        if not empty:
            return found, False
    return found, True


def _last_of(op: str, value: Any) -> tuple[set[str], bool]:
    if op == "LITERAL":
        return {chr(value)}, False
    if op == "IN":
        ranges = [(v, v) if str(o) == "LITERAL" else v for o, v in value if str(o) in ("LITERAL", "RANGE")]
        spaces = set(filter(str.isspace, map(chr, range(0x3001)))) if len(ranges) < len(value) else set()
        assert all(str(o) in ("LITERAL", "RANGE") or str(v) == "CATEGORY_SPACE" for o, v in value)
        return spaces | {chr(code) for low, high in ranges for code in range(low, high + 1)}, False
    if op == "BRANCH":
        branches = [_last(branch) for branch in value[1]]
        return set().union(*(characters for characters, _ in branches)), any(empty for _, empty in branches)
    if op == "SUBPATTERN":
        return _last(value[3])
    if op == "MAX_REPEAT":
        characters, empty = _last(value[2])
        return characters, empty or not value[0]
    assert op in ("AT", "ASSERT", "ASSERT_NOT"), op
    return set(), True


def test_the_first_characters_of_words_before_a_name_are_known() -> None:
    found: set[str] = set()
    for pattern in (name_slots._CUES, name_slots._PARTY_BEFORE.pattern):
        mode = pattern_steps._Mode(0, SHORT)
        node = pattern_steps._sequence(list(parser.parse(pattern)), mode, ((), True), False)
        assert not node.nullable
        found |= {chr(code) for low, high in node.first for code in range(low, high + 1)}
    assert set(name_slots.CUE_STARTS) == found


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [
        pytest.param(name_slots._PARTY_BEFORE, name_slots.CUE_ENDS, id="cues"),
        pytest.param(labelled._LABEL_BEFORE, labelled.LABEL_ENDS, id="labels"),
    ],
)
def test_the_last_characters_of_words_before_a_name_are_known(pattern: re.Pattern[str], ends: frozenset[str]) -> None:
    found, empty = _last(parser.parse(pattern.pattern))
    assert not empty
    assert ends == (found if " " in ends else {character for character in found if not character.isspace()})


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        pytest.param(roles._BEFORE_POST, "。；！？，", id="post"),
        pytest.param(roles._ON_DUTY, "", id="duty"),
        pytest.param(roles._PARTY, "。；！？，", id="party"),
        pytest.param(roles._OF_OFFICE, "。；！？，", id="office"),
    ],
)
def test_words_before_a_name_are_found_in_its_clause(pattern: re.Pattern[str], signs: str) -> None:
    held = cut = 0
    for text in texts(pattern, 47, 1500):
        for end in range(max(0, len(text) - 6), len(text) + 1):
            words = text[:end].replace("\n", " ")[-80:]
            colon = "：" in words or ":" in words
            clause = roles.last_clause(words, signs or ("。；！？" if colon else "。；！？，"))
            found = pattern.search(words)
            held += found is not None
            cut += found is not None and clause > 0
            assert (pattern.search(words, clause) is None) == (found is None), words
    assert held > 300
    assert cut > 20


def test_pieces_of_a_text_are_read_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(texts(address_words.DEEP, 43, 60)) + "".join(texts(name_slots._DATA, 43, 60))
    ways: tuple[Places, ...] = (address_places.deep_places, name_places.data_places, name_places.sound_places)
    whole = [list(places(text)) for places in ways]
    ends = list(name_places.name_ends(text))
    for size in (1, 7, 64):
        monkeypatch.setattr(code_points, "_PIECE", size)
        assert [list(places(text)) for places in ways] == whole
        assert list(name_places.name_ends(text)) == ends


@pytest.mark.parametrize(
    "patterns",
    [evidence.BODY_PATTERNS, evidence.TITLE_PATTERNS, features.SHAPES],
    ids=["evidence", "evidence of titles", "shapes"],
)
def test_a_pattern_that_matches_may_match(patterns: tuple[str, ...]) -> None:
    closed = 0
    for number, pattern in enumerate(patterns):
        for text in texts(re.compile(pattern), 29, 60):
            opens = may_match(patterns, text)
            assert number in opens or not re.search(pattern, text), text
            assert opens == may_match(patterns, text + "，" * 200)
            closed += len(patterns) - len(opens)
    assert closed > 60
    assert may_match(patterns, "") == [number for number, each in enumerate(patterns) if not required(each).words]


@pytest.mark.parametrize("piece", [1, 2, 5, 1000])
def test_lines_are_those_of_a_split(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_points, "_PIECE", piece)
    for text in ("", "\n", "甲", "甲\n", "\n\n甲乙\n丙丁戊己\n\n", "甲\r\n乙"):
        assert list(code_points.each_line(text)) == text.split("\n")
