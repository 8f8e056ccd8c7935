"""What the model of names sees of a sentence: hashed features as whole-array integer arithmetic.

Every template is a sum of a few arrays, shifted and mixed, of a :class:`~pubcheck.name_text.Layout`.
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
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], np.uint32)  # one for each atom of a template

# A template: up to three atoms, each the number of an array and how far to the right of the place it is read.
_Template = tuple[tuple[int, int], ...]


def _alone(atom: int, *offsets: int) -> _Template:
    return tuple((atom, offset) for offset in offsets)


# Atoms of characters: the character, its class, its flags of places and of foreign names, what its traits say.
_BEGIN, _MIDDLE, _END = range(3)
_MASKED = (
    ((0, _BEGIN), (1, _MIDDLE), (2, _END)),
    ((-1, _BEGIN), (0, _MIDDLE), (1, _END)),
    ((-2, _BEGIN), (-1, _MIDDLE), (0, _END)),
    ((0, _BEGIN), (1, _END)),
    ((-1, _BEGIN), (0, _END)),
    ((0, _BEGIN), (0, _MIDDLE), (0, _END)),
)
_MASKS = np.array([0xF, 0xF0, 0xF00, 0xFF000, 0xF00000], np.uint32)[:, None]
_OF_CHARACTERS: tuple[_Template, ...] = (
    *(_alone(0, i) for i in (0, -1, 1, -2, 2)),
    *(_alone(0, i, j) for i, j in ((-1, 0), (0, 1), (-2, -1), (1, 2), (-1, 1))),
    *(_alone(0, i, i + 1, i + 2) for i in (-2, -1, 0)),
    *(_alone(1, *group) for group in ((-1, 0, 1), (-1, 0), (0, 1))),
    ((0, 0), (1, -1), (1, 1)),
    *(_alone(4 + number, 0) for number in range(len(_MASKED))),
    *(_alone(2, *group) for group in ((0, 1), (-1, 0), (-1, 0, 1))),
    _alone(3, -1, 0, 1),
)
# Atoms of words: length, tag, text, last and first character.
_OF_WORDS: tuple[_Template, ...] = (
    ((0, 0),),
    ((1, 0),),
    ((2, 0),),
    ((2, -1),),
    ((2, 1),),
    ((1, 0), (1, -1)),
    ((1, 0), (1, 1)),
    ((3, 0),),
    ((3, 1), (1, 0)),
    ((3, -1), (1, 0)),
    ((4, 1), (1, 0)),
    ((3, -1), (4, 1)),
)
# Atoms of a place in its word: marks of titles round it, place in the word, tag, text, character, tag and place.
_IN_WORDS: tuple[_Template, ...] = (
    ((0, 0), (2, 0), (1, 0)),
    ((0, 0), (4, 0)),
    ((0, 0), (3, 0), (1, 0)),
    _alone(5, -1, 0, 1),
    ((4, 0), (2, 0), (1, 0)),
)
# Atoms of the dictionary: names that are listed, persons that are, the character.
_OF_DICTIONARY: tuple[_Template, ...] = (
    *(_alone(0, *group) for group in ((0,), (-1, 0), (0, 1))),
    ((0, 0), (2, 0)),
    *(_alone(1, *group) for group in ((0,), (-1, 0, 1))),
)
# Atoms of items: shape, what parts it, two before, two behind, both, four before and behind, characters of those.
_OF_ITEMS: tuple[_Template, ...] = (
    ((0, 0), (1, 0)),
    ((0, 0), (2, 0), (3, 0)),
    ((4, 0), (1, 0)),
    ((0, 0), (5, 0)),
    ((6, 0), (7, 0)),
    ((8, 0), (1, 0)),
    ((9, 0), (1, 0)),
)
_GROUPS = (_OF_CHARACTERS, _OF_WORDS, _IN_WORDS, _OF_DICTIONARY, _OF_ITEMS)
_COUNT = sum(map(len, _GROUPS))
_SEEDS = np.arange(1, _COUNT + 1, dtype=np.uint32)[:, None] * np.uint32(0x3C6EF372)
_LISTED_LENGTHS = np.arange(2, LONGEST_LISTED + 1, dtype=np.uint32)[:, None]


def hashes(layout: Layout, tables: Tables) -> Array:
    """The hash of each template (first axis) at each place (second axis); its upper bits name a row."""
    result = np.empty((_COUNT, len(layout.codes)), np.uint32)
    ends = np.cumsum([len(group) for group in _GROUPS]).tolist()
    characters, words, places, dictionary, items = (
        result[end - len(group) : end] for end, group in zip(ends, _GROUPS, strict=True)
    )
    letters, traits = spread(layout.codes), tables.traits[layout.codes]
    _of_characters(letters, traits, characters)
    _of_words(layout, letters, words, places)
    _of_dictionary(layout, letters, tables.listed, dictionary)
    _of_items(layout, letters, traits, items)
    # Few places all at once; of many places row by row, so that each row stays in the processor's cache.
    step = _COUNT if result.size < _AT_ONCE else 1
    for first in range(0, _COUNT, step):
        rows = result[first : first + step]
        rows += _SEEDS[first : first + step]
        rows ^= rows >> np.uint32(16)
        rows *= np.uint32(0x7FEB352D)
    return result


def _combine(atoms: Sequence[Array], templates: Sequence[_Template], out: Array) -> Array:
    """One row a template: the sum of its atoms, each times the factor of its place in the template."""
    size = out.shape[1]
    ways = max(map(len, templates))
    wide = np.zeros((ways, len(atoms), size + 2 * _REACH), np.uint32)
    for row, atom in zip(wide[0], atoms, strict=True):
        row[_REACH:-_REACH] = atom
    for way in range(ways - 1, -1, -1):
        np.multiply(wide[0], _FACTORS[way], out=wide[way])
    for row, template in zip(out, templates, strict=True):
        parts = [
            wide[way, atom, _REACH + offset : _REACH + offset + size] for way, (atom, offset) in enumerate(template)
        ]
        if len(parts) == 1:
            row[:] = parts[0]
            continue
        np.add(parts[0], parts[1], out=row)
        if len(parts) == 3:
            row += parts[2]
    return out


def _lengths(starts: Array, size: int) -> Array:
    """From each start to the next, and from the last one to ``size``."""
    lengths = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
    lengths[-1] = size - starts[-1]
    return lengths


def _shifted(values: Array) -> Any:
    size = len(values)
    wide = np.zeros(size + 2 * _REACH, values.dtype)
    wide[_REACH:-_REACH] = values
    return lambda offset: wide[_REACH + offset : _REACH + offset + size]


def _of_characters(letters: Array, traits: Array, out: Array) -> None:
    size = len(letters)
    wide = np.zeros((len(_MASKS), size + 2 * _REACH), np.uint32)
    np.bitwise_and(traits, _MASKS, out=wide[:, _REACH:-_REACH])
    values = np.empty((3 + len(_MASKED), size), np.uint32)
    np.right_shift(traits, np.uint32(24), out=values[0])
    values[1:3] = wide[3:, _REACH:-_REACH]
    for row, parts in zip(values[3:], _MASKED, strict=True):
        shifted = [wide[mask, _REACH + offset : _REACH + offset + size] for offset, mask in parts]
        np.bitwise_or(shifted[0], shifted[1], out=row)
        if len(shifted) == 3:
            row |= shifted[2]
    _combine([letters, *spread(values)], _OF_CHARACTERS, out)


def _of_words(layout: Layout, letters: Array, of_words: Array, in_words: Array) -> None:
    starts, words = layout.word_starts, layout.words
    size = len(letters)
    lengths = _lengths(starts, size)
    inside = np.arange(size) - starts[words]
    of_word = np.empty((3, len(starts)), np.uint32)
    np.minimum(lengths, 6, out=of_word[0], casting="unsafe")
    of_word[1] = layout.tags
    np.add.reduceat(letters * powers()[np.minimum(inside, 15)], starts, out=of_word[2])
    atoms = spread(of_word)
    groups = _combine(
        [*atoms, letters[starts + lengths - 1], letters[starts]],
        _OF_WORDS,
        np.empty((len(_OF_WORDS), len(starts)), np.uint32),
    )
    # Where in its word a place is: 0 first, 1 inside, 2 last, 3 the only one.
    spot = (inside > 0).astype(np.uint32)
    spot[starts + lengths - 1] += np.uint32(1)
    spot[starts[lengths == 1]] = 3
    of_place = np.empty((3, size), np.uint32)
    np.add(_enclosed(layout), np.uint32(11), out=of_place[0])
    np.add(spot, np.uint32(7), out=of_place[1])
    np.add(spot, layout.tags[words] * np.uint32(4), out=of_place[2])
    enclosed, here, tagged = spread(of_place)
    groups.take(words, axis=1, out=of_words, mode="clip")
    of_words += here
    _combine([enclosed, here, atoms[1][words], atoms[2][words], letters, tagged], _IN_WORDS, in_words)


def _enclosed(layout: Layout) -> Array:
    """For each place, the nearest mark of a title before and behind it in its sentence: none, 《 or 》."""
    size = len(layout.codes)
    places = np.arange(size)
    marks = mark_table()[layout.codes]
    marked = marks > 0
    before = np.maximum.accumulate(np.where(marked, places, 0))
    behind = np.minimum.accumulate(np.where(marked, places, size - 1)[::-1])[::-1]
    return np.asarray(marks[before] % 3 + 3 * (marks[behind] % 3)).astype(np.uint32)


def _of_dictionary(layout: Layout, letters: Array, listed: Array, out: Array) -> None:
    """Names that the dictionary lists, wherever they stand, cut as a word or not."""
    size = len(letters)
    marks, persons = both = np.zeros((2, size), np.uint32)
    wide = np.zeros(size + LONGEST_LISTED - 1, np.uint32)
    wide[:size] = letters
    # Row after row begins one place farther on: a view of the same numbers.
    columns = np.ndarray((LONGEST_LISTED, size), np.uint32, wide, strides=(4, 4)) * powers()[:LONGEST_LISTED, None]
    values = listed_hash(np.add.accumulate(columns, out=columns)[1:], _LISTED_LENGTHS)
    entries = listed.take(values >> np.uint32(12))
    rows, at = ((entries >> 4) == (values & np.uint32(0xFFF))).nonzero()
    kinds = entries[rows, at] & np.uint16(15)
    lasts = at + rows + 1
    whole = (kinds > 0) & (lasts < size)
    at, lasts, kinds = at[whole], lasts[whole], kinds[whole].astype(np.uint32)
    whole = (layout.origins[at] >= 0) & (layout.origins[lasts] - layout.origins[at] == lasts - at)
    at, lasts, kinds = at[whole], lasts[whole], kinds[whole]
    if len(at):
        shifts, listed_persons = 3 * (kinds - np.uint32(1)), kinds == LISTED_KINDS["nr"]
        np.bitwise_or.at(marks, at, np.uint32(1) << shifts)
        np.bitwise_or.at(marks, lasts, np.uint32(4) << shifts)
        # Longer names stand behind shorter ones: of those that share a place the longest counts.
        firsts, ends = np.zeros((2, size), np.uint32)
        lengths = (lasts - at + 1)[listed_persons]
        firsts[at[listed_persons]] = lengths
        ends[lasts[listed_persons]] = lengths
        for inner in range(1, int((lasts - at).max())):
            some = at + inner < lasts
            np.bitwise_or.at(marks, at[some] + inner, np.uint32(2) << shifts[some])
            persons[at[some & listed_persons] + inner] = 0x100
        persons |= firsts | ends << np.uint32(4)
    _combine([*spread(both), letters], _OF_DICTIONARY, out)


def _of_items(layout: Layout, letters: Array, traits: Array, out: Array) -> None:
    """The item of a list or cell in which a place lies, and its neighbours: 成员：甲、乙、丙.

    An item is a run of Chinese characters; what parts it from the next is one, too.
    """
    size = len(letters)
    places = np.arange(size)
    classes = (traits >> np.uint32(24)) & np.uint32(15)
    kinds = np.where(layout.origins < 0, 2, (classes >= 13) | (classes == _DOT))
    opens = np.ones(size, bool)
    np.not_equal(kinds[1:], kinds[:-1], out=opens[1:])
    starts = opens.nonzero()[0]
    items = opens.cumsum() - 1
    lengths = _lengths(starts, size)
    last = starts + lengths - 1
    sentence = _shifted((kinds[starts] == 2).cumsum())
    here = sentence(0)
    same = {offset: sentence(offset) == here for offset in (-4, -2, -1, 1, 2, 4)}

    def near(values: Any, offset: int) -> Array:
        return np.asarray(values(offset) * same[offset])

    first_class, last_class = classes[starts], classes[last]
    first, final = letters[starts], letters[last]
    shape = np.minimum(lengths, 6).astype(np.uint32) * np.uint32(16) + first_class
    tail = final + letters[np.maximum(last - 1, starts)] * np.uint32(3)
    shapes, firsts, finals, tails = map(_shifted, (shape, first, final, tail))
    before, behind = near(shapes, -2), near(shapes, 2)
    atoms = np.empty((6, len(starts)), np.uint32)
    atoms[0] = shape
    np.add(near(_shifted(last_class), -1) * np.uint32(16), near(_shifted(first_class), 1), out=atoms[1])
    atoms[2], atoms[3] = before, behind
    np.add(before * np.uint32(128), behind, out=atoms[4])
    np.add(near(shapes, -4) * np.uint32(128), near(shapes, 4), out=atoms[5])
    groups = _combine(
        [*spread(atoms), near(finals, -2), near(firsts, -1), near(tails, -2), near(firsts, 2)],
        _OF_ITEMS,
        np.empty((len(_OF_ITEMS), len(starts)), np.uint32),
    )
    inside = np.minimum(places - starts[items], 4) * 5 + np.minimum(last[items] - places, 4)
    groups.take(items, axis=1, out=out, mode="clip")
    out += spread(inside.astype(np.uint32) + np.uint32(1))
