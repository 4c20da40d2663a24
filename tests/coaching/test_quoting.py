"""Quotes: cut where what is left stands by itself."""

from __future__ import annotations

import pytest
from gaps import GENTLE, comment, finding
from hypothesis import given
from hypothesis import strategies as st

from sorama.app import Checker
from sorama.coaching.phrasing import bunsetsu_starts, cut, mention, segment_mention
from sorama.model import ArgumentGraph, Label, Segment
from sorama.nlp.morphology import tokens_of
from sorama.report import Report
from sorama.rules.notation import parse_graph


def _one(text: str) -> ArgumentGraph:
    from sorama.model import Kind
    from sorama.report import Sentence

    report = Report(text, (Sentence(0, len(text), 0, 0),))
    return ArgumentGraph(report, (Segment(0, len(text), 0, 0, Label.FACT, Kind.SAID),))


def test_bunsetsu_begin_at_content_words() -> None:
    text = "南様は教室について三月までに決めたいとのことだった。"
    starts = list(bunsetsu_starts(tokens_of(text)))
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)] == [
        "南様は",
        "教室について",
        "三月までに",
        "決めたいとのことだった。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "28、29日は棚卸しで不在",
        "3、4時ごろに客が重なる",
        "1、2階の照明が暗い",
        "10、12月に更新がある",
        "3.5万円の差がある",
    ],
)
def test_a_list_of_figures_is_no_numbering(text: str) -> None:
    assert mention(_one(text), 0, len(text)) == f"「{text}」"


def test_a_numbering_is_left_out() -> None:
    text = "2、棚卸しのため不在"
    assert mention(_one(text), 0, len(text)) == "「棚卸しのため不在」"


def test_a_long_quote_is_not_cut_inside_a_list_of_figures() -> None:
    text = "店主の話では駐車場の入れ替えと重なる28、29日は配達の車が一台も入れない"
    graph = _one(text)
    quotes = [cut(graph, 0, len(text), limit).of(text) for limit in range(14, 30)]
    assert not any(q.startswith("29日") or q.endswith("28、") for q in quotes)


def test_a_long_quote_keeps_its_end_from_a_bunsetsu_on() -> None:
    text = "本日は朝から倉庫の棚卸しを手伝い、午後は南様の教室で調律の様子を見せていただき、次回は発表会の前日に伺うことを約束した。"
    graph = _one(text)
    span = cut(graph, 0, len(text), 24)
    assert span.of(text) == "次回は発表会の前日に伺うことを約束した"
    assert mention(graph, 0, len(text), 24) == "「…次回は発表会の前日に伺うことを約束した」"


def test_brackets_stay_whole_and_inner_ones_change_the_outer() -> None:
    text = "南様は「来年の三月には教室を駅の向こう側へ移す予定だ」と話した。"
    assert mention(_one(text), 0, len(text), 20) == "「…教室を駅の向こう側へ移す予定だ…」"
    short = "「急ぐ」と言われた。"
    assert mention(_one(short), 0, len(short)) == "「『急ぐ』と言われた」"


def test_words_that_are_all_a_quotation_stand_in_one_pair_of_brackets() -> None:
    text = "「来月なら試せる」とのことだった。"
    assert mention(_one(text), 0, len(text)) == "「来月なら試せる」"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("・なので、見積を出す🙏", "「見積を出す」"),
        ("話が進まなかったので、", "「話が進まなかった」"),
        ("①　資料送付", "「資料送付」"),
        ("14:00　在庫の確認", "「在庫の確認」"),
        ("…", "「…」"),
    ],
)
def test_a_mention_leaves_out_what_is_not_said(text: str, said: str) -> None:
    assert mention(_one(text), 0, len(text)) == said


@given(
    st.text(alphabet=st.sampled_from("あなので、。「」（）12,¥🙏\n\t 漢字が言うと…"), max_size=80), st.integers(1, 40)
)
def test_any_text_can_be_cut(text: str, limit: int) -> None:
    span = cut(_one(text), 0, len(text), limit)
    assert 0 <= span.start <= span.end <= len(text)
    assert bool(text) <= (span.start < span.end)
    assert span.end - span.start <= max(limit, 8)
    mention(_one(text), 0, len(text), limit)


def test_a_number_is_not_cut() -> None:
    text = "先日お渡しした見積の金額は全部で ¥648,000(五年で月額¥11,200)とした。"
    for limit in range(8, 40):
        said = mention(_one(text), 0, len(text), limit)
        assert ("648" in said) == ("¥648,000" in said)
        assert ("200" in said) == ("¥11,200" in said)


def test_what_the_writer_did_is_quoted_and_not_how_a_thing_works() -> None:
    graph = parse_graph(
        "空1/行為: 見守りの札を南様に渡した。\n空2/行為: 裏口の柱に貼った。\n空3/観察: 札は一日に二回、光って知らせる。"
    )
    found = [finding(graph, "missing-interpretation"), finding(graph, "missing-action")]
    (asked,), _ = comment(graph, found, [], GENTLE)
    assert "光って" not in asked.quote


def test_a_quote_of_a_log_ends_with_its_line() -> None:
    text = "番頭さんと長電話、泊まり客が8組増えたとのこと\n15:30 倉庫で荷札を付け替え"
    graph = ArgumentGraph(Report(text), ())
    assert mention(graph, 0, len(text)) == "「番頭さんと長電話、泊まり客が8組増えたとのこと」"


def test_a_quote_ends_before_a_word_that_leans_on_the_next() -> None:
    text = "瓶を返すのが面倒だと言うんですよ だから紙にします"
    graph = ArgumentGraph(Report(text), ())
    assert mention(graph, 0, text.index("から紙")) == "「瓶を返すのが面倒だと言うんですよ」"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("【所感】納期より色の違いを気にしている様子", "「納期より色の違いを気にしている様子」"),
        ("【次回】2/3 10:00 見本帳を持参", "「2/3 10:00 見本帳を持参」"),
        ("次：図面を預かる", "「図面を預かる」"),
        ("考え:置き場が決まれば台数も決まるはず", "「置き場が決まれば台数も決まるはず」"),
        ("〇対応1：3台の点検表を2/5に届ける", "「3台の点検表を2/5に届ける」"),
        ("(5) 外した部品を工場で測る", "「外した部品を工場で測る」"),
        ("◆自分の考え　台数より置き場が先だと思う", "「台数より置き場が先だ」"),
        ("■気づき 所長より整備の方の声が強い", "「所長より整備の方の声が強い」"),
        ("◆話した内容　窓口が来月から二人に増えるとのこと", "「窓口が来月から二人に増えるとのこと」"),
        ("予算：補助金を入れて200万まで", "「予算：補助金を入れて200万まで」"),
        ("◆先方の考え　台数は今のまま", "「先方の考え　台数は今のまま」"),
    ],
)
def test_a_name_that_only_announces_is_no_part_of_a_quote(line: str, said: str) -> None:
    graph = Checker().check(f"倉庫の棚を三台見せてもらった。\n{line}").graph
    assert segment_mention(graph, len(graph.segments) - 1) == said


@pytest.mark.parametrize(
    ("text", "limit", "said"),
    [
        (  # not 「…職人の皆さんも加えて試すことで…」: what is compared would be gone
            "来月三日に太めの糸と今の糸の織り比べを職人の皆さんも加えて試すことでお許しが出ました",
            34,
            "「来月三日に太めの糸と今の糸の織り比べを職人の皆さんも加えて試すことで…」",
        ),
        (
            "茶舗の江崎様から、五月の市に並べる茶箱を四つ貸してほしいとのお話をいただきました",
            34,
            "「茶舗の江崎様から、五月の市に並べる茶箱を四つ貸してほしい…」",
        ),
        (
            "16時から18時に番を二人置く案を、9月14日の座に遅れないようお渡しします",
            30,
            "「…番を二人置く案を、9月14日の座に遅れないようお渡しします」",
        ),
    ],
)
def test_a_cut_keeps_what_it_is_about(text: str, limit: int, said: str) -> None:
    assert mention(_one(text), 0, len(text), limit) == said


def test_a_number_goes_on_with_its_particle_and_a_measure_stays_with_its_verb() -> None:
    assert mention(_one("②の反省として手順を直す"), 0, 12) == "「②の反省として手順を直す」"
    text = "三十万円までなら店長の一存で決まり、超えると本部の会議に回って三週間かかると聞いた"
    assert "「…超えると" not in mention(_one(text), 0, len(text))
