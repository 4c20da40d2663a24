"""Which findings are sure enough to be asked about, and whose answer does not stand in the report already."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sorama.coaching.gate_acts import (
    comes_again,
    goes_on,
    held_off,
    in_hand,
    is_branch,
    is_timed,
    makes_good,
    moving,
    not_consulted,
    only_asked,
)
from sorama.coaching.gate_facts import customer_is_heard, not_told, told_next
from sorama.coaching.gate_readings import holds_fact, is_read, not_a_view, own_view
from sorama.coaching.reasons import reason_is_plain
from sorama.model import ArgumentGraph, Finding

LEAST = 0.7  # confidence of a finding that is spoken of
DATE = "action-without-deadline"
CERTAIN: Mapping[str, float] = {
    DATE: 0.85,
    "action-without-interpretation": 0.95,
}  # of a mere date; of a reading that may stand in other words


def worth_asking(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether a good coach would ask about this finding."""
    if finding.confidence < CERTAIN.get(finding.rule, LEAST):
        return False
    return not answered(graph, finding)


def answered(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether the report itself explains what a finding misses."""
    doubt = _DOUBTS.get(finding.rule)
    return doubt is not None and doubt(graph, finding)


_DOUBTS: Mapping[str, Callable[[ArgumentGraph, Finding], bool]] = {
    "action-without-interpretation": reason_is_plain,
    "no-customer-voice": customer_is_heard,
    "opinion-as-fact": own_view,
    "missing-fact": holds_fact,
    "action-without-deadline": is_timed,
    "consultation-without-own-view": not_consulted,
    "interpretation-without-fact": not_a_view,
    "missing-interpretation": is_read,
    "missing-action": moving,
    "vague-action": is_branch,
    "action-without-fact": goes_on,
    "vague-fact": told_next,
    "work-before-order": only_asked,
    "customer-duty-waived": makes_good,
    "fact-from-memory": not_told,
    "push-after-refusal": held_off,
    "not-now-read-as-never": comes_again,
    "problem-without-consultation": in_hand,
}
