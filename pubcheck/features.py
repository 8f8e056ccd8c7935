"""What the disclosure model counts in a document: hashed n-grams of characters and words, and named features.

A model needs no vocabulary: an n-gram's column is a hash of its characters or words. The named features carry what a person would
look at first: the genre, the level of the issuer, the cues of :mod:`pubcheck.evidence`, marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

from pubcheck.classifier import Sample
from pubcheck.code_points import table_of
from pubcheck.evidence import CODES, find_evidence
from pubcheck.lazy_pattern import lazily
from pubcheck.pair_gate import may_match
from pubcheck.words import cut_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Columns = NDArray[np.uint16]
    Floats = NDArray[np.float64]

BITS = 15
COLUMNS = 2 << BITS  # one half for characters, one for words
LONGEST = 4000  # characters of the body that are read
_CHARACTERS, _WORDS = (1, 2, 3), (1, 2)  # sizes of the n-grams
_SHIFT, _LENGTH = 16, 0xFFFF  # where a word's hash stands above its length
_MOST_KNOWN, _LONGEST_KNOWN = 1 << 15, 16
_HAN = lazily(r"[\u4e00-\u9fff]")
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
SHAPES = (
    r"\t", r"此复|特此函复|特此批复|函复如下|批复如下|收悉", r"欢迎社会|社会公众|广大(?:市民|群众|居民)|公众|监督电话",
    r"公示期|公示时间|特此公告|特此通告|予以公布|现予公布|公布如下", r"请于.{0,20}前(?:报|反馈|报送)|按时参加|参会|报到",
    r"自.{0,14}起(?:施行|实施|执行)|有效期", r"仅限|内部|不得(?:外传|对外|公开)|保密", r"妥否|当否|请批示|请审", r"申请人|申请(?:办理|信息)",
    r"你(?:单位|公司|局|委|校|院|户|来信|反映)", r"会议(?:认为|指出|强调|决定|听取)", r"拟(?:同意|任|提拔|处|给予|安排)", r"万元|资金",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    *(f"genre={genre}" for genre in _GENRES),
    *(f"level={index}" for index in range(len(_LEVELS))),
    *(f"recipients={index}" for index in range(len(_RECIPIENTS))),
    *(f"evidence={code}" for code in CODES),
    *(f"shape={index}" for index in range(len(SHAPES))),
    "evidence=any_ground", "evidence=any_duty", "state_mark", "internal_mark", "private_names", "identifiers", "number", "title",
    "recipients", "short", "long", "doc_number",
)  # fmt: skip
_PLACE = {name: index for index, name in enumerate(NAMES)}
_LEVEL_PATTERNS, _RECIPIENT_PATTERNS, _SHAPE_PATTERNS = (
    tuple(map(lazily, patterns)) for patterns in (_LEVELS, _RECIPIENTS, SHAPES)
)


@dataclass(frozen=True, slots=True)
class Grams:
    """N-grams of one size, in order of place: their columns, and where each begins in the sample's text."""

    columns: Columns
    starts: Integers


def body_of(sample: Sample) -> str:
    """The part of the text that the n-grams are read from."""
    return sample.text[:LONGEST]


def body_grams(sample: Sample) -> tuple[tuple[Grams, ...], tuple[Grams, ...]]:
    """The body's n-grams of characters, and of words.

    Layout is the writer's, not the document's: white space counts for nothing, and every digit as 0.

    :raises ModelError: if no library that cuts words is installed.
    """
    body = body_of(sample)
    return tuple(_of_characters(body)), tuple(_of_words(body, sample.words))


def _of_characters(text: str) -> Iterator[Grams]:
    import numpy as np

    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    places = (~table_of(" \t\n\r\u3000\xa0")[np.minimum(wide, 0xFFFF)]).nonzero()[0]
    codes = wide[places].astype(np.uint64)
    codes[(codes >= 0x30) & (codes <= 0x39)] = 0x30
    for size in _CHARACTERS:
        yield Grams(_hashed(codes, size), places[: max(0, len(places) - size + 1)])


def _of_words(text: str, words: Sequence[str]) -> Iterator[Grams]:
    import numpy as np

    if not words:
        words = cut_words(_SURROGATE.sub("\ufffd", text))
    known = np.fromiter(map(_KNOWN.__getitem__, words), np.int64, len(words))
    lengths = known & _LENGTH
    every = known >> _SHIFT
    chosen = (every >= 0).nonzero()[0]
    hashes, places = every[chosen].astype(np.uint64), (lengths.cumsum() - lengths)[chosen]
    for size in _WORDS:
        yield Grams(_hashed(hashes, size, 1 << BITS), places[: max(0, len(places) - size + 1)])


class _Known(dict[str, int]):
    """Of words the hash, -1 of any without a Chinese character, above the length: most words come again and again."""

    def __missing__(self, word: str) -> int:
        hashed = crc32(word.encode()) if _HAN.search(word) else -1
        known = hashed << _SHIFT | len(word)
        if len(word) < _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[word] = known
        return known


_KNOWN = _Known()


def _hashed(codes: NDArray[np.uint64], size: int, first: int = 0) -> Columns:
    """The column, from ``first`` on, of every n-gram of ``size`` codes, in order of its place."""
    import numpy as np

    count = max(0, len(codes) - size + 1)
    hashed = np.full(count, size * 0x9E3779B1, dtype=np.uint64)
    for offset in range(size):
        hashed ^= codes[offset : offset + count]
        hashed *= np.uint64(0x100000001B3)
        hashed ^= hashed >> np.uint64(29)
    hashed &= np.uint64((1 << BITS) - 1)
    return hashed.astype(np.uint16) + np.uint16(first)


def gram_values(sample: Sample, idf: Floats | None = None) -> tuple[Integers, Floats]:
    """Columns and weights of all n-grams: log counts, times ``idf``; characters and words each of length 1.

    :raises ModelError: if no library that cuts words is installed.
    """
    return weigh(body_grams(sample), idf)


def weigh(blocks: tuple[tuple[Grams, ...], ...], idf: Floats | None = None) -> tuple[Integers, Floats]:
    """:func:`gram_values` of n-grams that were read before."""
    columns, weights, _ = weigh_and_count(blocks, idf)
    return columns, weights


def weigh_and_count(
    blocks: tuple[tuple[Grams, ...], ...], idf: Floats | None = None
) -> tuple[Integers, Floats, Integers]:
    """Columns and weights as :func:`weigh` gives them, and how often each column occurs."""
    import numpy as np

    found, weights, every = [], [], []
    for block in blocks:
        columns = np.concatenate([grams.columns for grams in block])
        columns.sort()
        begins = np.ones(len(columns), np.bool_)
        np.not_equal(columns[1:], columns[:-1], out=begins[1:])
        firsts = begins.nonzero()[0]
        unique, counts = columns[firsts].astype(np.int64), np.empty_like(firsts)
        np.subtract(firsts[1:], firsts[:-1], out=counts[:-1])
        counts[-1:] = len(columns) - firsts[-1:]
        values = np.log(counts)
        values += 1.0
        if idf is not None:
            values *= idf[unique]
        norm = float(np.sqrt((values**2).sum())) or 1.0
        found.append(unique)
        weights.append(values / norm)
        every.append(counts)
    return np.concatenate(found), np.concatenate(weights), np.concatenate(every)


def named_values(sample: Sample) -> Floats:
    """The named features, in the order of :data:`NAMES`, each 0 or 1 (counts are capped)."""
    import numpy as np

    values = np.zeros(len(NAMES))

    def switch(name: str, on: Any) -> None:
        values[_PLACE[name]] = float(on)

    elements = sample.elements
    if elements.genre in _GENRES:
        switch(f"genre={elements.genre}", 1)
    issuer = elements.issuer.value if elements.issuer else ""
    for index, level in enumerate(_LEVEL_PATTERNS if issuer else ()):
        switch(f"level={index}", bool(level.search(issuer)))
    recipients = elements.recipients.value if elements.recipients else ""
    for index, shape in enumerate(_RECIPIENT_PATTERNS if recipients else ()):
        switch(f"recipients={index}", bool(shape.search(recipients)))
    evidence = find_evidence(sample)
    for found in evidence:
        switch(f"evidence={found.code}", 1)
    switch("evidence=any_ground", any(not found.is_duty for found in evidence))
    switch("evidence=any_duty", any(found.is_duty for found in evidence))
    body = body_of(sample)
    for index, (shape, opens) in enumerate(zip(_SHAPE_PATTERNS, may_match(SHAPES, body), strict=True)):
        if opens:
            switch(f"shape={index}", bool(shape.search(body)))
    rules = [finding.rule_id for finding in sample.findings if finding.severity.rank >= 2]
    switch("state_mark", "secret.state_mark" in rules)
    switch("internal_mark", "secret.internal_mark" in rules)
    switch("private_names", "personal.person_name" in rules)
    switch("identifiers", bool({"personal.resident_id", "personal.bank_card", "personal.mobile_phone"} & set(rules)))
    switch("number", elements.doc_number is not None)
    switch("title", elements.title is not None)
    switch("recipients", elements.recipients is not None)
    switch("doc_number", bool(elements.doc_number and "函" in elements.doc_number.value))
    switch("short", len(sample.text) < 300)
    switch("long", len(sample.text) > 1500)
    return values
