"""``pubcheck clusters``: what the documents of a store tell together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from pubcheck.phrase import Phrase, say
from pubcheck.target import check_target

from .chosen import chosen_settings
from .output import write_beside
from .wording import ChineseHelp


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck clusters 归档.sqlite    pubcheck clusters 归档.sqlite --near --format xlsx -o 汇聚.xlsx",
)
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path), metavar="数据库")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "xlsx", "json"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件，不打印 / write to a file"
)
@click.option("--near", is_flag=True, help="另列内容相近的文件，一组看一次即可 / list near duplicates as well")
@click.option(
    "--settings",
    "settings_path",
    type=click.Path(path_type=Path),
    default=None,
    help="设置文件（TOML），界限在 [archive] / settings file",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="语言 / language  [default: zh]")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(
    db: Path, format_: str, output: Path | None, near: bool, settings_path: Path | None, lang: str | None
) -> int:
    """列出汇聚风险：单看每份文件不多、合起来能识别个人或者涉密的内容，以及为什么。

    What the documents of a store tell together; exit code 1 where there is something.
    """
    from pubcheck.archive.cluster_report import near_documents, to_json, to_text, write_xlsx
    from pubcheck.archive.clusters import Cluster, clusters
    from pubcheck.archive.store import reading
    from pubcheck.archive.upkeep import unfinished

    if format_ == "xlsx" and output is None:
        raise click.UsageError("--format xlsx 需要 -o 写出文件 / xlsx needs -o FILE")
    if output is not None:
        check_target(output, (settings_path,))
    settings = chosen_settings(settings_path, lang=lang)
    counted = 0

    def found() -> Iterator[Cluster]:
        nonlocal counted
        for each in clusters(store, settings):
            counted += 1
            yield each

    with reading(db) as store:
        groups = near_documents(store, settings.archive.near_bits) if near else None
        if format_ == "xlsx" and output is not None:
            with write_beside(output) as path:
                write_xlsx(path, found(), groups, settings.lang)
        else:
            lines = to_json(found(), groups, settings.lang)
            if format_ == "text":
                lines = (f"{line}\n" for line in to_text(found(), groups, settings.lang))
            if output is None:
                for line in lines:
                    click.echo(line, nl=False)
            else:
                with write_beside(output) as path, path.open("w", encoding="utf-8", newline="") as stream:
                    stream.writelines(lines)
        warned = unfinished(store)
    if warned:
        click.echo(say(warned, settings.lang), err=True)
    if output is not None:
        told = Phrase(f"已写入 {output}，汇聚风险 {counted} 组", f"wrote {output}: {counted} clusters")
        click.echo(say(told, settings.lang), err=True)
    return 1 if counted else 0
