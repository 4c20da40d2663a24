"""Our slips, harsh words about them, and turning to our own side, told across clauses where no single pattern reaches."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import Actor, EntityKind, Event, EventKind, Kind, Label
from sorama.reading.clause import Clause, once
from sorama.reading.match import Line, tail_of
from sorama.reading.passage import Passage, Spans
from sorama.reading.sides import inside_quotes
from sorama.reading.words import word_set

_SLIPS = word_set(
    "読み違える 見間違える 書き間違える 聞き間違える 聞き違える 見誤る 読み誤る 見落とす 取り間違える 入れ間違える 勘違い 取り違える 間違える 忘れる 失念 漏らす 誤る すっぽかす 手違い 取り違え 落とす"
)
_OBJECTS = word_set(
    "型番 品番 数 数量 数字 桁 注文 発注 手配 納期 納品 日程 時間 日時 約束 訪問 請求 請求書 見積もり 見積書 金額 宛先 住所 連絡 返信 回答 書類 資料 部品 商品 送付 添付 予約 "
    "入力 伝票 アポ 単価 価格 受注 注文書 発注書 申請 期限 契約書 名前 サイズ 色 仕様"
)
_DELIVERED = word_set("納める 納品 納入 製作 再製作 施工 設置 出荷 据え付ける")
_DEFECTS = word_set("違う 異なる 不良 不備 不具合 割れる 傷 汚れ 染み 剥がれる 混入 欠陥 破損 欠ける 反る 錆び 漏れ")
_DENIED = word_set("ない 無い ず ゼロ 無し 減る 防ぐ 解消 為 なくす")
_HARSH = word_set("厳しい きつい 強い 辛辣 手厳しい")
_WORDS = word_set("言葉 御言葉 口調 指摘 意見 声 注意 批判 口")
_COMPLAINTS = word_set("クレーム 苦情 大クレーム")
_ASK = word_set("相談 協議 諮る 仰ぐ 上申 エスカレーション エスカレ 助言 知恵")
_ADVICE = word_set("意見 判断 助言 指示 考え 見解 アドバイス 知恵")
_GET = word_set("伺う 聞く 仰ぐ 頂く 貰う 下さる 願う 聞かせる 教える")
_OWN_SIDE = word_set("上司 上長 先輩 マネージャー 社内 技術部 開発部 品質保証 品質保証部 法務 本社")
_CUSTOMERS = word_set("先方 客 顧客 客先 得意先 取引先 相手 担当者 業者 他社 競合 様 さん 氏 運送会社 メーカー")
_TELLING = _SLIPS | _DELIVERED | _COMPLAINTS | _HARSH | _OWN_SIDE | _ADVICE


def slips_and_consultations(passages: tuple[Passage, ...]) -> Iterator[Event]:
    """TROUBLE, COMPLAINT and CONSULTATION events of all segments."""
    for p in passages:
        s = p.segment
        if s.label is Label.OTHER or not _may_tell(p.clause, bool(p.names)):
            continue
        theirs = p.spans(EntityKind.CUSTOMER, EntityKind.PERSON, EntityKind.COMPETITOR)
        acts = s.label is Label.ACTION
        told = not acts or s.kind is Kind.RESPONSE
        for kind in _read(p.clause, told, acts, s.kind is Kind.REQUEST, p.spans(EntityKind.COLLEAGUE), theirs):
            actor = Actor.CUSTOMER if kind is EventKind.COMPLAINT else Actor.OWN
            yield Event(kind, p.number, s.start, s.end, actor)


@once
def _may_tell(c: Clause, named: bool) -> bool:  # noqa: FBT001 - a plain question
    """Whether the clause has a word without which there is nothing here."""
    words = c.line.tags
    return not words.isdisjoint(_TELLING) or (named and not words.isdisjoint(_ASK))


@once
def _read(  # noqa: PLR0917 - all that the answer hangs on
    c: Clause,
    told: bool,  # noqa: FBT001
    acts: bool,  # noqa: FBT001
    requests: bool,  # noqa: FBT001
    ours: Spans,
    theirs: Spans,
) -> tuple[EventKind, ...]:
    line, norms, found = c.line, c.words, []
    if told and (_slip(line, norms, theirs) or _defect(line, norms, theirs)):
        found.append(EventKind.TROUBLE)
    if _harsh(line, norms):
        found.append(EventKind.COMPLAINT)
    if _consults(line, norms, ours, theirs) or (acts and _asks_advice(norms, requests)):
        found.append(EventKind.CONSULTATION)
    return tuple(found)


def _slip(line: Line, norms: list[str], theirs: Spans) -> bool:
    for i, norm in enumerate(norms):
        if norm not in _SLIPS or inside_quotes(line, i) or _has_subject(line, i, theirs):
            continue
        tail = tail_of(line, i)
        real = not (
            tail.negations % 2 or tail.conditional or tail.uncertain or tail.wish or tail.volition or tail.reported
        )
        if real and any(n in _OBJECTS for n in norms[max(0, i - 6) : i]):
            return True
    return False


def _defect(line: Line, norms: list[str], theirs: Spans) -> bool:
    """What we delivered is at fault (納めた部品の寸法が違い), and nothing denies it."""
    goods = next((i for i, n in enumerate(norms) if n in _DELIVERED and not _has_subject(line, i, theirs)), None)
    if goods is None:
        return False
    for i in range(goods + 1, min(len(norms), goods + 12)):
        if norms[i] in _DEFECTS and not any(n in _DENIED for n in norms[i : i + 7]):
            tail = tail_of(line, i)
            return not (tail.conditional or tail.uncertain or tail.volition)
    return False


def _harsh(line: Line, norms: list[str]) -> bool:
    if any(n in ("他社", "競合", "現行", "ライバル", "前任") for n in norms):
        return False
    for i, norm in enumerate(norms):
        follow = norms[i + 1 : i + 4]
        if norm in _COMPLAINTS and follow[:2] in (["と", "成る"], ["に", "成る"], ["に", "発展"], ["へ", "発展"]):
            return not tail_of(line, i + 2).negations % 2
        if (
            norm in _HARSH
            and any(n in _WORDS for n in follow)
            and any(n in ("頂く", "受ける", "貰う", "言う") for n in norms[i + 2 : i + 8])
        ):
            return True
    return False


def _consults(line: Line, norms: list[str], ours: Spans, theirs: Spans) -> bool:
    for i, norm in enumerate(norms):
        token = line.tokens[i]
        named = norm in _OWN_SIDE or any(start < token.end <= end for start, end in ours)
        if not named or norms[i + 1 : i + 2] not in (["に"], ["へ"], ["と"], ["で"]):
            continue
        for j in range(i + 2, len(norms)):
            if norms[j] in _ASK and not _has_subject(line, i, theirs):
                tail = tail_of(line, j)
                return not (tail.negations % 2 or tail.reported)
    return False


def _asks_advice(norms: list[str], requests: bool) -> bool:  # noqa: FBT001 - a plain question
    """課長のご意見を伺いたい."""
    if not requests and not {"たい", "下さる", "願う"} & set(norms):
        return False
    return any(
        norm in _ADVICE and "を" in norms[i + 1 : i + 3] and any(n in _GET for n in norms[i + 2 : i + 6])
        for i, norm in enumerate(norms)
    )


def _has_subject(line: Line, index: int, theirs: Spans) -> bool:
    """Whether somebody of the customer's is the subject before the token."""
    for i in range(1, index):
        if line.letters[i] == "P" and line.tokens[i].norm in ("が", "は", "も", "より", "から"):
            before = line.tokens[i - 1]
            if before.norm in _CUSTOMERS or any(start < before.end <= end for start, end in theirs):
                return True
    return False
