"""How long each stage took: `--timings` and the stage budget of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter

_NOTHING: AbstractContextManager[None] = nullcontext()


class Timings:
    """Stage → seconds, summed over reports."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Adds the time of the block to a stage."""
        return self._timed(name)

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start


class NoTimings(Timings):
    """Keeps nothing and costs nothing."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """A block that is not timed."""
        del name
        return _NOTHING


NO_TIMINGS = NoTimings()
