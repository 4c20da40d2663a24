"""Workflow commands that GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from sorama.columns import Columns
from sorama.model import Severity
from sorama.render.answer import Answer, Format, Look, shown
from sorama.render.wire import page

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _piece(answer: Answer, _: Look) -> str:
    if answer.review is None:
        message = answer.problem.message if answer.problem else ""
        return _command("error", {"file": answer.path, "title": "sorama"}, message)
    columns = Columns(answer.review.graph.report.text)
    found = []
    for f in shown(answer.review):
        start, end = columns.position(f.start, "utf16"), columns.position(f.end, "utf16")
        where: dict[str, object] = {"file": answer.path, "line": start.line, "endLine": end.line, "col": start.column}
        if start.line == end.line:
            where["endColumn"] = end.column
        found.append(
            _command(_COMMANDS[f.severity], {**where, "title": f"{f.code} {f.rule}"}, f"{f.message} ({page(f)})")
        )
    return "".join(found)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    told = ",".join(f"{key}={_value(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


GITHUB = Format(piece=_piece)
