"""Where the patterns of addresses may match at all: by the characters at a place, before and behind it.

Supersets of the places where the patterns of the recognizer of addresses begin, told by whole-array
look-ups; ``tests/test_gates.py`` holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.code_points import HAN, WHITE, Codes, Flags, pairs_of, places_of, table_of

_NUMERAL = "甲乙丙第一二三四五六七八九十百零〇"
_LATIN: tuple[tuple[int, int], ...] = ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A))
_UNITS = "组社队连号栋幢座#单室弄"  # what counts houses and groups, within 36 characters
_VILLAGES = "村社屯嘎"
_LABEL_HEADS = ("家现户居常通联收身详原本住地租", "庭住籍信讯系件份细人址口所居在地")
_REACH = 37


def deep_places(text: str) -> Iterator[int]:
    """Where a house number, a village or a group may begin."""
    return places_of(text, _deep, before=3, after=_REACH)


def _deep(codes: Codes, size: int) -> Flags:
    import numpy as np

    def at(table: Flags, offset: int = 0) -> Flags:
        return table[codes[3 + offset : 3 + offset + size]]

    def within(table: Flags, first: int, last: int) -> Flags:
        """Whether one of the characters from ``first`` to ``last`` behind a place is in ``table``."""
        sums = np.zeros(len(codes) + 1, np.int32)
        np.cumsum(table[codes], out=sums[1:])
        found: Flags = sums[4 + last : 4 + last + size] > sums[3 + first : 3 + first + size]
        return found

    latin = table_of("", *_LATIN)
    found = at(table_of(_NUMERAL, *_LATIN)) & ~at(table_of("第〔(（-—/.", *_LATIN), -1)
    # What is asked of the characters behind costs most, and many texts have no place to ask it of.
    if found.any():
        found &= within(table_of(_UNITS), 1, _REACH - 1)
    found |= at(latin) & at(table_of("园苑区寓厦府庭城院"), -1)
    towns = at(table_of("镇乡道场木区县市"), -1)
    if towns.any():
        found |= towns & within(table_of(_VILLAGES), 1, 8)
    named = at(table_of("村区会"), -1) | (at(table_of("\n"), -1) & at(table_of("村区"), -2))
    if named.any():
        found |= named & within(table_of("组屯社队"), 1, 9)
    roads = at(table_of("园苑区寓厦路街"), -1)
    found |= roads & at(table_of("东西南北", *_LATIN))
    found |= at(table_of("平")) & at(table_of("村区队连委"), -1)
    figure = at(table_of("0123456789"))
    found |= figure & at(table_of("路街巷弄道"), -1)
    figure &= at(table_of("〇", *HAN), -1)
    if figure.any():
        found |= figure & within(table_of("-—"), 1, 3)
    return found


def label_places(text: str) -> Iterator[int]:
    """Where a word that introduces an address may begin."""
    return pairs_of(text, table_of(_LABEL_HEADS[0]), table_of(_LABEL_HEADS[1] + WHITE))


def fragment_places(text: str) -> Iterator[int]:
    """Where a word for living or being housed somewhere may begin."""
    return pairs_of(text, table_of("安现原暂居住搬入家"), table_of("置住在到至进于"))
