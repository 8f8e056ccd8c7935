"""What the model of names sees of a sentence: hashed features as whole-array integer arithmetic.

Every template is a sum of a few arrays, shifted and mixed, of a :class:`~pubcheck.name_text.Layout`.
Training and recognition share this file, so they cannot drift apart.
"""

from __future__ import annotations

import numpy as np

from pubcheck.name_tables import LISTED_KINDS, LONGEST_LISTED, Tables, listed_hash, mark_table, powers, spread
from pubcheck.name_templates import Template, Templates
from pubcheck.name_text import Array, Layout

BITS = 20  # each template hashes into 2**BITS rows of the weights
_AT_ONCE = 1 << 17  # hashes that stay in the processor's cache
_BLANK = 3  # the mark of what stands between sentences
_DOT = 9  # the class of the dot inside foreign names


def _alone(atom: int, *offsets: int) -> Template:
    return tuple((atom, offset) for offset in offsets)


# Atoms of characters: the character, its class, its flags of places and of foreign names, what its traits say.
_BEGIN, _MIDDLE, _END = range(3)
_MASKED = Templates(
    5,
    ((_BEGIN, 0), (_MIDDLE, 1), (_END, 2)),
    ((_BEGIN, -1), (_MIDDLE, 0), (_END, 1)),
    ((_BEGIN, -2), (_MIDDLE, -1), (_END, 0)),
    ((_BEGIN, 0), (_END, 1)),
    ((_BEGIN, -1), (_END, 0)),
    ((_BEGIN, 0), (_MIDDLE, 0), (_END, 0)),
    once=True,
)
_MASKS = np.array([0xF, 0xF0, 0xF00, 0xFF000, 0xF00000], np.uint32)[:, None]
_OF_CHARACTERS = Templates(
    10,
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
_OF_WORDS = Templates(
    5,
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
_IN_WORDS = Templates(
    6,
    ((0, 0), (2, 0), (1, 0)),
    ((0, 0), (4, 0)),
    ((0, 0), (3, 0), (1, 0)),
    _alone(5, -1, 0, 1),
    ((4, 0), (2, 0), (1, 0)),
)
# Atoms of the dictionary: names that are listed, persons that are, the character.
_OF_DICTIONARY = Templates(
    3,
    *(_alone(0, *group) for group in ((0,), (-1, 0), (0, 1))),
    ((0, 0), (2, 0)),
    *(_alone(1, *group) for group in ((0,), (-1, 0, 1))),
)
# Atoms of items: shape, what parts it, two before, two behind, both, four before and behind, characters of those.
_OF_ITEMS = Templates(
    10,
    ((0, 0), (1, 0)),
    ((0, 0), (2, 0), (3, 0)),
    ((4, 0), (1, 0)),
    ((0, 0), (5, 0)),
    ((6, 0), (7, 0)),
    ((8, 0), (1, 0)),
    ((9, 0), (1, 0)),
)
# Of an item: shape, class of its last and first character, those characters, the last two, its sentence.
_SHAPE, _LAST_CLASS, _FIRST_CLASS, _FINAL, _FIRST, _TAIL, _SENTENCE = range(7)
_READ = (
    *((row, -2) for row in (_SHAPE, _FINAL, _TAIL)),
    *((row, 2) for row in (_SHAPE, _FIRST)),
    *((row, -1) for row in (_FIRST, _LAST_CLASS)),
    (_FIRST_CLASS, 1),
    *((_SHAPE, offset) for offset in (-4, 4)),
)
_BESIDE = Templates(7, *((each,) for each in _READ), once=True)
_SENTENCES = Templates(7, *(((_SENTENCE, offset),) for _, offset in _READ), once=True)
_GROUPS = (_OF_CHARACTERS, _OF_WORDS, _IN_WORDS, _OF_DICTIONARY, _OF_ITEMS)
_COUNT = sum(map(len, _GROUPS))
_ENDS = [sum(map(len, _GROUPS[:number])) for number in range(1, len(_GROUPS) + 1)]
_ROWS = [slice(end - len(group), end) for end, group in zip(_ENDS, _GROUPS, strict=True)]
_SEEDS = np.arange(1, _COUNT + 1, dtype=np.uint32)[:, None] * np.uint32(0x3C6EF372)
_LISTED_LENGTHS = np.arange(2, LONGEST_LISTED + 1, dtype=np.uint32)[:, None]


def hashes(layout: Layout, tables: Tables) -> Array:
    """The hash of each template (first axis) at each place (second axis); its upper bits name a row."""
    result = np.empty((_COUNT, len(layout.codes)), np.uint32)
    characters, words, places, dictionary, items = (result[rows] for rows in _ROWS)
    letters, traits = spread(layout.codes), tables.traits.take(layout.codes)
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


def _lengths(starts: Array, size: int) -> Array:
    """From each start to the next, and from the last one to ``size``."""
    lengths = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
    lengths[-1] = size - starts[-1]
    return lengths


def _of_characters(letters: Array, traits: Array, out: Array) -> None:
    size = len(letters)
    masked, masks = _MASKED.room(size)
    np.bitwise_and(traits, _MASKS, out=masks)
    wide, own = _OF_CHARACTERS.room(size)
    own[0] = letters
    values = np.empty((3 + len(_MASKED), size), np.uint32)
    np.right_shift(traits, np.uint32(24), out=values[0])
    values[1:3] = masks[3:]
    _MASKED.joined(np.bitwise_or, masked, values[3:])
    own[1:] = spread(values)
    _OF_CHARACTERS.combined(wide, out)


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
    lasts = starts + lengths - 1
    wide, own = _OF_WORDS.room(len(starts))
    own[:3], own[3], own[4] = atoms, letters[lasts], letters[starts]
    groups = _OF_WORDS.combined(wide, np.empty((len(_OF_WORDS), len(starts)), np.uint32))
    # Where in its word a place is: 0 first, 1 inside, 2 last, 3 the only one.
    spot = (inside > 0).astype(np.uint32)
    spot[lasts] += np.uint32(1)
    spot[starts[lengths == 1]] = 3
    of_place = np.empty((3, size), np.uint32)
    np.add(_enclosed(layout), np.uint32(11), out=of_place[0])
    np.add(spot, np.uint32(7), out=of_place[1])
    np.add(spot, layout.tags[words] * np.uint32(4), out=of_place[2])
    places = spread(of_place)
    groups.take(words, axis=1, out=of_words, mode="clip")
    of_words += places[1]
    wide, own = _IN_WORDS.room(size)
    own[:2], own[2:4], own[4], own[5] = places[:2], atoms[1:].take(words, 1), letters, places[2]
    _IN_WORDS.combined(wide, in_words)


def _enclosed(layout: Layout) -> Array:
    """For each place, the nearest mark of a title before and behind it in its sentence: none, 《 or 》."""
    size = len(layout.codes)
    marks = mark_table().take(layout.codes)
    marked = marks > 0
    if np.array_equal(marked, marks == _BLANK):
        return np.zeros(size, np.uint32)
    places = np.arange(size)
    before = np.maximum.accumulate(np.where(marked, places, 0))
    behind = np.minimum.accumulate(np.where(marked, places, size - 1)[::-1])[::-1]
    return np.asarray(marks[before] % 3 + 3 * (marks[behind] % 3)).astype(np.uint32)


def _of_dictionary(layout: Layout, letters: Array, listed: Array, out: Array) -> None:
    """Names that the dictionary lists, wherever they stand, cut as a word or not."""
    size = len(letters)
    marks, persons = both = np.zeros((2, size), np.uint32)
    behind = np.zeros(size + LONGEST_LISTED - 1, np.uint32)
    behind[:size] = letters
    # Row after row begins one place farther on: a view of the same numbers.
    columns = np.ndarray((LONGEST_LISTED, size), np.uint32, behind, strides=(4, 4)) * powers()[:LONGEST_LISTED, None]
    values = listed_hash(np.add.accumulate(columns, out=columns)[1:], _LISTED_LENGTHS)
    entries = listed.take(values >> np.uint32(12))
    rows, at = ((entries >> 4) == (values & np.uint32(0xFFF))).nonzero()
    kinds = entries[rows, at] & np.uint16(15)
    lasts = at + rows + 1
    origins = layout.origins[at]
    # What reaches into another sentence is none; behind the last one stand blanks.
    whole = (kinds > 0) & (origins >= 0) & (layout.origins.take(lasts, mode="clip") - origins == rows + 1)
    at, lasts, kinds = at[whole], lasts[whole], kinds[whole].astype(np.uint32)
    if len(at):
        shifts, listed_persons = 3 * (kinds - np.uint32(1)), kinds == LISTED_KINDS["nr"]
        # The places inside, one after the other.
        counts = lasts - at - 1
        inner = np.arange(1, counts.sum() + 1) + (at - counts.cumsum() + counts).repeat(counts)
        places = np.concatenate([at, lasts, inner])
        flags = np.uint32(1) << shifts
        flags = np.concatenate([flags, flags * np.uint32(4), (flags * np.uint32(2)).repeat(counts)])
        np.bitwise_or.at(marks, places, flags)
        if listed_persons.any():
            # Longer names stand behind shorter ones: of those that share a place the longest counts.
            firsts, ends = np.zeros((2, size), np.uint32)
            lengths = (counts + 2)[listed_persons]
            firsts[at[listed_persons]] = lengths
            ends[lasts[listed_persons]] = lengths
            persons[inner[listed_persons.repeat(counts)]] = 0x100
            persons |= firsts | ends << np.uint32(4)
    wide, own = _OF_DICTIONARY.room(size)
    own[:2], own[2] = spread(both), letters
    _OF_DICTIONARY.combined(wide, out)


def _of_items(layout: Layout, letters: Array, traits: Array, out: Array) -> None:
    """The item of a list or cell in which a place lies, and its neighbours: 成员：甲、乙、丙.

    An item is a run of Chinese characters; what parts it from the next is one, too.
    """
    size = len(letters)
    places = np.arange(size)
    classes = (traits >> np.uint32(24)) & np.uint32(15)
    kinds = (classes >= 13) | (classes == _DOT)
    blank = layout.origins < 0
    opens = np.ones(size, bool)
    np.logical_or(kinds[1:] != kinds[:-1], blank[1:] != blank[:-1], out=opens[1:])
    starts = opens.nonzero()[0]
    items = opens.cumsum() - 1
    lengths = _lengths(starts, size)
    last = starts + lengths - 1
    count = len(starts)
    beside, own = _BESIDE.room(count)
    own[_LAST_CLASS], own[_FIRST_CLASS] = classes[last], classes[starts]
    own[_FINAL], own[_FIRST] = letters[last], letters[starts]
    own[_SHAPE] = np.minimum(lengths, 6) * 16
    own[_SHAPE] += own[_FIRST_CLASS]
    np.multiply(letters[np.maximum(last - 1, starts)], np.uint32(3), out=own[_TAIL])
    own[_TAIL] += own[_FINAL]
    own[_SENTENCE] = blank[starts].cumsum()
    near = _BESIDE.joined(np.add, beside, np.empty((len(_BESIDE), count), np.uint32))
    # What lies in another sentence, or nowhere, is not seen.
    near *= _SENTENCES.joined(np.add, beside, np.empty_like(near)) == own[_SENTENCE]
    before, final, tail, behind, first, first_before, last_class, first_class, far_before, far_behind = near
    atoms = np.empty((6, count), np.uint32)
    atoms[0] = own[_SHAPE]
    np.add(last_class * np.uint32(16), first_class, out=atoms[1])
    atoms[2], atoms[3] = before, behind
    np.add(before * np.uint32(128), behind, out=atoms[4])
    np.add(far_before * np.uint32(128), far_behind, out=atoms[5])
    wide, own = _OF_ITEMS.room(count)
    own[:6], own[6], own[7], own[8], own[9] = spread(atoms), final, first_before, tail, first
    groups = _OF_ITEMS.combined(wide, np.empty((len(_OF_ITEMS), count), np.uint32))
    inside = np.minimum(places - starts[items], 4) * 5 + np.minimum(last[items] - places, 4)
    groups.take(items, axis=1, out=out, mode="clip")
    out += spread(inside.astype(np.uint32) + np.uint32(1))
