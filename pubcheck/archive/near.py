"""Near duplicates: documents whose texts are mostly the same, so that people look at a group once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from pubcheck.archive.store import Store

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Prints = NDArray[numpy.uint64]
    Numbers = NDArray[numpy.int64]

_BITS = 64
_MOST = 15  # bits: texts whose prints differ in more are not alike
_RUN = 64  # prints that agree by chance in the bits that a comparison starts from, at most
_LOOK = 256  # neighbours that one is compared with where more agree: a crowd of thousands joins through its neighbours


@dataclass(frozen=True, slots=True)
class NearGroup:
    """Documents that say mostly the same: rows of the store's ``documents``, in the order in which they came.

    ``same``: no other difference than dates and numbers was seen.
    """

    documents: tuple[int, ...]
    same: bool


def near_duplicates(store: Store, bits: int) -> Iterator[NearGroup]:
    """Groups of two documents and more whose prints differ in at most ``bits`` of 64 bits, in order of their first.

    What is near to one of a group joins it, as long as it is within twice as many bits of the group's first: a chain
    of small changes does not end among strangers. Documents of fewer than 200 letters are in no group; copies (one
    content in many files) are one document. Needs about 100 bytes for each different print.
    """
    import numpy

    rows = store.connection.execute(
        "SELECT print, count(DISTINCT digest), min(documents.id) AS first FROM documents WHERE print <> 0"
        " AND EXISTS (SELECT 1 FROM files WHERE files.content = documents.content AND gone IS NULL)"
        " GROUP BY print ORDER BY first"
    )
    table = numpy.fromiter(((row[0], row[1]) for row in rows), numpy.dtype("i8,i8"))
    prints, numbers = table["f0"], table["f1"]
    firsts = _firsts(prints.astype(numpy.uint64), min(max(bits, 0), _MOST))
    order = numpy.argsort(firsts, kind="stable")
    starts = numpy.flatnonzero(numpy.diff(firsts[order], prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(order)]):
        if end - start > 1 or numbers[order[start]] > 1:
            found = [row for place in order[start:end] for row in _documents(store, int(prints[place]))]
            yield NearGroup(tuple(sorted(found)), bool(end - start == 1))


def _documents(store: Store, print_: int) -> list[int]:
    """The documents with this print that are there, one for each different content."""
    return [
        row[0]
        for row in store.connection.execute(
            "SELECT min(documents.id) FROM documents WHERE print = ? AND print <> 0"
            " AND EXISTS (SELECT 1 FROM files WHERE files.content = documents.content AND gone IS NULL)"
            " GROUP BY documents.digest",
            (print_,),
        )
    ]


def _firsts(prints: Prints, bits: int) -> Numbers:
    """For each print the place of the first of its group."""
    import numpy

    labels = numpy.arange(len(prints))
    for mask in _masks(len(prints), bits):
        kept = prints & numpy.uint64(mask)
        order = numpy.lexsort((prints, kept))
        kept, sorted_ = kept[order], prints[order]
        at = numpy.arange(len(prints))
        for offset in range(1, _LOOK + 1):
            at = at[at + offset < len(prints)]
            at = at[kept[at] == kept[at + offset]]
            if not len(at):
                break
            near = at[_count(sorted_[at] ^ sorted_[at + offset]) <= bits]
            _join(labels, order[near], order[near + offset])
    return _divided(labels, prints, 2 * bits)


def _masks(number: int, bits: int) -> Iterator[int]:
    """Bits in which two prints are compared first: for any two that differ in ``bits``, they agree in one of these.

    Of ``bits + n`` bands at least ``n`` agree. ``n`` grows with the number of prints, so that few agree by chance.
    """
    agree = 1
    while agree < 4 and number >> (_BITS * agree // (bits + agree)) > _RUN:
        agree += 1
    edges = [_BITS * band // (bits + agree) for band in range(bits + agree + 1)]
    bands = [(1 << high) - (1 << low) for low, high in pairwise(edges)]
    yield from (sum(chosen) for chosen in combinations(bands, agree))


def _join(labels: Numbers, one: Numbers, other: Numbers) -> None:
    """Give the groups of each pair the lower of their labels."""
    import numpy

    while len(one):
        low, high = labels[one], labels[other]
        apart = low != high
        if not apart.any():
            return
        one, other, low, high = one[apart], other[apart], low[apart], high[apart]
        # The label of a group is the place of its first: pointing that place elsewhere moves the whole group.
        numpy.minimum.at(labels, numpy.maximum(low, high), numpy.minimum(low, high))
        while not numpy.array_equal(labels[labels], labels):
            labels[:] = labels[labels]


def _divided(labels: Numbers, prints: Prints, most: int) -> Numbers:
    """Labels of groups whose members are all within ``most`` bits of their first."""
    import numpy

    order = numpy.argsort(labels, kind="stable")
    starts = numpy.flatnonzero(numpy.diff(labels[order], prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(order)]):
        left = order[start:end]
        while len(left) > 1:
            within = _count(prints[left] ^ prints[left[0]]) <= most
            labels[left[within]] = left[0]
            left = left[~within]
        labels[left] = left
    return labels


def _count(values: Prints) -> NDArray[Any]:
    """How many bits of each value are set."""
    import numpy

    if hasattr(numpy, "bitwise_count"):  # since numpy 2
        counted: NDArray[Any] = numpy.bitwise_count(values)
        return counted
    one_by_one: NDArray[Any] = numpy.unpackbits(values.view(numpy.uint8).reshape(-1, 8), axis=1).sum(axis=1)
    return one_by_one
