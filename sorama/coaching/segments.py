"""What reading found in one segment: its words, its events, its acts, its people."""

from __future__ import annotations

from sorama.memo import remembered
from sorama.model import ArgumentGraph, EntityKind, EventKind
from sorama.nlp.morphology import tokens_of

TAIL = 5  # letters after a word that is the predicate, at most
HEARD = frozenset(
    {
        EventKind.VERBATIM,
        EventKind.REQUEST,
        EventKind.QUESTION,
        EventKind.COMPLAINT,
        EventKind.REFUSAL,
        EventKind.DISCOVERY,
    }
)
_ACTS = ("ask", "propose", "send", "reply", "make", "fix", "arrange", "visit", "call", "contact")
_NOTHING: frozenset[EventKind] = frozenset()


@remembered
def _norms(text: str) -> frozenset[str]:
    return frozenset(t.norm for t in tokens_of(text))


def norms_of(graph: ArgumentGraph, segment: int) -> frozenset[str]:
    """The words of a segment in normalised form."""
    return _norms(graph.text(segment))


def kinds_at(graph: ArgumentGraph, segment: int) -> frozenset[EventKind]:
    """The kinds of events found in a segment."""
    return graph.event_kinds.get(segment, _NOTHING)


def has_kind(graph: ArgumentGraph, segment: int, *kinds: EventKind) -> bool:
    """Whether an event of one of these kinds is found in a segment."""
    return not kinds_at(graph, segment).isdisjoint(kinds)


def names_person(graph: ArgumentGraph, segment: int) -> bool:
    """Whether somebody of the customer's side is named in a segment."""
    return any(e.kind is EntityKind.PERSON for e in graph.names_in(segment))


def acts_of(graph: ArgumentGraph, segment: int) -> tuple[str, ...]:
    """The classes of act that a segment plans or tells, the most telling first."""
    kinds = (EventKind.PROMISE, EventKind.RESCHEDULED, EventKind.DONE)
    found = {name for e in graph.events_of.get(segment, ()) if e.kind in kinds for name in e.detail.split("+")}
    return tuple(name for name in _ACTS if name in found)
