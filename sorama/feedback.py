"""Findings and strengths → the few comments a coach would make: one praise, then at most two questions."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sorama.catalogue import OPTIONAL, Catalogue, Wording, load, placeholders
from sorama.model import (
    ArgumentGraph,
    Comment,
    CommentKind,
    EventKind,
    Finding,
    History,
    HistoryFinding,
    Label,
    Severity,
)
from sorama.phrasing import (
    QUOTE,
    coming_date,
    customer,
    cut,
    mention,
    person,
    product,
    segment_mention,
    telling_fact,
)
from sorama.settings import Settings
from sorama.span import Span

UNSURE = 0.6  # below this confidence of a label the comment asks what was meant
AGAIN = 2  # met this often before: the writer is asked to find it

# The order of asking: what is missing in the chain, then its quality, fact before interpretation before action.
CHAIN = (
    ("missing-fact", "action-without-fact", "opinion-as-fact", "interpretation-without-fact", "no-customer-voice"),
    ("missing-interpretation", "action-without-interpretation", "not-now-read-as-never", "own-convenience-reason"),
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
PRAISE = (
    "full-chain",
    "reason-asked",
    "checked-hypothesis",
    "kept-promise",
    "beyond-expectation",
    "quoted-customer",
    "dated-action",
    "measured-fact",
)
_MERGED = ("missing-interpretation", "missing-action")  # one gap in a thread of facts alone: the chain stops at 空
_LABEL_RULES = frozenset(name for names in CHAIN[:2] for name in names) | {"vague-action", "action-without-deadline"}
_EVENTS: Mapping[str, tuple[EventKind, ...]] = {
    "unanswered-request": (EventKind.REQUEST, EventKind.QUESTION),
    "closed-without-followup": (EventKind.LOST, EventKind.REFUSAL),
    "problem-without-consultation": (EventKind.COMPLAINT, EventKind.TROUBLE),
    "refusal-reason-unasked": (EventKind.REFUSAL,),
    "push-after-refusal": (EventKind.PUSH, EventKind.REFUSAL),
    "no-customer-voice": (EventKind.CONTACT,),
}


@dataclass(frozen=True, slots=True)
class _Point:
    """One gap: the finding that speaks for it, and those that say the same elsewhere."""

    finding: Finding
    rules: tuple[str, ...]
    others: int = 0  # places where the same rule was met again
    folded: int = 0  # further gaps at the same place, for another day


def comment(
    graph: ArgumentGraph,
    findings: Sequence[Finding],
    strengths: Sequence[Finding],
    settings: Settings,
    *,
    times: Mapping[str, int] | None = None,
    mastered: Sequence[str] = (),
) -> tuple[tuple[Comment, ...], int]:
    """The comments to show and how many points stay folded.

    From a history: `times`, how often the writer met each rule before; `mastered`, habits to name for the first time.
    """
    catalogue = load(settings.messages)
    points = _points(graph, [f for f in findings if not f.suppressed and not f.strength])
    room = max(settings.max_points, 0)
    praise = (
        _praise(graph, strengths, points[: max(room - 1, 0)], catalogue, settings) if room > 1 or not points else None
    )
    if mastered and room > 1:
        praise = _named(graph, praise, mastered, catalogue)
    asks = points[: room - 1 if room > 1 else room]
    asked = tuple(_ask(graph, p, catalogue, settings, times or {}) for p in asks)
    shown = ((praise,) if praise is not None and room else ()) + asked
    return shown, len(points) - len(asks) + sum(p.folded for p in points)


def _points(graph: ArgumentGraph, findings: Sequence[Finding]) -> list[_Point]:
    """One point a gap, most urgent first: a place or a rule is spoken of once."""
    stopped = {f.thread for f in findings if f.rule == _MERGED[0]} & {
        f.thread for f in findings if f.rule == _MERGED[1]
    }
    groundless = {f.thread for f in findings if f.rule == CHAIN[0][0]}
    merged: list[_Point] = []
    for f in sorted(findings, key=_urgency):
        if f.rule == _MERGED[1] and f.thread in stopped:
            continue
        if f.rule in CHAIN[0] and f.rule != CHAIN[0][0] and f.thread in groundless:
            continue
        span = _focus(graph, f)[0]
        twin = next((i for i, p in enumerate(merged) if _same_gap(graph, p, f, span)), None)
        if twin is None:
            merged.append(_Point(f, _MERGED if f.rule == _MERGED[0] and f.thread in stopped else (f.rule,)))
            continue
        p = merged[twin]
        if f.rule == p.finding.rule:
            merged[twin] = replace(p, others=p.others + (not span.overlaps(_focus(graph, p.finding)[0])))
        else:
            merged[twin] = replace(p, folded=p.folded + 1)
    return merged


def _same_gap(graph: ArgumentGraph, point: _Point, finding: Finding, span: Span) -> bool:
    return point.finding.rule == finding.rule or span.overlaps(_focus(graph, point.finding)[0])


def _urgency(finding: Finding) -> tuple[bool, int, float, int]:
    """Hints last, then the place in the chain, then severity × confidence, then the place in the text."""
    weight = (finding.severity.rank + 1) * finding.confidence
    return (finding.severity is Severity.INFO, _PLACE.get(finding.rule, len(CHAIN)), -weight, finding.start)


def _focus(graph: ArgumentGraph, finding: Finding) -> tuple[Span, int | None]:
    """The place to quote, inside one segment where there is one, and that segment."""
    if finding.segment is not None:
        return Span(finding.start, finding.end), finding.segment
    inside = [
        i
        for i, s in enumerate(graph.segments)
        if s.label is not Label.OTHER
        and s.start < finding.end
        and finding.start < s.end
        and finding.thread in (None, s.thread)
    ]
    chosen = _telling(graph, finding, inside)
    if chosen is None:
        chosen = next(
            (i for i, s in enumerate(graph.segments) if s.start < finding.end and finding.start < s.end), None
        )
    if chosen is None:
        return Span(finding.start, finding.end), None
    s = graph.segments[chosen]
    return Span(s.start, s.end), chosen


def _telling(graph: ArgumentGraph, finding: Finding, inside: list[int]) -> int | None:
    """The segment that shows the gap best."""
    by_label = {label: [i for i in inside if graph.segments[i].label is label] for label in Label}
    for event in graph.having(*_EVENTS.get(finding.rule, ())):
        if event.segment in inside:
            return event.segment
    for related in finding.related:
        hit = next((i for i in inside if graph.segments[i].start <= related.start < graph.segments[i].end), None)
        if hit is not None:
            return hit
    if finding.rule == "missing-fact":
        order = (*by_label[Label.INTERPRETATION][:1], *by_label[Label.ACTION][:1])
    elif finding.rule == "missing-action":
        order = (*by_label[Label.INTERPRETATION][-1:],)
    else:
        order = ()
    fact = telling_fact(graph, inside)
    return next(iter((*order, *([] if fact is None else [fact]), *inside)), None)


def _ask(
    graph: ArgumentGraph, point: _Point, catalogue: Catalogue, settings: Settings, times: Mapping[str, int]
) -> Comment:
    finding = point.finding
    span, segment = _focus(graph, finding)
    slots = _slots(graph, finding, span, segment)
    slots["count"] = str(point.others)
    wording = catalogue.of(*_names(graph, point, segment))
    seed = finding.fingerprint or f"{finding.rule}:{span.of(graph.report.text)}"
    quote = cut(graph, *span, QUOTE)
    if times.get(finding.rule, 0) >= AGAIN and wording.habit:
        slots["habit"] = wording.habit
        text = _pick(catalogue.common["find_it"], slots, seed)
        quote = _region(graph, finding, quote)
    else:
        unsure = _unsure(graph, finding, segment, catalogue)
        if unsure is not None:
            text = _pick(unsure, slots, seed)
        elif settings.tone == "direct" and wording.direct:
            text = _pick(wording.direct, slots, seed)
        else:
            text = _pick(wording.see, slots, seed + "見") + _pick(wording.ask, slots, seed + "問")
        if point.others:
            text += _pick(catalogue.common["elsewhere"], slots, seed)
    rules = point.rules
    return Comment(
        CommentKind.QUESTION, rules, quote.of(graph.report.text), *quote, text, hints(wording, graph.report.text)
    )


def _names(graph: ArgumentGraph, point: _Point, segment: int | None) -> tuple[str, ...]:
    """Under which names the catalogue is asked, the most special first."""
    rule = point.finding.rule
    names = ["+".join(_MERGED)] if point.rules == _MERGED else []
    if segment is not None:
        s = graph.segments[segment]
        names += [f"{rule}/{s.kind}", f"{rule}/{s.label}"]
    return (*names, rule)


def _region(graph: ArgumentGraph, finding: Finding, quote: Span) -> Span:
    """The beginning of the thread instead of the place itself: the writer is to find it."""
    first = next((s for s in graph.segments if finding.thread in (None, s.thread) and s.label is not Label.OTHER), None)
    return quote if first is None else cut(graph, first.start, first.end, QUOTE)


def _unsure(
    graph: ArgumentGraph, finding: Finding, segment: int | None, catalogue: Catalogue
) -> tuple[str, ...] | None:
    """Where the label itself was uncertain: a question about what was meant, instead of an assertion."""
    if segment is None or finding.rule not in _LABEL_RULES:
        return None
    s = graph.segments[segment]
    if s.runner_up is None or s.confidence >= UNSURE or s.runner_up[0] is Label.OTHER:
        return None
    return catalogue.common.get(f"unsure_{'_'.join(sorted((s.label, s.runner_up[0])))}")


def _slots(graph: ArgumentGraph, finding: Finding, span: Span, segment: int | None) -> dict[str, str]:
    """What can be inserted: only words that stand in the report."""
    thread = finding.thread if finding.thread is not None or segment is None else graph.segments[segment].thread
    someone, company = person(graph, *span, thread), customer(graph, thread)
    slots = {
        "words": mention(graph, *span),
        "who": someone or company or ("先方" if "先方" in graph.report.text else "お客様"),
        "message": finding.message,
    }
    here = graph.by_thread.get(thread, ()) if thread is not None else tuple(range(len(graph.segments)))
    rest = [i for i in here if i != segment]
    grounds = graph.grounds(segment) if segment is not None else frozenset()
    claims = graph.claims.get(segment, ()) if segment is not None else ()
    rest_sure = [i for i in rest if graph.segments[i].confidence >= UNSURE]
    fact = (
        telling_fact(graph, [i for i in rest_sure if i in grounds])
        if segment is not None and _sure(graph, segment)
        else None
    )
    nearby = (
        None
        if fact is not None
        else telling_fact(graph, [i for i in rest_sure if segment is None or abs(i - segment) <= 2])
    )
    found: dict[str, str | None] = {
        "them": someone or company,
        "person": someone,
        "customer": company,
        "product": product(graph, *span),
        "when": coming_date(graph, thread),
        "fact": None if fact is None else segment_mention(graph, fact),
        "nearby": None if nearby is None else segment_mention(graph, nearby),
        "view": _last(graph, [i for i in rest if graph.segments[i].label is Label.INTERPRETATION]),
        "plan": _last(graph, [i for i in rest if graph.segments[i].label is Label.ACTION]),
        "claim": _last(graph, list(claims)),
    }
    return slots | {k: v for k, v in found.items() if v}


def _sure(graph: ArgumentGraph, claim: int) -> bool:
    """Whether the support of a claim is clear enough to be spoken of as the writer's."""
    return all(e.cue is not None or e.confidence >= UNSURE for e in graph.supports if e.claim == claim)


def _last(graph: ArgumentGraph, segments: Sequence[int]) -> str | None:
    return segment_mention(graph, segments[-1]) if segments else None


def _pick(templates: Sequence[str], slots: Mapping[str, str], seed: str) -> str:
    """One of the wordings that can be filled in, those with words of the report first; always the same for the same seed."""
    fitting = [t for t in templates if placeholders(t) <= slots.keys()]
    special = [t for t in fitting if placeholders(t) & OPTIONAL]
    choice = special if len(special) > 1 else fitting
    return choice[zlib.crc32(seed.encode("utf-8", "replace")) % len(choice)].format_map(slots) if choice else ""


def hints(wording: Wording, text: str = "") -> tuple[str, ...]:
    """Cue list, sentence frame, an example from a trade that the report does not speak of."""
    foreign = [e for e in wording.examples if e.partition("：")[0] not in text] or list(wording.examples[-1:])
    return tuple(h for h in (wording.cues, wording.frame, *foreign[:1]) if h)


def _praise(
    graph: ArgumentGraph, strengths: Sequence[Finding], asks: Sequence[_Point], catalogue: Catalogue, settings: Settings
) -> Comment | None:
    """The strength best worth naming; one that shows a link first, one whose place is not asked about first."""
    taken = [_focus(graph, p.finding)[0] for p in asks]

    def worth(s: Finding) -> tuple[bool, int, float, int]:
        asked = any(_focus(graph, s)[0].overlaps(t) for t in taken)
        return (asked, PRAISE.index(s.rule) if s.rule in PRAISE else len(PRAISE), -s.confidence, s.start)

    for s in sorted((s for s in strengths if not s.suppressed), key=worth):
        span, segment = _praised(graph, s)
        wording = catalogue.of(s.rule)
        slots = _slots(graph, replace(s, start=span.start, end=span.end), span, segment)
        text = _pick(wording.direct if settings.tone == "direct" else wording.say, slots, s.fingerprint or s.rule)
        if text:
            quote = cut(graph, *span, QUOTE)
            return Comment(CommentKind.PRAISE, (s.rule,), quote.of(graph.report.text), *quote, text)
    return None


def _named(
    graph: ArgumentGraph, praise: Comment | None, mastered: Sequence[str], catalogue: Catalogue
) -> Comment | None:
    """The praise with the mastered habits named; on a report that earns none, beside what the report tells."""
    habits = "」「".join(catalogue.of(rule).habit or rule for rule in mastered)
    text = _pick(catalogue.common["mastered"], {"habit": habits}, habits)
    if praise is not None:
        return replace(praise, text=praise.text + text, rules=(*praise.rules, *mastered))
    told = next((s for s in graph.segments if s.label is not Label.OTHER), None)
    if told is None:
        return None
    quote = cut(graph, told.start, told.end, QUOTE)
    return Comment(CommentKind.PRAISE, tuple(mastered), quote.of(graph.report.text), *quote, text)


def _praised(graph: ArgumentGraph, strength: Finding) -> tuple[Span, int | None]:
    """What the praise quotes: of a whole chain its interpretation, the link in the middle."""
    if strength.rule == "full-chain":
        last = max(
            (i for i in _within(graph, strength) if graph.segments[i].label is Label.ACTION), default=strength.segment
        )
        for i in graph.premises.get(last, ()) if last is not None else ():
            s = graph.segments[i]
            if s.label is Label.INTERPRETATION and telling_fact(graph, graph.grounds(i)) is not None:
                return Span(s.start, s.end), i
    return _focus(graph, strength)


def _within(graph: ArgumentGraph, finding: Finding) -> list[int]:
    return [i for i, s in enumerate(graph.segments) if s.start < finding.end and finding.start < s.end]


def comment_history(history: History, finding: HistoryFinding, settings: Settings) -> Comment:
    """The comment on a finding across reports; it quotes the latest place."""
    catalogue = load(settings.messages)
    place = finding.places[-1]
    graph = history.graphs[place.report]
    as_finding = Finding(
        finding.rule,
        finding.code,
        finding.severity,
        finding.message,
        place.start,
        place.end,
        fingerprint=finding.fingerprint,
    )
    hit = next((i for i in _within(graph, as_finding) if graph.segments[i].label is not Label.OTHER), None)
    slots = _slots(graph, as_finding, Span(place.start, place.end), hit)
    if finding.customer:
        slots["who"] = slots["customer"] = finding.customer
    wording = catalogue.of(finding.rule)
    seed = finding.fingerprint or finding.rule
    if finding.strength:
        text = _pick(wording.direct if settings.tone == "direct" else wording.say, slots, seed)
    elif settings.tone == "direct" and wording.direct:
        text = _pick(wording.direct, slots, seed)
    else:
        text = _pick(wording.see, slots, seed + "見") + _pick(wording.ask, slots, seed + "問")
    quote = cut(graph, place.start, place.end, QUOTE)
    kind = CommentKind.PRAISE if finding.strength else CommentKind.QUESTION
    extra = () if finding.strength else hints(wording, graph.report.text)
    return Comment(kind, (finding.rule,), quote.of(graph.report.text), *quote, text, extra)
