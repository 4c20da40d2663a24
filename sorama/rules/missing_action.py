"""SR103 missing-action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, none_of, option, thread_has, thread_settled


@dataclass(frozen=True, slots=True)
class MissingAction(Rule):
    """事実や解釈はあるのに、次に何をするか(行動)がない。

    なぜ困るか
    せっかく気づいたことが動きにつながらず、次の訪問でも同じ話を繰り返すことになる。
    直し方
    自分が次に取る一手を、相手・物・日付を添えて書く。待つと決めたなら、いつまで待つかを書く。
    """

    name = "missing-action"
    code = "SR103"
    scope = Scope.THREAD
    message = "次に何をするか(傘)が書かれていません。"
    examples = (
        Good("空1: 発注は先月の半分だった。\n傘1<空1: 明日、店長に理由を聞く。"),
        Good("空1: 見積どおり3台を受注した。\n雨1<空1: 納期の短さが決め手だったと思う。"),
        Good("空1: 受注:丸八運輸(複合機3台)"),
        Good("空1: 競合に決まったとの連絡を受けた。\n雨1<空1: 納期で負けたと思う。"),
        Good("空1: 担当者は不在で、資料だけ置いてきた。"),
        Good("他1: お疲れ様です。"),
        Bad("空1: ⟦発注は先月の半分だった。⟧"),
        Bad("空1: ⟦現在は他社と契約中とのこと。⟧"),
        Bad("空1: ⟦受注:3件、訪問:8件⟧"),
        Bad("空1: 発注は先月の半分だった。\n雨1<空1: ⟦競合に流れている可能性がある。⟧"),
        Bad("§ A社\n空1: 改装は延期と伺った。\n傘1<空1: 金曜に社内で相談する。\n§ B社\n雨1: ⟦先方は強気だ。⟧"),
    )

    min_confidence: float = option(0.6, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads with facts or interpretations and no action, unless the matter is closed."""
        for thread, own in graph.by_thread.items():
            labels = {graph.segments[i].label for i in own} - {Label.OTHER}
            if not labels or Label.ACTION in labels or thread_settled(graph, thread):
                continue
            if thread_has(graph, thread, EventKind.WAIT, EventKind.ACT_LIKE):
                continue
            sure = none_of(graph, own, Label.ACTION) * (1.0 - none_of(graph, own, Label.FACT, Label.INTERPRETATION))
            if sure >= self.min_confidence:
                yield self.at_thread(graph, thread, confidence=sure)
