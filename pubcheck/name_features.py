"""What the model of names sees of a sentence: hashed features as whole-array integer arithmetic.

Every template is a handful of operations on the array of a :class:`~pubcheck.name_text.Layout`.
Training and recognition share this file, so they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pubcheck.name_tables import LISTED_KINDS, LONGEST_LISTED, Tables, listed_hash, mark_table, powers, spread
from pubcheck.name_text import Array, Layout

BITS = 20  # each template hashes into 2**BITS rows of the weights
_REACH = 4  # the farthest item, word or character that a template looks at
_AT_ONCE = 1 << 17  # hashes that stay in the processor's cache
_DOT = 9  # the class of the dot inside foreign names
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0xD6E8FEB9)


def _combined(atoms: Sequence[Array]) -> Array:
    mixed = atoms[0] * np.uint32(_FACTORS[0])
    for factor, atom in zip(_FACTORS[1:], atoms[1:], strict=False):
        mixed += atom * np.uint32(factor)
    return np.asarray(mixed)


def hashes(layout: Layout, tables: Tables) -> Array:
    """The hash of each template (first axis) at each place (second axis); its upper bits name a row."""
    found = [*_of_characters(layout, tables.traits), *_of_words(layout), *_of_dictionary(layout, tables.listed)]
    found += _of_items(layout, tables.traits)
    seeds = np.arange(1, len(found) + 1, dtype=np.uint32)[:, None] * np.uint32(0x3C6EF372)
    result = np.array(found)
    # Few places all at once; of many places row by row, so that each row stays in the processor's cache.
    step = len(found) if result.size < _AT_ONCE else 1
    for first in range(0, len(found), step):
        rows = result[first : first + step]
        rows += seeds[first : first + step]
        rows ^= rows >> np.uint32(16)
        rows *= np.uint32(0x7FEB352D)
    return result


def _shifted(values: Array) -> Any:
    size = len(values)
    wide = np.zeros(size + 2 * _REACH, values.dtype)
    wide[_REACH:-_REACH] = values
    return lambda offset: wide[_REACH + offset : _REACH + offset + size]


def _of_characters(layout: Layout, traits: Array) -> list[Array]:
    c = _shifted(spread(layout.codes))
    found = [_combined([c(i)]) for i in (0, -1, 1, -2, 2)]
    found += [_combined([c(i), c(j)]) for i, j in ((-1, 0), (0, 1), (-2, -1), (1, 2), (-1, 1))]
    found += [_combined([c(i), c(i + 1), c(i + 2)]) for i in (-2, -1, 0)]
    traits_here = traits[layout.codes]
    k = _shifted(spread(traits_here >> np.uint32(24)))
    found += [_combined([k(i) for i in group]) for group in ((-1, 0, 1), (-1, 0), (0, 1))]
    found.append(_combined([c(0), k(-1), k(1)]))
    t = _shifted(traits_here)
    b, m, e, place, foreign = 0xF, 0xF0, 0xF00, 0xFF000, 0xF00000

    def masked(*parts: tuple[int, int]) -> Array:
        value = t(parts[0][0]) & np.uint32(parts[0][1])
        for offset, mask in parts[1:]:
            value = value | (t(offset) & np.uint32(mask))
        return spread(value)

    found += [
        _combined([masked(*parts)])
        for parts in (
            ((0, b), (1, m), (2, e)),
            ((-1, b), (0, m), (1, e)),
            ((-2, b), (-1, m), (0, e)),
            ((0, b), (1, e)),
            ((-1, b), (0, e)),
            ((0, b), (0, m), (0, e)),
        )
    ]
    p = _shifted(spread(t(0) & np.uint32(place)))
    found += [_combined([p(i) for i in group]) for group in ((0, 1), (-1, 0), (-1, 0, 1))]
    f = _shifted(spread(t(0) & np.uint32(foreign)))
    found.append(_combined([f(-1), f(0), f(1)]))
    return found


def _of_words(layout: Layout) -> list[Array]:
    starts, words = layout.word_starts, layout.words
    size = len(layout.codes)
    lengths = np.diff(np.append(starts, size))
    inside = np.arange(size) - starts[words]
    letters = spread(layout.codes)
    texts = np.add.reduceat(letters * powers()[np.minimum(inside, 15)], starts)
    last = inside == lengths[words] - 1
    spot = np.where(lengths[words] == 1, 3, np.where(inside == 0, 0, np.where(last, 2, 1))).astype(np.uint32)
    w = _shifted(spread(texts))
    g = _shifted(spread(layout.tags))
    size_class = spread(np.minimum(lengths, 6))
    final = _shifted(letters[starts + lengths - 1])
    initial = _shifted(letters[starts])
    here = spread(spot + np.uint32(7))
    groups: tuple[list[Array], ...] = (
        [size_class],
        [g(0)],
        [w(0)],
        [w(-1)],
        [w(1)],
        [g(0), g(-1)],
        [g(0), g(1)],
        [final(0)],
        [final(1), g(0)],
        [final(-1), g(0)],
        [initial(1), g(0)],
        [final(-1), initial(1)],
    )
    found = [_combined(group)[words] + here for group in groups]
    enclosed = spread(_enclosed(layout) + np.uint32(11))
    found += [
        _combined([enclosed, g(0)[words], here]),
        _combined([enclosed, letters]),
        _combined([enclosed, w(0)[words], here]),
    ]
    tagged = _shifted(spread(spot + layout.tags[words] * np.uint32(4)))
    found.append(_combined([tagged(-1), tagged(0), tagged(1)]))
    found.append(_combined([letters, g(0)[words], here]))
    return found


def _enclosed(layout: Layout) -> Array:
    """For each place, the nearest mark of a title before and behind it in its sentence: none, 《 or 》."""
    size = len(layout.codes)
    places = np.arange(size)
    marks = mark_table()[layout.codes]
    marked = marks > 0
    before = np.maximum.accumulate(np.where(marked, places, 0))
    behind = np.minimum.accumulate(np.where(marked, places, size - 1)[::-1])[::-1]
    return np.asarray(marks[before] % 3 + 3 * (marks[behind] % 3)).astype(np.uint32)


def _of_dictionary(layout: Layout, listed: Array) -> list[Array]:
    """Names that the dictionary lists, wherever they stand, cut as a word or not."""
    size = len(layout.codes)
    letters = _shifted(spread(layout.codes))
    marks = np.zeros(size, np.uint32)
    persons = np.zeros(size, np.uint32)
    prefix = letters(0) * np.uint32(powers()[0])
    wide = np.concatenate((spread(layout.codes), np.zeros(LONGEST_LISTED, np.uint32)))
    for length in range(2, LONGEST_LISTED + 1):
        prefix = prefix + wide[length - 1 : length - 1 + size] * np.uint32(powers()[length - 1])
        value = listed_hash(prefix, length)
        entry = listed[value >> np.uint32(12)]
        at = np.flatnonzero((entry >> 4) == (value & np.uint32(0xFFF)))
        at = at[((entry[at] & 15) > 0) & (at + length <= size)]
        at = at[(layout.origins[at] >= 0) & (layout.origins[at + length - 1] - layout.origins[at] == length - 1)]
        if not len(at):
            continue
        kind = (entry[at] & 15).astype(np.uint32)
        shift = 3 * (kind - 1)
        np.bitwise_or.at(marks, at, np.uint32(1) << shift)
        np.bitwise_or.at(marks, at + length - 1, np.uint32(4) << shift)
        person = at[kind == LISTED_KINDS["nr"]]
        persons[person] = (persons[person] & np.uint32(0xFF0)) | np.uint32(length)
        persons[person + length - 1] = (persons[person + length - 1] & np.uint32(0xF0F)) | np.uint32(length << 4)
        for inner in range(1, length - 1):
            np.bitwise_or.at(marks, at + inner, np.uint32(2) << shift)
            persons[person + inner] |= np.uint32(0x100)
    z, p = _shifted(spread(marks)), _shifted(spread(persons))
    groups = ([z(0)], [z(-1), z(0)], [z(0), z(1)], [z(0), letters(0)], [p(0)], [p(-1), p(0), p(1)])
    return [_combined(group) for group in groups]


def _of_items(layout: Layout, traits: Array) -> list[Array]:
    """The item of a list or cell in which a place lies, and its neighbours: 成员：甲、乙、丙.

    An item is a run of Chinese characters; what parts it from the next is one, too.
    """
    size = len(layout.codes)
    places = np.arange(size)
    classes = (traits[layout.codes] >> np.uint32(24)) & np.uint32(15)
    kinds = np.where(layout.origins < 0, 2, (classes >= 13) | (classes == _DOT))
    opens = np.append(True, kinds[1:] != kinds[:-1])
    starts = np.flatnonzero(opens)
    items = np.cumsum(opens) - 1
    lengths = np.diff(np.append(starts, size))
    last = starts + lengths - 1
    sentence = _shifted(np.cumsum(kinds[starts] == 2))
    here = sentence(0)

    def near(values: Array, offset: int) -> Array:
        return np.where(sentence(offset) == here, _shifted(values)(offset), 0).astype(np.uint32)

    shape = (np.minimum(lengths, 6) * 16 + classes[starts]).astype(np.uint32)
    letters = spread(layout.codes)
    tail = letters[last] + letters[np.maximum(last - 1, starts)] * np.uint32(3)
    parts = spread(near(classes[last], -1) * np.uint32(16) + near(classes[starts], 1))
    before, behind = near(shape, -2), near(shape, 2)
    inside = np.minimum(places - starts[items], 4) * 5 + np.minimum(last[items] - places, 4)
    spot = spread(inside.astype(np.uint32) + np.uint32(1))
    groups: tuple[list[Array], ...] = (
        [spread(shape), parts],
        [spread(shape), spread(before), spread(behind)],
        [spread(before * np.uint32(128) + behind), parts],
        [spread(shape), spread(near(shape, -4) * np.uint32(128) + near(shape, 4))],
        [near(letters[last], -2), near(letters[starts], -1)],
        [near(tail, -2), parts],
        [near(letters[starts], 2), parts],
    )
    return [_combined(group)[items] + spot for group in groups]
