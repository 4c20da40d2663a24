"""A row of a reading table: which patterns give which event, and under what conditions."""

from __future__ import annotations

from typing import NamedTuple

from sorama.model import EventKind


class Row(NamedTuple):
    """Patterns of one event; every condition that is left at its default does not ask for anything."""

    kind: EventKind
    patterns: tuple[str, ...]
    negated: bool | None = False  # whether the predicate after the match must be negated; None: either
    labels: str = "FI"  # of the segment: F, I, A, O
    side: str = ""  # whose act or word it must be: "c" customer, "o" own, "!o" not ours, "!c" not the customer's
    quoted: bool | None = None  # inside quotation marks
    reported: bool | None = None  # told as somebody's words (とのこと, と言う)
    past: bool = False  # told in the past, or without a tense (noun ending, te-form)
    real: bool = True  # no condition, no possibility
    unless: tuple[str, ...] = ()  # patterns that must not match inside the clause
    detail: str = ""


def rows(kind: EventKind, patterns: str, **conditions: object) -> Row:
    """A row from patterns written one a line."""
    return Row(kind, tuple(p for p in (line.strip() for line in patterns.splitlines()) if p), **conditions)  # type: ignore[arg-type]
