"""Persons reported in real public replies, looked at one by one: a name, or no name at all.

``corpora/names/replies.jsonl`` holds no text: the beginning of the sha256 of a reply, a place in it, and what stands there. What pubcheck
reported above ``info`` in the 2,816 replies on 27 November 2026 was judged by reading it, each name once a reply. The half
of the replies that may be trained on (:mod:`pubcheck.models.disclosure.public`) is learned from; the other is measured.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pubcheck.models.disclosure.public import prose

from pubcheck.span import Span

_DIGEST = 16  # hexadecimal digits of it that are kept


def judged(corpora: Path, shared: Path, half: int) -> Iterator[tuple[str, dict[Span, bool]]]:
    """The replies of one half (0 is measured, 1 is trained on) with such a person: the text, and where in it a name stands (true) or a word."""
    known: dict[str, list[tuple[int, int, bool]]] = {}
    for line in (corpora / "names/replies.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        known.setdefault(row["text"], []).append((row["start"], row["length"], row["name"]))
    for row in prose(shared, "replies", half):
        text = row["text"]
        found = known.get(hashlib.sha256(text.encode()).hexdigest()[:_DIGEST])
        if found is not None:
            yield text, {Span(start, start + length): name for start, length, name in found}
