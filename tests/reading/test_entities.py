"""Names by suffix classes and the team's word lists."""

import pytest

from sorama.model import EntityKind
from sorama.reading.entities import canonical
from sorama.report import Words
from sorama.rules.notation import parse_graph

WORDS = Words(
    own_company=("北斗商事",),
    products=("ソラマX",),
    competitors=("ライトニング電機",),
    customers=("みどり屋本店",),
    people=("ベンさん",),
)


def names(text: str, kind: EntityKind) -> list[str]:
    return [e.name for e in parse_graph(text, WORDS).reading.entities if e.kind is kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("空1: 山田商事の佐藤部長を訪問し、A社とも会った。", ["山田商事", "A社"]),
        ("空1: 株式会社青葉製作所へ納品。", ["株式会社青葉製作所"]),
        ("空1: ㈱ミナト計測に電話。", ["㈱ミナト計測"]),
        ("他1: 訪問先: 東雲精機㈱ 製造部", ["東雲精機㈱"]),
        ("他1: 客先: スナックひまわり(新規)", ["スナックひまわり"]),
        ("空1: 丸福病院と、ひかり薬局さんへ。", ["丸福病院", "ひかり薬局"]),
        ("空1: みどり屋本店に納品。", ["みどり屋本店"]),
        ("空1: 会社に戻り、他社と自社の違いを工場で調べた。", []),
        ("空1: 北斗商事の社員として訪問。", []),
        ("空1: 昨日、スーパー2社に行った。", []),
    ],
)
def test_customers(text: str, found: list[str]) -> None:
    assert names(text, EntityKind.CUSTOMER) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("空1: 佐藤部長と田中様に会った。", ["佐藤部長", "田中様"]),
        ("空1: 小林課長代理より電話。", ["小林課長代理"]),
        ("空1: 木暮バイヤーと佐々木先生は不在。", ["木暮バイヤー", "佐々木先生"]),
        ("空1: 店長は不在。", ["店長"]),
        ("空1: お客様の奥様と皆さんに会った。", []),
        ("空1: ベンさんに会った。", ["ベンさん"]),
    ],
)
def test_people(text: str, found: list[str]) -> None:
    assert names(text, EntityKind.PERSON) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("空1: 先輩の大谷さんに同行。", ["先輩", "大谷さん"]),
        ("傘1/相談: 森課長、価格の相談をさせてください。", ["森課長"]),
        ("空1: 当社の部長と先方の社長が会った。", ["部長"]),
    ],
)
def test_colleagues(text: str, found: list[str]) -> None:
    assert names(text, EntityKind.COLLEAGUE) == found


def test_products_and_competitors() -> None:
    text = "空1: ソラマｘを紹介。ライトニング電機と競合のC社が先に来ていた。"
    assert names(text, EntityKind.PRODUCT) == ["ソラマｘ"]
    assert names(text, EntityKind.COMPETITOR) == ["ライトニング電機", "C社"]


def test_spans_are_those_of_the_text() -> None:
    graph = parse_graph("空1: 訪問は㈱ミナト計測の宇野氏。\n空2: 青葉製作所へ電話。")
    for entity in graph.reading.entities:
        assert graph.report.text[entity.start : entity.end] == entity.name


def test_customer_of_each_thread() -> None:
    graph = parse_graph(
        "§ A社\n空1: 部長に会った。\n§\n空2: 青葉製作所さんへ電話。青葉製作所は休業。\n§ 反省\n雨1: 準備不足。"
    )
    assert graph.reading.customers == ("A社", "青葉製作所", None)
    assert parse_graph("@2026-11-20 顧客=㈱ミナト計測\n空1: A社の話が出た。").reading.customers == ("ミナト計測",)


@pytest.mark.parametrize("name", ["株式会社青葉", "㈱青葉", "青葉(株)", "青葉 様", "青葉御中", "青葉（本社）"])
def test_canonical(name: str) -> None:
    assert canonical(name) == "青葉"
