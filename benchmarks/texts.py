"""What speed is measured on: the project's own documents, joined and varied with a fixed seed.

Two thirds are whole documents of ``corpora/disclosure``, with next to nothing to find, one third passages of
``corpora/findings``, full of personal data and marks; placeholders are filled, so that checksums fit. More text than the
corpora hold is made by dealing their clauses out anew and changing short figures, so that few lines come twice and no
cache of lines helps. Where the working folder ``shared/`` lies beside the checkout, real public documents are a second
text, and the same with lines planted in them a third.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pubcheck.models.disclosure.public import PROSE, prose

from pubcheck.corpus import read_corpus
from pubcheck.gold import read_gold

ROOT = Path(__file__).resolve().parents[1]
SHARED = next((path for path in (ROOT.parent / "shared", ROOT.parents[1] / "shared") if path.is_dir()), None)
SEED = 20_260
_CLAUSE = re.compile(r"[^，。；\n]+[，。；]?")
_NAMES = frozenset("nr nrfg nrt ns nt nz".split())  # persons, places, bodies, other names
_SHORT_DOCUMENTS = 60  # of each kind
_APART = 1_390  # characters from one planted line to the next
_FIGURE = re.compile(r"(?<![0-9A-Za-z.])[0-9]{2,4}(?![0-9A-Za-z.年月日号])")


def own_text(characters: int) -> str:
    """As many characters of the project's own documents."""
    return _cut(_copies(), characters)


def even_text(characters: int) -> str:
    """As many characters of their clauses dealt out anew from the beginning: as much to find in each stretch of any length.

    In :func:`own_text` the whole documents come first, and what is made of their clauses, where names and figures stand in
    odd places, costs a third more a character.
    """
    return _cut(_copies(1), characters)


def public_text(characters: int) -> str | None:
    """As many characters of real public documents (policies, work plans, laws), or ``None`` without them."""
    return None if SHARED is None else _cut(iter(_public()), characters)


def planted_text(characters: int) -> str | None:
    """Real public documents with a line of the project's own that holds one thing to find in every 1,390 characters.

    As many as in the text on which the bars were set, 262 in a megabyte; ``None`` without those documents.
    """
    text = public_text(characters)
    if text is None:
        return None
    planted = list(dict.fromkeys(_lines_with_one_item()))
    random.Random(SEED).shuffle(planted)
    lines: list[str] = []
    due = 0
    for line in text.splitlines():
        lines.append(line)
        due += len(line) + 1
        while due >= _APART:
            lines.append(planted[len(lines) % len(planted)])
            due -= _APART
    return "\n".join(lines)[:characters]


def _lines_with_one_item() -> Iterator[str]:
    """The lines of at most 120 characters of the passages about persons and marks that hold one thing to find."""
    for name in _FINDINGS:
        for document in read_gold(ROOT / "corpora" / "findings" / f"{name}.jsonl"):
            start = 0
            for line in document.text.splitlines(keepends=True):
                end = start + len(line)
                if len(line) <= 120 and sum(start <= gold.span.start < end for gold in document.spans) == 1:
                    yield line.strip()
                start = end


def one_line(characters: int) -> str:
    """The same documents without a single line feed."""
    return own_text(characters).replace("\n", "，")


def full_of_findings(number: int) -> str:
    """As many lines, each with a telephone number of its own to be found, with numbers from a fixed seed."""
    chance = random.Random(SEED)
    return "".join(
        f"第{line}户，手机号码1{chance.choice('3578')}{chance.randrange(10**9):09}，已登记。\n"
        for line in range(1, number + 1)
    )


def short_documents() -> dict[str, list[str]]:
    """Documents as archives and sites hold them, by kind, the first 2,000 characters of each: the project's own, passages full of
    personal data, and of the working folder, where it is there, policies, laws and replies to citizens.
    """
    found = {
        "own documents": [each.text for each in read_corpus(ROOT / "corpora" / "disclosure" / "test_b.jsonl")],
        "passages full of persons": [
            each.text for each in read_gold(ROOT / "corpora" / "findings" / "develop5_personal.jsonl")
        ],
    }
    for kind in PROSE if SHARED else ():
        found[f"public {kind}"] = [row["text"] for row in prose(SHARED, kind, 1)]
    chance = random.Random(SEED)
    return {
        name: [text[:2_000] for text in chance.sample(each, min(_SHORT_DOCUMENTS, len(each)))]
        for name, each in found.items()
    }


@cache
def terms(number: int) -> tuple[str, ...]:
    """Names of places, bodies and persons of two to eight characters from jieba's dictionary, as a list of words to find."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed; make it with: make test")
    lines = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    words = [word for word, _, tag in (line.split() for line in lines) if 2 <= len(word) <= 8 and tag in _NAMES]
    chosen = [word for word in dict.fromkeys(words) if all("\u4e00" <= character <= "\u9fff" for character in word)]
    random.Random(1).shuffle(chosen)
    return tuple(sorted(chosen[:number]))


def _cut(documents: Iterator[str], characters: int) -> str:
    taken: list[str] = []
    length = 0
    for text in documents:
        taken.append(text)
        length += len(text) + 2
        if length >= characters:
            break
    return "\n\n".join(taken)[:characters]


def _copies(first: int = 0) -> Iterator[str]:
    """The documents, from the copy numbered ``first``: 0 is the documents themselves, others are dealt out."""
    documents = list(_own())
    copy = first
    while True:
        chance = random.Random(SEED + copy)
        chance.shuffle(documents)
        yield from documents if not copy else _dealt(documents, chance)
        copy += 1


def _dealt(documents: list[str], chance: random.Random) -> Iterator[str]:
    """The same lines, each clause drawn from another document."""
    clauses = [clause for text in documents for clause in _CLAUSE.findall(text)]
    chance.shuffle(clauses)
    left = iter(clauses)
    for text in documents:
        dealt = _CLAUSE.sub(lambda _: next(left), text)
        yield _FIGURE.sub(lambda found: str(chance.randrange(10 ** (len(found[0]) - 1), 10 ** len(found[0]))), dealt)


# Named one by one: a corpus that grows must not change the text that speed is compared on over the years.
_DISCLOSURE = ("entries", "test", "test_b", "train_a", "train_b", "train_c", "train_d", "train_e")
_FINDINGS = tuple(f"{half}_{kind}" for half in ("develop", "measure", "develop5") for kind in ("personal", "secret"))


def _own() -> Iterator[str]:
    for name in _DISCLOSURE:
        yield from (document.text for document in read_corpus(ROOT / "corpora" / "disclosure" / f"{name}.jsonl"))
    for name in _FINDINGS:
        yield from (document.text for document in read_gold(ROOT / "corpora" / "findings" / f"{name}.jsonl"))


def _public() -> list[str]:
    assert SHARED is not None
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "documents" / "seeds").glob("*.txt"))]
    # Replies hold no text under this name: they are empty here. Their places keep the order of the others as it always was.
    for name in ("gov_cn_policies", "public_replies", "laws"):
        with gzip.open(SHARED / "data" / "documents" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts += [json.loads(line).get("text", "") for line in lines]
    random.Random(SEED).shuffle(texts)
    return texts
