"""SR402 vague-action."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, has, is_title


class VagueAction(Rule):
    """「頑張る」「フォローしていく」のように、やり終えたかどうかを確かめられない行動。

    なぜ困るか
    何をすればよいかが決まっていないので始められず、終わったかどうかも誰にも分からない。
    直し方
    誰に・何を・どうするかを、終わったら印を付けられる形で一つ書く。
    """

    name = "vague-action"
    code = "SR402"
    scope = Scope.SEGMENT
    hidden_by = ("contact-without-purpose",)
    message = "やり終えたかどうかを確かめられない行動です。"
    examples = (
        Good("傘1: 金曜までに比較表を作って部長に送る。"),
        Good("傘1: 来週火曜に再訪し、在庫の数を確認する。"),
        Good("傘1: 導入後のフォローとして、使い方の手引きを10日に届ける。"),
        Good("傘1: 増設案を2案に絞って課長に提案する。"),
        Good("傘1: 月曜に協力会社3社へ電話する。"),
        Good("傘1: 明日、工場長に設置場所を聞く。"),
        Good("傘1: 床に注意の札を3か所に置く。"),
        Bad("傘1: ⟦引き続き頑張ります。⟧"),
        Bad("傘1: ⟦荷の扱いに細心の注意を払います。⟧"),
        Bad("傘1: ⟦失った信頼を取り戻していきます。⟧"),
        Bad("傘1: ⟦今後もフォローしていく。⟧"),
        Bad("傘1: ⟦前向きに検討していきたい。⟧"),
        Bad("傘1: ⟦しっかり対応してまいります。⟧"),
        Bad("傘1: ⟦信頼関係の構築に努める。⟧"),
        Bad("傘1: ⟦もっと積極的に動いていきたいと思います。⟧"),
        Bad("傘1: ⟦何か良い企画を考えたい。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Actions with nothing one could tick off."""
        for i in graph.labelled(Label.ACTION):
            if has(graph, i, EventKind.VAGUE_ACTION) and not is_title(graph, i):
                yield self.at_segment(graph, i)
