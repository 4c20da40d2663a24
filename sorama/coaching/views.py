"""What a reading of the writer's is about, and so what would show it right or wrong."""

from __future__ import annotations

from sorama.coaching.aspects import norms_of
from sorama.coaching.links import kind_of
from sorama.coaching.topic import is_means
from sorama.model import ArgumentGraph, Kind
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

_WHY = pattern(r"(?:ため|から|せい|原因|要因)(?:なの)?(?:では|でしょう|です|だ|と思|と考|と見|か)")
_CONSENT = word_set("納得 賛成 通る 受け入れる 合意 了承 承認 採用 乗り換える 切り替える 前向き 考え")
_GRANTED = pattern(r"[てで](?:もらえ|いただけ|くれ)")
_DECIDING = word_set("決め手 軸 余地 選ぶ 選択 重視 優先 判断 決める 重んじる 基準 条件")
_WORRY = word_set("不安 気掛かり 抵抗 手間 負担 迷う 足踏み 懐疑 嫌がる 嫌 反対")
_MIND = word_set("関心 興味 意向 求める 望む 本音 期待 信頼 見える 好む 急ぐ 困る")
_RISK = pattern(
    r"(?:恐れ|おそれ|懸念|妨げ|支障|悪化|無駄|リスク|危険|手遅れ|二重の(?:費用|手間|出費|負担|支払)|逃[すしさ]|失[ういっ])(?!.*(?:減|防|避|抑|なくせ|無くせ|解消))"
)
_MINDS = (("consent", _CONSENT), ("deciding", _DECIDING), ("worry", _WORRY), ("mind", _MIND))
_SUM = word_set("上回る 下回る 下がる 上がる 減る 増える 半分 倍 割 足りる 収まる 浮く 超える 縮む 伸びる 済む")

MINDS = frozenset(name for name, _ in _MINDS)


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
