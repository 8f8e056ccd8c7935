"""The office passages of ``corpora/names`` as training texts, their persons given other names in copies.

A copy teaches where names stand: its passage is the same, most of its persons are called
something else, each by one new name throughout.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pubcheck.models.names.invent import chinese, of_minority
from pubcheck.models.names.sets import Name, NamedText

from pubcheck.surnames import COMPOUND, SINGLE, UNCOMMON

_HAN = re.compile(r"[\u3400-\u9fff]+")
_KIND_OF = {"person": "person", "place": "place", "address": "place", "organisation": "organisation"}
_EVERYDAY = 50  # how often jieba's dictionary has seen a word that stands in for a name
_KEPT = 0.25  # the share of names that stay as they are in a copy
_GLUED, _SPACED = 0.06, 0.06  # shares of the copies that an export has spoilt
_SURNAMES = sorted(SINGLE) + sorted(UNCOMMON) * 2 + sorted(COMPOUND)  # rare ones as often as frequent ones
Draw = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: the file it was written in, and its text with names."""

    file: str
    named: NamedText


def read_passages(path: Path) -> list[Passage]:
    """The passages of the corpus; line breaks inside a name are taken out, as normalisation does."""
    with path.open(encoding="utf-8") as lines:
        return [_passage(json.loads(line)) for line in lines]


def _passage(row: dict[str, object]) -> Passage:
    text, entities = row["text"], row["entities"]
    assert isinstance(text, str)
    assert isinstance(entities, list)
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end, kind in sorted(entities):
        pieces += [(text[at:start], ""), (text[start:end].replace("\n", ""), _KIND_OF[kind])]
        at = end
    return Passage(str(row["id"]).split("-")[1], joined_pieces([*pieces, (text[at:], "")]))


def joined_pieces(pieces: Iterable[tuple[str, str]]) -> NamedText:
    """The text of these pieces, each with its kind, or none."""
    text, names = "", list[Name]()
    for words, kind in pieces:
        if kind:
            names.append((len(text), len(text) + len(words), kind))
        text += words
    return NamedText(text, tuple(names))


def in_lines(named: NamedText) -> list[NamedText]:
    """Each line of a text by itself: a line feed ends a sentence for the model."""
    found, start = [], 0
    for line in named.text.split("\n"):
        end = start + len(line)
        names = tuple((a - start, b - start, kind) for a, b, kind in named.names if start <= a and b <= end)
        if line.strip():
            found.append(NamedText(line, names))
        start = end + 1
    return found


def renamed(named: NamedText, draw: Draw, source: random.Random) -> NamedText:
    """The same text with most of its persons called something else; some copies as an export spoils them.

    A few have a blank between the characters of a name, a few lack the signs between the names of a list.
    """
    new: dict[str, str] = {}
    pieces: list[tuple[str, str]] = []
    at, last = 0, ""
    style = source.random()
    for start, end, kind in named.names:
        words = named.text[start:end]
        between = named.text[at:start]
        glued = style < _GLUED and kind == last == "person" and between.strip(" \t") in ("、", "")
        pieces.append(("" if glued else between, ""))
        last = kind
        bare = words.replace(" ", "")
        if kind == "person" and _HAN.fullmatch(bare):
            if bare not in new:
                new[bare] = bare if source.random() < _KEPT else _other(bare, draw, source)
            words = words if new[bare] == bare else _spaced_like(words, new[bare])
            if style > 1 - _SPACED and len(words) < 4:
                words = " ".join(words)
        pieces.append((words, kind))
        at = end
    return joined_pieces([*pieces, (named.text[at:], "")])


def _spaced_like(words: str, name: str) -> str:
    """``name`` with a blank between its characters where ``words`` has one: 林 水 妹, 王 富."""
    gap = words[1 : len(words) - len(words[1:].lstrip())]
    return gap.join(name)


def _other(words: str, draw: Draw, source: random.Random) -> str:
    share = 0.04 if len(words) < 4 else 0.7
    return of_minority(source).replace("·", "") if source.random() < share else draw(source)


def mixed(passages: Sequence[Passage], known: Sequence[str], words: Sequence[str]) -> Draw:
    """Names as in the passages: put together anew, with rare surnames, known, invented, or a word."""
    han = [
        name
        for passage in passages
        for start, end, kind in passage.named.names
        if kind == "person" and 2 <= len(name := passage.named.text[start:end]) <= 3 and _HAN.fullmatch(name)
    ]
    parted = [(name[:2], name[2:]) if name[:2] in COMPOUND and len(name) > 2 else (name[:1], name[1:]) for name in han]

    def draw(source: random.Random) -> str:
        share = source.random()
        if share < 0.34:
            return "".join((source.choice(parted)[0], source.choice(parted)[1]))
        if share < 0.54:
            given = source.choice(parted)[1] if source.random() < 0.7 else chinese(source)[1:]
            return "".join((source.choice(_SURNAMES), given))
        if share < 0.62:
            return "".join((source.choice(parted)[0], chinese(source)[1:]))
        if share < 0.74 and known:
            return source.choice(known)
        return chinese(source) if share < 0.88 else source.choice(words)

    return draw


def everyday_words() -> list[str]:
    """Words of two characters that begin with a surname: 展望, 严肃 and 向导 are names, too."""
    import jieba

    tags = {"n", "v", "a", "ns", "vn", "ad", "t"}
    with jieba.get_dict_file() as lines:
        rows = [line.decode("utf-8").split() for line in lines]
    return sorted(
        word
        for word, count, tag in rows
        if len(word) == 2 and word[0] in SINGLE and tag in tags and int(count) > _EVERYDAY
    )


def put_aside(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The passages without, and of, every fifth file: other genres and regions than the rest."""
    return (
        [passage for passage in passages if int(passage.file) % 5],
        [passage for passage in passages if not int(passage.file) % 5],
    )


def office(passages: Sequence[Passage], copies: int, known: Sequence[str] = (), seed: int = 11) -> list[NamedText]:
    """The passages as they are and ``copies`` times with other names, line by line.

    :param known: names of other sets to call persons by.
    """
    source = random.Random(seed)  # noqa: S311 - invented names, no secret
    draw = mixed(passages, known, everyday_words())
    texts = [passage.named for passage in passages]
    texts += [renamed(passage.named, draw, source) for _ in range(copies) for passage in passages]
    return [line for text in texts for line in in_lines(text)]
