"""What kind of act a next step is, as the catalogue names it: by what is handed over, else by its last verb."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.coaching.deeds import is_habit
from sorama.coaching.links import clear, is_voiced
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.segments import acts_of, kinds_at
from sorama.coaching.topic import is_past
from sorama.model import ArgumentGraph, EventKind, Label
from sorama.patterns import pattern

_TALK = pattern(r"話(?:を|は)[^。]*(?:し(?:ます|に|て)|する|持ちかけ|切り出)")
_GAUGE = pattern(
    r"温湿度計|[温湿]度計|測定器|計測器|記録計|ロガー|センサー|記録用紙|記録表|(?:つけ|付け|記録し)て(?:もら[うい]|いただ[くき])"
)
_PAPER = pattern(
    r"見積|資料|提案|企画|(?:[案表図書]|条件)を|図面|見本|サンプル|試算|書類|写真|仕様書|一覧|リスト|プラン|紙[0-9０-９一二三]*枚?に|カタログ|報告書|実例|導入例|事例|案内|動画|手順|流れ|候補|手紙|絵を|シミュレーション|プラン"
)
_HANDS = pattern(
    r"渡[すしせ]|届け|送[るりっ付]|郵送|お送り|提出|持参|持って|もってき|もって[いお行]|持ち込|お持ち|お出し|提示|載せ|(?:提案|説明|案内)(?:する|します|予定|$)|まとめて訪|作って|へメール|(?:打ち?合わ?せ|会議|面談|商談|[様さ]ん?と)[^。]{0,8}見(?:る|ます|て)"
    r"|置い[てた]|(?<![きりいびみ])出[すし]|見せ|行って[きく]|[、 　][^、 　]*(?:曜日?|[0-9０-９]日|月末|週|まで)に?$"
)
_SHOWING = pattern(
    r"試用(?:を|する|し|期間)|試験飛行を|実演(?:を|する|し|$)|デモ(?:機|を|する|し|[、。（(]|$)|試[すし](?:ます|ても|てい|[。、」]|$)|試行|焼き比べ|体験(?:して|会を)|体感|試してもら|(?:使っ|触っ|着|履い|踏ん|座っ|乗っ|持っ|握っ|食べ|飲ん|動かし|試し)て(?:みて)?(?:もら[うい]|いただ[くき])|設置する|設置し(?:ます|$)|実物[をで]"
)
_TOOL = pattern(r"順番表|手順|説明書|マニュアル|チェック(?:表|リスト)|確認票|早見表|案内文|一覧を(?:作|整)")
_PRICE = pattern(r"見積|価格|料金|契約|条件|リース料|費用の(?:案|表)")
_DATES = pattern(r"候補日|日の候補|日程|日取り")
_VERBS = {
    "check": pattern(
        r"測[るりっ]|測定(?:に|を|す|し)|採寸|計量|量[りる](?:直|に|ま)|一緒に見|計[るりっ]|数え|調べ|確かめ|確認"
    ),
    "ask": pattern(
        r"聞[くきい]|[をもとか]伺[うい]|尋ね|質問(?:する|し(?:ます|て)|$)|電話(?!口|番号|[0-9０-９一]+[本回])"
    ),
    "look": pattern(
        r"訪[問ねれ]|[にへた度日て]伺[うい]|同行|見学|立ち?会|視察|見に行|出直|見て[くき]|見せて(?:もら|いただ)"
    ),
    "take": pattern(
        r"受け取|借り|預か|(?:記録|台帳|データ|資料|伝票|図面|日報|表|帳簿|写真)を[^。]{0,8}(?:見せて)?(?:もら|いただ)"
    ),
    "apply": pattern(r"申請|(?:融資|補助金|助成金|審査)[^。]{0,8}申し込|応募|入札|応札|上申|稟議(?:を|に)(?:上|出|回)"),
    "deliver": pattern(r"送[るりっ付]|郵送|出し直|回答"),
    "hand": pattern(r"渡[すしせ]|届け|納品|納め[るま]|持ち込|置い?て?[くきい]|持参|持って|お持ち"),
    "make": pattern(r"作[るりっ]|作成|書[くき](?![出込])|まとめ(?!て(?:か[けか]|電話|回|訪|連絡|架電))"),
    "fix": pattern(
        r"(?<![しりきえ出])直[すし]|(?:巻き|締め|張り|敷き|貼り|塗り)直|移[すし]|移設|取り付け|敷[くき]|変え|替え|増や|減ら|改め(?!て)|交換|増設"
    ),
}
_BEGS = pattern(r"相談|願|頼|依頼|手配|もら|いただ|許可|承認|確保|押さえ")
_GOES_ON = pattern(
    r"、[^、。]*(?:申請|申し込|伺|訪問|持参|提出|届け|渡|送|回答|返事|連絡|説明|見せ|伝え|始め|決め)[^、。]{0,8}[。\s]*$"
)  # what is done with the answer
_BEGGED = pattern(
    r"(?:もらえ|いただけ|くれ|お願いでき)(?:ない|ませ|ます|る)?[^、。]{0,6}か[?？。]*$|お願い(?:します|いたします|致します)[。!！\s]*$|(?<!て)ください[。!！\s]*$|相談(?:を)?させてください"
)
_SOUNDS = pattern(r"打診(?:する|します|し(?:て(?:み|お)|に)|$)")  # it is put to somebody, and an answer is hoped for
_WHICH = pattern(
    r"(?:かどうか|有無|可否|[れでせ]るか)[^。]*(?:確認|確かめ|問い合わせ|照会)|[^0-9０-９、。](?<!まで)(?<![日曜時前後内次回])に(?:電話で|メールで)?(?:確認|確かめ)"
    r"|(?:いつ|どこまで|いくら|何[時日月年人個台本枚])[^。]*(?:聞[くきい]|尋ね|問い合わせ)|[れでせ]るか[^。]{0,4}[^、。]{0,10}(?:担当者?|窓口|[課部]|本社|工場)[にへ][^、。]{0,8}(?:聞[くきい]|尋ね)|(?:期限|締切|日程|資格|在庫|空き|都合|納期|相場)を(?:[^、。]{0,6})(?:調べ|聞[くきい]|尋ね)"
)
_OPEN = pattern(r"反応|感想|効果|様子|結果|手応え|意見|考え")
_ASKED = pattern(
    r"(?:^|までに|[日曜月時前後回]に|明日は?|来週|次回|[長様さん氏部課場]に|[、 　・])([^、。 　・「」にへ]{2,}?)を(?:[^、。をにもはがで]{1,10}に)?(?:電話で|メールで)?(?:確認|確かめ)"
)
ASKED = 16  # letters of what is asked, at most
_DONE = pattern(r"済み?(?:です|でした|だ)?(?:[（(][^）)]*[）)])?[。\s]*$|(?:昨晩|昨夜|昨日|今朝)(?:のうちに)?[^。]*し$")
_OFFERED = pattern(
    r"(?:提案|打診|依頼|説明|相談|案内|申し出)(?:し|致し|いたし)(?:、|[。\s]*$|たところ)|(?:申し出|伝え)(?:、|たら|たところ)"
)  # and the answer follows
_PROMISED = pattern(
    r"約束|予定|アポ|合意|話がつい|こと(?:で|に|を)、?(?:ご)?(?:了承|承諾|快諾|了解)|(?:する|[るうくすつむぐぶ]|もらう|いただく)こと(?:に|と)(?:し|いたし|な|決)|[0-9０-９]日?(?:[（(].[)）])?(?:に|と)(?:決め|決ま|設定|設け)|場を[^。]*いただ|機会を[^。]*いただ"
)
_SIDE = pattern(
    r"^[・\s]*(?:なお|また|あと|ついで|ちなみに|その他|念のため|あわせて|併せて|合わせて|それから|同じ日に)"
    r"|[^ぁ-ん「」]も、?[^、。をにへ「」]{0,8}(?:お|ご)?(?:持ち|持っ|渡|送|届|添え|見せ)"
)
_REPLY = pattern(r"回答|返答|返事を(?:する|し(?:ます|に|て|$)|お)|お?返事(?:します|する)|折り返")
_SAMPLE = pattern(r"見本|サンプル|試供|試作|実物")
_PAPERY = pattern(r"見積|資料|案を|表を|図[をに面]|書類|書を|写真|一覧|カタログ|記録")
_MEETING = pattern(
    r"^[・\s]*(?:【[^】]*】)?(?:次回|次は|次の)?(?:の)?(?:打ち?合わ?せ|面談|商談|訪問|会議|アポ|再訪|来訪|来社)(?:は|[:：])?[\s　]*[0-9０-９来次今明再月火水木金土日][^をへ]{0,24}$"
    r"|^[・\s]*(?:【[^】]*】)?(?:次回|次)(?:は|[:：])?[\s　]*[0-9０-９][^をへ]{0,20}(?:打ち?合わ?せ|面談|商談|会議)[^をへ]{0,6}$"
)
_DECISION = pattern(
    r"(?:判断|結論|可否|決断|お?返事)を[^。]{0,6}(?:伺|もら|いただ|頂|聞)|(?:決めて|お決め)(?:もら|いただ|頂)|判断(?:して|を)(?:もら|いただ|頂|仰)"
)
_INQUIRES = pattern(r"(?:か|可否|有無)[、を]?[^。か]{0,16}(?:問い合わせ|照会)")
_JOINS = pattern(
    r"^[・\s]*(?:[0-9０-９来今再翌][^をへ、]{0,14})?[^をへ、\s]{1,8}も(?:ご)?(?:同席|来社|来店|来訪)(?:される|する|します)?(?:予定|の予定)?[。\s]*$"
)
_AGREED = pattern(
    r"(?:了解|了承|承諾|内諾|同意|合意|承認|許可)を[^、。]{0,8}?(?:取[りるっ]|得[てる]|もら|いただ|頂|求め|お願い)|説得(?:する|し(?:ます|に|て))|口説"
)
_EXPLAINS = pattern(r"説明(?:する|します|に(?:行|伺|上が)|(?:は|を)?(?:する)?[。\s]*$|会)|説明は")
_DELIVERY = pattern(
    r"代わり|(?:作り|刷り|縫い)直し(?:を|た|の)|代品|代替|交換品|良品|正しい|追加の|差し替え|お?詫び|謝罪|返金|(?:届け|納め|納品|お持ち|持参)"
)
_MENDS = pattern(
    r"防[ぐぎ止]|再発|徹底|点検|見直[すしせ]|変え[るまて]|替え[るまて]|改め[るまて]|分け[るまて]|直[すし](?:ます|て|。|$)|貼[るりっ]|二重|検品|立ち?会"
)
_DAY = pattern(
    r"((?:[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}/[0-9]{1,2}|(?:来週|再来週|今週)(?:の?[月火水木金土日]曜日?|(?!の))|来月[0-9]{1,2}日|(?<![0-9])[0-9]{1,2}日|(?<![第毎0-9])[月火水木金土日]曜日?))(?!の[^、。に]{0,8}(?:期限|締切|締め切り))(?=[にのはも、\s（(朝昼夕午夜])"
)
_STARTS = pattern(r"^[^をにへで]*(?:は|が)[^をにへで]{0,12}から[。\s]*$")  # 次の連休は11/1から: a day, no act
_GROUPS = {
    **dict.fromkeys(("check", "ask", "look", "take"), "check"),
    **dict.fromkeys(("fix", "hand", "tool"), "change"),
    **dict.fromkeys(
        (
            "show",
            "price",
            "dates",
            "paper",
            "reply",
            "sample",
            "meeting",
            "decision",
            "join",
            "consent",
            "explain",
            "apply",
        ),
        "voice",
    ),
}


def way(graph: ArgumentGraph, act: int) -> str:
    """What kind of act it is: habit, consent, request, decision, join, meeting, show, check, ask, look, take, reply, sample, explain, apply, price, dates, tool, paper, hand, make, fix or other."""
    if is_habit(graph, act):
        return "habit"
    if _AGREED.search(graph.text(act)):
        return "consent"
    asked = EventKind.CONSULTATION in kinds_at(graph, act) or acts_of(graph, act) == ("arrange",)
    if (asked and _BEGS.search(graph.text(act)) and not _GOES_ON.search(graph.text(act))) or _BEGGED.search(
        graph.text(act)
    ):
        return "request"
    if _SOUNDS.search(graph.text(act)):
        return "request"
    if _DECISION.search(graph.text(act)):
        return "decision"
    if _JOINS.search(graph.text(act)):
        return "join"
    if _MEETING.search(graph.text(act)):
        return "meeting"
    return manner(segment_mention(graph, act), graph.text(act))


def kind_of_act(graph: ArgumentGraph, act: int) -> str:
    """The same for a question; "acted" where it is done, "which" where somebody knows the answer."""
    if is_done(graph, act):
        return "acted"
    name = way(graph, act)
    return "which" if name in ("check", "ask") and is_which(graph.text(act)) else name


def is_done(graph: ArgumentGraph, act: int) -> bool:
    """Whether an act is told as done: in the past, or answered on the spot; what was promised or decided is still to come."""
    text = graph.text(act)
    if _PROMISED.search(text):
        return False
    if is_past(graph.report.sentence_text(graph.segments[act].sentence)) and _OFFERED.search(text):
        return True
    at_once = "その場" in text and is_past(graph.report.sentence_text(graph.segments[act].sentence))
    return at_once or is_past(text) or _DONE.search(text) is not None


def main_acts(graph: ArgumentGraph, acts: Sequence[int]) -> list[int]:
    """The acts without side errands (なお、…, しおりもお持ちします), where others are left."""
    return [i for i in acts if not _SIDE.search(graph.text(i))] or list(acts)


def telling_act(graph: ArgumentGraph, acts: Sequence[int]) -> int:
    """The main act of several: one that a reading of the writer's leads to, else the first that goes outward."""
    outward = [i for i in acts if EventKind.CONSULTATION not in kinds_at(graph, i)] or list(acts)
    led = {
        e.claim
        for e in graph.supports
        if graph.segments[e.premise].label is Label.INTERPRETATION and clear(e) and is_voiced(graph, e.premise)
    }
    named = [i for i in outward if not _STARTS.search(graph.text(i))] or outward
    return next((i for i in named if i in led), named[0])


def is_which(text: str) -> bool:
    """Whether an act asks somebody who knows: the answer is there, nothing is to be foreseen."""
    return _WHICH.search(text) is not None and _OPEN.search(text) is None


def asked_of(text: str) -> str | None:
    """What an act asks about, without its day and whom it asks: 改装する店 of 13日までに改装する店を部長に確認する."""
    found = _ASKED.search(text)
    return None if found is None or len(found[1]) > ASKED else found[1]


def is_delivery(text: str) -> bool:
    """Whether an act hands over what was owed: the right one, a new one, an apology."""
    return _DELIVERY.search(text) is not None


def mends(graph: ArgumentGraph, here: Sequence[int]) -> bool:
    """Whether an act of a matter changes something, so that the same does not happen again."""
    return any(_MENDS.search(graph.text(i)) for i in here if graph.segments[i].label is Label.ACTION)


def day_of(text: str) -> str | None:
    """The day of an act as it is told, no time limit: 来週火曜, 7/22."""
    found = _DAY.search(text)
    return None if found is None else found[1]


def group(name: str) -> str:
    """What an act does to a reading: "check" it, "change" what it is about, bring a "voice"; else its own name."""
    return _GROUPS.get(name, name)


def manner(text: str, whole: str) -> str:
    """The kind of an act by what its quoted part names, else by its last verb; "other" where neither tells."""
    if _INQUIRES.search(text):
        return "ask"
    if _SHOWING.search(text):
        return "show"
    if _TALK.search(text):
        return "other"
    if _GAUGE.search(text):
        return "check"
    if _REPLY.search(text) and not _PAPERY.search(whole):
        return "reply"
    if _SAMPLE.search(text) and _HANDS.search(text) and not _PAPERY.search(text):
        return "sample"
    if _EXPLAINS.search(text) and not _PAPERY.search(text):
        return "explain"
    if _PAPER.search(whole) and _HANDS.search(text):
        return _paper(whole)
    last = max(((m.start(), name) for name, verb in _VERBS.items() for m in verb.finditer(text)), default=(0, "other"))
    return _paper(whole) if last[1] == "deliver" else last[1]


def _paper(whole: str) -> str:
    kinds = (("dates", _DATES), ("tool", _TOOL), ("price", _PRICE))
    return next((name for name, words in kinds if words.search(whole)), "paper")
