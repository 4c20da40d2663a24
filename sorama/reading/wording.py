"""Judgements on wording: is this act vague, is the customer's mind stated as known, does this plan name a time …"""

from __future__ import annotations

from sorama.model import Event, Report, Segment, SupportEdge


def wording_events(
    report: Report, segments: tuple[Segment, ...], supports: tuple[SupportEdge, ...]
) -> tuple[Event, ...]:  # fmt: skip
    """The judgements on all segments, in order of the text."""
    return ()
