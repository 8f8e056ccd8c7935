"""From labelled texts to what the learner reads: rows of the weights, labels, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from pubcheck.models.names.learn import Examples
from pubcheck.models.names.measure import joined
from pubcheck.models.names.sets import Name, NamedText

from pubcheck.crf import LABELS
from pubcheck.name_features import BITS, hashes
from pubcheck.name_tables import Tables, listing, traits_of
from pubcheck.name_text import lay_out, read

Array = np.ndarray[Any, Any]
_TOGETHER = 400
_COUNT_BITS = 23  # features are counted more finely than they are stored
_INDEX = {label: index for index, label in enumerate(LABELS)}
_O, _B, _I, _E = (_INDEX[label] for label in ("O", "B-person", "I-person", "E-person"))


def examples(texts: Sequence[NamedText], tables: Tables, least: int) -> Examples:
    """All sentences of ``texts``; a feature seen fewer than ``least`` times has row -1."""
    hashed, labels, starts, lengths, offset = [], [], [], [], 0
    for first in range(0, len(texts), _TOGETHER):
        text, names = joined(texts[first : first + _TOGETHER])
        words = read(text)
        layout = lay_out(words, np.flatnonzero(np.diff(words.sentence_starts) > 1))
        inside = layout.origins >= 0
        found = np.zeros(len(layout.codes), np.int8)
        found[inside] = _labels(len(text), names)[layout.origins[inside]]
        _mend(found, layout.starts, layout.lengths)
        hashed.append(np.ascontiguousarray(hashes(layout, tables).T))
        labels.append(found)
        starts.append(layout.starts + offset)
        lengths.append(layout.lengths)
        offset += len(layout.codes)
    whole = np.concatenate(hashed)
    hashed.clear()
    rows = _frequent_rows(whole, least)
    return Examples(rows, np.concatenate(labels), np.concatenate(starts), np.concatenate(lengths))


def _labels(size: int, names: Sequence[Name]) -> Array:
    labels = np.zeros(size, np.int8)
    for start, end, kind in names:
        labels[start:end] = _INDEX[f"I-{kind}"]
        if kind == "person":
            labels[end - 1] = _E
        labels[start] = _INDEX[f"B-{kind}"]
    return labels


def _mend(labels: Array, starts: Array, lengths: Array) -> None:
    """Names that a sentence's border cuts begin and end there."""
    last = starts + lengths - 1
    labels[last] = np.where(labels[last] == _I, _E, labels[last])
    heads = labels[starts]
    for kind in ("person", "place", "organisation"):
        heads = np.where(heads == _INDEX[f"I-{kind}"], _INDEX[f"B-{kind}"], heads)
    labels[starts] = np.where(heads == _E, _B, heads)


def _frequent_rows(hashed: Array, least: int) -> Array:
    """The rows, in the memory of ``hashed``: there are gigabytes of them."""
    rows = hashed.view(np.int32)
    for template in range(hashed.shape[1]):
        column = hashed[:, template].copy()
        fine = (column >> np.uint32(32 - _COUNT_BITS)).astype(np.intp)
        counts = np.bincount(fine, minlength=1 << _COUNT_BITS)
        rows[:, template] = np.where(counts[fine] >= least, (column >> np.uint32(32 - BITS)).astype(np.int32), -1)
    return rows


def emission_buckets() -> Array:
    """What jieba's tag model says of each character as part of a person's or a place's name, in buckets."""
    from jieba.posseg import prob_emit

    columns = (
        (("B", "nr"),),
        (("M", "nr"),),
        (("E", "nr"),),
        (("B", "ns"),),
        (("E", "ns"),),
        (("B", "nrt"), ("M", "nrt"), ("E", "nrt")),
    )
    buckets = np.zeros((0xA000 - 0x4E00, len(columns)), np.uint8)
    for column, states in enumerate(columns):
        for state in states:
            for character, value in prob_emit.P.get(state, {}).items():
                place = ord(character) - 0x4E00
                if 0 <= place < len(buckets) and value > -1e10:
                    bucket = int(np.clip((value + 14) / 1.2 + 1, 1, 9))
                    buckets[place, column] = max(buckets[place, column], bucket)
    return buckets


def dictionary_tables() -> tuple[Array, Array, Tables]:
    """Emission buckets and listed names of jieba's dictionary, and the tables made of them."""
    import jieba

    with jieba.get_dict_file() as lines:
        rows = [line.decode("utf-8").split() for line in lines]
    buckets, listed = emission_buckets(), listing([(word, tag) for word, _, tag in rows])
    return buckets, listed, Tables(traits_of(buckets), listed)
