"""SR607 contact-gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, History, HistoryFinding, Kind, Label, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, Scope, option, place


@dataclass(frozen=True, slots=True)
class ContactGap(Rule):
    """商談や宿題が残っている客先に、長い間連絡していない。

    なぜ困るか
    間が空くと熱が冷め、その間に他社が入り、宿題は忘れられたと思われる。
    直し方
    今日のうちに、残っている用件を一つ持って連絡する日を決める。
    """

    name = "contact-gap"
    code = "SR607"
    scope = Scope.HISTORY
    severity = Severity.INFO
    message = "用件が残っているのに、この客先への接触が{days}日間ありません。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から見積の依頼を受けた。\n傘1<空1: 金曜までに見積書を出す。\n=== as_of 2026-11-12"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1/発言: 部長は12月10日の役員会のあとに返事をするとのこと。\n"
            "傘1<空1: 12月11日に電話で結果を伺う。\n=== as_of 2026-11-24"
        ),
        Good("=== 2026-10-30 著者=山田 顧客=A社\n空1: 10台の受注となり、発注書を受領した。\n=== as_of 2026-11-24"),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長から見積の依頼を受けた。\n傘1<空1: ⟦金曜までに見積書を出す。⟧\n=== as_of 2026-11-24"
        ),
        Bad(
            "=== 2026-10-26 著者=山田 顧客=A社\n空1: 常務は増設に関心を示した。\n雨1<空1: 来期の予算に載る可能性が高い。\n"
            "傘1<雨1: ⟦事例を持って再訪する。⟧\n=== 2026-11-20 著者=山田 顧客=B社\n空1: B社を訪問した。\n=== as_of 2026-11-20"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n傘1: ⟦試算をまとめて説明に伺う。⟧\n=== as_of 2026-11-17",
            {"days": 10},
        ),
    )
    days: int = option(14, "何日を超えて接触がなければ知らせるか")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Customers whose last report left something open, longer ago than `days`, with no agreed date to come."""
        for customer, visits in past.by_customer(history).items():
            newest = sorted(visits, key=lambda v: (history.graphs[v.report].report.date or history.as_of, v.report))
            graph = history.graphs[newest[-1].report]
            if graph.report.date is None:
                continue
            gap = (history.as_of - graph.report.date).days
            left = _left_open(history, newest) if gap > self.days else None
            if left is None or _agreed(history, visits):
                continue
            yield self.at_places(
                [place(history, *left)],
                author=graph.report.author,
                customer=customer or None,
                days=gap,
            )


_DEAL = frozenset(
    {
        "見積",
        "提案",
        "導入",
        "更新",
        "契約",
        "デモ",
        "サンプル",
        "値引き",
        "納期",
        "予算",
        "仕様",
        "増設",
        "決裁",
        "比較",
    }
)


def _left_open(history: History, visits: list[past.Visit]) -> tuple[int, int] | None:
    """Report and segment that leave something open, in the last visit that was more than an errand."""
    for v in reversed(visits):
        graph = history.graphs[v.report]
        segment = _open(graph, v.thread)
        if segment is not None:
            return v.report, segment
        if not any(True for _ in graph.having(EventKind.ERRAND, thread=v.thread)):
            return None
    return None


def _open(graph: ArgumentGraph, thread: int) -> int | None:
    """The segment that leaves something open: the last action to come, else a request, a reading, a deal; None on a closed one."""
    closed = (EventKind.ORDER, EventKind.LOST, EventKind.CLOSED, EventKind.FINAL)
    if any(True for _ in graph.having(*closed, thread=thread)):
        return None
    actions = [i for i in graph.labelled(Label.ACTION, thread) if graph.segments[i].kind is not Kind.RESPONSE]
    asked = [e.segment for e in graph.having(EventKind.REQUEST, EventKind.QUESTION, EventKind.INBOUND, thread=thread)]
    readings = list(graph.labelled(Label.INTERPRETATION, thread))
    deals = [i for i in graph.labelled(Label.FACT, thread) if graph.reading.content[i] & _DEAL]
    deals += [e.segment for e in graph.having(EventKind.DISCOVERY, thread=thread) if e.detail == "decision-process"]
    return next((found[-1] for found in (actions, asked, readings, deals) if found), None)


def _agreed(history: History, visits: tuple[past.Visit, ...]) -> bool:
    """Whether a date to come was told or planned; a long range that is already running is none."""
    for v in visits:
        graph = history.graphs[v.report]
        told = [graph.segments[i] for i in past.segments_of(history, v)]
        for when in graph.reading.dates:
            if when.first is None or when.last is None or when.last < history.as_of:
                continue
            if when.first < history.as_of and (when.last - when.first).days > 10:
                continue
            if any(s.start <= when.start < s.end and s.label in (Label.FACT, Label.ACTION) for s in told):
                return True
    return False
