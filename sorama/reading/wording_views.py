"""Judgements on views: minds stated as known, asides, open questions, sweeping conclusions."""

from __future__ import annotations

from itertools import pairwise

from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause
from sorama.reading.line import CONCLUDES
from sorama.reading.words import word_set

_ASIDE = word_set("猶 尚 なお 因みに ちなみに 其の他 後 余談 抑 其れと")
_QUESTION = word_set("何 何故 どう 如何 どこ 何処 誰 どれ どの 何時")


def is_mind_stated(c: Clause) -> bool:
    """The customer's mind or situation told without a mark that it is the writer's view."""
    if c.hedged or c.quotes or c.norms & classes.OWN:
        return False
    bond = "関係" in c.norms and bool(c.norms & {"良い", "良好", "築く", "築ける", "強い", "深い"})
    return bond or bool(c.norms & classes.MIND) or _desires(c) or customer_is_topic(c)


def _desires(c: Clause) -> bool:
    return any(t.norm in ("がる", "たがる") or t.lemma.endswith("がる") for t in c.tokens)


def customer_is_topic(c: Clause) -> bool:
    """Whether somebody on the customer's side is what the clause is about."""
    return not c.norms.isdisjoint(classes.CUSTOMER) and any(
        a.norm in classes.CUSTOMER and b.norm in ("は", "が", "も") and b.pos[0] == "助詞"
        for a, b in pairwise(c.tokens)
    )


def is_aside(c: Clause) -> bool:
    """Told beside the matter: なお、…, ちなみに…, あと…."""
    return bool(c.lead & _ASIDE)


def is_open_question(c: Clause) -> bool:
    """A question to oneself that claims nothing yet: 動かない理由は何か."""
    asks = c.last is not None and (c.last.surface in ("か", "かな") or c.text.rstrip().endswith(("?", "?")))
    return asks and bool(c.norms & _QUESTION)


_NOT = ("ない", "無い", "ず", "まい")
_SURE = word_set(
    "必ず 絶対 絶対的 確実 明らか 明白 歴然 断じて 決して 到底 必至 必定 当然 確定 同然 決定的 断言 確信 間違い+無し"
)
_WHOLE = word_set("全員 全て 総て 全部 一切 完全 完璧 悉く 皆無 一択 どの 誰 二度 全滅 百発百中 例外")
_ENTIRELY = word_set("全く 全然 一切 二度 微塵 些か 毛頭")
_DOUBT = word_set(
    "可能性 恐れ 懸念 印象 気配 予感 感触 雰囲気 模様 かも かな 知れる らしい みたい 限る しも 必ずしも 確率 仮説"
)


def is_sweeping(c: Clause, *, told: bool = False) -> bool:
    """A conclusion without exception or doubt; 〜と見る, 〜と言える doubt nothing."""
    if any(q in c.text for q in "「『") or (c.reports and not told) or c.norms & _DOUBT or _wonders(c):
        return False
    norms = [t.norm for t in c.tokens]
    for i, norm in enumerate(norms):
        if norm in ("違い", "間違い", "疑い", "余地") and any(n in _NOT for n in norms[i + 1 : i + 5]):
            return True
    if c.norms & {"思う", "感じる", "考える", "存ずる"}:
        return False
    entirely = any(n in _ENTIRELY and any(m in _NOT for m in norms[i + 1 : i + 8]) for i, n in enumerate(norms))
    settled = any(
        n == "決まる" and norms[i - 1] == "に" and "居る" in norms[i + 1 : i + 3] for i, n in enumerate(norms)
    )
    everybody = "皆" in c.norms and not c.norms & {"さん", "様"}
    return bool(c.norms & _SURE or c.norms & _WHOLE) or everybody or entirely or settled or _hundred_percent(norms)


def _wonders(c: Clause) -> bool:
    """Whether the clause ends in a guess: だろう, ようだ, そうだ, a question."""
    for t in c.tokens[max(c.head, 0) :]:
        if t.pos[1] == "助動詞語幹" or (t.pos[0] == "助動詞" and t.pos[5].startswith("意志推量形")):
            return True
    return c.last is not None and (c.last.surface in ("か", "かな") or c.text.rstrip().endswith(("?", "？")))


def _hundred_percent(norms: list[str]) -> bool:
    return any(
        a in ("100", "百", "十中八九") and b in ("%", "パーセント", "") for a, b in pairwise([*norms, ""])
    ) and bool({"決まる", "取れる", "無理", "ない", "だ", "売れる", "受注", "失注"} & set(norms))


def is_concluded(c: Clause) -> bool:
    """A sweeping conclusion that reads like a fact: 〜と言える, 〜と断言できる, 〜ということだ."""
    tail = [t.norm for t in c.tokens[-6:]]
    follows = any(n in ("断言", "言い切る") for n in tail) or any(t.lemma in CONCLUDES for t in c.tokens[-6:])
    follows = follows or ("と言うこと" in "".join(tail) and not c.norms & classes.CUSTOMER)
    return follows and is_sweeping(c, told=True)
