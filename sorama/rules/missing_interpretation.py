"""SR102 missing-interpretation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, none_of, option, runs_on, thread_has, thread_settled


@dataclass(frozen=True, slots=True)
class MissingInterpretation(Rule):
    """事実が並ぶだけで、それをどう見たか(解釈)も次の行動もない。

    なぜ困るか
    起きたことの記録で終わり、読み手は何が大事で、放っておくとどうなるのかを一から考えることになる。
    直し方
    並べた事実のうち一番気になるものを選び、「つまりどういうことか」を一文足す。
    """

    name = "missing-interpretation"
    code = "SR102"
    scope = Scope.THREAD
    message = "事実だけで終わっています。そこから何が言えるか(雨)が書かれていません。"
    examples = (
        Good("空1: 発注は先月の半分だった。\n雨1<空1: 競合に流れている可能性がある。"),
        Good("空1: 発注は先月の半分だった。\n傘1<空1: 明日、店長に理由を聞く。"),
        Good("空1: 見積どおり3台を受注した。"),
        Good("空1: 担当者は不在で、資料だけ置いてきた。"),
        Good("他1: ■本日の予定"),
        Bad("空1: ⟦発注は先月の半分だった。⟧"),
        Bad("空1: ⟦A社を訪問した。⟧\n空2: 競合の見本が机に置かれていた。"),
        Bad("§ A社\n空1: 改装は延期と伺った。\n雨1<空1: 年内の受注は難しい。\n§ B社\n空2: ⟦来店客は前年比8割。⟧"),
    )

    min_confidence: float = option(0.6, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads of facts alone, unless the matter is closed or was an errand."""
        for thread, own in graph.by_thread.items():
            labels = {graph.segments[i].label for i in own} - {Label.OTHER}
            if labels != {Label.FACT} or thread_settled(graph, thread) or runs_on(graph, thread):
                continue
            if thread_has(graph, thread, EventKind.ACT_LIKE):
                continue
            sure = none_of(graph, own, Label.INTERPRETATION, Label.ACTION) * (1.0 - none_of(graph, own, Label.FACT))
            if sure >= self.min_confidence:
                yield self.at_thread(graph, thread, confidence=sure)
