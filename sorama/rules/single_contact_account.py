"""SR606 single-contact-account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import EntityKind, EventKind, History, HistoryFinding, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


@dataclass(frozen=True, slots=True)
class SingleContactAccount(Rule):
    """ある客先で会っている相手が、期間を通して一人だけになっている。

    なぜ困るか
    その人の異動や意見ひとつで商談が止まり、決める人や使う人の考えも分からない。
    直し方
    使う人、決める人、お金を見る人のうち、まだ会っていない人を一人紹介してもらう。
    """

    name = "single-contact-account"
    code = "SR606"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "この客先で名前の出る相手は、{count}件の日報を通して{name}だけです。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 佐藤部長と面談した。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 佐藤部長に工場の田中係長を紹介いただいた。\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: 田中係長と現場を見た。"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A商店\n空1: 店は個人経営で、大野さんが一人で切り盛りしている。\n"
            "=== 2026-11-09 著者=山田 顧客=A商店\n空1: 大野さんに試食を渡した。\n"
            "=== 2026-11-16 著者=山田 顧客=A商店\n空1: 大野さんから追加の注文をもらった。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦佐藤部長と面談した。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦佐藤部長に見積書を渡した。⟧\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: ⟦佐藤様へ電話し、感想を伺った。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦中井バイヤーへ新商品を案内した。⟧\n"
            "=== 2026-11-09 著者=鈴木 顧客=A社\n空1: ⟦中井バイヤーから棚割の予定を聞いた。⟧\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: ⟦中井さんと売場を回った。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦総務の北川さんに資料を届けた。⟧\n"
            "=== 2026-11-05 著者=山田 顧客=B社\n空1: B社の森社長を訪問した。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦北川さんが予算の時期を教えてくれた。⟧\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: ⟦北川さんに見積を説明した。⟧"
        ),
    )
    min_reports: int = option(3, "相手の名が出る日報がこの件数に満たなければ黙る")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Customers of whom all reports name one and the same person."""
        for customer, visits in past.by_customer(history).items():
            if any(True for v in visits for _ in past.events_of(history, v, EventKind.SOLE)):
                continue
            names: dict[str, str] = {}
            places: list[tuple[int, int]] = []
            for v in visits:
                graph = history.graphs[v.report]
                for entity in graph.reading.entities:
                    if entity.kind is not EntityKind.PERSON or entity.thread != v.thread:
                        continue
                    names.setdefault(past.bare_name(entity.name), entity.name)
                    segment = past.segment_at(graph, entity.start)
                    if segment is not None and v.report not in [r for r, _ in places]:
                        places.append((v.report, segment))
            if len(past.people(names)) == 1 and len(places) >= self.min_reports:
                name = next(iter(names.values()))
                if past.is_proprietor(name):
                    continue
                yield self.at_places(
                    [place(history, r, i) for r, i in places],
                    customer=customer or None,
                    count=len(places),
                    name=name,
                )
