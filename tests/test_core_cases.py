"""Whole reports through the whole chain: each core rule speaks where it must and is silent on near misses."""

import tomllib
from pathlib import Path

from sorama.app import Checker
from sorama.rules import RULES
from sorama.settings import Settings

CASES = tomllib.loads((Path(__file__).parent / "data" / "core_cases.toml").read_text(encoding="utf-8"))


def test_cases_name_rules() -> None:
    assert set(CASES) <= {r.name for r in RULES}
    assert all(len(c["fires"]) >= 5 and len(c["silent"]) >= 5 for c in CASES.values())


def test_at_least_nine_of_ten_are_right() -> None:
    checker, wrong, total = Checker(Settings(preview=True)), [], 0
    for rule, cases in CASES.items():
        for kind, texts in cases.items():
            for text in texts:
                total += 1
                spoke = any(f.rule == rule for f in checker.check(text).findings)
                if spoke is not (kind == "fires"):
                    wrong.append((rule, kind, text))
    assert 1 - len(wrong) / total >= 0.9, wrong
