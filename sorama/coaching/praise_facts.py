"""Facts and answers that a report is praised for: words, figures and requests that something rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sorama.coaching.aspects import is_ours, is_timetable, kinds_at, says_something
from sorama.coaching.links import LINK, QUITE, SURE, Links, is_concrete, place
from sorama.coaching.phrasing import MENTION, cut, segment_mention, spoken
from sorama.coaching.topic import hearsay, is_past, tie
from sorama.model import ArgumentGraph, EntityKind, EventKind, Finding, Kind, Label
from sorama.patterns import pattern
from sorama.span import Span

_SENTENCE = pattern(r"^.*?[ぁ-んァ-ヶ一-龠](?:は|が|を).{8}")
NOTED = 0.95  # of the label of a fact whose figure alone is praised
_OWN = (EventKind.DONE, EventKind.ACTIVITY, EventKind.CONTACT, EventKind.ERRAND, EventKind.ROUTINE)
_FIGURE = r"[0-9０-９][0-9０-９.,，．]*\s*[万億千]?(?:円|件|名|人|台|枚|個|本|箱|分|秒|%|％|割|倍|軒|社|店|棟|床|点|冊|着|食|便|組|か所|箇所|ヶ所|kg|キロ|トン|時間|日間|回)(?!目)"
_COMPARED = pattern(
    rf"(?:{_FIGURE}[^。]{{0,8}}?(?:から|→|のうち|(?<=[件名人台枚個本箱回])中|に対し)[^。]{{0,10}}?{_FIGURE})|(?:(?:前年|前回|昨年|先月|先週|前月)(?:比|より)[^。]{{0,12}}?{_FIGURE})"
)
_ANY_FIGURE = pattern(_FIGURE)
LEADING = 4  # letters from the beginning of a sentence to its subject, at most
_DOING = pattern(r"(?:て|で)(?:い(?:た|ました)|くれた|くれました|くださった|くださいました)[。！!]*$")
_GESTURE = pattern(r"身を乗り出し|うなず|頷|メモを取|首をかしげ|首を振|電卓|見入って|見比べて|笑って|手に取")
_ASKED = {EventKind.REQUEST, EventKind.QUESTION, EventKind.COMPLAINT}
_FULFILLED = pattern(
    r"(?:頼まれて(?:い)?た|約束(?:して(?:い)?|し)た|(?:依頼|約束)の|(?:依頼|約束)いただいた)[^。]*"
    r"(?:送り|送っ|渡し|届け|持ちし|提出し|出しし)(?:しまし|まし|し)?た[。！!]*$"
)
_BIG = pattern(r"円|割|%|％|倍|時間|分")
_COUNTED = pattern(
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


def seed_of(graph: ArgumentGraph, name: str, segment: int) -> str:
    """What chooses among the wordings where the finding has no fingerprint."""
    return name + graph.text(segment)


def quotations(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, linked: bool) -> Iterator[Praise]:
    """The customer's very words, best where something rests on them."""
    for s in strengths:
        i = s.segment
        if i is None or graph.segments[i].confidence < QUITE:
            continue
        said = spoken(graph.text(i))
        if said is None:
            continue
        claim = links.claim(i)
        if (claim is not None) is not linked:
            continue
        slots = {"said": said}
        names: tuple[str, ...] = ("quoted-customer",)
        if claim is not None:
            slots["claim"] = segment_mention(graph, claim)
            names = ("quoted-customer/linked", *names)
        touched = frozenset({i} if claim is None else {i, claim})
        yield Praise(s.rule, names, place(graph, i), i, s.fingerprint or seed_of(graph, s.rule, i), slots, touched)


def figures(
    graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, kinds: Sequence[str]
) -> Iterator[Praise]:
    """A figure that was seen or heard and that a reading rests on ("linked"), that is "compared", or that was "counted"; not those of our own errands."""
    marked = {s.segment: s.fingerprint for s in strengths}
    for kind in kinds:
        facts = sorted(graph.labelled(Label.FACT), key=lambda i: kind == "kept" and not _BIG.search(graph.text(i)))
        for i in facts:
            if graph.segments[i].confidence < SURE or _figure_kind(graph, i, links, marked=i in marked) != kind:
                continue
            claim = links.claim(i) if kind == "linked" else None
            slots = {"claim": segment_mention(graph, claim)} if claim is not None else {}
            touched = frozenset({i} if claim is None else {i, claim})
            name = f"measured-fact/{kind}" if kind != "counted" else "measured-fact"
            if kind == "kept" and hearsay(graph.text(i)):
                name = "measured-fact/heard"
            seed = marked.get(i) or seed_of(graph, name, i)
            span = _with_figure(graph, i, _COMPARED if kind == "compared" else _ANY_FIGURE)
            yield Praise("measured-fact", (name, "measured-fact"), span, i, seed, slots, touched)


def _figure_kind(graph: ArgumentGraph, fact: int, links: Links, *, marked: bool) -> str | None:
    text = graph.text(fact)
    compared = _COMPARED.search(text)
    if not _ANY_FIGURE.search(text) or not (compared or marked):
        return None
    own = kinds_at(graph, fact) & set(_OWN)
    claim = links.claim(fact)
    if claim is not None and graph.segments[claim].label is Label.INTERPRETATION and not own:
        return "linked"
    if compared:
        return "compared"
    if _COUNTED.search(text) is None or hearsay(text):
        sure = graph.segments[fact].confidence >= NOTED and graph.segments[fact].kind is not Kind.OWN_ACT
        whole = says_something(graph, fact) and bool(_SENTENCE.search(text)) and not is_timetable(graph, fact)
        return "kept" if sure and not own and whole and not is_ours(graph, fact) else None
    return "counted" if _COUNTED.search(text) and not own and not hearsay(text) else None


def _with_figure(graph: ArgumentGraph, segment: int, figure: re.Pattern[str]) -> Span:
    """The segment, or its part up to the clause with the figure where a quotation would cut the figure off."""
    span, text = place(graph, segment), graph.text(segment)
    hit = figure.search(text)
    if hit is None or cut(graph, *span, MENTION).start <= span.start + hit.start():
        return span
    comma = text.find("、", hit.end())
    return span if comma < 0 else Span(span.start, span.start + comma)


def answers(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links) -> Iterator[Praise]:
    """A dated act that takes up what was asked or told."""
    marked = {s.segment: s.fingerprint for s in strengths}
    for i in graph.labelled(Label.ACTION):
        dated = i in marked or any(
            e.kind is EventKind.DEADLINE and e.detail == "own" for e in graph.events_of.get(i, ())
        )
        own = EventKind.OPTION in kinds_at(graph, i)  # a plan that is put before the boss answers nobody yet
        if own or not dated or not is_concrete(graph, i):
            continue
        for e in links.into(i):
            p = e.premise
            told = graph.segments[p]
            if told.label is not Label.FACT or told.confidence < SURE or told.kind is Kind.OWN_ACT:
                continue
            asked = bool(kinds_at(graph, p) & _ASKED)
            if EventKind.ANSWERED in kinds_at(graph, p) and not asked:
                if not _asked_before(graph, p):
                    continue
                p, asked = p - 1, True
            at_once = asked and (i - e.premise == 1 or EventKind.FULFILS in kinds_at(graph, i))
            sure = e.cue is not None or e.confidence >= LINK or at_once
            if sure and (asked or tie(graph, p, i, e)):
                done = is_past(graph.text(i))
                name = "dated-action/done" if done else "dated-action/asked" if asked else "dated-action"
                slots = {"fact": segment_mention(graph, p)}
                seed = marked.get(i) or seed_of(graph, name, i)
                yield Praise("dated-action", (name,), place(graph, i), i, seed, slots, frozenset({i, p}))
                break


def _asked_before(graph: ArgumentGraph, answer: int) -> bool:
    """Whether the question that an answer answers stands right before it."""
    before = graph.segments[answer - 1] if answer else None
    return (
        before is not None
        and before.thread == graph.segments[answer].thread
        and before.label is Label.FACT
        and before.confidence >= SURE
        and bool(kinds_at(graph, answer - 1) & _ASKED)
    )


def fulfilled(graph: ArgumentGraph) -> Iterator[Praise]:
    """Something asked for or promised before, told as sent or handed over."""
    for i in graph.labelled(Label.FACT):
        if graph.segments[i].confidence >= SURE and _FULFILLED.search(graph.text(i)):
            names = ("kept-promise/told", "kept-promise")
            yield Praise(names[1], names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def noticed(graph: ArgumentGraph) -> Iterator[Praise]:
    """What the customer agreed to, or did before the writer's eyes."""
    for i in graph.labelled(Label.FACT):
        s, kinds = graph.segments[i], kinds_at(graph, i)
        shows = bool(_GESTURE.search(graph.text(i)))
        if s.confidence < (SURE if shows else NOTED) or s.kind is Kind.OWN_ACT or not says_something(graph, i):
            continue
        agreed = EventKind.APPROVAL in kinds and not kinds & {EventKind.REFUSAL, EventKind.LOST}
        seen = s.kind is Kind.OBSERVED and is_seen(graph, i) and "「" not in graph.text(i)
        if (agreed or seen) and (shows or not kinds & set(_OWN)):
            names = ("quoted-customer/agreed" if agreed else "quoted-customer/seen", "quoted-customer")
            yield Praise(names[1], names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def is_seen(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a sentence tells what somebody was seen doing: it begins with the person, or tells a gesture."""
    s = graph.segments[segment]
    named = any(e.kind is EntityKind.PERSON and s.start <= e.start < s.start + LEADING for e in graph.reading.entities)
    return bool(_GESTURE.search(graph.text(segment))) or (named and bool(_DOING.search(graph.text(segment))))
