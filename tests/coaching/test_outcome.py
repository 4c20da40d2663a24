"""What is told of an outcome is not asked for; the question goes beyond it."""

from __future__ import annotations

import re

import pytest
from gaps import GENTLE

from sorama.coaching.acts import day_of, is_delivery, manner, way
from sorama.coaching.chains import is_minor, main_reading
from sorama.coaching.measures import measure_in
from sorama.coaching.outcome import checked_already, doubter, line_told, looks_told
from sorama.feedback import comment
from sorama.model import CommentKind
from sorama.rules.notation import parse_graph


def asked(text: str) -> str:
    shown, _ = comment(parse_graph(text), [], [], GENTLE)
    (step,) = [c for c in shown if c.kind is CommentKind.QUESTION]
    return step.text


FACT = "空1: 譜面台の足が1日に4回ゆるむ。\n"
READING = "雨1<空1: ゆるむのは床の振動が原因だと思う。\n"


@pytest.mark.parametrize(
    ("acts", "question"),
    [
        ("傘1<雨1: 18日に敷物を入れ、ゆるむ回数を前後で比べる。", "1日に4回"),
        ("傘1<雨1: 18日に敷物を入れる。\n傘2: 25日に先生方の感想を聞く。", "声|返事"),
        ("傘1<雨1: 18日に敷物を入れる。\n傘2: 3回を切れば残りの部屋にも入れる。", "どちらになる|線|途中|手前"),
    ],
)
def test_a_told_look_at_the_outcome_is_asked_for_the_line(acts: str, question: str) -> None:
    text = asked(FACT + READING + acts)
    assert re.search(question, text), text
    assert "どう確かめるか" not in text


def test_the_one_who_is_against_is_asked_about() -> None:
    text = asked(FACT + "空2: 教頭は敷物に反対している。\n" + READING + "傘1<雨1: 18日に敷物の案を届ける。")
    assert "教頭" in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("空1: 楽器を決めるのは音楽科の主任だった。", "主任"),
        ("空1: 財政課は維持の費用を問題にしている。", "財政課"),
        ("空1: 校長が「音が大きい」と反対しているそうだ。", "校長"),
        ("空1: 課長は前向き、財政課は維持の費用を問題にしている。", "財政課"),
        ("空1: お母様は練習を嫌がる子に困っていた。", None),
        ("空1: 校長も主任も反対している。\n空2: 教頭が渋い顔をした。", None),
    ],
)
def test_who_may_stand_in_the_way(text: str, name: str | None) -> None:
    graph = parse_graph(text)
    assert doubter(graph, range(len(graph.segments))) == name


def test_a_meeting_that_decides_is_asked_about() -> None:
    text = asked(FACT + "空2: 主任は学年会議に諮ると言った。\n" + READING + "傘1<雨1: 18日に敷物の案を届ける。")
    assert "学年会議" in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("20件を超えたら続ける。", True),
        ("週3回出れば正式に入れる。", True),
        ("音が30分超えで鳴った。", False),
        ("値段を4万から2万に下げられる。", False),
        ("資料を20日に届ける。", False),
    ],
)
def test_a_line_is_a_number_with_a_condition(text: str, told: bool) -> None:
    assert (line_told(parse_graph(f"傘1: {text}"), [0]) is not None) is told


def test_measuring_for_a_cause_is_no_look_at_an_outcome() -> None:
    graph = parse_graph("傘1: 金曜に湿度を測る。\n傘2: 前後で回数を比べる。")
    assert looks_told(graph, [0, 1], 0) == 1
    assert looks_told(parse_graph("傘1: 2月の回数を前年と比べる。"), [0], 0) == 0


def test_what_was_tried_and_went_well_is_no_longer_to_be_checked() -> None:
    graph = parse_graph("空1: 足を締め直した。\n空2: 10回動かして止まらなかった。")
    assert checked_already(graph, [0, 1], 0) == 1


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("故障が12件、うち足のゆるみが9件", "足のゆるみが9件"),
        ("欠席率が18%", "欠席率が18%"),
        ("うちのは1袋180円安い", ""),
    ],
)
def test_the_part_is_the_figure_that_counts(text: str, figure: str) -> None:
    assert measure_in(text) == figure


def test_the_main_reading_is_told_by_its_words() -> None:
    graph = parse_graph(
        "空1: 南様が三度弾き直した。\n雨1<空1: 響きの長さが決め手になると思う。\n雨2<空1: 自分でも足りないと思った。\n雨3<空1: 音の大きさではなく、"
    )
    assert main_reading(graph, [1, 2, 3]) == 1
    assert is_minor("音の大きさではなく、")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("火曜に南様へ回答する", "reply"),
        ("見本を4種、7日に持参する", "sample"),
        ("12日に再申請する", "apply"),
        ("来週水曜に組合へ説明する", "explain"),
        ("木曜に改めて伺う", "look"),
        ("窓枠の傷みを見せてもらう", "look"),
    ],
)
def test_the_kind_of_an_act_is_told_by_what_it_does(text: str, kind: str) -> None:
    assert manner(text, text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("次回打合せ 12/3 13時、Web。", "meeting"),
        ("来週土曜に奥様も同席。", "join"),
        ("色見本を8日に渡して、その席で判断を伺う。", "decision"),
        ("19日までに棟梁の了解を取り付ける。", "consent"),
        ("南様に書類を依頼し、12日に再申請する。", "apply"),
    ],
)
def test_a_mere_meeting_and_an_agreement_are_told_apart(text: str, kind: str) -> None:
    assert way(parse_graph(f"傘1: {text}"), 0) == kind


def test_a_replacement_after_a_complaint_is_asked_what_will_prevent_the_next() -> None:
    text = asked(
        "空1/発言: 南様から弦が切れていると苦情を受けた。\n雨1<空1: 箱の角が当たったと見ている。\n傘1: 代わりの弦を明日届ける。"
    )
    assert re.search("防ぐ|同じこと|次は大丈夫", text), text


def test_the_day_of_an_act_is_no_limit() -> None:
    assert day_of("来週火曜に届ける") == "来週火曜"
    assert day_of("8/20までに作る") is None
    assert is_delivery("代わりの2袋を届ける")


@pytest.mark.parametrize(
    ("act", "day"),
    [
        ("来週の定休日に工房へご案内する", None),
        ("来週の木曜に工房へご案内する", "来週の木曜"),
        ("第1火曜に必ず顔を出す", None),
        ("25日の申込期限までに図案を固める", None),
        ("25日に図案を見てもらう", "25日"),
    ],
)
def test_a_day_is_one_on_which_something_can_be_seen(act: str, day: str | None) -> None:
    assert day_of(act) == day


def test_what_somebody_tries_out_is_shown_to_them() -> None:
    assert manner("18日に踏み台を2つお持ちして、職人の方に乗ってみていただきます", "") == "show"
