"""How long each stage took: `--timings` and the stage budget of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter

_NOTHING: AbstractContextManager[None] = nullcontext()


class Timings(dict[str, float]):
    """Stage → seconds, summed over reports."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds the time of the block to a stage."""
        start = perf_counter()
        try:
            yield
        finally:
            self[name] = self.get(name, 0.0) + perf_counter() - start


class NoTimings(Timings):
    """Keeps nothing and costs nothing."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """A block that is not timed."""
        del name
        return _NOTHING


NO_TIMINGS = NoTimings()
