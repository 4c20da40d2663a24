"""Linking: which premise a report offers for which claim."""

import math
from itertools import pairwise

import pytest

from sorama import linker
from sorama.linking.connectives import nodes_by_thread
from sorama.linking.view import AHEAD, BACK, REACH, Question, State, threads_of
from sorama.model import Kind, Label, Segment
from sorama.report import Report, Sentence, Thread

LABELS = {"F": Label.FACT, "I": Label.INTERPRETATION, "A": Label.ACTION, "O": Label.OTHER}
KINDS = {"F": Kind.OBSERVED, "I": Kind.INFERENCE, "A": Kind.PLAN, "O": Kind.HEADING}


def built(*parts: str) -> tuple[Report, tuple[Segment, ...]]:
    """A report from parts like `F 訪問した。` or `I2 …` (thread 2); a part that ends in 、 goes on in the same sentence."""
    text, sentences, segments, glued = "", [], [], False
    for line, part in enumerate(parts):
        mark, words = part.split(" ", 1)
        thread = int(mark[1:] or 1) - 1
        start, text = len(text), text + words
        if glued:
            sentences[-1] = Sentence(sentences[-1].start, len(text), sentences[-1].line, thread)
        else:
            sentences.append(Sentence(start, len(text), line, thread))
        segments.append(Segment(start, len(text), len(sentences) - 1, thread, LABELS[mark[0]], KINDS[mark[0]]))
        glued = words.endswith("、")
        text += "" if glued else "\n"
    threads = tuple(Thread(i) for i in range(1 + max(s.thread for s in segments)))
    return Report(text, tuple(sentences), threads), tuple(segments)


def edges(*parts: str) -> set[tuple[int, int]]:
    return {(e.premise, e.claim) for e in linker.link(*built(*parts))}


def test_a_plain_chain_of_fact_reading_and_plan() -> None:
    assert edges(
        "F 倉庫の棚卸しに毎月三日かかっていると主任が話した。",
        "I 棚卸しの手間が一番の悩みだと思う。",
        "A そのため、木曜までに棚卸し機能の資料を送る。",
    ) == {(0, 1), (1, 2)}


def test_connectives_are_named_as_written() -> None:
    report, segments = built(
        "F 予算が半分になったので、", "I 今期の採用は難しいと考え、", "A 来期向けの案を金曜に出す。"
    )
    assert [(e.premise, e.claim, e.cue) for e in linker.link(report, segments)] == [(0, 1, "ので"), (1, 2, "と考え")]
    report, segments = built("F 納期の短縮を求められた。", "A そこで、工場に可否を今日中に確認する。")
    assert [e.cue for e in linker.link(report, segments)] == ["そこで"]


def test_a_link_needs_no_connective() -> None:
    report, segments = built("F 見積の金額を三回聞かれた。", "I 金額が決め手になりそうだ。")
    assert [(e.premise, e.claim, e.cue) for e in linker.link(report, segments)] == [(0, 1, None)]


def test_a_reason_may_follow_its_claim() -> None:
    assert (1, 0) in edges(
        "I 窓口を購買に変えたほうがよいと考えた。",
        "F というのも、現場では決められないと三回言われたからだ。",
        "A 購買の課長に月曜に電話する。",
    )


def test_lists_answer_to_one_another_by_content() -> None:
    found = edges(
        "O 【聞いたこと】",
        "F ・印刷機の故障が今年五回",
        "F ・用紙の置き場がもう無い",
        "O 【考え】",
        "I ・故障の原因は印刷機の古さだと思う",
        "I ・用紙の置き場は電子化で減らせるはず",
        "O 【次回】",
        "A ・印刷機の更新の見積を水曜に出す",
        "A ・電子化の事例を金曜に送る",
    )
    assert {(1, 4), (2, 5), (4, 7), (5, 8)} <= found


def test_support_stays_inside_a_thread() -> None:
    report, segments = built(
        "F1 更新の時期は三月と聞いた。",
        "F2 担当者が交代していた。",
        "I1 三月までに決めてもらえると思う。",
        "I2 担当者との関係は作り直しだと思う。",
    )
    found = linker.link(report, segments)
    assert {(e.premise, e.claim) for e in found} == {(0, 2), (1, 3)}


def test_only_fair_pairs_are_drawn() -> None:
    report, segments = built(
        "O 【報告】",
        "F 来店は四十組。",
        "I 天気のおかげだと思う。",
        "A 明日も十時に開ける。",
        "F 駐車場は満車。",
        "I 広さが足りない。",
    )
    pairs = {(segments[e.premise].label, segments[e.claim].label) for e in linker.link(report, segments)}
    assert pairs <= {(a, b) for a in (Label.FACT, Label.INTERPRETATION) for b in (Label.INTERPRETATION, Label.ACTION)}


def test_a_claim_without_candidates_floats() -> None:
    report, segments = built("I 先方は乗り気だ。", "A 頑張ります。")
    assert linker.floating(report, segments)[0] == pytest.approx(1.0)
    assert all(e.claim != 0 for e in linker.link(report, segments))


def test_floating_agrees_with_the_edges() -> None:
    report, segments = built(
        "F 在庫が二割増えたと店長が話した。",
        "I 在庫の持ち方に困っていると思う。",
        "A なので在庫の管理表を金曜に届ける。",
        "I なお、店長は当社の味方です。",
    )
    found, floating = linker.argue(report, segments)
    assert set(floating) == {1, 2, 3}
    assert floating[3] > max(floating[1], floating[2])
    assert all(0.0 <= e.confidence <= 1.0 for e in found)
    assert {e.claim for e in found} >= {c for c, p in floating.items() if p < 1 / 3}


def test_order_and_determinism() -> None:
    parts = ["F 電話は五十件。", "F 成約は一件。", "I 朝の電話が少ない。", "A 明日は九時から電話する。"] * 3
    report, segments = built(*parts)
    found = linker.link(report, segments)
    assert found == linker.link(report, segments)
    assert all((a.claim, a.premise) < (b.claim, b.premise) for a, b in pairwise(found))


def test_nothing_to_link() -> None:
    assert linker.link(Report(""), ()) == ()
    assert linker.link(*built("O お疲れ様です。", "O 以上です。")) == ()
    assert linker.link(*built("F 荷物を届けた。")) == ()


@pytest.mark.parametrize("size", [50, 200])
def test_the_work_is_linear(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs are weighed and compared inside a window, however long the thread."""
    report, segments = built(*["F 電話で価格を聞かれた。", "I 価格が要点だと思う。", "A 価格表を送る。"] * size)
    weighed: list[int] = []
    firsts = Question.firsts
    monkeypatch.setattr(Question, "firsts", lambda q: weighed.append(len(q.candidates)) or firsts(q))
    linker.link(report, segments)
    claims = 2 * size
    assert sum(weighed) <= claims * (BACK + AHEAD)
    (view,) = threads_of(report, segments)
    assert max(map(len, view.shared)) <= 2 * REACH


def test_content_that_is_rare_in_the_report_counts_more_and_hash_order_not_at_all() -> None:
    report, segments = built(
        "F 印刷機が止まった。", "F 用紙の置き場が無い。", "I 印刷機の更新を急ぐはず。", "I 印刷機と用紙の話だと思う。"
    )
    (view,) = threads_of(report, segments)
    assert view.shared[1][3] > view.shared[0][2] == view.shared[0][3] > 0
    assert view.shared[2].get(1, 0.0) == 0.0
    assert all(view.shared[b][a] == much for a, row in enumerate(view.shared) for b, much in row.items())


def test_a_feature_is_named_once_in_all_the_evidence_for_an_option() -> None:
    report, segments = built(
        "F 見積の金額を三回聞かれたので、", "I 金額が決め手になりそうだ。", "A そのため金額の内訳を木曜に送る。"
    )
    (view,) = threads_of(report, segments)
    state = State()
    for claim in view.claims():
        question = Question(view, claim, state)
        state.chosen = question.candidates[:1]
        options = [question.none(), *question.firsts(), *map(question.more, question.candidates)]
        for evidence in options:
            names = [name for respect, arguments, _ in evidence for name in respect(*arguments)]
            assert len(names) == len(set(names)) > 5
        state.settle(claim)


@pytest.mark.parametrize(
    ("text", "head", "tail"),
    [
        ("そのため、翌週に伺う。", "cause", ""),
        ("→つきましては同行をお願いします", "cause", ""),
        ("なお、次の担当は未定。", "aside", ""),
        ("ただ、値段は高いと言われた。", "contrast", ""),
        ("というのも、鍵が無かったからです。", "reason", ""),
        ("雨で客足が止まったので、", "", "cause"),
        ("値上げの話を踏まえ、", "", "basis"),
        ("時期尚早と判断し、", "", "think"),
        ("値段は良いが、", "", "contrast"),
        ("またたく間に売れた。", "", ""),
    ],
)
def test_connectives(text: str, head: str, tail: str) -> None:
    ((node,),) = nodes_by_thread(*built(f"F {text}"))
    assert (node.head, node.tail) == (head, tail)


def test_confidence_grows_with_the_score() -> None:
    model = linker.load_model()
    found = [model.confidence(p) for p in (0.0, 0.2, 0.5, 0.9, 1.0)]
    assert found == sorted(found)
    assert all(math.isfinite(c) for c in found)
