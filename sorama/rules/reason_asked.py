"""ST05 reason-asked."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope


class ReasonAsked(Rule):
    """断りや反対に出会ったとき、その理由を自分から尋ねている。

    なぜ困るか
    理由が分かれば、直せることか、時期の問題か、相手が違うのかを分けられる。
    直し方
    このまま続ける。答えは、できるだけ相手の言葉のまま残す。
    """

    name = "reason-asked"
    code = "ST05"
    scope = Scope.SEGMENT
    kind = RuleKind.STRENGTH
    message = "断りや反対の理由を、自分から尋ねています。"
    examples = (
        Bad("空1: 断られた。理由は予算がないとのこと。"),
        Bad("空1: 断られた。\n傘1<空1: 次回、理由を伺う。"),
        Bad("空1: 受注の理由を尋ねた。"),
        Bad("空1: 先方から、なぜ高いのかと聞かれた。"),
        Bad("空1: 見送りとのことで、理由は聞けなかった。"),
        Good("空1: 断られた。\n空2: ⟦理由を尋ねると、予算がないとのことだった。⟧"),
        Good("空1: 見送ると言われたので、\n+空2: ⟦何が引っかかっているのか伺った。⟧"),
        Good("空1: 専務が反対している。\n空2: ⟦反対の理由を部長に聞いた。⟧"),
        Good("空1: 他社に決めたと言われた。\n空2: ⟦差し支えなければと決め手を尋ねたところ、納期だった。⟧"),
        Good("空1: ⟦断られたが、なぜ今ではないのかを確認した。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Questions for the reason of a refusal or an objection, asked and not only planned."""
        seen: set[int] = set()
        for e in graph.having(EventKind.REASON_ASKED):
            segment = graph.segments[e.segment]
            if e.segment in seen or e.detail == "planned":
                continue
            if _objection(graph, segment.thread, e.segment):
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)


def _objection(graph: ArgumentGraph, thread: int, until: int) -> bool:
    """Whether the customer declined or objected, up to this segment."""
    for e in graph.having(EventKind.REFUSAL, EventKind.LOST, EventKind.DISCOVERY, EventKind.COMPLAINT, thread=thread):
        if e.segment <= until + 1 and (e.kind is not EventKind.DISCOVERY or e.detail == "opposition"):
            return True
    return False
