"""A step: where a report could go on, and under which names the catalogue asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sorama.coaching.chains import Ahead

NEAR = 2  # segments between a consultation and the view that goes with it, less one
LIKELY = 0.75  # of the label of an act
CHAIN = ("full-chain",)
UNREAD = ("action-without-interpretation",)


@dataclass(frozen=True, slots=True)
class Step:
    """Where a report could go on: under which names the catalogue asks, for which rules, about which segment."""

    names: tuple[str, ...]
    rules: tuple[str, ...]
    segment: int
    slots: dict[str, str] = field(default_factory=dict)


def beyond(found: Ahead) -> Step:
    """The step to what a chain leaves open."""
    return made(found.names, CHAIN, found.segment, found.slots)


def made(names: Iterable[str], rules: tuple[str, ...], segment: int, slots: dict[str, str]) -> Step:
    """A step under these names, and the plainest wording after them."""
    return Step((*names, "step"), rules, segment, slots)
