"""The composition root: text → report → segments → argument graph → findings → comments → review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sorama import engine, feedback, labeler, linker, parser, reading, score
from sorama.model import ArgumentGraph, Review
from sorama.rules import RULES
from sorama.rules.base import Rule
from sorama.settings import DEFAULTS, Settings
from sorama.timings import NO_TIMINGS, Timings


@dataclass(frozen=True)
class Checker:
    """Reads reports under one set of settings. Holds no text; may be shared and used again."""

    settings: Settings = DEFAULTS
    timings: Timings = NO_TIMINGS

    @cached_property
    def rules(self) -> Sequence[Rule]:
        """The rules that this checker knows; the settings say which of them run."""
        return RULES

    def check(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - the field's name everywhere
        author: str | None = None,
        date: date | None = None,
        customer: str | None = None,
        stage: str | None = None,
    ) -> Review:
        """Everything there is to say about one report."""
        return self.review(self.graph(text, id=id, author=author, date=date, customer=customer, stage=stage))

    def graph(
        self,
        text: str,
        *,
        id: str | None = None,  # noqa: A002
        author: str | None = None,
        date: date | None = None,
        customer: str | None = None,
        stage: str | None = None,
    ) -> ArgumentGraph:
        """What one report says: its segments, what supports what, and the reading."""
        words, timed = self.settings.words, self.timings.stage
        with timed("parse"):
            report = parser.parse(
                text, id=id, author=author, date=date, customer=customer, stage=stage, words=words
            )
        with timed("label"):
            segments = labeler.label(report)
        with timed("link"):
            supports = linker.link(report, segments)
        with timed("read"):
            read = reading.read(report, segments, supports, words)
        return ArgumentGraph(report, segments, supports, read)

    def review(self, graph: ArgumentGraph) -> Review:
        """What there is to say about a graph."""
        timed = self.timings.stage
        with timed("rules"):
            findings, strengths, failures = engine.run(graph, self.settings, self.rules)
        with timed("comments"):
            comments, hidden = feedback.comment(graph, findings, strengths, self.settings)
            points = score.score(graph, findings, strengths)
        return Review(graph, findings, strengths, comments, points, hidden, failures)
