"""Cutting text into words with jieba's dictionary and tags.

``rjieba`` has the same dictionary and tags at 20 to 50 times the speed and is used where it
is installed; ``jieba`` is the fall-back with the same result (a test compares them).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pubcheck.errors import ModelError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase

if TYPE_CHECKING:
    from pubcheck.text import NormalizedText

Tagger = Callable[[str], list[tuple[str, str]]]
_COMPOUND = lazily(r"([0-9A-Za-z]+(?:[-._][0-9A-Za-z]+)+%?)")
_HALF = lazily(r"[\ud800-\udfff]")
_HEAD, _KEPT = "words of the head", 6000  # words kept of a text
_NEVER = -3.14e100  # the logarithm of a chance that jieba's tables do not hold


def tagged_words(text: str) -> list[tuple[str, str]]:
    """``text`` cut into words with their tags; the words join up to ``text`` again.

    :raises ModelError: if neither rjieba nor jieba is installed.
    """
    return _whole(_tagger(), text)


def cut_words(text: str) -> list[str]:
    """The words of :func:`tagged_words` without their tags, at half the cost.

    :raises ModelError: if neither rjieba nor jieba is installed.
    """
    try:
        return _cutter()(text)
    except UnicodeEncodeError:
        return [word for word, _ in tagged_words(text)]


def tagged_piece(text: NormalizedText, folded: str) -> list[tuple[str, str]]:
    """:func:`tagged_words` of a piece of ``text``, its signs folded; of the first piece the lengths of some are kept for
    :func:`head_lengths`.

    :raises ModelError: if neither rjieba nor jieba is installed.
    """
    words = tagged_words(folded)
    text.once(_HEAD, lambda: list(map(len, map(itemgetter(0), words[:_KEPT]))))
    return words


def head_lengths(text: NormalizedText) -> list[int]:
    """How long the words at the beginning of ``text`` are, as far as :func:`tagged_piece` has cut them before."""
    lengths: list[int] = text.once(_HEAD, list)
    return lengths


def listed_words(text: str) -> list[tuple[str, str]]:
    """``text`` cut into words of the dictionary alone: what it does not know falls into single characters.

    :raises ModelError: if neither rjieba nor jieba is installed.
    """
    return _whole(_listing_tagger(), text)


def _whole(tagger: Tagger, text: str) -> list[tuple[str, str]]:
    """What ``tagger`` makes of ``text``; half a pair of UTF-16, which rjieba cannot take, is a sign like others."""
    try:
        return tagger(text)
    except UnicodeEncodeError:
        words, at = [], 0
        for word, tag in tagger(_HALF.sub("\ufffd", text)):
            words.append((text[at : at + len(word)], tag))
            at += len(word)
        return words


@cache
def _listing_tagger() -> Tagger:
    try:
        import rjieba
    except ImportError:
        return jieba_tagger(guess=False)
    tag: Callable[[str, bool], list[tuple[str, str]]] = rjieba.tag
    return lambda text: tag(text, False)


@cache
def _cutter() -> Callable[[str], list[str]]:
    try:
        import rjieba
    except ImportError:
        tagger = jieba_tagger()
        return lambda text: [word for word, _ in tagger(text)]
    cutter: Callable[[str], list[str]] = rjieba.cut
    return cutter


@cache
def _tagger() -> Tagger:
    try:
        import rjieba
    except ImportError:
        return jieba_tagger()
    tagger: Tagger = rjieba.tag
    return tagger


def jieba_tagger(guess: bool = True) -> Tagger:
    """The fall-back: jieba's cut, each word with its tag in the dictionary or the one its characters suggest.

    Without ``guess`` no word is made of characters that the dictionary does not join.

    :raises ModelError: if jieba is not installed.
    """
    try:
        import logging
        from tempfile import TemporaryDirectory

        import jieba
        import jieba.posseg

        jieba.setLogLevel(logging.WARNING)
    except ImportError:
        raise ModelError(
            Phrase(
                "没有安装分词库 jieba 或 rjieba，无法识别姓名；请重新安装 pubcheck", "jieba or rjieba is not installed"
            )
        ) from None
    # jieba would load a cache of its dictionary with marshal from a folder that everybody can write to;
    # in an empty folder of its own it reads the dictionary itself.
    with TemporaryDirectory() as folder:
        jieba.dt.tmp_dir = folder
        jieba.dt.initialize()
    known = jieba.posseg.dt.word_tag_tab

    @cache
    def unknown(word: str) -> str:
        return _unknown_tag(word, jieba.posseg)

    def tag(text: str) -> list[tuple[str, str]]:
        # Odd pieces are compounds such as PHQ-9 and 2025-03-01, which jieba alone would take apart.
        pieces = enumerate(_COMPOUND.split(text))
        words = (word for odd, piece in pieces for word in ([piece] if odd % 2 else jieba.cut(piece, HMM=guess)))
        return [(word, known.get(word) or unknown(word)) for word in words]

    return tag


def _unknown_tag(word: str, tables: Any) -> str:
    """The tag of a word that the dictionary lacks: that of the longest piece in its likeliest reading."""
    if word.isascii():
        letters = [character for character in word if character.isalnum()]
        return ("m" if all(map(str.isdigit, letters)) else "eng") if letters else "x"
    states: dict[str, Any] = tables.char_state_tab_P
    if any(character not in states for character in word):
        return "x"
    _, path = _likeliest(word, states, tables)
    pieces: list[tuple[int, str]] = []
    for position, tag in path:
        pieces.append((pieces.pop()[0] + 1 if pieces and position in "ME" else 1, tag))
    return max(enumerate(pieces), key=lambda entry: (entry[1][0], entry[0]))[1][1] if pieces else "x"


def _likeliest(word: str, states: dict[str, Any], tables: Any) -> tuple[float, tuple[Any, ...]]:
    """The likeliest states (place in a piece, tag) of the characters of ``word`` by jieba's hidden Markov model."""
    paths: dict[Any, tuple[float, tuple[Any, ...]]] = {
        state: (tables.start_P[state] + tables.emit_P[state].get(word[0], _NEVER), (state,))
        for state in states[word[0]]
    }
    for character in word[1:]:
        reached = {after for state in paths for after in tables.trans_P[state]}
        step: dict[Any, tuple[float, tuple[Any, ...]]] = {}
        for after in reached.intersection(states[character]) or reached:
            ways = [(state, tables.trans_P[state].get(after)) for state in paths]
            score, path = max((paths[state][0] + way, paths[state][1]) for state, way in ways if way is not None)
            step[after] = (score + tables.emit_P[after].get(character, _NEVER), (*path, after))
        paths = step
    return max((way for state, way in paths.items() if state[0] in "ES"), default=(_NEVER, ()))
