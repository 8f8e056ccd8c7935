"""The number that stands for a word, the CRC-32 of its UTF-8, of all words of a text at once.

A CRC of a given length is linear: what a character adds to it depends on how many follow, and not on the others. So words
of few Chinese characters, which are most, take a few look-ups side by side instead of a call for each.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Numbers = NDArray[np.uint32]

_SHORT = 4  # characters of a word that is looked up
_FIRST_HAN, _OF_HAN = 0x4E00, 0xA000 - 0x4E00
_UNREADABLE = "\ufffd"  # is read for half a character, as the libraries do that cut words


def word_numbers(text: str, wide: NDArray[np.uint32], lengths: Integers) -> Integers:
    """The number of each word of ``text``, -1 of one without a Chinese character.

    :param wide: the code points of the text.
    :param lengths: those of the words, one after the other from its beginning.
    """
    import numpy as np

    ends = lengths.cumsum()
    # Of Chinese characters their place in the tables, of others a greater number.
    places = wide - np.uint32(_FIRST_HAN)
    counts = np.zeros(len(wide) + 1, np.int64)
    np.cumsum(places < _OF_HAN, out=counts[1:])
    chinese = counts.take(ends)
    chinese -= counts.take(ends - lengths)
    numbers = np.full(len(lengths), -1, np.int64)
    short = ((chinese == lengths) & (lengths <= _SHORT)).nonzero()[0]
    numbers[short] = _looked_up(places, ends.take(short) - 1, lengths.take(short))
    others = ((chinese > 0) & (numbers < 0)).nonzero()[0]
    for word, end, length in zip(others.tolist(), ends[others].tolist(), lengths[others].tolist(), strict=True):
        numbers[word] = crc32(_encoded(text[end - length : end]))
    return numbers


def _looked_up(places: NDArray[np.uint32], lasts: Integers, lengths: Integers) -> Numbers:
    tables = _tables()
    numbers = _empty_words().take(lengths)
    numbers ^= tables[0].take(places.take(lasts))
    for behind in range(1, _SHORT):
        some = (lengths > behind).nonzero()[0]
        if not len(some):
            break
        found = tables[behind].take(places.take(lasts.take(some) - behind))
        found ^= numbers.take(some)
        numbers[some] = found
    return numbers


def _encoded(word: str) -> bytes:
    try:
        return word.encode()
    except UnicodeEncodeError:
        return "".join(_UNREADABLE if "\ud800" <= each <= "\udfff" else each for each in word).encode()


@cache
def _empty_words() -> Numbers:
    """By its length what the CRC of a word of Chinese characters begins with."""
    import numpy as np

    return np.array([crc32(b"\xe0\x80\x80" * length) for length in range(_SHORT + 1)], np.uint32)


@cache
def _tables() -> tuple[Numbers, ...]:
    """What each Chinese character adds to the CRC, if so many characters of three bytes follow it."""
    import numpy as np

    nothing = crc32(b"\0")
    step = np.array([crc32(bytes([byte])) ^ nothing for byte in range(256)], np.uint32)
    of_byte = [step]
    for _ in range(3 * _SHORT - 1):
        of_byte.append(step.take(of_byte[-1] & np.uint32(0xFF)) ^ of_byte[-1] >> np.uint32(8))
    codes = np.arange(_FIRST_HAN, _FIRST_HAN + _OF_HAN)
    bits = codes >> 12, codes >> 6 & 63, codes & 63
    return tuple(
        np.bitwise_xor.reduce([of_byte[at + 2 - number].take(part) for number, part in enumerate(bits)])
        for at in range(0, 3 * _SHORT, 3)
    )
