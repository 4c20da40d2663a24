"""Events: what the customer did and said, and what our side did about it, from the tables of this package."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from sorama.model import Actor, Entity, EntityKind, Event, EventKind, Kind, Label, SupportEdge
from sorama.reading import customer_acts, discovery, duties, our_acts, reasons, refusals
from sorama.reading.answers import taken_up
from sorama.reading.clause import Clause, clause_of, once
from sorama.reading.expressions import empty_contact, hedges, measures, verbatim
from sorama.reading.lexicon import MEMBERS
from sorama.reading.match import Hit, Line, Pattern, Table
from sorama.reading.passage import Passage, Spans
from sorama.reading.rows import Row
from sorama.reading.sides import CUSTOMER, OWN, inside_quotes, side_of
from sorama.reading.within import within
from sorama.report import Report

_ROWS: tuple[Row, ...] = (
    *refusals.ROWS,
    *reasons.ROWS,
    *customer_acts.ROWS,
    *customer_acts.VOICE,
    *customer_acts.CONTACTS,
    *our_acts.ROWS,
    *duties.ROWS,
    *discovery.DISCOVERY,
    *discovery.SMALL,
)
_TABLE = Table([row.patterns for row in _ROWS])
_LETTER = {Label.FACT: "F", Label.INTERPRETATION: "I", Label.ACTION: "A", Label.OTHER: "O"}
_CUSTOMERS = (EntityKind.PERSON, EntityKind.CUSTOMER)
_COLLEAGUES = (EntityKind.COLLEAGUE,)
_START = attrgetter("start")
_ACTOR = {CUSTOMER: Actor.CUSTOMER, OWN: Actor.OWN}


@once
def _hits(c: Clause) -> tuple[Hit, ...]:
    """Every match in a sentence that its own words do not rule out."""
    line, found = c.line, []
    ruled_out: dict[int, list[tuple[int, int]]] = {}
    for hit in _TABLE.hits(line):
        if _stands(line, hit):
            if hit.row not in ruled_out:
                there = [p.find(line) for p in _unless(hit.row) if p.may_match(line.tags)]
                ruled_out[hit.row] = [span for spans in there for span in spans]
            if not any(first <= hit.tail.end and last >= hit.first - 2 for first, last in ruled_out[hit.row]):
                found.append(hit)
    return tuple(found)


@cache
def _unless(row: int) -> tuple[Pattern, ...]:
    """The patterns that must not match beside a row's."""
    return tuple(map(Pattern, _ROWS[row].unless))


def _stands(line: Line, hit: Hit) -> bool:
    row, tail = _ROWS[hit.row], hit.tail
    if row.negated is not None and (tail.negations % 2 == 1) is not row.negated:
        return False
    if row.negated and tail.question and tail.negations:  # 契約したいのではないか
        return False
    if row.real and (tail.conditional or tail.uncertain):
        return False
    if row.reported is not None and tail.reported is not row.reported:
        return False
    if row.past and (tail.wish or tail.volition):
        return False
    return row.quoted is None or inside_quotes(line, hit.first) is row.quoted


class _Part(NamedTuple):
    """A segment's place in its sentence, and what it is read as."""

    start: int
    end: int
    label: Label
    kind: Kind


class _Told(NamedTuple):
    """An event in a sentence, counted from its start; `part` counts its segments."""

    kind: EventKind
    part: int
    start: int
    end: int
    actor: Actor
    detail: str = ""


def customer_events(
    report: Report, passages: tuple[Passage, ...], supports: tuple[SupportEdge, ...], entities: tuple[Entity, ...]
) -> tuple[Event, ...]:
    """The events of all segments, in order of the text."""
    by_sentence: dict[int, list[Passage]] = {}
    for p in passages:
        by_sentence.setdefault(p.segment.sentence, []).append(p)
    events: list[Event] = []
    for number, own in by_sentence.items():
        sentence = report.sentences[number]
        start, end, first = sentence.start, sentence.end, own[0].segment
        if first.start == start and first.end == end:
            clause, names = own[0].clause, own[0].names
        else:
            clause, names = clause_of(report.text[start:end]), tuple(within(entities, start, end))
        ours, theirs = _spans(names, start, _COLLEAGUES), _spans(names, start, _CUSTOMERS)
        value = sentence.key.end - start if sentence.key is not None else 0
        parts = tuple([_Part(s.start - start, s.end - start, s.label, s.kind) for s in [p.segment for p in own]])
        events += [
            Event(t.kind, own[t.part].number, start + t.start, start + t.end, t.actor, t.detail)
            for t in _in_sentence(clause, parts, ours, theirs, value)
        ]
    events += taken_up(report, passages, supports, events)
    events.sort(key=attrgetter("segment", "start"))
    return tuple(events)


def _spans(names: Sequence[Entity], start: int, kinds: tuple[EntityKind, ...]) -> Spans:
    """Where names of these kinds stand, counted from the start of a sentence."""
    return tuple([(e.start - start, e.end - start) for e in names if e.kind in kinds]) if names else ()


@once
def _in_sentence(c: Clause, parts: tuple[_Part, ...], ours: Spans, theirs: Spans, value: int) -> tuple[_Told, ...]:
    """The events of one sentence, the first of each kind and detail in each segment; `value`: where that of a field begins."""
    mine, yours = _tokens_in(c.line, ours), _tokens_in(c.line, theirs)
    found: dict[tuple[EventKind, int, str], _Told] = {}
    for told in (*_by_rows(c, parts, mine, yours), *_wordings(c, parts, mine | yours, value)):
        found.setdefault((told.kind, told.part, told.detail), told)
    return tuple(found.values())


def _by_rows(c: Clause, parts: tuple[_Part, ...], ours: frozenset[int], theirs: frozenset[int]) -> Iterator[_Told]:
    line = c.line
    for hit in _hits(c):
        row = _ROWS[hit.row]
        begin, end = line.tokens[hit.first].start, line.tokens[hit.last].end
        i = next((i for i, part in enumerate(parts) if part.start < end <= part.end), None)
        if i is None:
            continue
        segment = parts[i]
        if not _speaks(segment, row.labels):
            continue
        if row.past and segment.label is Label.ACTION and not _in_the_past(line, hit):
            continue
        side = side_of(line, hit, ours, theirs) or _by_kind(segment, row)
        if not _fits(row.side, side):
            continue
        detail = row.detail
        if row.kind is EventKind.REASON_ASKED and not detail:
            if hit.tail.negations % 2 and not hit.tail.question:  # 教えていただけないかと伺う
                continue
            detail = "" if _was_asked(line, hit, segment) else "planned"
        somebody = hit.tail.passive and hit.tail.reported and line.tokens[hit.first].norm in MEMBERS["REFUSE"]
        if row.kind is EventKind.COMPLAINT and hit.tail.reported and _is_passive(line, hit):
            continue  # 叱られたとのこと: somebody else was scolded
        if row.kind is EventKind.REFUSAL and somebody:
            continue  # 断られたとのこと: somebody else declined, and not us
        if row.kind is EventKind.REFUSAL and segment.label is Label.INTERPRETATION:
            if inside_quotes(line, hit.first) and not _said(line, hit.first):
                continue
            plain = line.tokens[hit.first].norm in MEMBERS["REFUSE"] and hit.tail.end >= len(line.tokens) - 1
            handed_on = any(
                t.norm in ("連絡", "通知", "返事", "回答", "申し入れ", "申し出")
                for t in line.tokens[hit.first : hit.tail.end]
            )
            plain = plain and (hit.tail.past or hit.tail.end == hit.last + 1)
            if side != CUSTOMER and not handed_on and not (plain and not _unsure(line)):
                continue
        if row.kind in (EventKind.REFUSAL, EventKind.LOST) and _counted(line, hit):
            continue  # a tally of calls, no customer
        if row.kind in (EventKind.REFUSAL, EventKind.COMPLAINT) and _background(line, hit):
            continue
        granted = inside_quotes(line, hit.first) and side == CUSTOMER
        if row.kind is EventKind.WAIVED_DUTY and (hit.tail.received or hit.tail.wish or granted):
            continue  # the customer grants it to us
        if (
            row.kind is EventKind.REMEDY
            and not detail
            and segment.label is not Label.ACTION
            and not _is_told_done(line, hit)
        ):
            continue
        if row.kind is EventKind.DEGREE and _has_figure(line, hit):
            continue
        if row.kind is EventKind.REFUSAL and _among_others(line, hit):
            yield _Told(EventKind.REASON_STATED, i, max(begin, segment.start), end, Actor.CUSTOMER)
        if row.kind is EventKind.REASON_STATED and segment.label is Label.INTERPRETATION and _unsure_why(line, hit):
            continue
        if row.kind is EventKind.OWN_CONVENIENCE and any(hit.first - 6 <= t <= hit.last for t in theirs):
            continue
        if row.kind is EventKind.REFUSAL and not detail and _for_now(line):
            detail = "not-now"
        yield _Told(row.kind, i, max(begin, segment.start), end, _ACTOR.get(side, Actor.OTHER), detail)


def _wordings(c: Clause, parts: tuple[_Part, ...], names: frozenset[int], value: int) -> Iterator[_Told]:
    """Events of one sentence's segments that take more than a row of words."""
    line = c.line
    for reader, kind, labels in _READERS:
        for found in reader(line):
            end = line.tokens[found.last].end
            for i, part in enumerate(parts):
                if part.start < end <= part.end and _speaks(part, labels):
                    begin = max(line.tokens[found.first].start, part.start)
                    yield _Told(kind, i, begin, end, _SPEAKER.get(kind, Actor.OWN), found.detail)
    for i, part in enumerate(parts):
        if part.label is Label.ACTION:
            start = max(part.start, value)
            first = bisect_left(line.tokens, start, key=_START)
            last = bisect_left(line.tokens, part.end, first, key=_START)
            contact = empty_contact(line, first, last, names) if first < last else None
            if contact is not None:
                begin, end = line.tokens[contact.first].start, line.tokens[contact.last].end
                yield _Told(EventKind.EMPTY_CONTACT, i, begin, end, Actor.OWN)


_READERS = ((hedges, EventKind.HEDGES, "FIA"), (measures, EventKind.MEASURE, "F"), (verbatim, EventKind.VERBATIM, "F"))
_SPEAKER = {EventKind.VERBATIM: Actor.CUSTOMER}
_GUESS = frozenset({"知れる", "筈", "可能性", "多分", "恐らく", "よう", "気"})
_LOSE = frozenset({"負ける", "敗れる", "落ちる"})


def _said(line: Line, index: int) -> bool:
    """Whether the quotation around the token is followed by と or って."""
    end = next((b for a, b in line.quotes if a <= index < b), -1)
    return 0 <= end < len(line.tokens) - 1 and line.tokens[end + 1].norm in ("と", "って")


def _is_passive(line: Line, hit: Hit) -> bool:
    """Whether the match or its predicate is in the passive."""
    return hit.tail.passive or any(t.norm in ("れる", "られる") for t in line.tokens[hit.first : hit.last + 1])


def _was_asked(line: Line, hit: Hit, segment: _Part) -> bool:
    """Whether a question was put, and is not only to be put, or should have been."""
    tail, rest = hit.tail, [t.norm for t in line.tokens[hit.last + 1 :]]
    if (
        "べし" in rest[:3]
        or rest[:2] == ["こと", "に"]
        or (rest and rest[0] in ("そびれる", "損ねる", "損なう", "忘れる", "逃す", "逃がす"))
    ):
        return False
    if tail.past or tail.connective == "と" or ("た" in rest and (tail.conditional or "所" in rest)):
        return True
    if tail.wish or tail.volition or tail.conditional or "べし" in rest:
        return False
    noted = hit.last + 1 < len(line.tokens) and line.tokens[hit.last + 1].surface in "→⇒➡"  # どこが合わないか尋ねる → …
    ends = noted or (line.letters[hit.last] == "N" and hit.tail.end == hit.last + 1)
    return segment.label is Label.FACT or (segment.label is Label.INTERPRETATION and (ends or "た" in rest))


def _in_the_past(line: Line, hit: Hit) -> bool:
    """Whether the predicate, or the one that a て-form goes on to, is told in the past."""
    return hit.tail.past or (
        "た" in {t.norm for t in line.tokens[hit.last + 1 :]} and not (hit.tail.wish or hit.tail.volition)
    )


def _is_told_done(line: Line, hit: Hit) -> bool:
    """Whether the match is the predicate: told in the past, or a noun at the end."""
    return hit.tail.past or hit.tail.end >= len(line.tokens) - 1


def _background(line: Line, hit: Hit) -> bool:
    """Whether the refusal only tells which customer is meant (拒否したA社は…)."""
    after = hit.tail.end
    return (
        hit.tail.past
        and after < len(line.tokens)
        and line.letters[after] in "NMQ"
        and line.tokens[after].norm not in MEMBERS["REPORTED"]
        and line.tokens[after - 1].norm not in ("と", "って")
    )


def _counted(line: Line, hit: Hit) -> bool:
    """Whether refusals are counted (断り11件, 全部断られた)."""
    after = range(hit.tail.end, min(len(line.tokens), hit.tail.end + 3))
    return "M" in {line.letters[i] for i in after} or not line.tags.isdisjoint(
        {"全部", "全て", "全員", "何れも", "全滅", "内訳"}
    )


def _among_others(line: Line, hit: Hit) -> bool:
    """Whether the refusal stands in a quotation of more than one clause: the rest most likely says why."""
    for a, b in line.quotes:
        if a <= hit.first < b:
            return any(t.surface in "。、" for t in line.tokens[a : b - 1])
    return False


def _unsure(line: Line) -> bool:
    """Whether a sentence is a guess."""
    return not line.tags.isdisjoint({*_GUESS, "思う", "感じる", "考える"}) or any(
        t.pos[5].startswith("意志推量形") for t in line.tokens
    )


def _unsure_why(line: Line, hit: Hit) -> bool:
    """Whether a reason is only guessed; what a deal was lost on is no guess for being a thought (値段で負けたと思う)."""
    if line.tokens[hit.last].norm in _LOSE:
        return not line.tags.isdisjoint(_GUESS)
    return _unsure(line)


def _has_figure(line: Line, hit: Hit) -> bool:
    """Whether a figure that is no date stands near the match."""
    near = range(max(0, hit.first - 10), min(len(line.tokens), hit.tail.end + 12))
    return any(
        line.letters[i] == "M" and not (i + 1 < len(line.tokens) and line.tokens[i + 1].norm in MEMBERS["CALENDAR"])
        for i in near
    )


def _for_now(line: Line) -> bool:
    """Whether the sentence limits what it says to the present."""
    return not line.tags.isdisjoint(MEMBERS["NOW"]) and line.tags.isdisjoint({"今後", "一切", "二度"})


def _by_kind(segment: _Part, row: Row) -> str:
    if segment.kind is Kind.SAID and row.side == CUSTOMER:
        return CUSTOMER
    if row.side == "!o":
        return ""
    return {Kind.OWN_ACT: OWN, Kind.RESPONSE: OWN, Kind.PLAN: OWN}.get(segment.kind, "")


def _speaks(segment: _Part, labels: str) -> bool:
    """Whether rows for these labels read the segment; an act already taken tells as a fact does."""
    return _LETTER[segment.label] in labels or (segment.kind is Kind.RESPONSE and "F" in labels)


def _fits(wanted: str, side: str) -> bool:
    if wanted.startswith("!"):
        return side != wanted[1:]
    return not wanted or side == wanted or (wanted == OWN and not side)


def _tokens_in(line: Line, spans: Spans) -> frozenset[int]:
    """Indices of the tokens that lie in one of the spans."""
    if not spans:
        return frozenset()
    found = []
    for a, b in spans:
        for i in range(bisect_left(line.tokens, a, key=_START), len(line.tokens)):
            if line.tokens[i].end > b:
                break
            found.append(i)
    return frozenset(found)
