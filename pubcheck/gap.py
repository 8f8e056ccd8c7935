"""What could not be reviewed, and why."""

from __future__ import annotations

from dataclasses import dataclass

from pubcheck.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a document that was not read or not checked.

    ``stage`` is the step that failed (``read``, ``parse``, ``normalize``, ``recognize``,
    ``detect``, ``classify``), ``where`` the place in words (a page, a rule id, a file name),
    ``reason`` why. A gap forbids "no obstacle found": pubcheck fails closed.
    """

    stage: str
    where: str
    reason: Phrase
