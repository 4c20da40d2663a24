"""`sorama check`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sorama.cli import baseline, stream
from sorama.cli.options import (
    as_day,
    comment_options,
    config_options,
    look,
    meta_options,
    output_options,
    rule_options,
    wanted,
)
from sorama.inputs import Source, sources
from sorama.render import HISTORY, Summary, get
from sorama.timings import NO_TIMINGS, Timings

if TYPE_CHECKING:
    from sorama.app import Checker
    from sorama.store import Store

PASTE = "日報を貼り付けてください。終わったら行の頭で {key} を押します。"


@click.command("check", short_help="日報を確かめる")
@click.argument("paths", nargs=-1, metavar="[ファイル・フォルダ・-]…")
@output_options
@rule_options
@comment_options
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="終了コード 1 にする重さ(既定: error)。"
)
@meta_options
@config_options
@click.option("--previous", metavar="ファイル", help="同じ日報の前の版。何が伝わるようになったかを比べる。")
@click.option("--history", metavar="ファイル", help="履歴に記録し、前の日報をふまえてコメントする(本文は残さない)。")
@click.option("--baseline", metavar="ファイル", help="この基準線にある指摘を見送る。")
@click.option("--write-baseline", is_flag=True, help="いまの指摘を基準線に書く(--baseline と)。")
@click.option("--prune-baseline", is_flag=True, help="もう出ない指摘を基準線から消す(--baseline と)。")
@click.option("--fingerprints", is_flag=True, help="指摘の指紋も見せる(sorama suppress に渡す)。")
@click.option("--unused-suppressions", "unused", is_flag=True, help="役目を終えた見送りを知らせる。")
@click.option("--as-of", callback=as_day, metavar="日付", help="見送りの期限を、この日で判断する(既定: 今日)。")
@click.option("--statistics", is_flag=True, help="規則ごとの件数を出す。")
@click.option("--jobs", "-j", default="auto", metavar="数|auto", help="同時に動かすプロセスの数。")
@click.option("--timings", is_flag=True, help="段階ごとの時間を標準エラーに出す。")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """日報を読み、空・雨・傘のつながりを確かめてコメントする。

    引数がなければ、貼り付けた文章(またはパイプの文章)を読む。フォルダは中の .txt と .md をすべて読む。

    終了コード: 0 問題なし、1 --fail-on 以上の指摘あり、2 使い方・設定・入力の誤り、3 内部の問題。
    """
    asked = wanted(given)
    timings = Timings() if given["timings"] else NO_TIMINGS
    with timings.stage("start"):
        meta = stream.meta_of(given["day"], given["author"], given["customer"], given["stage"])
        files = baseline.files_of(given)
        job = stream.Job(asked, given["form"], look(given), meta, given["encoding"], files)
        checker = stream.make_checker(job, timings)
        job = job._replace(look=look(given, checker.settings.hints))
    broken = stream.broken_rules(checker)
    todo = list(sources(paths or ("-",)))
    if given["output"] and Path(given["output"]).resolve() in {Path(s.path).resolve() for s in todo if s.path}:
        raise click.UsageError("-o のファイルは、確かめる日報そのものです。別の名前を渡してください。")
    if todo == [Source(None)]:
        invite(sys.stdin is not None and sys.stdin.isatty())
    if given["baseline"] is None and (given["write_baseline"] or given["prune_baseline"]):
        raise click.UsageError("--write-baseline と --prune-baseline は --baseline ファイル と一緒に使います。")
    seen = baseline.Seen() if given["baseline"] is not None or given["unused"] else None
    with _history(given["history"]) as history, stream.target(given["output"]) as out:
        answers = _answers(todo, checker, job, given, history=history, seen=seen)
        total = stream.write(get(job.form), job.look, answers, out, len(todo))
        if given["statistics"] and job.form in ("full", "concise"):
            out.writelines(f"{line}\n" for line in _statistics(total))
    if seen is not None:
        baseline.finish(given, checker, seen, whole=not (broken or total.problems or total.failures))
    _tell(total, given, timings)
    if given["write_baseline"]:
        return total.exit_code("never")
    code = total.exit_code(checker.settings.fail_on)
    return 2 if broken and code < 2 else code


def _answers(
    todo: list[Source],
    checker: Checker,
    job: stream.Job,
    given: Mapping[str, Any],
    *,
    history: Store | None,
    seen: baseline.Seen | None,
) -> Iterable[tuple[str, Summary]]:
    """One after the other, beside an earlier version, or by several processes."""
    if given["previous"] is not None:
        if len(todo) != 1:
            raise click.UsageError("--previous は、日報が一件のときに使えます。")
        return stream.compared(todo[0], given["previous"], checker, job, after=seen, history=history)
    processes = stream.how_many(_jobs(given["jobs"]), len(todo))
    if processes == 1 or given["timings"] or history is not None or seen is not None:
        return stream.pieces(todo, checker, job, seen, history)
    return stream.pieces_by(processes, todo, job)


def _history(path: str | None) -> AbstractContextManager[Store | None]:
    if path is None:
        return nullcontext()
    from sorama.store import Store

    return Store(path)


def invite(terminal: bool) -> None:  # noqa: FBT001
    """Asks for a paste where somebody sits in front of it."""
    if terminal:
        stream.note(PASTE.format(key="Ctrl-Z と Enter" if sys.platform == "win32" else "Ctrl-D"))


def _jobs(text: str) -> str:
    if text != "auto" and not (text.isdecimal() and 1 <= int(text) <= 64):
        raise click.BadParameter("1 から 64 までの数か auto にしてください。", param_hint="--jobs")
    return text


def _statistics(total: Summary) -> Iterator[str]:
    from sorama.render.terminal import statistics

    yield ""
    yield from statistics(total)


def _tell(total: Summary, given: dict[str, Any], timings: Timings) -> None:
    shown = given["form"] in ("full", "concise", "markdown", "html") and not given["output"]
    for _, problem in total.errors:
        if not shown or problem.code == HISTORY:
            stream.note(problem.message)
    if total.stopped and (given["form"] != "full" or given["quiet"] or given["output"]):
        from sorama.render.terminal import stopped

        for rule, error in total.stopped.items():
            stream.note(stopped(rule, error))
    if given["statistics"] and given["form"] not in ("full", "concise"):
        for line in _statistics(total):
            stream.note(line)
    for stage, seconds in timings.seconds.items():
        stream.note(f"{stage:>10} {seconds * 1000:8.1f} ms")
