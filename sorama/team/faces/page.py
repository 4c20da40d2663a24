"""One HTML file for a manager: charts, tables and the reports behind them; needs no network, and no scripts to be read."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TextIO, TypeVar

from sorama.coaching.catalogue import load
from sorama.model import Finding, Review
from sorama.render.answer import SEVERITY_NAMES, shown
from sorama.render.margin import MARKS, Row, beside, rows, safe
from sorama.rules import RULES
from sorama.rules.discovery_gap import TOPICS
from sorama.team.codec import unpack
from sorama.team.faces import Wishes
from sorama.team.faces.charts import Charts
from sorama.team.run import Reports
from sorama.team.view import CHAIN, Ref, Team
from sorama.team.words import CHANNELS, NOBODY, SHORT, STATES, change, day, percent

_MOST = 500  # writers, customers, lines of a list that a page shows
T = TypeVar("T")
_FOLDER = Path(__file__).parent.parent / "templates"


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(clean=safe, day=day, percent=percent)
    return environment


def write_html(team: Team, reports: Reports, out: TextIO, wishes: Wishes) -> None:
    """The page, written as it is made."""
    script = (_FOLDER / "team.js").read_text(encoding="utf-8").strip()
    page = _Page(team, frozenset(number for number, _, _ in reports.newest(wishes.most)), wishes.messages)
    pieces = _environment().get_template("team.html.j2").generate(
        team=team,
        page=page,
        charts=Charts(page.writers[:60]),
        script=script,
        digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        reports=(_view(number, place, unpack(data)) for number, place, data in reports.newest(wishes.most)),
        left_out=max(team.total.reports - wishes.most, 0),
        topics=[(topic, SHORT[topic], TOPICS[topic]) for topic in SHORT],
        labels=[(label.value, MARKS[label], name) for label, name in zip(CHAIN, ("事実", "解釈", "行動"), strict=True)],
        channels=CHANNELS,
        states=STATES,
        nobody=NOBODY,
        change=change,
    )  # fmt: skip
    out.writelines(pieces)


def _some(things: Iterable[T]) -> list[T]:
    """What a page can show of a list; it says how many more there are."""
    return list(islice(things, _MOST))


class _Page:
    """What the template asks for: anchors, links, names of rules."""

    def __init__(self, team: Team, inside: frozenset[int], messages: str | None) -> None:
        self._inside = inside
        self._habits = {name: wording.habit for name, wording in load(messages).rules.items()}
        self._codes = {rule.name: rule.code for rule in RULES}
        self.writers, self.customers = _some(team.writers), _some(team.customers)
        self.promises, self.waiting = _some(team.promises), _some(team.waiting)
        self.found, self.errors = _some(team.found), _some(team.errors)
        self._writers = {w.name: i for i, w in enumerate(self.writers)}
        self._customers = {c.name: i for i, c in enumerate(self.customers)}
        names = {*team.total.findings, *(a.finding.rule for a in team.found)}
        self.rules = sorted(names, key=lambda name: (self.code(name), name))

    def code(self, rule: str) -> str:
        """The code of a rule; a team's own rule has only its name."""
        return self._codes.get(rule, rule)

    def habit(self, rule: str) -> str:
        """What a rule is about."""
        return self._habits.get(rule) or rule

    def has(self, number: int | None) -> bool:
        """Whether the page holds this report."""
        return number is not None and number in self._inside

    def anchor(self, kind: str, name: str) -> str:
        """Where a writer or a customer stands on the page."""
        found = (self._writers if kind == "w" else self._customers).get(name)
        return f"{kind}{found}" if found is not None else "top"

    some = staticmethod(_some)

    def once(self, numbers: Iterable[int]) -> list[int]:
        """Report numbers, each once; of very many those that the page holds."""
        found = sorted(set(numbers))
        return found if len(found) <= _MOST else [n for n in found if n in self._inside][:_MOST]

    @staticmethod
    def who(ref: Ref) -> str:
        """Day and customer of a place."""
        return " ".join(filter(None, (day(ref.day), ref.customer)))


def _view(number: int, place: str, review: Review) -> dict[str, Any]:
    report, findings = review.graph.report, shown(review)
    placed = [f for f in findings if f.segment is not None]
    marked = _strong(review)
    return {
        "number": number,
        "place": safe(Path(place).name),
        "day": report.date,
        "author": report.author or "",
        "customers": list(dict.fromkeys(c for c in (report.customer, *review.graph.reading.customers) if c)),
        "stage": report.stage,
        "rows": [_row(report.text, row, here, marked) for row, here in beside(rows(review.graph), placed)],
        "whole": [_finding(f) for f in findings if f.segment is None],
        "rules": sorted({f.rule for f in findings}),
        "comments": review.comments,
        "strengths": list(dict.fromkeys(f.message for f in review.strengths if not f.suppressed)),
    }


def _strong(review: Review) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in review.strengths if f.segment is not None and not f.suppressed]


def _row(text: str, row: Row, here: list[Finding], strong: list[tuple[int, int]]) -> dict[str, Any]:
    spans = [(f.start, f.end) for f in here] + [s for s in strong if s[0] < row.end and s[1] > row.start]
    cuts = sorted({row.start, row.end, *(min(max(at, row.start), row.end) for span in spans for at in span)})
    parts = []
    for start, end in pairwise(cuts):
        worst = max((f.severity for f in here if f.start <= start and f.end >= end), key=lambda s: s.rank, default=None)
        good = any(a <= start and end <= b for a, b in strong)
        parts.append({"text": safe(text[start:end]), "mark": worst.value if worst else "good" if good else ""})
    return {
        "mark": MARKS[row.label].strip(),
        "label": row.label.value,
        "parts": parts,
        "findings": [_finding(f) for f in here if f.end <= row.end],
    }


def _finding(f: Finding) -> dict[str, str]:
    return {
        "level": SEVERITY_NAMES[f.severity], "severity": f.severity.value, "code": f.code, "message": safe(f.message)
    }  # fmt: skip
