"""Figures that a report is praised for, by what a reader gains from them, and what the writer went to see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sorama.coaching.aspects import says_something
from sorama.coaching.bearing import ground
from sorama.coaching.deeds import is_ours, is_timetable
from sorama.coaching.links import QUITE, SURE, Links, place
from sorama.coaching.phrasing import MENTION, cut, segment_mention
from sorama.coaching.praise_facts import BRIEF, NOTED, Praise, seed_of
from sorama.coaching.segments import kinds_at, names_person
from sorama.coaching.topic import hearsay
from sorama.coaching.troubles import is_amiss, is_only_seen
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.patterns import pattern
from sorama.span import Span

_SENTENCE = pattern(r"^.*?[ぁ-んァ-ヶ一-龠](?:は|が|を).{8}")
_NUMBER = r"(?<![0-9０-９])(?<![0-9０-９][.,，．])[0-9０-９][0-9０-９.,，．]{0,15}"  # from its first digit on: inside a long run of digits no search starts anew
_FIGURE = rf"{_NUMBER}\s*[万億千]?(?:円|件|名|人|台|枚|個|本|箱|分|秒|%|％|割|倍|軒|社|店|棟|床|点|冊|着|食|便|組|か所|箇所|ヶ所|kg|キロ|トン|時間|日間|回|万|億|袋|種類|行)(?!目)"
_COUNTER = pattern(r"[0-9０-９][0-9０-９.,，．]*")
_CHANGE = pattern(
    rf"{_FIGURE}[^。、]{{0,8}}?(?:から|→|(?<=[分秒間日円%件本回])が)\s*[^。、]{{0,6}}?{_FIGURE}(?:に|へ|まで)[^。]{{0,10}}?(?:減|増|下|上|短|伸|落|縮|なっ|なり|なる|改善)|{_FIGURE}\s*→\s*{_FIGURE}"
)
_PART = pattern(
    rf"(?P<all>{_FIGURE})(?:[^。、0-9０-９]{{0,8}}のうち|中)[^。0-9０-９]{{0,14}}(?P<some>{_FIGURE})|"
    rf"(?P<whole>{_FIGURE})[^。0-9０-９]{{0,16}}[、。]\s*(?:その)?うち(?![はのがもでに])[^。0-9０-９]{{0,10}}(?P<part>{_FIGURE})|"
    r"(?P<share>[0-9０-９]{1,4})[/／](?P<total>[0-9０-９]{1,4})(?=名|人|件|台|社|店|本|個|回)"
)
_BEFORE = r"(?:前年|前回|昨年|去年|先月|先週|前月)(?:の?同[じ月期週][月期週]?)?"
_BASE = pattern(
    rf"{_BEFORE}(?:比|より|に比べ|と比べ|と同じ|から)[、\s]*[▲△+＋−-]?{_FIGURE}|{_FIGURE}[^。]{{0,16}}?{_BEFORE}(?:は|の|が)?[、\s]*{_FIGURE}|"
    rf"{_FIGURE}[^。]{{0,14}}?(?:目標|基準|定員|契約)(?:は|の|が|まで)?[、\s]*{_FIGURE}|(?:目標|基準|定員|契約)(?:は|の|が|まで)?[、\s]*{_FIGURE}(?!の)[^。]{{2,16}}?{_FIGURE}|"
    rf"目標まで[^。]{{0,4}}{_FIGURE}|{_FIGURE}[^。]{{0,8}}?に対し[^。]{{0,10}}?{_FIGURE}"
)
_COMPARED = (  # without one of the words nothing can match
    ("change", _CHANGE, ("から", "→", "が")),
    ("part", _PART, ("うち", "中", "/", "／")),
    ("base", _BASE, ("前年", "前回", "昨年", "去年", "先月", "先週", "前月", "目標", "基準", "定員", "契約", "に対し")),
)
_WISHED = pattern(r"たい|ほしい|欲しい|でき(?:ない|る|ません)か|予定|計画|方針|見込|提案|依頼|要望|要求|提示|希望|相談")
_BARE = pattern(
    r"(?:連絡|電話|クレーム|苦情|解約|キャンセル|アポ)[^。]{0,6}(?<![0-9０-９])[1１一]件|円の(?:品|もの|物|商品|プラン|コース|ページ)"
)  # one of a thing, and the name of a thing by its price
_ANY_FIGURE = pattern(_FIGURE)
_HEADS = pattern(
    r"(?<![0-9０-９])[0-9０-９]{1,12}(?:社|名|人|軒|店|者)(?:とも|様|さん)?(?=[はがもとのにで、])"
)  # who, not how much: 競合3社は, 2名が
_BIG = pattern(r"円|[0-9０-９][万億]|割|%|％|倍|時間|分")
_MONEY = pattern(r"(?:予算|枠|投資)[^。]{0,16}?[0-9０-９][0-9０-９.,，．]*\s*(?:[万億千]?円|万|億)")
_NONE = pattern(r"(?<![0-9０-９])[0０](?:件|回|枚|人|名|台|個|本)|ゼロ")
_COUNTED = pattern(
    _FIGURE + r"[^。]{0,10}(?:見た|見ました|数え|あった|ありました|待って|待った|止ま|残って|並んで|並び|積まれ|測っ)"
)
_LOOKED = pattern(
    r"(?:測|計|量|数え|調べ|確かめ|見比べ|照らし合わせ|並べ|試し|飛ばし|動かし)(?:直し)?(?:る|す|ってみる|てみる)?と、|(?:現場|その場|店頭|自分|一緒)で(?:測|計|量|数え)ると[^、。]{3,}た|"
    r"(?:測っ|計っ|量っ|数え|調べ|確かめ|見比べ|試し|並べ)(?:て(?:み)?)?た(?:ところ|ら)、|"
    r"(?:回数|量|数|時間|幅|高さ|温度|待ち)を(?:測|計|量|数え)(?:り|っ)?(?:直し)?(?:まし)?た"
)
_TRACES = pattern(
    r"(?:跡|あと|かす|屑|くず|傷|へこみ|汚れ|染み|しみ|ほこり|貼り紙|付箋|メモ|手書き|輪染み|すり減り|切れ端)[^、。]{0,8}[がは][^、。]{0,14}(?:残っ|あっ|あり|貼|落ち|積|付い|散ら|たまっ|溜ま)"
)
_LEFT = pattern(
    r"(?:日向|日なた|床|通路|廊下|屋外|軒下|隅|窓際)[^、。]{0,6}に[^、。]{0,10}(?:置|積|並べ|出|放)[^、。]{0,4}(?:てあっ|であっ|れてい|たまま|っぱなし)"
)
_REFUSED = pattern(
    r"(?:了承|承諾|承知|合意|賛成|受け入れ|納得)(?:は|が)?(?:でき(?:な|ま|か)|しかね|しな|いただけな|もらえな|られな)"
)
_RECORDED = pattern(
    r"(?:図|図面|地図|表|手帳|ノート|用紙|一覧)に(?:書き込|書き入れ|写し|描き|落とし込)[^。]{0,6}[んだたし]|(?:写させて|書き写させて|撮らせて|コピーさせて)(?:もら|いただ|頂)[^。]{0,4}[たす]"
)
_WATCHED = pattern(
    r"見学|立ち?会|見せて(?:もら|いただ|頂|くれ)|現場を(?:歩|見|回)|売場を見|そばで見|並んで見|前に立|を[^、。]{0,8}(?:見|眺め)(?:た|ました)[。、]?$"
)
_COUNTED_ELSEWHERE = pattern(
    r"(?:今|去|昨|前|毎|来)(?:年|月|週|期)|先[月週]|年間|年に|月に|週に|月[0-9０-９]|(?<![0-9０-９])[0０]件|予算|見積|契約"
)  # nobody sees it on the spot
_SHOWN = pattern(r"見せて(?:もら|いただ|頂|くれ|くださ)|拝見|閲覧")
_SEEN_THERE = pattern(
    r"見(?:せて(?:もらう|いただく|頂く)|に行く|学する|て回る)と、[^。]{6,}|見(?:せて(?:もらっ|いただい|頂い)|に行っ|て回っ)たら、[^。]{6,}"
)
_PAPERS = pattern(r"記録|資料|一覧|台帳|書類|図面|見積|伝票|名簿|[^代]表を")
_OWN = frozenset({EventKind.DONE, EventKind.ACTIVITY, EventKind.CONTACT, EventKind.ERRAND, EventKind.ROUTINE})
_ASKED = frozenset({EventKind.REQUEST, EventKind.QUESTION, EventKind.COMPLAINT, EventKind.REFUSAL, EventKind.LOST})


def figures(
    graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, kinds: Sequence[str]
) -> Iterator[Praise]:
    """A figure that was seen or heard and that a reading rests on ("linked"), that is "compared" or "counted", or that tells how big a thing is ("kept"); not those of our own errands."""
    marked = {s.segment: s.fingerprint for s in strengths}
    for kind in kinds:
        for i in graph.labelled(Label.FACT):
            if graph.segments[i].confidence < SURE:
                continue
            if i not in links.figures:
                links.figures[i] = _figure_kind(graph, i, links, marked=i in marked)
            if links.figures[i] != kind:
                continue
            claim = links.claim(i) if kind == "linked" else None
            slots = {"claim": segment_mention(graph, claim, BRIEF)} if claim is not None else {}
            touched = frozenset({i} if claim is None else {i, claim})
            gain, shown = _gain(graph, i, kind)
            names = (f"measured-fact/{gain}", "measured-fact") if gain else ("measured-fact",)
            seed = marked.get(i) or seed_of(graph, names[0], i)
            yield Praise("measured-fact", names, _with_figure(graph, i, shown), i, seed, slots, touched)


def _figure_kind(graph: ArgumentGraph, fact: int, links: Links, *, marked: bool) -> str | None:
    text = graph.text(fact)
    if not _has_figure(text):
        return None
    compared = bool(_compared(text))
    if not (compared or marked) or (not compared and _BARE.search(text)):
        return None
    own = kinds_at(graph, fact) & _OWN
    asked = kinds_at(graph, fact) & _ASKED
    if not compared and not _has_figure(_HEADS.sub("", text)):
        return None
    claim = links.claim(fact)
    if claim is not None and not own and ground(graph, links, claim) == (fact, False):
        return "linked"
    if compared:
        return "compared"
    if _COUNTED.search(text) is not None and not hearsay(text):
        return None if own or asked else "counted"
    sure = graph.segments[fact].confidence >= NOTED and graph.segments[fact].kind is not Kind.OWN_ACT
    whole = says_something(graph, fact) and (_SENTENCE.search(text) or _NONE.search(text))
    big = _BIG.search(text) or _NONE.search(text) or _is_problem(graph, fact)
    refused = _REFUSED.search(text) is not None
    return (
        "kept"
        if sure and big and not refused and not own and not asked and whole and not _is_ours(graph, fact)
        else None
    )


@remembered
def _has_figure(text: str) -> bool:
    return bool(_ANY_FIGURE.search(text))


@remembered
def _compared(text: str) -> str:
    """What a figure is set beside: one before, the whole, a base; else nothing."""
    for name, figures, words in _COMPARED:
        if name == "change" and _WISHED.search(text):
            continue  # nothing has changed yet
        if any(word in text for word in words) and (hit := figures.search(text)):
            if name == "part" and not _is_part(hit):
                continue
            return name
    return ""


def _is_part(hit: re.Match[str]) -> bool:
    """Whether the second figure is a part of the first: less, and counted in the same way."""
    if hit["share"] is not None:
        return int(hit["share"]) < int(hit["total"])
    whole, part = hit["all"] or hit["whole"], hit["some"] or hit["part"]
    return _COUNTER.sub("", whole) == _COUNTER.sub("", part) and _number(part) < _number(whole)


def _number(figure: str) -> float:
    found = _COUNTER.search(figure)
    return (
        float(unicodedata.normalize("NFKC", found[0]).replace(",", "").replace("，", "").rstrip(".")) if found else 0.0
    )


def _is_ours(graph: ArgumentGraph, fact: int) -> bool:
    return is_timetable(graph, fact) or is_ours(graph, fact)


def _is_problem(graph: ArgumentGraph, fact: int) -> bool:
    topics = {e.detail for e in graph.events_of.get(fact, ()) if e.kind is EventKind.DISCOVERY}
    amiss = is_amiss(graph, fact) and not is_only_seen(graph, fact)
    return "current-problem" in topics or amiss or EventKind.TROUBLE in kinds_at(graph, fact)


def _gain(graph: ArgumentGraph, fact: int, kind: str) -> tuple[str, re.Pattern[str]]:
    """What a reader gains from a figure, as the catalogue names it, and what of it has to be quoted."""
    text = graph.text(fact)
    if kind == "compared":
        name = _compared(text)
        return name, next(figures for known, figures, _ in _COMPARED if known == name)
    if kind != "kept":
        return "linked" if kind == "linked" else "", _ANY_FIGURE
    if _MONEY.search(text):
        return "budget", _MONEY
    if _NONE.search(text):
        return "none", _NONE
    if _is_problem(graph, fact):
        return "problem", _ANY_FIGURE
    return "heard" if hearsay(text) else "kept", _ANY_FIGURE


def _with_figure(graph: ArgumentGraph, segment: int, figure: re.Pattern[str]) -> Span:
    """The segment, or its part up to the clause with the figure where a quotation would cut the figure off."""
    span, text = place(graph, segment), graph.text(segment)
    hit = figure.search(text)
    if hit is None or cut(graph, *span, MENTION).start <= span.start + hit.start():
        return span
    comma = text.find("、", hit.end())
    return span if comma < 0 else Span(span.start, span.start + comma)


def on_site(graph: ArgumentGraph) -> Iterator[Praise]:
    """What was seen right after the writer watched the work or was shown it."""
    for i in graph.labelled(Label.FACT):
        seen = i + 1
        papers = _PAPERS.search(graph.text(i)) is not None
        if (
            not _WATCHED.search(graph.text(i))
            or (papers and not _SHOWN.search(graph.text(i)))
            or seen >= len(graph.segments)
            or graph.segments[i].confidence < SURE
        ):
            continue
        s, text = graph.segments[seen], graph.text(seen)
        told = s.label is not Label.FACT or s.kind in (Kind.SAID, Kind.OWN_ACT) or hearsay(text) or "「" in text
        if (
            told
            or s.confidence < NOTED
            or s.thread != graph.segments[i].thread
            or kinds_at(graph, seen) & (_OWN | _ASKED)
        ):
            continue
        if says_something(graph, seen) and (_ANY_FIGURE.search(text) or s.kind is Kind.OBSERVED):
            if (papers and not _ANY_FIGURE.search(text)) or (not papers and _COUNTED_ELSEWHERE.search(text)):
                continue
            names = (f"measured-fact/{'records' if papers else 'on-site'}", "measured-fact")
            touched = frozenset({i, seen})
            yield Praise(names[1], names, place(graph, seen), seen, seed_of(graph, names[0], seen), {}, touched)


def traces(graph: ArgumentGraph) -> Iterator[Praise]:
    """What people left behind and the writer saw; what was heard and put on paper on the spot."""
    for i in graph.labelled(Label.FACT):
        s, text = graph.segments[i], graph.text(i)
        if s.confidence < QUITE or s.kind is Kind.SAID or "「" in text or hearsay(text):
            continue
        name = (
            "traces"
            if _TRACES.search(text)
            else "left"
            if _LEFT.search(text)
            else "recorded"
            if _RECORDED.search(text)
            else None
        )
        if name is None or names_person(graph, i):
            continue
        names = (f"measured-fact/{name}", "measured-fact")
        yield Praise(names[1], names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))


def looked(graph: ArgumentGraph) -> Iterator[Praise]:
    """What the writer measured, counted or tried instead of only hearing of it."""
    for i in graph.labelled(Label.FACT):
        s, text = graph.segments[i], graph.text(i)
        there = _SEEN_THERE.search(text) and not _PAPERS.search(text)
        if s.confidence < SURE or s.kind is Kind.SAID or not (there or _LOOKED.search(text)):
            continue
        if "「" in text or hearsay(text):
            continue
        if names_person(graph, i):
            continue  # somebody else's look
        names = ("measured-fact/looked" if _LOOKED.search(text) else "measured-fact/on-site", "measured-fact")
        yield Praise(names[1], names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))
