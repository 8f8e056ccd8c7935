"""``pubcheck audit``: verifies the review trail of an archive."""

from __future__ import annotations

from pathlib import Path

import click

from pubcheck.phrase import Lang, Phrase, say

from .output import written
from .wording import ChineseHelp


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck audit 归档.sqlite    pubcheck audit 归档.sqlite --head 57-9f0c2d3e4b5a6978 --export 轨迹.csv",
)
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path), metavar="数据库")
@click.option(
    "--head",
    "heads",
    multiple=True,
    metavar="TEXT",
    help="以前记下的校验码，可重复；换回旧的数据库只有它能发现 / a head noted down before, repeatable",
)
@click.option(
    "--export",
    type=click.Path(dir_okay=False, path_type=Path),
    help="把轨迹写入文件：.csv 为表格，其他为 JSONL / write the trail to a file (.csv, else JSONL)",
)
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="数据库的密钥文件 / key of the store  [default: PUBCHECK_KEY_FILE]",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(db: Path, heads: tuple[str, ...], export: Path | None, key_file: Path | None, lang: str) -> int:
    """核验审查轨迹：每一条是否原样、有无缺漏、现有决定是否与轨迹一致。完好时退出码为 0，否则为 1。

    掌握密钥的人能重做整条轨迹；把数据库换回以前的副本，只有记下的校验码（--head）能发现。

    Verify the review trail: every entry, gaps, and the decisions that follow from it.
    """
    from pubcheck.archive.audit import audit
    from pubcheck.archive.store import reading
    from pubcheck.archive.trail_export import exporter
    from pubcheck.key_file import read_key

    language = Lang(lang)
    key = read_key(key_file)
    with reading(db) as store:
        store.check_key(key)
        if export is None:
            result = audit(store, key, heads)
        else:
            with written(export) as stream:
                result = audit(store, key, heads, exporter(store, stream, export.suffix.lower() == ".csv", language))
            click.echo(say(Phrase(f"已写入 {export}", f"wrote {export}"), language), err=True)
    for fault in result.faults:
        click.echo(say(Phrase(f"不符：{fault}", f"does not fit: {fault.en}"), language), err=True)
    if result.faults:
        told = Phrase(
            f"审查轨迹不完好（相符的到第 {result.head.number} 条为止）",
            f"the review trail is not whole (it fits up to entry {result.head.number})",
        )
        click.echo(say(told, language))
        return 1
    told = Phrase(
        f"审查轨迹完好：{result.entries} 条，其中决定 {result.kinds['decision']} 条、撤销 {result.kinds['withdrawal']} 条；"
        f"现有决定 {result.decisions} 个，与轨迹一致",
        f"the review trail is whole: {result.entries} entries, {result.kinds['decision']} decisions,"
        f" {result.kinds['withdrawal']} withdrawals; the {result.decisions} decisions that hold are what it says",
    )
    click.echo(say(told, language))
    click.echo(say(result.head.phrase, language))
    return 0
