"""Whether a level in a text is the mark of a paper, by a small linear model over hashed features.

It finds marks in layouts that no shape foresees. Its weights are data (``models/marks``), learned from the
development passages of ``corpora/findings``.
"""

from __future__ import annotations

from bisect import bisect_right

from pubcheck.linear_model import linear_model
from pubcheck.mark_candidates import Candidate, candidates, features, page_of
from pubcheck.mark_surroundings import Surroundings, surroundings
from pubcheck.matchers import Reading

BITS = 15  # features hash into 2**BITS weights


def seen(reading: Reading) -> list[tuple[Candidate, list[str]]]:
    """All candidates of the text, each with its features."""
    found = list(candidates(reading))
    if not found:
        return []
    page, shared = page_of(reading.text.text, found), Surroundings.of(reading.text.text)
    return [
        (
            each,
            [
                *features(each, page, bisect_right(page.starts, each.span.start) - 1),
                *surroundings(each, shared, reading),
            ],
        )
        for each in found
    ]


def marked(reading: Reading) -> list[tuple[Candidate, float]]:
    """All candidates, each with the log-odds of being a mark.

    :raises ModelError: if the weights are absent or altered.
    """
    found = seen(reading)
    return [(candidate, linear_model("marks").odds(rows)) for candidate, rows in found] if found else []
