"""Words that a user reads: Chinese first, English second."""

from __future__ import annotations

from enum import Enum


class Lang(str, Enum):
    """The language of messages and reports."""

    ZH = "zh"
    EN = "en"

    def __str__(self) -> str:
        return self.value


class Phrase(str):
    """A Chinese text that also knows its English wording.

    It *is* the Chinese string, so it can be stored, compared and printed as one;
    reports that offer a language call :meth:`say`.
    """

    __slots__ = ("en",)
    en: str

    def __new__(cls, zh: str, en: str = "") -> Phrase:
        """The phrase ``zh``; without ``en`` it reads the same in both languages."""
        phrase = super().__new__(cls, zh)
        phrase.en = en or zh
        return phrase

    def say(self, lang: Lang) -> str:
        """The wording in ``lang``."""
        return self.en if lang is Lang.EN else str(self)

    def fill(self, **values: object) -> Phrase:
        """Both wordings with ``{name}`` places filled; values may be phrases themselves."""
        english = {k: v.en if isinstance(v, Phrase) else v for k, v in values.items()}
        return Phrase(str(self).format(**values), self.en.format(**english))

    def __reduce__(self) -> tuple[type[Phrase], tuple[str, str]]:
        return Phrase, (str(self), self.en)


def say(text: str, lang: Lang) -> str:
    """``text`` in ``lang`` where it has a second wording, else as it is."""
    return text.say(lang) if isinstance(text, Phrase) else text
