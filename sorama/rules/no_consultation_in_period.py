"""SR503 no-consultation-in-period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import EventKind, History, HistoryFinding, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


@dataclass(frozen=True, slots=True)
class NoConsultationInPeriod(Rule):
    """一週間以上の日報に困りごとがあるのに、上司や社内への相談が一度もない。

    なぜ困るか
    抱え込んだ問題は、手を打てる時期を過ぎてから表に出る。
    直し方
    一番重い困りごとを一つ選び、自分の案を添えて相談を一行書く。
    """

    name = "no-consultation-in-period"
    code = "SR503"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "{days}日間の日報に困りごとが{count}件ありますが、社内への相談が一度も書かれていません。"
    examples = (
        Good(
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 納めた部品に不良が3個あり、苦情を受けた。\n"
            "=== 2026-11-13 著者=山田 顧客=A社\n空1: 検品をやり直した。\n傘1<空1: 課長に代替品の手配を相談させてください。\n"
            "=== 2026-11-16 著者=山田 顧客=B社\n空1: カタログを渡した。"
        ),
        Good(
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 部長に新型を紹介した。\n"
            "=== 2026-11-13 著者=山田 顧客=B社\n空1: 見積書を渡した。\n"
            "=== 2026-11-17 著者=山田 顧客=A社\n空1: 部長から納期を聞かれた。"
        ),
        Good(
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 納品が2日遅れ、クレームになった。\n"
            "=== 2026-11-10 著者=山田 顧客=A社\n空1: お詫びに伺った。"
        ),
        Bad(
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦納品が2日遅れ、クレームになった。⟧\n"
            "=== 2026-11-12 著者=山田 顧客=B社\n空1: カタログを渡した。\n"
            "=== 2026-11-17 著者=山田 顧客=A社\n空1: ⟦部長はまだ怒っており、苦情の電話があった。⟧"
        ),
        Bad(
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦請求書の金額に誤りがあり、先方から抗議を受けた。⟧\n"
            "=== 2026-11-11 著者=山田 顧客=B社\n空1: 見積書を渡した。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 訂正した請求書を届けた。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦納めた部品に不良が3個見つかった。⟧\n"
            "=== 2026-11-06 著者=山田 顧客=A社\n空1: 検品に立ち会った。\n"
            "=== 2026-11-09 著者=山田 顧客=B社\n空1: 先方から課長に値引きの相談があった。"
        ),
    )
    min_days: int = option(5, "最初の日報から最後の日報までがこの日数(両端を含む)に満たなければ黙る")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Writers with troubles over a week and no consultation."""
        for author, reports in past.by_writer(history).items():
            days = past.days_between(history, reports)
            if days < self.min_days:
                continue
            graphs = [(i, history.graphs[i]) for i in reports]
            if any(True for _, g in graphs for _ in g.having(EventKind.CONSULTATION)):
                continue
            found = [(i, s) for i, g in graphs for s in dict.fromkeys(e.segment for e in g.having(*past.TROUBLES))]
            if found:
                yield self.at_places(
                    [place(history, i, s) for i, s in found], author=author, days=days, count=len(found)
                )
