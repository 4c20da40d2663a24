"""`sorama mcp`: tools for an assistant, over stdio."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import click

from sorama.cli.options import config_options, rule_options, wanted
from sorama.config import load
from sorama.errors import ConfigError


@click.command("mcp", short_help="アシスタントの道具になる")
@rule_options
@config_options
def command(**given: Any) -> int:
    """アシスタントから呼ばれる MCP のサーバー(標準入出力で話す)。外とは話さない。"""
    if find_spec("mcp") is None:
        raise ConfigError("sorama mcp には追加の部品が要ります: pip install 'sorama[mcp]'")
    from sorama.mcp import make

    asked = wanted(given)
    make(load(asked.overrides, file=asked.file, isolated=asked.isolated)).run()
    return 0
