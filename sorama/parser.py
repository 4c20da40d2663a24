"""Text → Report: lines, sentences, what each heading or field announces, and which customer each sentence is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sorama.lines import BREAK, read_lines
from sorama.model import NO_WORDS, Form, Report, Sentence, Thread, Words, Zone
from sorama.sentences import split
from sorama.span import Span
from sorama.threads import assign_threads
from sorama.zones import zone_of

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - the parameter is called date

    from sorama.line import Line

_GREETING = re.compile(
    r"(?:お疲れ|おつかれ|お世話|おせわ|いつも(?:大変)?お世話|おはよう|こんにち[はわ]|こんばん[はわ]|おつです|お疲|拝啓|敬具|件名|Subject|失礼(?:いた)?します|ご苦労)"
    r"|(?:以上|取り急ぎ|とり急ぎ|まずは|それでは|では)(?:です|でございます|、|と?なります|ご|用件|$|。|お)"
    r"|(?:以上、?)?(?:今後とも|引き続き|何卒|なにとぞ|どうぞ|どうか|ご(?:確認|査収|検討|一読|高覧)(?:の(?:ほど|程))?|また明日も|明日も)?、?(?:何卒|どうぞ)?(?:よろしく|宜しく)(?:お(?:願|ねが)い|です|どうぞ|。|!|$)"
)
_ADDRESSEE = re.compile(
    r"[@＠]?\S{0,12}(?:部長|課長|所長|支店長|支社長|社長|店長|係長|主任|次長|室長|リーダー|マネージャー|マネジャー|上長|支配人|様|さん|各位|皆さま|皆様|皆さん|御中|殿)(?:へ|宛て?|[、,])?"
)
_NAME_ONLY = re.compile(r"[^\s。、！？!?]{1,12}(?:[\s　][^\s。、！？!?]{1,12}){0,2}")
_SELF = re.compile(r"\S{0,20}の?[^\s、。]{1,6}です[。！!]?")


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
    lines = read_lines(text)
    owner, titles = assign_threads(text, lines, words)
    sentences: list[Sentence] = []
    heading: int | None = None
    header: dict[int, int] = {}
    table = False
    for at, line in enumerate(lines):
        if line.form is Form.CELL:
            header = header if table else {}
            sentences += _row(text, line, owner[at], sentences, header, first=not table)
            table = True
            continue
        table = False
        if line.form is Form.HEADING or (line.form is Form.FIELD and line.mark[-1:] in tuple("【〔≪《")):
            heading = len(sentences)
        sentences += _line(text, line, owner[at], heading if heading != len(sentences) else None, sentences)
    threads = tuple(Thread(i, title) for i, title in enumerate(titles))
    return Report(text, _with_letters(text, sentences), threads, id, author, date, customer, stage)


def _line(text: str, line: Line, thread: int, heading: int | None, before: list[Sentence]) -> list[Sentence]:
    """The sentences of one line."""
    zone = line.zone if line.zone is not None else (before[heading].zone if heading is not None else None)
    if line.form is Form.HEADING:
        spans = [Span(line.start, line.end)]
        zone = line.zone
    else:
        spans = split(text, line.start, line.end)
    key = line.key if line.form is Form.FIELD else None
    found, number, counted = [], line.number, line.start
    for i, span in enumerate(spans):
        form = line.form if i == 0 or line.form is not Form.HEADING else Form.PROSE
        number, counted = number + len(BREAK.findall(text, counted, span.start)), span.start
        found.append(Sentence(span.start, span.end, number, thread, form, zone, key if i == 0 else None, heading))
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


def _with_letters(text: str, sentences: list[Sentence]) -> tuple[Sentence, ...]:
    """Greetings and signatures told apart from what the report says."""
    found: list[Sentence] = []
    for i, s in enumerate(sentences):
        before = found[-1].form if found else None
        form = _letter_form(text[s.start : s.end], before, i, len(sentences)) if s.form is Form.PROSE else None
        found.append(s if form is None else replace(s, form=form))
    return tuple(found)


def _letter_form(words: str, before: Form | None, index: int, count: int) -> Form | None:
    """Greeting or signature, by its words and its place in the letter."""
    if len(words) > 40:
        return None
    greets = _GREETING.match(words) or (index <= 1 and _ADDRESSEE.fullmatch(words))
    if greets or (index <= 2 and before is Form.GREETING and _SELF.fullmatch(words)):
        return Form.GREETING
    closing = before in (Form.GREETING, Form.SIGNATURE) and index > 3 and index >= count - 4
    return Form.SIGNATURE if closing and _NAME_ONLY.fullmatch(words) else None
