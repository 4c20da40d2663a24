"""Whether an act to come has a time: its own, one that it inherits, or none that could still be named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sorama.model import Form, Label, Report, When, Zone
from sorama.reading.clause import Clause
from sorama.reading.within import within
from sorama.reading.words import word_set
from sorama.span import Span

# a plan needs less evidence than a date elsewhere: 24日に, (6/30), 週内に
DAY = re.compile(
    r"(?<![\d//.])(?:1[0-2]|0?[1-9])[//](?:3[01]|[12]\d|0?[1-9])(?![\d//%%])|(?<!\d)(?:3[01]|[12]\d|[1-9])日(?![間分目数後以])|[週月年]内"
)
_RELATIVE = word_set("次第 際 当日 翌日 翌 直後 直ちに 同時 其の場 前日 後日 即日 即 最終日 初日 帰り")
_POINTING = word_set("其の 此の 当該")
_POINTED = word_set("場 席 時 日 際 折 後 足 前 帰り")


def deadlines(clauses: tuple[Clause, ...], report: Report, dates: tuple[When, ...]) -> Iterator[tuple[Clause, str]]:
    """A time in the clause, in the acts that it is chained to, or in the heading above; `done`: no time to name any more."""
    acts = [c for c in clauses if c.label is Label.ACTION]
    own = {c.index: _own_time(c, dates) for c in acts}
    for c in acts:
        detail = own[c.index]
        if not detail and (_chained(c, clauses, own) or _heading_names_time(c, report, dates)):
            detail = "inherited"
        if detail:
            yield c, detail


def _own_time(c: Clause, dates: tuple[When, ...]) -> str:
    if _names_time(c, dates):
        return "own"
    if is_done(c):
        return "done"
    return "request" if asks_reader(c) else ""


def asks_reader(c: Clause) -> bool:
    """A request to whoever reads the report: ご同席をお願いします, ご相談させてください, 〜いただけますか."""
    tail = c.tokens[max(c.head - 1, 0) :]
    polite = any(t.norm in ("ます", "です", "下さる", "頂ける") or t.norm == "ください" for t in tail)
    begs = bool(
        {t.norm for t in tail} & {"御願い", "願い", "願う", "お願い", "下さる", "ください", "頂ける", "幸い", "乞う"}
    )
    consults = bool(c.norms & {"相談", "助言", "教示", "指示", "判断", "同席", "同行", "指導"})
    return (polite and begs) or (consults and (begs or polite or (c.last is not None and c.last.pos[0] == "名詞")))


def _chained(c: Clause, clauses: tuple[Clause, ...], own: Mapping[int, str]) -> bool:
    """Whether the act goes on from one with a time in its sentence, or leads up to one (〜して、明日〜する)."""
    last = clauses[c.index - 1] if c.index else None
    if last is not None and last.segment.sentence == c.segment.sentence and own.get(last.index) == "own":
        return True
    after = clauses[c.index + 1] if c.index + 1 < len(clauses) else None
    end = c.last
    if after is None or after.segment.sentence != c.segment.sentence or end is None:
        return False
    if end.norm == "て" and "こと" not in c.norms:
        return True  # its tense is told later, if at all
    return bool(own.get(after.index)) and end.pos[5].startswith("連用形")


def _names_time(c: Clause, dates: tuple[When, ...]) -> bool:
    if within(dates, c.segment.start, c.segment.end) or DAY.search(c.text):
        return True
    if c.norms & _RELATIVE:
        return True
    for a, b in pairwise(c.tokens):
        if a.norm in _POINTING and b.norm in _POINTED:
            return True
        if a.norm in ("其れ", "此れ") and b.norm == "まで":
            return True
        if b.norm == "前" and a.pos[0] == "動詞":
            return True
    return False


def is_done(c: Clause) -> bool:
    """An act of ours told as done; an agreed plan (〜ことになった, 〜流れとなった) is none."""
    tail = {t.norm for t in c.tokens[max(c.head, 0) :]}
    if tail & {"流れ", "運び", "予定", "段取り", "方針"} or ("こと" in tail and tail & {"為る", "成る", "致す"}):
        return False
    return c.past


def _heading_names_time(c: Clause, report: Report, dates: tuple[When, ...]) -> bool:
    """Whether the field's name or the heading above plans for a time (明日の予定, 来週); a day told in a title is none."""
    if c.segment.sentence >= len(report.sentences):
        return False
    sentence = report.sentences[c.segment.sentence]
    spans = [sentence.key] if sentence.key is not None else []
    if sentence.heading is not None:
        heading = report.sentences[sentence.heading]
        if heading.form is Form.HEADING or heading.zone is Zone.ACTION:
            spans.append(Span(heading.start, heading.end))
    told = [report.text[w.start : w.end] for span in spans for w in within(dates, span.start, span.end)]
    return any(not re.search(r"[\d]", letters) or sentence.zone is Zone.ACTION for letters in told)
