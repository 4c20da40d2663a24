"""Findings and strengths → the few comments a coach would make: one praise, then at most two questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sorama.coaching.aspects import LIGHT, aspects, is_attitude, is_certain, is_log, is_mailed, is_setup, norms_of
from sorama.coaching.catalogue import Catalogue, Wording, load
from sorama.coaching.doubts import unsupported
from sorama.coaching.gate import DATE, answered, worth_asking
from sorama.coaching.links import SURE, Links, kind_of
from sorama.coaching.news import UNREAD, gives_way, question, unread
from sorama.coaching.phrasing import QUOTE, cut
from sorama.coaching.points import CHAIN, STOPPED, Point, focus, points_of, within
from sorama.coaching.praise import KNOWN, praises
from sorama.coaching.praise_facts import Praise, is_seen
from sorama.coaching.steps import Step, step
from sorama.coaching.topic import hearsay, is_hedged, is_ought, is_past
from sorama.coaching.verdicts import verdict
from sorama.coaching.wording import UNSURE, UNSURE_FACT, Slots, hints, pick
from sorama.model import ArgumentGraph, Comment, CommentKind, Finding, History, HistoryFinding, Kind, Label, Severity
from sorama.reading.words import word_set
from sorama.settings import DEFAULTS, Settings
from sorama.span import Span

TOGETHER = 2  # habits that one comment asks to look for
AGAIN = 2  # met this often before: the writer is asked to find it
PRAISE = KNOWN
GAPS = ("step/leap",)  # steps for a gap that weighs more than a date
_EXPLAINING = word_set("効く 利く 御蔭 おかげ 原因 理由 決め手")
_LABEL_RULES = frozenset(name for names in CHAIN[:2] for name in names) | {"vague-action", "action-without-deadline"}


def comment(
    graph: ArgumentGraph,
    findings: Sequence[Finding],
    strengths: Sequence[Finding],
    settings: Settings,
    *,
    times: Mapping[str, int] | None = None,
    mastered: Sequence[str] = (),
    finished: bool = True,
) -> tuple[tuple[Comment, ...], int]:
    """The comments to show and how many points stay folded.

    From a history: `times`, how often the writer met each rule before; `mastered`, habits to name for the first time.
    Where nothing weighty is to be asked of a report that is `finished`, one small step further is.
    """
    catalogue = load(settings.messages).plus(settings.wordings)
    told = [f for f in findings if not f.suppressed and not f.strength]
    asking = [f for f in told if worth_asking(graph, f)]
    links = Links(graph)
    asking += unsupported(graph, findings, links)
    points = points_of(graph, asking)
    room = max(settings.max_points, 0)
    news = unread(graph, links) if finished and room > 1 else None
    earned = praise = None
    if room > 1 or not points:
        doubts = [f for f in told if f.rule != DATE and not answered(graph, f)]
        asked_about = [p for p in points[: max(room - 1, 0)] if p.finding.rule != DATE]
        for earned in praises(graph, [s for s in strengths if not s.suppressed], doubts, asked_about, links):
            if news is not None and news[0] in earned.touched:
                continue
            if (praise := _praise(earned, graph, catalogue, settings)) is not None:
                break
    if mastered and room > 1:
        praise = _named(graph, praise, mastered, catalogue)
    asks = room - 1 if room > 1 else room
    again = [p for p in points if (times or {}).get(p.finding.rule, 0) >= AGAIN and catalogue.of(p.finding.rule).habit]
    units = [[p] for p in points if p not in again[:TOGETHER]]
    if again:
        units.insert(points.index(again[0]), again[:TOGETHER])
    chosen = _foremost(units)[:asks]
    if finished and room > 1 and chosen and chosen[0][0].finding.rule == DATE and chosen[0][0] not in again:
        gap = step(graph, earned if praise is not None else None, links) if news is None else None
        if news is not None or (gap is not None and gap.names[0] in GAPS):
            chosen = []  # what the news means, or why this act, comes before a date
    said = "" if praise is None else praise.text
    asked: tuple[Comment, ...] = ()
    for unit in chosen:
        used = said + "".join(c.text for c in asked)
        found = _find_it(graph, unit, catalogue) if unit[0] in again else None
        if found is None and news is not None and gives_way(graph, unit[0], news):
            found, news = _step(graph, question(graph, news, unit[0].rules), catalogue, settings, used), None
        asked = (*asked, found or _ask(graph, unit[0], catalogue, settings, used))
    if finished and room > 1 and not chosen:
        further = step(graph, earned if praise is not None else None, links)
        if news is not None:
            further = question(graph, news, (UNREAD,))
        if further is not None and _may_ask(further.rules, findings, settings):
            if (
                earned is not None
                and earned.names[0].endswith(("/kept", "/heard", "/seen", "/agreed"))
                and further.segment in earned.touched
            ):
                praise, said = None, ""
            asked = (_step(graph, further, catalogue, settings, said),)
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
    slots = Slots(graph, finding, span, segment, used)
    slots["count"] = str(point.others)
    wording = catalogue.of(*_names(graph, point, segment, catalogue.own))
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


def _may_ask(rules: Sequence[str], findings: Sequence[Finding], settings: Settings) -> bool:
    """Whether the rules that a step belongs to are wanted, and nothing was put aside."""
    if any(f.suppressed for f in findings):
        return False
    if settings.select == DEFAULTS.select and not settings.ignore:
        return True
    from sorama.rules import RULES
    from sorama.rules.selection import matches

    wanted = [r for r in RULES if r.name in rules and any(matches(r, w) for w in settings.select)]
    return len(wanted) == len(rules) and not any(matches(r, w) for r in wanted for w in settings.ignore)


def _step(graph: ArgumentGraph, further: Step, catalogue: Catalogue, settings: Settings, used: str) -> Comment:
    """The small step further: no gap, so nothing that a reader cannot see."""
    s = graph.segments[further.segment]
    at = Finding(further.rules[0], "", Severity.INFO, "", s.start, s.end, s.thread, further.segment)
    slots = Slots(graph, at, Span(s.start, s.end), further.segment, used)
    slots.update(dict.fromkeys(("fact", "view", "plan", "nearby"), "") | further.slots)
    wording = catalogue.of(*further.names)
    seed = further.names[0] + graph.text(further.segment)
    if settings.tone == "direct" and wording.direct:
        text = pick(wording.direct, slots, seed, used)
    else:
        text = pick(wording.see, slots, seed + "見", used) + pick(wording.ask, slots, seed + "問", used)
    return _question(graph, further.rules, cut(graph, s.start, s.end, QUOTE), text, wording)


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


def _names(graph: ArgumentGraph, point: Point, segment: int | None, own: frozenset[str]) -> tuple[str, ...]:
    """Under which names the catalogue is asked, the most special first."""
    rule = point.finding.rule
    bases: tuple[str, ...] = (rule,)
    if point.rules == STOPPED or (rule == STOPPED[1] and rule not in own and _unread(graph, point.finding)):
        bases = ("+".join(STOPPED), rule)
    special = tuple(_special(graph, point.finding, segment))
    return tuple(name for base in bases for name in (*(f"{base}/{a}" for a in special), base))


def _special(graph: ArgumentGraph, finding: Finding, segment: int | None) -> Iterator[str]:
    """What is special about the place, the most special first."""
    if segment is None:
        return
    s = graph.segments[segment]
    if finding.rule == STOPPED[1] and s.label is Label.FACT:
        yield from (v for i in graph.by_thread[s.thread] if (v := verdict(graph, i)))
    if not finding.code and is_certain(graph, segment):
        yield "certain"
    told = _told(graph, finding)
    own = tuple(aspects(graph, segment))
    explained = any(norms_of(graph, i) & _EXPLAINING for i in told)
    yield from (a for a in own if a not in LIGHT and not (a == "works" and explained))
    if finding.rule in STOPPED and is_log(graph, told, segment):
        yield "log"
    if finding.rule in STOPPED and is_setup(graph, told, segment):
        yield "own-sent" if is_mailed(graph, told) else "setup"
    yield from (a for a in own if a in LIGHT)
    if s.label is Label.INTERPRETATION and is_ought(graph.text(segment)):
        return
    if s.kind is Kind.LESSON:
        yield "lesson"
        return
    if s.kind is Kind.OBSERVED and not is_seen(graph, segment):
        return
    if s.label is Label.ACTION or (s.confidence >= SURE and (s.label is Label.FACT or is_hedged(graph.text(segment)))):
        yield kind_of(graph, segment)
    if s.label is not Label.INTERPRETATION or not is_attitude(graph, segment):
        yield s.label


def _unread(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether a thread holds no reading, not even the check of an earlier one."""
    return not any(graph.segments[i].label is Label.INTERPRETATION or verdict(graph, i) for i in _told(graph, finding))


def _told(graph: ArgumentGraph, finding: Finding) -> list[int]:
    """What the thread of a finding tells."""
    here = graph.by_thread.get(finding.thread, ()) if finding.thread is not None else range(len(graph.segments))
    return [i for i in here if graph.segments[i].label is not Label.OTHER]


def _unsure(
    graph: ArgumentGraph, finding: Finding, segment: int | None, catalogue: Catalogue
) -> tuple[str, ...] | None:
    """Where the label itself was uncertain: a question about what was meant, instead of an assertion."""
    if segment is None or finding.rule not in _LABEL_RULES:
        return None
    s = graph.segments[segment]
    sure = UNSURE_FACT if s.label is Label.FACT else UNSURE
    if s.runner_up is None or s.confidence >= sure or s.runner_up[0] is Label.OTHER:
        return None
    if "「" in graph.text(segment) or hearsay(graph.text(segment)):
        return None  # whose words these are is told
    either = {s.label, s.runner_up[0]}
    if either == {Label.FACT, Label.ACTION} and is_past(graph.text(segment)):
        return None
    return catalogue.common.get(f"unsure_{'_'.join(sorted(either))}")


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
