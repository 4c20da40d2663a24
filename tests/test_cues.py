"""Named cues: what the grammar of an ending says."""

import pytest

from sorama.labelling.cues import NAMES, marks_in
from sorama.labelling.grammar import morphs_of


def names(text):
    return {m.name for m in marks_in(morphs_of(text).words)}


def tense(text):
    return morphs_of(text).words[-1].tense


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("来季は増やすとのこと", "hearsay.tonokoto"),
        ("来季は増やすそうです", "hearsay.souda"),
        ("見送ると言われた", "hearsay.passive"),
        ("秋に入れ替えると伺った", "hearsay.heard"),
        ("部品が届かないとおっしゃる", "hearsay.said"),
        ("担当者によれば、棚が空いた", "hearsay.according"),
        ("受付の話だと棚は空いている", "hearsay.according"),
        ("使いやすいとの感想", "hearsay.tonokoto"),
        ("まだ早いと。", "hearsay.quoted"),
        ("棚は空いていると店長。", "hearsay.quoted"),
        ("店長は「棚が空いた」と", "quote.speech"),
        ("棚が空きそうだ", "seem.sou"),
        ("他も動いているらしい", "seem.rashii"),
        ("迷っているようだ", "seem.you"),
        ("遅れるかもしれない", "guess.low"),
        ("間に合うはずだ", "guess.high"),
        ("客を失いかねない", "guess.low"),
        ("安いとは限らない", "guess.low"),
        ("順調と言える", "mind.judge"),
        ("様子見に過ぎない", "mind.judge"),
        ("値段が高すぎる", "evaluate.predicate"),
        ("厳しい交渉になる", "evaluate.noun"),
        ("人を借りるしかない", "need"),
        ("先に動くべきだ", "need"),
        ("値段が合わないと感じた", "mind.think"),
        ("値段が合わないと存じます", "mind.think"),
        ("見積を送りたい", "plan.volitional"),
        ("金曜に訪問予定", "plan.noun"),
        ("値下げを相談させてください", "ask.request"),
        ("金曜までにご確認ください", "ask.request"),
        ("精一杯努めます", "effort"),
        ("12件に電話", "figure"),
        ("そのため金曜に送る", "connective.response"),
    ],
)
def test_a_cue_is_found(text, cue):
    assert cue in names(text)
    assert cue in NAMES


def test_the_two_sou_differ():
    assert "seem.sou" not in names("降るそうだ")
    assert "hearsay.souda" not in names("降りそうだ")


def test_a_polite_verb_ends_a_sentence_and_does_not_go_on():
    assert [tense(t) for t in ("見積を送り", "見積を送ります", "見積を送る")] == ["renyo", "polite", "verb"]


def test_judging_is_no_speech():
    assert "hearsay.said" not in names("順調と言える")
    assert "hearsay.said" in names("順調と言う")


def test_a_condition_is_no_quotation():
    assert not {n for n in names("先に見ないと困る") if n.startswith("hearsay")}


def test_a_wish_between_speaker_and_word_stays_a_wish():
    assert {"plan.volitional"} <= names("値段で勝負したいなと") & names("人を増やそうかなと思っている")


def test_polite_and_plain_endings_give_the_same_cues():
    assert names("見積を送りたいと思います") == names("見積を送りたいと思う")
    assert names("迷っているようです") == names("迷っているようだ")


def test_what_is_quoted_is_not_the_writers():
    assert "guess.low" not in names("店長は「来月には入れ替えるかもしれない」と話した")


def test_an_act_of_the_customer_is_no_plan_of_ours():
    assert "plan.noun" in names("来月に見直す予定")
    found = names("先方が来月に見直す予定")
    assert "theirs.plan" in found
    assert "plan.noun" not in found


def test_marks_lie_inside_the_clause():
    words = morphs_of("価格が高いと言われたようだ。").words
    assert all(0 <= m.first < m.last <= len(words) for m in marks_in(words))
