"""`sorama config`: see, check and start a configuration. Loads no NLP."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from sorama.cli.options import config_options, rule_options, wanted
from sorama.config import Config, read
from sorama.custom import rule_book
from sorama.errors import ConfigError
from sorama.rules.base import Rule
from sorama.rules.selection import find_rule, matches, select, severity_of
from sorama.settings import Settings

START = """# sorama の設定。書かない項目は既定のまま。全項目: sorama config schema
preset = "trainee"        # trainee(既定)・strict・form
fail_on = "error"         # この重さ以上の指摘で終了コード 1: error・warning・info・never
max_points = 3            # コメントの数の上限
tone = "gentle"           # gentle・direct
# ignore = ["SR108"]      # 使わない規則: 名前、番号、番号の頭

[severity]                # 規則ごとの重さ
# vague-action = "error"

[words]                   # チームの言葉。名前として読む
own_company = []
products = []
competitors = []
customers = []
people = []

[stages]                  # 商談の段階と、その段階ですること
# "提案" = ["決裁者の確認", "概算見積"]
"""


@click.group(
    "config",
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="コマンド",
    options_metavar="",
)
def command() -> None:
    """設定を見る、調べる、書き始める。"""


@command.command("show", short_help="いまの設定と、その出どころ。")
@click.option("--why", metavar="規則", help="その規則が動く・動かない理由を、決めた設定とともに見せる。")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="出力の形。"
)
@rule_options
@config_options
def show(why: str | None, form: str, **given: Any) -> None:
    """いまの設定と、どこで決まったかを見せる。"""
    asked = wanted(given)
    config = read(asked.overrides, file=asked.file, isolated=asked.isolated)
    if why is not None:
        click.echo("\n".join(_why(config, why)))
    elif form == "json":
        click.echo(json.dumps(_plain(config.settings), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_settings(config)))


@command.command("schema", short_help="sorama.toml の JSON Schema。")
def schema() -> None:
    """sorama.toml の JSON Schema を出す(エディターの補完に使える)。"""
    from sorama.config_schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


@command.command("init", short_help="sorama.toml のひな形を作る。")
@click.option("--force", is_flag=True, help="すでにあっても書き直す。")
def init(force: bool) -> None:  # noqa: FBT001
    """このフォルダに sorama.toml のひな形を作る。"""
    path = Path("sorama.toml")
    if path.exists() and not force:
        raise ConfigError("sorama.toml はもうあります。書き直すなら --force を付けてください。")
    path.write_text(START, encoding="utf-8")
    click.echo("sorama.toml を作りました。")


def _plain(settings: Settings) -> dict[str, Any]:
    found = {f.name: getattr(settings, f.name) for f in fields(settings)}
    found["words"] = asdict(settings.words)
    return {key: _dict(value) for key, value in found.items()}


def _dict(value: Any) -> Any:
    return {k: _dict(v) for k, v in value.items()} if isinstance(value, Mapping) else value


def _origin(config: Config, key: str) -> str:
    table = "rules" if key == "rule_options" else key
    return next((layer.name for layer in reversed(config.layers) if table in layer.values), "既定")


def _settings(config: Config) -> Iterator[str]:
    for key, value in _plain(config.settings).items():
        yield f"{key:<16} = {json.dumps(value, ensure_ascii=False)}  # {_origin(config, key)}"


def _why(config: Config, name: str) -> Iterator[str]:
    """What decided whether the rule runs, with which severity and options."""
    settings = config.settings
    rules = rule_book(settings.custom_rules, settings.words).rules
    rule = find_rule(rules, name)
    runs = any(r.name == rule.name for r in select(rules, settings))
    yield f"{rule.code} {rule.name}: {'使います' if runs else '使いません'}。"
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        hits = [w for w in words if matches(rule, w) or w in ("SR", "ST")]
        hits = [w for w in hits if rule.code.startswith(w) or w in (rule.name, "ALL")]
        if hits:
            yield f"  {key} の「{'」「'.join(hits)}」に当たる({_origin(config, key)})"
    if rule.status.value == "preview":
        yield f"  試験中の規則: preview = {str(settings.preview).lower()}({_origin(config, 'preview')})"
    level, layer = severity_of(rule, settings), _deciding(config, "severity", rule)
    yield f"  重さ: {level.value}({layer or '規則の既定'})"
    for option in type(rule).options():
        given = {**settings.rule_options.get(rule.code, {}), **settings.rule_options.get(rule.name, {})}
        value = given.get(option.name, option.default)
        where = _deciding(config, "rules", rule) if option.name in given else None
        yield f"  {option.name} = {json.dumps(_dict(value), ensure_ascii=False)}({where or '規則の既定'})"


def _deciding(config: Config, table: str, rule: Rule) -> str | None:
    for layer in reversed(config.layers):
        if rule.name in layer.values.get(table, {}) or rule.code in layer.values.get(table, {}):
            return layer.name
    return None
