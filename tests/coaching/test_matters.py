"""What weighs in a line by itself, and how a line is built."""

from __future__ import annotations

import pytest

from sorama.app import Checker
from sorama.coaching.matters import harms, is_round, matter, told_of
from sorama.coaching.voices import is_threat


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("閉店も考えていると言われた。", "ending"),
        ("工場を手放す話も少し出ました。", "ending"),
        ("閉店後に売場の模様替えを手伝いました。", None),
        ("隣の工場が廃業すると聞いた。", None),
        ("担当の三宅さんが産休に入られます。", "parting"),
        ("所長は来月で異動になるとのこと。", "parting"),
        ("頼んだ見本がまだ届いていないと言われました。", "unarrived"),
        ("メーカーから見本がまだ届いていません。", None),
        ("10箱分のキャンセルの連絡があった。", "cancelled"),
        ("キャンセル待ちが4組あります。", None),
        ("レンタルをやめたいと言われました。", "threat"),
    ],
)
def test_what_weighs_by_itself(text: str, found: str | None) -> None:
    assert matter(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("店長は「重い」、奥様は「色がよい」と話していた。", "voices"),
        ("青は5店で置いてもらい、白は2店だけでした。", "spread"),
        ("張り替えは当分なしとのこと。", "not-now"),
        ("人手が足りないからとのこと。", "because"),
        ("特になし。", "nothing"),
        ("見積の返事待ちが3件です。", "waiting"),
        ("アポは1件、21日の10時です。", "meeting"),
        ("隣町の農園を紹介していただいた。", "introduced"),
    ],
)
def test_how_a_line_is_built(text: str, name: str) -> None:
    assert name in told_of(text)


@pytest.mark.parametrize(
    "text", ["工事は5月からとのこと。", "アポは2件とも午前の電話でした。", "特に困っている点を伺った。"]
)
def test_what_is_built_otherwise(text: str) -> None:
    assert told_of(text) == ()


def test_harm_rounds_and_threats() -> None:
    assert harms("惣菜に髪の毛が入っていたと電話があった。")
    assert not harms("値段だけが気になるとのこと。")
    assert is_round("得意先を5軒回る。")
    assert not is_round("明日は3社を訪問。")
    assert is_threat("「別の業者に替えることも考える」と言われた。")


@pytest.mark.parametrize(
    ("text", "quote", "asked"),
    [
        (
            "問屋2軒を訪問。北屋さんは納品を朝にしてほしいとのこと。松屋さんから「見本がまだ来ない」と言われた。",
            "見本がまだ来ない",
            "待っ|届い|確かめ",
        ),
        ("社長とお茶を飲んだ。娘さんは跡を継がないとのこと。会社を売る話も出た。", "会社を売る話", "この話"),
        ("新柄を7店で案内しました。赤は5店で注文をいただき、黒は1店のみでした。", "赤は5店", "差"),
    ],
)
def test_the_weightiest_line_is_asked_about(text: str, quote: str, asked: str) -> None:
    question = Checker().check(text).comments[-1]
    assert quote in question.quote
    assert any(word in question.text for word in asked.split("|"))
