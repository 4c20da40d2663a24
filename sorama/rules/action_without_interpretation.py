"""SR104 action-without-interpretation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.rules.base import Bad, Good, Rule, Scope, has, is_title, none_of, option, related


@dataclass(frozen=True, slots=True)
class ActionWithoutInterpretation(Rule):
    """事実からいきなり行動に進んでいて、なぜその行動なのか(解釈)がない。

    なぜ困るか
    同じ事実から別の手も選べるのに、その手を選んだ理由が読み手に伝わらない。外れたときに振り返れない。
    直し方
    事実と行動の間に「だから何が起きている/何が必要だと見たか」を一文はさむ。
    """

    name = "action-without-interpretation"
    code = "SR104"
    scope = Scope.SEGMENT
    message = "事実からすぐ行動に進んでいます。なぜその行動なのか(雨)が書かれていません。"
    hidden_by = ("vague-action", "missing-fact")
    examples = (
        Good("空1: 客足が昼に偏っていた。\n雨1<空1: 夕方の品揃えが弱い。\n傘1<雨1: 金曜に惣菜の棚割を提案する。"),
        Good("空1/発言: 担当者から見積を出してほしいと依頼された。\n傘1<空1: 明日、見積を送る。"),
        Good("空1: 会議が長引いた。\n傘1<空1: 帰社後に日報を提出する。"),
        Good("傘1: 来週、隣町にも足を運ぶ。"),
        Bad("空1: 客足が昼に偏っていた。\n傘1<空1: ⟦金曜に惣菜の棚割を提案する。⟧"),
        Bad(
            "空1: 倉庫に段ボールが40箱積まれていた。\n空2: 保管料は月4万円。\n傘1<空1,空2: ⟦来週、電子化の見積を持参する。⟧"
        ),
        Bad("空1: 課長は「上が決める」と繰り返した。\n傘1<空1: ⟦月末までに本社の窓口を調べる。⟧"),
    )

    min_confidence: float = option(0.6, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Actions whose grounds hold facts and no interpretation."""
        views = frozenset(graph.labelled(Label.INTERPRETATION))
        plain = told_plainly(graph, views)
        for i in graph.labelled(Label.ACTION):
            if is_title(graph, i):
                continue
            grounds = graph.grounds(i)
            labels = {graph.segments[g].label for g in grounds}
            if Label.FACT not in labels or Label.INTERPRETATION in labels:
                continue
            if has(graph, i, *WAIVED):
                continue
            if graph.segments[i].confidence < self.min_confidence or free_view(graph, i, views):
                continue
            sure = graph.segments[i].confidence * plain[i]
            if sure < EVEN:
                continue
            near = max(g for g in grounds if graph.segments[g].label is Label.FACT)
            yield self.at_segment(graph, i, confidence=sure, related=(related(graph, near, "もとになっている事実"),))


def told_plainly(graph: ArgumentGraph, views: AbstractSet[int]) -> Mapping[int, float]:
    """Segment → how likely nothing before it in its thread is an interpretation that was not read as one."""
    found: dict[int, float] = {}
    for own in graph.by_thread.values():
        sure = 1.0
        for i in own:
            found[i] = sure
            if i not in views:
                sure *= none_of(graph, (i,), Label.INTERPRETATION)
    return found


def free_view(graph: ArgumentGraph, action: int, views: AbstractSet[int]) -> bool:
    """Whether the thread holds an interpretation that leads to no action, lessons aside: it may be the one that is missed."""
    return any(
        j in views
        and graph.segments[j].kind is not Kind.LESSON
        and not any(graph.segments[c].label is Label.ACTION for c in graph.claims.get(j, ()))
        for j in graph.by_thread[graph.segments[action].thread]
    )


EVEN = 0.8
WAIVED = (EventKind.FULFILS, EventKind.ROUTINE, EventKind.OWN_REASON, EventKind.WAIT)
