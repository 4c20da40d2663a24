"""SR109 leap-from-one-fact."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Label, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, Status, has, related


class LeapFromOneFact(Rule):
    """一つの小さな事実から、言い切りの強い結論に飛んでいる。

    なぜ困るか
    たまたまの一例で方針を決めてしまい、反対の事実に目が向かなくなる。
    直し方
    もう一つ別の事実で裏をとるか、「〜かもしれない」と仮説として書いて確かめ方を添える。
    """

    name = "leap-from-one-fact"
    code = "SR109"
    scope = Scope.SEGMENT
    severity = Severity.INFO
    status = Status.PREVIEW
    message = "一つの事実だけで強く言い切っています。ほかに裏づけはありますか。"
    examples = (
        Good("空1: 受付で断られた。\n雨1<空1: この地区は難しいかもしれない。"),
        Good("空1: 10軒のうち9軒で断られた。\n空2: 理由はすべて同じだった。\n雨1<空1,空2: この地区は絶対に売れない。"),
        Good("空1: 受付で断られた。\n雨1<空1: 紹介者が必要だ。"),
        Good("空1: 見積は他社より3割高い。\n雨1<空1: 必ずしも負けとは言えない。"),
        Good("空1: 部長が笑顔で見送ってくれた。\n雨1<空1: 感触は良い。"),
        Good("雨1: 全員が賛成に違いない。"),
        Good("空1: 課長は三度うなずき、注文書の書式を求め、納める日も決めた。\n雨1<空1: 受注は確実だ。"),
        Bad("空1: 受付で断られた。\n雨1<空1: ⟦この地区は絶対に売れない。⟧"),
        Bad("空1: 部長が笑顔で見送ってくれた。\n雨1<空1: ⟦受注は間違いない。⟧"),
        Bad("空1: 質問が一つ出た。\n雨1<空1: ⟦全員が導入に賛成している。⟧"),
        Bad("空1: 名刺を受け取ってもらえた。\n雨1<空1: ⟦次は必ず会える。⟧"),
        Bad("空1: 一社から返信が来た。\n雨1<空1: ⟦どの会社もこの機能を欲しがっているに決まっている。⟧"),
        Bad("空1: 店長が値札を見ていた。\n雨1<空1: ⟦価格がすべてだ。⟧"),
        Bad("空1: 返信が一日なかった。\n雨1: ⟦完全に他社へ移ったと判断する。⟧"),
        Bad("空1: 電話で断られた。\n雨1<空1: ⟦需要は全くないと言える。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Sweeping conclusions on a single fact."""
        for i in dict.fromkeys(e.segment for e in graph.having(EventKind.SWEEPING)):
            grounds = [g for g in graph.grounds(i) if graph.segments[g].label is Label.FACT] or _told_before(graph, i)
            facts = list(dict.fromkeys((*grounds, *_right_before(graph, i))))
            if len(facts) == 1 and not has(graph, facts[0], EventKind.MANIFOLD):
                yield self.at_segment(graph, i, related=(related(graph, facts[0], "ただ一つの事実"),))


def _told_before(graph: ArgumentGraph, claim: int) -> list[int]:
    """What the thread tells before a claim for which the text offers no reason of its own."""
    thread = graph.segments[claim].thread
    return [i for i in graph.labelled(Label.FACT, thread) if i < claim] if not graph.premises.get(claim) else []


def _right_before(graph: ArgumentGraph, claim: int) -> Iterator[int]:
    """The facts of the run that ends at a claim, mere contacts left out."""
    for i in range(claim - 1, -1, -1):
        if graph.segments[i].label is not Label.FACT or graph.segments[i].thread != graph.segments[claim].thread:
            return
        if not has(graph, i, EventKind.CONTACT, EventKind.ACTIVITY, EventKind.SHOWN):
            yield i
