"""What is seen in a passage by models that have not learned from its author: names, the second look at them, persons.

    python -m pubcheck.models.parts FOLDER [--corpora corpora] [--shared ../shared] [--only 0 2] [--step names]

A model that learns from what other models find must see what they find on papers of strangers: the names model hardly errs on
passages that it has learned, so nothing there tells a word from a name. Authors are dealt to :data:`PARTS` parts. For each part
a names model learns from the others (seven minutes on one core), its candidates are kept, the second look learns from those of
the other parts, and what the model of roles sees with both is kept. ``FOLDER`` gets ``<part>/names``, ``<part>/persons``,
``<part>/candidates.npz`` and ``<part>/passages.json.gz``, which ``--parts FOLDER`` makes the other trainers read;
two processes share the work with ``--step names candidates --only 0 2`` and ``1 3``; the second look needs the candidates of all parts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pubcheck.models.linear import write
from pubcheck.models.names.train import Sources, train
from pubcheck.models.passages import PARTS, PERSONAL, kept, part_of
from pubcheck.models.persons.train import CANDIDATES, examples, keep_candidates, read_candidates, weights_of, words
from pubcheck.models.roles.examples import PASSAGES, keep_seen, of_findings

from pubcheck.weights import INSTEAD


@dataclass(frozen=True, slots=True)
class Work:
    """Where the parts are kept, and where the texts lie."""

    folder: Path
    corpora: Path
    shared: Path

    def of(self, part: int, what: str) -> Path:
        """The file or folder of a part."""
        return self.folder / f"{part}/{what}"

    def paths(self, part: int) -> list[Path]:
        """The files of the authors of a part."""
        return [self.corpora / f"findings/{file}.jsonl" for file in files_of(part)]


def files_of(part: int) -> tuple[str, ...]:
    """The files of the authors of a part."""
    return tuple(file for file in PERSONAL if part_of(file) == part)


def _names(work: Work, part: int) -> None:
    train("names", Sources(work.shared, work.corpora, trial=False, without=files_of(part)), work.folder / str(part))


def _candidates(work: Work, part: int) -> None:
    INSTEAD["names"] = work.of(part, "names")
    keep_candidates(work.of(part, CANDIDATES), [each for path in work.paths(part) for each in examples(path)])


def _persons(work: Work, part: int) -> None:
    every = (each for path in kept(work.folder, CANDIDATES) for each in read_candidates(path))
    others = [each for each in every if part_of(each.file) != part]
    real = words(work.shared) if work.shared.is_dir() else ()
    write(work.folder / str(part), "persons", weights_of([*others, *real]), f"without part {part}", [], {})


def _passages(work: Work, part: int) -> None:
    INSTEAD.update({name: work.of(part, name) for name in ("names", "persons")})
    keep_seen(work.of(part, PASSAGES), [each for path in work.paths(part) for each in of_findings(path)])


_STEPS: dict[str, Callable[[Work, int], None]] = {
    "names": _names,
    "candidates": _candidates,
    "persons": _persons,
    "passages": _passages,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Each step for each part in a process of its own, since a process reads a model once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--only", type=int, nargs="*", choices=range(PARTS), default=[*range(PARTS)], help="these parts"
    )
    parser.add_argument("--step", choices=_STEPS, nargs="*", default=[*_STEPS], help="these steps, in this order")
    options = parser.parse_args(arguments)
    if len(options.step) == len(options.only) == 1:
        _STEPS[options.step[0]](Work(options.folder, options.corpora, options.shared), options.only[0])
        return
    own = ["--corpora", str(options.corpora), "--shared", str(options.shared)]
    for step in options.step:
        for part in options.only:
            print(step, part, flush=True)
            command = [sys.executable, "-m", "pubcheck.models.parts", str(options.folder), *own]
            subprocess.run([*command, "--step", step, "--only", str(part)], check=True)


if __name__ == "__main__":
    main()
