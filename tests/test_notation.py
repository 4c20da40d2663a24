"""The argument notation of examples."""

from datetime import date

import pytest

from sorama.model import Kind, Label
from sorama.report import Form, Zone
from sorama.rules.notation import NotationError, parse_example, parse_graph
from sorama.span import Span


def test_segments_labels_and_supports() -> None:
    graph = parse_graph("空1: 在庫は12箱。\n雨1<空1: 来週には切れる。\n傘1<雨1,空1: 月曜に補充する。")
    assert [s.label for s in graph.segments] == [Label.FACT, Label.INTERPRETATION, Label.ACTION]
    assert [(e.premise, e.claim) for e in graph.supports] == [(0, 1), (1, 2), (0, 2)]
    assert [graph.text(i) for i in range(3)] == ["在庫は12箱。", "来週には切れる。", "月曜に補充する。"]
    assert graph.report.text == "在庫は12箱。\n来週には切れる。\n月曜に補充する。"


def test_threads_are_left_and_come_back() -> None:
    graph = parse_graph("§ A社\n空1: 在庫は12箱。\n§ B社\n空2: 担当は不在。\n§1\n傘1<空1: 月曜に補充する。")
    assert [s.thread for s in graph.segments] == [0, 1, 0]
    assert [t.title for t in graph.report.threads] == ["A社", "B社"]


def test_a_sentence_goes_on() -> None:
    graph = parse_graph("空1: 担当は不在だったが、\n+雨1<空1: 留守が多いようだ。\n空2: 次の文。")
    assert [s.sentence for s in graph.segments] == [0, 0, 1]
    assert graph.report.sentence_text(0) == "担当は不在だったが、留守が多いようだ。"
    assert graph.report.sentences[1].line == 1


def test_headings_govern_what_follows() -> None:
    graph = parse_graph("他1: ■明日の予定\n傘1: 見積を出す。\n他2: 日付: 11/20")
    heading, plan, field = graph.report.sentences
    assert (heading.form, heading.zone, plan.zone, plan.heading) == (Form.HEADING, Zone.ACTION, Zone.ACTION, 0)
    assert (field.form, field.zone) == (Form.FIELD, Zone.IDENTITY)
    assert field.key is not None
    assert field.key.of(graph.report.text) == "日付"


def test_marks_are_taken_out() -> None:
    example = parse_example("空1: 前⟦中⟧後。\n雨1: ⟦全部。⟧")
    assert example.graph.report.text == "前中後。\n全部。"
    assert example.marks == ((0, Span(1, 2)), (0, Span(5, 8)))


def test_head_line() -> None:
    report = parse_graph("@2026-11-20 著者=山田 顧客=A社 ステージ=提案\n空1: 在庫は12箱。").report
    assert (report.date, report.author, report.customer, report.stage) == (date(2026, 11, 20), "山田", "A社", "提案")


def test_history() -> None:
    example = parse_example(
        "=== 2026-11-20 著者=山田\n傘1: ⟦25日に送る。⟧\n=== 2026-11-27 著者=山田\n空1: 在庫は12箱。\n=== as_of 2026-12-01"
    )
    assert [g.report.date for g in example.history.graphs] == [date(2026, 11, 20), date(2026, 11, 27)]
    assert example.history.as_of == date(2026, 12, 1)
    assert [report for report, _ in example.marks] == [0]


def test_kinds() -> None:
    graph = parse_graph(
        "空1/数値: 12箱。\n空2: 部長から「高い」と言われた。\n傘1: 課長に相談させてください。\n傘2: 明日送る。"
    )
    assert [s.kind for s in graph.segments] == [Kind.MEASURED, Kind.SAID, Kind.REQUEST, Kind.PLAN]


@pytest.mark.parametrize("text", ["", "空1 在庫。", "雨1<空9: 切れる。", "空1/謎: 在庫。"])
def test_mistakes_are_named(text: str) -> None:
    with pytest.raises(NotationError):
        parse_example(text)
