"""A quiet day is known for what it is, and asked a question that fits it."""

from __future__ import annotations

import pytest

from sorama.app import Checker
from sorama.coaching.daywork import (
    is_advised,
    is_forgotten,
    is_handed_out,
    is_mood,
    is_next_day,
    is_once_answered,
    is_struck,
    is_stuck,
    is_trained,
    is_work,
    quiet,
)
from sorama.model import CommentKind
from sorama.rules.notation import parse_graph


def names(text: str, segment: int = 0) -> list[str]:
    graph = parse_graph(text)
    return list(quiet(graph, range(len(graph.segments)), segment))


def test_a_day_of_work_holds_nothing_of_a_customers() -> None:
    assert names("空1: 午前は倉庫で棚卸。\n空2: 午後はカタログの封入をした。") == ["work"]
    assert "work" not in names("空1: 午前は倉庫で棚卸。\n空2: 午後は組合と商談。")
    assert "work" not in names("空1: 倉庫の整理。\n空2: 組合長は「棚が足りない」と話した。")
    assert "work" not in names("空1: 倉庫の整理。\n雨1: 通路が狭いと感じた。")
    assert "work" not in names("空1: 売場の補充。\n空2: 砂糖の袋が二つ割れていた。", 1)  # may be taken up


def test_a_long_day_or_two_stories_are_no_day_of_work() -> None:
    graph = parse_graph("".join(f"空{n}: 第{n}倉庫の点検。\n" for n in range(1, 8)))
    assert is_work(graph, list(range(6)))
    assert not is_work(graph, list(range(7)))
    assert not is_work(graph, [])
    assert names("空1: 倉庫の整理。\n§ 港南組合\n空2: 売場の点検。") == []


def test_what_was_said_or_forgotten_at_work_weighs_more() -> None:
    graph = parse_graph("空1: 売場の清掃。\n空2/発言: 通路が広くなった、とのこと。\n空3: 鍵を返し忘れた。")
    assert [is_work(graph, here) for here in ([0], [0, 1], [0, 2])] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("講師の話になるほどと思った。", True),
        ("まさに目からうろこでした。", True),
        ("「なるほど」と言われた。", False),
        ("なるほど、棚の奥行きが浅いので箱が前に出てしまうわけだった。", False),
    ],
)
def test_a_line_that_only_says_one_was_struck(text: str, struck: bool) -> None:
    assert is_struck(text) is struck


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("雨の中の配達で靴がびしょびしょです。", True),
        ("値段を言い間違えて情けなかったです。", True),
        ("店主も寂しいとのこと。", False),
        ("「楽しかった」と言われた。", False),
        ("眠気が出る前に、午前中のうちに見本を三店へ届けた。", False),
    ],
)
def test_how_the_writer_feels_stands_at_the_end(text: str, mood: bool) -> None:
    assert is_mood(text) is mood


def test_the_special_names_come_before_work() -> None:
    assert names("空1: 研修でなるほどと思った。") == ["struck", "work"]
    assert names("空1: 終日の入力でくたくたです。") == ["mood", "work"]
    assert names("空1: 案内を40通送ったが、返信はゼロ。") == ["silent"]
    assert names("空1: 勉強会で、声が小さいと指摘された。") == ["advised", "work"]


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("空1: 先輩に、結論から話すよう言われた。", True),
        ("空1: 課長に、メモが長いと指摘された。", True),
        ("空1: 事務長に、請求書の宛名を指摘された。", False),  # a title that is part of a longer one
        ("空1: 園長に、納期を聞かれた。", False),
    ],
)
def test_advice_comes_from_our_own_side(text: str, advised: bool) -> None:
    assert is_advised(parse_graph(text), 0) is advised


def test_where_a_customer_is_named_a_title_is_the_customers() -> None:
    graph = parse_graph("空1: 株式会社みなと商事を訪問。\n空2: 課長に、納品書が見にくいと指摘された。")
    assert not is_advised(graph, 1)


@pytest.mark.parametrize(
    ("text", "forgot"),
    [
        ("空1: 見本を持っていくのを忘れた。", True),
        ("空1: 伝票の控えを入れ違えてしまった。", True),
        ("空1: 店長が発注を忘れていた。", False),
        ("空1: 注文を忘れたとのこと。", False),
        ("空1: 「忘れていた」と謝られた。", False),
    ],
)
def test_a_slip_is_the_writers_own(text: str, forgot: bool) -> None:
    assert is_forgotten(parse_graph(text), 0) is forgot


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("次回は金曜。", True),
        ("次回：12月3日", True),
        ("次の納品は火曜。", True),
        ("次回は金曜に見本を持参。", False),
        ("金曜に訪ねる。", False),
    ],
)
def test_a_plan_that_is_a_day_and_nothing_else(text: str, day: bool) -> None:
    assert is_next_day(text) is day


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("本部の承認が下りたら発注書を送る。", True),
        ("回答が届き次第、組合に連絡する。", True),
        ("回答を組合に送る。", False),
        ("雨なら翌日に配る。", False),
    ],
)
def test_an_act_that_hangs_on_an_answer(text: str, hangs: bool) -> None:
    assert is_once_answered(text) is hangs


def test_a_day_of_work_is_asked_what_of_it_serves_the_next() -> None:
    found = Checker().check("午前は倉庫で棚卸。\n午後はカタログの封入をした。").comments
    (asked,) = [c.text for c in found if c.kind is CommentKind.QUESTION]
    assert "仕事" in asked or "一日" in asked
    assert "お客様" not in asked


@pytest.mark.parametrize(
    ("text", "handed"),
    [
        ("ポスティング600枚、南町。", True),
        ("チラシ200部を配布。", True),
        ("カタログを2冊お渡しした。", False),
        ("チラシの案を3枚作った。", False),
    ],
)
def test_a_number_of_leaflets_that_went_out(text: str, handed: bool) -> None:
    assert is_handed_out(text) is handed


@pytest.mark.parametrize(
    ("text", "trained"),
    [
        ("新型ミシンの講習を受けた。", True),
        ("安全のセミナーに参加。", True),
        ("宮坂食品様の研修の講師を務めた。", False),
        ("「研修を受けたい」と言われた。", False),
    ],
)
def test_who_was_taught(text: str, trained: bool) -> None:
    assert is_trained(text) is trained


@pytest.mark.parametrize(
    ("text", "stuck"),
    [
        ("この点で止まっている。", True),
        ("商談が進まない。", True),
        ("機械が止まっている。", False),
        ("「話が止まってる」と。", False),
    ],
)
def test_a_matter_that_does_not_move(text: str, stuck: bool) -> None:
    assert is_stuck(text) is stuck
