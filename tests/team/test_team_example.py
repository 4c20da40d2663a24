"""The made-up team: every history rule fires where the team has the flaw and nowhere else."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from sorama.rules import RULES
from sorama.rules.base import Scope
from sorama.team.codec import unpack
from sorama.team.view import Team
from sorama.team.work import Work

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "team"
EXPECTED = tomllib.loads((EXAMPLE / "expected.toml").read_text(encoding="utf-8"))
HISTORY = sorted(rule.name for rule in RULES if rule.scope is Scope.HISTORY)


@pytest.mark.parametrize("rule", HISTORY)
def test_a_rule_fires_where_it_should_and_nowhere_else(rule: str, team: Team) -> None:
    wanted = {(e.get("author"), e.get("customer"), tuple(e["reports"])) for e in EXPECTED[rule]}
    fired = {
        (a.finding.author, a.finding.customer, tuple(dict.fromkeys(f"{(r.report or 0) + 1:03}" for r in a.refs)))
        for a in (*team.found, *team.praised)
        if a.finding.rule == rule
    }
    assert fired == wanted


def test_the_expectations_name_every_history_rule() -> None:
    assert sorted(set(EXPECTED) - {"as_of"}) == HISTORY


def test_the_team_is_what_it_is_said_to_be(team: Team, work: Work) -> None:
    assert (team.total.reports, len(team.writers), len(team.customers)) == (120, 8, 12)
    assert not team.errors
    texts = [unpack(data).graph.report.text for _, _, data in work.reports()]
    assert len(set(texts)) == 120
    assert all(45 <= len(text) <= 250 for text in texts)
    openings = Counter(text[:12] for text in texts)
    assert max(openings.values()) <= 3


def test_the_tables_are_made_from_the_reports() -> None:
    tool = EXAMPLE.parent.parent / "tools" / "example_team.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
