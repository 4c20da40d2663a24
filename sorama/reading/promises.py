"""Our own acts: promised (with their date), told as done, told as not done yet, moved to another day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

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
    When,
)
from sorama.reading.acts import CLASS_OF, class_of
from sorama.reading.dates import is_time_only
from sorama.reading.match import Line, Tail, line_of, tail_of
from sorama.reading.sides import quoted_ranges
from sorama.reading.within import within
from sorama.reading.words import word_set

_AGREED = word_set("約束 アポ アポイント アポイントメント 運び 予定 段取り 積もり 所存 約定")
_MOVE = word_set(
    "延期 変更 ずらす ずれる 繰り延べ 繰り延べる 繰り下げる 繰り下げ リスケ リスケジュール 前倒し 延ばす 延びる 先送り 持ち越す 持ち越し 振り替える 振り替え 組み直す 日延べ "
    "順延 スライド 遅らせる 早める 早まる 後ろ倒し 仕切り直し 改める 後ろ"
)
_PUT_OFF = word_set("リスケ リスケジュール 順延 日延べ 延期 仕切り直し")  # can only be said of a date
_CHANGE = word_set("改める 後ろ 変更 組み直す 早める スライド ずれる")  # says nothing of a date by itself
_MOVABLE = word_set("日程 日時 予定 日 約束 アポ 期限 納期 締め切り スケジュール 日取り 期日 納品日 訪問日")
_CANCEL = word_set(
    "中止 取り止める 取り止め 取り下げる 取り下げ キャンセル 白紙 不要 流れる 見送る 見送り 御破算 立ち消え"
)
_NOT_YET = word_set("未だ 未 未送付 未提出 未着手 未対応 未完 未完了 未実施 未作成 未回答 未連絡 未確認 失念")
_CUSTOMERS = word_set(
    "先方 客 顧客 客先 得意先 取引先 相手 御社 貴社 様 さん 氏 担当者 窓口 先生 奥様 奥さん 主人 旦那 親方 女将 大将 家族 本人 皆様"
)
_UNITS = (
    "部",
    "課",
    "室",
    "係",
    "委員会",
    "局",
    "省",
    "庁",
    "役所",
    "側",
    "本社",
    "役員会",
    "理事会",
    "取締役会",
    "組合",
)
_OURS = word_set("当社 弊社 自社 社内 当部 当課")
_WAITING = word_set("待つ 待ち 静観 見守る")
_URGED = word_set("催促 督促 急かす せっつく")


@dataclass(frozen=True, slots=True)
class _Act:
    """One act in a segment: the class of its word and how its predicate ends."""

    name: str
    token: int
    tail: Tail


def own_acts(
    report: Report, segments: tuple[Segment, ...], entities: tuple[Entity, ...], dates: tuple[When, ...]
) -> tuple[Event, ...]:
    """PROMISE, DONE, UNDONE and RESCHEDULED events of all segments."""
    reader = _Reader(report, entities, dates)
    return tuple(event for i, s in enumerate(segments) if s.label is not Label.OTHER for event in reader.read(i, s))


class _Reader:
    def __init__(self, report: Report, entities: tuple[Entity, ...], dates: tuple[When, ...]) -> None:
        self._report = report
        self._dates = dates
        self._customers = [e for e in entities if e.kind in (EntityKind.CUSTOMER, EntityKind.PERSON)]

    def read(self, index: int, segment: Segment) -> Iterator[Event]:
        """The events of one segment; at most one of each kind."""
        line = line_of(self._report.text[segment.start : segment.end])
        norms = [t.norm for t in line.tokens]
        told = list(_acts(line))
        acts = [a for a in told if not _is_customers(line, a, self._names_of(segment))]
        whens = list(within(self._dates, segment.start, segment.end))

        def event(kind: EventKind, when: When | None = None, detail: str | None = None) -> Event:
            names = "+".join(dict.fromkeys(a.name for a in acts)) if detail is None else detail
            return Event(kind, index, segment.start, segment.end, Actor.OWN, names, when)

        if moved := _moved(line, norms, whens):
            named = "+".join(dict.fromkeys(CLASS_OF[n] for n in norms if n in CLASS_OF))
            yield event(
                EventKind.RESCHEDULED, self._due(whens), named if moved == "moved" else f"cancelled+{named}".rstrip("+")
            )
        elif segment.label is Label.ACTION and self._is_plan(segment, line, acts, whens):
            if segment.kind is not Kind.REQUEST and bool(acts) == bool(told) and not _waits(line, acts):
                yield event(EventKind.PROMISE, self._due(whens) or self._inherited(segment))
        elif segment.label is Label.INTERPRETATION:
            return
        elif any(n in _URGED for n in norms) and segment.label is Label.FACT:
            yield event(EventKind.UNDONE)
        elif any(n in _NOT_YET for n in norms) or (acts and all(a.tail.negations % 2 for a in acts)):
            if acts or any(n.startswith("未") for n in norms):
                yield event(EventKind.UNDONE, self._due(whens))
        elif done := [a for a in acts if _is_done(line, a, segment) or self._is_log_entry(segment, line, whens)]:
            names = "+".join(dict.fromkeys(a.name for a in done))
            yield event(EventKind.DONE, self._told(whens), names)
        elif segment.kind is Kind.OWN_ACT or (segment.label is Label.ACTION and segment.kind is Kind.RESPONSE):
            yield event(EventKind.DONE, self._told(whens))

    def _names_of(self, segment: Segment) -> list[tuple[int, int]]:
        """Where customers are named, counted from the start of the segment."""
        return [
            (e.start - segment.start, e.end - segment.start)
            for e in within(self._customers, segment.start, segment.end)
        ]

    def _is_plan(self, segment: Segment, line: Line, acts: list[_Act], whens: list[When]) -> bool:
        """Whether an action lies ahead: it ends in the present, or it tells of a date agreed."""
        if segment.kind is Kind.RESPONSE:
            return False
        if self._is_log_entry(segment, line, whens):
            return False
        past = acts[-1].tail.past if acts else any(t.norm == "た" for t in line.tokens[-3:])
        if past or any(t.norm in ("済み", "済む") for t in line.tokens[-3:]):
            agreed = any(t.norm in _AGREED for t in line.tokens) or _decided(line)
            return agreed and (segment.kind is Kind.PLAN or bool(whens))
        return True

    def _is_log_entry(self, segment: Segment, line: Line, whens: list[When]) -> bool:
        """9時に在庫表をFAX: no tense, a time of the report's own day, and nothing around it that announces plans."""
        last = next((i for i in range(len(line.tokens) - 1, -1, -1) if line.letters[i] != "K"), None)
        if last is None or line.letters[last] not in "NS" or line.tokens[last].norm in _AGREED:
            return False
        zone = self._report.sentences[segment.sentence].zone
        today = self._report.date
        today_only = all(w.last == today and not w.deadline for w in whens)
        return bool(whens) and today is not None and zone is None and today_only

    def _due(self, whens: list[When]) -> When | None:
        """The date of an act to come: a deadline before another date before one that belongs to a noun (12月の納期)."""
        today = self._report.date
        ahead = [w for w in whens if today is None or w.last is None or w.last >= today]
        if not ahead:
            return None
        best = max(ahead, key=lambda w: (self._rank(w), w.last or date.min))
        if is_time_only(self._report.text[best.start : best.end]):
            inherited = self._heading(best.start)
            if inherited is not None:
                return replace(best, first=inherited.first, last=inherited.last)
        return best

    def _told(self, whens: list[When]) -> When | None:
        """The date of an act told as done: one that is past, or none."""
        today = self._report.date
        past = [w for w in whens if w.last is not None and today is not None and w.last <= today]
        return past[-1] if past else None

    def _rank(self, when: When) -> int:
        if self._report.text.startswith("の", when.end):
            return 0
        return 2 if when.deadline else 1

    def _inherited(self, segment: Segment) -> When | None:
        """The date of the sentence, of the field's name or of the heading that governs it."""
        sentence = self._report.sentences[segment.sentence]
        own = list(within(self._dates, sentence.start, sentence.end))
        return self._due(own) if own else self._heading(segment.start)

    def _heading(self, offset: int) -> When | None:
        """The day that the governing heading tells (明日の予定, 11/25 予定)."""
        for sentence in self._report.sentences:
            if sentence.start <= offset < sentence.end and sentence.heading is not None:
                head = self._report.sentences[sentence.heading]
                return next(iter(within(self._dates, head.start, head.end)), None)
        return None


def _acts(line: Line) -> Iterator[_Act]:
    """Words of a class of act that stand as a predicate: a verb, or a verbal noun that is done, ends the clause or is counted."""
    quoted = quoted_ranges(line)
    for i, token in enumerate(line.tokens):
        name = class_of(token.norm) if line.letters[i] in "NV" else None
        if name is None or any(a <= i < b for a, b in quoted):
            continue
        before = line.tokens[i - 1].norm if i else ""
        if line.letters[i] == "V":
            if token.pos[1] == "非自立可能" and before in ("て", "で"):
                continue
            heard = token.norm == "伺う" and any(
                t.norm in ("を", "と", "より", "から") for t in line.tokens[max(0, i - 3) : i]
            )
            yield _Act("ask" if heard else name, i, tail_of(line, i))
        elif not _comes_in(line, i) and (last := _predicate_end(line, i) or _by_means(line, i, name)) is not None:
            yield _Act(name, i, tail_of(line, last))


def _by_means(line: Line, i: int, name: str) -> int | None:
    """The verb of 電話で伝える, オンラインで見せる, if there is one in the clause."""
    if name not in ("call", "visit") or [t.norm for t in line.tokens[i + 1 : i + 2]] not in (["で"], ["にて"]):
        return None
    for j in range(i + 2, len(line.tokens)):
        if line.letters[j] == "K":
            break
        if line.letters[j] == "V":
            return j
    return None


def _comes_in(line: Line, i: int) -> bool:
    """担当者から電話, より連絡, との回答: the customer's."""
    norms = [t.norm for t in line.tokens[max(0, i - 2) : i]]
    return norms[-1:] in (["から"], ["より"]) or norms == ["と", "の"]


def _predicate_end(line: Line, i: int) -> int | None:
    """The last token before the predicate's tail where the noun at `i` is a predicate, else None."""
    j = i + 1
    while j < len(line.tokens) and (
        line.letters[j] == "S" or line.tokens[j].norm in ("済み", "済", "完了", "実施", "予定")
    ):
        j += 1
    if (
        j >= len(line.tokens)
        or line.letters[j] == "K"
        or line.tokens[j].norm in ("為る", "致す", "出来る", "頂く", "有る", "行う")
    ):
        return j - 1
    if line.tokens[j].norm in ("を", "の", "も", "が", "は"):
        follow = [t.norm for t in line.tokens[j + 1 : j + 5]]
        if follow and follow[0] in (
            "為る",
            "致す",
            "行う",
            "済ませる",
            "実施",
            "完了",
            "終える",
            "入れる",
            "掛ける",
            "約束",
            "予定",
            "アポ",
            "運び",
            "機会",
            "上",
            "段取り",
            "出来る",
        ):
            return j + 1
    if line.tokens[j].norm in ("に", "へ") and [t.norm for t in line.tokens[j + 1 : j + 2]] in (
        ["行く"],
        ["伺う"],
        ["参る"],
        ["回る"],
    ):
        return j + 1
    return None


def _is_customers(line: Line, act: _Act, names: list[tuple[int, int]]) -> bool:
    """Whether the customer does it: received, reported, passive, or a customer is its subject in the clause."""
    tail = act.tail
    if tail.reported or (tail.passive and line.letters[act.token] != "V"):
        return True
    if tail.received and not any(
        t.norm in ("時間", "機会", "場", "アポ") for t in line.tokens[max(0, act.token - 4) : act.token]
    ):
        return True
    for i in range(act.token - 1, 0, -1):
        token = line.tokens[i]
        if token.norm in ("、", "。", ",", "，"):
            break
        if line.letters[i] == "P" and token.norm in ("が", "は", "より", "から", "も"):
            before = line.tokens[i - 1]
            if before.norm in _CUSTOMERS or any(start < before.end <= end for start, end in names):
                return True
            if token.norm in ("が", "は") and before.surface.endswith(_UNITS) and before.norm not in _OURS:
                return True
    return False


def _is_done(line: Line, act: _Act, segment: Segment) -> bool:
    """Whether an act is told as done: past, or without tense in a fact."""
    tail = act.tail
    if tail.negations % 2 or tail.conditional or tail.wish or tail.uncertain or tail.volition or tail.question:
        return False
    if tail.past or any(t.norm in ("済み", "済", "完了", "終了") for t in line.tokens[act.token : act.token + 3]):
        return True
    present = tail.end >= len(line.tokens) or line.letters[min(tail.end, len(line.tokens) - 1)] == "K"
    plain = present and line.letters[act.token] == "V" and line.tokens[act.token].pos[5].startswith("終止形")
    return not plain if segment.label is Label.FACT else _past_later(line, act)


def _past_later(line: Line, act: _Act) -> bool:
    return any(t.norm == "た" for t in line.tokens[act.token :])


def _decided(line: Line) -> bool:
    """ことになった, こととした, 流れとなった."""
    norms = [t.norm for t in line.tokens]
    return any(
        n in ("こと", "流れ", "事") and any(m in ("成る", "為る", "決まる") for m in norms[i + 1 : i + 4])
        for i, n in enumerate(norms)
    )


def _moved(line: Line, norms: list[str], whens: list[When]) -> str:
    """`moved` or `cancelled` where a date or an act of ours is put off or called off, else nothing."""
    for i, norm in enumerate(norms):
        if norm not in _MOVE and norm not in _CANCEL:
            continue
        tail = tail_of(line, i)
        if tail.negations % 2 or tail.wish or tail.uncertain:
            continue
        near = norms[max(0, i - 8) : i + 3]
        dated = any(n in _MOVABLE for n in near)
        if norm in _CANCEL:
            if dated or any(n in CLASS_OF for n in norms[max(0, i - 6) : i]):
                return "cancelled"
        elif norm in _PUT_OFF or dated or len(whens) > 1 or (whens and (norm not in _CHANGE or _moves_act(norms, i))):
            return "moved"
    return ""


def _moves_act(norms: list[str], i: int) -> bool:
    """金曜の電話を変更: an act of ours stands before the word."""
    return any(n in CLASS_OF for n in norms[max(0, i - 8) : i])


def _waits(line: Line, acts: list[_Act]) -> bool:
    """Whether the plan names no act of ours: it waits, the customer acts, or it only tells where we are."""
    if acts:
        return False
    norms = [t.norm for t in line.tokens]
    if any(n in _WAITING or n in ("頂く", "貰う", "下さる", "呉れる", "れる", "られる") for n in norms):
        return True
    return not any(n in ("を", "行う", "努める") for n in norms) and not any(f == "V" for f in line.letters)
