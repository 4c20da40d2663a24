"""Several reports put together for history rules and for a team's week: pure, oldest first.

One history over everything is what rules want: they tell writers and customers apart themselves. The rest answers what a
manager asks of it: what was promised and what became of it, which hypotheses wait, what is known of each customer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sorama.model import ArgumentGraph, Channel, Event, EventKind, History, Kind
from sorama.rules import past
from sorama.rules.past import Visit, by_customer

__all__ = [
    "Hypothesis",
    "Promise",
    "State",
    "Visit",
    "by_customer",
    "by_writer",
    "channels",
    "discovery",
    "history_of",
    "promises",
    "waiting",
]


class State(StrEnum):
    """What became of a promise."""

    OPEN = "open"  # its day has not passed, nothing told yet
    KEPT = "kept"  # told as done
    SETTLED = "settled"  # moved, called off, or told of in another way
    OVERDUE = "overdue"  # its day has passed, and nobody tells of it


@dataclass(frozen=True, slots=True)
class Promise:
    """A dated act of ours, and what became of it."""

    report: int  # index into History.graphs
    event: Event
    author: str | None
    customer: str | None
    due: date
    state: State


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An interpretation on a customer that no later report has settled yet."""

    report: int
    segment: int
    customer: str
    later: int  # how many later reports on the customer there are


def history_of(graphs: Iterable[ArgumentGraph], as_of: date | None = None) -> History:
    """All reports, oldest first (those without a date come last, in the order given); `as_of` is else the last date.

    Raises ValueError where neither `as_of` nor any report has a date.
    """
    ordered = sorted(graphs, key=lambda g: g.report.date or date.max)
    last = max((g.report.date for g in ordered if g.report.date), default=None)
    day = as_of or last
    if day is None:
        raise ValueError("日報に日付が一つもないため、基準日(as_of)が要ります")
    return History(tuple(g for g in ordered if g.report.date is None or g.report.date <= day), day)


def by_writer(graphs: Iterable[ArgumentGraph], as_of: date | None = None) -> Mapping[str, History]:
    """A history for each writer, by name; reports without a writer belong to none."""
    found: dict[str, list[ArgumentGraph]] = {}
    for graph in graphs:
        if graph.report.author:
            found.setdefault(graph.report.author, []).append(graph)
    return {author: history_of(found[author], as_of) for author in sorted(found)}


def promises(history: History) -> tuple[Promise, ...]:
    """Every dated promise with what became of it, oldest first."""
    found = []
    for author, reports in past.by_writer(history).items():
        for n, i in enumerate(reports):
            graph = history.graphs[i]
            for event in graph.having(EventKind.PROMISE):
                segment = graph.segments[event.segment]
                if event.when is None or event.when.last is None or segment.kind is Kind.HOPE:
                    continue
                later = [history.graphs[j] for j in reports[n + 1 :]]
                customer = past.customer_of(graph, segment.thread)
                state = _state(history, graph, event, later)
                found.append(Promise(i, event, author, customer, event.when.last, state))
    return tuple(sorted(found, key=lambda p: (p.due, p.report)))


def _state(history: History, graph: ArgumentGraph, event: Event, later: list[ArgumentGraph]) -> State:
    if any(past.fulfilment(graph, event, g) for g in later):
        return State.KEPT
    if any(past.is_told(graph, event, g) for g in later):
        return State.SETTLED
    due = event.when.last if event.when else None
    return State.OVERDUE if due is not None and due < history.as_of else State.OPEN


def waiting(history: History) -> tuple[Hypothesis, ...]:
    """Hypotheses on customers that no later report has confirmed or dropped, oldest first."""
    found = []
    for customer, visits in by_customer(history).items():
        for n, visit in enumerate(visits):
            later = tuple(v for v in visits[n + 1 :] if v.report > visit.report)
            found += [
                Hypothesis(visit.report, i, customer, len(past.reports_of(later)))
                for i in past.hypotheses(history, visit)
                if not past.is_settled(history, visit, i, later)
            ]
    return tuple(sorted(found, key=lambda h: (h.report, h.segment)))


def discovery(history: History) -> Mapping[str, frozenset[str]]:
    """Customer → the topics (detail of DISCOVERY) that its reports touch."""
    return {
        customer: frozenset(e.detail for v in visits for e in past.events_of(history, v, EventKind.DISCOVERY))
        for customer, visits in by_customer(history).items()
    }


def channels(history: History) -> Mapping[str, Mapping[Channel, int]]:
    """Customer → how often each channel was used, once a report and channel."""
    found: dict[str, Counter[Channel]] = {}
    for customer, visits in by_customer(history).items():
        used = {
            (v.report, channel)
            for v in visits
            for i in past.segments_of(history, v)
            for channel in past.channels_of(history.graphs[v.report], i)
        }
        found[customer] = Counter(channel for _, channel in used)
    return found
