"""SR106 interpretation-without-fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, floats, has, opens, option


@dataclass(frozen=True, slots=True)
class InterpretationWithoutFact(Rule):
    """解釈を支える、見聞きした事実がない。

    なぜ困るか
    当たっているかどうかを確かめる手がかりがなく、思い込みのまま次の手を決めてしまう。
    直し方
    そう考えたきっかけになった発言・数字・様子を、解釈の前に一つ書く。
    """

    name = "interpretation-without-fact"
    code = "SR106"
    scope = Scope.SEGMENT
    message = "この解釈(雨)を支える事実(空)が見当たりません。"
    hidden_by = ("missing-fact", "opinion-as-fact")
    examples = (
        Good("空1: 部長が「来期は2割減らす」と話した。\n雨1<空1: 契約の見直しが早まりそうだ。"),
        Good(
            "空1: 部長が「来期は2割減らす」と話した。\n雨1<空1: 見直しが早まりそうだ。\n雨2<雨1: 秋が山場になると思う。"
        ),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦来年の相場は上がるかもしれない。⟧"),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦競合の値段は高いはずだ。⟧\n雨2<雨1: うちが選ばれると思う。"),
        Bad("空1: 在庫は残り12箱。\n雨1<空1: 来週には切れそうだ。\n雨2: ⟦自分の説明も良くなってきた気がする。⟧"),
    )

    min_confidence: float = option(0.8, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Interpretations at the root of a gap: no fact and no further interpretation beneath them."""
        for i in floating(graph):
            sure = graph.segments[i].confidence * floats(graph, i)
            least = self.min_confidence - (BESIDE if has(graph, i, EventKind.ASIDE) else 0.0)
            if graph.segments[i].confidence < READ or opens(graph, i) or has(graph, i, EventKind.OPEN_QUESTION):
                continue
            if sure >= least:
                yield self.at_segment(graph, i, confidence=sure)


READ = 0.75  # how sure the label must be
BESIDE = 0.15  # what is told beside the matter floats more often


def floating(graph: ArgumentGraph) -> Iterator[int]:
    """Interpretations that rest on nothing seen, heard or thought."""
    for i in graph.labelled(Label.INTERPRETATION):
        labels = {graph.segments[g].label for g in graph.grounds(i)}
        if labels <= {Label.ACTION, Label.OTHER}:
            yield i
