"""The number that stands for a word, the CRC-32 of its UTF-8, of all words of a text at once.

A CRC of a given length is linear: what a character adds to it depends on how many follow, and not on the others. So the
numbers of all short words of Chinese characters, which most words are, take one look-up for each character and length.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from pubcheck.lazy_pattern import lazily

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Numbers = NDArray[np.uint32]

_SHORT = 4  # characters of a word that is looked up
_FEW = 60  # words up to which one after the other is faster
_CHINESE = lazily("[\u4e00-\u9fff]")
_FIRST_HAN, _OF_HAN = 0x4E00, 0xA000 - 0x4E00
_UNREADABLE = "\ufffd"  # is read for half a character, as the libraries do that cut words


def word_numbers(text: str, wide: NDArray[np.uint32], lengths: Integers) -> tuple[Integers, Numbers]:
    """Which words of ``text`` hold a Chinese character, in no order, and the number of each.

    :param wide: the code points of the text.
    :param lengths: those of the words, one after the other from its beginning.
    """
    import numpy as np

    if len(lengths) <= _FEW:
        return _one_by_one(text, lengths.tolist())
    ends = lengths.cumsum()
    # Of Chinese characters their place in the tables, of others a greater number.
    places = wide - np.uint32(_FIRST_HAN)
    counts = np.zeros(len(wide) + 1, np.int64)
    (places < _OF_HAN).cumsum(out=counts[1:])
    chinese = counts.take(ends)
    chinese -= counts.take(ends - lengths)
    simple = chinese == lengths
    simple &= lengths <= _SHORT
    words = simple.nonzero()[0]
    numbers = _ending_at(places).take((lengths.take(words) - 1) * len(wide) + ends.take(words) - 1)
    chinese[words] = 0
    others = chinese.nonzero()[0]
    if not len(others):
        return words, numbers
    edges = zip((ends - lengths)[others].tolist(), ends[others].tolist(), strict=True)
    more = [crc32(_encoded(text[start:end])) for start, end in edges]
    return np.append(words, others), np.append(numbers, np.array(more, np.uint32))


def _one_by_one(text: str, lengths: list[int]) -> tuple[Integers, Numbers]:
    import numpy as np

    words, numbers, at = [], [], 0
    for word, length in enumerate(lengths):
        written = text[at : at + length]
        at += length
        if _CHINESE.search(written):
            words.append(word)
            numbers.append(crc32(_encoded(written)))
    return np.array(words, np.int64), np.array(numbers, np.uint32)


def _ending_at(places: Numbers) -> Numbers:
    """For each length in turn the number of the word that ends at each place, which has nothing but Chinese characters."""
    import numpy as np

    # One look at the table brings what a character adds to words of every length.
    found = _table().take(places, mode="clip").view(np.uint32).reshape(-1, _SHORT)
    numbers = np.zeros((_SHORT, len(places)), np.uint32)
    numbers[0] = found[:, 0]
    for behind in range(1, _SHORT):
        np.bitwise_xor(numbers[behind - 1, behind:], found[:-behind, behind], out=numbers[behind, behind:])
    return numbers


def _encoded(word: str) -> bytes:
    try:
        return word.encode()
    except UnicodeEncodeError:
        return "".join(_UNREADABLE if "\ud800" <= each <= "\udfff" else each for each in word).encode()


@cache
def _table() -> NDArray[np.complex128]:
    """What each Chinese character adds to the number of a word, if so many characters follow it: four numbers an item.

    A word that is longer by one begins with another number: the first character of each length brings the difference.
    """
    import numpy as np

    nothing = crc32(b"\0")
    step = np.array([crc32(bytes([byte])) ^ nothing for byte in range(256)], np.uint32)
    of_byte = [step]
    for _ in range(3 * _SHORT - 1):
        of_byte.append(step.take(of_byte[-1] & np.uint32(0xFF)) ^ of_byte[-1] >> np.uint32(8))
    begins = [crc32(b"\xe0\x80\x80" * length) for length in range(_SHORT + 1)]
    begins[0] = 0
    codes = np.arange(_FIRST_HAN, _FIRST_HAN + _OF_HAN)
    bits = codes >> 12, codes >> 6 & 63, codes & 63
    added = [
        np.bitwise_xor.reduce([of_byte[3 * behind + 2 - number].take(part) for number, part in enumerate(bits)])
        ^ np.uint32(begins[behind] ^ begins[behind + 1])
        for behind in range(_SHORT)
    ]
    return np.ascontiguousarray(np.stack(added, axis=1)).view(np.complex128).ravel()
