"""What a reading and the act that follows from it leave open: what goes beyond what the report tells of the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sorama.coaching.acts import day_of, group, is_delivery, kind_of_act, mends, way
from sorama.coaching.aspects import is_conditional
from sorama.coaching.links import Links, clear, is_reading
from sorama.coaching.measures import measure_of
from sorama.coaching.outcome import board, by_voices, checked_already, doubter, figure_of, line_told, looks_told
from sorama.coaching.phrasing import bracketed, segment_mention
from sorama.coaching.receiver import meant, receiver
from sorama.coaching.told import fears, is_found
from sorama.coaching.topic import hearsay, is_cause, is_hedged, is_means
from sorama.coaching.trial import decides, denies, near, regrets, shows
from sorama.coaching.views import MINDS, about, is_weighed, set_aside
from sorama.model import ArgumentGraph, Label
from sorama.patterns import pattern

SHORT = 20  # letters of a reading inside a question that names it
_MEASURED = frozenset({"cause", "worry", "mind", "open"})  # readings whose being right shows in the figure under them
_COMPANION = pattern(r"同行|同席|一緒に(?:来|行|訪|伺)")
_MAIN = pattern(
    r"決め手|鍵|カギ|分かれ目|原因|主因|要因|本筋|基準|争点|勝負|はず(?!み)|(?:の|が)もと(?:だ|に|です)|せい(?:だ|で|か)|(?:から|ため)(?:だ|で|では)|効いて|響いて|(?:ほう|方)が|より(?:も|は)?、|が先"
)
_MINOR = pattern(
    r"(?:では|じゃ|で)な(?:く|くて|い、)[、\s]*$|未確認|わからない|納得(?:し|です)?[。\s]*$|もっとも|嬉し|うれし|悔し|勇気|(?:賛成|反対)(?:して|です)|自分でも|(?:回答|返事)(?:あり|だ|でし|です)"
)
_MOVES = pattern(r"響[くき]|動か|喜[ぶび]|うなず|聞く耳")  # a mind, and no sum
_SLIP = pattern(r"間違え|取り違え|書き写し|写し違|見落と|ミス(?:だ|で|が|し)|確認漏れ|連絡漏れ")
_APOLOGY = pattern(r"詫び|謝罪|謝り")
_REPLIES = pattern(r"返事|回答|答え|伝え")
_MEASURES = pattern(r"写真を[^。]{0,6}撮|測っ|計っ|量っ|数え")  # what is shown is what was looked at
_CAUSAL = pattern(r"原因|主因|要因|問題|せい|効いて|響いて|気にな|気にし|(?:が|も)(?:悪|怖|嫌|不安)")


class Ahead(NamedTuple):
    """Under which names the catalogue asks, about which segment, with what to fill in."""

    names: tuple[str, ...]
    segment: int
    slots: dict[str, str]


def main_reading(graph: ArgumentGraph, readings: Sequence[int]) -> int | None:
    """The reading that bears the report: by its words, by an act that follows from it, by standing last; no regret, no half of a comparison, no answer heard."""
    led = {e.premise for e in graph.supports if graph.segments[e.claim].label is Label.ACTION and clear(e)}
    full = [i for i in readings if not is_minor(graph.text(i))]
    return max(full, key=lambda i: (bool(_MAIN.search(graph.text(i))), i in led, is_reading(graph, i), i), default=None)


def is_minor(text: str) -> bool:
    """Whether a view is a feeling, a regret, what is still open, the half that is set aside, or what somebody answered."""
    return _MINOR.search(text) is not None or regrets(text) or hearsay(text)


def told_ahead(graph: ArgumentGraph, here: Sequence[int], reading: int | None, act: int) -> Ahead | None:
    """Where the report tells how its outcome will be seen, or who may stand in the way: what is beyond that."""
    slots = {"plan": segment_mention(graph, act), "who": receiver(graph, act)}
    if reading is not None:
        slots |= {"view": segment_mention(graph, reading)}
    if (who := doubter(graph, here)) is not None:
        return Ahead(("step/person",), act, slots | {"doubter": who})
    if (where := board(graph, here)) is not None:
        return Ahead(("step/board",), act, slots | {"doubter": where})
    if (tried := checked_already(graph, here, act if reading is None else reading + 1)) is not None:
        return Ahead(("step/recheck",), tried, slots)
    look = looks_told(graph, here, here[0] if reading is None else min(reading + 1, act))
    if look is None:
        return None
    if (line := line_told(graph, here)) is not None:
        return Ahead(("step/line-told",), line, slots)
    if by_voices(graph.text(look)):
        return Ahead(("step/line-voice",), look, slots)
    if (figure := figure_of(graph, here, look)) is not None:
        return Ahead(("step/line-measured",), look, slots | {"measure": figure})
    return Ahead(("step/line",), look, slots)


def after(
    graph: ArgumentGraph,
    chain: tuple[int, int],
    acts: Sequence[int],
    readings: Sequence[int],
    links: Links,
    *,
    known: bool,
    troubled: bool,
) -> Ahead:
    """What would show the reading right or wrong, by what it is about and what the act does."""
    reading, act = chain
    here = graph.by_thread[graph.segments[act].thread]
    slots = {"view": segment_mention(graph, reading), "plan": segment_mention(graph, act), "who": receiver(graph, act)}
    if (day := day_of(graph.text(act))) is not None:
        slots["day"] = day
    if not known:
        slots["this"] = segment_mention(graph, reading, SHORT) + "という読み"
    own = _SLIP.search(graph.text(reading)) is not None
    owed = is_cause(graph.text(reading)) or own or _APOLOGY.search(graph.text(act))
    if (troubled or own) and owed and is_delivery(graph.text(act)) and not mends(graph, here):
        return Ahead(("step/prevent",), act, slots)
    if (line := line_told(graph, here)) is not None:
        return Ahead(("step/line-told",), line, slots)
    if (branch := next((i for i in acts if is_conditional(graph, i)), None)) is not None:
        return Ahead(("step/branch",), branch, slots)
    if (boss := next((i for i in acts if i > act and _joins(graph, i)), None)) is not None:
        return Ahead(("step/companion",), boss, slots)
    text, kind, name = graph.text(reading), about(graph, reading), kind_of_act(graph, act)
    does = group(name)
    ahead = None if regrets(text) else told_ahead(graph, here, reading, act)
    if ahead is not None and ahead.names != ("step/line",):
        return Ahead(ahead.names, ahead.segment, slots | ahead.slots)
    if is_found(text) and name not in ("check", "ask"):
        return Ahead((f"step/way-{name}", f"step/{name}", "step/outcome"), act, slots | {"view": ""})
    looks = (i for i in acts if i > act and group(way(graph, i)) == "check" and shows(graph, reading, i, links))
    if (look := next(looks, None)) is not None and not regrets(text):
        sure = [i for i in readings if is_reading(graph, i)]
        surest = len(sure) > 1 and name != "acted"
        return Ahead(("step/surest",) if surest else ("step/check",), reading if surest else look, slots)
    if ahead is not None:
        return Ahead(ahead.names, ahead.segment, slots | ahead.slots)
    if name == "acted":
        return Ahead(("step/acted",), act, slots)
    if is_weighed(graph, reading) and kind == "open":
        return Ahead(("step/weighed",), act, slots)
    tests = does != "check" or shows(graph, reading, act, links)
    if regrets(text) or not tests:
        return Ahead((f"step/way-{name}", f"step/{name}", "step/outcome"), act, slots | {"view": ""})
    if decides(text) and name not in ("habit", "request") and kind not in MINDS:
        return Ahead(("step/decided",), act, slots)
    kind = "sum" if kind == "open" and "計算" in text else kind
    kind = "mind" if kind == "sum" and _MOVES.search(text) else kind
    if kind == "open" and fears(text):
        return Ahead(("step/change-risk",), act, slots)
    if name == "which" and not _REPLIES.search(graph.text(act)):
        return Ahead(("step/way-which",), act, slots)
    if does == "voice" and _MEASURES.search(graph.text(act)):
        return Ahead(("step/check",), act, slots)
    far = not near(text, graph.text(act)) or does in ("make", "other")
    aside = (
        set_aside(text)
        if _CAUSAL.search(text) and kind not in ("risk", "consent") and name not in ("habit", "request")
        else None
    )
    if aside is not None:
        slots["aside"] = bracketed(aside)
        return Ahead(("step/contrast", "step/voice", "step/outcome"), act, slots)
    minded = kind in MINDS and does == "voice"
    open_ = (does != "check" or name == "look") and far and not minded
    if open_ and is_hedged(text) and not is_cause(text) and not is_means(text):
        return Ahead(("step/apart",), reading, slots | _figure(graph, links.ground(reading)))
    if kind in MINDS and (whose := meant(graph, reading)) is not None:
        slots["who"] = whose
    inward = does in ("make", "other")
    does = "voice" if inward else does
    if kind in _MEASURED and does in ("change", "voice") and (figure := measure_of(graph, links.ground(reading))):
        slots["measure"] = figure
        return Ahead(("step/measured", "step/outcome"), act, slots)
    if name == "show" and kind not in MINDS and kind != "open":
        does = "check"
    if does == "change" and (kind in MINDS or kind == "sum" or (kind == "open" and name == "hand")):
        does = "voice"
    if kind == "consent" and denies(text):
        kind = "open"
    if inward and (kind == "open" or kind in MINDS):
        return Ahead(("step/apart",), reading, slots | _figure(graph, links.ground(reading)))
    return Ahead((f"step/{does}-{kind}", f"step/{does}", f"step/way-{name}", "step/outcome"), act, slots)


def _figure(graph: ArgumentGraph, fact: int | None) -> dict[str, str]:
    return {} if (figure := measure_of(graph, fact)) is None else {"measure": figure}


def _joins(graph: ArgumentGraph, act: int) -> bool:
    """Whether an act asks our own side to come along."""
    return bool(_COMPANION.search(graph.text(act))) and way(graph, act) == "request"
