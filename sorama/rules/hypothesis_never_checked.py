"""SR304 hypothesis-never-checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import History, HistoryFinding, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


@dataclass(frozen=True, slots=True)
class HypothesisNeverChecked(Rule):
    """客先についての見立てが、その後の日報で確かめられも取り下げられもしていない。

    なぜ困るか
    確かめない見立てはいつのまにか前提になり、外れていたときに提案がまるごと無駄になる。
    直し方
    次の訪問で何を聞けばその見立てが分かるかを決め、答えを「当たり・外れ」として書く。
    """

    name = "hypothesis-never-checked"
    code = "SR304"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "この見立ては、その後{count}件の日報で確かめられていません。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長は価格の欄で手を止めた。\n雨1<空1: 決裁者は別にいるのかもしれない。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 稟議は専務が決めると伺った。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 専務に面会した。"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 残業が増えたと聞いた。\n雨1<空1: 増員より機械化に傾くと思われる。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 現場を見学した。"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 他社の名刺が机にあった。\n雨1<空1: 他社と比べているようだ。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 部長に電話した。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 競合との比較という見立ては外れ、相見積は取っていなかった。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長は価格の欄で手を止めた。\n雨1<空1: ⟦決裁者は別にいるのかもしれない。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: サンプルを納めた。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 現場で配線の傷みを見た。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 残業が増えたと聞いた。\n雨1<空1: ⟦増員より機械化に傾くと思われる。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 見積書を渡した。\n"
            "=== 2026-11-16 著者=鈴木 顧客=A社\n空1: 納期の質問を受けた。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 他社の名刺が机にあった。\n雨1<空1: ⟦他社に乗り換えるつもりではないか。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 部長は不在だった。\n"
            "=== 2026-11-16 著者=山田 顧客=B社\n空1: 競合からB社が乗り換えたと聞いた。\n"
            "=== 2026-11-17 著者=山田 顧客=A社\n空1: 定期点検に立ち会った。"
        ),
    )
    min_later: int = option(2, "その後の日報がこの件数に満たなければ黙る")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Hypotheses on a customer that no later report on that customer settles."""
        for customer, visits in past.by_customer(history).items():
            for n, visit in enumerate(visits):
                later = tuple(v for v in visits[n + 1 :] if v.report > visit.report)
                count = len(past.reports_of(later))
                if count < self.min_later:
                    continue
                graph = history.graphs[visit.report]
                for i in past.hypotheses(history, visit):
                    if not past.is_settled(history, visit, i, later):
                        yield self.at_places(
                            [place(history, visit.report, i)],
                            author=graph.report.author,
                            customer=customer or None,
                            confidence=graph.segments[i].confidence,
                            count=count,
                        )
