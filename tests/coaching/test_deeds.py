"""What our own side did, and what is a way of working."""

from __future__ import annotations

from sorama.coaching.aspects import aspects
from sorama.coaching.deeds import is_habit, is_log, is_own, puts_request
from sorama.rules.notation import parse_graph


def test_a_request_that_was_met_is_our_own_act() -> None:
    met, open_ = parse_graph("空1: 頼まれていた表を昨日送った。"), parse_graph("空1/発言: 表を送ってほしいと頼まれた。")
    assert is_own(met, 0)
    assert "asked" not in aspects(met, 0)
    assert not is_own(open_, 0)


def test_a_log_has_no_line_of_a_customers() -> None:
    log = parse_graph("空1/行為: チラシを配った。\n空2/行為: 書類を整理した。\n空3/行為: 見積書を作った。")
    talk = parse_graph("空1: チラシを配った。\n空2/発言: 南様は「秋なら」と話した。\n空3: 見積を三件作った。")
    assert is_log(log, range(3), 2)
    assert not is_log(talk, range(3), 2)


def test_a_way_of_working_is_no_single_act() -> None:
    graph = parse_graph(
        "傘1: 先に聞くようにする。\n傘2: 図面を送る。\n傘3: 訪問の前に必ず予算を聞く。\n傘4: 必ず今週中に届ける。"
    )
    assert [is_habit(graph, i) for i in range(4)] == [True, False, True, False]


def test_a_request_of_ours_is_told_at_the_end() -> None:
    assert puts_request("伝票に色の欄を足してほしいと倉庫課に頼んだ。")
    assert puts_request("技術部の方に会えないか財務の方にお願いしました。")
    assert not puts_request("店長は包みを変えてほしいと当社に依頼した。")
    assert not puts_request("早く届けてほしいと頼まれた。")
