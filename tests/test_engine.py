"""The engine: selection, one finding a gap, failures, fingerprints, order."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from sorama import engine
from sorama.errors import ConfigError
from sorama.model import ArgumentGraph, Finding, History, HistoryFinding, Severity
from sorama.rules import RULES
from sorama.rules.base import Rule, Scope, Status, option, place
from sorama.rules.notation import parse_graph
from sorama.rules.selection import find_rule, select
from sorama.settings import Settings

TEXT = "空1: 在庫は12箱。\n雨1: 先方は乗り気だ。\n傘1: 引き続き頑張ります。\n§ B社\n雨2: 受注は来期だと思う。\n傘2: 見積を送る。"


@dataclass(frozen=True)
class Broken(Rule):
    """壊れた規則。"""

    name = "broken"
    code = "SR901"
    scope = Scope.SEGMENT
    message = "。"

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        yield self.at_segment(graph, 0)
        raise ValueError(graph.report.text)


@dataclass(frozen=True)
class Repeated(Rule):
    """二人の報告に同じ文。"""

    name = "repeated"
    code = "SR902"
    scope = Scope.HISTORY
    message = "{count}回。"
    least: int = option(2, "この回数から指摘する。")

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        places = [place(history, r, 0) for r in range(len(history.graphs))]
        if len(places) >= self.least:
            yield self.at_places(places, author="山田", count=len(places))


def names(settings: Settings) -> set[str]:
    return {r.name for r in select(RULES, settings)}


def test_a_rule_that_raises_does_not_stop_the_others() -> None:
    graph = parse_graph(TEXT)
    calm = engine.run(graph, Settings(), RULES)
    out = engine.run(graph, Settings(), (Broken(), *RULES))
    assert [f.rule for f in out.failures] == ["broken"]
    assert "ValueError" in out.failures[0].error
    assert "在庫" not in out.failures[0].error
    assert out.findings == calm.findings
    assert calm.findings


def test_order_of_rules_is_irrelevant() -> None:
    graph = parse_graph(TEXT)
    first = engine.run(graph, Settings(preview=True), RULES)
    for seed in range(5):
        shuffled = list(RULES)
        random.Random(seed).shuffle(shuffled)
        assert engine.run(graph, Settings(preview=True), shuffled).findings == first.findings


def test_one_finding_a_gap() -> None:
    found = {(f.rule, f.thread, f.segment) for f in engine.run(parse_graph(TEXT), Settings(), RULES).findings}
    assert found == {
        ("opinion-as-fact", 0, 1),
        ("vague-action", 0, 2),
        ("missing-fact", 1, None),
        ("action-without-deadline", 1, 4),
    }


def test_selection() -> None:
    assert names(Settings(select=("SR1",), ignore=("SR104", "opinion-as-fact"))) >= {"missing-fact", "missing-action"}
    assert not names(Settings(select=("SR1",), ignore=("SR104",))) & {"action-without-interpretation", "vague-fact"}
    assert names(Settings(select=("SR104",), ignore=("SR1",))) == {"action-without-interpretation"}
    assert "leap-from-one-fact" not in names(Settings())
    assert "leap-from-one-fact" in names(Settings(preview=True))
    assert "leap-from-one-fact" in names(Settings(select=("leap-from-one-fact",)))
    assert all(r.status is not Status.PREVIEW for r in select(RULES, Settings()))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(select=("mising-fact",)), "missing-fact"),
        (Settings(ignore=("SR999",)), "SR999"),
        (Settings(severity={"vague-acton": Severity.INFO}), "vague-action"),
        (Settings(rule_options={"vague-action": {"days": 3}}), "days"),
    ],
)
def test_words_that_mean_nothing_are_named(settings: Settings, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        select(RULES, settings)


def test_severity_and_confidence() -> None:
    graph = parse_graph(TEXT)
    out = engine.run(graph, Settings(severity={"SR402": Severity.ERROR}), RULES)
    assert {f.severity for f in out.findings if f.rule == "vague-action"} == {Severity.ERROR}
    assert not engine.run(graph, Settings(min_confidence=1.1), RULES).findings


def test_what_is_doubtful_is_said_one_step_softer() -> None:
    text = "空1: 在庫は残り12箱。\n雨1<空1: 週末に切れる。\n傘1<雨1: 明日、20箱を届ける。\n傘2: 水曜に展示会の案内状を出す。"
    graph = parse_graph(text + "\n雨2: 来年の相場は上がるかもしれない。")
    unsure = replace(graph, floating={3: 0.8, 4: 0.8})

    def severity(of: ArgumentGraph, settings: Settings) -> list[Severity]:
        rules = ("action-without-fact", "interpretation-without-fact")
        return [f.severity for f in engine.run(of, settings, RULES).findings if f.rule in rules]

    assert severity(graph, Settings()) == [Severity.ERROR, Severity.WARNING]
    assert severity(unsure, Settings()) == [Severity.WARNING, Severity.INFO]
    assert severity(unsure, Settings(severity={"SR105": Severity.ERROR})) == [Severity.ERROR, Severity.INFO]


def test_fingerprints_follow_the_content() -> None:
    found = engine.run(
        parse_graph("雨1: 先方は乗り気だ。\n傘1: 頑張ります。\n傘2: 頑張ります。"), Settings(), RULES
    ).findings
    moved = engine.run(
        parse_graph(
            "§ X\n空9: 発注は2台に決まった。\n§ A\n雨1: 先方は、乗り気だ!\n傘1: 頑張ります。\n傘2: 頑張ります。"
        ),
        Settings(),
        RULES,
    ).findings
    assert len({f.fingerprint for f in found}) == len(found) == 4
    ours = {(f.rule, f.fingerprint) for f in moved if f.thread == 1}
    assert ours == {(f.rule, f.fingerprint) for f in found}


def test_history_rules() -> None:
    graphs = (parse_graph("空1: 在庫は12箱。"), parse_graph("空1: 在庫は12箱。"))
    history = History(graphs, date(2026, 12, 1))
    out = engine.run_history(history, Settings(severity={"repeated": Severity.INFO}), (Repeated(), *RULES))
    assert [(f.rule, f.severity, f.message) for f in out.findings] == [("repeated", Severity.INFO, "2回。")]
    assert out.findings[0].fingerprint
    quiet = Settings(rule_options={"repeated": {"least": 3}})
    assert not engine.run_history(history, quiet, (Repeated(),)).findings
    assert not engine.run(graphs[0], Settings(select=("repeated",)), (Repeated(),)).findings


def test_find_rule_by_name_and_code() -> None:
    assert find_rule(RULES, "SR101") is find_rule(RULES, "missing-fact")
    with pytest.raises(ConfigError, match="missing-fact"):
        find_rule(RULES, "missing-facts")
