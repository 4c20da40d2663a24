"""Which fact bears a reading out, and which act follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sorama.coaching.bearing import Ground, follows, ground
from sorama.coaching.links import Links
from sorama.model import ArgumentGraph
from sorama.rules.notation import parse_graph


def _graph(text: str, confidence: float) -> ArgumentGraph:
    graph = parse_graph(text)
    return replace(graph, supports=tuple(replace(e, confidence=confidence) for e in graph.supports))


@pytest.mark.parametrize(
    ("text", "confidence", "found"),
    [
        ("空1: 電池が半日で切れていた。\n雨1<空1: 電池の持ちが決め手になりそうだ。", 0.7, Ground(0)),
        ("空1: 電池が半日で切れていた。\n雨1<空1: このままでは夜の当番が回らないと思う。", 0.7, Ground(0)),
        ("空1: 電池が半日で切れていた。\n雨1<空1: 値段は後回しになりそうだ。", 0.7, None),
        (
            "空1: 停止は合わせて7時間。\n空2: 床は古い。\n雨1<空1: 7時間の停止で装置1台分を失うと見る。",
            0.6,
            Ground(0),
        ),
        ("空1/行為: 新しい料金を組合に説明した。\n雨1<空1: 料金は組合に伝わりにくいと思う。", 0.9, None),
        ("空1/発言: 親方は「安い管だからだ」と話した。\n雨1<空1: 管ではなく、曲げ方が悪いと思う。", 0.9, None),
    ],
)
def test_a_fact_bears_a_reading_out_where_the_words_show_it(text: str, confidence: float, found: Ground | None) -> None:
    graph = _graph(text, confidence)
    reading = max(e.claim for e in graph.supports)
    assert ground(graph, Links(graph), reading) == found


def test_a_trouble_is_what_a_cause_explains_and_no_support_of_it() -> None:
    graph = _graph(
        "空1: 札の付け違いが週に9件あり、困っているとのこと。\n雨1<空1: 札の色が似ていることが原因だと思う。", 0.9
    )
    assert ground(graph, Links(graph), 1) == Ground(0, explains=True)
    graph = _graph("空1: 札の色は二つとも青だった。\n雨1<空1: 札の色が似ていることが原因だと思う。", 0.9)
    assert ground(graph, Links(graph), 1) == Ground(0)


@pytest.mark.parametrize(
    ("act", "confidence", "seen"),
    [
        ("棚の図面を届ける。", 0.7, True),
        ("通路の写真を送る。", 0.7, False),
        ("通路の写真を送る。", 0.95, True),
        ("契約の押印のため金曜に伺う。", 0.95, False),
    ],
)
def test_an_act_follows_where_it_shares_the_matter_or_is_surely_linked(act: str, confidence: float, seen: bool) -> None:
    graph = _graph(f"空1: 棚は古い。\n雨1: 棚が壁になりそうだ。\n傘1<雨1: {act}", confidence)
    links = Links(graph)
    (edge,) = links.into(2)
    assert follows(graph, links, edge) is seen


def test_the_nearer_of_two_readings_is_the_one_that_an_act_answers() -> None:
    graph = _graph("雨1: 棚が壁になりそうだ。\n雨2: 棚の脚が弱いと思う。\n傘1<雨1,雨2: 棚の脚を金曜に替える。", 0.9)
    links = Links(graph)
    assert [e.premise for e in links.into(2) if follows(graph, links, e)] == [1]
