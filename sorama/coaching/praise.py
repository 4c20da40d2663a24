"""What a report is praised for: only what is certain and can be seen in its words, named with these words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from sorama.coaching.aspects import acts_of, is_certain, is_expected, kinds_at
from sorama.coaching.links import LINK, QUITE, SURE, Links, apart, is_concrete, is_firm, is_reading, kind_of, place
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.points import Point, focus
from sorama.coaching.praise_facts import Praise, answers, explained, fulfilled, noticed, prepared, seed_of
from sorama.coaching.praise_figures import figures, looked, on_site, traces
from sorama.coaching.praise_words import quotations
from sorama.coaching.topic import is_cause, is_hedged, is_means, is_past, tie
from sorama.coaching.verdicts import verdict
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.patterns import pattern

CHAIN = "full-chain"
_THOUGHT = (Kind.INFERENCE, Kind.CAUSE)
_WHOLE = (
    "full-chain",
    "checked-hypothesis",
)  # praised for the line of thought, also where a question starts from its fact
_OURS = (Label.INTERPRETATION, Label.ACTION)
_PLAN = pattern(r"案|方が|ほうが|べき|たい|と考え|と思")
_CONTRAST = pattern(r"(?:では|じゃ)な(?:く|くて)|というより|より(?:も)?[、は]?[^。、]{0,20}(?:方|ほう)が")
_NO_MEANS = pattern(
    r"(?:なけれ|ね)ば(?:なら|いけ)|てい(?:れば|たら)|(?:聞い|見|調べ|測っ|行っ|数え|開け)(?:てみ)?たら|かもしれ|なければ|ないと|このまま|放って"
)
_RISK = pattern(
    r"(?:このまま|放って)[^。]*(?:ない|ません|落ち|減|失|赤字|切ら|恐れ|おそれ|止ま|外さ|負け|遅れ|割)|"
    r"(?:なければ|ないと)[^。]*(?:回らな|間に合わ|止ま|落ち|減|赤字|切ら|外さ|負け|残らな|来な|進まな|届かな)|"
    r"(?:ば|なら|たら|と)[^。]*(?:おそれ|恐れ|断られ|反発|赤字|後手|切られ|奪われ)"
)
ROOM = 64  # letters that two quotations in one sentence may have together
NEAR = 3  # segments back from a verdict to the fact that gave it


def praises(
    graph: ArgumentGraph, strengths: Sequence[Finding], told: Sequence[Finding], asks: Sequence[Point], links: Links
) -> Iterator[Praise]:
    """What is earned, best first; nothing that a finding doubts or that a question is about."""
    doubted = {f.segment for f in told if f.segment is not None}
    doubted |= {p.finding.segment for p in asks if p.finding.segment is not None}
    shown = {i for p in asks if (i := focus(graph, p.finding)[1]) is not None}
    groundless = {f.thread for f in told if f.rule == "missing-fact"}
    by_rule: dict[str, list[Finding]] = {}
    for s in strengths:
        by_rule.setdefault(s.rule, []).append(s)
    made = chain(
        _verdicts(graph),
        _chains(graph, by_rule.get("full-chain", ()), links),
        _reasoned(graph, by_rule.get("full-chain", ()), links, tied=True),
        _reasoned(graph, by_rule.get("full-chain", ()), links, tied=False),
        (_plain(graph, s) for r in ("reason-asked", "kept-promise", "beyond-expectation") for s in by_rule.get(r, ())),
        fulfilled(graph),
        _grounded(graph, links),
        quotations(graph, by_rule.get("quoted-customer", ()), links, linked=True),
        figures(graph, by_rule.get("measured-fact", ()), links, kinds=("linked",)),
        explained(graph),
        looked(graph),
        answers(graph, by_rule.get("dated-action", ()), links),
        _consulting(graph),
        on_site(graph),
        prepared(graph),
        quotations(graph, by_rule.get("quoted-customer", ()), links, linked=False),
        figures(graph, by_rule.get("measured-fact", ()), links, kinds=("compared", "counted")),
        noticed(graph),
        traces(graph),
        figures(graph, by_rule.get("measured-fact", ()), links, kinds=("kept",)),
        quotations(graph, by_rule.get("quoted-customer", ()), links, linked=False, bland=True),
        (_plain(graph, s) for s in by_rule.get("checked-hypothesis", ())),
        (_plain(graph, s) for r, found in by_rule.items() if r not in KNOWN for s in found),
    )
    for p in made:
        threads = {graph.segments[i].thread for i in p.touched}
        twice = p.rule not in _WHOLE and p.touched & shown
        if not twice and not p.touched & doubted and not (p.rule == "full-chain" and threads & groundless):
            yield p


KNOWN = (
    "full-chain",
    "reason-asked",
    "checked-hypothesis",
    "kept-promise",
    "beyond-expectation",
    "quoted-customer",
    "dated-action",
    "measured-fact",
)


def _plain(graph: ArgumentGraph, s: Finding) -> Praise:
    span, segment = focus(graph, s)
    touched = frozenset() if segment is None else frozenset({segment})
    return Praise(s.rule, (s.rule,), span, segment, s.fingerprint or s.rule, {}, touched)


def _verdicts(graph: ArgumentGraph) -> Iterator[Praise]:
    """An earlier reading told as confirmed or dropped, after the fact that settled it."""
    for i, s in enumerate(graph.segments):
        detail = verdict(graph, i)
        if s.label is Label.ACTION or detail is None:
            continue
        fact = next((j for j in range(i - 1, max(i - NEAR, 0) - 1, -1) if _settling(graph, j, s.thread)), None)
        names = (f"checked-hypothesis/{detail}", "checked-hypothesis")
        seed = seed_of(graph, detail, i)
        if fact is not None:
            slots = {"fact": segment_mention(graph, fact)}
            yield Praise(names[1], names, place(graph, i), i, seed, slots, frozenset({i, fact}))
        yield Praise(names[1], names, place(graph, i), i, seed, {}, frozenset({i}))


def _consulting(graph: ArgumentGraph) -> Iterator[Praise]:
    """A question to the boss with the writer's own plan beside it."""
    for i in graph.labelled(Label.ACTION):
        if EventKind.CONSULTATION not in kinds_at(graph, i) or "相談" not in graph.text(i):
            continue
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(graph.segments) and graph.segments[j].label in _OURS]
        if any(EventKind.OPTION in kinds_at(graph, j) and _PLAN.search(graph.text(j)) for j in beside):
            seed = seed_of(graph, "consult", i)
            yield Praise(CHAIN, ("full-chain/consult",), place(graph, i), i, seed, {}, frozenset({i}))


def _settling(graph: ArgumentGraph, segment: int, thread: int) -> bool:
    s = graph.segments[segment]
    return s.thread == thread and s.label is Label.FACT and s.kind is not Kind.OWN_ACT and s.confidence >= QUITE


def _chains(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links) -> Iterator[Praise]:
    """A fact, a reading that rests on it, a concrete act that takes up the reading."""
    for s in strengths:
        a = s.segment
        if a is None or not is_concrete(graph, a):
            continue
        for e in links.readings(a):
            view = graph.text(e.premise)
            if not (is_hedged(view) or is_cause(view) or is_firm(graph, e.premise)):
                continue
            if (fact := links.ground(e.premise)) is None:
                continue
            slots = {"fact": segment_mention(graph, fact), "claim": segment_mention(graph, a)}
            if sum(map(len, slots.values())) > ROOM:
                del slots["claim"]
            seed = s.fingerprint or seed_of(graph, s.rule, a)
            touched = frozenset({fact, e.premise, a})
            form = shape(view) or kind_of(graph, e.premise)
            names = (f"{s.rule}/{form}", s.rule)
            yield Praise(s.rule, names, place(graph, e.premise), e.premise, seed, slots, touched)


def _grounded(graph: ArgumentGraph, links: Links) -> Iterator[Praise]:
    """A reading that visibly rests on a fact, whatever follows from it."""
    for r in graph.labelled(Label.INTERPRETATION):
        doubted = is_expected(graph, r) or is_certain(graph, r)
        if doubted or not is_reading(graph, r) or not (is_hedged(graph.text(r)) or is_firm(graph, r)):
            continue
        if graph.segments[r].kind not in _THOUGHT:
            continue
        fact = links.ground(r)
        if fact is not None:
            slots = {"fact": segment_mention(graph, fact)}
            seed = seed_of(graph, "grounded", r)
            yield Praise(CHAIN, ("full-chain/grounded", CHAIN), place(graph, r), r, seed, slots, frozenset({fact, r}))


def _reasoned(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, tied: bool) -> Iterator[Praise]:
    """A reading with its act right behind it, where the fact under it is linked but not plain to see: it is left unnamed.

    Without a word in common only a cause that is acted on, a means that is used, or a reading that is looked into is
    said to lead to the act; of others it is said that they come before it.
    """
    for s in strengths:
        a = s.segment
        if a is None or not is_concrete(graph, a):
            continue
        for e in links.into(a):
            r = e.premise
            sure = e.confidence >= SURE
            away = apart(graph, r, a)
            near = (away <= 2 if sure else away == 1 and e.confidence >= LINK) and tie(graph, r, a, e) is tied
            leads = tied or is_cause(graph.text(r)) or is_means(graph.text(r)) or "ask" in acts_of(graph, a)
            plain = sure and leads
            grounded = any(graph.segments[g.premise].label is Label.FACT for g in links.into(r))
            firm = is_firm(graph, r)
            kinds = (*_THOUGHT, Kind.EVALUATION) if firm else _THOUGHT
            if grounded and near and graph.segments[r].kind in kinds and is_reading(graph, r):
                slots = {"claim": segment_mention(graph, a)}
                seed = s.fingerprint or seed_of(graph, s.rule, a)
                name = "full-chain/reading" if plain else "full-chain/before"
                form = shape(graph.text(r))
                special = () if form is None else (f"full-chain/{form}" if plain else f"full-chain/before-{form}",)
                names = (*special, name, s.rule)
                yield Praise(s.rule, names, place(graph, r), r, seed, slots, frozenset({r, a}))


def shape(view: str) -> str | None:
    """What a reading does: it sets one view against another, says what comes if nothing is done, or what a means would bring."""
    if _CONTRAST.search(view):
        return "contrast"
    if _RISK.search(view):
        return "risk"
    return "means" if is_means(view) and not _NO_MEANS.search(view) and not is_past(view) else None
