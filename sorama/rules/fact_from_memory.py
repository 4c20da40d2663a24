"""SR202 fact-from-memory."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Severity
from sorama.rules.base import Bad, Good, Rule, Scope


class FactFromMemory(Rule):
    """「確か〜だったはず」のように、記録を見れば分かることを記憶のまま書いている。

    なぜ困るか
    記憶違いのまま見積や提案の前提になり、後で食い違いが出たときに誰も元に戻れない。
    直し方
    前回の日報・見積・メールを開いて確かめ、日付や数字を書く。まだ確かめていなければ、いつ確かめるかを書く。
    """

    name = "fact-from-memory"
    code = "SR202"
    scope = Scope.SEGMENT
    severity = Severity.INFO
    message = "記憶を頼りにした事実です。記録で確かめられます。"
    examples = (
        Good("空1: 前回の見積は120万円だった(4月3日付の控えで確認)。"),
        Good("空1: 先方は確かに「来期」と言った。"),
        Good("空1: 部長は「確か3年前に入れたはずだ」と話した。"),
        Good("雨1: 来月には予算が決まるはずだ。"),
        Good("傘1: 納期を工場に確かめる。"),
        Good("空1: 昨年の導入時の説明が記憶に残っていると言われた。"),
        Bad("空1: ⟦確か前回の見積は120万円だったはず。⟧"),
        Bad("空1: ⟦たしか先月も同じ話が出ていたと思います。⟧"),
        Bad("空1: ⟦前任の方は年に2回交換していた気がする。⟧"),
        Bad("空1: ⟦記憶では、契約は来年3月までだった。⟧"),
        Bad("空1: ⟦うろ覚えだが、競合の単価は450円だった。⟧"),
        Bad("空1: ⟦昨年の発注は30台だったように記憶している。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Segments that offer a fact as a recollection."""
        seen: set[int] = set()
        for e in graph.having(EventKind.MEMORY):
            if e.segment not in seen:
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)
