"""Rules on wording in whole reports, from text to finding: what must fire and what only looks like it."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sorama import engine
from sorama.app import Checker
from sorama.rules import RULES
from sorama.settings import Settings

CASES = [
    (*block.split("\n", 1)[0].split()[:2], block.split("\n", 1)[1].strip())
    for block in re.split(
        r"^## ", (Path(__file__).parent / "data" / "rule_cases.txt").read_text(encoding="utf-8"), flags=re.MULTILINE
    )[1:]
]
FLOOR, FLOOR_OF_A_RULE = 0.93, 0.80


@pytest.fixture(scope="module")
def right() -> dict[str, list[bool]]:
    settings = Settings(preview=True, stages={"提案": ("提案書", "決裁"), "クロージング": ("契約書",)})
    checker = Checker(settings)
    found: dict[str, list[bool]] = {}
    for code, sign, text in CASES:
        outcome = engine.run(checker.graph(text, date=date(2026, 11, 20)), settings, RULES)
        assert not outcome.failures
        codes = {f.code for f in (*outcome.findings, *outcome.strengths)}
        found.setdefault(code, []).append((code in codes) is (sign == "+"))
    return found


def test_cases_cover_both_sides() -> None:
    signs = Counter((code, sign) for code, sign, _ in CASES)
    assert all(signs[code, "+"] >= 2 and signs[code, "-"] >= 2 for code, _ in signs)


def test_most_cases_are_right(right: dict[str, list[bool]]) -> None:
    every = [r for results in right.values() for r in results]
    assert sum(every) / len(every) >= FLOOR


@pytest.mark.parametrize("code", sorted({c for c, _, _ in CASES}))
def test_no_rule_falls_behind(right: dict[str, list[bool]], code: str) -> None:
    assert sum(right[code]) / len(right[code]) >= FLOOR_OF_A_RULE
