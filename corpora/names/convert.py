"""Makes ``train.jsonl`` from the marked passages of ``source/``.

    python corpora/names/convert.py

A passage begins with a heading, ``# genre region year [noise]``, and ends before the next one. A
name stands in the text as ``<`` letter name ``>``, so that no offset is ever counted by hand:

    ``p f s c``   a person: private, official, signer, contact
    ``o l a``     organisation, place, address
    ``x n``       a masked name (马某某) and a surname alone (李主任): kept in ``partial``, no entity

``|`` is a tab, the border of two cells of a flattened table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ROLES = {"p": "private", "f": "official", "s": "signer", "c": "contact"}
KINDS = {**dict.fromkeys(ROLES, "person"), "o": "organisation", "l": "place", "a": "address"}
PARTIAL = {"x": "masked", "n": "surname"}
_MARK = re.compile(r"<([a-z])([^<>]+)>")
_HEADING = re.compile(r"# (\S+) (\S+) (\d{4})(?: (noise))?")
Row = dict[str, Any]


def unmarked(marked: str) -> tuple[str, list[list[Any]], dict[str, str], list[list[Any]]]:
    """The text without its marks, its entities, the roles of its persons by offset, and its partial names.

    :raises ValueError: if a mark is unknown or not closed, or a name begins or ends with a blank.
    """
    marked = marked.replace("|", "\t")
    pieces: list[str] = []
    entities: list[list[Any]] = []
    partial: list[list[Any]] = []
    roles: dict[str, str] = {}
    done = length = 0
    for match in _MARK.finditer(marked):
        before, (letter, name) = marked[done : match.start()], match.groups()
        pieces += [before, name]
        start = length + len(before)
        length, done = start + len(name), match.end()
        if name != name.strip() or letter not in KINDS.keys() | PARTIAL.keys():
            raise ValueError(f"not a mark: {match[0]}")
        if letter in PARTIAL:
            partial.append([start, length, PARTIAL[letter]])
            continue
        entities.append([start, length, KINDS[letter]])
        if letter in ROLES:
            roles[str(start)] = ROLES[letter]
    text = "".join(pieces) + marked[done:]
    if "<" in text or ">" in text:
        raise ValueError(f"a mark is left open: {text[:30]}")
    return text, entities, roles, partial


def marked(row: Row) -> str:
    """The source text of a row: what :func:`unmarked` read."""
    letters = {name: letter for letter, name in (*ROLES.items(), *PARTIAL.items())}
    letters |= {"organisation": "o", "place": "l", "address": "a"}
    text: str = row["text"]
    for start, end, kind in sorted([*row["entities"], *row.get("partial", [])], reverse=True):
        letter = letters[row["roles"][str(start)] if kind == "person" else kind]
        text = f"{text[:start]}<{letter}{text[start:end]}>{text[end:]}"
    return text.replace("\t", "|")


def passages(source: str) -> Iterator[tuple[re.Match[str], str]]:
    """Heading and marked text of each passage of one source file."""
    heading, lines = None, list[str]()
    for line in [*source.splitlines(), "# end end 0000"]:
        found = _HEADING.fullmatch(line)
        if found is None:
            if line.startswith("#"):
                raise ValueError(f"not a heading: {line}")
            lines.append(line)
            continue
        if heading is not None:
            yield heading, "\n".join(lines).strip("\n")
        heading, lines = found, []


def rows(files: Iterable[Path]) -> Iterator[Row]:
    """One row a passage, its id made of its file and its place there."""
    for file in files:
        for number, (heading, source) in enumerate(passages(file.read_text(encoding="utf-8")), 1):
            text, entities, roles, partial = unmarked(source)
            genre, region, year, noise = heading.groups()
            row: Row = {"id": f"nt-{file.stem}-{number:02}", "text": text, "entities": entities, "roles": roles}
            row |= {"genre": genre, "region": region, "year": int(year), "noise": bool(noise)}
            yield row | ({"partial": partial} if partial else {})


def sources() -> list[Path]:
    """The source files in order."""
    return sorted((FOLDER / "source").glob("*.txt"))


def main() -> None:
    """Write ``train.jsonl``."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows(sources())]
    (FOLDER / "train.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
