"""``pubcheck reassess``: documents of an archive whose attribute is to be looked at again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubcheck.masking import one_line
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.target import check_target, sha256_of

from .output import written
from .wording import ChineseHelp

if TYPE_CHECKING:
    from pubcheck.archive.applications import Asked
    from pubcheck.archive.store import Store
    from pubcheck.archive.worklist import Worklist


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck reassess 归档.sqlite    pubcheck reassess 归档.sqlite --applications 依申请登记.xlsx --format xlsx -o 复核清单.xlsx",
)
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path), metavar="数据库")
@click.option(
    "--applications",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="依申请公开登记表（CSV、XLSX）：文号、标题或文件，申请日期 / table of applications",
)
@click.option(
    "--published", is_flag=True, help="全部文件都已公开，如网站镜像 / all of it is published (a mirrored site)"
)
@click.option(
    "--profile", default="default", show_default=True, metavar="NAME", help="公开属性口径 / disclosure profile"
)
@click.option("--on", "day", default=None, metavar="DATE", help="按哪一天计算 / as of this day  [default: 今天]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "xlsx", "csv"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件，不打印 / write to a file"
)
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="数据库的密钥文件，写文件时记入审查轨迹用 / key of the store  [default: PUBCHECK_KEY_FILE]",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(
    db: Path,
    applications: Path | None,
    published: bool,
    profile: str,
    day: str | None,
    format_: str,
    output: Path | None,
    key_file: Path | None,
    lang: str,
) -> int:
    """列出应重新评估公开属性的文件：可以转为公开的，已公开而失效的，应当撤下的；各有理由、依据和期限。

    只是工作清单：是否公开由人决定，密级标志由原定密机关解除。

    What to re-assess: what may be published by now, what no longer applies, what must be taken down.
    """
    from pubcheck.archive.reassess import Look, works
    from pubcheck.archive.store import amending, reading
    from pubcheck.archive.trail import head
    from pubcheck.archive.upkeep import unfinished
    from pubcheck.archive.worklist import Worklist, write_text
    from pubcheck.key_file import read_key
    from pubcheck.profile import load_profile

    language = Lang(lang)
    if format_ != "text" and output is None:
        raise click.UsageError(f"--format {format_} 要与 -o 一起用 / needs -o")
    if output is not None:
        check_target(output, (applications, key_file))
    deadlines = load_profile(profile).reassess
    on = _day(day)
    key = b"" if output is None else read_key(key_file)
    opened = reading(db) if output is None else amending(db, key)
    with opened as store:
        asked, bad = _asked(store, applications, language)
        with Worklist(store, works(store, Look(on, deadlines, published, asked)), on) as worklist:
            if output is None:
                write_text(worklist, click.echo, language)
            else:
                _write(worklist, store, output, format_, key, language)
                click.echo(say(Phrase(f"已写入 {output}", f"wrote {output}"), language), err=True)
                click.echo(say(head(store).phrase, language))
        warned = (unfinished(store), _oldest(store, on))
    for each in filter(None, warned):
        click.echo(say(each, language), err=True)
    return 3 if bad else 0


def _write(worklist: Worklist, store: Store, output: Path, format_: str, key: bytes, lang: Lang) -> None:
    """The file, and its entry in the trail before anybody can see it."""
    from pubcheck.archive.trail import append, exported
    from pubcheck.archive.worklist import write_csv, write_text, write_xlsx

    with written(output) as stream:
        if format_ == "text":
            write_text(worklist, lambda line: stream.write(f"{line}\n".encode("utf-8", "replace")), lang)
            rows = sum(count for _, count, _ in worklist.counts())
        else:
            rows = (write_xlsx if format_ == "xlsx" else write_csv)(worklist, stream, lang)
        stream.flush()
        with store.written():
            append(store, key, exported("worklist", format_, rows, sha256_of([Path(stream.name)])))


def _asked(store: Store, path: Path | None, lang: Lang) -> tuple[Asked, int]:
    """The applications, and how many rows of them could not be used."""
    from pubcheck.archive.applications import Asked, match, read_applications

    if path is None:
        return Asked(), 0
    found, bad = read_applications(path)
    asked, missing = match(store, found)
    for row in (*bad, *missing):
        colon = "：" if lang is Lang.ZH else ": "
        click.echo(one_line(f"{say(row.row, lang)}{colon}{say(row.reason, lang)}"), err=True)
    return asked, len(bad) + len(missing)


def _oldest(store: Store, on: date) -> Phrase | None:
    """What was reviewed long ago may have ended since: terms are computed on the day of the review."""
    row = store.connection.execute(
        "SELECT min(reviewed), count(*) FROM contents WHERE reviewed < ? AND id IN"
        " (SELECT content FROM files WHERE gone IS NULL)",
        (on.isoformat(),),
    ).fetchone()
    if not row[1]:
        return None
    return Phrase(
        f"有 {row[1]} 份内容是以前审查的（最早 {row[0]}），此后才到期的有效期不在清单内",
        f"{row[1]} contents were reviewed before that day (the first on {row[0]}); terms that ended since are not in the list",
    )


def _day(words: str | None) -> date:
    from pubcheck.archive.ledger_import import read_day

    day = read_day(words) if words is not None else date.today()
    if day is None:
        raise click.BadParameter("请写成 2027-01-01", param_hint="--on")
    return day
