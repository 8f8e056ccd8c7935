"""``pubcheck doctor``: what can be read here, what is missing, how to get it offline."""

from __future__ import annotations

import click

from .wording import ChineseHelp

_GROUPS = {
    "formats": ("能读的文件格式", "file formats"),
    "additions": ("可选组件", "additions"),
    "models": ("模型", "models"),
    "machine": ("本机", "this machine"),
}


@click.command(cls=ChineseHelp, epilog="例：pubcheck doctor    pubcheck doctor --format json")
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
    """检查本机能读哪些格式、缺什么组件、不联网怎样补齐。全部可读时退出码为 0，否则为 3。

    What can be read on this machine, what is missing, and how to get it offline.
    """
    from pubcheck.doctor import as_values, checks, machine, way_out
    from pubcheck.payload import json_text
    from pubcheck.phrase import Lang, Phrase, say

    language = Lang(lang)
    found = checks()
    if format_ == "json":
        click.echo(json_text(as_values(found, language)), nl=False)
    else:
        click.echo("pubcheck {pubcheck} · Python {python} · {system} · {machine}".format(**machine()))
        for group, title in _GROUPS.items():
            click.echo(f"\n{say(Phrase(*title), language)}")
            for check in found:
                if check.group == group:
                    sign = "√" if check.works else ("×" if check.needed else "-")
                    colon = "：" if language is Lang.ZH else ": "
                    click.echo(f"  {sign} {check.title.say(language)}{colon}{check.detail.say(language)}")
        lines = way_out(found)
        if lines:
            click.echo()
        for line in lines:
            click.echo(line.say(language))
    return 0 if all(check.works for check in found if check.needed) else 3
