"""The links of a report as a coach trusts them: which reading, which act, which link may be spoken of as the writer's."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.coaching.aspects import is_attitude
from sorama.coaching.certainty import is_certain, is_expected
from sorama.coaching.daywork import is_stuck
from sorama.coaching.matters import ONLY_ERRED
from sorama.coaching.phrasing import MENTION, cut
from sorama.coaching.segments import kinds_at
from sorama.coaching.topic import common, hearsay, is_cause, is_hedged, is_means, is_ought, is_past, ruled_out, tie
from sorama.coaching.wishes import is_felt, is_open, is_vow, is_wish
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EventKind, Kind, Label, SupportEdge
from sorama.patterns import pattern
from sorama.span import Span

SURE = 0.85  # of a label
QUITE = 0.7  # of the label of a quotation or of a fact beside a verdict
CLEAR = 0.6  # from this confidence of a link on it is spoken of as the writer's
LINK = 0.65  # of a link that its words show too
SHARED = 0.5  # of a link between a fact and a reading that share a word with one another
PLAIN = 0.95  # of the label of a reading that is told without a hedge
SHOWN = 0.5  # of a fact: where less of it is quoted, the quoted part has to share a word with the reading
SHORT = 8  # letters of a mere exclamation
BESIDE = 0.85  # of a link from the fact right before
FIRM = 0.97  # of the label of a reading without a hedge that is praised
_STATE = pattern(
    r"(?:要る|要ります|必要|必要だ|必要です|(?<![てで])(?:ある|あります|いる|います)|(?:待つ|仕方|しかた)[^。]{0,4}ない|[0-9０-９][^ぁ-ん]*)[。！!\s]*$"
)
_REASON = pattern(r"(?:ので|ため|ことから)、?\s*$|[うくすつぬぶむるただ]から、?\s*$")
_EMPTY = (EventKind.VAGUE_ACTION, EventKind.EMPTY_CONTACT, EventKind.OWN_CONVENIENCE, EventKind.NO_PROSPECT)
_GUESS = (EventKind.VERDICT, EventKind.MIND_STATED, EventKind.SWEEPING, EventKind.HEDGES, EventKind.OPEN_QUESTION)


class Links:
    """The links of a report, found by premise and by claim."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.by_claim: dict[int, list[SupportEdge]] = {}
        self.by_premise: dict[int, list[SupportEdge]] = {}
        self.grounds: dict[int, int | None] = {}
        self.figures: dict[int, str | None] = {}  # what a figure tells, as the praise of it found
        for e in graph.supports:
            self.by_claim.setdefault(e.claim, []).append(e)
            self.by_premise.setdefault(e.premise, []).append(e)

    def into(self, claim: int) -> Sequence[SupportEdge]:
        """What supports a claim."""
        return self.by_claim.get(claim, ())

    def from_(self, premise: int) -> Sequence[SupportEdge]:
        """What a premise supports."""
        return self.by_premise.get(premise, ())

    def readings(self, action: int) -> Sequence[SupportEdge]:
        """The links from readings of the writer's that an act visibly follows."""
        g = self.graph
        return [
            e
            for e in self.into(action)
            if is_reading(g, e.premise)
            and clear(e)
            and ((apart(g, e.premise, action) == 1 and e.confidence >= SURE) or tie(g, e.premise, action, e))
        ]

    def ground(self, reading: int) -> int | None:
        """The fact that carries a reading: sure, linked, and right before it or sharing words with the part that is quoted."""
        if reading not in self.grounds:
            self.grounds[reading] = self._ground(reading)
        return self.grounds[reading]

    def _ground(self, reading: int) -> int | None:
        g = self.graph
        if (stated := stated_reason(g, reading)) is not None:
            return stated
        facts = [e for e in self.into(reading) if g.segments[e.premise].label is Label.FACT]
        alone = len(facts) == 1
        facts = [e for e in facts if e.cue is not None or e.confidence >= SHARED]
        if not facts:
            return None
        s = g.segments[reading]
        tail = cut(g, s.start, s.end, MENTION).of(g.report.text)
        best: tuple[bool, int, float, int] | None = None
        for e in facts:
            s = g.segments[e.premise]
            if s.confidence < (QUITE if e.cue else SURE) or s.kind is Kind.OWN_ACT:
                continue
            shown = cut(g, s.start, s.end, MENTION).of(g.report.text)
            if len(shown) < SHOWN * (s.end - s.start) and not common(tail, shown):
                continue
            shared = common(tail, g.text(e.premise))
            if not shared and ruled_out(tail, g.text(e.premise)):
                continue
            next_to = apart(g, e.premise, reading) == 1
            beside = alone and next_to and e.confidence >= BESIDE
            least = SHARED if shared else LINK
            if (e.confidence < least and e.cue is None) or not (shared or beside or (e.cue and (alone or next_to))):
                continue
            rank = (e.cue is not None and next_to, shared, e.confidence, e.premise)
            best = rank if best is None or rank > best else best
        return None if best is None else best[3]

    def claim(self, fact: int) -> int | None:
        """A reading or an act that visibly rests on a fact."""
        g = self.graph
        for e in self.from_(fact):
            good = is_reading(g, e.claim) or (g.segments[e.claim].label is Label.ACTION and is_concrete(g, e.claim))
            if good and e.confidence >= LINK and tie(g, fact, e.claim, e):
                return e.claim
        return None


def stated_reason(graph: ArgumentGraph, reading: int) -> int | None:
    """The fact right before a reading in its own sentence that is told as its reason: 〜ので、."""
    if not reading:
        return None
    s, r = graph.segments[reading - 1], graph.segments[reading]
    fact = s.label is Label.FACT and s.confidence >= SURE and s.kind is not Kind.OWN_ACT
    return reading - 1 if fact and s.sentence == r.sentence and _REASON.search(graph.text(reading - 1)) else None


def apart(graph: ArgumentGraph, before: int, after: int) -> int:
    """How many segments one stands after another, headings left out; nothing positive where it stands before."""
    return after - before - sum(graph.segments[i].label is Label.OTHER for i in range(before + 1, after))


def clear(edge: SupportEdge) -> bool:
    """Whether a link is clear enough to be spoken of as the writer's."""
    return edge.cue is not None or edge.confidence >= CLEAR


def is_concrete(graph: ArgumentGraph, action: int) -> bool:
    """Whether an act is sure to be one, and says what is done."""
    s = graph.segments[action]
    return s.kind is not Kind.HOPE and s.confidence >= SURE and not kinds_at(graph, action) & set(_EMPTY)


def is_reading(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment is surely the writer's own reading, and no more certain than it may be."""
    s = graph.segments[segment]
    return (
        s.label is Label.INTERPRETATION
        and s.confidence >= SURE
        and not kinds_at(graph, segment) & set(_GUESS)
        and not hearsay(graph.text(segment))
        and not is_ought(graph.text(segment))
        and not (
            is_wish(graph.text(segment))
            or is_vow(graph.text(segment))
            or is_open(graph.text(segment))
            or is_felt(graph.text(segment))
            or is_stuck(graph.text(segment))
            or ONLY_ERRED.search(graph.text(segment))
        )
        and (is_marked(graph.text(segment)) or is_firm(graph, segment))
    )


def is_firm(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a view without a hedge is surely one: its label is certain, and it tells neither the past, a mere state, nor the customer's mind."""
    text = graph.text(segment)
    return (
        graph.segments[segment].confidence >= FIRM
        and len(text) > SHORT
        and not is_past(text)
        and not _STATE.search(text)
        and "「" not in text
        and not is_attitude(graph, segment)
        and not is_certain(graph, segment)
        and not is_expected(graph, segment)
        and EventKind.NO_PROSPECT not in kinds_at(graph, segment)
    )


@remembered
def is_marked(text: str) -> bool:
    """Whether a view shows in its words that it is one: hedged, a cause, what would come of a means."""
    return is_hedged(text) or is_cause(text) or (is_means(text) and not is_past(text))


def kind_of(graph: ArgumentGraph, reading: int) -> Kind:
    """The kind of a reading; a cause only where its words say so."""
    kind = graph.segments[reading].kind
    return Kind.INFERENCE if kind is Kind.CAUSE and not is_cause(graph.text(reading)) else kind


def is_voiced(graph: ArgumentGraph, reading: int) -> bool:
    """Whether a reading is one to the eye: long enough, and hedged, or sure and not told in the past."""
    text = graph.text(reading)
    told = is_hedged(text) or (graph.segments[reading].confidence >= PLAIN and not is_past(text))
    return told and len(text) > SHORT


def place(graph: ArgumentGraph, segment: int) -> Span:
    """Where a segment stands."""
    s = graph.segments[segment]
    return Span(s.start, s.end)
