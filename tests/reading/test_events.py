"""Events: what a reading finds in one fact, one interpretation or one action, and what it must not find."""

import pytest

from sorama.model import Event, EventKind
from sorama.rules.notation import parse_graph


def events(text: str, kind: EventKind) -> list[Event]:
    return list(parse_graph(text).having(kind))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("空1: 今回は見送ると言われた。", EventKind.REFUSAL),
        ("空1: 導入する考えはないとのこと。", EventKind.REFUSAL),
        ("空1: 他社に決まったとの連絡を受けた。", EventKind.REFUSAL),
        ("空1: コンペに敗れた。", EventKind.LOST),
        ("空1: 図面を早く出してほしいと頼まれた。", EventKind.REQUEST),
        ("空1: サンプルのご要望をいただいた。", EventKind.REQUEST),
        ("空1: 納期はいつかと聞かれた。", EventKind.QUESTION),
        ("空1: 納品の遅れでお叱りを受けた。", EventKind.COMPLAINT),
        ("空1: 数量を間違えて納品してしまった。", EventKind.TROUBLE),
        ("傘1: 課長に対応を相談したい。", EventKind.CONSULTATION),
        ("傘1: ご指示をお願いいたします。", EventKind.CONSULTATION),
        ("空1: 断った理由を伺った。", EventKind.REASON_ASKED),
        ("空1: 理由は予算とのこと。", EventKind.REASON_STATED),
        ("空1: もう一度お願いした。", EventKind.PUSH),
        ("空1: その場で回答した。", EventKind.ANSWERED),
        ("雨1: 見込みはない。", EventKind.NO_PROSPECT),
        ("空1: 先方は来月で廃業する。", EventKind.FINAL),
        ("傘1: 来期に改めて連絡する。", EventKind.FOLLOW_UP),
        ("雨1: 今月のノルマまで2台足りない。", EventKind.OWN_CONVENIENCE),
        ("空1: 受注前に部材を手配した。", EventKind.EARLY_WORK),
        ("空1: 部長の承認を得た。", EventKind.APPROVAL),
        ("空1: 原稿の締切を延ばした。", EventKind.WAIVED_DUTY),
        ("空1: 頼まれていない試算も作って渡した。", EventKind.BEYOND),
        ("空1: 確か去年も同じ話が出た。", EventKind.MEMORY),
        ("空1: 来客数がかなり減った。", EventKind.DEGREE),
        ("雨1: 高いのかもしれないと思われる。", EventKind.HEDGES),
        ("空1: 部長は「高い」と言った。", EventKind.CUSTOMER_VOICE),
        ("空1: それは困るよと言われた。", EventKind.VERBATIM),
        ("空1: 不良は500個中7個だった。", EventKind.MEASURE),
        ("傘1: また電話する。", EventKind.EMPTY_CONTACT),
        ("空1: A社を訪問した。", EventKind.CONTACT),
    ],
)
def test_found(text: str, kind: EventKind) -> None:
    assert events(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("空1: 不要ではないとのこと。", EventKind.REFUSAL),
        ("空1: 値引きの要求はお断りした。", EventKind.REFUSAL),
        ("空1: 先方は他社の提案を断ったとのこと。", EventKind.REFUSAL),
        ("雨1: 断られるかもしれない。", EventKind.REFUSAL),
        ("空1: 原本の提出は不要とのこと。", EventKind.REFUSAL),
        ("空1: 断りの内訳は「間に合っている」9件。", EventKind.REFUSAL),
        ("空1: 追加の要望は出なかった。", EventKind.REQUEST),
        ("空1: クレームはなかった。", EventKind.COMPLAINT),
        ("空1: 先方は他社の故障対応に不満とのこと。", EventKind.COMPLAINT),
        ("空1: 先方から相談を受けた。", EventKind.CONSULTATION),
        ("空1: 理由は聞いていない。", EventKind.REASON_ASKED),
        ("雨1: 見込みがないわけではない。", EventKind.NO_PROSPECT),
        ("空1: 先方の目標は100台とのこと。", EventKind.OWN_CONVENIENCE),
        ("傘1: 契約後に部材を手配する。", EventKind.EARLY_WORK),
        ("空1: 納期を延ばしていただいた。", EventKind.WAIVED_DUTY),
        ("空1: 確かに高い。", EventKind.MEMORY),
        ("空1: 来客数はかなり減り、120人だった。", EventKind.DEGREE),
        ("雨1: おそらく高いのだろう。", EventKind.HEDGES),
        ("雨1: 高いのではないかと思う。", EventKind.HEDGES),
        ("空1: 当社から「明日です」と伝えた。", EventKind.VERBATIM),
        ("空1: 新商品「ひだまり」を紹介した。", EventKind.VERBATIM),
        ("空1: 訪問先は駅裏の呉服店「ほどき屋」、店主の宮原さん。", EventKind.VERBATIM),
        ("空1: 約100台の見込みとのこと。", EventKind.MEASURE),
        ("傘1: 電話で納期を聞く。", EventKind.EMPTY_CONTACT),
        ("傘1: 次の一手:図面を持って訪問する。", EventKind.EMPTY_CONTACT),
    ],
)
def test_near_miss(text: str, kind: EventKind) -> None:
    assert not events(text, kind)


def test_a_refusal_for_now() -> None:
    (now,) = events("空1: 今は必要ないと言われた。", EventKind.REFUSAL)
    (never,) = events("空1: 今後も一切必要ないと言われた。", EventKind.REFUSAL)
    assert (now.detail, never.detail) == ("not-now", "")


def test_a_reason_only_planned_to_be_asked() -> None:
    (planned,) = events("傘1: 次回、断った理由を伺う。", EventKind.REASON_ASKED)
    assert planned.detail == "planned"


def test_a_request_is_taken_up_by_what_rests_on_it_or_speaks_of_it() -> None:
    asked = "空1: 梱包を小さくしてほしいと頼まれた。\n"
    assert events(asked + "傘1: 小型の梱包を試す。", EventKind.TAKES_UP)
    assert events(asked + "傘1<空1: 金曜に見本を出す。", EventKind.TAKES_UP)
    assert not events(asked + "傘1: 契約書を送る。", EventKind.TAKES_UP)
    assert not events(asked + "§ B社\n傘1: 小型の梱包を試す。", EventKind.TAKES_UP)


def test_discovery_names_its_topic() -> None:
    found = {e.detail for e in events("空1: 最終決定は役員会。来期は設備投資を増やす。", EventKind.DISCOVERY)}
    assert {"decision-process", "investment-plan"} <= found


def test_events_lie_inside_their_segment() -> None:
    graph = parse_graph(
        "空1: 「高い」と言われたので、\n+雨1<空1: 値段が壁だと思う。\n傘1<雨1: 明日、値引きを課長に相談する。"
    )
    assert graph.reading.events
    for e in graph.reading.events:
        s = graph.segments[e.segment]
        assert s.start <= e.start < e.end <= s.end
