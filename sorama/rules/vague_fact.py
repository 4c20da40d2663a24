"""SR201 vague-fact."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, has


class VagueFact(Rule):
    """「いろいろ話した」のように、活動だけがあって中身がない。

    なぜ困るか
    会ったことは分かっても、何が分かったのかが残らず、次の人が使えない。
    直し方
    話の中で一番意味のあった相手の一言、または数字を一つ書く。
    """

    name = "vague-fact"
    code = "SR201"
    scope = Scope.SEGMENT
    message = "活動は書かれていますが、話の中身がありません。"
    hidden_by = ("missing-fact",)
    examples = (
        Good("空1: 社長から「秋に倉庫を移す」と伺った。"),
        Good("空1: A社を訪問し、新機種を説明した。"),
        Good("空1: 展示会で18名と名刺を交換した。"),
        Good("空1: 担当者は不在だった。"),
        Good("空1: 価格について話し、15%の値下げを求められた。"),
        Good("空1: 世間話の中で、息子さんが来春から専務になると聞いた。"),
        Good("空1: 1回目の練習は6分で話が終わってしまった。"),
        Bad("空1: ⟦店長といろいろ話した。⟧\n空2: 在庫は残り12箱だった。"),
        Bad("空1: ⟦3社の担当者と情報交換した。⟧\n空2: うち1社は改装中だった。"),
        Bad("空1: ⟦久しぶりに会長とお話しできた。⟧\n空2: 棚が2本減っていた。"),
        Bad("空1: 在庫は残り12箱だった。\n空2: ⟦その後、先生と雑談をした。⟧"),
        Bad("空1: 在庫は残り12箱だった。\n空2: ⟦近況などを伺った。⟧"),
        Bad("空1: ⟦皆様から様々なご意見を聞くことができた。⟧\n空2: 参加は12名。"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Facts that name an activity without its content."""
        for i in graph.labelled(Label.FACT):
            if has(graph, i, EventKind.ACTIVITY, detail="talk"):
                yield self.at_segment(graph, i)
