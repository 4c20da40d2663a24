"""ST02 quoted-customer."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope


class QuotedCustomer(Rule):
    """お客様の言葉が、言い換えずにそのまま書かれている。

    なぜ困るか
    生の言葉には温度や本音が残り、読む人が自分で意味を確かめられる。
    直し方
    このまま続ける。特に、断りや迷いの言葉はそのまま残す。
    """

    name = "quoted-customer"
    code = "ST02"
    scope = Scope.SEGMENT
    kind = RuleKind.STRENGTH
    message = "お客様の言葉をそのまま書いています。"
    examples = (
        Bad("空1: 部長は価格が高いとのことだった。"),
        Bad("空1: 当社から「来月が締切です」と説明した。"),
        Bad("空1: 新商品「きらめき」を紹介した。"),
        Bad("雨1: 「高い」というのは口実だと思う。"),
        Bad("空1: 来期に検討すると伺った。"),
        Bad("傘1: 「導入後の費用」の資料を作る。"),
        Good("空1: ⟦部長から「この値段なら今日決められる」と言われた。⟧"),
        Good("空1: ⟦店長いわく「夕方は誰も棚を見ない」。⟧"),
        Good("空1: ⟦「社長が何と言うかなあ」と専務。⟧"),
        Good("空1: ⟦それじゃ遅いよと言われた。⟧"),
        Good("空1: ⟦先方のコメント:「現場が使えないなら意味がない」⟧"),
        Good("空1: ⟦帰り際に、また来てねと言ってもらえた。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Facts that hold the customer's own words."""
        seen: set[int] = set()
        for e in graph.having(EventKind.VERBATIM):
            if e.segment not in seen:
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)
