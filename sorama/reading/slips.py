"""Our slips, harsh words about them, and turning to our own side, told across clauses where no single pattern reaches."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import (
    Actor,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Kind,
    Label,
    Report,
    Segment,
)
from sorama.reading.match import Line, line_of, tail_of
from sorama.reading.sides import quoted_ranges
from sorama.reading.within import within
from sorama.reading.words import word_set

_SLIPS = word_set("取り違える 間違える 忘れる 失念 漏らす 誤る すっぽかす 手違い 取り違え 落とす")
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
_SCOLDING = word_set("叱り 叱責 抗議 クレーム 苦情 小言 苦言")
_ASK = word_set("相談 協議 諮る 仰ぐ 上申 エスカレーション エスカレ 助言 知恵")
_ADVICE = word_set("意見 判断 助言 指示 考え 見解 アドバイス 知恵")
_GET = word_set("伺う 聞く 仰ぐ 頂く 貰う 下さる 願う 聞かせる 教える")
_OWN_SIDE = word_set("上司 上長 先輩 マネージャー 社内 技術部 開発部 品質保証 品質保証部 法務 本社")
_CUSTOMERS = word_set("先方 客 顧客 客先 得意先 取引先 相手 担当者 業者 他社 競合 様 さん 氏 運送会社 メーカー")


def slips_and_consultations(
    report: Report, segments: tuple[Segment, ...], entities: tuple[Entity, ...]
) -> tuple[Event, ...]:
    """TROUBLE, COMPLAINT and CONSULTATION events of all segments."""
    return tuple(
        Event(kind, i, s.start, s.end, Actor.CUSTOMER if kind is EventKind.COMPLAINT else Actor.OWN)
        for i, s in enumerate(segments)
        if s.label is not Label.OTHER
        for kind in _read(report, s, entities)
    )


def _read(report: Report, segment: Segment, entities: tuple[Entity, ...]) -> Iterator[EventKind]:
    line = line_of(report.text[segment.start : segment.end])
    norms = [t.norm for t in line.tokens]
    theirs = _spans(segment, entities, EntityKind.CUSTOMER, EntityKind.PERSON, EntityKind.COMPETITOR)
    if _is_told(segment) and (_slip(line, norms, theirs) or _defect(line, norms, theirs)):
        yield EventKind.TROUBLE
    if _harsh(line, norms):
        yield EventKind.COMPLAINT
    ours = _spans(segment, entities, EntityKind.COLLEAGUE)
    if _consults(line, norms, ours, theirs) or (segment.label is Label.ACTION and _asks_advice(segment, norms)):
        yield EventKind.CONSULTATION


def _is_told(segment: Segment) -> bool:
    return segment.label is not Label.ACTION or segment.kind is Kind.RESPONSE


def _spans(segment: Segment, entities: tuple[Entity, ...], *kinds: EntityKind) -> list[tuple[int, int]]:
    inside = (e for e in within(entities, segment.start, segment.end) if e.kind in kinds)
    return [(e.start - segment.start, e.end - segment.start) for e in inside]


def _slip(line: Line, norms: list[str], theirs: list[tuple[int, int]]) -> bool:
    quoted = quoted_ranges(line)
    for i, norm in enumerate(norms):
        if norm not in _SLIPS or any(a <= i < b for a, b in quoted) or _has_subject(line, i, theirs):
            continue
        tail = tail_of(line, i)
        real = not (
            tail.negations % 2 or tail.conditional or tail.uncertain or tail.wish or tail.volition or tail.reported
        )
        if real and any(n in _OBJECTS for n in norms[max(0, i - 6) : i]):
            return True
    return False


def _defect(line: Line, norms: list[str], theirs: list[tuple[int, int]]) -> bool:
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


def _consults(line: Line, norms: list[str], ours: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> bool:
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


def _asks_advice(segment: Segment, norms: list[str]) -> bool:
    """課長のご意見を伺いたい."""
    if segment.kind is not Kind.REQUEST and not {"たい", "下さる", "願う"} & set(norms):
        return False
    return any(
        norm in _ADVICE and "を" in norms[i + 1 : i + 3] and any(n in _GET for n in norms[i + 2 : i + 6])
        for i, norm in enumerate(norms)
    )


def _has_subject(line: Line, index: int, theirs: list[tuple[int, int]]) -> bool:
    """Whether somebody of the customer's is the subject before the token."""
    for i in range(1, index):
        if line.letters[i] == "P" and line.tokens[i].norm in ("が", "は", "も", "より", "から"):
            before = line.tokens[i - 1]
            if before.norm in _CUSTOMERS or any(start < before.end <= end for start, end in theirs):
                return True
    return False
