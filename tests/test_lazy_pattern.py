"""A pattern that is compiled when it is first used is the pattern that ``re.compile`` makes."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from pubcheck.lazy_pattern import lazily


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
