"""Near duplicates: what is alike is found in an archive of any size, and chains do not swallow everything."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from stores import File, document, fill

from pubcheck.archive.likeness import MOST_BITS, alike
from pubcheck.archive.snapshot import snapshot
from pubcheck.archive.store import reading


def groups(db: Path) -> list[list[str]]:
    with reading(db) as store, snapshot(store) as shot:
        names = {row.document: row.name for row in shot.documents()}
        return [[names[member] for member in group] for group in alike(shot)]


def files(prints: list[int]) -> list[File]:
    return [File((f"{at:05d}",), (document(f"{at}", print=signed(each)),)) for at, each in enumerate(prints)]


def signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def flipped(number: int, bits: list[int]) -> int:
    for bit in bits:
        number ^= 1 << bit
    return number


@pytest.mark.parametrize("prints", [[], [0, 0], [5], [1, (1 << 64) - 1]])
def test_nothing_is_alike(prints: list[int], tmp_path: Path) -> None:
    assert groups(fill(tmp_path / "scan.sqlite", files(prints))) == []


def test_the_same_print_and_a_few_bits(tmp_path: Path) -> None:
    number = 0xF0F0_1234_5678_9ABC
    prints = [number, number, flipped(number, [0, 17, 63]), flipped(number, list(range(MOST_BITS + 8)))]
    assert groups(fill(tmp_path / "scan.sqlite", files(prints))) == [["00000", "00001", "00002"]]


def test_a_chain_of_small_steps_is_not_one_group(tmp_path: Path) -> None:
    prints = [0x1111_2222_3333_4444]
    for step in range(0, 60, 5):
        prints.append(flipped(prints[-1], list(range(step, step + 5))))
    found = groups(fill(tmp_path / "scan.sqlite", files(prints)))
    numbers = [[prints[int(name)] for name in group] for group in found]
    assert found
    for group in numbers:
        assert min(max(bin(one ^ other).count("1") for other in group) for one in group) <= MOST_BITS


def test_pairs_are_found_among_many(tmp_path: Path) -> None:
    chance = random.Random(5)
    prints = [chance.getrandbits(64) for _ in range(3_000)]
    pairs = [(at, flipped(prints[at], chance.sample(range(64), 3))) for at in range(300)]
    found = groups(fill(tmp_path / "scan.sqlite", files([*prints, *(each for _, each in pairs)])))
    wanted = {(f"{at:05d}", f"{3_000 + number:05d}") for number, (at, _) in enumerate(pairs)}
    assert {(one, other) for one, other in found} <= wanted
    assert len(found) >= 0.98 * len(wanted)
