"""History rules on whole reports as they are written: cases that must fire and near misses, through the whole chain."""

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from sorama.app import Checker
from sorama.engine import run_history
from sorama.history import history_of

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "data" / "history_cases.toml").read_text(encoding="utf-8")
)
_HEAD = re.compile(r"^== (\S+) (\S+) (\S+)\n", re.MULTILINE)


def fires(checker: Checker, rule: str, case: dict[str, Any]) -> bool:
    """Whether the rule finds anything in the case's reports."""
    parts = _HEAD.split(case["reports"])[1:]
    graphs = [
        checker.graph(text.strip(), date=date.fromisoformat(day), author=author, customer=None if name == "-" else name)
        for day, author, name, text in zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
    ]
    found = run_history(history_of(graphs, case.get("as_of")), checker.settings, checker.rules)
    assert not found.failures
    return rule in {f.rule for f in (*found.findings, *found.strengths)}


def test_enough_cases_of_both_kinds() -> None:
    for rule, cases in CASES.items():
        kinds = Counter(c["fires"] for c in cases)
        assert min(kinds[True], kinds[False]) >= 5, rule


def test_nine_of_ten_right() -> None:
    checker = Checker()
    right = {
        rule: sum(fires(checker, rule, c) is c["fires"] for c in cases) / len(cases) for rule, cases in CASES.items()
    }
    total = sum(right[r] * len(c) for r, c in CASES.items()) / sum(map(len, CASES.values()))
    assert total >= 0.9, right
    assert min(right.values()) >= 0.75, right
