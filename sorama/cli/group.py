"""`sorama` and its commands. A command's module is imported when the command runs, so that --help is instant."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

import sorama as package
from sorama.cli.japanese import formatter_class
from sorama.nearest import maybe

# name → (module with `command`, help in a line)
COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("sorama.cli.check", "日報を読み、空・雨・傘のつながりを確かめてコメントする。"),
    "label": ("sorama.cli.label", "文ごとの空・雨・傘と、根拠のつながりを見せる。"),
    "rule": ("sorama.cli.rule", "規則の一覧と説明(何を、なぜ、良い例、悪い例)。"),
    "test": ("sorama.cli.test", "規則の例をテストとして動かす。"),
    "team": ("sorama.cli.team", "チームの日報をまとめ、約束と見立てのその後を見る。"),
    "progress": ("sorama.cli.progress", "書き手の歩みを週ごとに見る。"),
    "eval": ("sorama.cli.eval", "印を付けた日報の集まりで精度を測る。"),
    "serve": ("sorama.cli.serve", "日報の入力フォームから呼べる HTTP のサービスを動かす。"),
    "lsp": ("sorama.cli.lsp", "エディターの中で確かめる(Language Server)。"),
    "mcp": ("sorama.cli.mcp", "アシスタントの道具になる(MCP)。"),
    "suppress": ("sorama.cli.suppress", "指摘を理由と期限をつけて見送る。"),
    "config": ("sorama.cli.config", "設定を見る、調べる、書き始める。"),
}


class Context(click.Context):
    """Help for Japanese letters."""

    formatter_class = formatter_class()


def in_japanese(command: click.Command) -> click.Command:
    """The command with help for Japanese letters; its own commands too."""
    command.context_class = Context
    command.options_metavar = "[オプション]"
    for sub in getattr(command, "commands", {}).values():
        in_japanese(sub)
    return command


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return in_japanese(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands without importing them."""
        del ctx
        with formatter.section("コマンド"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown command that is a file gets a helpful answer."""
        if args[0] not in COMMANDS and (args[0] == "-" or Path(args[0]).exists()):
            ctx.fail(f"日報を確かめるには「sorama check {args[0]}」と書いてください。")
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"「{args[0]}」というコマンドはありません。{maybe(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="コマンド [引数]…",
    options_metavar="[オプション]",
)
@click.version_option(package.__version__, "-V", "--version", prog_name="sorama", message="%(prog)s %(version)s")
def sorama() -> None:
    """営業日報の空・雨・傘(事実・解釈・行動)を読み、足りないつながりを問いかけるコーチングリンター。

    \b
    日報を貼り付けて確かめる:   sorama check
    ファイルやフォルダを確かめる: sorama check 日報.txt 2026-11/
    """  # noqa: D301 - click's mark for lines that stay as they are
