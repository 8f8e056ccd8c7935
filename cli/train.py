"""``pubcheck train``: learns the disclosure attribute from one's own labelled documents."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from pubcheck.phrase import Lang, Phrase, say

from .chosen import chosen_settings
from .wording import ChineseHelp


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck train 档案/ -o 本单位模型    pubcheck train 语料.jsonl -o 本单位模型",
)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), metavar="语料")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="模型写入这个文件夹 / folder for the model",
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
def command(corpus: Path, output: Path, settings_path: Path | None, lang: str) -> int:
    """用本单位已定公开属性的文件训练模型：JSONL 文件，或者带 CSV、Excel 清单（文件、公开属性两栏）的文件夹。
    JSONL 中写明 exemption（不公开情形）、duty（主动公开事项）的，一并学习。

    Learn the disclosure attribute from documents whose attribute is known.
    """
    from pubcheck.errors import SettingsError
    from pubcheck.labelled import read_labelled

    if find_spec("sklearn") is None:
        raise SettingsError(
            Phrase(
                "训练需要 scikit-learn，请安装：pip install 'pubcheck[train]'",
                "training needs scikit-learn: pip install 'pubcheck[train]'",
            )
        )
    from pubcheck.models.disclosure.learn import Learned, learn

    settings = chosen_settings(settings_path)
    labelled, gaps = read_labelled(corpus, settings)
    language = Lang(lang)
    for gap in gaps:
        click.echo(
            say(Phrase(f"未读取 {gap.where}：", f"not read: {gap.where}: "), language) + say(gap.reason, language),
            err=True,
        )
    learned: Learned = learn(labelled, output, corpus.name)
    for line in _told(learned, output):
        click.echo(say(line, language))
    return 3 if gaps else 0


def _told(learned, output: Path) -> list[Phrase]:  # type: ignore[no-untyped-def]
    lines = [
        Phrase(f"共 {learned.documents} 份文件，模型已写入 {output}", f"{learned.documents} documents; wrote {output}"),
        Phrase(
            f"交叉验证：macro-F1 {learned.macro_f1:.3f}，正确率 {learned.accuracy:.3f}，校准误差 {learned.calibration_error:.3f}",
            f"cross-validated: macro-F1 {learned.macro_f1:.3f}, accuracy {learned.accuracy:.3f}, calibration error {learned.calibration_error:.3f}",
        ),
        Phrase(
            f"随附模型在这些文件上：macro-F1 {learned.shipped_macro_f1:.3f}，正确率 {learned.shipped_accuracy:.3f}",
            f"shipped model on these: macro-F1 {learned.shipped_macro_f1:.3f}, accuracy {learned.shipped_accuracy:.3f}",
        ),
        Phrase(
            f"与随附模型相比：判断一致 {learned.agreement:.1%}，不予公开概率平均相差 {learned.drift:.3f}",
            f"against the shipped model: same attribute {learned.agreement:.1%}, mean difference of p(withheld) {learned.drift:.3f}",
        ),
    ]
    from pubcheck.review import Attribute

    for before, after, count in learned.changed:
        one, other = Attribute(before).phrase, Attribute(after).phrase
        lines.append(Phrase(f"  {one} → {other}  {count}", f"  {one.en} → {other.en}  {count}"))
    words = {"exemption": Phrase("不公开情形", "exemptions"), "duty": Phrase("主动公开事项", "duties to publish")}
    for each in learned.questions:
        what, of = words[each.question], each.documents
        kept = Phrase("已采用", "used") if each.kept else Phrase("仍用随附模型", "the shipped model stays")
        lines.append(
            Phrase(
                f"{what}：正确 {each.right}/{of}，随附模型 {each.shipped_right}/{of}，{kept}",
                f"{what.en}: right in {each.right} of {of}, shipped model {each.shipped_right}; {kept.en}",
            )
        )
    if learned.macro_f1 < learned.shipped_macro_f1:
        lines.append(
            Phrase(
                "新模型不如随附模型，建议补充文件后再训练，或继续用随附模型",
                "the new model is worse than the shipped one: train with more documents, or keep the shipped one",
            )
        )
    lines.append(
        Phrase(
            f'在设置文件中写 classifier = "{output}" 即可使用',
            f'to use it, write classifier = "{output}" in the settings',
        )
    )
    return lines
