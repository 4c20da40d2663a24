from sorama.corpus import parse_gold
from sorama.evaluation import evaluate
from sorama.model import ArgumentGraph, Finding, Kind, Label, Review, Score, Segment, Severity, SupportEdge
from sorama.report import Report

BLOCK = """# id: x1 | style: prose | industry: 文具 | grade: good
⟦F1⟧棚の在庫は12冊。⟦I2<1⟧補充が遅いと見た。
⟦A3<2⟧明日、発注を二回に分ける。
! must: -
! may: -
"""
KIND = {Label.FACT: Kind.OBSERVED, Label.INTERPRETATION: Kind.INFERENCE, Label.ACTION: Kind.PLAN}


def review_of(block: str, *, labels: str | None = None, findings: tuple[Finding, ...] = ()) -> Review:
    """A review that says what the corpus says, with other labels or findings where a test wants them."""
    gold = parse_gold(block)
    wanted = labels or "".join(s.label[0] for s in gold.segments)
    by_letter = {label[0]: label for label in Label}
    segments = tuple(
        Segment(s.start, s.end, 0, s.thread, by_letter[c], KIND[by_letter[c]], confidence=0.95)
        for s, c in zip(gold.segments, wanted, strict=True)
    )
    supports = tuple(SupportEdge(a, b) for a, b in sorted(gold.supports))
    graph = ArgumentGraph(Report(gold.text), segments, supports)
    return Review(graph, findings, (), (), Score(100, "A", {}))


def test_a_perfect_answer_scores_one_and_is_as_sure_as_it_says():
    result = evaluate([parse_gold(BLOCK)], lambda _text: review_of(BLOCK), rounds=20)
    values = {name: i.value for name, i in result.figures.items()}
    assert abs(values.pop("label.calibration_error") - 0.05) < 1e-6
    assert set(values.values()) == {1.0}
    assert result.errors == ()


def test_a_wrong_label_lowers_the_figures_and_is_named():
    result = evaluate([parse_gold(BLOCK)], lambda _text: review_of(BLOCK, labels="ffa"), rounds=20)
    assert result.figures["label.interpretation.f1"].value == 0.0
    assert result.confusion == {("interpretation", "fact"): 1}
    assert "補充が遅い" in result.errors[0]


def test_a_false_alarm_on_a_good_report_is_not_clean():
    alarm = Finding("vague-action", "SR402", Severity.WARNING, "", 20, 34)
    result = evaluate([parse_gold(BLOCK)], lambda _text: review_of(BLOCK, findings=(alarm,)), rounds=20)
    assert result.figures["finding.clean"].value == 0.0
    assert result.rules["vague-action"] == (0, 1, 0)


def test_the_interval_of_mixed_reports_spans_the_figure():
    good, bad = parse_gold(BLOCK), parse_gold(BLOCK.replace("x1", "x2").replace("明日、", "明後日、"))
    answers = {good.text: review_of(BLOCK), bad.text: review_of(BLOCK.replace("明日、", "明後日、"), labels="iia")}
    accuracy = evaluate([good, bad] * 5, answers.__getitem__, rounds=200).figures["label.accuracy"]
    assert accuracy.low < accuracy.value < accuracy.high
