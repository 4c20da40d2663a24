"""Histories: order, writers, customers, and the rules over several reports."""

from datetime import date

import pytest

from sorama.engine import run_history
from sorama.history import State, by_customer, by_writer, channels, discovery, history_of, promises, waiting
from sorama.model import Channel
from sorama.rules import RULES
from sorama.rules.notation import parse_example
from sorama.rules.past import same_customer
from sorama.settings import Settings

TWO = """
=== 2026-11-18 著者=山田 顧客=A社
空1: 部長に比較表を渡した。
=== 2026-11-16 著者=山田 顧客=㈱A社
傘1: 水曜までに比較表を送る。
=== 2026-11-17 著者=鈴木 顧客=B社
空1: B社を訪問した。
"""


def test_oldest_first_up_to_the_day() -> None:
    graphs = parse_example(TWO).graphs
    history = history_of(graphs)
    assert [g.report.date for g in history.graphs] == [date(2026, 11, d) for d in (16, 17, 18)]
    assert history.as_of == date(2026, 11, 18)
    assert len(history_of(graphs, date(2026, 11, 17)).graphs) == 2


def test_no_date_at_all() -> None:
    graphs = parse_example("空1: 訪問した。").graphs
    with pytest.raises(ValueError, match="as_of"):
        history_of(graphs)
    assert history_of(graphs, date(2026, 11, 1)).graphs == graphs


def test_writers_and_customers() -> None:
    graphs = parse_example(TWO).graphs
    assert {a: len(h.graphs) for a, h in by_writer(graphs).items()} == {"山田": 2, "鈴木": 1}
    visits = by_customer(history_of(graphs))
    assert {c: [v.report for v in found] for c, found in visits.items()} == {"A社": [0, 2], "B社": [1]}


@pytest.mark.parametrize(
    ("a", "b", "same"), [("青葉", "青葉製作所", True), ("A社", "B社", False), (None, "A社", True), ("A", "A社", False)]
)
def test_same_customer(a: str | None, b: str | None, *, same: bool) -> None:
    assert same_customer(a, b) is same


def test_engine_runs_history_rules_over_everything_at_once() -> None:
    found = run_history(history_of(parse_example(TWO).graphs), Settings(), RULES)
    assert [f.rule for f in found.strengths] == ["kept-promise"]
    assert not found.findings
    assert not found.failures


def test_the_same_promise_overdue_where_nobody_tells_of_it() -> None:
    text = TWO.replace("部長に比較表を渡した", "現場を見た")
    found = run_history(history_of(parse_example(text).graphs, date(2026, 11, 24)), Settings(), RULES)
    assert [f.rule for f in found.findings] == ["overdue-promise"]
    assert found.findings[0].author == "山田"
    assert found.findings[0].places[0].report == 0


WEEK = """
=== 2026-11-16 著者=山田 顧客=A社
空1: 佐藤部長を訪問し、来期の設備投資の計画を伺った。
雨1<空1: 決裁者は別にいるのかもしれない。
傘1: 水曜までに比較表を送る。
傘2: 木曜に見学の日程を電話で決める。
傘3: 金曜までに試算をまとめて出す。
傘4: 来週火曜に契約書の写しを届ける。
=== 2026-11-18 著者=山田 顧客=A社
空1: 佐藤部長に比較表をメールで送った。
空2: 見学の日程は来週に持ち越しとなった。
=== as_of 2026-11-21
"""


def test_what_became_of_promises() -> None:
    found = promises(parse_example(WEEK).history)
    assert [p.state for p in found] == [State.KEPT, State.SETTLED, State.OVERDUE, State.OPEN]
    assert [p.due.day for p in found] == [18, 19, 20, 24]
    assert {(p.author, p.customer) for p in found} == {("山田", "A社")}


def test_what_waits_and_what_is_known() -> None:
    history = parse_example(WEEK).history
    (hypothesis,) = waiting(history)
    assert (hypothesis.report, hypothesis.segment, hypothesis.later) == (0, 1, 1)
    assert "investment-plan" in discovery(history)["A社"]
    assert channels(history)["A社"] == {Channel.VISIT: 1, Channel.MAIL: 1}
