"""ST08 kept-promise."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, Event, EventKind, History, HistoryFinding, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, place


class KeptPromise(Rule):
    """前の日報に書いた行動を、期日までに済ませたことが書かれている。

    なぜ困るか
    約束がどうなったか書かれないと、守れたことも守れなかったことも見えないままになる。
    直し方
    前の日報で予定したことは、済んだ日のうちに結果を一行書く。
    """

    name = "kept-promise"
    code = "ST08"
    scope = Scope.HISTORY
    severity = Severity.INFO
    kind = RuleKind.STRENGTH
    message = "予定した行動を、期日({day})までに済ませたことが書かれています。"
    examples = (
        Good(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 水曜までに比較表を送る。\n"
            "=== 2026-11-18 著者=山田 顧客=A社\n空1: ⟦部長に比較表を手渡した。⟧"
        ),
        Good(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 11/18に再訪し、在庫の数え方を確認する。\n"
            "=== 2026-11-18 著者=山田 顧客=A社\n空1: ⟦再訪し、在庫の数え方を担当者に確認した。⟧"
        ),
        Good(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 火曜までに見積書を提出する。\n"
            "=== 2026-11-18 著者=山田 顧客=A社\n空1: ⟦昨日、見積をメールで送付した。⟧"
        ),
        Bad(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 火曜までに比較表を送る。\n"
            "=== 2026-11-19 著者=山田 顧客=A社\n空1: 今日になって比較表を送った。"
        ),
        Bad(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 水曜までに比較表を送る。\n"
            "=== 2026-11-18 著者=山田 顧客=A社\n空1: 比較表はまだ送れていない。"
        ),
        Bad(
            "=== 2026-11-16 著者=山田 顧客=A社\n傘1: 水曜までに比較表を送る。\n"
            "=== 2026-11-18 著者=山田 顧客=B社\n空1: B社の部長に比較表を渡した。"
        ),
    )

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Dated promises with an act of a later report that fulfils them in time."""
        for author, reports in past.by_writer(history).items():
            seen: set[tuple[int, int]] = set()
            for n, i in enumerate(reports):
                graph = history.graphs[i]
                for promise in graph.having(EventKind.PROMISE):
                    for j in reports[n + 1 :]:
                        later = history.graphs[j]
                        done = past.fulfilment(graph, promise, later)
                        if done is None:
                            continue
                        if _in_time(promise, later, done) and (j, done.segment) not in seen:
                            seen.add((j, done.segment))
                            yield self.at_places(
                                [place(history, i, promise.segment), place(history, j, done.segment)],
                                author=author,
                                customer=past.customer_of(graph, graph.segments[promise.segment].thread),
                                day=_day(promise),
                            )
                        break


def _in_time(promise: Event, later: ArgumentGraph, done: Event) -> bool:
    due = promise.when.last if promise.when else None
    told = done.when.last if done.when and done.when.last else later.report.date
    return due is not None and told is not None and told <= due


def _day(promise: Event) -> str:
    last = promise.when.last if promise.when else None
    return f"{last.month}月{last.day}日" if last else ""
