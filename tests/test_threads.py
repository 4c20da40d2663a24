"""Threads of a day's route and of a closing list: what opens one, what goes on with it, what goes back to it."""

import pytest

from sorama.parser import parse
from sorama.report import Form, Zone

APART = {  # text → the thread of each statement, headings aside
    "a first heading that plans until a day": (
        (
            "■海野製網\n網の注文が半分になった。\n人手が減ったのだろう。\n■ホテル凪\n椅子を20脚替えたいと支配人。\n色で迷っている様子。\n"
            "【金曜までに動くこと】\n・海野製網　直しの料金表を作る\n・凪　布の見本を3色そろえる"
        ),
        [0, 0, 1, 1, 0, 1],
    ),
    "the second item has no name to go by": (
        (
            "■柿渋の本家\n樽の注文が2つ増えた。\n新しい蔵が動いたとみる。\n■ペンション丘\n毛布が足りないと主人。\n冬の予約が多いらしい。\n■清水木工\n蝶番が折れた。\n"
            "締めすぎだと思う。\n【次にやること】\n・柿渋の本家に樽の見積を出す\n・毛布の在庫を倉庫に聞く\n・清水木工へ替えの蝶番を送る"
        ),
        [0, 0, 1, 1, 2, 2, 0, 1, 2],
    ),
    "an entry that goes on with the same customer": (
        "9:00 田所製菓、箱の角が潰れると工場長\n9:30 倉庫で積み方を確認、下から3段目まで潰れていた\n積みすぎが原因とみる\n13:10 浅井酒店に納品、受領印のみ",
        [0, 0, 0, 1],
    ),
    "names set apart by a space": (
        "9:10 さくら治療院 台の張り替え見積\n10:00 院長「休めるのは月曜だけ」\n日取りが決め手とみる\n13:00 もみじ工房 留守、名刺を投函\n15:20 なぎさスイミング 塩素を6缶納品のみ",
        [0, 0, 0, 1, 2],
    ),
    "the evening call goes back": (
        (
            "9:00 かもめの湯、砂の入れ替えはいつかと尋ねられた\n11:00 設備の会社に確認、入荷は来月8日\n14:00 緑ヶ丘スイミング 薬剤を4缶納品のみ\n"
            "17:30 この後かもめの湯に電話し、日取りを2つ伝える"
        ),
        [0, 0, 1, 0],
    ),
    "clock headings without a colon": (
        "11/20 航路メモ\n0830 第二福寿丸(入港中)\nレーダーの映りが薄い。\n端子が錆びていた。\n1015 丸一造船 艤装課\n仕様書を受け取った。\n1400 漁協センター\n展示品に触った人は9人。\n置き場を変えた効果が出ている。",
        [0, 0, 1, 2, 2],
    ),
    "visits as headings": (
        "■訪問　ミナト物流（株）\n台車が足りないと所長。\n繁忙期に備えたい様子。\n■訪問　大崎運輸（有）\n床の傷を見せられた。\n車輪が硬すぎるとみる。",
        [0, 0, 1, 1],
    ),
    "something else at the end": (
        "大浦農機を訪問、刃の替えを12枚受注した。\n納期は2週間と伝えた。\n刈り取りが早まっているとみる。\n20日に刃を届ける。\nなお、浜田製材からは鋸の目立てを頼まれた。",
        [0, 0, 0, 0, 1],
    ),
    "a visit in the morning and again in the evening": (
        (
            "10:00 小松医院、待合の椅子を6脚納品\n10:40 受付で座面の高さを測る\n高すぎて足が届かない人がいる\n13:00 青空歯科に配達、受領印\n"
            "17:00 小松医院に再度寄り、低い椅子の案内を渡す"
        ),
        [0, 0, 0, 1, 0],
    ),
    "the plan of the next day has its own clock": (
        (
            "9:00 道の駅さざなみ、売り場で駅長に会う\n袋を買う人は4割\n手提げで足りる客が多い\n13:20 三角園芸、苗箱の底が抜けると場長\n水を吸っていた\n置き方が悪いとみる\n【明日】\n"
            "9:30 手提げの見本を持って駅長を再訪\n11:00 三角園芸に樹脂の箱を1つ貸す"
        ),
        [0, 0, 0, 1, 1, 1, 0, 1],
    ),
}
TOGETHER = [
    "村井製陶を訪問、釉薬の注文は20缶。\n窯は週3回焚いているという。\n冬の出荷が増えたとみる。\n10日に新色の見本を渡す。\nなお、運送は丸武運輸から別の会社に替わるとのこと。",
    "1200 枚の刷り直しを頼まれた。\n2024 年の版は在庫がない。\n明日、工場に聞く。",
    "9:00 社内で見積の準備\n11:00 丸山水産 訪問。袋が破れたとのこと\n氷の角が鋭いのだろう\n16:30 帰社\n明日、現物を見る",
    "9:00 中西漬物、樽の蓋が浮くと社長\n9:40 蔵で現物を確認、浮きは8個\n10:20 工場長にも話を聞く\n塩の溶け残りが原因とみる\n明日、蓋の重さを量る",
    "【案件】浅野鉄工　搬送の自動化\n【先方】生産技術 有賀課長\n【現状】\n・切替は1日9回\n・稟議は課長が起こすと聞いた\n【所感】\n・切替の短縮が効く\n【次の一手】\n・切替の試算を10日に渡す",
    "見学は3組、うち2組は学生さん\nもう1組は総務の方で席を借りたいとのこと\n空きは9席\n明日中に図面を送ります\n学生さんには割引の紙を渡しました",
    "大浦農機を訪問、刃の替えを12枚受注した。\n納期は2週間と伝えた。\n刈り取りが早まっているとみる。\nあと社長は来週お休みとのこと。\n20日に刃を届ける。",
    "大浦農機を訪問、刃の替えを12枚受注した。\n納期は2週間と伝えた。\n刈り取りが早まっているとみる。\nなお、大浦農機の支払いは翌月末とのこと。",
    "大浦農機を訪問、刃の替えを12枚受注した。\n競合の吉田商会は3割安いとのこと。\n値段では勝てないとみる。\nなお、吉田商会の納期は4週間だという。\n20日に刃を届ける。",
    "■訪問　ミナト物流（株）\n台車が足りないと所長。\n■所感\n繁忙期に備えたい様子。\n■次回　12月3日\n台車を2台貸す。",
]


def told(text: str) -> list[int]:
    return [s.thread for s in parse(text).sentences if s.form is not Form.HEADING and s.zone is not Zone.IDENTITY]


@pytest.mark.parametrize(("text", "threads"), APART.values(), ids=APART)
def test_each_customer_has_a_thread(text: str, threads: list[int]) -> None:
    assert told(text) == threads


@pytest.mark.parametrize("text", TOGETHER)
def test_one_customer_stays_one_thread(text: str) -> None:
    assert set(told(text)) == {0}
