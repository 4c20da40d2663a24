"""Which findings are sure enough to be asked about, and whose answer does not stand in the report already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sorama.coaching.absence import is_absent
from sorama.coaching.aspects import is_conditional
from sorama.coaching.deeds import is_own
from sorama.coaching.points import ASIDE, is_added, thread_of
from sorama.coaching.reasons import reason_is_plain
from sorama.coaching.segments import acts_of, kinds_at, names_person, norms_of
from sorama.coaching.stance import agreed, chose, is_stance
from sorama.coaching.told import is_routine, tells_reason
from sorama.coaching.topic import AMOUNT, hearsay, is_means, is_ought, is_past, tied
from sorama.coaching.verdicts import verdict
from sorama.coaching.wishes import is_open, is_vow, is_wish
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.patterns import pattern
from sorama.reading.words import word_set
from sorama.report import Zone

LEAST = 0.7  # confidence of a finding that is spoken of
FEW = 4  # segments of an errand, at most one less
DATE = "action-without-deadline"
CERTAIN: Mapping[str, float] = {
    DATE: 0.85,
    "action-without-interpretation": 0.95,
}  # of a mere date; of a reading that may stand in other words
PERHAPS = 0.1  # from this probability on a place may be an act after all
AFTER = 2  # lines after an act in which its day may be told
NEAR = 3  # segments back in which what was heard or seen carries a view
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
_HANDED = pattern(r"を[^。、「」]{0,20}(?:へ|に)[。 　]*$")
_DONE = pattern(r"(?:発送|送付|送信|提出|連絡|手配|打診|依頼|案内|報告|申請)済")
_REACTION = pattern(r"様子|反応|質問|発言|言葉|コメント|の声")
_HELD_OFF = pattern(r"出さず|持ち帰|引き下がっ|控え(?:た|まし|て)|だからと|からと言|からって")
_OWED = pattern(r"求められ|再発防止|対策書|お詫び|おわび|クレーム")
_OUR_DELAY = pattern(
    r"(?:製造|生産|工場|開発|配送|物流|倉庫|社内|本社|仕入先|仕入れ先|メーカー|当社|弊社|うち)[^、。]{0,6}(?:が|の|から)[^。]*(?:遅|延|待た)"
)  # no duty of the customer's
_ANGRY = pattern(r"怒[っらりる]|お怒り|立腹|憤")
_STATE = pattern(r"ているところ(?:だ|です|である)?[。 　]*$")
_COMING = pattern(r"(?:明日|あした|明後日|あさって|来週|翌日)[^。「」]{0,30}(?:ます|る|く)(?:[ 　。]|$)")
_TIMED = pattern(
    r"(?:開|閉|完成|終|始|納|期限|締|前)[^、。]{0,6}までに|に合わせて|次(?:の|回の)[^、。]{1,10}(?:会|日|便|場|時間|訪問)|のときに|の際に|"
    r"(?:決ま|わか|分か|届い|戻|空い|揃|そろ|入|来|返事があ|連絡があ|回答があ)(?:っ)?たら|次第|次号|次の[^、。をはが]{1,8}(?:に|で|から)|次回から|今後|これからは|"
    r"(?:資料|見積|提案|報告|図面|一覧|表)書?(?:の[^、。]{1,8})?に(?:置|含め|入れ|添え|載せ|盛り込)|前の日|その日|昼休み|毎[日朝週月回]"
)
_THOUGHT = pattern(r"(?<![うたい])と(?:存じ|思|考え|見て)")
_OWN_VIEW = pattern(r"気になる|気がかり|気がする|かね(?:ない|ません)|かもしれ")
_ASKS_BOSS = pattern(
    r"相談|判断を|判断いただ|意見|いかが|でしょうか|仰ぎ|指示を|助言|アドバイス|聞きたい|伺いたい|教えて(?:ください|いただけ|いただきた|ほしい)|(?:して)?(?:も)?(?:よい|いい)か"
)
_SENT = pattern(
    r"(?:して|にして|添えて|付けて|入れて|詰めて)[^。、]{0,8}(?:送|届け|渡|納)|(?:明日|来週|[0-9０-９]日|曜)[^。]*(?:届け|送|渡|納)"
)
ASKED_NOW = pattern(
    r"(?:[ますせん]か|でしょうか|ください(?:ませ)?|お願い(?:いた)?します)[。？?！!\s]*$"
)  # put to the boss right here
_ASKS_THEM = pattern(r"(?:店長|院長|園長|校長|社長|お客|先方|様|さん)に[^、。]{0,15}相談")
_PROPOSED = pattern(
    r"(?:[くぐすつぬむるう]|ない)(?:よう(?:に)?|こと[をで])[^。]{0,10}(?:相談|意見|判断)"
)  # the plan is what is asked about: 朝会に出るよう相談する
_BROUGHT = pattern(r"渡す|渡し|見せ|示|提案|出す|持参|聞く|伺う|確認|説明|提出")
ASKS_FACTS = pattern(  # information, and nothing that is weighed
    r"ご存じ|心当たり|わかる方|(?:ご存[じ知]|お持ち|おわかり|お分かり|お心当たり)[^。]{0,8}(?:たら|れば|なら)|(?:実績|連絡先|番号|名前|事例|資料|相場|情報|窓口|担当者)(?:を|について|が)[^。]{0,12}(?:教え|共有|いただ)"
)
_SEEN_BEHIND = pattern(r"(?:よう|みたい)で(?:す?が)?、?[^。、]{2,}(?:ない|ません|た|ている|ています|ず)[。！!\s]*$")
_WHY_ASKED = pattern(r"(?:理由|訳|わけ|事情|なぜか)(?:を|は)[^、。]{0,8}(?:聞|伺|尋|お聞き)")  # and the answer follows
_MET = pattern(r"[一-鿿ァ-ヶ]{0,4}(?:長|様|さん|氏|先生|専務|常務|主任|女将|オーナー|監督)")
_SPEECH = word_set("言う 話す 話 語る 述べる 聞く 伺う 仰る 漏らす 答える")


def worth_asking(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether a good coach would ask about this finding."""
    if finding.confidence < CERTAIN.get(finding.rule, LEAST):
        return False
    return not answered(graph, finding)


def answered(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether the report itself explains what a finding misses."""
    doubt = _DOUBTS.get(finding.rule)
    return doubt is not None and doubt(graph, finding)


def _has(graph: ArgumentGraph, segment: int, *kinds: EventKind) -> bool:
    return not kinds_at(graph, segment).isdisjoint(kinds)


_FAVOURED = pattern(
    r"(?:変更|了承|承知|快諾|納得|許可|調整|延期)(?:を)?(?:して)?(?:いただ|頂|もら|くれ|くださ)|(?:待|許)って(?:いただ|頂|もら|くれ|くださ)"
)


def _customer_is_heard(graph: ArgumentGraph, finding: Finding) -> bool:
    if any(graph.having(*_VOICE, thread=finding.thread)):
        return True
    if any(_FAVOURED.search(graph.text(i)) for i in thread_of(graph, finding)):
        return True
    return any(graph.segments[i].kind is Kind.SAID or _is_field(graph, i) for i in thread_of(graph, finding))


def _is_field(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a field for facts (要望:, 反応:) holds the segment."""
    sentence = graph.report.sentences[graph.segments[segment].sentence]
    return sentence.key is not None and sentence.zone is Zone.FACT


def _not_a_view(graph: ArgumentGraph, finding: Finding) -> bool:
    """Words of the customer, hearsay or the outcome of a check, taken for the writer's view."""
    i = finding.segment
    if i is None:
        return False
    text = graph.text(i)
    return (
        graph.segments[i].label is Label.FACT
        or _no_reading(text)
        or is_absent(graph, i)
        or _has(graph, i, EventKind.VERDICT, EventKind.VERBATIM)
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


def is_reaction(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a field tells what the customer did or said: 様子:, 質問:."""
    key = graph.report.sentences[graph.segments[segment].sentence].key
    return key is not None and _REACTION.search(key.of(graph.report.text)) is not None


_DOES = pattern(
    r"を(?:され|なさっ|し|担当され|担当し)て(?:いる|います|いた|いました|おられる)[。]?$"
)  # what somebody does


def _own_view(graph: ArgumentGraph, finding: Finding) -> bool:
    """What may come, what would come of a means, or the writer's own worry is no mind of the customer's told as known."""
    if finding.segment is not None and _DOES.search(graph.text(finding.segment)):
        return True
    i = finding.segment
    text = "" if i is None else graph.text(i)
    if _ANGRY.search(text) and any(graph.having(EventKind.COMPLAINT, EventKind.TROUBLE, thread=finding.thread)):
        return True  # what is done about it comes first
    hedged = _OWN_VIEW.search(text) or _STATE.search(text) or is_means(text) or is_ought(text)
    return bool(hedged) or _not_a_view(graph, finding)


def _holds_fact(graph: ArgumentGraph, finding: Finding) -> bool:
    """What was heard or counted stands inside a view, or an act takes up what another part of the report tells."""
    told = thread_of(graph, finding)
    if any(is_wish(graph.text(i)) for i in told):
        return True  # what the company ought to do is a matter for a talk, no view to be borne out
    views = [i for i in told if graph.segments[i].label is Label.INTERPRETATION]
    if views:
        texts = [graph.text(i) for i in views]
        return any("「" in t or "とのこと" in t or AMOUNT.search(t) for t in texts)
    elsewhere = [i for i in graph.labelled(Label.FACT) if i not in told]
    return bool(told) and all(any(tied(graph.text(f), graph.text(a)) for f in elsewhere) for a in told)


def _is_timed(graph: ArgumentGraph, finding: Finding) -> bool:
    """An act whose time hangs on what was told, or a view taken for an act."""
    i = finding.segment
    if i is None:
        return False
    text = graph.text(i)
    if is_wish(text) or is_vow(text) or ASKED_NOW.search(text):
        return True
    if _SENT.search(text) and any(
        j < i and _is_dated(graph, j) and _SENT.search(graph.text(j)) for j in graph.by_thread[graph.segments[i].thread]
    ):
        return True  # how that is packed which is sent on the day told before
    return bool(_TIMED.search(text) or _THOUGHT.search(text)) or _dated_beside(graph, i)


def _dated_beside(graph: ArgumentGraph, act: int) -> bool:
    """Whether one of the next lines tells when, or the act is for the visit told right before: 1月下旬に再訪。資料を渡す."""
    own = [i for i in graph.by_thread[graph.segments[act].thread] if graph.segments[i].label is not Label.OTHER]
    if is_added(graph.text(act)) or act not in own:
        return False
    at = own.index(act)
    if any(_is_dated(graph, i) and not ASIDE.match(graph.text(i)) for i in own[at + 1 : at + 1 + AFTER]):
        return True
    before = own[at - 1] if at else None
    if before is None or not _is_dated(graph, before):
        return False
    return "visit" in acts_of(graph, before) and _BROUGHT.search(graph.text(act)) is not None


def _is_dated(graph: ArgumentGraph, segment: int) -> bool:
    """Whether an act to come has a time of its own."""
    act = graph.segments[segment].label is Label.ACTION
    return act and any(e.kind is EventKind.DEADLINE and e.detail == "own" for e in graph.events_of.get(segment, ()))


def _not_consulted(graph: ArgumentGraph, finding: Finding) -> bool:
    """No question to our own side in so many words."""
    here = thread_of(graph, finding) if finding.segment is None else [finding.segment]
    return not any(
        _ASKS_BOSS.search(graph.text(i))
        and not any(p.search(graph.text(i)) for p in (_ASKS_THEM, ASKS_FACTS, _PROPOSED))
        for i in here
    )


def _is_told_by_somebody(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a named person of the customer's says it."""
    return names_person(graph, segment) and bool(norms_of(graph, segment) & _SPEECH)


def _same_sentence(graph: ArgumentGraph, one: int, other: int) -> bool:
    """Whether a fact stands in the very sentence."""
    a, b = graph.segments[one], graph.segments[other]
    return a.sentence == b.sentence and b.label is Label.FACT


def _nothing_to_read(graph: ArgumentGraph, finding: Finding) -> bool:
    """An errand, or a thread that says that nothing is left: no view and no next step to ask for."""
    here = thread_of(graph, finding)
    if here and all(is_routine(graph.text(i)) for i in here):
        return True
    if len(here) < FEW and any(_has(graph, i, EventKind.REQUEST) and _has(graph, i, *_AT_ONCE) for i in here):
        return True
    if any(_has(graph, i, *_OPEN) for i in here):
        return False
    replied = any(_has(graph, i, EventKind.ANSWERED) for i in here)
    if replied and len(here) < FEW + 1 and here and norms_of(graph, here[-1]) & _THANKED:
        return True
    if any(_has(graph, i, EventKind.VERBATIM, EventKind.QUESTION) for i in here):
        return False
    return len(here) < FEW and any(_leaves_nothing(graph, i) for i in here)


def _leaves_nothing(graph: ArgumentGraph, segment: int) -> bool:
    norms = norms_of(graph, segment)
    if _has(graph, segment, EventKind.CLOSED, EventKind.ERRAND) or norms & _INSIDE:
        return True
    return bool(norms & _LEFT) and bool(norms & {"無い", "無し", "なし"})


def _read(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view that was checked is a view."""
    here = thread_of(graph, finding)
    return any(verdict(graph, i) or is_stance(graph, i) for i in here) or _nothing_to_read(graph, finding)


def _moving(graph: ArgumentGraph, finding: Finding) -> bool:
    """Asking our own side is a step; to wait is one too."""
    told = thread_of(graph, finding)
    if any(may_be_act(graph, i) or agreed(graph.text(i)) or chose(graph.text(i)) for i in told) or acted_elsewhere(
        graph, told
    ):
        return True
    if any(is_absent(graph, i) for i in told):
        return False
    kinds = (EventKind.CONSULTATION, EventKind.WAIT)
    return any(graph.having(*kinds, thread=finding.thread)) or _nothing_to_read(graph, finding)


def acted_elsewhere(graph: ArgumentGraph, told: Sequence[int]) -> bool:
    """Whether an act under another heading takes up a view of these lines."""
    views = [graph.text(i) for i in told if graph.segments[i].label is Label.INTERPRETATION]
    return any(tied(view, graph.text(a)) for view in views for a in graph.labelled(Label.ACTION))


def may_be_act(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a line taken for something else may tell what we do: 表を会長へ; 明日の朝、…します."""
    s, text = graph.segments[segment], graph.text(segment)
    if s.runner_up is not None and s.runner_up[0] is Label.ACTION and s.runner_up[1] >= PERHAPS and not is_past(text):
        return True
    coming = _COMING.search(text)
    if _HANDED.search(text) or (coming and not hearsay(coming[0])) or _DONE.search(text):
        return True
    first = segment == graph.by_thread[s.thread][0]
    dated = any(s.start <= d.start < s.end for d in graph.reading.dates)
    return dated and not first and EventKind.REMEDY in kinds_at(graph, segment)


def _is_branch(graph: ArgumentGraph, finding: Finding) -> bool:
    """What is done in one of several cases: if it rains, the day after."""
    return finding.segment is not None and is_conditional(graph, finding.segment)


def _goes_on(graph: ArgumentGraph, finding: Finding) -> bool:
    """An act that tells more of the act right before it: データを預かり、測ってお返しする。データは明日受領."""
    i = finding.segment
    if not i or _is_branch(graph, finding):
        return _is_branch(graph, finding)
    before = graph.segments[i - 1]
    same = before.label is Label.ACTION and before.thread == graph.segments[i].thread
    return same and tied(graph.text(i - 1), graph.text(i))


def _only_asked(graph: ArgumentGraph, finding: Finding) -> bool:
    """A plan that is only put before the boss is not begun."""
    unbegun = finding.segment is not None and graph.segments[finding.segment].label is Label.INTERPRETATION
    return unbegun or any(graph.having(EventKind.CONSULTATION, thread=finding.thread))


def _only_thought(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view is no concession."""
    return finding.segment is not None and graph.segments[finding.segment].label is Label.INTERPRETATION


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
        graph.segments[j].thread == graph.segments[i].thread
        and (graph.segments[j].kind is Kind.SAID or _tells_of(graph, i, j))
        for j in after
    )


def _tells_of(graph: ArgumentGraph, meeting: int, after: int) -> bool:
    """Whether a line is about somebody met in the one before: 社長と専務と話した。社長は…."""
    s, text = graph.segments[after], graph.text(after)
    return s.label is not Label.ACTION and any(m in text for m in _MET.findall(graph.text(meeting)))


def _not_told(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view is not looked up in a record."""
    return finding.segment is not None and graph.segments[finding.segment].label is not Label.FACT


def _held_off(graph: ArgumentGraph, finding: Finding) -> bool:
    """The writer went back with the offer, or was told why not now."""
    here = thread_of(graph, finding)
    if any(graph.having(EventKind.REASON_STATED, thread=finding.thread)):
        return True
    return any(_HELD_OFF.search(graph.text(i)) for i in here)


def _comes_again(graph: ArgumentGraph, finding: Finding) -> bool:
    """The reason of a "not now" is told, or a dated act comes back to it."""
    here = thread_of(graph, finding)
    if any(tells_reason(graph, i) for i in here):
        return True
    acts = (graph.segments[i] for i in here if graph.segments[i].label is Label.ACTION)
    return any(s.start <= d.start < s.end for s in acts for d in graph.reading.dates)


def _makes_good(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view is no concession, nor is what is owed after a complaint."""
    owed = any(graph.having(EventKind.COMPLAINT, thread=finding.thread))
    if finding.segment is not None and _OUR_DELAY.search(graph.text(finding.segment)):
        return True
    return owed or _only_thought(graph, finding) or any(_OWED.search(graph.text(i)) for i in thread_of(graph, finding))


_DOUBTS: Mapping[str, Callable[[ArgumentGraph, Finding], bool]] = {
    "action-without-interpretation": reason_is_plain,
    "no-customer-voice": _customer_is_heard,
    "opinion-as-fact": _own_view,
    "missing-fact": _holds_fact,
    "action-without-deadline": _is_timed,
    "consultation-without-own-view": _not_consulted,
    "interpretation-without-fact": _not_a_view,
    "missing-interpretation": _read,
    "missing-action": _moving,
    "vague-action": _is_branch,
    "action-without-fact": _goes_on,
    "vague-fact": _told_next,
    "work-before-order": _only_asked,
    "customer-duty-waived": _makes_good,
    "fact-from-memory": _not_told,
    "push-after-refusal": _held_off,
    "not-now-read-as-never": _comes_again,
    "problem-without-consultation": _in_hand,
}
