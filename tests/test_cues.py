"""Named cues: what the grammar of an ending says."""

import pytest

from sorama.labelling.cues import NAMES, marks_in
from sorama.labelling.grammar import morphs_of


def names(text):
    return {m.name for m in marks_in(morphs_of(text).words)}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("来季は増やすとのこと", "hearsay.tonokoto"),
        ("来季は増やすそうです", "hearsay.souda"),
        ("見送ると言われた", "hearsay.passive"),
        ("秋に入れ替えると伺った", "hearsay.heard"),
        ("店長は「棚が空いた」と", "quote.speech"),
        ("棚が空きそうだ", "seem.sou"),
        ("他も動いているらしい", "seem.rashii"),
        ("迷っているようだ", "seem.you"),
        ("遅れるかもしれない", "guess.low"),
        ("間に合うはずだ", "guess.high"),
        ("先に動くべきだ", "need"),
        ("値段が合わないと感じた", "mind.think"),
        ("見積を送りたい", "plan.volitional"),
        ("金曜に訪問予定", "plan.noun"),
        ("値下げを相談させてください", "ask.request"),
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
