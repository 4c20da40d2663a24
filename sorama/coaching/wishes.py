"""Lines that are no reading to be proved and no act of the writer's: a wish to the company, a vow, a doubt left open, a view that holds for everybody."""

from __future__ import annotations

from sorama.memo import remembered
from sorama.patterns import pattern

_END = r"(?:です|だ|の(?:です|だ)|んです)?(?:と(?:思(?:う|い(?:ます)?)|考え(?:る|ます)?|感じ(?:る|ます|た|ました)))?[。！!\s]*$"
_WANTED = pattern(
    r"(?:(?<!させ)[てで](?:ほしい|欲しい)|(?:変え|増やし|減らし|下げ|直し|頑張っ|改善し|用意し|入れ替え|考え)て(?:もらいたい|いただきたい))(?:ところ)?"
    + _END
)
_GIVEN_ME = pattern(
    r"(?:増員|人員|改善|見直し|値下げ|異動|入れ替え|応援)を[^。、]{0,4}お願いし(?:たい|ます)|(?:社内|会社|本社|システム|体制|製造|工場)?[^。]{0,12}てもらえないと[^。]{0,14}(?:ない|ません)[。！!\s]*$|(?:担当|異動|変更|交代)(?:を)?させて(?:もらえ|いただけ)(?:れば|たら|ると)"
)
_THEIRS = pattern(r"また来て|[＝=：:]|とのこと|と言|とおっしゃ|と仰|と(?:要望|依頼|頼まれ)|お客様|先方|[様さ]ん?に")
_OUGHT = pattern(r"べき" + _END)
_COMPANY = pattern(
    r"会社|社内|社として|部内|課内|部署|本社|本部|上層部|経営|開発|製造|工場|物流|配送|人事|総務|仕組み|しくみ|ルール|体制|制度|システム|ソフト|会議|人員|人手|裁量|権限|決裁|評価|目標|値下げ|価格改定|マニュアル|研修"
)
_VOW = pattern(
    r"(?:以後|今後|次(?:から|回から)?は?|これから(?:は)?|二度と)[^。]{0,12}(?:気を(?:つけ|付け)|注意(?:し|いた)|忘れない|ないように)[^。]{0,8}(?:ます|る|たい|したい)[。！!\s]*$"
    r"|^[^。、]{0,8}(?:気を(?:つけ|付け)(?:ます|る|たい(?:です)?)|注意(?:します|いたします|する))[。！!\s]*$"
)
_HOPE = pattern(
    r"(?:(?:良|よ|い|実り多|楽し|明る|忙し)い|飛躍の)[^。、をへ]{0,4}(?:年|月|期|週|日|スタート|一年|関係|お付き合い|仕事)(?:に|を)(?:したい|できれば|なれば|なるといい|築きたい|築ければ|続けたい)"
    r"|(?:^|[、。・])[^をへ]{0,12}(?:頑張|がんば|精進し|努力し|飛躍し|成長し)(?:り|って|て)?(?:いき|まいり)?(?:たい|ます|る)"
)
_HOPE_END = pattern(_END)
_GOES_ON = pattern(
    r"(?<!考え)(?<!思っ)(?<!予定し)(?<!予定をし)(?<!検討し)(?<!にし)て(?:いる|います|おります)(?:ところ(?:です|だ)?)?[。！!\s]*$"
)
_PUT_OFF = pattern(
    r"優先(?:度|順位)を[^。、]{0,4}(?:下げ|落と)|(?:後|あと)回し|先送り|(?:急が|動か)なくて(?:も)?(?:よ|良|い)い|急ぐ必要は(?:ない|なさ|あり)"
)
_ODDS = pattern(
    r"(?:^|[、。・\s])(?:勝算|勝率|勝ち目|受注(?:の)?(?:確度|確率|可能性)|確度|成約(?:の)?(?:確度|確率|可能性))は?[^。、「」]{0,4}(?:五分|半々|[0-9０-９一二三四五六七八九]割|[0-9０-９]+[%％]|高|低|十分)[^。、]{0,8}[。\s]*$"
)
_FORETOLD = pattern(
    r"(?:採用|受注|契約|成約|決定|発注|導入|購入)(?:は|が|に)?[^。、「」]{0,4}(?:確実|間違いな|間違いあり|堅い|固い)|(?:きっと|必ず|間違いなく|絶対に?)[^。「」]{0,10}(?:採用|受注|契約|成約|発注|導入|買って|選んで|決まる|決まり)"
)
_UNDECIDED = pattern(
    r"(?:判断|見当|予想)(?:が|は|も)?(?:つか|でき|付か)(?:ない|ません)(?!でした)|(?:わから|分から)(?:ない|ません)(?:です)?"
    + _END
)
_SORRY = pattern(r"(?:申し訳(?:ありません|ございません|ない)|すみません|ごめんなさい)(?:でした)?[。！!\s]*$")
_DOUBTED = pattern(r"微妙(?:です|だ|なところ)?[。！!\s]*$")
_FELT = pattern(
    r"(?:残念|びしょ濡れ|ずぶ濡れ|へとへと|くたくた|眠[いかく]|疲れ(?:た|ました|て)|嬉し[いかく]|うれし[いかく]|悔し[いかく]|悲し[いかく]|暑[いかく]|寒[いかく]|痛[いかく]|しんど[いかく]|つら[いかく]|楽し[いかく]|緊張し|ほっとし|落ち込)[^。、]{0,8}[。！!\s]*$"
    r"|^(?:なるほど|もっとも(?:だ|なこと)|確かに|その通りだ?|さすがだ?|すごいな?)と[^。、]{0,8}[。！!\s]*$|覚える(?:こと|もの|の)(?:が|は|も)?(?:多|たくさん|沢山|いっぱい|山ほど)[^。、]{0,8}[。！!\s]*$|出遅れて(?:いる|います)(?:と[^。、]{1,6})?[。！!\s]*$"
)
_PROPOSES = pattern(
    r"(?:[うくぐすつぬぶむる]の|[ただ](?:方|ほう))が(?:よ|良|い)(?:い|さそう|かった)|[うくぐすつぬぶむる]しかない|べき"
)
_COULD_NOT_WIN = pattern(r"(?:最初|はじめ|始め)から|もともと|勝てない|勝ち目|土俵に")
_TYPED = pattern(
    r"(?:タイプ|性格|性分|気質)(?:の(?:人|方))?(?:だ|です|なの|だから|。|$)|(?:変化|新しい(?:こと|物|もの)|面倒)を嫌う|(?:新しもの|新し物|派手|目新しいもの)好き"
)
_EITHER = pattern(r"(?:の|[うくすつぬむるたい])か、[^。、「」]{2,24}(?:の|[うくすつぬむるたい])か")
_ALL = pattern(
    r"(?:この|その|あの)(?:エリア|地域|地区|あたり|辺り|業界|町|街|界隈|商圏|沿線)|(?:個人|小さな|小さい|中小|地元の?|大手の?|老舗の?|若い|年配の?|高齢の?)[^、。]{0,6}(?:店|会社|企業|社|方|人|客|層|家庭|農家)(?:は|に|も|で)"
    r"|(?:どこ|だれ|誰|みんな|皆)(?:も|でも)|(?:飛び込み|テレアポ|チラシ|訪問販売|電話営業|紙|展示会)(?:は|で|では)(?:もう)?|^もう[^、。]{1,8}は"
)
_NO = pattern(
    r"(?:需要|予算|関心|興味|ニーズ|見込み|芽|余地|可能性|先|伸びしろ)(?:が|は)?[^、。]{0,6}(?:ない|無い|ありません|なさそう)|売れ(?:ない|ません)|売れそうにない|無理|無駄|時代遅れ|もう終わ(?:り|って|った)|飽きられ|飽和|取られて|必要とされていない"
    r"|通用し(?:ない|ません)|話を聞(?:かない|いてくれない|いてもらえない)|決まらない|難しい"
)


@remembered
def is_wish(text: str) -> bool:
    """Whether a line says what the company or others ought to do: 値下げを考えてほしい, 部内で仕組みを作るべき."""
    if "「" in text or _THEIRS.search(text):
        return False
    return bool(_WANTED.search(text) or _GIVEN_ME.search(text)) or (
        bool(_OUGHT.search(text)) and bool(_COMPANY.search(text))
    )


@remembered
def is_hope(text: str) -> bool:
    """Whether a line wishes well and tells no act: 来年度も良い年にしたい, もっと頑張っていきたい."""
    found = None if "「" in text else _HOPE.search(text)
    return found is not None and _HOPE_END.match(text, found.end()) is not None


@remembered
def goes_on_now(text: str) -> bool:
    """Whether a line tells what is being done now: 木曜の実演に備えています."""
    return "「" not in text and _GOES_ON.search(text) is not None


@remembered
def puts_off(text: str) -> bool:
    """Whether a view is that a matter may wait: 後回しでよいと思う."""
    return "「" not in text and _PUT_OFF.search(text) is not None


@remembered
def tells_odds(text: str) -> bool:
    """Whether a line tells nothing but the chances: 勝算は五分."""
    return "「" not in text and _ODDS.search(text) is not None


@remembered
def foretells(text: str) -> bool:
    """Whether a line tells as certain what the customer will decide: 採用確実とみて."""
    return "「" not in text and _FORETOLD.search(text) is not None


@remembered
def is_vow(text: str) -> bool:
    """Whether a line promises care and nothing that is done otherwise: 以後気をつけます."""
    return bool(_VOW.search(text))


@remembered
def is_open(text: str) -> bool:
    """Whether a line only says that the writer cannot tell, or is sorry: 判断がつかない, 申し訳ありません."""
    return is_undecided(text) or bool(_SORRY.search(text))


@remembered
def is_undecided(text: str) -> bool:
    """Whether a line says that something cannot be told yet: 判断がつかない, クレーンが入れるか微妙."""
    return bool(_UNDECIDED.search(text) or _DOUBTED.search(text))


@remembered
def is_sweeping(text: str) -> bool:
    """Whether a view rules out a whole area, trade or kind of customer: この商圏にはもう需要がない."""
    return "「" not in text and bool(_ALL.search(text)) and bool(_NO.search(text))


@remembered
def is_felt(text: str) -> bool:
    """Whether a line tells how the writer feels, or only agrees: 靴がびしょ濡れです, なるほどと思った."""
    return bool(_FELT.search(text))


@remembered
def proposes(text: str) -> bool:
    """Whether a view is an idea what to do: 朝市に誘うのがいいと思う."""
    return bool(_PROPOSES.search(text)) and not is_wish(text)


@remembered
def could_not_win(text: str) -> bool:
    """Whether a view is that a matter was lost from the beginning."""
    return bool(_COULD_NOT_WIN.search(text))


@remembered
def is_either(text: str) -> bool:
    """Whether a line leaves two explanations open: 倉庫を縮めるのか、手間を減らしたいのか."""
    return bool(_EITHER.search(text))


@remembered
def is_typed(text: str) -> bool:
    """Whether a view puts a person down to a type: 変化を嫌うタイプだから."""
    return "「" not in text and bool(_TYPED.search(text))
