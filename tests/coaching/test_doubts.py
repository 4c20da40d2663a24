"""Certainty and moods with no fact under them."""

from __future__ import annotations

import pytest
from gaps import GENTLE, comment

from sorama.coaching.aspects import is_attitude
from sorama.coaching.certainty import is_certain, is_expected
from sorama.coaching.doubts import unsupported
from sorama.coaching.links import Links
from sorama.rules.notation import parse_graph


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("雨1: 来期は間違いなく採用される。", 1),
        ("空1: 見本を五冊置いた。\n雨1: 値段は問題ないはずだ。", 0),
        ("雨1: 値段は問題ないはずだ。", 1),
        ("雨1: 南様は乗り気だ。", 1),
        ("空1/発言: 「必ず買う」と二度聞いた。\n雨1<空1: 買うのは確実だ。", 0),
        ("雨1: 値段が決め手だと思う。", 0),
        ("空1: 換気扇の音が大きいと言われた。\n雨1<空1: きっと軸受けが寿命だ。", 1),
        ("空1: 軸受けから異音がした。\n雨1<空1: きっと軸受けが寿命だ。", 0),
        ("空1: 注文が20枚入った。\n雨1<空1: 絶対に続く。", 0),
        ("空1: 見本を五冊置いた。\n雨1: きっと注文が来ます。", 1),
        ("空1: 見本を五冊置いた。\n雨1: 採用に決まっている。", 1),
        ("空1: 退会が12名出た。\n雨1<空1: きっと案内の不足が原因だ。", 1),
        ("空1/発言: 退会の理由は案内の不足だと会員から聞いた。\n雨1<空1: きっと案内の不足が原因だ。", 0),
        ("雨1: 取り込み漏れは一件だけのはずがない。", 0),
    ],
)
def test_what_is_told_as_certain_without_a_fact_is_doubted(text: str, doubted: int) -> None:
    graph = parse_graph(text)
    assert len(list(unsupported(graph, [], Links(graph)))) == doubted


def test_a_doubt_is_asked_for_what_decides_it() -> None:
    graph = parse_graph("雨1: 来期は間違いなく採用される。\n傘1<雨1: 金曜に契約書を届ける。")
    (ask,), _ = comment(graph, [], [], GENTLE)
    assert ask.rules == ("interpretation-without-fact",)
    assert "間違いなく採用される" in ask.text


def test_wordings_of_certainty() -> None:
    graph = parse_graph("雨1: 違いがないか確かめたい。\n雨2: 疑いない。\n雨3: 動くはず。\n雨4: 興味あり。")
    assert [is_certain(graph, i) for i in (0, 1)] == [False, True]
    assert is_expected(graph, 2)
    assert is_attitude(graph, 3)
