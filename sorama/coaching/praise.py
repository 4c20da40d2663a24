"""What a report is praised for: only what is certain and can be seen in its words, named with these words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from sorama.coaching.links import QUITE, Links, place
from sorama.coaching.phrasing import QUOTE, bracketed, segment_mention
from sorama.coaching.points import Point, focus
from sorama.coaching.praise_care import cares
from sorama.coaching.praise_chains import CHAIN, chains, grounded, led, weighed
from sorama.coaching.praise_facts import (
    Praise,
    acted,
    answers,
    explained,
    fulfilled,
    noticed,
    passed,
    prepared,
    seed_of,
)
from sorama.coaching.praise_figures import figures, looked, on_site, traces
from sorama.coaching.praise_thought import alone, changed, deeds, found
from sorama.coaching.praise_words import quotations
from sorama.coaching.segments import kinds_at
from sorama.coaching.verdicts import verdict
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.patterns import pattern

_WHOLE = (
    "full-chain",
    "checked-hypothesis",
)  # praised for the line of thought, also where a question starts from its fact
_OURS = (Label.INTERPRETATION, Label.ACTION)
_PLAN = pattern(r"案|方が|ほうが|べき|たい(?:と|です|。|$)|(?:よ|良|い)いと|と考え")
HONEST = "beyond-expectation/honest"  # what is said against our own interest is no convenience of ours
_QUOTING = pattern(r"^(?:という|との|と)")
LEAST = 6  # letters of a verdict behind a quotation
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
        chains(graph, by_rule.get("full-chain", ()), links),
        found(graph, read=True),
        _verdicts(graph),
        changed(graph),
        led(graph, by_rule.get("full-chain", ()), links, tied=True),
        led(graph, by_rule.get("full-chain", ()), links, tied=False),
        grounded(graph, links),
        weighed(graph),
        (_plain(graph, s) for r in ("reason-asked", "kept-promise", "beyond-expectation") for s in by_rule.get(r, ())),
        fulfilled(graph),
        deeds(graph),
        cares(graph),
        found(graph, read=False),
        acted(graph),
        explained(graph),
        looked(graph),
        on_site(graph),
        prepared(graph),
        _consulting(graph),
        alone(graph),
        quotations(graph, by_rule.get("quoted-customer", ()), links, linked=True),
        figures(graph, by_rule.get("measured-fact", ()), links, kinds=("linked",)),
        answers(graph, by_rule.get("dated-action", ()), links),
        quotations(graph, by_rule.get("quoted-customer", ()), links, linked=False),
        figures(graph, by_rule.get("measured-fact", ()), links, kinds=("compared", "counted")),
        passed(graph),
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
        if (
            not twice
            and not (p.touched & doubted and p.names[0] != HONEST)
            and not (p.rule == "full-chain" and threads & groundless)
        ):
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
        outcome = _outcome(graph, i)
        if fact is not None:
            told = segment_mention(graph, fact, QUOTE)
            if not told.startswith("「…"):  # the half that is left out may be the one that settled it
                slots = {"fact": told, **outcome}
                yield Praise(names[1], names, place(graph, i), i, seed, slots, frozenset({i, fact}))
        yield Praise(names[1], names, place(graph, i), i, seed, outcome, frozenset({i}))


def _outcome(graph: ArgumentGraph, segment: int) -> dict[str, str]:
    """The words of a verdict, where a quotation of the reading would leave no room for them."""
    tail = _QUOTING.sub("", graph.text(segment).rpartition("」")[2]).rstrip("。！! 　\n")
    told = segment_mention(graph, segment)
    return {} if len(tail) < LEAST or tail in told else {"words": bracketed("…" + tail)}


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
