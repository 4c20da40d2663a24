"""What a reading of the writer's is about, and so what would show it right or wrong."""

from __future__ import annotations

from sorama.coaching.links import kind_of
from sorama.coaching.segments import norms_of
from sorama.coaching.topic import is_means
from sorama.memo import remembered
from sorama.model import ArgumentGraph, Kind
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set
from sorama.report import Token

_WHY = pattern(r"(?:ため|から|せい|原因|要因)(?:なの)?(?:では|でしょう|です|だ|と思|と考|と見|か)")
_CONSENT = word_set("納得 賛成 通る 受け入れる 合意 了承 承認 採用 乗り換える 切り替える 前向き 考え")
_GRANTED = pattern(r"[てで](?:もらえ|いただけ|くれ)")
_DECIDING = word_set("決め手 軸 余地 選ぶ 選択 重視 優先 判断 決める 重んじる 基準 条件")
_WORRY = word_set("不安 気掛かり 抵抗 手間 負担 迷う 足踏み 懐疑 嫌がる 嫌 反対 不満 悩み 怒る")
_MIND = word_set("関心 興味 意向 求める 望む 本音 期待 信頼 見える 好む 急ぐ 困る")
_RISK = pattern(
    r"(?:このまま(?:では|だと|で|[^、。]{0,12}(?:ば|たら|と))|恐れ|おそれ|懸念|妨げ|支障|悪化|無駄|リスク|危険|手遅れ|二重の(?:費用|手間|出費|負担|支払)|逃[すしさ]|失[ういっ])(?!.*(?:減|防|避|抑|なくせ|無くせ|解消))"
)
_MINDS = (("consent", _CONSENT), ("deciding", _DECIDING), ("worry", _WORRY), ("mind", _MIND))
_WEIGHED = pattern(
    r"(?:裏付け|裏づけ|根拠|証拠|材料|後押し|決定打|説得力)[^、。]{0,6}?(?:な[るりっ]|弱|乏し|欠け|足り|不足|不十分|十分|ある|あり)"
    r"|(?:これ|それ|だけ)で(?:は|も)?[^、。]{0,4}(?:弱い|足り|不足|不十分|十分)"
)
_SUM = word_set("上回る 下回る 下がる 上がる 減る 増える 半分 倍 割 足りる 収まる 浮く 超える 縮む 伸びる 済む")
_ASIDE = pattern(r"(?:では|じゃ|で)な(?:く|い、)|より(?:も|は)?(?=[、「ぁ-んァ-ヶ一-鿿])|(?:と|って)[いゆ]うより")
_PEOPLE = pattern(r"(?:様|さま|さん|氏|殿|先生|長|主任|担当者?)$")
_MODIFYING = ("動詞", "形容詞", "形状詞", "助動詞", "連体詞")
_NOUNS = ("名詞", "接尾辞", "接頭辞", "代名詞")
_BARE = (
    "此れ",
    "其れ",
    "何",
    "今",
    "所",
    "前",
    "物",
    "事",
    "以前",
    "予定",
    "想定",
    "予想",
    "想像",
    "普段",
    "平均",
    "目標",
    "昨年",
    "去年",
    "先月",
    "先週",
    "他社",
    "他",
)
MINDS = frozenset(name for name, _ in _MINDS)


def is_weighed(graph: ArgumentGraph, reading: int) -> bool:
    """Whether a reading weighs what is at hand (裏付けになる, これだけでは弱い) and foretells nothing."""
    return _WEIGHED.search(graph.text(reading)) is not None


def about(graph: ArgumentGraph, reading: int) -> str:
    """What a reading is about: a "cause", a "risk", the customer's "consent", "deciding", "worry" or "mind", what a "means" would bring, a "sum"; else "open"."""
    text = graph.text(reading)
    norms = norms_of(graph, reading)
    if _WHY.search(text) or kind_of(graph, reading) is Kind.CAUSE:
        return "cause"
    if _RISK.search(text):
        return "risk"
    if _GRANTED.search(text):
        return "consent"
    for name, words in _MINDS:
        if norms & words:
            return name
    if is_means(text):
        return "means"
    return "sum" if norms & _SUM and any(t.pos[1] == "数詞" for t in tokens_of(text)) else "open"


def _of_noun(tokens: list[Token], at: int) -> bool:
    """Whether a token belongs to the noun that ends the tokens: a noun, の between nouns, the stem before さ or 方."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.pos[0] in _NOUNS:
        return True
    if after is not None and after.pos[0] == "接尾辞":
        return token.pos[0] in ("形容詞", "形状詞", "動詞")
    return token.surface == "の" and after is not None and at > 0 and tokens[at - 1].pos[0] in _NOUNS


@remembered
def set_aside(text: str) -> str | None:
    """The other view that a reading sets aside: 音 of 音ではなく響きが気になる."""
    found = _ASIDE.search(text)
    if found is None:
        return None
    before = [t for t in tokens_of(text) if t.end <= found.start()]
    taken = len(before)
    while taken and _of_noun(before, taken - 1):
        taken -= 1
    words = before[taken:]
    words = words[1:] if words and words[0].pos[0] == "代名詞" else words
    if taken and (before[taken - 1].pos[0] in _MODIFYING or before[taken - 1].surface == "の"):
        return None  # 切る機械より: the noun alone is not what is set aside
    if (
        not words
        or words[-1].norm in _BARE
        or _PEOPLE.search(words[-1].surface)
        or words[-1].pos[1] == "数詞"
        or words[-1].pos[2] == "助数詞可能"
    ):
        return None
    return text[words[0].start : words[-1].end].strip() or None
