"""What a report is praised for: only what is certain and can be seen in its words, named with these words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sorama.coaching.phrasing import MENTION, cut, segment_mention, spoken
from sorama.coaching.points import Point, focus
from sorama.coaching.topic import common, hearsay, tie
from sorama.coaching.wording import clear
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label, SupportEdge
from sorama.span import Span

SURE = 0.85  # of a label
QUITE = 0.7  # of the label of a quotation or of a fact beside a verdict
LINK = 0.65  # of a link that its words show too
NEAR = 3  # segments back from a verdict to the fact that gave it
_OWN = (EventKind.DONE, EventKind.ACTIVITY, EventKind.CONTACT, EventKind.ERRAND, EventKind.ROUTINE)
_EMPTY = (EventKind.VAGUE_ACTION, EventKind.EMPTY_CONTACT, EventKind.OWN_CONVENIENCE, EventKind.NO_PROSPECT)
_GUESS = (EventKind.VERDICT, EventKind.MIND_STATED, EventKind.SWEEPING, EventKind.HEDGES, EventKind.OPEN_QUESTION)
_SETTLED = re.compile(
    r"(?:見立て|読み|仮説|予想|想定|見込み|心配|懸念)[^。、]{0,12}?(?:(?P<dropped>外れ|当たらな|違って|違った|誤)|当たって|当たった|裏付け|裏づけ|正しかった)|(?:見立て|読み|予想|想定)(?:の)?(?:どおり|通り)"
)
_HEDGED = re.compile(
    r"思|だろう|でしょう|ではない(?:か|でしょうか)|そう(?:だ|です|$|。)|よう(?:だ|です|$|。)|かも|考え|みて|見て|とみる|と見る|はず|恐れ|可能性|見込|れる(?:。|$)"
)
_OUGHT = re.compile(r"[?？]|(?:ほう|方)が(?:よ|良|い)い|べき|しなければ|せねば")
_CHECKED = re.compile(r"見立て|読み(?!込|取|上)|仮説|予想|想定|見込み|見通し|心配|(?:思|考え|見)(?:っ)?ていた")
_FIGURE = r"[0-9０-９][0-9０-９.,，．]*\s*[万億千]?(?:円|件|名|人|台|枚|個|本|箱|分|秒|%|％|割|倍|軒|社|店|棟|床|点|冊|着|食|便|組|か所|箇所|ヶ所|kg|キロ|トン|時間|日間|回)(?!目)"
_COMPARED = re.compile(
    rf"(?:{_FIGURE}[^。]{{0,8}}?(?:から|→|のうち|(?<=[件名人台枚個本箱回])中|に対し)[^。]{{0,10}}?{_FIGURE})|(?:(?:前年|前回|昨年|先月|先週|前月)(?:比|より)[^。]{{0,12}}?{_FIGURE})"
)


_ANY_FIGURE = re.compile(_FIGURE)
_COUNTED = re.compile(
    _FIGURE + r"[^。]{0,10}(?:見た|見ました|数え|あった|ありました|待って|待った|止ま|残って|並んで|並び|積まれ|測っ)"
)


@dataclass(frozen=True, slots=True)
class Praise:
    """Something done well: under which names the catalogue speaks of it, what is quoted, what is named."""

    rule: str
    names: tuple[str, ...]
    span: Span
    segment: int | None
    seed: str
    slots: dict[str, str] = field(default_factory=dict)
    touched: frozenset[int] = frozenset()  # segments whose words it uses


class Links:
    """The links of a report, found by premise and by claim."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.by_claim: dict[int, list[SupportEdge]] = {}
        self.by_premise: dict[int, list[SupportEdge]] = {}
        for e in graph.supports:
            self.by_claim.setdefault(e.claim, []).append(e)
            self.by_premise.setdefault(e.premise, []).append(e)

    def into(self, claim: int) -> Sequence[SupportEdge]:
        """What supports a claim."""
        return self.by_claim.get(claim, ())

    def from_(self, premise: int) -> Sequence[SupportEdge]:
        """What a premise supports."""
        return self.by_premise.get(premise, ())


def praises(
    graph: ArgumentGraph, strengths: Sequence[Finding], told: Sequence[Finding], asks: Sequence[Point]
) -> Iterator[Praise]:
    """What is earned, best first; nothing that a finding doubts or that a question is about."""
    doubted = {f.segment for f in told if f.segment is not None}
    doubted |= {i for p in asks if (i := focus(graph, p.finding)[1]) is not None}
    groundless = {f.thread for f in told if f.rule == "missing-fact"}
    by_rule: dict[str, list[Finding]] = {}
    for s in strengths:
        by_rule.setdefault(s.rule, []).append(s)
    links = Links(graph)
    made = chain(
        _verdicts(graph),
        _chains(graph, by_rule.get("full-chain", ()), links),
        (_plain(graph, s) for r in ("reason-asked", "kept-promise", "beyond-expectation") for s in by_rule.get(r, ())),
        _quotations(graph, by_rule.get("quoted-customer", ()), links, linked=True),
        _figures(graph, by_rule.get("measured-fact", ()), links),
        _answers(graph, by_rule.get("dated-action", ()), links),
        _reasoned(graph, by_rule.get("full-chain", ()), links, tied=True),
        _quotations(graph, by_rule.get("quoted-customer", ()), links, linked=False),
        _reasoned(graph, by_rule.get("full-chain", ()), links, tied=False),
        (_plain(graph, s) for s in by_rule.get("checked-hypothesis", ())),
        (_plain(graph, s) for r, found in by_rule.items() if r not in KNOWN for s in found),
    )
    for p in made:
        threads = {graph.segments[i].thread for i in p.touched}
        if not p.touched & doubted and not (p.rule == "full-chain" and threads & groundless):
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


def _kinds(graph: ArgumentGraph, segment: int) -> set[EventKind]:
    return {e.kind for e in graph.events_of.get(segment, ())}


def _of(graph: ArgumentGraph, segment: int) -> Span:
    s = graph.segments[segment]
    return Span(s.start, s.end)


def _seed(graph: ArgumentGraph, name: str, segment: int) -> str:
    return name + graph.text(segment)


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
        seed = _seed(graph, detail, i)
        if fact is not None:
            slots = {"fact": segment_mention(graph, fact)}
            yield Praise(names[1], names, _of(graph, i), i, seed, slots, frozenset({i, fact}))
        yield Praise(names[1], names, _of(graph, i), i, seed, {}, frozenset({i}))


def verdict(graph: ArgumentGraph, segment: int) -> str | None:
    """Whether a segment tells that an earlier reading was "confirmed" or "dropped"."""
    text = graph.text(segment)
    for e in graph.events_of.get(segment, ()):
        if e.kind is EventKind.VERDICT and e.detail in ("confirmed", "dropped") and _CHECKED.search(text):
            return e.detail
    settled = _SETTLED.search(text)
    return None if settled is None else "dropped" if settled["dropped"] else "confirmed"


def _settling(graph: ArgumentGraph, segment: int, thread: int) -> bool:
    s = graph.segments[segment]
    return s.thread == thread and s.label is Label.FACT and s.kind is not Kind.OWN_ACT and s.confidence >= QUITE


def _chains(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links) -> Iterator[Praise]:
    """A fact, a reading that takes up its words, a concrete act that takes up the reading."""
    for s in strengths:
        a = s.segment
        if a is None or not _concrete(graph, a):
            continue
        for e in links.into(a):
            beside = a - e.premise == 1 and e.confidence >= SURE
            if not _reading(graph, e.premise) or not (clear(e) and (beside or tie(graph, e.premise, a, e))):
                continue
            fact = _ground(graph, e.premise, links)
            if fact is None:
                continue
            slots = {"fact": segment_mention(graph, fact), "claim": segment_mention(graph, a)}
            seed = s.fingerprint or _seed(graph, s.rule, a)
            touched = frozenset({fact, e.premise, a})
            yield Praise(s.rule, (s.rule,), _of(graph, e.premise), e.premise, seed, slots, touched)


def _reasoned(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, tied: bool) -> Iterator[Praise]:
    """A reading with its act right behind it, where the fact under it is linked but not plain to see: it is left unnamed."""
    for s in strengths:
        a = s.segment
        if a is None or not _concrete(graph, a):
            continue
        for e in links.into(a):
            r = e.premise
            near = a - r <= 2 and e.confidence >= SURE and tie(graph, r, a, e) is tied
            grounded = any(
                g.confidence >= LINK and graph.segments[g.premise].label is Label.FACT for g in links.into(r)
            )
            kind = graph.segments[r].kind
            if (
                grounded
                and near
                and kind in (Kind.INFERENCE, Kind.CAUSE)
                and _reading(graph, r)
                and _HEDGED.search(graph.text(r))
            ):
                slots = {"claim": segment_mention(graph, a)}
                seed = s.fingerprint or _seed(graph, s.rule, a)
                yield Praise(s.rule, ("full-chain/reading",), _of(graph, r), r, seed, slots, frozenset({r, a}))


def _concrete(graph: ArgumentGraph, action: int) -> bool:
    s = graph.segments[action]
    return s.kind is not Kind.HOPE and s.confidence >= SURE and not _kinds(graph, action) & set(_EMPTY)


def _reading(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    return (
        s.label is Label.INTERPRETATION
        and s.confidence >= SURE
        and not _kinds(graph, segment) & set(_GUESS)
        and not hearsay(graph.text(segment))
        and not _OUGHT.search(graph.text(segment))
    )


def _ground(graph: ArgumentGraph, reading: int, links: Links) -> int | None:
    """The fact that carries a reading: sure, linked, and sharing words with the part of the reading that is quoted."""
    tail = cut(graph, *_of(graph, reading), MENTION).of(graph.report.text)
    best: tuple[int, float, int] | None = None
    for e in links.into(reading):
        s = graph.segments[e.premise]
        if s.label is not Label.FACT or s.confidence < (QUITE if e.cue else SURE) or s.kind is Kind.OWN_ACT:
            continue
        if (e.confidence < LINK and e.cue is None) or (e.cue is None and not common(tail, graph.text(e.premise))):
            continue
        rank = (common(tail, graph.text(e.premise)), e.confidence, e.premise)
        best = rank if best is None or rank > best else best
    return None if best is None else best[2]


def _claim(graph: ArgumentGraph, fact: int, links: Links) -> int | None:
    """A reading or an act that visibly rests on a fact."""
    for e in links.from_(fact):
        good = _reading(graph, e.claim) or (graph.segments[e.claim].label is Label.ACTION and _concrete(graph, e.claim))
        if good and e.confidence >= LINK and tie(graph, fact, e.claim, e):
            return e.claim
    return None


def _quotations(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, linked: bool) -> Iterator[Praise]:
    """The customer's very words, best where something rests on them."""
    for s in strengths:
        i = s.segment
        if i is None or graph.segments[i].confidence < QUITE:
            continue
        said = spoken(graph.text(i))
        if said is None:
            continue
        claim = _claim(graph, i, links)
        if (claim is not None) is not linked:
            continue
        slots = {"said": said}
        names: tuple[str, ...] = ("quoted-customer",)
        if claim is not None:
            slots["claim"] = segment_mention(graph, claim)
            names = ("quoted-customer/linked", *names)
        touched = frozenset({i} if claim is None else {i, claim})
        yield Praise(s.rule, names, _of(graph, i), i, s.fingerprint or _seed(graph, s.rule, i), slots, touched)


def _figures(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links) -> Iterator[Praise]:
    """A figure that was seen or heard and is compared, or that something rests on; not those of our own errands."""
    marked = {s.segment: s.fingerprint for s in strengths}
    found = []
    for i in graph.labelled(Label.FACT):
        text = graph.text(i)
        compared, counted = _COMPARED.search(text), i in marked and _COUNTED.search(text)
        if not (compared or i in marked) or graph.segments[i].confidence < SURE or not _ANY_FIGURE.search(text):
            continue
        if _kinds(graph, i) & set(_OWN) and not compared:
            continue
        claim = _claim(graph, i, links)
        if claim is not None and graph.segments[claim].label is not Label.INTERPRETATION:
            claim = None
        kind = "compared" if compared else "linked" if claim is not None else "counted"
        if kind == "counted" and (not counted or hearsay(text)):
            continue
        slots = {"claim": segment_mention(graph, claim)} if kind == "linked" and claim is not None else {}
        touched = frozenset({i} if claim is None else {i, claim})
        name = f"measured-fact/{kind}" if kind != "counted" else "measured-fact"
        seed = marked.get(i) or _seed(graph, name, i)
        span = _with_figure(graph, i, _COMPARED if compared else _ANY_FIGURE)
        found.append(
            (
                kind != "compared",
                kind != "linked",
                i,
                Praise("measured-fact", (name,), span, i, seed, slots, touched),
            )
        )
    yield from (p for *_, p in sorted(found, key=lambda f: f[:3]))


def _with_figure(graph: ArgumentGraph, segment: int, figure: re.Pattern[str]) -> Span:
    """The segment, or its part up to the clause with the figure where a quotation would cut the figure off."""
    span, text = _of(graph, segment), graph.text(segment)
    hit = figure.search(text)
    if hit is None or cut(graph, *span, MENTION).start <= span.start + hit.start():
        return span
    comma = text.find("、", hit.end())
    return span if comma < 0 else Span(span.start, span.start + comma)


def _answers(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links) -> Iterator[Praise]:
    """A dated act that takes up what was asked or told."""
    marked = {s.segment: s.fingerprint for s in strengths}
    for i in graph.labelled(Label.ACTION):
        dated = i in marked or any(
            e.kind is EventKind.DEADLINE and e.detail == "own" for e in graph.events_of.get(i, ())
        )
        if not dated or not _concrete(graph, i):
            continue
        for e in links.into(i):
            p = e.premise
            told = graph.segments[p]
            if told.label is not Label.FACT or told.confidence < SURE or told.kind is Kind.OWN_ACT:
                continue
            asked = bool(_kinds(graph, p) & {EventKind.REQUEST, EventKind.QUESTION, EventKind.COMPLAINT})
            at_once = asked and (i - p == 1 or EventKind.FULFILS in _kinds(graph, i))
            sure = e.cue is not None or e.confidence >= LINK or at_once
            if sure and (asked or tie(graph, p, i, e)):
                name = "dated-action/asked" if asked else "dated-action"
                slots = {"fact": segment_mention(graph, p)}
                seed = marked.get(i) or _seed(graph, name, i)
                yield Praise("dated-action", (name,), _of(graph, i), i, seed, slots, frozenset({i, p}))
                break
