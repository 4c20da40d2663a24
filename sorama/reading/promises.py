"""Our own acts: promised (with their date), told as done, told as not done yet, moved to another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sorama.model import Actor, EntityKind, Event, EventKind, Kind, Label, Segment, When
from sorama.reading.acts import CLASS_OF, class_of
from sorama.reading.clause import Clause, once
from sorama.reading.dates import is_time_only
from sorama.reading.match import Line, Tail, tail_of
from sorama.reading.passage import Passage, Spans
from sorama.reading.sides import inside_quotes
from sorama.reading.within import within
from sorama.reading.words import word_set
from sorama.report import Report

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
_PLEDGING = word_set("約束 御約束 確約 伝える 答える 回答 返答 申し上げる 申し出る 告げる 案内 返信 連絡 話す 説明")
_URGED = word_set("催促 督促 急かす せっつく")
_MOVING = _MOVE | _CANCEL
_THAT_DAY = word_set("当日 同日 前日 翌日 前夜 翌朝 同時")


class _Act(NamedTuple):
    """One act in a segment: the class of its word and how its predicate ends."""

    name: str
    token: int
    tail: Tail


class _Dates(NamedTuple):
    """Which of a segment's dates belongs to an event."""

    due: bool = False  # one to come
    told: bool = False  # one that is past
    inherited: bool = False  # else that of the sentence or of the heading


class _Told(NamedTuple):
    """What the words of a segment tell of our acts, its dates left open."""

    kind: EventKind
    detail: str
    dates: _Dates = _Dates()


def own_acts(report: Report, passages: tuple[Passage, ...], dates: tuple[When, ...]) -> Iterator[Event]:
    """PROMISE, DONE, UNDONE and RESCHEDULED events of all segments, at most one of each."""
    reader = _Days(report, passages, dates)
    for p in passages:
        s = p.segment
        if s.label is Label.OTHER:
            continue
        theirs = p.spans(EntityKind.CUSTOMER, EntityKind.PERSON)
        told = _read(p.clause, s.label, s.kind, theirs, min(len(p.dates), 2), reader.are_todays(p))
        if told is not None:
            yield Event(told.kind, p.number, s.start, s.end, Actor.OWN, told.detail, reader.when(told.dates, p))


@once
def _read(  # noqa: PLR0917 - all that the answer hangs on
    c: Clause,
    label: Label,
    kind: Kind,
    theirs: Spans,
    dates: int,
    todays: bool,  # noqa: FBT001
) -> _Told | None:
    """What a segment tells of our acts; `todays`: all its dates are the report's day, and nothing announces plans."""
    line = c.line
    norms = c.words
    known = frozenset(norms)
    told = _acts(c)
    acts = [a for a in told if not _is_customers(line, a, theirs)]
    if not known.isdisjoint(_MOVING) and (moved := _moved(line, norms, dates)):
        named = "+".join(dict.fromkeys(CLASS_OF[n] for n in norms if n in CLASS_OF))
        detail = named if moved == "moved" else f"cancelled+{named}".rstrip("+")
        return _Told(EventKind.RESCHEDULED, detail, _Dates(due=True))
    if dates and label is not Label.INTERPRETATION and (pledged := [a for a in told if _is_pledged(line, a, theirs)]):
        return _Told(EventKind.PROMISE, _named(pledged), _Dates(due=True))
    logged = todays and _is_log_entry(line)
    if label is Label.ACTION and kind is not Kind.RESPONSE and not logged and _is_plan(line, kind, acts, dates):
        if kind is Kind.REQUEST or bool(acts) != bool(told) or _waits(line, acts):
            return None
        return _Told(EventKind.PROMISE, _named(acts), _Dates(due=True, inherited=True))
    if label is Label.INTERPRETATION:
        return None
    if label is Label.FACT and not known.isdisjoint(_URGED):
        return _Told(EventKind.UNDONE, _named(acts))
    if not known.isdisjoint(_NOT_YET) or (acts and all(a.tail.negations % 2 for a in acts)):
        if acts or any(n.startswith("未") for n in norms):
            return _Told(EventKind.UNDONE, _named(acts), _Dates(due=True))
        return None
    if done := [a for a in acts if logged or _is_done(line, a, label)]:
        return _Told(EventKind.DONE, _named(done), _Dates(told=True))
    if line.letters and any(t.norm == "たい" for t in line.tokens[-4:]):
        return None
    if kind is Kind.OWN_ACT or (label is Label.ACTION and kind is Kind.RESPONSE):
        return _Told(EventKind.DONE, _named(acts), _Dates(told=True))
    return None


def _named(acts: list[_Act]) -> str:
    """The classes of the acts, in their order."""
    return "+".join(dict.fromkeys(a.name for a in acts))


def _is_plan(line: Line, kind: Kind, acts: list[_Act], dates: int) -> bool:
    """Whether an action lies ahead: it ends in the present, or it tells of a date agreed."""
    past = acts[-1].tail.past if acts else any(t.norm == "た" for t in line.tokens[-3:])
    if past or any(t.norm in ("済み", "済む") for t in line.tokens[-3:]):
        agreed = any(t.norm in _AGREED for t in line.tokens) or _decided(line)
        return agreed and (kind is Kind.PLAN or dates > 0)
    return True


def _is_log_entry(line: Line) -> bool:
    """9時に在庫表をFAX: no tense; it takes a time of the report's own day, too."""
    last = next((i for i in range(len(line.tokens) - 1, -1, -1) if line.letters[i] != "K"), None)
    return last is not None and line.letters[last] in "NS" and line.tokens[last].norm not in _AGREED


class _Days:
    """The dates of a report, as those of acts."""

    def __init__(self, report: Report, passages: tuple[Passage, ...], dates: tuple[When, ...]) -> None:
        self._report = report
        self._dates = dates
        self._reasons: dict[int, list[Segment]] = {}  # by sentence: what is told beside the act
        for p in passages:
            if p.segment.label in (Label.FACT, Label.INTERPRETATION):
                self._reasons.setdefault(p.segment.sentence, []).append(p.segment)

    def are_todays(self, p: Passage) -> bool:
        """Whether a segment has dates, all of the report's own day, and stands where nothing announces plans."""
        today = self._report.date
        return (
            bool(p.dates)
            and today is not None
            and self._report.sentences[p.segment.sentence].zone is None
            and all(w.last == today and not w.deadline for w in p.dates)
        )

    def when(self, wanted: _Dates, p: Passage) -> When | None:
        """The date that an event has, if any."""
        if wanted.told:
            return self._told(p.dates)
        found = self._due(p.dates, p.segment) if wanted.due else None
        return found or (self._inherited(p) if wanted.inherited else None)

    def _due(self, whens: Sequence[When], segment: Segment) -> When | None:
        """The date of an act to come: a deadline before another date before one that belongs to a noun (12月の納期)."""
        today = self._report.date
        ahead = [w for w in whens if today is None or w.last is None or w.last >= today]
        if not ahead:
            return None
        best = max(ahead, key=lambda w: (self._rank(w), w.last or date.min))
        if is_time_only(self._report.text[best.start : best.end]):
            inherited = self._heading(segment)
            if inherited is not None:
                return replace(best, first=inherited.first, last=inherited.last)
        return best

    def _told(self, whens: Sequence[When]) -> When | None:
        """The date of an act told as done: one that is past, or none."""
        today = self._report.date
        past = [w for w in whens if w.last is not None and today is not None and w.last <= today]
        return past[-1] if past else None

    def _rank(self, when: When) -> int:
        if self._report.text.startswith("の", when.end):
            return 0
        return 2 if when.deadline else 1

    def _inherited(self, p: Passage) -> When | None:
        """The date of the sentence's other acts, of the field's name or of the heading that governs it; a reason's only where the act points at it."""
        segment = p.segment
        sentence = self._report.sentences[segment.sentence]
        own = within(self._dates, sentence.start, sentence.end) if self._dates else ()
        if not _points_at_day(p.clause):
            reasons = self._reasons.get(segment.sentence, ())
            own = [w for w in own if not any(r.start <= w.start < r.end for r in reasons)]
        return self._due(own, segment) if own else self._heading(segment)

    def _heading(self, segment: Segment) -> When | None:
        """The day that the governing heading tells (明日の予定, 11/25 予定)."""
        heading = self._report.sentences[segment.sentence].heading
        if heading is None:
            return None
        head = self._report.sentences[heading]
        return next(iter(within(self._dates, head.start, head.end)), None)


@once
def _acts(c: Clause) -> tuple[_Act, ...]:
    """Our acts and the customer's."""
    return tuple(_predicates(c.line))


def _predicates(line: Line) -> Iterator[_Act]:
    """Words of a class of act that stand as a predicate: a verb, or a verbal noun that is done, ends the clause or is counted."""
    for i, token in enumerate(line.tokens):
        name = class_of(token.norm) if line.letters[i] in "NV" else None
        if name is None or inside_quotes(line, i):
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


def _is_customers(line: Line, act: _Act, names: Spans) -> bool:
    """Whether the customer does it: received, reported, passive, or a customer is its subject in the clause."""
    tail = act.tail
    if tail.reported or (tail.passive and line.letters[act.token] != "V"):
        return True
    if tail.received and not any(
        t.norm in ("時間", "機会", "場", "アポ") for t in line.tokens[max(0, act.token - 4) : act.token]
    ):
        return True
    return _has_their_subject(line, act, names)


def _is_pledged(line: Line, act: _Act, names: Spans) -> bool:
    """Whether we told the customer that we will: 来週お送りすると約束した, 金曜に伺う旨をお伝えした."""
    tail = act.tail
    if tail.past or tail.negations % 2 or tail.wish or tail.passive or tail.received or tail.conditional:
        return False
    end = next((k for k in range(act.token + 1, tail.end + 1) if _hands_on(line, k)), -1)
    if end < 0:
        return False
    told = [t.norm for t in line.tokens[end : end + 8]]
    said = next((k for k, n in enumerate(told[:5]) if n in _PLEDGING), -1)
    theirs = {"れる", "られる", "頂く", "貰う", "下さる", "呉れる"} & set(told[said + 1 : said + 4])
    return said > 0 and not theirs and not _has_their_subject(line, act, names)


def _hands_on(line: Line, i: int) -> bool:
    """Whether the token turns what stands before into words: と, 旨."""
    return i < len(line.tokens) and line.tokens[i].norm in ("と", "旨", "って")


def _has_their_subject(line: Line, act: _Act, names: Spans) -> bool:
    """Whether somebody of the customer's is the subject of an act."""
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


def _is_done(line: Line, act: _Act, label: Label) -> bool:
    """Whether an act is told as done: past, or without tense in a fact."""
    tail = act.tail
    if tail.negations % 2 or tail.conditional or tail.wish or tail.uncertain or tail.volition or tail.question:
        return False
    if tail.past or any(t.norm in ("済み", "済", "完了", "終了") for t in line.tokens[act.token : act.token + 3]):
        return True
    present = tail.end >= len(line.tokens) or line.letters[min(tail.end, len(line.tokens) - 1)] == "K"
    plain = present and line.letters[act.token] == "V" and line.tokens[act.token].pos[5].startswith("終止形")
    return not plain if label is Label.FACT else _past_later(line, act)


def _past_later(line: Line, act: _Act) -> bool:
    return any(t.norm == "た" for t in line.tokens[act.token :])


def _decided(line: Line) -> bool:
    """ことになった, こととした, 流れとなった."""
    norms = [t.norm for t in line.tokens]
    return any(
        n in ("こと", "流れ", "事") and any(m in ("成る", "為る", "決まる") for m in norms[i + 1 : i + 4])
        for i, n in enumerate(norms)
    )


def _moved(line: Line, norms: list[str], dates: int) -> str:
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
            if dated or any(class_of(n) for n in norms[max(0, i - 6) : i]):
                return "cancelled"
        elif norm in _PUT_OFF or dated or dates > 1 or (dates and (norm not in _CHANGE or _moves_act(norms, i))):
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


def _points_at_day(c: Clause) -> bool:
    """その日に, 当日, 前日までに: the day that was just told."""
    norms = c.words
    return any(
        n in _THAT_DAY or (n in ("其の", "同じ") and after in ("日", "時", "場", "際", "折", "前", "席", "週", "月"))
        for n, after in pairwise((*norms, ""))
    ) or any(a == "其れ" and b == "まで" for a, b in pairwise(norms))
