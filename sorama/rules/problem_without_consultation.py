"""SR501 problem-without-consultation."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, Status, has, thread_has


class ProblemWithoutConsultation(Rule):
    """クレーム・行き詰まった商談・手違いがあるのに、上司や関係部署への相談がない。

    なぜ困るか
    抱え込むうちに傷が広がり、上司が知ったときには打つ手が減っている。
    直し方
    誰に何を相談するかを一行書く。自分で直しているなら、何をいつまでにするかを書く。
    """

    name = "problem-without-consultation"
    code = "SR501"
    scope = Scope.THREAD
    status = Status.PREVIEW  # precision on the corpora is below 0.8 (measured.json)
    message = "一人では解決しにくい問題ですが、相談が書かれていません。"
    examples = (
        Good("空1: 納品した部品の寸法違いでクレームをいただいた。\n傘1<空1: 課長に対応を相談したい。"),
        Good("空1: 誤出荷の連絡があった。\n傘1<空1: 明日10時に正しい品を再納品する。"),
        Good("空1: クレームはなかった。"),
        Good("空1: 先方は他社の故障対応に不満とのこと。\n傘1<空1: 金曜に保守の提案書を出す。"),
        Good("空1: 請求書の金額を間違えて送り、お叱りを受けた。\n傘1<空1: 経理に相談し、本日中に訂正版を送る。"),
        Good("空1: お客様の設備が故障して困っていた。\n傘1<空1: 来週、点検サービスを提案する。"),
        Bad("空1: ⟦納品の遅れについてお叱りを受けた。\n傘1<空1: 明日お詫びに伺う。⟧"),
        Bad("空1: ⟦誤出荷が発生し、工場長が激怒していた。\n雨1<空1: 信頼を取り戻さなければならない。⟧"),
        Bad("空1: ⟦値上げの話で商談が完全に止まっている。\n雨1<空1: 打つ手がない。⟧"),
        Bad("空1: ⟦当社の設置ミスで水漏れが起き、苦情の電話があった。\n傘1<空1: 誠意をもって対応する。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads with trouble, no consultation and no dated remedy under way."""
        for thread in graph.by_thread:
            if not thread_has(graph, thread, EventKind.COMPLAINT, EventKind.TROUBLE):
                continue
            if thread_has(graph, thread, EventKind.CONSULTATION, EventKind.CLOSED):
                continue
            if any(_under_way(graph, e.segment) for e in graph.having(EventKind.REMEDY, thread=thread)):
                continue
            yield self.at_thread(graph, thread)


def _under_way(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a remedy is done, or has a day."""
    if graph.segments[segment].label is not Label.ACTION:
        return True
    return has(graph, segment, EventKind.DEADLINE, EventKind.DONE, EventKind.ANSWERED)
