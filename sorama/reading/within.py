"""What lies between two places of the text: names and dates come in its order, so none need be looked through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Item = TypeVar("_Item", bound=_Placed)
_START = attrgetter("start")


def within(items: Sequence[_Item], start: int, end: int) -> Sequence[_Item]:
    """Those that begin from `start` on and before `end`; `items` are in order of the text."""
    first = bisect_left(items, start, key=_START)
    return items[first : bisect_left(items, end, first, key=_START)]
