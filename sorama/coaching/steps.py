"""One small step further where a report leaves nothing weighty to ask: what the next line could tell, as a light question."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.coaching.acts import is_delivery, is_done, main_acts, mends, telling_act
from sorama.coaching.aspects import aspects
from sorama.coaching.chains import after, main_reading, told_ahead
from sorama.coaching.daywork import is_advised, is_next_day, is_once_answered, is_stuck
from sorama.coaching.deeds import is_agenda, is_log, is_timetable, met_at
from sorama.coaching.gate_acts import ASKED_NOW, ASKS_FACTS, no_plan
from sorama.coaching.links import Links, is_voiced
from sorama.coaching.matters import ERRED, ONLY_ERRED, is_round
from sorama.coaching.naming import is_list
from sorama.coaching.outcome import doubter, looks_told
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.points import STOPPED
from sorama.coaching.praise_facts import Praise
from sorama.coaching.receiver import UNNAMED, receiver
from sorama.coaching.segments import kinds_at
from sorama.coaching.stance import has_view
from sorama.coaching.steps_after import after_act, after_check, praised_verdict, unexplained_act
from sorama.coaching.steps_form import CHAIN, LIKELY, NEAR, Step, beyond, made
from sorama.coaching.steps_unread import logged, unread, without_act
from sorama.coaching.verdicts import verdict
from sorama.coaching.wishes import is_either, is_felt, is_open, is_sweeping, is_undecided, is_vow, is_wish
from sorama.model import ArgumentGraph, EntityKind, EventKind, Kind, Label
from sorama.patterns import pattern

_NO_STEP = (EventKind.WAIT,)
_PREFERS = pattern(
    r"(?:で|に|を)[^。、]{0,8}(?:行き|進め|出し|し)たい(?:です|と|。|$)|案が[^。]{0,6}(?:よ|良|い)い|(?:方|ほう)が(?:よ|良|い)い"
)
_OPINION = pattern(r"ご?(?:意見|判断|助言|指示|アドバイス)[^。]{0,10}(?:ください|お願い|いただけ|伺)")
_ASKS_TERMS = pattern(
    r"(?:値引き?|割引|値下げ|単価|条件|値段)(?:の(?:幅|額|率|件|可否))?(?:を|について|は|、)[^。、0-9０-９%％「」]{0,12}(?:相談|判断|意見|指示)(?!し(?:た(?!い)|まし|て))"
)  # our own side is asked about terms and no proposal goes with it
_OWN = pattern(r"案|考え|思[いうっ]")  # of a consultation that carries the writer's view
_SELF = pattern(
    r"自分(?:は|が|の(?:話|聞|質問|説明|癖))|(?:^|、)私(?:は|の(?:話|聞|質問|説明|癖))"
)  # the report looks at the writer's own way
_AGAIN = pattern(r"[2-9２-９二三四五六七八九](?:回|度)目|(?:たび重な|度重な|繰り返|くり返)")  # of a complaint
_LONG_AGO = pattern(r"昨年|去年|一昨年|前年|以前|前回")


def step(graph: ArgumentGraph, praise: Praise | None, links: Links) -> Step | None:
    """The step for the thread that is praised, else for the one that tells most."""
    if is_agenda(graph):
        met = met_at(graph)
        last = next(i for i, s in reversed(list(enumerate(graph.segments))) if s.label is not Label.OTHER)
        name, place = ("work", last) if met is None else ("agenda", met)
        return made((f"{'+'.join(STOPPED)}/{name}",), STOPPED, place, {})
    thread = _thread(graph, praise)
    if thread is None:
        return None
    here = [i for i in graph.by_thread[thread] if graph.segments[i].label is not Label.OTHER]
    facts = [i for i in here if graph.segments[i].label is Label.FACT]
    readings = [i for i in here if graph.segments[i].label is Label.INTERPRETATION]
    acts = [i for i in here if _is_step(graph, i)]
    acts = [i for i in acts if not is_done(graph, i)] or acts
    acts = main_acts(graph, acts)
    if (plain := _no_reading(graph, here, acts)) is not None:
        return plain
    readings = [
        i
        for i in readings
        if not (is_open(graph.text(i)) or is_felt(graph.text(i)) or ONLY_ERRED.search(graph.text(i)))
    ]
    if acts and not readings and all(is_timetable(graph, i) and is_log(graph, here, i) for i in acts):
        return logged(graph, here)
    if not acts:
        settled = None if praise is None else praised_verdict(praise)
        if praise is not None and praise.segment is not None and settled is not None:
            fact = next((i for i in praise.touched if i in facts), None)
            told = {} if fact is None else {"fact": segment_mention(graph, fact)}
            return made((f"step/{settled}",), CHAIN, praise.segment, told)
        view = main_reading(graph, [i for i in readings if is_voiced(graph, i)])
        look = None if view is None else looks_told(graph, here, view + 1)
        if look is not None and (ahead := told_ahead(graph, here, view, look)) is not None:
            return beyond(ahead)
        return without_act(graph, here, facts, readings)
    looked_back = readings or any(is_advised(graph, i) for i in facts)
    of_self = any(_SELF.search(graph.text(i)) for i in readings)
    if (
        looked_back
        and any(_SELF.search(graph.text(i)) for i in here)
        and (of_self or receiver(graph, acts[-1]) == UNNAMED)
    ):
        return made(("step/habit",), CHAIN, telling_act(graph, acts), {})
    if is_next_day(graph.text(acts[-1])) and not readings:
        return made(("step/next-day",), CHAIN, acts[-1], {})
    if is_once_answered(graph.text(acts[-1])) and len(acts) == 1:
        return made(("step/once-answered",), CHAIN, acts[-1], {})
    chain = _chain(graph, praise, links, acts)
    if chain is not None:
        known = praise is not None and praise.segment == chain[0]
        troubled = any("complaint" in aspects(graph, i) for i in facts)
        return beyond(after(graph, chain, acts, readings, links, known=known, troubled=troubled))
    if (leap := unexplained_act(graph, praise, facts, readings, acts)) is not None:
        return leap
    settled = next((v for i in reversed(here) if (v := verdict(graph, i))), None)
    if settled is not None:
        return after_check(graph, settled, praise, facts, acts)
    if (own := _own_view(graph, readings, acts)) is not None:
        return made(("step/next-consult",), CHAIN, own, {})
    view = main_reading(graph, [i for i in readings if is_voiced(graph, i)])
    if looks_told(graph, here, here[0] if view is None else view + 1) is not None:
        return after_act(graph, acts, here, readings)
    if (
        readings
        and not is_list(graph)
        and any("complaint" in aspects(graph, i) and not _LONG_AGO.search(graph.text(i)) for i in facts)
    ):
        act = telling_act(graph, acts)
        again = ("step/again",) if any(_AGAIN.search(graph.text(i)) for i in facts) else ()
        erred = any(ERRED.search(graph.text(i)) for i in here)
        prevents = (erred or (view is not None and is_delivery(graph.text(act)))) and not mends(graph, here)
        after_it = "step/prevent" if prevents else "step/after-complaint"
        return made((*again, after_it), CHAIN, act, {"who": receiver(graph, act)})
    voiced = any(is_voiced(graph, i) for i in readings)
    seen = voiced or has_view(graph, thread) or (bool(readings) and doubter(graph, here) is not None)
    return after_act(graph, acts, here, readings) if seen else unread(graph, facts, acts)


def _own_view(graph: ArgumentGraph, readings: Sequence[int], acts: Sequence[int]) -> int | None:
    """The writer's own view beside a consultation."""
    asked = [
        i
        for i in acts
        if (graph.segments[i].kind is Kind.REQUEST and EventKind.CONSULTATION in kinds_at(graph, i))
        or _OPINION.match(graph.text(i))
    ]
    own = [
        i
        for i in (*readings, *acts)
        if EventKind.OPTION in kinds_at(graph, i) and (i not in asked or _OWN.search(graph.text(i)))
    ]
    return next((i for i in reversed(own) if any(abs(i - a) < NEAR for a in asked)), None)


def _thread(graph: ArgumentGraph, praise: Praise | None) -> int | None:
    if praise is not None and praise.segment is not None:
        return graph.segments[praise.segment].thread
    told = {t: sum(graph.segments[i].label is not Label.OTHER for i in own) for t, own in graph.by_thread.items()}
    most = max(told.values(), default=0)
    return next((t for t, count in told.items() if count == most), None) if most else None


def _no_reading(graph: ArgumentGraph, here: Sequence[int], acts: Sequence[int]) -> Step | None:
    """A vow or a wish to the company with no act beside it, a view that rules out everybody, a question for plain information."""
    for i in here:
        text = graph.text(i)
        if not acts and is_vow(text):
            return made(("step/vow",), ("vague-action",), i, {})
        if not acts and is_wish(text):
            return made(("step/wish",), ("missing-action",), i, {})
        if (
            is_sweeping(text)
            and graph.segments[i].label is Label.INTERPRETATION
            and not (acts and _figured(graph, here))
        ):
            return made(("step/sweeping",), CHAIN, i, {})
        if is_stuck(text) and not any(j > i and not _goes_elsewhere(graph, here, j) for j in acts):
            return made(("step/stuck",), CHAIN, i, {})
        if acts and is_either(text) and i < acts[-1]:
            return made(("step/either",), CHAIN, i, {})
        if acts and is_undecided(text) and 0 < acts[-1] - i <= NEAR:
            return made(("step/doubt",), CHAIN, acts[-1], {})
        if (
            not acts
            and ASKED_NOW.search(text)
            and (own := [j for j in here if j < i and _PREFERS.search(graph.text(j))])
        ):
            return made(("step/next-consult",), CHAIN, own[-1], {})
        if _ASKS_TERMS.search(text) and not any(
            _OWN.search(graph.text(j)) or _PREFERS.search(graph.text(j)) for j in here[:-1]
        ):
            return made(("step/terms",), ("consultation-without-own-view",), i, {})
        if ASKS_FACTS.search(text) and EventKind.CONSULTATION in kinds_at(graph, i) and len(here) <= NEAR + 1:
            return made(("step/ask-info",), CHAIN, i, {})
    return None


def _goes_elsewhere(graph: ArgumentGraph, here: Sequence[int], act: int) -> bool:
    """Whether an act is for a customer that no line before it names."""
    before = {e.name for i in here if i < act for e in graph.names_in(i)}
    named = {e.name for e in graph.names_in(act) if e.kind is EntityKind.CUSTOMER}
    return bool(named) and not named & before


def _figured(graph: ArgumentGraph, here: Sequence[int]) -> bool:
    """Whether figures or somebody's words stand under a view."""
    return any(kinds_at(graph, i) & {EventKind.MEASURE, EventKind.VERBATIM} for i in here)


def _is_step(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    if ONLY_ERRED.search(graph.text(segment)):
        return False
    if is_wish(graph.text(segment)) or is_vow(graph.text(segment)) or is_round(graph.text(segment)):
        return False
    if no_plan(graph, segment):
        return False
    return s.label is Label.ACTION and s.confidence >= LIKELY and not kinds_at(graph, segment) & set(_NO_STEP)


def _chain(graph: ArgumentGraph, praise: Praise | None, links: Links, acts: Sequence[int]) -> tuple[int, int] | None:
    """A reading and the act that follows from it, those of the praise first."""
    if praise is not None and praise.rule == "full-chain" and praise.segment is not None:
        act = next((i for i in praise.touched if i in acts), None)
        if act is not None:
            return praise.segment, act
    found = [(e.premise, a) for a in acts for e in links.readings(a)]
    best = main_reading(graph, [r for r, _ in found])
    return next(((r, a) for r, a in found if r == best), found[0] if found else None)
