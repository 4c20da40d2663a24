"""Calls that came in, slips and consultations across clauses, competitors by name."""

import pytest

from sorama.model import EventKind
from sorama.reading.inbound import calls_that_came_in
from sorama.reading.passage import passages_of
from sorama.reading.slips import slips_and_consultations
from sorama.report import Words
from sorama.rules.notation import parse_graph


def kinds(text: str) -> set[EventKind]:
    graph = parse_graph(text)
    passages = passages_of(graph.report, graph.segments, graph.reading.entities)
    found = (*calls_that_came_in(passages), *slips_and_consultations(passages))
    return {e.kind for e in found}


@pytest.mark.parametrize(
    ("text", "inbound"),
    [
        ("空1: 三和印刷から着信。", True),
        ("空1: 不具合の連絡を受けて訪問した。", True),
        ("空1: 支配人からお呼びがかかり訪問した。", True),
        ("空1: 問い合わせメールに返信した。", True),
        ("空1: 機械が止まったとの連絡で駆けつけた。", True),
        ("空1: 技術部から連絡を受けた。", False),
        ("空1: 店長に問い合わせた。", False),
        ("空1: 部長に電話した。", False),
        ("傘1: 明日、先方から電話をもらう。", False),
    ],
)
def test_inbound(text: str, *, inbound: bool) -> None:
    assert (EventKind.INBOUND in kinds(text)) is inbound


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("空1: 手配した部品の型番を取り違え、組立が1日遅れた。", True),
        ("空1: 納めた板の寸法が図面と違い、指摘された。", True),
        ("空1: 先方が数量を間違えて注文した。", False),
        ("空1: 納品した部品に不良はない。", False),
        ("傘1: 数量を間違えないよう確認する。", False),
    ],
)
def test_slips(text: str, *, trouble: bool) -> None:
    assert (EventKind.TROUBLE in kinds(text)) is trouble


@pytest.mark.parametrize(
    ("text", "consulted"),
    [
        ("空1: 上長に状況を説明し、進め方を相談した。", True),
        ("傘1/相談: 課長のご意見を伺いたい。", True),
        ("空1: 先方が上司に相談するとのこと。", False),
        ("空1: 上司には相談しなかった。", False),
    ],
)
def test_consultation(text: str, *, consulted: bool) -> None:
    assert (EventKind.CONSULTATION in kinds(text)) is consulted


def test_harsh_words_are_a_complaint() -> None:
    assert EventKind.COMPLAINT in kinds("空1: 支配人から厳しい言葉をいただいた。")
    assert EventKind.COMPLAINT in kinds("空1: 交換分にもシミがあり、再度クレームとなった。")


def test_rivals_by_name() -> None:
    graph = parse_graph(
        "空1: ライト電機が新製品を発売する。\n空2: ライト電機の保守には不満がある。", Words(competitors=("ライト電機",))
    )
    found = {e.detail for e in graph.reading.events if e.kind is EventKind.DISCOVERY}
    assert {"rival-strategy", "rival-satisfaction"} <= found
