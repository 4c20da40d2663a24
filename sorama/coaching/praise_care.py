"""Small things of a day's work that deserve praise: an own failing turned into a rule, a cause found out, a not-knowing followed up, a care for the reader."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.coaching.links import SURE, place
from sorama.coaching.praise_facts import LEAST, Praise, seed_of
from sorama.coaching.topic import hearsay, is_hedged
from sorama.model import ArgumentGraph, Kind, Label
from sorama.patterns import pattern

_LESSON = pattern(
    r"(?:反省|教訓|失敗)(?:として|から|を踏まえ|を受け|を生か|をもと)[^。]{6,}|"
    r"(?:同じ(?:ミス|失敗|間違い|行き違い|漏れ)|二度と)[^。]{0,12}(?:ないよう|防ぐ|なくす|繰り返さ)[^。]{6,}"
)
_TO_DO = pattern(r"(?:決め|直|作|設け|足|加え|替え|改め|変え|出す|書|確かめ|確認|通|そろえ|揃え|回|見る|見直|話|残)")
_CAUSE = pattern(
    r"(?:確認|確かめ|問い合わせ|調べ|照合|点検|聞き取り|尋ね|突き合わせ|たど)(?:する|る|してみる|てみる|をする)?(?:と|したら|たら|したところ|たところ)、?"
    r"[^。]{6,}(?:(?:こと|のが|と)(?:が|も)?(?:判明|わか|分か)|原因(?:だ|は|で))"
)
_UNKNOWN = pattern(
    r"(?:か|理由|わけ|事情|背景|中身|本音)(?:どうか)?(?:は|が|も)(?:まだ)?(?:不明|わから|分から|つかめ|聞けて(?:い)?な)"
)
_RUMOUR = pattern(
    r"(?:うわさ|噂)(?:の(?:段階|域)|なので|でしか|に(?:すぎ|過ぎ))|(?:本当|事実)か(?:どうか)?は(?:わから|分から|不明|まだ)|裏(?:は|が)?(?:まだ)?取れて(?:い)?な"
)
_ASKS = pattern(
    r"(?:聞|尋ね|訊|伺|確かめ|確認|問い合わせ)|(?:理由|わけ|事情|背景|本音|中身)を(?:知りたい|聞きたい|確かめたい|つかみたい)"
)
_MARKED = pattern(
    r"(?:印|付箋|ふせん|マーカー|目印|丸|しおり|下線|赤線|色|注|ふりがな|一言|手書きのメモ|手順書|早見表|見出し)を"
    r"(?:付け|つけ|貼っ|貼り|引い|引き|入れ|挟ん|挟み|添え|塗っ|振っ)(?:て(?:おい|お(?:き|い)|届け|送っ|渡し)[^。]{0,4}|まし)?た"
)
_GIVEN = pattern(
    r"てくれ|てくださ|ていただ|てもら|られた|ように(?:言|頼)|(?:様|さん|氏|先生|長|専務|常務|主任|店主|女将)(?:が|は|も)"
)
_ROLE = r"(?:社長|会長|専務|常務|部長|課長|工場長|店長|院長|園長|校長|理事長|所長|支店長|女将|奥様|奥さん|ご主人|役員|様|さん|氏)"
_DECIDER = pattern(
    rf"{_ROLE}(?:の?(?:[二三2-3２３]人|お二人|両名)|お?(?:一人|ひとり))?[がで](?:最終的に|最後に)?決め(?:る|て(?:い|お)る|られる)|決めるのは[^、。」か]{{0,10}}{_ROLE}"
)
_ASKED_FOR = pattern(r"を(?:電話で|先に|改めて)?(?:確かめ|確認し|お?尋ねし|伺っ|お?聞きし)(?:まし)?た[。]?\s*$")
NEAR = 3  # segments in the same thread between a not-knowing and the asking


def cares(graph: ArgumentGraph) -> Iterator[Praise]:
    """What deserves praise though no reading, figure or word of a customer stands out."""
    for i, s in enumerate(graph.segments):
        text = graph.text(i)
        if s.label is Label.OTHER or "「" in text:
            continue
        if s.label is Label.FACT and s.confidence >= SURE and _DECIDER.search(text) and not is_hedged(text):
            yield _praise(graph, "reason-asked/decider", i)
        if hearsay(text):
            continue
        if (hit := _LESSON.search(text)) and s.label is not Label.FACT and _TO_DO.search(hit[0]):
            name = "beyond-expectation/rule"
        elif s.label is not Label.ACTION and s.confidence >= LEAST and _CAUSE.search(text):
            name = "measured-fact/cause-found"
        elif (_UNKNOWN.search(text) or _RUMOUR.search(text)) and _is_followed(graph, i):
            name = "beyond-expectation/not-known"
        elif s.label is Label.FACT and s.kind is not Kind.SAID and (m := _MARKED.search(text)):
            if _GIVEN.search(text[: m.start()]) or _GIVEN.search(text[m.start() :]):
                continue
            name = "beyond-expectation/care"
        elif s.kind is Kind.OWN_ACT and _ASKED_FOR.search(text) and _is_answered(graph, i):
            name = "measured-fact/asked"
        else:
            continue
        yield _praise(graph, name, i)


def _praise(graph: ArgumentGraph, name: str, i: int) -> Praise:
    rule = name.partition("/")[0]
    return Praise(rule, (name,), place(graph, i), i, seed_of(graph, name, i), {}, frozenset({i}))


def _is_answered(graph: ArgumentGraph, asked: int) -> bool:
    """Whether the answer to what the writer asked stands right behind."""
    if asked + 1 == len(graph.segments):
        return False
    s = graph.segments[asked + 1]
    answer = s.label is Label.FACT and s.kind is Kind.SAID and s.confidence >= SURE
    return answer and s.thread == graph.segments[asked].thread


def _is_followed(graph: ArgumentGraph, unknown: int) -> bool:
    """Whether the writer goes after what is not known: an act or a deed of asking in the same thread."""
    s = graph.segments[unknown]
    after = [i for i in range(unknown + 1, len(graph.segments)) if graph.segments[i].thread == s.thread][:NEAR]
    return any(
        _ASKS.search(graph.text(i))
        and (graph.segments[i].label is Label.ACTION or graph.segments[i].kind is Kind.OWN_ACT)
        for i in after
    )
