"""Which findings are sure enough to be asked about, and whose answer does not stand in the report already."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sorama.coaching.aspects import is_conditional, is_timetable
from sorama.coaching.topic import hearsay, words_of
from sorama.coaching.verdicts import verdict
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label

LEAST = 0.7  # confidence of a finding that is spoken of
NEAR = 6  # segments back in which a request or an agreement explains an act
FEW = 4  # segments of an errand, at most one less
CERTAIN = 0.85  # of a finding about a mere date
DATE = "action-without-deadline"
_VOICE = (
    EventKind.CUSTOMER_VOICE,
    EventKind.VERBATIM,
    EventKind.REQUEST,
    EventKind.QUESTION,
    EventKind.COMPLAINT,
    EventKind.REFUSAL,
    EventKind.REASON_STATED,
)
_EXPLAINED = (EventKind.FULFILS, EventKind.OWN_REASON, EventKind.TAKES_UP, EventKind.ROUTINE, EventKind.WAIT)
_ASKING = (
    EventKind.REQUEST,
    EventKind.QUESTION,
    EventKind.APPROVAL,
    EventKind.ORDER,
    EventKind.COMPLAINT,
    EventKind.TROUBLE,
)
_AGREED = re.compile(
    r"了承|承諾|了解を|承認|合意|約束|内定|決ま(?:った|り)|決定|頼まれ|頼みたい|依頼|要望|希望|ほしい|欲しい|てもらいたい|ていただきたい|お願い|求められ|指示|賛成|"
    r"なら(?:ば)?(?:可|よい|良い|いい|使|買|検討|話|考え)|そろった|揃った|進めて|やってみ|試し(?:たい|てみ)|決め手|重視|問題ない|効果があ|足りる|合格|検討(?:したい|する)|受注|発注|注文|契約|更新|締切|期限|までに"
)
_FIELDS = re.compile(r"(?:要望|ご意向|反応|競合|状況|課題|お困り|先方|顧客)[^。\n]{0,4}[:：]")
_LOOKS_INTO = re.compile(r"確認|確かめ|調べ|問い合わせ|修理|交換|点検|増設|直す|直し|補充|取り替え|付け替え")
_BROKEN = re.compile(
    r"壊れ|こわれ|故障|不具合|破損|欠品|不良|止ま|切れ|漏れ|異音|遅れ|外れた|外れて|破れ|不足|足りな|映らな|苦情|クレーム"
)
_AGAIN = re.compile(r"^[^、。]{0,14}(?:再訪|再度訪問|また寄|また訪|また伺|また行|納品|引き取り)[^、。]{0,6}[。]?$")
_AT_ONCE = re.compile(r"(?:その場で|すぐに?|即日|即座に)[^。]*(?:た|済み?)[。]?$")
_IF = re.compile(r"^[\s・]*[^、。]{1,12}(?:なら|場合は?|たら|れば)")
_THANKED = re.compile(r"お礼|礼の|ありがと|助か|納得|承知|了解|安心|解決")
_NOTHING = re.compile(
    r"(?:用命|要望|質問|問題|異常|変更|連絡|動き)(?:事項)?(?:は|も)?(?:特に)?(?:な[しいく]|ありませ|無し)|返却|勉強会|研修|朝礼|社内会議|納品(?:のみ|済|した|し)|受領|不在|対応(?:完了|済)"
)
_SPEAKER = re.compile(
    r"(?:様|さん|氏|長|専務|常務|社長|主任|院長|先生|担当者?)(?:から|は|が|より|に|の話)[^。]*(?:言|話|語|述べ|聞|伺|仰|おっしゃ|という|との|漏ら|答え)"
)


def worth_asking(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether a good coach would ask about this finding."""
    if finding.confidence < (CERTAIN if finding.rule == DATE else LEAST):
        return False
    return not answered(graph, finding)


def answered(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether the report itself explains what a finding misses."""
    doubt = _DOUBTS.get(finding.rule)
    return doubt is not None and doubt(graph, finding)


def _has(graph: ArgumentGraph, segment: int, *kinds: EventKind) -> bool:
    return any(e.kind in kinds for e in graph.events_of.get(segment, ()))


def _reason_is_plain(graph: ArgumentGraph, finding: Finding) -> bool:
    """The act answers, follows an agreement, is a line of a timetable, or goes on with what the fact tells."""
    i = finding.segment
    if i is None:
        return False
    if _has(graph, i, *_EXPLAINED) or is_timetable(graph, i) or _AGAIN.search(graph.text(i)):
        return True
    thread = graph.segments[i].thread
    near = [j for j in range(max(0, i - NEAR), i) if graph.segments[j].thread == thread]
    before = [j for j in near if graph.segments[j].label is Label.FACT]
    grounds = [g for g in graph.grounds(i) if graph.segments[g].label is Label.FACT]
    if any(verdict(graph, j) for j in near) or any(_has(graph, j, *_ASKING) for j in before):
        return True
    if any(_AGREED.search(graph.text(g)) for g in grounds) or (before and _AGREED.search(graph.text(before[-1]))):
        return True
    if _LOOKS_INTO.search(graph.text(i)) and any(_BROKEN.search(graph.text(g)) for g in (*grounds, *before)):
        return True
    mine = words_of(graph, i)
    return any(len(mine & words_of(graph, g)) > 1 for g in grounds)


def _customer_is_heard(graph: ArgumentGraph, finding: Finding) -> bool:
    thread = finding.thread
    if any(graph.having(*_VOICE, thread=thread)):
        return True
    here = [i for i, s in enumerate(graph.segments) if thread in (None, s.thread)]
    return any(graph.segments[i].kind is Kind.SAID or _FIELDS.search(graph.text(i)) for i in here)


def _not_a_view(graph: ArgumentGraph, finding: Finding) -> bool:
    """Words of the customer, hearsay or the outcome of a check, taken for the writer's view."""
    i = finding.segment
    if i is None:
        return False
    text = graph.text(i)
    s = graph.segments[i]
    return (
        s.label is Label.FACT
        or _has(graph, i, EventKind.VERDICT, EventKind.VERBATIM)
        or hearsay(text)
        or "「" in text
        or bool(_SPEAKER.search(text))
        or any(_same_sentence(graph, i, p) for p in _neighbours(graph, i))
    )


def _neighbours(graph: ArgumentGraph, segment: int) -> list[int]:
    return [j for j in (segment - 1, segment + 1) if 0 <= j < len(graph.segments)]


def _same_sentence(graph: ArgumentGraph, one: int, other: int) -> bool:
    """Whether a fact stands in the very sentence."""
    a, b = graph.segments[one], graph.segments[other]
    return a.sentence == b.sentence and b.label is Label.FACT


def _nothing_to_read(graph: ArgumentGraph, finding: Finding) -> bool:
    """An errand, or a thread that says that nothing is left: no view and no next step to ask for."""
    here = [
        i for i, s in enumerate(graph.segments) if finding.thread in (None, s.thread) and s.label is not Label.OTHER
    ]
    if len(here) < FEW and any(_has(graph, i, EventKind.REQUEST) and _AT_ONCE.search(graph.text(i)) for i in here):
        return True
    if any(_has(graph, i, EventKind.COMPLAINT, EventKind.TROUBLE, EventKind.REQUEST, EventKind.REFUSAL) for i in here):
        return False
    replied = any(_has(graph, i, EventKind.ANSWERED) for i in here)
    if replied and len(here) < 5 and here and _THANKED.search(graph.text(here[-1])):
        return True
    if any(_has(graph, i, EventKind.VERBATIM, EventKind.QUESTION) for i in here):
        return False
    return len(here) < FEW and any(
        _has(graph, i, EventKind.CLOSED, EventKind.ERRAND) or _NOTHING.search(graph.text(i)) for i in here
    )


def _read(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view that was checked is a view."""
    here = (i for i, s in enumerate(graph.segments) if finding.thread in (None, s.thread))
    return any(verdict(graph, i) for i in here) or _nothing_to_read(graph, finding)


def _moving(graph: ArgumentGraph, finding: Finding) -> bool:
    """Asking our own side is a step; to wait is one too."""
    kinds = (EventKind.CONSULTATION, EventKind.WAIT)
    here = (i for i, s in enumerate(graph.segments) if finding.thread in (None, s.thread))
    if any("不在" in graph.text(i) for i in here):
        return False
    return any(graph.having(*kinds, thread=finding.thread)) or _nothing_to_read(graph, finding)


def _goes_on(graph: ArgumentGraph, finding: Finding) -> bool:
    """The second half of a plan: if it rains, the day after."""
    i = finding.segment
    if i is None:
        return False
    return bool(_IF.match(graph.text(i)))


def _only_asked(graph: ArgumentGraph, finding: Finding) -> bool:
    """A plan that is only put before the boss is not begun."""
    unbegun = finding.segment is not None and graph.segments[finding.segment].label is Label.INTERPRETATION
    return unbegun or any(graph.having(EventKind.CONSULTATION, thread=finding.thread))


def _in_hand(graph: ArgumentGraph, finding: Finding) -> bool:
    """A problem with a remedy or a consultation in the same thread."""
    return any(graph.having(EventKind.REMEDY, EventKind.CONSULTATION, thread=finding.thread))


def _told_next(graph: ArgumentGraph, finding: Finding) -> bool:
    """A meeting whose content follows in the next lines."""
    i = finding.segment
    if i is None:
        return False
    after = range(i + 1, min(i + 4, len(graph.segments)))
    return any(
        graph.segments[j].thread == graph.segments[i].thread and graph.segments[j].kind is Kind.SAID for j in after
    )


def _has_alternative(graph: ArgumentGraph, finding: Finding) -> bool:
    """What is done in one of several cases."""
    return finding.segment is not None and is_conditional(graph, finding.segment)


_DOUBTS: Mapping[str, Callable[[ArgumentGraph, Finding], bool]] = {
    "action-without-interpretation": _reason_is_plain,
    "no-customer-voice": _customer_is_heard,
    "opinion-as-fact": _not_a_view,
    "interpretation-without-fact": _not_a_view,
    "missing-interpretation": _read,
    "missing-action": _moving,
    "vague-action": _has_alternative,
    "action-without-fact": _goes_on,
    "vague-fact": _told_next,
    "work-before-order": _only_asked,
    "problem-without-consultation": _in_hand,
}
