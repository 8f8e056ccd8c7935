"""What is looked up, or put in order by numbers, is what searching and comparing one by one would find."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.found import Runs
from pubcheck.home_candidates import TAIL, Names, Pieces
from pubcheck.pattern_places import Places, windows_round
from pubcheck.persons import people
from pubcheck.reading import Reading
from pubcheck.required import Required
from pubcheck.span import Edit, Span, apply_edits
from pubcheck.text import Entity, EntityKind, NormalizedText, Role, in_text_order

spans = st.tuples(st.integers(0, 300), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
entities = st.lists(
    st.builds(
        Entity,
        spans,
        st.sampled_from(EntityKind),
        st.sampled_from((0.3, 0.5, 0.9)),
        st.sampled_from(Role),
        st.one_of(st.none(), spans),
    ),
    max_size=12,
)


@given(entities)
def test_entities_are_in_the_order_in_which_they_compare(found: list[Entity]) -> None:
    assert [(each, each.cue) for each in in_text_order(found)] == [(each, each.cue) for each in sorted(found)]


@given(entities, spans)
def test_names_are_found_by_their_place(found: list[Entity], span: Span) -> None:
    ordered = in_text_order(found)
    inside = [each for each in ordered if each.span.start < span.end and each.span.end > span.start]
    assert Names(ordered).inside(span.start, span.end) == inside


@given(entities, st.integers(0, 300), st.integers(0, 100))
def test_the_person_before_a_place_is_the_last_of_those_near_it(found: list[Entity], position: int, reach: int) -> None:
    everybody = people(Reading(NormalizedText("甲" * 400), entities=tuple(found)))
    near = everybody.within(Span(max(0, position - reach), max(position, position - reach, 0)))
    assert everybody.before(position, reach) == (near[-1] if near else None)
    assert tuple(everybody.windows(20, 40, 80)) == tuple(everybody._round(20, 40, 80))


@given(st.text("甲\n", max_size=60), st.integers(0, 60), st.integers(0, 9))
def test_paragraphs_are_those_that_searching_finds(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + size)
    stop = text.find("\n", end)
    found = NormalizedText(text).paragraph(Span(start, end))
    assert found == Span(text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text))


@given(st.text("甲乙丙丁", min_size=12, max_size=60), st.data())
def test_places_are_led_back_as_one_by_one(text: str, data: st.DataObject) -> None:
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=12))))
    edits = [
        Edit(start, end, data.draw(st.sampled_from(("", "戊", "己己"))))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    changed, offsets = apply_edits(text, edits)
    for layer in offsets.layers:
        for start in range(len(changed)):
            for end in range(start + 1, len(changed) + 1):
                assert layer.old_places(start, end)[0] == layer.old_start(start)
                assert layer.old_places(start, end)[1] == layer.old_places(end - 1, end)[1]


@given(st.lists(st.integers(1, 30), max_size=1200), st.integers(1, 30))
@settings(max_examples=30, deadline=None)
def test_runs_of_a_size_are_chosen_alike_however_many(sizes: list[int], least: int) -> None:
    starts = array("i", range(0, 40 * len(sizes), 40))
    ends = array("i", [start + size for start, size in zip(starts, sizes, strict=True)])
    chosen = Runs(starts, ends, array("i", sizes)).of_size(least)
    assert list(chosen[0]) == [start for start, size in zip(starts, sizes, strict=True) if size >= least]
    assert list(chosen[1]) == [end for end, size in zip(ends, sizes, strict=True) if size >= least]


@given(st.text("甲乙\n", max_size=400), st.integers(0, 3), st.integers(0, 9))
def test_windows_of_wide_patterns_hold_all_that_a_match_may(text: str, breaks: int, ahead: int) -> None:
    places = [at for at in range(len(text)) if text.startswith("甲乙", at)]
    need = Required(frozenset(("甲乙",)), 61 * (breaks + 1), ahead, breaks)
    windows = windows_round(text, Places(array("i", places), 2), need, 0, len(text))
    for at in places:
        start, end = at, at + 2
        while start and at + 2 - start < need.width and text.count("\n", start - 1, at) <= breaks:
            start -= 1
        while end < len(text) and end - at < need.width and text.count("\n", at + 2, end + 1) <= breaks:
            end += 1
        (window,) = [each for each in windows if each[0] <= at < each[1]]
        assert window[0] <= start
        assert window[1] >= min(len(text), end + ahead)


@given(st.text("村路3号 栋室，\n、一", max_size=400), st.lists(st.integers(0, 400), max_size=4))
def test_what_ends_a_place_is_found_in_each_piece_by_itself(text: str, edges: list[int]) -> None:
    edges = sorted({min(edge, len(text)) for edge in edges})
    windows = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False) if start < end]
    pieces = Pieces(text, windows)
    alone = {
        number: [match.end() for match in TAIL.finditer(text, piece.span.start, piece.span.end)]
        for number, piece in enumerate(pieces)
    }
    assert dict(pieces.with_tails(text)) == {number: ends for number, ends in alone.items() if ends}
