"""Names of customers: companies, shops, institutions, and people addressed with 様・さん. Classes of words, not lists of names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from sorama.patterns import pattern

Judge = Callable[[str], bool]  # whether a text is a customer's name

_LEGAL = (
    r"株式会社|有限会社|合同会社|[㈱㈲]|[(][株有][)]|(?:医療|社団|財団|学校|福祉|NPO|農業|税理士|監査|弁護士)法人|JA"
)
_KIND = (  # how names of companies, shops and institutions end
    "商事 商店 商会 商社 商運 工業 製作所 製作 製菓 製薬 製造 製粉 製麺 製鋼 製紙 精機 精工 精密 機械 機器 器械 電機 電器 電気 電子 電装 電設 工務店 建設 建材 建築 建装 架設 仮設 工事 土木 造園 設備 設計 "
    "測量 技研 電工 紙工 紙業 木工 木材 石材 硝子 産業 興業 実業 物産 通商 貿易 事務所 印刷 運輸 運送 物流 倉庫 交通 バス タクシー 鉄工 鉄鋼 鋼材 金属 金型 板金 化学 化成 化粧品 樹脂 塗装 塗料 食品 フーズ "
    "フード 水産 農園 農場 ファーム 牧場 果樹 酒販 酒造 酒店 家具 衣料 繊維 紡績 書店 書房 書林 百貨店 ホテル 旅館 ホーム 不動産 地所 ハウス ハウジング 住宅 マンション ビル ビルディング モール スーパー マート "
    "ストア ドラッグ ホールディングス HD グループ システムズ システム ソフト ソリューションズ ソリューション サービス メンテナンス モータース 自動車 車体 オート サロン ブティック 団地 自治会 組合 農協 漁協 生協 協会 "
    "財団 機構 銀行 信金 信用金庫 信組 保険 証券 クリニック 医院 病院 歯科 薬局 診療所 内科 外科 皮膚科 眼科 小児科 整形 老健 特養 施設 学園 学校 小学 中学 高校 大学 幼稚園 保育園 こども園 塾 スクール 教室 センター "
    "ステーション 市役所 区役所 役場 県庁 支所 工場 工房 ラボ テック テクノ ネット エンジニアリング コーポレーション コーポ カンパニー インダストリーズ インダストリー トレーディング ロジ ロジスティクス キッチン カフェ 喫茶 "
    "食堂 ラーメン ベーカリー 電力 ガス 石油 燃料 通信 放送 新聞 出版 広告 企画 デザイン スタジオ 観光 トラベル ツーリスト ゴルフ クラブ 倶楽部 ジム 薬品 医療 介護 福祉 葬祭 総業 冷蔵 冷機 製版 製本 染工 織物 縫製 醸造 "
    "製茶 園芸 種苗 畜産 養鶏 醤油 味噌 製パン パン 製油 菓子 製氷 鉄道 電鉄 航空 海運 港運 窯業 陶器 陶苑 ゴム タイヤ 光学 計器 計測 無線 電線 電池 ポンプ バルブ ベアリング ばね ネジ パルプ 呉服 時計 眼鏡 "
    "メガネ 写真館 写真 楽器 玩具 文具 家電 カメラ スポーツ 釣具 サイクル 輪業 モーター 飼料 肥料 農機 青果 精肉 鮮魚 米穀 居酒屋 酒場 ビストロ レストラン ダイニング リース レンタル ファイナンス キャピタル 信託 生命 "
    "損保 共済 商工会 会議所 連合会 振興会 事業団 研究所 総研 神社 教会 斎場 ホール 劇場 市場 警察署 消防署 税務署 水道局 整備 カーズ 車両 車輌 空調 冷熱 給食 弁当 仕出し ミート パートナーズ コンサルティング "
    "アソシエイツ プランニング プロダクツ プロダクション エージェンシー マネジメント コミュニケーションズ ワークス ケア メディカル ファーマ バイオ ケミカル マテリアルズ マテリアル メタル スチール プラスチック パッケージ 包装 "
    "紙器 段ボール 梱包 ゼミ アカデミー カレッジ 理容 美容室 美容院 ヘア エステ 整骨院 接骨院 鍼灸院 治療院 動物病院 ペット チェーン ストアーズ コミュニティ プラザ タワー アリーナ レジデンス テラス ヴィラ 荘園 牧野 "
    "製材 瓦 畳 硝材 Inc LLC Ltd Corp Co 社 店 屋 堂 亭 庵 荘 館 寺 局 園 邸 宅 苑"
)
_BEFORE = pattern(
    r"(?:喫茶|特養|老健|カフェ|スーパー|ホテル|居宅|ドラッグ|キッチン|サロン|ブティック|食堂|ラーメン|寿司|鮨|オート|道の駅|駅ビル|地域包括)\S"
    r"|(?:旅館|民宿|割烹|料亭|レストラン|居酒屋|美容室|理容室|ペンション|うどん処|そば処|鮨処|ゲストハウス|グランピング場)(?!ばかり|ならで|くらい|について|にとって|として|からの|までの|だけの)(?:[一-龥々]{2}|[ァ-ヶー]{2}|[ぁ-ん]{3})"
)
_BEHIND = r"(?:様|さま|さん|殿|御中|各位|本社|本部|本店|支店|支社|支所|営業所|[^\s]{1,8}[店館棟]|第?\d+工場|工場|グループ|HD|\.)"
_REST, _ADDED, _LEGAL_FORM = pattern(rf"{_BEHIND}*$"), pattern(_BEHIND), pattern(_LEGAL)
_OWN_WORD = pattern(r"[^\W\dぁ-ん]|[ぁ-ん]{2}")
_SCHOOLS = "高中小"  # behind a Chinese character
_PERSON = pattern(r"(?:様|さま|さん|氏|殿|御中)$|^[一-龥々ァ-ヶー]{1,6}様(?:邸|宅|方)?$")
_OURS = pattern(
    r"当社|弊社|自社|社内|他社|同社|御社|貴社|各社|\d社|(?<![式限同])会社|お客様|客様|皆様|皆さん|皆さま|先輩|後輩|同僚|上司|帰社|出社|直行|直帰|来社|退社|入社|朝礼|展示会|見学会|検討会|報告会|競合|同業|お疲れ|おつかれ|担当|家具付"
)
_STRETCH = pattern(r"[\s、,:/]")
_LEGAL_PAREN = pattern(r"[(][株有][)]")
_NOTE = pattern(r"[(\[].*?(?:[)\]]|$)")
_STATEMENT = pattern(
    r"[。、！？!?→「」…をがはもにで]|(?:訪問|面談|商談|提出|納品|対応|打合せ|打ち合わせ|電話|架電|TEL|来[店社場]|往訪|立[ちち]?会い?|同行|実施|紹介|提案|説明|受注|失注|契約|点検|修理|確認|作成"
    r"|送付|依頼|挨拶|案内|回収|完了|不在|会議|定例|連絡|報告|日報|検討|見学|調査|更新|導入|設置|交換|次第|予定|中|済み?|から|まで|より|へ|と|[いうくすつぬむるたねよか])$",
    re.IGNORECASE,
)


def is_mere_name(words: str) -> bool:
    """Whether a short text holds a name without saying anything about it."""
    return _STATEMENT.search(unicodedata.normalize("NFKC", words).replace("先", "")) is None


def _by_first(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[0], []).append(word)
    return {first: tuple(same) for first, same in found.items()}


# looked up letter by letter: an alternation of so many words is slow to compile and to search
_KINDS = _by_first(_KIND.split())
_BEGINNINGS = frozenset((*_KINDS, *_SCHOOLS))


def _kinds_at(name: str, at: int) -> Iterator[int]:
    """Where the kinds of company end that begin at this letter."""
    letter = name[at]
    for kind in _KINDS.get(letter, ()):
        if name.startswith(kind, at):
            yield at + len(kind)
    if letter in _SCHOOLS and at and "一" <= name[at - 1] <= "龥":
        yield at + 1


def _is_company(name: str) -> bool:
    """Whether a name has a legal form, or ends like a company's or an institution's."""
    if _LEGAL_FORM.search(name) or _BEFORE.match(name):
        return True
    for at, letter in enumerate(name):
        if letter in _BEGINNINGS and any(_REST.match(name, end) for end in _kinds_at(name, at)):
            return True
    return False


def _branded(name: str) -> bool:
    """浅井酒店, 大場新聞店: a kind of two letters or more stands before or in the end, so that 店 is no branch of itself."""
    return any(end - at > 1 and end >= len(name) - 1 for at in range(1, len(name) - 1) for end in _kinds_at(name, at))


def _without_kinds(name: str) -> str:
    """A company's name without the words that many companies have in theirs."""
    found, at = [], 0
    while at < len(name):
        legal = _LEGAL_FORM.match(name, at)
        end = legal.end() if legal else next(_kinds_at(name, at), None)
        if end is None:
            added = _ADDED.match(name, at) if at or not _branded(name) else None
            end = added.end() if added else None
        if end is None:
            found.append(name[at])
        at = at + 1 if end is None else end
    return "".join(found)


@lru_cache(maxsize=4096)
def names_customer(words: str) -> bool:
    """Whether a short text begins with the name of a company, a shop, an institution or of somebody addressed with 様・さん."""
    name = unicodedata.normalize("NFKC", words[:60]).strip()
    lead = _STRETCH.split(_LEGAL_PAREN.sub("㈱", name), maxsplit=1)[0]
    lead = _NOTE.sub("", lead)
    if not 2 <= len(lead) <= 24 or _OURS.search(lead):
        return False
    if _is_company(lead) and _OWN_WORD.search(_without_kinds(lead)):
        return True
    return _PERSON.search(lead) is not None


def judge(customers: tuple[str, ...]) -> Judge:
    """The judge that also knows a team's own customers."""
    if not customers:
        return names_customer
    known = re.compile("|".join(re.escape(unicodedata.normalize("NFKC", c)) for c in customers if c))
    return lambda words: names_customer(words) or known.search(unicodedata.normalize("NFKC", words[:60])) is not None
