"""Columns of hashed features: their rows, what they add up to, and the characters and lines of a text."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.hashed_columns import Characters, ColumnModel, HashedColumns, Numbers, number_of, row_of

VALUES = st.lists(st.tuples(st.integers(0, (1 << 64) - 1), st.integers(0, 0x10FFFF)), min_size=1, max_size=8)


@given(VALUES, st.integers(1, 20))
def test_a_column_holds_the_row_of_each_place(values: list[tuple[int, int]], bits: int) -> None:
    first, second = (np.array([pair[at] for pair in values], np.uint64) for at in (0, 1))
    columns = HashedColumns(len(values), bits)
    columns.add("kind", first, second)
    columns.add("bare")
    rows = columns.rows()
    assert rows[0].tolist() == [row_of(bits, "kind", *pair) for pair in values]
    assert set(rows[1].tolist()) == {row_of(bits, "bare")}


def test_what_a_place_lacks_counts_nothing() -> None:
    columns = HashedColumns(2, 4)
    columns.add("kind", where=np.array([True, False]))
    row = row_of(4, "kind")
    model = ColumnModel([5 if at == row else 0 for at in range(16)], 0.5)
    assert columns.rows().tolist() == [[row, 16]]
    assert columns.odds(model).tolist() == [2.5, 0.0]
    assert HashedColumns(3, 4).odds(model).tolist() == [0.0, 0.0, 0.0]


@given(st.text(alphabet="甲乙0159\n \ud800𠮷", max_size=30))
def test_characters_and_lines_are_those_of_the_text(text: str) -> None:
    characters = Characters(text)
    places = np.arange(-16, len(text) + 16)
    folded = text.translate(str.maketrans("123456789", "000000000"))
    assert characters.at(places).tolist() == [0] * 16 + [ord(sign) for sign in folded] + [0] * 16
    starts, ends = characters.lines(np.arange(len(text) + 1))
    for at in range(len(text) + 1):
        end = text.find("\n", at)
        assert starts[at] == text.rfind("\n", 0, at) + 1
        assert ends[at] == (len(text) if end < 0 else end)


def test_words_have_one_number_each() -> None:
    numbers = Numbers()
    assert numbers["姓名"] == numbers["姓名"] == number_of("姓名") != numbers["姓 名"]
    assert numbers["\ud800"] == number_of("\ud800")
