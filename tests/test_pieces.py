"""Texts cut into pieces: the likeliest way, names by themselves, nothing of unknown characters lost."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.pieces import BEFORE, FIRST, LAST, UNKNOWN, Pieces
from pubcheck.span import Span

WORDS = {
    "村民": -3.0,
    "村": -4.0,
    "民": -4.5,
    "民警": -2.5,
    "警": -5.0,
    "张": -4.0,
    "张村": -9.5,
    ",": -2.0,
    "\u2581": -3.0,
    "2": -4.0,
    "20": -5.0,
}
PIECES = Pieces(list(WORDS), list(WORDS.values()))
_NAMES = list(WORDS)


def words_of(text: str, *names: Span) -> list[str]:
    """The pieces of a text, an unknown character as a question mark, the end of a line as a stroke."""
    numbers = PIECES.coded(text, names).numbers
    assert (numbers[0], numbers[-1]) == (FIRST, LAST)
    return ["?" if each == UNKNOWN else "|" if each == LAST else _NAMES[each - BEFORE] for each in numbers[1:-1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("村民警", ["村", "民警"]),  # likelier together than 村民 and 警
        ("张村民", ["张", "村民"]),
        ("张村", ["张", "村"]),
        ("村民，村", ["村民", ",", "村"]),  # full-width signs are told as plain ones
        ("张 \u3000村", ["张", "\u2581", "\u2581", "村"]),  # white space is alike
        ("２０", ["20"]),
        ("村癌民", ["村", "?", "民"]),
        ("村\n民", ["村", "|", "民"]),
        ("\n", ["|"]),
        ("", []),
    ],
)
def test_the_likeliest_pieces_are_told(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


def test_names_are_told_character_by_character() -> None:
    assert words_of("村民警", Span(0, 2)) == ["村", "民", "警"]
    coded = PIECES.coded("张村民警张", [Span(0, 1), Span(4, 5)])
    assert coded.names == [range(1, 2), range(4, 5)]


@settings(max_examples=100, deadline=None)
@given(text=st.text("村民警张2 ", max_size=7))
def test_no_other_way_to_cut_is_likelier(text: str) -> None:
    plain = text.replace(" ", "\u2581")
    ways = []
    for cuts in product((False, True), repeat=max(0, len(plain) - 1)):
        words, word = [], plain[:1]
        for cut, each in zip(cuts, plain[1:], strict=True):
            words, word = ([*words, word], each) if cut else (words, word + each)
        words = [*words, word] if word else words
        if all(each in WORDS for each in words):
            ways.append(sum(WORDS[each] for each in words))
    assert sum(WORDS[each] for each in words_of(text)) == pytest.approx(max(ways))


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=40), data=st.data())
def test_each_name_has_its_own_numbers(text: str, data: st.DataObject) -> None:
    bounds = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    names = [Span(low, high) for low, high in zip(bounds[::2], bounds[1::2], strict=False)]
    coded = PIECES.coded(text, names)
    assert [len(each) for each in coded.names] == [len(name) for name in names]
    for name, where in zip(names, coded.names, strict=True):
        alone = PIECES.coded(name.of(text), [Span(0, len(name))]).numbers[1:-1]
        assert [coded.numbers[at] for at in where] == alone
    assert all(each < BEFORE + len(WORDS) for each in coded.numbers)


@pytest.mark.parametrize("character", ["㈱", "ﷺ", "½", "…", "℡", "\ud800", "ﬁ", "각", "\u0344"])
def test_a_text_has_no_more_numbers_than_characters(character: str) -> None:
    assert len(PIECES.coded(character * 400).numbers) <= 402
