"""SR604 reactive-only-contact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import EventKind, History, HistoryFinding, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


@dataclass(frozen=True, slots=True)
class ReactiveOnlyContact(Rule):
    """ある客先との接触が、どれも先方からの問い合わせや連絡への対応になっている。

    なぜ困るか
    呼ばれたときだけ動く関係では、次の需要も他社の動きも先に知ることができない。
    直し方
    用件がなくても、一つ聞きたいことを決めてこちらから連絡する日を作る。
    """

    name = "reactive-only-contact"
    code = "SR604"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "この客先との接触は、{count}回とも先方からの連絡への対応です。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から電話で問い合わせがあった。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 新型の紹介でA社を訪問した。"
        ),
        Good("=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から電話で問い合わせがあった。"),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦部長から電話で問い合わせがあった。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦先方より納期の照会が入り、折り返し電話した。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦工場から呼び出しを受け、訪問した。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦担当者から問い合わせのメールをもらった。⟧\n空2: メールで回答した。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦部長から入電があり、在庫を答えた。⟧\n"
            "=== 2026-11-09 著者=鈴木 顧客=A社\n空1: ⟦先方から連絡があり、サンプルを届けた。⟧\n"
            "=== 2026-11-16 著者=山田 顧客=A社\n空1: ⟦購買から問い合わせを受け、見積書を送った。⟧"
        ),
    )
    min_contacts: int = option(2, "接触がこの回数に満たなければ黙る")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Customers where every report with a contact tells that the customer came first."""
        for customer, visits in past.by_customer(history).items():
            inbound: list[tuple[int, int]] = []
            own = False
            for v in visits:
                graph = history.graphs[v.report]
                met = next((i for i in past.segments_of(history, v) if past.is_contact(graph, i)), None)
                asked = [
                    e.segment
                    for e in past.events_of(history, v, EventKind.INBOUND)
                    if not e.detail or met is None or e.segment <= met
                ]
                if asked:
                    inbound.append((v.report, asked[0]))
                elif met is not None or _plans_contact(history, v):
                    own = True
            if len(inbound) >= self.min_contacts and not own:
                yield self.at_places(
                    [place(history, r, i) for r, i in inbound], customer=customer or None, count=len(inbound)
                )


def _plans_contact(history: History, visit: past.Visit) -> bool:
    """Whether a visit or a call is planned that no request of the customer is the reason for."""
    graph = history.graphs[visit.report]
    return any(
        past.acts_of(e) & {"visit", "call"} and not graph.premises.get(e.segment)
        for e in past.events_of(history, visit, EventKind.PROMISE)
    )
