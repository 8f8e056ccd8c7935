"""Jurisdiction profiles: which attribute an exemption leads to, and when a person must look.

Agencies contradict each other (internal papers are on-request here, withheld there), so the
mapping is data: a TOML file in ``pubcheck/profiles`` or one of the user's own.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EXEMPTIONS = ("14a", "14b", "14c", "15trade", "15privacy", "16internal", "16process", "16casefile")


@dataclass(frozen=True, slots=True)
class Profile:
    """One jurisdiction's mapping.

    ``exemptions`` gives the attribute for each exemption; ``review_below`` is the probability
    of the likeliest attribute under which a person must look; ``publish_above`` the one that
    proactive disclosure needs.
    """

    id: str
    title: Phrase
    exemptions: Mapping[str, Attribute]
    review_below: float
    publish_above: float


def load_profile(name: str) -> Profile:
    """The profile with this name, or from this path to a TOML file.

    :raises SettingsError: if it does not exist or is not valid.
    """
    path = Path(name)
    try:
        if path.suffix == ".toml":
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
        missing = [code for code in EXEMPTIONS if code not in exemptions]
        unknown = [code for code in exemptions if code not in EXEMPTIONS]
        review_below, publish_above = (
            float(raw["thresholds"]["review_below"]),
            float(raw["thresholds"]["publish_above"]),
        )
        title = Phrase(str(raw["title"]), str(raw.get("title_en", "")))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError(
            Phrase(f"公开属性配置“{stem}”有误：{error}", f"profile {stem!r} is not valid: {error}")
        ) from None
    if missing or unknown or not (0 <= review_below <= 1 and 0 <= publish_above <= 1):
        wrong = ", ".join(missing + unknown) or "thresholds"
        raise SettingsError(Phrase(f"公开属性配置“{stem}”有误：{wrong}", f"profile {stem!r} is not valid: {wrong}"))
    return Profile(str(raw.get("id", stem)), title, exemptions, review_below, publish_above)
