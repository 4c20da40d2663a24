"""Which gaps are asked about, and how many."""

from __future__ import annotations

import pytest
from gaps import CHAIN_TEXT, FACTS_ONLY, GENTLE, comment, finding

from sorama.model import CommentKind, Severity
from sorama.rules.notation import parse_graph
from sorama.settings import Settings


def test_one_praise_and_two_asks_at_most_the_rest_is_counted() -> None:
    graph = parse_graph(CHAIN_TEXT + "\n空2: いろいろ話した。\n雨2: 先方は乗り気だ。\n傘2: 頑張る。\n傘3: 資料を送る。")
    found = [
        finding(graph, "action-without-deadline", 6),
        finding(graph, "vague-action", 5),
        finding(graph, "opinion-as-fact", 4),
        finding(graph, "vague-fact", 3),
    ]
    shown, hidden = comment(graph, found, [finding(graph, "full-chain", 2, strength=True)], GENTLE)
    assert [c.kind for c in shown] == [CommentKind.PRAISE, CommentKind.QUESTION, CommentKind.QUESTION]
    assert [c.rules for c in shown[1:]] == [("opinion-as-fact",), ("vague-fact",)]
    assert hidden == 2


def test_a_missing_fact_comes_before_a_missing_date_and_hints_last() -> None:
    graph = parse_graph("雨1: 三月が山だと思う。\n傘1<雨1: 資料を送る。\n空1: 在庫は多い。")
    found = [
        finding(graph, "unquantified-degree", 2, severity=Severity.INFO),
        finding(graph, "action-without-deadline", 1),
        finding(graph, "missing-fact", severity=Severity.ERROR, fingerprint="x"),
    ]
    shown, hidden = comment(graph, found, [], GENTLE)
    assert [c.rules[0] for c in shown] == ["missing-fact"]
    assert hidden == 2
    (only,), hidden = comment(graph, found[:2], [], GENTLE)
    assert only.rules == ("action-without-deadline",)
    assert hidden == 1


def test_the_surer_finding_comes_first_at_the_same_place_of_the_chain() -> None:
    graph = parse_graph("雨1: 先方は乗り気だ。\n空1: 十台ある。\n雨2: 受注は近い。")
    found = [
        finding(graph, "opinion-as-fact", 0, confidence=0.5),
        finding(graph, "interpretation-without-fact", 2, confidence=0.9),
    ]
    assert comment(graph, found, [], GENTLE)[0][0].rules == ("interpretation-without-fact",)


def test_a_thread_of_facts_alone_gets_one_comment_for_both_gaps() -> None:
    graph = parse_graph(FACTS_ONLY)
    found = [finding(graph, "missing-action"), finding(graph, "missing-interpretation")]
    (only,), hidden = comment(graph, found, [], GENTLE)
    assert only.rules == ("missing-interpretation", "missing-action")
    assert hidden == 0


def test_a_place_and_a_rule_are_spoken_of_once() -> None:
    graph = parse_graph("傘1: 資料を送る。\n傘2: 電話する。")
    found = [finding(graph, r, i) for r in ("action-without-fact", "action-without-deadline") for i in (0, 1)]
    shown, hidden = comment(graph, found, [], GENTLE)
    assert [(c.rules, c.quote) for c in shown] == [
        (("action-without-fact",), "資料を送る"),
    ]
    assert shown[0].text.endswith("（「電話する」にも、同じことが言えそうです。）")
    assert hidden == 2


@pytest.mark.parametrize(("limit", "kinds"), [(0, 0), (1, 1), (2, 2), (3, 3), (9, 4)])
def test_max_points_counts_the_praise(limit: int, kinds: int) -> None:
    graph = parse_graph(CHAIN_TEXT + "\n雨2: 先方は乗り気だ。\n傘2: 頑張る。\n空3: いろいろ話した。")
    found = [finding(graph, "opinion-as-fact", 3), finding(graph, "vague-action", 4), finding(graph, "vague-fact", 5)]
    shown, hidden = comment(graph, found, [finding(graph, "full-chain", 2, strength=True)], Settings(max_points=limit))
    assert len(shown) == kinds
    assert hidden == 3 - sum(c.kind is CommentKind.QUESTION for c in shown)


def test_suppressed_findings_are_not_spoken_of() -> None:
    graph = parse_graph(FACTS_ONLY)
    assert comment(graph, [finding(graph, "missing-action", suppressed=True)], [], GENTLE) == ((), 0)


def test_an_act_that_was_agreed_or_asked_for_needs_no_reason() -> None:
    for fact, asked in (("60日残るなら賛成すると言われた", 0), ("客足が昼に偏っていた", 1)):
        graph = parse_graph(f"空1/発言: {fact}。\n傘1<空1: 金曜に棚割の見積を届ける。")
        shown, _ = comment(graph, [finding(graph, "action-without-interpretation", 1)], [], GENTLE)
        assert len(shown) == asked


def test_what_the_customer_said_is_not_asked_about_as_a_view() -> None:
    graph = parse_graph("雨1: 桐山常務の話では選定の決め手は電池だという。")
    assert comment(graph, [finding(graph, "interpretation-without-fact", 0)], [], GENTLE) == ((), 0)


def test_a_request_done_on_the_spot_leaves_nothing_to_ask() -> None:
    for end, asked in (("頼まれ、その場で差し替えた", 0), ("頼まれた", 1)):
        graph = parse_graph(f"空1: 南様に宛名を直してほしいと{end}。")
        shown, _ = comment(graph, [finding(graph, "missing-action")], [], GENTLE)
        assert sum(c.kind is CommentKind.QUESTION for c in shown) == asked


def test_an_unsure_finding_is_kept_to_oneself() -> None:
    graph = parse_graph("雨1: 先方は乗り気だ。")
    assert comment(graph, [finding(graph, "opinion-as-fact", 0, confidence=0.6)], [], GENTLE)[0] == ()


def test_a_rule_met_often_is_left_to_the_writer_to_find() -> None:
    graph = parse_graph("空1: 七台の注文を受けた。\n傘1<空1: 資料を送る。")
    found = [finding(graph, "action-without-deadline", 1)]
    (told,), _ = comment(graph, found, [], GENTLE, times={"action-without-deadline": 1})
    (faded,), _ = comment(graph, found, [], GENTLE, times={"action-without-deadline": 2})
    assert "資料を送る" in told.quote
    assert "資料を送る" not in faded.quote + faded.text
    assert "行動の期限" in faded.text


def test_several_old_habits_are_asked_about_together() -> None:
    graph = parse_graph("空1: いろいろ話した。\n雨1: 先方は乗り気だ。\n傘1<雨1: 資料を送る。")
    found = [finding(graph, r, i) for i, r in enumerate(("vague-fact", "opinion-as-fact", "action-without-deadline"))]
    times = {"vague-fact": 5, "action-without-deadline": 2}
    shown, hidden = comment(graph, found, [], GENTLE, times=times)
    assert [c.rules for c in shown] == [("opinion-as-fact",), ("vague-fact", "action-without-deadline")]
    assert "事実の中身」「行動の期限" in shown[1].text
    assert hidden == 0
