"""The customer came to us first: calls and inquiries that came in, in whatever label they are told."""

from __future__ import annotations

from sorama.model import Actor, EntityKind, Event, EventKind, Kind, Label
from sorama.reading.clause import Clause, once
from sorama.reading.match import Line
from sorama.reading.passage import Passage
from sorama.reading.words import word_set

_CALLS = word_set(
    "連絡 電話 tel 問い合わせ 問合せ 照会 引き合い 着信 入電 受電 呼び出し メール 反響 ファックス fax コール 伝言 手紙 チャット line"
)
_ASKED = word_set(
    "注文 依頼 質問 要請 催促 督促 申し込み 要望 オーダー 発注 追加注文 相談 求め 指名 リクエスト 希望 頼み 申し出"
)
_TOLD = _CALLS | _ASKED | {"呼ぶ", "来る", "求める", "頼む"}
_INQUIRIES = word_set("問い合わせ 問合せ 照会 引き合い 催促 督促")
_ANSWERS = word_set("返信 回答 対応 返答 答える 返す 折り返す 電話 応じる")
_COMES = word_set("頂く 受ける 貰う 頂戴 入る 有る 来る 届く 寄せる 受信 掛かる 承る")
_SUMMONS = word_set("呼び出し 求め 指名 要請 依頼 招き")
_OWN_SIDE = word_set(
    "上司 上長 先輩 本社 本部 社内 技術部 営業部 品質保証 品証 開発 経理部 総務部 事務所 センター 当社 弊社 自社 此方"
)


def calls_that_came_in(passages: tuple[Passage, ...]) -> tuple[Event, ...]:
    """INBOUND events of all segments but plans and readings."""
    found = []
    for p in passages:
        if p.label not in (Label.FACT, Label.INTERPRETATION) and p.segment.kind is not Kind.RESPONSE:
            continue
        way = _comes_in(p.clause)
        if way is not None and not any(e.kind is EntityKind.COLLEAGUE for e in p.names):
            found.append(Event(EventKind.INBOUND, p.number, p.segment.start, p.segment.end, Actor.CUSTOMER, way))
    return tuple(found)


@once
def _comes_in(c: Clause) -> str | None:
    """Empty for a call or a message, `asked` for a request that may have been made while we were there, else None."""
    if c.line.tags.isdisjoint(_TOLD):
        return None
    norms = c.words
    told = [i for i, n in enumerate(norms) if n in _TOLD]
    if any(_is_call(c.line, norms, i) for i in told):
        return ""
    return "asked" if any(_is_asked(c.line, norms, i) for i in told) else None


def _is_asked(line: Line, norms: list[str], i: int) -> bool:
    """Whether the word at `i` tells that the customer asked for something: より注文, に頼まれ, の求めに応じ, 来てほしいと言われ."""
    norm, before, follow = norms[i], norms[:i], norms[i + 1 : i + 5]
    if any(n in _OWN_SIDE for n in before[-8:]):
        return False
    if norm == "来る":
        return follow[:2] in (["て", "欲しい"], ["て", "呉れる"], ["て", "貰う"]) and (
            "言う" in norms or "と" in follow
        )
    if norm in ("求める", "頼む"):
        return follow[:1] in (["れる"], ["られる"]) and not {"ない", "ず"} & set(follow)
    if norm in _SUMMONS and follow[:1] in (["で"], ["に"]):
        return norm != "依頼" or "応じる" in follow or "お応え" in follow
    if norm in _ASKED and follow[:1] in (["を"], ["が"], ["も"]) and any(n in _COMES for n in follow[1:3]):
        return True
    ends = not follow or line.letters[i + 1] == "K" or follow[0] in ("有り", "有る")
    return norm in _ASKED and ends and ("から" in before or "より" in before)


def _is_call(line: Line, norms: list[str], i: int) -> bool:
    """Whether the word at `i` tells of a call or a message that came in, or of an answer to one."""
    norm, before, follow = norms[i], _in_clause(line, norms, i), norms[i + 1 : i + 5]
    if norm == "呼ぶ":
        return follow[:1] in (["れる"], ["られる"]) or (follow[:1] == ["が"] and "掛かる" in follow[:2])
    if norm not in _CALLS or any(n in _OWN_SIDE for n in before) or "待つ" in norms:
        return False
    if norm == "呼び出し":
        return "為る" not in follow[:1]
    if follow[:1] in (["を"], ["が"], ["も"]) and any(n in _COMES for n in follow[1:3]):
        return True
    if norm in _INQUIRIES and any(n in ("に", "へ") for n in follow[:2]) and any(n in _ANSWERS for n in follow[1:4]):
        return True
    ends = not follow or line.letters[i + 1] == "K" or follow[0] in ("有り", "有る", "で", "にて")
    return ends and ("から" in before or "より" in before or before[-2:] == ["と", "の"])


def _in_clause(line: Line, norms: list[str], i: int) -> list[str]:
    """The words before `i` back to the last punctuation."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if line.letters[k] == "K" and norms[k] not in ("」", "』")), 0)
    return norms[start:i]
