"""Whether the report shows without a reading why an act was chosen."""

from __future__ import annotations

from sorama.coaching.absence import is_absent
from sorama.coaching.deeds import is_timetable
from sorama.coaching.segments import acts_of, kinds_at, norms_of
from sorama.coaching.told import points_back
from sorama.coaching.topic import AMOUNT, hearsay, is_means, tied, words_of
from sorama.coaching.troubles import is_scolded
from sorama.coaching.verdicts import verdict
from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.patterns import pattern
from sorama.reading.words import word_set

BESIDE = 3  # segments back in which a view may carry an act without sharing a word
NEAR = 6  # segments back in which a request or an agreement explains an act
_EXPLAINED = frozenset(
    {
        EventKind.FULFILS,
        EventKind.OWN_REASON,
        EventKind.TAKES_UP,
        EventKind.ROUTINE,
        EventKind.WAIT,
        EventKind.RESCHEDULED,
        EventKind.CONSULTATION,
    }
)
_ASKING = frozenset(
    {
        EventKind.REQUEST,
        EventKind.QUESTION,
        EventKind.APPROVAL,
        EventKind.ORDER,
        EventKind.COMPLAINT,
        EventKind.TROUBLE,
    }
)
_AGREED = word_set(
    "了承 承諾 了解 承認 合意 約束 内定 決まる 決定 頼む 依頼 要望 希望 欲しい 御願い 求める 指示 賛成 揃う 進める 試す 決め手 重視 足りる 合格 検討 受注 発注 注文 契約 更新 "
    "締め切り 期限"
)
_WISHES = ("たい」", "ほしい」", "欲しい」", "ください」", "くれ」")
_BROKEN = word_set(
    "壊れる 故障 不具合 破損 欠品 不良 止まる 切れる 漏れる 異音 遅れる 外れる 破れる 不足 足りる 映る ずれ ずれる 割れ 割れる ひび 欠ける 詰まる 苦情 クレーム"
)
_AGAIN = word_set("又 再訪 再訪問 再度 納品 引き取り 引き取る")
_PLAIN = pattern(
    r"かけ直|掛け直|取り直|出直|振り替え|日を改め|返答|回答|返信|相談|アポ|次第|面談を(?:取|と)っ|折り返|並べて|比べて|比較し|念のため|念の為|お見舞|お礼|御礼|お詫び|その(?:時間|日|前|とき|時)(?:に|の)"
)
_AGAINST = pattern(
    r"(?:反対|難色|心配|不安|気がかり)[^。]*(?:から|ので|ため|気にな|という|とのこと)|(?:が|は)(?:気にな|心配|不安)"
)
_AFTER = pattern(r"の(?:翌[日週月]|前に|前までに|後に|あとに|直後)")
_GUESSED = pattern(r"(?:では|じゃ)ない(?:か|でしょうか)[。？?]*$")
_TOLD_TO = pattern(r"(?:に|ほしい|欲しい|くれ)と(?:言わ|言い|頼|求め|急か)|(?:中|まで)にと")

_COMMON = pattern(r"どれも|いずれも|どちらも|共通して|すべて|全て|みな(?:同じ)")

_GIVEN = pattern(r"(?:そう|との(?:こと|話))(?:な|だった|でした|です)(?:ので|から)、?\s*$")


def reason_is_plain(graph: ArgumentGraph, finding: Finding) -> bool:
    """The act answers, follows an agreement, is a line of a timetable, or goes on with what the fact tells."""
    i = finding.segment
    if i is None:
        return False
    if kinds_at(graph, i) & _EXPLAINED or is_timetable(graph, i) or _is_return(graph, i):
        return True
    act = graph.text(i)
    if points_back(act):
        return True
    told = graph.segments[i - 1] if i else None
    if told is not None and told.sentence == graph.segments[i].sentence and _GIVEN.search(graph.text(i - 1)):
        return True  # the sentence gives the reason: 味見は木曜になさるそうなので、
    if _PLAIN.search(act) or any(tied(graph.text(j), act) for j in graph.labelled(Label.INTERPRETATION)):
        return True
    thread = graph.segments[i].thread
    near = [j for j in range(max(0, i - NEAR), i) if graph.segments[j].thread == thread]
    before = [j for j in near if graph.segments[j].label is Label.FACT]
    grounds = [g for g in graph.grounds(i) if graph.segments[g].label is Label.FACT]
    if any(graph.segments[j].label is Label.INTERPRETATION for j in near[-BESIDE:]):
        return True  # a view stands beside it
    if any(verdict(graph, j) for j in near) or any(kinds_at(graph, j) & _ASKING for j in before):
        return True
    if any(is_absent(graph, j) or (is_means(graph.text(j)) and hearsay(graph.text(j))) for j in before[-2:]):
        return True
    if any(_COMMON.search(graph.text(j)) and tied(graph.text(j), act) for j in before):
        return True  # what all cases have in common is changed
    if _AFTER.search(act) and any(tied(graph.text(j), act) for j in before):
        return True  # when it is done hangs on what was told
    if any(_GUESSED.search(graph.text(j)) and tied(graph.text(j), act) for j in near):
        return True
    figures = set(AMOUNT.findall(act))
    if figures & {a for j in before for a in AMOUNT.findall(graph.text(j))}:
        return True
    if any(_TOLD_TO.search(graph.text(j)) and tied(graph.text(j), act) for j in before):
        return True
    if "ask" in acts_of(graph, i) and any("か」" in graph.text(j) for j in before):
        return True  # what the customer asked is looked into
    if any(EventKind.VERBATIM in kinds_at(graph, j) and tied(graph.text(j), act) for j in before):
        return True
    if any(_AGAINST.search(graph.text(j)) for j in before):
        return True  # it answers what stands in the way
    if any(wish in graph.text(j) for wish in _WISHES for j in before) or any(is_scolded(graph, j) for j in before):
        return True
    if any(norms_of(graph, g) & _AGREED for g in (*grounds, *before[-1:])):
        return True
    if {"ask", "fix"} & set(acts_of(graph, i)) and any(norms_of(graph, g) & _BROKEN for g in (*grounds, *before)):
        return True
    mine = words_of(graph, i)
    return any(len(mine & words_of(graph, g)) > 1 for g in grounds)


def _is_return(graph: ArgumentGraph, segment: int) -> bool:
    """A delivery, or one more visit told in a few words."""
    return len(graph.text(segment)) <= 24 and bool(norms_of(graph, segment) & _AGAIN)
