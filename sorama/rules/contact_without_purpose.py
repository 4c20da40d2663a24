"""SR403 contact-without-purpose."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, Status


class ContactWithoutPurpose(Rule):
    """「また連絡します」「顔を出します」のように、持っていくものも聞くこともない接触の予定。

    なぜ困るか
    相手に会う理由がなく、時間をもらえないか、雑談で終わって何も進まない。
    直し方
    何を届けるか、何を聞くか、何を決めてもらうかを一つ決めて書く。
    """

    name = "contact-without-purpose"
    code = "SR403"
    scope = Scope.SEGMENT
    status = Status.PREVIEW  # precision on the corpora is below 0.8 (measured.json)
    severity = Severity.INFO
    message = "連絡する・訪問するだけで、持っていくものや聞くことがありません。"
    examples = (
        Good("傘1: 来週火曜に電話して導入時期を聞く。"),
        Good("傘1: 金曜に訪問し、試作品を渡す。"),
        Good("傘1: 15日に再訪して稟議の進み具合を確認する。"),
        Good("空1: 昨日また電話した。"),
        Good("傘1: 来週、展示会の招待状を持って伺う。"),
        Good("傘1: 「停電のときはどうなるか」の答えを持って木曜に訪問する。"),
        Bad("傘1: ⟦また連絡します。⟧"),
        Bad("傘1: ⟦近いうちに顔を出す。⟧"),
        Bad("傘1: ⟦来週もう一度訪問する。⟧"),
        Bad("傘1: ⟦時期を見て改めてお電話する予定です。⟧"),
        Bad("傘1: ⟦今後も定期的に訪問していきます。⟧"),
        Bad("傘1: ⟦折を見てご様子を伺う。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Contacts to come with nothing to bring or to ask."""
        seen: set[int] = set()
        for e in graph.having(EventKind.EMPTY_CONTACT):
            if e.segment not in seen:
                seen.add(e.segment)
                yield self.at_segment(graph, e.segment)
