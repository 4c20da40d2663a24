"""Every wording of every rule can be read: the rules' own examples."""

from __future__ import annotations

import pytest
from gaps import TONES

from sorama import engine
from sorama.feedback import comment, comment_history
from sorama.model import CommentKind
from sorama.rules import RULES
from sorama.rules.base import Bad, Good, RuleKind, Scope
from sorama.rules.notation import parse_example
from sorama.settings import Settings


def _cases() -> list[tuple[str, str, str]]:
    return [
        (rule.name, example.text, tone)
        for rule in RULES
        for example in rule.examples
        for tone in TONES
        if isinstance(example, Good if rule.kind is RuleKind.STRENGTH else Bad) and not example.options
    ]


@pytest.mark.parametrize(("name", "text", "tone"), _cases())
def test_every_example_of_every_rule_renders(name: str, text: str, tone: str) -> None:
    (rule,) = (r for r in RULES if r.name == name)
    settings = Settings(tone=tone, preview=True, select=(name,))  # type: ignore[arg-type]
    example = parse_example(text)
    if rule.scope is Scope.HISTORY:
        found, strengths, _ = engine.run_history(example.history, settings, (rule,))
        for f in (*found, *strengths):
            _readable(example.graphs[f.places[-1].report].report.text, [comment_history(example.history, f, settings)])
        return
    graph = example.graph
    outcome = engine.run(graph, settings, (rule,))
    shown, _ = comment(graph, outcome.findings, outcome.strengths, settings)
    _readable(graph.report.text, shown)
    if outcome.findings:
        assert shown


def _readable(text: str, comments: object) -> None:
    for c in comments:  # type: ignore[attr-defined]
        assert text[c.start : c.end] == c.quote
        assert c.quote.strip()
        assert "{" not in c.text
        assert "「「" not in c.text
        assert c.text.endswith(("。", "）"))
        if c.kind is CommentKind.QUESTION:
            assert "か。" in c.text
            assert len(c.hints) == 3
