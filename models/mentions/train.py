"""Trains the trees that settle the role of each name of a document, from ``corpora/findings``.

    python -m pubcheck.models.mentions.train [--corpora corpora] [--out models] [--shared ../shared] [--without develop4_personal]

Gradient boosting (scikit-learn's, needed for training only) over what all places of a name say by the model of roles
and by the rules, and what the persons round them are (:mod:`pubcheck.mention_features`). The log-odds of the model of roles
come from weights learned without the author of the passage, as they would on a new one. Each name is learned twice,
with what the rules say and without, as the model of roles is. Writes ``weights.npz`` and ``manifest.toml`` (sha256, corpora,
figures with an author left out). Train the model of roles with the same corpora. Two minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.linear import authors_of, write_arrays
from pubcheck.models.names.findings import FILES, files
from pubcheck.models.roles.examples import Example, examples
from pubcheck.models.roles.train import left_out
from sklearn.ensemble import HistGradientBoostingClassifier

from pubcheck.mention_features import name_rows
from pubcheck.text import Role
from pubcheck.trees import Trees

Array = np.ndarray[Any, Any]
_STEPS = {"max_iter": 250, "learning_rate": 0.03, "max_leaf_nodes": 8, "l2_regularization": 5, "min_samples_leaf": 30}


def _names(
    chosen: Sequence[Example], odds: Array, *, bare: bool
) -> tuple[list[list[float]], list[bool], list[int], list[str]]:
    """The numbers of each name of each passage, whether it is private, at how many places it stands, and whose passage it is.

    ``bare``: without the roles that the rules gave.
    """
    rows, private, places, groups = [], [], [], []
    at = 0
    for (group, _), passage in groupby(chosen, lambda example: (example.group, example.passage)):
        persons = list(passage)
        mentions = [replace(each.mention, role=Role.UNKNOWN) if bare else each.mention for each in persons]
        labels: dict[str, list[bool]] = {}
        for each in persons:
            labels.setdefault(each.mention.name, []).append(each.private)
        own = odds[at : at + len(persons)].tolist()
        for name, numbers in name_rows(mentions, own, persons[0].length).items():
            rows.append(numbers)
            private.append(2 * sum(labels[name]) >= len(labels[name]))
            places.append(len(labels[name]))
            groups.append(group)
        at += len(persons)
    return rows, private, places, groups


def arrays_of(rows: Sequence[Sequence[float]], private: Sequence[bool], places: Sequence[int]) -> dict[str, Array]:
    """Trees fitted to these names, as the arrays that :class:`pubcheck.trees.Trees` reads."""
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **_STEPS)
    model.fit(np.array(rows), np.array(private), sample_weight=np.sqrt(np.array(places)))
    feature, threshold, low, high, value, roots, depth = [], [], [], [], [], [], 0
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, leave each author out once, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--without", default="", choices=("", *FILES), help="a file of findings not to learn from")
    options = parser.parse_args(arguments)
    everything = [example for example in examples(options.corpora, options.shared) if example.group != options.without]
    odds, alone = left_out(everything)
    written = np.array([example.group in FILES for example in everything])
    chosen = [example for example, kept in zip(everything, written, strict=True) if kept]
    rows, private, places, groups = _names(chosen, odds[written], bare=False)
    bare = _names(chosen, alone[written], bare=True)[0]

    def learned(kept: Array) -> dict[str, Array]:
        numbers = np.flatnonzero(kept)
        both = [of[number] for of in (rows, bare) for number in numbers]
        return arrays_of(both, [private[number] for number in numbers] * 2, [places[number] for number in numbers] * 2)

    authors = authors_of(groups)
    figures: dict[str, float] = {"names": len(rows), "private": sum(private)}
    for file in sorted(set(groups)):
        here = np.array([group == file for group in groups])
        told = (
            np.array(Trees.of(learned(authors != authors_of([file])[0])).odds([rows[n] for n in np.flatnonzero(here)]))
            > 0
        )
        true, weight = np.array(private)[here], np.array(places)[here]
        figures[f"left_out_{file}_wrong"] = round(float(weight[told != true].sum() / weight.sum()), 4)
    kept = files(options.without)
    write_arrays(
        options.out,
        "mentions",
        learned(np.ones(len(rows), bool)),
        ", ".join(f"corpora/findings/{name}.jsonl" for name in kept),
        [options.corpora / f"findings/{name}.jsonl" for name in kept],
        figures,
    )


if __name__ == "__main__":
    main()
