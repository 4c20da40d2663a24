"""What findings on acts miss and the report tells: a date, an act in other words, a consultation, a branch, what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sorama.coaching.absence import is_absent
from sorama.coaching.aspects import is_conditional
from sorama.coaching.gate_facts import nothing_to_read
from sorama.coaching.points import ASIDE, is_added, thread_of
from sorama.coaching.segments import acts_of, kinds_at
from sorama.coaching.stance import agreed, chose
from sorama.coaching.told import points_back, tells_reason
from sorama.coaching.topic import hearsay, is_past, tied
from sorama.coaching.wishes import goes_on_now, is_hope, is_vow, is_wish
from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.patterns import pattern

_AHEAD = pattern(r"訪問|商談|面談|打ち?合わ?せ|会議|説明会|来社|立ち?会")
_HEARD = pattern(r"とのこと(?:です|でした)?[。\s]*$")
_PLAIN_END = pattern(r"(?<!ま)[うくぐすつぬぶむる]。?\s*$")
_ANSWER = pattern(r"(?![^、。「」]{1,10}(?:は|から|、)).*(?:とのこと|と言われ|との返事|いただ[きい]|もらえ|くださ|「)")
PERHAPS = 0.1  # from this probability on a place may be an act after all
AFTER = 2  # lines after an act in which its day may be told
_HANDED = pattern(r"を[^。、「」]{0,20}(?:へ|に)[。 　]*$")
_DONE = pattern(r"(?:発送|送付|送信|提出|連絡|手配|打診|依頼|案内|報告|申請)済")
_HELD_OFF = pattern(r"出さず|持ち帰|引き下がっ|控え(?:た|まし|て)|だからと|からと言|からって")
_OWED = pattern(r"求められ|再発防止|対策書|お詫び|おわび|クレーム")
_OUR_DELAY = pattern(
    r"(?:製造|生産|工場|開発|配送|物流|倉庫|社内|本社|仕入先|仕入れ先|メーカー|当社|弊社|うち)[^、。]{0,6}(?:が|の|から)[^。]*(?:遅|延|待た)"
)  # no duty of the customer's
_COMING = pattern(r"(?:明日|あした|明後日|あさって|来週|翌日)[^。「」]{0,30}(?:ます|る|く)(?:[ 　。]|$)")
_TIMED = pattern(
    r"(?:開|閉|完成|終|始|納|期限|締|前)[^、。]{0,6}までに|に合わせて|次(?:の|回の)[^、。]{1,10}(?:会|日|便|場|時間|訪問)|のときに|の際に|"
    r"(?:決ま|わか|分か|届い|戻|空い|揃|そろ|入|来|返事があ|連絡があ|回答があ)(?:っ)?たら|次第|次号|次の[^、。をはが]{1,8}(?:に|で|から)|次回から|今後|これからは|"
    r"(?:資料|見積|提案|報告|図面|一覧|表)書?(?:の[^、。]{1,8})?に(?:置|含め|入れ|添え|載せ|盛り込)|前の日|その日|昼休み|毎[日朝週月回]"
)
_THOUGHT = pattern(r"(?<![うたい])と(?:存じ|思|考え|見て)")
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


def is_timed(graph: ArgumentGraph, finding: Finding) -> bool:
    """An act whose time hangs on what was told, or a view taken for an act."""
    i = finding.segment
    if i is None:
        return False
    text = graph.text(i)
    if is_wish(text) or is_vow(text) or ASKED_NOW.search(text) or goes_on_now(text) or no_plan(graph, i):
        return True
    if _SENT.search(text) and any(
        j < i and _is_dated(graph, j) and _SENT.search(graph.text(j)) for j in graph.by_thread[graph.segments[i].thread]
    ):
        return True  # how that is packed which is sent on the day told before
    return bool(_TIMED.search(text) or _THOUGHT.search(text)) or _dated_beside(graph, i)


def no_plan(graph: ArgumentGraph, act: int) -> bool:
    """Whether a line taken for an act is a hope, goes on now, or was answered on the spot: 冊子渡す。考えてみますとのこと."""
    text = graph.text(act)
    prepared = goes_on_now(text) and not _AHEAD.search(text)  # a visit that is prepared is a step all the same
    return is_hope(text) or prepared or _is_answered(graph, act)


def _is_answered(graph: ArgumentGraph, act: int) -> bool:
    s = graph.segments[act]
    if act + 1 == len(graph.segments) or not _PLAIN_END.search(graph.text(act)):
        return False
    then = graph.segments[act + 1]
    if (
        then.thread != s.thread
        or then.label is not Label.FACT
        or any(s.start <= d.start < s.end for d in graph.reading.dates)
    ):
        return False
    return "\n" not in graph.report.text[s.start : then.start] and _ANSWER.match(graph.text(act + 1)) is not None


def _dated_beside(graph: ArgumentGraph, act: int) -> bool:
    """Whether one of the next lines tells when, or the act is for the visit told right before: 1月下旬に再訪。資料を渡す."""
    if is_added(graph.text(act)) or graph.segments[act].label is Label.OTHER:
        return False
    after = islice(_told(graph, act, range(act + 1, len(graph.segments))), AFTER)
    if any(_is_dated(graph, i) and not ASIDE.match(graph.text(i)) for i in after):
        return True
    before = next(_told(graph, act, range(act - 1, -1, -1)), None)
    if before is None or not _is_dated(graph, before):
        return False
    return "visit" in acts_of(graph, before) and _BROUGHT.search(graph.text(act)) is not None


def _told(graph: ArgumentGraph, act: int, among: Iterable[int]) -> Iterator[int]:
    """The segments of an act's matter that say something."""
    own = graph.segments[act].thread
    return (i for i in among if graph.segments[i].thread == own and graph.segments[i].label is not Label.OTHER)


def _is_dated(graph: ArgumentGraph, segment: int) -> bool:
    """Whether an act to come has a time of its own."""
    act = graph.segments[segment].label is Label.ACTION
    return act and any(e.kind is EventKind.DEADLINE and e.detail == "own" for e in graph.events_of.get(segment, ()))


def not_consulted(graph: ArgumentGraph, finding: Finding) -> bool:
    """No question to our own side in so many words."""
    here = thread_of(graph, finding) if finding.segment is None else [finding.segment]
    return not any(
        _ASKS_BOSS.search(graph.text(i))
        and not any(p.search(graph.text(i)) for p in (_ASKS_THEM, ASKS_FACTS, _PROPOSED))
        for i in here
    )


def moving(graph: ArgumentGraph, finding: Finding) -> bool:
    """Asking our own side is a step; to wait is one too."""
    told = thread_of(graph, finding)
    if any(may_be_act(graph, i) or agreed(graph.text(i)) or chose(graph.text(i)) for i in told) or acted_elsewhere(
        graph, told
    ):
        return True
    if any(is_absent(graph, i) for i in told):
        return False
    kinds = (EventKind.CONSULTATION, EventKind.WAIT)
    return any(graph.having(*kinds, thread=finding.thread)) or nothing_to_read(graph, finding)


def acted_elsewhere(graph: ArgumentGraph, told: Sequence[int]) -> bool:
    """Whether an act under another heading takes up a view of these lines."""
    views = [graph.text(i) for i in told if graph.segments[i].label is Label.INTERPRETATION]
    return any(tied(view, graph.text(a)) for view in views for a in graph.labelled(Label.ACTION))


def may_be_act(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a line taken for something else may tell what we do: 表を会長へ; 明日の朝、…します."""
    s, text = graph.segments[segment], graph.text(segment)
    if (
        s.runner_up is not None
        and s.runner_up[0] is Label.ACTION
        and s.runner_up[1] >= PERHAPS
        and not (is_past(text) or _HEARD.search(text))
    ):
        return True
    coming = _COMING.search(text)
    if _HANDED.search(text) or (coming and not hearsay(coming[0])) or _DONE.search(text):
        return True
    first = segment == graph.by_thread[s.thread][0]
    dated = any(s.start <= d.start < s.end for d in graph.reading.dates)
    return dated and not first and EventKind.REMEDY in kinds_at(graph, segment)


def is_branch(graph: ArgumentGraph, finding: Finding) -> bool:
    """What is done in one of several cases (if it rains, the day after), or what is no plan."""
    i = finding.segment
    if i is None:
        return False
    return is_conditional(graph, i) or goes_on_now(graph.text(i)) or _is_answered(graph, i)


def goes_on(graph: ArgumentGraph, finding: Finding) -> bool:
    """An act that tells more of the act right before it: 型紙を預かり、写してお返しする。型紙は金曜に受領."""
    i = finding.segment
    if i is not None and (is_branch(graph, finding) or points_back(graph.text(i))):
        return True
    if not i:
        return False
    before = graph.segments[i - 1]
    same = before.label is Label.ACTION and before.thread == graph.segments[i].thread
    return same and tied(graph.text(i - 1), graph.text(i))


def only_asked(graph: ArgumentGraph, finding: Finding) -> bool:
    """A plan that is only put before the boss is not begun."""
    unbegun = finding.segment is not None and graph.segments[finding.segment].label is Label.INTERPRETATION
    return unbegun or any(graph.having(EventKind.CONSULTATION, thread=finding.thread))


def _only_thought(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view is no concession."""
    return finding.segment is not None and graph.segments[finding.segment].label is Label.INTERPRETATION


def in_hand(graph: ArgumentGraph, finding: Finding) -> bool:
    """A problem with a remedy or a consultation in the same thread."""
    return any(graph.having(EventKind.REMEDY, EventKind.CONSULTATION, thread=finding.thread))


def held_off(graph: ArgumentGraph, finding: Finding) -> bool:
    """The writer went back with the offer, or was told why not now."""
    here = thread_of(graph, finding)
    if any(graph.having(EventKind.REASON_STATED, thread=finding.thread)):
        return True
    return any(_HELD_OFF.search(graph.text(i)) for i in here)


def comes_again(graph: ArgumentGraph, finding: Finding) -> bool:
    """The reason of a "not now" is told, or a dated act comes back to it."""
    here = thread_of(graph, finding)
    if any(tells_reason(graph, i) for i in here):
        return True
    acts = (graph.segments[i] for i in here if graph.segments[i].label is Label.ACTION)
    return any(s.start <= d.start < s.end for s in acts for d in graph.reading.dates)


def makes_good(graph: ArgumentGraph, finding: Finding) -> bool:
    """A view is no concession, nor is what is owed after a complaint."""
    owed = any(graph.having(EventKind.COMPLAINT, thread=finding.thread))
    if finding.segment is not None and _OUR_DELAY.search(graph.text(finding.segment)):
        return True
    return owed or _only_thought(graph, finding) or any(_OWED.search(graph.text(i)) for i in thread_of(graph, finding))
