"""SR610 only-as-asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, History, HistoryFinding, Kind, Label, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, has, option, place


@dataclass(frozen=True, slots=True)
class OnlyAsAsked(Rule):
    """既存の客先への行動が、どれも頼まれたことをするだけになっている。

    なぜ困るか
    頼まれる前に気づく営業がいれば、客先はそちらに相談するようになる。
    直し方
    次の訪問で、先方がまだ言っていない困りごとを一つ予想し、それに役立つ物を一つ持って行く。
    """

    name = "only-as-asked"
    code = "SR610"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "この客先への行動は、{count}件とも頼まれたことへの対応です。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から見積を依頼された。\n傘1<空1: 明日、見積書を送る。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 現場で部品の摩耗を見た。\n雨1<空1: 冬に止まるおそれがある。\n傘1<雨1: 交換の時期を来週提案する。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 係長から図面の送付を頼まれた。\n傘1<空1: 今日中に図面を送る。"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から見積を依頼された。\n傘1<空1: 明日、見積書を送る。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 係長から図面の送付を頼まれた。\n傘1<空1: 今日中に図面を送る。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から見積を依頼された。\n傘1<空1: ⟦明日、見積書を送る。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 係長から図面の送付を頼まれた。\n傘1<空1: ⟦今日中に図面を送る。⟧\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 納期の短縮を要望された。\n傘1<空1: ⟦水曜までに納期を回答する。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: サンプルが欲しいと先方から言われた。\n傘1<空1: ⟦金曜にサンプルを届ける。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: カタログを送ってほしいとの依頼があった。\n傘1<空1: ⟦明日カタログを送る。⟧\n"
            "=== 2026-11-16 著者=鈴木 顧客=A社\n空1: 請求書の再発行を求められた。\n傘1<空1: ⟦明日、請求書を再発行する。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から見積を依頼された。\n傘1<空1: ⟦明日、見積書を送る。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 部長は不在だった。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 価格表の送付を頼まれた。\n傘1<空1: ⟦今日中に価格表を送る。⟧"
        ),
    )
    min_reports: int = option(3, "この客先の日報がこの件数に満たなければ黙る")
    min_actions: int = option(2, "行動がこの件数に満たなければ黙る")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Customers for whom every action answers a request and nothing went beyond."""
        for customer, visits in past.by_customer(history).items():
            if len(past.reports_of(visits)) < self.min_reports:
                continue
            if any(True for v in visits for _ in past.events_of(history, v, EventKind.BEYOND)):
                continue
            acts = [(v.report, i) for v in visits for i in _acts(history.graphs[v.report], v.thread)]
            if len(acts) < self.min_actions or not all(_as_asked(history, visits, r, i) for r, i in acts):
                continue
            to_come = [(r, i) for r, i in acts if history.graphs[r].segments[i].label is Label.ACTION]
            shown = to_come if len(to_come) >= self.min_actions else acts
            yield self.at_places([place(history, r, i) for r, i in shown], customer=customer or None, count=len(shown))


_ASKED = (EventKind.REQUEST, EventKind.QUESTION, EventKind.COMPLAINT, EventKind.INBOUND)
_GIVEN = frozenset({"send", "make", "propose", "reply", "arrange", "fix"})


def _acts(graph: ArgumentGraph, thread: int) -> list[int]:
    """What we do for the customer: actions, requests to our own side left out, and facts that tell of something given."""
    return [
        i
        for i in graph.by_thread.get(thread, ())
        if (graph.segments[i].label is Label.ACTION and graph.segments[i].kind is not Kind.REQUEST)
        or (graph.segments[i].label is Label.FACT and _gives(graph, i))
    ]


def _gives(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a fact tells of an act of ours that leaves the customer with something, or of one that was asked for."""
    own = graph.segments[fact].kind is Kind.OWN_ACT
    done = [e for e in graph.events_of.get(fact, ()) if e.kind is EventKind.DONE]
    if any(past.acts_of(e) & _GIVEN for e in done):
        return True
    return (own and _follows_request(graph, fact)) or (
        has(graph, fact, EventKind.ANSWERED) and has(graph, fact, *_ASKED)
    )


def _as_asked(history: History, visits: tuple[past.Visit, ...], report: int, act: int) -> bool:
    """Whether an act answers a request: of its own report, or, where it is told as done, of an earlier one."""
    graph = history.graphs[report]
    if _answers(graph, act):
        return True
    told = graph.reading.content[act]
    return graph.segments[act].label is Label.FACT and any(
        past.is_same_thing(history.graphs[v.report].reading.content[e.segment], told)
        for v in visits
        if v.report < report
        for e in past.events_of(history, v, *_ASKED)
    )


def _answers(graph: ArgumentGraph, act: int) -> bool:
    """Whether an act says that it was asked for, a request is its reason, or stands in it or right before it."""
    if has(graph, act, EventKind.FULFILS, EventKind.ANSWERED, *_ASKED):
        return has(graph, act, EventKind.FULFILS, *_ASKED) or _follows_request(graph, act)
    return any(has(graph, p, *_ASKED) for p in graph.premises.get(act, ())) or _follows_request(graph, act)


def _follows_request(graph: ArgumentGraph, act: int) -> bool:
    """Whether the sentence before told of a request, and the act is told as done."""
    if act == 0 or graph.segments[act - 1].thread != graph.segments[act].thread:
        return False
    return graph.segments[act].label is Label.FACT and has(graph, act - 1, *_ASKED)
