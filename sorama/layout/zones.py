"""What the words of headings, field names and table columns announce: a table of Japanese business words → Zone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sorama.layout.customers import names_customer
from sorama.patterns import pattern
from sorama.report import Zone

LONGEST = 18  # letters; a longer name is a sentence or a customer, not a section word

_DECORATION = pattern(r"^[\W_]*(?:\d{1,2}[.)、]?(?=\D))?[\W_]*|[\W_]*$")
_NOTE = pattern(r"[(\[【<].*?[)\]】>]")

_IDENTITY = (
    r"日付|日時|年月日|作成日|報告日|訪問日時?|訪問者|記入[者日]|作成者|報告者|氏名|名前|社員番号|部署|所属|宛先|件名|題名|標題|表題|天気|天候|曜日"
    r"|訪問(?:先|施設|目的|時間)名?|商談(?:先|相手|日|時間)|面(?:談|会)(?:者|先|相手|日|時間|方法)名?|(?:同席|出席|参加|同行|応対|対応|対面|担当|責任|利用|受講)者(?:名|様)?"
    r"|(?:お)?(?:客|得意先|取引先|仕入先|納入先|相手|先方|お相手|クライアント|顧客|お客|法人|企業|会社|施設|店舗|店|医院|病院|物件|工場|学校|団体|案件|件|商品|製品|品目|銘柄|銘)(?:名|様|さま|先|様名)?"
    r"|(?:先方|当方|当社|弊社|顧客|お客様)?(?:ご)?担当(?:者|部署|営業)?(?:名|様)?|キーマン|窓口|決裁者名|目的|趣旨|議題|テーマ|用件|形態|形式|方法|手段|場所|会場|時間|時刻|所要時間|移動|滞在時間"
    r"|フェーズ|ステータス|ステージ|業種|規模|(?:報告)?区分|種別|ルート|エリア|地区|住所|所在地|電話番号|連絡先|居宅|no|番号|from|to|cc|bcc|subject|date|account|customer|client|company|attendees?|contact|phase|stage|owner|name|rep|where|who|when"
)
_OTHERS_PLAN = r"(?:先方|お客様?|顧客|客先|相手|競合|他社|クライアント|様|さん|氏|先生|[社部課係店院所園場設務事]長|専務|常務|女将|支配人|奥様|ご主人).{0,4}(?:予定|アクション|動き|動向|対応|意向|見解|意見|コメント|考え|方針|宿題|要望|依頼|相談|期待|目標|計画|スケジュール|希望)"
_REQUEST = r"相談|お願い|依頼|上[司長]|所長へ|課長へ|部長へ|支援|報連相|連絡事項|ヘルプ|承認|決裁依頼|助言|教えて|ご指示|同行願|要請|ask|help|support|request"
_ACTION = (
    r"次回|今後|予定|アクション|対応|todo|to-do|やる事|やること|すること|対策|ネクスト|next|action|plan|打ち手|打手|一手|手立て|段取り|進め方|明日|翌日|来週|翌週|来月"
    r"|までに|動くこと|あす|明後日|あさって|方針|宿題|タスク|task|施策|フォロー|改善|目標|計画|ステップ|次の|次は|次|これから|動き方|約束|処置|横展開|作戦|戦略|取り組み|取組|行動|やりたい|手配|期日"
)
_DONE = r"(?:本日|今日|当日|昨日|前日|前回|先週|今週|今月|実施|済み?|過去|これまで).{0,5}(?:対応|行動|施策|活動|動き|アクション|約束|予定|計画|宿題|タスク)|対応(?:済|内容|状況|履歴|結果|実績)|行動(?:実績|結果|履歴|量)|目標(?:達成|進捗)|予定との差|予定(?:vs|対比)"
_PLAN_FIRST = r"(?:今週|来週|今月|来月|明日|次回|今後).{0,3}(?:動き|予定|アクション|対応|やること|計画|行動|活動|訪問|商談|取り組み|取組)"
_INTERPRETATION = (
    r"所感|所見|考察|見立て|見解|見方|気づき|気付き|気づい|気付い|感想|課題|反省|評価|原因|要因|仮説|分析|判断|診断|勝算|反応|印象|感触|手応え|手ごたえ|温度感|確度|見込|読み|考え|思った|思うこと|感じた"
    r"|学び|学んだ|教訓|振り返り|ふりかえり|総括|まとめ|総評|論点|勝ち筋|必要なこと|ポイント|良かった|よかった|良い点|悪い点|よい点|悪かった|困った|問題点|改善点|リスク|懸念|推測|予測|予想|展望|示唆|意味|ねらい|狙い|効果"
    r"|自己採点|コメント$|わかったこと|分かったこと|ネック|背景|why|insight|impression|comment|thought|analysis|hypothesis|issue|risk|confidence|probability"
)
_FACT = (
    r"活動|訪問|商談|面談|面会|実績|内容|状況|状態|要望|希望|競合|他社|結果|ヒアリング|聞いた|聴いた|聞き取り|話題|話した|話|報告|概要|経緯|経過|現状|現行|現況|現契約|問合せ|問い合わせ|意見|現在|予算|価格|条件|納期|期限|契約|数量|数字|件数|売上|受注"
    r"|見積|提案|提示|返答|回答|返事|発言|コメント|質問|指摘|クレーム|苦情|声|ニーズ|困り|悩み|課題感|理由|事実|データ|在庫|売場|市況|市場|動向|動き|出来事|できごと|やったこと|したこと|行ったこと|実施|進捗|処方|反響|情報|架電|通電|接続"
    r"|アポ|来店|来場|導入|利用|使用|仕様|背景|作業|納品|点検|不具合|トラブル|事象|決定|合意|金額|費用|単価|件の|やり取り|やりとり|打合せ|打ち合わせ|会議|議事|操作会|デモ|初回|再訪|説明|紹介|共有|連絡|電話|メール|web|call|visit|meeting"
    r"|activity|activities|result|pain|budget|competitor|need|fact|status|timeline|authority|current|done|kpi|実測|測定|集計|午前|午後|朝|夕方|先生|本人|本日|今日|追加"
)
_TABLE = tuple(
    (pattern(source), zone)
    for source, zone in (
        (rf"(?:{_IDENTITY})\d{{0,2}}\Z", Zone.IDENTITY),
        (_OTHERS_PLAN, Zone.FACT),
        (_PLAN_FIRST, Zone.ACTION),
        (_DONE, Zone.FACT),
        (rf"ご(?:依頼|相談|要望)|(?:先方|お客|顧客).*(?:{_REQUEST})", Zone.FACT),
        (_REQUEST, Zone.REQUEST),
        (r"(?:改善|問題|反省|課題|懸念|良|悪|よ)\w{0,4}点", Zone.INTERPRETATION),
        (_ACTION, Zone.ACTION),
        (rf"(?:先方|お客様?|顧客)の?(?:{_FACT})", Zone.FACT),
        (_INTERPRETATION, Zone.INTERPRETATION),
        (_FACT, Zone.FACT),
    )
)
_SENTENCE = pattern(r"[をはが、。]|(?:です|ます|した|ない|いる|とのこと|た)$")
_SECTION = pattern(
    r"(?:(?:本日|今日|当日|昨日|明日|あす|翌日|今週|来週|今月|来月|今後|次回|次|主な|全体|先方|お客様|顧客|当方|自分|私|営業|その他|他社|競合)の?)*"
    r"(?:内容|活動|訪問|商談|面談|打合せ|打ち合わせ|会議|ヒアリング|電話|行動|実績|売上|成果|報告|要望|競合|他社|結果|状況|現状|経緯|概要|事実|気づき|気付き|学び|所感|所見|考察|感想|見立て|分析|課題|問題|反省|評価|原因|要因|仮説"
    r"|考え|話した|反応|印象|手応え|手ごたえ|感触|ねらい|狙い|根拠|意向|振り返り|ふりかえり|総括|まとめ|総評|良かった|よかった|悪かった|困った|改善|予定|対応|アクション|対策|方針|宿題|タスク|やる|すべき|やった|した|考えた|感じた|聞いた|思った|気づいた|分かった|わかった|相談|依頼|お願い|連絡|共有|計画|目標"
    r"|todo|to-do|next|action|plan|(?:明日|あす)(?:・(?:明後日|あさって))?|明後日|あさって|来週|次回|今後|来月|読み|打ち手|段取り|次の一手|動き|スケジュール)"
    r"の?(?:内容|報告|結果|概要|状況|事項|項目|点|こと|事|件|予定|方針|対応|対策|アクション|計画|メモ|まとめ|実績|課題|目標|進捗|一覧|リスト|詳細|ステップ|action|step|steps|plan|s)*"
)


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name for look-up: width, case, spaces, marks and notes in brackets aside."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name[:80]).lower())
    return _DECORATION.sub("", _NOTE.sub("", folded)) or _DECORATION.sub("", folded)


@lru_cache(maxsize=4096)
def zone_of(name: str) -> Zone | None:
    """The zone that a heading, a field name or a column announces; None where the word says nothing."""
    word = plain(name)
    if not word or len(word) > LONGEST:
        return None
    if names_customer(word) and _TABLE[0][0].match(word) is None and not is_section(word):
        return None
    return next((zone for row, zone in _TABLE if row.search(word) and not _is_other_name(row, word)), None)


def _is_other_name(row: re.Pattern[str], word: str) -> bool:
    """The identity words must be the whole name."""
    return row is _TABLE[0][0] and row.match(word) is None


@lru_cache(maxsize=4096)
def is_section(name: str) -> bool:
    """Whether a bare line is a section word and nothing else (所感, 明日の予定, ヒアリング内容)."""
    word = plain(name)
    return bool(word) and len(word) <= LONGEST and _SECTION.fullmatch(word) is not None


def reads_as_sentence(name: str) -> bool:
    """Whether a short marked line says something rather than names something."""
    return _SENTENCE.search(plain(name)) is not None


_CUSTOMER_KEY = pattern(
    r"訪問先名?|商談先|面談先|(?:お)?客(?:様|先)?名?|お客様名|顧客名?|得意先名?|取引先名?|仕入先|納入先|クライアント名?|法人名|企業名?|会社名?|施設名?|店舗名?|医院名|病院名|物件名?|案件名?|相手先?|先方|account|customer|client|company"
)


def customer_key(name: str) -> bool:
    """Whether a field name announces which customer is meant."""
    return _CUSTOMER_KEY.fullmatch(plain(name).rstrip("0123456789")) is not None


_MEETS = pattern(r"(?:訪問|面談|商談|打合せ|打ち合わせ|往訪|面会)$")


def meets(name: str) -> bool:
    """Whether a field name tells of a meeting, so that a name behind it is whom we met."""
    return _MEETS.search(plain(name)) is not None
