"""Measures what ``docs/accuracy.md`` states: elements, rules on the peers' cases, false alarms, attribute.

    python benchmarks/accuracy.py [--shared ../shared] [--verbose]

Writes ``benchmarks/results/accuracy.json``, prints a table, and with ``--write-docs`` renews the
tables of ``docs/accuracy.md``. Parts that need ``shared/`` are skipped, with a line that says so,
where it is absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accuracy_page import DEVELOPMENT, write_docs
from accuracy_page import FINDINGS as FILE
from accuracy_passages import findings, found_at_all, together
from pubcheck.models.names.findings import PERSONS
from pubcheck.models.roles.replies import judged

import pubcheck
from pubcheck.corpus import read_corpus
from pubcheck.evaluate import evaluate
from pubcheck.gold import read_gold
from pubcheck.review import Attribute
from pubcheck.rule import all_rules

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpora" / "disclosure"
FINDINGS = HERE.parent / "corpora" / "findings"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--write-docs", action="store_true", help="renew the tables of docs/accuracy.md")
    parser.add_argument("--verbose", action="store_true", help="print every miss and every false report")
    options = parser.parse_args()
    figures: dict[str, Any] = {"attribute, unseen half": attribute(options.verbose)}
    measured = [path for path in sorted(FINDINGS.glob("*.jsonl")) if not path.stem.startswith(DEVELOPMENT)]
    evaluations = {path: evaluate(read_gold(path), pubcheck.Reviewer()) for path in sorted(FINDINGS.glob("*.jsonl"))}
    personal = [path for path in measured if path.stem.endswith("_personal")]
    figures["personal passages measured only, all together"] = findings(
        together(evaluations[path] for path in personal)
    )
    figures["their numbers and contacts found at all, whatever their severity"] = found_at_all(personal)
    figures |= {f"{FILE}{path.stem}": findings(result) for path, result in evaluations.items()}
    if options.shared.is_dir():
        figures["elements, 60 State Council documents"] = elements(options.shared, options.verbose)
        figures["clean public documents"] = clean(options.shared, options.verbose)
        figures["names reported in real replies, measured half"] = names_in_replies(options.shared)
        figures["peers' cases"] = peers(options.shared, options.verbose)
        figures["telephones and e-mail, BDCI 2020"] = contacts(options.shared, options.verbose)
    else:
        print(f"skipped what needs {options.shared}: it is not there")
    out = HERE / "results" / "accuracy.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if options.write_docs:
        write_docs(figures)
    for title, values in figures.items():
        print(f"\n{title}")
        for name, value in values.items():
            print(f"  {name:44} {value}")


def attribute(verbose: bool) -> dict[str, Any]:
    """The three classes on the test half: other regions, other authors than the training half."""
    truth, predicted, confident = [], [], []
    for document in read_corpus(CORPUS / "test.jsonl"):
        disclosure = pubcheck.check_text(document.text).disclosure
        assert disclosure is not None
        truth.append(document.attribute)
        predicted.append(disclosure.attribute)
        confident.append(disclosure.probabilities[disclosure.attribute])
        if verbose and document.attribute is not disclosure.attribute:
            print(f"attribute {document.id}: {document.attribute} taken for {disclosure.attribute} {confident[-1]:.2f}")
    scores = {}
    for wanted in Attribute:
        both = sum(t is wanted and p is wanted for t, p in zip(truth, predicted, strict=True))
        precision = both / max(1, predicted.count(wanted))
        recall = both / max(1, truth.count(wanted))
        scores[wanted] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    unsafe = sum(t is Attribute.WITHHELD and p is Attribute.PROACTIVE for t, p in zip(truth, predicted, strict=True))
    return {
        "documents": len(truth),
        "macro-F1": round(sum(score[2] for score in scores.values()) / 3, 4),
        "accuracy": round(sum(t is p for t, p in zip(truth, predicted, strict=True)) / len(truth), 4),
        **{f"{name}: precision, recall": f"{s[0]:.3f}, {s[1]:.3f}" for name, s in scores.items()},
        "withheld taken for proactive": f"{unsafe} of {truth.count(Attribute.WITHHELD)}",
        "calibration error (10 bins)": round(_calibration(truth, predicted, confident), 4),
    }


def _calibration(truth: list[Attribute], predicted: list[Attribute], confident: list[float]) -> float:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for t, p, c in zip(truth, predicted, confident, strict=True):
        bins.setdefault(min(9, int(c * 10)), []).append((c, t is p))
    return sum(
        abs(sum(c for c, _ in entries) - sum(right for _, right in entries)) / len(truth) for entries in bins.values()
    )


def elements(shared: Path, verbose: bool) -> dict[str, Any]:
    """Title, number, issuer and declared attribute against the labels of the set."""
    right: Counter[str] = Counter()
    count = 0
    for row in _rows(shared / "data/documents/gov_cn_policies.jsonl.gz"):
        found = pubcheck.check_text(row["text"]).elements
        count += 1
        for name, element, wanted in (
            ("title", found.title, row["title"]),
            ("doc_number", found.doc_number, row["doc_number"]),
            ("issuer", found.issuer, row["issuer"]),
        ):
            value = element.value if element else ""
            hit = re.sub(r"\s", "", value) == re.sub(r"\s", "", wanted)
            right[name] += hit
            if verbose and not hit:
                print(f"{name}: wanted {wanted!r}, got {value!r}")
        right["declared attribute"] += str(found.declared or "none") == row["declared"]
        right["date found"] += found.date is not None
        right["recipients found"] += found.recipients is not None
    return {name: f"{value} of {count}" for name, value in right.items()}


def clean(shared: Path, verbose: bool) -> dict[str, Any]:
    """Findings in documents that are public and hold nothing to find."""
    figures: dict[str, Any] = {}
    sets = {
        "seeds": [path.read_text(encoding="utf-8") for path in sorted((shared / "documents/seeds").glob("*.txt"))],
        "policies": [row["text"] for row in _rows(shared / "data/documents/gov_cn_policies.jsonl.gz")],
        "replies": [row["reply"] for row in _rows(shared / "data/documents/public_replies.jsonl.gz")],
        "laws": [row["text"] for row in _rows(shared / "data/documents/laws.jsonl.gz")],
    }
    for name, texts in sets.items():
        counts: Counter[str] = Counter()
        above = marks = proactive = withheld = 0
        for text in texts:
            if not text.strip():
                continue
            review = pubcheck.check_text(text)
            graver = [finding for finding in review.findings if finding.severity.rank > 0]
            above += sum(not finding.rule_id.startswith("attribute.") for finding in graver)
            marks += sum(finding.rule_id == "secret.state_mark" for finding in graver)
            counts.update(finding.rule_id for finding in graver)
            if review.disclosure:
                proactive += review.disclosure.attribute is Attribute.PROACTIVE
                withheld += review.disclosure.attribute is Attribute.WITHHELD
            if verbose:
                for finding in graver:
                    if not finding.rule_id.startswith("attribute."):
                        print(
                            f"{name}: {finding.rule_id} {finding.severity} {finding.evidence!r} {[str(w) for w in finding.why]}"
                        )
        figures[f"{name}: documents"] = len(texts)
        figures[f"{name}: personal and secret findings above info, each"] = round(above / len(texts), 4)
        figures[f"{name}: false state marks"] = marks
        figures[f"{name}: called proactive, withheld"] = f"{proactive}, {withheld}"
        figures[f"{name}: findings above info by rule"] = dict(counts.most_common())
    return figures


def peers(shared: Path, verbose: bool) -> dict[str, Any]:
    """Recall and forbidden reports on the peers' own test cases, for the rules that exist."""
    types: dict[str, str] = json.loads((shared / "data/peer_cases/types.json").read_text(encoding="utf-8"))
    known = {rule.id for rule in all_rules()}
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    forbidden = 0
    for line in (shared / "data/peer_cases/cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        review = pubcheck.check_text(case["text"])
        reported = [(finding.rule_id, finding.evidence, finding.confidence) for finding in review.findings]
        for expected in case["expected"]:
            rule = types[expected["type"]]
            hit = any(id_ == rule and _overlap(evidence, expected["value"]) >= 0.7 for id_, evidence, _ in reported)
            wanted[rule] += 1
            found[rule] += hit
            if verbose and not hit and rule in known:
                print(f"missed {rule} {case['id']}: {case['text'][:90]!r} wanted {expected['value']!r} got {reported}")
        if case["negative"]:
            rules = {types.get(name, name) for name in case.get("forbid", [])}
            for id_, evidence, confidence in reported:
                counts = id_ in rules if rules else id_.startswith(("personal.", "secret."))
                if counts and not (case.get("soft") and confidence < 0.5):
                    forbidden += 1
                    if verbose:
                        print(
                            f"forbidden {id_} {case['id']}: {case['text'][:90]!r} {evidence!r} {confidence} soft={case.get('soft')}"
                        )
    existing = [rule for rule in wanted if rule in known]
    return {
        "expected spans, all types": sum(wanted.values()),
        "recall, all types": round(sum(found.values()) / sum(wanted.values()), 4),
        "recall, types with a rule": f"{sum(found[rule] for rule in existing)} of {sum(wanted[rule] for rule in existing)}",
        "forbidden reports": forbidden,
        **{f"  {rule}": f"{found[rule]} of {wanted[rule]}" for rule in sorted(existing)},
    }


_CONTACTS = {
    "mobile": ("personal.mobile_phone", "personal.landline", "personal.qq", "personal.wechat"),
    "email": ("personal.email",),
}
_MAINLAND = re.compile(r"\D*(?:86)?\D*1(?:\D{0,3}\d){10}\D*")


def contacts(shared: Path, verbose: bool) -> dict[str, Any]:
    """Recall on texts from the web. The set calls every telephone "mobile", also landlines, numbers abroad and QQ
    numbers; so a contact counts as found where findings of rules on telephones, QQ or WeChat cover 70 % of it."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in _rows(shared / "data/privacy/bdci2020.jsonl.gz"):
        labels = [(start, end, kind) for start, end, kind in row["entities"] if kind in _CONTACTS]
        if not labels:
            continue
        reported = [(f.rule_id, f.span) for f in pubcheck.check_text(row["text"]).findings]
        for start, end, kind in labels:
            covered = sum(
                max(0, min(span.end, end) - max(span.start, start)) for id_, span in reported if id_ in _CONTACTS[kind]
            )
            value = row["text"][start:end]
            names = [f"{kind}, all labels"]
            if (kind == "mobile" and _MAINLAND.fullmatch(value)) or re.search(r"[0-9A-Za-z]@[0-9A-Za-z-]+[.]", value):
                names.append("mobile, mainland numbers" if kind == "mobile" else "email, addresses")
            for name in names:
                wanted[name] += 1
                found[name] += covered >= 0.7 * (end - start)
            if verbose and covered < 0.7 * (end - start):
                print(f"contact {names}: {row['text'][max(0, start - 12) : start]!r} {value!r}")
    return {f"{name}: recall": f"{found[name]} of {wanted[name]}" for name in sorted(wanted)}


def names_in_replies(shared: Path) -> dict[str, int]:
    """The distinct names reported above ``info`` in the replies that were judged by hand and that nothing learned from."""
    told: Counter[bool | None] = Counter()
    wanted = 0
    for text, places in judged(CORPUS.parent, shared, 0):
        names: dict[str, bool] = {}
        for span, is_name in places.items():
            names[span.of(text)] = is_name or names.get(span.of(text), False)
        graver = [finding for finding in pubcheck.check_text(text).findings if finding.severity.rank > 0]
        told.update(names.get(name) for name in {f.evidence for f in graver if f.rule_id in PERSONS})
        wanted += sum(names.values())
    return {
        "names that were known": wanted,
        "of them reported": told[True],
        "reported, and no name": told[False],
        "reported, and not yet judged": told[None],
    }


def _overlap(found: str, wanted: str) -> float:
    """Intersection over union of two spans of one text, by their words."""
    if found in wanted or wanted in found:
        return min(len(found), len(wanted)) / max(1, max(len(found), len(wanted)))
    return 0.0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
