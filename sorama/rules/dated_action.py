"""ST04 dated-action."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, has


class DatedAction(Rule):
    """こちらの行動に、日付と担当が書かれている。

    なぜ困るか
    日付があれば始められ、終わったかどうかも確かめられる。
    直し方
    このまま続ける。終わったら、次の日報で結果を一言書く。
    """

    name = "dated-action"
    code = "ST04"
    scope = Scope.SEGMENT
    kind = RuleKind.STRENGTH
    message = "いつ、誰がするかまで決まった行動です。"
    examples = (
        Bad("傘1: 見積を作って送る。"),
        Bad("雨1: 来週までに見積を出す必要がある。"),
        Bad("空1: 昨日、見積を送った。"),
        Bad("空1: 先方が来週水曜に社内で検討するとのこと。"),
        Bad("傘1: 明日から頑張ります。"),
        Bad("傘1: 早めに連絡する。"),
        Bad("空1: 来月の棚卸しは人手が足りないので、\n+傘1: 手伝いを申し出る。"),
        Bad("雨1: 来週の会議は荒れそうなので、\n+傘1<雨1: 資料を作ります。"),
        Good("傘1: ⟦月内に見積を送る。⟧"),
        Good("傘1: ⟦11月25日までに見積を送る。⟧"),
        Good("傘1: ⟦来週火曜に技術の田中と訪問する。⟧"),
        Good("傘1: ⟦明日10時に部長へ電話し、結果を聞く。⟧"),
        Good("傘1: ⟦今週中に比較表を作成いたします。⟧"),
        Good("傘1: ⟦12/3 サンプル20個を持参⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Planned acts of ours with a day of their own, not one that belongs to the reason."""
        for a in graph.labelled(Label.ACTION):
            promised = [e for e in graph.events_of.get(a, ()) if e.kind is EventKind.PROMISE and e.when is not None]
            if promised and has(graph, a, EventKind.DEADLINE) and not has(graph, a, EventKind.VAGUE_ACTION):
                yield self.at_segment(graph, a)
