"""One small step further where a report leaves nothing weighty to ask: what the next line could tell, as a light question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sorama.coaching.acts import day_of, group, is_delivery, is_done, kind_of_act, main_acts, mends, telling_act
from sorama.coaching.aspects import LIGHT, aspects, says_something
from sorama.coaching.chains import Ahead, after, main_reading, told_ahead
from sorama.coaching.checks import is_checked
from sorama.coaching.daywork import is_advised, is_next_day, is_once_answered, quiet
from sorama.coaching.deeds import is_fulfilled, is_habit, is_log, is_mailed, is_own, is_timetable
from sorama.coaching.gate_acts import ASKED_NOW, ASKS_FACTS, acted_elsewhere, may_be_act
from sorama.coaching.links import QUITE, SURE, Links, is_marked, is_reading, is_voiced
from sorama.coaching.matters import ERRED, is_round
from sorama.coaching.measures import measure_of
from sorama.coaching.outcome import doubter, looks_told
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.praise_facts import Praise, is_seen
from sorama.coaching.receiver import SOMEBODY, receiver
from sorama.coaching.segments import acts_of, kinds_at
from sorama.coaching.stance import agreed, chose, has_view, is_measured
from sorama.coaching.stance import judged as concluded
from sorama.coaching.told import fears, judges, loss_told, lost_until, tells_deciding, won_told
from sorama.coaching.topic import is_ought, is_past, tied
from sorama.coaching.trial import POINTS_BACK, decides, near
from sorama.coaching.troubles import is_slip
from sorama.coaching.verdicts import verdict
from sorama.coaching.weight import telling_fact
from sorama.coaching.wishes import (
    could_not_win,
    is_either,
    is_felt,
    is_open,
    is_sweeping,
    is_undecided,
    is_vow,
    is_wish,
)
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.patterns import pattern

NEAR = 2  # segments between a consultation and the view that goes with it, less one
SHORT = 28  # letters of a reading inside a question that names it
LIKELY = 0.75  # of the label of an act
_CHAIN = ("full-chain",)
_UNREAD = ("action-without-interpretation",)
_PRESSING = ("slip", "complaint-known", "complaint", "asked", "problem-known", "problem")
_STOPPED = ("missing-interpretation", "missing-action")
_MEASURED = frozenset({"cause", "worry", "mind", "open"})  # readings whose being right shows in the figure under them
_TROUBLED = frozenset({"problem", "problem-known", "complaint", "complaint-known"})
_NO_STEP = (EventKind.WAIT,)
_ASKED = frozenset({EventKind.REQUEST, EventKind.QUESTION})
_PREFERS = pattern(
    r"(?:で|に|を)[^。、]{0,8}(?:行き|進め|出し|し)たい(?:です|と|。|$)|案が[^。]{0,6}(?:よ|良|い)い|(?:方|ほう)が(?:よ|良|い)い"
)
_OPINION = pattern(r"ご?(?:意見|判断|助言|指示|アドバイス)[^。]{0,10}(?:ください|お願い|いただけ|伺)")
_OWN = pattern(r"案|考え|思[いうっ]")  # of a consultation that carries the writer's view
_SMALL = pattern(
    r"(?:項目名|宛名|宛先|住所|表記|誤字|敬称|ロゴ|ラベル|文言|書体|文字|色合い|電話番号|肩書|名前|綴り|日付の欄|並び順)[^。]{0,16}(?:直|変え|替え|修正|訂正|改め|差し替え|揃え|そろえ|大きく|小さく)"
)  # a request that has no depth
_PLAIN = pattern(
    r"(?:理由|訳|わけ|なぜ|原因)[^。]{0,12}(?:教え|聞か|尋ね|知り|説明)|指摘|違い|対策|改善策|詫び|始末書"
)  # asked for what is plain
_SELF = pattern(
    r"自分(?:は|が|の(?:話|聞|質問|説明|癖))|(?:^|、)私(?:は|の(?:話|聞|質問|説明|癖))"
)  # the report looks at the writer's own way
_NEW = pattern(
    r"(?:で(?:も)?なく|だっ|でし|本当|実は|むしろ|なので|困っているのは|だと思い直)"
)  # a new view behind one that was dropped
_AGAIN = pattern(r"[2-9２-９二三四五六七八九](?:回|度)目|(?:たび重な|度重な|繰り返|くり返)")  # of a complaint
_LONG_AGO = pattern(r"昨年|去年|一昨年|前年|以前|前回")
_ERRAND = pattern(r"再発行|書類|説明書|納品|職員証|請求書|領収書|納品書|控え|伝票|名刺")


@dataclass(frozen=True, slots=True)
class Step:
    """Where a report could go on: under which names the catalogue asks, for which rules, about which segment."""

    names: tuple[str, ...]
    rules: tuple[str, ...]
    segment: int
    slots: dict[str, str] = field(default_factory=dict)


def step(graph: ArgumentGraph, praise: Praise | None, links: Links) -> Step | None:
    """The step for the thread that is praised, else for the one that tells most."""
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
    readings = [i for i in readings if not (is_open(graph.text(i)) or is_felt(graph.text(i)))]
    if acts and not readings and all(is_timetable(graph, i) and is_log(graph, here, i) for i in acts):
        return _logged(graph, here)
    if not acts:
        settled = None if praise is None else _settled(praise)
        if praise is not None and praise.segment is not None and settled is not None:
            fact = next((i for i in praise.touched if i in facts), None)
            told = {} if fact is None else {"fact": segment_mention(graph, fact)}
            return _made((f"step/{settled}",), _CHAIN, praise.segment, told)
        view = main_reading(graph, [i for i in readings if is_voiced(graph, i)])
        look = None if view is None else looks_told(graph, here, view + 1)
        if look is not None and (ahead := told_ahead(graph, here, view, look)) is not None:
            return _ahead(ahead)
        return _without_act(graph, here, facts, readings)
    looked_back = readings or any(is_advised(graph, i) for i in facts)
    of_self = any(_SELF.search(graph.text(i)) for i in readings)
    if (
        looked_back
        and any(_SELF.search(graph.text(i)) for i in here)
        and (of_self or receiver(graph, acts[-1]) == SOMEBODY)
    ):
        return _made(("step/habit",), _CHAIN, telling_act(graph, acts), {})
    if is_next_day(graph.text(acts[-1])) and not readings:
        return _made(("step/next-day",), _CHAIN, acts[-1], {})
    if is_once_answered(graph.text(acts[-1])) and len(acts) == 1:
        return _made(("step/once-answered",), _CHAIN, acts[-1], {})
    chain = _chain(graph, praise, links, acts)
    if chain is not None:
        known = praise is not None and praise.segment == chain[0]
        troubled = any("complaint" in aspects(graph, i) for i in facts)
        return _ahead(after(graph, chain, acts, readings, links, known=known, troubled=troubled))
    if (leap := _leap(graph, praise, facts, readings, acts)) is not None:
        return leap
    settled = next((v for i in reversed(here) if (v := verdict(graph, i))), None)
    if settled is not None:
        return _checked(graph, settled, praise, facts, acts)
    if (own := _own_view(graph, readings, acts)) is not None:
        return _made(("step/next-consult",), _CHAIN, own, {})
    view = main_reading(graph, [i for i in readings if is_voiced(graph, i)])
    if looks_told(graph, here, here[0] if view is None else view + 1) is not None:
        return _outcome(graph, acts, here, readings)
    if readings and any("complaint" in aspects(graph, i) and not _LONG_AGO.search(graph.text(i)) for i in facts):
        act = telling_act(graph, acts)
        again = ("step/again",) if any(_AGAIN.search(graph.text(i)) for i in facts) else ()
        erred = any(ERRED.search(graph.text(i)) for i in here)
        prevents = (erred or (view is not None and is_delivery(graph.text(act)))) and not mends(graph, here)
        after_it = "step/prevent" if prevents else "step/after-complaint"
        return _made((*again, after_it), _CHAIN, act, {"who": receiver(graph, act)})
    voiced = any(is_voiced(graph, i) for i in readings)
    seen = voiced or has_view(graph, thread) or (bool(readings) and doubter(graph, here) is not None)
    return _outcome(graph, acts, here, readings) if seen else _unread(graph, facts, acts)


def _leap(
    graph: ArgumentGraph, praise: Praise | None, facts: Sequence[int], readings: Sequence[int], acts: Sequence[int]
) -> Step | None:
    """Where a reading was checked, and the act right behind it shares no word with anything before it: why this act."""
    if praise is None or praise.segment is None or _settled(praise) != "confirmed":
        return None
    act = telling_act(graph, acts)
    told = [i for i in (*facts, *readings) if i < act]
    between = any(i not in praise.touched and i > praise.segment for i in told)
    if between or any(i != praise.segment for i in readings) or any(near(graph.text(i), graph.text(act)) for i in told):
        return None
    hangs = any(e.claim == act and e.cue is not None for e in graph.supports) or POINTS_BACK.search(graph.text(act))
    if hangs or is_habit(graph, act):
        return None
    fact = next((i for i in praise.touched if i != praise.segment), None)
    slots = {"plan": segment_mention(graph, act)} | ({} if fact is None else {"fact": segment_mention(graph, fact)})
    return _made(("step/leap",), _UNREAD, act, slots)


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


def _settled(praise: Praise) -> str | None:
    """Whether a praised verdict "confirmed" or "dropped" a reading."""
    rule, _, detail = praise.names[0].partition("/")
    return detail if rule == "checked-hypothesis" and detail in ("confirmed", "dropped") else None


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
            return _made(("step/vow",), ("vague-action",), i, {})
        if not acts and is_wish(text):
            return _made(("step/wish",), ("missing-action",), i, {})
        if (
            is_sweeping(text)
            and graph.segments[i].label is Label.INTERPRETATION
            and not (acts and _figured(graph, here))
        ):
            return _made(("step/sweeping",), _CHAIN, i, {})
        if acts and is_either(text) and i < acts[-1]:
            return _made(("step/either",), _CHAIN, i, {})
        if acts and is_undecided(text) and 0 < acts[-1] - i <= NEAR:
            return _made(("step/doubt",), _CHAIN, acts[-1], {})
        if (
            not acts
            and ASKED_NOW.search(text)
            and (own := [j for j in here if j < i and _PREFERS.search(graph.text(j))])
        ):
            return _made(("step/next-consult",), _CHAIN, own[-1], {})
        if ASKS_FACTS.search(text) and EventKind.CONSULTATION in kinds_at(graph, i) and len(here) <= NEAR + 1:
            return _made(("step/ask-info",), _CHAIN, i, {})
    return None


def _figured(graph: ArgumentGraph, here: Sequence[int]) -> bool:
    """Whether figures or somebody's words stand under a view."""
    return any(kinds_at(graph, i) & {EventKind.MEASURE, EventKind.VERBATIM} for i in here)


def _is_step(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    if is_wish(graph.text(segment)) or is_vow(graph.text(segment)) or is_round(graph.text(segment)):
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


def _checked(
    graph: ArgumentGraph, settled: str, praise: Praise | None, facts: Sequence[int], acts: Sequence[int]
) -> Step:
    """A reading was checked and the next act is told: how what came out is used there, or how far the act answers it."""
    act = _last_asking(graph, acts)
    name = kind_of_act(graph, act)
    touched = () if praise is None else praise.touched
    fact = next((i for i in touched if i in facts), None)
    if fact is None:
        fact = telling_fact(graph, [i for i in facts if i < act], act)
    slots = {"plan": segment_mention(graph, act), "who": receiver(graph, act)}
    if fact is not None and says_something(graph, fact) and not is_own(graph, fact):
        slots["fact"] = segment_mention(graph, fact)
    plain = fact is not None and "deciding" in aspects(graph, fact) and tied(graph.text(fact), graph.text(act))
    does = group(name)
    here = graph.by_thread[graph.segments[act].thread]
    since = max((i for i in here if verdict(graph, i) is not None), default=act)
    if settled == "dropped" and (ahead := told_ahead(graph, here, None, act)) is not None:
        return _ahead(ahead)
    renewed = settled == "dropped" and any(since < i < act and _NEW.search(graph.text(i)) for i in here)
    special = (f"step/{settled}-{does}", f"step/{settled}-act") if not plain and does in ("voice", "change") else ()
    special = () if renewed else special
    return _made((*special, f"step/way-{name}", "step/outcome"), _CHAIN, act, slots)


def _outcome(graph: ArgumentGraph, acts: Sequence[int], here: Sequence[int], readings: Sequence[int]) -> Step:
    """What to look for after the act; where a later act looks, what it will find."""
    act = _last_asking(graph, acts)
    view = main_reading(graph, [i for i in readings if is_voiced(graph, i)])
    if (ahead := told_ahead(graph, here, view, act)) is not None:
        return _ahead(ahead)
    own = [
        i for i in readings if is_voiced(graph, i) and is_marked(graph.text(i)) and tied(graph.text(i), graph.text(act))
    ]
    name = kind_of_act(graph, act)
    beside = [i for i in readings if i in own or 0 < act - i <= NEAR]
    seen = [i for i in beside if is_reading(graph, i) and not decides(graph.text(i))]
    if name == "other" and (main := main_reading(graph, seen)) is not None:
        if ERRED.search(graph.text(main)):
            return _made(("step/habit",), _CHAIN, act, {})
        told = {"view": segment_mention(graph, main), "plan": segment_mention(graph, act)}
        if (day := day_of(graph.text(act))) is not None:
            told["day"] = day
        if fears(graph.text(main)):
            return _made(("step/change-risk",), _CHAIN, act, told)
        return _made(("step/apart",), _CHAIN, main, told)
    ought = [i for i in readings if is_voiced(graph, i) and is_ought(graph.text(i))]
    if name in ("other", "request") and ought:
        return _made(("step/ought", "step/outcome"), _CHAIN, ought[-1], {})
    slots = {"view": segment_mention(graph, own[-1])} if own else {}
    slots |= {"plan": segment_mention(graph, act), "who": receiver(graph, act)}
    return _made((f"step/way-{name}", f"step/{name}", "step/outcome"), _CHAIN, act, slots)


def _logged(graph: ArgumentGraph, here: Sequence[int]) -> Step:
    """A day of acts: what one of them, with somebody met first, brought."""
    met = [i for i in here if {"visit", "call", "propose"} & set(acts_of(graph, i))]
    return _made((f"{'+'.join(_STOPPED)}/log", "step/facts"), _STOPPED, (met or list(here))[0], {})


def _last_asking(graph: ArgumentGraph, acts: Sequence[int]) -> int:
    act = telling_act(graph, acts)
    return next((i for i in acts if i > act and "ask" in acts_of(graph, i)), act)


def _unread(graph: ArgumentGraph, facts: Sequence[int], acts: Sequence[int]) -> Step | None:
    """Facts and an act without a reading between them."""
    act = telling_act(graph, acts)
    before = [i for i in facts if i < act] or list(facts)
    fact = telling_fact(
        graph, [i for i in before if graph.segments[i].kind is not Kind.OWN_ACT or is_slip(graph, i)] or before
    )
    slots = {"plan": segment_mention(graph, act)}
    if fact is not None and graph.segments[fact].kind is not Kind.OWN_ACT:
        slots["fact"] = segment_mention(graph, fact)
    told = () if fact is None else aspects(graph, fact)
    if "unreached" in told:
        mailed = ("step/unread-mailed",) if is_mailed(graph, [act]) and is_past(graph.text(act)) else ()
        return _made((*mailed, "step/unread-unreached"), _UNREAD, act, slots)
    asked = next((a for a in told if a in _PRESSING), None)
    if asked == "slip" and is_habit(graph, act):
        asked = None  # what is done otherwise is told
    name = kind_of_act(graph, act)
    if name in ("fix", "tool", "show") and _TROUBLED & set(told) and (figure := measure_of(graph, fact)):
        slots["measure"] = figure
        special = "step/measured-show" if name == "show" else "step/measured-fix"
        return _made((special, f"step/way-{name}"), _UNREAD, act, slots)
    if asked == "asked" and fact is not None and _PLAIN.search(graph.text(fact)):
        asked = None
    if asked == "asked" and fact is not None:
        if _ERRAND.search(graph.text(fact) + graph.text(act)):
            return None
        if _SMALL.search(graph.text(fact)):
            return _made(("step/unread-small", "step/unread"), _UNREAD, fact, slots)
        troubled = any({"problem", "dissatisfied"} & set(aspects(graph, i)) for i in before if i != fact)
        if troubled and name != "show" and not tells_deciding(graph, fact):
            return _made(("step/unread-known",), _UNREAD, act, slots)
        asked = None if troubled else asked
    if asked is None or (name == "show" and asked != "slip"):
        slots["who"] = receiver(graph, act)
        return _made((f"step/way-{name}", f"step/{name}", "step/unread"), _UNREAD, act, slots)
    return _made((f"step/unread-{asked}", "step/unread"), _UNREAD, act if fact is None else fact, slots)


def _without_act(
    graph: ArgumentGraph, here: Sequence[int], facts: Sequence[int], readings: Sequence[int]
) -> Step | None:
    """What comes next after a reading; of facts alone what they mean. Where a line may be an act, nothing is said of what comes next."""
    fact = telling_fact(graph, facts)
    thread = graph.segments[here[0]].thread
    judged = [i for i in facts if judges(graph.text(i)) or concluded(graph.text(i))]
    voiced = [*(i for i in readings if is_voiced(graph, i) or is_reading(graph, i)), *judged]
    if (lost := loss_told(graph, thread)) is not None:
        before = [i for i in voiced if could_not_win(graph.text(i))]
        if before:
            return _made(("step/lost-before",), ("missing-action",), before[-1], {})
        lost = "until" if lost == "known" and lost_until(graph, thread) else lost
        return _made((f"step/next-lost-{lost}", "step/next"), ("missing-action",), (voiced or list(here))[-1], {})
    if (won := won_told(graph, thread)) is not None:
        return _made(("step/next-won",), ("missing-action",), won, {})
    measured = ("step/agreed-measured",) if any(is_measured(graph.text(i)) for i in here) else ()
    if (settled := next((i for i in here if agreed(graph.text(i))), None)) is not None:
        dated = (i for i in here if i > settled and _is_dated(graph, i))
        return _made((*measured, "step/agreed"), _CHAIN, next(dated, settled), {})
    if not voiced and (chosen := next((i for i in facts if chose(graph.text(i))), None)) is not None:
        return _made((*measured, "step/chosen"), _CHAIN, chosen, {})
    met = [i for i in facts if is_fulfilled(graph, i) and _ASKED & kinds_at(graph, i)]
    if (
        met
        and fact is not None
        and not voiced
        and (graph.segments[fact].kind is Kind.OBSERVED or is_checked(graph, fact))
    ):
        return _made(
            ("step/facts-asked", "step/facts"), _STOPPED, met[-1], {}
        )  # why it was asked for, not what was seen then
    rounds = {i for i in here if is_round(graph.text(i))}
    plans = [i for i in here if graph.segments[i].label is Label.ACTION and not is_done(graph, i) and i not in rounds]
    planned = bool(plans) or any(may_be_act(graph, i) for i in here if i not in rounds) or acted_elsewhere(graph, here)
    views = voiced or [i for i in readings if graph.segments[i].confidence >= QUITE]
    if planned and views and ERRED.search(graph.text(views[-1])):
        changed = any(is_habit(graph, i) or mends(graph, [i]) for i in here)
        return _made(("step/habit" if changed else "step/prevent",), _CHAIN, views[-1], {})
    if planned and views:
        return _made(("step/apart",), _CHAIN, views[-1], {"view": segment_mention(graph, views[-1])})
    if plans and fact is not None:
        return _unread(graph, facts, plans)
    if planned:
        fact = telling_fact(graph, [i for i in facts if not may_be_act(graph, i)])
        if fact is None:
            return None
        waited = (f"{'+'.join(_STOPPED)}/undone",) if "undone" in aspects(graph, fact) else ()
        return _made((*waited, "step/facts"), _STOPPED, fact, {})
    if voiced:
        special = [] if fact is None else [f"step/next-{a}" for a in aspects(graph, fact) if a == "refused"]
        asked = any(_consults(graph, i) for i in (*facts, *readings))
        if asked and EventKind.OPTION in kinds_at(graph, voiced[-1]):
            special.append("step/next-consult")
        return _made((*special, "step/next"), ("missing-action",), voiced[-1], {})
    if fact is None:
        return None
    own = aspects(graph, fact)
    log = ("log",) if is_log(graph, facts, fact) else ()
    told = graph.segments[fact]
    plain = told.kind is Kind.OBSERVED and not is_seen(graph, fact)
    kind = (told.kind,) if told.confidence >= SURE and not plain else ()
    checked = ("checked",) if kind and is_checked(graph, fact) else ()
    names = (
        *quiet(graph, facts, fact),
        *(a for a in own if a not in LIGHT),
        *log,
        *(a for a in own if a in LIGHT),
        *checked,
        *kind,
    )
    return _made((*(f"{'+'.join(_STOPPED)}/{name}" for name in names), "step/facts"), _STOPPED, fact, {})


def _is_dated(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    return any(s.start <= d.start < s.end for d in graph.reading.dates)


def _consults(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    told = s.label is Label.FACT and s.confidence >= LIKELY
    return not told and EventKind.CONSULTATION in kinds_at(graph, segment)


def _ahead(found: Ahead) -> Step:
    return _made(found.names, _CHAIN, found.segment, found.slots)


def _made(names: Iterable[str], rules: tuple[str, ...], segment: int, slots: dict[str, str]) -> Step:
    return Step((*names, "step"), rules, segment, slots)
