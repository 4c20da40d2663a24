"""What is rendered: one report's review or why there is none, and the sums over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sorama.model import Finding, Review, Severity

if TYPE_CHECKING:
    from sorama.revision import Revision


HISTORY = "history"  # the report is answered, only the history could not be used


class Problem(NamedTuple):
    """Why a report was not read or not remembered: a code for programs, a Japanese sentence for people."""

    code: str
    message: str


class Answer(NamedTuple):
    """The outcome for one report: a review or a problem, both where it was not remembered. `path` is None for standard input."""

    path: str | None
    review: Review | None = None
    problem: Problem | None = None
    revision: Revision | None = None  # against an earlier version of the same report

    @property
    def name(self) -> str:
        """What to call the report."""
        return self.path or "標準入力"


@dataclass(slots=True)
class Summary:
    """Sums over reports. Filled while the answers stream by."""

    reports: int = 0
    levels: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    suppressed: int = 0
    problems: int = 0
    failures: int = 0
    elapsed_ms: int = 0
    errors: list[tuple[str | None, Problem]] = field(default_factory=list)
    stopped: dict[str, str] = field(default_factory=dict)  # rule → what broke it, the first time

    def add(self, answer: Answer) -> None:
        """Counts one answer."""
        self.reports += 1
        if answer.problem is not None:
            self.problems += answer.problem.code != "internal"
            self.failures += answer.problem.code == "internal"
            self.errors.append((answer.path, answer.problem))
        if answer.review is not None:
            self.failures += len(answer.review.failures)
            self.stopped = {**{f.rule: f.error for f in answer.review.failures}, **self.stopped}
            for finding in answer.review.findings:
                if finding.suppressed:
                    self.suppressed += 1
                else:
                    self.levels[finding.severity] += 1
                    self.rules[finding.rule] += 1

    def merge(self, other: Summary) -> None:
        """Adds the sums of another worker; its time is not added, it ran beside this one."""
        self.reports += other.reports
        self.levels.update(other.levels)
        self.rules.update(other.rules)
        self.suppressed += other.suppressed
        self.problems += other.problems
        self.failures += other.failures
        self.errors += other.errors
        self.stopped = {**other.stopped, **self.stopped}

    def exit_code(self, fail_on: str) -> int:
        """3 a rule or stage broke, 2 an input could not be read, 1 something at or above `fail_on`, 0 nothing."""
        if self.failures:
            return 3
        if self.problems:
            return 2
        return int(fail_on != "never" and any(n and s.rank >= Severity(fail_on).rank for s, n in self.levels.items()))


class Look(NamedTuple):
    """How to show it to a person."""

    colour: bool = False
    width: int = 80
    hints: int = 0
    quiet: bool = False
    explain: bool = False
    fingerprints: bool = False


class Format(NamedTuple):
    """A format in three parts, so that answers can be written as they come: head, one piece a report, foot."""

    piece: Callable[[Answer, Look], str]
    head: Callable[[Look], str] = lambda _: ""
    foot: Callable[[Summary, Look], str] = lambda _summary, _look: ""
    between: str = ""


def shown(review: Review) -> tuple[Finding, ...]:
    """The findings that are neither suppressed nor left to the writer to find, in order of the text."""
    open_ones = (f for f in review.findings if not f.suppressed and f.rule not in review.to_find)
    return tuple(sorted(open_ones, key=lambda f: (f.start, f.end, f.code)))


SEVERITY_NAMES: Mapping[Severity, str] = {Severity.ERROR: "要対応", Severity.WARNING: "注意", Severity.INFO: "ヒント"}
