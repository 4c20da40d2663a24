"""What needs no asking: the answer stands in the report."""

from __future__ import annotations

import pytest
from gaps import finding

from sorama.coaching.gate import answered
from sorama.rules.notation import parse_graph


@pytest.mark.parametrize(
    ("fact", "act", "plain"),
    [
        ("施設長が留守で会えなかった。", "3日の14時に訪ねる。", True),
        ("日程表を週内にと言われている。", "木曜に日程表を届ける。", True),
        ("会費は1口12円上がった。", "来月から12円を売値に足す。", True),
        ("棚が湿気ているのではないか。", "明日、棚の湿りを測る。", True),
        ("総会は第2土曜にある。", "総会の翌週に電話する。", True),
        ("客足は昼に偏っていた。", "明日かけ直す。", True),
        ("客足は昼に偏っていた。", "棚の並びを替える。", False),
    ],
)
def test_an_act_whose_reason_is_plain_is_not_asked_for_it(fact: str, act: str, plain: bool) -> None:
    graph = parse_graph(f"空1/観察: {fact}\n傘1: {act}")
    assert answered(graph, finding(graph, "action-without-interpretation", 1)) is plain


@pytest.mark.parametrize(
    ("act", "timed"),
    [
        ("記念展の開幕までに札を納める。", True),
        ("次の役員会で三つの案を選んでもらう。", True),
        ("絵本の貸出しは今後も伸びると存じます。", True),
        ("見積を作ろうと思います。", False),
        ("見積を作って渡す。", False),
    ],
)
def test_an_act_that_hangs_on_an_occasion_is_not_asked_for_a_date(act: str, timed: bool) -> None:
    graph = parse_graph(f"空1: 台数は七台。\n傘1<空1: {act}")
    assert answered(graph, finding(graph, "action-without-deadline", 1)) is timed


@pytest.mark.parametrize(
    ("view", "own"),
    [
        ("床の段差が気になる。", True),
        ("謝るだけならまた切られる。", True),
        ("急に止めては皆様を驚かせかねません。", True),
        ("店長は乗り気だ。", False),
    ],
)
def test_the_writers_worry_is_no_mind_told_as_known(view: str, own: bool) -> None:
    graph = parse_graph(f"空1: 台数は七台。\n雨1: {view}")
    assert answered(graph, finding(graph, "opinion-as-fact", 1)) is own


def test_a_consultation_is_one_only_where_somebody_is_asked() -> None:
    for act, asked in (("費用の持ち方について所長にご相談したい。", True), ("学校の許可を得て案内を配り直す。", False)):
        graph = parse_graph(f"空1: 台数は七台。\n傘1: {act}")
        assert answered(graph, finding(graph, "consultation-without-own-view", 1)) is not asked


def test_a_fact_inside_a_view_is_a_fact() -> None:
    for view, told in (("台数は35台で去年より少ない。", True), ("担当者は乗り気だ。", False)):
        graph = parse_graph(f"雨1: {view}")
        assert answered(graph, finding(graph, "missing-fact")) is told
