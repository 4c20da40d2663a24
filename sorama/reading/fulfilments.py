"""Acts that do what was asked of us: an explicit request or question of the customer, an instruction, a promise, a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sorama.model import Event, EventKind, Label, SupportEdge
from sorama.reading.answers import about_of, answers, offers_something_else
from sorama.reading.clause import Clause, once
from sorama.reading.lexicon import MEMBERS
from sorama.reading.passage import Passage
from sorama.reading.words import word_set
from sorama.report import Report

_ASKED = (EventKind.REQUEST, EventKind.QUESTION)
_BOUND = word_set("約束 宿題 決まり 規定 規則 ルール 取り決め")
_ORDERED = MEMBERS["DEMANDV"] | word_set("命じる 命令 指導")
_RECEIVED = word_set("れる られる 受ける 頂く 貰う 有る 出る")
_APPOINTED = word_set("約束 アポ アポイント 御約束")


def fulfilments(
    report: Report, passages: tuple[Passage, ...], supports: Iterable[SupportEdge], events: Iterable[Event]
) -> Iterator[Event]:
    """A FULFILS event on every act that rests on a fact which asks for it."""
    asked = {e.segment: e.kind for e in events if e.kind in _ASKED and not _counted(report, e)}
    seen: set[int] = set()
    for edge in supports:
        fact, act = passages[edge.premise], passages[edge.claim]
        if fact.label is Label.FACT and act.label is Label.ACTION and act.number not in seen:
            kind = asked.get(fact.number) or (EventKind.REQUEST if _binds(fact.clause) else None)
            if _fulfils(report, fact, act, kind):
                seen.add(act.number)
                yield Event(EventKind.FULFILS, act.number, act.segment.start, act.segment.end)


def _fulfils(report: Report, fact: Passage, act: Passage, asked: EventKind | None) -> bool:
    """Whether the act takes up what the fact asks for, or grants what somebody would like: a meeting, the thing that was named."""
    wished = asked is None and _wishes(fact.clause)
    if asked is None and not wished:
        return False
    if wished and act.clause.past and act.clause.norms & _APPOINTED:
        return True
    request, done = about_of(report, fact), about_of(report, act)
    if answers(request, done):
        return True
    return not wished and not offers_something_else(request, done, question=asked is EventKind.QUESTION)


@once
def _wishes(c: Clause) -> bool:
    """Whether somebody is told to want something: 「一緒に聞きたい」と言われた, 〜したいとのこと."""
    return any(
        a.norm in ("たい", "欲しい") and any(t.norm in ("と", "って") for t in c.tokens[i + 1 : i + 3])
        for i, a in enumerate(c.tokens)
    )


@once
def _binds(c: Clause) -> bool:
    """Whether a fact tells of an instruction, whoever gave it, of a promise of ours or a rule that holds."""
    if c.negated:
        return False
    return bool(c.norms & _BOUND) or any(
        t.norm in _ORDERED and any(x.norm in _RECEIVED for x in c.tokens[i + 1 : i + 5]) for i, t in enumerate(c.tokens)
    )


def _counted(report: Report, asked: Event) -> bool:
    """Whether questions are only counted: 質問が2件あった."""
    return any(letter.isdecimal() for letter in report.text[asked.start : asked.end])
