"""``pubcheck scan``: reviews an archive into a store, and goes on where it stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubcheck.finding import Severity
from pubcheck.phrase import Phrase, say

from .chosen import LEVEL, chosen_settings
from .progress import Progress
from .wording import ChineseHelp

if TYPE_CHECKING:
    from pubcheck.archive.store import Counts


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck scan 归档 --db 归档.sqlite    pubcheck scan /mnt/网站镜像 --db 网站.sqlite --exclude '*.css' --workers 8",
)
@click.argument("root", metavar="文件夹")
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="结果数据库（SQLite），没有则新建，已有则接着扫描 / the store; goes on where it stopped",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=None,
    help="进程数，至多处理器数的四倍 / worker processes  [default: 处理器数]",
)
@click.option("--include", multiple=True, metavar="PATTERN", help="只扫描这些文件，可重复 / only these, repeatable")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="跳过这些文件，可重复 / leave these out, repeatable")
@click.option("--profile", default=None, metavar="NAME", help="公开属性口径（名称或 TOML 文件） / disclosure profile")
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
    help="数据库的密钥文件，没有则新建 / key of the store  [default: PUBCHECK_KEY_FILE]",
)
@click.option(
    "--retry-gaps",
    is_flag=True,
    help="重新审查以前没有读全的文件 / review again what had gaps (a password was missing …)",
)
@click.option(
    "--renew-days",
    "renew",
    type=click.IntRange(0),
    default=None,
    metavar="N",
    help="重新审查 N 天以前的结果，日期已过的才能查出 / review again what was reviewed N days ago or earlier",
)
@click.option("--rehash", is_flag=True, help="不信任文件时间，逐个读取比对 / read every file, trust no time stamps")
@click.option("--moved", is_flag=True, help="同一批文件换了位置（例如共享改挂别处） / the archive lies elsewhere now")
@click.option("--allow-empty", is_flag=True, help="文件夹确已清空，不是没有挂载 / the folder is empty on purpose")
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="在本机，或者在 Dask 集群上 / on this machine or on a Dask cluster",
)
@click.option(
    "--scheduler", default="", metavar="ADDRESS", help="Dask 调度器地址（tcp://…），不写则在本机临时建一个 / address"
)
@click.option(
    "--send/--no-send",
    default=None,
    help="文件由本机读取后发给节点，或由节点自己读取 / send files to the workers  [default: 节点读不到时]",
)
@click.option(
    "--fail-on",
    type=LEVEL,
    default="medium",
    show_default=True,
    help="达到该级别即以退出码 1 结束 / exit 1 from this severity",
)
@click.option("--password", "passwords", multiple=True, metavar="TEXT", help="打开密码，可重复 / password, repeatable")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="语言 / language  [default: zh]")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(
    root: str,
    db: Path,
    workers: int | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    profile: str | None,
    settings_path: Path | None,
    key_file: Path | None,
    retry_gaps: bool,
    renew: int | None,
    rehash: bool,
    moved: bool,
    allow_empty: bool,
    engine_name: str,
    scheduler: str,
    send: bool | None,
    fail_on: str,
    passwords: tuple[str, ...],
    lang: str | None,
) -> int:
    """扫描整个文件夹、共享或网站镜像，结果存入数据库；中断后再运行同一命令即从断点继续，没有变化的文件不再读取。

    Review an archive; run the same command again to go on or to review what changed.
    """
    from contextlib import closing
    from dataclasses import replace

    from pubcheck.archive.engines import engine_named
    from pubcheck.archive.places import Choice
    from pubcheck.archive.scan import Scan, crew_size, key_of
    from pubcheck.archive.store import reading
    from pubcheck.archive.trail import head

    settings = chosen_settings(settings_path, profile, lang, passwords)
    key = key_of(db, key_file)
    # A file is read by a process that may be lost: it needs no child of its own.
    settings = replace(settings, isolate=False)
    scan = Scan(
        *(root, db, key, settings, Choice(include, exclude)),
        again=retry_gaps,
        renew=renew,
        rehash=rehash,
        moved=moved,
        allow_empty=allow_empty,
    )
    number = crew_size(workers)
    if workers is not None and number < workers and not scheduler:
        fewer = Phrase(
            f"--workers {workers} 超过本机处理器数的四倍，按 {number} 个进程运行",
            f"--workers {workers} is more than four for each processor; {number} are started",
        )
        click.echo(say(fewer, settings.lang), err=True)
    engine = engine_named(
        engine_name,
        scan.work(),
        number,
        scheduler=scheduler,
        send=send,
        db=db,
        fresh=rehash or retry_gaps or renew is not None,
    )
    with Progress(scan, settings.lang) as progress, closing(scan.run(engine)) as items:
        for item in items:
            progress.add(item)
    if not progress.files:
        unfit = Phrase("没有文件符合 --include、--exclude", "no file fits --include and --exclude")
        nothing = unfit if include or exclude else Phrase("文件夹中没有文件", "the folder holds no files")
        click.echo(say(nothing, settings.lang), err=True)
    with reading(db) as store:
        counts = store.counts()
        end = head(store)
    click.echo(say(_summary(progress, counts, db), settings.lang))
    click.echo(say(end.phrase, settings.lang))
    least = Severity(fail_on).rank
    if any(number and Severity(severity).rank >= least for severity, number in counts.severities.items()):
        return 1
    return 3 if counts.gaps or counts.unreadable else 0


def _summary(progress: Progress, counts: Counts, db: Path) -> Phrase:
    name = f'"{db}"' if " " in str(db) else str(db)
    return Phrase(
        f"{progress.told}\n"
        f"现有文件 {counts.files:,} 份（内容不同的 {counts.contents:,} 份），发现 {counts.findings:,} 处，"
        f"未审查之处 {counts.gaps:,} 处，读不出的文件 {counts.unreadable:,} 份\n"
        f"下一步：pubcheck report {name}（台账）、pubcheck clusters {name}（汇聚风险）、pubcheck reassess {name}（属性复核）",
        f"{progress.told.en}\n"
        f"{counts.files:,} files now ({counts.contents:,} different), {counts.findings:,} findings, "
        f"{counts.gaps:,} gaps, {counts.unreadable:,} unreadable files\n"
        f"next: pubcheck report {name}, pubcheck clusters {name}, pubcheck reassess {name}",
    )
