"""The settings that options of a command choose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pubcheck.finding import Severity
from pubcheck.phrase import Lang
from pubcheck.settings import Settings, load_settings
from pubcheck.wording import SEVERITY_TITLES

from .wording import ChineseChoice

LEVEL = ChineseChoice(
    [str(severity) for severity in Severity],
    {str(title): str(severity) for severity, title in SEVERITY_TITLES.items()},
)


def chosen_settings(
    path: Path | None, profile: str | None = None, lang: str | None = None, passwords: tuple[str, ...] = ()
) -> Settings:
    """The settings of a file (or the defaults), changed by what the command line says.

    :raises SettingsError: if the file cannot be used.
    """
    settings = load_settings(path) if path else Settings()
    if profile:
        settings = replace(settings, profile=profile)
    if lang:
        settings = replace(settings, lang=Lang(lang))
    if passwords:
        settings = replace(settings, limits=replace(settings.limits, passwords=passwords))
    return settings
