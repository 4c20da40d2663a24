"""Every rule documents and tests itself: registration, metadata, sections, examples."""

import re
from pathlib import Path

import pytest

import sorama.rules
from sorama.rules import RULES
from sorama.rules.base import SECTIONS, Bad, Good, Rule, RuleKind, Scope
from sorama.rules.notation import Example, parse_example
from sorama.rules.selection import with_options
from sorama.span import Span

FOLDER = Path(sorama.rules.__file__).parent
HELPERS = {"__init__", "base", "notation", "past", "selection", "stages"}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]


def found_places(rule: Rule, example: Example) -> list[list[tuple[int, Span, int | None]]]:
    """For each finding the places that it leads to: report, span, thread (of a finding on a thread)."""
    if rule.scope is Scope.HISTORY:
        return [[(p.report, Span(p.start, p.end), None) for p in f.places] for f in rule.check_history(example.history)]
    return [
        [(0, Span(f.start, f.end), f.thread if rule.scope is Scope.THREAD else None)] for f in rule.check(example.graph)
    ]


def covers(example: Example, mark: tuple[int, Span], place: tuple[int, Span, int | None]) -> bool:
    report, span, thread = place
    if thread is None:
        return report == mark[0] and span.overlaps(mark[1])
    return any(s.thread == thread and Span(s.start, s.end).overlaps(mark[1]) for s in example.graphs[report].segments)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Good | Bad) -> None:
    parsed = parse_example(example.text)
    found = found_places(with_options(rule, example.options), parsed)
    fires = isinstance(example, Good) is (rule.kind is RuleKind.STRENGTH)
    if not fires:
        assert not found
        return
    assert found
    for mark in parsed.marks:
        assert any(covers(parsed, mark, place) for places in found for place in places), f"silent at {mark}"
    if parsed.marks:
        for places in found:
            assert any(covers(parsed, mark, place) for mark in parsed.marks for place in places), f"unmarked {places}"


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_documents_itself(rule: Rule) -> None:
    sections = rule.sections()
    assert set(sections) == {"summary", *SECTIONS}
    assert all(sections.values())
    assert re.fullmatch(r"(SR|ST)\d{2,3}", rule.code)
    assert (rule.kind is RuleKind.STRENGTH) is rule.code.startswith("ST")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.message.endswith(("。", "?", "か。"))
    assert all(o.help for o in rule.options())
    firing = Good if rule.kind is RuleKind.STRENGTH else Bad
    assert sum(isinstance(e, firing) for e in rule.examples) >= 3
    assert sum(not isinstance(e, firing) for e in rule.examples) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_has_a_file_of_its_own_name(rule: Rule) -> None:
    assert type(rule).__module__ == "sorama.rules." + rule.name.replace("-", "_")


def test_every_file_is_registered() -> None:
    files = {p.stem for p in FOLDER.glob("*.py")} - HELPERS
    assert files == {r.name.replace("-", "_") for r in RULES}


def test_codes_are_in_order_and_unique() -> None:
    codes = [r.code for r in RULES]
    assert codes == sorted(codes)
    assert len(set(codes)) == len({r.name for r in RULES}) == len(codes)


def test_hidden_by_names_rules_that_exist() -> None:
    names = {r.name for r in RULES}
    assert {h for r in RULES for h in r.hidden_by} <= names
