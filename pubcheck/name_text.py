"""A text as the model of names reads it: characters folded, words cut, sentences parted and laid out.

Chosen sentences lie side by side in one array with blanks between them, so that features are
operations on whole arrays and none of them reaches from one sentence into the next.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np

from pubcheck.surnames import FREQUENT, RARE, SINGLE, UNCOMMON
from pubcheck.words import Tagger, tagged_words

Array = np.ndarray[Any, Any]

LONGEST = 240  # longer sentences are cut
BLANKS = 3  # blanks before, between and behind sentences: no template reaches across
FIRST_HAN = 0x4E00
RARE_HAN = 0x9FD5  # stands for the characters outside the basic plane and in extension A

_TAGS = (
    "n v x nr ns nt nz nrt nrfg uj p d r m vn c a l f t ul i ad b j q u zg s uv uz k z an ng ug y ud vg mq rz vd df tg h g o "
    "rg ag dg rr mg e vq vi eng yg vn ms"
).split()


class _TagIds(dict[str, int]):
    """Numbers of tags; 0 for any other."""

    def __missing__(self, tag: str) -> int:
        return 0


_TAG_IDS = _TagIds({tag: index + 1 for index, tag in enumerate(dict.fromkeys(_TAGS))})
_UNKNOWN = _TAG_IDS["x"]
_NAME_TAGS = ("nr", "nrt", "nrfg", "ns", "nt")
_EMPTY_TAGS = "p c d uj ul uz uv ud ug u r m q f v y".split()  # of words that are no surname


class ReadText(NamedTuple):
    """A text with its folded characters, words and sentences; starts end with the length."""

    codes: Array
    word_starts: Array
    tags: Array
    sentence_starts: Array


class Layout(NamedTuple):
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
    words = tagger(codes.astype("<u4", copy=False).tobytes().decode("utf-32-le"))
    lengths = np.fromiter(map(len, map(itemgetter(0), words)), np.int64, len(words))
    tags = np.fromiter(map(_TAG_IDS.__getitem__, map(itemgetter(1), words)), np.uint32, len(words))
    ends = lengths.cumsum()
    sentences = _sentence_starts(codes)
    begins = np.zeros(len(codes) + 1, bool)
    begins[ends - lengths] = True
    begins[-1] = True
    if not begins[sentences].all():  # a long sentence was cut inside a word
        whole = begins.cumsum() - 1
        begins[sentences] = True
        tags = tags[whole[begins.nonzero()[0][:-1]]]
    return ReadText(codes, begins.nonzero()[0], tags, sentences)


def fold(text: str) -> Array:
    """One code per character: full-width letters and digits made half-width, marks made one."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return np.asarray(_fold_table().take(np.minimum(codes, 0xFFFF)))


def _sentence_starts(codes: Array) -> Array:
    ends = _end_table().take(codes)
    ends[-1:] = True
    starts = np.zeros(np.count_nonzero(ends) + 1, np.int64)
    np.add(ends.nonzero()[0], 1, out=starts[1:])
    if len(starts) < 2 or (starts[1:] - starts[:-1]).max() <= LONGEST:
        return starts
    cut: list[int] = []
    for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        while end - start > LONGEST:
            cut.append(start)
            pauses = np.flatnonzero(_pause_table()[codes[start + LONGEST // 2 : start + LONGEST]])
            start += LONGEST // 2 + int(pauses[-1]) + 1 if len(pauses) else LONGEST
        cut.append(start)
    return np.array([*cut, len(codes)])


def may_hold_names(read_text: ReadText) -> Array:
    """Which sentences hold a word that may be a name or a part of one.

    Such is a word that the dictionary tags as a name or does not know, a surname cut off as a word
    of its own, a word of three characters that begins with a surname, two odd characters in a row,
    a short item that begins with a surname and is no word or stands behind a label, a word behind one
    for a relative, a sentence's first word where it begins with a surname, and a capitalised Latin word.
    """
    # Tables are read fastest by integers of this size.
    codes, starts, tags = read_text.codes.astype(np.intp), read_text.word_starts, read_text.tags.astype(np.intp)
    begins = starts[:-1]
    first, lengths = codes[begins], starts[1:] - begins
    alone = lengths == 1
    chinese = np.zeros(len(codes) + 5, bool)  # one place before the text, some behind it
    np.logical_and(codes >= FIRST_HAN, codes <= RARE_HAN, out=chinese[1:-4])
    han = chinese[begins + 1]
    following = han & False
    following[:-1] = han[1:]
    frequent, surname = _surname_table(FREQUENT)[first], _surname_table(SINGLE)[first]
    rare, full = _surname_table(UNCOMMON)[first], ~_empty_tags()[tags]
    named = surname | rare
    hints = _name_tags()[tags] | ((tags == _UNKNOWN) & han)
    hints |= alone & following & (frequent | (named & full))
    hints |= (lengths == 3) & named
    odd = alone & han & full
    hints[:-1] |= odd[:-1] & odd[1:]
    hints |= (named | _surname_table(RARE)[first]) & _short_items(chinese, begins, lengths)
    hints |= named & _labelled_items(codes, chinese, begins)
    hints |= _behind_kin(codes, begins)
    capital = (first >= ord("A")) & (first <= ord("Z")) & ~alone
    if capital.any():
        second = codes[np.minimum(begins + 1, len(codes) - 1)]
        hints |= capital & (second >= ord("a")) & (second <= ord("z"))
    at = starts.searchsorted(read_text.sentence_starts)
    heads = at[:-1]
    hints[heads] |= (frequent | (alone & surname))[heads]
    before = np.zeros(len(hints) + 1, np.int64)
    hints.cumsum(out=before[1:])
    counts = before[at]
    return np.asarray(counts[1:] > counts[:-1])


def _short_items(han: Array, begins: Array, lengths: Array) -> Array:
    """The words that open a run of two or three Chinese characters, and are not the whole of it."""
    opens = ~han[:-4] & han[1:-3] & han[2:-2]
    longer = (opens & han[3:-1])[begins]
    opens &= ~(han[3:-1] & han[4:])
    return np.asarray(opens[begins] & (lengths < 2 + longer))


def lay_out(read_text: ReadText, chosen: Array) -> Layout:
    """The sentences with these numbers side by side, blanks between them."""
    begin, end = read_text.sentence_starts[chosen], read_text.sentence_starts[chosen + 1]
    lengths = end - begin
    steps = lengths + BLANKS
    starts = BLANKS + steps.cumsum() - steps
    size = int(BLANKS + steps.sum())
    places = (starts - lengths.cumsum() + lengths).repeat(lengths) + np.arange(lengths.sum())
    origins = np.full(size, -1)
    origins[places] = (begin - starts).repeat(lengths) + places
    codes = np.zeros(size, np.uint32)
    codes[places] = read_text.codes[origins[places]]
    # The words of the chosen sentences; each blank is an empty word of its own.
    first = read_text.word_starts.searchsorted(begin)
    counts = read_text.word_starts.searchsorted(end) - first
    ids = (first - counts.cumsum() + counts).repeat(counts) + np.arange(counts.sum())
    heads = read_text.word_starts[ids] - (begin - starts).repeat(counts)
    tag_at = np.zeros(size, np.uint32)
    tag_at[heads] = read_text.tags[ids]
    opens = origins < 0
    opens[heads] = True
    word_starts = opens.nonzero()[0]
    return Layout(codes, origins, opens.cumsum() - 1, word_starts, tag_at[word_starts], starts, lengths)


def _labelled_items(codes: Array, han: Array, begins: Array) -> Array:
    """The words that open a run of two or three Chinese characters behind a colon, a blank or a sign of a list: 承办：尚可."""
    behind = _label_table()[codes[begins - 1]]
    behind[:1] &= begins[:1] > 0  # before the first word stands none
    at = begins[behind] + 1
    behind[behind] = han[at] & han[at + 1] & ~(han[at + 2] & han[at + 3])
    return np.asarray(behind)


def _behind_kin(codes: Array, begins: Array) -> Array:
    """The words behind one that ends in a word for a relative or somebody else near: 邻居弓爱莲."""
    firsts, seconds = _kin_table()
    found = seconds[codes[np.maximum(begins - 1, 0)]]
    return np.asarray(found & firsts[codes[np.maximum(begins - 2, 0)]] & (codes[begins] >= FIRST_HAN))


@cache
def _label_table() -> Array:
    table = np.zeros(0x10000, bool)
    table[_codes("： \t▲●■◆")] = True
    return table


@cache
def _kin_table() -> tuple[Array, Array]:
    tables = np.zeros((2, 0x10000), bool)
    for words, table in zip(
        ("邻儿女妻丈母父哥弟姐妹侄孙女外外媳同", "居子儿子夫亲亲哥弟姐妹儿子婿婆公妇住"), tables, strict=True
    ):
        table[_codes(words)] = True
    return tables[0], tables[1]


@cache
def _fold_table() -> Array:
    table = np.arange(0x10000, dtype=np.uint32)
    table[0xFF10:0xFF5B] -= 0xFEE0
    for source, target in zip(",;:?!()[]•・．％＋－　", "，；：？！（）【】··.%+- ", strict=True):
        table[ord(source)] = ord(target)
    for full, mark in zip("；：？＜＝＞［］＠", "；：？<=>【】@", strict=True):
        table[ord(full)] = ord(mark)
    table[0x3400:0x4DC0] = RARE_HAN
    table[0xD800:0xE000] = 0xFFFD
    table[0xFFFF] = RARE_HAN
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


def _codes(characters: str) -> Array:
    return np.array([ord(character) for character in characters])


@cache
def _surname_table(surnames: frozenset[str]) -> Array:
    table = np.zeros(0x10000, bool)
    table[_codes("".join(sorted(surnames)))] = True
    return table


@cache
def _name_tags() -> Array:
    table = np.zeros(len(_TAG_IDS) + 1, bool)
    table[[_TAG_IDS[tag] for tag in _NAME_TAGS]] = True
    return table


@cache
def _empty_tags() -> Array:
    table = np.zeros(len(_TAG_IDS) + 1, bool)
    table[[_TAG_IDS[tag] for tag in _EMPTY_TAGS]] = True
    return table
