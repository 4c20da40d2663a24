"""The composition root: text → report → segments → argument graph → findings → comments → review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sorama import engine, feedback, labeler, linker, parser, reading, score
from sorama.custom import RuleBook, rule_book
from sorama.memo import room_for
from sorama.model import ArgumentGraph, Finding, Review
from sorama.reading.dates import report_date
from sorama.rules.base import Rule
from sorama.settings import DEFAULTS, Settings
from sorama.timings import NO_TIMINGS, Timings

if TYPE_CHECKING:
    from sorama.store import Store
    from sorama.suppression import Baseline, Suppression


class Aside(NamedTuple):
    """What people have put aside: their decisions and a baseline, as they hold on a day."""

    suppressions: tuple[Suppression, ...]
    baseline: Baseline
    today: date


@dataclass(frozen=True)
class Checker:
    """Reads reports under one set of settings. Holds no text; may be shared and used again."""

    settings: Settings = DEFAULTS
    timings: Timings = NO_TIMINGS
    aside: Aside | None = None

    @cached_property
    def book(self) -> RuleBook:
        """All rules, a team's own among them, and what could not be read of those."""
        return rule_book(self.settings.custom_rules, self.settings.words)

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that this checker knows; the settings say which of them run."""
        return self.book.rules

    @cached_property
    def told(self) -> Settings:
        """The settings as the rule book has them: with the wordings of a team's own rules."""
        return self.book.fit(self.settings)

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
        with room_for(text):
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
        """What one report says: its segments, what supports what, and the reading. Without a date, the one that its head tells."""
        words, timed = self.settings.words, self.timings.stage
        day = date or report_date(text)
        with timed("parse"):
            report = parser.parse(text, id=id, author=author, date=day, customer=customer, stage=stage, words=words)
        with timed("label"):
            segments = labeler.label(report)
        with timed("link"):
            supports, floating = linker.argue(report, segments)
        with timed("read"):
            read = reading.read(report, segments, supports, words)
        return ArgumentGraph(report, segments, supports, read, floating)

    def review(self, graph: ArgumentGraph, *, history: Store | None = None) -> Review:
        """What there is to say about a graph. With a history: in the light of the writer's earlier reports, and remembered."""
        timed = self.timings.stage
        with timed("rules"):
            findings, strengths, failures = engine.run(graph, self.told, self.rules)
            findings = self._put_aside(findings)
        with timed("comments"):
            standing = tuple(f for f in findings if not f.suppressed)
            points = score.score(graph, standing, strengths)
            comments, hidden = feedback.comment(graph, findings, strengths, self.told)
        review = Review(graph, findings, strengths, comments, points, hidden, failures)
        return review if history is None else self._in_the_light_of(history, review)

    def _put_aside(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        if self.aside is None:
            return findings
        from sorama.suppression import apply

        return apply(findings, self.aside.suppressions, self.aside.today, self.aside.baseline)

    def _in_the_light_of(self, history: Store, review: Review) -> Review:
        from sorama import progress
        from sorama.store import entry_of

        graph = review.graph
        earlier = history.entries(graph.report.author or "", apart_from=graph)
        times, mastered = progress.times(earlier), progress.newly_mastered((*earlier, entry_of(review)))
        standing = tuple(f for f in review.findings if not f.suppressed)
        comments, hidden = feedback.comment(
            graph, review.findings, review.strengths, self.told, times=times, mastered=mastered
        )
        history.add(review)
        faded = tuple(dict.fromkeys(f.rule for f in standing if times.get(f.rule, 0) >= feedback.AGAIN))
        return replace(review, comments=comments, hidden_points=hidden, to_find=faded)
