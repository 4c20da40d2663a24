"""Our own acts: promised, done, not done, moved; verdicts on earlier readings."""

import pytest

from sorama.model import Event, EventKind
from sorama.rules.notation import parse_graph

OWN = {EventKind.PROMISE, EventKind.DONE, EventKind.UNDONE, EventKind.RESCHEDULED}


def events(text: str) -> list[Event]:
    found = [e for e in parse_graph("@2026-11-20\n" + text).reading.events if e.kind in OWN]
    return [e for e in found if e.segment == found[-1].segment]


@pytest.mark.parametrize(
    ("text", "detail", "day"),
    [
        ("傘1: 水曜までに比較表を送る。", "send", "2026-11-25"),
        ("傘1: 来週火曜に伺う約束をした。", "visit", "2026-11-24"),
        ("傘1: 11/27に試算表を出すことになった。", "send", "2026-11-27"),
        ("傘1: 明日10時に再訪し、予算の時期を確認する。", "visit+ask", "2026-11-21"),
        ("傘1: 12月の納期に間に合うよう、来週見積を出す。", "send", "2026-11-27"),
        ("他1: ■明日の予定\n傘1: 10時 A社訪問", "visit", "2026-11-21"),
        ("他1: ■11/25（水）の予定\n傘1: ・見積書提出", "send", "2026-11-25"),
        ("傘1: 今後もフォローしていく。", "contact", None),
        ("雨1: 来週の会議が重いので、\n+傘1<雨1: 資料を作る。", "make", None),
        ("空1: 12月3日に来社されるとのことで、\n+傘1<空1: 前日までに資料を作る。", "make", "2026-12-03"),
        ("傘1: 見積は明日作り、\n+傘2: 先方へ送る。", "send", "2026-11-21"),
    ],
)
def test_promise(text: str, detail: str, day: str | None) -> None:
    (event,) = events(text)
    assert event.kind is EventKind.PROMISE
    assert detail in event.detail
    assert (str(event.when.last) if event.when else None) == day


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("空1: 佐藤部長に見積書を提出した。", "send"),
        ("空1: 見積書送付済み。", "send"),
        ("空1: A社訪問、サンプルを手渡し。", "visit+send"),
        ("傘1: そこで比較表をその場でお渡しした。", "send"),
        ("空1: 田中様に電話し、日程の候補を伝えた。", "call+reply"),
        ("空1: 約束していた比較表を持参した。", "send"),
    ],
)
def test_done(text: str, detail: str) -> None:
    (event,) = events(text)
    assert (event.kind, event.detail) == (EventKind.DONE, detail)


def test_done_yesterday() -> None:
    (event,) = events("空1: 昨日、提案書をメールした。")
    assert event.when
    assert str(event.when.last) == "2026-11-19"


@pytest.mark.parametrize(
    "text",
    [
        "空1: 先方が見積書を提出した。",
        "空1: 資料をご提出いただいた。",
        "空1: 部長は工場を訪問したとのこと。",
        "空1: 図面の変更を依頼された。",
        "傘1: 先方の回答を待つ。",
        "傘1: 来週回答をいただく予定。",
        "傘1/相談: 課長に同行をお願いしたい。",
        "空1: 仕様の変更は無かった。",
    ],
)
def test_not_ours(text: str) -> None:
    found = parse_graph("@2026-11-20\n" + text).reading.events
    assert not [e for e in found if e.kind in OWN]


@pytest.mark.parametrize(
    "text", ["空1: 比較表はまだ送れていない。", "空1: 見積書は未送付。", "空1: 部長から見積を催促された。"]
)
def test_undone(text: str) -> None:
    assert [e.kind for e in events(text)] == [EventKind.UNDONE]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("空1: 水曜の訪問は来週火曜に延期となった。", "2026-11-24"),
        ("空1: 日程を12/10に変更。", "2026-12-10"),
        ("空1: 再訪の日程は来週に持ち越し。", "2026-11-27"),
        ("空1: アポは25日に振り替えてもらった。", "2026-11-25"),
    ],
)
def test_moved(text: str, day: str) -> None:
    (event,) = events(text)
    assert event.kind is EventKind.RESCHEDULED
    assert event.when
    assert str(event.when.last) == day


def test_cancelled() -> None:
    (event,) = events("空1: 先方の都合で打ち合わせはキャンセル。")
    assert (event.kind, event.detail) == (EventKind.RESCHEDULED, "cancelled+visit")


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("空1: やはり予算は来期だった。", "confirmed"),
        ("空1: 前回の見立ては外れ、決裁者は社長だった。", "dropped"),
        ("空1: 決裁者は常務と判明した。", "confirmed"),
        ("空1: 見立ては外れていなかった。", "confirmed"),
        ("空1: 部長に電話した。", ""),
        ("傘1: 見立てが正しいか来週確かめる。", ""),
    ],
)
def test_verdict(text: str, detail: str) -> None:
    found = [e.detail for e in parse_graph(text).reading.events if e.kind is EventKind.VERDICT]
    assert found == ([detail] if detail else [])


def test_content_brings_variants_together() -> None:
    one, two = parse_graph("傘1: お見積りと比較表を送る。\n空1: 概算見積書と対比表を佐藤部長に渡した。").reading.content
    assert one == two == {"見積", "比較"}
