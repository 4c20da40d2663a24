"""A wording of the catalogue filled in with words of the report."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from sorama.coaching.acts import asked_of
from sorama.coaching.aspects import says_something
from sorama.coaching.catalogue import OPTIONAL, placeholders
from sorama.coaching.certainty import is_certain, is_expected
from sorama.coaching.deeds import is_ours, is_own
from sorama.coaching.links import clear, is_marked
from sorama.coaching.naming import coming_date, customer, is_for_others, person, product, speaker
from sorama.coaching.phrasing import bracketed, mention, segment_mention, spoken
from sorama.coaching.segments import kinds_at
from sorama.coaching.topic import tied
from sorama.coaching.views import set_aside
from sorama.coaching.weight import telling_fact
from sorama.model import ArgumentGraph, EntityKind, EventKind, Finding, Kind, Label
from sorama.span import Span

UNSURE = 0.85  # below this confidence of a reading or an act the comment asks what was meant
UNSURE_FACT = 0.6  # the same of a fact
SHORT = 12  # letters of a customer's name that stands for its people
SOMEBODY = "相手の方"  # one of several people, and it is not told which
CROWDED = 60  # letters of the quotes of one question, where there is more than one
NEAR = 2  # segments away that a fact may be to be asked about


class Slots(dict[str, str]):
    """What can be inserted into a wording: only words that stand in the report, each looked up when a wording asks for it."""

    def __init__(self, graph: ArgumentGraph, finding: Finding, span: Span, segment: int | None, used: str = "") -> None:
        self.used, self.quoted = used, _QUOTES.findall(used)
        super().__init__(message=finding.message, this="この読み")
        self.graph, self.span, self.segment = graph, span, segment
        known = finding.thread is not None or segment is None
        self.thread = finding.thread if known else graph.segments[segment or 0].thread
        here = graph.by_thread.get(self.thread, ()) if self.thread is not None else range(len(graph.segments))
        self.rest = [i for i in here if i != segment]

    def __missing__(self, name: str) -> str:
        self[name] = found = getattr(self, f"_{name}", str)() or ""
        return found

    def fit(self, template: str) -> bool:
        """Whether there is something to insert at each place of a wording."""
        return all(self[name] for name in placeholders(template))

    def _words(self) -> str:
        return mention(self.graph, *self.span)

    def _person(self) -> str | None:
        return person(self.graph, *self.span, self.thread)

    def _speaker(self) -> str | None:
        return speaker(self.graph, *self.span)

    def _customer(self) -> str | None:
        return customer(self.graph, self.thread)

    def _them(self) -> str:
        return self["person"] or self["customer"]

    def _who(self) -> str:
        if is_for_others(self.graph, *self.span) and speaker(self.graph, *self.span) is None:
            return "相手"
        named = self["person"] or (self["customer"] if len(self["customer"]) <= SHORT else "")
        if named or "先方" in self.graph.report.text:
            return named or "先方"
        several = any(e.kind is EntityKind.PERSON and e.thread == self.thread for e in self.graph.reading.entities)
        return SOMEBODY if several else "お客様"

    def _product(self) -> str | None:
        return product(self.graph, *self.span)

    def _when(self) -> str | None:
        return coming_date(self.graph, self.thread)

    def _fact(self) -> str | None:
        if self.segment is None or not _sure(self.graph, self.segment):
            return None
        grounds = self.graph.grounds(self.segment)
        return self._told(
            telling_fact(self.graph, self._bearing([i for i in self._clear() if i in grounds]), self.segment)
        )

    def _told_before(self) -> str | None:
        """The most telling fact before the place, whether it is linked or not."""
        told = [i for i in self._clear() if self.segment is not None and i < self.segment and not is_own(self.graph, i)]
        before = [i for i in told if EventKind.CONTACT not in kinds_at(self.graph, i) and not is_ours(self.graph, i)]
        return self._told(telling_fact(self.graph, self._bearing(before), self.segment))

    def _bearing(self, facts: list[int]) -> list[int]:
        """For an act, where the topic tells more than one fact: only those that share its matter, so that no other is taken for its reason."""
        segments = self.graph.segments
        if self.segment is None or segments[self.segment].label is not Label.ACTION:
            return facts
        if sum(segments[i].label is Label.FACT for i in self.graph.by_thread[segments[self.segment].thread]) < 2:
            return facts
        return [i for i in facts if tied(self.graph.text(i), self.graph.text(self.segment))]

    def _nearby(self) -> str | None:
        if self["fact"]:
            return None
        near = [i for i in self._clear() if self.segment is None or self._beside(i, self.segment)]
        return self._told(telling_fact(self.graph, near))

    def _beside(self, fact: int, segment: int) -> bool:
        return abs(fact - segment) <= NEAR and tied(self.graph.text(fact), self.graph.text(segment))

    def _view(self) -> str | None:
        text = self.graph.text
        views = [i for i in self.rest if self.graph.segments[i].label is Label.INTERPRETATION]
        marked = [
            i for i in views if is_marked(text(i)) and not (is_certain(self.graph, i) or is_expected(self.graph, i))
        ]
        return self._told(max(marked, default=None))

    def _plan(self) -> str | None:
        return self._told(self._last(Label.ACTION))

    def _aside(self) -> str | None:
        aside = None if self.segment is None else set_aside(self.graph.text(self.segment))
        return bracketed(aside) if aside else None

    def _said(self) -> str | None:
        return spoken(self.span.of(self.graph.report.text))

    def _asked(self) -> str | None:
        asked = None if self.segment is None else asked_of(self.graph.text(self.segment))
        return bracketed(asked) if asked else None

    def _claim(self) -> str | None:
        claims = [e.claim for e in self.graph.supports if e.premise == self.segment and clear(e)]
        return self._told(max(claims, default=None))

    def _clear(self) -> list[int]:
        segments = self.graph.segments
        told = [i for i in self.rest if segments[i].confidence >= UNSURE and says_something(self.graph, i)]
        return [i for i in told if segments[i].kind is not Kind.OWN_ACT and not self._is_quoted(i)]

    def _is_quoted(self, segment: int) -> bool:
        """Whether the praise or an earlier question quotes a segment."""
        return any(q in self.graph.text(segment) for q in self.quoted)

    def _last(self, label: Label) -> int | None:
        return max((i for i in self.rest if self.graph.segments[i].label is label), default=None)

    def _told(self, segment: int | None) -> str | None:
        return None if segment is None else segment_mention(self.graph, segment)


def _sure(graph: ArgumentGraph, claim: int) -> bool:
    return all(clear(e) for e in graph.supports if e.claim == claim)


_QUOTES = re.compile(r"[「『]([^「」『』]{4,})[」』]")
_QUOTED = frozenset({"words", "fact", "told_before", "nearby", "view", "plan", "claim", "said"})


def pick(templates: Sequence[str], slots: Slots, seed: str, used: str = "", *, brief: bool = False) -> str:
    """One of the wordings that can be filled in, those with words of the report first; always the same for the same seed or day.

    Wordings that quote what `used` quotes already are left out where others are left; where it is to be `brief`, those of two long quotes too.
    """
    templates = [t for t in templates if slots.fit(t)]
    if slots.get("who") == SOMEBODY:  # two people are named: better to name none
        templates = [t for t in templates if "who" not in placeholders(t)] or templates
    if used:
        quoted = _QUOTES.findall(used)
        templates = [t for t in templates if not _again(t, slots, used, quoted)] or templates
    if brief:
        templates = [t for t in templates if not _crowded(t, slots)] or templates
    special = [t for t in templates if placeholders(t) & OPTIONAL]
    choice = special if len(special) > 1 else templates
    return choice[_turn(choice[0], slots, seed) % len(choice)].format_map(slots) if choice else ""


def _turn(form: str, slots: Slots, seed: str) -> int:
    """Where in its list a wording stands: one further each day, so that a week does not repeat itself; by the seed where no day is known."""
    report = slots.graph.report
    if report.date is None:
        return zlib.crc32(seed.encode("utf-8", "replace"))
    return zlib.crc32(f"{form}{report.author}".encode("utf-8", "replace")) + report.date.toordinal()


def _crowded(template: str, slots: Slots) -> bool:
    """Whether a wording would hold more than one quote, and together too much to read at one go."""
    values = [slots[name] for name in placeholders(template) & (_QUOTED | {"this"})]
    quotes = [v for v in values if v.startswith("「")]
    return len(quotes) > 1 and sum(map(len, quotes)) > CROWDED


def _again(template: str, slots: Slots, used: str, quoted: Sequence[str]) -> bool:
    """Whether a wording would quote words that were quoted, or words around them."""
    values = [slots[name] for name in placeholders(template) & _QUOTED]
    return any(value and (value in used or any(q in value for q in quoted)) for value in values)
