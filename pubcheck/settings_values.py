"""Settings as plain values and back: for worker processes, which get data and never a pickle, and for their digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import date
from typing import Any

from pubcheck.allow import Allow
from pubcheck.custom import CustomRule
from pubcheck.phrase import Lang
from pubcheck.settings import Archive, Limits, Settings

Values = dict[str, Any]
_DATES = ("until", "since")
#: What changes no result of a review: the language of messages, where a file is read, what is counted afterwards.
_INDIFFERENT = ("lang", "isolate", "archive")


def settings_to_values(settings: Settings) -> Values:
    """``settings`` as dictionaries, lists, strings and numbers that JSON can hold, passwords included."""
    values: Values = {each.name: getattr(settings, each.name) for each in fields(Settings)}
    values["lang"] = settings.lang.value
    values["limits"] = {
        each.name: getattr(settings.limits, each.name) for each in fields(Limits) if each.name != "usage"
    }
    values["archive"] = {each.name: getattr(settings.archive, each.name) for each in fields(Archive)}
    for key in ("allow", "terms", "rules"):
        values[key] = [_entry(each) for each in values[key]]
    return values


def settings_from_values(values: Values) -> Settings:
    """The Settings that :func:`settings_to_values` made ``values`` of, also after a trip through JSON."""
    chosen = dict(values)
    limits = dict(chosen["limits"])
    chosen["limits"] = Limits(**{**limits, "passwords": tuple(limits["passwords"])})
    chosen["archive"] = Archive(**chosen["archive"])
    chosen["lang"] = Lang(chosen["lang"])
    chosen["recognizers"] = tuple(chosen["recognizers"])
    chosen["allow"] = tuple(Allow(**_dated(each)) for each in chosen["allow"])
    for key in ("terms", "rules"):
        chosen[key] = tuple(CustomRule(**_dated(each)) for each in chosen[key])
    return Settings(**chosen)


def settings_digest(settings: Settings) -> str:
    """Twelve characters that change with every setting that may change the result of a review.

    Passwords are left out: a digest of them would help to guess them.
    """
    values = {key: value for key, value in settings_to_values(settings).items() if key not in _INDIFFERENT}
    del values["limits"]["passwords"]
    for entries in (values["allow"], values["terms"], values["rules"]):
        for each in entries:
            del each["origin"]
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _entry(entry: Allow | CustomRule) -> Values:
    values = {each.name: getattr(entry, each.name) for each in fields(entry)}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def _dated(entry: Values) -> Values:
    result: Values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    for key in _DATES:
        if result.get(key) is not None:
            result[key] = date.fromisoformat(result[key])
    return result
