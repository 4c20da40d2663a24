"""A question fits what it is about: no hit or miss where nothing is foretold, no guess where somebody knows, one short quote."""

from __future__ import annotations

import re

import pytest
from gaps import GENTLE, finding

from sorama.app import Checker
from sorama.coaching.acts import asked_of, is_which
from sorama.coaching.aspects import aspects
from sorama.coaching.checks import is_checked
from sorama.coaching.views import is_weighed
from sorama.feedback import comment
from sorama.model import CommentKind
from sorama.rules.notation import parse_graph


def question(text: str) -> str:
    """The one question about a report."""
    (asked,) = (c for c in Checker().check(text).comments if c.kind is CommentKind.QUESTION)
    return asked.text


def step(text: str) -> str:
    """The step further on a parsed report whose second segment is praised as a chain."""
    graph = parse_graph(text)
    shown, _ = comment(graph, [], [finding(graph, "full-chain", 1, strength=True)], GENTLE)
    return next(c.text for c in shown if c.kind is CommentKind.QUESTION)


@pytest.mark.parametrize(
    ("reading", "weighed"),
    [
        ("棚を低くする案の根拠になる。", True),
        ("これだけでは弱い。", True),
        ("説得力が足りないと感じた。", True),
        ("棚の高さが決め手になりそうだ。", False),
        ("モーターの力が弱いのではないか。", False),
        ("来週には在庫が足りなくなると思う。", False),
    ],
)
def test_what_weighs_the_material_at_hand(reading: str, weighed: bool) -> None:
    assert is_weighed(parse_graph(f"雨1: {reading}"), 0) is weighed


def test_what_foretells_nothing_is_not_asked_for_hit_or_miss() -> None:
    text = step(
        "空1: 低い棚の前で足を止めたお客様が9組いた。\n雨1<空1: 棚を低くする案の根拠になる。\n傘1<雨1: 金曜に店長へ棚の資料を届ける。"
    )
    assert "当た" not in text
    assert "添え" in text


def test_an_open_reading_is_asked_in_many_ways() -> None:
    texts = {
        step(
            f"空1: {place}の前に箱が積まれていた。\n雨1<空1: {place}の箱は月末に動きそうだ。\n傘1<雨1: 金曜に{place}の箱の見積書を届ける。"
        )
        for place in ("倉庫", "裏口", "階段", "受付", "窓", "売り場", "通路", "事務所")
    }
    assert len({t.replace("この読み", "").split("。")[-2] for t in texts}) >= 4


@pytest.mark.parametrize(
    ("told", "checked"),
    [
        ("空1: 棚の幅を確かめた。\n空2/発言: 奥の壁なら並べて置けるという。", True),
        ("空1: 棚の使い勝手の感想を確かめた。\n空2/発言: 奥の壁なら並べて置けるという。", False),
        ("空1: 棚の幅を確かめた。\n空2/発言: 「入るなら買う」とのこと。", False),
        ("空1: 棚の幅を確かめた。\n空2/観察: 南様は付箋に幅を書いていた。", False),
        ("空1: 棚の幅を確かめた。\n空2/発言: 今は要らないという。", False),
        ("空1: 南様に会った。\n空2/発言: 奥の壁なら並べて置けるという。", False),
    ],
)
def test_a_plain_check(told: str, checked: bool) -> None:
    assert is_checked(parse_graph(told), 1) is checked


@pytest.mark.parametrize("place", ["棚の置き場", "台車の通り道", "電源の位置"])
def test_a_plain_check_is_asked_for_the_next_step(place: str) -> None:
    text = question(f"南様に電話し、{place}を確かめた。奥の壁なら差し支えないという。床は平らだった。")
    assert "事情" not in text
    assert "確かめた今" in text or "とわかって" in text


def test_a_favour_without_a_date_is_asked_until_when_it_is_needed() -> None:
    text = question(
        "南社長を訪問し、棚を2つ見せてもらった。1つは当社の台に載る。残る1つは金具が要る。金具の型紙を製造部に頼む。"
    )
    assert "まだ書かれていません" not in text
    assert "動き出す" not in text
    assert re.search(r"いつごろまで(?:と言いますか|に(?:できる|かなう)とよさそうですか)。$", text), text


def test_who_is_asked_a_favour() -> None:
    asked = parse_graph("傘1: 製造部に型紙を依頼する。\n傘2: 会議室を予約する。\n傘3: 店長に紹介をお願いする。")
    assert "favour" in aspects(asked, 0)
    assert not any("favour" in aspects(asked, i) for i in (1, 2))


@pytest.mark.parametrize(
    ("act", "asked"),
    [
        ("13日までに閉める売り場を店長に確認する。", "閉める売り場"),
        ("明日、棚の色を南様に電話で確認する。", "棚の色"),
        ("製造部に金具の在庫の有無を確認する。", "金具の在庫の有無"),
        ("金曜までに確認する。", None),
    ],
)
def test_what_is_asked_about(act: str, asked: str | None) -> None:
    assert asked_of(act) == asked


@pytest.mark.parametrize(
    ("act", "which"),
    [
        ("13日までに閉める売り場を店長に確認する。", True),
        ("金具が要るかどうかを確かめる。", True),
        ("12日に棚の傾きを確認する。", False),
        ("午前に棚の傾きを確かめる。", False),
        ("店長に棚の感想を確認する。", False),
        ("南様の反応を店長に確認する。", False),
    ],
)
def test_an_act_that_asks_who_knows(act: str, which: bool) -> None:
    assert is_which(act) is which


def test_what_somebody_knows_is_not_to_be_foreseen() -> None:
    text = question("本部の南部長に電話。来年度は売り場を3か所閉めるとのこと。13日までに閉める売り場を部長に確認する。")
    assert "予想" not in text
    assert "決" in text


def test_one_question_holds_one_long_quote() -> None:
    text = step(
        "空1/発言: 棚の値段よりも、運び込む道の狭さを心配する声が多かったとのこと。\n"
        "雨1<空1: 値段で比べられると不利だが、運び込む道の不安に答えられればまだ選ばれる余地はあると感じた。\n"
        "傘1<雨1: 運び込む道の幅をすべて測った図面を作り、12月4日の店長会議の前日までに南店長へお届けする。"
    )
    assert text.count("「") <= 1
    assert len(text.partition("「")[2].partition("」")[0]) < 44


@pytest.mark.parametrize("place", ["札", "台", "箱"])
def test_a_told_cause_is_not_asked_for(place: str) -> None:
    text = question(
        f"南さんから電話で、{place}の数が2つ多いと指摘を受けた。当社の入力ミスで、{place}の数を打ち間違えていた。直した{place}をその日のうちに届けてお詫びした。"
    )
    assert "原因" not in text
    assert "なぜ" not in text


@pytest.mark.parametrize(
    ("facts", "quoted"),
    [
        ("駐車場は正面に6台分ある。店主は隣の看板を毎朝見ると言う。", True),
        ("駐車場は正面に6台分ある。店主は犬を飼い始めたと言う。", False),
    ],
)
def test_an_act_is_asked_about_the_fact_that_shares_its_matter_or_about_none(facts: str, quoted: bool) -> None:
    first, second = facts.removesuffix("。").split("。")
    graph = parse_graph(f"空1: {first}。\n空2: {second}。\n傘1<空1,空2: 木曜に看板の見本帳を届ける。")
    shown, _ = comment(graph, [finding(graph, "action-without-interpretation", 2)], [], GENTLE)
    asked = next(c.text for c in shown if c.kind is CommentKind.QUESTION)
    assert "駐車場" not in asked
    assert (second in asked) is quoted
