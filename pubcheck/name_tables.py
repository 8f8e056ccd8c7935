"""What the features of the model of names look up: traits of characters, and names of the dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from pubcheck.name_text import FIRST_HAN, RARE_HAN, Array, fold
from pubcheck.surnames import COMPOUND, FREQUENT, SINGLE, UNCOMMON

LONGEST_LISTED = 7  # characters of the longest name that is looked up
LISTED_KINDS = {"ns": 1, "nr": 2, "nrfg": 2, "nrt": 3, "nt": 4, "nz": 5}

_CLASSES = (
    "0123456789",
    "一二三四五六七八九十百千万亿零〇两",
    "abcdefghijklmnopqrstuvwxyz",
    "，、",
    "。；！？\n",
    "“”‘’\"'《》〈〉",
    "（）【】〔〕",
    "：",
    "·",
    "年月日时分",
    " \t　",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
_FLAGS = (
    "省市区县州乡镇村街路道盟旗岛山河江湖海洋港湾关桥寺庙国",
    "部局厅委会院校所队社党团厂司行公馆中心站台室处科办署报府集协",
    "长员任记席理者说称问答表示授士生",
    "斯尔特德克拉巴罗布里格姆森顿兹科夫娜莎娃基诺维卡亚洛贝伊多萨哈",
)
_SURNAMES = (("".join(COMPOUND), 15), ("".join(UNCOMMON | SINGLE), 14), ("".join(FREQUENT), 15))


class Tables(NamedTuple):
    """What the features look up: ``traits`` of each character, ``listed`` names of the dictionary."""

    traits: Array
    listed: Array


def traits_of(emissions: Array) -> Array:
    """Per character: emissions of jieba's tag model in six buckets of four bits, class and flags above.

    :param emissions: one row of six values from 0 to 15 for each character from U+4E00 on.
    """
    traits = np.zeros(0x10000, np.uint32)
    for column in range(emissions.shape[1]):
        traits[FIRST_HAN : FIRST_HAN + len(emissions)] |= emissions[:, column].astype(np.uint32) << np.uint32(
            4 * column
        )
    return traits | (_class_table() << np.uint32(24))


def listing(words: Sequence[tuple[str, str]]) -> Array:
    """A table of these words and tags by hash; what is no name, or too long, is left out."""
    table = np.zeros(1 << 20, np.uint16)
    named = sorted((word, LISTED_KINDS[tag]) for word, tag in words if tag in LISTED_KINDS)
    for length in range(LONGEST_LISTED, 1, -1):
        some = [(word, kind) for word, kind in named if len(word) == length]
        if not some:
            continue
        letters = spread(fold("".join(word for word, _ in some)).reshape(len(some), length))
        values = listed_hash((letters * powers()[:length]).sum(1, dtype=np.uint32), np.array([length], np.uint32))
        kinds = np.array([kind for _, kind in some], np.uint32)
        table[values >> np.uint32(12)] = ((values & np.uint32(0xFFF)) << np.uint32(4) | kinds).astype(np.uint16)
    return table


def listed_hash(prefix: Array, length: Array) -> Array:
    """The hash under which a name of this length is listed: slot and fingerprint."""
    mixed = prefix + length * np.uint32(0x3C6EF372)
    mixed ^= mixed >> np.uint32(16)
    mixed *= np.uint32(0x7FEB352D)
    return np.asarray(mixed ^ (mixed >> np.uint32(15)))


@cache
def powers() -> Array:
    """Factors that tell the places of a word's characters apart."""
    return np.array([pow(0x01000193, i, 1 << 32) for i in range(16)], np.uint32)


@cache
def _class_table() -> Array:
    table = np.zeros(0x10000, np.uint32)
    table[FIRST_HAN : RARE_HAN + 1] = 13
    for characters, kind in _SURNAMES:
        table[_codes(characters)] = kind
    for kind, characters in enumerate(_CLASSES, start=1):
        table[_codes(characters)] = kind
    for bit, characters in enumerate(_FLAGS):
        table[_codes(characters)] |= np.uint32(16 << bit)
    return table


def _codes(characters: str) -> Array:
    return np.array([ord(character) for character in characters])


@cache
def mark_table() -> Array:
    """1 for 《, 2 for 》, 3 for the blanks between sentences, which hide what lies beyond."""
    table = np.zeros(0x10000, np.uint8)
    table[0], table[ord("《")], table[ord("》")] = 3, 1, 2
    return table


def spread(values: Array) -> Array:
    """Small numbers mixed over 32 bits."""
    mixed = values.astype(np.uint32) * np.uint32(0x9E3779B1)
    mixed ^= mixed >> np.uint32(15)
    return np.asarray(mixed * np.uint32(0x85EBCA77))
