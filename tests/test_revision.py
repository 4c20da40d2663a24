"""Two versions of a report: what closes a gap, what does not, and the page side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sorama import engine
from sorama.app import Checker
from sorama.cells import cells
from sorama.coaching.topic import content_words, on_topic
from sorama.feedback import comment
from sorama.model import Review
from sorama.render.answer import Look
from sorama.render.changes import text as page_of
from sorama.revision import Outcome, Revision, align, compare
from sorama.rules import RULES
from sorama.rules.notation import parse_graph
from sorama.score import score
from sorama.settings import Settings


def review(text: str, *rules: str) -> Review:
    graph = parse_graph(text)
    settings = Settings(select=rules)
    findings, strengths, failures = engine.run(graph, settings, RULES)
    comments, hidden = comment(graph, findings, strengths, settings)
    return Review(graph, findings, strengths, comments, score(graph, findings, strengths), hidden, failures)


def outcomes(revision: Revision) -> list[tuple[str, str]]:
    return [(c.outcome.value, c.finding.rule) for c in revision.changes]


OLD = "空1: 白石楽器の教室を訪ねた。\n雨1: 先生はピアノの買い替えに前向きだ。"
RULE = "opinion-as-fact"


def test_a_linked_fact_on_topic_resolves_and_is_praised() -> None:
    new = "空1: 白石楽器の教室を訪ねた。\n空2: 先生がピアノの脚の高さを測っていた。\n雨1<空2: 先生はピアノの買い替えに前向きだ。"
    revision = compare(review(OLD, RULE), review(new, RULE))
    assert outcomes(revision) == [("resolved", RULE)]
    (change,) = revision.changes
    assert change.evidence == 1
    assert "脚の高さを測っていた" in change.text
    assert "見え" in change.text


def test_the_customers_own_words_count_without_a_shared_word() -> None:
    new = "空1: 白石楽器の教室を訪ねた。\n空2: 「秋までに間に合うか」と聞かれた。\n雨1<空2: 先生はピアノの買い替えに前向きだ。"
    assert outcomes(compare(review(OLD, RULE), review(new, RULE))) == [("resolved", RULE)]


def test_an_unrelated_fact_does_not_count() -> None:
    new = "空1: 白石楽器の教室を訪ねた。\n空2: 昼は駅前でそばを食べた。\n雨1<空2: 先生はピアノの買い替えに前向きだ。"
    revision = compare(review(OLD, RULE), review(new, RULE))
    assert outcomes(revision) == [("unrelated", RULE)]
    assert "か。" in revision.changes[0].text


def test_a_fact_that_is_not_linked_leaves_the_finding() -> None:
    new = OLD + "\n空3: 駐車場は満車だった。"
    assert outcomes(compare(review(OLD, RULE), review(new, RULE))) == [("remaining", RULE)]


def test_an_opinion_told_as_words_is_resolved() -> None:
    new = "空1: 白石楽器の教室を訪ねた。\n空2/発言: 先生はピアノの買い替えに前向きだと話した。"
    assert outcomes(compare(review(OLD, RULE), review(new, RULE))) == [("resolved", RULE)]


def test_a_sentence_that_is_gone_is_not_praised() -> None:
    revision = compare(review(OLD, RULE), review("空1: 白石楽器の教室を訪ねた。", RULE))
    assert outcomes(revision) == [("removed", RULE)]
    assert "なくなりました" in revision.changes[0].text


def test_a_missing_action_is_resolved_by_a_linked_action() -> None:
    old = "空1: 店主から輸入の花の日持ちを聞かれた。\n雨1<空1: 日持ちが決め手だと見た。"
    new = old + "\n傘1<雨1: 金曜に日持ちの試験の表を届ける。"
    revision = compare(review(old, "missing-action"), review(new, "missing-action"))
    assert outcomes(revision) == [("resolved", "missing-action")]
    assert revision.changes[0].evidence == 2


def test_an_action_about_something_else_does_not_close_the_gap() -> None:
    old = "空1: 店主から輸入の花の日持ちを聞かれた。\n雨1<空1: 日持ちが決め手だと見た。"
    new = old + "\n傘1: 明日は車検に出す。"
    assert outcomes(compare(review(old, "missing-action"), review(new, "missing-action"))) == [
        ("unrelated", "missing-action")
    ]


def test_an_action_that_only_the_linker_ties_to_the_talk_does_not_close_the_gap() -> None:
    old = "空1: 木下課長から、12月から夜勤を一つ増やすと聞いた。"
    for act, sure, outcome in (
        ("名刺を整理する。", 0.6, "unrelated"),
        ("夜勤の人数を聞きに伺う。", 0.6, "resolved"),
        ("自動包装機の資料を届ける。", 0.95, "resolved"),
    ):
        new = review(f"{old}\n傘1<空1: {act}", "missing-action")
        edges = tuple(replace(e, confidence=sure) for e in new.graph.supports)
        told = compare(
            review(old, "missing-action"), replace(new, graph=replace(new.graph, supports=edges)), Settings()
        )
        assert outcomes(told) == [(outcome, "missing-action")], act


@pytest.mark.parametrize("rule", ["opinion-as-fact", "action-without-deadline", "missing-fact"])
def test_a_report_in_another_order_has_no_new_gap(rule: str) -> None:
    lines = [
        "空1: 店主と棚を見た。",
        "雨1: 店主は入れ替えに前向きだ。",
        "傘1: 見本を届ける。",
        "空2: 帰りに倉庫へ寄った。",
    ]
    old = review("\n".join(lines), rule)
    for order in ((2, 0, 1, 3), (3, 2, 1, 0), (1, 3, 0, 2)):
        told = compare(old, review("\n".join(lines[i] for i in order), rule))
        assert {c.outcome for c in told.changes} <= {Outcome.REMAINING, Outcome.UNRELATED}, order
        assert all(None not in pair for pair in told.pairs)


def test_where_nothing_was_written_nothing_is_praised() -> None:
    old = "空1: 店主と話した。\n傘1<空1: 見積を出す。\n空2: 空は晴れていた。"
    gone = review("空1: 店主と話した。\n傘1<空1: 見積を出す。", "action-without-deadline")
    told = compare(review(old, "action-without-deadline"), replace(gone, findings=()))
    assert outcomes(told) == [("unrelated", "action-without-deadline")]


@pytest.mark.parametrize("added", ["帰りに車を洗った。", "昼は駅前のそば屋にした。"])
@pytest.mark.parametrize(
    "old",
    [
        "白石楽器の先生に会った。\nいろいろと話を伺った。\n反応は良好。\n引き続きフォローする。",
        "木下課長から、12月から夜勤を一つ増やすと聞いた。",
        "チラシを配って、それから教室に寄って世間話をしてきた。",
        "店主から日持ちを聞かれた。\n日持ちが決め手だと思う。\n資料を送る。",
    ],
)
def test_what_has_nothing_to_do_with_it_closes_no_gap(old: str, added: str) -> None:
    checker = Checker()
    told = compare(checker.check(old), checker.check(f"{old}\n{added}"))
    assert told.changes
    assert not told.having(Outcome.RESOLVED)
    assert not told.having(Outcome.REMOVED)


def test_what_was_put_aside_is_neither_praised_nor_asked_about() -> None:
    one = review(OLD, RULE)
    aside = replace(one, findings=tuple(replace(f, suppressed=True) for f in one.findings))
    assert compare(one, aside).changes == ()


def test_gaps_of_one_place_are_told_in_one_sentence() -> None:
    one = review("空1: 木下課長から、夜勤を一つ増やすと聞いた。", "missing-interpretation", "missing-action")
    told = compare(one, one)
    assert len(told.changes) == 2
    assert len({c.text for c in told.changes}) == 1
    assert "「事実から読み取ったこと」「次の一手」" in told.changes[0].text


def test_a_sentence_said_anew_is_not_told_as_added() -> None:
    old = "空1: 店主から日持ちを聞かれた。\n雨1<空1: 日持ちが決め手だと見た。\n傘1<雨1: 資料を送る。"
    new = old.replace("資料を送る", "11月20日までに資料を送る")
    (change,) = compare(review(old, "action-without-deadline"), review(new, "action-without-deadline")).changes
    assert "11月20日までに資料を送る" in change.text
    assert "加わ" not in change.text
    assert "書かれたことで" not in change.text


def test_new_findings_are_told_apart() -> None:
    new = OLD + "\n雨2: 校長も乗り気だ。"
    assert outcomes(compare(review(OLD, RULE), review(new, RULE))) == [("remaining", RULE), ("new", RULE)]


def test_a_vague_fact_said_anew_on_topic_is_resolved() -> None:
    old = "空1: 石倉印刷でいろいろ話を伺った。\n雨1<空1: 校正の手間が重いとみる。"
    told = "空1: 石倉印刷で校正が三回戻ったと伺った。\n雨1<空1: 校正の手間が重いとみる。"
    beside = "空1: 帰りに駅で傘を買った。\n雨1<空1: 校正の手間が重いとみる。"
    anew = compare(review(old, "vague-fact"), review(told, "vague-fact"))
    assert outcomes(anew) == [("resolved", "vague-fact")]
    assert "校正が三回戻った" in anew.changes[0].text
    assert outcomes(compare(review(old, "vague-fact"), review(beside, "vague-fact"))) == [("removed", "vague-fact")]


def test_the_same_report_changes_nothing() -> None:
    one = review(OLD)
    revision = compare(one, one)
    assert {c.outcome for c in revision.changes} <= {Outcome.REMAINING}
    assert all(a == b for a, b in revision.pairs)


def test_segments_are_aligned_through_insertions_and_rewording() -> None:
    old = parse_graph("空1: 店主と話した。\n雨1: 日持ちが決め手だと見た。\n傘1: 資料を送る。")
    new = parse_graph(
        "空1: 店主と話した。\n空2: 棚を見た。\n雨1: 日持ちが一番の決め手だと見た。\n傘1: 金曜に資料を送る。"
    )
    assert align(old, new) == ((0, 0), (None, 1), (1, 2), (2, 3))


def test_an_action_said_anew_is_the_same_gap() -> None:
    old = "空1: 店主から日持ちを聞かれた。\n雨1<空1: 日持ちが決め手だと見た。\n傘1<雨1: 資料を送る。"
    new = "空1: 店主から日持ちを聞かれた。\n雨1<空1: 日持ちが決め手だと見た。\n傘1<雨1: 11月20日までに試験の表を二部届ける。"
    rule = "action-without-deadline"
    assert outcomes(compare(review(old, rule), review(new, rule))) == [("resolved", rule)]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_page_shows_both_versions(width: int) -> None:
    new = "空1: 白石楽器の教室を訪ねた。\n空2: 先生がピアノの脚の高さを測っていた。\n雨1<空2: 先生はピアノの買い替えに前向きだ。"
    page = page_of(compare(review(OLD, RULE), review(new, RULE)), Look(width=width))
    assert "伝わるようになったところ" in page
    assert "← 空「" in page
    assert ("│" in page) == (width >= 72)
    assert "教室を訪ねた" not in page
    assert all(cells(line) <= width + 2 for line in page.splitlines())


def test_content_words_leave_out_what_says_nothing() -> None:
    assert content_words("本日、部長がピアノの調律について話した。") == content_words("ピアノの調律")


def test_a_connective_makes_a_fact_speak_for_a_claim() -> None:
    from dataclasses import replace

    graph = parse_graph("空1: 駐車場が満車だった。\n雨1<空1: 展示会は盛況だ。")
    assert not on_topic(graph, 0, 1)
    edge = replace(graph.supports[0], cue="ことから")
    assert on_topic(type(graph)(graph.report, graph.segments, (edge,)), 0, 1)
