"""Persons as the model of roles sees them: their features, and what the labels say they are.

Words that are taken for a name and are none are examples too, of those who are not private.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pubcheck.models.disclosure.public import prose
from pubcheck.models.names.findings import FILES, PERSONS, normalised
from pubcheck.models.passages import kept, same_files
from pubcheck.models.roles.replies import judged

from pubcheck.cast import complete
from pubcheck.gold import read_gold
from pubcheck.mention_features import Mention, mentions_of
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.recognizer import all_recognizers
from pubcheck.role_features import features
from pubcheck.roles import by_rules
from pubcheck.settings import Settings
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

_FOLDS = 5
INFORMANT = "personal.informant"
REPLIES = "replies"  # the group of real replies
PASSAGES = "passages.json.gz"  # the file of a part, see :mod:`pubcheck.models.parts`


@dataclass(frozen=True, slots=True)
class Example:
    """A person of a passage: its features, and whether it is private.

    ``group``: what is put aside together, one author's file of findings, a fifth of ``corpora/names``, or real text.
    ``passage``: which text it stands in.
    """

    group: str
    passage: str
    mention: Mention
    found: tuple[str, ...]
    private: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage with its persons: the place of each, what is known of it, its features, and whether it is private.

    ``labelled``: the persons with a label, private or not; ``informants``: those of them who bring a matter up, None where
    the labels do not tell.
    """

    group: str
    passage: str
    text: str
    labelled: Mapping[Span, bool]
    persons: Sequence[tuple[Span, Mention, tuple[str, ...], bool]]
    informants: frozenset[Span] | None = None

    def examples(self) -> Iterator[Example]:
        """Its persons, each by itself."""
        for _, mention, found, private in self.persons:
            yield Example(self.group, self.passage, mention, found, private)


def examples(corpora: Path, shared: Path, parts: Path | None = None) -> Iterator[Example]:
    """The persons of :func:`passages`, each by itself."""
    for seen in passages(corpora, shared, parts):
        yield from seen.examples()


def passages(corpora: Path, shared: Path, parts: Path | None = None) -> Iterator[Seen]:
    """``corpora/names``, the development passages of ``corpora/findings``, and real replies, laws and policies.

    ``parts``: the folder of :mod:`pubcheck.models.parts`; without it the development passages are seen with the installed
    models, which know them better than others. The real ones only where the folder ``shared`` is there: the half of them that may be trained on.
    """
    yield from _of_names(corpora / "names/train.jsonl")
    if parts is None:
        for name in FILES:
            yield from of_findings(corpora / f"findings/{name}.jsonl")
    else:
        found = [seen for path in kept(parts, PASSAGES) for seen in read_seen(path)]
        same_files(FILES, [seen.group for seen in found])
        yield from found
    if shared.is_dir():
        for text, names in judged(corpora, shared, 1):
            yield _of_reply(text, names)
        for source in ("laws", "policies"):
            for number, row in enumerate(prose(shared, source, 1)):
                yield _of_public(row["text"], source, number)


def _of_public(text: str, source: str, number: int) -> Seen:
    """A real law or policy: its persons are officials, or words; nobody is private there."""
    normal = normalize(document_from_text(text, f"{source} {number}"))
    persons = [(*each, False) for each in _seen(normal, {})]
    return Seen("public", f"{source} {number}", normal.text, {}, persons)


def _of_reply(text: str, names: Mapping[Span, bool]) -> Seen:
    normal = normalize(document_from_text(text, "reply"))
    told = ((*each, names.get(normal.offsets.to_source(each[0]))) for each in _seen(normal, {}))
    persons = [(span, mention, found, private) for span, mention, found, private in told if private is not None]
    return Seen(REPLIES, text, normal.text, {}, persons)


def _of_names(path: Path) -> Iterator[Seen]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = normalize(document_from_text(row["text"], row["id"]))
        labelled = {
            normalised(Span(start, end), text): row["roles"][str(start)] == "private"
            for start, end, kind in row["entities"]
            if kind == "person"
        }
        yield _labelled(f"names {int(row['id'].split('-')[1]) % _FOLDS}", row["id"], text, labelled)


def keep_seen(path: Path, found: Sequence[Seen]) -> None:
    """Keeps passages, which :func:`read_seen` reads."""
    rows = [
        {
            "group": seen.group,
            "passage": seen.passage,
            "text": seen.text,
            "labelled": [(span.start, span.end, private) for span, private in seen.labelled.items()],
            "persons": [
                (span.start, span.end, tuple(mention), found, private) for span, mention, found, private in seen.persons
            ],
            "informants": None if seen.informants is None else [(s.start, s.end) for s in sorted(seen.informants)],
        }
        for seen in found
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(json.dumps(rows, ensure_ascii=False).encode(), mtime=0))


def read_seen(path: Path) -> Iterator[Seen]:
    """The passages that :func:`keep_seen` kept."""
    for row in json.loads(gzip.decompress(path.read_bytes())):
        persons = [
            (Span(start, end), Mention(name, line, heading, Role(role), sure), tuple(found), private)
            for start, end, (name, line, heading, role, sure), found, private in row["persons"]
        ]
        labelled = {Span(start, end): private for start, end, private in row["labelled"]}
        informants = None if row["informants"] is None else frozenset(Span(*each) for each in row["informants"])
        yield Seen(row["group"], row["passage"], row["text"], labelled, persons, informants)


def of_findings(path: Path) -> Iterator[Seen]:
    """The passages of one file."""
    for document in read_gold(path):
        text = normalize(document_from_text(document.text, document.id))
        persons = [(normalised(gold.span, text), gold) for gold in document.spans if gold.rule in PERSONS]
        labelled = {span: not gold.info for span, gold in persons}
        informants = frozenset(span for span, gold in persons if gold.rule == INFORMANT and not gold.info)
        yield replace(_labelled(path.stem, document.id, text, labelled), informants=informants)


def _labelled(group: str, passage: str, text: NormalizedText, labelled: dict[Span, bool]) -> Seen:
    persons = [
        (span, mention, found, labelled.get(span, False))  # what has no label is no name at all
        for span, mention, found in _seen(text, labelled)
        if span in labelled or not any(span.overlaps(each) for each in labelled)
    ]
    return Seen(group, passage, text.text, labelled, persons)


def _seen(text: NormalizedText, labelled: Mapping[Span, bool]) -> Iterator[tuple[Span, Mention, tuple[str, ...]]]:
    """The persons of ``text``, found or labelled, each with its features."""
    entities, columns = by_rules(_with_labelled(text, labelled), text)
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    mentions = mentions_of(entities, text, columns)
    for person, mention, found in zip(persons, mentions, features(entities, text, columns), strict=True):
        yield person.span, mention, tuple(found)


def _with_labelled(text: NormalizedText, labelled: Mapping[Span, bool]) -> Sequence[Entity]:
    """What the recognizers find in ``text``, and the persons that they miss."""
    chosen = Settings().recognizers
    found = [e for each in all_recognizers() if each.id in chosen for e in each.recognize(text)]
    beside = [
        entity
        for entity in complete(found, text)
        if entity.span in labelled or not any(entity.span.overlaps(span) for span in labelled)
    ]
    known = {entity.span for entity in beside}
    missed = [Entity(span, EntityKind.PERSON) for span in labelled if span not in known]
    return sorted([*beside, *missed])
