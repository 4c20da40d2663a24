"""Where a sentence may be cut, and where it may not."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sorama.labelling.grammar import morphs_of
from sorama.labelling.segmenter import Clause
from sorama.labelling.segmenter import clauses_of as clauses_among


def clauses_of(sentence: str) -> tuple[Clause, ...]:
    return clauses_among(sentence, morphs_of(sentence))


def cut(sentence):
    return [sentence[c.start : c.end] for c in clauses_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("在庫が切れていたので、代替品を送る。", ["在庫が切れていたので、", "代替品を送る。"]),
        ("在庫が切れていたので代替品を送る。", ["在庫が切れていたので", "代替品を送る。"]),
        ("返事がないため、木曜に電話する。", ["返事がないため、", "木曜に電話する。"]),
        ("納期が決め手になると考え、工程表を作った。", ["納期が決め手になると考え、", "工程表を作った。"]),
        ("値段は合わないが、保守には関心がある。", ["値段は合わないが、", "保守には関心がある。"]),
        ("倉庫を見せてもらって、棚が足りないと感じた。", ["倉庫を見せてもらって、", "棚が足りないと感じた。"]),
        ("忙しそうだから先に資料だけ置いてくる。", ["忙しそうだから", "先に資料だけ置いてくる。"]),
        ("脈はあるかなと思いました、明日また行きます", ["脈はあるかなと思いました、", "明日また行きます"]),
        ("店長の😀写真を撮った", ["店長の😀写真を撮った"]),
        ("鍵を返した😀明日は窓を見る", ["鍵を返した😀", "明日は窓を見る"]),
    ],
)
def test_cut_after_a_conjunctive_ending(sentence, wanted):
    assert cut(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "工場長は「予算が出たので、秋に入れたい」と話した。",  # quotation
        "展示会で会った担当者が退職した。",  # relative clause
        "来月の会議に間に合わせるために資料を直す。",  # purpose
        "価格が合うなら、来月から切り替える。",  # condition
        "先方の返事次第で見積を直す。",
        "価格が合えば、来月から切り替える。",
        "本日、北川商店を訪問した。",
        "先方は、価格を、気にしている。",
        "見積(税込、送料別)を送った。",
        "28、29日の土日は休館",
        "3、4時ごろに客が重なる",
        "1、2階の照明を替えた",
        "更新は10、12月にある",
        "見込みは7，8割",
    ],
)
def test_do_not_cut_inside(sentence):
    assert cut(sentence) == [sentence]


def test_the_connective_is_named():
    assert [c.link for c in clauses_of("高いと言われたので、値引きを相談する。")] == ["ので", ""]


@given(st.text(alphabet=st.sampled_from("あ行っ、。ので「」『()（）…!？\t 😊A1見て思うと\n"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_clauses_cover_the_sentence(sentence):
    found = clauses_of(sentence)
    assert found[0].start == 0
    assert found[-1].end == len(sentence)
    assert all(a.end == b.start and a.last == b.first for a, b in pairwise(found))
