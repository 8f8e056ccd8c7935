"""``pubcheck decide``: enters what a person decided about findings of an archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubcheck.masking import one_line
from pubcheck.phrase import Lang, Phrase, say

from .wording import ChineseHelp

if TYPE_CHECKING:
    from pubcheck.archive.decision import Decision
    from pubcheck.archive.register import Register
    from pubcheck.archive.store import Store

_WHOLE = Phrase("整份文件", "document as a whole")


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck decide 归档.sqlite 1f0c…-9ab2… --as 误报 --reason 公布的值班电话 --by 张某"
    "    pubcheck decide 归档.sqlite --import 台账.xlsx",
)
@click.argument("db", type=click.Path(dir_okay=False, path_type=Path), metavar="数据库")
@click.argument("codes", nargs=-1, metavar="[编号…]")
@click.option(
    "--as",
    "decision",
    metavar="TEXT",
    help="决定：accepted 属实，可以公开、false_alarm 误报、waived 暂时豁免、redacted 已遮盖、referred 已移送 / decision",
)
@click.option("--reason", default="", metavar="TEXT", help="理由 / reason")
@click.option("--by", "owner", default="", metavar="NAME", help="决定人 / who decides")
@click.option("--until", default="", metavar="DATE", help="暂时豁免的最后一天，如 2027-01-01 / last day of a waiver")
@click.option("--everywhere", is_flag=True, help="对出现同一内容的全部文件有效 / wherever the same finding stands")
@click.option("--withdraw", is_flag=True, help="撤销决定 / take a decision back")
@click.option("--list", "listed", is_flag=True, help="列出现有的决定 / list the decisions")
@click.option(
    "--import",
    "ledger",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="读入填写了处理决定的台账（XLSX、CSV） / read back an edited ledger",
)
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="数据库的密钥文件 / key of the store  [default: PUBCHECK_KEY_FILE]",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(
    db: Path,
    codes: tuple[str, ...],
    decision: str | None,
    reason: str,
    owner: str,
    until: str,
    everywhere: bool,
    withdraw: bool,
    listed: bool,
    ledger: Path | None,
    key_file: Path | None,
    lang: str,
) -> int:
    """录入对扫描发现的处理决定，或者读入填好的台账。每个决定记入不能更改的审查轨迹，以后扫描同样有效。

    Enter decisions on findings of an archive; each becomes an entry of the review trail.
    """
    from pubcheck.archive.register import Register
    from pubcheck.archive.store import amending, reading
    from pubcheck.archive.trail import head
    from pubcheck.key_file import read_key

    language = Lang(lang)
    ways = [bool(codes), listed, ledger is not None]
    if sum(ways) != 1:
        raise click.UsageError("编号、--list、--import 要写其中一种 / give codes, --list or --import, one of them")
    if codes and withdraw == (decision is not None):
        raise click.UsageError("编号要与 --as 或 --withdraw 之一同用 / codes go with --as or --withdraw, one of them")
    if (everywhere or withdraw or decision or reason or owner or until) and not codes:
        raise click.UsageError("--as、--reason、--by、--until、--withdraw、--everywhere 只与编号同用 / only with codes")
    if listed:
        with reading(db) as store:
            _list(store, language)
        return 0
    key = read_key(key_file)
    with amending(db, key) as store:
        if ledger is not None:
            code = _import(ledger, Register(store, key, source="ledger"), language)
        else:
            kind = None if withdraw else _decision(decision or "")
            _decide(store, Register(store, key), codes, kind, reason, owner, until, everywhere, language)
            code = 0
        click.echo(say(head(store).phrase, language))
    return code


def _decide(
    store: Store,
    register: Register,
    codes: tuple[str, ...],
    decision: Decision | None,
    reason: str,
    owner: str,
    until: str,
    everywhere: bool,
    lang: Lang,
) -> None:
    """All codes or none of them."""
    from pubcheck.archive.register import plain_words, ruling_of

    why, who, day = plain_words(reason), plain_words(owner), _day(until)
    ruling = ruling_of(decision, why, who, day, date.today()) if decision is not None else None
    done = 0
    with store.written():
        for code in codes:
            place = register.find(code, everywhere=everywhere)
            done += register.enter(*place, ruling) if ruling else register.withdraw(*place, why, who)
    same = len(codes) - done
    zh, en = ("撤销", "withdrawn") if ruling is None else ("录入", "entered")
    told = Phrase(f"已{zh} {done} 个决定", f"{done} {en}")
    if same:
        none = (
            ("没有可撤销的决定", "had none")
            if ruling is None
            else ("与原决定相同，未重复记录", "were the same already")
        )
        told = Phrase(f"{told}；{same} 个{none[0]}", f"{told.en}; {same} {none[1]}")
    click.echo(say(told, lang))


def _import(ledger: Path, register: Register, lang: Lang) -> int:
    from pubcheck.archive.ledger_import import import_ledger

    result = import_ledger(ledger, register)
    for row in (*result.bad, *result.unread):
        colon = "：" if lang is Lang.ZH else ": "
        click.echo(one_line(f"{say(row.row, lang)}{colon}{say(row.reason, lang)}"), err=True)
    told = Phrase(
        f"已录入 {result.entered} 个决定，撤销 {result.withdrawn} 个，未变 {result.unchanged} 行，有误 {len(result.bad)} 行",
        f"{result.entered} entered, {result.withdrawn} withdrawn, {result.unchanged} rows unchanged, {len(result.bad)} bad",
    )
    if result.unread:
        sheets = Phrase(f"；没有读入的工作表 {len(result.unread)} 张", f"; {len(result.unread)} sheets not read")
        told = Phrase(f"{told}{sheets}", f"{told.en}{sheets.en}")
    click.echo(say(told, lang))
    return 1 if result.bad or result.unread else 0


def _list(store: Store, lang: Lang) -> None:
    from pubcheck.archive.decision import is_document
    from pubcheck.archive.held import held

    number = 0
    for each in held(store, date.today()):
        number += 1
        ruling = each.ruling
        gone = Phrase("（这份文件已不在）", "(a file that is gone)")
        where = each.path or say(Phrase("（全部文件）", "(all files)") if each.everywhere else gone, lang)
        if each.others:
            where += say(Phrase(f"（及 {each.others} 份副本）", f" (and {each.others} copies)"), lang)
        term = ""
        if ruling.until:
            until = Phrase(f"，至 {ruling.until}", f", until {ruling.until}")
            over = Phrase("（已到期）", " (over)") if each.ended else Phrase("", "")
            term = say(until, lang) + say(over, lang)
        what = say(_WHOLE, lang) if is_document(each.code) else each.rule
        click.echo(f"{each.code}  {say(ruling.decision.phrase, lang)}{term}  {what}  {one_line(where)}")
        click.echo(f"    {ruling.reason}  {ruling.owner}  {each.at[:10]}  #{each.entry}")
    click.echo(say(Phrase(f"共 {number} 个决定", f"{number} decisions"), lang))


def _decision(words: str) -> Decision:
    from pubcheck.archive.decision import Decision, read_decision

    decision = read_decision(words)
    if decision is None:
        known = "、".join(f"{each.value}（{each.phrase}）" for each in Decision)
        raise click.BadParameter(f"“{words}”，可用：{known}", param_hint="--as")
    return decision


def _day(words: str) -> date | None:
    from pubcheck.archive.ledger_import import read_day

    day = read_day(words)
    if words and day is None:
        raise click.BadParameter("请写成 2027-01-01", param_hint="--until")
    return day
