"""SR502 consultation-without-own-view."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, has, thread_has


class ConsultationWithoutOwnView(Rule):
    """「どうしたらよいでしょうか」と、自分の案も見方もないまま問題だけを渡している。

    なぜ困るか
    上司は一から聞き直すことになり、自分で考える力も育たない。
    直し方
    「私は〜と見ていて、〜したいと考えています」と、案か見方を一つ添えてから判断を仰ぐ。
    """

    name = "consultation-without-own-view"
    code = "SR502"
    scope = Scope.SEGMENT
    severity = Severity.INFO
    message = "相談に、自分の案や見方が添えられていません。"
    examples = (
        Good("空1: 値引きを5%求められた。\n傘1<空1: 3%までなら応じてよいか、課長に相談したい。"),
        Good(
            "空1: 納期が間に合わないと言われた。\n雨1<空1: 分納なら受け入れられると思う。\n傘1<雨1: 部長に相談させてください。"
        ),
        Good("空1: 先方から相談を受けた。"),
        Good("傘1: A案とB案のどちらで出すべきか、ご判断をお願いします。"),
        Good("空1: 契約の条件で折り合わない。\n傘1<空1: 支払いを分割にする案で進めてよいでしょうか。"),
        Good("傘1: 明日、工場に納期を確認する。"),
        Bad("空1: 値引きを求められた。\n傘1<空1: ⟦どうしたらよいでしょうか。⟧"),
        Bad("空1: クレームが入った。\n傘1<空1: ⟦課長、対応をご相談させてください。⟧"),
        Bad("空1: 返事がもらえない。\n傘1<空1: ⟦アドバイスをいただけますでしょうか。⟧"),
        Bad("空1: 競合が値下げした。\n傘1<空1: ⟦今後の進め方についてご指示をお願いします。⟧"),
        Bad("空1: 担当者が変わった。\n傘1<空1: ⟦何から手をつければいいか教えてください。⟧"),
        Bad("空1: 先方の要求が厳しい。\n傘1<空1: ⟦部長に判断を仰ぎたい。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Consultations to come in threads that hold neither an option nor a reading."""
        for e in graph.having(EventKind.CONSULTATION):
            thread = graph.segments[e.segment].thread
            if e.detail or has(graph, e.segment, EventKind.DONE):
                continue
            if not thread_has(graph, thread, EventKind.OPTION):
                yield self.at_segment(graph, e.segment)
