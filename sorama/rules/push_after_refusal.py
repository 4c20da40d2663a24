"""SR602 push-after-refusal."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, Scope, has


class PushAfterRefusal(Rule):
    """断られたその場で、理由も聞かずに同じ提案を押し返している。

    なぜ困るか
    相手は話を聞いてもらえないと感じ、次に会うこと自体を避けるようになる。
    直し方
    一度引いて理由と今の困りごとを聞く。出直す時期を決めて帰る。
    """

    name = "push-after-refusal"
    code = "SR602"
    scope = Scope.SEGMENT
    message = "断られた後に、同じ提案をもう一度押しています。"
    examples = (
        Good("空1: 断られたので、理由を尋ねた。"),
        Good("空1: 今は要らないと言われた。\n空2: 来期に改めてご提案したいと伝え、了承を得た。"),
        Good("空1: 何度も説明を求められ、丁寧に説明した。"),
        Good("空1: 値引きを提示したが断られた。"),
        Good("空1: 断られた。\n傘1<空1: 来年の更新前に再提案する。"),
        Good("空1: 先月断られたが、今回は先方から再提案の依頼をいただいた。"),
        Bad("空1: 不要と言われたが、\n+空2: ⟦その場でもう一度お願いした。⟧"),
        Bad("空1: 「結構です」と断られた。\n空2: ⟦それでも食い下がり、値引きも提示した。⟧"),
        Bad("空1: 導入は見送ると言われた。\n空2: ⟦諦めずに同じプランを再度説明した。⟧"),
        Bad("空1: 断られたものの、\n+空2: ⟦何とか検討してほしいと頭を下げた。⟧"),
        Bad("空1: 必要ないとのこと。\n空2: ⟦引き下がらず、30分ほど説得を続けた。⟧"),
        Bad("空1: 他社に決めたと言われた。\n空2: ⟦そこを何とか当社でとお願いした。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Pushes after a refusal, with no question for the reason in between."""
        for thread in graph.by_thread:
            refusal = next(graph.having(EventKind.REFUSAL, thread=thread), None)
            asked = next(graph.having(EventKind.REASON_ASKED, thread=thread), None)
            if refusal is None or asked is not None:
                continue
            for push in graph.having(EventKind.PUSH, thread=thread):
                if push.start >= refusal.end and not has(graph, push.segment, EventKind.FOLLOW_UP, detail="later"):
                    yield self.at_segment(graph, push.segment)
                    break
