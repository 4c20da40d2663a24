"""What is known of competitors by name: their product strategy, and how satisfied the customer is with them."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import EntityKind, Event, EventKind, Label
from sorama.reading.passage import Passage
from sorama.reading.words import word_set

_STRATEGY = word_set(
    "新製品 新商品 新型 発売 投入 値上げ 値下げ 攻勢 戦略 開発 撤退 強化 展開 新モデル 後継 後継機 キャンペーン 改定 品揃え 売り込む 打ち出す"
)
_SATISFACTION = word_set("満足 不満 満足度 評判 信頼 不信 不信感 対応 サポート 保守 不便 困る 気に入る")


def named_rivals(passages: tuple[Passage, ...]) -> Iterator[Event]:
    """DISCOVERY events of segments that name a competitor."""
    for p in passages:
        if p.label not in (Label.FACT, Label.INTERPRETATION) or not any(
            e.kind is EntityKind.COMPETITOR for e in p.names
        ):
            continue
        norms = {t.norm for t in p.clause.line.tokens}
        for detail, words in (("rival-strategy", _STRATEGY), ("rival-satisfaction", _SATISFACTION)):
            if norms & words:
                yield Event(EventKind.DISCOVERY, p.number, p.segment.start, p.segment.end, detail=detail)
