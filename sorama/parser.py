"""Text → Report: lines, sentences, what each heading or field announces, and which customer each sentence is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sorama.layout.customers import judge
from sorama.layout.letter import with_letters
from sorama.layout.lines import BREAK, read_lines
from sorama.layout.sentences import spans_of, split
from sorama.layout.threads import assign_threads, family_of
from sorama.layout.zones import zone_of
from sorama.report import NO_WORDS, Form, Report, Sentence, Thread, Words, Zone
from sorama.span import Span

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - the parameter is called date

    from sorama.layout.line import Line

_BRACKETS = tuple("【〔≪《")


def parse(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the field's name in Report
    author: str | None = None,
    date: Date | None = None,
    customer: str | None = None,
    stage: str | None = None,
    words: Words = NO_WORDS,
) -> Report:
    """Read a report. Never raises: what is no report has no sentences. Offsets are those of `text` as given."""
    is_customer = judge(words.customers)
    lines = read_lines(text, is_customer)
    owner, titles = assign_threads(text, lines, is_customer)
    sentences: list[Sentence] = []
    above: list[tuple[str, int]] = []  # headings that govern, outermost first, with their kind of mark
    header: dict[int, int] = {}
    table = False
    for at, line in enumerate(lines):
        if line.form is Form.CELL:
            header = header if table else {}
            sentences += _row(text, line, owner[at], sentences, header, first=not table)
            table = True
            continue
        table = False
        family = family_of(line)
        if line.form is Form.HEADING or (line.form is Form.FIELD and family in _BRACKETS):
            kinds = [kind for kind, _ in above]
            above = above[: kinds.index(family)] if family in kinds else above
            sentences += _line(text, line, owner[at], above, sentences)
            above = [*above, (family, len(sentences) - 1 if line.form is Form.HEADING else _index_of(sentences, line))]
        else:
            sentences += _line(text, line, owner[at], above, sentences)
    if customer and titles == [None]:
        titles = [customer]
    threads = tuple(Thread(i, title) for i, title in enumerate(titles))
    return Report(text, with_letters(text, sentences), threads, id, author, date, customer, stage)


def _index_of(sentences: list[Sentence], line: Line) -> int:
    """The sentence with which a line starts."""
    return next(i for i in range(len(sentences) - 1, -1, -1) if sentences[i].start <= line.start)


def _line(text: str, line: Line, thread: int, above: list[tuple[str, int]], before: list[Sentence]) -> list[Sentence]:
    """The sentences of one line."""
    heading = above[-1][1] if above else None
    if line.form is Form.HEADING:
        return [Sentence(line.start, line.end, line.number, thread, Form.HEADING, line.zone, None, heading)]
    zone = line.zone
    for _, i in reversed(above) if zone is None else ():
        zone = before[i].zone
        if zone is not None:
            break
    words, offset = text[line.start : line.end], line.start
    spans = spans_of(words)
    if len(spans) > 1 and offset + spans[0].end <= line.content:  # １．訪問先
        spans = [Span(spans[0].start, spans[1].end), *spans[2:]]
    wrapped = len(spans) > 1 and BREAK.search(words) is not None
    key = line.key if line.form is Form.FIELD else None
    found: list[Sentence] = []
    number, counted = line.number, 0
    for start, end in spans:
        if wrapped:
            number, counted = number + len(BREAK.findall(words, counted, start)), start
        named = key if key and key.end <= offset + end and not found else None
        found.append(Sentence(offset + start, offset + end, number, thread, line.form, zone, named, heading))
    return found


def _row(
    text: str, line: Line, thread: int, before: list[Sentence], header: dict[int, int], *, first: bool
) -> list[Sentence]:
    """The cells of a row; facts that stand side by side make one sentence, as they say one thing about one customer."""
    found: list[Sentence] = []
    is_header = first and sum(zone_of(text[c.start : c.end]) is not None for c in line.cells) * 2 >= len(line.cells)
    for column, cell in enumerate(line.cells):
        if cell.start == cell.end:
            continue
        if is_header:
            header[column] = len(before) + len(found)
            zone = zone_of(text[cell.start : cell.end])
            zone = zone or (Zone.IDENTITY if column == 0 else None)
            found.append(Sentence(cell.start, cell.end, line.number, thread, Form.HEADING, zone))
            continue
        over = header.get(column)
        zone = before[over].zone if over is not None else None
        for span in split(text, cell.start, cell.end):
            last = found[-1] if found else None
            if (
                last is not None
                and last.zone is zone is Zone.FACT
                and column > 0
                and text[last.end : span.start].strip(" \u3000") == "\t"
            ):
                found[-1] = Sentence(last.start, span.end, line.number, thread, Form.CELL, zone, None, last.heading)
            else:
                found.append(Sentence(span.start, span.end, line.number, thread, Form.CELL, zone, None, over))
    return found
