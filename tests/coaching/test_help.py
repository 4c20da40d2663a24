"""Help in steps: cue list, sentence frame with blanks, an example from another trade, each answering the question that is asked."""

from __future__ import annotations

import pytest

from sorama.coaching.catalogue import Wording, load
from sorama.coaching.help import _HELP, help_for, hints
from sorama.rules import RULES
from sorama.rules.base import RuleKind

CATALOGUE = load()
HELPS = {name: w for name, w in CATALOGUE.rules.items() if w.cues or w.frame or w.examples}


@pytest.mark.parametrize("name", HELPS)
def test_each_help_has_all_levels_and_examples_of_two_known_trades(name: str) -> None:
    w = HELPS[name]
    assert w.cues.startswith("手がかり：")
    assert w.cues.count("／") >= 2
    assert w.frame.startswith("型：")
    assert "＿＿＿" in w.frame
    known = {line.split()[0] for line in CATALOGUE.common["trades"]}
    trades = [e.partition("：")[0] for e in w.examples]
    assert len(set(trades)) >= 2, trades
    assert set(trades) <= known
    assert all(e.endswith(("。", "。」")) or "いかがでしょうか" in e or "いただけますか" in e for e in w.examples)
    assert "＿" not in "".join(w.examples)


def test_each_finding_can_be_helped_with() -> None:
    for rule in RULES:
        if rule.kind is not RuleKind.STRENGTH:
            assert len(hints(CATALOGUE.of(rule.name), CATALOGUE)) == 3, rule.name


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("店長に名刺の刷り直しを頼まれた。", "学校給食"),
        ("給食の献立を見せてもらった。", "印刷"),
        ("倉庫の棚を見た。", "印刷"),
    ],
)
def test_the_example_is_of_a_trade_that_the_report_does_not_speak_of(text: str, trade: str) -> None:
    assert hints(CATALOGUE.of("missing-fact"), CATALOGUE, text)[2].startswith(f"例（{trade}の場合）：")


def test_a_companys_own_trade_is_looked_for_by_its_name() -> None:
    own = Wording(examples=("木材：柱を替えた。", "金物：釘を替えた。"))
    assert hints(own, CATALOGUE, "木材の値段を聞いた。") == ("例（金物の場合）：釘を替えた。",)


@pytest.mark.parametrize(
    ("step", "frame"),
    [
        ("step/apart", "読みは当たり"),
        ("step/voice-open", "読みは当たり"),
        ("step/way-paper", "わかってもらう"),
        ("step/way-ask", "おそらく"),
        ("step/way-hand", "尋ねる"),
        ("step/leap", "だと読んだ"),
        ("step/facts", "なのだと思う"),
        ("missing-interpretation+missing-action/own", "について話し"),
        ("step/news-rival", "なのだと思う"),
        ("step/unacted", "までに"),
        ("step/next-consult", "自信がない"),
        ("step/companion", "上司にお願いする"),
    ],
)
def test_the_help_of_a_step_answers_what_the_step_asks(step: str, frame: str) -> None:
    assert frame in CATALOGUE.of(*help_for((step, "step"))).frame


def test_every_kind_of_help_is_asked_for_by_a_step_that_exists() -> None:
    for begin, help_ in _HELP.items():
        assert help_ in CATALOGUE.rules
        kinds = (begin, begin.removeprefix("way-"), f"way-{begin}")  # step/way-habit is worded as step/habit
        assert any(name.removeprefix("step/").startswith(kinds) for name in CATALOGUE.rules), begin
