"""Text in a Word 97–2003 file that no piece of the document shows.

Fast saving appends what is new and leaves the old text where it was; programs also fill the end of a
sector with what their memory held. Source: [MS-DOC] 2.4.1 (text is what pieces show).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pubcheck.lazy_pattern import lazily
from pubcheck.quota import check_time
from pubcheck.settings import Limits
from pubcheck.word97 import WordFile

_HEAD = 154 + 8 * 200
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CLOSE = "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％　０-９"
_RUN = lazily(f"[{_HAN}{_CLOSE} -~\r\t\n\x07]{{6,}}")
_NARROW = lazily(rb"[ -~\r\t\x07]{12,}")
_DIGIT = lazily(rb"[0-9]")
_MARKS = lazily("[\r\n\x07\x0c]")
_FEWEST, _FEWEST_DIGITS = 5, 8
_STRETCH = 1 << 20


def remnants(
    word: WordFile, formatted: frozenset[int], pictures: Iterable[tuple[int, int]], limits: Limits
) -> Iterator[str]:
    """Text in the stream that no piece shows: what fast saving left, or a program's memory.

    Only UTF-16 with common Han characters, or a longer row of letters and digits, is taken; ``formatted`` pages and
    ``pictures`` are left out, for in enough bytes that are no text everything occurs.
    """
    stream = word.stream
    taken = sorted(
        [
            (0, _HEAD),
            *pictures,
            *((piece.fc, piece.fc_end) for piece in word.pieces),
            *((512 * page, 512 * page + 512) for page in formatted),
        ]
    )
    shown = set(_MARKS.split(word.text))
    done = 0
    for start, end in [*taken, (len(stream), len(stream))]:
        for text in _texts(stream, done, start):
            check_time(limits)
            # Old text is mostly a copy of what still stands there; its first line may be cut.
            lines = [
                line for line in _MARKS.split(text) if line.strip() and line not in shown and line not in word.text
            ]
            shown.update(lines)
            if lines:
                yield "\n".join(lines)
        done = max(done, end)


def _texts(stream: bytes, start: int, end: int) -> Iterator[str]:
    """What looks like text between two bytes; a stretch at a time, for streams may be long."""
    for at in range(start, end, _STRETCH):
        data = stream[at : min(end, at + _STRETCH)]
        for odd in (0, 1):
            raw = data[odd : odd + (len(data) - odd) // 2 * 2]
            for match in _RUN.finditer(raw.decode("utf-16-le", "replace")):
                if _is_told(match.group()):
                    yield match.group()
        for narrow in _NARROW.finditer(data):
            if len(_DIGIT.findall(narrow.group())) >= _FEWEST_DIGITS or b"@" in narrow.group():
                yield narrow.group().decode("ascii")


def _is_told(text: str) -> bool:
    han = [char for char in text if "\u3400" <= char <= "\u9fff"]
    common = sum(char in _common() for char in han)
    letters = sum(char.isascii() and char.isalnum() for char in text)
    return (common >= _FEWEST and common * 6 >= len(han) * 5) or (letters >= 10 and letters * 2 > len(text))


@cache
def _common() -> frozenset[str]:
    """The 3755 characters of GB 2312 level 1."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return frozenset(row.decode("gb2312", "ignore") for row in rows) - {""}
