"""A figure of the report is the yardstick of the question; nobody is named where it is not told who is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gaps import GENTLE, finding

from sorama.coaching.links import Links
from sorama.coaching.measures import measure_of
from sorama.feedback import comment
from sorama.model import CommentKind
from sorama.rules.notation import parse_graph


@pytest.mark.parametrize(
    ("told", "figure"),
    [
        ("棚の札40枚のうち7枚が読めなかった。", "「40枚のうち7枚」"),
        ("踏切の前で1日12回止まると聞いた。", "「1日12回」"),
        ("札の読み違いが12枚から3枚に減った。", None),
        ("床は12枚の板でできている。", None),
        ("毎日2時間の停止が1日30分に減った。", None),
    ],
)
def test_only_a_share_or_how_often_is_a_yardstick(told: str, figure: str | None) -> None:
    assert measure_of(parse_graph(f"空1: {told}"), 0) == figure


def test_a_reading_that_rests_on_a_share_is_measured_by_it() -> None:
    graph = parse_graph(
        "空1: 棚の札40枚のうち7枚が読めなかった。\n雨1<空1: 棚の札の紙が薄いのが原因ではないかと思う。\n"
        "傘1<雨1: 金曜に棚の札を厚い紙に替える。"
    )
    shown, _ = comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE)
    asked = next(c for c in shown if c.kind is CommentKind.QUESTION)
    assert "数字がどこまで変われば" in asked.text or "「40枚のうち7枚」" in asked.text


def test_a_reason_told_in_the_same_sentence_carries_a_reading_without_a_link() -> None:
    apart = parse_graph("空1: 課長の手が図面の上で止まったので、\n雨1: 幅が足りないのだと思う。")
    fact, view = apart.segments
    together = replace(apart, segments=(fact, replace(view, sentence=fact.sentence)))
    assert (Links(apart).ground(1), Links(together).ground(1)) == (None, 0)


def test_nobody_is_named_where_two_could_be_meant() -> None:
    graph = parse_graph(
        "空1: 南様と大西様に会った。\n空2/発言: 競合が来月から送料を無料にすると聞いた。\n傘1: 火曜に送料の表を届ける。"
    )
    shown, _ = comment(graph, [], [], GENTLE)
    asked = next(c for c in shown if c.kind is CommentKind.QUESTION)
    assert "相手の方" not in asked.text


@pytest.mark.parametrize(
    ("request_", "small"),
    [("案内の宛名の敬称を直してほしいと頼まれた。", True), ("夜も使えるようにしてほしいと頼まれた。", False)],
)
def test_a_small_request_is_not_asked_for_its_depths(request_: str, small: bool) -> None:
    graph = parse_graph(f"空1/発言: 南様から{request_}\n傘1<空1: 火曜にお届けする。")
    shown, _ = comment(graph, [], [], GENTLE)
    asked = next(c for c in shown if c.kind is CommentKind.QUESTION)
    assert ("聞いておきたいこと" in asked.text) is small


def test_what_the_boss_is_asked_to_come_for_is_asked() -> None:
    graph = parse_graph(
        "空1: 南様が教室の広さを測っていた。\n雨1<空1: 教室の広さが決め手だと見た。\n"
        "傘1<雨1: 来週火曜に広さの合う図面を届ける。\n傘2: 課長に火曜のご同行をお願いできないでしょうか。"
    )
    shown, _ = comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE)
    asked = next(c for c in shown if c.kind is CommentKind.QUESTION)
    assert "同行" in asked.quote
    assert "上司" in asked.text
