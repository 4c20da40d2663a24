"""What went wrong or against us: refused, left undone, an error of ours, anger, something amiss."""

from __future__ import annotations

from sorama.coaching.absence import is_absent
from sorama.coaching.daywork import is_forgotten
from sorama.coaching.matters import OTHERS_WORK, STOCK
from sorama.coaching.segments import HEARD, kinds_at, norms_of
from sorama.coaching.stance import chose
from sorama.coaching.topic import hearsay
from sorama.model import ArgumentGraph, EventKind, Kind
from sorama.patterns import pattern
from sorama.reading.words import word_set

_REFUSED = word_set(
    "断る 断り 見送る 見送り 失注 辞退 落選 拒否 却下 中止 白紙 不採用 不要 間に合う 結構 解約 撤回 他決"
)
_SLIP = word_set("ミス 誤り 誤る 間違い 間違える 打ち間違える 取り違える 漏れ 漏らす 失念 忘れる 不手際")
_OURS = word_set("当社 弊社 自社 社内 当方 私 自分 此方")
_AMISS = word_set(
    "故障 不具合 破損 欠品 不良 水漏れ 異音 書き直し 手戻り 順番待ち 行列 見逃し 焼き付き 焼付き 詰まり 重複 食い違い 食い違う 行き違い 書き間違い 手違い 目詰まり 錆 錆びる ひび 亀裂"
)
_WAITED_FOR = pattern(r"まだ(?:返事|回答|連絡|対応)(?:が|も)(?:な|来)")
_FELT = word_set("困る 悩む 不満 負担 嫌 苦労 大変 面倒 不便")
_SCOLDED = word_set("叱る 叱り 御叱り お叱り 怒る 苦情 クレーム")
_OVER = word_set("無い 無し なし ゼロ 減る 無くなる 解消 解決 直る 短縮")
_ARRIVING = word_set("来る 届く 貰う 返る")  # of what the customer's side has still to do
_UNFIT = pattern(r"合わない(?:物|もの|所|ところ|箇所|分)")


def is_undone(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact tells what is still to be done, and not what the customer has left."""
    text = graph.text(segment)
    if STOCK.search(text) or is_absent(graph, segment):
        return _WAITED_FOR.search(text) is not None
    if hearsay(text) or graph.segments[segment].kind is Kind.SAID:
        return _WAITED_FOR.search(text) is not None  # theirs to do
    owed = EventKind.UNDONE in kinds_at(graph, segment) and not norms_of(graph, segment) & _ARRIVING
    return _WAITED_FOR.search(text) is not None or (owed and not chose(text))


def is_refused(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment tells in so many words that the customer declined."""
    kinds = kinds_at(graph, segment)
    if OTHERS_WORK.search(graph.text(segment)):
        return False
    return EventKind.LOST in kinds or (EventKind.REFUSAL in kinds and bool(norms_of(graph, segment) & _REFUSED))


def is_slip(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact tells an error of ours."""
    if is_forgotten(graph, segment):
        return True
    norms = norms_of(graph, segment)
    erred = norms & _SLIP or any(n.endswith("ミス") for n in norms)
    return bool(erred) and bool(norms & _OURS) and not norms & {"減る", "無い", "ゼロ"}


def is_scolded(graph: ArgumentGraph, segment: int) -> bool:
    """Whether somebody was angry with us."""
    return bool(norms_of(graph, segment) & _SCOLDED)


def is_amiss(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact tells of something that does not go as it should, heard or seen."""
    norms = norms_of(graph, segment)
    wrong = norms & _AMISS or _UNFIT.search(graph.text(segment))
    return bool(wrong) and not norms & _OVER and graph.segments[segment].kind is not Kind.OWN_ACT


def is_only_seen(graph: ArgumentGraph, segment: int) -> bool:
    """Whether what is amiss was seen by the writer and nobody was heard to complain of it."""
    voiced = HEARD | {EventKind.TROUBLE, EventKind.CUSTOMER_VOICE}
    if graph.segments[segment].kind is Kind.SAID or norms_of(graph, segment) & _FELT:
        return False
    return not kinds_at(graph, segment) & (voiced - {EventKind.DISCOVERY}) and not hearsay(graph.text(segment))
