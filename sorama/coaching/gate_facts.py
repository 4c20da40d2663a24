"""What findings on facts miss and the report tells: the customer's word, the content of a meeting, an errand that leaves nothing."""

from __future__ import annotations

from sorama.coaching.points import thread_of
from sorama.coaching.segments import has_kind, norms_of
from sorama.coaching.told import is_routine
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.patterns import pattern
from sorama.reading.words import word_set
from sorama.report import Zone

FEW = 4  # segments of an errand, at most one less
_VOICE = (
    EventKind.CUSTOMER_VOICE,
    EventKind.VERBATIM,
    EventKind.REQUEST,
    EventKind.QUESTION,
    EventKind.COMPLAINT,
    EventKind.REFUSAL,
    EventKind.REASON_STATED,
)
_OPEN = (EventKind.COMPLAINT, EventKind.TROUBLE, EventKind.REQUEST, EventKind.REFUSAL)
_AT_ONCE = (EventKind.ANSWERED, EventKind.REMEDY)
_THANKED = word_set("御礼 お礼 礼 有り難う 有り難い 助かる 納得 承知 了解 安心 解決")
_LEFT = word_set("用命 要望 質問 問題 異常 変更 連絡 動き")
_INSIDE = word_set("返却 勉強会 研修 朝礼 会議 受領 社内 帰社")
_MET = pattern(r"[一-鿿ァ-ヶ]{0,4}(?:長|様|さん|氏|先生|専務|常務|主任|女将|オーナー|監督)")
_FAVOURED = pattern(
    r"(?:変更|了承|承知|快諾|納得|許可|調整|延期)(?:を)?(?:して)?(?:いただ|頂|もら|くれ|くださ)|(?:待|許)って(?:いただ|頂|もら|くれ|くださ)"
)


def customer_is_heard(graph: ArgumentGraph, finding: Finding) -> bool:
    """Words, favours or fields of the customer's in the thread, in whatever form."""
    if any(graph.having(*_VOICE, thread=finding.thread)):
        return True
    if any(_FAVOURED.search(graph.text(i)) for i in thread_of(graph, finding)):
        return True
    return any(graph.segments[i].kind is Kind.SAID or _is_field(graph, i) for i in thread_of(graph, finding))


def _is_field(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a field for facts (要望:, 反応:) holds the segment."""
    sentence = graph.report.sentences[graph.segments[segment].sentence]
    return sentence.key is not None and sentence.zone is Zone.FACT


def nothing_to_read(graph: ArgumentGraph, finding: Finding) -> bool:
    """An errand, or a thread that says that nothing is left: no view and no next step to ask for."""
    here = thread_of(graph, finding)
    if here and all(is_routine(graph.text(i)) for i in here):
        return True
    if len(here) < FEW and any(has_kind(graph, i, EventKind.REQUEST) and has_kind(graph, i, *_AT_ONCE) for i in here):
        return True
    if any(has_kind(graph, i, *_OPEN) for i in here):
        return False
    replied = any(has_kind(graph, i, EventKind.ANSWERED) for i in here)
    if replied and len(here) < FEW + 1 and here and norms_of(graph, here[-1]) & _THANKED:
        return True
    if any(has_kind(graph, i, EventKind.VERBATIM, EventKind.QUESTION) for i in here):
        return False
    return len(here) < FEW and any(_leaves_nothing(graph, i) for i in here)


def _leaves_nothing(graph: ArgumentGraph, segment: int) -> bool:
    norms = norms_of(graph, segment)
    if has_kind(graph, segment, EventKind.CLOSED, EventKind.ERRAND) or norms & _INSIDE:
        return True
    return bool(norms & _LEFT) and bool(norms & {"無い", "無し", "なし"})


def told_next(graph: ArgumentGraph, finding: Finding) -> bool:
    """A meeting whose content follows in the next lines."""
    i = finding.segment
    if i is None:
        return False
    after = range(i + 1, min(i + 4, len(graph.segments)))
    return any(
        graph.segments[j].thread == graph.segments[i].thread
        and (graph.segments[j].kind is Kind.SAID or _tells_of(graph, i, j))
        for j in after
    )


def _tells_of(graph: ArgumentGraph, meeting: int, after: int) -> bool:
    """Whether a line is about somebody met in the one before: 社長と専務と話した。社長は…."""
    s, text = graph.segments[after], graph.text(after)
    return s.label is not Label.ACTION and any(m in text for m in _MET.findall(graph.text(meeting)))


def not_told(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view is not looked up in a record."""
    return finding.segment is not None and graph.segments[finding.segment].label is not Label.FACT
