"""Whether a line tells as certain what is to come or unseen, or says what ought to be so."""

from __future__ import annotations

from itertools import pairwise

from sorama.coaching.segments import norms_of
from sorama.model import ArgumentGraph
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

_CERTAIN = word_set("必ず 必ずや 絶対 絶対に 確実 確実に 間違いない 当然 きっと 屹度 同然 確信 決定的")
_SOUNDS_CERTAIN = pattern(
    r"必ず|かならず|絶対|ぜったい|確実|かくじつ|違い|ちがい|疑い|うたがい|余地|当然|とうぜん|きっと|同然|確信|決定的|に決まって"
)  # before any word is looked at
_ERROR = word_set("間違い 違い 疑い 余地")
_EXPECTED = word_set("筈 はず")


def is_certain(graph: ArgumentGraph, segment: int) -> bool:
    """Whether something to come or unseen is told as certain: 間違いなく, 必ず."""
    text = graph.text(segment)
    if _SOUNDS_CERTAIN.search(text) is None:
        return False
    if norms_of(graph, segment) & _CERTAIN or "に決まって" in text:
        return True
    return any(a.norm in _ERROR and b.norm in ("無い", "ない") for a, b in pairwise(tokens_of(text)))


def is_expected(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment says what ought to be so: はず (but not はずがない)."""
    text = graph.text(segment)
    if "はず" not in text and "筈" not in text:
        return False
    tokens = tokens_of(text)
    at = next((i for i, t in enumerate(tokens) if t.norm in _EXPECTED), None)
    return at is not None and not any(t.norm in ("無い", "ない") for t in tokens[at:])
