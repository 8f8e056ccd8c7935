"""``pubcheck evaluate``: precision, recall and F1 on one's own labelled documents."""

from __future__ import annotations

from pathlib import Path

import click

from pubcheck.target import check_target

from .chosen import chosen_settings
from .output import write_file
from .wording import ChineseHelp


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck evaluate corpora/findings    pubcheck evaluate 语料.jsonl -o 结果.json --show-misses",
)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), metavar="语料")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="结果写入 JSON 文件 / write figures as JSON"
)
@click.option(
    "--show-misses", is_flag=True, help="列出每一处漏报和误报的位置（不含原文） / list every miss and false report"
)
@click.option(
    "--settings",
    "settings_path",
    type=click.Path(path_type=Path),
    default=None,
    help="设置文件（TOML） / settings file",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(corpus: Path, output: Path | None, show_misses: bool, settings_path: Path | None, lang: str) -> int:
    """用标注好的语料测量每条规则的精确率、召回率和 F1，以及公开属性；语料是 JSONL，或者带 CSV、Excel 清单的文件夹。
    语料写扫描的数据库的，按其中的处理决定统计每条规则的精确率。

    Measure every rule on documents with gold spans, or on the decisions in the store of a scan.
    """
    if output is not None:
        check_target(output, (corpus, settings_path))
    from pubcheck.archive.precision import is_store, precisions
    from pubcheck.archive.precision import to_json as precision_json
    from pubcheck.archive.precision import to_text as precision_text
    from pubcheck.archive.store import reading
    from pubcheck.evaluate import evaluate, evaluate_labelled, to_json, to_text
    from pubcheck.gap import Gap
    from pubcheck.gold import read_gold
    from pubcheck.labelled import has_list, read_labelled
    from pubcheck.masking import one_line
    from pubcheck.phrase import Lang, Phrase, say
    from pubcheck.pipeline import Reviewer
    from pubcheck.rule import all_rules

    if is_store(corpus):
        if show_misses or settings_path is not None:
            raise click.UsageError("数据库不用 --show-misses 和 --settings / a store takes neither of these options")
        with reading(corpus) as store:
            rules = precisions(store)
        click.echo(precision_text(rules, Lang(lang)))
        if output is not None:
            write_file(output, precision_json(rules) + "\n")
        return 0
    reviewer = Reviewer(chosen_settings(settings_path))
    gaps: tuple[Gap, ...] = ()
    if has_list(corpus):
        labelled, gaps = read_labelled(corpus, reviewer.settings)
        result = evaluate_labelled(labelled, reviewer)
    else:
        chosen = reviewer.settings
        own = [*(each.id for each in chosen.terms), *(each.id for each in chosen.rules)]
        known = frozenset((*(rule.id for rule in all_rules()), *own))
        result = evaluate(read_gold(corpus, known), reviewer)
    for gap in gaps:
        told = say(Phrase(f"未读取 {gap.where}：", f"not read: {gap.where}: "), Lang(lang)) + say(
            gap.reason, Lang(lang)
        )
        click.echo(one_line(told), err=True)
    click.echo(to_text(result, Lang(lang)))
    if show_misses:
        for title, entries in (("漏报 / missed", result.misses), ("误报 / false", result.false)):
            for name, rule, span in entries:
                click.echo(f"{title}  {one_line(name)}  {rule}  [{span.start}, {span.end})")
    if output is not None:
        write_file(output, to_json(result) + "\n")
    return 3 if gaps else 0
