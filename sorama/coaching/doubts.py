"""Readings told as certain, or the customer's mind told as known, with no fact under them: which no rule was sure enough to mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sorama.coaching.aspects import is_attitude
from sorama.coaching.bearing import ground
from sorama.coaching.certainty import is_certain, is_expected
from sorama.coaching.deeds import is_own
from sorama.coaching.gate_readings import is_carried
from sorama.coaching.links import QUITE, SURE, Links, clear
from sorama.coaching.segments import kinds_at
from sorama.coaching.topic import hearsay, is_cause, tied
from sorama.coaching.wishes import foretells, is_typed, tells_odds
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label, Severity
from sorama.patterns import pattern

CERTAIN = "interpretation-without-fact"
MIND = "opinion-as-fact"
NEAR = 2  # segments back that a fact may carry what ought to be so
OPEN = 0.75  # below this confidence a fact may as well be a reading
_POINTS = pattern(
    r"と(?:み|見)て(?:まず)?間違い|(?:原因|理由)は(?:これ|それ|ここ|そこ)|(?:これ|それ|ここ|そこ)(?:が|こそ)[^、。]{0,6}(?:原因|理由)"
)
_SIGNS = {
    EventKind.VERBATIM,
    EventKind.REQUEST,
    EventKind.QUESTION,
    EventKind.MEASURE,
    EventKind.APPROVAL,
    EventKind.ORDER,
}
_HEARD = {EventKind.VERBATIM, EventKind.CUSTOMER_VOICE, EventKind.APPROVAL, EventKind.ORDER, EventKind.REASON_STATED}
_SURELY = pattern(r"きっと|絶対")
_NOT_OURS = (EventKind.VERDICT, EventKind.VERBATIM, EventKind.REASON_STATED, EventKind.HEDGES)


def unsupported(graph: ArgumentGraph, told: Iterable[Finding], links: Links) -> Iterator[Finding]:
    """A finding without code for each such reading."""
    known = {f.segment for f in told}
    for i, s in enumerate(graph.segments):
        rule = None if i in known else _doubted(graph, i)
        if rule is None or _not_ours(graph, i):
            continue
        typed = is_typed(graph.text(i)) and not any(EventKind.VERBATIM in kinds_at(graph, j) for j in range(i))
        if not (
            typed or _is_foretold(graph, i) or tells_odds(graph.text(i)) or _is_guessed_cause(graph, i, links)
        ) and (is_carried(graph, i) or _grounded(graph, i, links)):
            continue
        seed = f"{rule}:{graph.text(i)}"
        yield Finding(rule, "", Severity.WARNING, "", s.start, s.end, s.thread, i, fingerprint=seed)


def _doubted(graph: ArgumentGraph, segment: int) -> str | None:
    s = graph.segments[segment]
    if tells_odds(graph.text(segment)) and s.label is not Label.OTHER:
        return CERTAIN
    if s.label is Label.FACT:
        open_ = s.confidence < OPEN and s.runner_up is not None and s.runner_up[0] is Label.INTERPRETATION
    else:
        open_ = s.label is Label.INTERPRETATION
    if open_ and (is_certain(graph, segment) or (is_expected(graph, segment) and not _after_fact(graph, segment))):
        return CERTAIN
    if s.label is Label.INTERPRETATION and s.confidence >= OPEN and is_typed(graph.text(segment)):
        return MIND
    minded = s.label is Label.INTERPRETATION and s.confidence >= SURE
    stated = minded and EventKind.MIND_STATED in kinds_at(graph, segment)
    return MIND if stated and is_attitude(graph, segment) else None


def _is_foretold(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the customer's decision is told as certain, and the matter holds no word of theirs."""
    here = (i for i in graph.by_thread[graph.segments[segment].thread] if i < segment)
    heard = any(kinds_at(graph, i) & _HEARD or graph.segments[i].kind is Kind.SAID for i in here)
    return foretells(graph.text(segment)) and not heard


def _after_fact(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a sure fact stands right before."""
    near = (graph.segments[i] for i in range(max(0, segment - NEAR), segment))
    return any(
        s.label is Label.FACT and s.confidence >= OPEN and s.thread == graph.segments[segment].thread for s in near
    )


def _not_ours(graph: ArgumentGraph, segment: int) -> bool:
    text = graph.text(segment)
    kinds = kinds_at(graph, segment) - ({EventKind.REASON_STATED} if is_cause(text) else set())
    return "「" in text or hearsay(text) or bool(kinds & set(_NOT_OURS))


def _is_guessed_cause(graph: ArgumentGraph, segment: int, links: Links) -> bool:
    """Whether a cause is told as certain, and what was told before is what it explains: no sign of the cause itself."""
    text = graph.text(segment)
    if not is_cause(text) or not is_certain(graph, segment) or _POINTS.search(text):
        return False
    found = ground(graph, links, segment)
    return found is None or found.explains


def _is_beside(graph: ArgumentGraph, fact: int, segment: int) -> bool:
    """Whether a fact is no sign of a conviction: nobody's words, no figure, another matter: 音が大きい。きっと軸受けが寿命だ."""
    return not (kinds_at(graph, fact) & _SIGNS or tied(graph.text(fact), graph.text(segment)))


def _grounded(graph: ArgumentGraph, segment: int, links: Links) -> bool:
    """Whether a sure fact that is more than an act of ours carries it."""
    return any(
        clear(e)
        and graph.segments[e.premise].label is Label.FACT
        and graph.segments[e.premise].confidence >= QUITE
        and not is_own(graph, e.premise)
        and not (_SURELY.search(graph.text(segment)) and _is_beside(graph, e.premise, segment))
        and EventKind.ACTIVITY not in kinds_at(graph, e.premise)
        for e in links.into(segment)
    )
