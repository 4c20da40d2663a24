"""The jobs that run off the event loop: one report, or the history of several."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sorama import engine, feedback
from sorama.app import Checker
from sorama.coaching.draft import sayable
from sorama.columns import to_utf16
from sorama.history import history_of
from sorama.model import ArgumentGraph, HistoryFinding, Review
from sorama.render import wire
from sorama.score import score
from sorama.server import answers
from sorama.server.pool import Notes
from sorama.suppression import apply

_LONG = 3000  # letters; a daily report has some hundred


@dataclass(frozen=True, slots=True)
class Task:
    """One report to be checked."""

    text: str
    meta: Mapping[str, Any]
    phase: answers.Phase = "submit"

    @property
    def long(self) -> bool:
        """Whether it goes to the thread for long texts."""
        return is_long(self.text)

    def review(self, checker: Checker, notes: Notes[ArgumentGraph]) -> Review | None:
        """The review; None where nobody waits for it any more. The graph is noted as soon as it is there."""
        graph = notes.part = checker.graph(self.text, **self.meta)
        if notes.given_up:
            return None
        review = checker.review(graph)
        return review if self.phase == "submit" else _while_writing(review, checker)


def _while_writing(review: Review, checker: Checker) -> Review:
    findings = sayable(review.graph, review.findings)
    if len(findings) == len(review.findings):
        return review
    standing = tuple(f for f in findings if not f.suppressed)
    comments, hidden = feedback.comment(review.graph, standing, review.strengths, checker.told)
    points = score(review.graph, standing, review.strengths)
    return replace(review, findings=findings, comments=comments, hidden_points=hidden, score=points)


def history(graphs: Sequence[ArgumentGraph], as_of: date | None, checker: Checker) -> Callable[[object], Any]:
    """A job: what there is to say across reports, places counted in the order in which they were sent."""

    def job(_: object) -> dict[str, Any]:
        try:
            told = history_of(graphs, as_of)
        except ValueError:  # no date anywhere: nothing can be said over time
            return {"findings": [], "strengths": [], "failures": []}
        index = {id(graph): i for i, graph in enumerate(graphs)}
        found = engine.run_history(told, checker.told, checker.rules)
        aside = checker.aside
        findings = apply(found.findings, aside.suppressions, aside.today, aside.baseline) if aside else found.findings

        def as_sent(f: HistoryFinding) -> HistoryFinding:
            return replace(f, places=tuple(replace(p, report=index[id(told.graphs[p.report])]) for p in f.places))

        made = wire.history(map(as_sent, findings), map(as_sent, found.strengths))
        for f in (*made["findings"], *made["strengths"]):
            for p in f["places"]:
                answers.add_utf16(p, to_utf16(graphs[p["report"]].report.text))
        return {**made, "failures": [{"rule": f.rule, "error": f.error} for f in found.failures]}

    return job


def is_long(text: str) -> bool:
    """Whether a text goes to the thread for long ones."""
    return len(text) > _LONG


def encoded(value: Any) -> bytes:
    """Compact JSON; a lone surrogate becomes an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")
