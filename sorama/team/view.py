"""What a manager's page shows, as frozen plain values: everything points at the reports behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sorama.history import State
from sorama.model import ArgumentGraph, Channel, Finding, HistoryFinding, Kind, Label, RuleFailure, Severity

CHAIN = (Label.FACT, Label.INTERPRETATION, Label.ACTION)


@dataclass(slots=True)
class Tally:
    """Sums over reports; every sum of faults keeps the numbers of its reports."""

    reports: int = 0
    labels: Counter[Label] = field(default_factory=Counter)
    grounded: int = 0  # actions that rest on an interpretation that rests on a fact
    actions: int = 0  # actions that could: all but mere wishes
    chained: dict[int, None] = field(default_factory=dict)  # reports with such an action
    loose: dict[int, None] = field(default_factory=dict)  # reports with an action that does not
    findings: dict[str, list[int]] = field(default_factory=dict)
    strengths: dict[str, list[int]] = field(default_factory=dict)
    levels: Counter[Severity] = field(default_factory=Counter)

    def add(
        self,
        number: int,
        graph: ArgumentGraph,
        findings: tuple[Finding, ...],
        strengths: tuple[Finding, ...],
        threads: frozenset[int] | None = None,
    ) -> None:
        """Counts one report, or some of its threads."""
        self.reports += 1
        for i, segment in enumerate(graph.segments):
            if segment.label is Label.OTHER or (threads is not None and segment.thread not in threads):
                continue
            self.labels[segment.label] += 1
            if segment.label is Label.ACTION and segment.kind is not Kind.HOPE:
                self.actions += 1
                grounded = is_grounded(graph, i)
                self.grounded += grounded
                (self.chained if grounded else self.loose)[number] = None
        for sums, found in ((self.findings, findings), (self.strengths, strengths)):
            for f in found:
                if not f.suppressed and (threads is None or f.thread is None or f.thread in threads):
                    sums.setdefault(f.rule, []).append(number)
                    if sums is self.findings:
                        self.levels[f.severity] += 1

    @property
    def chain(self) -> float | None:
        """The share of actions that rest on a whole chain."""
        return self.grounded / self.actions if self.actions else None

    def share(self, label: Label) -> float:
        """The share of segments with this label among 空・雨・傘."""
        return self.labels[label] / max(sum(self.labels[x] for x in CHAIN), 1)

    @property
    def faults(self) -> int:
        """How many findings there are."""
        return sum(map(len, self.findings.values()))


def is_grounded(graph: ArgumentGraph, action: int) -> bool:
    """Whether an action rests on an interpretation that rests on a fact."""
    return any(
        graph.segments[i].label is Label.INTERPRETATION
        and any(graph.segments[j].label is Label.FACT for j in graph.grounds(i))
        for i in graph.grounds(action)
    )


@dataclass(frozen=True, slots=True)
class Ref:
    """A place in a report. `report` is its number in the input; None for an earlier week, of which the text is not kept."""

    report: int | None
    day: date | None
    author: str | None
    customer: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A dated act of ours that is not told as done."""

    ref: Ref
    due: date
    state: State


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A reading of a customer that waits for a check."""

    ref: Ref
    later: int  # reports on the customer since


@dataclass(frozen=True, slots=True)
class Across:
    """A finding or a strength across reports."""

    finding: HistoryFinding
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Coaching:
    """What to talk about next with a writer, and where to look together."""

    sentence: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The last week beside the one before, as rates; None where there is no such week."""

    chain: tuple[float | None, float | None]
    findings: tuple[float, float]  # a report
    reports: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Writer:
    """One writer."""

    name: str
    tally: Tally
    first: date | None  # Monday of the first week
    change: Change | None
    kept: int
    promises: tuple[Promise, ...]  # open or overdue
    found: tuple[Across, ...]
    strengths: tuple[Across, ...]
    coaching: Coaching
    customers: tuple[str, ...]
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer."""

    name: str
    tally: Tally
    writers: tuple[str, ...]
    last: date | None
    channels: Mapping[Channel, int]
    topics: Mapping[str, tuple[int | None, ...]]  # topic → reports that touch it
    waiting: tuple[Hypothesis, ...]
    promises: tuple[Promise, ...]
    found: tuple[Across, ...]
    strengths: tuple[Across, ...]
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Error:
    """A row that could not be used."""

    place: str
    problem: str


@dataclass(frozen=True, slots=True)
class Team:
    """The whole of it. Names are in order of their letters, nobody is ranked."""

    as_of: date | None
    first: date | None
    total: Tally
    writers: tuple[Writer, ...]
    customers: tuple[Customer, ...]
    errors: tuple[Error, ...]
    failures: tuple[RuleFailure, ...] = ()
    complete: bool = True

    @property
    def found(self) -> tuple[Across, ...]:
        """All findings across reports, each once."""
        parts: tuple[Writer | Customer, ...] = (*self.writers, *self.customers)
        return tuple(a for part in parts for a in part.found)

    @property
    def praised(self) -> tuple[Across, ...]:
        """All strengths across reports, each once."""
        parts: tuple[Writer | Customer, ...] = (*self.writers, *self.customers)
        return tuple(a for part in parts for a in part.strengths)

    def worst(self, level: str) -> bool:
        """Whether anything, in a report or across reports, is at least as bad as this."""
        levels = {*self.total.levels, *(a.finding.severity for a in self.found)}
        return any(found.rank >= Severity(level).rank for found in levels)
