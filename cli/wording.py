"""click's own words in Chinese first: usage, options, help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click


class ChineseChoice(click.Choice):  # type: ignore[type-arg]
    """A choice that also takes the Chinese ``words`` by which reports call what is chosen."""

    def __init__(self, choices: list[str], words: Mapping[str, str]) -> None:
        super().__init__(choices)
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value that is meant."""
        try:
            return super().convert(self.words.get(value, value), param, ctx)
        except click.BadParameter:
            known = "、".join(map(str, self.choices))
            raise click.BadParameter(f"“{value}”，可用：{known}", ctx, param) from None


class ChineseHelp(click.Command):
    """A command whose help page speaks Chinese first."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法 / Usage: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces of the usage line, with the word for options translated."""
        return ["[选项]" if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        if records:
            with formatter.section("选项 / Options"):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with its Chinese description."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明 / show this message"
        return option
