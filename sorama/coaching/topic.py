"""Whether two stretches of text speak of the same thing: shared content words, names and titles left out."""

from __future__ import annotations

import re
from itertools import pairwise

from sorama.memo import remembered
from sorama.model import ArgumentGraph, EntityKind, Kind, Label, SupportEdge
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern

SURE = 0.5  # confidence of an edge that may count without shared words, where the customer speaks
_CONTENT = {"名詞": ("普通名詞", "固有名詞"), "動詞": ("一般",), "形容詞": ("一般",), "形状詞": ("一般",)}
_EMPTY_WORDS = frozenset(
    re.split(
        r"\s+",
        "為る 有る 居る 成る 言う 思う 聞く 見る 行く 来る 伺う 出来る 遣る つく 付く 就く よる 因る 関する 対する 話す 会う 感じる 考える 頂く 下さる 申す 事 物 為 様 時 所 方 "
        "点 件 話 今日 本日 明日 昨日 今回 次回 前回 来週 今週 先週 来月 今月 先月 今年 来年 昨年 午前 午後 先方 相手 担当 担当者 弊社 当社 自社 御社 "
        "様子 感じ 印象 部長 課長 社長 専務 常務 次長 係長 主任 室長 所長 店長 院長 会長 工場長 営業 訪問 お客様 客 御客 顧客 内 うち",
    )
)


_WHO = (EntityKind.PERSON, EntityKind.CUSTOMER, EntityKind.COLLEAGUE)


@remembered
def content_words(text: str) -> frozenset[str]:
    """The words that carry the topic, in normalised form."""
    found = set()
    for token in tokens_of(text):
        if token.pos[1] in _CONTENT.get(token.pos[0], ()) and token.norm not in _EMPTY_WORDS and token.surface.strip():
            found.add(token.norm)
    return frozenset(found)


def words_of(graph: ArgumentGraph, segment: int) -> frozenset[str]:
    """Content words of a segment without the names of people and companies in it."""
    names = [e.name for e in graph.names_in(segment) if e.kind in _WHO]
    words = content_words(graph.text(segment))
    return words - frozenset().union(*map(content_words, names)) if names else words


def share_topic(graph: ArgumentGraph, one: int, other: int) -> bool:
    """Whether two segments have a content word in common."""
    return bool(words_of(graph, one) & words_of(graph, other))


def on_topic(graph: ArgumentGraph, fact: int, claim: int) -> bool:
    """Whether a fact really speaks for a claim: linked to it, and by a connective, a shared word or the customer's own voice."""
    if fact not in graph.grounds(claim):
        return False
    edges = [e for e in graph.supports if e.premise == fact]
    if any(e.cue is not None for e in edges) or share_topic(graph, fact, claim):
        return True
    others = (i for i in graph.by_thread[graph.segments[claim].thread] if i not in (fact, claim))
    if any(graph.segments[i].label is not Label.OTHER and share_topic(graph, fact, i) for i in others):
        return True
    return graph.segments[fact].kind is Kind.SAID and any(e.confidence >= SURE for e in edges)


_HEARD = pattern(
    r"(?:という|とのこと|との話|と(?:聞|言わ|伺|話|言っ|おっしゃ|仰)[^、。]*|って話)(?:です|だ|だった|でした)?[。！!]*$"
)
_KANJI = pattern(r"[一-鿿々]{2,}|[ァ-ヴー]{3,}")
_EMPTY_RUNS = pattern(r"必要|場合|状況|確認|説明|提案|検討|資料|見積|要る|入る|出る|持つ|取る|使う|多い|良い|無い")


@remembered
def hearsay(text: str) -> bool:
    """Whether a sentence ends in what somebody else said: 〜という, 〜とのこと, よいそうだ (but not なりそうだ)."""
    if _HEARD.search(text.strip()):
        return True
    if "そう" not in text and "らし" not in text:
        return False
    tail = [t for t in tokens_of(text) if t.surface.strip()][-5:]
    return any(t.surface == "そう" and t.pos[:2] == ("名詞", "助動詞語幹") for t in tail) or any(
        t.lemma == "らしい" and t.pos[0] == "助動詞" for t in tail
    )


def tie(graph: ArgumentGraph, premise: int, claim: int, edge: SupportEdge) -> bool:
    """Whether a reader sees in the words that one leads to the other: a connective, a shared word, a part of a compound."""
    return edge.cue is not None or tied(graph.text(premise), graph.text(claim))


def tied(one: str, other: str) -> bool:
    """Whether two texts share a word that is no name and no counter, or a part of one; what is ruled out (扉より、…) does not count."""
    return bool(_topics(one) & _topics(other))


def common(one: str, other: str) -> int:
    """How many such words two texts share."""
    return len(_topics(one) & _topics(other))


def ruled_out(claim: str, fact: str) -> bool:
    """Whether a claim sets aside what a fact speaks of: 扉より、…"""
    return any(content_words(m[0]) & content_words(fact) for m in _RULED_OUT.finditer(claim))


@remembered
def _topics(text: str) -> frozenset[str]:
    found = set()
    before = None
    for token in tokens_of(_RULED_OUT.sub("", text)):
        counter = before is not None and before.pos[1] == "数詞"
        before = token
        bare = counter or (token.pos[0] == "名詞" and (token.pos[1] == "固有名詞" or token.pos[2] == "助数詞可能"))
        if bare or token.pos[1] not in _CONTENT.get(token.pos[0], ()):
            continue
        if token.norm in _GROUPS or (
            not _PERSON.search(token.norm) and token.norm not in _EMPTY_WORDS and token.surface.strip()
        ):
            found.add(token.norm)
            for run in _KANJI.findall(token.norm):
                found |= {run[i : i + 2] for i in range(len(run) - 1)} if run[0] >= "一" else {run}
    return frozenset(w for w in found if not _EMPTY_RUNS.fullmatch(w))


_HEDGED = pattern(
    r"思|だろう|でしょう|ではない(?:か|でしょうか)|じゃないか|そう(?:だ|です|$|。)|よう(?:だ|です|$|。)|かも|考え|感じ|みて|見て|と(?:見|み)[たてら]|とみる|と見る|はず|恐れ|おそれ|存じ(?:ます|て)|可能性|見込|疑|推測|れる(?:。|$)"
)


@remembered
def is_hedged(text: str) -> bool:
    """Whether a view is marked as one: と思う, ようだ, ではないか."""
    return bool(_HEDGED.search(text))


_CAUSE = frozenset({"原因", "要因", "理由", "所為", "せい", "起因", "影響", "響く", "為", "由来"})


_CAUSE_THING = pattern(
    r"(?:原因|理由|要因|影響)を(?![^。、か]{0,12}と(?:見|み|考|思|推|読))"
)  # a thing that is dealt with: 辞める理由を減らす


@remembered
def is_cause(text: str) -> bool:
    """Whether a view says in so many words why something is so: 原因, せい, …からだ."""
    tokens = [t for t in tokens_of(text) if t.pos[0] not in ("補助記号", "記号", "空白")]
    reasons = (b for a, b in pairwise(tokens[-6:]) if b.norm == "から" and a.surface not in ("て", "で"))
    return (any(t.norm in _CAUSE for t in tokens) and not _CAUSE_THING.search(text)) or any(reasons)


_IF = pattern(r"ば|なら|[ただ]ら|ゃ|れ")


@remembered
def is_means(text: str) -> bool:
    """Whether a view says what would come of a means: 見せれば, この案なら."""
    return bool(_IF.search(text)) and any(t.pos[5].startswith("仮定形") for t in tokens_of(text))


@remembered
def is_past(text: str) -> bool:
    """Whether a text ends in the past."""
    last = next((t for t in reversed(tokens_of(text)) if t.pos[0] not in ("補助記号", "記号", "空白")), None)
    return last is not None and last.norm == "た" and last.pos[0] == "助動詞"


_OUGHT = pattern(r"[?？]|(?:ほう|方)が(?:よ|良|い)い|べき|しなければ|せねば")


@remembered
def is_ought(text: str) -> bool:
    """Whether a view is a question or says what ought to be done."""
    return bool(_OUGHT.search(text))


_RULED_OUT = pattern(r"[^、。：:はがをに]*(?:より(?:も|は)?、|ではなく(?:て)?、?|じゃなくて?、?)")
_GROUPS = frozenset({"店長", "現場", "患者", "家族"})
_PERSON = pattern(
    r"(?:長|役|様|さん|先生|氏|主任|師|担当|店主|大将|女将|親方|常務|専務|オーナー|奥様|主人|職人|スタッフ)$"
)
AMOUNT = pattern(
    r"[0-9０-９]+(?:[.．][0-9０-９]+)?(?:円|人|名|台|枚|個|本|箱|袋|社|店|校|園|軒|戸|棟|件|席|食|冊|部|キロ|kg|％|%)"
)
