"""Everything pubcheck raises on purpose.

Messages are :class:`~pubcheck.phrase.Phrase` values: one line, what is wrong and what to do.
They never hold text of the reviewed document.
"""

from __future__ import annotations

from pubcheck.phrase import Phrase


class PubcheckError(Exception):
    """Root of all errors of this package; ``phrase`` is the message in both languages."""

    def __init__(self, phrase: str) -> None:
        super().__init__(str(phrase))
        self.phrase = phrase if isinstance(phrase, Phrase) else Phrase(phrase)

    def __reduce__(self) -> tuple[type[PubcheckError], tuple[Phrase]]:
        return type(self), (self.phrase,)


class ParseError(PubcheckError):
    """A file could not be read; the classes below say why."""


class UnsupportedFormat(ParseError):
    """No parser knows this kind of file."""


class EncryptedDocument(ParseError):
    """The file is protected by a password."""


class DamagedDocument(ParseError):
    """The file is broken, truncated or not what it pretends to be."""


class LimitExceeded(ParseError):
    """A limit of the settings (bytes, ratio, depth, characters) was passed."""


class RuleError(PubcheckError):
    """A rule is not well-formed."""


class ModelError(PubcheckError):
    """Weights are absent, altered (sha256) or of another version."""


class SettingsError(PubcheckError):
    """Settings, a profile or an argument are not valid."""


class StoreError(PubcheckError):
    """The store of an archive cannot be written (a full disk, a lost share); what it holds is intact."""
