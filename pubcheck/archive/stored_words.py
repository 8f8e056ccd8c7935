"""What the store holds, in the words of reports: rules, articles, places, attributes.

Rules come by their id; one that is not known any more (of a plug-in, of settings since changed) reads as its id.
"""

from __future__ import annotations

import json
from functools import lru_cache

from pubcheck.archive.snapshot import DocumentRow, FindingRow
from pubcheck.document import Part
from pubcheck.finding import Severity
from pubcheck.law import all_bases
from pubcheck.phrase import Lang, Phrase
from pubcheck.review import Advice, Attribute, Verdict
from pubcheck.rule import all_rules
from pubcheck.wording import PART_TITLES, SEVERITY_TITLES, STAGE_TITLES, VERDICT_ADVICE, WHOLE_DOCUMENT

NOT_DECLARED = Phrase("未标注", "not declared")
NOT_JUDGED = Phrase("未判断", "not judged")
UNKNOWN_UNIT = Phrase("未识别", "unknown")
UNKNOWN_YEAR = Phrase("年份不明", "no year")
_FOLDER = Phrase("文件夹 {name}", "folder {name}")
_MOST = 1024  # different lists of articles in one archive: as many as rules, about


class StoredWords:
    """Words in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._rules = {rule.id: rule for rule in all_rules()}
        self._bases = {(each.statute, each.article): each for each in all_bases()}
        self.cite = lru_cache(_MOST)(self._cite)

    def say(self, phrase: Phrase) -> str:
        """A phrase of our own."""
        return phrase.say(self.lang)

    def both(self, zh: str, en: str) -> str:
        """The one of two stored wordings."""
        return en if self.lang is Lang.EN else zh

    def rule_title(self, rule: str) -> str:
        """What a rule finds; its id where the rule is not known."""
        known = self._rules.get(rule)
        return self.say(known.title) if known else rule

    def suggestion(self, rule: str) -> str:
        """What to do about a finding of this rule; empty where the rule is not known."""
        known = self._rules.get(rule)
        return self.say(known.suggestion) if known else ""

    def message(self, finding: FindingRow) -> str:
        """What was found, with its masked value where one is kept."""
        message = self.both(finding.message, finding.message_en)
        if not finding.shown or finding.shown in message:
            return message
        return f"{message}（{finding.shown}）" if self.lang is Lang.ZH else f"{message} ({finding.shown})"

    def _cite(self, basis: str) -> str:
        """The articles of a stored basis (JSON: [[statute, article, version], …])."""
        lines = []
        for statute, article, _ in json.loads(basis):
            known = self._bases.get((statute, article))
            if known is None:  # of a rule of the user's or of a plug-in
                lines.append(f"{statute} {article}".strip())
            else:
                lines.append(known.cite_en if self.lang is Lang.EN else known.cite)
        return ("；" if self.lang is Lang.ZH else "; ").join(lines)

    def cite_reasons(self, document: DocumentRow) -> str:
        """The articles that the reasons for a document's attribute cite, each once."""
        cited = {(statute, article): "" for _, _, statute, article in json.loads(document.reasons) if statute}
        return self.cite(json.dumps([[*each, ""] for each in cited], ensure_ascii=False)) if cited else ""

    def place(self, finding: FindingRow) -> str:
        """Where a finding stands. Lines are those of the whole text: pages are not kept in the store."""
        part = Part(finding.part)
        if finding.start == finding.stop and part is Part.BODY:
            return self.say(WHOLE_DOCUMENT)
        pieces: list[Phrase] = []
        if finding.page:
            pieces.append(Phrase(f"第{finding.page}页", f"page {finding.page}"))
        if not part.is_hidden and part is not Part.METADATA:
            pieces.append(
                Phrase(f"全文第{finding.line}行", f"line {finding.line} of all")
                if finding.page
                else Phrase(f"第{finding.line}行", f"line {finding.line}")
            )
        if part is not Part.BODY:
            pieces.append(PART_TITLES[part])
        return " ".join(self.say(each) for each in pieces)

    def severity(self, value: str) -> str:
        """A severity."""
        return self.say(SEVERITY_TITLES[Severity(value)])

    def attribute(self, value: str, missing: Phrase = NOT_DECLARED) -> str:
        """An attribute; ``missing`` where there is none."""
        return self.say(Attribute(value).phrase if value else missing)

    def verdict(self, value: str) -> str:
        """A verdict."""
        return self.say(Verdict(value).phrase)

    def advice(self, document: DocumentRow) -> str:
        """What to do with a document; one that was not reviewed as a whole is never advised to be published."""
        if document.gaps:
            return self.say(VERDICT_ADVICE[Verdict.INCOMPLETE])
        return self.say(Advice(document.advice).phrase) if document.advice else ""

    def stage(self, value: str) -> str:
        """The step in which a gap arose."""
        return self.say(STAGE_TITLES.get(value, Phrase(value)))

    def unit(self, name: str) -> str:
        """A unit; a folder where no issuer is known."""
        if not name:
            return self.say(UNKNOWN_UNIT)
        return self.say(_FOLDER.fill(name=name[:-1])) if name.endswith("/") else name

    def year(self, name: str) -> str:
        """A year."""
        return name or self.say(UNKNOWN_YEAR)
