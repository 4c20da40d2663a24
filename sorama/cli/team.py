"""`sorama team`: many reports of many writers."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, ExitStack, nullcontext
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sorama.cli import INTERRUPTED, stream
from sorama.cli.options import as_day, columns, comment_options, config_options, look, rule_options, wanted
from sorama.errors import InputError
from sorama.team.faces import BINARY, FORMATS, Wishes, format_of, get

if TYPE_CHECKING:
    from sorama.store import Store
    from sorama.team.bar import Start
    from sorama.team.rows import Reader
    from sorama.team.run import Engine, Reports
    from sorama.team.score import Job
    from sorama.team.view import Team
    from sorama.team.work import Work


def _map(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for field, equals, column in pairs:
        if not (field and equals and column):
            raise click.BadParameter(f"「{field}」は 項目=列の名前 の形ではありません(例: text=商談内容)。")
    return {field.strip(): column.strip() for field, _, column in pairs}


@click.command("team", short_help="チームの日報をまとめて見る")
@click.argument("paths", nargs=-1, required=True, metavar="ファイル・フォルダ…")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), help="出力の形(既定: -o の拡張子から、なければ表)。"
)
@click.option("-o", "--output", metavar="ファイル", help="結果をファイルに書く。")
@click.option(
    "--map", "told", multiple=True, callback=_map, metavar="項目=列", help="列の名前を教える(例: text=商談内容)。"
)
@click.option("--encoding", metavar="名前", help="文字コード(既定: 自動)。")
@click.option("--as-of", callback=as_day, metavar="日付", help="この日の時点で約束や間隔を見る(既定: 最後の日報の日)。")
@click.option("--history", metavar="ファイル", help="前の週までの記録もふまえ、今回の分を記録する(本文は残さない)。")
@click.option("--keep-text", is_flag=True, help="--history に本文も残す。")
@click.option("--jobs", "-j", default="auto", metavar="数|auto", help="同時に動かすプロセスの数。")
@click.option("--engine", metavar="dask://…", help="計算を分ける先(dask://ホスト:ポート、dask://local)。")
@click.option("--work", metavar="ファイル", help="途中の結果を置くファイル(既定: 出力ファイルの名前.work)。")
@click.option("--resume", is_flag=True, help="止まった所から続ける。")
@click.option(
    "--max-reports",
    type=click.IntRange(0),
    default=2000,
    show_default=True,
    metavar="数",
    help="HTML に本文を載せる日報の数。",
)
@click.option("--no-color", is_flag=True, help="色を使わない(環境変数 NO_COLOR も可)。")
@click.option("--quiet", "-q", is_flag=True, help="進み具合と知らせを出さない。")
@rule_options
@comment_options
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="終了コード 1 にする重さ(既定: error)。"
)
@config_options
def command(paths: tuple[str, ...], **given: Any) -> int:
    """たくさんの日報を読み、書き手ごと、顧客ごとにまとめる。何日かをまたぐ規則も見る。

    Excel、CSV・TSV、JSON Lines、.txt と .md のフォルダを読む。列の名前は、よくあるものなら自動で分かる。

    \b
    sorama team 日報.xlsx                       表で見る
    sorama team 日報.xlsx -o 今週.html          一枚のページにする
    sorama team 11月/ --history チーム.db -o 今週.xlsx
    """  # noqa: D301 - click's mark
    from sorama.config import read
    from sorama.team import headers

    asked = wanted(given)
    config = read(asked.overrides, file=asked.file, isolated=asked.isolated)
    told = dict(headers.check({**config.input, **given["told"]}))
    form = given["form"] or format_of(given["output"])
    if form in BINARY and given["output"] is None and sys.stdout.isatty():
        raise click.UsageError("xlsx は -o ファイル と一緒に使います。")
    return _run(paths, given, told, form)


def _run(paths: tuple[str, ...], given: dict[str, Any], named: dict[str, str], form: str) -> int:
    from sorama.store import Store
    from sorama.team.build import Builder, remember
    from sorama.team.rows import Reader
    from sorama.team.run import Reports, run
    from sorama.team.score import Job

    asked = wanted(given)
    first = stream.Job(asked, form, look(given), {}, given["encoding"], stream.Files(given["as_of"] or date.today()))  # noqa: DTZ011 - the user's own day
    checker = stream.make_checker(first)
    broken = stream.broken_rules(checker)
    job = Job(asked.overrides, asked.file, asked.isolated, given["encoding"], checker.aside)
    reader = Reader(named, given["encoding"])
    work_path = given["work"] or (f"{given['output']}.work" if given["output"] else None)
    if given["resume"] and work_path is None:
        raise click.UsageError("--resume は -o か --work と一緒に使います。")
    with ExitStack() as stack:
        work = stack.enter_context(_work(work_path, job, named, checker.settings, given))
        engine = _engine(given)
        stack.callback(engine.close)
        if given["resume"]:
            _tell_resumed(work, given)
        wishes = Wishes(look(given).colour, max(columns(), 60), given["max_reports"], checker.settings.messages)
        with _progress(given) as start:
            complete = run(reader.rows(paths), work, job, engine, start("読む", lambda: _count(reader, paths)))
            store = stack.enter_context(_store(given["history"], Store))
            if store is not None and complete:
                told = start("覚える", lambda: work.counts()[0])
                remember(Reports(work, engine, told), store, keep_text=given["keep_text"])
            builder = Builder(work, job, engine, store, given["as_of"])
            team = builder.team(complete=complete, tell=start("まとめる", builder.count))
            if given["output"]:
                reports = Reports(work, engine, start("書く", lambda: team.total.reports))
                _write(form, team, reports, given["output"], wishes)
        if not given["output"]:
            _write(form, team, Reports(work, engine), None, wishes)
        code = _code(team, checker.settings.fail_on, broken=broken, quiet=given["quiet"] or form == "table")
    if not complete:
        kept = f"--resume で続きから始められます({work_path})。" if work_path else "そこまでの結果を出しました。"
        stream.note(f"途中で止めました。{kept}")
        return INTERRUPTED
    if work_path and not given["work"]:
        for name in (work_path, f"{work_path}-wal", f"{work_path}-shm"):
            Path(name).unlink(missing_ok=True)
    return code


def _work(path: str | None, job: Job, told: dict[str, str], settings: Any, given: dict[str, Any]) -> Work:
    import hashlib

    import sorama
    from sorama.team.codec import VERSION
    from sorama.team.work import Work

    about = repr((sorama.__version__, VERSION, settings, job.aside, sorted(told.items()), given["encoding"]))
    signature = hashlib.sha256(about.encode("utf-8", "replace")).hexdigest()
    return Work(path, signature, resume=given["resume"])


def _tell_resumed(work: Work, given: dict[str, Any]) -> None:
    good, bad = work.counts()
    if not given["quiet"]:
        stream.note(
            f"{good + bad:,} 件は済んでいます。"
            if good + bad
            else "続きがないか、設定が変わったので、最初から読みます。"
        )


def _store(path: str | None, store: type[Store]) -> AbstractContextManager[Store | None]:
    return nullcontext() if path is None else store(path)


def _engine(given: dict[str, Any]) -> Engine:
    from sorama.team.run import Processes, Serial

    jobs = given["jobs"]
    if jobs != "auto" and not (jobs.isdecimal() and 1 <= int(jobs) <= 64):
        raise click.BadParameter("1 から 64 までの数か auto にしてください。", param_hint="--jobs")
    if given["engine"]:
        from sorama.team.cluster import connect

        return connect(given["engine"], 2 if jobs == "auto" else int(jobs))
    count = stream.how_many(jobs, 10**6)
    return Serial() if count == 1 else Processes(count)


def _progress(given: dict[str, Any]) -> AbstractContextManager[Start]:
    from sorama.team.bar import bar, silent

    return nullcontext(silent) if given["quiet"] or not sys.stderr.isatty() else bar()


def _count(reader: Reader, paths: tuple[str, ...]) -> int:
    return sum(1 for _ in reader.rows(paths))


def _write(form: str, team: Team, reports: Reports, output: str | None, wishes: Wishes) -> None:
    write = get(form)
    if form not in BINARY:
        with stream.target(output) as out:
            write(team, reports, out, wishes)
    elif output is None:
        write(team, reports, sys.stdout.buffer, wishes)
    else:
        beside = Path(f"{output}.part")
        try:
            with beside.open("wb") as binary:
                write(team, reports, binary, wishes)
            beside.replace(output)
        except OSError:
            raise InputError(f"{output} に書けません。場所と権限を確かめてください。", "unwritable") from None


def _code(team: Team, fail_on: str, *, broken: bool, quiet: bool) -> int:
    """3 a rule broke, 2 a row could not be read, 1 a finding at or above `fail_on`, 0 nothing."""
    from sorama.team.build import MOST
    from sorama.team.words import NOBODY

    for name, count in () if quiet else team.cut:
        stream.note(
            f"「{name or NOBODY}」は日報が {count:,} 件あるので、何日かをまたぐ規則は新しい {MOST:,} 件だけを見ました。"
        )
    if not quiet:
        for error in islice(team.errors, 20):
            stream.note(f"{error.place}: {error.problem}")
    if team.failures:
        return 3
    if team.errors or broken:
        return 2
    return int(fail_on != "never" and team.worst(fail_on))
