"""Reviews as the service answers them: the JSON of `sorama check`, UTF-16 offsets beside the others, a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from sorama.coaching.phrasing import bracketed
from sorama.columns import to_utf16
from sorama.model import ArgumentGraph, Comment, Finding, Review, Severity
from sorama.render import Answer, wire
from sorama.report import Report
from sorama.score import score
from sorama.settings import FailOn

Object = dict[str, Any]
Phase = Literal["draft", "submit"]


def head() -> Object:
    """What every answer starts with."""
    return {"schema_version": wire.SCHEMA_VERSION, "tool": wire.tool(), "column_kind": "unicodeCodePoints"}


def check(review: Review, phase: Phase, fail_on: FailOn, submit_anyway: str, *, incomplete: bool) -> Object:
    """The answer to /v1/check."""
    return {
        **head(),
        **report(review),
        "phase": phase,
        "decision": decision(review.findings, fail_on),
        "fail_on": fail_on,
        "submit_anyway": submit_anyway,
        "incomplete": incomplete,
    }


def report(review: Review) -> Object:
    """One report with UTF-16 offsets."""
    found = wire.report(Answer(None, review))
    add_utf16(found, to_utf16(review.graph.report.text))
    return found


def decision(findings: Iterable[Finding], fail_on: FailOn) -> Literal["pass", "hold"]:
    """Whether a form should stop: a finding that stands is at least as bad as `fail_on`."""
    if fail_on == "never":
        return "pass"
    least = Severity(fail_on).rank
    return "hold" if any(not f.suppressed and f.severity.rank >= least for f in findings) else "pass"


def said(comment: Comment) -> str:
    """A comment as plain text: the words it is about on a line of their own."""
    return f"{bracketed(comment.quote)}\n{comment.text}" if comment.quote else comment.text


def partly(graph: ArgumentGraph | None, text: str, meta: Mapping[str, Any]) -> Review:
    """What there is of a review when its time is over: labels and links, or nothing; no findings either way."""
    graph = graph or ArgumentGraph(Report(text, **meta), ())
    return Review(graph, (), (), (), score(graph, (), ()))


def add_utf16(value: Any, convert: Callable[[int], int]) -> None:
    """`start_utf16` and `end_utf16` beside every `start` and `end`, at any depth, in place."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                add_utf16(item, convert)
    elif isinstance(value, dict):
        for item in value.values():
            if isinstance(item, list):
                add_utf16(item, convert)
        if "start" in value:
            value["start_utf16"], value["end_utf16"] = convert(value["start"]), convert(value["end"])
