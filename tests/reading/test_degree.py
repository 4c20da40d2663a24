"""Degree words: what can be counted wants a figure, a feeling has none."""

import pytest

from sorama.model import EventKind
from sorama.rules.notation import parse_graph


def kinds(text: str) -> set[EventKind]:
    return {e.kind for e in parse_graph(text).events_of.get(0, ())}


@pytest.mark.parametrize(
    "who", ["院長がかなり喜んで", "女将がかなり急いで", "担当者がだいぶ困って", "親方がだいぶ怒って"]
)
def test_a_feeling_has_no_figure(who: str) -> None:
    assert EventKind.DEGREE not in kinds(f"空1: {who}いた。")


@pytest.mark.parametrize("what", ["来客がかなり減って", "在庫がだいぶ増えて", "倉庫に荷台がかなり残って"])
def test_what_can_be_counted_has_a_figure(what: str) -> None:
    assert EventKind.DEGREE in kinds(f"空1: {what}いた。")
