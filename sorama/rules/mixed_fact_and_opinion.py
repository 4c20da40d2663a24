"""SR108 mixed-fact-and-opinion."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, Status


class MixedFactAndOpinion(Rule):
    """相手が言ったことと、書き手の受け取り方が一つの節に混ざっている。

    なぜ困るか
    どこまでが相手の言葉で、どこからが書き手の判断なのかを、後から誰も切り分けられない。
    直し方
    相手の言葉を言い切ってから、「ことから」「ので」でつないで自分の見方を続ける。
    """

    name = "mixed-fact-and-opinion"
    code = "SR108"
    scope = Scope.SEGMENT
    severity = Severity.INFO
    status = Status.PREVIEW  # precision on the corpora is below 0.8 (measured.json)
    message = "相手の言葉と書き手の見方が混ざっていて、どこまでが聞いたことか分かりません。"
    examples = (
        Good("空1: 部長は「来期に検討する」と話した。"),
        Good("空1: 部長から前向きに検討したいと言われた。"),
        Good("空1: 納期を早めてほしいとのことだった。\n雨1<空1: 急ぎの案件だと思う。"),
        Good("空1: 価格が高いと言われたことから、\n+雨1<空1: 予算が決まっているようだ。"),
        Good("空1: 課長は残業が増えたと話していた。"),
        Good("雨1: 先方は急いでいるようだ。"),
        Bad("空1: ⟦部長は来期に検討するようなことを言っていた。⟧"),
        Bad("空1: ⟦たぶん予算が足りないと言いたかったのだと話していた。⟧"),
        Bad("空1: ⟦課長はおそらく値段が気になると言っていたと思う。⟧"),
        Bad("空1: ⟦先方は納得したような感じで了解と答えていた。⟧"),
        Bad("空1: ⟦店長は売場を広げてもいいみたいなことを話していた。⟧"),
        Bad("空1: ⟦社長は値下げしないと厳しいという感じのことを言っていた。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Segments whose reporting clause holds the writer's own hedge or verdict."""
        seen: set[int] = set()
        for e in graph.having(EventKind.MIXED_REPORTING):
            if e.segment not in seen:
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)
