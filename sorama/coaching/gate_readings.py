"""What findings on readings take for the writer's view and is none, or miss and the report tells."""

from __future__ import annotations

from sorama.coaching.absence import is_absent
from sorama.coaching.deeds import is_own
from sorama.coaching.gate_facts import nothing_to_read
from sorama.coaching.points import thread_of
from sorama.coaching.segments import has_kind, names_person, norms_of
from sorama.coaching.stance import is_stance
from sorama.coaching.told import points_back
from sorama.coaching.topic import AMOUNT, hearsay, is_means, is_ought, tied
from sorama.coaching.verdicts import verdict
from sorama.coaching.wishes import is_open, is_vow, is_wish
from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.patterns import pattern
from sorama.reading.words import word_set

QUOTED = 5  # segments back in which a quote may be what a view comes from
NEAR = 3  # segments back in which what was heard or seen carries a view
_REASONED = pattern(r"(?:ので|から|ため|以上)、")  # a view with its ground: 二度目なので、
_REACTION = pattern(r"様子|反応|質問|発言|言葉|コメント|の声")
_ANGRY = pattern(r"怒[っらりる]|お怒り|立腹|憤")
_STATE = pattern(r"ているところ(?:だ|です|である)?[。 　]*$")
_OWN_VIEW = pattern(r"気になる|気がかり|気がする|かね(?:ない|ません)|かもしれ")
_SEEN_BEHIND = pattern(r"(?:よう|みたい)で(?:す?が)?、?[^。、]{2,}(?:ない|ません|た|ている|ています|ず)[。！!\s]*$")
_WHY_ASKED = pattern(r"(?:理由|訳|わけ|事情|なぜか)(?:を|は)[^、。]{0,8}(?:聞|伺|尋|お聞き)")  # and the answer follows
_SPEECH = word_set("言う 話す 話 語る 述べる 聞く 伺う 仰る 漏らす 答える")
_DOES = pattern(
    r"を(?:され|なさっ|し|担当され|担当し)て(?:いる|います|いた|いました|おられる)[。]?$"
)  # what somebody does


def not_a_view(graph: ArgumentGraph, finding: Finding) -> bool:
    """Words of the customer, hearsay or the outcome of a check, taken for the writer's view."""
    i = finding.segment
    if i is None:
        return False
    text = graph.text(i)
    return (
        graph.segments[i].label is Label.FACT
        or _no_reading(text)
        or is_absent(graph, i)
        or has_kind(graph, i, EventKind.VERDICT, EventKind.VERBATIM)
        or hearsay(text)
        or "「" in text
        or _SEEN_BEHIND.search(text) is not None
        or (i + 1 < len(graph.segments) and _WHY_ASKED.match(graph.text(i + 1)) is not None)
        or _is_told_by_somebody(graph, i)
        or is_carried(graph, i)
        or any(_same_sentence(graph, i, j) for j in (i - 1, i + 1) if 0 <= j < len(graph.segments))
    )


def _no_reading(text: str) -> bool:
    """A wish, a vow, an apology or a plain "I cannot tell": nothing that is to be borne out."""
    return is_wish(text) or is_vow(text) or is_open(text)


def is_carried(graph: ArgumentGraph, segment: int) -> bool:
    """Whether what was heard or seen just before speaks of the same matter."""
    thread = graph.segments[segment].thread
    near = (i for i in range(max(0, segment - NEAR), segment) if graph.segments[i].thread == thread)
    facts = (i for i in near if graph.segments[i].label is Label.FACT and not is_own(graph, i))
    return any(is_reaction(graph, i) or tied(graph.text(i), graph.text(segment)) for i in facts)


def quoted_before(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the customer's own words stand before a view that gives its ground or shares their words: they may be what it comes from."""
    text = graph.text(segment)
    reasoned = _REASONED.search(text) is not None
    thread = graph.segments[segment].thread
    return any(
        EventKind.VERBATIM in graph.event_kinds.get(i, ())
        for i in range(max(0, segment - QUOTED), segment)
        if graph.segments[i].thread == thread
        and graph.segments[i].label is Label.FACT
        and (reasoned or tied(graph.text(i), text))
    )


def is_reaction(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a field tells what the customer did or said: 様子:, 質問:."""
    key = graph.report.sentences[graph.segments[segment].sentence].key
    return key is not None and _REACTION.search(key.of(graph.report.text)) is not None


def own_view(graph: ArgumentGraph, finding: Finding) -> bool:
    """What may come, what would come of a means, or the writer's own worry is no mind of the customer's told as known."""
    if finding.segment is not None and _DOES.search(graph.text(finding.segment)):
        return True
    i = finding.segment
    text = "" if i is None else graph.text(i)
    if _ANGRY.search(text) and any(graph.having(EventKind.COMPLAINT, EventKind.TROUBLE, thread=finding.thread)):
        return True  # what is done about it comes first
    if i is not None and quoted_before(graph, i):
        return True
    hedged = _OWN_VIEW.search(text) or _STATE.search(text) or is_means(text) or is_ought(text)
    return bool(hedged) or not_a_view(graph, finding)


def holds_fact(graph: ArgumentGraph, finding: Finding) -> bool:
    """What was heard or counted stands inside a view, or an act takes up what another part of the report tells."""
    told = thread_of(graph, finding)
    if any(is_wish(graph.text(i)) for i in told) or (
        not any(graph.segments[i].label is Label.FACT for i in told) and any(points_back(graph.text(i)) for i in told)
    ):
        return True  # what the company ought to do is a matter for a talk, no view to be borne out
    views = [i for i in told if graph.segments[i].label is Label.INTERPRETATION]
    if views:
        texts = [graph.text(i) for i in views]
        return any("「" in t or "とのこと" in t or AMOUNT.search(t) for t in texts)
    elsewhere = [i for i in graph.labelled(Label.FACT) if i not in told]
    return bool(told) and all(any(tied(graph.text(f), graph.text(a)) for f in elsewhere) for a in told)


def _is_told_by_somebody(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a named person of the customer's says it."""
    return names_person(graph, segment) and bool(norms_of(graph, segment) & _SPEECH)


def _same_sentence(graph: ArgumentGraph, one: int, other: int) -> bool:
    """Whether a fact stands in the very sentence."""
    a, b = graph.segments[one], graph.segments[other]
    return a.sentence == b.sentence and b.label is Label.FACT


def is_read(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view that was checked is a view."""
    here = thread_of(graph, finding)
    return any(verdict(graph, i) or is_stance(graph, i) for i in here) or nothing_to_read(graph, finding)
