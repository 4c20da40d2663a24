"""What a place tells, by which it is asked about, and which of several facts says most."""

from __future__ import annotations

import pytest
from gaps import GENTLE, comment, finding

from sorama.coaching.aspects import aspects, is_conditional
from sorama.coaching.links import kind_of
from sorama.coaching.naming import person
from sorama.coaching.weight import telling_fact
from sorama.model import Kind
from sorama.rules.notation import parse_graph


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("空1/発言: 南様から今回は見送ると言われた。", "refused"),
        ("空1/発言: 南様から音が割れると苦情を受けた。", "complaint"),
        ("空1/発言: 南様から音の大きさの表がほしいと頼まれた。", "asked"),
        ("空1: 南様を訪ねたが不在だった。", "absent"),
        ("空1: 当社の入力ミスで台数が違っていた。", "slip"),
        ("空1/発言: 南様は音が隣に響いて困っているとのこと。", "problem"),
        ("空1/発言: 決裁は理事会だと聞いた。", "deciding"),
        ("空1/発言: 来年、教室を二つ増やす計画だと聞いた。", "plans"),
        ("空1/発言: 南様は「秋なら置ける」と話した。", "voice"),
        ("空1/行為: 見本を三冊送った。", "own"),
        ("空1/数値: 生徒は12名。", "figure"),
        ("傘1: これからは先に用件を聞くようにする。", "habit"),
    ],
)
def test_what_a_place_is_about(text: str, aspect: str) -> None:
    assert aspect in aspects(parse_graph(text), 0)


def test_a_word_of_refusal_for_a_thing_is_no_refusal() -> None:
    assert "refused" not in aspects(parse_graph("空1/発言: 配管の要らない型なら置けるという。"), 0)


def test_what_the_customer_says_tells_more_than_what_we_did() -> None:
    graph = parse_graph(
        "空1: 見本を三冊届けた。\n空2/発言: 南様は「音が隣に響く」と困っていた。\n空3/数値: 部屋は八畳。"
    )
    assert telling_fact(graph, range(3)) == 1


def test_a_branch_names_its_case() -> None:
    graph = parse_graph("傘1: 断られた場合は別の案を出す。\n傘2: 図面を出す。\n傘3: 二台に分けた場合の電気代を出す。")
    assert [is_conditional(graph, i) for i in (0, 1, 2)] == [True, False, False]


def test_a_cause_says_that_it_is_one() -> None:
    graph = parse_graph("雨1/原因: 音が割れるのは配線が原因だと思う。\n雨2/原因: 予算が取れるのは受付だけだろう。")
    assert [kind_of(graph, i) for i in (0, 1)] == [Kind.CAUSE, Kind.INFERENCE]


def test_a_feeling_is_not_where_the_next_step_starts() -> None:
    graph = parse_graph("空1/発言: 南様から今回は予算の都合で見送ると言われた。\n雨1<空1: 残念です。")
    (ask,), _ = comment(graph, [finding(graph, "missing-action")], [], GENTLE)
    assert "見送る" in ask.quote


def test_our_own_department_is_nobody_of_the_customers() -> None:
    graph = parse_graph("傘1: 試作を焙煎担当に頼む。")
    assert person(graph, 0, len(graph.report.text), 0) is None
