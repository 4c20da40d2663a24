"""Work that starts before the order, where one sentence tells that there is no order yet and another that the work has begun."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import Actor, Event, EventKind, Label
from sorama.reading.clause import Clause, once
from sorama.reading.passage import Passage
from sorama.reading.words import word_set

_ORDER = word_set(
    "受注 成約 契約 本契約 発注 注文 内示 契約締結 締結 注文書 発注書 契約書 正式発注 決裁 稟議 役員会 理事会 取締役会 審査 印鑑 判 印 捺印 押印 署名 サイン 採択 決定 返事 返答 PO"
)
_NOT_YET = word_set("未だ 此れから 未 前 待つ 来週 来月 月末 翌月 後日 未定 未受領 週明け 年明け 手前 待ち")
_COMES = word_set("来る 出る 届く 貰う 頂く 下りる 終わる 通る 決まる 交わす 固まる 済む 受ける 上がる 呉れる")
_NEARLY = word_set(
    "確実 間違い 濃厚 筈 見込み 可能性 有望 当て込む 見越す 前提 同然 出来る 確度 取れる 決まる 口約束 内々 口頭"
)
_NOT = ("ない", "無い", "ず")
_BEGUN = word_set(
    "着手 製作 製造 生産 施工 発注 確保 押さえる 仕込む 仕入れる 仕入れ アサイン 割り当てる 割り振る 着工 取り置く 取り掛かる 投入 加工 "
    "スタート 開始 始める 手配 先行 キープ 引き当てる 走る 組む 印刷 構築 動かす 立ち上げる 雇う 借りる 買う"
)
_STARTED = word_set("始める 取り掛かる 着手 スタート 開始 着工 入る 動く 走る")
_NO_WORK = word_set(
    "見積もり 見積書 提案書 提案 資料 デモ 説明 商談 調査 試算 検討 連絡 電話 訪問 交渉 話 議論 聞き取り 面談 打ち合わせ 契約書 申請 準備 アポ 会議 会議室 日程"
)
_THEIRS = word_set("先方 客 顧客 客先 得意先 取引先 様 さん 他社 競合 ライバル 相手 業者 前任")
_PROMISED = word_set("口約束 口約 内々")
_REACH = 2


def early_work(passages: tuple[Passage, ...]) -> Iterator[Event]:
    """EARLY_WORK events of work that begins while the order is told, close by, to be still to come."""
    waiting = {p.number for p in passages if _awaits_order(p.clause)}
    for p in passages if waiting else ():
        if p.label is Label.OTHER or not _has_begun(p.clause):
            continue
        near = (n for n in range(p.number - _REACH, p.number + _REACH + 1) if n in waiting)
        if any(passages[n].segment.thread == p.segment.thread for n in near):
            yield Event(EventKind.EARLY_WORK, p.number, p.segment.start, p.segment.end, Actor.OWN)


@once
def _awaits_order(c: Clause) -> bool:
    """Whether the order is still to come: まだ, 前, 来ていない, ほぼ確実."""
    norms = c.words
    if not _PROMISED.isdisjoint(norms):
        return True
    if _ORDER.isdisjoint(norms) and _ORDER.isdisjoint([n[-2:] for n in norms if len(n) > 2]):
        return False
    for i, n in enumerate(norms):
        if n not in _ORDER and not (len(n) > 2 and n[-2:] in _ORDER):
            continue
        rest = norms[i + 1 : i + 10]
        if any(m in _NOT_YET for m in rest) or norms[max(0, i - 2) : i].count("未だ"):
            return "後" not in rest[:2] and not any(m in ("変更", "更新", "内容") for m in rest[:2])
        if any(m in _COMES and any(x in _NOT for x in rest[k + 1 : k + 4]) for k, m in enumerate(rest)):
            return True
        if any(m in _NEARLY for m in rest[:5]):
            return True
    return False


@once
def _has_begun(c: Clause) -> bool:
    """Whether our side has begun work, taken stock or assigned people: told as done or under way, and not denied."""
    line = c.line
    norms = c.words
    if ("始める" not in norms and _BEGUN.isdisjoint(norms)) or c.quotes:
        return False
    for i, n in enumerate(norms):
        starts = n == "始める" and i and line.letters[i - 1] == "V"  # 切り始める
        if n not in _BEGUN and not starts:
            continue
        if _NO_WORK & set(norms[max(0, i - 4) : i]):
            continue
        rest = norms[i + 1 : i + 8]
        done = (
            "た" in rest
            or "済み" in rest[:2]
            or rest[:2] == ["て", "居る"]
            or {"おく", "とく", "仕舞う"} & set(rest[:4])
        )
        if any(m in _NOT for m in rest[:5]) or not done or _by_others(line.letters, norms, i):
            continue
        taken = n in _STARTED or starts or line.letters[i] == "V" or rest[:1] == ["為る"] or "済み" in rest[:2]
        if taken:
            return True
    return False


def _by_others(letters: tuple[str, ...], norms: list[str], i: int) -> bool:
    """Whether somebody else is the subject of the word."""
    return any(
        letters[k] == "P" and norms[k] in ("は", "が", "も") and norms[k - 1] in _THEIRS for k in range(1, i)
    ) or any(n in ("頂く", "貰う", "下さる", "呉れる", "れる") for n in norms[i + 1 : i + 5])
