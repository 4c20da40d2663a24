"""News that no reading takes up is asked about before lesser matters."""

from __future__ import annotations

import pytest
from gaps import GENTLE, finding

from sorama.coaching.links import Links
from sorama.coaching.news import news_at, unread
from sorama.feedback import comment
from sorama.rules.notation import parse_graph


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("競合が来月から保守を無償にすると聞いた。", "rival"),
        ("他社のカタログが机に積まれていた。", None),
        ("競合は来ていないとのこと。", None),
        ("現場の班長は手順が変わるので反対だという。", "opposition"),
        ("駐車場は店の反対側だという。", None),
        ("反対していた班長も賛成に回ったという。", None),
        ("新しい工場長が4月に着任すると聞いた。", "executive"),
        ("購入は理事会で決めるという。", "deciding"),
        ("設備の予算は300万円の枠を取ったという。", "budget"),
        ("来春に倉庫を港側へ移転する方針だという。", "plans"),
        ("社長の一存という読みは外れた。", None),
        ("室長は9月に就任したばかり。", None),
        ("後任の室長に挨拶し、名刺を渡した。", None),
        ("先月着任した室長が見直しを始めたと聞いた。", "executive"),
        ("来期は屋根の修理が先で、照明は残りの予算で考えるという。", "order"),
        ("50万円を超えると本部の承認が要るという。", "approval"),
        ("50万円を超えても園長の承認は一人で下りたという。", None),
        ("送料は無料でよいと伝えた。", "concession"),
        ("競合が送料を無料にすると伝えたという。", "rival"),
        ("月額は据え置きにできるかと聞かれた。", None),
        ("競合が駅前に教室を開いたと聞いた。", None),
        ("競合の2軒は来春に撤退すると聞いた。", "rival"),
        ("土蔵の床が先とのこと。", "order"),
    ],
)
def test_weighty_news_is_known_by_its_words(told: str, kind: str | None) -> None:
    assert news_at(parse_graph(f"空1/発言: {told}"), 0) == kind


def test_a_reading_of_the_news_or_right_behind_it_takes_it_up() -> None:
    for view, left in (("値引きの合戦になりそうだ。", 0), ("競合の保守の薄さが効いてくると思う。", 0)):
        graph = parse_graph(f"空1/発言: 競合が保守を無償にすると聞いた。\n雨1: {view}")
        assert (unread(graph, Links(graph)) is not None) is bool(left)
    graph = parse_graph("雨1: 棚の高さが気がかりだと思う。\n空1/発言: 競合が保守を無償にすると聞いた。")
    assert unread(graph, Links(graph)) == (1, "rival")


def test_beside_another_reading_only_weighty_news_is_left() -> None:
    graph = parse_graph("雨1: 棚の高さが気がかりだと思う。\n空1/発言: 購入は理事会で決めるという。")
    assert unread(graph, Links(graph)) is None


def test_an_objection_with_its_condition_told_is_taken_up() -> None:
    graph = parse_graph("空1/発言: 監査役は音が大きいと反対だという。\n空2/発言: 「半分になるなら賛成する」とのこと。")
    assert unread(graph, Links(graph)) is None


@pytest.mark.parametrize("rule", ["action-without-interpretation", "action-without-deadline"])
def test_the_news_is_asked_about_instead_of_the_act_or_its_date(rule: str) -> None:
    graph = parse_graph(
        "空1/発言: 機種は部長が選ぶ。\n空2/発言: 競合が来月から値上げすると聞いた。\n傘1: 金曜に棚割の案を届ける。"
    )
    shown, _ = comment(graph, [finding(graph, rule, 2)], [], GENTLE)
    assert [c.quote for c in shown] == ["競合が来月から値上げすると聞いた"]


def test_a_missing_fact_still_comes_first() -> None:
    graph = parse_graph("空1/発言: 競合が来月から値上げすると聞いた。\n雨1: 先方は乗り気だ。\n傘1: 頑張る。")
    found = [finding(graph, "opinion-as-fact", 1), finding(graph, "vague-action", 2)]
    shown, _ = comment(graph, found, [], GENTLE)
    assert [c.rules[0] for c in shown] == ["opinion-as-fact", "vague-action"]


def test_terms_that_were_granted_are_asked_about_before_a_request() -> None:
    graph = parse_graph(
        "空1/発言: 台を秋まで借りたいと頼まれた。\n空2/行為: 保管料は無料でよいと伝えた。\n傘1<空1: 火曜に書類を持参する。"
    )
    shown, _ = comment(graph, [], [], GENTLE)
    assert "保管料は無料でよいと伝えた" in [c.quote for c in shown]


@pytest.mark.parametrize(
    "after", ["空2/発言: 「音は静かになるのか」と聞かれた。", "空2: 当社は有償で月3万円。", "空2: 先方に急ぐ理由なし。"]
)
def test_news_whose_point_is_told_is_taken_up(after: str) -> None:
    graph = parse_graph(f"空1/発言: 競合が保守を無償にすると聞いた。\n{after}")
    assert unread(graph, Links(graph)) is None


def test_where_a_plan_is_written_the_news_is_asked_about_for_its_sake() -> None:
    told = "空1/発言: 競合が来月から値上げすると聞いた。"
    (alone,), _ = comment(parse_graph(told), [], [], GENTLE)
    (planned,), _ = comment(parse_graph(told + "\n傘1: 金曜に棚割の案を届ける。"), [], [], GENTLE)
    assert "次の一手（傘）が書けて" in planned.text
    assert "次の一手（傘）が書けて" not in alone.text


def test_when_our_turn_comes_is_to_be_asked_and_not_guessed() -> None:
    (asked,), _ = comment(
        parse_graph("空1/発言: 来期は屋根の修理が先で、照明は残りの予算で考えるという。"), [], [], GENTLE
    )
    assert "尋ね" in asked.text
    assert "どのくらい" not in asked.text
