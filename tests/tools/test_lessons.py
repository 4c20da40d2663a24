"""What the labeler learns from: copies of a report with a part of its argument taken out."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import lessons

from sorama.corpus import parse_gold
from sorama.model import Label

F, I, A = Label.FACT, Label.INTERPRETATION, Label.ACTION  # noqa: E741


def copies(text: str) -> list[tuple[str, list[set[Label]]]]:
    """Text and labels of each shortened copy."""
    found = lessons.shortened(parse_gold("# id: x | grade: good\n" + text))
    return [(e.gold.text, [set(ok) for ok in e.allowed]) for e in found]


def test_a_thread_loses_one_kind_of_segment_and_the_rest_keeps_its_labels():
    assert copies("⟦F1⟧棚が空いていた。⟦I2<1⟧補充が遅いようだ。⟦A3<2⟧明日、回数を見直す案を出す。") == [
        ("補充が遅いようだ。明日、回数を見直す案を出す。", [{I}, {A}]),
        ("棚が空いていた。明日、回数を見直す案を出す。", [{F}, {A}]),
        ("棚が空いていた。補充が遅いようだ。", [{F}, {I}]),
    ]


def test_an_act_told_as_done_may_be_a_fact_when_nothing_is_left_that_it_answers():
    text, allowed = copies("⟦F1⟧棚が空いていた。⟦I2<1⟧補充が遅いようだ。⟦A3<2⟧店長に補充を頼んだ。")[1]
    assert text == "棚が空いていた。店長に補充を頼んだ。"
    assert allowed == [{F}, {F, A}]


def test_only_sentences_of_their_own_are_taken_out():
    assert [text for text, _ in copies("⟦F1⟧棚が空いていたので、⟦A2<1⟧明日補充する。")] == []
    assert [text for text, _ in copies("⟦F1⟧・棚が空いていた\n⟦A2<1⟧・明日補充する")] == [
        "・明日補充する",
        "・棚が空いていた\n",
    ]


def test_a_thread_with_two_fair_readings_stays_whole():
    assert copies("⟦F1|I⟧棚が空いているらしい。⟦A2<1⟧明日補充する。") == []


def test_the_other_threads_stay():
    found = copies("⟦F1⟧棚が空いていた。\n§\n⟦F2⟧先方は不在だった。⟦A3<2⟧明日また伺う。")
    assert [text for text, _ in found] == ["棚が空いていた。\n明日また伺う。", "棚が空いていた。\n先方は不在だった。"]


def test_a_lesson_is_a_report_with_its_copies():
    lesson = lessons.lesson_of(
        parse_gold("# id: x | grade: good\n⟦O⟧■訪問\n⟦F1⟧棚が空いていました。\n⟦A2<1⟧明日補充します。")
    )
    once, headless, alone = 1.0, lessons.HEADLESS, lessons.ALONE
    edits = [lessons.CHANGED] * len(lesson.changed)
    assert [w for _, w in lessons.with_copies([lesson])] == [once, headless, *edits, *[lessons.SHORTENED] * 2, alone]
