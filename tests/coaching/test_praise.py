"""Praise that is earned."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from gaps import CHAIN_TEXT, GENTLE, comment, finding

from sorama.coaching.links import Links, apart
from sorama.coaching.praise import praises
from sorama.coaching.praise_care import cares
from sorama.coaching.praise_chains import _acted, is_contrast
from sorama.coaching.praise_facts import fulfilled, whole
from sorama.coaching.praise_figures import _compared
from sorama.coaching.praise_thought import _form
from sorama.coaching.topic import hearsay, tied
from sorama.model import CommentKind
from sorama.rules.notation import parse_graph


def test_the_praise_names_the_whole_chain() -> None:
    graph = parse_graph(CHAIN_TEXT)
    (praise,), hidden = comment(graph, [], [finding(graph, "full-chain", 2, strength=True, fingerprint="b")], GENTLE)
    assert praise.quote == "教室の広さが決め手だと見た"
    assert hidden == 0
    assert "教室の広さを測っていた" in praise.text
    assert "広さの合う図面を届ける" in praise.text


def test_what_is_asked_about_is_not_praised() -> None:
    graph = parse_graph(
        "空1: 二十軒に電話して全部断られた。\n雨1<空1: つらい。\n傘1<雨1: 頑張る。\n空2: 「秋なら置ける」と聞いた。"
    )
    strengths = [finding(graph, "full-chain", 2, strength=True), finding(graph, "quoted-customer", 3, strength=True)]
    shown, _ = comment(graph, [finding(graph, "vague-action", 2)], strengths, GENTLE)
    assert [c.rules for c in shown] == [("quoted-customer",), ("vague-action",)]


def test_a_figure_is_praised_only_where_it_carries_the_argument() -> None:
    alone, linked = (
        parse_graph("空1: 故障は今年4件。"),
        parse_graph("空1: 故障は今年4件。\n雨1<空1: 故障の原因は熱だと見た。"),
    )
    assert comment(alone, [], [finding(alone, "measured-fact", 0, strength=True)], GENTLE) == ((), 0)
    assert len(comment(linked, [], [finding(linked, "measured-fact", 0, strength=True)], GENTLE)[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "空1: 棚の前で足が止まっていた。\n雨1<空1: 値段も問題ないはずだ。\n傘1<雨1: しっかり準備して値段で勝ちたい。",
        "空1: 工事の話をした。\n雨1<空1: 工事は水曜がよいそうだ。\n傘1<雨1: 27日までに工事日の案を送る。",
    ],
)
def test_a_chain_of_hearsay_of_a_mere_wish_or_without_a_visible_tie_is_not_praised(text: str) -> None:
    graph = parse_graph(text)
    assert comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE) == ((), 0)


def test_a_fact_that_was_only_ruled_out_ties_nothing() -> None:
    assert not tied("Q社が扉の交換を提案した。", "原因は扉そのものより、湿気だと見る。")
    assert tied("湿気で床が濡れていた。", "原因は扉そのものより、湿気だと見る。")
    assert not tied("2種類は包める。", "残る1種類は大きい。")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("工事は水曜がよいそうだ。", True),
        ("決裁は理事会だという。", True),
        ("来週になりそうだ。", False),
        ("予算が足りないのだと思う。", False),
    ],
)
def test_hearsay_is_told_from_a_view(text: str, heard: bool) -> None:
    assert hearsay(text) is heard


@pytest.mark.parametrize(
    ("end", "word"), [("外れた", "率直|改めて|生きます|育て|確か"), ("当たっていた", "確か|照らし")]
)
def test_a_view_told_as_wrong_or_right_is_praised_for_that(end: str, word: str) -> None:
    graph = parse_graph(f"空1/発言: 南様は納期より音の大きさが気になるという。\n空2: 納期の見立ては{end}。")
    (praise,), _ = comment(graph, [], [], GENTLE)
    assert praise.rules == ("checked-hypothesis",)
    assert "音の大きさが気になる" in praise.text
    assert re.search(word, praise.text)


def test_a_verdict_inside_the_fact_needs_no_other_fact() -> None:
    graph = parse_graph("空1: 昼休みの一時間に七割が集中しており、読みどおりだった。")
    (praise,), _ = comment(graph, [], [], GENTLE)
    assert praise.rules == ("checked-hypothesis",)


def test_the_praise_of_a_figure_quotes_the_figure() -> None:
    graph = parse_graph(
        "空1: 外注費は月8万円から3万円になり、手間のかかる夜間の作業もすっかりなくなったと堀さんは話していた。"
    )
    (praise,), _ = comment(graph, [], [finding(graph, "measured-fact", 0, strength=True)], GENTLE)
    assert "8万円から3万円" in praise.quote
    assert "8万円から3万円" in praise.text


def test_a_fact_that_is_linked_loosely_and_shares_no_word_is_left_unnamed() -> None:
    graph = parse_graph(
        "空1: 二種類は機械で包める。\n雨1<空1: 電源を足す必要がありそうだ。\n傘1<雨1: 電源の図面を頼む。"
    )
    loose = tuple(replace(e, confidence=0.8) if e.claim == 1 else e for e in graph.supports)
    graph = replace(graph, supports=loose)
    (praise,), _ = comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE)
    assert "図面" in praise.text
    assert "二種類" not in praise.text


def test_a_reading_that_rests_on_a_fact_is_praised_without_an_act() -> None:
    graph = parse_graph("空1: 電池が半日で切れていた。\n雨1<空1: 電池の持ちが決め手になりそうだ。")
    (praise,), _ = comment(graph, [], [], GENTLE)
    assert praise.quote == "電池の持ちが決め手になりそうだ"
    assert "電池が半日で切れていた" in praise.text


def test_a_view_that_no_word_marks_as_one_is_not_praised_as_a_reading() -> None:
    graph = parse_graph("空1: 二種類は機械で包める。\n雨1<空1: 残る一種類には治具が要る。\n傘1<雨1: 治具の図面を頼む。")
    shown, _ = comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE)
    assert all(c.kind is not CommentKind.PRAISE for c in shown)


@pytest.mark.parametrize(
    ("told", "earned"),
    [
        ("頼まれていた集計の見本を、昨日お送りしました。", True),
        ("お約束した見積書を先方に渡した。", True),
        ("先週お約束した見積書は、まだ渡していない。", False),
        ("頼まれていた見本は送れなかった。", False),
    ],
)
def test_what_was_asked_for_and_is_told_as_done_is_praised(told: str, earned: bool) -> None:
    graph = parse_graph(f"空1: {told}")
    assert [p.rule for p in fulfilled(graph)] == ["kept-promise"] * earned


def _names(text: str, *strengths: tuple[str, int]) -> tuple[str, ...]:
    graph = parse_graph(text)
    links = Links(graph)
    given = [finding(graph, rule, i, strength=True) for rule, i in strengths]
    found = next(praises(graph, given, [], [], links), None)
    return () if found is None else found.names


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("音ではなく置き場所が使いにくさのもとだ。", "full-chain/contrast"),
        ("このままでは置き場所の都合で契約を切られる。", "full-chain/risk"),
        ("置き場所を替えれば使う人が増える。", "full-chain/means"),
    ],
)
def test_a_view_without_a_hedge_is_praised_for_what_it_does(view: str, name: str) -> None:
    told = f"空1: 置き場所の苦情は6件あった。\n雨1<空1: {view}\n傘1<雨1: 金曜に置き場所の案を届ける。"
    assert _names(told, ("full-chain", 2))[0] == name


@pytest.mark.parametrize("view", ["置き場所は悪かった。", "置き場所には棚がある。", "しばらくは待つしかない。"])
def test_the_past_a_state_and_giving_up_are_no_view_without_a_hedge(view: str) -> None:
    told = f"空1: 置き場所の苦情は6件あった。\n雨1<空1: {view}\n傘1<雨1: 金曜に置き場所の案を届ける。"
    assert not any(n.startswith("full-chain") for n in _names(told, ("full-chain", 2)))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("夜は何時まで開いているの？", "asked"),
        ("半分になるなら賛成する", "condition"),
        ("数えるのが面倒だ", "trouble"),
        ("早く試したい", "wish"),
        ("これは助かる", "good"),
        ("この幅なら棚に入る", "good"),
        ("静かさが決め手になる", "deciding"),
        ("うちは間に合っています", "refused"),
    ],
)
def test_words_are_praised_for_what_they_tell(said: str, kind: str) -> None:
    assert _names(f"空1/発言: 店長は「{said}」と言った。", ("quoted-customer", 0))[0] == f"quoted-customer/{kind}"


@pytest.mark.parametrize(
    "said",
    [
        "待つ方の身にもなってくれ",
        "先に知らせてくれて助かった",
        "資料だけください",
        "少し考えさせてください",
        "ありがたい",
    ],
)
def test_anger_thanks_and_distance_are_no_wish(said: str) -> None:
    names = _names(f"空1/発言: 店長は「{said}」と言った。", ("quoted-customer", 0))
    assert names[0] == "quoted-customer"


def test_an_act_rests_on_words_only_where_it_takes_them_up() -> None:
    for act, linked in (("金曜に図面を届ける。", True), ("金曜に料金の表を女将に送る。", False)):
        names = _names(f"空1/発言: 女将は「図面がない」と話した。\n傘1<空1: {act}", ("quoted-customer", 0))
        assert (names[0] == "quoted-customer/linked") is linked


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("待ち時間が40分から10分に減った。", "change"),
        ("利用者45人のうち31人が朝に来ている。", "part"),
        ("来店は昨年より14名少ない。", "base"),
        ("先週納めた2台が動かない。", None),
        ("先月は3回呼んだそうだ。", None),
        ("今週の誤出荷の数は0件。", "none"),
        ("予算は年度末までで180万円。", "budget"),
        ("その1冊は店番の人が包んでいた。", None),
    ],
)
def test_a_figure_is_praised_for_what_it_lets_a_reader_see(told: str, kind: str | None) -> None:
    found = _names(f"空1: {told}", ("measured-fact", 0))
    assert found[:1] == (() if kind is None else (f"measured-fact/{kind}",))


def test_what_was_seen_on_the_spot_is_praised_and_no_record_is() -> None:
    for watched, earned in (("待合を1時間見学した。", True), ("会計の記録を見せてもらった。", False)):
        names = _names(f"空1: {watched}\n空2/観察: 会計の前に12人が並んでいた。")
        assert ("measured-fact/on-site" in names) is earned


def test_a_way_round_and_a_plan_beside_a_question_to_the_boss_are_praised() -> None:
    assert (
        _names("空1: 雨の日は飛ばせない。\n傘1: 26日に飛ばす。\n傘2: 雨なら27日に回す。")[0] == "dated-action/otherwise"
    )
    told = "空1: 台数は七台。\n傘1: 課長、運び方を相談させてください。\n雨1: 私は二便に分ける案がよいと考えています。"
    assert _names(told)[0] == "full-chain/consult"


def test_the_wording_moves_on_from_day_to_day() -> None:
    texts = set()
    for day in range(9, 14):
        graph = parse_graph(CHAIN_TEXT)
        graph = replace(graph, report=replace(graph.report, date=date(2026, 11, day)))
        (praise,), _ = comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE)
        texts.add(praise.text)
    assert len(texts) == 5


def test_what_is_done_on_the_spot_and_a_gesture_are_praised() -> None:
    assert _names("空1/発言: 宛名を直してほしいと頼まれ、その場で差し替えた。")[0] == "kept-promise/at-once"
    assert _names("空1/行為: 写真を見せると、身を乗り出していた。")[0] == "quoted-customer/seen"


def test_a_link_of_middling_weight_counts_with_a_shared_word() -> None:
    graph = parse_graph("空1: 停止が今月4件あった。\n空2: 床は古い。\n雨1<空1: 停止の損は装置3台分を上回りそうだ。")
    for confidence, ground in ((0.55, 0), (0.45, None)):
        middling = replace(graph, supports=tuple(replace(e, confidence=confidence) for e in graph.supports))
        assert Links(middling).ground(2) == ground


def test_a_heading_between_a_view_and_its_act_keeps_them_no_further_apart() -> None:
    graph = parse_graph("空1: 棚は古い。\n雨1<空1: 棚が壁になりそうだ。\n他/見出し: 次回\n傘1<雨1: 棚の図面を届ける。")
    assert (apart(graph, 1, 3), apart(graph, 0, 3)) == (1, 2)


def test_the_quote_of_words_holds_the_words() -> None:
    told = "「奥の3台は年内に動くのか」と聞かれ、事務所に戻って点検の控えを一枚目から順にめくってもらうと前の点検は4年前になっていました。"
    graph = parse_graph(f"空1/発言: {told}")
    (praise,), _ = comment(graph, [], [finding(graph, "quoted-customer", 0, strength=True)], GENTLE)
    assert "奥の3台は年内に動くのか" in praise.quote


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("空1/観察: 棚の端に古い値札の跡が残っていた。", "traces"),
        ("空1/行為: 通路の幅を図に書き込んだ。", "recorded"),
        ("空1/発言: 床に傷が残っているとのこと。", None),
    ],
)
def test_traces_that_were_seen_and_notes_on_paper_are_praised(told: str, name: str | None) -> None:
    graph = parse_graph(told)
    found = [p.names[0] for p in praises(graph, [], [], [], Links(graph))]
    assert found == ([] if name is None else [f"measured-fact/{name}"])


def test_what_was_only_seen_is_no_trouble_that_somebody_told() -> None:
    graph = parse_graph("空1/観察: 台帳に書き直しの跡が9か所あった。")
    found = [finding(graph, "missing-interpretation"), finding(graph, "missing-action")]
    (asked,), _ = comment(graph, found, [], GENTLE)
    assert "困りごと" not in asked.text


def test_a_figure_is_praised_before_a_good_word_without_content() -> None:
    graph = parse_graph("空1/数値: 荷台は全部で2時間15分で組み上がった。\n空2/発言: 店主は「助かるよ」と話していた。")
    strengths = [finding(graph, "measured-fact", 0, strength=True), finding(graph, "quoted-customer", 1, strength=True)]
    found = [p.rule for p in praises(graph, strengths, [], [], Links(graph))]
    assert found[-1] == "quoted-customer"
    graph = parse_graph("空1/発言: 店主は「助かるよ」と話していた。")
    strengths = [finding(graph, "quoted-customer", 0, strength=True)]
    assert [p.rule for p in praises(graph, strengths, [], [], Links(graph))] == ["quoted-customer"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("雨1: 値段ではなく、納める日の早さで負けました。", "full-chain/lost"),
        ("雨1: 台数を減らすより、種類を寄せるほうが先方の手間は減る。", "full-chain/weighed"),
        ("空1: 蛇口のゆるみは、その場で締め直した。", "kept-promise/acted"),
        ("空1: 赤の濃さは合格。\n空2/発言: ただし端がにじむと指摘を受けた。", "quoted-customer/passed"),
        ("空1: 欠品の記録を見せてもらった。\n空2: 先月は23件だった。", "measured-fact/records"),
        ("空1: 来月は窓口を2か所から3か所に増やしてほしいとのこと。", None),
    ],
)
def test_what_else_a_report_is_praised_for(text: str, name: str | None) -> None:
    graph = parse_graph(text)
    found = [p.names[0] for p in praises(graph, [], [], [], Links(graph))]
    assert found[:1] == ([] if name is None else [name])


def test_a_guess_at_people_without_ground_earns_no_praise_of_a_chain() -> None:
    told = "空1: 増設は来期の予算次第だという。\n雨1<空1: 会長が一人で決めるのだろう。\n傘1<雨1: 17日に図面を持参する。"
    graph = parse_graph(told)
    graph = replace(graph, supports=tuple(replace(e, confidence=0.88) for e in graph.supports))
    found = praises(graph, [finding(graph, "full-chain", 2, strength=True)], [], [], Links(graph))
    assert not [p.names for p in found if p.rule == "full-chain"]


def test_the_words_of_a_customer_are_quoted_without_what_the_writer_makes_of_them() -> None:
    graph = parse_graph("空1/発言: 「幅は30センチで足りる」とのことで、要件は満たす。")
    (praise,), _ = comment(graph, [], [finding(graph, "quoted-customer", 0, strength=True)], GENTLE)
    assert praise.quote == "「幅は30センチで足りる」"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("空1: 伝票を並べてみると、欠品は月末の三日に集まっていた。\n雨1: 発注の締めが早すぎるのではないかと思う。", "full-chain/found-then"),
        ("空1: 初めは値段が壁だと考えていたが、厨房に立って考え直した。", "checked-hypothesis/changed"),
        ("空1: 見本しか用意していなかった自分の準備がずれていた。", "checked-hypothesis/owned"),
        ("空1: うちの型では合わないことも正直にお伝えした。", "beyond-expectation/honest"),
        ("空1: 二つの釜で焼き比べる実験を申し出た。", "beyond-expectation/offered"),
        ("空1: ホールの方が黙っていたのが気になった。", "beyond-expectation/caught"),
        ("空1: 考え:音の静かさが判断基準。", "full-chain/main"),
        ("雨1: 女将の納得がないまま入れても使われない。", "full-chain/unless"),
    ],
)  # fmt: skip
def test_thought_a_look_and_a_deed_are_praised_before_a_number(text: str, name: str) -> None:
    graph = parse_graph("空9: 客は40名のうち12名が一人客だった。\n" + text)
    found = [p.names[0] for p in praises(graph, [], [], [], Links(graph))]
    assert found[0] == name


@pytest.mark.parametrize(
    "told",
    [
        "雨1: きっと秋には入れていただけると考えます。",
        "空1: 先方は仕様を取り違えていたと話した。",
        "空1: 店長が正直に話してくれた。",
        "雨1: 次もうちに決めてもらえると思う。",
        "空1: 当社は三社目で、うちは48万円。",
    ],
)
def test_a_conviction_and_what_others_did_earn_no_praise_of_the_writer(told: str) -> None:
    graph = parse_graph(told)
    found = [p.names[0] for p in praises(graph, [], [], [], Links(graph))]
    assert not [name for name in found if not name.startswith("quoted-customer/")]


@pytest.mark.parametrize(
    ("figures", "kind"),
    [
        ("客は40名のうち12名が一人客", "part"),
        ("応募は8名、うち3名が経験者", "part"),
        ("昨日は3/12台が止まった", "part"),
        ("他社は52万円と48万円、うちは46万円", ""),
        ("12名のうち3割が辞めた", ""),
        ("6台中9台を替える", ""),
        ("定員10名の車を見た", ""),
    ],
)
def test_a_part_is_less_than_its_whole_and_counted_alike(figures: str, kind: str) -> None:
    assert _compared(figures) == kind


def test_a_reading_that_stops_at_its_negation_is_quoted_with_its_other_half() -> None:
    text = "空1: 棚の前で三人が手を止めていた。\n雨1: 値段ではなく、\n雨2: 札の字の大きさだと思う。"
    graph = parse_graph(text)
    graph = replace(graph, segments=tuple(replace(s, sentence=min(s.sentence, 1)) for s in graph.segments))
    assert whole(graph, 1).of(graph.report.text).replace("\n", "") == "値段ではなく、札の字の大きさだと思う。"


def test_two_ways_that_both_go_on_are_no_choice() -> None:
    assert is_contrast("看板より照明のせいだと思う")
    assert not is_contrast("看板より照明のせいなので、両方の案を出すのがよいと思う")


@pytest.mark.parametrize(
    ("view", "form"),
    [
        ("もう一週間早く図面を出していれば、春の枠に入れていたかもしれません。", "looked-back"),
        ("先方が早く知らせてくれていれば、間に合っていたはずだと思う。", "alone"),
        ("棚を一段下げれば、手に取る人は増えるのではと推測する。", "alone"),
        ("棚を一段下げれば、手に取る人は増えるはず。", "ahead"),
        ("納まる日さえ知らせてあれば、色は後でよいと考えたお客様だと見た。", "alone"),
        ("決めるのは奥様のほうではないかと推測する。", "alone"),
    ],
)
def test_only_what_is_to_come_can_be_looked_up_later(view: str, form: str) -> None:
    graph = parse_graph(f"雨1: {view}")
    assert _form(graph, 0) == form


def test_a_long_act_is_quoted_by_the_clause_that_takes_up_the_reading() -> None:
    text = "空1: 蒸し器の蓋が半分開いていた。\n雨1<空1: 火力ではなく、蓋の閉め忘れが原因。\n傘1<雨1: 夕方の集まりで皆さんに蓋の閉め方を見せ、控えの写しは明日、港の食堂へ届ける。"
    assert _acted(parse_graph(text), 2, 1) == "「夕方の集まりで皆さんに蓋の閉め方を見せ…」"


@pytest.mark.parametrize(("told", "praised"), [("競合3社は値上げを終えた。", False), ("待ちは平均40分だった。", True)])
def test_how_many_firms_or_people_are_no_size(told: str, praised: bool) -> None:
    graph = parse_graph(f"空1: {told}\n雨1<空1: 値上げと待ちが平均より長いことが客離れの原因だと見た。")
    strength = [finding(graph, "measured-fact", 0, strength=True)]
    assert any(p.rule == "measured-fact" for p in praises(graph, strength, [], [], Links(graph))) is praised


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("傘1: 今回の反省として、図面は着工の前に大工と一緒に見直すことに決める。", "beyond-expectation/rule"),
        (
            "空1: 蔵で記録と突き合わせたところ、札の付け替えだけが抜けていたことがわかった。",
            "measured-fact/cause-found",
        ),
        ("空1: 断った理由はまだわからない。\n傘1<空1: 金曜に店主へ電話して聞く。", "beyond-expectation/not-known"),
        ("空1: 断った理由はまだわからない。\n傘1<空1: 金曜に見本を届ける。", None),
        ("空1: 寸法の合う二種に付箋を貼っておいた。", "beyond-expectation/care"),
        ("空1: 料理長は献立の表に丸を付けた。", None),
        ("空1/発言: 棚の入れ替えは店長と奥様の二人で決めると聞いた。", "reason-asked/decider"),
        ("空1/発言: 棚の入れ替えは来月の会議で決めると聞いた。", None),
        ("空1/行為: 入口の幅を確かめた。\n空2/発言: 台車なら通るという。", "measured-fact/asked"),
    ],
)
def test_small_things_that_deserve_praise(text: str, name: str | None) -> None:
    found = [p.names[0] for p in cares(parse_graph(text))]
    assert found == ([] if name is None else [name])
