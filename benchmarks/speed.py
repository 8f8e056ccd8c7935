"""Measures what ``docs/performance.md`` states about speed and memory, ours and the peers' in turns on the same text.

    python benchmarks/speed.py [--write-docs] [--characters N] [--turns N] [--huge] [--only PART …]

Writes ``benchmarks/results/speed.json`` and prints it in short; with ``--write-docs`` renews the page and its pictures from
that file and those of ``startup.py``, ``formats.py`` and, where there is one, ``archive.py``. The peers are installed in
environments of their own by ``peers/install.py``; one that cannot be is named in the results and left out. All seconds
are CPU seconds of one process without threads. About ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import performance_page
import texts
from commands import ONE_PAGE, PUBCHECK, in_turns, machine, median
from turns import Side, Turns, median_of, take_turns

RESULTS = Path(__file__).parent / "results" / "speed.json"
CHARACTERS = 364_000  # a megabyte of UTF-8
TURNS = 3
# Compiled libraries that pubcheck may use and can do without, each under the name it is imported by.
ACCELERATORS = ("rjieba", "ahocorasick_rs", "onnxruntime", "re2", "orjson")
LARGE_TEXT = 20 * 1024 * 1024  # bytes
OURS, RULES, FALL_BACK = "pubcheck", "pubcheck: rules + 20,000 terms", "pubcheck without accelerators"


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    characters: int
    turns: int
    huge: bool = False

    def text(self, part: float = 1.0) -> str:
        """The project's own text, or a part of it."""
        return texts.own_text(int(self.characters * part))


def stages(extent: Extent) -> dict[str, Any]:
    """The review step by step, on own and on public text."""
    found: dict[str, Any] = {}
    for name, text in (("own", extent.text()), ("public", texts.public_text(extent.characters))):
        if text is None:
            continue
        turns = take_turns({OURS: Side("pubcheck", "stages")}, text, extent.turns)
        spent = median_of([result["found"] for result in turns.results[OURS]])
        spent["all"] = sum(spent.values())
        found[name] = {
            step: {"seconds": round(seconds, 4), "characters_per_second": round(len(text) / max(seconds, 1e-6))}
            for step, seconds in spent.items()
        }
    return found


def rules(extent: Extent) -> dict[str, Any]:
    """The rules and 20,000 terms, against JioNLP's eight types and against themselves without a gate."""
    sides = {OURS: Side("pubcheck", "rules"), "ungated": Side("pubcheck", "re"), "JioNLP": Side("jionlp")}
    turns = take_turns(sides, extent.text(), extent.turns)
    ours, plain = turns.found(OURS), turns.found("ungated")
    found = {**turns.told(), **_against(turns, "JioNLP", "ungated"), "spans_equal": ours == plain}
    if ours != plain:
        found["difference"] = take_turns({OURS: Side("pubcheck", "equal")}, extent.text(0.1), 1).found(OURS)
    return found


def review(extent: Extent) -> dict[str, Any]:
    """The whole review of one text, against jieba.posseg, openmed, and Presidio line by line."""
    sides = {
        OURS: Side("pubcheck", "review"),
        "jieba.posseg": Side("jieba"),
        "openmed": Side("openmed"),
        "Presidio by line": Side("presidio", "line"),
    }
    turns = take_turns(sides, extent.text(), extent.turns)
    return {**turns.told(), **_against(turns, "jieba.posseg", "openmed", "Presidio by line")}


def review_long(extent: Extent) -> dict[str, Any]:
    """The whole review against Presidio, which takes the square of the length, on one long text; one turn."""
    sides = {OURS: Side("pubcheck", "review"), "Presidio": Side("presidio", "text")}
    turns = take_turns(sides, extent.text(), 1)
    return {**turns.told(), **_against(turns, "Presidio")}


def review_public(extent: Extent) -> dict[str, Any]:
    """The whole review of real public documents, where the working folder holds them."""
    text = texts.public_text(extent.characters)
    if text is None:
        return {"absent": "shared/ is not there"}
    turns = take_turns({OURS: Side("pubcheck", "review"), "jieba.posseg": Side("jieba")}, text, extent.turns)
    return {**turns.told(), **_against(turns, "jieba.posseg")}


def planted(extent: Extent) -> dict[str, Any]:
    """Real public documents with planted lines, as the bars were set on: the whole review and the rules, against all peers."""
    text = texts.planted_text(extent.characters)
    if text is None:
        return {"absent": "shared/ is not there"}
    sides = {
        OURS: Side("pubcheck", "review"),
        RULES: Side("pubcheck", "rules"),
        "JioNLP": Side("jionlp"),
        "jieba.posseg": Side("jieba"),
        "openmed": Side("openmed"),
        "Presidio by line": Side("presidio", "line"),
    }
    turns = take_turns(sides, text, extent.turns)
    long = take_turns({OURS: Side("pubcheck", "review"), "Presidio": Side("presidio", "text")}, text, 1)
    times = {
        **_against(turns, "jieba.posseg", "openmed", "Presidio by line")["times"],
        **_against(long, "Presidio")["times"],
    }
    if "JioNLP" in turns.results:
        times["JioNLP"] = float(f"{turns.times('JioNLP', RULES):.3g}")
    return {**turns.told(), "times": times}


def documents(extent: Extent) -> dict[str, Any]:
    """Short documents, one review each as in a scan: what each costs by kind, and against jieba.posseg on the same text."""
    found = {}
    for kind, each in texts.short_documents().items():
        text = "\f".join(part.replace("\f", " ") for part in each)
        sides = {OURS: Side("pubcheck", "documents"), "jieba.posseg": Side("jieba")}
        turns = take_turns(sides, text, max(3, extent.turns))
        found[kind] = {
            "documents": len(each),
            "characters_each": round(len(text) / len(each)),
            "milliseconds_each": round(1_000 * turns.least(OURS) / len(each), 2),
            "findings": turns.found(OURS)["findings"],
            "times": {"jieba.posseg": float(f"{turns.least('jieba.posseg') / turns.least(OURS):.3g}")},
        }
    return found


def fall_back(extent: Extent) -> dict[str, Any]:
    """The whole review with every compiled accelerator kept out: the same findings, and how fast."""
    sides = {OURS: Side("pubcheck", "review"), FALL_BACK: Side("pubcheck", "review", ACCELERATORS)}
    turns = take_turns(sides, extent.text(0.3), extent.turns)
    return {
        **turns.told(),
        "without": list(ACCELERATORS),
        "share": round(1 / turns.times(FALL_BACK, OURS), 3),
        "same_findings": turns.found(OURS) == turns.found(FALL_BACK),
    }


def length(extent: Extent) -> dict[str, Any]:
    """How cost and memory grow: one text of ten times the length, no line ends at all, ten times as many findings.

    Each length holds as much to find a character as the others.
    """
    rows: dict[str, dict[str, Any]] = {}
    sizes = [extent.characters // 1_000, extent.characters // 100, extent.characters // 10, extent.characters]
    sizes += [10 * extent.characters] + ([100 * extent.characters] if extent.huge else [])
    for size in sizes:
        # Both lengths of the ratio have as many turns: the first compiles what the 2,000 characters did not need.
        rows[f"{size:,} characters"] = _one_length(
            texts.even_text(size), max(3, extent.turns) if size <= sizes[4] else 1
        )
    ratio = rows[f"{sizes[4]:,} characters"]["seconds"] / rows[f"{sizes[3]:,} characters"]["seconds"]
    line = 10_000_000 if extent.huge else extent.characters
    rows[f"one line of {line:,}"] = _one_length(texts.one_line(line), 1)
    for many in (1_000, 10_000, *((100_000,) if extent.huge else ())):
        rows[f"{many:,} lines with a number each"] = _one_length(texts.full_of_findings(many), 1)
    return {"rows": rows, "ratio": round(ratio, 2)}


def _one_length(text: str, turns: int) -> dict[str, Any]:
    measured = take_turns({OURS: Side("pubcheck", "review")}, text, turns)
    seconds = measured.seconds(OURS)
    return {
        "characters": len(text),
        "seconds": round(seconds, 4),
        "characters_per_second": round(len(text) / seconds),
        "findings": measured.found(OURS)["findings"],
        "peak_mib": measured.results[OURS][-1]["peak_mib"],
    }


def models(extent: Extent) -> dict[str, Any]:
    """Size of both models; speed of the names model behind its gate; load and speed of the disclosure model."""
    turns = take_turns(
        {"names": Side("pubcheck", "names"), "disclosure": Side("pubcheck", "disclosure")},
        texts.own_text(max(extent.characters, 400_000)),
        max(3, extent.turns),
    )
    names, disclosure = turns.found("names"), turns.found("disclosure")
    return {
        "names": {
            "megabytes": _size("names"),
            "gated_share": round(names["characters"] / names["of"], 3),
            "characters_per_second": round(names["characters"] / turns.seconds("names")),
        },
        "disclosure": {
            "megabytes": _size("disclosure"),
            "load_milliseconds": round(1_000 * disclosure["load_seconds"], 1),
            "documents": disclosure["documents"],
            "documents_per_second": round(disclosure["documents"] / turns.seconds("disclosure")),
        },
    }


def memory(extent: Extent) -> dict[str, Any]:  # noqa: ARG001 - as all parts are called
    """Peak memory of ``pubcheck check`` on one page and on a text of 20 MB, as fresh processes."""
    large = texts.own_text(LARGE_TEXT // 2).encode()[:LARGE_TEXT]
    with tempfile.TemporaryDirectory() as folder:
        files_ = {"one page": ONE_PAGE.encode(), "20 MB": large[: large.rindex(b"\n")]}
        costs = {}
        for name, data in files_.items():
            path = Path(folder) / f"{name.replace(' ', '-')}.txt"
            path.write_bytes(data)
            report = str(Path(folder) / "report.txt")
            command = [*PUBCHECK, "check", str(path), "-o", report]
            costs[name] = median(
                in_turns({name: command}, 3 if name == "one page" else 1, warm=name == "one page")[name]
            )
    return {
        name: {
            "bytes": len(files_[name]),
            "peak_mib": round(cost.peak_mib),
            "cpu_seconds": round(cost.cpu, 2),
            "clock_seconds": round(cost.clock, 2),
        }
        for name, cost in costs.items()
    }


PARTS: dict[str, Callable[[Extent], dict[str, Any]]] = {
    "stages": stages,
    "rules": rules,
    "review": review,
    "review_long": review_long,
    "review_public": review_public,
    "planted": planted,
    "documents": documents,
    "fall_back": fall_back,
    "length": length,
    "models": models,
    "memory": memory,
}


def _against(turns: Turns, *peers: str) -> dict[str, Any]:
    """How many times as fast we are as each peer that is there."""
    return {"times": {peer: float(f"{turns.times(peer, OURS):.3g}") for peer in peers if peer in turns.results}}


def _size(model: str) -> float:
    return round((files("pubcheck.models") / model / "weights.npz").stat().st_size / 1e6, 2)  # type: ignore[attr-defined]


def _versions() -> dict[str, str]:
    """The versions of the peers that are installed, asked of their own Python."""
    program = "import importlib.metadata as m, sys; print(*(f'{n}={m.version(n)}' for n in sys.argv[1:]))"
    found = {}
    for peer, packages in {
        "jionlp": ("jionlp",),
        "jieba": ("jieba",),
        "openmed": ("openmed",),
        "presidio": ("presidio-analyzer", "spacy"),
    }.items():
        side = Side(peer)
        if not side.absent:
            run = subprocess.run(
                [str(side.python), "-c", program, *packages], capture_output=True, encoding="utf-8", check=True
            )
            found |= dict(word.split("=") for word in run.stdout.split())
    return found


def _commit() -> str:
    """What was measured; ``+`` stands for changes that are not committed. Each part keeps its own."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--exclude=*"],
        cwd=texts.ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return run.stdout.strip()


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--characters", type=int, default=CHARACTERS, help="of the text that most parts are measured on"
    )
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--huge", action="store_true", help="also 100 MB, a line of 10 million, 100,000 findings")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=None, help="renew these parts, keep the others")
    parser.add_argument("--write-docs", action="store_true", help="renew docs/performance.md and its pictures")
    chosen = parser.parse_args()
    before = json.loads(RESULTS.read_text(encoding="utf-8")) if chosen.only and RESULTS.exists() else {}
    extent, commit = Extent(chosen.characters, chosen.turns, chosen.huge), _commit()
    result: dict[str, Any] = {
        "machine": machine(),
        "peers": _versions(),
        "characters": extent.characters,
        "bytes": len(extent.text().encode()),
        "turns": extent.turns,
        "parts": before.get("parts", {}),
    }
    for name in chosen.only or PARTS:
        print(f"== {name}", flush=True)
        result["parts"][name] = {"commit": commit, **PARTS[name](extent)}
        print(json.dumps(result["parts"][name], ensure_ascii=False, indent=1), flush=True)
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for row in performance_page.bar_rows(performance_page.read_results()):
        print(f"{row.reached:8} {row.measure}: {row.measured} (must reach {row.bar})")
    if chosen.write_docs:
        performance_page.write()
    sys.stdout.flush()


if __name__ == "__main__":
    main()
