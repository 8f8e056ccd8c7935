"""``pubcheck explain``: what one rule looks for, on which basis, with examples."""

from __future__ import annotations

import click

from .wording import ChineseHelp


@click.command(
    cls=ChineseHelp, epilog="例：pubcheck explain resident_id    pubcheck explain personal.mobile_phone --lang en"
)
@click.argument("rule", metavar="规则编号")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(rule: str, lang: str) -> int:
    """解释一条规则：查什么、依据哪一条、会命中和不会命中的例子。

    Explain one rule: what it looks for, its basis, what it finds and what it leaves alone.
    """
    from pubcheck.phrase import Lang
    from pubcheck.rule import all_rules, find_rule
    from pubcheck.rulebook import explain_text

    found = find_rule(rule, all_rules())
    if found is None:
        near = [known.id for known in all_rules() if rule.lower() in known.id]
        hint = f"，相近的有：{'、'.join(near)}" if near else "，用 pubcheck rules 查看全部编号"
        raise click.UsageError(f"没有规则“{rule}”{hint} / no such rule")
    click.echo(explain_text(found, Lang(lang)))
    return 0
