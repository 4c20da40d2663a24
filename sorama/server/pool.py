"""Work off the event loop: a few threads, a bounded queue, a time limit that yields what is there by then.

Long texts have a thread of their own, so that a short report never waits behind one. A thread cannot be stopped: a job whose
time is over goes on to the end of its stage, and nobody waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from sorama.server.problems import Refused

Value = TypeVar("Value")
Part = TypeVar("Part")


class Notes(Generic[Part]):
    """What a job tells while it runs: the last part that is ready, and whether anybody still waits for it."""

    def __init__(self) -> None:
        self.part: Part | None = None
        self.given_up = False


class Pool:
    """Runs jobs. All methods but the jobs themselves belong to the event loop."""

    def __init__(self, threads: int, queue_limit: int) -> None:
        self.threads, self.under_way = threads, 0
        self._most = threads + queue_limit
        self._lanes: dict[bool, ThreadPoolExecutor] = {}  # long → its threads

    def open(self) -> None:
        """Starts with threads of its own; after `close` too."""
        self._lanes = {
            long: ThreadPoolExecutor(1 if long else self.threads, thread_name_prefix="sorama") for long in (False, True)
        }

    @property
    def full(self) -> bool:
        """Whether nothing more is taken."""
        return self.under_way >= self._most

    def close(self) -> None:
        """Lets go of the threads; what waits is dropped."""
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)

    async def run(
        self, job: Callable[[Notes[Part]], Value], limit: float, *, long: bool = False, always: bool = False
    ) -> tuple[Value | None, Notes[Part]]:
        """What the job returns, or None where it took longer than `limit` seconds, and its notes.

        Refuses with 503 where too many wait, unless the job is `always` taken (part of one that was taken before).
        """
        if self.full and not always:
            raise Refused(503, "混み合っています。少し待ってからもう一度送ってください。", retry_after=1)
        notes: Notes[Part] = Notes()
        self.under_way += 1
        future = asyncio.get_running_loop().run_in_executor(self._lanes[long], _run, job, notes)
        future.add_done_callback(self._done)
        try:
            async with asyncio.timeout(limit):
                return await asyncio.shield(future), notes
        except TimeoutError:
            notes.given_up = True
            return None, notes

    def _done(self, future: asyncio.Future[Value | None]) -> None:
        self.under_way -= 1
        if not future.cancelled():
            future.exception()  # looked at: nobody may wait for it any more


def _run(job: Callable[[Notes[Part]], Value], notes: Notes[Part]) -> Value | None:
    return None if notes.given_up else job(notes)
