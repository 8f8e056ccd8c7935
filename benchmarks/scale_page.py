"""The page ``docs/scale.md`` from ``benchmarks/results/scale.json``; written by ``benchmarks/scale.py``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "scale.md"
_MILLIONS = (1, 10, 100)
_WORKERS = (2, 16, 64, 256)
_HEAD = """# 规模和用时 / Scale

[归档扫描](archives.md) · [性能](performance.md)

本页由 `python benchmarks/scale.py` 和 `benchmarks/kills.py` 写出，数字都是实测的，估算的写明是估算。
Written by the benchmarks; everything is measured but for the last table, which is arithmetic.

测量用的归档是编造的，由 `benchmarks/make_archive.py` 按一个县的档案的样子写出：DOCX、网页、PDF、DOC、文本、表格、邮件、压缩包，
含相同、相近、损坏和有密码的文件。An invented archive of mixed formats, as a county might have it.
"""


def page(scale: dict[str, Any], kills: dict[str, Any]) -> str:
    """The whole page."""
    one, two, first, second = scale["one_worker"], scale["two_workers"], scale["first_scan"], scale["second_scan"]
    machine = scale["machine"]
    lines = [
        _HEAD,
        f"机器 / machine：{machine['processor']}，{machine['cores']} 个处理器 / processors，Python {machine['python']}",
        "",
        "| 测量 Measure | 结果 Result |",
        "|---|---|",
        f"| {two['files']:,} 份混合文件，一个进程 / mixed files, one worker | {one['seconds']:,} s |",
        f"| 同样的文件，两个进程 / the same, two workers | {two['seconds']:,} s，{scale['two_against_one']} 倍 / times |",
        f"| 调度和存储占处理器时间 / share of scheduling and storing in all CPU time | {scale['own_share_of_cpu']:.1%} |",
        f"| {first['files']:,} 份短文件，第一次 / short files, first scan | {first['seconds']:,} s |",
        f"| 再次扫描，没有变化 / second scan, nothing changed | {second['seconds']:,} s，{scale['second_against_first']:.1%} |",
        *(
            f"| 内存，{each['files']:,} 份 / memory | 主进程 / parent {each['own_peak_mib']} MiB，"
            f"工作进程 / worker {each['worker_peak_mib']} MiB |"
            for each in scale["memory"]
        ),
        f"| 数据库，每份文件 / store, per file | {scale['store_bytes_per_file']:,} B |",
        f"| {sum(kills['kills'].values())} 次随机中断（{'、'.join(f'{kind} {number}' for kind, number in sorted(kills['kills'].items()))}）"
        f"/ random kills | 丢失 / lost {kills['rows_lost']}，重复或不符 / doubled or wrong {kills['rows_doubled_or_wrong']} |",
        "",
        "## 各种格式 / By format",
        "",
        "一份文件读取和审查的用时，一个进程。Time to read and review one file, one process.",
        "",
        "| 格式 Format | 份数 Files | 中位数 Median ms | 平均 Mean ms | 一百万份 / a million, hours |",
        "|---|---|---|---|---|",
        *(
            f"| `{ending or '—'}` | {each['files']:,} | {each['median_ms']} | {each['mean_ms']} |"
            f" {each['mean_ms'] * 1e6 / 3.6e6:.1f} |"
            for ending, each in scale["by_format"].items()
        ),
        "",
        "## 估算 / On paper",
        "",
        f"每份混合文件平均 {1000 * scale['scan_seconds_per_file']:.1f} ms（两个进程实测，含读取、调度和存储）。"
        "处理器更快、文件更短，用时按比例减少；扫描件要识别文字的，每页另加 2 至 5 秒。"
        "两个进程以上没有测量，这里假定按比例，写数据库的主进程每份约占用 "
        f"{1000 * two['own_cpu'] / two['files']:.2f} ms，超过 "
        f"{round(scale['scan_seconds_per_file'] * two['files'] / two['own_cpu'])} 个进程时它先到顶，要分成几个数据库。",
        "",
        f"Arithmetic from {1000 * scale['scan_seconds_per_file']:.1f} ms a file; more than two workers were not measured. "
        "Scans cost 2 to 5 s a page on top. The writer caps one store at about "
        f"{round(scale['scan_seconds_per_file'] * two['files'] / two['own_cpu'])} workers.",
        "",
        "| 文件 Files | " + " | ".join(f"{number} 进程 workers, h" for number in _WORKERS) + " | 数据库 Store, GB |",
        "|---|" + "---|" * (len(_WORKERS) + 1),
        *(
            f"| {millions},000,000 | "
            + " | ".join(
                f"{millions * 1e6 * scale['scan_seconds_per_file'] / number / 3600:,.1f}" for number in _WORKERS
            )
            + f" | {millions * 1e6 * scale['store_bytes_per_file'] / 1e9:,.0f} |"
            for millions in _MILLIONS
        ),
        "",
    ]
    return "\n".join(lines)


def write() -> None:
    """Write the page from the results that lie there."""
    PAGE.write_text(page(*results()), encoding="utf-8")


def results() -> tuple[dict[str, Any], dict[str, Any]]:
    """Those of ``scale.py`` and of ``kills.py``."""
    scale, kills = (json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")) for name in ("scale", "kills"))
    return scale, kills


if __name__ == "__main__":
    write()
