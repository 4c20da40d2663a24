"""What a report tells already, so that nobody asks for it again: why something is so, what decides, what worries."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sorama.coaching.topic import content_words
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EventKind, Kind, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

_CAUSES = word_set("原因 理由 要因 所為 起因 由来 訳")
_DECIDING = word_set("決め手 重視 軸 条件 要件 優先 基準 第一")
_LINKS = frozenset({"ため", "為", "せい", "所為", "から"})
_SO = pattern(r"[るいただな]ので(?![はすし])")
_BEFORE = ("、", "に", "で")


def tells_cause(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the place itself or a line of its matter says why something is so."""
    return _because(graph.text(segment)) or any(_gives_cause(graph, i) for i in _matter(graph, segment))


def tells_deciding(graph: ArgumentGraph, segment: int) -> bool:
    """Whether the matter tells what the customer decides by, or what holds them back."""
    return any(
        content_words(graph.text(i)) & _DECIDING or _has_topic(graph, i, "opposition") or _wants(graph, i)
        for i in _matter(graph, segment)
    )


def _matter(graph: ArgumentGraph, segment: int) -> Iterable[int]:
    here = graph.by_thread[graph.segments[segment].thread]
    return (i for i in here if graph.segments[i].label in (Label.FACT, Label.INTERPRETATION))


def _gives_cause(graph: ArgumentGraph, segment: int) -> bool:
    s = graph.segments[segment]
    return (
        _has(graph, segment, EventKind.REASON_STATED)
        or s.kind is Kind.CAUSE
        or bool(content_words(graph.text(segment)) & _CAUSES)
    )


def _has(graph: ArgumentGraph, segment: int, kind: EventKind) -> bool:
    return kind in graph.event_kinds.get(segment, ())


def _has_topic(graph: ArgumentGraph, segment: int, topic: str) -> bool:
    return any(e.kind is EventKind.DISCOVERY and e.detail == topic for e in graph.events_of.get(segment, ()))


def _wants(graph: ArgumentGraph, segment: int) -> bool:
    """「60日残るなら賛成する」, 「店で刷れるなら買う」: a condition in the customer's words."""
    return _has(graph, segment, EventKind.VERBATIM) and "なら" in graph.text(segment)


@remembered
def _because(text: str) -> bool:
    """Whether a text gives a reason before its predicate: 古く、…; 足りず…; 暗いので…; 入れ替えのため、…."""
    if _SO.search(text):
        return True
    tokens = tokens_of(text)
    for before, token in pairwise(tokens):
        if before.surface in _LINKS and token.surface in _BEFORE:
            return True
        if before.surface == "ず" and before.pos[0] == "助動詞" and token.surface != "に":
            return True
        if before.pos[0] == "形容詞" and before.pos[5].startswith("連用形") and token.surface == "、":
            return True
    return False
