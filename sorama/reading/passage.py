"""The segments of a report with what lies in each: its words, names and dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from sorama.model import Entity, EntityKind, Label, Segment, When
from sorama.reading.clause import Clause, clause_of
from sorama.report import Report

Spans = tuple[tuple[int, int], ...]


class Passage(NamedTuple):
    """A segment in its report."""

    number: int  # of the segment
    segment: Segment
    label: Label  # of the segment
    clause: Clause
    names: tuple[Entity, ...]  # that begin inside
    dates: tuple[When, ...]  # that begin inside

    def spans(self, *kinds: EntityKind) -> Spans:
        """Where names of these kinds stand, counted from the start of the segment."""
        if not self.names:
            return ()
        start = self.segment.start
        return tuple((e.start - start, e.end - start) for e in self.names if e.kind in kinds)


def passages_of(
    report: Report, segments: Sequence[Segment], entities: tuple[Entity, ...] = (), dates: tuple[When, ...] = ()
) -> tuple[Passage, ...]:
    """Every segment as a passage; names and dates are in order of the text."""
    text, found = report.text, []
    named, dated = [e.start for e in entities], [w.start for w in dates]
    for i, s in enumerate(segments):
        start, end = s.start, s.end
        first, day = bisect_left(named, start), bisect_left(dated, start)
        names = entities[first : bisect_left(named, end, first)]
        found.append(
            Passage(i, s, s.label, clause_of(text[start:end]), names, dates[day : bisect_left(dated, end, day)])
        )
    return tuple(found)
