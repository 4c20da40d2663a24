"""`sorama lsp`: the language server, over stdio."""

from __future__ import annotations

from importlib.util import find_spec

import click

from sorama.errors import ConfigError


@click.command("lsp", short_help="エディターの中で確かめる")
def command() -> int:
    """エディターから呼ばれる Language Server(標準入出力で話す)。設定は開いたフォルダの sorama.toml。"""
    if find_spec("pygls") is None:
        raise ConfigError("sorama lsp には追加の部品が要ります: pip install 'sorama[lsp]'")
    from sorama.lsp import make

    make().start_io()
    return 0
