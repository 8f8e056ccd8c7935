"""Whether a level in a text is the mark of a paper, by a small linear model over hashed features.

It finds marks in layouts that no shape foresees. Its weights are data (``models/marks``), learned from the
development passages of ``corpora/findings``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from pubcheck.linear_model import linear_model
from pubcheck.mark_candidates import Candidate, candidates, features, page_of
from pubcheck.mark_surroundings import Surroundings, surroundings
from pubcheck.matchers import Reading
from pubcheck.span import Span, Taken

LIKELY = -0.5  # log-odds from which its word is enough; the scores of its card are measured there
BITS = 15  # features hash into 2**BITS weights


def seen(reading: Reading) -> list[tuple[Candidate, list[str]]]:
    """All candidates of the text, each with its features."""
    return [(candidate, list(found)) for candidate, found in _seen(reading)]


def _seen(reading: Reading, taken: Taken | None = None) -> Iterator[tuple[Candidate, Iterator[str]]]:
    found = candidates(reading)
    if found:
        text = reading.text.text
        page, shared = page_of(text, found), Surroundings.of(reading)
        for each in found:
            if taken is not None and taken.meets(Span(*each.match.span("level"))):
                continue
            number = bisect_right(page.starts, each.span.start) - 1
            own = features(each, page, number)
            yield each, chain(own, surroundings(each, shared, reading, page.line(number)))


def marked(reading: Reading, taken: Taken | None = None) -> list[tuple[Candidate, float]]:
    """The candidates whose level is not ``taken`` by a mark, each with the log-odds of being one.

    :raises ModelError: if the weights are absent or altered.
    """
    return [(candidate, linear_model("marks").odds(found)) for candidate, found in _seen(reading, taken)]
