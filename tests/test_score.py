"""The score: monotone, documented, about the report."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sorama.model import ArgumentGraph, Finding, Kind, Label, Segment, Severity
from sorama.report import Report
from sorama.score import GRADES, LOSS, PARTS, WEIGHTS, score, touched

RULES = (*PARTS, "no-sample-left")


def graph(threads: int) -> ArgumentGraph:
    segments = tuple(Segment(i, i + 1, i, i, Label.FACT, Kind.OBSERVED) for i in range(threads))
    return ArgumentGraph(Report("空" * threads), segments)


def finding(
    rule: str, *, thread: int | None = 0, severity: Severity = Severity.WARNING, confidence: float = 1.0
) -> Finding:
    return Finding(rule, "SR100", severity, "。", 0, 1, thread, confidence=confidence)


FINDINGS = st.builds(
    finding,
    st.sampled_from(RULES),
    thread=st.sampled_from((None, 0, 1, 2)),
    severity=st.sampled_from(Severity),
    confidence=st.floats(0, 1),
)


@given(st.lists(FINDINGS, min_size=1, max_size=12), st.lists(FINDINGS, max_size=3), st.integers(0, 11))
def test_fixing_a_finding_lowers_neither_score_nor_part(
    found: list[Finding], strengths: list[Finding], fixed: int
) -> None:
    before = score(graph(3), found, strengths)
    rest = [f for i, f in enumerate(found) if i != fixed % len(found)]
    after = score(graph(3), rest, strengths)
    assert after.value >= before.value
    assert all(after.parts[p] >= before.parts[p] for p in WEIGHTS)
    assert 0 <= before.value <= 100


@given(st.lists(FINDINGS, max_size=8), st.lists(FINDINGS, min_size=1, max_size=4))
def test_a_strength_never_lowers(found: list[Finding], strengths: list[Finding]) -> None:
    assert score(graph(2), found, strengths).value >= score(graph(2), found, strengths[1:]).value


@given(st.permutations([finding(r) for r in RULES]))
def test_the_order_of_findings_does_not_matter(found: list[Finding]) -> None:
    assert score(graph(2), found, []) == score(graph(2), sorted(found, key=lambda f: f.rule), [])


def test_a_report_without_findings_has_everything() -> None:
    full = score(graph(1), [], [])
    assert (full.value, full.grade) == (100, GRADES[0][1])
    assert set(full.parts) == set(WEIGHTS)


def test_a_report_without_content_has_nothing() -> None:
    empty = score(ArgumentGraph(Report(""), ()), [], [])
    assert empty.value == 0
    assert set(empty.parts.values()) == {0}


def test_a_missing_fact_weighs_more_than_a_missing_date_and_a_hint_least() -> None:
    values = [
        score(graph(1), [finding(rule, severity=severity)], []).value
        for rule, severity in (
            ("missing-fact", Severity.ERROR),
            ("action-without-deadline", Severity.WARNING),
            ("unquantified-degree", Severity.INFO),
        )
    ]
    assert values == sorted(values)
    assert values[0] < values[1] < values[2] < 100


def test_a_gap_in_one_of_three_threads_weighs_less() -> None:
    assert (
        score(graph(3), [finding("missing-action")], []).value > score(graph(1), [finding("missing-action")], []).value
    )


def test_suppressed_findings_do_not_count() -> None:
    hidden = Finding("missing-fact", "SR101", Severity.ERROR, "。", 0, 1, 0, suppressed=True)
    assert score(graph(1), [hidden], []).value == 100


def test_every_rule_touches_known_parts() -> None:
    for rule in RULES:
        assert set(touched(finding(rule))) <= set(WEIGHTS)
    assert round(sum(WEIGHTS.values()), 9) == 1


def test_the_page_states_the_weights_that_are_used() -> None:
    page = (Path(__file__).parents[1] / "docs" / "score.md").read_text(encoding="utf-8")
    for part, weight in WEIGHTS.items():
        assert re.search(rf"\| {part} \| {weight:.0%} \|", page)
    for severity, loss in LOSS.items():
        assert f"{severity} {loss}" in page
    for least, word in GRADES:
        assert f"「{word}」" in page
        assert least == 0 or f"{least} 以上" in page
