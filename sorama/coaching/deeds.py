"""What our own side did or keeps doing: acts of ours, requests met, a log of the day, a way of working."""

from __future__ import annotations

from collections.abc import Iterable

from sorama.coaching.matters import LEFT
from sorama.coaching.segments import HEARD, TAIL, acts_of, kinds_at, norms_of
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

LOG = 3  # lines of a log at least
_CLOCK = pattern(r"^[\s・]*[0-9０-９]{1,2}[:：時][0-9０-９]{0,2}")
_HOUSE = pattern(
    r"朝礼|終礼|会議|打ち?合わ?せ$|ミーティング|メール|移動|帰社|出社|退社|日報|事務|昼食|休憩|資料|準備|作成|整理|入力|電話番"
)
_ONWARD = word_set("明日 来週 今週 来月 次回 此れ 今日")
_COMPANY = word_set("当社 弊社 自社 仕様")
_HABIT = word_set("心掛ける 心がける 意識 徹底 習慣 癖 毎回 毎日 毎朝 常に 普段 日頃")
_PUT = pattern(
    r"(?:ほしい|欲しい|もらえない(?:か|かと)|いただけない(?:か|かと)|[えけせてねべめれげ]ないか|[えけせてねべめれげ]ませんか|できないか|[うくすつむる]よう(?:に)?|を)[^。「」]{0,14}"
    r"(?:頼(?:んだ|みました|んである|んでおいた)|依頼(?:した|しました|済み?)|お願い(?:した|しました|してある)|申し入れ(?:た|ました)|打診(?:した|しました))[。\s]*$"
)  # a request of ours, told at the end of the line
_THEY = pattern(r"(?:[様さ]ん?|長|先方|客|側|担当者?)(?:は|が|から)[、「]?")
_WHENEVER = pattern(
    r"(?:前に|とき|際|時|たび|度に|ごと|場合|後に|あとに|以降|今後|次から|これから|から)[^。]{0,12}必ず|必ず[^。]{0,12}(?:てから|前に)"
)
_GIVEN = frozenset({"send", "reply", "propose"})
_MERE = _GIVEN | {"visit", "call", "contact"}  # acts whose figures tell of the act and not of the customer


def is_ours(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact is about our own company: 当社は有償."""
    return bool(norms_of(graph, segment) & _COMPANY)


def is_own(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact is an act of ours and brings nothing of the customer's."""
    kinds, kind = kinds_at(graph, segment), graph.segments[segment].kind
    if LEFT.search(graph.text(segment)):
        return False
    if EventKind.DONE in kinds and kinds & {EventKind.REQUEST, EventKind.QUESTION} and is_fulfilled(graph, segment):
        return True
    if kinds & HEARD:
        return False
    if kind is Kind.OWN_ACT or (EventKind.ANSWERED in kinds and EventKind.DONE in kinds):
        return True
    if EventKind.CUSTOMER_VOICE in kinds or kind is Kind.SAID:
        return False
    return EventKind.DONE in kinds and (EventKind.MEASURE not in kinds or bool(_MERE & set(acts_of(graph, segment))))


def is_fulfilled(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment tells a request together with the act that met it: the predicate is not the request."""
    if kinds_at(graph, segment) & {EventKind.ANSWERED, EventKind.REMEDY}:
        return True
    asked = [e.end for e in graph.events_of.get(segment, ()) if e.kind in (EventKind.REQUEST, EventKind.QUESTION)]
    last = max(asked, default=graph.segments[segment].end)
    return last < graph.segments[segment].end - TAIL and bool(_GIVEN & set(acts_of(graph, segment)))


def is_log(graph: ArgumentGraph, segments: Iterable[int], telling: int) -> bool:
    """Whether several lines tell what was done on a day and nothing that came from a customer, also the most telling one."""
    told = list(segments)
    heard = any(EventKind.CUSTOMER_VOICE in kinds_at(graph, i) or graph.segments[i].kind is Kind.SAID for i in told)
    return len(told) >= LOG and not heard and (is_own(graph, telling) or is_timetable(graph, telling))


def puts_request(text: str) -> bool:
    """Whether a line tells a request that the writer made: 棚札を増やしてほしいと倉庫係に頼んだ."""
    return _PUT.search(text) is not None and _THEY.search(text) is None


def is_mailed(graph: ArgumentGraph, segments: Iterable[int]) -> bool:
    """Whether something went out by mail: no reaction was seen yet."""
    events = (e for i in segments for e in graph.events_of.get(i, ()))
    return any(e.kind is EventKind.CONTACT and e.detail == "mail" for e in events)


def is_timetable(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a line begins with the hour, beside others that do."""
    own = graph.segments[segment].sentence
    lines = range(max(0, own - 2), min(len(graph.report.sentences), own + 3))
    timed = [n for n in lines if _CLOCK.match(graph.report.sentence_text(n))]
    return own in timed and len(timed) > 1


def is_indoors(text: str) -> bool:
    """Whether a line of a timetable tells of our own house: 朝礼, 移動, 帰社."""
    return _HOUSE.search(text.rstrip("。 　\n")) is not None


def met_at(graph: ArgumentGraph) -> int | None:
    """The first line of a timetable that tells of somebody outside: no 朝礼, no 移動."""
    told = (i for i, s in enumerate(graph.segments) if s.label is not Label.OTHER)
    return next((i for i in told if not is_indoors(graph.text(i))), None)


def is_agenda(graph: ArgumentGraph) -> bool:
    """Whether a whole report is a timetable and tells nothing of what was heard."""
    told = [i for i, s in enumerate(graph.segments) if s.label is not Label.OTHER]
    quiet = not any(EventKind.CUSTOMER_VOICE in kinds_at(graph, i) for i in told)
    return len(told) >= LOG and quiet and all(is_timetable(graph, i) for i in told)


def is_habit(graph: ArgumentGraph, segment: int) -> bool:
    """Whether an act to come is a way of working (ようにする, 心がける) and no single act."""
    tokens = [t for t in tokens_of(graph.text(segment)) if t.surface.strip("。、 　\n")]
    if norms_of(graph, segment) & _HABIT or _WHENEVER.search(graph.text(segment)):
        return True
    return any(
        (a.surface == "よう" and a.pos[1] == "助動詞語幹" and b.surface == "に" and c.norm in ("為る", "致す"))
        or (a.norm in _ONWARD and b.surface == "から" and b.pos[0] == "助詞")
        for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
