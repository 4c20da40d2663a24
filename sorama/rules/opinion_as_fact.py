"""SR107 opinion-as-fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.rules.base import Bad, Good, Rule, Scope, floats, has, opens, option


@dataclass(frozen=True, slots=True)
class OpinionAsFact(Rule):
    """相手の気持ちや事情を、裏づけなしに決まったことのように書いている。

    なぜ困るか
    書き手の印象が事実として一人歩きし、見込み違いに気づくのが遅れる。
    直し方
    そう見えた相手の言葉・行動・数字を書くか、「〜と感じた」と自分の見方であることを示す。
    """

    name = "opinion-as-fact"
    code = "SR107"
    scope = Scope.SEGMENT
    message = "相手の気持ちや事情が事実のように書かれていますが、裏づけになる言葉や様子がありません。"
    examples = (
        Good("空1: 部長から「早く使いたい」と言われた。\n雨1<空1: 部長は導入に前向きだ。"),
        Good("空1: 商談は30分で終了。\n雨1: 部長は導入に前向きなように感じた。"),
        Good("空1: 商談は30分で終了。\n雨1: 年内の受注は難しいと思う。"),
        Good("空1: 商談は30分で終了。\n雨1: 自分の準備が足りなかった。"),
        Good("空1: 商談は30分で終了。\n雨1: 専務は費用を気にしているのかもしれない。"),
        Good("空1: 質問が5件出た。\n雨1<空1: 現場の関心は高い。"),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦部長は導入に前向きだ。⟧"),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦ニーズは間違いなくある。⟧"),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦専務は当社の提案に満足している。⟧"),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦奥様は乗り気です。⟧\n傘1<雨1: 来週、見積を出す。"),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦課長は他社と組む気がない。⟧"),
        Bad("空1: 商談は30分で終了。\n雨1: ⟦受付の方も新しい機種に興味を持っている。⟧"),
    )

    min_confidence: float = option(0.3, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Interpretations that state the customer's mind and have nothing beneath them that the customer said or did."""
        for i in graph.labelled(Label.INTERPRETATION):
            if not has(graph, i, EventKind.MIND_STATED) or opens(graph, i):
                continue
            grounds = graph.grounds(i)
            if any(shows(graph, g) for g in grounds):
                continue
            if graph.segments[i].confidence * (1.0 if grounds else floats(graph, i)) >= self.min_confidence:
                yield self.at_segment(graph, i)


def shows(graph: ArgumentGraph, ground: int) -> bool:
    """Whether a ground can show a customer's mind: another view, or a fact that is more than our own act."""
    if graph.segments[ground].label is Label.INTERPRETATION:
        return True
    if graph.segments[ground].label is not Label.FACT or has(graph, ground, EventKind.ACTIVITY):
        return False
    ours = has(graph, ground, EventKind.DONE) or graph.segments[ground].kind is Kind.OWN_ACT
    return not ours or has(graph, ground, *VOICES)


VOICES = (
    EventKind.CUSTOMER_VOICE,
    EventKind.VERBATIM,
    EventKind.REQUEST,
    EventKind.QUESTION,
    EventKind.COMPLAINT,
    EventKind.REFUSAL,
)
