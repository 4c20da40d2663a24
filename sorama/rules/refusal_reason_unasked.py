"""SR601 refusal-reason-unasked."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, Event, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, Scope, Status, has, related, thread_has


class RefusalReasonUnasked(Rule):
    """断られたのに、理由も、理由を尋ねたことも書かれていない。

    なぜ困るか
    直せる理由だったのか、時期の問題なのかが分からず、次に活かせるものが残らない。
    直し方
    「差し支えなければ」と理由を尋ね、答えを書く。教えてもらえなければ、尋ねたことを書く。
    """

    name = "refusal-reason-unasked"
    code = "SR601"
    scope = Scope.THREAD
    status = Status.PREVIEW  # precision on the corpora is below 0.8 (measured.json)
    message = "断られた理由が書かれておらず、聞いたかどうかも分かりません。"
    examples = (
        Good("空1: 予算が取れないという理由で断られた。"),
        Good("空1: 今回は見送ると言われた。\n空2: 理由を尋ねると、上が反対しているとのことだった。"),
        Good("空1: 断られたので理由を聞いたが、教えてもらえなかった。"),
        Good("空1: 不要ではないとのこと。"),
        Good("空1: 価格が2割高いため他社に決めたと言われた。"),
        Good("空1: 失注:杉本工務店(納期の差で競合に決定)"),
        Good("空1: 他社に決めたと言われた。\n雨1<空1: 値段で負けたと思う。"),
        Good("雨1: 断られるかもしれない。\n傘1<雨1: 先に事例を送る。"),
        Bad("空1: ⟦A社に新機種を提案したが断られた。\n傘1<空1: 来月また提案する。⟧"),
        Bad("空1: ⟦「間に合っています」とのこと。\n雨1<空1: 残念だ。⟧"),
        Bad("空1: ⟦契約は見送りとの連絡をいただいた。⟧"),
        Bad("空1: ⟦B社は他社に決めたそうだ。\n傘1<空1: 次の案件に集中する。⟧"),
        Bad("空1: ⟦ご提案は不要とのお返事だった。⟧"),
        Bad("空1: ⟦更新はしないと電話で告げられた。\n雨1<空1: 価格のせいかもしれない。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads with a refusal and neither a reason nor the question for it."""
        for thread, own in graph.by_thread.items():
            told = [i for i in own if has(graph, i, *_WORDS)]
            declined = [
                e
                for e in graph.having(EventKind.REFUSAL, EventKind.LOST, thread=thread)
                if e.detail != "deferred" and not has(graph, e.segment, EventKind.MEASURE)
            ]
            if not declined or thread_has(graph, thread, *_KNOWN):
                continue
            refusals = {e.segment for e in declined}
            # words of the customer right beside a refusal are most likely its reason
            if any(i - 1 in refusals or i + 1 in refusals for i in told if i not in refusals):
                continue
            if any(_says_why(graph, e) for e in declined):
                continue
            yield self.at_thread(graph, thread, related=(related(graph, declined[0].segment, "断られた所"),))


def _says_why(graph: ArgumentGraph, refusal: Event) -> bool:
    """Whether other words of the customer's than the refusal itself are quoted beside it: 「通勤が80分」と辞退された."""
    said = [e for e in graph.events_of[refusal.segment] if e.kind is EventKind.VERBATIM]
    return bool(said) and not any(s.start <= refusal.start < s.end for s in said)


_KNOWN = (EventKind.REASON_STATED, EventKind.REASON_ASKED, EventKind.FINAL, EventKind.ORDER)
_WORDS = (EventKind.VERBATIM, EventKind.COMPLAINT)
