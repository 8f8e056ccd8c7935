"""The cards that a dashboard is made of: headings, rows with bars, tables; words are escaped here."""

from __future__ import annotations

from collections.abc import Sequence

from pubcheck.archive.charts import Slice, length_bar
from pubcheck.archive.reporter import ArchiveReportOptions
from pubcheck.archive.snapshot import Snapshot
from pubcheck.archive.stored_words import StoredWords
from pubcheck.columns import shorten
from pubcheck.masking import one_line
from pubcheck.phrase import Lang, Phrase
from pubcheck.web_page import safe

_LABEL_COLUMNS = 90
_NOTHING = Phrase("没有", "none")


class Cards:
    """Cards about one snapshot, in one language."""

    def __init__(self, shot: Snapshot, options: ArchiveReportOptions) -> None:
        self.shot, self.options, self.words = shot, options, StoredWords(options.lang)

    def say(self, zh: str, en: str) -> str:
        """Words of our own, ready for HTML."""
        return safe(en if self.options.lang is Lang.EN else zh)

    def card(self, title: str, content: str, *, note: str = "", wide: bool = False) -> str:
        """A card with a heading; one without content says that there is nothing."""
        told = f'<p class="note">{note}</p>' if note else ""
        content = content or f'<p class="empty">{safe(self.words.say(_NOTHING))}</p>'
        return f'<section class="card{" wide" if wide else ""}"><h2>{title}</h2>{told}{content}</section>'

    def more(self, number: int, zh: str, en: str) -> str:
        """How many were left out; empty where none was."""
        return (
            f'<p class="more">{self.say(f"另有 {number:,} {zh}，未列出", f"{number:,} more {en}, not listed")}</p>'
            if number
            else ""
        )

    def label(self, words: str) -> str:
        """Words on one line, none too long, ready for HTML."""
        return safe(shorten(one_line(words), _LABEL_COLUMNS))

    def row(self, label: str, part: Slice, most: int) -> str:
        """A name, a bar and a number, three cells of a grid."""
        return f'<span class="label">{self.label(label)}</span>{length_bar(part, most)}<span class="figure">{part.number:,}</span>'

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        """A table of HTML cells whose first column leads; on a narrow page its rows are stacked."""
        kinds = ("lead", "", "tight", "tight", "tags")
        head = "".join(f"<th>{each}</th>" for each in heads)
        body = "".join(
            "<tr>"
            + "".join(f'<td class="{kind}">{cell}</td>' for kind, cell in zip(kinds, row, strict=False))
            + "</tr>"
            for row in rows
        )
        return f'<div class="scroll"><table class="list stack"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
