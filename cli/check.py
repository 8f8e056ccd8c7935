"""``pubcheck check``: reviews documents and prints or writes the result."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubcheck.accepted import told
from pubcheck.charset import readable_name
from pubcheck.finding import Severity
from pubcheck.masking import MaskedReview, one_line
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.review import Attribute, Review
from pubcheck.target import check_target

from .chosen import LEVEL, chosen_settings
from .known import accept_findings, known_findings
from .output import write_file
from .wording import ChineseHelp

if TYPE_CHECKING:
    from pubcheck.pipeline import Reviewer

_DECLARED = {"主动公开": "proactive", "依申请公开": "on_request", "不予公开": "withheld"}


@click.command(
    cls=ChineseHelp,
    epilog="例：pubcheck check 通知.docx    pubcheck check *.pdf --format html -o 报告.html    type 稿件.txt | pubcheck check -",
)
@click.argument("paths", nargs=-1, required=True, metavar="文件…")
@click.option(
    "--format",
    "format_",
    default="text",
    show_default=True,
    metavar="text|json|html|sarif",
    help="输出格式 / output format",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件，不打印 / write to a file"
)
@click.option("--profile", default=None, metavar="NAME", help="公开属性口径（名称或 TOML 文件） / disclosure profile")
@click.option(
    "--declared",
    default=None,
    metavar="ATTR",
    help="稿件标注的公开属性：主动公开、依申请公开、不予公开 / declared attribute",
)
@click.option(
    "--fail-on",
    type=LEVEL,
    default="medium",
    show_default=True,
    help="达到该级别即以退出码 1 结束 / exit 1 from this severity",
)
@click.option("--show-values", is_flag=True, help="显示原值，不遮盖（注意保管输出） / show values unmasked")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="语言 / language  [default: zh]")
@click.option(
    "--settings",
    "settings_path",
    type=click.Path(path_type=Path),
    default=None,
    help="设置文件（TOML） / settings file",
)
@click.option(
    "--baseline",
    "baseline_path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="基线文件：其中的发现不再提示 / accepted findings stay quiet",
)
@click.option(
    "--update-baseline", is_flag=True, help="接受本次的全部发现，写入基线文件 / accept all findings of this run"
)
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="基线的密钥文件 / key of the baseline  [default: PUBCHECK_KEY_FILE]",
)
@click.option(
    "--isolate/--no-isolate",
    default=None,
    help="在子进程中读取文件，损坏或恶意的文件不影响其他文件 / read files in a child process  [default: 多份文件时]",
)
@click.option("--password", "passwords", multiple=True, metavar="TEXT", help="打开密码，可重复 / password, repeatable")
@click.option("--ask-password", is_flag=True, help="提示输入打开密码，不显示、不留记录 / ask for a password")
@click.option("--color/--no-color", "colour", default=None, help="彩色输出 / coloured output  [default: 终端]")
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
def command(
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    profile: str | None,
    declared: str | None,
    fail_on: str,
    show_values: bool,
    lang: str | None,
    settings_path: Path | None,
    baseline_path: Path | None,
    update_baseline: bool,
    key_file: Path | None,
    isolate: bool | None,
    passwords: tuple[str, ...],
    ask_password: bool,
    colour: bool | None,
) -> int:
    """审查一份或多份文件；“-” 表示标准输入，文件夹会逐个检查其中的文件。

    Review documents; "-" reads standard input, a folder stands for the files in it.
    """
    from pubcheck.pipeline import Reviewer
    from pubcheck.reporter import ReportOptions, all_reporters, reporter_of

    reporter = reporter_of(format_)
    if reporter is None:
        known = "、".join(reporter.id for reporter in all_reporters())
        raise click.BadParameter(f"“{format_}”，可用：{known}", param_hint="--format")
    files = list(_files(paths))
    if not files:
        raise click.UsageError("所给的文件夹中没有文件 / no file in the folder")
    if str(output) == "-":
        output = None
    if output is not None:
        check_target(output, (*files, settings_path, baseline_path, key_file))
    settings = chosen_settings(settings_path, profile, lang)
    if ask_password:
        passwords = (*passwords, click.prompt("打开密码 / password", hide_input=True, err=True))
    apart = isolate if isolate is not None else settings.isolate or len(files) > 1
    settings = replace(settings, isolate=apart, limits=replace(settings.limits, passwords=passwords))
    reviewer = Reviewer(settings, known_findings(baseline_path, key_file, update_baseline))
    language = reviewer.settings.lang
    attribute = _attribute(declared)
    reviews = _reviewed(reviewer, files, attribute, show_values=show_values)
    to_terminal = output is None and sys.stdout.isatty()
    options = ReportOptions(language, show_values, to_terminal if colour is None else colour, _width())
    rendered = reporter.render(reviews, options)
    if output is None:
        click.echo(rendered, nl=not rendered.endswith("\n"), color=options.colour)
    else:
        write_file(output, rendered)
        click.echo(say(Phrase(f"已写入 {output}", f"wrote {output}"), language), err=True)
    accepted = [each for review in reviews for each in review.accepted]
    if accepted and format_ not in ("text", "html"):
        click.echo(say(told(accepted), language), err=True)
    if update_baseline and baseline_path is not None:
        accept_findings(reviews, baseline_path, key_file, language)
    return exit_code(reviews, Severity(fail_on))


def exit_code(reviews: Iterable[Review], fail_on: Severity) -> int:
    """1 for findings at or above ``fail_on`` or an attribute conflict, else 3 for gaps, else 0."""
    gap = False
    for review in reviews:
        gap = gap or bool(review.gaps)
        if any(finding.severity.rank >= fail_on.rank for finding in review.findings):
            return 1
        if review.disclosure is not None and review.disclosure.conflict:
            return 1
    return 3 if gap else 0


def _attribute(words: str | None) -> Attribute | None:
    if words is None:
        return None
    try:
        return Attribute(_DECLARED.get(words, words))
    except ValueError:
        known = "、".join((*_DECLARED, *(str(attribute) for attribute in Attribute)))
        raise click.BadParameter(f"“{words}”，可用：{known}", param_hint="--declared") from None


def _reviewed(reviewer: Reviewer, files: list[str], declared: Attribute | None, *, show_values: bool) -> list[Review]:
    """The reviews in order; a file that cannot be read gets one line on standard error and the rest go on."""
    lang = reviewer.settings.lang
    show = len(files) > 1 and sys.stderr.isatty()
    reviews = []
    for number, path in enumerate(files, 1):
        if show:
            click.echo(f"\r\x1b[K[{number}/{len(files)}] {_printable(readable_name(path))}", err=True, nl=False)
        review = _review(reviewer, path, declared)
        if show:
            click.echo("\r\x1b[K", err=True, nl=False)
        for each in review.tree():
            if each.disclosure is None and each.gaps and not each.members:
                masked = MaskedReview(each, show_values=show_values)
                name = _printable(masked.words(each.document.name)) or "（未命名）"
                reason = one_line(masked.words(say(each.gaps[0].reason, lang)))
                head = "错误" if lang is Lang.ZH else "error"
                colon = "：" if lang is Lang.ZH else ": "
                click.echo(f"{head}{colon}{name}{colon}{reason}", err=True)
            reviews.append(each)
    return reviews


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        if path != "-" and Path(path).is_dir():
            yield from _below(path)
        else:
            yield path


def _below(folder: str) -> list[str]:
    """All files below a folder, and as paths that cannot be read the folders that were not entered."""
    found: list[str] = []
    for place, folders, files in os.walk(folder, onerror=lambda error: found.append(str(error.filename))):
        entries = [Path(place) / name for name in (*files, *folders)]
        # A link is named and not followed: it may lead in a circle, or out of what was to be checked.
        found.extend(str(entry) for entry in entries if entry.is_file() or entry.is_symlink())
    return sorted(found)


def _review(reviewer: Reviewer, path: str, declared: Attribute | None) -> Review:
    if path == "-":
        return reviewer.attempt(sys.stdin.buffer.read(), "-", declared)
    held: list[bytes] = []
    name = readable_name(path)
    if not path:
        return reviewer.not_reviewed(path, Phrase("文件名是空的", "the name of the file is empty"), stage="read")
    try:
        held.append(Path(path).read_bytes())
    except FileNotFoundError:
        reason = Phrase("找不到文件，请核对路径和文件名", "no such file; check the path")
    except PermissionError:
        reason = Phrase("没有读取权限，或文件正被其他程序占用", "no permission to read it, or it is open elsewhere")
    except IsADirectoryError:
        reason = Phrase(
            "是指向文件夹的链接，未检查，请直接检查该文件夹",
            "a link to a folder, not followed; check that folder itself",
        )
    except OSError as error:
        reason = Phrase(f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})")
    else:
        return reviewer.attempt(held.pop(), name, declared)  # what is read stands nowhere else meanwhile
    return reviewer.not_reviewed(name, reason, stage="read")


def _width() -> int:
    return max(50, min(100, shutil.get_terminal_size((80, 24)).columns))


def _printable(words: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in words)
