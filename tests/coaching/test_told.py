"""What a report tells already is not asked again."""

from __future__ import annotations

import re

import pytest
from gaps import GENTLE, comment, finding

from sorama.coaching.aspects import aspects
from sorama.coaching.told import (
    fears,
    is_found,
    is_less,
    is_routine,
    is_tally,
    judges,
    loss_told,
    tells_cause,
    tells_deciding,
    waits,
)
from sorama.rules.notation import parse_graph


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("空1: 床が古く、雨漏りが月に二回ある。", True),
        ("空1: 人手が足りず、会計が止まって困っている。", True),
        ("空1: 棚が狭いので、箱が入らない。", True),
        ("空1: 箱が入らず困っている。\n空2: 原因は棚の狭さだという。", True),
        ("空1: 会計が止まって困っている。", False),
        ("空1: 雨漏りが月に二回ある。\n空2: 床は板張り。", False),
    ],
)
def test_a_cause_is_told(text: str, told: bool) -> None:
    assert tells_cause(parse_graph(text), 0) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("空1/発言: 決め手は納期だと聞いた。\n空2: 席は12席。", True),
        ("空1/発言: 「週末に使えるなら買う」とのこと。", True),
        ("空1: 席は12席。", False),
    ],
)
def test_what_decides_is_told(text: str, told: bool) -> None:
    assert tells_deciding(parse_graph(text), 0) is told


def test_a_trouble_with_its_cause_is_not_asked_for_the_cause() -> None:
    graph = parse_graph("空1: 食器棚が古く、扉が外れて困っているという。")
    found = [finding(graph, "missing-interpretation"), finding(graph, "missing-action")]
    (ask,), _ = comment(graph, found, [], GENTLE)
    assert not re.search("原因|なぜ|もとになって", ask.text), ask.text


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("空1: 三つの箱は入ったが、一つは入らなかった。", "partly"),
        ("空1/発言: 南様は「これは助かる」と話した。", "pleased"),
        ("空1/発言: 南様は「これなら社長に見せられる」と話した。", "passed-on"),
        ("空1/発言: 南様は「急いでいる」と話した。", "voice-hurry"),
        ("空1/発言: 南様から「夜でも弾けますか」と聞かれた。", "voice-wonder"),
        ("空1/発言: 南様は「秋までに置きたい」と話した。", "voice-wish"),
        ("空1/発言: 南様は「一台で足りるかもしれない」と話した。", "voice-maybe"),
        ("空1/発言: 南様は「去年より高い」と話した。", "voice-price"),
        ("空1: 南様から譜面台を十台受注した。", "won"),
        ("空1: 南様から譜面台を十台受注した。\n空2/発言: 決め手は軽さだと聞いた。", "won-known"),
        ("空1/発言: 次の発表会は来月だそうだ。", "coming"),
        ("傘1: 金曜に去年の記録を受け取る。", "take"),
        ("空1: 札と名前が合わない物が五つあった。", "problem"),
    ],
)
def test_what_is_special_about_a_place(text: str, aspect: str) -> None:
    assert aspect in aspects(parse_graph(text), 0)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("空1/発言: 南様は「これでは助からない」と話した。", "pleased"),
        ("空1: 三つの箱を運んだが、扉は開かなかった。", "partly"),
        ("空1/発言: 前の業者には苦情が出たそうだ。", "complaint"),
        ("空1/発言: 生徒さんの声が教室に流れて困ると聞いた。", "moved"),
        ("空1/発言: 搬入日を20日に変えることで南様に了承いただいた。", "moved"),
    ],
)
def test_what_only_looks_special_is_not(text: str, aspect: str) -> None:
    assert aspect not in aspects(parse_graph(text), 0)


@pytest.mark.parametrize(
    ("told", "learned"),
    [
        ("空1: 南楽器の調律契約は他社に決まった。\n空2/発言: 夜も来てくれる店を選んだ、が理由とのこと。", "known"),
        (
            "空1: 南楽器の調律契約は他社に決まった。\n空2/発言: 夜も来る店がよいとの理由だった。\n雨1: 時間帯で負けたと思う。",
            "learned",
        ),
        ("空1: 南楽器の調律契約は他社に決まった。", None),
        ("空1: 南楽器の調律契約は夏まで続くという。\n雨1: 音の差だと思う。", None),
    ],
)
def test_a_loss_with_its_reason(told: str, learned: str | None) -> None:
    assert loss_told(parse_graph(told), 0) == learned


@pytest.mark.parametrize(
    ("text", "tally", "less", "routine"),
    [
        ("架電60件、つながったのは9件", True, False, False),
        ("呼びかけに応えた方はいなかった", False, False, False),
        ("来月から楽譜の仕入れを3割減らすという", False, True, False),
        ("棚は6本から4本に減った", False, True, False),
        ("待ち時間は30分から10分に減った", False, False, False),
        ("弦を20本、納品のみ", False, False, True),
        ("搬入日の変更、了承済", False, False, True),
        ("弦の納品が遅れている", False, False, False),
    ],
)
def test_counts_and_cuts_and_the_daily_round(text: str, tally: bool, less: bool, routine: bool) -> None:
    assert (is_tally(text), is_less(text), is_routine(text)) == (tally, less, routine)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("いまは待つほかない", "waits"),
        ("値段で押す話ではない", "waits"),
        ("夜の音が客を逃す恐れがある", "fears"),
        ("夜の音が眠りの妨げになるかもしれない", None),
        ("代わりの弦がないのは痛手だ", "fears"),
        ("弦の張り替えで足りる", None),
        ("多すぎると言わざるを得ない", "judges"),
        ("急ぐ理由なし", "judges"),
        ("弦は12本だった", None),
    ],
)
def test_views_that_are_not_to_be_proved(text: str, kind: str | None) -> None:
    held = {name for name, holds in {"waits": waits, "fears": fears, "judges": judges}.items() if holds(text)}
    assert held == ({kind} if kind else set())


def test_what_was_found_when_it_was_looked_into_is_the_cause() -> None:
    graph = parse_graph("空1/発言: 試奏室の灯りがつかないと苦情。\n空2: 開けると配線の断線が見つかった。")
    assert tells_cause(graph, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工場で調べると締め忘れが原因。", True),
        ("箱の数え違いだったことが判明。", True),
        ("古い図面のまま切っていたとわかった。", True),
        ("調べた限りでは締め忘れが原因らしい。", False),
        ("工場に原因を調べてもらう。", False),
    ],
)
def test_a_cause_that_was_found_is_no_guess(text: str, found: bool) -> None:
    assert is_found(text) is found
