"""Findings and strengths → the few comments a coach would make: one praise, then at most two questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sorama.coaching.catalogue import Catalogue, Wording, load
from sorama.coaching.gate import DATE, answered, worth_asking
from sorama.coaching.phrasing import QUOTE, cut
from sorama.coaching.points import CHAIN, STOPPED, Point, focus, points_of, within
from sorama.coaching.praise import KNOWN, Praise, praises
from sorama.coaching.wording import UNSURE, Slots, hints, pick
from sorama.model import ArgumentGraph, Comment, CommentKind, Finding, History, HistoryFinding, Label, Severity
from sorama.settings import Settings
from sorama.span import Span

TOGETHER = 2  # habits that one comment asks to look for
AGAIN = 2  # met this often before: the writer is asked to find it
PRAISE = KNOWN
_LABEL_RULES = frozenset(name for names in CHAIN[:2] for name in names) | {"vague-action", "action-without-deadline"}


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
    catalogue = load(settings.messages).plus(settings.wordings)
    told = [f for f in findings if not f.suppressed and not f.strength]
    points = points_of(graph, [f for f in told if worth_asking(graph, f)])
    room = max(settings.max_points, 0)
    praise = None
    if room > 1 or not points:
        earned = [s for s in strengths if not s.suppressed]
        doubts = [f for f in told if f.rule != DATE and not answered(graph, f)]
        asked_about = [p for p in points[: max(room - 1, 0)] if p.finding.rule != DATE]
        found = praises(graph, earned, doubts, asked_about)
        praise = next((c for p in found if (c := _praise(p, graph, catalogue, settings)) is not None), None)
    if mastered and room > 1:
        praise = _named(graph, praise, mastered, catalogue)
    asks = room - 1 if room > 1 else room
    again = [p for p in points if (times or {}).get(p.finding.rule, 0) >= AGAIN and catalogue.of(p.finding.rule).habit]
    units = [[p] for p in points if p not in again[:TOGETHER]]
    if again:
        units.insert(points.index(again[0]), again[:TOGETHER])
    chosen = _foremost(units)[:asks]
    said = "" if praise is None else praise.text
    asked = tuple(
        _find_it(graph, unit, catalogue) if unit[0] in again else _ask(graph, unit[0], catalogue, settings, said)
        for unit in chosen
    )
    shown = ((praise,) if praise is not None and room else ()) + asked
    return shown, len(points) - sum(map(len, chosen)) + sum(p.folded for p in points)


def _foremost(units: list[list[Point]]) -> list[list[Point]]:
    """A date or a hint is asked for where nothing more important is left to ask."""
    weighty = [u for u in units if u[0].finding.rule != DATE and u[0].finding.severity is not Severity.INFO]
    return weighty or units[:1]


def _ask(graph: ArgumentGraph, point: Point, catalogue: Catalogue, settings: Settings, used: str) -> Comment:
    """Quote, what cannot be seen yet, question; not in words that the praise quotes."""
    finding = point.finding
    span, segment = focus(graph, finding)
    slots = Slots(graph, finding, span, segment)
    slots["count"] = str(point.others)
    wording = catalogue.of(*_names(graph, point, segment))
    seed = finding.fingerprint or f"{finding.rule}:{span.of(graph.report.text)}"
    unsure = _unsure(graph, finding, segment, catalogue)
    if unsure is not None:
        text = pick(unsure, slots, seed, used)
    elif settings.tone == "direct" and wording.direct:
        text = pick(wording.direct, slots, seed, used)
    else:
        text = pick(wording.see, slots, seed + "見", used) + pick(wording.ask, slots, seed + "問", used)
    if point.others and finding.rule != DATE:
        text += pick(catalogue.common["elsewhere"], slots, seed)
    return _question(graph, point.rules, cut(graph, *span, QUOTE), text, wording)


def _find_it(graph: ArgumentGraph, points: Sequence[Point], catalogue: Catalogue) -> Comment:
    """What was met often before is named, its place is not; the quote leads to the beginning of the thread."""
    finding = points[0].finding
    span, segment = focus(graph, finding)
    slots = Slots(graph, finding, span, segment)
    slots["habit"] = "」「".join(catalogue.of(p.finding.rule).habit for p in points)
    text = pick(catalogue.common["find_it"], slots, finding.fingerprint or finding.rule)
    first = next((s for s in graph.segments if finding.thread in (None, s.thread) and s.label is not Label.OTHER), None)
    quote = cut(graph, *((first.start, first.end) if first else span), QUOTE)
    rules = tuple(rule for p in points for rule in p.rules)
    return _question(graph, rules, quote, text, catalogue.of(finding.rule))


def _question(graph: ArgumentGraph, rules: tuple[str, ...], quote: Span, text: str, wording: Wording) -> Comment:
    report = graph.report.text
    return Comment(CommentKind.QUESTION, rules, quote.of(report), *quote, text, hints(wording, report))


def _names(graph: ArgumentGraph, point: Point, segment: int | None) -> tuple[str, ...]:
    """Under which names the catalogue is asked, the most special first."""
    rule = point.finding.rule
    names = ["+".join(STOPPED)] if point.rules == STOPPED else []
    if segment is not None:
        s = graph.segments[segment]
        names += [f"{rule}/{s.kind}", f"{rule}/{s.label}"]
    return (*names, rule)


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


def _praise(praise: Praise, graph: ArgumentGraph, catalogue: Catalogue, settings: Settings) -> Comment | None:
    wording = catalogue.of(*praise.names)
    place = Finding(praise.rule, "", Severity.INFO, "", *praise.span, segment=praise.segment, strength=True)
    slots = Slots(graph, place, praise.span, praise.segment)
    slots.update(dict.fromkeys(("fact", "claim"), "") | praise.slots)
    text = pick(wording.direct if settings.tone == "direct" else wording.say, slots, praise.seed)
    quote = cut(graph, *praise.span, QUOTE)
    return Comment(CommentKind.PRAISE, (praise.rule,), quote.of(graph.report.text), *quote, text) if text else None


def _named(
    graph: ArgumentGraph, praise: Comment | None, mastered: Sequence[str], catalogue: Catalogue
) -> Comment | None:
    """The praise with the mastered habits named; on a report that earns none, beside what the report tells."""
    habits = "」「".join(catalogue.of(rule).habit or rule for rule in mastered)
    text = catalogue.common["mastered"][0].format(habit=habits)
    if praise is not None:
        return replace(praise, text=praise.text + text, rules=(*praise.rules, *mastered))
    told = next((s for s in graph.segments if s.label is not Label.OTHER), None)
    if told is None:
        return None
    quote = cut(graph, told.start, told.end, QUOTE)
    return Comment(CommentKind.PRAISE, tuple(mastered), quote.of(graph.report.text), *quote, text)


def comment_history(history: History, finding: HistoryFinding, settings: Settings) -> Comment:
    """The comment on a finding across reports; it quotes the latest place."""
    catalogue = load(settings.messages).plus(settings.wordings)
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
    hit = next((i for i in within(graph, as_finding) if graph.segments[i].label is not Label.OTHER), None)
    slots = Slots(graph, as_finding, Span(place.start, place.end), hit)
    if finding.customer:
        slots["who"] = slots["them"] = slots["customer"] = finding.customer
    wording = catalogue.of(finding.rule)
    seed = finding.fingerprint or finding.rule
    if finding.strength:
        text = pick(wording.direct if settings.tone == "direct" else wording.say, slots, seed)
    elif settings.tone == "direct" and wording.direct:
        text = pick(wording.direct, slots, seed)
    else:
        text = pick(wording.see, slots, seed + "見") + pick(wording.ask, slots, seed + "問")
    quote = cut(graph, place.start, place.end, QUOTE)
    kind = CommentKind.PRAISE if finding.strength else CommentKind.QUESTION
    extra = () if finding.strength else hints(wording, graph.report.text)
    return Comment(kind, (finding.rule,), quote.of(graph.report.text), *quote, text, extra)
