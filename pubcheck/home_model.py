"""Whether a run of words is somebody's home, by a small linear model over hashed features.

It finds homes in forms that no structure foresees. Its weights are data (``models/homes``), learned from the
development passages of ``corpora/findings``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from pubcheck.home_candidates import Candidate, Surroundings, candidates, surroundings
from pubcheck.home_features import parts
from pubcheck.linear_model import Named, linear_model
from pubcheck.matchers import Reading
from pubcheck.persons import people
from pubcheck.span import Span

_HOPELESS = -3.0  # log-odds that no home of the development passages had on the way
BITS = 16  # features hash into 2**BITS weights


def seen(reading: Reading) -> list[tuple[Candidate, list[str]]]:
    """The candidates of the text, each with its features."""
    around, found = _found(reading, ())
    named = Named()
    return [(each, list(chain.from_iterable(parts(each, around, named)))) for each in found] if around else []


def _found(reading: Reading, told: Sequence[Span]) -> tuple[Surroundings | None, list[Candidate]]:
    if not people(reading):
        return None, []
    around = surroundings(reading)
    found = []
    for each in candidates(around):
        around.counts[each.span.of(around.text)] += 1
        if _adds(each.span, told):
            found.append(each)
    return around, found


def _adds(span: Span, told: Sequence[Span]) -> bool:
    return longer(span, told) is not None or not meets(span, told)


def meets(span: Span, places: Sequence[Span]) -> bool:
    """Whether ``span`` overlaps one of ``places``, which are in order and do not overlap each other."""
    at = bisect_left(places, span)
    return any(span.overlaps(place) for place in places[max(0, at - 1) : at + 1])


def longer(span: Span, places: Sequence[Span]) -> Span | None:
    """The one of ``places`` that ``span`` begins with and goes on behind, meeting no other."""
    at = bisect_left(places, span.start, key=lambda place: place.start)
    if at == len(places) or places[at].start != span.start or places[at].end >= span.end:
        return None
    return None if at + 1 < len(places) and places[at + 1].start < span.end else places[at]


def proposed(reading: Reading, told: Sequence[Span] = ()) -> list[tuple[Candidate, float]]:
    """The candidates, each with the log-odds of being a home; of the places ``told`` (in order) those that go farther on.

    One that is hopeless after half of its features keeps the log-odds that it has by then.

    :raises ModelError: if the weights are absent or altered.
    """
    around, found = _found(reading, told)
    if around is None or not found:
        return []
    model = linear_model("homes")
    kinds = model.kinds
    return [(each, model.odds_of_codes(parts(each, around, kinds), _HOPELESS)) for each in found]
