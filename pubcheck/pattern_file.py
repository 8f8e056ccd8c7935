"""Writes what is known beforehand of the patterns into ``compiled/``: what they need, and their code.   ``make patterns``

``patterns.json``: analysing the patterns of the shipped rules takes a quarter of a second, reading what was found out
two milliseconds. :func:`pubcheck.required.required` looks a pattern up by a digest of its source, so that a stale line
is never used, and analyses what it does not find there. ``re-….json`` and ``regex-….json`` hold what
:mod:`pubcheck.compiled_patterns` takes for the interpreter and the library that wrote them: after the others were renewed,
``python -m pubcheck.pattern_file --code`` is run by each interpreter that is told in ``pyproject.toml``.

A rule tells what it looks for first. What it asks after that (whose number is it, is that a list) stands anywhere in its
code: ``asked.json`` lists what passages of the corpora were seen to ask, some 240 patterns that took a first review half a second.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import pkgutil
import re
from array import array
from binascii import b2a_base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zlib import compress

import regex

from pubcheck.compiled_patterns import ENGINE, WORDS, kept_code, mark_of, name_of_re, name_of_regex
from pubcheck.detect import patterns_of_rules
from pubcheck.evidence import BODY_PATTERNS, SHAPES, TITLE_PATTERNS
from pubcheck.gold import read_gold
from pubcheck.lazy_pattern import Uncompiled
from pubcheck.pattern_analysis import analysed
from pubcheck.pattern_steps import first_and_longest
from pubcheck.pattern_words import alternatives, together
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text
from pubcheck.required import is_plain
from pubcheck.required import mark_of as mark_of_need
from pubcheck.rule import all_rules

FOLDER = Path(__file__).parent / "compiled"
PATTERNS, ASKED = FOLDER / "patterns.json", FOLDER / "asked.json"
CORPORA = Path(__file__).parent.parent / "corpora"
# How many passages stand for one that is reviewed.
_EVERY = {"findings/develop*.jsonl": 15, "disclosure/train*.jsonl": 60}


def pattern_file() -> str:
    """``patterns.json`` as it should be for the rules as they are, one pattern a line."""
    every = _patterns_with_parts()
    parts = {each for pattern in every for each in every[pattern]}
    # Those of the model's features are no rules': only what they need is asked, of each as a whole.
    features = {*TITLE_PATTERNS, *BODY_PATTERNS, *SHAPES}
    needs = {mark_of_need(each): _need(each) for each in parts | features if not is_plain(each)}
    runs = {mark_of_need(each): first_and_longest(each) for each in {*every, *parts} if not is_plain(each)}
    of_several = [each for each in every if len(every[each]) > 1 and not all(map(is_plain, every[each]))]
    words = {mark_of_need(each): sorted(together(map(analysed, every[each])) or ()) for each in of_several}
    return '{"needs": ' + _lines(needs) + ',\n"runs": ' + _lines(runs) + ',\n"words": ' + _lines(words) + "}\n"


def code_files() -> dict[str, str]:
    """The files of code by their names, for the interpreter that runs and the library that is installed.

    ``regex`` writes the members of a set in another order each time: what is kept already stays as it is.
    Ask for them in a fresh process: they hold the patterns of all modules, those of tests as well where there are any.
    """
    every = _patterns_with_parts()
    patterns = {*every, *(part for parts in every.values() for part in parts)}
    ours = [_told_the_first(each) for each in patterns if not is_plain(each)]
    marks = {mark_of(each, regex.MULTILINE): each for each in ours}
    known = kept_code(name_of_regex())
    return {
        name_of_re(): _lines({mark_of(*each): _code_of_re(*each) for each in _lazy_patterns()}) + "\n",
        name_of_regex(): _lines({mark: known.get(mark) or _code_of_regex(marks[mark]) for mark in marks}) + "\n",
    }


def asked_file() -> str:
    """``asked.json`` as it should be: what reviews of passages ask beyond what the rules tell. Ask for it in a fresh process."""
    asked: set[str] = set()
    reading: Any = importlib.import_module("pubcheck.reading")
    plain: Callable[[str], tuple[str, int]] = reading.run_of

    def seen(pattern: str) -> tuple[str, int]:
        asked.add(pattern)
        return plain(pattern)

    reading.run_of = seen
    try:
        reviewer = Reviewer()
        for text in _passages():
            reviewer.review_document(document_from_text(text, "text"))
    finally:
        reading.run_of = plain
    told = _with_parts(_told())
    known = {*told, *(part for parts in told.values() for part in parts)}
    rows = sorted(each for each in asked - known if not is_plain(each))
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in rows) + "\n]\n"


def _passages() -> Iterator[str]:
    for names, every in _EVERY.items():
        for path in sorted(CORPORA.glob(names)):
            yield from (passage.text for passage in islice(read_gold(path), 0, None, every))


def _told() -> Iterator[str]:
    lists, patterns = patterns_of_rules(all_rules())
    return chain(patterns, *lists.values())


def _with_parts(patterns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {pattern: alternatives(pattern) for pattern in patterns}


def _patterns_with_parts() -> dict[str, tuple[str, ...]]:
    asked: list[str] = json.loads(ASKED.read_text(encoding="utf-8"))
    return _with_parts((*_told(), *asked))


def _told_the_first(pattern: str) -> str:
    """``pattern`` as :mod:`pubcheck.reading` compiles it."""
    first = first_and_longest(pattern)[0]
    return f"(?={first})(?:{pattern})" if first else pattern


def _need(pattern: str) -> tuple[object, ...]:
    need = analysed(pattern)
    return sorted(need.words or ()), need.width, need.ahead, need.breaks, need.clause


def _lazy_patterns() -> set[tuple[str, int]]:
    """The patterns that our modules compile when they are first used, with their flags."""
    for info in pkgutil.walk_packages([str(Path(__file__).parent)], "pubcheck."):
        if not info.name.startswith("pubcheck.models.") and info.name != "pubcheck.__main__":
            importlib.import_module(info.name)
    made = (each.made_of for each in gc.get_objects() if type(each) is Uncompiled)
    return {(pattern, int(flags)) for pattern, flags in made if isinstance(pattern, str)}


def _code_of_re(pattern: str, flags: int) -> str:
    made: list[Any] = []
    plain = ENGINE.compile

    def seen(*arguments: Any) -> Any:
        made[:] = arguments
        return plain(*arguments)

    re.purge()
    ENGINE.compile = seen
    try:
        re.compile(pattern, flags)
    finally:
        ENGINE.compile = plain
    _, flags, code, groups, names, _ = made
    return _packed([flags, groups, dict(names)], array(WORDS, code).tobytes())


def _code_of_regex(pattern: str) -> str:
    _, flags, code, names, _, lists, _, *required, groups = regex.compile(pattern, regex.MULTILINE)._pickled_data
    if lists:
        raise ValueError("a pattern with lists of words cannot be kept")
    return _packed([flags, names, *required, groups], code)


def _packed(head: Iterable[object], code: bytes) -> str:
    plain = json.dumps(list(head), ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + code
    return b2a_base64(compress(plain, 9), newline=False).decode()


def _lines(rows: Mapping[str, object]) -> str:
    return (
        "{\n" + ",\n".join(f'"{mark}": {json.dumps(rows[mark], ensure_ascii=False)}' for mark in sorted(rows)) + "\n}"
    )


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--code", action="store_true", help="only the code, for another interpreter or version of regex"
    )
    if not parser.parse_args().code:
        ASKED.write_text(asked_file(), encoding="utf-8")
        PATTERNS.write_text(pattern_file(), encoding="utf-8")
    for name, text in code_files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
