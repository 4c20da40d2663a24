"""One small step further where no gap is left to ask about."""

from __future__ import annotations

import pytest
from gaps import CHAIN_TEXT, FACTS_ONLY, GENTLE, TONES, finding

from sorama.app import Checker
from sorama.feedback import comment
from sorama.model import ArgumentGraph, Comment, CommentKind
from sorama.rules.notation import parse_graph
from sorama.settings import Settings


def asks(
    graph: ArgumentGraph, settings: Settings = GENTLE, found: object = (), strengths: object = ()
) -> list[Comment]:
    shown, _ = comment(graph, found, strengths, settings)  # type: ignore[arg-type]
    return [c for c in shown if c.kind is CommentKind.QUESTION]


@pytest.mark.parametrize("tone", TONES)
def test_a_full_chain_is_asked_what_would_show_that_the_reading_was_right(tone: str) -> None:
    graph = parse_graph(CHAIN_TEXT)
    chain = [finding(graph, "full-chain", 2, strength=True)]
    (step,) = asks(graph, Settings(tone=tone), strengths=chain)  # type: ignore[arg-type]
    assert step.rules == ("full-chain",)
    assert step.quote == "来週火曜に広さの合う図面を届ける"
    assert step.text.endswith("か。")
    assert len(step.hints) == 3


def test_an_unfinished_report_is_not_asked_for_more() -> None:
    graph = parse_graph(CHAIN_TEXT)
    shown, _ = comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE, finished=False)
    assert [c.kind for c in shown] == [CommentKind.PRAISE]


def test_a_gap_leaves_no_room_for_a_step() -> None:
    graph = parse_graph(CHAIN_TEXT + "\n傘2: 資料を送る。")
    found = [finding(graph, "action-without-fact", 3)]
    assert [c.rules for c in asks(graph, found=found)] == [("action-without-fact",)]


def test_an_answer_to_a_request_is_asked_what_lies_behind_the_request() -> None:
    graph = parse_graph("空1: 南様から音の大きさの表がほしいと頼まれた。\n傘1<空1: 金曜に音の大きさの表を届ける。")
    (step,) = asks(graph)
    assert step.rules == ("action-without-interpretation",)
    assert step.quote == "南様から音の大きさの表がほしいと頼まれた"


def test_what_follows_from_the_outcome_is_not_asked_where_it_is_told() -> None:
    graph = parse_graph(CHAIN_TEXT + "\n傘2: 図面が合わない場合は別の棚に替える。")
    (step,) = asks(graph, strengths=[finding(graph, "full-chain", 2, strength=True)])
    assert step.quote == "図面が合わない場合は別の棚に替える"


def test_facts_alone_are_asked_for_what_tells_most() -> None:
    graph = parse_graph("空1: 書類を渡した。\n空2/発言: 南様は「音が隣に響く」と困っていた。\n空3: 部屋は八畳。")
    (step,) = asks(graph)
    assert "音が隣に響く" in step.quote


def test_a_timetable_of_acts_is_asked_about_the_one_with_a_customer() -> None:
    text = "・9:00 朝礼\n・10:30 白石楽器を訪問、カタログを渡す\n・13:00 見積2件作成\n・15:00 社内会議\n"
    review = Checker().check(text)
    (step,) = [c for c in review.comments if c.kind is CommentKind.QUESTION]
    assert "白石楽器" in step.quote


@pytest.mark.parametrize("settings", [Settings(ignore=("missing-action",)), Settings(select=("SR2",))])
def test_a_step_for_a_rule_that_is_not_wanted_is_left_out(settings: Settings) -> None:
    assert asks(parse_graph(FACTS_ONLY), settings) == []


def test_a_reader_who_put_something_aside_is_left_alone() -> None:
    graph = parse_graph(FACTS_ONLY)
    assert asks(graph, found=[finding(graph, "vague-fact", 0, suppressed=True)]) == []


def test_room_for_one_point_is_left_to_the_praise() -> None:
    graph = parse_graph(CHAIN_TEXT)
    chain = [finding(graph, "full-chain", 2, strength=True)]
    assert asks(graph, Settings(max_points=1), strengths=chain) == []


@pytest.mark.parametrize(
    ("act", "asked"),
    [
        ("16日に停止の回数を数える。", "結果"),
        ("金曜に現場へ温湿度計を届ける。", "結果"),
        ("金曜に所長に予算の有無を聞く。", "聞"),
        ("20日に部長と駅前の店を見学する。", "見たい"),
        ("20日にまた伺う。", "見たい"),
        ("金曜に見積を出し直す。", "受け取る方"),
        ("金曜に部長へ見積書を届ける。", "受け取る方"),
        ("12月1日に試用を始める。", "声"),
        ("金曜に部長へ替え刃を届ける。", "尋ねる"),
    ],
)
def test_the_question_fits_the_kind_of_the_act(act: str, asked: str) -> None:
    (step,) = asks(parse_graph(f"空1: 駅前に新しい店ができた。\n傘1<空1: {act}"))
    question = step.text.split("。")[-2]
    assert asked in question
    assert "応え" not in question
    assert "変わ" not in question


def test_an_errand_is_not_asked_why_it_was_asked_for() -> None:
    graph = parse_graph("空1: 杉本主任から職員証を再発行してほしいと頼まれた。\n傘1<空1: 13日に職員証を届ける。")
    assert asks(graph) == []
