"""Runs the examples that a rule brings with it: its own tests, and those of a team's rules (`sorama test`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph
from sorama.report import NO_WORDS, Words
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope
from sorama.rules.notation import Example, NotationError, parse_example
from sorama.rules.selection import with_options
from sorama.span import Span


@dataclass(frozen=True, slots=True)
class Miss:
    """An example that did not do what it says."""

    rule: str
    number: int  # of the example, from 1
    example: Good | Bad
    reason: str  # Japanese, one sentence


def exercise(rule: Rule, words: Words = NO_WORDS) -> Iterator[Miss]:
    """The examples of a rule that fail. Bad examples fire at every ⟦…⟧ and nowhere else, good ones stay silent."""
    for number, example in enumerate(rule.examples, 1):
        reason = _reason(rule, example, words)
        if reason:
            yield Miss(rule.name, number, example, reason)


def _reason(rule: Rule, example: Good | Bad, words: Words) -> str:
    try:
        read = parse_example(example.text, words)
        found = _places(with_options(rule, example.options), read)
    except NotationError as error:
        return f"例が読めません: {error}"
    except Exception as error:  # noqa: BLE001 - a rule under test may break in any way
        return f"規則が止まりました({type(error).__name__}: {error})"
    should_fire = isinstance(example, Bad) is not (rule.kind is RuleKind.STRENGTH)
    if not should_fire:
        return f"黙っているはずが「{_words(read, found[0][-1])}」で反応しました" if found else ""
    if not found:
        return "反応するはずが黙っていました"
    for mark in read.marks:
        if not any(_hits(rule, read, mark, place) for places in found for place in places):
            return f"⟦{_words(read, mark)}⟧で反応しませんでした"
    for places in found:
        if read.marks and not any(_hits(rule, read, mark, place) for mark in read.marks for place in places):
            return f"印のない「{_words(read, places[-1])}」でも反応しました"
    return ""


def _places(rule: Rule, read: Example) -> list[list[tuple[int, Span]]]:
    """The places of each finding: one, or where a promise and what became of it stand in several reports, one in each."""
    if rule.scope is Scope.HISTORY:
        return [[(p.report, Span(p.start, p.end)) for p in f.places] for f in rule.check_history(read.history)]
    return [[(0, Span(f.start, f.end))] for f in rule.check(read.graph)]


def _hits(rule: Rule, read: Example, mark: tuple[int, Span], place: tuple[int, Span]) -> bool:
    if mark[0] != place[0]:
        return False
    if rule.scope is Scope.REPORT or mark[1].overlaps(place[1]):
        return True
    graph = read.graphs[mark[0]]
    return rule.scope is Scope.THREAD and _thread(graph, mark[1]) == _thread(graph, place[1])


def _thread(graph: ArgumentGraph, span: Span) -> int | None:
    return next((s.thread for s in graph.segments if span.overlaps(Span(s.start, s.end))), None)


def _words(read: Example, place: tuple[int, Span]) -> str:
    return place[1].of(read.graphs[place[0]].report.text)
