"""What kind of quiet day a report tells: work at home, advice that was given, no answer to what was sent, a slip, a state of the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sorama.coaching.topic import hearsay
from sorama.model import ArgumentGraph, EntityKind, EventKind, Kind, Label
from sorama.patterns import pattern

FEW = 6  # lines of a day of work, at most
_STRUCK = pattern(
    r"(?:なるほど|もっとも|その通り|そのとおり|確かに(?:そう)?|勉強になっ|目からうろこ|見習い(?:た|ま)|さすが)[^。]{0,12}$"
)
_MOOD = pattern(
    r"(?:嬉し|うれし|悔し|くやし|情けな|恥ずかし|悲し|寂し|さみし|つら|辛|眠|暑|寒|しんど|きつ|楽し|ほっと|怖|申し訳な|へこ|落ち込|疲れ|くたくた|びしょ|緊張|焦っ)[^、。]{0,14}$"
)
_ADVISING = r"[^。]{0,40}(?:言われ|指摘され|注意され|教わ|助言|アドバイス|教えて(?:もら|いただ)|叱られ)"
_ADVISED = pattern(
    r"(?:先輩|上司|講師|トレーナー|指導員|リーダー|マネージャー|研修|ロープレ|ロールプレイ|勉強会|朝礼)" + _ADVISING
)
_TITLED = pattern(r"(?<![一-鿿ァ-ヴーの])(?:部長|課長|係長|主任|店長|所長|支店長)" + _ADVISING)
_SILENT = pattern(
    r"(?:送|メール|投函|配布|ＤＭ|DM|案内|手紙|はがき|ハガキ)[^。]{0,24}(?:返信|返事|反応|反響|問い合わせ|申し込み)(?:は|が|も)?[^。]{0,10}(?:ゼロ|0件|０件|な(?:し|い|かっ)|ありませ|来(?:て(?:い)?)?(?:な|ませ))"
)
_FORGOT = pattern(
    r"^[^がは]*(?:忘れ(?:て(?:い|しま|お)|た|まし)|失念|うっかり|(?:漏れ|漏らし|間違え|取り違え|入れ違え)(?:て(?:い|しま)|た|まし|そう))"
)
_INDOORS = pattern(
    r"(?:社内|終日|一日(?:中|がかり)?|倉庫|事務所|内勤|事務|電話番|電話当番|研修|勉強会|会議|ミーティング|朝礼|棚卸|在庫|入力|整理|封入|封かん|貼り替え|差し替え|箱詰め|梱包|仕分け|発送|印刷|名刺|清掃|洗車|点検|補充|配達|納品|検針|集金|巡回|採寸|経費精算|資料(?:の)?作成|引き継ぎ|引継ぎ|Ｅラーニング|Eラーニング|eラーニング|応援|準備|設営|撤収|立ち?会い|作業)"
)
_WORD = frozenset(
    {
        EventKind.VERBATIM,
        EventKind.REQUEST,
        EventKind.QUESTION,
        EventKind.COMPLAINT,
        EventKind.REFUSAL,
        EventKind.LOST,
        EventKind.ORDER,
        EventKind.TROUBLE,
        EventKind.DISCOVERY,
        EventKind.RESCHEDULED,
        EventKind.UNDONE,
    }
)
_NOTICED = pattern(
    r"(?:(?:あっ|あり|い)(?:た|ました)|(?:なって|売れ|割れ|枯れ|壊れ|増え|減っ)[^。]*)[。\s]*$"
)  # something was seen that may be taken up
_MET = pattern(
    r"面談|商談|打ち?合わ?せ|飛び?込み|雑談|会え|不在|留守|ショールーム|話せ|つながら|繋がら|電話に出|折り返|を希望|申し込|(?<!定期)訪問|預け"
)  # somebody was to be met
_NEXT_DAY = pattern(
    r"^[\s・]*(?:【?次回】?|次(?:の)?(?:訪問|配達|納品|補充|巡回|定期便?)?)(?:は|[:：　 ])?\s*[^をにへでが]{1,14}[。\s]*$"
)
_TRAINED = pattern(
    r"(?:研修|講習|勉強会|セミナー|説明会)(?:会)?(?:を|に|で|が)?[^。「」]{0,12}(?:受け(?:た|まし|て)|受講|参加(?:し|。|$)|出席(?:し|。|$)|出(?:た|まし))"
)  # the writer learned
_HANDED_OUT = pattern(
    r"(?:ポスティング|チラシ(?:配布|配り)|ビラ(?:配布|配り)|(?:チラシ|ビラ|ちらし|案内|DM|ＤＭ)[^。]{0,10}(?:配布|投函|配っ|配り終))[^。]{0,10}[0-9０-９,]+\s*(?:枚|部|通|軒|件|戸)"
    r"|(?:チラシ|ビラ|ちらし|案内)[^。]{0,6}[0-9０-９,]+\s*(?:枚|部|通|軒|件|戸)[^。]{0,8}(?:配布|投函|配っ|配り)"
)
_STUCK = pattern(
    r"(?:この|その)(?:点|所|ところ|段階)で(?:話が)?(?:止ま|詰ま|行き詰ま)|(?:ここ|そこ)で(?:話が)?(?:止ま|行き詰ま)|(?:話|商談|交渉|検討)(?:が|は)(?:止まって|進まな|進んでいな|足踏み)|膠着"
)
_ONCE_ANSWERED = pattern(
    r"(?:返事|回答|返信|連絡|結果|許可|承認|見積)[^。]{0,8}(?:来|届い|出|あっ|もらっ|いただい|取れ|下り)(?:たら|次第)|(?:返事|回答|連絡|結果|承認)(?:が)?(?:あり|来|届き)?次第"
)


def quiet(graph: ArgumentGraph, told: Iterable[int], segment: int) -> Iterator[str]:
    """What a quiet day's place is, the most special first: struck, mood, advised, silent, work."""
    here = [i for i in told if graph.segments[i].label is not Label.OTHER]
    text = graph.text(segment).rstrip("。！! 　\n")
    if any(is_struck(graph.text(i)) for i in here) and len(here) <= FEW:
        yield "struck"
    elif is_mood(text):
        yield "mood"
    if is_advised(graph, segment):
        yield "advised"
    if len(here) <= FEW and (is_trained(text) or (len(here) < 3 and any(is_trained(graph.text(i)) for i in here))):
        yield "trained"
    if _SILENT.search(text):
        yield "silent"
    elif is_handed_out(text):
        yield "handed-out"
    if len(graph.report.threads) < 2 and not _NOTICED.search(text) and is_work(graph, here):
        yield "work"


def is_struck(text: str) -> bool:
    """Whether a line only says that the writer was struck: なるほどと思った."""
    return "「" not in text and _STRUCK.search(text.rstrip("。！! 　\n")) is not None


def is_mood(text: str) -> bool:
    """Whether a line ends in how the writer feels: 情けなかったです, びしょびしょです."""
    return "「" not in text and not hearsay(text) and _MOOD.search(text.rstrip("。！! 　\n")) is not None


def is_advised(graph: ArgumentGraph, segment: int) -> bool:
    """Whether somebody of our own side told the writer what to do otherwise; a mere title is ours where no customer is named."""
    text = graph.text(segment)
    if _ADVISED.search(text) is not None:
        return True
    named = any(e.kind is EntityKind.CUSTOMER for i in range(len(graph.segments)) for e in graph.names_in(i))
    return not named and _TITLED.search(text) is not None


def is_forgotten(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the writer forgot or mistook something; no words of somebody else's."""
    text = graph.text(segment)
    told = graph.report.sentence_text(graph.segments[segment].sentence)
    return "「" not in text and not hearsay(told) and _FORGOT.search(text) is not None


def is_work(graph: ArgumentGraph, here: list[int]) -> bool:
    """Whether a few lines tell the day's work and nothing that came from a customer or weighs."""
    if not here or len(here) > FEW or any(graph.segments[i].label is not Label.FACT for i in here):
        return False
    if any(not graph.event_kinds.get(i, frozenset()).isdisjoint(_WORD) for i in here):
        return False
    if any(graph.segments[i].kind is Kind.SAID or is_forgotten(graph, i) or "「" in graph.text(i) for i in here):
        return False
    return any(_INDOORS.search(graph.text(i)) for i in here) and not any(_MET.search(graph.text(i)) for i in here)


def is_trained(text: str) -> bool:
    """Whether the writer was taught: 新しい検査機の研修を受けた."""
    return "「" not in text and _TRAINED.search(text) is not None


def is_handed_out(text: str) -> bool:
    """Whether a number of leaflets went out: チラシ300枚を配布."""
    return _HANDED_OUT.search(text) is not None


def is_stuck(text: str) -> bool:
    """Whether a line says that a matter does not move: この点で止まっている."""
    return "「" not in text and _STUCK.search(text) is not None


def is_next_day(text: str) -> bool:
    """Whether a plan tells a day and nothing else: 次回は金曜."""
    return _NEXT_DAY.search(text) is not None


def is_once_answered(text: str) -> bool:
    """Whether an act hangs on an answer that others owe: 回答が来たら…."""
    return _ONCE_ANSWERED.search(text) is not None
