"""One HTML file that needs nothing else: no scripts, no network; light and dark; made to be printed, too."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sorama.cells import cells, one_line
from sorama.coaching.phrasing import bracketed
from sorama.columns import Columns
from sorama.model import Finding, Review
from sorama.render.answer import SEVERITY_NAMES, Answer, Format, Look, Summary, shown
from sorama.render.labels import SIGNS
from sorama.render.margin import MARKS, Row, beside, rows, safe
from sorama.render.terminal import EMPTY, totals

if TYPE_CHECKING:
    from sorama.revision import Revision


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["clean"] = safe
    environment.filters["quoted"] = lambda words: bracketed(safe(one_line(words)))
    return environment.get_template("page.html.j2").module


def _piece(answer: Answer, look: Look) -> str:
    review = answer.review
    if review is None:
        return str(_template().problem(safe(answer.name), answer.problem and answer.problem.message))
    if not review.graph.report.text.strip():
        return str(_template().problem(safe(answer.name), EMPTY))
    return str(_template().report(_view(answer, review, look)))


def _view(answer: Answer, review: Review, look: Look) -> dict[str, Any]:
    report, findings = review.graph.report, shown(review)
    about = (answer.path, report.date and report.date.isoformat(), report.author, report.customer)
    columns = Columns(report.text)
    placed = [f for f in findings if f.segment is not None]
    return {
        "title": safe(" · ".join(part for part in about if part) or "日報"),
        "review": review,
        "rows": [_row(report.text, row, here) for row, here in beside(rows(review.graph), placed)],
        "whole": [_finding(f, columns) for f in findings if f.segment is None],
        "hints": look.hints,
        "strengths": list(dict.fromkeys(s.message for s in review.strengths if not s.suppressed)),
        "revision": answer.revision and _revision(answer.revision),
        "codes": list(dict.fromkeys(f"{f.code} {f.rule}" for f in findings)),
    }


def _revision(revision: Revision) -> dict[str, Any]:
    from sorama.render.changes import changed, scores, sections

    sides = [
        [(SIGNS[label] if label else "", label.value if label else "other", words) for label, words in pair]
        for pair in changed(revision)
    ]
    return {"scores": scores(revision), "sections": list(sections(revision)), "pairs": sides}


def _row(text: str, row: Row, here: list[Finding]) -> dict[str, Any]:
    cuts = sorted({row.start, row.end, *(min(max(at, row.start), row.end) for f in here for at in (f.start, f.end))})
    parts = []
    for start, end in pairwise(cuts):
        over = [f for f in here if f.start <= start and f.end >= end]
        worst = max((f.severity for f in over), key=lambda s: s.rank, default=None)
        parts.append({"text": safe(text[start:end]), "severity": worst and worst.value})
    return {
        "mark": MARKS[row.label].strip(),
        "label": row.label.value,
        "number": row.line + 1 if row.first else "",
        "parts": parts,
        "findings": [_finding(f, None) for f in here if f.end <= row.end],
        "indent": cells(text[row.start : row.end]) - cells(text[row.start : row.end].lstrip(" \u3000")),
    }


def _finding(f: Finding, columns: Columns | None) -> dict[str, Any]:
    return {
        "level": SEVERITY_NAMES[f.severity],
        "severity": f.severity.value,
        "code": f.code,
        "message": safe(f.message),
        "line": columns and columns.position(f.start).line,
    }


def _head(_: Look) -> str:
    return str(_template().head())


def _foot(summary: Summary, _: Look) -> str:
    return str(_template().foot(totals(summary) if summary.reports > 1 else ""))


HTML = Format(head=_head, piece=_piece, foot=_foot)
