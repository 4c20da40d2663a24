"""The customer came to us first: calls and inquiries that came in, in whatever label they are told."""

from __future__ import annotations

from sorama.model import Actor, EntityKind, Event, EventKind, Kind, Label
from sorama.reading.clause import Clause, once
from sorama.reading.match import Line
from sorama.reading.passage import Passage
from sorama.reading.words import word_set

_CALLS = word_set(
    "連絡 電話 tel 問い合わせ 問合せ 照会 引き合い 着信 入電 受電 呼び出し メール 反響 ファックス fax コール"
)
_TOLD = _CALLS | {"呼ぶ"}
_INQUIRIES = word_set("問い合わせ 問合せ 照会 引き合い 催促 督促")
_ANSWERS = word_set("返信 回答 対応 返答 答える 返す 折り返す 電話 応じる")
_COMES = word_set("頂く 受ける 貰う 頂戴 入る 有る 来る 届く 寄せる 受信")
_OWN_SIDE = word_set(
    "上司 上長 先輩 本社 本部 社内 技術部 営業部 品質保証 品証 開発 経理部 総務部 事務所 センター 当社 弊社 自社 此方"
)


def calls_that_came_in(passages: tuple[Passage, ...]) -> tuple[Event, ...]:
    """INBOUND events of all segments but plans and readings."""
    return tuple(
        Event(EventKind.INBOUND, p.number, p.segment.start, p.segment.end, Actor.CUSTOMER)
        for p in passages
        if (p.label in (Label.FACT, Label.INTERPRETATION) or p.segment.kind is Kind.RESPONSE)
        and _comes_in(p.clause)
        and not any(e.kind is EntityKind.COLLEAGUE for e in p.names)
    )


@once
def _comes_in(c: Clause) -> bool:
    norms = [t.norm for t in c.line.tokens]
    return any(_is_call(c.line, norms, i) for i, n in enumerate(norms) if n in _TOLD)


def _is_call(line: Line, norms: list[str], i: int) -> bool:
    """Whether the word at `i` tells of a call or a message that came in, or of an answer to one."""
    norm, before, follow = norms[i], norms[max(0, i - 6) : i], norms[i + 1 : i + 5]
    if norm == "呼ぶ":
        return follow[:1] in (["れる"], ["られる"]) or (follow[:1] == ["が"] and "掛かる" in follow[:2])
    if norm not in _CALLS or any(n in _OWN_SIDE for n in before) or "待つ" in norms:
        return False
    if follow[:1] in (["を"], ["が"], ["も"]) and any(n in _COMES for n in follow[1:3]):
        return True
    if norm in _INQUIRIES and any(n in ("に", "へ") for n in follow[:2]) and any(n in _ANSWERS for n in follow[1:4]):
        return True
    ends = not follow or line.letters[i + 1] == "K" or follow[0] in ("有り", "有る", "で")
    return ends and ("から" in before or "より" in before or before[-2:] == ["と", "の"])
