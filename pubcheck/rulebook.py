"""The rules as a list and as explanations, for people and programs."""

from __future__ import annotations

import json

from pubcheck.columns import pad, width
from pubcheck.phrase import Lang, Phrase
from pubcheck.rule import CLOSE, OPEN, Rule, all_rules
from pubcheck.wording import SEVERITY_TITLES


def list_text(lang: Lang) -> str:
    """A table of all rules: id, severity, title, basis."""
    rows = [
        (rule.id, SEVERITY_TITLES[rule.severity].say(lang), rule.title.say(lang), _basis(rule, lang))
        for rule in all_rules()
    ]
    heading = ("编号", "级别", "名称", "依据") if lang is Lang.ZH else ("id", "severity", "title", "basis")
    widths = [max(width(row[column]) for row in (heading, *rows)) for column in range(3)]
    lines = []
    for row in (heading, *rows):
        cells = [pad(cell, columns) for cell, columns in zip(row[:3], widths, strict=True)]
        lines.append("  ".join((*cells, row[3])).rstrip())
    count = Phrase(
        f"共 {len(rows)} 条规则。查看一条：pubcheck explain 编号",
        f"{len(rows)} rules. One of them: pubcheck explain ID",
    )
    return "\n".join((*lines, "", count.say(lang)))


def list_json(lang: Lang) -> str:
    """The same as JSON: an array of objects."""
    rows = [
        {
            "id": rule.id,
            "title": rule.title.say(lang),
            "severity": str(rule.severity),
            "message": rule.message.say(lang),
            "suggestion": rule.suggestion.say(lang),
            "basis": [{"statute": b.statute, "article": b.article, "version": b.version} for b in rule.basis],
        }
        for rule in all_rules()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def explain_text(rule: Rule, lang: Lang) -> str:
    """One rule in words: what, why, what to do, examples."""
    labels = (
        ("级别", "说明", "建议", "依据", "会提示的例子（〔〕内为标出的内容）", "不会提示的例子")
        if lang is Lang.ZH
        else (
            "Severity",
            "Finds",
            "Advice",
            "Basis",
            "Examples it reports (〔〕 marks the place)",
            "Examples it leaves alone",
        )
    )
    colon = "：" if lang is Lang.ZH else ": "
    lines = [
        f"{rule.id}  {rule.title.say(lang)}",
        "",
        f"{labels[0]}{colon}{SEVERITY_TITLES[rule.severity].say(lang)}",
        f"{labels[1]}{colon}{rule.message.say(lang)}",
        f"{labels[2]}{colon}{rule.suggestion.say(lang)}",
        f"{labels[3]}{colon}",
        *(f"  {b.cite if lang is Lang.ZH else b.cite_en}（{b.version}）“{b.phrase}”" for b in rule.basis),
        "",
        f"{labels[4]}{colon}",
        *(f"  · {_one_line(example)}" for example in rule.hits),
        f"{labels[5]}{colon}",
        *(f"  · {_one_line(example)}" for example in rule.misses),
    ]
    return "\n".join(lines)


def _basis(rule: Rule, lang: Lang) -> str:
    cites = [b.cite if lang is Lang.ZH else b.cite_en for b in rule.basis]
    return ("、" if lang is Lang.ZH else "; ").join(cites)


def _one_line(example: str) -> str:
    return example.replace(OPEN, "〔").replace(CLOSE, "〕").replace("\n", " ⏎ ").replace("\t", " ⇥ ")
