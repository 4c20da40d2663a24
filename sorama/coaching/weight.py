"""Which fact of several says most."""

from __future__ import annotations

from collections.abc import Iterable

from sorama.coaching.absence import is_absent
from sorama.coaching.aspects import says_something
from sorama.coaching.deeds import is_own
from sorama.coaching.matters import harms, matter
from sorama.coaching.segments import kinds_at
from sorama.coaching.topic import words_of
from sorama.coaching.troubles import is_refused, is_scolded, is_slip, is_undone
from sorama.coaching.voices import is_threat
from sorama.model import ArgumentGraph, Event, EventKind, Kind, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern

_BY_WEIGHT: tuple[frozenset[EventKind], ...] = (
    frozenset({EventKind.COMPLAINT, EventKind.TROUBLE, EventKind.LOST}),
    frozenset({EventKind.REQUEST, EventKind.QUESTION, EventKind.UNDONE}),
    frozenset({EventKind.DISCOVERY, EventKind.VERBATIM, EventKind.REASON_STATED}),
)
_GRAVE = pattern(
    r"返品|返却され|返され|半減|(?:倍|半分)に(?:増|減|な)|(?:先月|去年|昨年|前年|前回|以前)の(?:半分|[2-9２-９]倍|[0-9０-９]分の[0-9０-９])"
)  # what hurts or moves much
LINES = 2  # of a matter that begins with its name
_DIGIT = pattern(r"[0-9０-９「：:]")
_THREAT = pattern(r"(?:契約|取引)を(?:見直|打ち切|切[るりっ]|やめ|止め)|[2-9２-９三四五六七八九]件目")
_BACKGROUND = pattern(
    r"[\s・]*(?:昨年|去年|前年|前回|以前|昨日)(?:の|は)[^。]*(?:だった|でした)"
)  # what a figure is compared with


def telling_fact(graph: ArgumentGraph, segments: Iterable[int], claim: int | None = None) -> int | None:
    """The fact that says most: for a claim a direct premise that shares its words; what hurts or is asked before figures, those before own acts."""
    told = [i for i in segments if graph.segments[i].label is Label.FACT]
    facts = [i for i in told if not is_title(graph, i)] or told
    full = [i for i in facts if says_something(graph, i)]
    direct = graph.premises.get(claim, ()) if claim is not None else ()
    about: frozenset[str] = words_of(graph, claim) if claim is not None else frozenset()

    def least(i: int) -> tuple[bool, int, int, bool, int, int, int]:
        shared = len(about & words_of(graph, i)) if about else 0
        figures = sum(e.kind is EventKind.MEASURE for e in graph.events_of.get(i, ()))
        background = _BACKGROUND.match(graph.text(i)) is not None
        length = len(graph.text(i)) // 10
        return (i not in direct, -shared, _weight(graph, i), background, -figures, -length, -i)

    return min(full or facts, key=least, default=None)


def is_title(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment only names the matter, of which others tell: 送迎バスのリース."""
    s, text = graph.segments[segment], graph.text(segment)
    here = [i for i in graph.by_thread[s.thread] if graph.segments[i].label is not Label.OTHER]
    if here[:1] != [segment] or len(here) < LINES or _DIGIT.search(text):
        return False
    return not any(t.pos[0] in ("動詞", "形容詞", "助動詞") for t in tokens_of(text))


def is_heavy(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a fact is what the next step must answer first: a refusal, a complaint, nobody met, a promise not kept yet."""
    return _weight(graph, fact) <= 0


def is_grave(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a fact weighs more than any news: somebody goes, something owed is missing, a complaint."""
    return _weight(graph, fact) < 0


def _weight(graph: ArgumentGraph, fact: int) -> int:
    text = graph.text(fact)
    if matter(text) == "ending":
        return -3
    if matter(text) is not None or is_threat(text):
        return -2
    if is_scolded(graph, fact) or harms(text) or EventKind.COMPLAINT in kinds_at(graph, fact):
        return -1
    if _THREAT.search(text) or is_absent(graph, fact) or is_slip(graph, fact) or is_undone(graph, fact):
        return 0
    if is_own(graph, fact):
        return len(_BY_WEIGHT) + 3
    kinds: Iterable[Event] = graph.events_of.get(fact, ())
    found = {e.kind for e in kinds}
    if is_refused(graph, fact):
        return 0
    for weight, heavy in enumerate(_BY_WEIGHT):
        if found & heavy:
            return weight
    said = graph.segments[fact].kind is Kind.SAID
    if _GRAVE.search(graph.text(fact)):
        return len(_BY_WEIGHT) - 1
    return len(_BY_WEIGHT) + (0 if said else 1 if EventKind.MEASURE in found else 2)
