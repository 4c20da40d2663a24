"""ST07 beyond-expectation."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, thread_has


class BeyondExpectation(Rule):
    """頼まれた以上のものを返す、先を読んで備える、相手が考えていなかったことを提案する。

    なぜ困るか
    頼まれたことだけを返す相手は替えがきくが、先を読む相手は替えがきかない。
    直し方
    このまま続ける。相手の反応を次の日報に残し、何が喜ばれたかを確かめる。
    """

    name = "beyond-expectation"
    code = "ST07"
    scope = Scope.SEGMENT
    kind = RuleKind.STRENGTH
    message = "頼まれた以上のことを、先回りしてしています。"
    examples = (
        Bad("空1: 見積を頼まれた。\n傘1<空1: 金曜に見積を出す。"),
        Bad("空1: 追加の依頼をいただいた。"),
        Bad("空1: 頼まれた資料を送った。"),
        Bad("空1: 先方は期待以上だと話した。"),
        Bad("傘1: 依頼どおり3部を印刷する。"),
        Bad("空1: 併せて値引きも求められた。"),
        Good("空1: 見積を頼まれた。\n傘1<空1: ⟦見積に加えて、3年分の電気代の比較表も添えて出す。⟧"),
        Good("空1: ⟦依頼にはなかったが、配線図も作ってお渡しした。⟧"),
        Good("傘1: ⟦頼まれる前に、来月の補充数を計算して届ける。⟧"),
        Good("空1: ⟦お客様が気づいていなかった契約の重複を指摘し、整理案を提案した。⟧"),
        Good("傘1: ⟦先回りして、工事中の代替機も用意する。⟧"),
        Good("空1: 図面の修正を頼まれた。\n空2: ⟦修正だけでなく、組立の手順書も作成してお渡しした。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Acts that give more than was asked; a weak wording counts where something was asked for."""
        seen: set[int] = set()
        for e in graph.having(EventKind.BEYOND):
            asked = thread_has(graph, graph.segments[e.segment].thread, EventKind.REQUEST, EventKind.QUESTION)
            if e.segment not in seen and (asked or e.detail != "extra"):
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)
