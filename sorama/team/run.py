"""Rows in, results into the work file: in order, by one process, several, or a cluster; resumed where it was left."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Protocol

from sorama.store import Result, Work
from sorama.team.rows import Row
from sorama.team.score import Job, Numbered, score_batch

CHUNK = 40
Chunk = list[Numbered]
Told = Callable[[int], None]


class Engine(Protocol):
    """Maps `score_batch` over chunks; results come back in the order of the chunks."""

    def map(self, chunks: Iterator[Chunk], job: Job) -> Iterator[list[Result]]:
        """The results of each chunk."""
        ...


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
        waiting = todo()
        for results in engine.map(iter(lambda: list(islice(waiting, CHUNK)), []), job):
            work.put(results)
            tell(len(results))
        work.end(seen)
    except KeyboardInterrupt:
        return False
    return True


class Serial:
    """One after the other, in this process."""

    def map(self, chunks: Iterator[Chunk], job: Job) -> Iterator[list[Result]]:
        """The results of each chunk."""
        for chunk in chunks:
            yield score_batch(chunk, job)


class Processes:
    """Several processes of this machine; a bounded number of chunks is under way."""

    def __init__(self, count: int) -> None:
        self.count = count

    def map(self, chunks: Iterator[Chunk], job: Job) -> Iterator[list[Result]]:
        """The results of each chunk. Where a process dies, its rows are tried one by one."""
        under_way: deque[tuple[Chunk, Future[list[Result]]]] = deque()
        pool = self._pool(self.count)
        try:
            while True:
                while len(under_way) < self.count * 3 and (chunk := next(chunks, None)):
                    under_way.append((chunk, pool.submit(score_batch, chunk, job)))
                if not under_way:
                    return
                chunk, future = under_way.popleft()
                try:
                    results = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=False, cancel_futures=True)
                    results = self._carefully(chunk, job)
                    pool = self._pool(self.count)
                    under_way = deque((c, pool.submit(score_batch, c, job)) for c, _ in under_way)
                yield results
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _carefully(self, chunk: Chunk, job: Job) -> list[Result]:
        """Each row alone, in a process of its own; a row that kills its process is a problem, not the end."""
        found: list[Result] = []
        pool = self._pool(1)
        for numbered in chunk:
            try:
                found += pool.submit(score_batch, [numbered], job).result()
            except BrokenProcessPool:
                pool = self._pool(1)
                found.append(died(numbered))
        pool.shutdown(wait=False)
        return found

    @staticmethod
    def _pool(count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, get_context("spawn"), initializer=_quietly)


def died(numbered: Numbered) -> Result:
    """The result of a row that no process survives."""
    number, row = numbered
    return Result(number, row.key, row.place, row.author, None, (), "検査の途中でプロセスが止まりました", None)


def _quietly() -> None:
    """Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
