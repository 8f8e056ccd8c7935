"""Invented passages that tell homes and other places, with the spans of the homes, for training."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.models.homes.frames import HOMES
from pubcheck.models.homes.other_frames import OTHERS
from pubcheck.models.homes.places import Places
from pubcheck.models.names.invent import person

from pubcheck.span import Span

_SLOT = re.compile(r"\{([a-zA-Z])\}")
_TROUBLES = "肺结核 高血压 精神二级残疾 视力一级残疾 瘫痪在床 患尿毒症 脑梗后遗症 丧偶 离异 孤儿 五保户 退役军人 单亲 重度烧伤 智力残疾 肝硬化 双目失明 无劳动能力 服刑 吸毒人员 脱贫户 党员 留守儿童 —".split()
_KIN = "妻子 丈夫 儿子 女儿 母亲 父亲 弟弟 姐姐 爷爷 奶奶 侄子 妹妹 外婆 女婿".split()
_HOMES = {"h": "home", "v": "village", "r": "relative", "f": "rural", "b": "urban"}
_OTHERS = {"V": "village", "u": "office", "s": "shop", "e": "scene", "t": "town", "c": "county"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the homes in it."""

    text: str
    homes: tuple[Span, ...]


def passages(count: int, seed: int = 1) -> Iterator[Passage]:
    """That many passages; about one in three tells no home."""
    source = random.Random(seed)  # noqa: S311
    homes, others = ([part.strip("\n") for part in frames.split("---\n")] for frames in (HOMES, OTHERS))
    for _ in range(count):
        frame = source.choice(homes if source.random() < 0.67 else others)
        yield _filled(frame, source)


def _filled(frame: str, source: random.Random) -> Passage:
    places = Places(source)
    places.renew()
    lines = []
    for line in frame.split("\n"):
        lines += [line[1:]] * source.randint(2, 4) if line.startswith("*") else [line]
    broken = source.random() < 0.2
    spaced = not broken and source.random() < 0.12
    flat = source.random() < 0.3
    pieces: list[tuple[str, bool]] = []
    for line in lines:
        at = 0
        for slot in _SLOT.finditer(line):
            pieces.append((_other_words(line[at : slot.start()], flat), False))
            pieces.append((_drawn(slot[1], places, source), slot[1] in _HOMES))
            at = slot.end()
        pieces.append((_other_words(line[at:], flat) + "\n", False))
    return _joined(pieces, source, broken, spaced)


def _other_words(words: str, flat: bool) -> str:
    return words.replace("\t", "    ") if flat else words


def _joined(pieces: list[tuple[str, bool]], source: random.Random, broken: bool, spaced: bool) -> Passage:
    text = ""
    homes = []
    column, width = 0, source.randint(14, 34)
    for words, home in pieces:
        start = len(text)
        for character in words:
            if character == "\n":
                column = 0
            elif broken and column >= width and "\u4e00" <= character <= "\u9fff" and "\u4e00" <= text[-1:] <= "\u9fff":
                text += "\n"
                column = 0
            if len(text) == start + 1 and home and text[start] == "\n":
                start += 1
            text += character + (" " if spaced and "\u4e00" <= character <= "\u9fff" else "")
            column += 1
        if home:
            homes.append(Span(start, len(text.rstrip(" "))))
    return Passage(text, tuple(homes))


def _drawn(slot: str, places: Places, source: random.Random) -> str:
    if slot in _HOMES or slot in _OTHERS:
        return str(getattr(places, (_HOMES | _OTHERS)[slot])()).strip()
    number = source.randint
    if slot in "po":
        return str(person(source))
    if slot == "x":
        return source.choice("男女")
    if slot == "a":
        return str(number(4, 92))
    if slot == "d":
        year, month, day = number(1935, 2025), number(1, 12), number(1, 28)
        return source.choice(
            (f"{year}年{month}月{day}日", f"{year}.{month}.{day}", f"{year}-{month:02}-{day:02}", f"{year}年{month}月")
        )
    if slot == "i":
        return "11010519491231002X"
    if slot == "m":
        return source.choice(("13800000000", "0000-0000000", "1390000 0000"))
    if slot == "w":
        return source.choice(_TROUBLES)
    if slot == "k":
        return source.choice(_KIN)
    return str(number(1, 40))
