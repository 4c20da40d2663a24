"""`sorama label`: what the tool saw."""

from __future__ import annotations

import sys
from typing import Any

import click

from sorama.cli import stream
from sorama.cli.check import invite
from sorama.cli.options import config_options, look, meta_options, wanted
from sorama.errors import InputError
from sorama.inputs import Source, sources

FORMATS = ("full", "json", "jsonl")


@click.command("label", short_help="空・雨・傘を見る")
@click.argument("paths", nargs=-1, metavar="[ファイル・フォルダ・-]…")
@click.option("--explain", is_flag=True, help="なぜその区分か(手がかりと確信)も見せる。")
@click.option("--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="出力の形。")
@click.option("-o", "--output", metavar="ファイル", help="結果をファイルに書く。")
@click.option("--no-color", is_flag=True, help="色を使わない(環境変数 NO_COLOR も可)。")
@click.option("--syntax", type=click.Choice(["auto", "off", "always"]), help="構文解析を使う場面。")
@meta_options
@config_options
def command(paths: tuple[str, ...], **given: Any) -> int:
    """文ごとの空(事実)・雨(解釈)・傘(行動)と、何が何の根拠になっているかを見せる。"""
    meta = stream.meta_of(given["day"], given["author"], given["customer"], given["stage"])
    job = stream.Job(wanted(given), given["form"], look(given, explain=given["explain"]), meta, given["encoding"])
    checker = stream.make_checker(job)
    todo, code = list(sources(paths or ("-",))), 0
    if todo == [Source(None)]:
        invite(sys.stdin is not None and sys.stdin.isatty())
    from sorama.render import labels, wire

    parse: labels.Parse | None = None
    if given["explain"] and checker.settings.syntax == "always":
        from sorama.nlp.syntax import predicates_of

        parse = predicates_of
    found = []
    with stream.target(given["output"]) as out:
        for source in todo:
            try:
                text = source.read(job.encoding)
            except InputError as error:
                stream.note(str(error))
                code = 2
                continue
            graph = checker.graph(text, **{**stream.known_of(source), **meta})
            if job.form == "full":
                title = f"── {source.path}\n" if len(todo) > 1 else ""
                out.write(title + (labels.text(graph, job.look, parse) or "本文がまだありません。\n"))
            elif job.form == "jsonl":
                out.write(wire.dump(labels.as_object(graph, source.path)) + "\n")
            else:
                found.append(labels.as_object(graph, source.path))
        if job.form == "json":
            head = {"schema_version": wire.SCHEMA_VERSION, "tool": wire.tool(), "column_kind": "unicodeCodePoints"}
            out.write(wire.dump({**head, "reports": found}) + "\n")
    return code
