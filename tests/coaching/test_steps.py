"""One small step further where no gap is left to ask about."""

from __future__ import annotations

import re

import pytest
from gaps import CHAIN_TEXT, FACTS_ONLY, GENTLE, TONES, finding

from sorama.app import Checker
from sorama.coaching.views import set_aside
from sorama.feedback import comment
from sorama.model import ArgumentGraph, Comment, CommentKind
from sorama.rules.notation import parse_graph
from sorama.settings import Settings


def asks(
    graph: ArgumentGraph, settings: Settings = GENTLE, found: object = (), strengths: object = ()
) -> list[Comment]:
    shown, _ = comment(graph, found, strengths, settings)  # type: ignore[arg-type]
    return [c for c in shown if c.kind is CommentKind.QUESTION]


@pytest.mark.parametrize("tone", TONES)
def test_a_full_chain_is_asked_what_would_show_that_the_reading_was_right(tone: str) -> None:
    graph = parse_graph(CHAIN_TEXT)
    chain = [finding(graph, "full-chain", 2, strength=True)]
    (step,) = asks(graph, Settings(tone=tone), strengths=chain)  # type: ignore[arg-type]
    assert step.rules == ("full-chain",)
    assert step.quote == "来週火曜に広さの合う図面を届ける"
    assert step.text.endswith("か。")
    assert len(step.hints) == 3


def test_an_unfinished_report_is_not_asked_for_more() -> None:
    graph = parse_graph(CHAIN_TEXT)
    shown, _ = comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE, finished=False)
    assert [c.kind for c in shown] == [CommentKind.PRAISE]


def test_a_gap_leaves_no_room_for_a_step() -> None:
    graph = parse_graph(CHAIN_TEXT + "\n傘2: 資料を送る。")
    found = [finding(graph, "action-without-fact", 3)]
    assert [c.rules for c in asks(graph, found=found)] == [("action-without-fact",)]


def test_an_answer_to_a_request_is_asked_what_lies_behind_the_request() -> None:
    graph = parse_graph("空1: 南様から音の大きさの表がほしいと頼まれた。\n傘1<空1: 金曜に音の大きさの表を届ける。")
    (step,) = asks(graph)
    assert step.rules == ("action-without-interpretation",)
    assert step.quote == "南様から音の大きさの表がほしいと頼まれた"


def test_what_follows_from_the_outcome_is_not_asked_where_it_is_told() -> None:
    graph = parse_graph(CHAIN_TEXT + "\n傘2: 図面が合わない場合は別の棚に替える。")
    (step,) = asks(graph, strengths=[finding(graph, "full-chain", 2, strength=True)])
    assert step.quote == "図面が合わない場合は別の棚に替える"


def test_facts_alone_are_asked_for_what_tells_most() -> None:
    graph = parse_graph("空1: 書類を渡した。\n空2/発言: 南様は「音が隣に響く」と困っていた。\n空3: 部屋は八畳。")
    (step,) = asks(graph)
    assert "音が隣に響く" in step.quote


def test_a_timetable_of_acts_is_asked_about_the_one_with_a_customer() -> None:
    text = "・9:00 朝礼\n・10:30 白石楽器を訪問、カタログを渡す\n・13:00 見積2件作成\n・15:00 社内会議\n"
    review = Checker().check(text)
    (step,) = [c for c in review.comments if c.kind is CommentKind.QUESTION]
    assert "白石楽器" in step.quote


@pytest.mark.parametrize("settings", [Settings(ignore=("missing-action",)), Settings(select=("SR2",))])
def test_a_step_for_a_rule_that_is_not_wanted_is_left_out(settings: Settings) -> None:
    assert asks(parse_graph(FACTS_ONLY), settings) == []


def test_a_reader_who_put_something_aside_is_left_alone() -> None:
    graph = parse_graph(FACTS_ONLY)
    assert asks(graph, found=[finding(graph, "vague-fact", 0, suppressed=True)]) == []


def test_room_for_one_point_is_left_to_the_praise() -> None:
    graph = parse_graph(CHAIN_TEXT)
    chain = [finding(graph, "full-chain", 2, strength=True)]
    assert asks(graph, Settings(max_points=1), strengths=chain) == []


@pytest.mark.parametrize(
    ("act", "asked"),
    [
        ("16日に停止の回数を数える。", "結果"),
        ("金曜に現場へ温湿度計を届ける。", "結果"),
        ("金曜に所長に予算の有無を聞く。", "答え"),
        ("20日に部長と駅前の店を見学する。", "その場|機会"),
        ("20日にまた伺う。", "その場|機会"),
        ("金曜に見積を出し直す。", "決め|決まる"),
        ("金曜に部長へ見積書を届ける。", "決め|決まる"),
        ("13日までに改装する店を部長に確認する。", "決め|決ま"),
        ("12月1日に試用を始める。", "良し悪し|うまくいった|先へ"),
        ("金曜に部長へ替え刃を届ける。", "尋ねる|聞いてき"),
        ("金曜に部長へ他社の実例を届ける。", "わかってもらい|してもらい|伝えたい"),
        ("金曜に南様へ候補日を送る。", "その日まで"),
        ("金曜に伺い、去年の記録を受け取る。", "判断"),
        ("金曜に部長へ手順書を渡す。", "使"),
    ],
)
def test_the_question_fits_the_kind_of_the_act(act: str, asked: str) -> None:
    (step,) = asks(parse_graph(f"空1: 駅前に新しい店ができた。\n傘1<空1: {act}"))
    question = step.text.split("。")[-2]
    assert re.search(asked, question), question
    assert "受け取る方" not in question


@pytest.mark.parametrize(
    ("reading", "act", "asked"),
    [
        ("音が割れるのは配線が原因だと思う。", "金曜に配線を替える。", "原因"),
        ("この机が入れば、待ち時間は半分になると思う。", "金曜に他校の実例を送る。", "言い切"),
        ("教室の広さが決め手になりそうだ。", "来週火曜に広さの合う図面を届ける。", "決め手|当たり|当たって"),
        ("広さの図面を見れば、納得してもらえそうだ。", "来週火曜に広さの図面を届ける。", "引っかか|当たり|当たって"),
        ("教室の広さに不安がありそうだ。", "来週火曜に広さの図面を届ける。", "気がかり|当たって"),
        ("教室を広げると、費用が二重の負担になる恐れがある。", "金曜に教室の費用の案を送る。", "心配"),
        ("教室1つの損失だけで机3台分を上回ると思う。", "金曜に教室の損失の試算を送る。", "数字"),
    ],
)
def test_a_chain_is_asked_what_would_show_this_reading_right_or_wrong(reading: str, act: str, asked: str) -> None:
    graph = parse_graph(f"空1: 南様が教室の広さを測っていた。\n雨1<空1: {reading}\n傘1<雨1: {act}")
    (step,) = asks(graph)
    question = step.text.split("。")[-2]
    assert re.search(asked, question), question


def test_a_view_that_sets_another_aside_is_asked_what_would_tell_them_apart() -> None:
    graph = parse_graph(
        "空1: 南様が三度弾き直した。\n雨1<空1: 音の大きさではなく響きの長さが気になるのだと思う。\n傘1<雨1: 金曜に厚い布を掛けた響きの見本を届ける。"
    )
    (step,) = asks(graph)
    assert re.search("「音の大きさ」のほう|もう一方の見方", step.text), step.text


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("音ではなく響きが気になるのだと思う。", "音"),
        ("機械の古さじゃなくて置き方だと思う。", "機械の古さ"),
        ("値段より置き場所が決め手になりそうだ。", "値段"),
        ("使われていないのではないか。", None),
        ("南様より急ぐ話になりそうだ。", None),
        ("去年より遅くなりそうだ。", None),
    ],
)
def test_the_other_view_is_found_by_its_nouns(text: str, other: str | None) -> None:
    assert set_aside(text) == other


def test_what_came_out_of_a_check_is_used_or_answered() -> None:
    text = "空1: 台帳を見せてもらうと、行き違いは月曜に集中していた。\n空2: 見立ては{}。\n傘1: 金曜に台帳の提案書を届ける。"
    for verdict, asked in (("当たっていた", "確かめ|わかった"), ("外れた", "応えられる|新しい読み")):
        (step,) = asks(parse_graph(text.format(verdict)))
        assert re.search(asked, step.text), step.text


def test_an_act_that_is_done_is_asked_for_what_it_brought() -> None:
    graph = parse_graph("空1/発言: 南様から写真が足りないと言われた。\n傘1<空1: 入口の写真をその場で送った。")
    (step,) = asks(graph)
    assert re.search("手応え|返事や変化|残っている", step.text), step.text


def test_what_is_promised_as_an_answer_is_not_taken_for_done() -> None:
    graph = parse_graph(
        "空1/発言: 南様から表がほしいと頼まれた。\n雨1<空1: 教室の広さに不安がありそうだ。\n傘1/対応<雨1: 金曜に広さの表をお届けします。"
    )
    (step,) = asks(graph)
    assert "動いたことまで" not in step.text
    assert "手を打つところまで" not in step.text


def test_what_somebody_is_asked_for_is_asked_how_the_answer_is_used() -> None:
    graph = parse_graph("空1: 教室の音を計った。\n傘1/相談<空1: 課長、調律師の手配をお願いします。")
    for step in asks(graph):
        assert "読みから" not in step.text, step.text


def test_an_act_that_points_back_is_no_leap() -> None:
    text = "空1: 六つの教室で時間を計った。\n空2: 見立ては当たっていた。\n傘1: {}を資料の一枚目に置く。"
    (back,), (leap,) = (asks(parse_graph(text.format(w))) for w in ("この数字", "譜面台の写真"))
    assert leap.rules == ("action-without-interpretation",)
    assert back.rules != leap.rules


def test_a_consultation_without_a_view_of_its_own_is_not_taken_for_one() -> None:
    graph = parse_graph("空1: 南様から修正の依頼が三点あった。\n傘1: 金曜に修正の件を課長にご相談したいです。")
    assert all("案" not in step.text for step in asks(graph))


def test_an_errand_is_not_asked_why_it_was_asked_for() -> None:
    graph = parse_graph("空1: 杉本主任から職員証を再発行してほしいと頼まれた。\n傘1<空1: 13日に職員証を届ける。")
    assert asks(graph) == []


@pytest.mark.parametrize(
    ("text", "quote", "asked"),
    [
        (
            "9:00 朝礼\n10:00 中田電機様\n11:30 移動\n13:00 藤村商会様\n17:00 帰社\n",
            "中田電機",
            "中田電機|この日に会った",
        ),
        ("8:30 会議\n10:00 資料作成\n15:00 メール返信\n", "メール返信", "この仕事|同じ仕事|今日の仕事"),
        ("チラシ450枚配布。駅の北側。", "チラシ450枚", "反応"),
        ("新しい計測器の研修を受けました。操作が多くて大変でした。", "研修", "使"),
        ("本日は外出なし。請求書3件作成。", "請求書3件", "誰のどんな話|どの相手|どれ"),
        ("保守契約の件、三島クリニックの事務長に電話したが、来客中で話せず。", "話せず", "つなが|連絡"),
        ("飛び込み25軒。1軒だけ中に入れてもらえた(畳店のご主人)。", "1軒だけ", "違"),
        (
            "印刷機の更新、東亜紙器の白井さん。予算は出るが、置き場がないと言われ、そこで話が止まっている。明日は北川印刷様を訪問する。",
            "止まって",
            "動|進",
        ),
    ],
)
def test_a_thin_report_is_asked_what_its_writer_can_answer(text: str, quote: str, asked: str) -> None:
    questions = [c for c in Checker().check(text).comments if c.kind is CommentKind.QUESTION]
    assert quote in questions[0].quote
    assert re.search(asked, questions[0].text)
    assert "一番気になったところ" not in questions[0].text
    assert "よくわかりました" not in questions[0].text


def test_what_the_writer_asked_for_is_no_request_of_the_customers() -> None:
    text = (
        "空調の入れ替え、木島ビル様。屋上の搬入経路が狭く、クレーンの可否を協力会社に確認してほしいと工事課に頼んだ。"
    )
    (step,) = [c for c in Checker().check(text).comments if c.kind is CommentKind.QUESTION]
    assert "目的" not in step.text
    assert re.search("頼み|頼んだ|頼む", step.text)


def test_a_cause_that_was_found_is_not_asked_for() -> None:
    text = (
        "箱の寸法違い、相沢製菓様の森さんから「何度目ですか」と厳しく言われた。夕方に代わりの箱を届けた。"
        "旧図面のまま型を抜いていたことが判明。再発防止は製造が水曜までに書面を作り、木曜に私が持参して説明する。"
    )
    for c in Checker().check(text).comments:
        assert not re.search("なぜ起きた|一番のもと|原因と見た", c.text)


def test_a_slip_alone_is_no_act_to_come() -> None:
    text = "内覧1組、東さん。9分で終了。条件と違う階をお見せした私のミス。2階で探し直し、明日2件メールする。"
    for c in Checker().check(text).comments:
        assert "ミス" not in c.quote or "一手" not in c.text


def test_under_another_time_of_day_nobody_is_named_from_before() -> None:
    text = "午前:大野食品の原さんに袋の穴をお詫びし、交換した。\n午後:カワセ精機様、砥石の納期の問い合わせ。欠品で2週間遅れるので代わりを探す。明日、班の責任者に電話する。\n"
    assert not any("原さん" in c.text for c in Checker().check(text).comments if c.kind is CommentKind.QUESTION)
