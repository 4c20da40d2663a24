"""Reviewdog's rdjson. Columns are UTF-8 bytes from 1, ends exclusive."""

from __future__ import annotations

from sorama.columns import Columns
from sorama.model import Finding, Severity
from sorama.render.answer import Answer, Format, Look, Summary, shown
from sorama.render.wire import Object, dump, page

_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def _piece(answer: Answer, _: Look) -> str:
    if answer.review is None:
        return ""
    columns = Columns(answer.review.graph.report.text)
    return ",\n".join(dump(_diagnostic(f, columns, answer.path or "stdin")) for f in shown(answer.review))


def _diagnostic(f: Finding, columns: Columns, path: str) -> Object:
    start, end = columns.position(f.start, "utf8"), columns.position(f.end, "utf8")
    return {
        "message": f"{f.message} ({page(f)})",
        "location": {"path": path, "range": {"start": start._asdict(), "end": end._asdict()}},
        "severity": _LEVELS[f.severity],
        "code": {"value": f"{f.code} {f.rule}"},
    }


def _foot(_summary: Summary, _look: Look) -> str:
    return "]}\n"


RDJSON = Format(
    head=lambda _: '{"source": {"name": "sorama"}, "diagnostics": [', piece=_piece, foot=_foot, between=",\n"
)
