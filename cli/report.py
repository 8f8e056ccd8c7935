"""``pubcheck report``: what a scan found, as a ledger, a dashboard, or data for other systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubcheck.phrase import Lang, Phrase, say
from pubcheck.target import check_target, sha256_of

from .chosen import chosen_settings
from .wording import ChineseHelp

if TYPE_CHECKING:
    from pubcheck.archive.reporter import Rows


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck report scan.sqlite    pubcheck report scan.sqlite --format html -o 总览.html",
)
@click.argument("db", type=click.Path(path_type=Path), metavar="数据库")
@click.option(
    "--format",
    "format_",
    default="xlsx",
    show_default=True,
    metavar="xlsx|html|jsonl|parquet",
    help="输出格式 / output format",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="写到这里 / where to write it  [default: 数据库旁边]"
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="语言 / language  [default: zh]")
@click.option(
    "--all", "everything", is_flag=True, help="台账列出全部文件和提示级发现 / list every document and every hint"
)
@click.option(
    "--settings",
    "settings_path",
    type=click.Path(path_type=Path),
    default=None,
    help="设置文件（TOML） / settings file",
)
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="数据库的密钥文件，导出记入审查轨迹时用 / key of the store  [default: PUBCHECK_KEY_FILE]",
)
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(
    db: Path,
    format_: str,
    output: Path | None,
    lang: str | None,
    everything: bool,
    settings_path: Path | None,
    key_file: Path | None,
) -> int:
    """把扫描结果写成台账、总览网页，或者供其他系统读取的数据。

    Write what a scan found: a ledger, a dashboard, or data for other systems.
    """
    from pubcheck.archive.reporter import ArchiveReportOptions, all_ledgers, default_path, set_aside, write_report
    from pubcheck.archive.store import reading
    from pubcheck.archive.upkeep import unfinished

    reporters = {reporter.id: reporter for reporter in all_ledgers()}
    if format_ not in reporters:
        raise click.BadParameter(f"“{format_}”，可用：{'、'.join(reporters)}", param_hint="--format")
    reporter = reporters[format_]
    settings = chosen_settings(settings_path)
    language = Lang(lang) if lang else settings.lang
    path = output or default_path(reporter, db, language)
    check_target(path, (settings_path, key_file))
    with reading(db) as store:
        before = set_aside(path) if reporter.is_filled_in else None
        try:
            rows = write_report(reporter, store, path, ArchiveReportOptions(language, everything, settings))
        except BaseException:
            if before is not None:  # nothing took its place
                before.rename(path)
            raise
        warned = unfinished(store)
    if warned:
        click.echo(say(warned, language), err=True)
    if before is not None:
        kept = Phrase("原来的台账改名为 {name}", "the ledger that was there is now {name}").fill(name=before)
        click.echo(say(kept, language), err=True)
    _enter(db, key_file, path, format_, rows, language)
    told = Phrase(
        "，".join(f"{each.title} {each.number} 行" for each in rows),
        ", ".join(f"{each.number} {each.title.en}" for each in rows),
    )
    click.echo(say(Phrase("已写入 {path}：{told}", "wrote {path}: {told}").fill(path=path, told=told), language))
    return 0


def _enter(db: Path, key_file: Path | None, path: Path, format_: str, rows: tuple[Rows, ...], lang: Lang) -> None:
    """The export's entry in the trail, where the key is at hand; without it the reader of a store cannot seal one."""
    from pubcheck.archive.store import amending
    from pubcheck.archive.trail import append, exported
    from pubcheck.errors import PubcheckError
    from pubcheck.key_file import read_key

    digest = sha256_of(sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path])
    try:
        key = read_key(key_file)
        with amending(db, key) as store, store.written():
            append(store, key, exported("ledger", format_, sum(each.number for each in rows), digest))
    except PubcheckError as error:
        told = Phrase("这次导出没有记入审查轨迹：", "this export is not in the review trail: ")
        click.echo(say(told, lang) + say(error.phrase, lang), err=True)
