"""Gaps as a rule would report them, and the comments on them without the small step further."""

from __future__ import annotations

from typing import Any

from sorama import feedback
from sorama.model import ArgumentGraph, Comment, Finding, Severity
from sorama.settings import Settings

TONES = ("gentle", "direct")
FINDINGS = [
    "missing-fact",
    "missing-interpretation",
    "missing-action",
    "action-without-interpretation",
    "action-without-fact",
    "interpretation-without-fact",
    "opinion-as-fact",
    "mixed-fact-and-opinion",
    "leap-from-one-fact",
    "vague-fact",
    "fact-from-memory",
    "unquantified-degree",
    "no-customer-voice",
    "stacked-hedges",
    "own-convenience-reason",
    "not-now-read-as-never",
    "hypothesis-never-checked",
    "action-without-deadline",
    "vague-action",
    "contact-without-purpose",
    "unanswered-request",
    "closed-without-followup",
    "overdue-promise",
    "stage-todo-missing",
    "problem-without-consultation",
    "consultation-without-own-view",
    "no-consultation-in-period",
    "refusal-reason-unasked",
    "push-after-refusal",
    "email-only-contact",
    "reactive-only-contact",
    "discovery-gap",
    "single-contact-account",
    "contact-gap",
    "work-before-order",
    "customer-duty-waived",
    "only-as-asked",
]
FACTS_ONLY = "空1: 白石楽器の南様から「発表会は二月」と聞いた。\n空2: 台数は12台とのこと。"
CHAIN_TEXT = "空1: 南様が教室の広さを測っていた。\n雨1<空1: 教室の広さが決め手だと見た。\n傘1<雨1: 来週火曜に広さの合う図面を届ける。"
GENTLE = Settings()


def finding(graph: ArgumentGraph, rule: str, segment: int | None = None, **values: object) -> Finding:
    start, end = (0, len(graph.report.text))
    if segment is not None:
        start, end = graph.segments[segment].start, graph.segments[segment].end
    defaults = {"severity": Severity.WARNING, "fingerprint": f"{rule}{segment}"}
    return Finding(
        rule,
        "SR999",
        message="ここが見えません。",
        start=start,
        end=end,
        thread=0,
        segment=segment,
        **defaults | values,
    )  # type: ignore[arg-type]


def comment(graph: ArgumentGraph, *told: Any, **more: Any) -> tuple[tuple[Comment, ...], int]:
    """The comments on a report that is not finished."""
    return feedback.comment(graph, *told, finished=False, **more)
