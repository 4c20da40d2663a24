"""`sorama progress`: how a writer grows over the weeks of a history file."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import click

from sorama.cli.options import as_day
from sorama.errors import InputError


@click.command("progress", short_help="書き手の歩みを見る")
@click.option("--history", "path", required=True, metavar="ファイル", help="sorama check --history で作った履歴。")
@click.option("--author", metavar="名前", help="書いた人(既定: 履歴に一人だけなら、その人)。")
@click.option(
    "--weeks", type=click.IntRange(1, 520), default=12, show_default=True, metavar="数", help="何週分を見るか。"
)
@click.option(
    "--prune", callback=as_day, metavar="日付", help="この日より前の記録を消す(--author があれば、その人のものだけ)。"
)
@click.option("--forget", is_flag=True, help="この人の記録をすべて消す。")
def command(path: str, author: str | None, weeks: int, prune: date | None, *, forget: bool) -> int:
    """履歴から、空・雨・傘と規則の系統ごとの歩みを週ごとに見せる。

    人と比べるものではなく、その人の前の日報と比べるもの。
    """
    from sorama.progress import progress
    from sorama.render.progress import render_progress
    from sorama.store import Store

    if not Path(path).is_file():
        raise InputError(f"履歴のファイル {path} がありません。sorama check --history {path} で作れます。")
    with Store(path) as store:
        names = store.authors()
        if prune is not None and (author is None or author in names):
            whose = f"{author or '(名前なし)'} の " if author is not None else ""
            click.echo(f"{whose}{prune} より前の記録 {store.prune(prune, author)} 件を消しました。")
            return 0
        if not names:
            raise InputError(f"履歴 {path} には、まだ日報がありません。sorama check --history {path} で記録できます。")
        if author is None:
            if len(names) != 1:
                raise InputError(f"--author で書いた人を選んでください({'、'.join(map(_named, names))})。")
            author = names[0]
        elif author not in names:
            known = "、".join(map(_named, names))
            raise InputError(
                f"履歴に「{author}」の日報がありません(あるのは {known})。名前は sorama check --author で付けられます。"
            )
        if forget:
            click.echo(f"{author or '(名前なし)'} の記録 {store.forget(author)} 件を消しました。")
            return 0
        entries = store.entries(author)
    click.echo(render_progress(progress(entries, weeks), author, shutil.get_terminal_size((80, 24)).columns), nl=False)
    return 0


def _named(author: str) -> str:
    return author or '名前のない日報は ""'
