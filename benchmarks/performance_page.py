"""``docs/performance.md`` and its pictures, from the measured files alone: nothing on the page is typed in by hand.

``python benchmarks/performance_page.py`` renews them after one of the benchmarks was run by itself.
:func:`rendered` is a function of the results, so that a test can hold the page against them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bar_picture

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
PAGE = DOCS / "performance.md"
START, END = "<!-- measured -->", "<!-- end of measured -->"
FILES = ("speed", "startup", "formats", "archive")
NOT_MEASURED = "未测 / not measured"

Results = Mapping[str, Any]


@dataclass(frozen=True)
class Bar:
    """One line of the table: what must be reached, and where the figure stands in the results."""

    measure: str
    path: str
    at_least: bool
    must: float
    moonshot: float | None
    form: str
    condition: str = ""

    def row(self, results: Results) -> Row:
        """The line with its measured figure."""
        sign = "≥" if self.at_least else "≤"
        must = f"{sign} {self.form.format(self.must)}"
        moonshot = "" if self.moonshot is None else self.form.format(self.moonshot)
        value, kept = _at(results, self.path), _at(results, self.condition) if self.condition else True
        if value is None or kept is None:
            return Row(self.measure, must, moonshot, NOT_MEASURED, "—")
        reached = (value >= self.must if self.at_least else value <= self.must) and bool(kept)
        measured = self.form.format(value) + ("" if kept else "（结果不相同 / results differ）")
        return Row(self.measure, must, moonshot, measured, "达到 / reached" if reached else "未达到 / missed")


@dataclass(frozen=True)
class Row:
    """One line as the page shows it."""

    measure: str
    bar: str
    moonshot: str
    measured: str
    reached: str


_TIMES, _SPEED, _MIB, _MB, _MS = "{:.2f} ×", "{:,.0f}", "{:.0f} MiB", "{:.2f} MB", "{:.1f} ms"
_RULES, _REVIEW, _MODELS = "speed.parts.rules", "speed.parts.review", "speed.parts.models"
_HELP, _CHECK = "startup.ratios.pubcheck --help.ratio", "startup.ratios.pubcheck check one-page.txt.ratio"
BARS = (
    Bar("全部规则 + 2 万个词，比 JioNLP（8 类） / all rules + 20,000 terms against JioNLP (8 types), spans equal to those without gates", f"{_RULES}.times.JioNLP", True, 4, 8, _TIMES, f"{_RULES}.spans_equal"),
    Bar("整个审查，字/秒 / the whole review, characters a second", f"{_REVIEW}.sides.pubcheck.characters_per_second", True, 1_200_000, 2_500_000, _SPEED),
    Bar("整个审查，比 jieba.posseg / the whole review against jieba.posseg", f"{_REVIEW}.times.jieba.posseg", True, 8, None, _TIMES),
    Bar("整个审查，比 openmed / against openmed", f"{_REVIEW}.times.openmed", True, 20, None, _TIMES),
    Bar("整个审查，比 Presidio 逐行 / against Presidio line by line", f"{_REVIEW}.times.Presidio by line", True, 4, None, _TIMES),
    Bar("整个审查，比 Presidio 一篇长文 / against Presidio on one long text", "speed.parts.review_long.times.Presidio", True, 80, None, _TIMES),
    Bar("不用编译加速库时的速度占比，发现相同 / share of the speed without compiled accelerators, same findings", "speed.parts.fall_back.share", True, 0.25, 0.5, "{:.2f}", "speed.parts.fall_back.same_findings"),
    Bar("10 MB 用时 ÷ 1 MB 用时 / time of 10 MB ÷ time of 1 MB", "speed.parts.length.ratio", False, 11, 10, "{:.1f}"),
    Bar("`pubcheck --help` ÷ `import click`", _HELP, False, 2.5, 1.5, "{:.2f}"),
    Bar("`pubcheck check` 一页 ÷ 载入 scikit-learn 和 jieba / one page ÷ `import sklearn.linear_model, jieba; jieba.initialize()`", _CHECK, False, 0.4, 0.25, "{:.2f}"),
    Bar("内存峰值，一页 / peak memory, one page", "speed.parts.memory.one page.peak_mib", False, 150, 120, _MIB),
    Bar("内存峰值，20 MB 文本 / peak memory, a text of 20 MB", "speed.parts.memory.20 MB.peak_mib", False, 600, 400, _MIB),
    Bar("姓名模型大小 / names model: size", f"{_MODELS}.names.megabytes", False, 6, None, _MB),
    Bar("姓名模型速度（过闸文字），字/秒 / names model on gated text, characters a second", f"{_MODELS}.names.characters_per_second", True, 500_000, 1_000_000, _SPEED),
    Bar("公开属性模型大小 / disclosure model: size", f"{_MODELS}.disclosure.megabytes", False, 1, None, _MB),
    Bar("公开属性模型载入 / disclosure model: load", f"{_MODELS}.disclosure.load_milliseconds", False, 20, None, _MS),
    Bar("公开属性模型，2,000 字的文件/秒 / disclosure model: documents of 2,000 characters a second", f"{_MODELS}.disclosure.documents_per_second", True, 3_000, 4_000, _SPEED),
)  # fmt: skip


def read_results() -> dict[str, Any]:
    """What the benchmarks have written, by the name of the file; those that never ran are left out."""
    found = {}
    for name in FILES:
        path = HERE / "results" / f"{name}.json"
        if path.exists():
            found[name] = json.loads(path.read_text(encoding="utf-8"))
    return found


def bar_rows(results: Results) -> list[Row]:
    """The table of the bars."""
    return [bar.row(results) for bar in BARS]


def rendered(page: str, results: Results) -> str:
    """``page`` with its measured section renewed."""
    before, _, rest = page.partition(START)
    after = rest.partition(END)[2]
    return before + START + "\n\n" + "\n".join(_lines(results)) + "\n" + END + after


def pictures(results: Results) -> dict[str, str]:
    """The pictures by their file names."""
    sides = [(name, side["characters_per_second"]) for name, side in _speeds(results)]
    steps = _at(results, "speed.parts.stages.own") or {}
    shares = [(name, row["seconds"] / steps["all"]["seconds"]) for name, row in steps.items() if name != "all"]
    return {
        "performance_peers.svg": bar_picture.logarithmic(
            "Characters a second, one core (logarithmic) / 每秒字数（单核，对数刻度）", sides, mark="pubcheck"
        ),
        "performance_stages.svg": bar_picture.shares("Where the time of a review goes / 审查各步用时", shares),
    }


def write() -> None:
    """Renew the page and its pictures."""
    results = read_results()
    PAGE.write_text(rendered(PAGE.read_text(encoding="utf-8"), results), encoding="utf-8")
    for name, picture in pictures(results).items():
        (DOCS / "images" / name).write_text(picture, encoding="utf-8")


def _at(results: Results, path: str) -> Any:
    """The value at a path of keys parted by dots; keys may hold dots themselves. ``None`` if there is none."""
    if not path:
        return results
    if not isinstance(results, Mapping):
        return None
    for key in results:
        if path == key or path.startswith(f"{key}."):
            found = _at(results[key], path[len(key) + 1 :])
            if found is not None:
                return found
    return None


def _speeds(results: Results) -> list[tuple[str, Any]]:
    """All sides that were measured in characters a second, each once, the fastest first."""
    found = {}
    for part, ours in (
        ("rules", "pubcheck: rules + 20,000 terms"),
        ("review", "pubcheck: whole review"),
        ("review_long", ""),
    ):
        for name, side in (_at(results, f"speed.parts.{part}.sides") or {}).items():
            title = ours if name == "pubcheck" else "rules and terms without gates" if name == "ungated" else name
            if title:
                found[{"Presidio": "Presidio, one long text"}.get(title, title)] = side
    return sorted(found.items(), key=lambda entry: -entry[1]["characters_per_second"])


def _lines(results: Results) -> Iterable[str]:
    speed = results.get("speed", {})
    machine = speed.get("machine", {})
    commits = dict.fromkeys(part.get("commit", "") for part in speed.get("parts", {}).values())
    peers = ", ".join(f"{name} {version}" for name, version in speed.get("peers", {}).items())
    yield (
        f"{machine.get('processor')}, {machine.get('cores')} cores, {machine.get('system')}, Python {machine.get('python')}; "
        f"pubcheck {machine.get('pubcheck')} at {', '.join(commits)}; {peers}. One process without threads, CPU time, medians "
        f"of {speed.get('turns')} turns on {speed.get('characters'):,} characters ({speed.get('bytes', 0) / 1e6:.2f} MB)."
    )
    yield from ("", "### 目标 / The bar", "")
    columns = ("指标 / Measure", "必须达到 / Must reach", "更高目标 / Moonshot", "实测 / Measured", "")
    yield from _table(columns, [(r.measure, r.bar, r.moonshot, r.measured, r.reached) for r in bar_rows(results)])
    yield from ("", "![Characters a second](images/performance_peers.svg)", "")
    yield from ("### 同一文本、同一次运行 / The same text in the same run", "")
    yield from _table(
        ("", "字/秒 / characters a second", "MB/s", "内存 / peak memory", "找到 / found"),
        [
            (
                name,
                f"{side['characters_per_second']:,}",
                f"{_megabytes(speed, side):.2f}",
                f"{side['peak_mib']} MiB",
                _found(side),
            )
            for name, side in _speeds(results)
        ],
    )
    for name, reason in sorted({**_at_or(results, "rules.absent"), **_at_or(results, "review.absent")}.items()):
        yield f"\n{name}: 未安装 / not installed ({reason})"
    for part, text in (("own", "自编文本 / own text"), ("public", "真实公开文件 / real public documents")):
        steps = _at(results, f"speed.parts.stages.{part}")
        if steps:
            yield from ("", f"### 各步用时 / Step by step: {text}", "")
            yield from _table(
                ("", "ms", "字/秒 / characters a second"), [_step(name, row) for name, row in steps.items()]
            )
    yield from ("", "![Where the time goes](images/performance_stages.svg)", "")
    yield from _other(results)


def _other(results: Results) -> Iterable[str]:
    public = _at(results, "speed.parts.review_public")
    if public and "sides" in public:
        side = public["sides"]["pubcheck"]
        yield (
            f"真实公开文件上整个审查 / the whole review of real public documents: {side['characters_per_second']:,} "
            f"characters a second, {public['times'].get('jieba.posseg', 0):.1f} × jieba.posseg."
        )
    yield from _planted(results)
    yield from _documents(results)
    lengths = _at(results, "speed.parts.length.rows")
    if lengths:
        yield from ("", "### 长度 / Length", "")
        yield from _table(
            ("", "s", "字/秒 / characters a second", "找到 / found", "内存 / peak memory"),
            [
                (
                    name,
                    f"{row['seconds']:.3f}",
                    f"{row['characters_per_second']:,}",
                    f"{row['findings']:,}",
                    f"{row['peak_mib']} MiB",
                )
                for name, row in lengths.items()
            ],
        )
    medians = _at(results, "startup.medians")
    if medians:
        yield from ("", "### 启动 / Start-up", "")
        yield from _table(
            ("", "CPU s", "s", "MiB"),
            [
                (f"`{name}`", f"{row['cpu_seconds']:.3f}", f"{row['clock_seconds']:.3f}", str(row["peak_mib"]))
                for name, row in medians.items()
            ],
        )
    formats = results.get("formats")
    if formats:
        yield from ("", "### 读取各种格式 / Reading formats", "")
        for name, row in formats["ratios"].items():
            yield f"- {name.upper()}: {row['ratio']:.2f} of the bare reader (must reach {row['bar']:.2f})"
        yield from ("", "| 样本 / sample | bytes | ms |", "|---|---|---|")
        for name, row in sorted(formats["samples"].items()):
            yield f"| {name} | {row['bytes']:,} | {row['milliseconds']:.2f} |"
    archive = results.get("archive")
    if archive:
        yield from ("", "### 存量审查 / Archive scan", "")
        yield from _table(("", ""), [(name, str(value)) for name, value in archive.get("figures", {}).items()])


def _planted(results: Results) -> Iterable[str]:
    """How fast the sides are on public documents with planted lines, and how many times as fast as each peer we are."""
    part = _at(results, "speed.parts.planted")
    if not part or "sides" not in part:
        return
    yield from ("", "### 真实公开文件加植入的个人信息 / Real public documents with planted lines", "")
    yield (
        "每 1,390 字植入一行，含一处应发现的内容，密度同设定目标时的文本 / a line with one thing to find in every 1,390 characters, "
        "as dense as the text on which the bars were set"
    )
    yield ""
    sides = sorted(part["sides"].items(), key=lambda entry: -entry[1]["characters_per_second"])
    times, ours = part["times"], {"JioNLP": "rules + 20,000 terms", "Presidio": "whole review"}
    yield from _table(
        ("", "字/秒 / characters a second", "内存 / peak memory", "找到 / found"),
        [(name, f"{side['characters_per_second']:,}", f"{side['peak_mib']} MiB", _found(side)) for name, side in sides],
    )
    yield ""
    yield from _table(
        ("同行 / peer", "pubcheck", "×"),
        [
            (f"{name}{' (one long text)' * (name == 'Presidio')}", ours.get(name, "whole review"), f"{value:.2f}")
            for name, value in times.items()
        ],
    )


_KINDS = {
    "own documents": "自编公文 / own documents",
    "passages full of persons": "自编的、个人信息密集的段落 / own passages full of personal data",
    "public policies": "政策文件（前 2,000 字） / policies, their first 2,000 characters",
    "public replies": "群众来信答复 / replies to citizens",
    "public laws": "法律法规（前 2,000 字） / laws, their first 2,000 characters",
}


def _documents(results: Results) -> Iterable[str]:
    """What a short document costs, by kind."""
    kinds = {kind: row for kind, row in (_at(results, "speed.parts.documents") or {}).items() if kind in _KINDS}
    if not kinds:
        return
    yield from ("", "### 短文件逐份审查 / Short documents, one by one", "")
    yield (
        "存量审查中一份文件的审查用时，不含读取格式；同一文字逐份审查，取各轮最少用时 / what the review of one document costs in a scan, "
        "without reading its format: the least of the turns"
    )
    yield ""
    yield from _table(
        ("", "份 / documents", "平均字数 / characters each", "每份 ms / ms each", "份/秒 / a second", "× jieba.posseg"),
        [
            (
                _KINDS[kind],
                str(row["documents"]),
                f"{row['characters_each']:,}",
                f"{row['milliseconds_each']:.2f}",
                f"{1_000 / row['milliseconds_each']:,.0f}",
                f"{row['times']['jieba.posseg']:.2f}",
            )
            for kind, row in kinds.items()
        ],
    )


def _at_or(results: Results, path: str) -> dict[str, str]:
    return _at(results, f"speed.parts.{path}") or {}


def _megabytes(speed: Results, side: Results) -> float:
    """Bytes for each second; the long text has the same share of bytes to characters."""
    each: float = side["characters_per_second"] * speed["bytes"] / speed["characters"] / 1e6
    return each


def _found(side: Results) -> str:
    found = side["found"]
    return f"{found['findings']:,}" if isinstance(found, Mapping) else f"{found:,}"


def _step(name: str, row: Results) -> tuple[str, str, str]:
    return name, f"{1_000 * row['seconds']:.1f}", f"{row['characters_per_second']:,}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    line: Callable[[Sequence[str]], str] = lambda cells: f"| {' | '.join(cells)} |"  # noqa: E731
    yield line(head)
    yield "|" + "---|" * len(head)
    yield from map(line, rows)


if __name__ == "__main__":
    write()
