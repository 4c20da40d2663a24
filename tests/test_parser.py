from __future__ import annotations

from pathlib import Path

import pytest

from sorama.layout.customers import names_customer
from sorama.layout.returns import lead_name
from sorama.parser import parse
from sorama.report import Form, Words, Zone


def said(text: str) -> list[str]:
    report = parse(text)
    return [report.sentence_text(i) for i in range(len(report.sentences))]


def threads(text: str, **more: object) -> list[int]:
    return [s.thread for s in parse(text, **more).sentences]  # type: ignore[arg-type]


def one(text: str, words: str):
    report = parse(text)
    return next(s for s in report.sentences if words in text[s.start : s.end])


def test_a_report_without_letters_has_no_sentences():
    assert said("") == said(" \n\u3000\t\r\n") == said("-----\n====\n・") == []


def test_sentences_end_at_full_stops_and_newlines():
    assert said("棚を見た。空きが2段。\r\n次は水曜。") == ["棚を見た。", "空きが2段。", "次は水曜。"]


def test_offsets_stay_those_of_the_raw_text():
    text = "\ufeff\r\n・ﾃﾞﾓを実施した。\u0000\r\n１２台を納品。"
    report = parse(text)
    assert [text[s.start : s.end] for s in report.sentences] == ["ﾃﾞﾓを実施した。", "１２台を納品。"]
    assert [s.line for s in report.sentences] == [1, 2]
    assert report.text == text


@pytest.mark.parametrize(
    "line",
    ["TEL 03-0000-0000", "Tel:03-0000-0000 / Fax:03-0000-0001", "hanako@example.co.jp", "〒100-0001 東京都千代田区1-1"],
)
def test_how_to_reach_the_writer_is_no_statement(line):
    text = f"棚を見た。\n以上、よろしくお願いします。\n{line}"
    assert one(text, line).zone is Zone.IDENTITY


def test_a_note_in_brackets_keeps_both_brackets_in_the_title():
    text = "■青葉紙業(新規)\n棚を見た。\n■若葉商店（定期）\n床を見た。"
    assert [t.title for t in parse(text).threads] == ["青葉紙業(新規)", "若葉商店(定期)"]


@pytest.mark.parametrize("mark", ["・", "- ", "● ", "※", "→", "* ", "＊", "✓ "])
def test_bullets_are_left_out(mark):
    assert said(f"{mark}倉庫を見学\n{mark}鍵を返却") == ["倉庫を見学", "鍵を返却"]
    assert parse(f"{mark}倉庫を見学\n{mark}鍵を返却").sentences[0].form is Form.BULLET


@pytest.mark.parametrize("first", ["①", "1. ", "(1)", "1)", "一、"])
def test_numbers_stay_with_their_sentence(first):
    assert said(f"{first}倉庫を見学")[0] == f"{first}倉庫を見学"


@pytest.mark.parametrize(
    "text",
    [
        "「いいね。でも高い」と言われた。",
        "『急がない。来年で』（所長）との返事。",
        "単価は3.5円、詳しくは https://example.com/a.b?c=1 を見てほしい。",
        "連絡先は sales.one@example.co.jp です。",
        "本当に払えるのか？と聞かれた。",
        "受注しました🎉（8月納品、40台）",
    ],
)
def test_what_belongs_together_is_not_split(text):
    assert said(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("決まりました！！次も頑張る", ["決まりました！！", "次も頑張る"]),
        ("えっ!?もう一度伺う。", ["えっ!?", "もう一度伺う。"]),
        ("断られました😢明日また行く", ["断られました😢", "明日また行く"]),
        ("断られました…明日また行く", ["断られました…", "明日また行く"]),
        ("We met Ms. Oda. She asked for a quote.", ["We met Ms. Oda.", "She asked for a quote."]),
        ("不在でした（汗）また来ます。", ["不在でした（汗）", "また来ます。"]),
        ("鍵を借りてきますあと雨樋も見てと言われました", ["鍵を借りてきます", "あと雨樋も見てと言われました"]),
        ("鍵を借りましたあとに雨樋を見ました", ["鍵を借りましたあとに雨樋を見ました"]),
    ],
)
def test_other_ends_of_sentences(text, parts):
    assert said(text) == parts


def test_a_run_on_stays_one_sentence():
    text = "えっと朝から船橋の倉庫に行って鍵を借りて、棚を数えたら18本あって、これは多いなと思ったので、月曜に図面を出します"
    assert said(text) == [text]


def test_very_long_sentences_are_cut_and_nothing_is_lost():
    text = "棚を数えて、" * 20_000
    parts = said(text)
    assert max(map(len, parts)) <= 4_000
    assert "".join(parts) == text


@pytest.mark.parametrize(
    "heading",
    ["【所感】", "■所感", "◆ 所感", "▼所感", "◇所感", "● 所感", "# 所感", "所感", "所感：", "＜所感＞", "1. 所感"],
)
def test_headings_govern_what_follows(heading):
    report = parse(f"{heading}\n棚が足りない")
    assert report.sentences[0].form is Form.HEADING
    assert (report.sentences[1].zone, report.sentences[1].heading) == (Zone.INTERPRETATION, 0)


def test_an_inner_heading_ends_with_its_level():
    text = "■商談内容\n【要望】\n納期の短縮\n■所感\n厳しい"
    assert [s.zone for s in parse(text).sentences if s.form is Form.PROSE] == [Zone.FACT, Zone.INTERPRETATION]


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("活動内容", Zone.FACT),
        ("先方の予定", Zone.FACT),
        ("お客様からのご依頼", Zone.FACT),
        ("Budget", Zone.FACT),
        ("気づき・学び", Zone.INTERPRETATION),
        ("課題", Zone.INTERPRETATION),
        ("次回アクション", Zone.ACTION),
        ("明日の予定", Zone.ACTION),
        ("ＴｏＤｏ", Zone.ACTION),
        ("Next", Zone.ACTION),
        ("上長への相談", Zone.REQUEST),
        ("訪問先", Zone.IDENTITY),
        ("面談者", Zone.IDENTITY),
        ("日付", Zone.IDENTITY),
    ],
)
def test_field_names_announce_a_zone(name, zone):
    sentence = parse(f"{name}：あれこれ").sentences[0]
    assert (sentence.form, sentence.zone) == (Form.FIELD, zone)
    assert sentence.key is not None
    assert sentence.key.of(f"{name}：あれこれ") == name


def test_a_field_is_one_sentence_with_its_key():
    assert said("要望:棚を低く\n所感：高すぎた。次は低く。") == ["要望:棚を低く", "所感：高すぎた。", "次は低く。"]
    assert one("所感：高すぎた。次は低く。", "次は").zone is Zone.INTERPRETATION


@pytest.mark.parametrize("text", ["【所感】高すぎた", "所感　高すぎた", "所感\t高すぎた", "■所感：高すぎた"])
def test_other_shapes_of_fields(text):
    sentence = parse(text).sentences[0]
    assert (sentence.form, sentence.zone) == (Form.FIELD, Zone.INTERPRETATION)


@pytest.mark.parametrize("text", ["10:30 倉庫へ移動", "比率は3:1だった", "https://example.com/ を共有"])
def test_clocks_ratios_and_addresses_are_no_fields(text):
    assert parse(text).sentences[0].key is None


def test_a_table_gives_each_cell_the_zone_of_its_column():
    text = (
        "取引先\t内容\t所感\t次の一手\n高城電装\t試作2台を渡す\t軽さが効いた\t月曜に電話\n浜屋食品\t不在\t\t水曜に再訪"
    )
    report = parse(text)
    cells = [s for s in report.sentences if s.form is Form.CELL]
    assert [c.zone for c in cells[:4]] == [Zone.IDENTITY, Zone.FACT, Zone.INTERPRETATION, Zone.ACTION]
    assert [c.thread for c in cells] == [0, 0, 0, 0, 1, 1, 1]
    assert [t.title for t in report.threads] == ["高城電装", "浜屋食品"]
    assert report.sentences[cells[1].heading or 0].form is Form.HEADING


def test_neighbouring_facts_of_a_row_are_one_sentence():
    text = "取引先\t提示\t返答\t見立て\n高城電装\t5%値上げ\t保留\t秋まで動かない\n浜屋食品\t据置\t了承\t安心"
    assert "5%値上げ\t保留" in said(text)


def test_markdown_tables_are_read():
    text = "| 取引先 | 内容 | 次回 |\n|---|---|---|\n| 高城電装 | 試作を渡す | 月曜に電話 |\n| 浜屋食品 | 不在 | 再訪 |"
    assert [s.thread for s in parse(text).sentences if s.form is Form.CELL] == [0, 0, 0, 1, 1, 1]


def test_letters_around_a_mail_are_told_apart():
    text = "野口課長\nお疲れ様です。\n浜屋食品の件です。\n棚を2段増やしたいとのことです。\n以上、よろしくお願いいたします。\n白石"
    forms = [s.form for s in parse(text).sentences]
    assert forms[0] is forms[1] is forms[4] is Form.GREETING
    assert forms[3] is Form.PROSE
    assert forms[5] is Form.SIGNATURE


@pytest.mark.parametrize("width", [18, 24, 31])
def test_hard_wraps_are_joined(width):
    whole = "浜屋食品の工場で新しい包装機の試運転に立ち会い、毎分40袋の速さを確かめてもらった。責任者は騒音が気になると話していたので、防音の囲いを付けた図面を金曜までに用意する。"
    text = "\n".join(whole[i : i + width] for i in range(0, len(whole), width))
    assert [s.replace("\n", "") for s in said(text)] == said(whole)


def test_short_lines_are_not_joined():
    text = "試運転に立ち会い\n毎分40袋\n騒音が気になるとの声\n防音の囲いを提案"
    assert said(text) == text.split("\n")


HEADED = {
    "squares": "■高城電装\n試作を渡す。\n■浜屋食品\n不在。",
    "brackets": "【高城電装】\n試作を渡す。\n【浜屋食品】\n不在。",
    "inline brackets": "【高城電装】試作を渡す。軽さが効いた。\n【浜屋食品】不在。また行く。",
    "numbers": "1. 高城電装\n試作を渡す。\n2. 浜屋食品\n不在。",
    "ordinals": "1件目　高城電装\n試作を渡す。\n2件目　浜屋食品\n不在。",
    "times": "10:00 高城電装\n試作を渡す。\n13:30 浜屋食品\n不在。",
    "halves": "午前：高城電装\n試作を渡す。\n午後：浜屋食品\n不在。",
    "bare": "高城電装\n試作を渡す。\n浜屋食品\n不在。",
    "colons": "高城電装：試作を渡す。軽さが効いた。\n浜屋食品：不在。また行く。",
    "nested bullets": "・高城電装\n　- 試作を渡す\n・浜屋食品\n　- 不在",
    "fields": "訪問先：高城電装\n内容：試作を渡す\n訪問先：浜屋食品\n内容：不在",
    "repeated sections": "【ルミナ】\n内容：試作を渡す\n所感：軽い\n【サクノ】\n内容：不在\n所感：遅い",
    "prose": "高城電装を訪問し、試作を渡した。軽さが効いた。\n\n浜屋食品では担当が不在だった。また行く。",
    "markdown": "## 高城電装\n- 試作を渡す\n\n## 浜屋食品\n- 不在",
}


@pytest.mark.parametrize("text", HEADED.values(), ids=HEADED.keys())
def test_each_customer_is_a_thread(text):
    found = threads(text)
    assert set(found) == {0, 1}
    assert found == sorted(found)


RETURNS = [
    "■高城電装\n試作を渡す。\n■浜屋食品\n不在。\n■明日の予定\n・浜屋へ電話\n・高城に図面を送る",
    "1. 高城電装\n試作を渡す。\n2. 浜屋食品\n不在。\n【対応】\n浜屋食品：電話\n高城電装：図面を送る",
    "・高城電装 試作を渡す\n・浜屋食品 不在\n◆明日\n・浜屋食品へ電話\n・高城電装へ図面を送る",
]


@pytest.mark.parametrize("text", RETURNS)
def test_a_later_list_goes_back_to_the_customers_it_names(text):
    assert threads(text)[-2:] == [1, 0]


def test_a_plan_for_somebody_new_is_a_thread_of_its_own():
    text = "■高城電装\n試作を渡す。\n■浜屋食品\n不在。\n■明日\n・浜屋食品へ電話\n・西条薬局に見本を届ける"
    assert threads(text)[-2:] == [1, 2]


STORIES = [
    (
        "高城電装は図面を半分に減らしてほしいとの申し出。昨年の改訂は2回だけだった。減らすより形式を替える方が合う。案内を明日送る。\n"
        "浜屋食品では窓口が総務から購買に移った。新しい主任は帳票を見たことがないという。春には外される。12日に読み方の会を開く。"
    ),
    (
        "パンのコムギ：生地が割れるとの評価。\n茶のシズク：入荷が遅れると伝えた。\nまとめ\nコムギは水の量で直せそうだ。\nシズクは年内が山になる。\n"
        "明日\n・コムギで焼き直し\n・シズクへ別便の手配"
    ),
    "あす\n高城電装：図面\n若草中学：見本\n■若草中学\n見本を渡す。\n■高城電装\n図面を渡す。",
]


@pytest.mark.parametrize("text", STORIES)
def test_two_stories_are_two_threads(text):
    assert set(threads(text)) >= {0, 1}


SINGLE = [
    "高城電装の三田様と面談。\n三田様「軽さが効く」\n木戸様は納期を気にしていた\n三田様へ図面を送る\n木戸様に工程表を送る",
    "【価格】\n想定内とのこと。\n【納期】\n2週間に縮めたいとの要望。\n【考え】\n納期の方が重い。\n【次】\n工場に確認する。",
    "9:00 朝礼\n11:00 高城電装訪問、試作を渡す\n14:00 浜屋食品訪問、不在\n16:00 帰社",
    "・高城電装、試作を渡す\n・浜屋食品、不在\n・西条薬局、納品のみ",
    "高城電装様を訪問した。\n浜屋食品が2割安い見積を出しているとのこと。\nこのままでは厳しいと思う。",
    "訪問先：高城電装\n面談者：三田様\n競合：浜屋食品\n次回：図面を送る",
    "1. 現状\n築12年。\n2. 提案\n更新を提案した。\n3. 感想\n決まりそう。",
    "高城電装の三田様は図面を減らしたいとのこと。改訂は年2回だけ。形式を替える方が合う。\n競合の浜屋食品は2割安いという。",
]


@pytest.mark.parametrize("text", SINGLE)
def test_one_matter_stays_one_thread(text):
    assert set(threads(text)) == {0}


def test_a_teams_own_customers_are_known_by_name():
    text = "ルミナ\n試作を渡した。軽さが効いた。\nサクノ\n不在だった。また行く。"
    assert set(threads(text)) == {0}
    assert set(threads(text, words=Words(customers=("ルミナ", "サクノ")))) == {0, 1}


def test_the_one_thread_is_called_after_its_customer():
    assert parse("訪問先：高城電装\n内容：試作を渡す").threads[0].title == "高城電装"
    assert parse("試作を渡す", customer="高城電装").threads[0].title == "高城電装"


@pytest.mark.parametrize(
    "name",
    [
        "株式会社ルミナ",
        "㈱サクノ",
        "高城電装",
        "浜屋食品様",
        "三田様",
        "西条薬局 東口店",
        "喫茶ルミナ",
        "第一中",
        "浅野酒店",
        "大沢新聞店",
        "旅館こだま",
        "レストラン青葉",
    ],
)
def test_names_of_customers(name):
    assert names_customer(name)


@pytest.mark.parametrize(
    "words",
    [
        "会社",
        "商社",
        "お客様",
        "明日の予定",
        "施設の状況",
        "デモ機",
        "来社",
        "展示会",
        "他社",
        "3社",
        "所感",
        "東口店舗の棚",
        "旅館の女将",
        "居酒屋ばかり回る",
        "書店",
    ],
)
def test_words_that_name_nobody(words):
    assert not names_customer(words)


def test_a_name_as_long_as_names_get_is_looked_up_to_its_last_letter():
    words = "あいうえおかきくけこさしすせそにぬねのは"
    assert len(words) == 20
    assert lead_name(words + "、訪問") == ""
    assert lead_name("みどりの森工業は不在") == "みどりの森工業"


def test_every_example_is_read():
    files = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
    assert len(files) >= 12
    for file in files:
        raw = file.read_bytes()
        text = raw.decode("cp932" if "cp932" in file.name else "utf-8")
        assert parse(text).sentences, file.name


def test_a_line_that_ends_in_hearsay_is_whole():
    text = "11/24 西浜電機\n盤の更新、予算は800万とのこと\n価格より納期が決め手と見た\n12/1に工程表を持参"
    assert [text[s.start : s.end] for s in parse(text).sentences][1:3] == text.split("\n")[1:3]


def test_a_full_width_number_is_no_sentence_of_its_own():
    text = "１．内容　刃が欠けるとの不満。月に3枚。\n２．所感　刃より台の揺れだと思う。"
    report = parse(text)
    assert [text[s.start : s.end] for s in report.sentences] == [
        "１．内容　刃が欠けるとの不満。",
        "月に3枚。",
        "２．所感　刃より台の揺れだと思う。",
    ]
    assert [s.zone for s in report.sentences] == [Zone.FACT, Zone.FACT, Zone.INTERPRETATION]


def test_a_word_before_a_gap_behind_a_mark_is_a_field():
    text = "■気づき 所長より整備の方の声が強い\n◆話した内容　台を三つ入れ替える話\n〇対応1：3台分の表を作る"
    report = parse(text)
    assert [s.key and s.key.of(text) for s in report.sentences] == ["気づき", "話した内容", "対応1"]
    assert [s.zone for s in report.sentences] == [Zone.INTERPRETATION, Zone.FACT, Zone.ACTION]


def test_a_line_that_ends_in_a_quotation_is_whole():
    text = "店長は「人手が足りない日が困る」と\n来月から台車を二つ増やすとのこと"
    assert len(parse(text).sentences) == 2


def test_items_in_one_line_are_sentences_of_their_own():
    text = "次回：①負担の割合を2/10に出す ②売場の数字をもらう"
    assert [text[s.start : s.end] for s in parse(text).sentences] == [
        "次回：①負担の割合を2/10に出す",
        "②売場の数字をもらう",
    ]


def test_how_many_visits_there_were_is_no_thread():
    items = "①久米引越センター　料金表を見直し中。決裁は本社。\n②片山青果　保冷箱を6箱追加。担当の女性が「氷が足りない」\n→積み方だと思う。"
    report = parse("本日2件。\n" + items)
    assert [s.thread for s in report.sentences][:2] == [0, 0]
    assert len(report.threads) == 2


def test_what_a_person_thinks_is_a_fact():
    zones = [s.zone for s in parse("大隅課長の考え：幅は変えられない\n自分の考え：測り方の違いが大きい").sentences]
    assert zones == [Zone.FACT, Zone.INTERPRETATION]
