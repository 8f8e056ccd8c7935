"""Documents with mostly the same text, by their 64-bit prints.

Two prints are alike where few bits differ. Prints of texts that differ in one place of 600 characters differ in 6 bits or
fewer in most cases, those of unrelated official documents in 14 and more (measured on the project's corpora).
Comparing all with all is out of the question for a million documents: the prints are sorted sixteen times, each time
beginning with other bits, and each is compared with its next neighbours. That finds most pairs, not each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubcheck.archive.snapshot import Snapshot

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Prints = NDArray[numpy.uint64]

#: Bits in which the prints of documents that count as alike may differ.
MOST_BITS = 6
_TURNS = 16
_NEIGHBOURS = 16
_BITS = 64


def alike(shot: Snapshot) -> Iterator[tuple[int, ...]]:
    """Groups of two or more documents (their row ids) with mostly the same text but different bytes, in the order of
    their first ones; blank forms and short texts have no print and are in none."""
    import numpy

    rows = shot.store.connection.execute(
        "SELECT print, document, content FROM document_rows WHERE print <> 0 ORDER BY seat"
    )
    table = numpy.fromiter(rows, dtype=numpy.dtype((numpy.int64, 3)))
    if not len(table):
        return
    prints, of = numpy.unique(table[:, 0].view(numpy.uint64), return_inverse=True)
    leader = _leaders(prints)[of.reshape(-1)]
    order = numpy.argsort(leader, kind="stable")
    groups = numpy.split(order, numpy.flatnonzero(numpy.diff(leader[order])) + 1)
    for group in sorted((each for each in groups if len(each) > 1), key=lambda each: int(each[0])):
        if len(numpy.unique(table[group, 2])) > 1:
            yield tuple(int(each) for each in table[group, 1])


def _leaders(prints: Prints) -> NDArray[numpy.int64]:
    """For each print the number of the one that leads its group. A print joins a leader, never a mere member, and
    whoever leads joins nobody: chains of small steps do not make one group of everything."""
    import numpy

    leader = numpy.arange(len(prints))
    leads = numpy.zeros(len(prints), numpy.bool_)
    for first, second in _pairs(prints):
        free = (leader[first] == first) & (leader[second] == second) & ~(leads[first] & leads[second])
        for one, other in zip(first[free].tolist(), second[free].tolist(), strict=True):
            head, member = (other, one) if leads[other] else (one, other)
            if leader[head] == head and leader[member] == member and not leads[member]:
                leader[member], leads[head] = head, True
    return leader


def _pairs(prints: Prints) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Prints that are alike, as numbers of the first and the second; the first is the smaller number."""
    import numpy

    weights = numpy.array([bin(number).count("1") for number in range(1 << 16)], numpy.uint8)
    for turn in range(0, _BITS, _BITS // _TURNS):
        turned = (prints << numpy.uint64(turn)) | (prints >> numpy.uint64(_BITS - turn)) if turn else prints
        order = numpy.argsort(turned, kind="stable")
        for step in range(1, min(_NEIGHBOURS, len(prints) - 1) + 1):
            left, right = order[:-step], order[step:]
            bits = (prints[left] ^ prints[right]).view(numpy.uint16).reshape(-1, 4)
            near = weights[bits].sum(axis=1) <= MOST_BITS
            yield numpy.minimum(left[near], right[near]), numpy.maximum(left[near], right[near])
