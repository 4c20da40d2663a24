"""Earlier readings confirmed or dropped in words, and customers who are one person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sorama.model import Actor, Event, EventKind, Label, Report, Segment
from sorama.reading.match import Line, line_of, tail_of
from sorama.reading.words import word_set

_READING = word_set("見立て 見立 予想 予測 仮説 読み 想定 推測 見込み 見方 推察 憶測 推定 当て 見通し")
_RIGHT = word_set("通り 当たる 的中 裏付け 裏付ける 正しい 合う 一致 確認 確かめる 裏 立証 実証 検証 図星")
_WRONG = word_set(
    "外れる 外れ 違う 誤る 誤り 間違う 間違い 異なる 覆る 修正 取り下げる 杞憂 思い違い 勘違い 見当違い 的外れ 崩れる 反する 裏腹 裏切る"
)
_AFTER_ALL = word_set("矢張り やはり 案の定 思った通り 予想通り")
_ALONE = word_set("杞憂 思い違い 勘違い 見当違い 的外れ 思い過ごし 取り越し苦労 思い込み")
_LEARNT = word_set("判明 分かる 明らか 発覚")
_SOLE = word_set("個人事業 個人事業主 店主 大将 女将 個人店 個人農家 自営 自営業 一人親方 個人商店 個人経営 ワンマン")


def verdicts(report: Report, segments: tuple[Segment, ...]) -> tuple[Event, ...]:
    """VERDICT and SOLE events of all segments."""
    return tuple(
        Event(kind, i, s.start, s.end, Actor.OWN, detail)
        for i, s in enumerate(segments)
        if s.label is not Label.OTHER
        for kind, detail in _read(line_of(report.text[s.start : s.end]), s)
    )


def _read(line: Line, segment: Segment) -> Iterator[tuple[EventKind, str]]:
    norms = [t.norm for t in line.tokens]
    if any(n in _SOLE or a + n in _SOLE for a, n in pairwise(["", *norms])) or _alone(norms):
        yield EventKind.SOLE, ""
    if segment.label is not Label.ACTION and (verdict := _verdict(line, norms)):
        yield EventKind.VERDICT, verdict


def _verdict(line: Line, norms: list[str]) -> str:
    """`confirmed`, `dropped` or nothing."""
    for i, norm in enumerate(norms):
        if norm in _READING:
            for j in range(i + 1, min(len(norms), i + 7)):
                if norms[j] in _WRONG | _RIGHT and not tail_of(line, j).uncertain:
                    right = (norms[j] in _RIGHT) != bool(tail_of(line, j).negations % 2)
                    return "confirmed" if right else "dropped"
        if norm in _ALONE and not tail_of(line, i).uncertain:
            return "dropped"
        if norm in _AFTER_ALL and not any(n in ("思う", "感じる", "かも", "様") for n in norms):
            return "confirmed"
        if norm in _LEARNT and i > 1 and norms[i - 1] in ("と", "が", "に") and not tail_of(line, i).negations % 2:
            return "confirmed"
    return ""


def _alone(norms: list[str]) -> bool:
    """一人で切り盛り, 夫婦二人だけで営む."""
    one = any(a in ("一人", "1人") or (a in ("一", "1") and b == "人") for a, b in pairwise([*norms, ""]))
    return one and any(n in ("切り盛り", "営む", "経営", "回す", "商う", "営業", "遣り繰り") for n in norms)
