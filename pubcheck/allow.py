"""The allow list: values that a unit has decided to publish."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from pubcheck.fold import folded, plain
from pubcheck.toml_tables import refusal


@dataclass(frozen=True, slots=True)
class Allow:
    """One entry: findings of ``rule`` (an id, or a shape like ``personal.*``) with this value.

    ``value`` is compared without regard to width, case, spaces and separators; ``pattern``
    is a regular expression that must fit the whole evidence (in half width). ``reason`` says
    why it may be published, ``until`` is the last day on which the entry counts.
    ``origin`` is the place in the settings file.

    :raises SettingsError: unless there is a reason and either a value or a pattern that compiles.
    """

    rule: str
    value: str = ""
    pattern: str = ""
    reason: str = ""
    until: date | None = None
    origin: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise refusal(self.origin, "[[allow]]", "缺少 reason（为何可以公开）", "lacks reason")
        if bool(self.value.strip()) is bool(self.pattern):
            raise refusal(self.origin, "[[allow]]", "须写 value 或 pattern 之一", "needs either value or pattern")
        if self.rule in ("secret.state_mark", "quality.waiver"):
            raise refusal(self.origin, "[[allow]]", f"不能允许 {self.rule}", f"cannot allow {self.rule}")
        try:
            _compiled(self.pattern)
        except ValueError as error:
            raise refusal(
                self.origin, "[[allow]]", f"的 pattern 不是有效的正则表达式：{error}", f"has a bad pattern: {error}"
            ) from None

    def names(self, rule_id: str) -> bool:
        """Whether the entry is about this rule."""
        return fnmatchcase(rule_id, self.rule)

    def fits(self, evidence: str, seconds: float) -> bool:
        """Whether the entry is about this value.

        :raises TimeoutError: if the pattern takes longer than ``seconds``.
        """
        if self.value:
            return folded(evidence) == folded(self.value)
        return bool(_compiled(self.pattern).fullmatch(plain(evidence), timeout=seconds))

    def has_ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


def check_allowed(entries: Iterable[Allow], rule_ids: Collection[str]) -> None:
    """Whether every entry names a rule that exists: a misspelt id would allow nothing, unnoticed.

    :raises SettingsError: if one does not.
    """
    for entry in entries:
        if not any(entry.names(rule_id) for rule_id in rule_ids):
            raise refusal(entry.origin, "[[allow]]", f"没有规则 {entry.rule}", f"names no rule: {entry.rule}")


@cache
def _compiled(pattern: str) -> Any:
    """``pattern`` compiled.

    :raises ValueError: if it is not a regular expression.
    """
    if not pattern:
        return None
    import regex  # not needed to import the package

    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(str(error)) from None
