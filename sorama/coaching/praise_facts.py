"""Answers, kept requests and reactions that a report is praised for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sorama.coaching.aspects import says_something
from sorama.coaching.links import LINK, SURE, Links, apart, is_concrete, place
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.segments import kinds_at, names_person
from sorama.coaching.topic import hearsay, is_past, tie
from sorama.model import ArgumentGraph, EntityKind, EventKind, Finding, Kind, Label
from sorama.patterns import pattern
from sorama.span import Span

BRIEF = 34  # letters of the writer's words inside a praise that names two places
LEAST = 0.6  # of the label of a fact that another one is set against
NOTED = 0.95  # of the label of a fact that is praised with nothing resting on it
_OWN = (EventKind.DONE, EventKind.ACTIVITY, EventKind.CONTACT, EventKind.ERRAND, EventKind.ROUTINE)
LEADING = 4  # letters from the beginning of a sentence to its subject, at most
_DOING = pattern(r"(?:て|で)(?:い(?:た|ました)|くれた|くれました|くださった|くださいました)[。！!]*$")
_GESTURE = pattern(
    r"身を乗り出し|(?:手|足|指|箸)(?:が|を)止ま?(?:っ|り|め)た|(?:手|足|箸)を止め|口ごも|黙り込|眉をひそめ|顔をしかめ|目を留め|うなず|頷|メモを取|首をかしげ|首を振|電卓|見入って|見比べて|手に取|[二三四五2-5]度[^、。]{0,10}(?:口に|話題に|尋ね|聞か|繰り返|触れ)"
)
_ASKED = {EventKind.REQUEST, EventKind.QUESTION, EventKind.COMPLAINT}
_FULFILLED = pattern(
    r"(?:頼まれて(?:い)?た|約束(?:して(?:い)?|し)た|(?:依頼|約束)の|(?:依頼|約束)いただいた)[^。]*"
    r"(?:送り|送っ|渡し|届け|持ちし|提出し|出しし)(?:しまし|まし|し)?た[。！!]*$"
)
_AT_ONCE = pattern(
    r"(?:頼まれ|言われ|求められ|依頼され|要望を受け)[^。]{0,8}その場で[^。]*(?:した|ました|直した|替えた|渡した|えた)[。！!]*$"
)
_ACTED = pattern(
    r"(?:その場で|その日のうちに|(?:朝|昼|夕方|夜|今日|本日|当日|午前|午後)(?:中|のうち)に|同日中に)"
    r"[^。「」]{2,}(?:直し|替え|換え|届け|入れ直し|取り除[いき]|見て回っ|点検し|調べ|送っ|送り|差し替え|対応し|交換し|手配し|付け直し|引き取っ|確かめ|拭き取っ|組み直し|測り直し|締め直し|張り直し|貼り直し|付け替え)"
    r"(?:(?:た|ました|いたしました)|て[^、。]{0,10}(?:た|ました)|、[^、。]{2,12}(?:た|ました))[。！!]*$"
)
_BUT = pattern(r"^[・\s]*(?:ただ|ただし|しかし|でも|一方)")
_PASSED = pattern(r"(?:合格|問題な(?:い|し|かった)|申し分な(?:い|し)|満足|好評|気に入)[^、。]{0,8}[。！!]*$")
_OTHERWISE = pattern(
    r"^[^。]{0,12}(?:雨|雪|荒天|無理|だめ|駄目|断られ|不在|留守|難し|間に合わな|欠|変わら|できな|合わな|足りな|通らな|外れ|動かな|埋まら|届かな|来な)"
    r"[^、。]{0,6}(?:なら|場合|たら|れば|ければ|ときは|時は)"
)
_OPEN = pattern(r"(?:では?|じゃ)なく(?:て)?、?\s*$|というより(?:も)?、?\s*$")
_WORKED = pattern(
    r"(?:の|こと|おかげ)(?:が|で)[^、。]{0,6}(?:効い(?:た|ている)|効きました|決め手(?:になった|だった)|うまくい(?:った|きました))(?:のだと思|と思|よう|と見)?[^、。]{0,8}[。！!]*$"
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


def whole(graph: ArgumentGraph, segment: int) -> Span:
    """The place of a reading; with its other half where it stops at ではなく."""
    s, after = graph.segments[segment], segment + 1
    if (
        _OPEN.search(graph.text(segment))
        and after < len(graph.segments)
        and graph.segments[after].sentence == s.sentence
    ):
        return Span(s.start, graph.segments[after].end)
    return place(graph, segment)


def seed_of(graph: ArgumentGraph, name: str, segment: int) -> str:
    """What chooses among the wordings where the finding has no fingerprint."""
    return name + graph.text(segment)


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
            near = apart(graph, p, i) == 1 or e.confidence >= SURE
            sure = e.cue is not None or (e.confidence >= LINK and near) or at_once
            if sure and (asked or tie(graph, p, i, e)):
                done = is_past(graph.text(i))
                name = "dated-action/done" if done else "dated-action/asked" if asked else "dated-action"
                slots = {"fact": segment_mention(graph, p, BRIEF)}
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
    """Something asked for or promised before, told as sent or handed over; something asked for and done on the spot."""
    for i in graph.labelled(Label.FACT):
        if graph.segments[i].confidence < SURE:
            continue
        at_once = EventKind.REQUEST in kinds_at(graph, i) and _AT_ONCE.search(graph.text(i))
        if at_once or _FULFILLED.search(graph.text(i)):
            names = ("kept-promise/at-once" if at_once else "kept-promise/told", "kept-promise")
            yield Praise(names[1], names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def acted(graph: ArgumentGraph) -> Iterator[Praise]:
    """What was put right or looked into on the same day, told as done by the writer."""
    for i, s in enumerate(graph.segments):
        text = graph.text(i)
        ours = s.label in (Label.FACT, Label.ACTION) and s.kind is not Kind.SAID and not names_person(graph, i)
        if ours and _ACTED.search(text) and not hearsay(text):
            names = ("kept-promise/acted",)
            yield Praise("kept-promise", names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def passed(graph: ArgumentGraph) -> Iterator[Praise]:
    """What was found good, told beside what was not."""
    for i in graph.labelled(Label.FACT):
        s, after = graph.segments[i], graph.segments[i + 1] if i + 1 < len(graph.segments) else None
        if s.confidence < LEAST or not _PASSED.search(graph.text(i)) or after is None or after.thread != s.thread:
            continue
        if after.label is Label.FACT and _BUT.search(graph.text(i + 1)):
            names = ("quoted-customer/passed",)
            yield Praise("quoted-customer", names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def noticed(graph: ArgumentGraph) -> Iterator[Praise]:
    """What the customer agreed to, or did before the writer's eyes."""
    for i in graph.labelled(Label.FACT):
        s, kinds = graph.segments[i], kinds_at(graph, i)
        shows = bool(_GESTURE.search(graph.text(i)))
        ours = s.kind is Kind.OWN_ACT and not (shows and _DOING.search(graph.text(i)))
        if s.confidence < (SURE if shows else NOTED) or ours or not says_something(graph, i):
            continue
        agreed = EventKind.APPROVAL in kinds and not kinds & {EventKind.REFUSAL, EventKind.LOST}
        seen = (shows or s.kind is Kind.OBSERVED) and is_seen(graph, i) and "「" not in graph.text(i)
        if (agreed or seen) and (shows or not kinds & set(_OWN)):
            names = ("quoted-customer/agreed" if agreed else "quoted-customer/seen", "quoted-customer")
            yield Praise(names[1], names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def is_seen(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a sentence tells what somebody was seen doing: it begins with the person, or tells a gesture."""
    s = graph.segments[segment]
    named = any(e.kind is EntityKind.PERSON and s.start <= e.start < s.start + LEADING for e in graph.reading.entities)
    return bool(_GESTURE.search(graph.text(segment))) or (named and bool(_DOING.search(graph.text(segment))))


def prepared(graph: ArgumentGraph) -> Iterator[Praise]:
    """What is done if things do not go as planned."""
    for i in graph.labelled(Label.ACTION):
        if _OTHERWISE.search(graph.text(i)) and is_concrete(graph, i):
            names = ("dated-action/otherwise", "dated-action")
            yield Praise(names[1], (names[0],), place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def explained(graph: ArgumentGraph) -> Iterator[Praise]:
    """What the writer sees as having worked."""
    for i, s in enumerate(graph.segments):
        text = graph.text(i)
        if s.kind is Kind.SAID:
            own = s.label is Label.FACT and not names_person(graph, i)
        else:
            own = s.label in (Label.FACT, Label.INTERPRETATION)
        if own and s.confidence >= SURE and _WORKED.search(text) and "「" not in text and not hearsay(text):
            seed = seed_of(graph, "worked", i)
            yield Praise("full-chain", ("full-chain/worked",), place(graph, i), i, seed, {}, frozenset({i}))
