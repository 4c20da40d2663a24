import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from sorama.cells import cells, one_line, pad, wrap

JAPANESE = st.text(alphabet="ァアいう漢字ー、。「」（）abc 1-９ﾊﾟｶﾞ①→■…〜㈱髙𠮷", max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "空雨傘",
        "ﾊﾝｶｸｶﾞ",
        "か\u3099",
        "👨‍👩‍👧",
        "🇯🇵",
        "⚠️",
        "👍🏽",
        "①→■",
        "𠮷野",
        "～〜",
        "ａｂｃ",
        "한글",
        "각",
    ],
)
def test_width_is_that_of_wcwidth(text):
    assert cells(text) == wcswidth(text)


def test_colours_take_no_room():
    assert cells("\x1b[1;31m空\x1b[0m") == 2
    assert pad("空", 4) == "空  "


@given(JAPANESE, st.integers(8, 40))
def test_lines_fit_and_nothing_is_lost(text, width):
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width for line in lines)


def test_kinsoku():
    assert wrap("先方は「予算は来期」と言ったそうだ。", 14) == ["先方は「予算は", "来期」と言った", "そうだ。"]
    assert not [line for line in wrap("あ" * 10 + "。" + "い" * 9 + "、" + "う" * 10 + "っ", 20) if line[0] in "。、っ"]
    assert not [line for line in wrap("あいうえおかきくけ「こ」", 20) if line.endswith("「")]


def test_words_stay_whole():
    text = "規則の説明 action-without-deadline を読むこと"
    assert wrap(text, 24) == ["規則の説明", "action-without-deadline", "を読むこと"]
    assert wrap("a\n\nb", 10) == ["a", "", "b"]


def test_a_bracket_before_a_space_at_the_end_of_a_line_is_kept():
    assert wrap("予定は「 あすの便で届くそうだ", 8) == ["予定は", "「あすの", "便で届く", "そうだ"]


def test_no_line_of_one_letter_at_the_end():
    lines = wrap("断られた理由が書かれておらず、聞いたかどうかも分かりません。", 58)
    assert len(lines) == 2
    assert cells(lines[-1]) > 6


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("金曜までに答えられれ\n  ばまだ間に合う", "金曜までに答えられればまだ間に合う"),
        ("図面を作り、\n12日に届ける", "図面を作り、12日に届ける"),
        ("返事を待つ。\n次は火曜。", "返事を待つ。次は火曜。"),
        ("・見積を送る\n・電話する", "・見積を送る ・電話する"),
        ("the new\nmodel を\nLED に替える", "the new model を LED に替える"),
        ("A　B\t C", "A B C"),
    ],
)
def test_one_line(text, line):
    assert one_line(text) == line


def test_one_line_is_cut():
    assert one_line("あいうえ\nお", 5) == "あいうえお"
    assert one_line("あいうえおか", 5) == "あいうえ…"
