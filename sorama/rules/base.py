"""What a rule is: one class in one file that documents and tests itself.

The docstring (Japanese) says what in its first line, then 「なぜ困るか」 and 「直し方」. The class variables are metadata, the
fields are options: typed, with a default, documented by `option(...)`; a rule that has any is a frozen dataclass (made at
every start, a third of a millisecond each). A rule looks at a graph and nothing else: no text
scanning, no clock, no state.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from sorama.model import (
    ArgumentGraph,
    EventKind,
    Finding,
    History,
    HistoryFinding,
    Label,
    Place,
    Related,
    Segment,
    Severity,
)
from sorama.report import Form
from sorama.span import Span

_NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})


class Scope(StrEnum):
    """How much of the text a rule looks at to make one finding."""

    SEGMENT = "segment"
    THREAD = "thread"
    REPORT = "report"
    HISTORY = "history"


class Status(StrEnum):
    """Whether a rule is on by default."""

    STABLE = "stable"
    PREVIEW = "preview"  # runs with `--preview` only


class RuleKind(StrEnum):
    """What a rule finds."""

    FINDING = "finding"
    STRENGTH = "strength"


class Good(NamedTuple):
    """A text in argument notation (`notation.py`) as it should be: a rule stays silent, a strength is awarded at each ⟦…⟧."""

    text: str
    options: Mapping[str, Any] = _NO_OPTIONS


class Bad(NamedTuple):
    """A text in argument notation that falls short: a rule fires at each ⟦…⟧ and nowhere else, a strength stays silent."""

    text: str
    options: Mapping[str, Any] = _NO_OPTIONS


class Option(NamedTuple):
    """An option of a rule, as documentation and configuration see it."""

    name: str
    default: Any
    help: str
    type: str  # the annotation as written


def option(default: Any, help: str) -> Any:  # noqa: A002 - the word that users read
    """A field of a rule that a configuration can set; `help` is one Japanese sentence."""
    if isinstance(default, dict):
        return field(default_factory=lambda: MappingProxyType(default), metadata={"help": help}, hash=False)
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Rule:
    """Base of all rules."""

    name: ClassVar[str]  # kebab case, names the flaw; the file has the same name in snake case
    code: ClassVar[str]  # stable alias: SR101, ST01
    scope: ClassVar[Scope]
    message: ClassVar[str]  # Japanese, one sentence; {placeholders} are given to the helpers below
    examples: ClassVar[tuple[Good | Bad, ...]]
    severity: ClassVar[Severity] = Severity.WARNING
    kind: ClassVar[RuleKind] = RuleKind.FINDING
    status: ClassVar[Status] = Status.STABLE
    since: ClassVar[str] = "0.1.0"
    hidden_by: ClassVar[
        tuple[str, ...]
    ] = ()  # names of rules that say the same better on the same segment or its thread

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:  # noqa: ARG002 - to be overridden
        """Findings on one report."""
        yield from ()

    def check_history(self, history: History) -> Iterator[HistoryFinding]:  # noqa: ARG002 - to be overridden
        """Findings across reports (scope `history`)."""
        yield from ()

    @classmethod
    def options(cls) -> tuple[Option, ...]:
        """The options, in order of their declaration; none on a rule without fields."""
        defaults = cls()
        return tuple(
            Option(f.name, getattr(defaults, f.name), f.metadata.get("help", ""), str(f.type)) for f in fields(cls)
        )

    @classmethod
    def sections(cls) -> Mapping[str, str]:
        """The docstring in parts: `summary`, then each 「見出し」 line's text under its heading."""
        return _sections(cls.__doc__ or "")

    def at_segment(
        self,
        graph: ArgumentGraph,
        segment: int,
        *,
        confidence: float | None = None,
        related: Iterable[Related] = (),
        **values: object,
    ) -> Finding:
        """A finding on a whole segment; its confidence is the label's where none is given."""
        s = graph.segments[segment]
        sure = s.confidence if confidence is None else confidence
        return self._finding(Span(s.start, s.end), s.thread, segment, sure, related, values)

    def at_thread(
        self,
        graph: ArgumentGraph,
        thread: int,
        *,
        confidence: float = 1.0,
        related: Iterable[Related] = (),
        **values: object,
    ) -> Finding:
        """A finding on a thread: it spans the longest unbroken run of the thread's segments, headings aside."""
        return self._finding(thread_span(graph, thread), thread, None, confidence, related, values)

    def at_report(
        self, graph: ArgumentGraph, *, confidence: float = 1.0, related: Iterable[Related] = (), **values: object
    ) -> Finding:
        """A finding on a whole report."""
        span = Span(graph.segments[0].start, graph.segments[-1].end) if graph.segments else Span(0, 0)
        return self._finding(span, None, None, confidence, related, values)

    def at_places(
        self,
        places: Iterable[Place],
        *,
        author: str | None = None,
        customer: str | None = None,
        confidence: float = 1.0,
        **values: object,
    ) -> HistoryFinding:
        """A finding across reports; `place(history, report, segment)` makes its places."""
        return HistoryFinding(
            self.name,
            self.code,
            self.severity,
            self.message.format(**values),
            tuple(places),
            author,
            customer,
            confidence,
            strength=self.kind is RuleKind.STRENGTH,
        )

    def _finding(  # noqa: PLR0917 - all of them, always
        self,
        span: Span,
        thread: int | None,
        segment: int | None,
        confidence: float,
        related: Iterable[Related],
        values: Mapping[str, object],
    ) -> Finding:
        return Finding(
            self.name,
            self.code,
            self.severity,
            self.message.format(**values),
            span.start,
            span.end,
            thread,
            segment,
            confidence,
            tuple(related),
            strength=self.kind is RuleKind.STRENGTH,
        )


def place(history: History, report: int, segment: int) -> Place:
    """The place of one segment in one of the reports of a history."""
    s = history.graphs[report].segments[segment]
    return Place(report, s.start, s.end)


def related(graph: ArgumentGraph, segment: int, message: str) -> Related:
    """Another segment that belongs to a finding."""
    s = graph.segments[segment]
    return Related(s.start, s.end, message)


def has(graph: ArgumentGraph, segment: int, *kinds: EventKind, detail: str | None = None) -> bool:
    """Whether the segment has an event of one of these kinds (and with this detail, where one is asked for)."""
    events = graph.events_of.get(segment)
    return events is not None and any(e.kind in kinds and detail in (None, e.detail) for e in events)


def thread_has(graph: ArgumentGraph, thread: int, *kinds: EventKind) -> bool:
    """Whether any segment of the thread has an event of one of these kinds."""
    return any(True for _ in graph.having(*kinds, thread=thread))


def chance(segment: Segment, label: Label) -> float:
    """How likely a segment has a label, by what the labeler says of its first and second choice."""
    if segment.label is label:
        return segment.confidence
    if segment.runner_up is not None and segment.runner_up[0] is label:
        return segment.runner_up[1]
    return 0.0


def none_of(graph: ArgumentGraph, segments: Iterable[int], *labels: Label) -> float:
    """How likely no segment has one of these labels."""
    return math.prod(1.0 - sum(chance(graph.segments[i], y) for y in labels) for i in segments)


def runs_on(graph: ArgumentGraph, thread: int) -> bool:
    """Whether a thread is nothing but facts, one of them speech that was not cut where its role changes: anything may be in it."""
    told = [s for i in graph.by_thread[thread] if (s := graph.segments[i]).label is not Label.OTHER]
    return all(s.label is Label.FACT for s in told) and any(s.end - s.start >= RUN_ON for s in told)


def before(graph: ArgumentGraph, segment: int) -> int | None:
    """The segment of the thread before this one, headings and greetings aside."""
    own = graph.by_thread[graph.segments[segment].thread]
    places = range(bisect_left(own, segment) - 1, -1, -1)
    return next((own[k] for k in places if graph.segments[own[k]].label is not Label.OTHER), None)


def opens(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a claim opens its thread and facts follow: what it rests on may be told after it."""
    own = graph.by_thread[graph.segments[segment].thread]
    return before(graph, segment) is None and any(graph.segments[i].label is Label.FACT for i in own)


def floats(graph: ArgumentGraph, segment: int) -> float:
    """How likely a segment without premises has none: 1 where no linker was asked."""
    return graph.floating.get(segment, 1.0)


def thread_settled(graph: ArgumentGraph, thread: int) -> bool:
    """Whether a thread needs no more thought: a deal won or lost, work that ended well, a mere errand."""
    if thread_has(graph, thread, EventKind.ORDER) or thread_lost(graph, thread):
        return True
    told = [i for i in graph.by_thread.get(thread, ()) if graph.segments[i].label is not Label.OTHER]
    facts = [i for i in told if graph.segments[i].label is Label.FACT]
    closed = [k for k, i in enumerate(facts) if has(graph, i, EventKind.CLOSED)]
    if closed and all(has(graph, i, EventKind.DONE) for i in facts[closed[-1] + 1 :]):
        return True
    nothing = (EventKind.ERRAND, EventKind.CLOSED, EventKind.ROUTINE)
    return (
        len(facts) == len(told)
        and any(has(graph, i, *nothing) for i in facts)
        and all(has(graph, i, *nothing) or has(graph, i, EventKind.ACTIVITY, detail="visit") for i in facts)
    )


def thread_lost(graph: ArgumentGraph, thread: int) -> bool:
    """Whether a deal is told as lost, to another vendor or at all."""
    return thread_has(graph, thread, EventKind.LOST) or any(
        e.detail == "rival" for e in graph.having(EventKind.REFUSAL, thread=thread)
    )


def thread_span(graph: ArgumentGraph, thread: int) -> Span:
    """First to last letter of the longest unbroken run of the thread's segments, headings aside."""
    return graph.stretches.get(thread, Span(0, 0))


def _sections(doc: str) -> Mapping[str, str]:
    """Docstring → section texts; a section starts with a line that is its name, or with the name and a colon."""
    found: dict[str, list[str]] = {"summary": []}
    name = "summary"
    for line in (raw.strip() for raw in doc.splitlines()):
        rest = line
        for section in SECTIONS:
            if match := re.fullmatch(rf"「?{section}」?(?:[::]\s*(.*))?", line):
                name, rest = section, match[1] or ""
                found[name] = []
        if rest:
            found[name].append(rest)
    return {k: "".join(v) for k, v in found.items()}


SECTIONS = ("なぜ困るか", "直し方")


def is_title(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment is a heading that only names what follows (今後の対応), whatever label it was given."""
    s = graph.segments[segment]
    return graph.report.sentences[s.sentence].form is Form.HEADING and s.end - s.start <= TITLE


TITLE = 10
RUN_ON = 90  # letters
