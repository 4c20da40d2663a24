"""Whom an act goes to, and what it can show."""

from __future__ import annotations

import pytest

from sorama.app import Checker
from sorama.coaching.acts import is_done, main_acts, telling_act
from sorama.coaching.receiver import receiver
from sorama.coaching.trial import decides, denies, near, regrets
from sorama.feedback import comment
from sorama.model import ArgumentGraph, CommentKind, Label
from sorama.rules.notation import parse_graph
from sorama.settings import Settings


def _read(text: str) -> ArgumentGraph:
    return Checker().check(text).graph


def _act(graph: ArgumentGraph) -> int:
    return [i for i, s in enumerate(graph.segments) if s.label is Label.ACTION][-1]


@pytest.mark.parametrize(
    ("act", "who"),
    [
        ("17日に相沢様へ譜面台の写真を届けます。", "相沢様"),
        ("17日に調律師の西岡様とともに譜面台の写真を持って伺います。", "相手"),
        ("17日に残る3教室へ譜面台の写真を送ります。", "相手"),
        ("17日に譜面台の写真を届けます。", "相沢様"),
    ],
)
def test_the_receiver_is_found_by_the_particle(act: str, who: str) -> None:
    graph = _read(f"白石楽器の相沢様を訪ねた。譜面台の置き場所を聞かれた。{act}")
    assert receiver(graph, _act(graph)) == who


@pytest.mark.parametrize(
    ("look", "tests"), [("運ぶ便の空きを倉庫に今夜確かめる。", False), ("長椅子の評判を相沢様に今夜確かめる。", True)]
)
def test_only_a_check_of_the_same_matter_tests_a_reading(look: str, tests: bool) -> None:
    graph = parse_graph(
        "空1/発言: 相沢様から発表会の席が足りないと聞いた。\n雨1<空1: 長椅子の案は断られそうだ。\n"
        f"傘1<雨1: 28日に長椅子と丸椅子を半々にした見積を出す。\n傘2: {look}"
    )
    shown, _ = comment(graph, [], [], Settings())
    (step,) = [c for c in shown if c.kind is CommentKind.QUESTION]
    assert ("そこで何がわか" in step.text) is tests, step.text


@pytest.mark.parametrize(
    ("text", "looks_back"),
    [
        ("もう一週間早く案内していれば、間に合ったかもしれない。", True),
        ("採寸の前に確かめるべきだった。", True),
        ("音の響きが気になるのだと思う。", False),
    ],
)
def test_what_went_wrong_on_our_side_cannot_come_true(text: str, looks_back: bool) -> None:
    assert regrets(text) is looks_back


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("航空便を使うほかない。", True),
        ("先に床を替えないと間に合わない。", True),
        ("床の段差が嫌われているようだ。", False),
    ],
)
def test_what_has_to_be_done_is_acted_on(text: str, decided: bool) -> None:
    assert decides(text) is decided


def test_a_limit_is_no_consent() -> None:
    assert denies("50万円を超えると社内で通らないとみている。")
    assert not denies("この図面なら納得してもらえそうだ。")


def test_a_letter_in_common_is_near_and_a_number_is_none() -> None:
    assert near("湿度が保てていない", "加湿器を届ける")
    assert not near("この夏が一番読んでいただける頃合い", "店主様から一筆をいただく")


def test_a_side_errand_is_not_the_main_act() -> None:
    graph = parse_graph(
        "空1: 南様から音が響くと聞いた。\n雨1<空1: 床の音が下に抜けているのだと思う。\n"
        "傘1: 金曜にカタログもお持ちします。\n傘2<雨1: 木曜に床の音を測る板を敷く。"
    )
    acts = [i for i, s in enumerate(graph.segments) if s.label is Label.ACTION]
    assert main_acts(graph, acts) == acts[1:]
    assert telling_act(graph, acts) == acts[1]


@pytest.mark.parametrize(
    ("act", "done"),
    [
        ("譜面台の写真をその場で送りました。", True),
        ("代わりの弦は本日発送済みです。", True),
        ("日曜に弾いてもらう約束をしました。", False),
        ("12日に測り直すことで合意した。", False),
    ],
)
def test_what_is_promised_is_still_to_come(act: str, done: bool) -> None:
    graph = parse_graph(f"空1: 南様から弦が切れたと聞いた。\n傘1<空1: {act}")
    assert is_done(graph, 1) is done


def test_a_complaint_that_comes_again_is_asked_what_is_different_now() -> None:
    text = "また譜面台が倒れると南様から苦情の電話、これで3回目。現場で測ると床が傾いていた。27日に脚の長さを変える。"
    (step,) = [c for c in Checker().check(text).comments if c.kind is CommentKind.QUESTION]
    assert "これまで" in step.text
