"""Trains the models of names: ``names`` from all sets, ``names-own`` from our own text and public law.

    python -m pubcheck.models.names.train [names] [names-own] [--shared ../shared] [--out models] [--trial]
        [--without develop4_personal]

Without a name both are trained. Writes ``weights.npz`` (data only, 7-bit weights) and
``manifest.toml`` (sha256, training corpus, scores) of each. Needs no GPU and no network; about
six minutes each on one core, 4 GiB of memory. The scores are measured on texts that share no
thirteen characters in a row with any training text. ``--trial`` puts a fifth of the office
passages aside, measures on them, and writes nothing. ``--without`` leaves out one file of
``corpora/findings``, to measure on an author from whom nothing was learned.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.names.examples import dictionary_tables, examples
from pubcheck.models.names.findings import FILES, files, passages_of
from pubcheck.models.names.invent import lists
from pubcheck.models.names.learn import Learner, Recipe
from pubcheck.models.names.measure import measure
from pubcheck.models.names.office import in_lines, office, put_aside, read_passages
from pubcheck.models.names.sets import (
    NamedText,
    development_split,
    evaluation_sets,
    grams,
    training_sets,
    without_overlaps,
)
from pubcheck.models.names_own.compose import composed, officialese

from pubcheck.crf import ALLOWED, LABELS, LIMIT
from pubcheck.gold import read_gold
from pubcheck.name_model import find_names, name_model
from pubcheck.name_repeats import settled

Array = np.ndarray[Any, Any]
_CLIP = 99.98  # weights beyond this percentile are cut to the largest number
_REPEATS = {"cluener": 4, "bdci": 3}  # the small modern sets beside the large old one


@dataclass(frozen=True, slots=True)
class Plan:
    """One model: its folder, its recipe, and the bias of ``O``: more of it, fewer names.

    ``least``: how often a feature must be seen; ``copies`` and ``retold``: how often the passages of ``corpora/names``
    and of ``corpora/findings`` are told with other names.
    """

    folder: str
    recipe: Recipe
    least: int
    bias: float
    copies: int
    retold: int


PLANS = {
    "names": Plan("names", Recipe(epochs=5), 2, 0.0, 11, 2),
    "names-own": Plan("names_own", Recipe(epochs=2, batch=96), 3, 0.4, 10, 5),
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the texts lie, whether a fifth of the office passages is put aside, and the files of findings to leave out."""

    shared: Path
    corpora: Path
    trial: bool
    without: Sequence[str] = ()


Sets = dict[str, list[NamedText]]


def training_texts(model: str, sources: Sources) -> tuple[Sets, Sets]:
    """What the model learns from, by origin, and what is put aside to choose by.

    No text shares thirteen characters with one that is measured on, here or in the files of ``corpora/findings``
    that are not learned from.
    """
    plan = PLANS[model]
    measured = grams(text.text for texts in evaluation_sets(sources.shared).values() for text in texts)
    learned = files(*sources.without)
    others = [path for path in sorted((sources.corpora / "findings").glob("*.jsonl")) if path.stem not in learned]
    measured |= grams(document.text for path in others for document in read_gold(path))
    sets, aside = _own_sets(sources) if model == "names-own" else _all_sets(sources)
    known = _short_persons(sets["msra"]) if "msra" in sets else []
    passages = read_passages(sources.corpora / "names/train.jsonl")
    if sources.trial:
        passages, rest = put_aside(passages)
        aside["office"] = [line for passage in rest for line in in_lines(passage.named)]
        measured |= grams(passage.named.text for passage in rest)
    passages = [passage for passage in passages if without_overlaps([passage.named], measured)]
    sets |= {name: without_overlaps(texts, measured) for name, texts in sets.items()}
    sets["office"] = office(passages, plan.copies, known)
    found = office(passages_of(sources.corpora, model, learned), plan.retold, known, seed=12)
    return {**sets, "findings": without_overlaps(found, measured)}, aside


def _own_sets(sources: Sources) -> tuple[Sets, Sets]:
    texts = {"composed": composed(sources.corpora / "disclosure", _laws(sources), 50_000), "lists": lists(600, 2)}
    kept, aside = development_split(texts, every=50)
    return kept, aside


def _all_sets(sources: Sources) -> tuple[Sets, Sets]:
    sets = training_sets(sources.shared)
    kept, aside = development_split({"msra": sets["msra"]}, every=50)  # it has no development part of its own
    known = _short_persons(sets["msra"])
    sets |= kept
    sets |= {name: sets[name] * count for name, count in _REPEATS.items()}
    sets["lists"] = lists(1800, 1, known)
    corpus, laws = sources.corpora / "disclosure", _laws(sources)
    sets["officialese"] = officialese(corpus, laws, 5000)
    sets["composed"] = composed(corpus, laws, 15_000, seed=9)
    return sets, aside


def _laws(sources: Sources) -> Path:
    return sources.shared / "data/documents/laws.jsonl.gz"


def _short_persons(texts: Sequence[NamedText]) -> list[str]:
    return [
        text.text[start:end]
        for text in texts
        for start, end, kind in text.names
        if kind == "person" and 2 <= end - start <= 4
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", help="names, names-own (default: both)")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    parser.add_argument("--trial", action="store_true", help="put office passages aside, measure, write nothing")
    parser.add_argument("--without", default="", choices=("", *FILES), help="a file of findings not to learn from")
    options = parser.parse_args(arguments)
    if set(options.models) - set(PLANS):
        parser.error(f"unknown model; available: {', '.join(PLANS)}")
    if not options.shared.is_dir():
        parser.error(f"{options.shared} is not there: the training sets are not part of the project")
    for model in options.models or PLANS:
        train(model, Sources(options.shared, options.corpora, options.trial, [options.without]), options.out)


def train(model: str, sources: Sources, out: Path) -> None:
    """Trains a model, measures it, and writes it into its folder in ``out``."""
    began = time.monotonic()
    plan = PLANS[model]
    buckets, listed, tables = dictionary_tables()
    texts, aside = training_texts(model, sources)
    together = [text for part in texts.values() for text in part]
    learner = Learner(plan.recipe)
    read = examples(together, tables, plan.least)
    print(f"{model}: {len(together)} texts, {len(read.rows)} characters, {time.monotonic() - began:.0f} s", flush=True)
    for epoch in range(plan.recipe.epochs):
        loss = learner.epoch(read)
        print(f"  epoch {epoch + 1}: loss {loss:.4f}, {time.monotonic() - began:.0f} s", flush=True)
    tables_of = {"emissions": buckets, "listed": listed, "labels": np.array(LABELS)}
    weights, transitions = learner.averaged()
    arrays = {**_whole_numbers(weights, transitions, plan.bias), **tables_of}
    figures: dict[str, float] = {"texts": len(together), "characters": len(read.rows)}
    loaded = name_model(arrays)
    for title, part in {
        **{f"{name}, put aside": part for name, part in aside.items()},
        **evaluation_sets(sources.shared),
    }.items():
        scores = measure(part, lambda text: settled(text, find_names(text, loaded)))
        print(f"  {title:28} {scores}", flush=True)
        figures |= {f"{title}: {kind} F1": values[2] for kind, values in scores.items()}
    if not sources.trial:
        _write(out / plan.folder, arrays, texts, figures)


def _whole_numbers(weights: Array, transitions: Array, bias: float) -> dict[str, Array]:
    """Everything in units of one scale, so that recognition adds whole numbers only."""
    scale = float(np.percentile(np.abs(weights[weights != 0]), _CLIP)) / LIMIT
    biases = np.zeros(len(LABELS))
    biases[0] = bias
    return {
        "weights": np.clip(np.round(weights / scale), -LIMIT, LIMIT).astype(np.int8),
        "transitions": np.round(np.where(ALLOWED, transitions, 0) / scale).astype(np.int32),
        "bias": np.round(biases / scale).astype(np.int32),
        "scale": np.array(scale, np.float32),
    }


def _write(
    folder: Path, arrays: dict[str, Array], texts: dict[str, list[NamedText]], figures: dict[str, float]
) -> None:
    data = npz(arrays)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.npz").write_bytes(data)
    corpus = hashlib.sha256()
    for part in texts.values():
        for text in part:
            corpus.update(repr((text.text, text.names)).encode("utf-8", "surrogatepass"))
    origins = ", ".join(f"{name} ({len(part)})" for name, part in texts.items())
    lines = [
        "# Written by pubcheck.models.names.train; do not edit.",
        'version = "1"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        f'training_corpus = "{origins}"',
        f'training_corpus_sha256 = "{corpus.hexdigest()}"',
        "",
        "[metrics]",
        *(f'"{name}" = {value}' for name, value in figures.items()),
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def npz(arrays: dict[str, Array], packed: bool = True) -> bytes:
    """An npz file with fixed time stamps: the same weights give the same bytes.

    ``packed``: without it a large model takes some more room, and is read in a third of the time.
    """
    buffer = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", kind, compresslevel=9) as archive:
        for name in sorted(arrays):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(arrays[name]), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, member.getvalue(), kind, compresslevel=9)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
