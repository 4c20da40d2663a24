"""SR610 only-as-asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, History, HistoryFinding, Kind, Label, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


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
            actions = [
                (v.report, i)
                for v in visits
                for i in history.graphs[v.report].labelled(Label.ACTION, v.thread)
                if history.graphs[v.report].segments[i].kind is not Kind.REQUEST
            ]
            if len(actions) >= self.min_actions and all(_as_asked(history.graphs[r], i) for r, i in actions):
                yield self.at_places(
                    [place(history, r, i) for r, i in actions], customer=customer or None, count=len(actions)
                )


def _as_asked(graph: ArgumentGraph, action: int) -> bool:
    """Whether an action answers a request: it says so, or a request is its reason."""
    asked = (EventKind.REQUEST, EventKind.QUESTION, EventKind.COMPLAINT)
    return any(e.kind is EventKind.FULFILS for e in graph.events_of.get(action, ())) or any(
        e.kind in asked for p in graph.premises.get(action, ()) for e in graph.events_of.get(p, ())
    )
