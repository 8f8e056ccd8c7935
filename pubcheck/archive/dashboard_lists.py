"""The lists of a dashboard: most exposed documents, clusters, scans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pubcheck.archive import tallies
from pubcheck.archive.cards import Cards
from pubcheck.archive.charts import Slice, columns, legend
from pubcheck.archive.clusters import Cluster
from pubcheck.archive.snapshot import DocumentRow
from pubcheck.archive.stored_words import NOT_JUDGED
from pubcheck.columns import shorten
from pubcheck.masking import one_line
from pubcheck.phrase import Phrase
from pubcheck.web_page import safe

_MOST_DOCUMENTS, _MOST_CLUSTERS, _MOST_SCANS = 200, 20, 24
_PATH_COLUMNS, _TITLE_COLUMNS = 160, 100
_GRAVE = "block + high + medium > 0"
_SEVERITIES = ("block", "high", "medium", "low")


def exposed_card(cards: Cards) -> tuple[str, int]:
    """The documents with the gravest findings, and how many are listed."""
    number = cards.shot.number(f"SELECT count(*) FROM tallied WHERE {_GRAVE}")  # noqa: S608 - words of our own
    rows = list(cards.shot.documents(_GRAVE, "block DESC, high DESC, medium DESC, low DESC, seat", _MOST_DOCUMENTS))
    heads = (
        *(cards.say("文件", "Document"), cards.say("责任单位", "Unit"), cards.say("结论", "Verdict")),
        *(cards.say("标注 → 预测", "Declared → predicted"), cards.say("发现", "Findings")),
    )
    content = cards.table(heads, [_document(cards, each) for each in rows])
    content = content + cards.more(number - len(rows), "份文件", "documents") if rows else ""
    return cards.card(cards.say("最需处理的文件", "Most exposed documents"), content, wide=True), len(rows)


def _document(cards: Cards, each: DocumentRow) -> Sequence[str]:
    words = cards.words
    name = shorten(one_line(each.name), _PATH_COLUMNS)
    title = shorten(one_line(each.title), _TITLE_COLUMNS) or name
    copies = f" · {words.say(Phrase(f'共 {each.copies} 份', f'{each.copies} copies'))}" if each.copies > 1 else ""
    path = f'<br><span class="path">{safe(name)}{safe(copies)}</span>' if title != name or copies else ""
    tags = " ".join(
        f'<span class="tag {severity}">{safe(words.severity(severity))} {number}</span>'
        for severity in _SEVERITIES
        if (number := getattr(each, severity))
    )
    arrow = f"{words.attribute(each.declared)} → {words.attribute(each.attribute, NOT_JUDGED)}"
    verdict = f'<span class="v v-text-{each.verdict}">{safe(words.verdict(each.verdict))}</span>'
    return (f"{safe(title)}{path}", cards.label(words.unit(each.unit)), verdict, safe(arrow), tags)


def cluster_card(cards: Cards, clusters: Iterable[Cluster]) -> str:
    """What belongs together across documents; no card where nothing does."""
    found = list(islice(clusters, _MOST_CLUSTERS + 1))
    if not found:
        return ""
    rows = [
        (
            f"{cards.label(cards.words.say(each.title))}"
            f'<br><span class="path">{safe(one_line(cards.words.say(each.why)))}</span>',
            safe(shorten(one_line("，".join(path for path, _, _ in each.documents[:3])), _PATH_COLUMNS)),
            _documents(cards, each),
            cards.say(f"{each.persons} 人", f"{each.persons} persons") if each.persons else "",
            f'<span class="tag {safe(each.severity)}">{safe(cards.words.severity(each.severity))}</span>',
        )
        for each in found[:_MOST_CLUSTERS]
    ]
    heads = (
        *(cards.say("汇聚对象", "Subject"), cards.say("文件", "Documents"), cards.say("数量", "Number")),
        *(cards.say("涉及人数", "Persons"), cards.say("级别", "Severity")),
    )
    more = (
        cards.say("更多见台账的“汇聚风险”表。", "More in the ledger, sheet “Clusters”.")
        if len(found) > len(rows)
        else ""
    )
    return cards.card(cards.say("汇聚风险", "Clusters"), cards.table(heads, rows), note=more, wide=True)


def _documents(cards: Cards, cluster: Cluster) -> str:
    number = len(cluster.documents) + cluster.more
    return cards.say(f"{number:,} 份文件", f"{number:,} documents")


def scan_card(cards: Cards) -> str:
    """The scans, and how the numbers went from one to the next."""
    found = tallies.scans(cards.shot, _MOST_SCANS)
    counted = [each for each in found if each.counts is not None]
    charts = "".join(_trend(cards, counted)) if len(counted) > 1 else ""
    states = {
        "finished": cards.say("完成", "finished"),
        "interrupted": cards.say("中断", "interrupted"),
        "running": cards.say("进行中", "running"),
    }
    rows = "".join(
        f'<tr><td class="tight">{safe(each.started[:16].replace("T", " "))}</td>'
        f'<td class="tight">{states.get(each.state, safe(each.state))}</td>'
        + "".join(
            f'<td class="figure">{f"{number:,}" if each.counts else "—"}</td>'
            for number in (
                (each.counts.files, each.counts.findings, each.counts.gaps + each.counts.unreadable)
                if each.counts
                else (0, 0, 0)
            )
        )
        + "</tr>"
        for each in reversed(found)
    )
    heads = f"<th>{cards.say('开始（UTC）', 'began (UTC)')}</th><th>{cards.say('状态', 'state')}</th>" + "".join(
        f'<th class="figure">{name}</th>'
        for name in (cards.say("文件", "files"), cards.say("待处理发现", "findings"), cards.say("未审查", "gaps"))
    )
    table = f'<table class="list"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>' if rows else ""
    return cards.card(cards.say("历次扫描", "Scans"), charts + table)


def _trend(cards: Cards, counted: Sequence[tallies.ScanTally]) -> Iterator[str]:
    findings = cards.words.say(Phrase("待处理发现", "findings that stand"))
    gaps = cards.words.say(Phrase("未审查之处", "not reviewed"))
    for name, colour, numbers in (
        (findings, "hue", [each.counts.findings for each in counted if each.counts]),
        (gaps, "hole", [each.counts.gaps + each.counts.unreadable for each in counted if each.counts]),
    ):
        groups = [
            (each.started[5:10], (Slice(colour, name, number),)) for each, number in zip(counted, numbers, strict=True)
        ]
        yield f"{legend((Slice(colour, name, 0),))}{columns(groups)}"
