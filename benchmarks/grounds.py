"""Measures the content grounds on the labelled documents of the project, and their false alarms.

    python benchmarks/grounds.py [--test] [--shared ../shared] [--verbose]

For each exemption label: how many documents get the ground that the label asks for, how many get
any ground; for documents without an exemption (also traps, by themselves): how many get one all
the same. ``--test`` measures the unseen half instead of the training half (figures only); with
``--shared`` the clean public documents are counted as well.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pubcheck
from pubcheck.content_ground import Ground
from pubcheck.corpus import LabelledDocument, read_corpus
from pubcheck.rule import all_rules

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpora" / "disclosure"
GROUNDS = frozenset(rule.id for rule in all_rules() if isinstance(rule.matcher, Ground))

# The grounds that answer to each label; what 14b and 15privacy forbid is found by personal.* rules too.
WANTED = {
    "14a": {
        "secret.military",
        "secret.foreign_affairs",
        "secret.infrastructure",
        "secret.police",
        "secret.work_secret",
    },
    "14b": {"secret.unreleased_statistics"},
    "14c": {"secret.police", "secret.infrastructure", "secret.work_secret", "secret.military"},
    "15trade": {"secret.trade_secret"},
    "15privacy": set(),
    "16internal": {"internal.personnel", "internal.logistics", "secret.work_secret"},
    "16process": {"internal.process", "secret.unreleased_statistics", "internal.personnel"},
    "16casefile": {"internal.enforcement_file"},
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="the unseen half")
    parser.add_argument("--shared", type=Path, help="also count the clean public documents below this folder")
    parser.add_argument(
        "--verbose", action="store_true", help="print what was missed or wrongly reported (training half)"
    )
    options = parser.parse_args()
    rows: dict[str, list[tuple[LabelledDocument, set[str]]]] = defaultdict(list)
    for path in sorted(CORPUS.glob("test*.jsonl" if options.test else "train*.jsonl")):
        for document in read_corpus(path):
            label = document.exemption
            if label == "none":
                label = f"{document.attribute}{', trap' if document.trap else ''}"
            rows[label].append((document, grounds_in(document.text)))
    print(f"{'label':22}{'documents':>10}{'right ground':>14}{'any ground':>12}  by rule")
    for label in sorted(rows):
        found = rows[label]
        right = sum(bool(grounds & WANTED.get(label, set())) for _, grounds in found)
        any_ = sum(bool(grounds) for _, grounds in found)
        counts = Counter(ground for _, grounds in found for ground in grounds)
        listed = ", ".join(f"{rule.split('.')[1]} {count}" for rule, count in counts.most_common())
        print(f"{label:22}{len(found):>10}{right if label in WANTED else '-':>14}{any_:>12}  {listed}")
        if options.verbose and not options.test:
            for document, grounds in found:
                if label in WANTED and not grounds & WANTED[label]:
                    print(f"    missed {document.id} {document.genre}: got {sorted(grounds)}")
                elif label not in WANTED and grounds:
                    print(f"    false {document.id} {document.genre}: {sorted(grounds)}")
    if options.shared:
        for name, texts in clean(options.shared).items():
            counts = Counter()
            documents = 0
            for text in texts:
                documents += 1
                grounds = grounds_in(text)
                counts.update(grounds)
                if options.verbose and grounds:
                    print(f"    {name}: {sorted(grounds)} {text[:60]!r}")
            print(f"{name:22}{documents:>10}{'-':>14}{sum(counts.values()):>12}  {dict(counts)}")


def grounds_in(text: str) -> set[str]:
    """The content grounds that are reported above ``info``."""
    return {f.rule_id for f in pubcheck.check_text(text).findings if f.rule_id in GROUNDS and f.severity.rank}


def clean(shared: Path) -> dict[str, Iterator[str]]:
    """Public documents that hold nothing to find."""
    documents = shared / "data/documents"
    return {
        "seeds": (path.read_text(encoding="utf-8") for path in sorted((shared / "documents/seeds").glob("*.txt"))),
        "policies": _texts(documents / "gov_cn_policies.jsonl.gz", "text"),
        "replies": _texts(documents / "public_replies.jsonl.gz", "reply"),
        "laws": _texts(documents / "laws.jsonl.gz", "text"),
    }


def _texts(path: Path, key: str) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)[key]
            if text.strip():
                yield text


if __name__ == "__main__":
    main()
