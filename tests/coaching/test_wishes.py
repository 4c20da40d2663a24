"""Lines that are neither a reading to be proved nor an act of the writer's."""

from __future__ import annotations

import re

import pytest

from sorama.app import Checker
from sorama.coaching.wishes import (
    goes_on_now,
    is_either,
    is_felt,
    is_hope,
    is_open,
    is_sweeping,
    is_typed,
    is_vow,
    is_wish,
)
from sorama.model import CommentKind


def asked(text: str) -> str:
    return " ".join(c.text for c in Checker().check(text).comments if c.kind is CommentKind.QUESTION)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("工場にはもっと余裕を見てほしい。", True),
        ("社内のルールを改めるべきだと思う。", True),
        ("配車の担当を増やしてもらいたい。", True),
        ("増員をお願いしたいです。", True),
        ("先に寸法を見せるべきだと思う。", False),
        ("色を明るくしてほしいとのこと。", False),
        ("納期のご相談をさせていただきたいです。", False),
    ],
)
def test_a_wish_to_the_company(text: str, holds: bool) -> None:
    assert is_wish(text) is holds


def test_what_is_no_reading() -> None:
    assert is_vow("この先は注意いたします。")
    assert not is_vow("温度に注意して運ぶ。")
    assert is_open("どちらなのか判断がつかない。")
    assert not is_open("うまく説明できませんでした。")
    assert is_felt("今日はへとへとです。")
    assert is_felt("なるほどと思った。")
    assert is_felt("疲れが出たのは腰の高さのせいだと思う。") is False
    assert is_typed("専務は新しもの好きだから通る。")
    assert not is_typed("「面倒を嫌う性格で」と話された。")
    assert is_either("棚を詰めるのか、品を減らすのか")
    assert not is_either("入るかどうか、明日測る")


def test_a_view_that_rules_everybody_out() -> None:
    assert is_sweeping("この商圏にはもう需要がない。")
    assert is_sweeping("飛び込みは時代遅れだと思う。")
    assert not is_sweeping("展示会は終わり、道具を倉庫に返した。")
    text = asked("乾物店4軒のうち4軒に「間に合っている」と言われた。この商圏にはもう需要がないと思う。")
    assert "見方" in text


def test_a_wish_is_asked_for_the_first_step_and_not_for_a_date_or_a_ground() -> None:
    text = asked("見積の入力に1件40分かかる。もっと簡単な仕組みにすべきだ。")
    assert "いつ" not in text
    assert "もとになった" not in text
    assert "最初に" in text or "一番に" in text


def test_a_vow_is_asked_for_what_changes() -> None:
    assert "一つ" in asked("申し訳ありません、江崎茶舗様への電話を落としていました。今後気をつけます。")


def test_what_is_put_to_the_boss_has_no_date() -> None:
    text = asked("値引きを求められた。納期を縮めるほうが効くと思う。部長のお考えを伺えますか。")
    assert "いつ" not in text


@pytest.mark.parametrize(
    ("text", "hope", "now"),
    [
        ("来季もより良い一年にしたいと思います。", True, False),
        ("もっと頑張っていきたいです。", True, False),
        ("良い関係を続けたいので、27日に伺います。", False, False),
        ("金曜の立会いに備えて資料を揃えています。", False, True),
        ("三日に伺う予定をしています。", False, False),
        ("来週お持ちしようと考えています。", False, False),
    ],
)
def test_a_hope_and_what_goes_on_are_no_plan(text: str, hope: bool, now: bool) -> None:
    assert (is_hope(text), goes_on_now(text)) == (hope, now)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外注の切り替えには親会社の監査が要ると言われた。来年の話なので後回しでよいと思う。", "待|後に回|今のうち"),
        ("柴田園芸の温室。試験で葉の傷みなし。導入は確実とみている。来週、契約書を送る。", "導入は確実"),
        ("小野歯科。相見積は3社。受注確度は6割。水曜に院長を訪ねる。", "受注確度は6割"),
        ("金子木工。見積の返事待ち。値引きの率について部長にご相談したいです。", "どこまで|案"),
    ],
)
def test_a_jump_and_a_bare_consultation_are_asked_first(text: str, expected: str) -> None:
    assert re.search(expected, asked(text))


def test_a_decision_that_the_customer_told_is_not_doubted() -> None:
    assert "導入は確実" not in asked(
        "柴田園芸。社長は「12月に入れる」と言われた。導入は確実とみている。来週、契約書を送る。"
    )
