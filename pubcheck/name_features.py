"""What the model of names sees of a sentence: hashed features as whole-array integer arithmetic.

A text is read once (:func:`read`): characters folded, cut into words by the dictionary, split
into sentences. Chosen sentences are laid out in one array with blanks between them
(:func:`lay_out`), and every template is a handful of operations on the whole array
(:func:`rows`). Training and recognition share this file, so they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from pubcheck.surnames import COMPOUND, FREQUENT, SINGLE
from pubcheck.words import Tagger, tagged_words

Array = np.ndarray[Any, Any]

BITS = 20  # each template hashes into 2**BITS rows of the weights
LONGEST = 240  # longer sentences are cut
_BLANKS = 3  # blanks before, between and behind sentences: no template reaches across
_RARE_HAN = 0x9FD5  # stands for the characters outside the basic plane and in extension A
_FIRST_HAN = 0x4E00  # first row of a table of emissions

_TAGS = (
    "n v x nr ns nt nz nrt nrfg uj p d r m vn c a l f t ul i ad b j q u zg s uv uz k z an ng ug y ud vg mq rz vd df tg h g o "
    "rg ag dg rr mg e vq vi eng yg vn ms"
).split()
_TAG_IDS = {tag: index + 1 for index, tag in enumerate(dict.fromkeys(_TAGS))}
_UNKNOWN = _TAG_IDS["x"]
_PERSON_TAGS = [_TAG_IDS[tag] for tag in ("nr", "nrt", "nrfg")]
_OTHER_NAME_TAGS = [_TAG_IDS[tag] for tag in ("ns", "nt")]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text with its folded characters, words and sentences; starts end with the length."""

    codes: Array
    word_starts: Array
    tags: Array
    sentence_starts: Array


@dataclass(frozen=True, slots=True)
class Layout:
    """Chosen sentences side by side: ``origins`` maps each place to the text, -1 for a blank."""

    codes: Array
    origins: Array
    words: Array
    word_starts: Array
    tags: Array
    starts: Array
    lengths: Array


def read(text: str, tagger: Tagger = tagged_words) -> ReadText:
    """``text`` folded, cut into words and sentences.

    :raises ModelError: if no library for cutting is installed.
    """
    codes = fold(text)
    words = tagger(codes.astype("<u4").tobytes().decode("utf-32-le"))
    lengths = np.fromiter([len(word) for word, _ in words], np.int64, len(words))
    tags = np.fromiter([_TAG_IDS.get(tag, 0) for _, tag in words], np.uint32, len(words))
    ends = np.cumsum(lengths)
    sentences = _sentence_starts(codes)
    begins = np.zeros(len(codes) + 1, bool)
    begins[ends - lengths] = True
    begins[-1] = True
    if not begins[sentences].all():  # a long sentence was cut inside a word
        whole = np.cumsum(begins) - 1
        begins[sentences] = True
        tags = tags[whole[np.flatnonzero(begins)[:-1]]]
    return ReadText(codes, np.flatnonzero(begins), tags, sentences)


def fold(text: str) -> Array:
    """One code per character: full-width letters and digits made half-width, marks made one."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return _fold_table()[np.minimum(codes, 0xFFFF)]


def _sentence_starts(codes: Array) -> Array:
    ends = np.flatnonzero(_end_table()[codes]) + 1
    starts = np.unique(np.concatenate(([0], ends, [len(codes)])))
    if len(starts) < 2 or np.diff(starts).max() <= LONGEST:
        return starts
    cut: list[int] = []
    for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        while end - start > LONGEST:
            cut.append(start)
            pauses = np.flatnonzero(_pause_table()[codes[start + LONGEST // 2 : start + LONGEST]])
            start += LONGEST // 2 + int(pauses[-1]) + 1 if len(pauses) else LONGEST
        cut.append(start)
    return np.array([*cut, len(codes)])


def may_hold_names(read_text: ReadText, persons_only: bool = False) -> Array:
    """Which sentences hold a word that the dictionary tags as a name or does not know."""
    wanted = np.zeros(len(_TAG_IDS) + 1, bool)
    wanted[_PERSON_TAGS] = True
    if not persons_only:
        wanted[_OTHER_NAME_TAGS] = True
    codes, starts, tags = read_text.codes, read_text.word_starts, read_text.tags
    first = codes[starts[:-1]]
    unknown = (tags == _UNKNOWN) & (first >= _FIRST_HAN) & (first <= _RARE_HAN)
    hints = wanted[tags] | unknown
    at = np.searchsorted(starts, read_text.sentence_starts)
    before = np.concatenate(([0], np.cumsum(hints)))
    return np.asarray(before[at[1:]] > before[at[:-1]])


def lay_out(read_text: ReadText, chosen: Array) -> Layout:
    """The sentences with these numbers side by side, blanks between them."""
    begin, end = read_text.sentence_starts[chosen], read_text.sentence_starts[chosen + 1]
    lengths = end - begin
    starts = _BLANKS + np.cumsum(lengths + _BLANKS) - (lengths + _BLANKS)
    size = int(_BLANKS + (lengths + _BLANKS).sum())
    places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    origins = np.full(size, -1)
    origins[places] = np.repeat(begin - starts, lengths) + places
    codes = np.zeros(size, np.uint32)
    codes[places] = read_text.codes[origins[places]]
    # The words of the chosen sentences, and one empty word for each run of blanks.
    first = np.searchsorted(read_text.word_starts, begin)
    last = np.searchsorted(read_text.word_starts, end)
    counts = last - first
    ids = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    slots = 1 + np.arange(len(ids)) + np.repeat(np.arange(len(counts)), counts)
    tags = np.zeros(len(ids) + len(counts) + 1, np.uint32)
    tags[slots] = read_text.tags[ids]
    word_starts = np.zeros(len(tags), np.int64)
    word_starts[slots] = read_text.word_starts[ids] - np.repeat(begin - starts, counts)
    word_starts[1:][np.cumsum(counts + 1) - 1] = starts + lengths
    opens = np.zeros(size, np.int64)
    opens[word_starts[1:]] = 1
    return Layout(codes, origins, np.cumsum(opens), word_starts, tags, starts, lengths)


@dataclass(frozen=True, slots=True)
class Tables:
    """What the features look up: ``traits`` of each character, ``listed`` names of the dictionary."""

    traits: Array
    listed: Array


# --- templates -------------------------------------------------------------------------------

_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0xD6E8FEB9)


def _spread(values: Array) -> Array:
    mixed = values.astype(np.uint32) * np.uint32(0x9E3779B1)
    mixed ^= mixed >> np.uint32(15)
    return np.asarray(mixed * np.uint32(0x85EBCA77))


def _combined(atoms: Sequence[Array]) -> Array:
    mixed = atoms[0] * np.uint32(_FACTORS[0])
    for factor, atom in zip(_FACTORS[1:], atoms[1:], strict=False):
        mixed += atom * np.uint32(factor)
    return np.asarray(mixed)


def _row(mixed: Array, template: int) -> Array:
    mixed = mixed + np.uint32((template + 1) * 0x3C6EF372 & 0xFFFFFFFF)
    mixed ^= mixed >> np.uint32(16)
    mixed *= np.uint32(0x7FEB352D)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x846CA68B)
    return mixed


def hashes(layout: Layout, tables: Tables) -> Array:
    """The hash of each template (first axis) at each place (second axis); its upper bits name a row."""
    found = [*_of_characters(layout, tables.traits), *_of_words(layout), *_of_dictionary(layout, tables.listed)]
    return np.stack([_row(mixed, template) for template, mixed in enumerate(found)])


def _shifted(values: Array) -> Any:
    size = len(values)
    wide = np.zeros(size + 2 * _BLANKS, values.dtype)
    wide[_BLANKS:-_BLANKS] = values
    return lambda offset: wide[_BLANKS + offset : _BLANKS + offset + size]


def _of_characters(layout: Layout, traits: Array) -> list[Array]:
    c = _shifted(_spread(layout.codes))
    found = [_combined([c(i)]) for i in (0, -1, 1, -2, 2)]
    found += [_combined([c(i), c(j)]) for i, j in ((-1, 0), (0, 1), (-2, -1), (1, 2), (-1, 1), (-3, -2), (2, 3))]
    found += [_combined([c(i), c(i + 1), c(i + 2)]) for i in (-3, -2, -1, 0, 1)]
    found += [_combined([c(i), c(i + 1), c(i + 2), c(i + 3)]) for i in (-2, -1)]
    traits_here = traits[layout.codes]
    k = _shifted(_spread(traits_here >> np.uint32(24)))
    found += [_combined([k(i) for i in group]) for group in ((-2, -1, 0, 1, 2), (-1, 0, 1), (-1, 0), (0, 1))]
    found.append(_combined([c(0), k(-1), k(1)]))
    t = _shifted(traits_here)
    b, m, e, place, foreign = 0xF, 0xF0, 0xF00, 0xFF000, 0xF00000

    def masked(*parts: tuple[int, int]) -> Array:
        value = t(parts[0][0]) & np.uint32(parts[0][1])
        for offset, mask in parts[1:]:
            value = value | (t(offset) & np.uint32(mask))
        return _spread(value)

    found += [_combined([masked(*parts)]) for parts in (
        ((0, b), (1, m), (2, e)), ((-1, b), (0, m), (1, e)), ((-2, b), (-1, m), (0, e)),
        ((0, b), (1, e)), ((-1, b), (0, e)), ((0, b), (0, m), (0, e)),
    )]
    p = _shifted(_spread(t(0) & np.uint32(place)))
    found += [_combined([p(i) for i in group]) for group in ((0, 1), (-1, 0), (-1, 0, 1))]
    found.append(_combined([masked((0, b), (1, e)), k(-1), k(2)]))
    found.append(_combined([masked((-1, b), (0, e)), k(-2), k(1)]))
    f = _shifted(_spread(t(0) & np.uint32(foreign)))
    found += [_combined([f(i) for i in group]) for group in ((-2, -1, 0, 1, 2), (-1, 0, 1), (0, 1, 2, 3), (-3, -2, -1, 0))]
    return found


def _of_words(layout: Layout) -> list[Array]:
    starts, words = layout.word_starts, layout.words
    size = len(layout.codes)
    lengths = np.diff(np.append(starts, size))
    inside = np.arange(size) - starts[words]
    letters = _spread(layout.codes)
    texts = np.add.reduceat(letters * _powers()[np.minimum(inside, 15)], starts)
    last = inside == lengths[words] - 1
    spot = np.where(lengths[words] == 1, 3, np.where(inside == 0, 0, np.where(last, 2, 1))).astype(np.uint32)
    w = _shifted(_spread(texts))
    g = _shifted(_spread(layout.tags))
    n = _shifted(_spread(np.minimum(lengths, 6)))
    final = _shifted(letters[starts + lengths - 1])
    initial = _shifted(letters[starts])
    here = _spread(spot + np.uint32(7))
    groups: tuple[list[Array], ...] = (
        [n(0)], [g(0)], [w(0)], [w(-1)], [w(1)],
        [g(0), g(-1)], [g(0), g(1)], [g(-1), g(0), g(1)], [w(0), g(-1)], [w(0), g(1)],
        [g(-1), w(-1), g(0)], [g(0), g(1), w(1)],
        [g(-2), g(-1), g(0)], [g(0), g(1), g(2)], [w(-2), g(0)], [w(2), g(0)], [w(-1), w(0)], [w(0), w(1)],
        [g(-2), g(-1), g(0), g(1), g(2)], [n(0), g(0), n(-1), n(1)], [g(2), w(2), g(0)],
        [final(0)], [final(1), g(0)], [final(2), g(0)], [final(-1), g(0)], [final(0), g(1), g(-1)], [initial(1), g(0)],
    )
    found = [_combined(group)[words] + here for group in groups]
    tagged = _shifted(_spread(spot + layout.tags[words] * np.uint32(4)))
    found.append(_combined([tagged(-1), tagged(0), tagged(1)]))
    found.append(_combined([letters, g(0)[words], here]))
    return found


def _of_dictionary(layout: Layout, listed: Array) -> list[Array]:
    """Names that the dictionary lists, wherever they stand, cut as a word or not."""
    size = len(layout.codes)
    letters = _shifted(_spread(layout.codes))
    marks = np.zeros(size, np.uint32)
    persons = np.zeros(size, np.uint32)
    prefix = letters(0) * np.uint32(_powers()[0])
    wide = np.concatenate((_spread(layout.codes), np.zeros(_LONGEST_LISTED, np.uint32)))
    for length in range(2, _LONGEST_LISTED + 1):
        prefix = prefix + wide[length - 1 : length - 1 + size] * np.uint32(_powers()[length - 1])
        value = _listed_hash(prefix, length)
        entry = listed[value >> np.uint32(12)]
        at = np.flatnonzero((entry >> 4) == (value & np.uint32(0xFFF)))
        at = at[((entry[at] & 15) > 0) & (at + length <= size)]
        at = at[(layout.origins[at] >= 0) & (layout.origins[at + length - 1] - layout.origins[at] == length - 1)]
        kind = (entry[at] & 15).astype(np.uint32)
        shift = 3 * (kind - 1)
        np.bitwise_or.at(marks, at, np.uint32(1) << shift)
        np.bitwise_or.at(marks, at + length - 1, np.uint32(4) << shift)
        person = at[kind == _LISTED_KINDS["nr"]]
        persons[person] = (persons[person] & np.uint32(0xFF0)) | np.uint32(length)
        persons[person + length - 1] = (persons[person + length - 1] & np.uint32(0xF0F)) | np.uint32(length << 4)
        for inner in range(1, length - 1):
            np.bitwise_or.at(marks, at + inner, np.uint32(2) << shift)
            persons[person + inner] |= np.uint32(0x100)
    z, p, c = _shifted(_spread(marks)), _shifted(_spread(persons)), letters
    here = [[z(0)], [z(-1), z(0)], [z(0), z(1)], [z(-1), z(0), z(1)], [z(0), c(0)], [z(0), c(-1)], [z(0), c(1)]]
    return [_combined(atoms) for atoms in (*here, [p(0)], [p(-1), p(0), p(1)])]


# --- tables ----------------------------------------------------------------------------------

_CLASSES = (
    "0123456789", "一二三四五六七八九十百千万亿零〇两", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "，、", "。；！？\n", "“”‘’\"'《》〈〉", "（）【】〔〕", "：", "·", "年月日时分", " \t　", "-—…/",
)
_FLAGS = (
    "省市区县州乡镇村街路道盟旗岛山河江湖海洋港湾关桥寺庙国", "部局厅委会院校所队社党团厂司行公馆中心站台室处科办署报府集协",
    "长员任记席理者说称问答表示授士生", "斯尔特德克拉巴罗布里格姆森顿兹科夫娜莎娃基诺维卡亚洛贝伊多萨哈",
)


def traits_of(emissions: Array) -> Array:
    """Per character: emissions of jieba's tag model in six buckets of four bits, class and flags above.

    :param emissions: one row of six values from 0 to 15 for each character from U+4E00 on.
    """
    traits = np.zeros(0x10000, np.uint32)
    for column in range(emissions.shape[1]):
        traits[_FIRST_HAN : _FIRST_HAN + len(emissions)] |= emissions[:, column].astype(np.uint32) << np.uint32(4 * column)
    return traits | (_class_table() << np.uint32(24))


_LONGEST_LISTED = 7
_LISTED_KINDS = {"ns": 1, "nr": 2, "nrfg": 2, "nrt": 3, "nt": 4, "nz": 5}


def listing(words: Sequence[tuple[str, str]]) -> Array:
    """A table of these words and tags by hash; what is no name, or too long, is left out."""
    table = np.zeros(1 << 20, np.uint16)
    named = sorted((word, _LISTED_KINDS[tag]) for word, tag in words if tag in _LISTED_KINDS)
    for length in range(_LONGEST_LISTED, 1, -1):
        some = [(word, kind) for word, kind in named if len(word) == length]
        if not some:
            continue
        letters = _spread(fold("".join(word for word, _ in some)).reshape(len(some), length))
        values = _listed_hash((letters * _powers()[:length]).sum(1, dtype=np.uint32), length)
        kinds = np.array([kind for _, kind in some], np.uint32)
        table[values >> np.uint32(12)] = ((values & np.uint32(0xFFF)) << np.uint32(4) | kinds).astype(np.uint16)
    return table


def _listed_hash(prefix: Array, length: int) -> Array:
    mixed = prefix + np.uint32(length * 0x3C6EF372 & 0xFFFFFFFF)
    mixed ^= mixed >> np.uint32(16)
    mixed *= np.uint32(0x7FEB352D)
    return np.asarray(mixed ^ (mixed >> np.uint32(15)))


@cache
def _powers() -> Array:
    return np.array([pow(0x01000193, i, 1 << 32) for i in range(16)], np.uint32)


@cache
def _class_table() -> Array:
    table = np.zeros(0x10000, np.uint32)
    table[_FIRST_HAN : _RARE_HAN + 1] = 13
    for characters, kind in (("".join(COMPOUND), 15), ("".join(SINGLE), 14), ("".join(FREQUENT), 15)):
        table[_codes(characters)] = kind
    for kind, characters in enumerate(_CLASSES, start=1):
        table[_codes(characters)] = kind
    for bit, characters in enumerate(_FLAGS):
        table[_codes(characters)] |= np.uint32(16 << bit)
    return table


def _codes(characters: str) -> Array:
    return np.array([ord(character) for character in characters])


@cache
def _fold_table() -> Array:
    table = np.arange(0x10000, dtype=np.uint32)
    for full in range(0xFF10, 0xFF5B):
        table[full] = full - 0xFEE0
    for source, target in zip(",;:?!()[]•・．％＋－　", "，；：？！（）【】··.%+- ", strict=True):
        table[ord(source)] = ord(target)
    for full, mark in zip("；：？＜＝＞［］＠", "；：？<=>【】@", strict=True):
        table[ord(full)] = ord(mark)
    table[0x3400:0x4DC0] = _RARE_HAN
    table[0xD800:0xE000] = 0xFFFD
    table[0xFFFF] = _RARE_HAN
    return table


@cache
def _end_table() -> Array:
    table = np.zeros(0x10000, bool)
    table[_codes("。；！？\n")] = True
    return table


@cache
def _pause_table() -> Array:
    table = np.zeros(0x10000, bool)
    table[_codes("，、： \t")] = True
    return table
