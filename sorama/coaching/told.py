"""What a report tells already, so that nobody asks for it again: why something is so, what decides, what worries."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sorama.coaching.topic import content_words, hearsay
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

_LOST = pattern(
    r"失注|次点|落選|(?:他社|他店|他施設|よそ|別の[^、。]{1,6})(?:さん)?に(?:決ま|決定|なり|切り替|乗り換)|(?:値段|価格|処理費|納期|時間帯|実績|提案)[^、。]{0,4}で負け|更新(?:は)?(?:なし|しない|され)|(?:契約|取引)(?:の)?(?:終了|打ち切り|解除)(?:の(?:連絡|申し出|知らせ|通知)|を(?:言|告|伝)|と(?:言|連絡)|に(?:なっ|な))|利用しない|解約(?:の(?:ご?連絡|申し出)|を(?:申|受|言)|が[^。]{0,6}件|され|となっ|に(?:なっ|な))|(?:うち|当社|弊社)から[^。]{0,12}(?:に|へ)[^。]{0,6}(?:移し|切り替|乗り換)"
)
_AGAIN_THEN = pattern(
    r"(?:半年|[0-9０-９一二三四五六七八九十]+(?:年|か月|カ月|ヶ月|ヵ月))後|(?:来|翌)(?:年|年度|期|春|夏|秋|冬)[^。]{0,12}(?:また|改めて|声|再度|もう一度)|次(?:の|回の)(?:更新|入替|入れ替え|改定|予算|入札)|次期"
)
_WON = pattern(
    r"(?:受注|成約)(?:し(?:た|まし)|決定|でき|に至|[!！。]|$)|(?:契約|採用|導入)が(?:決ま|取れ|まとま)|(?:ご)?(?:契約|注文)(?:を)?(?:いただ|頂)|選んで(?:くれ|いただ|くださ|もら)"
)
_DECIDED_BY = pattern(r"決め手|決定打|選(?:んで|ばれ)[^。]{0,14}(?:理由|わけ)")
_LEARNED = pattern(
    r"負け(?:た|まし)|(?:で|て)負け|差(?:だ|です|$|。)|反省|痛感|悔や|(?:べき|はず)(?:だった|でした|です)|足りなかっ|見誤|(?:最初|初め|はじめ)から|もっと早く|気づけ"
)
_TALLY = pattern(
    r"(?:架電|テレアポ|飛込み|飛び込み|声かけ|来場|来店|着座|通話|接続|返信|開封|契約|成約|受注|入会|注文|アンケート|問い合わせ|ブース|参加者|試乗|名刺)[^。]{0,12}[0-9０-９]+\s*(?:件|名|組|枚|軒|人|点)"
    r"|(?:契約|成約|受注|注文|返信)(?:は)?[0０]"
)
_LESS = pattern(
    r"(?:数量|所要|納品|注文|発注|生産|入庫|入居者|利用者?|会員|生徒|棚|稼働|仕入れ?|現場|配達員|営業|来期の枠|着工|袋氷|部数|本数|台数|個数|おしぼり|タオル)[^。]{0,24}(?:減[っらりる少]|[0-9０-９一二三]割減|半[減分]に|やめ|縮小|廃止)"
    r"|から[^、。]{0,10}に減|減らす"
)
_BETTER = pattern(
    r"待ち|不良|ミス|誤|損|クレーム|苦情|止ま|停止|故障|廃棄|時間|費|コスト|ロス|欠品|傷|残業|手間|工数|負担|回数|ガス|電気|洗浄"
)
_ROUTINE = pattern(
    r"納品のみ|定刻着|了承済|(?:、|に|の|は)了承(?:、|。|$)|変更なし|異常なし|動きなし|(?:補充|入れ?替え)(?:。|、|$)|社内で|^[0-9:： 　・]*帰社|^[0-9:： 　・]*出社"
)
_TALK = pattern(r"(?:雑談|世間話|近況)[^。「」]{0,12}[。]?$")
_WAITS = pattern(
    r"待つ(?:ほか|しか|べき)|待ち(?:です|だ|と|。|$)|押す話では|急(?:ぐ|がせる)話では|様子見|(?:後|あと)に(?:判断|決め)|(?:急ぐ|急がせる|焦る)(?:必要|こと)は?な|まだ早い|時期尚早|(?:これは)?仕方(?:が)?な"
)
_HAPPENED = pattern(r"取られて(?:い|る|しま)")  # no harm ahead
_GUESS = pattern(r"かもしれ|かも(?:[。？?]|$)|のでは|ではないか|だろうか|でしょうか")
_HARM = pattern(
    r"(?:恐れ|おそれ|懸念|妨げ|支障|逃[すしさ]|失[ういわっ]|落ちる|落ちそう|止まる|止まりそう|足りなくなる|切れる|離れ(?:る|そう)|取られ|痛手|足かせ|消える|赤字|細る|弱み)"
)

BESIDE = 2  # lines from a request to the one that tells why
_REASON = pattern(
    r"(?:理由|わけ|訳|背景|事情|なぜ)[^。]{0,14}(?:は|を(?:聞|伺|尋)|[、：:　]|と(?:聞|尋|伺))|たい(?:らし|よう(?:だ|で)|みたい)|からだ(?:そう|という|と[言聞の])|(?:ため|から)(?:だ|です)?とのこと"
)
_NO_REASON = pattern(r"(?:教え|聞け|聞か|わから|分から|答え)(?:て)?(?:もらえ|いただけ|くれ)?(?:な|ず|ませ)")
_CAUSES = word_set("原因 理由 要因 所為 起因 由来 訳")
_DECIDING = word_set("決め手 重視 軸 条件 要件 優先 基準 第一")
_LINKS = frozenset({"ため", "為", "せい", "所為", "から"})
_SO = pattern(r"[るいただな]ので(?![はすし])")
_BEFORE = ("、", "に", "で")
_FOUND = pattern(
    r"(?:不足|詰まり|詰まって|緩み|緩んで|摩耗|劣化|断線|設定|誤り|取り違え|打ち間違え|故障)(?:が|を|に)?(?:だった|でした|していた|い(?:た|まし)|見つか|判明|わかっ|分かっ)|[がとも]判明|(?:こと|の)が(?:わか|分か)っ(?:た|て)"
)  # what was found when it was looked into
_LOOKED = pattern(
    r"(?:調べ|確認し|点検し|測|開け|分解し|見返し|照合し)[^。]*(?:原因|[わ分]か(?:った|りま)|判明)|[がとも]判明|(?:の|こと|た)(?:が|と)(?:わか|分か)(?:った|りま)"
)  # a cause that was found
_UNSURE = pattern(r"らしい|と思|ようだ|ようです|かも|のでは|だろう|でしょう|はず|見[らて]れ|推測|可能性")
_JUDGES = pattern(
    r"ざるを得|と(?:は)?言え(?:る|ない|ます|ません)|(?:理由|必要|余地|見込み|可能性|心配)(?:は|が)?(?:なし|ない|薄い|低い|高い)[。]?$|(?:す|多|少な|高|安)すぎ"
)
_OCCASION = pattern(
    r"[①-⑳]の|(?:反省|教訓|失敗|失注|苦情|クレーム|指摘|要望|一件|結果|話|声|言葉|これ|それ|こと|連絡|依頼)(?:として|から学|をもとに|を(?:受け|踏まえ|きっかけ|生かし|活かし|機に))|の件(?:で|は|に|、|の)|(?:上記|先ほど|前述)の"
)


@remembered
def points_back(text: str) -> bool:
    """Whether an act names the occasion that the report told: ②の反省として, 今回の指摘を受けて, 見積の件で."""
    return _OCCASION.search(text) is not None


def tells_cause(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the place itself or a line of its matter says why something is so."""
    return _because(graph.text(segment)) or any(_gives_cause(graph, i) for i in _matter(graph, segment))


def tells_reason(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a line beside it says in so many words why somebody says or asks this: 理由は…, わけを聞くと…."""
    here = graph.by_thread[graph.segments[segment].thread]
    beside = (i for i in here if abs(i - segment) <= BESIDE)
    return any(_REASON.search(graph.text(i)) and not _NO_REASON.search(graph.text(i)) for i in beside)


def is_beside_told(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the line before or behind tells something heard, which may be why."""
    here = graph.by_thread[graph.segments[segment].thread]
    beside = [i for i in here if abs(i - segment) == 1 and graph.segments[i].label is Label.FACT]
    return any(hearsay(graph.text(i)) for i in beside)


def tells_deciding(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the matter tells what the customer decides by, or what holds them back."""
    return any(
        content_words(graph.text(i)) & _DECIDING or _has_topic(graph, i, "opposition") or _wants(graph, i)
        for i in _matter(graph, segment)
    )


def _matter(graph: ArgumentGraph, segment: int) -> Iterable[int]:
    here = graph.by_thread[graph.segments[segment].thread]
    return (i for i in here if graph.segments[i].label in (Label.FACT, Label.INTERPRETATION))


def _gives_cause(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    return (
        _has(graph, segment, EventKind.REASON_STATED)
        or s.kind is Kind.CAUSE
        or bool(content_words(graph.text(segment)) & _CAUSES)
        or _FOUND.search(graph.text(segment)) is not None
    )


def _has(graph: ArgumentGraph, segment: int, kind: EventKind) -> bool:
    return kind in graph.event_kinds.get(segment, ())


def _has_topic(graph: ArgumentGraph, segment: int, topic: str) -> bool:
    return any(e.kind is EventKind.DISCOVERY and e.detail == topic for e in graph.events_of.get(segment, ()))


def _wants(graph: ArgumentGraph, segment: int) -> bool:
    """「60日残るなら賛成する」, 「店で刷れるなら買う」: a condition in the customer's words."""
    return _has(graph, segment, EventKind.VERBATIM) and "なら" in graph.text(segment)


@remembered
def _because(text: str) -> bool:
    """Whether a text gives a reason before its predicate: 古く、…; 足りず…; 暗いので…; 入れ替えのため、…."""
    if _SO.search(text):
        return True
    tokens = tokens_of(text)
    for before, token in pairwise(tokens):
        if before.surface in _LINKS and before.pos[1] != "格助詞" and token.surface in _BEFORE:
            return True
        if before.surface == "ず" and before.pos[0] == "助動詞" and token.surface != "に":
            return True
        if before.pos[0] == "形容詞" and before.pos[5].startswith("連用形") and token.surface == "、":
            return True
    return False


def loss_told(graph: ArgumentGraph, thread: int) -> str | None:
    """Of a matter that was lost with its reason told: "learned" where the writer looks back on it, else "known"."""
    here = [i for i in graph.by_thread.get(thread, ()) if graph.segments[i].label is not Label.OTHER]
    if not any(_LOST.search(graph.text(i)) or _has(graph, i, EventKind.LOST) for i in here):
        return None
    if any(_LEARNED.search(graph.text(i)) for i in here if graph.segments[i].label is Label.INTERPRETATION):
        return "learned"
    return "known" if any(_gives_cause(graph, i) for i in here) else None


def lost_until(graph: ArgumentGraph, thread: int) -> bool:
    """Whether a lost matter tells when it may come up again: 半年後にまた, 次の更新は4年後."""
    return any(_AGAIN_THEN.search(graph.text(i)) for i in graph.by_thread.get(thread, ()))


def won_told(graph: ArgumentGraph, thread: int) -> int | None:
    """The line that tells that a matter was won, where what decided it is told as well."""
    here = [i for i in graph.by_thread.get(thread, ()) if graph.segments[i].label is not Label.OTHER]
    won = next((i for i in here if _WON.search(graph.text(i)) or _has(graph, i, EventKind.ORDER)), None)
    if won is None or any(_LOST.search(graph.text(i)) or _has(graph, i, EventKind.LOST) for i in here):
        return None
    return won if any(_DECIDED_BY.search(graph.text(i)) for i in here) else None


def is_tally(text: str) -> bool:
    """Whether a fact counts what came of our own calls, stands or visits: 架電82、契約0件."""
    return _TALLY.search(text) is not None


def is_less(text: str) -> bool:
    """Whether the customer's side takes or makes less: 発注を1割減らす; but not 待ちが減った."""
    return _LESS.search(text) is not None and _BETTER.search(text) is None


def is_routine(text: str) -> bool:
    """Whether a line tells the daily round, from which nothing is to be read: 納品のみ, 定刻着, 了承済."""
    return _ROUTINE.search(text) is not None


def is_talk(text: str) -> bool:
    """Whether a line tells that somebody was talked to and nothing of what was said: 店主と雑談."""
    return _TALK.search(text) is not None


def waits(text: str) -> bool:
    """Whether a view is that nothing is to be done for now."""
    return _WAITS.search(text) is not None


def fears(text: str) -> bool:
    """Whether a view sees harm ahead or a weak point, which is to be met and not to be proved; a mere guess is to be proved."""
    return _HARM.search(_HAPPENED.sub("", text)) is not None and _GUESS.search(text) is None


def is_found(text: str) -> bool:
    """Whether a line tells what was found when it was looked into, and no guess: 調べると締め忘れが原因."""
    return _LOOKED.search(text) is not None and _UNSURE.search(text) is None


def judges(text: str) -> bool:
    """Whether a line told as a fact is the writer's judgement: 多すぎると言わざるを得ない, 安泰と言えない, 急ぐ理由なし."""
    return _JUDGES.search(text) is not None
