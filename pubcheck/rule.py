"""A rule as a value: what is looked for, how, on which legal basis, with its examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pubcheck.discover import collect
from pubcheck.errors import RuleError
from pubcheck.finding import SHOW, Mask, Severity
from pubcheck.law import LegalBasis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Matcher
from pubcheck.phrase import Phrase
from pubcheck.span import Span

_ID = lazily(r"(personal|secret|internal|attribute|quality|org|custom)\.[a-z][a-z0-9_]*")
OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that pubcheck finds.

    ``message`` says what was found and ``suggestion`` what to do about it. ``hits`` are texts
    in which the rule must fire; the brackets ⟦ and ⟧ mark the span it must report (a rule
    about the whole document has none). ``misses`` are texts in which it must stay silent.
    One test runs them all, each also with the value glued to Han characters and in full
    width where ``inline`` is true (a rule that reads the layout of lines sets it false).
    ``beside`` is true for a statement about a passage (a mark's term, a ground to withhold)
    rather than about what stands there: it displaces no other finding and is not displaced.

    :raises RuleError: if the id is malformed, or basis or examples are missing.
    """

    id: str
    title: Phrase
    severity: Severity
    basis: tuple[LegalBasis, ...]
    matcher: Matcher
    message: Phrase
    suggestion: Phrase
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    mask: Mask = SHOW
    inline: bool = True
    beside: bool = False

    @property
    def is_own(self) -> bool:
        """Whether a unit wrote it for itself, in its settings (``custom.…``)."""
        return self.id.startswith("custom.")

    def __post_init__(self) -> None:
        problem = ""
        if not _ID.fullmatch(self.id):
            problem = "the id is malformed"
        elif not self.basis:
            problem = "it cites no legal basis"
        elif not self.hits or not self.misses:
            problem = "it has no examples"
        if problem:
            raise RuleError(Phrase(f"规则 {self.id} 不完整：{problem}", f"rule {self.id}: {problem}"))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of ``pubcheck/rules`` and of installed plug-ins, ordered by id."""
    return tuple(sorted(collect("pubcheck.rules", "RULES", Rule), key=lambda rule: rule.id))


def find_rule(rule_id: str, rules: Iterable[Rule]) -> Rule | None:
    """The rule with this id, or the only one whose id ends in it (``resident_id``)."""
    rules = tuple(rules)
    exact = [rule for rule in rules if rule.id == rule_id]
    ending = [rule for rule in rules if rule.id.endswith("." + rule_id)]
    if exact:
        return exact[0]
    return ending[0] if len(ending) == 1 else None


def unmarked(example: str) -> tuple[str, Span | None]:
    """An example without its brackets, and the span they marked (``None`` without brackets)."""
    start = example.find(OPEN)
    if start < 0:
        return example, None
    end = example.index(CLOSE) - len(OPEN)
    return example.replace(OPEN, "").replace(CLOSE, ""), Span(start, end)
