"""Judgements on wording: is this act vague, is the customer's mind stated as known, does this plan name a time …

Each judgement looks at the words of one clause in normalised form, at its predicate and at negation; none scans for phrases.
Those on facts, views and acts stand in files of their own; here they become events.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter

from sorama.model import Actor, Event, EventKind, Label, When
from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause, once
from sorama.reading.passage import Passage
from sorama.reading.wording_activities import is_talk, is_visit
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
    is_topic,
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
        told = _judged(p.clause, p.label)
        if _interjected(p, passages):
            told += ((EventKind.MIXED_REPORTING, ""),)
        if p.label is not Label.ACTION:
            zone = report.sentences[p.segment.sentence].zone
            if _act_like(p.clause, p.label, bool(p.dates) and timed(p), zone in _PLANS):
                told += ((EventKind.ACT_LIKE, ""),)
        else:
            if _vague(p.clause, firm_date(p, report)):
                told += ((EventKind.VAGUE_ACTION, ""),)
            if p.number in due:
                told += ((EventKind.DEADLINE, due[p.number]),)
        for kind, detail in sorted(told, key=itemgetter(0)):
            found.append(Event(kind, p.number, p.segment.start, p.segment.end, Actor.OWN, detail))
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
    heads = c.head_norms
    return tuple(
        [
            (kind, detail)
            for judge, needed, kind, detail in _JUDGEMENTS[label]
            if (needed is None or not needed.isdisjoint(heads)) and judge(c)
        ]
    )


_Row = tuple[
    Callable[[Clause], bool], frozenset[str] | None, EventKind, str
]  # with what the predicate must say, if anything
_JUDGEMENTS: Mapping[Label, tuple[_Row, ...]] = {
    Label.FACT: (
        (is_talk, classes.TALK, EventKind.ACTIVITY, "talk"),
        (is_visit, classes.VISIT | classes.TALK | classes.ROUNDS, EventKind.ACTIVITY, "visit"),
        (is_topic, None, EventKind.ACTIVITY, "visit"),
        (is_won, classes.WON | classes.DECIDED, EventKind.ORDER, ""),
        (is_lost, None, EventKind.LOST, ""),
        (is_errand, None, EventKind.ERRAND, ""),
        (is_settled, classes.SETTLED, EventKind.CLOSED, ""),
        (is_coloured, None, EventKind.MIXED_REPORTING, ""),
        (is_mixed, None, EventKind.MIXED_REPORTING, ""),
        (is_concluded, None, EventKind.SWEEPING, ""),
        (tells_much, None, EventKind.MANIFOLD, ""),
    ),
    Label.INTERPRETATION: (
        (is_over, classes.SETTLED, EventKind.CLOSED, ""),
        (is_mixed, None, EventKind.MIXED_REPORTING, ""),
        (is_mind_stated, None, EventKind.MIND_STATED, ""),
        (is_aside, None, EventKind.ASIDE, ""),
        (is_open_question, None, EventKind.OPEN_QUESTION, ""),
        (is_sweeping, None, EventKind.SWEEPING, ""),
    ),
    Label.ACTION: (
        (is_routine, None, EventKind.ROUTINE, ""),
        (gives_reason, None, EventKind.OWN_REASON, ""),
    ),
}
