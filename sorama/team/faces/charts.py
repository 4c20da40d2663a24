"""The numbers of the charts; how they are drawn stands in the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sorama.model import Channel
from sorama.team.view import CHAIN, Tally, Writer
from sorama.team.words import CHANNELS


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: where it begins and how wide it is, in percent."""

    name: str
    start: float
    width: float
    count: int


class Charts:
    """Shares as pieces of bars; weeks as dots."""

    def __init__(self, writers: Iterable[Writer]) -> None:
        self.moves = [
            (i, w.name, w.change.chain[0], w.change.chain[1])
            for i, w in enumerate(writers)
            if w.change and w.change.chain[0] is not None and w.change.chain[1] is not None
        ]

    @staticmethod
    def labels(tally: Tally) -> list[Part]:
        """空・雨・傘 of a tally."""
        return _parts([(label.value, tally.labels[label]) for label in CHAIN])

    @staticmethod
    def channels(used: Mapping[Channel, int]) -> list[Part]:
        """How a customer was met."""
        return _parts([(channel.value, used.get(channel, 0)) for channel in CHANNELS])


def _parts(counts: list[tuple[str, int]]) -> list[Part]:
    whole, at, found = sum(n for _, n in counts), 0.0, []
    for name, n in counts:
        if n:
            found.append(Part(name, round(at, 2), round(100 * n / whole, 2), n))
            at += 100 * n / whole
    return found
