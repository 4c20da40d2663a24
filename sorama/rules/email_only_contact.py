"""SR603 email-only-contact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import Channel, EventKind, History, HistoryFinding, Kind, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


@dataclass(frozen=True, slots=True)
class EmailOnlyContact(Rule):
    """ある客先との接触が、期間を通してメールだけになっている。

    なぜ困るか
    文面だけでは相手の温度や迷いが読めず、急ぎや断りの気配にも気づけない。
    直し方
    次の用件は電話か訪問で伝え、そのとき一つ質問をする。
    """

    name = "email-only-contact"
    code = "SR603"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "この客先とのやり取りは、{count}回ともメールだけです。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 資料をメールで送った。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 部長に電話し、感想を伺った。"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 資料をメールで送った。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: 見積をメールで送った。\n傘1<空1: 木曜に電話で感想を伺う。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦資料をメールで送った。⟧\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦見積をメールで送付した。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: ⟦部長からメールで型番の質問を受けた。⟧\n"
            "=== 2026-11-05 著者=山田 顧客=A社\n空1: ⟦回答をメールした。⟧\n"
            "=== 2026-11-12 著者=鈴木 顧客=A社\n空1: ⟦お礼のメールが届いた。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田\n§ A社\n空1: ⟦A社へ資料をメールで送った。⟧\n§ B社\n空1: B社を訪問した。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦見積をメールで送付した。⟧"
        ),
    )
    min_contacts: int = option(2, "接触がこの回数に満たなければ黙る")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Customers with whom mail is the only channel told, and no call or visit is planned."""
        for customer, visits in past.by_customer(history).items():
            mails: list[tuple[int, int]] = []
            other = False
            for v in visits:
                graph = history.graphs[v.report]
                for i in past.segments_of(history, v):
                    channels = past.channels_of(graph, i)
                    by_mail, met = Channel.MAIL in channels, past.is_met(graph, i)
                    other = other or met or bool(channels and not by_mail)
                    if by_mail and not met and graph.segments[i].kind is not Kind.PLAN:
                        mails.append((v.report, i))
            planned = any(
                past.acts_of(e) & {"visit", "call"}
                for v in visits
                for e in past.events_of(history, v, EventKind.PROMISE)
            )
            if len(mails) >= self.min_contacts and not other and not planned:
                yield self.at_places(
                    [place(history, r, i) for r, i in mails], customer=customer or None, count=len(mails)
                )
