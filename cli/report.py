"""``pubcheck report``: what a scan found, as a ledger, a dashboard, or data for other systems."""

from __future__ import annotations

from pathlib import Path

import click

from .wording import ChineseHelp


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
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(
    db: Path, format_: str, output: Path | None, lang: str | None, everything: bool, settings_path: Path | None
) -> int:
    """把扫描结果写成台账、总览网页，或者供其他系统读取的数据。

    Write what a scan found: a ledger, a dashboard, or data for other systems.
    """
    from pubcheck.archive.reporter import ArchiveReportOptions, all_ledgers, default_path, write_report
    from pubcheck.archive.store import reading
    from pubcheck.phrase import Lang, Phrase, say
    from pubcheck.settings import Settings, load_settings

    reporters = {reporter.id: reporter for reporter in all_ledgers()}
    if format_ not in reporters:
        raise click.BadParameter(f"“{format_}”，可用：{'、'.join(reporters)}", param_hint="--format")
    reporter = reporters[format_]
    settings = load_settings(settings_path) if settings_path else Settings()
    language = Lang(lang) if lang else settings.lang
    with reading(db) as store:
        path = output or default_path(reporter, db, language)
        rows = write_report(reporter, store, path, ArchiveReportOptions(language, everything, settings))
    told = Phrase(
        "，".join(f"{each.title} {each.number} 行" for each in rows),
        ", ".join(f"{each.number} {each.title.en}" for each in rows),
    )
    click.echo(say(Phrase("已写入 {path}：{told}", "wrote {path}: {told}").fill(path=path, told=told), language))
    return 0
