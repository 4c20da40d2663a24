"""What shows how a matter was read, whatever its label; and what is asked where it does."""

from __future__ import annotations

import pytest
from gaps import GENTLE

from sorama.coaching.absence import is_absent, is_unreached
from sorama.coaching.aspects import aspects
from sorama.coaching.news import in_hand
from sorama.coaching.stance import agreed, chose, has_view, is_measured, judged
from sorama.coaching.told import lost_until, won_told
from sorama.coaching.voices import is_threat
from sorama.feedback import comment
from sorama.model import CommentKind
from sorama.rules.notation import parse_graph


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("音より広さの問題だと判断した。", True),
        ("南様に「うちには大きい」と言われ納得。", True),
        ("値段でも色でもなく、重さでした。", True),
        ("年に直すと当社の方が安い計算になる。", True),
        ("ここが分かれ目。", True),
        ("南様は「値段が分かれ目」と話した。", False),
        ("先生が納得したとのこと。", False),
        ("譜面台を三本届けた。", False),
    ],
)
def test_a_conclusion_of_the_writers_own_is_known_by_its_words(text: str, holds: bool) -> None:
    assert judged(text) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("まず一台だけ二週間貸し出すことで合意した。", True),
        ("来月から二つの教室で試すことに。", True),
        ("他社に切り替えることになった。", False),
        ("教室を港側へ移転することになった。", False),
        ("来春から月謝を上げることにしたとのこと。", False),
    ],
)
def test_a_step_that_is_settled_is_ours(text: str, holds: bool) -> None:
    assert agreed(text) is holds


def test_a_choice_and_an_outcome_that_decides_are_known() -> None:
    assert chose("値段の話は出さず、調律だけして帰った。")
    assert is_measured("月に五本出れば続け、出なければ引き上げる。")
    assert not is_measured("結果次第で決める。")


def test_a_fact_is_not_asked_for_its_reading_where_one_is_told_in_other_words() -> None:
    plain = "空1/発言: 南様は「うちには大きい」と話した。"
    assert not has_view(parse_graph(plain), 0)
    graph = parse_graph(plain + "\n空2: 一台だけ二週間貸し出すことで合意した。")
    assert has_view(graph, 0)
    (ask,) = [c for c in comment(graph, [], [], GENTLE)[0] if c.kind is CommentKind.QUESTION]
    assert "読み取ったのか" not in ask.text


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("南様に「それなら他をあたる」と言われた。", True),
        ("「次に遅れたらよそに頼みます」と告げられた。", True),
        ("「下げられないなら相見積に回す」と言われた。", True),
        ("他社に頼んだことがあるという。", False),
        ("「よそに頼むつもりはない」と言われた。", False),
    ],
)
def test_a_threat_to_leave_is_known_by_its_words(text: str, holds: bool) -> None:
    assert is_threat(text) is holds


def test_a_threat_with_a_plan_is_asked_what_comes_if_the_plan_fails() -> None:
    graph = parse_graph("空1/発言: 南様に「それなら他をあたる」と言われた。\n傘1: 明日、工場に前倒しを頼む。")
    (ask,) = [c for c in comment(graph, [], [], GENTLE)[0] if c.kind is CommentKind.QUESTION]
    assert ask.text.startswith(("離れるかも", "厳しい一言", "言いにくい知らせ"))
    assert "原因" not in ask.text


def test_a_day_off_that_is_chosen_is_no_absence_and_a_call_no_visit() -> None:
    assert not is_absent(parse_graph("空1: 定休日の来週水曜に二つの教室で弾く。"), 0)
    graph = parse_graph("空1: 南様に電話。\n空2: 留守電に残した。")
    assert is_unreached(graph, 1)
    assert "unreached" in aspects(graph, 1)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (
            "空1/発言: 南様から秋の分を早めたいと頼まれた。\n空2/発言: 理由は発表会が早まったため。",
            {"asked-known"},
        ),
        ("空1/発言: 南様は「切れたら困る」と話した。", {"worry", "voice"}),
        ("空1/発言: 南様は「孫に聞いてみる」と話した。", {"asked-round", "voice"}),
        ("空1/発言: 端切れを広げると、南様の口から初めて質問が出ました。", set()),
    ],
)
def test_what_is_told_beside_a_voice_is_not_asked_for(text: str, known: set[str]) -> None:
    assert set(aspects(parse_graph(text), 0)) == known


def test_a_won_and_a_lost_matter_tell_what_they_teach() -> None:
    won = parse_graph("空1: 契約が決まった。\n空2/発言: 決め手は軽さだと聞いた。")
    assert won_told(won, 0) == 0
    assert won_told(parse_graph("空1: 契約が決まった。"), 0) is None
    lost = parse_graph("空1: 失注した。\n空2/発言: 半年後にまた声をかけてほしいと言われた。")
    assert lost_until(lost, 0)
    assert not lost_until(parse_graph("空1: 来期は更新しないと連絡があった。"), 0)


def test_of_several_customers_the_complaint_in_hand_is_asked_about() -> None:
    graph = parse_graph("空1: A社：見本は好評。\n空2: B社：見積の返事待ち。\n空3: C社：クレーム対応中。")
    assert in_hand(graph) == 2
    assert in_hand(parse_graph("空1: A社：クレーム対応中。")) is None
