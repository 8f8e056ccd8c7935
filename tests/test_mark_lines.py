"""What a line that bears marks says, and that four times as many marks take little more than four times as long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import pubcheck
from pubcheck.copy_number import lines_above
from pubcheck.mark_lines import filled_part, first_in_line, line_says
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.span import Span

# Characters of text from how many; each took ten to sixteen times as long for four times as many.
SHAPES: dict[str, Callable[[int], str]] = {
    "newlines above": lambda size: "\n" * size + "机密★10年\n" * (size // 10),
    "marks in one title": lambda size: "关于某事的通知（机密★10年）、" * (size // 10),
    "blanks behind on the line": lambda size: "机密★10年 某事，" * (size // 20) + " " * size + "x",
    "blanks before on the line": lambda size: " " * size + "x" + "机密★10年 某事，" * (size // 20),
    "the same on one line": lambda size: "机密★10年 " * (size // 7),
    "a catalogue": lambda size: "".join(f"{row} 关于某事项的通知 机密 10年\n" for row in range(size // 20)),
    "a column": lambda size: "密级\n" + "机密\n" * (size // 3),
    "terms too long": lambda size: "机密★40年\n某事\n" * (size // 10),
    "papers that go round": lambda size: "传阅单\n" + "机密★10年 某事\n" * (size // 10),
    "examinations": lambda size: "绝密★启用前\n某卷\n" * (size // 10),
}
SIZE = 2_500


def seconds(text: str) -> float:
    start = time.process_time()
    pubcheck.check_text(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", SHAPES)
def test_many_marks_take_linear_time(name: str) -> None:
    shape = SHAPES[name]
    pubcheck.check_text(shape(100))  # patterns are compiled on first use
    few, many = seconds(shape(SIZE)), seconds(shape(4 * SIZE))
    assert many < 8 * few + 0.2


def test_what_a_line_says() -> None:
    text = normalize(document_from_text("某局\n  关于甲，机密  \n\n末行", "text"))
    reading = Reading(text)
    second, third = (
        text.paragraph(Span(5, 6)),
        text.paragraph(Span(text.text.index("\n\n") + 1, text.text.index("\n\n") + 1)),
    )
    assert line_says(reading, second, "机密")
    assert not line_says(reading, second, "末行")
    assert first_in_line(reading, second, "关于") == text.text.index("关于")
    assert first_in_line(reading, second, "末行") == second.end
    assert filled_part(reading, second).of(text.text) == "关于甲，机密"
    assert len(filled_part(reading, third)) == 0


def test_lines_above() -> None:
    reading = Reading(normalize(document_from_text("\n\n甲\n\n乙\n丙" + "\n丁" * 20, "text")))
    text = reading.text.text
    assert [lines_above(reading, text.index(each)) for each in "甲乙丙"] == [0, 1, 2]
    assert lines_above(reading, text.index("丙") + 1) == 3
    assert lines_above(reading, len(text)) == 13
