"""Entry point: the group of commands, errors in one line, exit codes."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any, TypeGuard

import click

from .wording import ChineseChoice, ChineseHelp

# The command's name, its module, and its line in the overview (so that --help imports none of them).
COMMANDS = {
    "check": ("check", "审查文件：个人信息、涉密标志、公开属性 / review documents"),
    "scan": ("scan", "扫描整个归档或网站镜像，可中断续扫 / review an archive, resumable"),
    "clusters": ("clusters", "列出汇聚风险：分散在多份文件、合起来才有的 / what documents tell together"),
    "decide": ("decide", "录入对扫描发现的处理决定 / enter decisions on findings"),
    "audit": ("audit", "核验审查轨迹 / verify the review trail"),
    "reassess": ("reassess", "列出应重新评估公开属性的文件 / what to re-assess"),
    "rules": ("rules", "列出全部检查规则 / list what is checked"),
    "report": ("report", "把扫描结果写成台账、总览网页或数据 / write what a scan found"),
    "train": ("train", "用本单位的文件训练公开属性模型 / learn from one's own documents"),
    "evaluate": ("evaluate", "用标注语料测量精确率和召回率 / measure on labelled documents"),
    "doctor": ("doctor", "检查本机能读哪些格式、缺什么 / what can be read here"),
    "explain": ("explain", "解释一条规则：依据和例子 / explain one rule"),
}
EXIT_USAGE = 2


class LazyGroup(ChineseHelp, click.Group):
    """A group that imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of :data:`COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__package__}.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The usage line's pieces, with the words for command and arguments translated."""
        return ["命令 …" if piece == self.subcommand_metavar else piece for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The overview, without importing a command."""
        with formatter.section("命令 / Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="例：pubcheck check 关于印发方案的通知.docx    退出码：0 未发现障碍，1 有问题，2 用法错误，3 有内容未能审查",
)
@click.option("--debug", is_flag=True, expose_value=False, help="出错时显示调试信息 / show a traceback")
@click.version_option(package_name="pubcheck", prog_name="pubcheck", help="显示版本 / show the version")
def group() -> None:
    """公文公开前预审：在本机离线检查，不上传、不改动原件。

    Pre-review of Chinese official documents before publication, offline.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; never a traceback unless ``--debug`` is given."""
    # One document needs no threads for its arithmetic; starting them costs a tenth of a second of CPU time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A review leaves few cycles behind; to look for them after every 700 new objects costs a start 4 % of its time, and
    # once among the 100,000 of the rules as much again.
    gc.set_threshold(200_000, 20, 100)
    debug = "--debug" in (sys.argv if arguments is None else arguments)
    _speak_utf8()
    if debug:
        import logging

        logger = logging.getLogger("pubcheck")
        logger.addHandler(logging.StreamHandler())
        logger.setLevel(logging.DEBUG)
    try:
        # Without arguments of our own click expands wildcards where the shell does not (Windows).
        code = group.main(arguments, prog_name="pubcheck", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(EXIT_USAGE)
    except click.UsageError as error:
        _complain(error)
        sys.exit(EXIT_USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断 / interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:
        if debug:
            raise
        click.echo(_printable(_one_line(error)), err=True)
        sys.exit(EXIT_USAGE if _is_settings_error(error) else 3)
    finally:
        if arguments is None:
            # The process ends: what is left goes with it, and looking through it for cycles costs 3 % of a start.
            gc.freeze()
            gc.disable()


def _complain(error: click.UsageError) -> None:
    command = error.ctx.command_path if error.ctx else "pubcheck"
    click.echo(_printable(f"用法错误：{_translated(error)}（查看用法：{command} --help）"), err=True)


def _translated(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name} / no such option"
    if isinstance(error, click.MissingParameter):
        return f"缺少参数 {error.param.human_readable_name if error.param else ''} / missing argument"
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    message = error.format_message()
    if message.startswith("No such command"):
        return f"没有命令 {message.removeprefix('No such command').strip(' .')}，可用命令：{'、'.join(COMMANDS)} / no such command"
    return message


def _bad_value(error: click.BadParameter) -> str:
    param = error.param
    name = error.param_hint or ("/".join(param.opts) if isinstance(param, click.Option) else "")
    place = f"选项 {name} " if name else f"参数“{param.human_readable_name if param else ''}”"
    kind = param.type if param is not None else None
    if isinstance(kind, click.Choice) and not isinstance(kind, ChineseChoice):
        reason = f"可用：{'、'.join(map(str, kind.choices))}"
    elif isinstance(kind, (click.types.IntParamType, click.types.FloatParamType)):
        reason = _bad_number(kind, error.message)
    elif isinstance(kind, click.Path):
        reason = _bad_path(error.message)
    else:
        reason = error.message
    return f"{place}的值不对，{reason} / bad value"


def _bad_number(kind: Any, message: str) -> str:
    """What a number should be; click's own message begins with what was written."""
    written = message.removeprefix("'").partition(" is not ")[0].rstrip("'")
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    bounds = [*([f"不小于 {least}"] if least is not None else []), *([f"不大于 {most}"] if most is not None else [])]
    whole = "整数" if isinstance(kind, click.types.IntParamType) else "数"
    wanted = f"{'、'.join(bounds)} 的{whole}" if bounds else whole
    return f"“{written}”不是{wanted}"


def _bad_path(message: str) -> str:
    """What is wrong with a path, by how click's own message ends."""
    for ending, words in (
        ("is a directory.", "这是文件夹，请写到文件名"),
        ("is a file.", "这是文件，请写文件夹"),
        ("does not exist.", "路径不存在"),
    ):
        if message.endswith(ending):
            return words
    return "路径不存在，或不是所需的文件、文件夹"


def _one_line(error: Exception) -> str:
    phrase = getattr(error, "phrase", None)
    if phrase is not None:
        return f"错误：{phrase} / {phrase.en}"
    if _is_full(error):
        return f"错误：没有写成 {error.filename or '文件'}：磁盘空间不足，请腾出空间后再试，或写到别的磁盘 / no space left on the disk"
    if isinstance(error, OSError):
        return f"错误：无法读写 {error.filename or '文件'}，请核对路径和权限；正在其他程序中打开的，请先关闭 / I/O error: {type(error).__name__}"
    # The text of an unforeseen exception may hold words of a document: only its type is shown.
    return f"错误：程序内部出错（{type(error).__name__}），请加 --debug 重试并反馈 / internal error"


def _printable(line: str) -> str:
    """``line`` without what a terminal obeys: the name of a file that is told may hold it."""
    from pubcheck.masking import one_line  # not needed to show help

    return one_line(line)


def _is_full(error: Exception) -> TypeGuard[OSError]:
    from pubcheck.target import FULL  # not needed to show help

    return isinstance(error, OSError) and error.errno in FULL


def _is_settings_error(error: Exception) -> bool:
    from pubcheck.errors import SettingsError

    return isinstance(error, SettingsError)


def _speak_utf8() -> None:
    """On Windows a redirected stream has the console's code page; Chinese output must not crash on it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = (stream.encoding or "").lower().replace("-", "")
            if encoding == "utf8" or stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
