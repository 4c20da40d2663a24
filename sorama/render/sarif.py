"""SARIF 2.1.0, for code scanning services and editors. Columns are code points."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from sorama.columns import Columns
from sorama.model import Finding, Related, Severity
from sorama.render.answer import Answer, Format, Look, Summary
from sorama.render.wire import Object, dump, tool

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def _head(_: Look) -> str:
    from sorama.rules import RULES

    about = tool()
    driver = {
        "name": about["name"],
        "semanticVersion": about["version"],
        "rules": [
            {
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.sections()["summary"]},
                "fullDescription": {"text": rule.sections().get("なぜ困るか", "")},
                "help": {"text": f"{rule.sections().get('直し方', '')} 詳しくは: sorama rule {rule.code}".strip()},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            }
            for rule in RULES
        ],
    }
    head = dump({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"})[:-1]
    return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{head}, "results": ['


def _piece(answer: Answer, _: Look) -> str:
    review = answer.review
    if review is None:
        return ""
    columns = Columns(review.graph.report.text)
    return ",\n".join(dump(_result(f, columns, uri(answer.path))) for f in review.findings)


def _result(f: Finding, columns: Columns, where: str) -> Object:
    found: Object = {
        "ruleId": f.code,
        "level": _LEVELS[f.severity],
        "message": {"text": f.message},
        "locations": [_location(f, columns, where)],
        "partialFingerprints": {"sorama/v1": f.fingerprint} if f.fingerprint else {},
        "properties": {"rule": f.rule, "confidence": round(f.confidence, 4)},
    }
    if f.related:
        found["relatedLocations"] = [
            {**_location(r, columns, where), "message": {"text": r.message}} for r in f.related
        ]
    if f.suppressed:
        found["suppressions"] = [{"kind": "external"}]
    return found


def _location(place: Finding | Related, columns: Columns, where: str) -> Object:
    start, end = columns.position(place.start), columns.position(place.end)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": where}, "region": region}}


def uri(path: str | None) -> str:
    """A path as a URI reference."""
    if path is None:
        return "stdin"
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="replace")


def _foot(summary: Summary, _: Look) -> str:
    notes: list[dict[str, Any]] = [
        {"level": "error", "message": {"text": problem.message}, "descriptor": {"id": problem.code}}
        for _, problem in summary.errors
    ]
    invocation = {"executionSuccessful": not summary.failures, "toolExecutionNotifications": notes}
    return f'], "invocations": [{dump(invocation)}]}}]}}\n'


SARIF = Format(head=_head, piece=_piece, foot=_foot, between=",\n")
