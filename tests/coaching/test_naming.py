"""Who a comment names: titles whole, none of our own people."""

from __future__ import annotations

import pytest

from sorama.app import Checker
from sorama.coaching.naming import person


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("製造部の久保田課長代理に温度の記録を見せてもらった。", "久保田課長代理"),
        ("副支店長は「窓口が混むのは困る」とのこと。", "副支店長"),
        ("工場長代理から曲げの外注先を聞かれた。", "工場長代理"),
        ("院長先生に実機を見ていただいた。", "院長先生"),
        ("主任と同行し、総務の奥山さんから席数を伺った。", "奥山さん"),
        ("先輩の戸川さんと訪問。古い棚を総務の奥山さんに見せてもらった。戸川さんからは褒められた。", "奥山さん"),
        ("事務長代行の椎名さんと席の数を確かめた。", "椎名さん"),
        ("課長代理と見本を持って伺った。", None),
    ],
)
def test_the_person_is_named_with_the_whole_title(text: str, named: str | None) -> None:
    graph = Checker().check(text).graph
    assert person(graph, 0, len(text), 0) == named


def test_a_rank_that_is_to_do_something_is_not_somebody_else() -> None:
    text = "園長先生は「予算は来年度」とのこと。2/18、主任の先生に三日間使っていただく。"
    graph = Checker().check(text).graph
    assert person(graph, text.index("2/18"), len(text), 0) != "園長先生"
