"""A mark in the name of a file itself (机密★10年 防汛预案.docx), where the document may show none.

Names inside archives and mails are text of the archive; that of a file given by itself stands nowhere in its text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pubcheck.detect import detect
from pubcheck.elements import read_elements
from pubcheck.finding import Finding, Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.normalize import normalize
from pubcheck.phrase import Phrase
from pubcheck.plain import document_from_text
from pubcheck.rule import Rule, all_rules
from pubcheck.span import Span

#: What a name that bears a level of secrecy holds.
LEVEL = lazily(r"[绝絕機机秘祕]\s{0,2}密")
_FOLDERS = lazily(r"[\\/]")


def with_mark_of_name(findings: tuple[Finding, ...], name: str) -> tuple[Finding, ...]:
    """``findings``, and the state mark that the file's name bears, as one about the whole document, if none is on its pages."""
    if "!/" in name or not LEVEL.search(name) or any(map(is_state_mark, findings)):
        return findings
    document = document_from_text(_FOLDERS.split(name)[-1], name)
    text = normalize(document)
    found, _ = detect(document, Reading(text, read_elements(text)), _mark_rules())
    for finding in filter(is_state_mark, found):
        level = finding.evidence
        message = Phrase(f"文件名带有密级“{level}”", f"the file's name bears the level {level}")
        return replace(finding, span=Span(0, 0), evidence="", message=message), *findings
    return findings


def is_state_mark(finding: Finding) -> bool:
    """Whether it is a state mark that blocks publication."""
    return finding.rule_id == "secret.state_mark" and finding.severity is Severity.BLOCK


@cache
def _mark_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.id == "secret.state_mark")
