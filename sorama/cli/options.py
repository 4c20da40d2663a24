"""The options that commands share, and the settings they add up to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

import click

from sorama.render import FORMATS, Look

Function = TypeVar("Function", bound=Callable[..., Any])
LEVELS = ("error", "warning", "info")


def as_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """A date such as 2026-11-24 or 2026/11/24."""
    try:
        return None if value is None else date.fromisoformat(value.replace("/", "-"))
    except ValueError:
        raise click.BadParameter(f"「{value}」は日付ではありません。2026-11-24 のように書いてください。") from None


def _levels(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for value in values:
        rule, equals, level = value.partition("=")
        if not equals or level not in LEVELS:
            text = f"「{value}」は 規則=重さ の形ではありません(例: vague-action=error、重さは {'・'.join(LEVELS)})。"
            raise click.BadParameter(text)
        found[rule] = level
    return found


def _words(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


_RULES = (
    click.option(
        "--select", multiple=True, callback=_words, metavar="規則,…", help="使う規則: 名前、番号、番号の頭(SR1 など)。"
    ),
    click.option("--ignore", multiple=True, callback=_words, metavar="規則,…", help="使わない規則。"),
    click.option(
        "--severity",
        multiple=True,
        callback=_levels,
        metavar="規則=重さ",
        help="規則の重さを変える(error・warning・info)。",
    ),
    click.option("--preview/--no-preview", default=None, help="試験中の規則も使う。"),
    click.option("--preset", type=click.Choice(["trainee", "strict", "form"]), help="設定の出発点。"),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="0〜1", help="これより確信の低い指摘を出さない。"
    ),
    click.option("--syntax", type=click.Choice(["auto", "off", "always"]), help="構文解析を使う場面。"),
)
_CONFIG = (
    click.option(
        "--config", "config_file", metavar="ファイル", help="設定ファイル(既定: 近くの sorama.toml か pyproject.toml)。"
    ),
    click.option("--isolated", is_flag=True, help="設定ファイルと環境変数を使わない。"),
)
_OUTPUT = (
    click.option(
        "--format", "form", type=click.Choice(list(FORMATS)), default="full", show_default=True, help="出力の形。"
    ),
    click.option("-o", "--output", metavar="ファイル", help="結果をファイルに書く。"),
    click.option("--no-color", is_flag=True, help="色を使わない(環境変数 NO_COLOR も可)。"),
    click.option("--quiet", "-q", is_flag=True, help="短くする: 指摘だけを一行ずつ。"),
)
_COMMENTS = (
    click.option("--max-points", type=click.IntRange(0, 20), metavar="数", help="コメントの数の上限(既定: 3)。"),
    click.option("--tone", type=click.Choice(["gentle", "direct"]), help="コメントの口調。"),
    click.option("--hints", type=click.IntRange(0, 3), metavar="0〜3", help="開いておくヒントの段数。"),
)
_META = (
    click.option(
        "--date", "day", callback=as_day, metavar="日付", help="日報の日付(既定: ファイル名か、本文の頭の年月日)。"
    ),
    click.option("--author", metavar="名前", help="書いた人。"),
    click.option("--customer", metavar="名前", help="顧客。"),
    click.option("--stage", metavar="段階", help="商談の段階。"),
    click.option("--encoding", metavar="名前", help="文字コード(既定: 自動)。"),
)


def _decorate(*groups: tuple[Callable[[Function], Function], ...]) -> Callable[[Function], Function]:
    def decorate(function: Function) -> Function:
        for option in reversed([option for group in groups for option in group]):
            function = option(function)
        return function

    return decorate


rule_options = _decorate(_RULES)
config_options = _decorate(_CONFIG)
output_options = _decorate(_OUTPUT)
comment_options = _decorate(_COMMENTS)
meta_options = _decorate(_META)
_PLAIN = ("preview", "preset", "min_confidence", "syntax", "max_points", "tone", "hints", "fail_on")


class Wanted(NamedTuple):
    """What the command line asks of the configuration. Plain values: it is sent to workers."""

    overrides: Mapping[str, Any]
    file: str | None
    isolated: bool


def wanted(given: Mapping[str, Any]) -> Wanted:
    """Flags that were given → overrides of the configuration."""
    overrides = {key: given[key] for key in _PLAIN if given.get(key) is not None}
    overrides |= {key: list(given[key]) for key in ("select", "ignore") if given.get(key)}
    if given.get("severity"):
        overrides["severity"] = given["severity"]
    return Wanted(overrides, given.get("config_file"), bool(given.get("isolated")))


def look(given: Mapping[str, Any], hints: int = 0, *, explain: bool = False) -> Look:
    """Colours and width for where the answer goes."""
    to_file = given.get("output") is not None
    colour = not given.get("no_color") and not os.environ.get("NO_COLOR")
    colour = colour and (
        bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
    )
    width = 80 if to_file else columns()
    return Look(
        colour and not to_file,
        max(min(width, 100), 40),
        hints,
        bool(given.get("quiet")),
        explain,
        bool(given.get("fingerprints")),
    )


def columns() -> int:
    """The width of the terminal; COLUMNS decides where it is set, 80 where there is no terminal."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80
