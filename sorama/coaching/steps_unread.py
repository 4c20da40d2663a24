"""The step where the chain stops: facts with an act and no reading between, a reading with no act, facts alone, a log of the day."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.coaching.acts import is_done, kind_of_act, mends, telling_act
from sorama.coaching.aspects import LIGHT, aspects
from sorama.coaching.checks import is_checked
from sorama.coaching.daywork import quiet
from sorama.coaching.deeds import is_fulfilled, is_habit, is_log, is_mailed
from sorama.coaching.gate_acts import acted_elsewhere, may_be_act, no_plan
from sorama.coaching.links import QUITE, SURE, is_reading, is_voiced
from sorama.coaching.matters import ERRED, is_round
from sorama.coaching.measures import measure_of
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.points import STOPPED
from sorama.coaching.praise_facts import is_seen
from sorama.coaching.receiver import receiver
from sorama.coaching.segments import acts_of, kinds_at
from sorama.coaching.stance import agreed, chose, is_measured
from sorama.coaching.stance import judged as concluded
from sorama.coaching.steps_form import CHAIN, LIKELY, UNREAD, Step, made
from sorama.coaching.told import judges, loss_told, lost_until, tells_deciding, won_told
from sorama.coaching.topic import is_past
from sorama.coaching.troubles import is_slip
from sorama.coaching.weight import telling_fact
from sorama.coaching.wishes import could_not_win
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.patterns import pattern

_PRESSING = ("slip", "complaint-known", "complaint", "asked", "problem-known", "problem")
_TROUBLED = frozenset({"problem", "problem-known", "complaint", "complaint-known"})
_ASKED = frozenset({EventKind.REQUEST, EventKind.QUESTION})
_SMALL = pattern(
    r"(?:項目名|宛名|宛先|住所|表記|誤字|敬称|ロゴ|ラベル|文言|書体|文字|色合い|電話番号|肩書|名前|綴り|日付の欄|並び順)[^。]{0,16}(?:直|変え|替え|修正|訂正|改め|差し替え|揃え|そろえ|大きく|小さく)"
)  # a request that has no depth
_PLAIN = pattern(
    r"(?:理由|訳|わけ|なぜ|原因)[^。]{0,12}(?:教え|聞か|尋ね|知り|説明)|指摘|違い|対策|改善策|詫び|始末書"
)  # asked for what is plain
_ERRAND = pattern(r"再発行|書類|説明書|納品|職員証|請求書|領収書|納品書|控え|伝票|名刺")


def logged(graph: ArgumentGraph, here: Sequence[int]) -> Step:
    """A day of acts: what one of them, with somebody met first, brought."""
    met = [i for i in here if {"visit", "call", "propose"} & set(acts_of(graph, i))]
    return made((f"{'+'.join(STOPPED)}/log", "step/facts"), STOPPED, (met or list(here))[0], {})


def unread(graph: ArgumentGraph, facts: Sequence[int], acts: Sequence[int]) -> Step | None:
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
        return made((*mailed, "step/unread-unreached"), UNREAD, act, slots)
    asked = next((a for a in told if a in _PRESSING), None)
    if asked == "slip" and is_habit(graph, act):
        asked = None  # what is done otherwise is told
    name = kind_of_act(graph, act)
    if name in ("fix", "tool", "show") and _TROUBLED & set(told) and (figure := measure_of(graph, fact)):
        slots["measure"] = figure
        special = "step/measured-show" if name == "show" else "step/measured-fix"
        return made((special, f"step/way-{name}"), UNREAD, act, slots)
    if asked == "asked" and fact is not None and _PLAIN.search(graph.text(fact)):
        asked = None
    if asked == "asked" and fact is not None:
        if _ERRAND.search(graph.text(fact) + graph.text(act)):
            return None
        if _SMALL.search(graph.text(fact)):
            return made(("step/unread-small", "step/unread"), UNREAD, fact, slots)
        troubled = any({"problem", "dissatisfied"} & set(aspects(graph, i)) for i in before if i != fact)
        if troubled and name != "show" and not tells_deciding(graph, fact):
            return made(("step/unread-known",), UNREAD, act, slots)
        asked = None if troubled else asked
    if asked is None or (name == "show" and asked != "slip"):
        slots["who"] = receiver(graph, act)
        return made((f"step/way-{name}", f"step/{name}", "step/unread"), UNREAD, act, slots)
    if asked.endswith("-known"):
        slots["who"] = receiver(graph, act)
        return made((f"step/unread-{asked}", "step/unread"), UNREAD, act, slots)
    return made((f"step/unread-{asked}", "step/unread"), UNREAD, act if fact is None else fact, slots)


def without_act(
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
            return made(("step/lost-before",), ("missing-action",), before[-1], {})
        lost = "until" if lost == "known" and lost_until(graph, thread) else lost
        return made((f"step/next-lost-{lost}", "step/next"), ("missing-action",), (voiced or list(here))[-1], {})
    if (won := won_told(graph, thread)) is not None:
        return made(("step/next-won",), ("missing-action",), won, {})
    measured = ("step/agreed-measured",) if any(is_measured(graph.text(i)) for i in here) else ()
    if (settled := next((i for i in here if agreed(graph.text(i))), None)) is not None:
        dated = (i for i in here if i > settled and _is_dated(graph, i))
        return made((*measured, "step/agreed"), CHAIN, next(dated, settled), {})
    if not voiced and (chosen := next((i for i in facts if chose(graph.text(i))), None)) is not None:
        return made((*measured, "step/chosen"), CHAIN, chosen, {})
    met = [i for i in facts if is_fulfilled(graph, i) and _ASKED & kinds_at(graph, i)]
    if (
        met
        and fact is not None
        and not voiced
        and (graph.segments[fact].kind is Kind.OBSERVED or is_checked(graph, fact))
    ):
        return made(
            ("step/facts-asked", "step/facts"), STOPPED, met[-1], {}
        )  # why it was asked for, not what was seen then
    rounds = {i for i in here if is_round(graph.text(i)) or no_plan(graph, i)}
    plans = [i for i in here if graph.segments[i].label is Label.ACTION and not is_done(graph, i) and i not in rounds]
    planned = bool(plans) or any(may_be_act(graph, i) for i in here if i not in rounds) or acted_elsewhere(graph, here)
    views = voiced or [i for i in readings if graph.segments[i].confidence >= QUITE]
    if planned and views and ERRED.search(graph.text(views[-1])):
        changed = any(is_habit(graph, i) or mends(graph, [i]) for i in here)
        return made(("step/habit" if changed else "step/prevent",), CHAIN, views[-1], {})
    if planned and views:
        return made(("step/apart",), CHAIN, views[-1], {"view": segment_mention(graph, views[-1])})
    if plans and fact is not None:
        return unread(graph, facts, plans)
    if planned:
        fact = telling_fact(graph, _telling(graph, [i for i in facts if not may_be_act(graph, i)]))
        if fact is None:
            rest = _telling(graph, facts)
            return made(("step/bare",), STOPPED, rest[0], {}) if rest and len(rest) < len(facts) else None
        left = (
            (i, name)
            for i in facts
            for name in ("unreached", "waiting", "undone", "one-of")
            if name in aspects(graph, i)
        )
        place, name = next(left, (fact, ""))
        return made((f"{'+'.join(STOPPED)}/{name}", "step/facts") if name else ("step/facts",), STOPPED, place, {})
    if voiced:
        special = [] if fact is None else [f"step/next-{a}" for a in aspects(graph, fact) if a == "refused"]
        asked = any(_consults(graph, i) for i in (*facts, *readings))
        if asked and EventKind.OPTION in kinds_at(graph, voiced[-1]):
            special.append("step/next-consult")
        return made((*special, "step/next"), ("missing-action",), voiced[-1], {})
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
    return made((*(f"{'+'.join(STOPPED)}/{name}" for name in names), "step/facts"), STOPPED, fact, {})


def _telling(graph: ArgumentGraph, facts: Sequence[int]) -> list[int]:
    """The facts without those that say that there is nothing to tell, where others are left."""
    return [i for i in facts if "nothing" not in aspects(graph, i)]


def _is_dated(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    return any(s.start <= d.start < s.end for d in graph.reading.dates)


def _consults(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    told = s.label is Label.FACT and s.confidence >= LIKELY
    return not told and EventKind.CONSULTATION in kinds_at(graph, segment)
