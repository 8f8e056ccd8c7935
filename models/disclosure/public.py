"""Real public material, halved once: one half may be trained on, the other is only measured.

The halves depend on the texts alone: for prose the sha256 of a text, for the catalogue whole
sources together with those that copy from them, so that no entry stands in both halves.
Nothing of it is copied into the project; weights learned from it ship with a card that says so.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROSE = {
    "policies": ("data/documents/gov_cn_policies.jsonl.gz", "text"),
    "laws": ("data/documents/laws.jsonl.gz", "text"),
    "replies": ("data/documents/public_replies.jsonl.gz", "reply"),
}
# Words in the name of a source whose agency states rules of its own, and the profile that holds them.
PROFILES = {"通榆": "tongyu", "葛源": "tongyu", "安徽某局": "tongyu", "公文类信息公开审核办法": "tongyu"}
_SHORTEST = 60
_SAME = 0.5  # entries that share so many of their trigrams are copies


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue or negative list, with the attribute that its agency gives it."""

    text: str
    attribute: str
    source: str
    domain: str
    inferred: bool

    @property
    def profile(self) -> str:
        """The profile with the rules of its agency; the national default where none are known."""
        return next((profile for words, profile in PROFILES.items() if words in self.domain), "default")

    @property
    def is_contrary(self) -> bool:
        """Whether it is on request under rules of its agency that open on request what the national default withholds.

        Such rules name internal affairs, commercial secrets and privacy (条例 arts. 15, 16) as on request, so the label
        contradicts the default, and no text tells so.
        """
        return self.attribute == "on_request" and self.profile != "default"


def prose(shared: Path, source: str, half: int) -> Iterator[dict[str, Any]]:
    """The documents of one half (0 is measured, 1 is trained on), their text under ``text``."""
    name, key = PROSE[source]
    with gzip.open(shared / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = str(row[key])
            if len(text) > _SHORTEST and _half(text) == half:
                yield {**row, "text": text}


def _half(text: str) -> int:
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16) % 2


def entries(shared: Path, half: int) -> list[Entry]:
    """The catalogue's entries of one half (0 is measured, 1 is trained on)."""
    found = []
    for line in (shared / "data/attributes/catalogue.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        content = row["content"] if row["content"] and row["content"] != row["item"] else ""
        text = row["item"] + (f"：{content}" if content else "")
        found.append(Entry(text, row["attribute"], row["source"], row["domain"], bool(row["inferred"])))
    halves: tuple[list[int], list[int]] = ([], [])
    for group in sorted(_groups(found), key=lambda group: (-len(group), min(group))):
        halves[1 if len(halves[1]) <= len(halves[0]) else 0].extend(group)
    return [found[place] for place in sorted(halves[half])]


def _groups(found: list[Entry]) -> list[list[int]]:
    """Places of entries that belong together: of one source, or of sources that copy from each other."""
    parent = list(range(len(found)))

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    sets = [_trigrams(entry.text) for entry in found]
    for one, entry in enumerate(found):
        for other in range(one):
            both = len(sets[one] & sets[other]) / len(sets[one] | sets[other])
            if entry.source == found[other].source or both >= _SAME:
                parent[root(one)] = root(other)
    groups: dict[int, list[int]] = {}
    for place in range(len(found)):
        groups.setdefault(root(place), []).append(place)
    return list(groups.values())


def _trigrams(text: str) -> set[str]:
    han = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {han[at : at + 3] for at in range(max(1, len(han) - 2))}
