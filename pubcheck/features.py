"""What the disclosure model counts in a document: single characters, pairs of them, words, and named features.

Each of them stands for itself by a code, a hash of its characters; a model knows the codes that it learned from, and
what it does not know counts for nothing. The named features carry what a person would look at first: the genre, the
level of the issuer, the cues of :mod:`pubcheck.evidence`, marks.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.classifier import Sample
from pubcheck.code_points import table_of
from pubcheck.evidence import CODES, SHAPES, find_evidence, shapes_that_may_match
from pubcheck.lazy_pattern import lazily
from pubcheck.pair_gate import are_words
from pubcheck.word_numbers import word_numbers
from pubcheck.words import cut_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Codes = NDArray[np.uint32]
    Floats = NDArray[np.float64]

LONGEST = 4000  # characters of the body that are read
_CHARACTERS = (1, 2)  # sizes of the n-grams of characters; words count singly
OF_WORDS = 3  # what tells the code of a word from that of a character
_PLACES = 16  # bits of the number of an n-gram in its block; LONGEST needs 12
_SURROGATE = lazily("[\ud800-\udfff]")  # half a character, which no library that cuts words takes
_GENRES = tuple(
    "决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 函 复函 纪要 办法 规定 细则 方案 预案 规划 计划 要点 总结 公示 答复 讲话 签报 记录 笔录 "
    "名单 一览表 统计表 值班表 材料 决定书 告知书 合同 指南 情况 说明 简报".split()
)
_LEVELS = (
    r"国务院|中央|国家",
    r"省|自治区|(?:北京|上海|天津|重庆)市",
    r"市",
    r"县|区|旗",
    r"乡|镇|街道|村|社区",
    r"局|厅|委员会|办公室|中心",
    r"学校|大学|学院|医院|公司|集团|中学|小学",
)
_RECIPIENTS = (
    r"^各|^全体|有关(?:单位|部门)$|企业|单位$",
    r"^(?:省|市|县|区|自治区|国家)[^、，]{1,14}$",
    r"你|公司$|同志$|先生|女士|^[\u4e00-\u9fff]{2,4}$",
)
NAMES: tuple[str, ...] = (
    *(f"genre={genre}" for genre in _GENRES),
    *(f"level={index}" for index in range(len(_LEVELS))),
    *(f"recipients={index}" for index in range(len(_RECIPIENTS))),
    *(f"evidence={code}" for code in CODES),
    *(f"shape={index}" for index in range(len(SHAPES))),
    "evidence=any_ground", "evidence=any_duty", "state_mark", "internal_mark", "private_names", "identifiers", "number", "title",
    "recipients", "short", "long", "doc_number",
)  # fmt: skip
_OF_RULES = {
    "secret.state_mark": "state_mark",
    "secret.internal_mark": "internal_mark",
    "personal.person_name": "private_names",
    **dict.fromkeys(("personal.resident_id", "personal.bank_card", "personal.mobile_phone"), "identifiers"),
}
_PLACE = {name: index for index, name in enumerate(NAMES)}
_LEVEL_PATTERNS, _RECIPIENT_PATTERNS, _SHAPE_PATTERNS = (
    tuple(map(lazily, patterns)) for patterns in (_LEVELS, _RECIPIENTS, SHAPES)
)


class Grams(NamedTuple):
    """The n-grams of one kind: each code once, in ascending order, how often it occurs, and where it begins each time.

    ``starts`` holds the places of the first code, then those of the second one, and so on.
    """

    codes: Codes
    counts: Integers
    starts: Integers


class Vocabulary(NamedTuple):
    """The codes that a model knows, in ascending order, and the inverse document frequency of each."""

    codes: Codes
    idf: Floats


class Weighed(NamedTuple):
    """The n-grams of one kind that a model knows: their columns in it, their values (of length 1 together), and which
    of :attr:`Grams.codes` they are."""

    columns: Integers
    values: Floats
    known: Integers


def body_of(sample: Sample) -> str:
    """The part of the text that the n-grams are read from."""
    return sample.text[:LONGEST]


def body_grams(sample: Sample) -> tuple[Grams, ...]:
    """The body's characters, pairs of characters, and words.

    Layout is the writer's, not the document's: white space counts for nothing, and every digit as 0.

    :raises ModelError: if no library that cuts words is installed.
    """
    body = body_of(sample)
    return (*_of_characters(body), _of_words(body, word_lengths(sample)))


def _of_characters(text: str) -> Iterator[Grams]:
    import numpy as np

    wide = code_points(text)
    places = np.flatnonzero(~layout_table()[np.minimum(wide, 0xFFFF)])
    characters = without_digits(wide[places])
    for size in _CHARACTERS:
        yield _counted(hashed(characters, size, size), places)


def code_points(text: str) -> NDArray[np.uint32]:
    """The code points of ``text``, those beyond the basic plane as they are."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32, copy=False)


def layout_table() -> NDArray[np.bool_]:
    """Which code points of the basic plane are layout."""
    return table_of(" \t\n\r\u3000\xa0")


def without_digits(characters: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Code points, every digit as 0."""
    import numpy as np

    folded = characters.astype(np.uint64)
    np.copyto(folded, 0x30, where=folded - np.uint64(0x30) < 10)
    return folded


def word_lengths(sample: Sample) -> Integers:
    """How long the words of the body are, one after the other; they are cut now if they were not before.

    :raises ModelError: if no library that cuts words is installed.
    """
    import numpy as np

    lengths = sample.word_lengths or array("I", map(len, cut_words(_SURROGATE.sub("\ufffd", body_of(sample)))))
    if not lengths:
        return np.zeros(0, np.int64)
    return np.frombuffer(lengths, np.uint32).astype(np.int64)


def _of_words(text: str, lengths: Integers) -> Grams:
    import numpy as np

    words, numbers = word_numbers(text, code_points(text), lengths)
    order = np.argsort(words)
    codes = hashed(numbers[order].astype(np.uint64), 1, OF_WORDS)
    return _counted(codes, (lengths.cumsum() - lengths)[words[order]])


def hashed(parts: NDArray[np.uint64], size: int, kind: int) -> NDArray[np.uint64]:
    """The code, of 32 bits, of every n-gram of ``size`` parts, in order of its place."""
    import numpy as np

    count = max(0, len(parts) - size + 1)
    hashed = parts[:count] ^ np.uint64(kind * 0x9E3779B1)
    for offset in range(size):
        if offset:
            hashed ^= parts[offset : offset + count]
        hashed *= np.uint64(0x100000001B3)
        hashed ^= hashed >> np.uint64(29)
    return hashed & np.uint64(0xFFFFFFFF)


def _counted(codes: NDArray[np.uint64], places: Integers) -> Grams:
    """Codes in order of place, sorted and counted. One sort does both: below each code stands its number."""
    import numpy as np

    packed = (codes << np.uint64(_PLACES)) | np.arange(len(codes), dtype=np.uint64)
    packed.sort()
    ordered = packed >> np.uint64(_PLACES)
    firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return Grams(
        ordered[firsts].astype(np.uint32),
        np.diff(firsts, append=len(ordered)),
        places[(packed & np.uint64((1 << _PLACES) - 1)).astype(np.int64)],
    )


def weigh(blocks: Sequence[Grams], vocabulary: Vocabulary) -> tuple[Weighed, ...]:
    """What a model knows of the n-grams: log counts times inverse document frequency, each kind of length 1."""
    import numpy as np

    found = []
    for grams in blocks:
        at = np.searchsorted(vocabulary.codes, grams.codes)
        at[at == len(vocabulary.codes)] = 0
        known = np.flatnonzero(vocabulary.codes[at] == grams.codes) if len(vocabulary.codes) else at[:0]
        columns = at[known]
        values = (1.0 + np.log(grams.counts[known].astype(np.float64))) * vocabulary.idf[columns]
        norm = float(np.sqrt((values**2).sum())) or 1.0
        found.append(Weighed(columns, values / norm, known))
    return tuple(found)


def named_values(sample: Sample) -> Floats:
    """The named features, in the order of :data:`NAMES`, each 0 or 1."""
    import numpy as np

    elements, body = sample.elements, body_of(sample)
    on = [f"genre={elements.genre}"] if elements.genre in _GENRES else []
    for kind, patterns, element in (
        ("level", _LEVEL_PATTERNS, elements.issuer),
        ("recipients", _RECIPIENT_PATTERNS, elements.recipients),
    ):
        words = element.value if element is not None else ""
        on += [f"{kind}={index}" for index, shape in enumerate(patterns if words else ()) if shape.search(words)]
    evidence = find_evidence(sample)
    on += [f"evidence={found.code}" for found in evidence]
    on += ["evidence=any_duty" if found.is_duty else "evidence=any_ground" for found in evidence]
    whole = len(body) == len(sample.text)
    sure = are_words(SHAPES)
    on += [
        f"shape={number}"
        for number in shapes_that_may_match(sample)
        if (sure[number] and whole) or _SHAPE_PATTERNS[number].search(body)
    ]
    on += {
        _OF_RULES[finding.rule_id]
        for finding in sample.findings
        if finding.rule_id in _OF_RULES and finding.severity.rank >= 2
    }
    number = elements.doc_number
    on += [
        name
        for name, holds in (
            ("number", number is not None),
            ("title", elements.title is not None),
            ("recipients", elements.recipients is not None),
            ("doc_number", number is not None and "函" in number.value),
            ("short", len(sample.text) < 300),
            ("long", len(sample.text) > 1500),
        )
        if holds
    ]
    values = np.zeros(len(NAMES))
    values[[_PLACE[name] for name in on]] = 1.0
    return values
