"""Phrases on lemmas: inflection, particles, words in between, polarity."""

import pytest

from sorama.reading.phrases import phrase

FOUND = [
    ("単価を下げる", "単価は5%ほど下げました。"),
    ("単価を下げる", "その場で単価を下げると約束した。"),
    ("値引き", "お値引きをご提案した。"),
    ("値引きする", "値引きを検討した。"),
    ("値引き", "値引きしないわけではない。"),
    ("決まらない", "日程がまだ決まっていない。"),
    ("予算がない", "今期は予算が無いとのこと。"),
    ("デモ機を貸す", "デモ機を2週間お貸しした。"),
]
SILENT = [
    ("単価を下げる", "単価は下げなかった。"),
    ("単価を下げる", "単価を聞き、納期を下げた。"),
    ("値引き", "値引きには応じない。"),
    ("値引き", "値引きはせず、納期で応える。"),
    ("値引き", "値引きを見送った。"),
    ("値引き", "値引きなしで受注した。"),
    ("決まらない", "日程が決まった。"),
    ("デモ機を貸す", "デモ機を見せた。金型を貸した。"),
]


@pytest.mark.parametrize(("words", "text"), FOUND)
def test_finds(words, text):
    assert list(phrase(words).find(text))


@pytest.mark.parametrize(("words", "text"), SILENT)
def test_stays_silent(words, text):
    assert not list(phrase(words).find(text))


def test_tells_where():
    text = "先方へ単価を少し下げた案を出す。"
    (span,) = phrase("単価を下げる").find(text)
    assert span.of(text) == "単価を少し下げ"


@pytest.mark.parametrize("nothing", ["、。", "を", "です"])
def test_refuses_what_means_nothing(nothing):
    with pytest.raises(ValueError, match=nothing):
        phrase(nothing)
