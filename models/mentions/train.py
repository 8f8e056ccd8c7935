"""Trains the trees that settle the role of each name of a document, from ``corpora/findings``.

    python -m pubcheck.models.mentions.train [--corpora corpora] [--out models] [--shared ../shared] [--parts PARTS] [--without develop4_personal]

Gradient boosting (scikit-learn's, needed for training only) over what all places of a name say by the model of roles
and by the rules, and what the persons round them are (:mod:`pubcheck.mention_features`). The log-odds of the model of roles
come from weights learned without the author of the passage, as they would on a new one. Each name is learned with what
the rules say, without it, as the model of roles is, and once more as if nobody else stood in the passage. A second set
of trees sees also what the words round the name say (``models/contexts``, by readers that had not learned from the author). Writes ``weights.npz`` and ``manifest.toml`` (sha256, corpora,
figures with an author left out). Train the model of roles with the same corpora. Five minutes on one core.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.contexts.train import key_of, left_out
from pubcheck.models.linear import training_options, write_arrays
from pubcheck.models.names.findings import FILES
from pubcheck.models.passages import part_of
from pubcheck.models.roles.examples import REPLIES, Example, Seen, passages
from pubcheck.models.roles.train import learned_from
from pubcheck.models.roles.train import left_out as without_group
from sklearn.ensemble import HistGradientBoostingClassifier

from pubcheck.context_model import PLACES, Said, context_row
from pubcheck.mention_features import name_rows
from pubcheck.role_model import CONTEXT, is_in_doubt
from pubcheck.text import Role
from pubcheck.trees import Trees

Array = np.ndarray[Any, Any]
_REAL = 5.0  # how much a name of a real reply counts among those of passages
_PARTS = 5  # of the authors, each left out once
_SHARES = (1.0, 1.0, 0.5)  # what a name counts among the others, without rules, and alone
_STEPS: dict[str, Any] = {
    "max_iter": 250,
    "learning_rate": 0.03,
    "max_leaf_nodes": 8,
    "l2_regularization": 5,
    "min_samples_leaf": 30,
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a passage: its numbers as told with the company it has there and alone; whether it is private; at how many
    places it stands; what the words round it say to a reader who does not know the author, where that is known.
    """

    group: str
    rows: tuple[list[float], ...]
    private: bool
    places: int
    context: list[float] | None


def names(chosen: Sequence[Example], odds: Array, bare: Array, said: Sequence[Said | None]) -> Iterator[Name]:
    """The names of each passage, each seen with what the rules say and without (``bare``), among the others and alone.

    Without the last, trees learn from passages of many persons only, and misjudge the one person of a short text.
    """
    at = 0
    for (group, _), passage in groupby(chosen, lambda example: (example.group, example.passage)):
        persons = list(passage)
        mentions = [each.mention for each in persons]
        unruled = [mention._replace(role=Role.UNKNOWN) for mention in mentions]
        own, own_bare = (of[at : at + len(persons)].tolist() for of in (odds, bare))
        whole = name_rows(mentions, own), name_rows(unruled, own_bare)
        for name in whole[0]:
            here = [number for number, mention in enumerate(mentions) if mention.name == name]
            alone = name_rows([mentions[number] for number in here], [own[number] for number in here])
            private = 2 * sum(persons[number].private for number in here) >= len(here)
            read = [known for number in here[:PLACES] if (known := said[at + number])]
            context = context_row(read) if read else None
            yield Name(group, (whole[0][name], whole[1][name], alone[name]), private, len(here), context)
        at += len(persons)


def arrays_of(
    rows: Sequence[Sequence[float]], true: Sequence[bool], shares: Sequence[float], **steps: Any
) -> dict[str, Array]:
    """Trees fitted to these rows, each counting its share, as the arrays that :class:`pubcheck.trees.Trees` reads."""
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **(_STEPS | steps))
    model.fit(np.array(rows), np.array(true), sample_weight=np.array(shares))
    feature: list[int] = []
    threshold: list[float] = []
    low: list[int] = []
    high: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    depth = 0
    for (tree,) in model._predictors:
        start = len(feature)
        roots.append(start)
        depth = max(depth, int(tree.nodes["depth"].max()))
        for number, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            feature.append(0 if leaf else int(node["feature_idx"]))
            threshold.append(0.0 if leaf else float(node["num_threshold"]))
            low.append(start + (number if leaf else int(node["left"])))
            high.append(start + (number if leaf else int(node["right"])))
            value.append(float(node["value"]) if leaf else 0.0)
    return {
        "feature": np.array(feature, np.int16),
        "threshold": np.array(threshold, np.float32),
        "low": np.array(low, np.int32),
        "high": np.array(high, np.int32),
        "value": np.array(value, np.float32),
        "roots": np.array(roots, np.int32),
        "depth": np.array(depth),
        "first": np.array(float(np.ravel(model._baseline_prediction)[0])),
    }


def _fitted(chosen: Sequence[Name]) -> dict[str, Array]:
    """Both sets of trees."""
    read = [name for name in chosen if name.context is not None]
    informed = _of_rows([[[*row, *(name.context or ())] for row in name.rows] for name in read], read)
    return _of_rows([name.rows for name in chosen], chosen) | {f"{CONTEXT}{key}": of for key, of in informed.items()}


def _of_rows(rows: Sequence[Sequence[list[float]]], chosen: Sequence[Name]) -> dict[str, Array]:
    real = [_REAL if name.group == REPLIES else 1.0 for name in chosen]
    shares = [of * share * name.places**0.5 for name, of in zip(chosen, real, strict=True) for share in _SHARES]
    return arrays_of([row for each in rows for row in each], [n.private for n in chosen for _ in _SHARES], shares)


def _said(everything: Sequence[Seen], corpora: Path) -> Iterator[Said | None]:
    """For each example what readers say of it that had not learned from its author."""
    known = left_out(corpora)
    for seen in everything:
        told = known.get(key_of(seen.group, seen.text), {})
        yield from (told.get(span) for span, *_ in seen.persons)


def _wrong(arrays: Mapping[str, Array], aside: Sequence[Name]) -> float:
    """The share of the places of these names that are told wrongly."""
    odds = Trees.of(arrays).odds([name.rows[0] for name in aside])
    read = [at for at, name in enumerate(aside) if name.context and is_in_doubt(odds[at])]
    rows = [[*aside[at].rows[0], *(aside[at].context or ())] for at in read]
    for at, value in zip(read, Trees.of(arrays, CONTEXT).odds(rows), strict=True):
        odds[at] = value
    wrong = sum(name.places for name, value in zip(aside, odds, strict=True) if name.private != (value > 0))
    return round(wrong / sum(name.places for name in aside), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, leave each fifth of the authors out once, write."""
    options = training_options(__doc__, arguments)
    texts = [seen for seen in passages(options.corpora, options.shared, options.parts) if seen.group != options.without]
    everything = [example for seen in texts for example in seen.examples()]
    odds, bare = without_group(everything)
    written = np.array([example.group in (*FILES, REPLIES) for example in everything])
    chosen = [example for example, kept in zip(everything, written, strict=True) if kept]
    said = [each for each, kept in zip(_said(texts, options.corpora), written, strict=True) if kept]
    learned = list(names(chosen, odds[written], bare[written], said))
    figures: dict[str, float] = {"names": len(learned), "private": sum(name.private for name in learned)}
    figures["places_that_no_reader_saw"] = sum(each is None for each in said)
    for part in range(_PARTS):
        arrays = _fitted([name for name in learned if name.group == REPLIES or part_of(name.group, _PARTS) != part])
        for file in (file for file in FILES if part_of(file, _PARTS) == part):
            aside = [name for name in learned if name.group == file]
            if aside:
                figures[f"left_out_{file}_wrong"] = _wrong(arrays, aside)
    paths = learned_from(options.corpora, options.shared, options.without)
    write_arrays(options.out, "mentions", _fitted(learned), ", ".join(map(str, paths)), paths, figures)


if __name__ == "__main__":
    main()
