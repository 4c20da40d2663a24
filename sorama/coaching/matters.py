"""What a line tells of the customer's side in so many words, and weighs by itself: who goes, what did not arrive, several voices."""

from __future__ import annotations

from sorama.memo import remembered
from sorama.patterns import pattern

_PARTING = pattern(
    r"(?:会社|店|事業|工場|病院|医院)を(?:売|譲|たた|畳|閉め|閉じ|手放)|身売り|売却|廃業|店じまい|閉店(?!後|間際|時間|時刻|まで|前|作業|準備)|"
    r"(?:会社|店|跡|後|家業)を?継(?:がない|ぐ人|ぐそう|ぐとのこと|がせる)|後継ぎ|跡継ぎ|後継者|"
    r"(?:引退|退職|退任|退社|異動|転勤|休職|独立)(?:する|される|した(?:い|と)|になる|となる|です|だ|に伴|、|。|$|との|と(?:聞|伺))|(?:産休|育休|休職)に(?:入|な)"
)
_STOPS = pattern(r"(?:外し|やめ|止め|解約し|打ち切り|取りやめ)たい(?:と|との|そう|って)")
_HARM = pattern(
    r"(?:虫|異物|髪の毛|金属片|破片)[^。、]{0,8}(?:入っ|混|出|付い)|カビ[^。、]{0,6}(?:生え|出)|誤作動|誤納|ご指摘|食中毒|怪我|火が出|"
    r"(?:責め(?:ら)?|叱ら|怒鳴ら|強く言わ)れ|(?:困る|困ります)と(?:連絡|電話|言|お|苦情)"
)
_NO_HARM = pattern(r"な(?:い|し|かった|く)[。]?$|ゼロ|防")
_INTRODUCED = pattern(
    r"(?:紹介|推薦)(?:を|して)?(?:もら|いただ|頂|くれ|くださ)|(?:うち|当社|弊社)の[^。、]{0,12}を(?:勧め|薦め|すすめ)て(?:くれ|いただ|くださ)"
)
_ENDING = pattern(r"売|譲|たた|畳|閉|手放|廃業|店じまい")
_OURS = pattern(
    r"隣の|近くの|同業|他社|(?:廃業|閉店|退職|異動|引退)した(?!い|と)|(?:私|自分|うち|当社|弊社|先輩|同僚)(?:は|が|の(?:退|異|引))"
)
_UNARRIVED = pattern(
    r"(?:サンプル|見本|試供品|カタログ|資料|見積書?|図面|部品|商品|品物|納品書|請求書|返事|回答|連絡)[^。「」]{0,8}(?:まだ|いまだ|未だ)[^。「」]{0,10}"
    r"(?:届|来|もら|受け取|な)[^。]{0,4}(?:ない|ません|てない|ていない|い)|(?:サンプル|見本|カタログ|資料|見積書?)[^。「」]{0,6}(?:未着|届いていない|届いてない|来ていない|来てない)"
)
_CHASED = pattern(r"言われ|とのこと|聞かれ|催促|お叱り|指摘|問い合わせ|」")
_CANCELLED = pattern(r"キャンセル(?!待ち|料|規定|ポリシー)(?:の|が|に|を|と|。|$)")
_VOICES = pattern(r"[はがも]\s*「[^」]*」[^「」。]{0,14}[、。]\s*[^「」。]{1,16}[はがも]\s*「")
_NOT_NOW = pattern(
    r"(?:当面|しばらく|当分)(?:の間)?(?:は)?(?:なし|無し|不要|要らな|いらな|見送|様子|発注しない|買わない|予定(?:は)?な)|今期は(?:見送|なし|予算)|予算(?:は|が)?(?:なし|無し|ない)"
)
_WAITING = pattern(r"(?:回答|返事|返答|評価|結果|検討|決裁|稟議|連絡)(?:の)?待ち(?:が|は|で|、|。|$)")
_MEETING = pattern(r"アポ(?:イント)?(?:は|が|を)?[^。]{0,8}件(?!とも)[^。]*[0-9０-９]+(?:日|[/／])")
_NOTHING = pattern(
    r"^[\s・]*(?:(?:ほか|他|本日|今日)は)?(?:特に|とくに)?(?:(?:話|変わり|動き|変化|異常|問題|報告|要望|外出|訪問|来客)(?:は|も|した話は)?)?(?:なし|無し|無かった|なかった|ありません(?:でした)?)[。]?$"
)
_REASON = pattern(
    r"(?<![月日時年週期度])から(?:だ|です)?(?:そう|という|とのこと|と(?:言|聞|伺|の)|らし)|ため(?:だ|です)?(?:そう|という|とのこと|らし)|^(?:理由|わけ)(?:は|：|:)"
)
_APART = pattern(
    r"(?P<n>[0-9０-９]+)(?P<unit>店|社|件|軒|名|人|個|本|台)[^。]{1,24}、[^。]{1,20}[0-9０-９]+(?P=unit)(?:のみ|だけ|に(?:とどま|留ま|止ま))"
)
LEFT = pattern(
    r"が[^。、]{0,12}(?:残っ|たまっ|溜まっ|並ん|積まれ|余っ|減っ|増え|空い|止まっ)て(?:い|あっ?)(?:た|る|まし)"
)  # a state that was seen
_ROUND = pattern(r"(?:軒|社|件|店)(?:を|に|へ)?(?:回る|訪問|巡回|まわる|回り)[。]?$")
_AHEAD = pattern(r"明日|来週|次回|今後|翌|日(?:に|は|から)|曜")
ERRED = pattern(
    r"(?:うち|当社|弊社|私|自分|こちら)の[^。、]{0,8}(?:間違い|ミス|漏れ|不足|手違い|見落とし|不注意)"
)  # an error of ours
ONLY_ERRED = pattern(
    r"(?:うち|当社|弊社|私|自分|こちら)の[^。、]{0,8}(?:間違い|ミス|漏れ|不足|手違い|見落とし|不注意)(?:です|だ|でした|だった)?[。\s]*$"
)  # and no act beside it
STOCK = pattern(
    r"(?:在庫|ストック|手持ち)[^。]{0,12}(?:ある|あり|残)|まだ[^。]{0,4}[0-9０-９]"
)  # what is left with them and nothing that we owe

ORDERED = pattern(r"(?:注文|受注|契約|申し?込み?)(?:を|が)?(?:いただ|頂|もら|あり|あっ|入っ|入り|取れ)")
OTHERS_WORK = pattern(
    r"(?:現場|仕事|工事|予約|案件|受注)を[^。、]{0,8}断っ"
)  # what the customer's side declined to others
PLEASED_WITH = pattern(
    r"今の(?:ところ|まま|業者|会社|もの|物)で(?:も)?(?:いい|良い|よい|十分|満足|間に合)|満足して|不満は(?:ない|な[くし])"
)


@remembered
def matter(text: str) -> str | None:
    """What weighs in a line by itself: the business "ending", somebody "parting", what we owe did not arrive ("unarrived"), an order is taken back ("cancelled")."""
    if _PARTING.search(text) and not _OURS.search(text):
        return "ending" if _ENDING.search(text) else "parting"
    if _UNARRIVED.search(text) and _CHASED.search(text):
        return "unarrived"
    if _STOPS.search(text):
        return "threat"
    return "cancelled" if _CANCELLED.search(text) else None


@remembered
def harms(text: str) -> bool:
    """Whether a line tells that something hurt the customer or that somebody blamed us for it."""
    return _HARM.search(text) is not None and _NO_HARM.search(text) is None


def is_round(text: str) -> bool:
    """Whether a line tells the round of the day and no plan: 得意先を7軒回る."""
    return _ROUND.search(text) is not None and _AHEAD.search(text) is None


@remembered
def told_of(text: str) -> tuple[str, ...]:
    """How a line is built: several "voices", figures set "apart", a "reason", a "not-now", "nothing" to tell."""
    found = (
        ("introduced", _INTRODUCED),
        ("meeting", _MEETING),
        ("waiting", _WAITING),
        ("voices", _VOICES),
        ("spread", _APART),
        ("not-now", _NOT_NOW),
        ("because", _REASON),
        ("nothing", _NOTHING),
    )
    return tuple(name for name, words in found if words.search(text))
