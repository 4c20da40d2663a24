"""Morphemes: places that lead back to the text, the same words each time, and text that Sudachi refuses."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sorama.memo import forget
from sorama.nlp import morphology
from sorama.nlp.morphology import pieces, tokens_of


@given(
    st.text(alphabet=st.sampled_from("行った。、「」Ａa1２ｶﾞか\u3099 \t\u3000\U0001f60a…千万5.♪とのこと"), max_size=40)
)
@settings(max_examples=150, deadline=None)
def test_places_lead_back_to_the_letters(sentence):
    found = tokens_of(sentence)
    assert [sentence[t.start : t.end] for t in found] == [t.surface for t in found]
    assert "".join(t.surface for t in found) == sentence


def test_a_word_met_again_is_told_the_same():
    morphology._words.clear()
    first = tokens_of("見積書を送付した。")
    forget()
    again = tokens_of("見積書を送付した。")
    assert morphology._words
    assert again == first
    assert [t.lemma for t in again] == ["見積書", "を", "送付", "する", "た", "。"]


def test_words_that_the_dictionary_lacks_are_kept_apart():
    found = [t.norm for s in ("123", "456", "ゾバゲ", "ゾバゴ") for t in tokens_of(s)]
    assert found == ["123", "456", "ゾバゲ", "ゾバゴ"]


def test_what_is_known_of_words_is_bounded(monkeypatch):
    monkeypatch.setattr(morphology, "_MANY", 5)
    morphology._words.clear()
    forget()
    tokens_of("北川商店を訪問し、納期と値段の話をして、見積書を送付した。")
    assert len(morphology._words) <= 5


def test_a_line_wrap_cuts_no_word():
    found = tokens_of("見積\n書を送る。")
    assert next((t.norm, t.start, t.end) for t in found) == ("見積書", 0, 4)


def test_lone_surrogates_are_read_as_a_question_mark():
    assert [t.surface for t in tokens_of("A\ud83d。")] == ["A", "?", "。"]


def test_a_sentence_too_long_for_sudachi_is_read_in_pieces():
    sentence = "納期を確認した、" * 3000
    assert len(pieces(sentence)) > 1
    assert "".join(pieces(sentence)) == sentence
    assert tokens_of(sentence)[-1].end == len(sentence)
