"""The reports of one writer or of one customer, as history rules and the view look at them."""

from __future__ import annotations

from dataclasses import dataclass

from sorama.model import History, Place, Review
from sorama.team.view import Ref

_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Past:
    """A history of one group, with the number of each report in the input (None: an earlier week)."""

    history: History
    numbers: tuple[int | None, ...]
    reviews: tuple[Review, ...]

    def ref(self, report: int, start: int, end: int, customer: str | None = None) -> Ref:
        """The place, as the view keeps it."""
        graph = self.history.graphs[report]
        source = graph.report
        quote = " ".join(source.text[start:end].split())
        quote = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
        return Ref(self.numbers[report], source.date, source.author, customer or source.customer, quote, start, end)

    def at(self, place: Place, customer: str | None = None) -> Ref:
        """The place of a finding."""
        return self.ref(place.report, place.start, place.end, customer)
