"""Names of files as the store keeps them: any bytes as text, personal values masked; and their keys."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pubcheck.archive.value_keys import ValueKeys
from pubcheck.masking import MaskedReview
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text

# What a name may hold that identifies a person without any doubt needs this many digits, or an @.
_TELLING = re.compile(r"[0-9０-９]{7}|@|＠")
_ODD = {0xDC00 + byte: 0xF700 + byte for byte in range(0x80, 0x100)}
_SUFFIX = re.compile(r"\.[0-9A-Za-z]{1,8}")
_PACKED = (".gz", ".bz2", ".xz", ".zst", ".lzma", ".z")


def shown_path(path: str, reviewer: Reviewer) -> str:
    """``path`` as it may be stored and shown: an identity number or telephone in it masked.

    Bytes that are no UTF-8 (names from an old Windows) stand as private-use characters. Names of persons stay:
    without them nobody finds the file again.
    """
    readable = path.translate(_ODD)
    if not is_telling(readable):
        return readable
    review = reviewer.review_document(document_from_text(readable, "name"))
    return MaskedReview(review).text


def is_telling(words: str) -> bool:
    """Whether something in ``words`` may identify a person without any doubt, so that they take a look before they are kept."""
    return _TELLING.search(words) is not None


def path_key(path: str, keys: ValueKeys) -> str:
    """What the store knows a path by: a keyed hash, since the path itself may be stored masked only."""
    return keys.of("path", path)


def neutral_name(path: str) -> str:
    """The name under which a file is parsed: its endings alone, so that copies give one result under any name."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(path).suffixes]
    if not suffixes or not _SUFFIX.fullmatch(suffixes[-1]):
        return "file"
    inner = suffixes[-2] if len(suffixes) > 1 and suffixes[-1] in _PACKED and _SUFFIX.fullmatch(suffixes[-2]) else ""
    return f"file{inner}{suffixes[-1]}"
