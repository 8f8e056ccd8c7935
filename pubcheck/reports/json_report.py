"""The contract's JSON: an object for one document, an array for several."""

from __future__ import annotations

from collections.abc import Sequence

from pubcheck.payload import json_text, review_payload
from pubcheck.phrase import Phrase
from pubcheck.reporter import Reporter, ReportOptions
from pubcheck.review import Review


def render(reviews: Sequence[Review], options: ReportOptions) -> str:
    """``reviews`` as JSON under the schema ``pubcheck.review/1``."""
    payloads = [review_payload(review, lang=options.lang, show_values=options.show_values) for review in reviews]
    return json_text(payloads[0] if len(payloads) == 1 else payloads)


REPORTER = Reporter("json", Phrase("JSON 数据", "JSON"), "application/json", ".json", render)
