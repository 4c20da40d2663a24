"""Findings and strengths → the few comments a coach would make: one praise, then at most two questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sorama.coaching.catalogue import Catalogue, Wording, load
from sorama.coaching.doubts import unsupported
from sorama.coaching.gate import DATE, answered, worth_asking
from sorama.coaching.help import help_for, hints
from sorama.coaching.keys import names_of, unsure
from sorama.coaching.links import Links
from sorama.coaching.news import UNREAD, News, gives_way, in_hand, question, to_act, unacted, unmet, unread
from sorama.coaching.phrasing import QUOTE, cut, mention
from sorama.coaching.points import Point, focus, is_side, points_of, within
from sorama.coaching.praise import praises
from sorama.coaching.praise_facts import Praise
from sorama.coaching.steps import step
from sorama.coaching.steps_form import Step
from sorama.coaching.wording import Slots, pick
from sorama.model import ArgumentGraph, Comment, CommentKind, Finding, History, HistoryFinding, Label, Severity
from sorama.settings import DEFAULTS, Settings
from sorama.span import Span

TOGETHER = 2  # habits that one comment asks to look for
AGAIN = 2  # met this often before: the writer is asked to find it
FACTS = ("quoted-customer", "measured-fact")  # praise that gives way where the question starts from the same place
RESTATING = (
    "/kept",
    "/heard",
    "/seen",
    "/agreed",
    "/alone",
    "/owned",
)  # praise of a place that is not asked about as well
CHAIN = "full-chain"
HINTS = ("unquantified-degree", "stacked-hedges", "fact-from-memory")  # of how it is told: after any step of a chain
LIGHT = (DATE, *HINTS)  # what costs no praise
GAPS = (
    "step/leap",
    "step/unacted",
    "step/unmet",
    "step/in-hand",
    "step/news-",
)  # steps for a gap that weighs more than a date


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
    earned, praise = None, None
    deserved: Iterator[Praise] = iter(())
    if room > 1 or not points:
        doubts = [f for f in told if f.rule not in LIGHT and not answered(graph, f)]
        asked_about = [p for p in points[: max(room - 1, 0)] if p.finding.rule not in LIGHT]
        if news is not None and asked_about and gives_way(graph, asked_about[0], news):
            asked_about = asked_about[1:]
        deserved = praises(graph, [s for s in strengths if not s.suppressed], doubts, asked_about, links)
        earned, praise = _earned(graph, deserved, news, catalogue, settings)
    if mastered and room > 1:
        praise = _named(graph, praise, mastered, catalogue)
    asks = room - 1 if room > 1 else room
    again = [p for p in points if (times or {}).get(p.finding.rule, 0) >= AGAIN and catalogue.of(p.finding.rule).habit]
    units = [[p] for p in points if p not in again[:TOGETHER]]
    if again:
        units.insert(points.index(again[0]), again[:TOGETHER])
    chosen = _foremost(graph, units)[:asks]
    further = None
    first = chosen[0][0].finding if chosen and chosen[0][0] not in again else None
    dated = first is not None and first.rule == DATE
    hinted = first is not None and first.rule in HINTS and earned is not None and earned.rule == CHAIN
    if finished and room > 1 and (not chosen or dated or hinted):
        further = _further(graph, news, earned, links)
        first_step = hinted or (first is not None and is_side(graph, first))
        if chosen and (further is None or not (first_step or further.names[0].startswith(GAPS))):
            further = (
                None  # a date that is missing comes before a step further, and after a gap; that of a side errand last
            )
        elif chosen:
            chosen = []
    said = "" if praise is None else praise.text
    asked: tuple[Comment, ...] = ()
    for unit in chosen:
        used = said + "".join(c.text for c in asked)
        found = _find_it(graph, unit, catalogue) if unit[0] in again else None
        if found is None and news is not None and gives_way(graph, unit[0], news):
            found, news = _step(graph, question(graph, news, unit[0].rules), catalogue, settings, used), None
        asked = (*asked, found or _ask(graph, unit[0], catalogue, settings, used))
    if not chosen and further is not None and _may_ask(further.rules, findings, settings):
        if earned is not None and further.segment in earned.touched and not mastered and _yields(earned):
            elsewhere = (p for p in deserved if further.segment not in p.touched)
            _, other = _earned(graph, elsewhere, news, catalogue, settings)
            praise = other if other is not None or earned.names[0].endswith(RESTATING) else praise
            said = "" if praise is None else praise.text
        asked = (_step(graph, further, catalogue, settings, said),)
    shown = ((praise,) if praise is not None and room else ()) + asked
    return shown, len(points) - sum(map(len, chosen)) + sum(p.folded for p in points)


def _yields(earned: Praise) -> bool:
    """Whether a praise gives way to another where the question starts from the same place."""
    return earned.rule in FACTS or earned.names[0].endswith(RESTATING)


def _earned(
    graph: ArgumentGraph, deserved: Iterable[Praise], news: News | None, catalogue: Catalogue, settings: Settings
) -> tuple[Praise | None, Comment | None]:
    """The first praise that is not about news nobody has read yet and has a wording that fits, and how it is said."""
    for earned in deserved:
        about_news = news is not None and news[0] in earned.touched
        if not about_news and (praise := _praise(earned, graph, catalogue, settings)) is not None:
            return earned, praise
    return None, None


def _further(graph: ArgumentGraph, news: News | None, earned: Praise | None, links: Links) -> Step | None:
    """What news means, what ought to be done and is not, else the small step further."""
    if news is not None:
        return question(graph, news, (UNREAD,))
    for name, left in (("in-hand", in_hand(graph)), ("unacted", unacted(graph)), ("unmet", unmet(graph))):
        if left is not None:
            return to_act(left, name)
    return step(graph, earned, links)


def _foremost(graph: ArgumentGraph, units: list[list[Point]]) -> list[list[Point]]:
    """A date, a hint or a side errand is asked for where nothing more important is left to ask."""
    main = [u for u in units if not is_side(graph, u[0].finding)] or units
    weighty = [u for u in main if u[0].finding.rule != DATE and u[0].finding.severity is not Severity.INFO]
    return weighty or main[:1]


def _ask(graph: ArgumentGraph, point: Point, catalogue: Catalogue, settings: Settings, used: str) -> Comment:
    """Quote, what cannot be seen yet, question; not in words that the praise quotes."""
    finding = point.finding
    span, segment = focus(graph, finding)
    slots = Slots(graph, finding, span, segment, used)
    wording = catalogue.of(*names_of(graph, point, segment, catalogue.own))
    seed = finding.fingerprint or f"{finding.rule}:{span.of(graph.report.text)}"
    open_ = unsure(graph, finding, segment, catalogue)
    text = _asked(wording, slots, seed, settings, used) if open_ is None else pick(open_, slots, seed, used)
    if open_ is None and finding.rule != DATE and _is_alike(graph, point, segment, wording, catalogue):
        slots["also"], slots["count"] = mention(graph, *focus(graph, point.also or finding)[0]), str(point.others)
        text += "" if slots["also"][1:-1] in text else pick(catalogue.common["elsewhere"], slots, seed)
    return _question(graph, point.rules, cut(graph, *span, QUOTE), text, hints(wording, catalogue, graph.report.text))


def _is_alike(graph: ArgumentGraph, point: Point, segment: int | None, wording: Wording, catalogue: Catalogue) -> bool:
    """Whether what is asked at a place may be asked at the other place of its rule in the same words."""
    other = None if point.also is None else focus(graph, point.also)[1]
    if point.also is None or other is None or segment is None:
        return False
    if graph.segments[other].label is not graph.segments[segment].label:
        return False
    names = names_of(graph, point._replace(finding=point.also), other, catalogue.own)
    return catalogue.of(*names).ask == wording.ask


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
    text = _asked(wording, slots, further.names[0] + graph.text(further.segment), settings, used)
    help_ = hints(catalogue.of(*help_for(further.names)), catalogue, graph.report.text)
    return _question(graph, further.rules, cut(graph, s.start, s.end, QUOTE), text, help_)


def _asked(wording: Wording, slots: Slots, seed: str, settings: Settings, used: str = "") -> str:
    """What cannot be seen yet, and one question, in the tone that the settings ask for."""
    if settings.tone == "direct" and wording.direct:
        return pick(wording.direct, slots, seed, used)
    return pick(wording.see, slots, seed + "見", used) + pick(wording.ask, slots, seed + "問", used, brief=True)


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
    return _question(graph, rules, quote, text, hints(catalogue.of(finding.rule), catalogue, graph.report.text))


def _question(graph: ArgumentGraph, rules: tuple[str, ...], quote: Span, text: str, help_: tuple[str, ...]) -> Comment:
    return Comment(CommentKind.QUESTION, rules, quote.of(graph.report.text), *quote, text, help_)


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
    else:
        text = _asked(wording, slots, seed, settings)
    quote = cut(graph, place.start, place.end, QUOTE)
    kind = CommentKind.PRAISE if finding.strength else CommentKind.QUESTION
    extra = () if finding.strength else hints(wording, catalogue, graph.report.text)
    return Comment(kind, (finding.rule,), quote.of(graph.report.text), *quote, text, extra)
