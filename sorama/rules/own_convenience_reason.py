"""SR302 own-convenience-reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, Status, has


class OwnConvenienceReason(Rule):
    """行動の理由が、ノルマ・月末の数字・自社の在庫など、売り手の都合だけになっている。

    なぜ困るか
    相手には買う理由がないので断られやすく、無理に押せば次の商談まで失う。
    直し方
    相手がいま困っていること、その日に決めると相手が得をすることを理由にする。なければ、先にそれを聞く。
    """

    name = "own-convenience-reason"
    code = "SR302"
    scope = Scope.SEGMENT
    status = Status.PREVIEW  # precision on the corpora is below 0.8 (measured.json)
    message = "こちらの都合(目標・月末・在庫)が理由になっています。お客様にとっての理由は何でしょうか。"
    examples = (
        Good("空1: 先方の決算は3月末とのこと。\n傘1<空1: 3月10日までに見積を出す。"),
        Good("空1: 先方の在庫が今月で切れる。\n傘1<空1: 明日、補充を提案する。"),
        Good(
            "空1: 部長は省エネの補助金に間に合わせたいと話した。\n空2: 今月の目標まであと2台足りない。\n傘1<空1,空2: 金曜に見積を持参する。"
        ),
        Good("傘1: 月末までに議事録を送る。"),
        Good("空1: 当社の今月の売上は目標の102%だった。"),
        Good("空1: お客様は在庫を減らしたいと言う。\n傘1<空1: 少量納品の案を持っていく。"),
        Bad("空1: ⟦今月の目標まであと2台足りない。⟧\n傘1<空1: A社に今週中の発注をお願いする。"),
        Bad("傘1: ⟦月末なので、B社に何とか契約をもらいに行く。⟧"),
        Bad("空1: ⟦旧型機の在庫が余っている。⟧\n傘1<空1: C社に旧型機をまとめて提案する。"),
        Bad("傘1: ⟦ノルマ達成のため、明日はD社に追加購入を頼む。⟧"),
        Bad("雨1: ⟦今期の数字が厳しい。⟧\n傘1<雨1: E社に前倒しの発注をお願いしたい。"),
        Bad("傘1: ⟦上司から件数を増やせと言われているので、F社にもう1台勧める。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Reasons of our own convenience that drive an action, with no reason of the customer's beside them."""
        for i in dict.fromkeys(e.segment for e in graph.having(EventKind.OWN_CONVENIENCE)):
            own = graph.segments[i].label is Label.ACTION or _told_as_plan(graph, i)
            driven = [i] if own else list(_driven(graph, i))
            if driven and not any(_customer_reason(graph, a, i) for a in driven):
                yield self.at_segment(graph, i)


def _told_as_plan(graph: ArgumentGraph, i: int) -> bool:
    """Whether the segment goes on to offer something after its reason, and does not tell it as done."""
    reason = next(e for e in graph.events_of[i] if e.kind is EventKind.OWN_CONVENIENCE)
    offers = any(e.kind is EventKind.SHOWN and e.start >= reason.end for e in graph.events_of[i])
    return offers and not has(graph, i, EventKind.DONE)


def _driven(graph: ArgumentGraph, i: int) -> Iterator[int]:
    """The actions that rest on segment i, or that follow it in its sentence."""
    segments, s = graph.segments, graph.segments[i]
    followers = takewhile(lambda a: segments[a].sentence == s.sentence, range(i + 1, len(segments)))
    driven = graph.supported(i).union(a for a in followers if not graph.premises.get(a))
    yield from sorted(a for a in driven if segments[a].label is Label.ACTION and segments[a].thread == s.thread)


def _customer_reason(graph: ArgumentGraph, action: int, but: int) -> bool:
    """Whether something of the customer's supports the action, too."""
    beside = set(graph.premises.get(action, ())) - {but}
    beside |= {g for p in beside for g in graph.grounds(p)} - {but}
    return any(has(graph, g, *_THEIRS) for g in beside)


_THEIRS = (EventKind.CUSTOMER_VOICE, EventKind.REQUEST, EventKind.QUESTION, EventKind.VERBATIM, EventKind.COMPLAINT)
