"""A lack is spoken of only where nothing nearby stands for what is missing."""

from __future__ import annotations

import pytest
from gaps import GENTLE, comment, finding

from sorama.app import Checker
from sorama.coaching.points import is_added
from sorama.model import CommentKind
from sorama.rules.notation import parse_graph


def asked(text: str, rule: str, segment: int | None = None, **values: object) -> int:
    graph = parse_graph(text)
    shown, _ = comment(graph, [finding(graph, rule, segment, **values)], [], GENTLE)
    return sum(c.kind is CommentKind.QUESTION for c in shown)


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("雨1: 桶は春まで持たない。", 0),  # a view beside the act
        ("空1/発言: 「桶の底が抜けそうだ」と話した。", 0),  # the customer's words about the same thing
        ("空1: 蔵の入口を広げたそうだ。", 1),
    ],
)
def test_an_act_with_a_view_or_a_voice_beside_it_is_not_asked_for_its_reason(before: str, left: int) -> None:
    assert asked(f"{before}\n傘1: 20日に桶の図を組合へ届ける。", "action-without-interpretation", 1) == left


def test_a_reason_that_may_stand_in_other_words_is_asked_for_only_where_it_is_surely_missing() -> None:
    text = "空1: 蔵の入口を広げたそうだ。\n傘1: 20日に桶の図を組合へ届ける。"
    for confidence, left in ((0.9, 0), (0.97, 1)):
        assert asked(text, "action-without-interpretation", 1, confidence=confidence) == left


@pytest.mark.parametrize(
    ("fact", "left"),
    [
        ("生徒たちは音叉をもう一度鳴らしてほしいと言ってきた。", 0),
        ("駐車場は工事中だった。", 1),
    ],
)
def test_a_mind_that_was_just_heard_of_is_not_doubted(fact: str, left: int) -> None:
    assert asked(f"空1: {fact}\n雨1: 生徒は音叉に夢中だ。", "opinion-as-fact", 1) == left


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("竿の長さの表を組合の前に会長へ。", 0),
        ("申込書は発送済み。", 0),
        ("竿の長さは三種類だった。", 1),
    ],
)
def test_a_line_that_may_be_an_act_answers_what_is_done(line: str, left: int) -> None:
    assert asked(f"雨1: 春の竿は足りない。\n空1: {line}", "missing-action") == left


def test_a_view_is_not_looked_up_in_a_record_nor_what_is_owed_a_concession() -> None:
    assert asked("雨1: 持ち方を覚える手間が壁になる。", "fact-from-memory", 0) == 0
    assert asked("空1: 対策書を求められた。\n傘1<空1: 金曜までに書く。", "customer-duty-waived", 1) == 0
    assert asked("空1: 今日は断られた。\n空2: 見積は出さずに持ち帰った。", "push-after-refusal") == 0


@pytest.mark.parametrize("act", ["次の稽古からは、竹刀を先に見る。", "防具の数は見積に含める。"])
def test_an_act_whose_time_or_place_is_told_is_not_asked_for_a_date(act: str) -> None:
    assert asked(f"空1: 竹刀が二本折れた。\n傘1<空1: {act}", "action-without-deadline", 1) == 0


def test_a_day_with_a_bare_noun_is_a_plan() -> None:
    comments = Checker().check("組合の倉庫、棚が2段空き\n竿の見本、金曜に案内").comments
    assert comments
    assert not any("予定とも" in c.text for c in comments)


def test_a_side_errand_is_asked_about_last() -> None:
    graph = parse_graph(
        "空1: 竹刀が二本折れた。\n傘1: しっかり頑張る。\n空2: 面は三つある。\n傘2: あと来月は道場にもあいさつに行く。"
    )
    found = [finding(graph, "action-without-fact", 3), finding(graph, "vague-action", 1)]
    shown, hidden = comment(graph, found, [], GENTLE)
    assert [c.rules for c in shown] == [("vague-action",)]
    assert hidden == 1


def test_a_customer_who_is_asked_is_no_boss() -> None:
    for who, left in (("道場の館長様", 0), ("所長", 1)):
        text = f"空1: 防具が一つ足りない。\n傘1<空1: 貸し方を{who}に相談する。"
        assert asked(text, "consultation-without-own-view", 1) == left


def test_what_comes_on_top_of_another_act() -> None:
    assert is_added("竿のちらしも配る。")
    assert not any(is_added(t) for t in ("とても長い竿を届ける。", "もう一度竿を届ける。", "いつでも竿を届ける。"))


def test_no_customer_is_asked_for_where_none_is_told_of() -> None:
    for text in (
        "先週の朝礼は前向きだったと感じた。",
        "社内の勉強会は実りがあったと思う。",
        "道場の空気は良いと思う。",
    ):
        comments = Checker().check(text).comments
        assert comments
        assert not any("お客様" in c.text for c in comments)


@pytest.mark.parametrize(
    ("text", "act", "left"),
    [
        ("空1: 水が漏れた。\n傘1<空1: 案を組み直す。\n傘2<空1: 木曜に図面を届ける。", 1, 0),
        ("空1: 水が漏れた。\n傘1<空1: 案を組み直す。", 1, 1),
        ("空1: 水が漏れた。\n傘1<空1: 1月下旬に再訪する。\n傘2<空1: 資料を渡す。", 2, 0),
        ("空1: 水が漏れた。\n傘1<空1: 木曜に図面を届ける。\n傘2<空1: 床を張り替える。", 2, 1),
    ],
)
def test_a_date_is_asked_for_only_where_no_line_near_tells_one(text: str, act: int, left: int) -> None:
    graph = parse_graph(text)
    shown, _ = comment(graph, [finding(graph, "action-without-deadline", act)], [], GENTLE)
    assert sum("action-without-deadline" in c.rules for c in shown) == left


def test_asking_the_boss_for_information_is_no_consultation() -> None:
    text = "空1: 他社の話を聞かれた。\n傘1/相談<空1: 課長、導入実績をご存じでしたら教えてください。"
    graph = parse_graph(text)
    shown, _ = comment(graph, [finding(graph, "consultation-without-own-view", 1)], [], GENTLE)
    assert not any("consultation-without-own-view" in c.rules for c in shown)


@pytest.mark.parametrize(
    ("text", "rule", "at", "left"),
    [
        ("傘1: 見本帳渡す。\n空1/発言: 考えておくとのこと。", "action-without-deadline", 0, 1),
        ("傘1: 見本帳を庄司様へ渡す。", "action-without-deadline", 0, 1),
        ("傘1: 明日の商談に備えています。", "vague-action", 0, 0),
        ("空1: 桶を三つ納めた。\n傘1: 指摘を受けて、桶の型番を表にする。", "action-without-interpretation", 1, 0),
        ("空1: 桶を三つ納めた。\n傘1: ①の反省として、桶の型番を表にする。", "action-without-fact", 1, 0),
        (
            "空1/発言: 「去年も漏れたね」と番頭さん。\n雨1: 二年続けてなので、番頭さんは怒っている。",
            "opinion-as-fact",
            1,
            0,
        ),
        ("空1/発言: 「去年も漏れたね」と番頭さん。\n雨1: 若女将は当社に好意的だ。", "opinion-as-fact", 1, 1),
    ],
)
def test_what_is_told_another_way_is_not_asked(text: str, rule: str, at: int, left: int) -> None:
    assert asked(text, rule, at) == left


def test_an_act_answered_on_the_spot_is_asked_for_no_date() -> None:
    shown = Checker().check("小森文具 挨拶。新しい見本帳渡す。考えておきますとのこと。").comments
    assert shown
    assert not any("いつ" in c.text for c in shown)
