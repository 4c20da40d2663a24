"""Judgements on wording: is this act vague, is the customer's mind stated as known, does this plan name a time …

Each judgement looks at the words of one clause in normalised form, at its predicate and at negation; none scans for phrases.
Those on facts, views and acts stand in files of their own; here they become events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sorama.model import Actor, Event, EventKind, Label, Report, Segment, SupportEdge, When
from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause, clauses_of
from sorama.reading.dates import find_dates
from sorama.reading.wording_acts import firm_date, is_act_like, is_vague
from sorama.reading.wording_answers import gives_reason, is_appointment, is_request
from sorama.reading.wording_deadlines import deadlines
from sorama.reading.wording_facts import (
    is_errand,
    is_lost,
    is_mixed,
    is_settled,
    is_talk,
    is_topic,
    is_visit,
    is_won,
)
from sorama.reading.wording_views import is_aside, is_mind_stated, is_open_question, is_sweeping


def wording_events(
    report: Report,
    segments: tuple[Segment, ...],
    supports: tuple[SupportEdge, ...],
    dates: tuple[When, ...] | None = None,
) -> tuple[Event, ...]:
    """The judgements on all segments, in order of the text; `dates` are those of the report's text, if already found."""
    clauses = clauses_of(report, segments)
    told = find_dates(report.text, report.date) if dates is None else dates
    found = list(_in_clauses(clauses))
    found += _vague_actions(clauses, report, told)
    found += [_event(EventKind.DEADLINE, c, detail) for c, detail in deadlines(clauses, report, told)]
    found += _fulfilments(clauses, supports)
    found += [_event(EventKind.ACT_LIKE, c) for c in clauses if is_act_like(c, told)]
    found.sort(key=lambda e: (e.segment, e.kind))
    return tuple(found)


def _event(kind: EventKind, c: Clause, detail: str = "", actor: Actor = Actor.OWN) -> Event:
    return Event(kind, c.index, c.segment.start, c.segment.end, actor, detail)


def _in_clauses(clauses: tuple[Clause, ...]) -> Iterator[Event]:
    """Judgements that need nothing but the clause and its label."""
    for c in clauses:
        for label, judge, kind, detail in _JUDGEMENTS:
            if c.label is label and judge(c):
                yield _event(kind, c, detail)


def _vague_actions(clauses: tuple[Clause, ...], report: Report, dates: tuple[When, ...]) -> Iterator[Event]:
    for c in clauses:
        if c.label is Label.ACTION and is_vague(c, firm_date(c, report, dates)):
            yield _event(EventKind.VAGUE_ACTION, c)


def _fulfilments(clauses: tuple[Clause, ...], supports: tuple[SupportEdge, ...]) -> Iterator[Event]:
    asked = {c.index for c in clauses if c.label is Label.FACT and is_request(c)}
    answered = {e.claim for e in supports if e.premise in asked}
    for c in clauses:
        if c.label is not Label.ACTION:
            continue
        if c.index in answered or is_appointment(c):
            yield _event(EventKind.FULFILS, c)
        if gives_reason(c):
            yield _event(EventKind.OWN_REASON, c)


_JUDGEMENTS: tuple[tuple[Label, Callable[[Clause], bool], EventKind, str], ...] = (
    (Label.FACT, is_talk, EventKind.ACTIVITY, "talk"),
    (Label.FACT, is_visit, EventKind.ACTIVITY, "visit"),
    (Label.FACT, is_topic, EventKind.ACTIVITY, "visit"),
    (Label.FACT, is_won, EventKind.ORDER, ""),
    (Label.FACT, is_lost, EventKind.LOST, ""),
    (Label.FACT, is_errand, EventKind.ERRAND, ""),
    (Label.FACT, is_settled, EventKind.CLOSED, ""),
    (Label.FACT, is_mixed, EventKind.MIXED_REPORTING, ""),
    (Label.INTERPRETATION, is_mixed, EventKind.MIXED_REPORTING, ""),
    (Label.INTERPRETATION, is_mind_stated, EventKind.MIND_STATED, ""),
    (Label.INTERPRETATION, is_aside, EventKind.ASIDE, ""),
    (Label.INTERPRETATION, is_open_question, EventKind.OPEN_QUESTION, ""),
    (Label.INTERPRETATION, is_sweeping, EventKind.SWEEPING, ""),
    (Label.ACTION, lambda c: bool(c.norms & classes.ROUTINE), EventKind.ROUTINE, ""),
)
