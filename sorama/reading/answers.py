"""Which requests and questions an act of ours takes up, and which refusals are only for now."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from sorama.model import Event, EventKind, Label, SupportEdge
from sorama.reading.clause import Clause, clause_of, once
from sorama.reading.lexicon import MEMBERS
from sorama.reading.passage import Passage
from sorama.report import Report

_RESPOND, _DELIVER, _PAPER = MEMBERS["RESPOND"], MEMBERS["DELIVER"], MEMBERS["PAPER"]
_EMPTY = MEMBERS["IDLE"] | MEMBERS["CUST"] | MEMBERS["OWN"] | MEMBERS["DEMAND"] | MEMBERS["QUERY"] | MEMBERS["LIGHT"]
_WEEK = frozenset(["土曜", "日曜", "平日", "夜間", "早朝", "祝日", "年末", "週末", "午前", "午後"])
_KNOW = frozenset(
    [
        "教える",
        "知る",
        "欲しい",
        "質問",
        "問い合わせ",
        "照会",
        "何時",
        "幾ら",
        "いつ",
        "番号",
        "分かる",
        "見る",
        "出来る",
    ]
)
_OPEN_WISH = frozenset(
    [
        "安い",
        "下げる",
        "値下げ",
        "値引き",
        "提案",
        "方法",
        "案",
        "何とか",
        "困る",
        "改善",
        "相談",
        "楽",
        "減らす",
        "早い",
    ]
)
_OFFER = frozenset(
    [
        "提案",
        "案内",
        "紹介",
        "勧める",
        "売り込む",
        "売り込み",
        "招待",
        "誘う",
        "新た",
        "新しい",
        "新作",
        "新商品",
        "新製品",
        "新型",
        "新",
        "キャンペーン",
    ]
)
_LOOKS_INTO = frozenset(["測る", "測定", "試す", "検証", "纏める", "数える", "見積もる", "直す", "変える"])
_BRINGS = _OFFER | {
    *("提出", "送付", "送る", "持参", "届ける", "渡す", "出す", "提示", "発送", "郵送", "共有", "差し上げる", "送信"),
    *("持つ", "知らせる", "招待", "誘う", "配る", "行く", "見せる", "説明"),
}
_CALLS_ON = frozenset(["訪問", "回る", "行く", "優先", "電話", "訪ねる", "当たる"])
_ELSEWHERE = frozenset(["別件", "別口", "他件"])
_START = attrgetter("start")
_ASKED = (EventKind.REQUEST, EventKind.QUESTION)


def taken_up(
    report: Report, passages: Sequence[Passage], supports: Iterable[SupportEdge], events: Iterable[Event]
) -> Iterator[Event]:
    """A TAKES_UP event on every segment whose request or question an act of the thread answers."""
    asked: dict[int, Event] = {}
    questions: set[int] = set()
    for e in events:
        if e.kind in _ASKED:
            asked.setdefault(e.segment, e)
            if e.kind is EventKind.QUESTION:
                questions.add(e.segment)
    if not asked:
        return
    claims: dict[int, list[int]] = {}
    premises: Counter[int] = Counter()
    for edge in supports:
        claims.setdefault(edge.premise, []).append(edge.claim)
        premises[edge.claim] += 1
    acts: dict[int, _Acts] = {}
    for p in passages:
        if p.label is Label.ACTION:
            acts.setdefault(p.segment.thread, _Acts()).add(p.number, about_of(report, p) | _days_of_things(p.clause))
    for i, e in sorted(asked.items()):
        there = acts.get(passages[i].segment.thread)
        if there is not None:
            request = about_of(report, passages[i]) | _days(passages[i].clause)
            reached = _reached(report, i, claims, passages)
            direct = frozenset(c for c in claims.get(i, ()) if premises[c] == 1)
            if there.answer(i, request, reached, direct, question=i in questions):
                yield Event(EventKind.TAKES_UP, i, e.start, e.end)


class _Acts:
    """The acts of a thread, each with its words; of acts with the same words one speaks for all."""

    def __init__(self) -> None:
        self._words: dict[int, frozenset[str]] = {}
        self._first: dict[frozenset[str], list[int]] = {}
        self._like: dict[str, list[frozenset[str]]] = {}

    def add(self, number: int, words: frozenset[str]) -> None:
        """Another act."""
        self._words[number] = words
        same = self._first.setdefault(words, [])
        if len(same) < 2:
            same.append(number)

    def answer(
        self, request: int, words: frozenset[str], reached: frozenset[int], direct: frozenset[int], *, question: bool
    ) -> bool:
        """Whether one of the acts, the request itself aside, answers the request; `reached`: what rests on it, `direct` at once."""
        for act in self._worth_asking(words):
            if self._first[act] != [request] and answers(words, act):
                return True
        return any(
            k != request
            and self._words[k]
            and not offers_something_else(words, self._words[k], question=question)
            and (k in direct or not _about_another(words, self._words[k]))
            for k in reached
            if k in self._words
        )

    def _worth_asking(self, request: frozenset[str]) -> Iterator[frozenset[str]]:
        """The acts that share a word with a request, deliver, or do nothing but respond."""
        for word in request:
            if len(word) > 1:
                if word not in self._like:
                    like = (a for a in self._first if any(len(w) > 1 and (word in w or w in word) for w in a))
                    self._like[word] = list(like)
                yield from self._like[word]
        if not request.isdisjoint(_PAPER):
            yield from self._delivering
        yield from self._responding

    @cached_property
    def _delivering(self) -> tuple[frozenset[str], ...]:
        return tuple(a for a in self._first if not a.isdisjoint(_DELIVER))

    @cached_property
    def _responding(self) -> tuple[frozenset[str], ...]:
        return tuple(a for a in self._first if not a.isdisjoint(_RESPOND) and all(len(w) < 2 for w in a - _RESPOND))


def answers(request: frozenset[str], act: frozenset[str]) -> bool:
    """Whether an act takes up what was asked, both by their words."""
    if not act.isdisjoint(_ELSEWHERE):
        return False
    if any(a in b or b in a for a in request if len(a) > 1 for b in act if len(b) > 1):
        return True
    if not request.isdisjoint(_PAPER) and not act.isdisjoint(_DELIVER):
        return True
    return not act.isdisjoint(_RESPOND) and not act - _RESPOND - request


def offers_something_else(request: frozenset[str], act: frozenset[str], *, question: bool) -> bool:
    """Whether an act that rests on a request still only offers what was not asked for."""
    wants_a_thing = question or request & (_KNOW | _DELIVER) or act & _OFFER - {"提案", "別"}
    return bool(wants_a_thing and not request & _OPEN_WISH and act & _OFFER) or bool(act & _ELSEWHERE)


def _about_another(request: frozenset[str], act: frozenset[str]) -> bool:
    """Whether an act brings or shows a thing that is not the one asked for, and looks into nothing."""
    elsewhere = bool(act & {"他", "別", "別店舗"} and act & _CALLS_ON)
    return elsewhere or not (request & _OPEN_WISH or act & (_RESPOND - _BRINGS) or act & _LOOKS_INTO)


@once
def _days(c: Clause) -> frozenset[str]:
    """Days of the week and the like that a request is about."""
    return frozenset(t.norm for t in c.line.tokens if t.norm in _WEEK)


@once
def _days_of_things(c: Clause) -> frozenset[str]:
    """The same before a noun (土曜便)."""
    return frozenset(
        t.norm for t, after in zip(c.line.tokens, c.line.letters[1:], strict=False) if t.norm in _WEEK and after in "NS"
    )


def about_of(report: Report, p: Passage) -> frozenset[str]:
    """Content words of a passage, read in its sentence."""
    start = report.sentences[p.segment.sentence].start
    return _words(clause_of(report.sentence_text(p.segment.sentence)), p.segment.start - start, p.segment.end - start)


@once
def _words(c: Clause, start: int, end: int) -> frozenset[str]:
    """Content words in a part of a sentence: nouns and verbs that say what it is about."""
    first = bisect_left(c.line.tokens, start, key=_START)
    last = bisect_left(c.line.tokens, end, first, key=_START)
    return frozenset(
        t.norm
        for t, letter in zip(c.line.tokens[first:last], c.line.letters[first:last], strict=True)
        if letter in "NVAJ" and t.end <= end and t.norm not in _EMPTY and t.pos[1] not in ("非自立可能", "数詞")
    )


def _reached(report: Report, start: int, claims: dict[int, list[int]], passages: Sequence[Passage]) -> frozenset[int]:
    """What rests on a segment, directly or through readings that follow at once or share a word with it."""
    seen: set[int] = set()
    todo = [start]
    about = about_of(report, passages[start])
    while todo:
        i = todo.pop()
        near = i in (start, start + 1) or i in claims.get(start, ())
        if not near and about.isdisjoint(about_of(report, passages[i])):
            continue
        for c in claims.get(i, ()):
            if c not in seen:
                seen.add(c)
                todo.append(c)
    return frozenset(seen)
