"""One small step further where a report leaves nothing weighty to ask: what the next line could tell, as a light question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sorama.coaching.aspects import (
    LIGHT,
    acts_of,
    aspects,
    is_conditional,
    is_habit,
    is_log,
    is_slip,
    is_timetable,
    kinds_at,
    telling_fact,
)
from sorama.coaching.links import SURE, Links, is_marked, is_reading, is_voiced, kind_of
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.praise_facts import Praise, is_seen
from sorama.coaching.topic import is_cause, is_hedged, is_means, tied
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.patterns import pattern

NEAR = 2  # segments between a consultation and the view that goes with it, less one
LIKELY = 0.75  # of the label of an act
_WHY = pattern(r"(?:ため|から|せい|原因|要因)(?:なの)?(?:では|でしょう|です|だ|と思|と考|と見|か)")
_LETTERS = pattern(r"(?![日月年時分見積書提出届渡送訪問持参伺行会話聞確認来先今前後])[一-鿿]")
_CHAIN = ("full-chain",)
_STOPPED = ("missing-interpretation", "missing-action")
_NO_STEP = (EventKind.WAIT,)
_GAUGE = pattern(r"温湿度計|[温湿]度計|測定器|計測器|記録計|ロガー|センサー")
_PAPER = pattern(
    r"見積|資料|提案|企画|(?:[案表図書]|条件)を|図面|見本|サンプル|試算|カタログ|報告書|実例|案内|動画|手順|流れ"
)
_HANDS = pattern(
    r"渡[すしせ]|届け|送[るりっ]|お送り|提出|持参|持って|お持ち|お出し|提示|(?:提案|説明)(?:する|します|予定|$)|まとめて訪|作って|へメール"
)
_SHOWING = pattern(r"試用(?:を|する|し|期間)|試験飛行を|実演(?:を|する|し)|デモ(?:を|する|し)|試してもら")
_VERBS = {
    "check": pattern(r"測[るりっ]|計[るりっ]|数え|調べ|確かめ|確認"),
    "ask": pattern(r"聞[くきい]|[をもとか]伺[うい]|尋ね|質問|電話"),
    "look": pattern(r"訪[問ねれ]|[にへた度日]伺[うい]|同行|見学|立ち会|視察|見に行|見て[くき]"),
    "deliver": pattern(r"送[るりっ]|出し直|回答"),
    "hand": pattern(r"渡[すしせ]|届け|納品|持参|持って|お持ち"),
    "make": pattern(r"作[るりっ]|作成|書[くき]|まとめ|載せ"),
    "fix": pattern(r"(?<![しりきえ])直[すし]|変え|替え|増や|減ら|改め|交換|増設"),
}
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
    if acts and all(is_timetable(graph, i) and is_log(graph, here, i) for i in acts):
        return _logged(graph, here)
    if not acts:
        settled = None if praise is None else _settled(praise)
        if praise is not None and praise.segment is not None and settled is not None:
            return _made((f"step/{settled}",), _CHAIN, praise.segment, {})
        return _without_act(graph, facts, readings)
    chain = _chain(graph, praise, links, acts)
    if chain is not None:
        known = praise is not None and praise.segment == chain[0]
        return _after(graph, chain, acts, readings, known=known)
    if (leap := _leap(graph, praise, facts, readings, acts)) is not None:
        return leap
    if praise is not None and _settled(praise):
        return _outcome(graph, acts)
    if (own := _own_view(graph, readings, acts)) is not None:
        return _made(("step/next-consult",), _CHAIN, own, {})
    if readings and any("complaint" in aspects(graph, i) for i in facts):
        return _made(("step/after-complaint", "step/outcome"), _CHAIN, _telling_act(graph, acts), {})
    voiced = any(is_voiced(graph, i) for i in readings)
    return _outcome(graph, acts, readings) if voiced else _unread(graph, facts, acts)


def _leap(
    graph: ArgumentGraph, praise: Praise | None, facts: Sequence[int], readings: Sequence[int], acts: Sequence[int]
) -> Step | None:
    """Where a reading was checked or told, and the act shares no word with anything before it: why this act."""
    settled = praise is not None and _settled(praise) is not None
    voiced = [i for i in readings if is_voiced(graph, i) and is_marked(graph.text(i))]
    act = _telling_act(graph, acts)
    told = [i for i in (*facts, *readings) if i < act]
    if not (settled or voiced) or any(_near(graph.text(i), graph.text(act)) for i in told):
        return None
    if any(e.claim == act and e.cue is not None for e in graph.supports) or is_habit(graph, act):
        return None
    slots = {"plan": segment_mention(graph, act)}
    if settled and praise is not None:
        fact = next((i for i in praise.touched if i != praise.segment), None)
        slots |= {} if fact is None else {"fact": segment_mention(graph, fact)}
    else:
        slots["view"] = segment_mention(graph, voiced[-1])
    return _made(("step/leap",), ("action-without-interpretation",), act, slots)


def _near(one: str, other: str) -> bool:
    """Whether two texts share a topic, or only a letter of one: 湿度 and 加湿器."""
    return tied(one, other) or bool(set(_LETTERS.findall(one)) & set(_LETTERS.findall(other)))


def _own_view(graph: ArgumentGraph, readings: Sequence[int], acts: Sequence[int]) -> int | None:
    """The writer's own view beside a consultation."""
    asked = [i for i in acts if graph.segments[i].kind is Kind.REQUEST and EventKind.CONSULTATION in kinds_at(graph, i)]
    own = [i for i in (*readings, *acts) if EventKind.OPTION in kinds_at(graph, i)]
    return next((i for i in reversed(own) if any(abs(i - a) < NEAR for a in asked)), None)


def _settled(praise: Praise) -> str | None:
    """Whether a praised verdict "confirmed" or "dropped" a reading."""
    rule, _, detail = praise.names[0].partition("/")
    return detail or None if rule == "checked-hypothesis" else None


def _thread(graph: ArgumentGraph, praise: Praise | None) -> int | None:
    if praise is not None and praise.segment is not None:
        return graph.segments[praise.segment].thread
    told = {t: sum(graph.segments[i].label is not Label.OTHER for i in own) for t, own in graph.by_thread.items()}
    most = max(told.values(), default=0)
    return next((t for t, count in told.items() if count == most), None) if most else None


def _is_step(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    return s.label is Label.ACTION and s.confidence >= LIKELY and not kinds_at(graph, segment) & set(_NO_STEP)


def _chain(graph: ArgumentGraph, praise: Praise | None, links: Links, acts: Sequence[int]) -> tuple[int, int] | None:
    """A reading and the act that follows from it, those of the praise first."""
    if praise is not None and praise.rule == "full-chain" and praise.segment is not None:
        act = next((i for i in praise.touched if graph.segments[i].label is Label.ACTION), None)
        if act is not None:
            return praise.segment, act
    found = ((e.premise, a) for a in acts for e in links.readings(a))
    return next(found, None)


def _after(
    graph: ArgumentGraph, chain: tuple[int, int], acts: Sequence[int], readings: Sequence[int], *, known: bool
) -> Step | None:
    """What to look for when the act is done; where that is told, which of several readings is the surest."""
    reading, act = chain
    slots = {"view": segment_mention(graph, reading), "plan": segment_mention(graph, act)}
    if not known:
        slots["this"] = slots["view"] + "という読み"
    if (branch := next((i for i in acts if is_conditional(graph, i)), None)) is not None:
        return _made(("step/branch",), _CHAIN, branch, slots)
    later = [i for i in acts if i > act and "ask" in acts_of(graph, i)]
    if later:
        sure = [i for i in readings if is_reading(graph, i)]
        name = "step/surest" if len(sure) > 1 else "step/check"
        return _made((name,), _CHAIN, reading if len(sure) > 1 else later[0], slots)
    text = graph.text(reading)
    name = _way(graph, act)
    if (
        name != "check"
        and not _near(text, graph.text(act))
        and is_hedged(text)
        and not is_cause(text)
        and not is_means(text)
    ):
        return _made(("step/apart",), _CHAIN, reading, slots)
    if name not in ("check", "habit", "request"):
        return _made((f"step/way-{name}",), _CHAIN, act, slots)
    kind = "cause" if _WHY.search(text) else kind_of(graph, reading)
    return _made((f"step/{name}-{kind}", f"step/{name}", "step/outcome"), _CHAIN, act, slots)


def _way(graph: ArgumentGraph, act: int) -> str:
    """What kind of act it is, as the catalogue names it."""
    classes = set(acts_of(graph, act))
    if is_habit(graph, act):
        return "habit"
    if EventKind.CONSULTATION in kinds_at(graph, act) or classes == {"arrange"}:
        return "request"
    return _manner(segment_mention(graph, act), graph.text(act))


def _manner(text: str, whole: str) -> str:
    """The kind of an act by what its quoted part names, else by its last verb; "other" where neither tells."""
    if _SHOWING.search(text):
        return "show"
    if _GAUGE.search(text):
        return "check"
    if _PAPER.search(whole) and _HANDS.search(text):
        return "deliver"
    last = max(((m.start(), name) for name, verb in _VERBS.items() for m in verb.finditer(text)), default=None)
    return "other" if last is None else last[1]


def _outcome(graph: ArgumentGraph, acts: Sequence[int], readings: Sequence[int] = ()) -> Step:
    """What to look for after the act; where a later act looks, what it will find."""
    act = _telling_act(graph, acts)
    act = next((i for i in acts if i > act and "ask" in acts_of(graph, i)), act)
    special = (
        ["step/habit"]
        if is_habit(graph, act)
        else [f"step/way-{_manner(segment_mention(graph, act), graph.text(act))}"]
    )
    own = [
        i for i in readings if is_voiced(graph, i) and is_marked(graph.text(i)) and tied(graph.text(i), graph.text(act))
    ]
    slots = {"view": segment_mention(graph, own[-1])} if own else {}
    return _made((*special, "step/outcome"), _CHAIN, act, slots)


def _logged(graph: ArgumentGraph, here: Sequence[int]) -> Step:
    """A day of acts: what one of them, with somebody met first, brought."""
    met = [i for i in here if {"visit", "call", "propose"} & set(acts_of(graph, i))]
    return _made(("step/facts-log", "step/facts"), _STOPPED, (met or list(here))[0], {})


def _telling_act(graph: ArgumentGraph, acts: Sequence[int]) -> int:
    outward = [i for i in acts if EventKind.CONSULTATION not in kinds_at(graph, i)]
    return (outward or list(acts))[0]


def _unread(graph: ArgumentGraph, facts: Sequence[int], acts: Sequence[int]) -> Step | None:
    """Facts and an act without a reading between them."""
    act = _telling_act(graph, acts)
    before = [i for i in facts if i < act] or list(facts)
    fact = telling_fact(
        graph, [i for i in before if graph.segments[i].kind is not Kind.OWN_ACT or is_slip(graph, i)] or before
    )
    slots = {"plan": segment_mention(graph, act)}
    if fact is not None and graph.segments[fact].kind is not Kind.OWN_ACT:
        slots["fact"] = segment_mention(graph, fact)
    asked = [] if fact is None else [a for a in aspects(graph, fact) if a in ("slip", "complaint", "asked", "problem")]
    if asked[:1] == ["asked"] and fact is not None and _ERRAND.search(graph.text(fact) + graph.text(act)):
        return None
    known = any({"problem", "dissatisfied"} & set(aspects(graph, i)) for i in before if i != fact)
    if known and asked[:1] == ["asked"]:
        return _made(("step/unread-known",), ("action-without-interpretation",), act, slots)
    special = [*(f"step/unread-{a}" for a in asked[:1]), "step/unread-asked"] if asked else []
    special += [] if asked else [f"step/way-{_manner(segment_mention(graph, act), graph.text(act))}"]
    at = fact if fact is not None and asked else act
    return _made((*special, "step/unread"), ("action-without-interpretation",), at, slots)


def _without_act(graph: ArgumentGraph, facts: Sequence[int], readings: Sequence[int]) -> Step | None:
    """What comes next after a reading; of facts alone what they mean."""
    fact = telling_fact(graph, facts)
    voiced = [i for i in readings if is_voiced(graph, i)]
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
    names = (*(a for a in own if a not in LIGHT), *log, *(a for a in own if a in LIGHT), *kind)
    return _made((*(f"step/facts-{name}" for name in names), "step/facts"), _STOPPED, fact, {})


def _consults(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    told = s.label is Label.FACT and s.confidence >= LIKELY
    return not told and EventKind.CONSULTATION in kinds_at(graph, segment)


def _made(names: Iterable[str], rules: tuple[str, ...], segment: int, slots: dict[str, str]) -> Step:
    return Step((*names, "step"), rules, segment, slots)
