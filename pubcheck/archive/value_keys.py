"""Keyed hashes of values and prints of texts: they can be compared, and nothing can be read from them.

A plain hash of an identity number is found by trying all numbers, in seconds; these need a key
that lies outside the store (:mod:`pubcheck.key_file`).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from pubcheck.archive.sites import sites
from pubcheck.finding import Finding
from pubcheck.fold import folded
from pubcheck.lazy_pattern import lazily
from pubcheck.numbers import resident_check_digit

_BYTES = 16
_SHORTEST_PRINT = 200  # characters: shorter texts (blank forms) are alike by chance
_GRAM = 2
_CHUNK = 1 << 16  # characters whose bits are held at once
_DIGITS = lazily(r"[0-9]+")
_NO_LETTERS = lazily(r"[\W_]+")
_HALF = {0xFEE0 + code: code for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_TELEPHONE = lazily(r"^(?:00)?86(?=1[3-9])")
_FIFTEEN = lazily(r"[0-9]{15}")


@dataclass(frozen=True, slots=True)
class ValueKeys:
    """Hashes under one key."""

    key: bytes = field(repr=False)

    def of(self, kind: str, words: str) -> str:
        """The hash of ``words`` as a value of ``kind``: 32 hexadecimal digits."""
        message = f"pubcheck.value {kind}:{words}".encode("utf-8", "surrogatepass")
        return hmac.digest(self.key, message, "sha256").hex()[: 2 * _BYTES]

    def value(self, finding: Finding) -> str:
        """The hash of a personal value, alike for all ways of writing it; empty where there is nothing to compare."""
        kind = finding.rule_id
        if not kind.startswith("personal.") or not len(finding.span) or finding.mask.head is None:
            return ""
        return self.of(kind, _normal(kind, finding.evidence))

    def subjects(self, text: str, findings: Iterable[Finding]) -> tuple[str, ...]:
        """Hashes of the sites and projects named close to sensitive findings, in order, each once."""
        return tuple(self.of("subject", name) for name in sites(text, findings))

    def print_of(self, text: str) -> int:
        """64 bits (a simhash over pairs of letters, keyed) that texts with mostly the same words share.

        A line counts once however often it stands there (a title in the head of a page), and any number counts as
        one digit: another date or serial number gives the same print. What other changes do is measured in
        ``tests/archive/test_near.py``. 0 for a text of fewer than 200 letters; the sign is that of SQLite's integers.
        """
        lines = dict.fromkeys(line.strip() for line in text.splitlines())
        # NFKC would cost more than all the rest; of what it changes, full width is what stands in documents.
        letters = _DIGITS.sub("0", _NO_LETTERS.sub("", "".join(lines).translate(_HALF).lower()))
        if len(letters) < _SHORTEST_PRINT:
            return 0
        import numpy

        codes = numpy.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(numpy.uint64)
        odd = numpy.frombuffer(blake2b(b"pubcheck.print", key=self.key, digest_size=8 * (_GRAM + 1)).digest(), "<u8")
        total = numpy.zeros(64, numpy.int64)
        for start in range(0, len(codes) - _GRAM + 1, _CHUNK):
            chunk = codes[start : start + _CHUNK + _GRAM - 1]
            grams = numpy.zeros(len(chunk) - _GRAM + 1, numpy.uint64)
            for place in range(_GRAM):
                grams += chunk[place : place + len(grams)] * (odd[place] | numpy.uint64(1))
            grams ^= grams >> numpy.uint64(29)
            grams *= odd[_GRAM] | numpy.uint64(1)
            grams ^= grams >> numpy.uint64(32)
            bits = numpy.unpackbits(grams.view(numpy.uint8).reshape(-1, 8), axis=1, bitorder="little")
            total += bits.sum(axis=0, dtype=numpy.uint32)
        majority = total * 2 > len(codes) - _GRAM + 1
        return int(numpy.packbits(majority, bitorder="little").view("<i8")[0])


def _normal(kind: str, evidence: str) -> str:
    value = folded(evidence)
    if kind in ("personal.mobile_phone", "personal.landline"):
        return _TELEPHONE.sub("", value)
    if kind == "personal.resident_id" and _FIFTEEN.fullmatch(value):
        long = f"{value[:6]}19{value[6:]}"
        return long + resident_check_digit(long).lower()
    return value
