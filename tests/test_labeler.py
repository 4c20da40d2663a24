"""Labels of sentences written for this test: the hard cases of the handbook, and what must hold for any text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sorama.labeler import label, shipped
from sorama.labelling.weighing import LABELS
from sorama.model import Kind, Label
from sorama.parser import parse

CODES = dict(zip(LABELS, "FIAO", strict=True))


def read(text):
    return [(CODES[s.label], text[s.start : s.end]) for s in label(parse(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("北川商店から費用の質問を3件受けた。そのため、その場で料金表をお渡しした。", "FA"),
        ("北川商店を訪問した。先方で比較するとのこと。", "FF"),
        ("来年度の予算で更新したいとのご意向。", "F"),
        ("今期は枠がなさそうだ。", "I"),
        ("受付の方によると別の会社も来ているらしい。", "F"),
        ("北川商店を訪問した。感触は良かった。", "FI"),
        ("手応えあり。", "I"),
        ("課長は2回うなずき、稼働の時期を質問された。", "F"),
        ("前向きに考えてくださるようです。", "I"),
        ("決裁者は専務だと思われる。", "I"),
        ("専務が決裁者とのこと。", "F"),
        ("もっと早く連絡していれば失注は防げた。", "I"),
        ("なぜ納期の話ばかりになるのか。", "I"),
        ("明日伺う。", "A"),
        ("納期を聞かれた。見本を10本渡すことにしました。", "FA"),
        ("納期を聞かれた。お客様は購入を見送ることにした。", "FF"),
        ("部長は自分で試すことにした。", "F"),
        ("機械より運び方が先だと思い直した。", "I"),
        ("価格の話はしても無駄だと悟った。", "I"),
        ("秋に入れ替えると伺った。", "F"),
        ("フォローが必要とのこと。", "F"),
        ("納期が課題と言われた。", "F"),
        ("やや高い。", "I"),
        ("進展が遅いと感じる。", "I"),
        ("具体的に「月次の集計を自動化したい」。", "F"),
        ("値引きすれば決まると思う。", "I"),
        ("値引きを申請する。", "A"),
        ("値引きしてよいか相談したい。", "A"),
        ("次回はもっと頑張ります。", "A"),
        ("「高い」とだけ言われ、価格がネックと感じた。", "FI"),
        ("上司より値引き不可との指示。", "F"),
        ("雨でアポ延期。", "F"),
        ("受注の可能性は高い。", "I"),
        ("早めに動く必要がある。", "I"),
        ("金曜までに見積を送る予定です。", "A"),
        ("来週、デモ機を持参したい。", "A"),
        ("テレアポ20件、アポ2件獲得。", "F"),
        ("価格より納期を重視しているように見える。", "I"),
        ("提案資料を作成した。", "F"),
        ("北川商店を訪問した。技術面では一歩先と見ています。", "FI"),
        ("納期が心配と言ってました、", "F"),
        ("本音は別にあるのではないか。", "I"),
        ("値段で迷っていると思うんですけど、来週もう一度行きます。", "IA"),
        ("脈ありとみて、別案を用意する。", "IA"),
        ("担当の方は新しもの好きなタイプ。", "I"),
        ("商談は完全に失敗だった。", "I"),
        ("😊", "O"),
    ],
)
def test_hard_cases(text, wanted):
    assert "".join(code for code, _ in read(text)) == wanted


def test_a_hard_ending_beats_the_heading():
    text = "【所感】\n・先方は来月に社内で比較するとのこと\n【明日の予定】\n・見積書を提出"
    assert [code for code, _ in read(text)] == ["O", "F", "O", "A"]


def test_a_sentence_is_split_where_its_role_changes():
    text = "納期が合わないと言われたので、金曜までに短縮案を送る。"
    assert read(text) == [("F", "納期が合わないと言われたので、"), ("A", "金曜までに短縮案を送る。")]


def test_a_line_wrap_changes_no_label():
    text = "北川商店を訪問し、倉庫の責任者の方に納期を短縮する案と費用の内訳を説明した。先方は値段が合わないと感じているようなので、来週までに別の案を持参する。"
    wrapped = "\n".join(text[i : i + 20] for i in range(0, len(text), 20))
    assert [c for c, _ in read(wrapped)] == [c for c, _ in read(text)] == ["F", "I", "A"]
    assert [t.replace("\n", "") for _, t in read(wrapped)] == [t for _, t in read(text)]


@pytest.mark.parametrize(
    ("polite", "plain"),
    [
        ("来季は増やすとのことでした。", "来季は増やすとのことであった。"),
        ("値段が合わないと感じました。", "値段が合わないと感じた。"),
        ("金曜に見積を送ります。", "金曜に見積を送る。"),
        ("先方は迷っているようです。", "先方は迷っているようだ。"),
    ],
)
def test_politeness_does_not_change_the_label(polite, plain):
    assert [c for c, _ in read(polite)] == [c for c, _ in read(plain)]


def test_the_cue_that_decided_is_named_with_its_place():
    text = "先方は迷っているようだ。"
    (segment,) = label(parse(text))
    assert segment.label is Label.INTERPRETATION
    assert segment.kind is Kind.INFERENCE
    assert "seem.you" in {c.name for c in segment.cues}
    assert all(text[c.start : c.end] and c.weight > 0 for c in segment.cues)


def test_runner_up_and_confidence_are_probabilities():
    for s in label(parse("先方は迷っているようだ。来週また伺う。")):
        assert s.runner_up is not None
        assert 0 <= s.runner_up[1] <= s.confidence <= 1
        assert s.runner_up[0] is not s.label


def test_the_number_of_a_bullet_belongs_to_the_segment():
    text = "① 北川商店を訪問\n② 見積を提出"
    assert [t for _, t in read(text)] == ["① 北川商店を訪問", "② 見積を提出"]


def test_weights_are_small_and_say_where_they_come_from():
    weights = shipped()
    assert len(weights.states) < 15_000
    assert {"sudachipy", "sudachidict-core", "reports"} <= set(weights.header)
    assert all(len(row) == len(LABELS) for row in weights.states.values())
    assert all(len(row) == len(LABELS) ** 2 for row in weights.edges.values())


@given(st.text(alphabet=st.sampled_from("行った。、「」（・①1\n\t :：明日とのこと思うので\ud83d😊A【】"), max_size=80))
@settings(max_examples=120, deadline=None)
def test_segments_never_overlap_and_cover_the_letters(text):
    segments = label(parse(text))
    assert all(a.end <= b.start for a, b in pairwise(segments))
    covered = {i for s in segments for i in range(s.start, s.end)}
    assert all(0 <= s.start < s.end <= len(text) for s in segments)
    assert not any(text[i].isalpha() for i in range(len(text)) if i not in covered)


def test_same_text_same_answer():
    text = "北川商店を訪問した。値段が合わないと感じた。来週、別案を出す。"
    assert label(parse(text)) == label(parse(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("所感:人手がないのではなく、誰も日程を見ていなかった。", "I"),
        ("値段の話ではなく、休みを入れた工程表を来週お出しする予定です。", "A"),
    ],
)
def test_half_a_comparison_is_no_segment(text, wanted):
    assert "".join(code for code, _ in read(text)) == wanted
