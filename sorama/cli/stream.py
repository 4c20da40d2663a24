"""Reports in, rendered answers out, in order, one at a time or by several processes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from sorama.cli.options import Wanted
from sorama.errors import ConfigError, InputError
from sorama.inputs import Source
from sorama.memo import room_for
from sorama.render import HISTORY, Answer, Format, Look, Problem, Summary, get

if TYPE_CHECKING:
    from sorama.app import Aside, Checker
    from sorama.model import Review
    from sorama.settings import Settings
    from sorama.store import Store
    from sorama.timings import Timings

SUPPRESSIONS = "sorama-suppressions.json"
_CHUNK = 50
_MANY = 20
_FEW = 200  # below this a second process costs more than it brings


class Files(NamedTuple):
    """Where the findings stand that people put aside, and the day on which it is asked."""

    today: date
    baseline: str | None = None
    writes: bool = False  # the baseline is about to be written, so it need not exist yet


class Job(NamedTuple):
    """Everything that a process needs to answer a report; picklable."""

    wanted: Wanted
    form: str
    look: Look
    meta: Mapping[str, Any]
    encoding: str | None = None
    files: Files | None = None


After = Callable[["Review", Source], "Review"]


def answer(
    source: Source, checker: Checker, job: Job, after: After | None = None, history: Store | None = None
) -> Answer:
    """One report read and reviewed. What goes wrong is part of the answer."""
    try:
        with checker.timings.stage("input"):
            text = source.read(job.encoding)
        meta = {**known_of(source), **job.meta}
        problem = None
        with room_for(text):
            graph = checker.graph(text, **meta)
            try:
                review = checker.review(graph, history=history)
            except InputError as error:  # answered all the same, as if there were no history
                review, problem = checker.review(graph), Problem(HISTORY, str(error))
        return Answer(source.path, after(review, source) if after else review, problem)
    except InputError as error:
        return Answer(source.path, problem=Problem(error.code, str(error)))
    except ConfigError:
        raise
    except Exception as error:
        if os.environ.get("SORAMA_DEBUG"):
            raise
        message = f"{source.name} の検査の途中で問題が起きました({type(error).__name__})。"
        return Answer(source.path, problem=Problem("internal", message))


def make_checker(job: Job, timings: Timings | None = None) -> Checker:
    """The checker that a job asks for."""
    from sorama.config import load

    settings = load(job.wanted.overrides, file=job.wanted.file, isolated=job.wanted.isolated)
    from sorama.app import Checker

    aside = put_aside(job, settings)
    return Checker(settings, aside=aside) if timings is None else Checker(settings, timings, aside)


def put_aside(job: Job, settings: Settings) -> Aside | None:
    """What people put aside; None where nobody did."""
    path = suppressions_file(settings, isolated=job.wanted.isolated)
    files = job.files
    if path is None and (files is None or files.baseline is None):
        return None
    from sorama import suppression
    from sorama.app import Aside

    baseline = suppression.NO_BASELINE
    if files is not None and files.baseline is not None:
        file = Path(files.baseline)
        if not file.exists() and not files.writes:
            raise ConfigError(f"基準線 {file} がありません。--write-baseline を付けると、いまの指摘から作れます。")
        baseline = suppression.read_baseline(file)
    today = files.today if files is not None else date.today()  # noqa: DTZ011 - the user's own day
    return Aside(suppression.read(path) if path is not None else (), baseline, today)


def suppressions_file(settings: Settings, *, isolated: bool = False) -> Path | None:
    """The configured file, else sorama-suppressions.json of the working folder, where there is one."""
    if settings.suppressions is not None:
        return Path(settings.suppressions)
    beside = Path(SUPPRESSIONS)
    return beside if not isolated and beside.exists() else None


def pieces(
    sources: Iterable[Source],
    checker: Checker,
    job: Job,
    after: After | None = None,
    history: Store | None = None,
) -> Iterator[tuple[str, Summary]]:
    """Rendered answers with their sums, one by one."""
    form = get(job.form)
    for source in sources:
        given, summary = answer(source, checker, job, after, history), Summary()
        summary.add(given)
        with checker.timings.stage("render"):
            text = form.piece(given, job.look)
        yield text, summary


def compared(
    source: Source,
    previous: str,
    checker: Checker,
    job: Job,
    *,
    after: After | None = None,
    history: Store | None = None,
) -> Iterator[tuple[str, Summary]]:
    """One report beside its earlier version."""
    from sorama.revision import compare

    earlier = Source(previous)
    text = earlier.read(job.encoding)
    before = checker.check(text, **{**known_of(earlier), **job.meta})
    given, summary = answer(source, checker, job, after, history), Summary()
    summary.add(given)
    if given.review is not None:
        given = given._replace(revision=compare(before, given.review, checker.settings))
    yield get(job.form).piece(given, job.look), summary


_worker: dict[str, Any] = {}


def _start(job: Job, after: Callable[[], After] | None) -> None:
    _worker.update(job=job, checker=make_checker(job), after=after and after())


def _work(chunk: Sequence[Source]) -> list[tuple[str, Summary]]:
    return list(pieces(chunk, _worker["checker"], _worker["job"], _worker["after"]))


def pieces_by(
    processes: int, sources: Iterable[Source], job: Job, after: Callable[[], After] | None = None
) -> Iterator[tuple[str, Summary]]:
    """The same by several processes: names go out, rendered text comes back, in order, a bounded number under way."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    todo = iter(sources)
    under_way: deque[Future[list[tuple[str, Summary]]]] = deque()
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(job, after)) as pool:
        while True:
            while len(under_way) < processes * 3 and (chunk := list(islice(todo, _CHUNK))):
                under_way.append(pool.submit(_work, chunk))
            if not under_way:
                return
            yield from under_way.popleft().result()


def how_many(jobs: str, reports: int) -> int:
    """`auto`: one process for a few reports, else one a core."""
    return int(jobs) if jobs != "auto" else min(os.cpu_count() or 1, 8) if reports >= _FEW else 1


def write(form: Format, look: Look, answers: Iterable[tuple[str, Summary]], out: TextIO, expected: int = 0) -> Summary:
    """Head, pieces as they come, foot. Returns the sums. `expected` reports are counted on stderr where a person waits."""
    from time import perf_counter

    begin, total, first = perf_counter(), Summary(), True
    between = form.between.strip() if look.quiet else form.between
    watched = expected >= _MANY and sys.stderr.isatty() and not (out is sys.stdout and out.isatty())
    out.write(form.head(look))
    for text, summary in answers:
        if text:
            out.write(text if first else between + text)
            first = False
        total.merge(summary)
        if watched:
            sys.stderr.write(f"\r日報 {total.reports}/{expected} 件" + ("\n" if total.reports == expected else ""))
    total = replace(total, elapsed_ms=round((perf_counter() - begin) * 1000))
    out.write(form.foot(total, look))
    out.flush()
    return total


@contextmanager
def target(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole or not at all."""
    if path is None or path == "-":
        yield sys.stdout
        return
    beside = f"{path}.part"
    try:
        with open(beside, "w", encoding="utf-8", errors="replace", newline="\n") as file:  # noqa: PTH123
            yield file
        os.replace(beside, path)  # noqa: PTH105
    except OSError:
        raise InputError(f"{path} に書けません。場所と権限を確かめてください。", "unwritable") from None


def broken_rules(checker: Checker) -> bool:
    """Tells which of the team's rules cannot be used; the others run."""
    for problem in checker.book.problems:
        note(f"警告: {problem}")
    return bool(checker.book.problems)


def note(message: str) -> None:
    """A word to the person, apart from the results."""
    print(message, file=sys.stderr)


def known_of(source: Source) -> dict[str, Any]:
    """What the name of a file tells about the report."""
    return {"date": source.date, "author": source.author}


def meta_of(day: date | None, author: str | None, customer: str | None, stage: str | None) -> dict[str, Any]:
    """What the command line tells about the report; only what it tells."""
    told = {"date": day, "author": author, "customer": customer, "stage": stage}
    return {key: value for key, value in told.items() if value is not None}
