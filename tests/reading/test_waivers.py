"""What frees an act of a reason: it does what was asked, is routine, or there was nothing new."""

import pytest

from sorama.model import EventKind, Label
from sorama.reading.clause import clause_of
from sorama.reading.wording_acts import is_act_like
from sorama.rules.notation import parse_graph


def kinds(text: str, segment: int) -> set[EventKind]:
    return {e.kind for e in parse_graph(text).events_of.get(segment, ())}


@pytest.mark.parametrize(
    "text",
    [
        "空1: 部長から見積を依頼された。\n傘1<空1: 明日、見積書を送る。",
        "空1: 工場長より、報告書の提出を求められた。\n傘1<空1: 金曜までに作成する。",
        "空1: 園長から「来週中に説明して」と頼まれた。\n傘1<空1: 水曜に園で説明する。",
        "空1: 店主に耐用年数を聞かれ、答えられなかった。\n傘1<空1: 耐用年数を調べて明日お電話する。",
        "空1: 所長から名簿を直すよう指示された。\n傘1<空1: 明日、名簿を直す。",
        "空1: 前回、見本を渡す約束をした。\n傘1<空1: 火曜に見本を渡す。",
        "空1: 奥様から「家族で見たい」と言われた。\n傘1<空1: 土曜10時に再訪の約束をいただいた。",
        "空1: 板金の親方に、替えの刃を二枚くれと言われた。\n傘1<空1: 明日の便で替えの刃を届ける。",
        "空1: 主任は予備の鍵が欲しいとのこと。\n傘1<空1: 明日、予備の鍵を届ける。",
    ],
)
def test_an_act_fulfils_what_was_asked(text: str) -> None:
    assert EventKind.FULFILS in kinds(text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "空1: 外注先に部品の手配を頼んだ。\n傘1<空1: 金曜の据付に立ち会う。",  # asked by us
        "空1: 断りの理由を尋ねると、予算が無いとのこと。\n傘1<空1: 4月に近況を伺う電話を入れる。",
        "空1: 会費を半額にしてほしいとの申し出。\n傘1<空1: 別の会員種別の案内を郵送する。",  # another offer
        "空1: 説明会では発現率の質問が2件あった。\n傘1<空1: 発現率の表を来週お持ちする。",  # only counted
        "空1: 奥様が電話番号を書いてくださった。\n傘1<空1: 土曜に電話する。",
        "空1: 現場が広く、移動に時間がかかるという。\n傘1<空1: 講習を12日に開く約束をした。",
        "空1: 見積を依頼された。\n雨1<空1: 急いでいる。\n傘1<雨1: 明日、展示会の招待状を送る。",
    ],
)
def test_other_acts_fulfil_nothing(text: str) -> None:
    last = text.count("\n")
    assert EventKind.FULFILS not in kinds(text, last)


@pytest.mark.parametrize(
    ("text", "routine"),
    [
        ("傘1: 帰社後に日報を提出する。", True),
        ("傘1: 明日、経費を精算する。", True),
        ("傘1: 午後の部内会議に出る。", True),
        ("傘1: 明日の朝礼前に、値札を全部替える。", False),
        ("傘1: 帰社後に比較表を作る。", False),
        ("傘1: 帰社して見積を作る。", False),
    ],
)
def test_routine(text: str, *, routine: bool) -> None:
    assert (EventKind.ROUTINE in kinds(text, 0)) is routine


@pytest.mark.parametrize(
    ("text", "errand"),
    [
        ("空1: 回収の曜日を確認、火曜と金曜のまま変更なし。", True),
        ("空1: 追加のご用命はございませんでした。", False),  # worded like a refusal: not taken for granted
        ("空1: 動作を確かめ、追加のご用命はなし。", True),
        ("空1: 全館を巡回、異常なし。", True),
        ("空1: 質問は特になし。", False),
        ("空1: 変更がないか毎週聞かれる。", False),
        ("空1: 変更なしとのこと。", False),
    ],
)
def test_nothing_new_is_an_errand(text: str, *, errand: bool) -> None:
    assert (EventKind.ERRAND in kinds(text, 0)) is errand


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("空1: 3店舗での採用が決定。", True),
        ("空1: 12台の導入が決まりました。", True),
        ("空1: 導入はまだ決まっていない。", False),
        ("空1: 面談の日程が決まった。", False),
    ],
)
def test_what_was_decided_for_us_is_an_order(text: str, *, won: bool) -> None:
    assert (EventKind.ORDER in kinds(text, 0)) is won


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("空1: 来週から補充を週2回に増やす。", True),
        ("雨1: 気合いを入れてやるしかない。", True),
        ("空1: 先方は来週から発注を週2回に増やす。", False),
        ("空1: 来週から休みに入るとのこと。", False),
        ("雨1: 機能では勝っている。", False),
    ],
)
def test_what_may_be_an_act_though_it_was_read_otherwise(text: str, *, act: bool) -> None:
    assert (EventKind.ACT_LIKE in kinds(text, 0)) is act


def test_what_stands_under_tomorrow_and_tells_a_time_may_be_an_act() -> None:
    clause = clause_of("9時に計算書をメール")
    assert is_act_like(clause, Label.FACT, True, True)
    assert not is_act_like(clause, Label.FACT, True, False)


@pytest.mark.parametrize(
    ("text", "timed"),
    [
        ("傘1: 同日に耐圧試験も行う。", True),
        ("傘1: 同じ日に見本を渡す。", True),
        ("傘1: 課長、先方への口添えをいただけますか。", True),  # asked of whoever reads: no time to name
        ("傘1: 値引きの提案は取りやめる。", True),
        ("傘1: 件数を増やした場合の料金を試算する。", False),
        ("傘1: 見本を渡す。", False),
    ],
)
def test_times(text: str, *, timed: bool) -> None:
    assert (EventKind.DEADLINE in kinds(text, 0)) is timed
