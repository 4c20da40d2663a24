"""SR203 unquantified-degree."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, has


class UnquantifiedDegree(Rule):
    """「かなり減った」「多い」のように、数えられることが程度の言葉だけで書かれている。

    なぜ困るか
    読み手によって思い浮かべる大きさが違い、急ぐべきか、前より良くなったのかを比べられない。
    直し方
    何件・何割・いくら・何日かを聞くか数えて書く。分からなければ、次に確かめる数字として書いておく。
    """

    name = "unquantified-degree"
    code = "SR203"
    scope = Scope.SEGMENT
    severity = Severity.INFO
    message = "程度だけが書かれていて、数字がありません。"
    examples = (
        Good("空1: 来客数は前年の同じ月より3割減の1,240人だった。"),
        Good("空1: 店長は「在庫がかなり多い」と話した。"),
        Good("空1: 部長はかなり喜んでいた。"),
        Good("空1: 問い合わせが大幅に増え、今週は42件あった。"),
        Good("空1: 少し考えたいと言われた。"),
        Good("雨1: 価格への不満は大きいと思う。"),
        Bad("空1: ⟦来客数がかなり減っている。⟧"),
        Bad("空1: ⟦倉庫の在庫が大幅に増えていた。⟧"),
        Bad("空1: ⟦競合の見積はうちよりだいぶ安い。⟧"),
        Bad("空1: ⟦最近は問い合わせが多い。⟧"),
        Bad("空1: ⟦納期が少し遅れている。⟧"),
        Bad("空1: ⟦現場の残業時間がめっきり減った。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Facts that tell a countable thing with a degree word only."""
        seen: set[int] = set()
        for e in graph.having(EventKind.DEGREE):
            if e.segment not in seen and not _has_figure_beside(graph, e.segment):
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)


def _has_figure_beside(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the sentence right before or after gives figures that change: かなり減った。週400人が320人になった."""
    thread = graph.segments[segment].thread
    return any(
        0 <= i < len(graph.segments)
        and graph.segments[i].thread == thread
        and has(graph, i, EventKind.MEASURE)
        and has(graph, i, EventKind.MANIFOLD)
        for i in (segment - 1, segment + 1)
    )
