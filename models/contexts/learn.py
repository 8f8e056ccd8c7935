"""Learns to read who is private, with torch; the processes of one training, each a stage.

    cd models && python -m contexts.learn FOLDER OUT [--guesses FILE] [--seconds 145] [--folds 3] [--epochs 8]

``FOLDER`` holds what :mod:`pubcheck.models.contexts.texts` writes: texts without labels, labelled passages, and sentences with
persons. A large reader and a small one first learn to guess hidden characters of all texts. The large one then learns from the
labelled passages and says of the other texts who looks private; the small one, which ships, learns from the passages
and from what the large one says. Each author is left out of the small one once, so that the trees of roles learn how far a
reader can be trusted on papers of somebody unknown; the large one knows all authors and speaks of other texts only.
``OUT`` gets ``weights.npz``, ``left_out.npz`` and ``figures.json``.

A GPU takes five minutes; two cores a day (``--seconds 20000``), or some hours from ``corpora/contexts/guesses.npz`` on
(``--guesses``: the small reader after its first lesson; it then learns from the passages alone). This file imports nothing of pubcheck, so that it
runs wherever torch is.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from .network import DEVICE, Reader, half_precision, optimiser, step
from .numbered import (
    BREAK,
    FIRST,
    HIDDEN,
    NONE,
    NOT_PRIVATE,
    OTHER_ON,
    PAD,
    SILENT,
    SOMEBODY,
    SOMEBODY_ON,
    Data,
    Row,
    padded,
)

LARGE = {"layers": 8, "width": 384, "heads": 6}
SMALL = {"layers": 4, "width": 160, "heads": 5}
BESIDE = 88  # characters read on each side of a name
CROP = 192
WINDOWS = 7000  # of 384 characters, of which the large reader tells the small one
START = time.time()
Places = dict[tuple[int, int], tuple[float, float, float]]  # what is said of a person, by passage and place in it


def log(*words: object) -> None:
    """What was done, with the seconds since the start."""
    print(f"{time.time() - START:.0f} s", *words, flush=True)


def pretrain(data: Data, shape: dict[str, int], seconds: float, rate: float, rows: int, length: int = 384) -> Any:
    """Guessing hidden runs of one to four characters, a fifth of the text."""
    stream = torch.from_numpy(np.concatenate([np.r_[data.coded(text), BREAK] for text in data.texts])).to(DEVICE)
    net = Reader(data.size, **shape).to(DEVICE)
    adam, began, steps = optimiser(net, rate), time.time(), 0
    while (done := (time.time() - began) / seconds) < 1:
        at = torch.randint(0, len(stream) - length, (rows,), device=DEVICE)
        x = stream[at[:, None] + torch.arange(length, device=DEVICE)]
        first = torch.rand(x.shape, device=DEVICE) < 0.09
        run = torch.randint(1, 5, x.shape, device=DEVICE)
        hidden = torch.zeros_like(first)
        for on in range(4):
            hidden[:, on:] |= (first & (run > on))[:, : length - on]
        dice = torch.rand(x.shape, device=DEVICE)
        shown = torch.where(hidden & (dice < 0.8), HIDDEN, x)
        shown = torch.where(hidden & (dice > 0.9), torch.randint(FIRST, data.size, x.shape, device=DEVICE), shown)
        with half_precision():
            guessed = functional.linear(functional.gelu(net.guess(net(shown)[hidden])), net.table.weight, net.bias)
        loss = functional.cross_entropy(guessed.float(), x[hidden])
        step(net, adam, loss, rate * min(1, (steps + 1) / 200) * max(0.02, 0.5 * (1 + math.cos(math.pi * done))))
        steps += 1
    log("read", shape, steps, "steps,", round(steps * rows * length / 1e6), "M characters, loss", round(loss.item(), 3))
    return net.state_dict()


def label_loss(logits: Any, kinds: Any) -> Any:
    """Cross entropy over what is known of each character; who has a name counts twice."""
    logs = logits.log_softmax(-1)
    loss = -logs.gather(-1, kinds.clamp(0, OTHER_ON)[..., None])[..., 0]
    for kind, among in ((SOMEBODY, [1, 3]), (SOMEBODY_ON, [2, 4]), (NOT_PRIVATE, [0, 3, 4])):
        loss = torch.where(kinds == kind, -torch.logsumexp(logs[..., among], -1), loss)
    weight = (kinds != SILENT).float() * (1 + (kinds != NONE).float())
    return (loss * weight).sum() / weight.sum()


def cropped(row: Row, share: float) -> Row:
    """``row`` or, with the probability ``share``, a piece of it as long as what is read round a name."""
    if random.random() > share or len(row[0]) <= CROP:
        return row
    at = random.randint(0, len(row[0]) - CROP)
    return row[0][at : at + CROP], row[1][at : at + CROP]


def learned(
    data: Data,
    shape: dict[str, int],
    state: Any,
    aside: list[str],
    epochs: int,
    rate: float,
    crops: float,
    soft: tuple[Any, Any] | None = None,
    rows: int = 128,
    sentences: int = 600,
) -> Any:
    """The reader with ``state``, fine-tuned to all passages but those ``aside``; ``soft``: windows and what a teacher says."""
    net = Reader(data.size, **shape).to(DEVICE)
    net.load_state_dict(state)
    own = [
        item
        for items, author in zip(data.labelled, data.authors(), strict=True)
        if author not in aside
        for item in items
    ]
    total = epochs * -(-(len(own) + sentences) // rows)
    adam, steps = optimiser(net, rate), 0
    for _ in range(epochs):
        pool = [cropped(row, crops) for row in own + random.sample(data.names, min(sentences, len(data.names)))]
        random.shuffle(pool)
        near = [
            p for at in range(0, len(pool), rows * 8) for p in sorted(pool[at : at + rows * 8], key=lambda q: len(q[0]))
        ]
        batches = [near[at : at + rows] for at in range(0, len(near), rows)]
        random.shuffle(batches)
        for batch in batches:
            x, kinds = padded([codes for codes, _ in batch]), padded([each for _, each in batch], SILENT)
            shown = torch.where((torch.rand(x.shape, device=DEVICE) < 0.12) & (x != PAD), HIDDEN, x)
            with half_precision():
                found = net(shown, x != PAD)
            loss = label_loss(net.kinds(found).float(), kinds)
            if soft is not None:
                windows, said = soft
                chosen = torch.randint(0, len(windows), (rows,), device=DEVICE)
                cut = random.randint(0, windows.shape[1] - CROP)
                x, told = windows[chosen, cut : cut + CROP], said[chosen, cut : cut + CROP].float()
                shown = torch.where(torch.rand(x.shape, device=DEVICE) < 0.05, HIDDEN, x)
                with half_precision():
                    found = net(shown)
                logs = net.kinds(found).float().log_softmax(-1)
                weight = 0.1 + (1 - told[..., 0])  # most characters belong to nobody
                loss = loss - ((told * logs).sum(-1) * weight).sum() / weight.sum()
            step(net, adam, loss, rate * min(1, (steps + 1) / 50) * max(0.02, 1 - steps / total))
            steps += 1
    net.eval()
    log("learned", shape["layers"], "layers without", aside, "loss", round(loss.item(), 4))
    return net


def said_of(net: Any, windows: Any) -> Any:
    """The probabilities of the five kinds for each character of ``windows``."""
    found = []
    for at in range(0, len(windows), 128):
        with torch.no_grad(), half_precision():
            x = net(windows[at : at + 128])
        found.append(net.kinds(x).detach().float().softmax(-1).half())
    return torch.cat(found)


def persons_of(net: Any, data: Data, chosen: list[int]) -> Places:
    """For each person of the ``chosen`` passages the mean probability of being none, private, or somebody else."""
    asked = []
    for number in chosen:
        coded = data.coded(data.passages[number]["text"])
        for at, (start, end, _) in enumerate(data.passages[number]["persons"]):
            low = max(0, start - BESIDE)
            asked.append((number, at, coded[low : end + BESIDE], start - low, end - low))
    asked.sort(key=lambda each: len(each[2]))
    found: Places = {}
    for first in range(0, len(asked), 256):
        batch = asked[first : first + 256]
        x = padded([each[2] for each in batch])
        with torch.no_grad(), half_precision():
            read = net(x, x != PAD)
        told = net.kinds(read).detach().float().softmax(-1).cpu().numpy()
        for row, (number, at, _, start, end) in zip(told, batch, strict=True):
            mean = row[start:end].mean(0).tolist()
            found[number, at] = (mean[0], mean[1] + mean[2], mean[3] + mean[4])
    return found


def wrong(data: Data, found: Places) -> dict[str, list[int]]:
    """How many persons with a label are judged wrongly, and of how many, by author."""
    counts: dict[str, list[int]] = {}
    for (number, at), (_, private, other) in found.items():
        passage = data.passages[number]
        start, end, truly = passage["persons"][at]
        if [start, end] in [span[:2] for span in passage["gold"]]:
            count = counts.setdefault(passage["group"], [0, 0])
            count[0] += int((private > other) != bool(truly))
            count[1] += 1
    return counts


def stage(options: argparse.Namespace, data: Data) -> None:
    """One stage of the training, in a process of its own."""
    tmp = options.out / "stages"
    parts = sorted({author for author in data.authors() if author.endswith("personal")})
    folds = [parts[at :: options.folds] for at in range(options.folds)] + [[]]
    aside = folds[options.fold]
    if options.stage == "large":
        torch.save(pretrain(data, LARGE, options.seconds, 1e-3, 128), tmp / "large.pt")
    elif options.stage == "small":
        keep(options.out / "guesses.npz", data, pretrain(data, SMALL, options.seconds, 2e-3, 256))
    elif options.stage == "teach":
        net = learned(data, LARGE, torch.load(tmp / "large.pt"), aside, max(1, options.epochs * 3 // 4), 5e-4, 0.3)
        random.seed(1)
        texts = [text for text in data.texts if len(text) >= 64]
        whole = np.concatenate([np.r_[data.coded(text), BREAK] for text in random.sample(texts, len(texts))])
        windows = torch.from_numpy(whole[: len(whole) // 384 * 384].reshape(-1, 384)[:WINDOWS]).to(DEVICE)
        torch.save((windows, said_of(net, windows)), tmp / "said.pt")
    else:
        soft = None if options.guesses else torch.load(tmp / "said.pt")
        with np.load(options.guesses or options.out / "guesses.npz") as arrays:
            state = {name: torch.from_numpy(arrays[name]).float() for name in arrays if name != "characters"}
        net = learned(data, SMALL, state, aside, options.epochs, 1.5e-3, 0.6, soft)
        if aside:
            found = persons_of(net, data, [n for n, author in enumerate(data.authors()) if author in aside])
            told = np.array([(*key, *values) for key, values in sorted(found.items())], np.float32)
            np.savez_compressed(tmp / f"left_out{options.fold}.npz", told=told)
            counts = wrong(data, found)
            (tmp / f"wrong{options.fold}.json").write_text(json.dumps(counts))
            log("small, left out", {group: tuple(count) for group, count in sorted(counts.items())})
        else:
            keep(options.out / "weights.npz", data, net.state_dict())


def keep(path: Path, data: Data, state: Any) -> None:
    """A reader as arrays of two bytes a number, with the characters it knows."""
    arrays = {name: value.float().cpu().numpy().astype(np.float16) for name, value in state.items()}
    np.savez_compressed(path, characters=np.array([ord(each) for each in data.characters], np.uint32), **arrays)


def known_by(path: Path | None) -> str:
    """The characters that the reader of ``path`` knows; none without a path."""
    if path is None:
        return ""
    with np.load(path) as arrays:
        return "".join(map(chr, arrays["characters"].tolist()))


def run(options: argparse.Namespace, *stages: tuple[str, int]) -> None:
    """The stages of the training that may run at once, each a process."""
    shared = [
        sys.executable,
        "-m",
        "contexts.learn",
        str(options.folder),
        str(options.out),
        f"--seconds={options.seconds}",
    ]
    shared += [f"--folds={options.folds}", f"--epochs={options.epochs}"]
    shared += [f"--guesses={options.guesses}"] if options.guesses else []
    started = [subprocess.Popen([*shared, f"--stage={name}", f"--fold={fold}"]) for name, fold in stages]
    ended = [each.wait() for each in started]
    if any(ended):
        raise SystemExit("a stage failed")
    log("done:", *stages)


def main() -> None:
    """All stages, or the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=int, default=145, help="how long each reader guesses hidden characters")
    parser.add_argument("--folds", type=int, default=3, help="into how many parts authors are dealt to be left out")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument(
        "--guesses", type=Path, help="a small reader that has guessed hidden characters already: no teacher, no GPU"
    )
    parser.add_argument("--stage", default="", choices=("", "large", "small", "teach", "learn"))
    parser.add_argument("--fold", type=int, default=0)
    options = parser.parse_args()
    random.seed(options.fold)
    torch.manual_seed(options.fold)
    torch.set_num_threads(3 if options.stage else 1)
    torch.backends.cuda.matmul.allow_tf32 = True
    if options.stage:
        stage(options, Data(options.folder, known_by(options.guesses)))
        return
    (options.out / "stages").mkdir(parents=True, exist_ok=True)
    everything = range(options.folds + 1)
    if options.guesses:
        for fold in everything:
            run(options, ("learn", fold))
    else:
        run(options, ("large", 0), ("small", 0))
        run(options, ("teach", options.folds))
        run(options, *(("learn", fold) for fold in everything))
    tmp = options.out / "stages"
    told = [np.load(tmp / f"left_out{fold}.npz")["told"] for fold in range(options.folds)]
    np.savez_compressed(options.out / "left_out.npz", told=np.concatenate(told))
    counts: dict[str, list[int]] = {}
    for fold in range(options.folds):
        counts.update(json.loads((tmp / f"wrong{fold}.json").read_text()))
    (options.out / "figures.json").write_text(json.dumps(counts))
    log(sum(count[0] for count in counts.values()), "wrong of", sum(count[1] for count in counts.values()))


if __name__ == "__main__":
    main()
