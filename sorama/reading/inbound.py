"""The customer came to us first: calls and inquiries that came in, in whatever label they are told."""

from __future__ import annotations

from sorama.model import Actor, Entity, EntityKind, Event, EventKind, Label, Report, Segment
from sorama.reading.match import Line, line_of
from sorama.reading.words import word_set

_CALLS = word_set(
    "連絡 電話 tel 問い合わせ 問合せ 照会 引き合い 着信 入電 受電 呼び出し メール 反響 ファックス fax コール"
)
_COMES = word_set("頂く 受ける 貰う 頂戴 入る 有る 来る 届く 寄せる 受信")
_OWN_SIDE = word_set(
    "上司 上長 先輩 本社 本部 社内 技術部 営業部 工場長 品質保証 品証 開発 経理部 総務部 事務所 センター 当社 弊社 自社 此方"
)


def calls_that_came_in(
    report: Report, segments: tuple[Segment, ...], entities: tuple[Entity, ...]
) -> tuple[Event, ...]:
    """INBOUND events of all segments but plans and readings."""
    ours = [e for e in entities if e.kind is EntityKind.COLLEAGUE]
    return tuple(
        Event(EventKind.INBOUND, i, s.start, s.end, Actor.CUSTOMER)
        for i, s in enumerate(segments)
        if s.label in (Label.FACT, Label.ACTION)
        and not any(s.start <= e.start < s.end for e in ours)
        and _comes_in(line_of(report.text[s.start : s.end]))
    )


def _comes_in(line: Line) -> bool:
    norms = [t.norm for t in line.tokens]
    for i, norm in enumerate(norms):
        if norm == "呼ぶ" and norms[i + 1 : i + 2] in (["れる"], ["られる"]):
            return True
        if norm not in _CALLS or any(n in _OWN_SIDE for n in norms[max(0, i - 6) : i]):
            continue
        sent = norms[max(0, i - 6) : i]
        follow = norms[i + 1 : i + 4]
        if follow[:1] in (["を"], ["が"], ["も"]) and any(n in _COMES for n in follow[1:3]) and "待つ" not in norms:
            return True
        if ("から" in sent or "より" in sent) and (
            not follow or line.letters[i + 1] == "K" or follow[0] in ("有り", "有る")
        ):
            return True
    return False
