"""A reader of contexts is shown the heading of a name's column before the name: nothing else of the window changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.context_windows import Window, shown
from pubcheck.span import Span

ROW = "1\t达万福\t意杨62棵\t唐楷之、花解语\n"
FIRST, SECOND, THIRD = (Span(ROW.index(name), ROW.index(name) + 3) for name in ("达万福", "唐楷之", "花解语"))


def test_the_heading_stands_before_each_name_of_its_column() -> None:
    window = Window(0, len(ROW), [FIRST, SECOND, THIRD], [SECOND])
    words, moved = shown(ROW, window, {FIRST.start: "被征地户", SECOND.start: "丈量人", THIRD.start: "丈量人"})
    assert words == "1\t被征地户：达万福\t意杨62棵\t丈量人：唐楷之、丈量人：花解语\n"
    assert [span.of(words) for span in moved.values()] == ["达万福", "唐楷之", "花解语"]


@pytest.mark.parametrize("before", ["丈量人：", "丈量人"])
def test_no_heading_is_shown_twice(before: str) -> None:
    text = before + "唐楷之到场"
    name = Span(len(before), len(before) + 3)
    assert shown(text, Window(0, len(text), [name], [name]), {name.start: "丈量人"}) == (text, {name: name})


@settings(deadline=None)
@given(data=st.data())
def test_windows_stay_as_long_as_a_reader_can_read(data: st.DataObject) -> None:
    text = data.draw(st.text("甲乙，\n", min_size=1, max_size=390))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=40)))
    names = [Span(low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    headings = {name.start: data.draw(st.text("丙丁", max_size=20)) for name in names}
    words, moved = shown(text, Window(0, len(text), names, names), headings)
    assert len(words) <= 400
    assert [span.of(words) for span in moved.values()] == [name.of(text) for name in names]
    assert "".join(each for each in words if each not in "丙丁：") == text
