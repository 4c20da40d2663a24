"""SR608 work-before-order."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, Scope, thread_has


class WorkBeforeOrder(Rule):
    """注文や内示の前に、作業に着手したり、在庫や人を押さえたりしている。

    なぜ困るか
    失注すれば費用と在庫が社内に残り、無理をした現場との信頼も失う。
    直し方
    上司の承認か、お客様の書面(内示書・注文書)を得てから始める。すでに始めたなら、すぐ相談する。
    """

    name = "work-before-order"
    code = "SR608"
    scope = Scope.SEGMENT
    message = "正式な注文の前に、作業や手配が始まっています。"
    examples = (
        Good("空1: 注文書を受領した。\n傘1<空1: 明日から製作に着手する。"),
        Good("空1: 受注前だが、部長の承認を得て部材を先行手配した。"),
        Good("空1: 内示書をいただいたので、在庫を確保した。"),
        Good("傘1: 受注後すぐに着手できるよう、工程表を準備する。"),
        Good("空1: 先方は契約前に工事の準備を始めているとのこと。"),
        Good("傘1: 発注前に仕様書を確認する。"),
        Bad("空1: ⟦まだ正式な注文は出ていないが、部材の手配を始めた。⟧"),
        Bad("傘1: ⟦契約前だが、先に作業員を2名押さえておく。⟧"),
        Bad("空1: ⟦受注を見越して在庫100個を取り置いた。⟧"),
        Bad("空1: ⟦内示を待たずに設計に着手した。⟧"),
        Bad("空1: ⟦ほぼ決まりなので、見切りで製作を開始した。⟧"),
        Bad("傘1: ⟦発注書はまだだが、納期に間に合わせるため先行して生産を始める。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Work, stock or people before the order, without the boss's consent or a written intent."""
        seen: set[int] = set()
        for e in graph.having(EventKind.EARLY_WORK):
            thread = graph.segments[e.segment].thread
            if e.segment in seen or thread_has(graph, thread, EventKind.APPROVAL):
                continue
            seen.add(e.segment)
            yield self.at_segment(graph, e.segment)
