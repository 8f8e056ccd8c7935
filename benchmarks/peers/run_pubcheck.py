"""pubcheck, run like the peers: ``run_pubcheck.py TEXT MODE [module,module …]``; the modules named last are kept from being
imported, which is how the fall-back without compiled accelerators is measured.

========== ====================================================================================================
MODE        what one run does
========== ====================================================================================================
review      the whole review of the text as one document: normalise, elements, names, rules, attribute, decision
documents   the same of each of the documents, which form feeds part
rules       the rules and 20,000 terms over the text that was normalised and read before, overlaps settled
re          the 20,000 terms as one alternation of plain ``re``, and each rule's matcher by itself
equal       the spans of ``rules`` and of ``re``, and how many differ
stages      the review step by step, with the seconds of each
names       the model of names over the sentences that its gate lets through
disclosure  the disclosure model over 200 documents of 2,000 characters, and how long it takes to load
========== ====================================================================================================
"""

# ruff: noqa: E402 - modules are kept out before pubcheck is imported

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from serving import serve

sys.path.append(str(Path(__file__).resolve().parents[1]))
for _module in filter(None, (sys.argv[3] if len(sys.argv) > 3 else "").split(",")):
    sys.modules[_module] = None  # type: ignore[assignment]  # importing it now fails as if it were not installed

from pubcheck.custom import CustomRule
from pubcheck.detect import detect
from pubcheck.elements import read_elements
from pubcheck.evidence import find_evidence
from pubcheck.finding import Finding
from pubcheck.matchers import Reading
from pubcheck.normalize import normalize
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text
from pubcheck.recognizer import all_recognizers
from pubcheck.roles import settle_roles
from pubcheck.sample import sample_of
from pubcheck.settings import Limits, Settings

TERMS = 20_000
_PLENTY = Limits(pattern_seconds=3_600.0, max_characters=200_000_000)
Work = Callable[[str], Any]


def digest(findings: tuple[Finding, ...]) -> str:
    """Equal for equal findings: rule, place, severity and confidence of each."""
    rows = [
        (each.rule_id, each.span.start, each.span.end, str(each.severity), float(each.confidence)) for each in findings
    ]
    return sha256(repr(rows).encode()).hexdigest()[:16]


def review() -> Work:
    """The whole review; the digest of the findings shows whether another run found the same."""
    reviewer = Reviewer(Settings(limits=_PLENTY))
    return lambda text: reviewer.review_document(document_from_text(text, "text"))


def documents() -> Work:
    """The whole review of each document by itself, as a scan does it."""
    once = review()

    def work(text: str) -> tuple[Finding, ...]:
        return tuple(finding for each in text.split("\f") for finding in once(each).findings)

    return work


def rules(text: str) -> Work:
    """Detection alone, on a reading made before; a new one each time, so that no fact is kept from the run before."""
    reviewer = Reviewer(Settings(limits=_PLENTY, terms=(_list(),)))
    kept = _read(reviewer, text)

    def work(text: str) -> tuple[Finding, ...]:
        document, normalized, elements, entities = kept if text == kept[0].text else _read(reviewer, text)
        findings, gaps = detect(document, Reading(normalized, elements, entities, 3_600.0), reviewer._rules())
        if gaps:
            raise SystemExit(f"a rule failed: {gaps}")
        return findings

    return work


def stages() -> Work:
    """The seconds of each step, by its name."""
    reviewer = Reviewer(Settings(limits=_PLENTY))
    chosen = [each for name in reviewer.settings.recognizers for each in all_recognizers() if each.id == name]

    def work(text: str) -> dict[str, float]:
        spent: dict[str, float] = {}
        last = time.process_time()

        def lap(name: str) -> None:
            nonlocal last
            now = time.process_time()
            spent[name], last = now - last, now

        document = document_from_text(text, "text")
        normalized = normalize(document)
        lap("normalize")
        elements = read_elements(normalized)
        lap("elements")
        found = []
        for recognizer in chosen:
            found.extend(recognizer.recognize(normalized))
            lap(f"recognizer {recognizer.id}")
        entities = settle_roles(found, normalized)
        lap("roles")
        findings, _ = detect(document, Reading(normalized, elements, entities, 3_600.0), reviewer._rules())
        lap("rules")
        sample = sample_of(normalized, elements, findings)
        classification = reviewer._classification(sample, [])
        lap("classifier")
        from pubcheck.decide import decide
        from pubcheck.profile import load_profile

        decide(elements, findings, find_evidence(sample), classification, load_profile("default"), len(text))
        lap("decide")
        return spent

    return work


def names(text: str) -> Work:
    """The model over the sentences that may hold a name, joined; what is found is also how many characters those are."""
    import numpy as np

    from pubcheck.name_model import find_names, name_model
    from pubcheck.name_text import may_hold_names, read
    from pubcheck.weights import read_weights
    from pubcheck.words import tagged_words

    model = name_model(read_weights("names"))
    words = read(text, tagged_words)
    bounds = words.sentence_starts
    gated = "".join(text[bounds[at] : bounds[at + 1]] for at in np.flatnonzero(may_hold_names(words)))

    def work(_: str) -> dict[str, int]:
        return {"names": sum(1 for _ in find_names(gated, model)), "characters": len(gated), "of": len(text)}

    return work


def disclosure(text: str) -> Work:
    """200 documents cut from the text, and the load of the weights (numpy imported before)."""
    import numpy as np

    from pubcheck.disclosure_model import load_model

    np.zeros(1)
    reviewer = Reviewer(Settings(limits=_PLENTY))
    start = time.process_time()
    load_model("disclosure")
    load = time.process_time() - start
    samples = [reviewer.sample(document_from_text(text[at : at + 2_000], "text")) for at in range(0, 400_000, 2_000)]
    samples = [sample for sample in samples if sample.text.strip()]

    def work(_: str) -> dict[str, float]:
        attributes = [reviewer._classification(sample, []) for sample in samples]
        return {"documents": len(attributes), "load_seconds": load}

    return work


def _list() -> CustomRule:
    import texts

    return CustomRule("custom.names", title="名称", words=texts.terms(TERMS), is_list=True)


def _read(reviewer: Reviewer, text: str) -> Any:
    document = document_from_text(text, "text")
    normalized = normalize(document)
    return document, normalized, read_elements(normalized), reviewer._entities(normalized, [])


def prepare(mode: str, text: str) -> Work:
    """The work of a mode."""
    if mode in ("review", "documents", "stages"):
        return {"review": review, "documents": documents, "stages": stages}[mode]()
    if mode in ("re", "equal"):
        import plain_rules

        return plain_rules.prepare(mode, text)
    return {"rules": rules, "names": names, "disclosure": disclosure}[mode](text)


def tell(found: Any) -> Any:
    """Findings by their number and digest; figures as they are."""
    findings = getattr(found, "findings", found)
    return {"findings": len(findings), "digest": digest(findings)} if isinstance(findings, tuple) else findings


if __name__ == "__main__":
    serve(prepare, "pubcheck", "rjieba", "numpy", "regex", tell=tell)
