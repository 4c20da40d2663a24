"""SR301 stacked-hedges."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Label, Severity
from sorama.rules.base import Bad, Good, Rule, Scope


class StackedHedges(Rule):
    """「〜かもしれないと思われる気がする」のように、一つの判断にぼかし言葉が二つ以上重なっている。

    なぜ困るか
    本当はどれくらい確かだと見ているのかが分からず、上司も次の判断に使えない。
    直し方
    ぼかす言葉を一つに絞り、そう見た根拠か、確かめ方を添える。
    """

    name = "stacked-hedges"
    code = "SR301"
    scope = Scope.SEGMENT
    severity = Severity.INFO
    message = "ぼかす言い方が重なっていて、どの程度そう見ているのかが伝わりません。"
    examples = (
        Good("雨1: おそらく来月には決まるだろう。"),
        Good("雨1: 価格が原因かもしれない。"),
        Good("雨1: 納期のほうを気にしているのではないかと思う。"),
        Good("空1: 「来期になるかもしれない」と言われたので、\n+雨1<空1: 急がないほうがよいと思う。"),
        Good("雨1: もしかしたら競合も入っているかもしれない。"),
        Good("雨1: たぶん決めるのは奥様だと思う。"),
        Bad("雨1: 価格が⟦原因かもしれないと思われる気がする。⟧"),
        Bad("雨1: 来期の予算で⟦検討してくれる可能性もあるのかもしれません。⟧"),
        Bad("雨1: 担当者は⟦乗り気なのかもしれないような気もします。⟧"),
        Bad("雨1: ⟦競合が先に入っているらしいようにも思われる。⟧"),
        Bad("雨1: もう少し⟦値引きすれば決まるのではないかという気がしている。⟧"),
        Bad("雨1: ⟦部長は反対ではなさそうな感じがするように思えた。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Judgements with two or more hedges."""
        for e in graph.having(EventKind.HEDGES):
            if graph.segments[e.segment].label is not Label.FACT:
                yield self.at_segment(graph, e.segment)
