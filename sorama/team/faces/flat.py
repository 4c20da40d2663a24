"""Everything in the view as flat rows, for tables that other programs open; cells that could run as formulas are disarmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from sorama.cells import one_line
from sorama.model import Review
from sorama.progress import habit
from sorama.render.answer import SEVERITY_NAMES
from sorama.team.codec import unpack
from sorama.team.run import Reports
from sorama.team.view import CHAIN, Ref, Team
from sorama.team.words import CHANNELS, MARKS, NOBODY, SHORT, STATES
from sorama.team.work import Packed

Cell = str | int | float
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_ROOM = 32_000  # letters that a cell of Excel holds, with some to spare


def disarmed(cell: Cell) -> Cell:
    """A text that a spreadsheet would run gets an apostrophe in front; control characters go."""
    if not isinstance(cell, str):
        return cell
    clean = "".join(c if c == "\n" or c.isprintable() else " " for c in cell)[:_ROOM]
    return f"'{clean}" if cell.startswith(_FORMULA) or clean.lstrip().startswith(_FORMULA) else clean


class Item(NamedTuple):
    """A finding, a strength, a promise or a hypothesis, as one row."""

    kind: str
    day: str
    author: str
    customer: str
    code: str
    rule: str
    severity: str
    due: str
    state: str
    message: str
    quote: str
    place: str


ITEM_NAMES = ("種類", "日付", "書き手", "顧客", "番号", "規則", "重さ", "期日", "状態", "内容", "引用", "元の場所")


def findings(chunk: Sequence[Packed], _: None) -> list[Iterable[Item]]:
    """Findings and strengths of each report, in order."""
    return [list(_of(place, unpack(data))) for _, place, data in chunk]


def _of(place: str, review: Review) -> Iterator[Item]:
    report = review.graph.report
    for f in sorted((*review.findings, *review.strengths), key=lambda f: (f.start, f.end, f.code)):
        if f.suppressed:
            continue
        quote = one_line(report.text[f.start : f.end], 120)
        yield Item(
            "良い所" if f.strength else "指摘", _iso(report.date), report.author or "", report.customer or "", f.code,
            f.rule, "" if f.strength else SEVERITY_NAMES[f.severity], "", "", f.message, quote, place,
        )  # fmt: skip


def across(team: Team, reports: Reports) -> Iterator[Item]:
    """Findings and strengths across reports."""
    for a in chain(team.found, team.praised):
        f, where = a.finding, a.refs[-1]
        kind = "良い所(期間)" if f.strength else "指摘(期間)"
        severity = "" if f.strength else SEVERITY_NAMES[f.severity]
        yield Item(
            kind, _iso(where.day), f.author or "", f.customer or "", f.code, f.rule, severity, "", "", f.message,
            where.quote, _where(where, reports),
        )  # fmt: skip


def promises(team: Team, reports: Reports) -> Iterator[Item]:
    """Promises that are not told as done, by their day."""
    for p in team.promises:
        yield Item(
            "約束", _iso(p.ref.day), p.ref.author or "", p.ref.customer or "", "", "", "", p.due.isoformat(),
            STATES[p.state], "", p.ref.quote, _where(p.ref, reports),
        )  # fmt: skip


def hypotheses(team: Team, reports: Reports) -> Iterator[Item]:
    """Readings that wait for a check, those first that most reports have followed."""
    for h in team.waiting:
        state = f"その後の日報 {h.later} 件"
        yield Item(
            "見立て", _iso(h.ref.day), h.ref.author or "", h.ref.customer or "", "", "", "", "", state, "", h.ref.quote,
            _where(h.ref, reports),
        )  # fmt: skip


def writers(team: Team) -> Iterator[tuple[Cell, ...]]:
    """Head and one row a writer."""
    yield (
        "書き手", "日報", *(f"{m}の割合" for m in MARKS.values()), "行動", "つながった行動", "前の週のつながり",
        "今週のつながり", "指摘", "良い所", "済んだ約束", "期日前の約束", "期日を過ぎた約束", "次に一緒に見ること",
    )  # fmt: skip
    for w in team.writers:
        late = sum(p.state == "overdue" for p in w.promises)
        before, now = w.change.chain if w.change else (None, None)
        yield (
            w.name or NOBODY, w.tally.reports, *(round(w.tally.share(x), 3) for x in CHAIN), w.tally.actions,
            w.tally.grounded, "" if before is None else round(before, 3), "" if now is None else round(now, 3),
            w.tally.faults + len(w.found), sum(map(len, w.tally.strengths.values())) + len(w.strengths), w.kept,
            len(w.promises) - late, late, w.coaching.sentence,
        )  # fmt: skip


def customers(team: Team) -> Iterator[tuple[Cell, ...]]:
    """Head and one row a customer."""
    yield (
        "顧客",
        "日報",
        "書き手",
        "最後の接触",
        *CHANNELS.values(),
        *SHORT.values(),
        "待っている見立て",
        "残っている約束",
    )
    for c in team.customers:
        yield (
            c.name, len(c.reports), "、".join(filter(None, c.writers)), _iso(c.last),
            *(c.channels.get(channel, 0) for channel in CHANNELS), *("●" if t in c.topics else "" for t in SHORT),
            len(c.waiting), len(c.promises),
        )  # fmt: skip


def rules(team: Team) -> Iterator[tuple[Cell, ...]]:
    """Head and one row a rule."""
    yield ("規則", "何についてか", "件数")
    for rule, numbers in sorted(team.total.findings.items(), key=lambda x: (-len(x[1]), x[0])):
        yield (rule, habit(rule), len(numbers))


def _iso(day: object) -> str:
    return "" if day is None else str(day)


def _where(ref: Ref, reports: Reports) -> str:
    return reports.place(ref.report) if ref.report is not None else "前の週の記録"
