"""What of the writer's own thinking and doing a report is praised for: a mind changed, a look of one's own, an honest word, a trial, a plain reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sorama.coaching.aspects import is_attitude
from sorama.coaching.certainty import is_certain
from sorama.coaching.links import SURE, is_reading, place
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.praise_chains import ASSURED, CHAIN, is_contrast
from sorama.coaching.praise_facts import BRIEF, Praise, seed_of, whole
from sorama.coaching.segments import kinds_at
from sorama.coaching.topic import hearsay, is_cause, is_hedged, is_means, is_ought, is_past
from sorama.coaching.wishes import is_felt, is_open, is_sweeping, is_typed, is_wish
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.patterns import pattern
from sorama.span import Span

_CHANGED = pattern(
    r"(?:思い直|考え直|見直す必要があると(?:気づ|わか)|考え(?:方)?を(?:改め|変え)|見方(?:を変え|が変わ)|認識を改め)(?:し|さ|る|た|て|ま|ら|っ)"
    r"|(?:想像|予想|想定|見立て|思って?い?た(?:の|こと)?)とは?(?:まったく|全く|まるで)?(?:逆|反対)(?:だ|で)(?:った|した)?"
    r"|(?:思い違い|思い込み|早合点|見込み違い|考え違い|読み違い)(?:を(?:して|しま)|だった|でした)|(?:読み違えて|見誤って|決めつけて|取り違えて)い(?:た|まし)"
    r"|(?:思って|思い込んで|考えて|見て|踏んで|書き|書いて|報告し)(?:い)?(?:た|ました)が[^。]{0,24}(?:違[っいう]|ではなかった|外れ|逆だ|思い込み)"
    r"|(?:思って|思い込んで|考えて|見て|みて|踏んで|読んで)い(?:た|ました)が、?[^。]*(?:聞くと|聞いたら|伺うと|調べると|数えると|見ると|実際(?:は|には)|本当は|によると|(?:話|説明)では|(?:アンケート|調査|記録|数字|現場)では)"
)
_OWNED = pattern(
    r"(?:準備|説明|提案|資料|質問|焦点|狙い|ねらい|見積|聞き方|進め方|順番|話)[^。、]{0,6}(?:ずれて|足りて|浅かった|甘かった|足りなかった|不足して|早すぎ|間違って)"
    r"|(?:自分|私|こちら|当方|うち)の(?:準備|説明|確認|資料|聞き方|進め方|話し方|言い方|見せ方|売り方|思い込み|見落とし|伝え方|段取り|勉強|調べ|読み)[^。、]{0,10}(?:ず?れて|不足|足り|浅|甘|早|悪|遅|古|少な|すぎ|だった|でした|原因)"
    r"|(?:自分|私)(?:は|が|ばかり)[^。]{2,24}(?:ばかり|前に|すぎて|だけ|すぐ)[^。]{0,14}て(?:い|しまっ)(?:た|ました)[。]?\s*$"
    r"|(?:資料|提案|説明|準備)に?[^。、]{0,8}(?:なって|できて)い(?:なかった|ませんでした)[^。、]{0,4}と(?:反省|気づ|気付|思)"
)
_HONEST = pattern(
    r"(?:(?<![「『])正直に|包み隠さず|隠さず|ありのまま|率直に)[^。「」]{0,20}(?:伝え|話し|申し上げ|説明し|答え|お伝え|認め|書[いきく]|渡[すし]|報告し|出し)"
    r"|(?:悪い|弱い|不利な|劣る|合わない|向かない|高い|遅い)(?:点|所|ところ|面|部分|こと)も(?:含めて|合わせて|一緒に|すべて|全部)[^。「」]{0,14}(?:伝え|話し|説明|渡|書|出|見せ)"
    r"|(?:できない|対応できない|間に合わない|合わない|要らない|必要ない)(?:こと|もの|と)は[^。「」]{0,10}(?:先に|はっきり|その場で)[^。「」]{0,8}(?:伝え|話し|申し上げ|断)"
    r"|(?:要らない|必要ない|不要だ?)と(?:お伝え|伝え|お話し|申し)"
    r"|(?:無理|できない)なものは(?:無理|できない)と[^。「」]{0,8}(?:伝え|話し|申し上げ)"
    r"|(?:安い|小さい|下位の)(?:方|ほう|機種|プラン)を(?:お?勧め|すすめ|お?薦め|提案し)(?:まし)?(?:た|る|て)(?!の)"
)
_RESTRAINT = pattern(
    r"無理に[^。「」]{0,6}(?:勧め|すすめ|薦め|売ら|売り込|押)[^。「」]{0,10}(?:ない|ず|なかった|ません)|(?:押し付け|押しつけ|売り込み)[^。「」]{0,10}(?:やめ|控え|せず|しなかった)"
)
_CAUGHT = pattern(
    r"(?:のが|ことが|点が|様子が|顔が|一言が)(?:少し|ずっと|妙に)?(?:気になった|気になりました|引っかかった|引っかかりました)"
)
_SUBJECT = pattern(r"(?:様|さん|氏|先生|長|専務|常務|主任|女将|店主|担当者?|お客様|先方)(?:は|が|も)[^、。]*$")
_GIVEN = pattern(r"てくれ|てくださ|ていただいた|てもらった|と言われ|とのこと|とおっしゃ")
_OFFERED = pattern(
    r"(?:実験|試験|試作|試食|試用|試飲|試着|お試し|トライアル|テスト|実測|比較|立ち会い|調査|体験|見学|サンプル|条件|案)[^。、「」]{0,14}(?:を|に)(?:申し出|持ちかけ|切り出し|(?:こちら|自分|私)から(?:出し|申し出|提案|言))"
    r"|(?:こちら|自分|私|当方)から[^。、「」]{0,16}(?:申し出|持ちかけ|切り出し|提案し|出し)"
    r"|(?:という|との)(?:条件|案|形)を(?:自分|こちら|私)から"
)
_TRIED = pattern(
    r"(?:(?:まず|先に)[^。「」]{0,24}(?:だけ|1|１|一|数|２|2)[^。「」]{0,24}(?:試|貸し出|貸与|置|使|入れ)|(?:前後|両方|並べ|同じ条件)[^。「」]{0,8}で?(?:比べ|比較|測)|ブラインド|実測し)"
    r"[^。「」]{0,24}(?:提案し|ことにし|ことで(?:合意|了承|話)|約束し|決め|合意し|判断|いただく|もらう|返し|測る|試す|比べる)"
)
_LOOKED = pattern(
    r"(?:地図|図面|グラフ|表|カレンダー|方眼紙)に(?:落と|並べ|書き込|書き出|起こ|まとめ)(?:し|て|ん|い|め)?(?:込)?(?:たら|てみ(?:ると|たら)|たところ|てみたところ|すと|ると|むと)"
    r"|自分で[^。「」、]{0,10}てみ(?:ると|たら|たところ)|自分で[^。「」、]{0,8}(?:見|測|計|数え|試|歩|使|食べ|調べ|乗)[^。「」、]{0,6}(?:たら|ると|たところ)"
    r"|(?:数え|測っ|計っ|立っ|歩い|回っ)(?:て(?:み|い))?たら、|(?:横|そば|隣|半日|一日|現場|店先)(?:で|に立って)?[^。「」、]{0,6}(?:見ていたら|見ていると|数えたら|数えると)|試しに[^。「」]{2,}たら、"
    r"|(?:測|計|数え|量)(?:らせて|させて|って|て)(?:みた|みました|もらった|もらいました|いただいた|いただきました)|写真(?:を|に)(?:撮|残|収め)[^。「」]{0,4}(?:ところ|たら|ると)|自分の(?:目|足|手)で[^。「」]{2,}(?:ところ|たら|と)、"
    r"|(?:聞き直し|読み返し?|読み直し?|見返し?|突き合わせ|照らし合わせ|見比べ|付き合わせ|洗い直し|集計し|数え直し|測り直し|並べ)(?:る|す|てみる)?(?:と|てみたら|たら|たところ)、?"
    r"|(?:改めて|もう一度|あらためて|一つずつ|一件ずつ|全部)[^。「」]{0,10}(?:見|読|調べ|確かめ|数え)(?:返す|直す|て回る|る|てみる|む|返し)?(?:と|たら|たところ)、?"
    r"|(?:記録|日誌|伝票|台帳|履歴|実績|一覧|帳票|データ|控え|ログ|帳簿|決算書|シフト表|日報)を[^。「」]{0,12}(?:拝見|見せて(?:もら|いただ)|見|読み?|めく|調べ)(?:する|し|う|く|っ|い|返す)?(?:と|たら|たところ|だいたところ|だくと|ったところ)、?"
)
_MAIN = pattern(
    r"(?:鍵|決め手|分かれ目|分かれ道|判断基準|判断の基準|本筋|急所|ネック|突破口|勝負どころ)(?:に(?:な|あ)|だ|で(?!も)|と(?:な|見|考|思|感)|なの|は[^。]{2,}(?:だ|です|か|こと)|[。、]|$)"
)
_JUDGED = pattern(
    r"(?:か|と|だと)(?:判断|推測|推察|見立て|見た|見ている|見ます|見て(?:い|お)|みて|踏ん|読ん|考え(?!直|を改|て(?:もら|いただ))|感じ|思(?:った|い|う|わ)|悟っ|気づ|気付|わかっ|分かっ)[^。「」]{0,8}[。、]?\s*$"
    r"|(?:感じ|気)が(?:する|します|した|しました)[。]?\s*$"
    r"|(?:線|案|形|手|のが|やり方)が(?:現実的|妥当|無難|早い|近道)(?:だ|です|だろう|でしょう)?[。]?\s*$"
)
_GUESSED = pattern(
    r"^[・\s]*(?:ということは|つまり|要するに|だとすると|となると|だから|すると)|(?:はず|計算(?:になる|です|だ|になり)|だろう|でしょう)"
)
_UNLESS = pattern(
    r"(?:ない|ぬ)(?:まま|限り|うちは)[^。「」]{3,}(?:ない|無駄|ません|難しい|続かない)(?:と[^。「」]{1,6})?[。、]?\s*$"
)
_NO_USE = pattern(
    r"ても[^。「」]{0,10}(?:進まない|始まらない|無駄|意味がない|変わらない|定着しない|伝わらない|決まらない|届かない)"
)
_LESSON = pattern(
    r"[てで](?:い)?(?:れば|たら|なければ)[^。]*た(?:かも|はず|だろう|でしょう|のでは|計算)"
)  # a past that was not: 早く出していれば、入れてもらえた
_AHEAD = pattern(
    r"(?:れ|け|め|せ|べ|ね)ば(?!(?:なら|いけ|よ|良|い)[いなか])[^。]{3,}(?<!た)(?:はず|そう|だろう|でしょう|と[思見考感]|公算|見込み)"
    r"|(?:たら|なら)、[^。]{3,}(?<!た)(?:はず|そう|だろう|でしょう|と[思見考感]|公算|見込み)"
)  # what comes if something is done
_IS_SO = pattern(
    r"(?:客|人|方|会社|店|先|層|相手|タイプ|案件)(?:様|さん)?(?:だ|です|なの|である)?(?:と|[。、]|$)"
)  # what somebody is
_OTHERS = pattern(r"て(?:くれ|くださっ|いただい|もらっ)て?(?:い)?(?:れば|たら)|(?:先方|相手|お客様)(?:が|の)")
_OWN_FIELD = pattern(r"^[\s【\[■●◆・]*(?:考え|読み|所感|考察|見立て|仮説|私見|気づき)[】\]]?\s*[:：]?")
_ARROW = pattern(r"→\s*([^→]{6,})$")
_UNKNOWN = pattern(r"でしょうか|だろうか|ますか|つかめていな|わからな|分からな|不明|見えていな|見えな")
_EMPTY_VIEW = pattern(
    r"問題な|大丈夫|決めてもら|出してもら|買って(?:もら|いただ|くださ)|決まる(?:と|はず|だろう|でしょう)|受注|契約(?:でき|して|いただ|になる)|行けると|いけると|収まるはず|まずまず|成果(?:だ|と)|知識(?:が|不足)|需要(?:が|は)ある|仕方が?な|しょうがな|不景気|景気|大変(?:な|だ)|リストが|惜しい|悔や|くやし|悔し|雰囲気|空気が|思いは強|仲良|もっとも|納得(?:した|だ|です)?[。]?$|よかった|良かった|厳しかった|難しいと|手応え|好感触|感触|興味|関心|乗り気|前向き|喜んで|満足|脈|もう少し|勉強|頑張|努め|努力|大切(?:だ|さ)|大事(?:だ|さ)|必要性|嬉し|うれし|ありがた|楽しみ|心配だ|不安だ|可能性が(?:高い|ある)と思(?:う|い)ます?。?$"
)
_FELT_SO = pattern(r"(?:感触|手応え)を(?:受け|得|持っ|つかん)(?:まし)?[ただ]")  # says how sure, behind what is seen
_SAID_SO = pattern(
    r"(?:回答|返事|返答|意見|指摘|評価|連絡|お声|お話|との言葉|要望)(?:が|を)?(?:あ(?:り|っ)|もら|いただ|頂|でし|です|だ|。|$)"
)
_BUT = pattern(r"が、?\s*$")
_QUOTED = pattern(r"「[^「」]*」")
_PEOPLE = pattern(r"(?:様|さん|氏|先生|長|専務|常務|主任|女将|店主|担当者?|お客様|先方)(?:は|が|も)")
_SPOKEN = pattern(r"」と(?!考え|思|見て|見込|決めつけ|書|報告|申し出|持ちかけ|いう(?:見立て|読み|仮説|考え)|お?伝え)")
LONG = 12  # letters of a reading that says something by itself
NEXT = 2  # segments behind a look that may hold what was made of it


def _ours(graph: ArgumentGraph, i: int) -> bool:
    """Whether a segment is the writer's: told by nobody else and by no quotation."""
    text = graph.text(i)
    return graph.segments[i].label is not Label.OTHER and not _SPOKEN.search(text) and not hearsay(text)


def _acting(text: str, found: re.Match[str]) -> bool:
    """Whether nobody else is the subject of what was found."""
    return _SUBJECT.search(text[: found.end()].rpartition("、")[2] or text[: found.end()]) is None


def changed(graph: ArgumentGraph) -> Iterator[Praise]:
    """A mind changed, or one's own part in what went wrong."""
    for i in range(len(graph.segments)):
        text = graph.text(i)
        if not _ours(graph, i) or _GIVEN.search(text) or is_certain(graph, i):
            continue
        text = _with_end(graph, i)
        new = _CHANGED.search(text)
        hit = new or _OWNED.search(text)
        if hit is None or not _acting(text, hit):
            continue
        name = "changed" if new is not None else "owned"
        names = (f"checked-hypothesis/{name}",)
        place_ = Span(graph.segments[i].start, graph.segments[i].start + len(text))
        yield Praise("checked-hypothesis", names, place_, i, seed_of(graph, name, i), {}, frozenset({i}))


def _with_end(graph: ArgumentGraph, i: int) -> str:
    """The text of a segment, with the rest of its sentence where it stops at が: 価格だと思っていたが、違った."""
    text, s = graph.text(i), graph.segments[i]
    if not _BUT.search(text) or i + 1 == len(graph.segments) or graph.segments[i + 1].sentence != s.sentence:
        return text
    return graph.report.text[s.start : graph.segments[i + 1].end]


def deeds(graph: ArgumentGraph) -> Iterator[Praise]:
    """What was told honestly, offered without being asked, or laid out as a trial."""
    for i, s in enumerate(graph.segments):
        text = graph.text(i)
        if not _ours(graph, i):
            continue
        if _HONEST.search(_QUOTED.sub("", text)) and not _GIVEN.search(text):
            name = "honest"
        elif _RESTRAINT.search(text) and s.kind is not Kind.SAID:
            name = "restraint"
        elif _OFFERED.search(_QUOTED.sub("", text)):
            name = "offered"
        elif _TRIED.search(text) and s.confidence >= SURE / 2 and s.kind is not Kind.SAID:
            name = "tried"
        elif _CAUGHT.search(text):
            name = "caught"
        else:
            continue
        names = (f"beyond-expectation/{name}",)
        yield Praise("beyond-expectation", names, place(graph, i), i, seed_of(graph, name, i), {}, frozenset({i}))


def found(graph: ArgumentGraph, *, read: bool) -> Iterator[Praise]:
    """What the writer looked up or laid out; with `read`, where a reading comes right with it or behind it."""
    for i, s in enumerate(graph.segments):
        text = graph.text(i)
        hit = _LOOKED.search(text)
        if hit is None or not _ours(graph, i) or not _acting(text, hit):
            continue
        if hit[0].rstrip("、").endswith("たら") and not is_past(text):
            continue  # what would be seen
        if not read:
            names = ("measured-fact/own-look",)
            yield Praise("measured-fact", names, place(graph, i), i, seed_of(graph, names[0], i), {}, frozenset({i}))
            continue
        if s.label is Label.INTERPRETATION and (is_hedged(text) or is_cause(text)):
            names = (f"{CHAIN}/found",)
            yield Praise(CHAIN, names, place(graph, i), i, seed_of(graph, "found", i), {}, frozenset({i}))
            continue
        for r in range(i + 1, min(i + 1 + NEXT, len(graph.segments))):
            if graph.segments[r].thread == s.thread and is_own_reading(graph, r):
                slots = {"fact": segment_mention(graph, i, BRIEF)}
                names = (f"{CHAIN}/found-then",)
                seed = seed_of(graph, "found", r)
                yield Praise(CHAIN, names, whole(graph, r), r, seed, slots, frozenset({i, r}))
                break


def alone(graph: ArgumentGraph) -> Iterator[Praise]:
    """Readings that are surely the writer's, whatever they rest on: first the one that names the main matter."""
    ranked = sorted((-_weight(graph, i), i) for i in range(len(graph.segments)) if is_own_reading(graph, i))
    for _, i in ranked:
        form = _form(graph, i)
        names = (f"{CHAIN}/{form}", f"{CHAIN}/alone")
        yield Praise(CHAIN, names, whole(graph, i), i, seed_of(graph, "alone", i), {}, frozenset({i}))


def _form(graph: ArgumentGraph, i: int) -> str:
    """What a reading is praised for: a lesson drawn from the past, the main matter, what is needed first, what time will show; else its being there."""
    text = graph.text(i)
    past = _LESSON.search(text) is not None
    if past and not _OTHERS.search(text):
        return "looked-back"
    if _MAIN.search(text):
        return "main"
    if _UNLESS.search(text):
        return "unless"
    return "ahead" if not (past or _IS_SO.search(text)) and _AHEAD.search(text) else "alone"


def is_own_reading(graph: ArgumentGraph, i: int) -> bool:
    """Whether a segment says in its own words what the writer makes of the matter: と判断, が鍵, のではと推測, 着地点があるはず."""
    s, text = graph.segments[i], graph.text(i)
    if s.label not in (Label.INTERPRETATION, Label.FACT) or len(text) < LONG or not _ours(graph, i):
        return False
    if (
        ASSURED.search(text)
        or _EMPTY_VIEW.search(_FELT_SO.sub("", text) if is_contrast(text) else text)
        or _SAID_SO.search(text)
        or _UNKNOWN.search(text)
        or is_sweeping(text)
        or is_wish(text)
        or is_open(text)
        or is_felt(text)
        or is_typed(text)
        or _CHANGED.search(text)
    ):
        return False
    if (
        EventKind.OPEN_QUESTION in kinds_at(graph, i)
        or is_attitude(graph, i)
        or (s.label is Label.FACT and s.kind is Kind.OWN_ACT)
    ):
        return False
    judged, main = bool(_JUDGED.search(text)), _MAIN.search(text) is not None
    if s.label is Label.FACT:
        if (after := _ARROW.search(text)) is not None:
            return is_contrast(after[1])
        return (judged or (main and _OWN_FIELD.search(text) is not None)) and ("「" not in text or main)
    if is_ought(text):
        return is_cause(text) and is_hedged(text) and s.confidence >= SURE
    if _GUESSED.search(text) and not _PEOPLE.search(text):
        return True
    if is_reading(graph, i) and (judged or is_contrast(text) or is_cause(text) or is_means(text)):
        return True
    return judged or any(p.search(text) for p in (_MAIN, _UNLESS, _NO_USE))


def _weight(graph: ArgumentGraph, i: int) -> int:
    text = graph.text(i)
    return 2 * bool(_MAIN.search(text)) + is_contrast(text) + is_cause(text) + bool(_JUDGED.search(text))
