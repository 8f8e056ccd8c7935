"""Near duplicates: what a print is alike for, measured on generated pairs, and the groups made of prints."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import archive_files
import archive_papers as papers
import numpy
import pytest
from archive_papers import Paper
from archive_stores import KEYS, document, put, store_at

from pubcheck.archive.near import NearGroup, _count, _firsts, near_duplicates
from pubcheck.archive.record import _read
from pubcheck.archive.store import reading
from pubcheck.parser import parse_bytes
from pubcheck.settings import Archive, Limits

BITS = Archive().near_bits
PAIRS = 150


def text_of(paper: Paper) -> str:
    return "\n".join(paper.lines)


def base(number: int) -> tuple[Paper, random.Random]:
    chance = random.Random(f"near {number}")
    return papers.paper(chance, 2020, f"near {number}", chance.choice((0.6, 1.0, 1.5, 3.0))), chance


def apart(one: str, other: str) -> int | None:
    """In how many bits two prints differ; None for texts too short to have one."""
    prints = KEYS.print_of(one), KEYS.print_of(other)
    return None if 0 in prints else ((prints[0] ^ prints[1]) & (1 << 64) - 1).bit_count()


def dated(number: int) -> tuple[str, str]:
    paper, chance = base(number)
    return text_of(paper), text_of(papers.nearly(papers.nearly(paper, 0, 2020, chance), 1, 2020, chance))


def word(number: int) -> tuple[str, str]:
    paper, chance = base(number)
    return text_of(paper), text_of(papers.nearly(paper, 2, 2020, chance))


def renamed(number: int) -> tuple[str, str]:
    paper = papers.with_sentence(base(number)[0], papers.person(f"one {number}"))
    names = papers.person(f"one {number}").name, papers.person(f"other {number}").name
    return text_of(paper), text_of(paper).replace(*names)


def other_persons(number: int) -> tuple[str, str]:
    """Lists of one form with other persons in them: not to be looked at once."""
    paper = base(number)[0]
    lists = [[papers.person(f"{half} {number} {row}") for row in range(12)] for half in range(2)]
    one, other = (papers.with_list(paper, persons, ("name", "identity", "address")) for persons in lists)
    return text_of(one), text_of(other)


def template(number: int) -> tuple[str, str]:
    """Head, foot and half of the paragraphs are the same, as of two documents of one office."""
    chance = random.Random(f"template {number}")
    head, body, foot = chance.choice(papers._sources())
    others = [line for _ in range(3) for line in chance.choice(papers._sources())[1]]

    def made() -> str:
        return "\n".join([*head, *(chance.choice(others) if chance.random() < 0.5 else line for line in body), *foot])

    return made(), made()


def unrelated(number: int) -> tuple[str, str]:
    return text_of(base(number)[0]), text_of(base(number + 10_000)[0])


# Measured on 150 pairs of each: the share within 3, 4 and 5 bits. The bounds, for 4 bits, leave a little for chance.
@pytest.mark.parametrize(
    ("pair", "least", "most"),
    [
        (dated, 1.0, 1.0),  # 1.00, 1.00, 1.00
        (word, 0.75, 1.0),  # 0.72, 0.86, 0.96
        (renamed, 0.85, 1.0),  # 0.82, 0.94, 0.99
        (other_persons, 0.0, 0.25),  # 0.10, 0.18, 0.30
        (template, 0.0, 0.02),  # 0.01, 0.01, 0.01
        (unrelated, 0.0, 0.0),  # 0, 0, 0
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_a_print_is_alike_for_what_is_nearly_the_same(
    pair: Callable[[int], tuple[str, str]], least: float, most: float
) -> None:
    distances = [found for number in range(PAIRS) if (found := apart(*pair(number))) is not None]
    assert len(distances) > PAIRS / 2
    assert least <= sum(each <= BITS for each in distances) / len(distances) <= most


@pytest.mark.parametrize("kind", ["html", "gbk", "doc", "rtf", "pdf"])
def test_formats_of_one_text_have_one_print(kind: str) -> None:
    differ = 0
    for number in range(20):
        paper = replace(base(number)[0])
        ending, writer = archive_files.WRITERS[kind]
        prints = [
            KEYS.print_of(_read(parse_bytes(data, f"file.{end}", Limits())))
            for data, end in ((archive_files.docx(paper), "docx"), (writer(paper), ending))
        ]
        differ += prints[0] != prints[1]
    assert differ <= (2 if kind == "pdf" else 0)  # the lines of a PDF are put together by their place


def test_short_texts_have_no_print() -> None:
    assert KEYS.print_of("关于召开会议的通知" * 10) == 0  # one line of 90 letters
    assert KEYS.print_of("\n".join(["关于召开会议的通知"] * 100)) == 0  # a line counts once
    assert KEYS.print_of("".join(map(chr, range(0x4E00, 0x4E00 + 300)))) != 0


def test_large_texts_are_printed_in_pieces() -> None:
    text = "".join(random.Random(3).choices([chr(code) for code in range(0x4E00, 0x5E00)], k=150_000))
    assert (apart(text, text[:-1]) or 0) <= 1
    assert apart(text, "".join(sorted(text))) != 0


def test_near_prints_are_grouped_and_far_ones_are_not() -> None:
    chance = random.Random(4)
    ones = [chance.getrandbits(64) for _ in range(3_000)]
    others = []
    for one in ones:
        for bit in chance.sample(range(64), chance.randrange(8)):
            one ^= 1 << bit
        others.append(one)
    prints = numpy.array([*ones, *others], dtype=numpy.uint64)
    for bits in (0, 3, 4, 7):
        firsts = _firsts(prints, bits)
        together = firsts[:3_000] == firsts[3_000:]
        distances = _count(prints[:3_000] ^ prints[3_000:])
        assert numpy.array_equal(together, distances <= bits)


def test_groups_are_those_of_comparing_all_with_all() -> None:
    """Prints in a small space, so that many are near: nothing within reach of its group's first is left out."""
    chance = random.Random(5)
    spread = [chance.getrandbits(64) for _ in range(12)]
    values = {0}
    while len(values) < 400:
        value = 0
        for word in chance.sample(spread, chance.randrange(4)):
            value ^= word & word >> 7 & word >> 13
        values.add(value ^ 1 << chance.randrange(64))
    prints = numpy.array(sorted(values), dtype=numpy.uint64)
    firsts = _firsts(prints, 3)
    for place, first in enumerate(firsts):
        assert _count(prints[place : place + 1] ^ prints[first : first + 1])[0] <= 6
        alike = numpy.flatnonzero(_count(prints ^ prints[place]) <= 3)
        if first == place and len(alike) > 1:  # alone or first: whoever is near it is in its group or in an earlier one
            assert all(firsts[other] <= place for other in alike)


def test_bits_are_counted_without_numpy_2(monkeypatch: pytest.MonkeyPatch) -> None:
    values = numpy.array([0, 1, 2**64 - 1, 0b1011], dtype=numpy.uint64)
    monkeypatch.delattr(numpy, "bitwise_count", raising=False)
    assert _count(values).tolist() == [0, 1, 64, 3]


def test_groups_of_a_store(tmp_path: Path) -> None:
    with store_at(tmp_path / "scan.sqlite") as store:
        for name, print_ in (("a", -8), ("b", 0), ("c", -8), ("d", -7), ("e", 2**40), ("f", -8), ("g", 2**41)):
            put(store, name, document([], name, print=print_))
        put(store, "copy of a", document([], "a", print=-8))
        put(store, "gone", document([], "gone", print=2**40))
        store.connection.execute("UPDATE files SET gone = 2 WHERE path IN ('gone', 'f')")
    with reading(tmp_path / "scan.sqlite") as store:
        assert list(near_duplicates(store, 0)) == [NearGroup((1, 3), True)]
        assert list(near_duplicates(store, 1)) == [NearGroup((1, 3, 4), False)]
        assert list(near_duplicates(store, 4)) == [NearGroup((1, 3, 4), False), NearGroup((5, 7), False)]
        assert list(near_duplicates(store, 99)) == list(near_duplicates(store, 15))
