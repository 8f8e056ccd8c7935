"""Cutting text into words with jieba's dictionary and tags.

``rjieba`` has the same dictionary and tags at 20 to 50 times the speed and is used where it
is installed; ``jieba`` is the fall-back with the same result (a test compares them).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pubcheck.errors import ModelError
from pubcheck.phrase import Phrase

Tagger = Callable[[str], list[tuple[str, str]]]


def tagged_words(text: str) -> list[tuple[str, str]]:
    """``text`` cut into words with their tags; the words join up to ``text`` again.

    :raises ModelError: if neither rjieba nor jieba is installed.
    """
    return _tagger()(text)


@cache
def _tagger() -> Tagger:
    try:
        import rjieba
    except ImportError:
        return jieba_tagger()
    tagger: Tagger = rjieba.tag
    return tagger


def jieba_tagger() -> Tagger:
    """The fall-back: jieba's cut, each word with its tag in the dictionary.

    :raises ModelError: if jieba is not installed.
    """
    try:
        import logging

        import jieba
        import jieba.posseg

        jieba.setLogLevel(logging.WARNING)
    except ImportError:
        raise ModelError(
            Phrase("没有安装分词库 jieba 或 rjieba，无法识别姓名；请重新安装 pubcheck", "jieba or rjieba is not installed")
        ) from None
    known = jieba.posseg.dt

    def tag(text: str) -> list[tuple[str, str]]:
        known.initialize()
        return [(word, known.word_tag_tab.get(word, _shape_tag(word))) for word in jieba.cut(text)]

    return tag


def _shape_tag(word: str) -> str:
    if re.fullmatch(r"[0-9.\-+%]+", word):
        return "m"
    return "eng" if re.fullmatch(r"[0-9A-Za-z.\-+%]+", word) else "x"
