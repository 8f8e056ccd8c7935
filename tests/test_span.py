"""Spans, edits and the way back: every character of a changed text knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.span import ByPlace, Edit, OffsetMap, Span, Taken, apply_edits, covers_one

# Short alphabets make collisions (the same character twice) and astral characters common.
TEXTS = st.text(alphabet="ab秘密0 \n\u3000𠘨", max_size=30)
Origins = list[tuple[int, int]]


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits in order without overlaps: replacements, deletions and insertions, also adjacent ones."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(start, end, draw(st.text(alphabet="xy国", max_size=3))) for start, end in pairs]


def by_hand(text: str, edits: list[Edit]) -> tuple[str, Origins]:
    """The changed text and, for each of its characters, the source range it stands for."""
    characters: list[str] = []
    origins: Origins = []
    done = 0
    for edit in [*edits, Edit(len(text), len(text), "")]:
        characters += text[done : edit.start]
        origins += [(at, at + 1) for at in range(done, edit.start)]
        characters += edit.text
        origins += [(edit.start, edit.end)] * len(edit.text)
        done = edit.end
    return "".join(characters), origins


def spans_of(text: str) -> list[Span]:
    return [Span(start, end) for start in range(len(text) + 1) for end in range(start, len(text) + 1)]


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (-2, -1), (3, 2), (0, -1)])
def test_a_span_runs_forward_from_zero(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "cover"),
    [
        (Span(0, 3), Span(3, 5), False, False),
        (Span(0, 3), Span(2, 5), True, False),
        (Span(0, 5), Span(2, 5), True, True),
        (Span(2, 5), Span(2, 5), True, True),
        (Span(2, 5), Span(0, 9), True, False),
        (Span(0, 2), Span(7, 9), False, False),
        (Span(0, 5), Span(2, 2), True, True),
        (Span(2, 2), Span(2, 2), False, True),
    ],
)
def test_how_spans_lie(one: Span, other: Span, overlap: bool, cover: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap
    assert one.covers(other) is cover


def test_spans_are_ordered_measured_and_cut() -> None:
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 1)]) == [Span(0, 1), Span(0, 9), Span(2, 3)]
    assert len(Span(4, 9)) == 5
    assert Span(1, 3).of("甲𠘨乙丙") == "𠘨乙"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(3, 2, "")],
        [Edit(0, 7, "")],
        [Edit(-1, 1, "x")],
        [Edit(2, 4, ""), Edit(3, 5, "")],
        [Edit(4, 5, ""), Edit(0, 1, "")],
        [Edit(7, 7, "x")],
    ],
    ids=["backwards", "too long", "before the text", "overlapping", "out of order", "behind the text"],
)
def test_bad_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit out of order or range"):
        apply_edits("abcdef", edits)


def test_no_edit_changes_nothing() -> None:
    text, offsets = apply_edits("秘密", [])
    assert (text, offsets) == ("秘密", OffsetMap())
    assert offsets.to_source(Span(0, 2)) == Span(0, 2)
    assert offsets.from_source(1) == 1


def test_deleted_characters_lie_inside_a_span_but_not_at_its_edges() -> None:
    text, offsets = apply_edits("-1-2-3-", [Edit(at, at + 1, "") for at in (0, 2, 4, 6)])
    assert text == "123"
    assert offsets.to_source(Span(0, 3)) == Span(1, 6)
    assert offsets.to_source(Span(1, 2)) == Span(3, 4)


@given(st.data())
def test_every_span_maps_to_what_its_characters_stand_for(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    edits = data.draw(edits_of(source))
    changed, origins = by_hand(source, edits)
    result, offsets = apply_edits(source, edits)
    assert result == changed
    for span in spans_of(result):
        mapped = offsets.to_source(span)
        assert 0 <= mapped.start <= mapped.end <= len(source)
        if len(span):
            assert mapped == Span(origins[span.start][0], origins[span.end - 1][1])
        else:
            assert len(mapped) == 0


@given(st.data())
def test_every_copied_character_maps_back_to_itself(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    edits = data.draw(edits_of(source))
    result, offsets = apply_edits(source, edits)
    touched = {at for edit in edits for at in range(edit.start, edit.end)}
    for at in set(range(len(source))) - touched:
        there = offsets.from_source(at)
        assert result[there] == source[at]
        assert offsets.to_source(Span(there, there + 1)) == Span(at, at + 1)


@given(st.data())
def test_both_ways_are_monotone(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    result, offsets = apply_edits(source, data.draw(edits_of(source)))
    back = [offsets.to_source(Span(at, at + 1)) for at in range(len(result))]
    assert back == sorted(back, key=lambda span: (span.start, span.end))
    forth = [offsets.from_source(at) for at in range(len(source) + 1)]
    assert forth == sorted(forth)
    assert all(0 <= at <= len(result) for at in forth)


@given(st.data())
def test_a_chain_of_maps_is_one_step_after_the_other(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    between, first = apply_edits(source, data.draw(edits_of(source)))
    result, second = apply_edits(between, data.draw(edits_of(between)))
    both = first.then(second)
    for span in spans_of(result):
        assert both.to_source(span) == first.to_source(second.to_source(span))
    for at in range(len(source) + 1):
        assert both.from_source(at) == second.from_source(first.from_source(at))


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: Span(pair[0], sum(pair))), max_size=12
)


@given(SPANS, st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair))))
def test_what_is_taken_and_what_is_covered_is_told_as_by_trying_each(spans: list[Span], other: Span) -> None:
    taken = Taken(spans)
    assert taken.meets(other) == any(other.overlaps(span) for span in spans)
    assert covers_one(other, sorted(spans)) == any(other.covers(span) for span in spans)


@given(SPANS, st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair))))
def test_what_overlaps_is_found_by_place_as_by_trying_each(spans: list[Span], other: Span) -> None:
    items = [(span, number) for number, span in enumerate(spans)]
    found = ByPlace(items, lambda item: item[0]).meeting(other)
    assert found == [item for item in items if item[0].overlaps(other)]
