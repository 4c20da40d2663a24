"""`sorama serve`: the HTTP service."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import click

from sorama.cli import stream
from sorama.cli.options import comment_options, config_options, rule_options, wanted
from sorama.errors import ConfigError


@click.command("serve", short_help="HTTP で日報を確かめる")
@click.option("--host", metavar="アドレス", help="待ち受けるアドレス(既定: 127.0.0.1)。")
@click.option("--port", type=click.IntRange(1, 65535), metavar="番号", help="待ち受けるポート(既定: 8765)。")
@click.option("--workers", type=click.IntRange(1, 64), metavar="数", help="プロセスの数(既定: 1)。")
@click.option("--token-file", metavar="ファイル", help="合言葉のファイル。外から届くアドレスでは欠かせない。")
@click.option("--origin", "origins", multiple=True, metavar="https://…", help="画面から呼んでよいサイト。")
@click.option("--demo", is_flag=True, help="すぐ試す: 画面をブラウザーで開く。")
@rule_options
@comment_options
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="この重さ以上で止める。")
@config_options
def command(*, demo: bool, **given: Any) -> int:
    """日報の入力フォームから呼べる HTTP のサービスを動かす。

    画面は / に、フォームに組み込むスクリプトは /hook.js に、説明は /openapi.json にある。何も保存しない。
    """
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise ConfigError("sorama serve には追加の部品が要ります: pip install 'sorama[server]'")
    import webbrowser

    from sorama.server.run import Wishes, serve

    asked = wanted(given)
    server = {key: given[key] for key in ("host", "port", "workers", "token_file") if given[key] is not None}
    if given["origins"]:
        server["origins"] = list(given["origins"])
    serve(
        Wishes(asked.overrides, server, asked.file, asked.isolated),
        stream.note,
        webbrowser.open if demo else None,
    )
    return 0
