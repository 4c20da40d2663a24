"""What a manager's page shows, as frozen plain values: everything points at the reports behind it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from sorama.history import State
from sorama.model import ArgumentGraph, Channel, HistoryFinding, Kind, Label, Review, RuleFailure, Severity

T = TypeVar("T")
if TYPE_CHECKING:
    Numbers: TypeAlias = array[int]
else:
    Numbers = array  # before Python 3.12 it cannot be asked for its type

CHAIN = (Label.FACT, Label.INTERPRETATION, Label.ACTION)


class Many(Collection[T]):
    """So many things that are read one after the other, each time anew, and are never all in memory."""

    def __init__(self, read: Callable[[], Iterator[T]], count: Callable[[], int]) -> None:
        self._read, self._count = read, count

    def __iter__(self) -> Iterator[T]:
        return self._read()

    def __len__(self) -> int:
        return self._count()

    def __contains__(self, thing: object) -> bool:
        return any(thing == one for one in self)


def numbers() -> Numbers:
    """No numbers of reports yet."""
    return array("q")


@dataclass(slots=True)
class Tally:
    """Sums over reports; every sum of faults keeps the numbers of its reports."""

    reports: int = 0
    labels: Counter[Label] = field(default_factory=Counter)
    grounded: int = 0  # actions that rest on an interpretation that rests on a fact
    actions: int = 0  # actions that could: all but mere wishes
    suppressed: int = 0  # findings that people put aside
    chained: Numbers = field(default_factory=numbers)  # reports with such an action
    loose: Numbers = field(default_factory=numbers)  # reports with an action that does not
    findings: dict[str, Numbers] = field(default_factory=dict)
    strengths: dict[str, Numbers] = field(default_factory=dict)
    levels: Counter[Severity] = field(default_factory=Counter)

    def add(self, number: int, review: Review, threads: frozenset[int] | None = None) -> None:
        """Counts one report, or some of its threads."""
        graph = review.graph
        self.reports += 1
        whole = set()
        for i, segment in enumerate(graph.segments):
            if segment.label is Label.OTHER or (threads is not None and segment.thread not in threads):
                continue
            self.labels[segment.label] += 1
            if segment.label is Label.ACTION and segment.kind is not Kind.HOPE:
                self.actions += 1
                grounded = is_grounded(graph, i)
                self.grounded += grounded
                whole.add(grounded)
        if True in whole:
            self.chained.append(number)
        if False in whole:
            self.loose.append(number)
        for sums, found in ((self.findings, review.findings), (self.strengths, review.strengths)):
            for f in found:
                if threads is not None and f.thread is not None and f.thread not in threads:
                    continue
                if f.suppressed:
                    self.suppressed += sums is self.findings
                    continue
                sums.setdefault(f.rule, numbers()).append(number)
                if sums is self.findings:
                    self.levels[f.severity] += 1

    def merge(self, other: Tally) -> None:
        """Counts what another tally counted."""
        self.reports += other.reports
        self.labels.update(other.labels)
        self.grounded += other.grounded
        self.actions += other.actions
        self.suppressed += other.suppressed
        self.levels.update(other.levels)
        self.chained.extend(other.chained)
        self.loose.extend(other.loose)
        for mine, theirs in ((self.findings, other.findings), (self.strengths, other.strengths)):
            for rule, found in theirs.items():
                mine.setdefault(rule, numbers()).extend(found)

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
    rule: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """The last week beside the one before; None where there is no such week."""

    chain: tuple[float | None, float | None]  # share of actions that rest on a whole chain
    grounded: tuple[int, int]  # such actions
    actions: tuple[int, int]
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
    choices: tuple[Coaching, ...]  # what could be talked about next
    coaching: Coaching  # what should, beside the rest of the team
    customers: tuple[str, ...]
    reports: Numbers
    promises: Collection[Promise] = ()  # open or overdue
    found: Collection[Across] = ()
    strengths: Collection[Across] = ()


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer."""

    name: str
    tally: Tally
    writers: tuple[str, ...]
    last: date | None
    channels: Mapping[Channel, int]
    topics: Mapping[str, tuple[int | None, ...]]  # topic → reports that touch it
    reports: Numbers
    waiting: Collection[Hypothesis] = ()
    promises: Collection[Promise] = ()
    found: Collection[Across] = ()
    strengths: Collection[Across] = ()


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
    writers: Collection[Writer]
    customers: Collection[Customer]
    promises: Collection[Promise]  # of all writers, by their day
    late: int  # promises whose day has passed
    waiting: Collection[Hypothesis]  # of all customers, those first that have been followed by most reports
    found: Collection[Across]  # all findings across reports, each once
    praised: Collection[Across]  # all strengths across reports
    errors: Collection[Error]
    levels: frozenset[Severity] = frozenset()  # of findings in a report or across reports
    cut: tuple[
        tuple[str, int], ...
    ] = ()  # writers and customers with too many reports to look across all, and how many
    failures: tuple[RuleFailure, ...] = ()
    complete: bool = True
    aside: Collection[Across] = ()  # findings across reports that people put aside

    def worst(self, level: str) -> bool:
        """Whether anything, in a report or across reports, is at least as bad as this."""
        return any(found.rank >= Severity(level).rank for found in self.levels)
