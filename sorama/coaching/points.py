"""Which gap is spoken of, in which order, and which place shows it: findings → points, one a gap, most urgent first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from sorama.coaching.checks import is_setup
from sorama.coaching.deeds import is_own
from sorama.coaching.links import is_voiced
from sorama.coaching.segments import kinds_at
from sorama.coaching.topic import is_hedged
from sorama.coaching.weight import is_heavy, is_title, telling_fact
from sorama.coaching.wishes import is_felt, is_sweeping
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EventKind, Finding, Label, Severity
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.report import Token
from sorama.span import Span

# The order of asking: what is missing in the chain, then its quality, fact before interpretation before action.
CHAIN = (
    ("missing-fact", "action-without-fact", "opinion-as-fact", "interpretation-without-fact"),
    (
        "missing-interpretation",
        "action-without-interpretation",
        "no-customer-voice",
        "not-now-read-as-never",
        "own-convenience-reason",
    ),
    (
        "missing-action",
        "unanswered-request",
        "problem-without-consultation",
        "refusal-reason-unasked",
        "overdue-promise",
    ),
    ("push-after-refusal", "work-before-order", "customer-duty-waived", "closed-without-followup"),
    ("vague-fact", "mixed-fact-and-opinion", "leap-from-one-fact", "vague-action", "contact-without-purpose"),
    ("action-without-deadline", "consultation-without-own-view", "stage-todo-missing"),
)
_PLACE = {name: i for i, names in enumerate(CHAIN) for name in names}
STOPPED = ("missing-interpretation", "missing-action")  # one gap in a thread of facts alone: the chain stops at 空
ASIDE = pattern(r"[\s・、。]*(?:あと(?!で|から)|ついでに|ちなみに|それと|そのほか|その他|なお)")
_GREETING = pattern(r"あいさつ|挨拶|年賀|お歳暮|お中元")
_ROUTINE = pattern(r"補充|入れ?替え|納品|配達|集荷|集金|巡回|定期|交換|引き取り|配布|点検|挨拶|あいさつ")
_WEIGHTY = frozenset(
    {
        EventKind.COMPLAINT,
        EventKind.TROUBLE,
        EventKind.REQUEST,
        EventKind.QUESTION,
        EventKind.REFUSAL,
        EventKind.LOST,
        EventKind.VERBATIM,
        EventKind.DISCOVERY,
        EventKind.CUSTOMER_VOICE,
    }
)
_EVENTS: Mapping[str, tuple[EventKind, ...]] = {
    "unanswered-request": (EventKind.REQUEST, EventKind.QUESTION),
    "closed-without-followup": (EventKind.LOST, EventKind.REFUSAL),
    "problem-without-consultation": (EventKind.COMPLAINT, EventKind.TROUBLE),
    "refusal-reason-unasked": (EventKind.REFUSAL,),
    "push-after-refusal": (EventKind.PUSH, EventKind.REFUSAL),
    "consultation-without-own-view": (EventKind.CONSULTATION,),
    "no-customer-voice": (EventKind.CONTACT,),
}


class Point(NamedTuple):
    """One gap: the finding that speaks for it, and those that say the same elsewhere."""

    finding: Finding
    rules: tuple[str, ...]
    others: int = 0  # places where the same rule was met again
    also: Finding | None = None  # the first of them
    folded: int = 0  # further gaps at the same place, for another day


def points_of(graph: ArgumentGraph, findings: Sequence[Finding]) -> list[Point]:
    """One point a gap, most urgent first: a place or a rule is spoken of once."""
    stopped = {f.thread for f in findings if f.rule == STOPPED[0]} & {
        f.thread for f in findings if f.rule == STOPPED[1]
    }
    groundless = {f.thread for f in findings if f.rule == CHAIN[0][0]}
    merged: list[Point] = []
    for f in sorted(findings, key=lambda f: _urgency(graph, f)):
        if f.rule == STOPPED[1] and f.thread in stopped:
            continue
        if f.rule in CHAIN[0] and f.rule != CHAIN[0][0] and f.thread in groundless:
            continue
        span = focus(graph, f)[0]
        twin = next((i for i, p in enumerate(merged) if _same_gap(graph, p, f, span)), None)
        if twin is None:
            merged.append(Point(f, STOPPED if f.rule == STOPPED[0] and f.thread in stopped else (f.rule,)))
            continue
        p = merged[twin]
        if f.rule == p.finding.rule:
            if not span.overlaps(focus(graph, p.finding)[0]):
                merged[twin] = p._replace(others=p.others + 1, also=p.also or f)
        else:
            merged[twin] = p._replace(folded=p.folded + 1)
    return merged


def _same_gap(graph: ArgumentGraph, point: Point, finding: Finding, span: Span) -> bool:
    return point.finding.rule == finding.rule or span.overlaps(focus(graph, point.finding)[0])


def _urgency(graph: ArgumentGraph, finding: Finding) -> tuple[bool, bool, int, bool, float, int]:
    """Side errands and hints last, then the place in the chain, acts that a view carries, severity × confidence, the place in the text."""
    weight = (finding.severity.rank + 1) * finding.confidence
    place = _PLACE.get(finding.rule, len(CHAIN))
    hint = finding.severity is Severity.INFO
    return is_side(graph, finding), hint, place, _is_bare(graph, finding), -weight, finding.start


def _is_bare(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether an act comes from no view of the writer's."""
    i = finding.segment
    if i is None or graph.segments[i].label is not Label.ACTION:
        return False
    return not any(graph.segments[g].label is Label.INTERPRETATION for g in graph.grounds(i))


def is_side(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether a gap is one of a side errand or of daily routine: あと春には川向こうの店にもあいさつします, 救急箱の補充."""
    if finding.segment is not None:
        text = graph.text(finding.segment)
        if graph.segments[finding.segment].label is not Label.ACTION:
            return False
        return bool(ASIDE.match(text) or _GREETING.search(text)) or is_added(text)
    told = thread_of(graph, finding)
    if finding.thread is None or len(graph.report.threads) < 2 or not told:
        return False
    return all(_is_routine(graph, i) for i in told)


@remembered
def is_added(text: str) -> bool:
    """Whether an act comes on top of another: チラシもまく, 資料も別途用意する."""
    tokens = tokens_of(text)
    return any(b.surface == "も" and b.pos[0] == "助詞" and _takes_more(a) for a, b in pairwise(tokens))


def _takes_more(token: Token) -> bool:
    return token.surface in ("に", "へ") or (token.pos[0] == "名詞" and token.pos[1] != "数詞")


def _is_routine(graph: ArgumentGraph, segment: int) -> bool:
    return _ROUTINE.search(graph.text(segment)) is not None and not kinds_at(graph, segment) & _WEIGHTY


def focus(graph: ArgumentGraph, finding: Finding) -> tuple[Span, int | None]:
    """The place to quote, inside one segment where there is one, and that segment."""
    if finding.segment is not None:
        return Span(finding.start, finding.end), finding.segment
    touched = within(graph, finding)
    chosen = _telling(graph, finding, [i for i in thread_of(graph, finding) if i in touched])
    if chosen is None:
        chosen = next(iter(touched), None)
    if chosen is None:
        return Span(finding.start, finding.end), None
    s = graph.segments[chosen]
    return Span(s.start, s.end), chosen


def _telling(graph: ArgumentGraph, finding: Finding, inside: list[int]) -> int | None:
    """The segment that shows the gap best."""
    inside = [i for i in inside if not is_felt(graph.text(i))] or inside
    by_label = {label: [i for i in inside if graph.segments[i].label is label] for label in Label}
    if finding.rule == STOPPED[1] and (
        wide := [i for i in by_label[Label.INTERPRETATION] if is_sweeping(graph.text(i))]
    ):
        return wide[-1]
    wanted = _EVENTS.get(finding.rule, ())
    for i in inside if wanted else ():
        if not kinds_at(graph, i).isdisjoint(wanted):
            return i
    for related in finding.related:
        hit = next((i for i in inside if graph.segments[i].start <= related.start < graph.segments[i].end), None)
        if hit is not None:
            return hit
    if finding.rule == "missing-fact":
        minds = [i for i in by_label[Label.INTERPRETATION] if EventKind.MIND_STATED in kinds_at(graph, i)]
        marked = [i for i in by_label[Label.INTERPRETATION] if is_voiced(graph, i) and is_hedged(graph.text(i))]
        order = (*minds[:1], *marked[:1], *by_label[Label.INTERPRETATION][:1], *by_label[Label.ACTION][:1])
    elif finding.rule == "missing-action":
        heavy = [i for i in by_label[Label.FACT] if is_heavy(graph, i)]
        order = (*heavy[-1:], *[i for i in by_label[Label.INTERPRETATION] if is_voiced(graph, i)][-1:])
    else:
        order = ()
    fact = telling_fact(graph, inside)
    if fact is not None and finding.rule in STOPPED and is_setup(graph, inside, fact):
        fact = max((i for i in inside if i < fact and is_own(graph, i)), default=fact)  # what we did, not how it is set
    if fact is not None and is_title(graph, fact):
        fact = next((i for i in inside if i != fact), fact)
    return next(iter((*order, *([] if fact is None else [fact]), *inside)), None)


def within(graph: ArgumentGraph, finding: Finding) -> list[int]:
    """The segments that the span of a finding touches."""
    return [i for i, s in enumerate(graph.segments) if s.start < finding.end and finding.start < s.end]


def thread_of(graph: ArgumentGraph, finding: Finding) -> list[int]:
    """What the thread of a finding tells; the whole report where it has none."""
    here = range(len(graph.segments)) if finding.thread is None else graph.by_thread.get(finding.thread, ())
    return [i for i in here if graph.segments[i].label is not Label.OTHER]
