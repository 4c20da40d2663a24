"""What a report weighs is the sum over its features, as the trainer sees them."""

import pytest

from sorama.labeler import shipped
from sorama.labelling.features import places_of
from sorama.labelling.weighing import Scale, packed, unpacked
from sorama.parser import parse

TEXTS = (
    "【訪問先】北川商店\n【要望】納期を早めたい\n【所感】\n・先方は迷っているようだが、値段には納得している。\n① 来週、別案を持参する。",
    "北川商店を訪問した。値段が合わないと言われたので、別案を出す。😊\n次に、みどり園を訪問した。\nもっと早く連絡すべきだったと反省。",
    "顧客\t状況\t次回\n北川商店\t検討中\t見積を送る\nみどり園\t受注\t納品",
    "",
)


def test_four_numbers_in_one():
    rows = [(0.125, -3.5, 0.0, 1.25), (-0.001, 2.0, -7.75, 0.001), (100.0, -100.0, 0.5, -0.5)]
    assert [unpacked(packed(row)) for row in rows] == rows
    assert unpacked(sum(map(packed, rows))) == pytest.approx([sum(column) for column in zip(*rows, strict=True)])


@pytest.mark.parametrize("text", TEXTS)
def test_states_and_steps_are_sums_over_the_features_of_the_places(text):
    weights, report = shipped(), parse(text)
    chain = Scale(weights.states, weights.edges, 1.0).weigh(report)
    places = places_of(report)
    added = [(4.0 if "要望" in text and s == 1 else 0.0) for s in chain.sentences]  # what the customer wishes
    for place, state, wished in zip(places, chain.states, added, strict=True):
        regret = 4.0 if {"lesson", "past"} <= {m.name for m in place.part.marks} and place.part.hard == "need" else 0.0
        rows = [weights.states[f] for f in place.features if f in weights.states]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        assert state == pytest.approx([sums[0] + wished, sums[1] + regret, sums[2], sums[3]])
    for place, step in zip(places[1:], chain.steps, strict=True):
        rows = [weights.edges[f] for f in place.edges if f in weights.edges]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        assert [step.pairs[to][of] for of in range(4) for to in range(4)] == pytest.approx(sums)


def test_a_sentence_already_read_weighs_the_same():
    weights, report = shipped(), parse(TEXTS[1])
    scale = Scale(weights.states, weights.edges, 1.0)
    first, again = scale.weigh(report), scale.weigh(report)
    assert first.states == again.states
    assert all(a is b for a, b in zip(first.clauses, again.clauses, strict=True))
