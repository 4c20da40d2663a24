"""How well a report lets its reader follow, 0 to 100, with the parts it is made of. The formula stands in docs/score.md.

Fixing a finding never lowers the score: each finding only takes away, each strength only gives back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from sorama.model import ArgumentGraph, Finding, Label, Score, Severity

WEIGHTS: Mapping[str, float] = {"事実": 0.25, "解釈": 0.2, "行動": 0.25, "つながり": 0.2, "具体性": 0.1}
LOSS: Mapping[Severity, float] = {Severity.ERROR: 0.8, Severity.WARNING: 0.6, Severity.INFO: 0.15}
ECHO = 0.5  # the second part of a finding loses half as much as the first
GIVEN_BACK = 0.15  # a strength gives back this share of what its part lost
GRADES = ((90, "このまま伝わる"), (70, "あと一息で伝わる"), (50, "つながりを足すと伝わる"), (0, "書き足すと伝わる"))
EMPTY = "まだ本文がありません"

# Rule → the part that it touches most, and the part that suffers with it.
PARTS: Mapping[str, tuple[str, ...]] = {
    "missing-fact": ("事実", "つながり"),
    "missing-interpretation": ("解釈", "つながり"),
    "missing-action": ("行動", "つながり"),
    "action-without-interpretation": ("つながり", "解釈"),
    "action-without-fact": ("つながり", "事実"),
    "interpretation-without-fact": ("つながり", "事実"),
    "opinion-as-fact": ("事実", "つながり"),
    "mixed-fact-and-opinion": ("事実", "解釈"),
    "leap-from-one-fact": ("つながり", "解釈"),
    "vague-fact": ("具体性", "事実"),
    "fact-from-memory": ("事実",),
    "unquantified-degree": ("具体性",),
    "no-customer-voice": ("事実",),
    "action-without-deadline": ("具体性", "行動"),
    "vague-action": ("行動", "具体性"),
    "contact-without-purpose": ("行動", "具体性"),
    "stage-todo-missing": ("行動",),
    "full-chain": ("つながり", "解釈"),
    "quoted-customer": ("事実",),
    "measured-fact": ("具体性", "事実"),
    "dated-action": ("具体性", "行動"),
    "reason-asked": ("事実",),
    "checked-hypothesis": ("解釈",),
    "beyond-expectation": ("行動",),
    "kept-promise": ("行動",),
}
_BY_CODE: Mapping[str, tuple[str, ...]] = {"SR1": ("つながり",), "SR2": ("事実",), "SR3": ("解釈",)}


def score(graph: ArgumentGraph, findings: Sequence[Finding], strengths: Sequence[Finding]) -> Score:
    """The parts, their weighted mean and a word for it. A report without content has 0."""
    threads = tuple(sorted({s.thread for s in graph.segments if s.label is not Label.OTHER}))
    if not threads:
        return Score(0, EMPTY, dict.fromkeys(WEIGHTS, 0))
    open_findings = [f for f in findings if not f.suppressed and not f.strength]
    parts = {part: _part(part, threads, open_findings, strengths) for part in WEIGHTS}
    value = round(100 * sum(WEIGHTS[part] * v for part, v in parts.items()))
    grade = next(word for least, word in GRADES if value >= least)
    return Score(value, grade, {part: round(100 * v) for part, v in parts.items()})


def touched(finding: Finding) -> tuple[str, ...]:
    """The parts that a finding or a strength touches, the first one most; a company's own rule touches 行動."""
    return PARTS.get(finding.rule) or _BY_CODE.get(finding.code[:3]) or ("行動",)


def _part(part: str, threads: tuple[int, ...], findings: Iterable[Finding], strengths: Iterable[Finding]) -> float:
    """The mean over the threads of what the findings leave of a part; a finding on the whole report counts in each."""
    here = [f for f in findings if part in touched(f)]
    back = GIVEN_BACK if any(part in touched(s) for s in strengths) else 0.0
    left = [prod(1 - _loss(part, f) for f in here if f.thread is None or f.thread == t) for t in threads]
    mean = sum(left) / len(left)
    return mean + back * (1 - mean)


def _loss(part: str, finding: Finding) -> float:
    share = 1.0 if touched(finding)[0] == part else ECHO
    return LOSS[finding.severity] * share * min(max(finding.confidence, 0.0), 1.0)
