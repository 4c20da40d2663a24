"""Earlier readings confirmed or dropped in words, and customers who are one person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sorama.model import Actor, Event, EventKind, Label
from sorama.reading.clause import Clause, once
from sorama.reading.match import Line, tail_of
from sorama.reading.passage import Passage
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
_RUNS = word_set("切り盛り 営む 経営 回す 商う 営業 遣り繰り")
_MAY_BE_SOLE = _RUNS | {word[i:] for word in _SOLE for i in range(len(word))}
_TELLING = _READING | _ALONE | _AFTER_ALL | _LEARNT


def verdicts(passages: tuple[Passage, ...]) -> Iterator[Event]:
    """VERDICT and SOLE events of all segments."""
    for p in passages:
        if p.label is Label.OTHER:
            continue
        sole, verdict = _read(p.clause)
        if sole:
            yield Event(EventKind.SOLE, p.number, p.segment.start, p.segment.end, Actor.OWN)
        if verdict and p.label is not Label.ACTION:
            yield Event(EventKind.VERDICT, p.number, p.segment.start, p.segment.end, Actor.OWN, verdict)


@once
def _read(c: Clause) -> tuple[bool, str]:
    known = c.line.tags
    may_be_sole, may_tell = not known.isdisjoint(_MAY_BE_SOLE), not known.isdisjoint(_TELLING)
    if not (may_be_sole or may_tell):
        return False, ""
    norms = c.words
    sole = may_be_sole and (any(n in _SOLE or a + n in _SOLE for a, n in pairwise(["", *norms])) or _alone(norms))
    return sole, _verdict(c.line, norms) if may_tell else ""


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
    if not any(n in _RUNS for n in norms):
        return False
    return any(a in ("一人", "1人") or (a in ("一", "1") and b == "人") for a, b in pairwise([*norms, ""]))
