"""``pubcheck rules``: lists what is checked."""

from __future__ import annotations

import click

from .wording import ChineseHelp


@click.command(cls=ChineseHelp, epilog="例：pubcheck rules    pubcheck rules --format json")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(format_: str, lang: str) -> int:
    """列出全部检查规则：编号、名称、级别、依据。

    List every rule with id, title, severity and legal basis.
    """
    from pubcheck.phrase import Lang
    from pubcheck.rulebook import list_json, list_text

    click.echo(list_json(Lang(lang)) if format_ == "json" else list_text(Lang(lang)))
    return 0
