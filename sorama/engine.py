"""Runs rules on a graph. A rule that raises becomes a RuleFailure and the others go on; order of rules never matters.

What rules find goes through `STEPS`, one function after the other; each takes and gives findings and knows nothing of the rest.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from sorama.model import ArgumentGraph, Finding, History, HistoryFinding, Label, RuleFailure, Severity
from sorama.rules.base import Rule, Scope
from sorama.rules.selection import select, severity_of
from sorama.settings import Settings


class Outcome(NamedTuple):
    """What a run on one report found."""

    findings: tuple[Finding, ...]
    strengths: tuple[Finding, ...]
    failures: tuple[RuleFailure, ...]


class HistoryOutcome(NamedTuple):
    """What a run on a history found."""

    findings: tuple[HistoryFinding, ...]
    strengths: tuple[HistoryFinding, ...]
    failures: tuple[RuleFailure, ...]


class Context(NamedTuple):
    """What a step may look at."""

    graph: ArgumentGraph
    settings: Settings
    rules: Mapping[str, Rule]


Step = Callable[[tuple[Finding, ...], Context], tuple[Finding, ...]]


def run(graph: ArgumentGraph, settings: Settings, rules: Iterable[Rule]) -> Outcome:
    """Findings and strengths of the selected rules on one report, in order of the text."""
    chosen = _chosen(rules, settings)
    found: list[Finding] = []
    failures: list[RuleFailure] = []
    for rule in chosen:
        try:
            found += tuple(rule.check(graph))
        except Exception as error:  # noqa: BLE001 - the boundary that keeps the others going
            failures.append(RuleFailure(rule.name, _describe(error)))
    context = Context(graph, settings, {r.name: r for r in chosen})
    kept = tuple(found)
    for step in STEPS:
        kept = step(kept, context)
    return Outcome(
        tuple(f for f in kept if not f.strength), tuple(f for f in kept if f.strength), tuple(failures)
    )  # fmt: skip


_last: list[tuple[Iterable[Rule], Settings, tuple[Rule, ...]]] = []


def _chosen(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that look at one report; under the same settings as last time they are the same."""
    for known, under, chosen in _last:
        if known is rules and under is settings:
            return chosen
    chosen = tuple(r for r in select(rules, settings) if r.scope is not Scope.HISTORY)
    if isinstance(rules, tuple):
        _last[:] = [(rules, settings, chosen)]
    return chosen


def run_history(history: History, settings: Settings, rules: Iterable[Rule]) -> HistoryOutcome:
    """Findings and strengths of the selected history rules on several reports."""
    found: list[HistoryFinding] = []
    failures: list[RuleFailure] = []
    for rule in select(rules, settings):
        if rule.scope is not Scope.HISTORY:
            continue
        try:
            found += tuple(replace(f, severity=severity_of(rule, settings)) for f in rule.check_history(history))
        except Exception as error:  # noqa: BLE001 - the boundary that keeps the others going
            failures.append(RuleFailure(rule.name, _describe(error)))
    sure = [f for f in found if f.confidence >= settings.min_confidence]
    sure.sort(key=lambda f: (f.author or "", f.customer or "", [(p.report, p.start) for p in f.places], f.code))
    marked = _mark_history(sure, history)
    return HistoryOutcome(
        tuple(f for f in marked if not f.strength), tuple(f for f in marked if f.strength), tuple(failures)
    )  # fmt: skip


SURE = 0.95  # out of fold one good report in seventeen is disturbed by what is surer
SOFTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}


def set_severities(found: tuple[Finding, ...], context: Context) -> tuple[Finding, ...]:
    """The severity that the settings ask for, else the rule's own; what is doubtful is said one step softer."""
    return tuple(
        f if f.severity is severity else replace(f, severity=severity)
        for f, severity in ((f, _severity(f, context)) for f in found)
    )


def _severity(found: Finding, context: Context) -> Severity:
    rule, asked = context.rules[found.rule], context.settings.severity
    severity = severity_of(rule, context.settings)
    if found.confidence >= SURE or asked.keys() & {rule.name, rule.code}:
        return severity
    return SOFTER.get(severity, severity)


def drop_unsure(found: tuple[Finding, ...], context: Context) -> tuple[Finding, ...]:
    """Only findings of at least the confidence that the settings ask for."""
    return tuple(f for f in found if f.confidence >= context.settings.min_confidence)


def one_per_gap(found: tuple[Finding, ...], context: Context) -> tuple[Finding, ...]:
    """Without findings whose rule yields (`hidden_by`) to one on the same segment, or on the segment's thread."""
    on_segment = {(f.rule, f.segment) for f in found if f.segment is not None}
    on_thread = {(f.rule, f.thread) for f in found if f.segment is None}

    def hidden(f: Finding) -> bool:
        return any(
            (other, f.thread) in on_thread or (f.segment is not None and (other, f.segment) in on_segment)
            for other in context.rules[f.rule].hidden_by
        )

    return tuple(f for f in found if not hidden(f))


def add_fingerprints(found: tuple[Finding, ...], context: Context) -> tuple[Finding, ...]:
    """A content hash for each: rule, normalised text of the place, and which of several equal ones. No line numbers."""
    seen: Counter[str] = Counter()
    marked = []
    content_of = _contents(context.graph)
    for f in sorted(found, key=order):
        content = f"{f.rule}\n{content_of(f)}"
        seen[content] += 1
        marked.append(replace(f, fingerprint=fingerprint(content, seen[content])))
    return tuple(marked)


def in_order(found: tuple[Finding, ...], context: Context) -> tuple[Finding, ...]:  # noqa: ARG001 - a step
    """By place, then by code."""
    return tuple(sorted(found, key=order))


STEPS: tuple[Step, ...] = (set_severities, one_per_gap, drop_unsure, add_fingerprints, in_order)


def order(finding: Finding) -> tuple[int, int, str]:
    """The stable order of findings in an answer."""
    return finding.start, finding.end, finding.code


def fingerprint(content: str, occurrence: int = 1) -> str:
    """16 hexadecimal digits for what a finding is about."""
    return hashlib.sha256(f"{content}\n{occurrence}".encode("utf-8", "replace")).hexdigest()[:16]


_BY_CHANCE = re.compile(r"[\s、。,.・!?!?]+")


def normalised(text: str) -> str:
    """A text without what editing changes by accident: width, white space, closing punctuation."""
    return _BY_CHANCE.sub("", unicodedata.normalize("NFKC", text)).lower()


def _contents(graph: ArgumentGraph) -> Callable[[Finding], str]:
    """What a finding is about, in normalised letters: its segment, its thread, or the whole report."""

    @cache
    def of_segment(segment: int) -> str:
        return normalised(graph.text(segment))

    @cache
    def of_thread(thread: int | None) -> str:
        own = range(len(graph.segments)) if thread is None else graph.by_thread.get(thread, ())
        return "\n".join([of_segment(i) for i in own if graph.segments[i].label is not Label.OTHER])

    return lambda f: of_thread(f.thread) if f.segment is None else of_segment(f.segment)


def _mark_history(found: Iterable[HistoryFinding], history: History) -> tuple[HistoryFinding, ...]:
    seen: Counter[str] = Counter()
    marked = []
    for f in found:
        texts = (history.graphs[p.report].report.text[p.start : p.end] for p in f.places)
        content = "\n".join((f.rule, f.author or "", f.customer or "", *map(normalised, texts)))
        seen[content] += 1
        marked.append(replace(f, fingerprint=fingerprint(content, seen[content])))
    return tuple(marked)


def _describe(error: Exception) -> str:
    """Kind and place of an error, without its message: that may quote the report."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_code.co_name}, {trace.tb_lineno}行)" if trace is not None else ""
    return type(error).__name__ + where
