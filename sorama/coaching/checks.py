"""What came out of a check of ours: a plain fact, to which no mind of the customer's is to be guessed."""

from __future__ import annotations

from sorama.coaching.aspects import HEARD, TAIL, is_own
from sorama.model import ArgumentGraph, EventKind, Kind
from sorama.patterns import pattern

BESIDE = 2  # segments after a check in which its outcome is told
_CHECK = pattern(r"(?:確かめ|確認し|確認致し|測っ|測定し|計っ|調べ)(?:まし)?た[。 　]*$|(?:確認|確かめ)[。 　]*$")
_MIND = pattern(r"感想|反応|意向|評判|気持|本音|意見|考え|様子|進み|進捗|状況|状態|手応え|満足|不満|原因|理由")


def is_checked(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a plain fact came out of a check of ours: a place, a size, a number, nobody's mind."""
    end = graph.segments[fact].end
    if graph.segments[fact].kind is Kind.OBSERVED:
        return False
    said = {e.kind for e in graph.events_of.get(fact, ()) if e.kind is not EventKind.REFUSAL or e.end >= end - TAIL}
    if said & (HEARD - {EventKind.DISCOVERY} | {EventKind.TROUBLE}) or is_own(graph, fact):
        return False
    here = graph.by_thread[graph.segments[fact].thread]
    before = [i for i in here if 0 < fact - i <= BESIDE]
    return any(_CHECK.search(graph.text(i)) and not _MIND.search(graph.text(i)) for i in before)
