"""SR605 discovery-gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sorama.model import EventKind, History, HistoryFinding, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place

TOPICS: Mapping[str, str] = {
    "investment-plan": "投資計画(今年度・中期)",
    "current-problem": "いま困っていること",
    "business-direction": "事業の方向と購買への影響",
    "rival-strategy": "他社の商品戦略",
    "rival-satisfaction": "他社への満足度",
    "meets-needs": "当社品が要望に合うか",
    "solves-problem": "当社品で課題が解けるか",
    "decision-process": "決裁の流れとキーパーソン",
    "new-executive": "新しい役員・責任者",
    "opposition": "反対する人とその理由",
}
"""The ten things a seller must know: detail of DISCOVERY → what the finding calls it."""


@dataclass(frozen=True, slots=True)
class DiscoveryGap(Rule):
    """客先の日報が重なっているのに、営業が知っておくべき十項目の多くに触れていない。

    なぜ困るか
    予算や決め方や反対者を知らないまま提案を重ねると、最後の段で理由も分からず負ける。
    直し方
    挙がった項目から一つ選び、次の訪問で聞く質問を一文にして予定に書く。
    """

    name = "discovery-gap"
    code = "SR605"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "この客先の日報{count}件で、まだ触れていないこと: {topics}。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 来期の設備投資の計画を伺った。\n空2: 検査の人手不足が課題だと聞いた。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 決裁は専務が行い、新任の工場長が反対していると聞いた。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 他社の新製品は値上げされた。\n空2: 海外への出店を進める方針と伺った。\n"
            "空3: 他社の対応には不満があると述べた。"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: カタログを渡した。\n=== 2026-11-09 著者=山田 顧客=A社\n空1: 見積書を渡した。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: カタログを渡した。\n=== 2026-11-09 著者=山田 顧客=A社\n空1: 見積書を渡した。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: ⟦納期を聞かれた。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 検査の人手不足が課題だと聞いた。\n"
            "=== 2026-11-09 著者=鈴木 顧客=A社\n空1: 決裁は専務が行うと伺った。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: ⟦サンプルを届けた。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長と面談した。\n=== 2026-11-09 著者=山田 顧客=A社\n空1: 部長と面談した。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 部長は不在だった。\n=== 2026-11-18 著者=山田 顧客=A社\n空1: ⟦在庫を聞かれた。⟧",
            {"min_untouched": 8},
        ),
    )
    min_untouched: int = option(4, "触れていない項目がこの数に満たなければ黙る")
    min_reports: int = option(3, "この客先の日報がこの件数に満たなければ黙る")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Customers whose reports leave too many of the ten topics untouched; points at the newest report."""
        for customer, visits in past.by_customer(history).items():
            reports = past.reports_of(visits)
            if len(reports) < self.min_reports:
                continue
            touched = {e.detail for v in visits for e in past.events_of(history, v, EventKind.DISCOVERY)}
            missing = [name for topic, name in TOPICS.items() if topic not in touched]
            newest = next(((v, i) for v in reversed(visits) for i in past.told(history, v)), None)
            if len(missing) >= self.min_untouched and newest is not None:
                visit, segment = newest
                yield self.at_places(
                    [place(history, visit.report, segment)],
                    customer=customer or None,
                    count=len(reports),
                    topics="、".join(missing),
                )
