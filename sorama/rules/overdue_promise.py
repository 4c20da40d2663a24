"""SR406 overdue-promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import Event, EventKind, History, HistoryFinding, Kind, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


@dataclass(frozen=True, slots=True)
class OverduePromise(Rule):
    """期日を過ぎた自分の行動予定が、その後の日報に出てこない。

    なぜ困るか
    やったのか、忘れたのか、先に延びたのかが分からず、客先との約束なら信用を失う。
    直し方
    済んだなら結果を、まだなら新しい期日を、やめたなら理由を次の日報に一行書く。
    """

    name = "overdue-promise"
    code = "SR406"
    scope = Scope.HISTORY
    severity = Severity.WARNING
    message = "{day}までの予定でしたが、その後の日報に結果も変更も書かれていません。"
    examples = (
        Good(
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 部長から予算の質問があった。\n傘1<空1: 水曜までに比較表を送る。\n"
            "=== 2026-11-18 著者=山田 顧客=A社\n空1: 比較表を持参し、部長に説明した。\n=== as_of 2026-11-24"
        ),
        Good(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 11/19に再訪する。\n"
            "=== 2026-11-19 著者=山田 顧客=A社\n空1: 先方の都合で、訪問は来週火曜に延期となった。\n=== as_of 2026-11-20"
        ),
        Good(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 納期を木曜までに技術部へ確認する。\n"
            "=== 2026-11-19 著者=山田 顧客=A社\n空1/発言: 技術部によると納期は3週間とのこと。\n=== as_of 2026-11-24"
        ),
        Good(
            "=== 2026-11-16 著者=山田 顧客=A社\n空1/発言: 先方は金曜までに稟議を上げるとのこと。\n"
            "傘1<空1: 来週火曜に結果を電話で伺う。\n=== as_of 2026-11-21"
        ),
        Bad(
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 部長から予算の質問があった。\n傘1<空1: ⟦水曜までに比較表を送る。⟧\n"
            "=== 2026-11-19 著者=山田 顧客=A社\n空1: 現場で配線の傷みを見た。\n=== as_of 2026-11-24"
        ),
        Bad(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: ⟦11/18に見積書を提出する。⟧\n"
            "=== 2026-11-20 著者=山田 顧客=A社\n空1: 見積書はまだ作れていない。\n=== as_of 2026-11-20"
        ),
        Bad(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: ⟦明日、専務に電話する。⟧\n"
            "=== 2026-11-18 著者=山田 顧客=B社\n空1: B社の店長に電話し、棚替えの時期を聞いた。\n=== as_of 2026-11-20"
        ),
    )
    grace_days: int = option(0, "期日から何日までは待つか")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Dated promises that have passed and of which no later report of the writer tells."""
        for author, reports in past.by_writer(history).items():
            for n, i in enumerate(reports):
                graph = history.graphs[i]
                for promise in graph.having(EventKind.PROMISE):
                    if not self._has_passed(history, promise) or graph.segments[promise.segment].kind is Kind.HOPE:
                        continue
                    if any(past.is_told(graph, promise, history.graphs[j]) for j in reports[n + 1 :]):
                        continue
                    thread = graph.segments[promise.segment].thread
                    yield self.at_places(
                        [place(history, i, promise.segment)],
                        author=author,
                        customer=past.customer_of(graph, thread),
                        confidence=graph.segments[promise.segment].confidence,
                        day=_day(promise),
                    )

    def _has_passed(self, history: History, promise: Event) -> bool:
        last = promise.when.last if promise.when else None
        return last is not None and (history.as_of - last).days > self.grace_days


def _day(promise: Event) -> str:
    last = promise.when.last if promise.when else None
    return f"{last.month}月{last.day}日" if last else ""
