"""SR609 customer-duty-waived."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, has


class CustomerDutyWaived(Rule):
    """お客様が守るべき期限や用意する資料を免除し、その負担をこちらが引き取っている。

    なぜ困るか
    負担は社内の誰かに回り、次からはそれが当たり前になる。
    直し方
    新しい期限を約束してもらうか、費用を含めて取り決める。引き取るなら、どこまでかを決めて伝える。
    """

    name = "customer-duty-waived"
    code = "SR609"
    scope = Scope.SEGMENT
    severity = Severity.INFO
    message = "お客様の分担(期限・資料・決定)を、こちらが引き取っています。"
    examples = (
        Good("空1: 原稿の締切を延ばし、新しい期限を12日と合意した。"),
        Good("空1: 資料の作成は有償で当社が代行することになった。"),
        Good("空1: 先方から仕様書を受け取った。"),
        Good("空1: 納期を1週間延ばしてほしいと当社からお願いした。"),
        Good("傘1: 金曜までに先方へ資料の提出をお願いする。"),
        Good("空1: 期限どおりに原稿をいただいた。"),
        Bad("空1: ⟦先方の資料が揃わないので、代わりにこちらで作成した。⟧"),
        Bad("空1: ⟦原稿の締切は過ぎていたが、延ばして差し上げた。⟧"),
        Bad("傘1: ⟦データの入力は先方の作業だが、うちで引き取る。⟧"),
        Bad("空1: ⟦仕様の決定は後でも構わないと伝えた。⟧"),
        Bad("空1: ⟦検収の書類は省略してよいとお伝えした。⟧"),
        Bad("空1: ⟦支払いの期日を過ぎているが、催促していない。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Duties of the customer that we take over, with neither a new date nor a price."""
        seen: set[int] = set()
        for e in graph.having(EventKind.WAIVED_DUTY):
            near = [k for k in (e.segment - 1, e.segment, e.segment + 1) if 0 <= k < len(graph.segments)]
            if e.segment in seen or any(has(graph, k, EventKind.NEW_TERMS) for k in near):
                continue
            seen.add(e.segment)
            yield self.at_segment(graph, e.segment)
