"""What has been measured decides what runs by default."""

from sorama.evaluation import CORE_RULES
from sorama.measured import measured
from sorama.rules import RULES
from sorama.rules.base import Status

ENOUGH, WANTED = 3, 0.8


def test_a_rule_that_is_often_wrong_is_a_preview():
    """The core rules are the argument itself: their figures are published, and they always run."""
    found = {rule: measured(rule.name) for rule in RULES if rule.name not in CORE_RULES}
    weak = {r.name for r, m in found.items() if m and m.right + m.wrong >= ENOUGH and m.precision < WANTED}
    assert weak <= {rule.name for rule in RULES if rule.status is Status.PREVIEW}


def test_core_rules_are_measured_against_the_annotation():
    for name in CORE_RULES:
        counts = measured(name)
        assert counts is not None
        assert counts.missed is not None
        assert 0 <= counts.precision <= 1


def test_a_rule_that_found_nothing_has_no_figure():
    assert measured("stage-todo-missing") is None
