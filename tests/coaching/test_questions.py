"""Questions built from the words of the report."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from gaps import CHAIN_TEXT, FACTS_ONLY, GENTLE, TONES, comment, finding

from sorama.app import Checker
from sorama.coaching.naming import customer, person, speaker
from sorama.model import ArgumentGraph, CommentKind, Label, Reading
from sorama.rules.notation import parse_graph
from sorama.settings import Settings


def test_the_question_does_not_quote_what_the_praise_quotes() -> None:
    graph = parse_graph(CHAIN_TEXT)
    praise, ask = comment(
        graph, [finding(graph, "action-without-deadline", 2)], [finding(graph, "full-chain", 2, strength=True)], GENTLE
    )[0]
    assert not set(re.findall("「.+?」", praise.text)) & set(re.findall("「.+?」", ask.text))


@pytest.mark.parametrize("tone", TONES)
def test_a_fact_of_another_matter_is_not_offered_as_the_ground(tone: str) -> None:
    graph = parse_graph("空1: 歯科医院に見積を提出した。\n雨1: 高田先生はすぐに決める人だ。")
    for seed in range(12):
        found = [finding(graph, "opinion-as-fact", 1, fingerprint=str(seed))]
        shown, _ = comment(graph, found, [], Settings(tone=tone))  # type: ignore[arg-type]
        assert "歯科医院" not in shown[0].text


def test_the_question_is_built_from_the_report() -> None:
    graph = parse_graph("空1: 南様から「発表会は二月」と聞いた。\n傘1<空1: 調律師と伺う。")
    shown, _ = comment(graph, [finding(graph, "action-without-interpretation", 1, fingerprint="q")], [], GENTLE)
    assert "「調律師と伺う」" in shown[0].text
    texts = {
        comment(graph, [finding(graph, "action-without-interpretation", 1, fingerprint=str(i))], [], GENTLE)[0][0].text
        for i in range(20)
    }
    assert len(texts) >= 3


def test_the_same_report_gets_the_same_words() -> None:
    graph = parse_graph(FACTS_ONLY)
    found = [finding(graph, "missing-action")]
    assert comment(graph, found, [], GENTLE) == comment(graph, found, [], GENTLE)


def test_an_uncertain_label_is_asked_about() -> None:
    graph = parse_graph("雨1: 先方は急いでいる。")
    unsure = replace(graph.segments[0], confidence=0.5, runner_up=(Label.FACT, 0.4))
    graph = ArgumentGraph(graph.report, (unsure,), (), Reading())
    shown, _ = comment(graph, [finding(graph, "opinion-as-fact", 0)], [], GENTLE)
    assert re.search(r"見立てでしょうか|読みでしょうか", shown[0].text)


def test_an_hour_of_the_day_is_no_customer() -> None:
    graph = parse_graph("§ 帰社\n傘1: 見積を三件作る。\n§ 白石楽器さん\n傘2: 資料を作る。")
    for thread, named in ((0, None), (1, "白石楽器さん")):
        assert customer(graph, thread) == named


def test_a_companys_own_rule_speaks_with_its_message() -> None:
    graph = parse_graph(FACTS_ONLY)
    shown, _ = comment(graph, [finding(graph, "no-sample-left", 0)], [], GENTLE)
    assert shown[0].text.startswith("ここが見えません。")
    assert shown[0].text.endswith("か。")


def test_the_example_comes_from_another_trade() -> None:
    graph = parse_graph("空1: 印刷会社の店長と話した。")
    shown, _ = comment(graph, [finding(graph, "missing-action")], [], GENTLE)
    assert not shown[0].hints[2].startswith("印刷")


def test_the_question_fits_what_the_place_tells() -> None:
    told = {
        "困りごと": ("空1/発言: 南様は音が隣に響いて困っているとのこと。", r"原因|なぜ|もとに"),
        "不在": ("空1: 南様を訪ねたが不在だった。", r"次に会う|会えたら|訪ねる"),
    }
    for text, words in told.values():
        graph = parse_graph(text)
        found = [finding(graph, "missing-action"), finding(graph, "missing-interpretation")]
        (ask,), _ = comment(graph, found, [], GENTLE)
        assert re.search(words, ask.text), ask.text


def test_a_way_of_working_is_asked_where_it_is_tried_first() -> None:
    graph = parse_graph("空1: 話を先にしてしまった。\n傘1<空1: まず聞くようにする。")
    (ask,), _ = comment(graph, [finding(graph, "action-without-deadline", 1)], [], GENTLE)
    assert not re.search(r"済みそう|何日", ask.text)
    assert re.search(r"試|ふり返", ask.text)


def test_nobody_named_inside_a_quotation_is_taken_for_its_speaker() -> None:
    graph = parse_graph("空1: 見積書を宮下店長に渡した。\n空2/発言: 「これなら社長に上げられる」とのことだった。")
    s = graph.segments[1]
    assert person(graph, s.start, s.end, s.thread) == "宮下店長"
    assert speaker(graph, s.start, s.end) is None


def test_somebody_named_later_is_not_meant() -> None:
    graph = parse_graph(
        "空1: 薬剤部に用量を説明した。\n傘1<空1: 月曜に早見表を届ける。\n空2: 別の医院へ。院長は不在だった。"
    )
    s = graph.segments[1]
    assert person(graph, s.start, s.end, s.thread) is None


def test_a_company_overrides_also_the_special_places(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[rules.action-without-deadline]\nask = ["{words}は何曜日ですか。"]\n', encoding="utf-8")
    graph = parse_graph("空1: 南様は急いでいる。\n傘1<空1: 見積書を作る。")
    (ask,), _ = comment(graph, [finding(graph, "action-without-deadline", 1)], [], Settings(messages=str(own)))
    assert ask.text.endswith("は何曜日ですか。")


@pytest.mark.parametrize(
    ("text", "asked", "never"),
    [
        ("計測器を2台、南係長に届けた。棚の横に付けた。記録は1時間に1回、自動で残る。", "様子|気にして", "記録は"),
        ("南様へカタログをメールで送った。選びやすい3機種に印を付けておいた。", "予想", "意味"),
    ],
)
def test_an_act_or_a_setting_of_ours_is_not_asked_for_its_meaning(text: str, asked: str, never: str) -> None:
    (question,) = (c for c in Checker(Settings()).check(text).comments if c.kind is CommentKind.QUESTION)
    assert re.search(asked, question.text), question.text
    assert never not in question.text


def test_an_act_of_another_matter_is_asked_for_its_reason() -> None:
    text = "誤出荷の伝票18枚を確認した。15枚は、似た品番が隣り合う棚だった。見立てのとおり。13日までに無線機の見積書を提出する。"
    question = Checker(Settings()).check(text).comments[-1]
    assert "なぜ" in question.text
    assert "無線機" in question.text
