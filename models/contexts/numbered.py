"""Texts as numbers: characters and the kinds of them, for :mod:`pubcheck.models.contexts.learn`."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .network import DEVICE

PAD, UNKNOWN, HIDDEN, BREAK = range(4)
FIRST = 4  # the number of the first character
VOCABULARY = 6000
LONGEST = 640  # characters that are learned at once
# Kinds of a character: none, begins or continues a private person, begins or continues another one.
NONE, PRIVATE, PRIVATE_ON, OTHER, OTHER_ON = range(5)
SOMEBODY, SOMEBODY_ON, NOT_PRIVATE, SILENT = 5, 6, -2, -1  # of which less is known
Row = tuple[Any, Any]  # the numbers of characters, and the kind of each


class Data:
    """What is in the folder, with characters numbered."""

    def __init__(self, folder: Path, characters: str = "") -> None:
        def load(name: str) -> Any:
            return json.loads(gzip.decompress((folder / f"{name}.json.gz").read_bytes()))

        self.texts, self.passages, names = load("texts"), load("passages"), load("names")
        self.characters = characters or self.frequent()
        self.number = {character: at + FIRST for at, character in enumerate(self.characters)}
        self.size = len(self.characters) + FIRST
        self.names = [(self.coded(text)[:LONGEST], self.somebody(text, spans)[:LONGEST]) for text, spans in names]
        self.labelled = [self.items(passage) for passage in self.passages]

    def frequent(self) -> str:
        """The characters that are known: those that come more than twice, the most frequent first."""
        counted: Counter[str] = Counter()
        for text in self.texts:
            counted.update(text)
        return "".join(each for each, number in counted.most_common(VOCABULARY - FIRST) if number > 2)

    def coded(self, text: str) -> Any:
        """The numbers of the characters."""
        return np.fromiter((self.number.get(each, UNKNOWN) for each in text), np.int64, len(text))

    @staticmethod
    def somebody(text: str, spans: list[list[int]]) -> Any:
        """The kinds of a text of whose persons no role is known."""
        kinds = np.zeros(len(text), np.int64)
        for start, end in spans:
            kinds[start:end] = SOMEBODY_ON
            kinds[start] = SOMEBODY
        return kinds

    def items(self, passage: dict[str, Any]) -> list[Row]:
        """A passage in pieces that are learned at once."""
        kinds = np.full(len(passage["text"]), SILENT if passage["group"] == "replies" else NONE)
        for start, end, private in passage["gold"]:
            kinds[start:end] = PRIVATE_ON if private else OTHER_ON
            kinds[start : start + 1] = PRIVATE if private else OTHER
        if passage["group"] in ("replies", "public"):  # of these is known only who is private
            for start, end, private in passage["persons"]:
                kinds[start:end] = PRIVATE_ON if private else NOT_PRIVATE
                kinds[start : start + 1] = PRIVATE if private else NOT_PRIVATE
        coded = self.coded(passage["text"])
        cuts = range(0, max(1, len(coded) - 100), LONGEST - 128)
        return [(coded[at : at + LONGEST], kinds[at : at + LONGEST]) for at in cuts]

    def authors(self) -> list[str]:
        """Who wrote each passage."""
        same = {"develop5_personal": "develop_personal"}
        return [same.get(passage["group"], passage["group"]) for passage in self.passages]


def padded(rows: list[Any], fill: int = PAD) -> Any:
    """Rows of one length, filled up."""
    length = -(-max(map(len, rows)) // 32) * 32
    table = np.full((len(rows), length), fill, np.int64)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return torch.from_numpy(table).to(DEVICE, non_blocking=True)
