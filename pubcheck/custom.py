"""Rules of one's own, as a settings file describes them: plain values, built in :mod:`pubcheck.custom_rules`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pubcheck.errors import SettingsError
from pubcheck.lazy_pattern import lazily
from pubcheck.toml_tables import make_tuples, refusal

_ID = lazily(r"custom\.[a-z][a-z0-9_]*")
_SEVERITIES = ("block", "high", "medium", "low", "info")


@dataclass(frozen=True, slots=True)
class CustomRule:
    """One rule without code: what is looked for (``words``, or ``pattern`` with or without ``label``).

    ``label`` are words that must stand directly before the value; ``near`` words of which one
    must stand in the same paragraph close by; ``unless`` longer words inside which it does
    not count. ``hits`` and ``misses`` are examples, as in :class:`~pubcheck.rule.Rule`.
    ``basis`` names the provision of the unit, in force from ``since``. ``mask`` hides the value in reports (by default
    it does for a pattern, not for words). ``is_list`` marks a list of terms, which needs no
    examples. ``origin`` is the place in the settings file.

    :raises SettingsError: on a malformed id or severity, or a description that lacks something.
    """

    id: str
    title: str = ""
    severity: str = "medium"
    words: tuple[str, ...] = ()
    pattern: str = ""
    label: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    message: str = ""
    suggestion: str = ""
    basis: str = ""
    since: date | None = None
    mask: bool | None = None
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    is_list: bool = False
    origin: str = field(default="", compare=False, repr=False)

    def __hash__(self) -> int:
        """Quick also with 20,000 words: rules are looked up by their description for every document."""
        return hash((self.id, self.pattern, len(self.words)))

    def __post_init__(self) -> None:
        make_tuples(self)
        if not _ID.fullmatch(self.id):
            raise self.refused(
                "的编号应为 custom. 加小写字母、数字、下划线，如 custom.project_code",
                "must have an id such as custom.project_code",
            )
        if self.severity not in _SEVERITIES:
            raise self.refused(
                f"的 severity 应为 {'、'.join(_SEVERITIES)} 之一", f"severity must be one of {', '.join(_SEVERITIES)}"
            )
        if bool(self.words) is bool(self.pattern):
            raise self.refused("须写 words 或 pattern 之一", "needs either words or pattern")
        if self.label and not self.pattern:
            raise self.refused("的 label 须与 pattern 一起用", "uses label without pattern")
        if bool(self.basis.strip()) is not bool(self.since):
            raise self.refused(
                "的 basis（依据）和 since（施行日期）要一起写",
                "needs basis and since (the day it came into force) together",
            )
        for name in ("words", "label", "near", "unless"):
            if not all(word.strip() for word in getattr(self, name)):
                raise self.refused(f"的 {name} 中有空词", f"holds an empty word in {name}")
        if not self.is_list and not (self.hits and self.misses and self.title.strip()):
            raise self.refused(
                "缺少 title、hits 或 misses（名称、应提示和不应提示的例子）", "lacks title, hits or misses"
            )

    def refused(self, zh: str, en: str) -> SettingsError:
        """The error that refuses this rule for a reason."""
        return refusal(self.origin, self.id, zh, en)
