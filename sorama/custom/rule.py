"""A rule made from data: where it looks, what has to be there, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from sorama.model import ArgumentGraph, EntityKind, EventKind, Finding, Kind, Label
from sorama.reading.match import line_of
from sorama.reading.phrases import Phrase
from sorama.rules.base import Rule, RuleKind, Scope, option
from sorama.span import Span


class Where(StrEnum):
    """Where something has to be, seen from the segment that the rule is about."""

    SEGMENT = "segment"
    PREMISES = "premises"
    GROUNDS = "grounds"
    CLAIMS = "claims"
    THREAD = "thread"
    BEFORE = "before"
    AFTER = "after"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Select:
    """Which segments are meant: all that is given has to fit, of several values any."""

    labels: frozenset[Label] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    phrases: tuple[tuple[Phrase, ...], ...] = ()  # of each group one
    without: tuple[Phrase, ...] = ()
    events: frozenset[tuple[EventKind, str]] = frozenset()  # with the detail asked for, or ""
    names: frozenset[EntityKind] = frozenset()

    def hit(self, graph: ArgumentGraph, i: int) -> Span | None:
        """Where in the text a segment is what is meant: the first phrase, else the whole segment; None where it is not."""
        s = graph.segments[i]
        if (self.labels and s.label not in self.labels) or (self.kinds and s.kind not in self.kinds):
            return None
        events = graph.events_of.get(i, ())
        if self.events and not any((e.kind, "") in self.events or (e.kind, e.detail) in self.events for e in events):
            return None
        if self.names and not any(e.kind in self.names for e in graph.names_in(i)):
            return None
        text = graph.text(i)
        if any(_first(text, (p,)) for p in self.without):
            return None
        found = [_first(text, group) for group in self.phrases]
        if None in found:
            return None
        at = next((f for f in found if f is not None), None)
        return Span(s.start, s.end) if at is None else Span(s.start + at.start, s.start + at.end)


def in_a_message(words: str) -> str:
    """The words as a message names them: the last one in its dictionary form (「値引いて」 is 値引く)."""
    tokens = line_of(words).tokens
    return words[: tokens[-1].start] + tokens[-1].lemma if tokens and tokens[-1].end == len(words) else words


def _first(text: str, phrases: tuple[Phrase, ...]) -> Span | None:
    return min((span for p in phrases for span in p.find(text)), default=None)


@dataclass(frozen=True, slots=True)
class Need:
    """Something that has to be there; `name` is how a finding calls it."""

    where: Where
    select: Select
    name: str

    def met(self, graph: ArgumentGraph, thread: int | None, segment: int | None) -> bool:
        """Whether it is there, for a segment, or (segment None) for a thread or a whole report."""
        return any(self.select.hit(graph, i) is not None for i in self._near(graph, thread, segment))

    def _near(self, graph: ArgumentGraph, thread: int | None, segment: int | None) -> Iterator[int]:
        everything = range(len(graph.segments))
        here = everything if thread is None else graph.by_thread.get(thread, ())
        if self.where is Where.REPORT:
            yield from everything
        elif self.where is Where.THREAD:
            yield from here
        elif segment is None:
            return
        elif self.where is Where.SEGMENT:
            yield segment
        elif self.where is Where.PREMISES:
            yield from graph.premises.get(segment, ())
        elif self.where is Where.GROUNDS:
            yield from sorted(graph.grounds(segment))
        elif self.where is Where.CLAIMS:
            yield from graph.claims.get(segment, ())
        else:
            yield from (i for i in here if (i < segment if self.where is Where.BEFORE else i > segment))


@dataclass(frozen=True)
class CustomRule(Rule):
    """A team's rule. Each gets a subclass of its own (`files.py`) that holds its metadata and these three."""

    find: ClassVar[Select | None]
    needs: ClassVar[tuple[Need, ...]]
    unless: ClassVar[tuple[Need, ...]]

    min_confidence: float = option(0.0, "区間の区分がこれより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """What the rule's data says."""
        if self.scope is Scope.SEGMENT:
            for i, s in enumerate(graph.segments):
                span = self.find.hit(graph, i) if self.find else None
                if span is not None and s.confidence >= self.min_confidence:
                    missing = self._missing(graph, s.thread, i)
                    if missing is not None:
                        yield self.at_segment(graph, i, words=in_a_message(span.of(graph.report.text)), missing=missing)
        elif self.scope is Scope.THREAD:
            for thread, own in graph.by_thread.items():
                yield from self._whole(graph, thread, own)
        else:
            yield from self._whole(graph, None, tuple(range(len(graph.segments))))

    def _whole(self, graph: ArgumentGraph, thread: int | None, own: tuple[int, ...]) -> Iterator[Finding]:
        """One finding for a thread or a report, where each of its places falls short."""
        told = [i for i in own if graph.segments[i].label is not Label.OTHER]
        places: list[tuple[int | None, Span]] = [(None, Span(0, 0))] if told and self.find is None else []
        if self.find is not None:
            hits = ((i, self.find.hit(graph, i)) for i in own if graph.segments[i].confidence >= self.min_confidence)
            places = [(i, span) for i, span in hits if span is not None]
        lacks = [self._missing(graph, thread, i) for i, _ in places]
        if not places or None in lacks:
            return
        words = in_a_message(places[0][1].of(graph.report.text))
        if thread is None:
            yield self.at_report(graph, words=words, missing=lacks[0])
        else:
            yield self.at_thread(graph, thread, words=words, missing=lacks[0])

    def _missing(self, graph: ArgumentGraph, thread: int | None, segment: int | None) -> str | None:
        """What is missing, told in words; None where the rule has nothing to say."""
        if any(n.met(graph, thread, segment) for n in self.unless):
            return None
        missing = [n.name for n in self.needs if not n.met(graph, thread, segment)]
        if self.kind is RuleKind.STRENGTH:
            return None if missing else ""
        if self.needs and not missing:
            return None
        return "と".join(missing)
