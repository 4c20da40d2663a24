"""ST03 measured-fact."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, has


class MeasuredFact(Rule):
    """第三者が確かめられる数字で、事実が書かれている。

    なぜ困るか
    数字があれば、前回との違いも、急ぐべきかどうかも、読む人が自分で判断できる。
    直し方
    このまま続ける。比べる相手(前年、他社、目標)があるとさらに伝わる。
    """

    name = "measured-fact"
    code = "ST03"
    scope = Scope.SEGMENT
    kind = RuleKind.STRENGTH
    message = "確かめられる数字で事実を書いています。"
    examples = (
        Bad("空1: 来客がかなり減っている。"),
        Bad("傘1: 来月は20件訪問する。"),
        Bad("空1: 月100台くらい出る見込みとのこと。"),
        Bad("空1: 10月3日14時に訪問した。"),
        Bad("雨1: 受注の確率は60%だ。"),
        Bad("空1: 約3割が使っていると思われる。"),
        Bad("空1: 2件目の客先で見本を渡した。"),
        Bad("空1: 入力が二度手間だと言われた。"),
        Bad("空1: 久しぶりに1時間話した。"),
        Bad("空1: 得意先を3軒まわって世間話をした。"),
        Good("空1: ⟦来客数は前年比12%減の1,240人だった。⟧"),
        Good("空1: ⟦不良は500個中7個。⟧"),
        Good("空1: ⟦他社の見積は1台あたり4,200円だった。⟧"),
        Good("空1: ⟦テレアポ30件、つながったのは9件。⟧"),
        Good("空1: ⟦倉庫の在庫は42缶だった。⟧"),
        Good("空1: ⟦解約が先月の3社から7社に増えた。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Facts with figures that a third person could check."""
        seen: set[int] = set()
        for e in graph.having(EventKind.MEASURE):
            if e.segment not in seen and not has(graph, e.segment, EventKind.ACTIVITY, detail="talk"):
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)
