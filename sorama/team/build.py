"""The work file → what a manager sees: one writer after the other, then one customer after the other; never all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sorama import engine, history
from sorama.history import State
from sorama.model import ArgumentGraph, EventKind, History, HistoryFinding, Review, RuleFailure
from sorama.rules import past
from sorama.rules.base import Rule, Scope
from sorama.rules.selection import select
from sorama.settings import Settings
from sorama.store import Store, Work, hash_of
from sorama.team import coach
from sorama.team.clusters import clusters
from sorama.team.codec import unpack
from sorama.team.group import Past
from sorama.team.view import Across, Change, Customer, Error, Hypothesis, Promise, Tally, Team, Writer

if TYPE_CHECKING:
    from sorama.app import Checker

BY_WRITER = frozenset({"overdue-promise", "kept-promise", "no-consultation-in-period"})


class Builder:
    """Puts a team's view together under one checker, with or without earlier weeks."""

    def __init__(self, work: Work, checker: Checker, store: Store | None = None, as_of: date | None = None) -> None:
        self.work, self.settings, self.rules = work, checker.told, tuple(checker.rules)
        self.store, self.as_of = store, as_of or work.last_day()
        self._newest = min(filter(None, (self.as_of, work.last_day())), default=None)
        self.failures: dict[RuleFailure, None] = {}
        self._all = self._chosen(lambda _: True)
        self._of_writers = self._chosen(lambda rule: rule.name in BY_WRITER)
        self._of_customers = self._chosen(lambda rule: rule.name not in BY_WRITER)

    def _chosen(self, wanted: Callable[[Rule], bool]) -> Settings | None:
        """The settings with only the history rules that are wanted; None where there is none."""
        names = tuple(r.name for r in select(self.rules, self.settings) if r.scope is Scope.HISTORY and wanted(r))
        return replace(self.settings, select=names, ignore=()) if names else None

    def team(self, *, complete: bool = True) -> Team:
        """The view of everybody."""
        names = self.work.customers()
        authors = self.work.authors()
        writers = tuple(self._writer(author, alone=not names and len(authors) == 1) for author in authors)
        earlier = self.store.customers(authors) if self.store is not None else frozenset()
        customers = [c for group in clusters(names | earlier) for c in self._customers(group)]
        customers.sort(key=lambda c: c.name)
        total = Tally()
        for writer in writers:
            _merge(total, writer.tally)
        first = min((w.first for w in writers if w.first), default=None)
        errors = tuple(Error(place, problem) for _, place, problem in self.work.problems())
        return Team(self.as_of, first, total, writers, tuple(customers), errors, tuple(self.failures), complete)

    def _past(self, rows: Iterable[tuple[int, str, bytes]], earlier: Iterable[tuple[str, bytes]]) -> Past:
        now = [(number, unpack(data)) for number, _, data in rows]
        known = {hash_of(review.graph) for _, review in now} if self.store is not None else set()
        before = [(None, unpack(data)) for key, data in earlier if key not in known]
        together: list[tuple[int | None, Review]] = [*before, *now]
        together.sort(key=lambda pair: pair[1].graph.report.date or date.max)
        if self.as_of is None:
            return Past(History((), date.max), (), ()) if not now else self._undated(now)
        kept = [(n, r) for n, r in together if r.graph.report.date is None or r.graph.report.date <= self.as_of]
        return Past(
            History(tuple(r.graph for _, r in kept), self.as_of), tuple(n for n, _ in kept), tuple(r for _, r in kept)
        )  # fmt: skip

    @staticmethod
    def _undated(now: Sequence[tuple[int, Review]]) -> Past:
        """Without a single date nothing can be overdue, the rest works."""
        return Past(
            History(tuple(r.graph for _, r in now), date.min), tuple(n for n, _ in now), tuple(r for _, r in now)
        )

    def _across(self, group: Past, settings: Settings | None) -> Iterator[tuple[HistoryFinding, Across]]:
        if settings is None:
            return
        outcome = engine.run_history(group.history, settings, self.rules)
        self.failures.update(dict.fromkeys(outcome.failures))
        for f in (*outcome.findings, *outcome.strengths):
            yield f, Across(f, tuple(group.at(place, f.customer) for place in f.places))

    def _writer(self, author: str, *, alone: bool) -> Writer:
        earlier = self.store.readings(author=author) if self.store is not None else ()
        group = self._past(self.work.of_author(author), earlier)
        tally, weeks, numbers, customers = Tally(), dict[date, Tally](), [], dict[str, None]()
        for number, review in zip(group.numbers, group.reviews, strict=True):
            graph = review.graph
            told = (graph, review.findings, review.strengths)
            if day := graph.report.date:
                weeks.setdefault(day - timedelta(days=day.weekday()), Tally()).add(number or 0, *told)
            if number is not None:
                tally.add(number, *told)
                numbers.append(number)
                customers.update(dict.fromkeys(c for c in graph.reading.customers if c))
        across = [a for _, a in self._across(group, self._all if alone else self._of_writers)]
        promises = [p for p in history.promises(group.history) if p.state in (State.OPEN, State.OVERDUE)]
        kept = sum(p.state is State.KEPT for p in history.promises(group.history))
        shown = tuple(
            Promise(group.ref(p.report, p.event.start, p.event.end, p.customer), p.due, p.state) for p in promises
        )
        found = tuple(a for a in across if not a.finding.strength)
        strengths = tuple(a for a in across if a.finding.strength)
        return Writer(
            author, tally, min(weeks, default=None), _change(weeks, self._newest), kept, shown, found, strengths,
            coach.next_step(group, found, strengths, self.settings),
            tuple(sorted(customers)), tuple(sorted(numbers)),
        )  # fmt: skip

    def _customers(self, names: tuple[str, ...]) -> Iterator[Customer]:
        earlier = self.store.readings(customers=names) if self.store is not None else ()
        group = self._past(self.work.of_customers(names), earlier)
        across = [a for f, a in self._across(group, self._of_customers) if f.customer in names]
        waiting = history.waiting(group.history)
        channels, promises = history.channels(group.history), history.promises(group.history)
        for name, visits in past.by_customer(group.history).items():
            if name not in names:
                continue
            tally, writers, numbers = Tally(), dict[str, None](), []
            days = [d for v in visits if (d := group.history.graphs[v.report].report.date)]
            for report in past.reports_of(visits):
                review, number = group.reviews[report], group.numbers[report]
                writers[review.graph.report.author or ""] = None
                if number is not None:
                    threads = frozenset(v.thread for v in visits if v.report == report)
                    tally.add(number, review.graph, review.findings, review.strengths, threads)
                    numbers.append(number)
            yield Customer(
                name, tally, tuple(sorted(writers)), max(days, default=None), dict(channels.get(name, {})),
                _topics(group, visits),
                tuple(
                    Hypothesis(group.ref(h.report, *_span(group.history.graphs[h.report], h.segment), name), h.later)
                    for h in waiting if h.customer == name
                ),
                tuple(
                    Promise(group.ref(p.report, p.event.start, p.event.end, name), p.due, p.state)
                    for p in promises
                    if p.state in (State.OPEN, State.OVERDUE) and p.customer and past.same_customer(p.customer, name)
                ),
                tuple(a for a in across if a.finding.customer == name and not a.finding.strength),
                tuple(a for a in across if a.finding.customer == name and a.finding.strength),
                tuple(sorted(numbers)),
            )  # fmt: skip


def _topics(group: Past, visits: tuple[past.Visit, ...]) -> Mapping[str, tuple[int | None, ...]]:
    """Topic → the reports that touch it."""
    found: dict[str, dict[int | None, None]] = {}
    for visit in visits:
        for event in past.events_of(group.history, visit, EventKind.DISCOVERY):
            found.setdefault(event.detail, {})[group.numbers[visit.report]] = None
    return {topic: tuple(numbers) for topic, numbers in sorted(found.items())}


def _span(graph: ArgumentGraph, segment: int) -> tuple[int, int]:
    s = graph.segments[segment]
    return s.start, s.end


def _merge(total: Tally, other: Tally) -> None:
    total.reports += other.reports
    total.labels.update(other.labels)
    total.grounded += other.grounded
    total.actions += other.actions
    total.levels.update(other.levels)
    for mine, theirs in ((total.findings, other.findings), (total.strengths, other.strengths)):
        for rule, numbers in theirs.items():
            mine.setdefault(rule, []).extend(numbers)
    total.chained |= other.chained
    total.loose |= other.loose


def _change(weeks: Mapping[date, Tally], newest: date | None) -> Change | None:
    """The week of the newest report of all against the one before it."""
    if newest is None:
        return None
    monday = newest - timedelta(days=newest.weekday())
    now, before = weeks.get(monday), weeks.get(monday - timedelta(weeks=1))
    if now is None or before is None:
        return None
    rates = (before.faults / before.reports, now.faults / now.reports)
    return Change((before.chain, now.chain), rates, (before.reports, now.reports))


def remember(work: Work, store: Store, *, keep_text: bool = False) -> int:
    """Puts all reports of a run into the history; how many were new."""
    from sorama.team.codec import compact, pack

    added = 0
    for _, _, data in work.reports():
        review = unpack(data)
        added += store.add(review, keep_text=keep_text, reading=pack(compact(review, keep_text=keep_text)))
    return added
