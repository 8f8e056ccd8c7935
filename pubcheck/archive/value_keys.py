"""Keyed hashes of values and prints of texts: they can be compared, and nothing can be read from them.

A plain hash of an identity number is found by trying all numbers, in seconds; these need a key
that lies outside the store (:mod:`pubcheck.key_file`).
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from pubcheck.finding import Finding, Severity
from pubcheck.fold import folded
from pubcheck.numbers import resident_check_digit

_BYTES = 16
_SHORTEST_PRINT = 200  # characters: shorter texts (blank forms) are alike by chance
_GRAM = 4
_TELEPHONE = re.compile(r"^(?:00)?86(?=1[3-9])")
_FIFTEEN = re.compile(r"[0-9]{15}")
#: Rules whose findings speak of a site or project; the names near them join documents.
_SENSITIVE = ("secret.infrastructure", "secret.military", "secret.police", "personal.coordinates", "secret.work_secret")
_SITE = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:工程|项目|基地|营区|营房|阵地|仓库|油库|弹药库|水库|水厂|电站|变电站|电厂|泵站|管道|管线|管网|机房|数据中心|机场|码头|港区|隧道|大桥|监狱|看守所|靶场|雷达站|气站|储备库|核电站)"
)
_REACH = 60  # characters on each side of a sensitive finding in which a site counts as the one it speaks of


@dataclass(frozen=True, slots=True)
class ValueKeys:
    """Hashes under one key."""

    key: bytes = field(repr=False)

    def of(self, kind: str, words: str) -> str:
        """The hash of ``words`` as a value of ``kind``: 32 hexadecimal digits."""
        message = f"pubcheck.value {kind}:{words}".encode("utf-8", "surrogatepass")
        return hmac.new(self.key, message, "sha256").hexdigest()[: 2 * _BYTES]

    def value(self, finding: Finding) -> str:
        """The hash of a personal value, alike for all ways of writing it; empty where there is nothing to compare."""
        kind = finding.rule_id
        if not kind.startswith("personal.") or not len(finding.span) or finding.mask.head is None:
            return ""
        return self.of(kind, _normal(kind, finding.evidence))

    def subjects(self, text: str, findings: Iterable[Finding]) -> tuple[str, ...]:
        """Hashes of the sites and projects named close to sensitive findings, in order, each once."""
        names: dict[str, None] = {}
        for finding in findings:
            if finding.rule_id in _SENSITIVE and finding.severity is not Severity.INFO:
                around = text[max(0, finding.span.start - _REACH) : finding.span.end + _REACH]
                names.update(dict.fromkeys(match[0][-8:] for match in _SITE.finditer(around)))
        return tuple(self.of("subject", name) for name in names)

    def print_of(self, text: str) -> int:
        """64 bits (a simhash over :data:`_GRAM` characters, keyed) that texts with mostly the same words share.

        0 for a text of fewer than 200 letters; the sign is that of SQLite's integers.
        """
        letters = folded(text)
        if len(letters) < _SHORTEST_PRINT:
            return 0
        import numpy

        codes = numpy.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(numpy.uint64)
        odd = numpy.frombuffer(blake2b(b"pubcheck.print", key=self.key, digest_size=8 * (_GRAM + 1)).digest(), "<u8")
        grams = numpy.zeros(len(codes) - _GRAM + 1, numpy.uint64)
        for place in range(_GRAM):
            grams += codes[place : place + len(grams)] * (odd[place] | numpy.uint64(1))
        grams = numpy.unique(grams)
        grams ^= grams >> numpy.uint64(29)
        grams *= odd[_GRAM] | numpy.uint64(1)
        grams ^= grams >> numpy.uint64(32)
        bits = numpy.unpackbits(grams.view(numpy.uint8).reshape(-1, 8), axis=1, bitorder="little")
        majority = bits.sum(axis=0, dtype=numpy.int64) * 2 > len(grams)
        return int(numpy.packbits(majority, bitorder="little").view("<i8")[0])


def _normal(kind: str, evidence: str) -> str:
    value = folded(evidence)
    if kind in ("personal.mobile_phone", "personal.landline"):
        return _TELEPHONE.sub("", value)
    if kind == "personal.resident_id" and _FIFTEEN.fullmatch(value):
        long = f"{value[:6]}19{value[6:]}"
        return long + resident_check_digit(long).lower()
    return value
