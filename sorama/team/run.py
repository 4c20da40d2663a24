"""Rows in, results into the work file: in order, by one process, several, or a cluster; resumed where it was left."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from sorama import collector
from sorama.errors import SoramaError
from sorama.team.bar import Told
from sorama.team.rows import Row
from sorama.team.score import Job, Numbered, score_batch
from sorama.team.work import Packed, Result, Work

CHUNK = 40
_FEW = 12  # chunks to score for which other processes are not worth their start
_LIGHT = 5  # so many times more chunks of anything else
T = TypeVar("T")
R = TypeVar("R")
Task = Callable[[Sequence[T], Any], list[R]]  # a function of a module, so that other processes find it
Lost = Callable[[T], R]  # the result of a thing that kills every process


class Engine(Protocol):
    """Maps a function over chunks; results come back in the order of the chunks."""

    def map(self, task: Task[T, R], chunks: Iterator[list[T]], about: Any, lost: Lost[T, R]) -> Iterator[list[R]]:
        """The results of each chunk."""
        ...

    def close(self) -> None:
        """No more work comes."""
        ...


def chunks_of(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """So many at a time."""
    waiting = iter(things)
    return iter(lambda: list(islice(waiting, size)), [])


def run(rows: Iterable[Row], work: Work, job: Job, engine: Engine, tell: Told = lambda _: None) -> bool:
    """Scores what is not done yet. False where the user stopped it; what was done until then is kept."""
    seen = 0

    def todo() -> Iterator[Numbered]:
        nonlocal seen
        for number, row in enumerate(rows):
            seen = number + 1
            if work.key(number) == row.key:
                tell(1)
            else:
                yield number, row

    try:
        for results in engine.map(score_batch, chunks_of(todo()), job, died):
            work.put(results)
            tell(len(results))
        work.end(seen)
    except KeyboardInterrupt:
        return False
    return True


class Reports:
    """The scored reports of a run, as the faces read them: in the order of the input, worked on by the engine."""

    def __init__(self, work: Work, engine: Engine, tell: Told = lambda _: None) -> None:
        self._work, self._engine, self._tell = work, engine, tell

    def each(self, task: Task[Packed, R], about: Any = None) -> Iterator[R]:
        """What a function makes of each report."""
        for results in self._engine.map(task, chunks_of(self._work.reports()), about, ended):
            yield from results
            self._tell(len(results))

    def newest(self, most: int) -> Iterator[Packed]:
        """The newest so many."""
        return self._work.newest(most)

    def place(self, number: int) -> str:
        """Where a report stands in the input."""
        return self._work.place(number)

    def missing(self) -> list[int]:
        """The numbers of rows that could not be read."""
        return [number for number, _, _ in self._work.problems()]


class Serial:
    """One after the other, in this process."""

    def map(self, task: Task[T, R], chunks: Iterator[list[T]], about: Any, lost: Lost[T, R]) -> Iterator[list[R]]:
        """The results of each chunk."""
        del lost
        for chunk in chunks:
            yield task(chunk, about)

    def close(self) -> None:
        """Nothing is held."""


class Processes:
    """Several processes of this machine; a bounded number of chunks is under way. Few chunks are done in this one."""

    def __init__(self, count: int, few: int = _FEW) -> None:
        self.count, self.few = count, few
        self._pool: ProcessPoolExecutor | None = None

    def map(self, task: Task[T, R], chunks: Iterator[list[T]], about: Any, lost: Lost[T, R]) -> Iterator[list[R]]:
        """The results of each chunk. Where a process dies, its things are tried one by one."""
        if self._pool is None:
            few = self.few if task is score_batch else self.few * _LIGHT
            first = list(islice(chunks, few))
            if len(first) < few:
                yield from Serial().map(task, iter(first), about, lost)
                return
            chunks = chain(first, chunks)
        under_way: deque[tuple[list[T], Future[list[R]]]] = deque()
        pool = self._ready()
        try:
            while True:
                while len(under_way) < self.count * 3 and (chunk := next(chunks, None)):
                    under_way.append((chunk, pool.submit(task, chunk, about)))
                if not under_way:
                    return
                chunk, future = under_way.popleft()
                try:
                    results = future.result()
                except BrokenProcessPool:
                    self.close()
                    results = self._carefully(task, chunk, about, lost)
                    pool = self._ready()
                    under_way = deque((c, pool.submit(task, c, about)) for c, _ in under_way)
                yield results
        finally:
            for _, future in under_way:
                future.cancel()

    def close(self) -> None:
        """Ends the processes; what is under way is lost."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _ready(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self.count)
        return self._pool

    @staticmethod
    def _carefully(task: Task[T, R], chunk: list[T], about: Any, lost: Lost[T, R]) -> list[R]:
        """Each thing alone, in a process of its own; one that kills its process is lost, not the others."""
        found: list[R] = []
        pool = _pool(1)
        for one in chunk:
            try:
                found += pool.submit(task, [one], about).result()
            except BrokenProcessPool:
                pool = _pool(1)
                found.append(lost(one))
        pool.shutdown(wait=False)
        return found


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_quietly)


def died(numbered: Numbered) -> Result:
    """The result of a row that no process survives."""
    number, row = numbered
    return Result(number, row.key, row.place, row.author, None, (), "検査の途中でプロセスが止まりました", None)


def ended(_: object) -> Any:
    """There is no going on without this one."""
    raise SoramaError(
        "まとめの途中でプロセスが止まりました。記憶が足りないのかもしれません。--jobs 1 で試してください。"
    )


def _quietly() -> None:
    """Ctrl-C is for the parent; memory is looked through rarely."""
    collector.rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
