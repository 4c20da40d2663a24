"""The argument notation of rule examples: text → ArgumentGraph or History, without a model and without counted offsets.

    @2026-11-20 著者=山田 顧客=A社 ステージ=提案    optional first line: date and what else is known of the report
    空1: 先方は「予算は未確定」と述べた。            a fact
    雨1<空1: 受注は来期にずれ込む。                  an interpretation that rests on it
    傘1<雨1,空1: 来週火曜に再提案の日程を伺う。      an action
    +空2: 部長は不在だったが、                       + goes on in the sentence of the line before
    他1: ■明日の予定                                 heading (■【◆▼●# …), field or greeting; a heading governs what follows it
    空3/数値: 昨年比12%減。                          a fine kind of its own (table KINDS), where the default is not meant
    § A社                                            a new thread; 「§1」 goes back to the first

⟦ ⟧ stand around what is flagged (take them anywhere inside the segment for a rule of scope segment, anywhere inside the
thread for one of scope thread). A history is several reports, each under a line `=== 2026-11-20 著者=山田 顧客=A社`; a line
`=== as_of 2026-12-01` says on which day the question is asked (else: the date of the last report).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sorama.model import ArgumentGraph, History, Kind, Label, Reading, Segment, SupportEdge
from sorama.report import NO_WORDS, Form, Report, Sentence, Thread, Words, Zone
from sorama.span import Span

LABELS = {"空": Label.FACT, "雨": Label.INTERPRETATION, "傘": Label.ACTION, "他": Label.OTHER}
KINDS = {
    "観察": Kind.OBSERVED,
    "発言": Kind.SAID,
    "数値": Kind.MEASURED,
    "行為": Kind.OWN_ACT,
    "推論": Kind.INFERENCE,
    "評価": Kind.EVALUATION,
    "原因": Kind.CAUSE,
    "教訓": Kind.LESSON,
    "対応": Kind.RESPONSE,
    "計画": Kind.PLAN,
    "相談": Kind.REQUEST,
    "願望": Kind.HOPE,
    "挨拶": Kind.GREETING,
    "見出し": Kind.HEADING,
    "項目": Kind.FIELD,
    "つなぎ": Kind.FILLER,
}
DEFAULT_KIND = {
    Label.FACT: Kind.OBSERVED,
    Label.INTERPRETATION: Kind.INFERENCE,
    Label.ACTION: Kind.PLAN,
    Label.OTHER: Kind.FILLER,
}
ZONES = (
    (Zone.REQUEST, ("相談", "依頼", "上司", "お願い")),
    (Zone.ACTION, ("予定", "次回", "今後", "アクション", "対応", "ToDo", "TODO", "対策", "明日")),
    (Zone.INTERPRETATION, ("所感", "考察", "気づき", "課題", "反省", "感想", "見立て", "所見")),
    (Zone.FACT, ("活動", "訪問", "商談", "内容", "実績", "要望", "事実", "状況")),
)
_LINE = re.compile(
    r"(?P<on>[+＋])?(?P<label>[空雨傘他])(?P<id>\d*)(?:/(?P<kind>\w+))?(?:<(?P<by>[空雨傘\d,、]+))?[::] ?(?P<text>.+)"
)
_HEAD = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)?\s*(?P<rest>.*)")
_META = {"著者": "author", "顧客": "customer", "ステージ": "stage", "id": "id"}
_HEADING_MARKS = "■◆▼◇●【#□▲★<"


@dataclass(frozen=True, slots=True)
class Example:
    """What an example says: reports, the places that are marked in them, and the day of the question."""

    graphs: tuple[ArgumentGraph, ...]
    marks: tuple[tuple[int, Span], ...]  # (report, span)
    as_of: date

    @property
    def graph(self) -> ArgumentGraph:
        """The only report of an example that is no history."""
        (only,) = self.graphs
        return only

    @property
    def history(self) -> History:
        """The reports as a history rule sees them."""
        return History(self.graphs, self.as_of)


class NotationError(ValueError):
    """An example that cannot be read; names the line."""


def parse_example(text: str, words: Words = NO_WORDS) -> Example:
    """An example's reports. Raises NotationError where a line is off."""
    blocks: list[tuple[str, list[str]]] = []
    as_of: date | None = None
    for line in (raw.strip() for raw in text.strip().splitlines()):
        if line.startswith("==="):
            head = line.lstrip("= ")
            if head.startswith("as_of"):
                as_of = date.fromisoformat(head.removeprefix("as_of").strip(" ="))
            else:
                blocks.append((head, []))
        elif line.startswith("@") and not blocks:
            blocks.append((line[1:], []))
        elif line:
            if not blocks:
                blocks.append(("", []))
            blocks[-1][1].append(line)
    graphs, marks = [], []
    for i, (head, lines) in enumerate(blocks):
        graph, spans = _graph(head, lines, words)
        graphs.append(graph)
        marks += [(i, span) for span in spans]
    if not graphs:
        raise NotationError("例が空です")
    last = max((g.report.date for g in graphs if g.report.date), default=date(2026, 11, 20))
    return Example(tuple(graphs), tuple(marks), as_of or last)


def parse_graph(text: str, words: Words = NO_WORDS) -> ArgumentGraph:
    """The graph of an example with one report."""
    return parse_example(text, words).graph


def _graph(head: str, lines: list[str], words: Words) -> tuple[ArgumentGraph, list[Span]]:
    text, threads, thread = "", [Thread(0)], 0
    sentences: list[Sentence] = []
    segments: list[Segment] = []
    supports: list[SupportEdge] = []
    spans: list[Span] = []
    ids: dict[str, int] = {}
    heading: int | None = None
    for line in lines:
        if line.startswith("§"):
            title = line[1:].strip(" ⟦⟧")
            if title.isdigit():
                thread = int(title) - 1
            elif segments or threads[0].title is not None:
                thread = len(threads)
                threads.append(Thread(thread, title or None))
            else:
                threads[0] = Thread(0, title or None)
            heading = None
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise NotationError(f"読めない行です: {line}")
        label = LABELS[match["label"]]
        goes_on = bool(match["on"]) and bool(sentences)
        text += "" if goes_on or not text else "\n"
        start = len(text)
        letters, marked = _unmark(match["text"], start)
        spans += marked
        text += letters
        form, zone, key = _form(label, letters, start)
        if goes_on:
            last = sentences[-1]
            sentences[-1] = Sentence(
                last.start, len(text), last.line, last.thread, last.form, last.zone, last.key, last.heading
            )
        else:
            if zone is None and heading is not None:
                zone = sentences[heading].zone
            governed = None if form is Form.HEADING else heading
            sentences.append(Sentence(start, len(text), text.count("\n"), thread, form, zone, key, governed))
            if form is Form.HEADING:
                heading = len(sentences) - 1
        kind = _kind(match["kind"], label, form, letters, line)
        if match["id"]:
            ids[match["label"] + match["id"]] = len(segments)
        supports += [
            SupportEdge(_known(ids, by, line), len(segments)) for by in re.split("[,、]", match["by"] or "") if by
        ]
        segments.append(Segment(start, len(text), len(sentences) - 1, thread, label, kind))
    known = _HEAD.fullmatch(head.strip())
    meta = dict(part.split("=", 1) for part in (known["rest"].split() if known else ()) if "=" in part)
    report = Report(
        text,
        tuple(sentences),
        tuple(threads),
        date=date.fromisoformat(known["date"]) if known and known["date"] else None,
        **{_META[k]: v for k, v in meta.items() if k in _META},
    )
    edges = tuple(supports)
    return ArgumentGraph(report, tuple(segments), edges, _read(report, tuple(segments), edges, words)), spans


def _read(report: Report, segments: tuple[Segment, ...], supports: tuple[SupportEdge, ...], words: Words) -> Reading:
    from sorama.reading import read

    return read(report, segments, supports, words)


def _unmark(text: str, start: int) -> tuple[str, list[Span]]:
    """The text without ⟦ and ⟧, and what they enclosed."""
    letters, spans, opened = "", [], None
    for c in text:
        if c == "⟦":
            opened = start + len(letters)
        elif c == "⟧" and opened is not None:
            spans.append(Span(opened, start + len(letters)))
        else:
            letters += c
    return letters, spans


def _form(label: Label, text: str, start: int) -> tuple[Form, Zone | None, Span | None]:
    """Form, zone and field name of a line, as the parser would see them."""
    if label is Label.OTHER and text[0] in _HEADING_MARKS:
        return Form.HEADING, next((z for z, names in ZONES if any(n in text for n in names)), None), None
    field = re.match(r"(\w{1,8})[::]\s*", text)
    if field:
        zone = next((z for z, names in ZONES if any(n in field[1] for n in names)), None)
        return Form.FIELD, zone or (Zone.IDENTITY if label is Label.OTHER else None), Span(start, start + len(field[1]))
    if text[0] in "・-":
        return Form.BULLET, None, None
    return (Form.GREETING if label is Label.OTHER else Form.PROSE), None, None


def _kind(name: str | None, label: Label, form: Form, text: str, line: str) -> Kind:
    if name is not None:
        if name not in KINDS:
            raise NotationError(f"細目 {name} はありません: {line}")
        return KINDS[name]
    if label is Label.OTHER:
        return {Form.HEADING: Kind.HEADING, Form.FIELD: Kind.FIELD}.get(form, Kind.GREETING)
    if label is Label.FACT and re.search(r"とのこと|[」』](と|との)|と(言|伺|話)", text):
        return Kind.SAID
    if label is Label.ACTION and re.search(r"(相談|教示|助言|同行|判断|指示|承認)(を|に|して|させて)", text):
        return Kind.REQUEST
    return DEFAULT_KIND[label]


def _known(ids: dict[str, int], by: str, line: str) -> int:
    if by not in ids:
        raise NotationError(f"根拠 {by} がまだありません: {line}")
    return ids[by]
