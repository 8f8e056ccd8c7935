"""Settings go to worker processes and back without a change, and their digest tells what may change a result."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.allow import Allow
from pubcheck.custom import CustomRule
from pubcheck.phrase import Lang
from pubcheck.settings import Archive, Limits, Settings
from pubcheck.settings_values import settings_digest, settings_from_values, settings_to_values

_RULE = CustomRule(
    "custom.code", "代号", pattern="X[0-9]+", hits=("X1",), misses=("Y1",), basis="本单位规定", since=date(2024, 1, 2)
)
FULL = Settings(
    lang=Lang.EN,
    recognizers=("labelled",),
    waivers=False,
    isolate=True,
    allow=(Allow("personal.*", value="0999-1234567", reason="公布的电话", until=date(2030, 1, 1)),),
    terms=(CustomRule("custom.words", words=("甲", "乙"), is_list=True),),
    rules=(_RULE,),
    limits=Limits(max_pages=7, passwords=("geheim",)),
    archive=Archive(person_documents=9, near_bits=0),
)


@pytest.mark.parametrize("settings", [Settings(), FULL], ids=["default", "full"])
def test_settings_survive_the_trip(settings: Settings) -> None:
    back = settings_from_values(json.loads(json.dumps(settings_to_values(settings))))
    assert back == settings
    assert back.limits.passwords == settings.limits.passwords
    assert settings_digest(back) == settings_digest(settings)


@pytest.mark.parametrize(
    ("change", "matters"),
    [
        ({"profile": "panyu"}, True),
        ({"classifier": ""}, True),
        ({"rules": ()}, True),
        ({"allow": ()}, True),
        ({"waivers": True}, True),
        ({"limits": replace(FULL.limits, max_pages=8)}, True),
        ({"lang": Lang.ZH}, False),
        ({"isolate": False}, False),
        ({"archive": Archive()}, False),
        ({"limits": replace(FULL.limits, passwords=("andere",))}, False),
    ],
)
def test_the_digest_changes_with_what_matters(change: dict[str, object], matters: bool) -> None:
    assert (settings_digest(replace(FULL, **change)) != settings_digest(FULL)) is matters  # type: ignore[arg-type]


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=5), st.floats(0.1, 1e6), st.integers(1, 10**9))
def test_any_words_and_numbers_survive(words: list[str], seconds: float, pages: int) -> None:
    limits = Limits(max_seconds=seconds, max_pages=pages)
    rule = CustomRule("custom.words", words=tuple(words) or ("甲",), is_list=True)
    settings = Settings(terms=(rule,), limits=limits)
    assert settings_from_values(json.loads(json.dumps(settings_to_values(settings)))) == settings
