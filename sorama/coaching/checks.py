"""What our own side checked or set up: plain facts, to which no mind of the customer's is to be guessed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sorama.coaching.deeds import is_own
from sorama.coaching.segments import HEARD, TAIL, acts_of, kinds_at
from sorama.coaching.troubles import is_amiss
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.nlp.morphology import tokens_of
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


def is_setup(graph: ArgumentGraph, segments: Iterable[int], telling: int) -> bool:
    """Whether a line tells how something of ours is set or prepared, where nothing came from the customer."""
    told = list(segments)
    if (
        any(is_amiss(graph, i) for i in told)
        or graph.segments[telling].label is not Label.FACT
        or graph.segments[telling].kind is Kind.SAID
    ):
        return False
    heard = any(EventKind.CUSTOMER_VOICE in kinds_at(graph, i) or graph.segments[i].kind is Kind.SAID for i in told)
    if heard or any("ask" in acts_of(graph, i) for i in told) or not any(acts_of(graph, i) for i in told):
        return False
    tokens = [t for t in tokens_of(graph.text(telling)) if t.pos[0] not in ("補助記号", "記号", "空白")]
    prepared = any(a.surface == "て" and b.norm in ("置く", "おく") for a, b in pairwise(tokens))
    return prepared or (
        bool(tokens) and tokens[-1].norm not in ("た", "です") and tokens[-1].pos[0] in ("動詞", "助動詞")
    )
