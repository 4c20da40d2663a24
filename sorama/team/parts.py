"""Groups of reports → parts of the view: what each writer and each customer shows. Runs in the workers, like the scoring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sorama import engine, history
from sorama.history import State
from sorama.model import ArgumentGraph, EventKind, HistoryFinding, Review, RuleFailure, Severity
from sorama.rules import past
from sorama.rules.base import Rule, Scope
from sorama.rules.selection import select
from sorama.settings import Settings
from sorama.team import coach
from sorama.team.codec import dumps, unpack
from sorama.team.group import CUSTOMER, WRITER, Group, Past, Sums, past_of, threads_of
from sorama.team.score import Job, checker_of
from sorama.team.view import Across, Customer, Hypothesis, Promise, Tally, Writer
from sorama.team.work import Item

if TYPE_CHECKING:
    from sorama.app import Aside, Checker

BY_WRITER = frozenset({"overdue-promise", "kept-promise", "no-consultation-in-period"})
PROMISE, WAITING, FOUND, STRENGTH, ASIDE = "promise", "waiting", "found", "strength", "aside"


@dataclass(frozen=True, slots=True)
class About:
    """What the parts of one view have in common; picklable."""

    job: Job
    as_of: date | None
    newest: date | None  # the day whose week is compared with the one before
    alone: bool = False  # one writer and no customer is named: all rules look at the writer's reports


class Part(NamedTuple):
    """A writer or a customer, packed, with its lines, and what goes into the sums of the team."""

    kind: str
    data: bytes
    items: tuple[Item, ...]
    tally: Tally | None  # of a writer
    first: date | None
    late: int
    levels: frozenset[Severity]
    failures: tuple[RuleFailure, ...]


class _Rules(NamedTuple):
    """Some history rules, and the settings with only these."""

    rules: tuple[Rule, ...]
    settings: Settings


def _rules_of(checker: Checker, kind: str, *, alone: bool) -> _Rules | None:
    """The rules that look at one kind of group; where a writer is alone, all look at the writer's reports."""
    names = {
        rule.name: rule.code
        for rule in select(checker.rules, checker.told)
        if rule.scope is Scope.HISTORY and ((rule.name in BY_WRITER) is (kind == WRITER) or (alone and kind == WRITER))
    }
    if not names:
        return None
    told, words = checker.told, {*names, *names.values()}
    settings = replace(
        told,
        select=tuple(names),
        ignore=(),
        severity={word: level for word, level in told.severity.items() if word in words},
        rule_options={word: options for word, options in told.rule_options.items() if word in words},
    )
    return _Rules(tuple(rule for rule in checker.rules if rule.name in names), settings)


def view_batch(groups: Sequence[Group], about: About) -> list[Part]:
    """The part of each group, in order."""
    checker = checker_of(about.job)
    rules = {kind: _rules_of(checker, kind, alone=about.alone) for kind in {group.kind for group in groups}}
    views = {WRITER: _writer, CUSTOMER: _customer}
    return [views[group.kind](group, about, rules[group.kind]) for group in groups]


def add_all(sums: Sums, group: Group, reports: Sequence[tuple[int | None, Review]]) -> None:
    """Counts reports of a group."""
    for number, review in reports:
        if group.kind == WRITER:
            sums.add(
                number, review, tuple(c for c in review.graph.reading.customers if c) if number is not None else ()
            )
        elif threads := threads_of(group, review):
            sums.add(number, review, (review.graph.report.author or "",), threads)


def counted(group: Group, older: Iterator[tuple[int, bytes]]) -> Sums:
    """The sums over reports that are too many to be held together."""
    sums = Sums()
    for number, data in older:
        add_all(sums, group, [(number, unpack(data))])
    return sums


def _across(
    group: Past, chosen: _Rules | None, aside: Aside | None
) -> tuple[list[HistoryFinding], tuple[RuleFailure, ...]]:
    """What the rules say, and what of it people put aside."""
    if chosen is None:
        return [], ()
    outcome = engine.run_history(group.history, chosen.settings, chosen.rules)
    findings = outcome.findings
    if aside is not None:
        from sorama.suppression import apply

        findings = apply(findings, aside.suppressions, aside.today, aside.baseline)
    return [*findings, *outcome.strengths], outcome.failures


def _lines(kind: str, found: Sequence[Across]) -> Iterator[Item]:
    for a in found:
        yield Item(kind, 0, "", 0, None, dumps(a))


def _writer(given: Group, about: About, rules: _Rules | None) -> Part:
    group, sums = past_of(given, about.as_of), given.start or Sums()
    add_all(sums, given, list(zip(group.numbers, group.reviews, strict=True)))
    findings, failures = _across(group, rules, about.job.aside)
    across = [Across(f, tuple(group.at(place, f.customer) for place in f.places)) for f in findings]
    told = history.promises(group.history)
    shown = [
        (Promise(group.ref(p.report, p.event.start, p.event.end, p.customer), p.due, p.state), p.customer)
        for p in told
        if p.state in (State.OPEN, State.OVERDUE)
    ]
    found, strengths, aside = _sorted(across)
    writer = Writer(
        given.name,
        sums.tally,
        min(sums.weeks, default=None),
        sums.change(about.newest),
        sum(p.state is State.KEPT for p in told),
        (choices := coach.choices(group, found, strengths, checker_of(about.job).told)),
        choices[0],
        tuple(sorted(sums.others)),
        sums.reports,
    )
    lines = (Item(PROMISE, p.due.toordinal(), given.name, p.ref.start, customer, dumps(p)) for p, customer in shown)
    return Part(
        WRITER,
        dumps(writer),
        (*lines, *_lines(FOUND, found), *_lines(STRENGTH, strengths), *_lines(ASIDE, aside)),
        sums.tally,
        writer.first,
        sum(p.state is State.OVERDUE for p, _ in shown),
        frozenset(a.finding.severity for a in found),
        failures,
    )


def _customer(given: Group, about: About, rules: _Rules | None) -> Part:
    group, sums = past_of(given, about.as_of), given.start or Sums()
    add_all(sums, given, list(zip(group.numbers, group.reviews, strict=True)))
    findings, failures = _across(group, rules, about.job.aside)
    across = [
        Across(f, tuple(group.at(place, f.customer) for place in f.places))
        for f in findings
        if f.customer == given.name
    ]
    waiting = [
        Hypothesis(group.ref(h.report, *_span(group.history.graphs[h.report], h.segment), given.name), h.later)
        for h in history.waiting(group.history)
        if h.customer == given.name
    ]
    customer = Customer(
        given.name,
        sums.tally,
        tuple(sorted(sums.others)),
        sums.last,
        dict(history.channels(group.history).get(given.name, {})),
        _topics(group, given.name),
        sums.reports,
    )
    found, strengths, aside = _sorted(across)
    lines = (Item(WAITING, -h.later, given.name, h.ref.start, None, dumps(h)) for h in waiting)
    items = (*lines, *_lines(FOUND, found), *_lines(STRENGTH, strengths), *_lines(ASIDE, aside))
    levels = frozenset(a.finding.severity for a in found)
    return Part(CUSTOMER, dumps(customer), items, None, None, 0, levels, failures)


def _sorted(across: Sequence[Across]) -> tuple[tuple[Across, ...], tuple[Across, ...], tuple[Across, ...]]:
    """Findings that stand, strengths, and findings that were put aside."""
    return (
        tuple(a for a in across if not a.finding.strength and not a.finding.suppressed),
        tuple(a for a in across if a.finding.strength),
        tuple(a for a in across if not a.finding.strength and a.finding.suppressed),
    )


def _topics(group: Past, name: str) -> dict[str, tuple[int | None, ...]]:
    """Topic → the reports that touch it."""
    found: dict[str, dict[int | None, None]] = {}
    for visit in past.by_customer(group.history).get(name, ()):
        for event in past.events_of(group.history, visit, EventKind.DISCOVERY):
            found.setdefault(event.detail, {})[group.numbers[visit.report]] = None
    return {topic: tuple(numbers) for topic, numbers in sorted(found.items())}


def _span(graph: ArgumentGraph, segment: int) -> tuple[int, int]:
    s = graph.segments[segment]
    return s.start, s.end
