"""SR405 closed-without-followup."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, Status, has, thread_has, thread_lost


class ClosedWithoutFollowup(Rule):
    """失注や断りで終わっていて、時期を置いた再接触など、つながりを保つ予定がない。

    なぜ困るか
    担当者の異動や予算の復活で機会が戻っても、思い出してもらえない。
    直し方
    次に声をかける時期を決めるか、メルマガ・セミナーの案内など、細くつながる方法を書く。
    """

    name = "closed-without-followup"
    code = "SR405"
    scope = Scope.THREAD
    status = Status.PREVIEW  # precision on the corpora is below 0.8 (measured.json)
    severity = Severity.INFO
    message = "断られた・失注した後、どうつながりを保つかが書かれていません。"
    examples = (
        Good("空1: 価格の差で失注した。\n傘1<空1: 来年4月の更新前に改めて連絡する。"),
        Good("空1: 今回は見送るとの回答だった。\n傘1<空1: メルマガの配信先に登録し、秋のセミナーに招待する。"),
        Good("空1: 失注。\n空2: 先方は今月末で廃業する。"),
        Good("空1: 今後の連絡は一切控えてほしいと断られた。"),
        Good("空1: 3台を受注した。"),
        Good("空1: 現在は他社と契約中とのこと。\n傘1<空1: 来週、比較表を出す。"),
        Good("空1: 失注ではなく継続検討とのこと。\n傘1<空1: 来週、再見積を出す。"),
        Bad("空1: ⟦A社は価格で他社に決まり失注した。\n雨1<空1: 初動の遅れが響いた。⟧"),
        Bad("空1: ⟦契約の更新はしないとの連絡を受けた。⟧"),
        Bad("空1: ⟦機能が足りないという理由で断られた。\n雨1<空1: 提案の中身が合っていなかった。⟧"),
        Bad("空1: ⟦コンペに負けた。決め手は納期。\n傘1<空1: ヒアリングシートに納期の欄を足す。⟧"),
        Bad("空1: ⟦失注:杉本工務店(納期の差で競合に決定)⟧"),
        Bad("空1: ⟦入札は次点で落札できなかった。\n雨1<空1: 積算が甘かった。⟧"),
        Bad("空1: ⟦利用の継続はしないとの回答をいただいた。\n雨1<空1: 残念だ。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads that end in a loss or a refusal, with no plan for keeping in touch."""
        for thread in graph.by_thread:
            if thread_has(graph, thread, EventKind.FOLLOW_UP, EventKind.FINAL, EventKind.ORDER, EventKind.WAIT):
                continue
            refused = any(
                e.detail != "deferred" and not has(graph, e.segment, EventKind.MEASURE)
                for e in graph.having(EventKind.REFUSAL, thread=thread)
            )
            promised = " ".join(e.detail for e in graph.having(EventKind.PROMISE, thread=thread))
            goes_on = any(way in promised for way in _TOWARDS)
            if thread_lost(graph, thread) or (refused and not goes_on):
                yield self.at_thread(graph, thread)


_TOWARDS = ("visit", "call", "mail", "send", "propose", "ask", "meet")  # acts that keep in touch
