"""SR303 not-now-read-as-never."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, Scope, has, thread_has


class NotNowReadAsNever(Rule):
    """「今は」「現時点では」という断りを、見込みなしと決めつけたり、訪問先から外したりしている。

    なぜ困るか
    時期や事情が変われば買う相手を、自分から手放してしまう。
    直し方
    いつ・何が変わればまた検討するのかを聞き、次に声をかける時期を決める。
    """

    name = "not-now-read-as-never"
    code = "SR303"
    scope = Scope.SEGMENT
    message = "「今は要らない」を「見込みなし」と読んでいます。"
    examples = (
        Good(
            "空1: 「今は必要ない」と言われた。\n雨1<空1: 来期の予算編成のころが次の機会だと思う。\n傘1<雨1: 10月に改めて連絡する。"
        ),
        Good("空1: 3月で廃業するため今は要らないとのこと。\n雨1<空1: 今後の見込みはない。"),
        Good("空1: 他社と5年契約を結んだばかりで、現時点では検討しないと言われた。\n傘1<空1: 訪問リストから外す。"),
        Good("空1: 「今は間に合っている」とのこと。\n雨1<空1: 見込みがないわけではない。"),
        Good("空1: 今後も一切不要と言われた。\n傘1<空1: 訪問先から外す。"),
        Good("空1: 今期の導入は見送るとの回答だった。\n傘1<空1: 見送りの理由を来週電話で伺う。"),
        Good(
            "空1: 「来年までは考えていない」とのこと。\n傘1<空1: 訪問リストから外す。\n傘2<空1: 来年5月に資料を持って伺う。"
        ),
        Bad("空1: 「今は必要ない」と言われた。\n雨1<空1: ⟦見込みはない。⟧"),
        Bad("空1: 現時点では考えていないとのこと。\n傘1<空1: ⟦訪問リストから外す。⟧"),
        Bad("空1: 今期は予算がないので見送ると言われた。\n雨1<空1: ⟦この先もニーズはないと判断した。⟧"),
        Bad("空1: まだ更新の時期ではないので結構ですと断られた。\n傘1<空1: ⟦今後のアプローチは打ち切る。⟧"),
        Bad("空1: 当面は増やす予定がないとのこと。\n雨1<空1: ⟦これ以上追っても無駄だ。⟧"),
        Bad("空1: 今は忙しいからいらないと言われた。\n傘1<空1: ⟦B社は諦めて他を当たる。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Segments that give a customer up whose refusal was only for now."""
        for thread in graph.by_thread:
            refusals = [e for e in graph.having(EventKind.REFUSAL, thread=thread) if e.detail in _FOR_NOW]
            later = any(e.detail == "later" for e in graph.having(EventKind.FOLLOW_UP, thread=thread))
            dated = any(
                has(graph, e.segment, EventKind.DEADLINE) for e in graph.having(EventKind.FOLLOW_UP, thread=thread)
            )
            if not refusals or later or dated or thread_has(graph, thread, EventKind.FINAL):
                continue
            given_up = [e for e in graph.having(EventKind.NO_PROSPECT, thread=thread) if e.start > refusals[0].start]
            if given_up:
                yield self.at_segment(graph, given_up[0].segment)


_FOR_NOW = ("not-now", "deferred")
