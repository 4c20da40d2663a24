"""What is known of competitors by name: their product strategy, and how satisfied the customer is with them."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import Entity, EntityKind, Event, EventKind, Label, Report, Segment
from sorama.reading.match import line_of
from sorama.reading.words import word_set

_STRATEGY = word_set(
    "新製品 新商品 新型 発売 投入 値上げ 値下げ 攻勢 戦略 開発 撤退 強化 展開 新モデル 後継 後継機 キャンペーン 改定 品揃え 売り込む 打ち出す"
)
_SATISFACTION = word_set("満足 不満 満足度 評判 信頼 不信 不信感 対応 サポート 保守 不便 困る 気に入る")


def named_rivals(report: Report, segments: tuple[Segment, ...], entities: tuple[Entity, ...]) -> Iterator[Event]:
    """DISCOVERY events of segments that name a competitor."""
    rivals = [e for e in entities if e.kind is EntityKind.COMPETITOR]
    for i, s in enumerate(segments):
        if s.label not in (Label.FACT, Label.INTERPRETATION) or not any(s.start <= r.start < s.end for r in rivals):
            continue
        norms = {t.norm for t in line_of(report.text[s.start : s.end]).tokens}
        for detail, words in (("rival-strategy", _STRATEGY), ("rival-satisfaction", _SATISFACTION)):
            if norms & words:
                yield Event(EventKind.DISCOVERY, i, s.start, s.end, detail=detail)
