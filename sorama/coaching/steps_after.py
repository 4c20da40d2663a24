"""The step after an act that is told beside a reading: what to look for then, how a checked reading is used, why this act."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.coaching.acts import day_of, group, kind_of_act, telling_act, way
from sorama.coaching.aspects import aspects, says_something
from sorama.coaching.chains import main_reading, told_ahead
from sorama.coaching.deeds import is_habit, is_own
from sorama.coaching.links import is_marked, is_reading, is_voiced
from sorama.coaching.matters import ERRED
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.praise_facts import Praise
from sorama.coaching.receiver import receiver
from sorama.coaching.segments import acts_of
from sorama.coaching.steps_form import CHAIN, NEAR, UNREAD, Step, beyond, made
from sorama.coaching.told import fears
from sorama.coaching.topic import is_ought, tied
from sorama.coaching.trial import POINTS_BACK, decides, near
from sorama.coaching.verdicts import verdict
from sorama.coaching.weight import telling_fact
from sorama.model import ArgumentGraph
from sorama.patterns import pattern

_NEW = pattern(
    r"(?:で(?:も)?なく|だっ|でし|本当|実は|むしろ|なので|困っているのは|だと思い直)"
)  # a new view behind one that was dropped


def unexplained_act(
    graph: ArgumentGraph, praise: Praise | None, facts: Sequence[int], readings: Sequence[int], acts: Sequence[int]
) -> Step | None:
    """Where a reading was checked, and the act right behind it shares no word with anything before it: why this act."""
    if praise is None or praise.segment is None or praised_verdict(praise) != "confirmed":
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
    return made(("step/leap",), UNREAD, act, slots)


def praised_verdict(praise: Praise) -> str | None:
    """Whether a praised verdict "confirmed" or "dropped" a reading."""
    rule, _, detail = praise.names[0].partition("/")
    return detail if rule == "checked-hypothesis" and detail in ("confirmed", "dropped") else None


def after_check(
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
        return beyond(ahead)
    renewed = settled == "dropped" and any(since < i < act and _NEW.search(graph.text(i)) for i in here)
    named = "step/dropped-act" if settled == "dropped" else f"step/confirmed-{does}"
    special = (named,) if not plain and not renewed and does in ("voice", "change") else ()
    return made((*special, f"step/way-{name}", "step/outcome"), CHAIN, act, slots)


def after_act(graph: ArgumentGraph, acts: Sequence[int], here: Sequence[int], readings: Sequence[int]) -> Step:
    """What to look for after the act; where a later act looks, what it will find."""
    act = _last_asking(graph, acts)
    view = main_reading(graph, [i for i in readings if is_voiced(graph, i)])
    if (ahead := told_ahead(graph, here, view, act)) is not None:
        return beyond(ahead)
    own = [
        i for i in readings if is_voiced(graph, i) and is_marked(graph.text(i)) and tied(graph.text(i), graph.text(act))
    ]
    name = kind_of_act(graph, act)
    beside = [i for i in readings if i in own or 0 < act - i <= NEAR]
    seen = [i for i in beside if is_reading(graph, i) and not decides(graph.text(i))]
    if name == "other" and (main := main_reading(graph, seen)) is not None:
        if ERRED.search(graph.text(main)):
            return made(("step/habit",), CHAIN, act, {})
        told = {"view": segment_mention(graph, main), "plan": segment_mention(graph, act)}
        if (day := day_of(graph.text(act))) is not None:
            told["day"] = day
        if fears(graph.text(main)):
            return made(("step/change-risk",), CHAIN, act, told)
        return made(("step/apart",), CHAIN, main, told)
    ought = [i for i in readings if is_voiced(graph, i) and is_ought(graph.text(i))]
    if name in ("other", "request") and ought:
        return made(("step/ought", "step/outcome"), CHAIN, ought[-1], {})
    slots = {"view": segment_mention(graph, own[-1])} if own else {}
    slots |= {"plan": segment_mention(graph, act), "who": receiver(graph, act)}
    return made((f"step/way-{name}", f"step/{name}", "step/outcome"), CHAIN, act, slots)


def _last_asking(graph: ArgumentGraph, acts: Sequence[int]) -> int:
    act = telling_act(graph, acts)
    return next((i for i in acts if i > act and "ask" in acts_of(graph, i) and way(graph, i) != "request"), act)
