"""ST01 full-chain."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, has


class FullChain(Rule):
    """事実に支えられた解釈があり、その解釈に支えられた行動がある。

    なぜ困るか
    空・雨・傘がつながった報告は、上司がその場にいなくても判断の筋道をたどれる。
    直し方
    このまま続ける。解釈が外れていたときは、どこで読み違えたかを振り返る材料になる。
    """

    name = "full-chain"
    code = "ST01"
    scope = Scope.SEGMENT
    kind = RuleKind.STRENGTH
    message = "事実から見方、見方から行動へとつながっています。"
    examples = (
        Bad("空1: 在庫が減った。\n傘1<空1: 明日補充する。"),
        Bad("雨1: 競合が来ていると思う。\n傘1<雨1: 明日訪問する。"),
        Bad("空1: 来店が3割減った。\n雨1<空1: 改装の影響と見る。\n傘1<雨1: もっと頑張る。"),
        Bad("空1: 近況を伺った。\n雨1<空1: 感触は良い。\n傘1<雨1: 火曜に見積を出す。"),
        Good("空1: 来店が3割減った。\n雨1<空1: 改装の影響と見る。\n傘1<雨1: ⟦金曜に工事日程を聞く。⟧"),
        Good("空1: 「音が気になる」と言われた。\n雨1<空1: 静音型なら選ばれる。\n傘1<雨1: ⟦月曜に静音型を持参する。⟧"),
        Good(
            "空1: 担当が代わった。\n雨1<空1: 関係を作り直す必要がある。\n雨2<雨1: まず課長に会うのが早い。\n傘1<雨2: ⟦来週、課長の予定を聞く。⟧"
        ),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Actions that one could tick off and that rest on an interpretation that rests on a fact."""
        for a in graph.labelled(Label.ACTION):
            readings = [p for p in graph.premises.get(a, ()) if graph.segments[p].label is Label.INTERPRETATION]
            grounded = any(tells(graph, g) for r in readings for g in graph.grounds(r))
            if grounded and not has(graph, a, EventKind.VAGUE_ACTION):
                yield self.at_segment(graph, a)


def tells(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment is a fact with content, and not only that there was a visit or talk."""
    return graph.segments[segment].label is Label.FACT and not has(graph, segment, EventKind.ACTIVITY)
