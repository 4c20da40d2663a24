"""Judgements on wording: is this act vague, is the customer's mind stated as known, does this plan name a time …

Each judgement looks at the words of one clause in normalised form, at its predicate and at negation; none scans for phrases.
Those on facts, views and acts stand in files of their own; here they become events.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from sorama.model import Actor, Event, EventKind, Label, When
from sorama.reading.clause import Clause, once
from sorama.reading.passage import Passage
from sorama.reading.wording_acts import firm_date, gives_reason, is_act_like, is_routine, is_vague, timed
from sorama.reading.wording_deadlines import deadlines
from sorama.reading.wording_facts import (
    is_coloured,
    is_errand,
    is_interjected,
    is_lost,
    is_mixed,
    is_over,
    is_settled,
    is_talk,
    is_topic,
    is_visit,
    is_won,
    tells_much,
)
from sorama.reading.wording_views import is_aside, is_concluded, is_mind_stated, is_open_question, is_sweeping
from sorama.report import Report, Zone


def wording_events(report: Report, passages: tuple[Passage, ...], dates: tuple[When, ...]) -> tuple[Event, ...]:
    """The judgements on all segments, in order of the text."""
    due = deadlines(report, passages, dates)
    found: list[Event] = []
    for p in passages:
        if p.label is Label.OTHER:
            continue
        told = list(_judged(p.clause, p.label))
        if _interjected(p, passages):
            told.append((EventKind.MIXED_REPORTING, ""))
        if p.label is not Label.ACTION:
            zone = report.sentences[p.segment.sentence].zone
            if _act_like(p.clause, p.label, timed(p), zone in _PLANS):
                told.append((EventKind.ACT_LIKE, ""))
        else:
            if _vague(p.clause, firm_date(p, report)):
                told.append((EventKind.VAGUE_ACTION, ""))
            if p.number in due:
                told.append((EventKind.DEADLINE, due[p.number]))
        told.sort(key=itemgetter(0))
        found += (Event(kind, p.number, p.segment.start, p.segment.end, Actor.OWN, detail) for kind, detail in told)
    return tuple(found)


_PLANS = (Zone.ACTION, Zone.REQUEST)
_vague, _act_like = once(is_vague), once(is_act_like)


def _interjected(p: Passage, passages: tuple[Passage, ...]) -> bool:
    """Whether a view stands between whoever speaks and what is said in the next passage of the sentence."""
    after = passages[p.number + 1] if p.number + 1 < len(passages) else None
    within = after is not None and after.segment.sentence == p.segment.sentence
    return within and after is not None and is_interjected(p.clause, after.clause)


@once
def _judged(c: Clause, label: Label) -> tuple[tuple[EventKind, str], ...]:
    """Judgements that need nothing but the clause and its label."""
    return tuple((kind, detail) for of, judge, kind, detail in _JUDGEMENTS if of is label and judge(c))


_JUDGEMENTS: tuple[tuple[Label, Callable[[Clause], bool], EventKind, str], ...] = (
    (Label.FACT, is_talk, EventKind.ACTIVITY, "talk"),
    (Label.FACT, is_visit, EventKind.ACTIVITY, "visit"),
    (Label.FACT, is_topic, EventKind.ACTIVITY, "visit"),
    (Label.FACT, is_won, EventKind.ORDER, ""),
    (Label.FACT, is_lost, EventKind.LOST, ""),
    (Label.FACT, is_errand, EventKind.ERRAND, ""),
    (Label.FACT, is_settled, EventKind.CLOSED, ""),
    (Label.FACT, is_coloured, EventKind.MIXED_REPORTING, ""),
    (Label.INTERPRETATION, is_over, EventKind.CLOSED, ""),
    (Label.FACT, is_mixed, EventKind.MIXED_REPORTING, ""),
    (Label.INTERPRETATION, is_mixed, EventKind.MIXED_REPORTING, ""),
    (Label.INTERPRETATION, is_mind_stated, EventKind.MIND_STATED, ""),
    (Label.INTERPRETATION, is_aside, EventKind.ASIDE, ""),
    (Label.INTERPRETATION, is_open_question, EventKind.OPEN_QUESTION, ""),
    (Label.INTERPRETATION, is_sweeping, EventKind.SWEEPING, ""),
    (Label.FACT, is_concluded, EventKind.SWEEPING, ""),
    (Label.FACT, tells_much, EventKind.MANIFOLD, ""),
    (Label.ACTION, is_routine, EventKind.ROUTINE, ""),
    (Label.ACTION, gives_reason, EventKind.OWN_REASON, ""),
)
