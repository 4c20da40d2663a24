"""How much one client may ask: a token bucket each, the least recent forgotten first."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

_CLIENTS = 10_000


class Rate:
    """`rate` requests a second on average, `burst` at once. 0 sets no limit. For one thread."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._burst, self._clock = rate, float(burst), clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # client → (tokens left, when)

    def wait(self, client: str) -> int:
        """0 where the request may pass, else the seconds after which it is worth asking again."""
        if self._rate <= 0:
            return 0
        now = self._clock()
        left, then = self._left.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        passes = left >= 1
        self._left[client] = (left - 1 if passes else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return 0 if passes else max(1, math.ceil((1 - left) / self._rate))
