"""The tables of ``docs/accuracy.md``, from the figures that ``accuracy.py`` measured.

Passages that were built on stand in one table, a line a file; ``benchmarks/results/accuracy.json`` has them rule by rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
FINDINGS = "findings, "
DEVELOPMENT = ("develop", "measure")
SHOWN = {
    "private names": "personal.person_name",
    "told by either rule": "private names, told by either rule",
    "petitioners": "personal.informant",
    "homes": "personal.address",
    "state marks": "secret.state_mark",
}
"""What of a file that was built on is shown: the heading, and how its row begins."""


def write_docs(figures: Mapping[str, Mapping[str, Any]]) -> None:
    """Renews what stands between the two markers of the page."""
    lines = ["<!-- tables -->", ""]
    built_on = {title: rows for title, rows in figures.items() if is_development(title)}
    for title, rows in figures.items():
        if title not in built_on:
            lines += [f"### {title}", "", "| | |", "|---|---|"]
            lines += [f"| {name.strip()} | {_cell(value)} |" for name, value in rows.items()]
            lines.append("")
    lines += ["### passages that were built on (in-sample): F1", "", f"| file | passages | {' | '.join(SHOWN)} |"]
    lines.append("|---|---|" + "---|" * len(SHOWN))
    for title, rows in built_on.items():
        cells = [f1_of(rows, begin) for begin in SHOWN.values()]
        lines.append(f"| {title.removeprefix(FINDINGS)} | {rows['documents']} | {' | '.join(cells)} |")
    lines.append("")
    before, _, rest = DOCS.read_text(encoding="utf-8").partition("<!-- tables -->")
    after = rest.partition("<!-- end of tables -->")[2]
    DOCS.write_text(before + "\n".join(lines) + "<!-- end of tables -->" + after, encoding="utf-8")


def is_development(title: str) -> bool:
    """Whether these are the figures of one file that was built on."""
    return title.startswith(FINDINGS) and title.removeprefix(FINDINGS).startswith(DEVELOPMENT)


def f1_of(rows: Mapping[str, Any], begin: str) -> str:
    """The F1 of the rule whose row begins so; a dash where nothing of it is labelled."""
    for name, value in rows.items():
        if name.startswith(f"{begin}:") and "gold 0;" not in name:
            return str(value).rpartition(", ")[2]
    return "—"


def _cell(value: Any) -> str:
    return ", ".join(f"`{key}` {count}" for key, count in value.items()) if isinstance(value, dict) else str(value)
