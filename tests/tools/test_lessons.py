"""What the labeler learns from: a report and lighter copies of it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import lessons

from sorama.corpus import parse_gold
from sorama.model import Label


def test_a_lesson_is_a_report_with_its_copies():
    gold = parse_gold("# id: x | grade: good\n⟦O⟧■訪問\n⟦F1⟧棚が空いていました。\n⟦A2<1⟧明日補充します。")
    lesson = lessons.lesson_of(gold)
    assert [set(ok) for ok in lesson.allowed] == [{Label.OTHER}, {Label.FACT}, {Label.ACTION}]
    assert "■訪問\n棚が空いていた。\n明日補充する。" in [e.gold.text for e in lesson.changed]
    edits = [lessons.CHANGED] * len(lesson.changed)
    assert [w for _, w in lessons.with_copies([lesson])] == [1.0, lessons.HEADLESS, *edits, lessons.ALONE]
