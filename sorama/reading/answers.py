"""Which requests and questions an act of ours takes up, and which refusals are only for now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sorama.model import Event, EventKind, Label, Report, Segment, SupportEdge
from sorama.reading.lexicon import MEMBERS
from sorama.reading.match import Line, line_of

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
_ASKED = (EventKind.REQUEST, EventKind.QUESTION)


def words_of(line: Line, first: int, last: int, names: frozenset[int] = frozenset()) -> frozenset[str]:
    """Content words of a token range: nouns and verbs that say what it is about."""
    return frozenset(
        t.norm
        for i, t in enumerate(line.tokens[first:last], first)
        if line.letters[i] in "NVAJ"
        and i not in names
        and t.norm not in _EMPTY
        and t.pos[1] not in ("非自立可能", "数詞")
    )


def taken_up(
    report: Report, segments: Sequence[Segment], supports: Iterable[SupportEdge], events: Iterable[Event]
) -> Iterator[Event]:
    """A TAKES_UP event on every segment whose request or question an act of the thread answers."""
    asked = [e for e in events if e.kind in _ASKED]
    if not asked:
        return
    claims: dict[int, list[int]] = {}
    for edge in supports:
        claims.setdefault(edge.premise, []).append(edge.claim)
    about = [_about(report, s) for s in segments]
    days = {e.segment: _days(report, segments[e.segment]) for e in asked}
    questions = {e.segment for e in asked if e.kind is EventKind.QUESTION}
    for i in sorted({e.segment for e in asked}):
        acts = [
            k for k, s in enumerate(segments) if s.label is Label.ACTION and s.thread == segments[i].thread and k != i
        ]
        reached = _reached(i, claims, about)
        if any(
            _answers(
                about[i] | days[i],
                about[k] | _days(report, segments[k], compound=True),
                linked=k in reached,
                question=i in questions,
            )
            for k in acts
        ):
            e = next(e for e in asked if e.segment == i)
            yield Event(EventKind.TAKES_UP, i, e.start, e.end)


def _answers(request: frozenset[str], act: frozenset[str], *, linked: bool, question: bool = False) -> bool:
    if any(a in b or b in a for a in request for b in act if min(len(a), len(b)) > 1):
        return True
    wants_a_thing = question or request & (_KNOW | _DELIVER) or act & _OFFER - {"提案", "別"}
    other_offer = bool(wants_a_thing and not request & _OPEN_WISH and act & _OFFER)
    if linked and not other_offer:
        return True
    if request & _PAPER and act & _DELIVER:
        return True
    return bool(act & _RESPOND) and not act - _RESPOND - request


def _days(report: Report, segment: Segment, *, compound: bool = False) -> frozenset[str]:
    """Days of the week and the like that a request is about; `compound`: only before a noun (土曜便)."""
    line = line_of(report.text[segment.start : segment.end])
    following = (*line.letters[1:], "")
    return frozenset(
        t.norm
        for t, after in zip(line.tokens, following, strict=True)
        if t.norm in _WEEK and (not compound or after in ("N", "S"))
    )


def _about(report: Report, segment: Segment) -> frozenset[str]:
    sentence = report.sentences[segment.sentence]
    line = line_of(report.sentence_text(segment.sentence))
    inside = [
        i
        for i, t in enumerate(line.tokens)
        if segment.start <= sentence.start + t.start and sentence.start + t.end <= segment.end
    ]
    return words_of(line, inside[0], inside[-1] + 1) if inside else frozenset()


def _reached(start: int, claims: dict[int, list[int]], about: Sequence[frozenset[str]]) -> frozenset[int]:
    """What rests on a segment, directly or through readings that follow at once or share a word with it."""
    seen: set[int] = set()
    todo = [start]
    while todo:
        i = todo.pop()
        if i not in (start, start + 1) and not about[i] & about[start]:
            continue
        for c in claims.get(i, ()):
            if c not in seen:
                seen.add(c)
                todo.append(c)
    return frozenset(seen)
