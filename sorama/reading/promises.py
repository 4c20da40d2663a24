"""Our own acts: promised with a date, told as done, moved to another day."""

from __future__ import annotations

from sorama.model import Event, Report, Segment, SupportEdge, When


def own_acts(
    report: Report, segments: tuple[Segment, ...], supports: tuple[SupportEdge, ...], dates: tuple[When, ...]
) -> tuple[Event, ...]:
    """PROMISE, DONE and RESCHEDULED events."""
    return ()
