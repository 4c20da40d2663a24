"""Whether what comes next can show a reading right or wrong."""

from __future__ import annotations

from sorama.coaching.links import Links
from sorama.coaching.topic import is_cause, tied
from sorama.model import ArgumentGraph
from sorama.patterns import pattern

POINTS_BACK = pattern(
    r"(?:^|[、。はがをにで・\s])[こそ](?:の(?!ほか|他|間|まま|場|日|後|前|際|とき|時|機会|うえ|上)|れ(?!から|まで|と|で))|同じ|上記"
)
_LETTERS = pattern(
    r"(?![日月年時分見積書提出届渡送訪問持参伺行会話聞確認来先今前後一二三四五六七八九十百千万何全各方同大小中上下出入])[一-鿿]"
)
_REGRET = pattern(
    r"(?:て|で)(?:いれば|いたら|おけば|おいたら|れば)[^。]*(?:かも|はず|た)|のが響い(?:た|てしま)|悔やま|悔し|くやし|べきだった|べきでした|(?:の|こと|穴)が(?:まず|いけな|いけま|痛|悪|敗因|足りなかった|あった)|(?:敗因|落ち度|間違い|反省|失敗)(?:だ|です|でし|で|。|$)"
)
_DECIDED = pattern(
    r"ほか(?:は|に)?(?:な|ござ)|しかな|ないと(?:いけ|だめ|ダメ|まず|間に合|勝|負|厳し)|(?:て|で)もいい(?:かな)?|(?:が|も|すぐ)(?:要る|要ります|必要)|ざるを得|もったいな|まだ早|唯一の|なければ(?:なら|いけ)"
    r"|間に合(?:わな|いま)|でいい(?:かな)?[。]?$|現実解|現実的[。]?$|勝負どころ|急務|先決|だけでいい|しよう[。]?$|二択|ことにした|落としどころ"
)

_DENIED = pattern(
    r"(?:ない|ません|ぬ|ず|無理|難しい|厳しい|断られる|断られ)(?:と(?:思|考|み|見|感|存)[^。]*|だろう|でしょう|だ|です|はず(?:だ|です)?|かもしれない)?[。\s]*$"
)


def denies(text: str) -> bool:
    """Whether a reading foretells that somebody will not agree."""
    return _DENIED.search(text) is not None


def regrets(text: str) -> bool:
    """Whether a reading looks back at what went wrong on our side: no next act can show it right."""
    return _REGRET.search(text) is not None


def decides(text: str) -> bool:
    """Whether a reading says what has to be done or cannot be done in time: it is acted on, not found true."""
    return _DECIDED.search(text) is not None


def shows(graph: ArgumentGraph, reading: int, act: int, links: Links) -> bool:
    """Whether an act that looks or asks can test a reading: it shares its matter, points back, or looks at what a cause explains."""
    text = graph.text(act)
    if near(graph.text(reading), text) or POINTS_BACK.search(text):
        return True
    ground = links.ground(reading)
    return is_cause(graph.text(reading)) and ground is not None and near(graph.text(ground), text)


def near(one: str, other: str) -> bool:
    """Whether two texts share a topic, or only a letter of one: 湿度 and 加湿器."""
    return tied(one, other) or bool(set(_LETTERS.findall(one)) & set(_LETTERS.findall(other)))
