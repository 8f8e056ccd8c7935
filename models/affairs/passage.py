"""Passages for training: a text with its names and what is told of persons, and variants of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from pubcheck.models.affairs.mentions import MAKERS

from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, Role

Mention = tuple[Span, str]
_FOREIGN = ("阿依古丽·买买提", "扎西次仁", "木沙·吾布力", "乌云其其格")
_GIVEN = "建国秀英志强桂兰玉梅海涛春生永福小红德贵文静阿依古丽扎西卓玛明辉思远晓东凤霞"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


@dataclass(slots=True)
class Passage:
    """A text, its names and addresses, the persons near whom it is read, and the mentions with their kinds."""

    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    persons: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, words: str, kind: str | None = None) -> Span:
        """Goes on with ``words``, which are a mention if there is a kind."""
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        if kind:
            self.mentions.append((span, kind))
        return span

    def add_person(self, name: str, private: bool) -> None:
        """Goes on with a name."""
        span = self.add(name)
        self.entities.append(Entity(span, EntityKind.PERSON, 1.0, Role.PRIVATE if private else Role.OFFICIAL))
        if private:
            self.persons.append(span)

    def add_home(self, address: str, known: bool) -> None:
        """Goes on with an address that the recognizers know or do not."""
        span = self.add(address)
        if known:
            self.entities.append(Entity(span, EntityKind.ADDRESS, 1.0))


def varied(passage: Passage, chance: Random, share: float = 0.7) -> Passage:
    """The passage with other words in the place of ``share`` of its mentions."""
    names = [entity.span for entity in passage.entities]
    changes: list[tuple[Span, str]] = []
    for span, kind in sorted(passage.mentions):
        if chance.random() >= share or any(span.overlaps(name) for name in names):
            continue
        if not changes or changes[-1][0].end <= span.start:
            changes.append(
                (span, _spaced_like(span.of(passage.text), MAKERS[kind](chance, span.of(passage.text)), chance))
            )
    return _changed(passage, changes)


def wrapped(passage: Passage, chance: Random) -> Passage:
    """The passage with a line break every so many characters, as the text of a PDF has them."""
    width, column = chance.randint(16, 34), 0
    changes = []
    for place, sign in enumerate(passage.text[:-1]):
        column = 0 if sign == "\n" else column + 1
        if column > width and passage.text[place + 1] != "\n":
            changes.append((Span(place + 1, place + 1), "\n"))
            column = 0
    return _changed(passage, changes)


def _spaced_like(old: str, new: str, chance: Random) -> str:
    """``new`` with the line break or the blanks that stood in ``old``."""
    if "\n" in old and len(new) > 1:
        at = chance.randint(1, len(new) - 1)
        return f"{new[:at]}\n{new[at:]}"
    if len(old) > 2 and old.count(" ") >= max(1, len(old) // 2 - 1):
        return " ".join(new.replace(" ", ""))
    return new


def _changed(passage: Passage, changes: Sequence[tuple[Span, str]]) -> Passage:
    """The passage with other words at some places (in order); all spans are moved along."""
    pieces: list[str] = []
    starts, ends, shifts = [], [], [0]
    done = 0
    for span, words in changes:
        pieces += [passage.text[done : span.start], words]
        done = span.end
        starts.append(span.start)
        ends.append(span.end)
        shifts.append(shifts[-1] + len(words) - len(span))
    pieces.append(passage.text[done:])

    def moved(span: Span) -> Span:
        # What begins where words were put in begins behind them; what ends there ends before them.
        start = span.start + shifts[bisect_right(ends, span.start)]
        end = span.end + shifts[bisect_left(starts, span.end)]
        return Span(start, end)

    return Passage(
        "".join(pieces),
        [Entity(moved(e.span), e.kind, e.confidence, e.role) for e in passage.entities],
        [moved(span) for span in passage.persons],
        [(moved(span), kind) for span, kind in passage.mentions],
    )


def name(chance: Random) -> str:
    """A made-up name."""
    if chance.random() < 0.08:
        return chance.choice(_FOREIGN)
    return chance.choice(_SURNAMES) + "".join(chance.choice(_GIVEN) for _ in range(chance.choice((1, 2, 2, 2))))


def home(chance: Random) -> str:
    """A made-up home."""
    place = chance.choice("东西南北龙凤石白") + chance.choice("河山桥坪岭") + chance.choice(("镇", "乡", "街道"))
    return (
        place
        + chance.choice("上下新老大")
        + chance.choice("村庄屯寨坝")
        + chance.choice(("村", "村三组", "社区2号楼", "村委会四社"))
    )
