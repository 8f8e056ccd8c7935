"""The dashboard of an archive: one self-contained web page of bounded size, charts drawn by us, no script."""

from __future__ import annotations

from pathlib import Path

from pubcheck.archive import tallies
from pubcheck.archive.cards import Cards
from pubcheck.archive.charts import Slice, columns, legend, share_bar
from pubcheck.archive.clusters import clusters
from pubcheck.archive.dashboard_lists import cluster_card, exposed_card, scan_card
from pubcheck.archive.dashboard_style import DASHBOARD_STYLE
from pubcheck.archive.reporter import ArchiveReporter, ArchiveReportOptions, Rows
from pubcheck.archive.snapshot import Snapshot
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute, Verdict
from pubcheck.web_page import page, safe
from pubcheck.wording import NO_CLEARANCE

_TITLE = Phrase("档案公开审查总览", "Archive review: dashboard")
_MOST_UNITS, _MOST_YEARS, _MOST_RULES, _MOST_REASONS = 50, 40, 30, 20


def render(shot: Snapshot, path: Path, options: ArchiveReportOptions) -> tuple[Rows, ...]:
    """Write the page."""
    dashboard = _Dashboard(shot, options)
    path.write_text(dashboard.html(), encoding="utf-8", newline="\n")
    return (Rows(Phrase("列出的文件", "documents listed"), dashboard.listed),)


class _Dashboard(Cards):
    def __init__(self, shot: Snapshot, options: ArchiveReportOptions) -> None:
        super().__init__(shot, options)
        self.seen = tallies.overview(shot)
        self.verdicts = tallies.by_verdict(shot)
        self.listed = 0

    def html(self) -> str:
        """The whole page."""
        exposed, self.listed = exposed_card(self)
        together = cluster_card(self, clusters(self.shot.store, self.options.settings))
        side = f'<div class="side">{self._gaps()}{scan_card(self)}</div>'
        cards = "\n".join(
            (
                *(self._verdicts(), self._severities(), self._years(), self._attributes(), self._units()),
                *(self._rules(), side, exposed, together),
            )
        )
        title = self.words.say(_TITLE)
        body = (
            f'<header class="top"><h1>{safe(title)}</h1><p>{self._about()}</p></header>\n<main>\n{self._tiles()}\n'
            f'<div class="grid">\n{cards}\n</div>\n</main>\n<footer class="foot">{self._foot()}</footer>'
        )
        return page(title, self.options.lang, body, style=DASHBOARD_STYLE, script="")

    def _about(self) -> str:
        seen = self.seen
        if not seen.started:
            return self.say("还没有扫描", "nothing was scanned yet")
        ended = seen.ended[:16].replace("T", " ")
        when = (
            self.say(f"最近一次扫描完成于 {ended}（UTC）", f"last scan ended {ended} UTC")
            if seen.state == "finished"
            else self.say(
                "最近一次扫描没有完成，以下数字不全", "the last scan did not end; the numbers are not complete"
            )
        )
        return f"{self.label(seen.root)} · {when}"

    def _foot(self) -> str:
        copies = self.say(
            "相同的文件只计一次；允许名单、豁免、基线和人工决定已处理的发现不计入。",
            "Copies count once; findings that were accepted or decided do not count.",
        )
        return f"{copies} {safe(self.words.say(NO_CLEARANCE))}"

    def _tiles(self) -> str:
        seen = self.seen
        blocked = self.shot.number("SELECT count(*) FROM tallied WHERE block > 0")  # what was decided does not count
        tiles = (
            ("", seen.files, self.say("文件", "files")),
            ("", seen.documents, self.say("文件（去重，含压缩包内）", "documents, copies once")),
            ("warn", seen.standing, self.say("待处理发现", "findings that stand")),
            ("bad", blocked, self.say("不得公开的文件", "must not be published")),
            ("warn", seen.conflicts, self.say("标注与内容不一致", "contradicted attributes")),
            ("hole", seen.gaps + seen.unreadable, self.say("未审查之处", "not reviewed")),
            ("", seen.settled + seen.accepted, self.say("已处理发现", "accepted or decided")),
        )
        return (
            '<div class="tiles">'
            + "".join(
                f'<div class="tile {kind if number else ""}"><b>{number:,}</b><span>{name}</span></div>'
                for kind, number, name in tiles
            )
            + "</div>"
        )

    # -- charts --------------------------------------------------------------------------------------------------

    def _verdicts(self) -> str:
        slices = [
            Slice(f"w-{verdict.value}", self.words.verdict(verdict.value), self.verdicts[verdict])
            for verdict in Verdict
            if verdict in self.verdicts
        ]
        content = f'<div class="big">{share_bar(slices)}</div>{legend(slices, with_numbers=True)}' if slices else ""
        return self.card(self.say("审查时的结论", "Verdicts at the review"), content)

    def _severities(self) -> str:
        found = tallies.by_severity(self.shot)
        most = max(found.values(), default=0)
        rows = "".join(
            self.row(self.words.severity(each.value), Slice(f"s-{each.value}", "", number), most)
            for each, number in found.items()
            if number
        )
        return self.card(
            self.say("待处理发现：按级别", "Findings by severity"), f'<div class="rows f1">{rows}</div>' if rows else ""
        )

    def _slices(self, group: tallies.GroupTally | None = None) -> list[Slice]:
        """The documents of a group by attribute; without one the kinds alone."""
        kinds = [(f"a-{each.value}", self.words.attribute(each.value)) for each in Attribute]
        kinds.append(("hole", self.say("没有预测", "not predicted")))
        numbers = (*group.predicted, group.unpredicted) if group else (0,) * len(kinds)
        return [Slice(*kind, number) for kind, number in zip(kinds, numbers, strict=True)]

    def _legend(self) -> str:
        return legend(self._slices())

    def _years(self) -> str:
        years, earlier = tallies.by_year(self.shot, _MOST_YEARS)
        chart = columns([(self.words.year(each.name), self._slices(each)) for each in years]) if years else ""
        more = self.more(earlier, "个更早的年份", "earlier years")
        return self.card(
            self.say("公开属性（预测）：按年份", "Predicted attribute by year"), chart and self._legend() + chart + more
        )

    def _attributes(self) -> str:
        found = tallies.by_attribute(self.shot)
        heads = "".join(f'<th class="figure">{safe(self.words.attribute(each.value))}</th>' for each in Attribute)
        rows = "".join(
            f'<tr><td class="tight">{safe(self.words.attribute(declared))}</td>'
            + "".join(f'<td class="figure">{found.get((declared, each.value), 0):,}</td>' for each in Attribute)
            + "</tr>"
            for declared in (*(each.value for each in Attribute), "")
        )
        corner = self.say("标注 ＼ 预测", "declared \\ predicted")
        table = f'<table class="list"><thead><tr><th>{corner}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        return self.card(self.say("公开属性：标注与预测", "Declared and predicted attribute"), table if found else "")

    def _units(self) -> str:
        units, more = tallies.by_unit(self.shot, _MOST_UNITS)
        heads = "".join(
            f'<span class="head figure">{name}</span>'
            for name in (self.say("文件", "docs"), self.say("发现", "findings"), self.say("不一致", "contradicted"))
        )
        rows = "".join(
            f'<span class="label">{self.label(self.words.unit(each.name))}</span>{share_bar(self._slices(each))}'
            f'<span class="figure">{each.documents:,}</span><span class="figure">{each.findings:,}</span>'
            f'<span class="figure">{each.conflicts:,}</span>'
            for each in units
        )
        head = f'<span class="head">{self.say("责任单位", "unit")}</span><span class="head"></span>{heads}'
        content = f'{self._legend()}<div class="rows f3">{head}{rows}</div>' + self.more(more, "个单位", "units")
        return self.card(
            self.say("公开属性（预测）：按责任单位", "Predicted attribute by unit"),
            content if units else "",
            note=self.say("取发文机关；没有的，取所在文件夹。", "The issuer; where there is none, the folder."),
            wide=True,
        )

    def _rules(self) -> str:
        found = list(tallies.by_rule(self.shot))
        most = found[0].findings if found else 0
        rows = "".join(
            self.row(self.words.rule_title(each.rule), Slice(f"s-{each.severity}", each.rule, each.findings), most)
            for each in found[:_MOST_RULES]
        )
        more = self.more(len(found) - _MOST_RULES if len(found) > _MOST_RULES else 0, "项", "rules")
        content = f'<div class="rows f1">{rows}</div>{more}' if rows else ""
        note = self.say("颜色是该项发现的最高级别。", "The colour is the gravest severity.")
        return self.card(self.say("待处理发现：按问题", "Findings by rule"), content, note=note if rows else "")

    def _gaps(self) -> str:
        found, more = tallies.by_reason(self.shot, _MOST_REASONS)
        most = found[0].gaps if found else 0
        rows = "".join(
            self.row(self.words.both(each.reason, each.reason_en), Slice("hole", "", each.gaps), most) for each in found
        )
        content = f'<div class="rows f1">{rows}</div>' + self.more(more, "种原因", "reasons") if rows else ""
        note = self.say("有未审查之处的文件，结论不完整。", "Documents with a gap have no complete result.")
        return self.card(self.say("未审查之处：按原因", "Not reviewed, by reason"), content, note=note if rows else "")


LEDGER = ArchiveReporter(
    id="html",
    title=Phrase("总览网页", "dashboard"),
    name=Phrase("总览", "Dashboard"),
    extension=".html",
    render=render,
)
