"""What is said of a report while it is being written: nothing that the next sentence may bring."""

from __future__ import annotations

from collections.abc import Iterable

from sorama.model import ArgumentGraph, Finding

# What these ask for often stands in the sentence that follows.
WAITING = frozenset(
    (
        "action-without-interpretation",
        "action-without-fact",
        "interpretation-without-fact",
        "opinion-as-fact",
        "leap-from-one-fact",
        "vague-fact",
        "action-without-deadline",
        "contact-without-purpose",
        "consultation-without-own-view",
    )
)
_ENDS = "。!?！？\n"


def sayable(graph: ArgumentGraph, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that hold whatever is still to come.

    Left out are those on a thread or on the whole report (what is missing may still be written), those on a last
    sentence that has no end yet, and on a last sentence with an end those of `WAITING`.
    """
    last = graph.segments[-1].sentence if graph.segments else -1
    text = graph.report.text.rstrip(" \t\u3000")
    ended = text.endswith(tuple(_ENDS))

    def holds(finding: Finding) -> bool:
        if finding.segment is None:
            return False
        if graph.segments[finding.segment].sentence != last:
            return True
        return ended and finding.rule not in WAITING

    return tuple(f for f in findings if holds(f))
