"""How grave a citation of what is no longer in force is: measured by the day of the document that cites it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from pubcheck.finding import Severity
from pubcheck.matchers import Judgement
from pubcheck.phrase import Phrase

_LONG_AGO = timedelta(days=730)  # an undated paper may well be older than a repeal of late


class Days(NamedTuple):
    """What a document tells of its day: the day of issue, else the latest told (31 December for a year alone).

    ``waits`` is whether it is measured by today where it tells of no day: it is no statute itself; ``marked`` whether it
    is marked for disclosure, so on its way out now; ``latest`` the last year it names.
    """

    issued: date | None
    told: date | None
    waits: bool
    latest: int | None
    marked: bool

    def without(self, year: int) -> Days:
        """Without a latest year that lies before ``year``, when what is cited was made: such a year dates no citation of it."""
        return self._replace(latest=None) if self.latest is not None and self.latest < year else self


def judgement(message: Phrase, since: date, days: Days) -> Judgement:
    """The judgement on a citation of what was in force until ``since``."""
    day, told = days.issued, days.told
    if day is not None and day >= since:
        why = Phrase(f"成文日期{day:%Y-%m-%d}在此之后", f"the document is of {day:%Y-%m-%d}, which is later")
        return Judgement(0.9, (why,), None, message)
    if (
        day is None
        and told is not None
        and told > since
        and (told.year > since.year or (told.month, told.day) != (12, 31) or _begins_year(since))
    ):
        why = Phrase(f"文中提到{told.year}年，在此之后", f"the text tells of {told.year}, which is later")
        return Judgement(0.7, (why,), None, message)
    if day is None and days.waits and (days.latest is None or days.latest > since.year - _begins_year(since)):
        if days.marked:
            why = Phrase(
                "没有成文日期；已标注公开属性待公开，按现行规定衡量",
                "undated, and marked for disclosure: measured by what is in force",
            )
            return Judgement(0.6, (why,), None, message)
        if date.today() - since > _LONG_AGO:
            why = Phrase("没有成文日期，按现行规定衡量", "undated: measured by what is in force")
            return Judgement(0.55, (why,), None, message)
    if day is None:
        why = Phrase("没有成文日期，无法判断当时是否有效", "without a date nobody can tell whether it was in force")
        return Judgement(0.5, (why,), Severity.INFO, message)
    why = Phrase(f"成文日期{day:%Y-%m-%d}时尚且有效", f"on {day:%Y-%m-%d} it was in force")
    return Judgement(0.8, (why,), Severity.INFO, message)


def _begins_year(day: date) -> bool:
    """Whether what holds from ``day`` holds for the whole of that year."""
    return (day.month, day.day) == (1, 1)
