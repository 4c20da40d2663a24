"""Several reports put together for history rules: oldest first, whole, of one writer, or of one customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sorama.model import ArgumentGraph, History
from sorama.rules.past import Visit, by_customer

__all__ = ["Visit", "by_customer", "by_writer", "history_of"]


def history_of(graphs: Iterable[ArgumentGraph], as_of: date | None = None) -> History:
    """All reports, oldest first (those without a date come last, in the order given); `as_of` is else the last date.

    One history over everything is what rules want: they tell writers and customers apart themselves.
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
