"""Labelled documents written for the project, for training and for measuring.

A corpus is a JSONL file. Its numbers are placeholders (``{{ID:19780512F}}``, ``{{MOBILE:spaced}}``)
that are filled here from a generator seeded with the document's id: what looks like a real
person's number never stands in a file and is the same in every run.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pubcheck.errors import SettingsError
from pubcheck.lazy_pattern import lazily
from pubcheck.numbers import PROVINCES, resident_check_digit, uscc_check_character
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute

# Counties and districts of today, one or two a province (GB/T 2260).
_COUNTIES = (
    "110105 120101 130102 140105 150102 210102 220104 230103 310115 320508 330106 340104 350203 360104 370102 410105 "
    "420106 430102 440305 450103 460105 500103 510104 520103 530102 540102 610113 620102 630103 640104 650102"
).split()
_PLACE = lazily(r"\{\{([A-Z]+)(?::([^}]*))?\}\}")


_ATTRIBUTES = (
    (re.compile(r"不予?(?:以|于)?公开|免予公开|withheld"), Attribute.WITHHELD),
    (re.compile(r"依申请|on_request"), Attribute.ON_REQUEST),
    (re.compile(r"主动公开|公开发布|删减后公开|proactive"), Attribute.PROACTIVE),
)


class LineError(ValueError):
    """What is wrong with a line of a corpus, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.phrase = Phrase(zh, en)


class LabelledDocument(NamedTuple):
    """One document with its labels: attribute, exemption and duty (see ``corpora/disclosure/card.md``)."""

    id: str
    text: str
    attribute: Attribute
    exemption: str
    duty: str
    genre: str
    region: str
    issuer: str
    trap: bool
    marked: bool


def read_corpus(path: Path) -> Iterator[LabelledDocument]:
    """The documents of one JSONL file, placeholders filled.

    :raises ValueError: if a line is no JSON object or a label is unknown.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        yield LabelledDocument(
            row["id"],
            fill(row["text"], row["id"]),
            Attribute(row["attribute"]),
            row["exemption"],
            row["duty"],
            row["genre"],
            row["region"],
            row["issuer"],
            bool(row["trap"]),
            bool(row["marked"]),
        )


def row_of(line: str) -> dict[str, Any]:
    """The object of a line that holds a ``text``.

    :raises LineError: if it is none.
    """
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise LineError(
            f"不是有效的 JSON（第 {error.colno} 个字符处），每行应是一个完整的 JSON 对象",
            f"it is no valid JSON (character {error.colno}); each line is one object",
        ) from None
    except RecursionError:
        raise LineError("JSON 嵌套过深", "the JSON nests too deep") from None
    if not isinstance(row, dict):
        raise LineError("不是 JSON 对象，应写成 {…}", "it is no JSON object {…}")
    if not isinstance(row.get("text"), str):
        raise LineError("没有“text”一项，或者它不是文字", "it has no “text”, or that is no string")
    return row


def filled_text(row: dict[str, Any], seed: str) -> str:
    """The text of a line, placeholders filled.

    :raises LineError: if one of them is unknown.
    """
    try:
        return fill(row["text"], seed)
    except KeyError as error:
        known = "、".join(_GENERATORS)
        raise LineError(
            f"占位符 {{{{{error.args[0]}}}}} 无法识别，可用：{known}", f"unknown placeholder {{{{{error.args[0]}}}}}"
        ) from None


def attribute_of(words: str) -> Attribute:
    """The attribute that a person wrote.

    :raises LineError: if it is none.
    """
    for pattern, attribute in _ATTRIBUTES:
        if pattern.search("".join(words.split())):
            return attribute
    raise LineError(
        "公开属性无法识别，请写主动公开、依申请公开或不予公开",
        "the attribute is none of proactive, on_request, withheld",
    )


def bad_line(where: str, error: LineError) -> SettingsError:
    """The error to tell for a line of a corpus; ``where``: file and number."""
    return SettingsError(Phrase(f"语料 {where} 格式不对：{error.phrase}", f"corpus {where}: {error.phrase.en}"))


def fill(text: str, seed: str) -> str:
    """``text`` with its placeholders filled by numbers that depend on ``seed`` alone."""
    source = random.Random(seed)  # noqa: S311 - invented numbers, no secret
    return _PLACE.sub(lambda match: _shaped(_GENERATORS[match[1]](source, match[2] or ""), match[2] or ""), text)


def _shaped(number: str, shape: str) -> str:
    """A number as it stands in noisy text: ``spaced`` or ``dashed`` in groups, ``fullwidth``."""
    if shape in ("spaced", "dashed"):
        head = 3 if len(number) == 11 else 4  # telephones 3-4-4, cards 4-4-4-4-3
        groups = [number[:head], *(number[at : at + 4] for at in range(head, len(number), 4))]
        return (" " if shape == "spaced" else "-").join(groups)
    if shape == "fullwidth":
        return "".join(chr(ord(character) + 0xFEE0) for character in number)
    return number


def _digits(source: random.Random, count: int) -> str:
    return "".join(source.choice("0123456789") for _ in range(count))


def _resident_id(source: random.Random, wanted: str) -> str:
    region = source.choice(_COUNTIES)
    born = wanted[:8] or f"{source.randint(1945, 2008)}{source.randint(1, 12):02}{source.randint(1, 28):02}"
    serial = source.randrange(10, 99) * 10 + source.choice((1, 3, 5, 7, 9) if wanted.endswith("M") else (0, 2, 4, 6, 8))
    first = f"{region}{born}{serial:03}"
    return first + resident_check_digit(first)


def _bank_card(source: random.Random, _: str) -> str:
    first = source.choice(["622848", "621700", "623058", "622202"]) + _digits(source, 12)
    total = sum(
        (value * 2 - 9 * (value > 4)) if place % 2 == 0 else value
        for place, value in enumerate(int(digit) for digit in reversed(first))
    )
    return first + str(-total % 10)


def _uscc(source: random.Random, _: str) -> str:
    first = "91" + source.choice([code for code in PROVINCES if code < "66"]) + "0100" + "MA" + _digits(source, 7)
    return first + (uscc_check_character(first) or "")


_GENERATORS: dict[str, Callable[[random.Random, str], str]] = {
    "ID": _resident_id,
    "MOBILE": lambda source, _: source.choice(["133", "136", "139", "150", "158", "177", "186"]) + _digits(source, 8),
    "BANK": _bank_card,
    "LANDLINE": lambda source, area: f"{area or '0571'}-{source.choice('2345678')}{_digits(source, 6)}",
    "USCC": _uscc,
    "EMAIL": lambda source, _: f"user{_digits(source, 4)}@example.com",
    "PLATE": lambda source, prefix: f"{prefix or '浙A'}{_digits(source, 5)}",
}
