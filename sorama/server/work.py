"""The job that runs off the event loop: one report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sorama import feedback
from sorama.app import Checker
from sorama.coaching.draft import sayable
from sorama.model import ArgumentGraph, Review
from sorama.score import score
from sorama.server import answers
from sorama.server.pool import Notes

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
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
    standing = tuple(f for f in findings if not f.suppressed)
    comments, hidden = feedback.comment(review.graph, findings, review.strengths, checker.told, finished=False)
    points = score(review.graph, standing, review.strengths)
    return replace(review, findings=findings, comments=comments, hidden_points=hidden, score=points)


def is_long(text: str) -> bool:
    """Whether a text goes to the thread for long ones."""
    return len(text) > _LONG


def encoded(value: Any) -> bytes:
    """Compact JSON; a lone surrogate becomes an escape."""
    return _encode(value).encode("utf-8", "backslashreplace")
