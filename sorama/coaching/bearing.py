"""Which fact bears a reading out, and which act follows from a reading: only what a reader sees to hold is praised as a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sorama.coaching.links import CLEAR, LINK, QUITE, SURE, Links, apart, is_reading, stated_reason
from sorama.coaching.segments import TAIL, kinds_at
from sorama.coaching.topic import common, ruled_out, tie
from sorama.coaching.troubles import is_amiss
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EventKind, Kind, Label, SupportEdge
from sorama.patterns import pattern

FAR = 0.75  # of a link over another segment
ROW = 0.55  # of a link over a fact that is linked as well
ALONE = 0.9  # of a link from the only fact, right before a reading with no word in common
TOLD_ALONE = 0.95  # the same where the fact is what somebody said
PLAIN_ACT = 0.9  # of a link from a reading to the act right behind it with no word in common
_OWN = (EventKind.DONE, EventKind.ACTIVITY, EventKind.CONTACT, EventKind.ERRAND, EventKind.ROUTINE)
_WENT = pattern(
    r"(?:説明|紹介|提案|確認|訪問|面談|面会|挨拶|あいさつ|案内|商談|実演|見学|打ち?合わせ|話|渡し|届け|数え|伺っ|訪ね|寄っ|回っ|謝っ|詫び|送っ|見せ)"
    r"[^、。]{0,4}(?<!てい)(?:た|ました)[。、\s]*$"
)
_LISTED = pattern(
    r"(?:訪問|商談|同行|電話|テレアポ|挨拶|面談|巡回)[\s　]*(?:[0-9０-９]+[件社軒])?(?:[（(][^）)]*[）)])?[。\s]*$"
)  # a line of a day's list
_OURS = pattern(
    r"(?:ご確認いただき|数え|説明|紹介|見学|挨拶|あいさつ|訪問|面談)[^、。]{0,4}(?<!てい)(?:た|ました)[。、\s]*$"
)
_TAKES_UP = pattern(
    r"^[・\s]*(?:だから|なので|つまり|すると|となると|ということは|そうなると|だとすると|だとすれば|その?[ため分]|このまま|これ|それ|この|その|ここ|そこ)"
    r"|これ(?:では|じゃ|なら|だと|は)|こ(?:の|う)[ぁ-ん一-鿿ァ-ヶ]{1,4}(?:では|じゃ|なら|だと)|あのまま"
)
_AGAINST = pattern(r"^[・\s]*(?:ばってん|しかし|でも|だが|けど|けれど|一方|とはいえ|もっとも|逆に)")
_ASIDE = pattern(r"(?:では|じゃ)な(?:く|い)|というより")
_REASONED = pattern(r"せい[だでじ]|せいや|から(?:だ|です|や|じゃ)|原因|ため(?:だ|です)|のが(?:悪|まず)")
_WHY = pattern(
    r"原因|要因|(?:の|な|た|る|い)(?:せい|ため|から)(?:なの)?(?:では|でしょう|です|だ|と思|と考|と見|と|か|かも)"
)
_CAUSE_BEHIND = pattern(r"(?:原因|要因|理由)(?:は|[：:])|のは")
_CAUSE_FIRST = pattern(r"(?:が|こそ)?[、]?(?:主な|大きな|一番の|本当の)?(?:原因|要因)(?!は)")
_WHO = pattern(r"([一-鿿ァ-ヶ]{0,4}(?:長|様|さん|氏|先生|専務|常務|主任|女将|オーナー|担当者?))(?:は|も|が|なら)")
_FIGURE = pattern(
    r"[0-9０-９][0-9０-９.,]*(?:万円|円|時間|分|秒|件|台|本|枚|名|人|度|%|％|割|箱|袋|kg|cm|mm|km|m|リットル|か月|日間|年)"
)
_MONEY = pattern(r"[0-9０-９一二三四五六七八九十百千万億](?:円|万(?!人|件|本|台|枚|個))")
_PURPOSE = pattern(r"(?:のため|ために|ための|にあたり|に合わせて)")
_WRONG = pattern(
    r"エラー|ミス|不良|漏れ|遅[れく]|減[りっる]|落ち|止ま|はがれ|割れ|破れ|破損|詰ま|空[きい]|足り|間に合わ|待[ちっ]|こぼれ|曲が|欠け|擦|錆|腐|枯れ|傷|折れ|ゼロ|0[件本回名]|困|悩|苦情|見逃し|誤|売り切れ"
)


class Ground(NamedTuple):
    """A fact and how it stands to a reading: it bears it out, or it is what the reading `explains`."""

    fact: int
    explains: bool = False


def ground(graph: ArgumentGraph, links: Links, reading: int) -> Ground | None:
    """The fact that a reader sees to bear a reading out or to be explained by it; of several the plainest."""
    if (stated := stated_reason(graph, reading)) is not None:
        return None if went(graph, stated) else Ground(stated)
    edges = [e for e in links.into(reading) if graph.segments[e.premise].label is Label.FACT]
    found = [(_strength(graph, e, edges), e) for e in edges if _may_bear(graph, e)]
    found = [(s, e) for s, e in found if s is not None]
    who = _WHO.search(graph.text(reading))
    if who and any(who[1] in graph.text(e.premise) for e in edges):
        found = [(s, e) for s, e in found if who[1] in graph.text(e.premise)]
    main = graph.text(reading).rpartition("が、")[2]  # of two views joined by が the second is the point
    best = max(found, key=lambda x: (x[0], common(main, graph.text(x[1].premise)) > 0, x[1].confidence), default=None)
    if best is None:
        return None
    fact = best[1].premise
    if not _is_explained(graph, fact, reading):
        return Ground(fact)
    return Ground(fact, explains=True) if _is_problem(graph, fact) else None


def _may_bear(graph: ArgumentGraph, edge: SupportEdge) -> bool:
    fact, text = graph.segments[edge.premise], graph.text(edge.premise)
    reading = graph.text(edge.claim)
    if fact.confidence < (QUITE if edge.cue else SURE) or fact.kind is Kind.OWN_ACT or went(graph, edge.premise):
        return False
    if ruled_out(reading, text) and not common(reading, text):
        return False
    if _AGAINST.search(reading) and edge.cue is None:
        return False
    said = fact.kind is Kind.SAID or "「" in text
    return not (
        said and _ASIDE.search(reading) and _REASONED.search(text) and not edge.cue
    )  # another's view, set aside


def went(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a fact tells only what the writer did: it ends in it."""
    end = graph.segments[fact].end
    own = any(e.kind in _OWN and e.end >= end - TAIL for e in graph.events_of.get(fact, ()))
    text = graph.text(fact)
    return graph.segments[fact].kind is not Kind.SAID and bool(
        _OURS.search(text) or _LISTED.search(text) or (own and _WENT.search(text))
    )


def _strength(graph: ArgumentGraph, edge: SupportEdge, edges: Sequence[SupportEdge]) -> int | None:
    """How plainly a fact bears a reading out: 3 by a connective or the same figure, 2 by a word that takes it up or shares its matter, 1 as the only fact right before it."""
    fact, reading = graph.text(edge.premise), graph.text(edge.claim)
    away = apart(graph, edge.premise, edge.claim)
    shared = common(reading, fact)
    beside = away == 1
    if (edge.cue is not None and ((beside and edge.confidence >= CLEAR) or shared)) or (
        shared and _figures(fact) & _figures(reading)
    ):
        return 3
    if (
        shared
        and away == 2
        and edge.confidence >= ROW
        and any(e.confidence >= LINK and apart(graph, e.premise, e.claim) == 1 for e in edges)
    ):
        return 2  # the row of facts that ends right before the reading
    if edge.confidence < LINK:
        return None
    if beside and (shared or _TAKES_UP.search(reading)):
        return 2
    if away > 1 and shared and (edge.confidence >= FAR or shared > 1):
        return 2
    if beside and _is_problem(graph, edge.premise) and _WHY.search(reading):
        return 1  # the reading says why it is so
    least = TOLD_ALONE if graph.segments[edge.premise].kind is Kind.SAID else ALONE
    return 1 if beside and len(edges) == 1 and edge.confidence >= least else None


@remembered
def _figures(text: str) -> frozenset[str]:
    """The figures of a text with what they count."""
    return frozenset(m[0] for m in _FIGURE.finditer(text))


def _is_problem(graph: ArgumentGraph, fact: int) -> bool:
    topics = {e.detail for e in graph.events_of.get(fact, ()) if e.kind is EventKind.DISCOVERY}
    hurt = {EventKind.TROUBLE, EventKind.COMPLAINT, EventKind.REFUSAL, EventKind.LOST}
    wrong = is_amiss(graph, fact) or _WRONG.search(graph.text(fact))
    return "current-problem" in topics or bool(wrong or kinds_at(graph, fact) & hurt)


def _is_explained(graph: ArgumentGraph, fact: int, reading: int) -> bool:
    """Whether a reading says why a fact is so: a trouble that was told, or a fact that says nothing of the cause itself."""
    text = graph.text(reading)
    if not _WHY.search(text):
        return False
    shared = common(_cause_of(text), graph.text(fact))
    return _is_told_trouble(graph, fact) or shared < (2 if _WRONG.search(graph.text(fact)) else 1)


def _is_told_trouble(graph: ArgumentGraph, fact: int) -> bool:
    details = {e.detail for e in graph.events_of.get(fact, ()) if e.kind is EventKind.DISCOVERY}
    return "current-problem" in details or bool(kinds_at(graph, fact) & {EventKind.TROUBLE, EventKind.COMPLAINT})


@remembered
def _cause_of(text: str) -> str:
    """The part of a reading that names the cause: before 〜が原因, 〜のため, behind 原因は."""
    if (told := _CAUSE_BEHIND.search(text)) is not None:
        return text[told.end() :]
    found = _CAUSE_FIRST.search(text) or _WHY.search(text)
    return text if found is None else text[: found.start() + 1]


def follows(graph: ArgumentGraph, links: Links, edge: SupportEdge) -> bool:
    """Whether a reader sees that an act follows from a reading: a connective, the matter in common, or a sure link to the act right behind it."""
    reading, act = graph.text(edge.premise), graph.text(edge.claim)
    away = apart(graph, edge.premise, edge.claim)
    if tie(graph, edge.premise, edge.claim, edge):
        if away == 1:
            return edge.cue is not None or edge.confidence >= LINK
        sure = edge.confidence >= FAR or (common(reading, act) > 1 and edge.confidence >= LINK)
        return away > 1 and sure and not _nearer(graph, links, edge)
    money = _MONEY.search(reading) and _MONEY.search(act)
    least = SURE if money else PLAIN_ACT
    return away == 1 and edge.confidence >= least and not _PURPOSE.search(act)


def _nearer(graph: ArgumentGraph, links: Links, edge: SupportEdge) -> bool:
    """Whether another reading that the act answers as well stands nearer to it."""
    return any(
        edge.premise < e.premise < edge.claim and is_reading(graph, e.premise) and e.confidence >= LINK
        for e in links.into(edge.claim)
    )
