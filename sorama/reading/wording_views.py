"""Judgements on views: minds stated as known, asides, open questions, sweeping conclusions."""

from __future__ import annotations

from itertools import pairwise

from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause
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
    return any(
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


def is_sweeping(c: Clause) -> bool:
    """A conclusion without exception or doubt."""
    if c.quotes:
        return False
    certain = c.norms & {"違い", "間違い", "疑い"} and any(t.norm in ("無い", "ない") for t in c.tokens)
    if certain:
        return True
    if c.hedged:
        return False
    sure = any(t.norm in ("必ず", "絶対", "確実", "絶対的") for t in c.tokens)
    if c.norms & {"必ずしも", "しも", "限る"}:
        return False
    whole = c.norms & {
        "全員",
        "全て",
        "総て",
        "全部",
        "皆",
        "一切",
        "完全",
        "悉く",
        "皆無",
        "一択",
        "どの",
        "誰",
        "二度",
    }
    return sure or bool(whole) or ("決まる" in c.norms and "に" in c.norms and "居る" in c.norms)
