"""Jurisdiction profiles: which attribute an exemption leads to, and when a person must look.

Agencies contradict each other (internal papers are on-request here, withheld there), so the
mapping is data: a TOML file in ``pubcheck/profiles`` or one of the user's own.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from pubcheck.errors import SettingsError
from pubcheck.paper_kind import PaperKind
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EXEMPTIONS = ("14a", "14b", "14c", "15trade", "15privacy", "16internal", "16process", "16casefile")
_MAPPED = (PaperKind.UPWARD, PaperKind.CONSULTATION, PaperKind.GENERAL)
_MOST = 36_500  # days or years: what a calendar can still hold
_KEYS = {"id", "title", "title_en", "source", "exemptions", "papers", "thresholds", "costs", "reassess"}
_PAPERS = {*map(str, _MAPPED), "forwarded", "joint"}


@dataclass(frozen=True, slots=True)
class Reassess:
    """When the attribute of a document is due to be looked at again, in whole years, days or numbers of applicants.

    ``years``: from one evaluation of what is withheld to the next (条例 art. 18 asks for it and fixes no period);
    ``asked``: applicants for the same information that make it a candidate (art. 44); ``open_days``: to publish what has
    to be (the 20 working days of art. 26 are about 28); ``stale_days``: to clear up what no longer applies;
    ``notice_days``: how long a public notice (公示) with personal data stays; ``take_down_days``: to take down what
    must not be public.
    """

    years: int = 1
    asked: int = 2
    open_days: int = 28
    stale_days: int = 30
    notice_days: int = 30
    take_down_days: int = 1


@dataclass(frozen=True, slots=True)
class Profile:
    """One jurisdiction's mapping.

    ``exemptions`` gives the attribute for each exemption; ``review_below`` is the probability
    of the likeliest attribute under which a person must look; ``publish_above`` the one that
    proactive disclosure needs. A leak costs ``leak_cost``, a review by a person ``review_cost``, in
    any unit: publication is advised only where the expected leak costs less than the review.
    ``papers`` gives the attribute of whole kinds of papers where local rules name them;
    ``forwarded_as_original``: a forwarded paper follows the paper it passes on; ``joint_by_lead``:
    the lead agency decides on a joint paper (条例 art. 10). ``source`` names the rules it states;
    ``reassess`` says when to look at a document again.
    """

    id: str
    title: Phrase
    exemptions: Mapping[str, Attribute]
    review_below: float
    publish_above: float
    leak_cost: float = 200.0
    review_cost: float = 1.0
    papers: Mapping[PaperKind, Attribute] = field(default_factory=dict)
    forwarded_as_original: bool = False
    joint_by_lead: bool = True
    source: str = ""
    reassess: Reassess = field(default_factory=Reassess, repr=False)  # no result of a review depends on it


def is_file(name: str) -> bool:
    """Whether ``name`` is the path of a profile of one's own, and not the name of a shipped one."""
    return Path(name).suffix == ".toml"


def load_profile(name: str) -> Profile:
    """The profile with this name, or from this path to a TOML file.

    :raises SettingsError: if it does not exist or is not valid.
    """
    path = Path(name)
    try:
        if is_file(name):
            raw = path.read_text(encoding="utf-8")
        elif name in profile_names():
            raw = (files("pubcheck.profiles") / f"{name}.toml").read_text(encoding="utf-8")
        else:
            raise FileNotFoundError(name)
        return _profile(tomllib.loads(raw), path.stem)
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            Phrase(
                f"找不到公开属性配置“{name}”，可用：{'、'.join(profile_names())}",
                f"no disclosure profile {name!r}; available: {', '.join(profile_names())}",
            )
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            Phrase(f"公开属性配置“{name}”不是有效的 TOML：{error}", f"profile {name!r} is not valid TOML: {error}")
        ) from None


def profile_names() -> tuple[str, ...]:
    """The names of the shipped profiles."""
    return tuple(
        sorted(
            entry.name[: -len(".toml")]
            for entry in files("pubcheck.profiles").iterdir()
            if entry.name.endswith(".toml")
        )
    )


def _profile(raw: dict[str, Any], stem: str) -> Profile:
    try:
        exemptions = {str(code): Attribute(value) for code, value in raw["exemptions"].items()}
        wrong = [code for code in EXEMPTIONS if code not in exemptions]
        wrong += [code for code in exemptions if code not in EXEMPTIONS]
        papers = dict(raw.get("papers", {}))
        costs = {"leak": 200.0, "review": 1.0, **raw.get("costs", {})}
        again = {each.name: each.default for each in fields(Reassess)} | dict(raw.get("reassess", {}))
        wrong += sorted(f"reassess.{key}" for key in again.keys() - {each.name for each in fields(Reassess)})
        wrong += sorted({*raw} - _KEYS) + sorted({*papers} - _PAPERS) + sorted({*costs} - {"leak", "review"})
        profile = Profile(
            str(raw.get("id", stem)),
            Phrase(str(raw["title"]), str(raw.get("title_en", ""))),
            exemptions,
            _number(raw["thresholds"]["review_below"]),
            _number(raw["thresholds"]["publish_above"]),
            _number(costs["leak"]),
            _number(costs["review"]),
            {kind: Attribute(papers[str(kind)]) for kind in _MAPPED if str(kind) in papers},
            _says(papers, "forwarded", "original"),
            _says(papers, "joint", "lead") or "joint" not in papers,
            str(raw.get("source", "")),
            Reassess(**{each.name: _whole(f"reassess.{each.name}", again[each.name]) for each in fields(Reassess)}),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError(
            Phrase(f"公开属性配置“{stem}”有误：{error}", f"profile {stem!r} is not valid: {error}")
        ) from None
    if not (0 <= profile.review_below <= 1 and 0 <= profile.publish_above <= 1):
        wrong.append("thresholds")
    if not (profile.leak_cost > 0 and profile.review_cost > 0):
        wrong.append("costs")
    if wrong:
        names = ", ".join(wrong)
        raise SettingsError(Phrase(f"公开属性配置“{stem}”有误：{names}", f"profile {stem!r} is not valid: {names}"))
    return profile


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{value!r}")
    return float(value)


def _whole(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST:
        raise ValueError(f"{key} = {value!r}")
    return value


def _says(papers: Mapping[str, object], key: str, word: str) -> bool:
    """Whether the profile states ``word`` for this kind; it may say "itself" instead: judged by itself."""
    if papers.get(key, "itself") not in (word, "itself"):
        raise ValueError(f"papers.{key} = {papers[key]!r}")
    return papers.get(key) == word
