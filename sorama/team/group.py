"""The reports of one writer or of one customer: as they are sent to a worker, and as history rules look at them there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from sorama.cells import one_line
from sorama.model import ArgumentGraph, History, Place, Review
from sorama.store import hash_of
from sorama.team.codec import unpack
from sorama.team.view import Change, Numbers, Ref, Tally, numbers

WRITER, CUSTOMER = "writer", "customer"
_QUOTE = 60


@dataclass(slots=True)
class Week:
    """What the change from week to week is told by."""

    reports: int = 0
    grounded: int = 0
    actions: int = 0
    faults: int = 0


@dataclass(slots=True)
class Sums:
    """What is summed up over the reports of a group, one report at a time."""

    tally: Tally = field(default_factory=Tally)
    reports: Numbers = field(default_factory=numbers)
    others: dict[str, None] = field(default_factory=dict)  # customers of a writer, writers of a customer
    weeks: dict[date, Week] = field(default_factory=dict)
    last: date | None = None

    def add(
        self, number: int | None, review: Review, others: tuple[str, ...], threads: frozenset[int] | None = None
    ) -> None:
        """Counts a report; of an earlier week (no number) only its week."""
        one = Tally()
        one.add(number or 0, review, threads)
        if day := review.graph.report.date:
            week = self.weeks.setdefault(day - timedelta(days=day.weekday()), Week())
            week.reports += 1
            week.grounded += one.grounded
            week.actions += one.actions
            week.faults += one.faults
            self.last = max(self.last or day, day)
        if number is not None:
            self.tally.merge(one)
            self.reports.append(number)
        self.others.update(dict.fromkeys(others))

    def change(self, newest: date | None) -> Change | None:
        """The week of the newest report of all against the one before it."""
        if newest is None:
            return None
        monday = newest - timedelta(days=newest.weekday())
        now, before = self.weeks.get(monday), self.weeks.get(monday - timedelta(weeks=1))
        if now is None or before is None:
            return None
        chain = tuple(w.grounded / w.actions if w.actions else None for w in (before, now))
        rates = (before.faults / before.reports, now.faults / now.reports)
        return Change(
            (chain[0], chain[1]),
            (before.grounded, now.grounded),
            (before.actions, now.actions),
            rates,
            (before.reports, now.reports),
        )


class Group(NamedTuple):
    """A writer, or a customer under all its names, with the packed reports; picklable."""

    kind: str
    name: str
    names: frozenset[str]  # of a customer
    now: tuple[tuple[int, bytes], ...]
    before: tuple[tuple[str, bytes], ...] = ()  # of earlier weeks: what the history knows them by, and what it read
    start: Sums | None = None  # sums over still older reports of the input


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
        quote = one_line(source.text[start:end], _QUOTE)
        return Ref(self.numbers[report], source.date, source.author, customer or source.customer, quote, start, end)

    def at(self, place: Place, customer: str | None = None) -> Ref:
        """The place of a finding."""
        return self.ref(place.report, place.start, place.end, customer)


def past_of(group: Group, as_of: date | None) -> Past:
    """The history of a group until a day; without a single date nothing can be overdue, the rest works."""
    now = [(number, _known_as(group, unpack(data))) for number, data in group.now]
    earlier = group.before if as_of is not None else ()
    known = {hash_of(review.graph) for _, review in now} if earlier else set()
    together: list[tuple[int | None, Review]] = [
        (None, _known_as(group, unpack(data))) for key, data in earlier if key not in known
    ]
    together = sorted([*together, *now], key=lambda pair: pair[1].graph.report.date or date.max)
    if as_of is not None:
        together = [(n, r) for n, r in together if (r.graph.report.date or date.min) <= as_of]
    reviews = tuple(r for _, r in together)
    return Past(History(tuple(r.graph for r in reviews), as_of or date.min), tuple(n for n, _ in together), reviews)


def _known_as(group: Group, review: Review) -> Review:
    """A review that names the customer of the group as the group does, and no other customer."""
    reading = review.graph.reading
    if group.kind == WRITER or set(reading.customers) <= {group.name}:
        return review
    customers = tuple(group.name if customer in group.names else None for customer in reading.customers)
    graph = review.graph
    renamed = ArgumentGraph(
        graph.report, graph.segments, graph.supports, replace(reading, customers=customers), graph.floating
    )
    return replace(review, graph=renamed)


def threads_of(group: Group, review: Review) -> frozenset[int]:
    """The threads of a report that are about the customer of the group."""
    return frozenset(i for i, customer in enumerate(review.graph.reading.customers) if customer in group.names)
