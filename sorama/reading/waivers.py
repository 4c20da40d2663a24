"""A duty of the customer that is late or left out, and our side that takes it over in the same breath or right after."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sorama.model import Actor, EntityKind, Event, EventKind, Label
from sorama.reading.clause import Clause, once
from sorama.reading.lexicon import MEMBERS
from sorama.reading.passage import Passage
from sorama.reading.words import word_set

_THEIRS = word_set(  # what only a customer owes
    "原稿 図面 支給 支給品 検収 支払い 入金 校正 入稿 押印 捺印 要件 素材 検品 支払期日 支払期限 申込書 校了 仕様 代金 受け入れ検査 写真 立ち会い"
)
_ANYBODYS = word_set(
    "試料 試験体 材料 部材 資料 データ 書類 情報 回答 返事 返答 決定 判断 承認 確認 提出 一覧 名簿 台帳 記入 リスト 手配 準備 作業 宿題 期限 期日 締め切り 〆切 返却 測定 見本 原本 申請 手続き"
)
_LATE = word_set("遅れる 遅延 延びる 滞る 止まる 過ぎる ずれる 遅い 未だ 未着 未提出 未入金 未定 後回し 失念 忘れる")
_COMING = word_set("届く 来る 出る 揃う 上がる 貰う 頂く 決まる 返る 間に合う 守る 入る 出来る 纏まる 呉れる 下さる")
_NOT = ("ない", "無い", "ず")
_OURS = word_set("うち 此方 当社 弊社 当方 私 自分 自社 社内 我々 営業")
_ASKING = word_set(
    "催促 督促 確認 連絡 電話 伺う 依頼 願う 御願い 頼む 聞く 相談 尋ねる 問い合わせる 急かす 再度 リマインド 思う 考える 感じる 謝る 詫びる"
)
_WITHOUT = word_set("代わり 無し なし 抜き 省く 省略 仮 見込み 推定 想定 飛ばす 割愛 推測 スキップ 肩代わり 代行 代筆")
_GO_ON = word_set(
    "進める 始める 出す 作る 着手 良い 進行 対応 行く 済ませる 起こす 入れる 埋める 手配 発注 製作 開始 進む"
)
_TERMS = word_set(
    "納期 完成 公開 完成日 納品日 工期 公開日 開始日 引き渡し 引き渡し日 日程 期日 スケジュール オープン 締め切り"
)
_KEPT = word_set("変える 変更 動かす ずらす 延ばす 遅らせる 後ろ倒し")  # not done to terms that are kept
_KEEP = word_set("侭 まま 据え置く 据え置き 守る 間に合わせる 死守 維持 厳守 間に合う")
_EXCUSE = word_set("構う 問題 催促 督促 急ぐ 急かす")
_OTHERS = word_set("メーカー 仕入先 工場 運送会社 業者 協力会社 外注 外注先 当社 弊社 自社 他社 競合")
_ROLES = word_set("担当 役目 役割 分担 責任 受け持ち 約束 決まり 範囲 義務 持ち 筈 取り決め 作業 仕事")
_TO_US = word_set("頂く 貰う 下さる 願う")
_REACH = 2  # segments from the late duty to the taking over


def waived_duties(passages: tuple[Passage, ...]) -> Iterator[Event]:
    """WAIVED_DUTY events, each on the segment that takes the duty over."""
    owed, late = -2, -_REACH - 1
    for p in passages:
        if p.label is Label.OTHER:
            continue
        if _is_owed(p.clause, any(e.kind in (EntityKind.CUSTOMER, EntityKind.PERSON) for e in p.names)):
            owed = p.number
        if p.number - owed <= 1 and passages[owed].segment.thread == p.segment.thread and _is_late(p.clause):
            late = p.number
        if _is_their_part(p.clause):
            late = p.number
        near = p.number - late <= _REACH and passages[late].segment.thread == p.segment.thread
        if near and _takes_over(p.clause):
            yield Event(EventKind.WAIVED_DUTY, p.number, p.segment.start, p.segment.end, Actor.OWN)
            owed, late = -2, -_REACH - 1


@once
def _is_owed(c: Clause, named: bool) -> bool:  # noqa: FBT001 - a plain fact
    """Whether something is told of that the customer owes us."""
    norms = c.words
    known = set(norms)
    if not known.isdisjoint(_OTHERS):
        until = next((k for k, n in enumerate(norms) if n in _LATE or n in _COMING), len(norms))
        if not _OTHERS.isdisjoint(norms[:until]):
            return False
    customer = not known.isdisjoint(MEMBERS["CUST"])
    theirs = named or customer or not known.isdisjoint(_TO_US)
    theirs_late = customer and any(
        a in MEMBERS["CUST"] and b == "の" and {"が", "は", "も"} & set(norms[k : k + 6])
        for k, (a, b) in enumerate(pairwise(norms))
    )
    return bool(known & _THEIRS) or theirs_late or (theirs and bool(known & _ANYBODYS))


@once
def _is_their_part(c: Clause) -> bool:
    """Whether the clause tells what the customer was to do: 撮影は先方の担当だが, 先方が集める約束だった."""
    norms = c.words
    if _ROLES.isdisjoint(norms):
        return False
    for i, n in enumerate(norms):
        if n not in _ROLES or not i:
            continue
        before = norms[:i]
        follow = norms[i + 1 : i + 3]
        whose = norms[i - 1] == "の" and norms[max(0, i - 2)] not in _OURS | _OTHERS and "は" in before
        theirs = any(
            before[k] in MEMBERS["CUST"] and before[k + 1] in ("が", "で", "の") for k in range(len(before) - 1)
        )
        if (
            (whose or theirs)
            and follow[:1] in (["だ"], ["た"], ["と"], ["て"], ["で"], ["、"])
            and not set(before[-4:]) & _OURS
        ):
            return True
    return False


@once
def _is_late(c: Clause) -> bool:
    """Whether what is told of is not there, or is to be left out (本来は先方が用意する…)."""
    norms = c.words
    if _LATE.isdisjoint(norms) and _COMING.isdisjoint(norms):
        return "本来" in norms
    return "本来" in norms or any(
        (n in _LATE and not any(m in _NOT for m in norms[i + 1 : i + 3]))
        or (n in _COMING and any(m in _NOT for m in norms[i + 1 : i + 4]))
        for i, n in enumerate(norms)
    )


@once
def _takes_over(c: Clause) -> bool:
    """Whether our side does it instead, goes on without it, keeps its own date all the same, or excuses it."""
    line = c.line
    norms = c.words
    for i, n in enumerate(norms):
        rest = norms[i + 1 :]
        if (
            n in _OURS
            and rest[:1] in (["で"], ["て"], ["が"], ["側"], ["も"], ["の"])
            and _acts(line.letters, norms, i)
        ):
            return True
        if (n in _WITHOUT or n.startswith(("推定", "概算", "仮"))) and any(m in _GO_ON for m in rest[:8]):
            return True
        if n in _TERMS and (
            _KEEP & set(rest[:8]) or any(m in _KEPT and _denied(rest, k) for k, m in enumerate(rest[:6]))
        ):
            return True
        if n in _EXCUSE and _denied(norms, i) and {"と", "旨", "こと", "置く", "おく"} & set(rest[1:8]):
            return True
        if (
            n == "待つ"
            and (rest[:2] == ["こと", "に"] or {"上げる", "差し上げる"} & set(rest[:3]))
            and "返事" not in norms
        ):
            return True
        if n in ("猶予", "延長", "待つ") and {"了承", "承諾", "了解", "快諾", "応じる"} & set(rest[:14]):
            return True
    return False


def _acts(letters: tuple[str, ...], norms: list[str], i: int) -> bool:
    """Whether an act follows that asks nobody and is not denied."""
    if any(n in _ASKING for n in norms[i + 1 :]):
        return False
    verbs = [k for k in range(i + 2, len(norms)) if letters[k] == "V" or norms[k] in _GO_ON]
    return bool(verbs) and not _denied(norms, verbs[-1])


def _denied(norms: list[str], i: int) -> bool:
    return any(n in _NOT for n in norms[i + 1 : i + 4])
