"""A pattern that is compiled when it is first used is the pattern that ``re.compile`` makes."""

from __future__ import annotations

import copy
import json
import pickle
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
import regex

from pubcheck import compiled_patterns, declared, declared_choices
from pubcheck.compiled_patterns import compiled_re, compiled_regex, name_of_re, name_of_regex
from pubcheck.detect import patterns_of_rules
from pubcheck.lazy_pattern import lazily
from pubcheck.pattern_file import FOLDER
from pubcheck.required import is_plain, run_of
from pubcheck.rule import all_rules


def test_it_finds_what_the_pattern_finds() -> None:
    lazy, eager = (
        lazily("(?P<value>[0-9]{2,})|abc", re.IGNORECASE),
        re.compile("(?P<value>[0-9]{2,})|abc", re.IGNORECASE),
    )
    text = "12 ABC 3 456"
    assert [each.span() for each in lazy.finditer(text)] == [each.span() for each in eager.finditer(text)]
    assert lazy.sub("-", text, count=1) == eager.sub("-", text, count=1)
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (eager.pattern, eager.flags, eager.groupindex)
    assert lazily(rb"a+").fullmatch(b"aa")


def test_it_survives_copying_and_pickling() -> None:
    for other in (copy.deepcopy(lazily("a|b")), pickle.loads(pickle.dumps(lazily("a|b")))):
        assert other.findall("cab") == ["a", "b"]


def test_it_is_compiled_only_when_used() -> None:
    lazy = lazily("(")
    with pytest.raises(re.error):
        lazy.search("")


def test_every_lazy_pattern_of_ours_compiles() -> None:
    """What would have failed on import fails here."""
    import importlib
    import pkgutil

    import pubcheck

    count = 0
    for info in pkgutil.walk_packages(pubcheck.__path__, "pubcheck."):
        if info.name.startswith("pubcheck.models.") or info.name == "pubcheck.__main__":
            continue
        for value in vars(importlib.import_module(info.name)).values():
            if type(value) is type(lazily("")):
                assert re.compile(value.pattern, value.flags)
                count += 1
    assert count > 20


FRESH = """
from pubcheck.pattern_file import FOLDER, code_files
stale = [name for name, text in code_files().items() if (FOLDER / name).read_text(encoding="utf-8") != text]
assert not stale, stale
"""
kept_here = pytest.mark.skipif(
    not (FOLDER / name_of_re()).is_file() or not (FOLDER / name_of_regex()).is_file(),
    reason="no code is kept for this interpreter and this version of regex",
)


@kept_here
def test_the_code_that_is_kept_is_fresh() -> None:
    """Every pattern of ours is in the files, with the code that the libraries make of it now."""
    run = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, f"run: make patterns\n{run.stderr}"


SELDOM = """
import sys
from itertools import islice
import regex
from pubcheck.gold import read_gold
from pubcheck.pattern_file import CORPORA
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text
from pubcheck.required import is_plain
anew, plain = set(), regex.compile
def compiled(pattern, *more):
    anew.add(pattern)
    return plain(pattern, *more)
regex.compile = compiled
reviewer = Reviewer()
for name in ("findings/develop20_personal", "findings/develop24_secret", "findings/develop70_personal"):
    for passage in islice(read_gold(CORPORA / f"{name}.jsonl"), 7, None, 15):
        reviewer.review_document(document_from_text(passage.text, "text"))
told = sorted(each for each in anew if not is_plain(each))
assert len(told) < 20, (len(told), told)
"""


@kept_here
def test_reviews_compile_few_patterns() -> None:
    """Of other passages than those by which ``asked.json`` was made: two hundred were compiled before there was one."""
    run = subprocess.run([sys.executable, "-c", SELDOM], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, f"run: make patterns\n{run.stderr}"


def test_all_files_of_code_hold_the_same_patterns() -> None:
    """Whoever renews one for an interpreter renews the others too: ``python -m pubcheck.pattern_file --code``."""
    for kind in ("re-*.json", "regex-*.json"):
        marks = [set(json.loads(path.read_text(encoding="utf-8"))) for path in FOLDER.glob(kind)]
        assert len(marks) == 2, (
            "of a compiler that is no longer met with the file is deleted, or there are more of them"
        )
        assert len(marks[0] & marks[1]) > 0.95 * max(map(len, marks))


def test_another_compiler_of_regex_has_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from regex import _regex_core

    ours = name_of_regex()
    source = _regex_core.__loader__.get_data(_regex_core.__file__)
    for other, same in ((source.replace(b"\n", b"\r\n"), True), (source + b"#", False)):
        loader = SimpleNamespace(get_data=lambda _, other=other: other)
        monkeypatch.setattr(_regex_core, "__loader__", loader)
        assert (name_of_regex.__wrapped__() == ours) is same
    monkeypatch.setattr(_regex_core, "__loader__", None)  # as where it is part of a program of one file
    assert not (FOLDER / name_of_regex.__wrapped__()).exists()


@kept_here
def test_what_was_compiled_beforehand_is_what_is_compiled_now(monkeypatch: pytest.MonkeyPatch) -> None:
    for lazy in (*declared._PATTERNS, declared_choices.LABELLED_BOXES, declared_choices.ROW):
        fresh = re.compile(lazy.pattern, lazy.flags & ~re.UNICODE)
        with monkeypatch.context() as patched:
            patched.setattr(re, "compile", None)
            kept = compiled_re(*lazy.made_of)
        assert kept == fresh, lazy.pattern  # which compares their code
        assert (kept.groups, dict(kept.groupindex)) == (fresh.groups, dict(fresh.groupindex))
        assert kept.scanner("").match() is None


def _ordered(part: object) -> object:
    return sorted(part) if isinstance(part, bytes) else part


@kept_here
def test_patterns_of_rules_are_taken_as_they_were_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    _, patterns = patterns_of_rules(all_rules())
    count = 0
    for pattern in patterns:
        first = run_of(pattern)[0]
        whole = f"(?={first})(?:{pattern})" if first else pattern
        if is_plain(pattern):
            continue
        fresh = regex.compile(whole, regex.MULTILINE)
        with monkeypatch.context() as patched:
            patched.setattr(regex, "compile", None)
            kept = compiled_regex(whole, regex.MULTILINE)
        # The members of a set come in another order each time.
        assert [_ordered(part) for part in kept._pickled_data] == [_ordered(part) for part in fresh._pickled_data]
        count += 1
    assert count > 200


def test_what_is_not_kept_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled_re("(?P<a>甲)[乙丙丁]|不在其中", 0) == re.compile("(?P<a>甲)[乙丙丁]|不在其中")
    assert compiled_regex("(?P<a>甲)[乙丙丁]|不在其中", 0).search("甲丙")["a"] == "甲"
    with pytest.raises(re.error):
        compiled_re("(", 0)
    with pytest.raises(regex.error):
        compiled_regex("(", 0)
    # Another version of the interpreter or of the library has files of its own, or none.
    monkeypatch.setattr(compiled_patterns, "name_of_re", lambda: "re-0-little-64.json")
    assert compiled_re(*declared_choices.ROW.made_of) == re.compile(*declared_choices.ROW.made_of)
