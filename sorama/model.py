"""The frozen values that the stages hand to one another.

    text → Report → tokens → Segment … → ArgumentGraph → Finding … → Comment … → Review

Every layer keeps a reference to the one below; nothing is changed in place. All offsets are code points of the raw text,
half-open, except those of :class:`sorama.report.Token`, which count from the start of its sentence so that tokens can be remembered.
Standard library only.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from sorama.report import Report
from sorama.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Label(StrEnum):
    """空・雨・傘 and the rest."""

    FACT = "fact"
    INTERPRETATION = "interpretation"
    ACTION = "action"
    OTHER = "other"


class Kind(StrEnum):
    """The fine kinds of the labels (handbook `language.md` §3)."""

    OBSERVED = "observed"  # F: an event that was seen
    SAID = "said"  # F: words of the customer or a third party
    MEASURED = "measured"  # F: figures, dates, terms
    OWN_ACT = "own-act"  # F: a routine act of ours, done
    INFERENCE = "inference"  # I: hypothesis, prediction, need
    EVALUATION = "evaluation"  # I: verdict, feeling
    CAUSE = "cause"  # I: diagnosis
    LESSON = "lesson"  # I: reflection on one's own act
    RESPONSE = "response"  # A: an answer already given
    PLAN = "plan"  # A: a committed next step
    REQUEST = "request"  # A: asking or consulting inside our own side
    HOPE = "hope"  # A: a wish without commitment
    GREETING = "greeting"  # O
    HEADING = "heading"  # O
    FIELD = "field"  # O: a field that only identifies
    FILLER = "filler"  # O


class Severity(StrEnum):
    """How bad a finding is; what blocks is decided by `fail_on`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for error, 1 for warning, 0 for info."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Cue:
    """A place that spoke for a label, with its share of the decision (log-odds weight, positive = for the label)."""

    start: int
    end: int
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one sentence that plays one role."""

    start: int
    end: int
    sentence: int
    thread: int
    label: Label
    kind: Kind
    confidence: float = 1.0  # calibrated, 0..1
    runner_up: tuple[Label, float] | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportEdge:
    """Segment `premise` is the reason that the text itself offers for segment `claim`."""

    premise: int
    claim: int
    confidence: float = 1.0
    cue: str | None = None  # そのため, ので, 明示の接続がなければ None


class Actor(StrEnum):
    """Whose act or word it is."""

    OWN = "own"
    CUSTOMER = "customer"
    OTHER = "other"


class Channel(StrEnum):
    """How a contact was made."""

    VISIT = "visit"
    CALL = "call"
    MAIL = "mail"
    WEB = "web"


class EventKind(StrEnum):
    """What a reading of the text finds beyond labels; rules ask for these and never scan strings."""

    CONTACT = "contact"  # detail: channel (Channel value)
    INBOUND = "inbound"  # the customer came to us first
    REFUSAL = "refusal"  # declined, not needed, lost to a competitor; detail "not-now" where it is only for now
    REQUEST = "request"  # an explicit request of the customer
    QUESTION = "question"  # an explicit question of the customer
    COMPLAINT = "complaint"
    TROUBLE = "trouble"  # a slip or a blocked deal on our side
    REASON_STATED = "reason-stated"  # why the customer declined
    REASON_ASKED = "reason-asked"  # we asked why
    PUSH = "push"  # pressed the same offer again
    CONSULTATION = "consultation"  # 相談 inside our own side
    OPTION = "option"  # an option or a view of the writer's own
    REMEDY = "remedy"  # a remedy of our own under way
    ANSWERED = "answered"  # a request or question answered on the spot
    ORDER = "order"  # 受注・契約
    LOST = "lost"  # 失注
    CLOSED = "closed"  # 対応完了, nothing left to do
    ERRAND = "errand"  # 不在・納品・書類の受け渡しのみ
    ROUTINE = "routine"  # 日報提出・社内会議
    ACTIVITY = "activity"  # an act without content (いろいろ話した)
    CUSTOMER_VOICE = "customer-voice"  # word, question, need or reaction of the customer
    PROMISE = "promise"  # our own act to come; `when` is its date; detail: classes of act, joined by + (send, visit …)
    DONE = "done"  # our own act told as done; detail as for PROMISE
    RESCHEDULED = (
        "rescheduled"  # a date moved (`when`: the new one); detail as for PROMISE, after "cancelled" where called off
    )
    UNDONE = "undone"  # our own act told as not done yet
    VERDICT = "verdict"  # an earlier reading confirmed or dropped in words; detail "confirmed" or "dropped"
    SOLE = "sole"  # the customer is one person (個人事業, 一人で切り盛り)
    WAIT = "wait"  # an explicit decision to wait or not to act
    FOLLOW_UP = "follow-up"  # keeping in touch after a loss
    OWN_CONVENIENCE = "own-convenience"  # quota, month-end, our stock
    EARLY_WORK = "early-work"  # work before the order
    APPROVAL = "approval"  # the boss's or a written consent
    WAIVED_DUTY = "waived-duty"  # the customer's duty taken off them
    BEYOND = "beyond"  # more than was asked
    DISCOVERY = "discovery"  # detail: one of the ten topics of discovery-gap
    FINAL = "final"  # a reason that makes a refusal final
    VAGUE_ACTION = "vague-action"  # an act to come with nothing one could tick off
    MIND_STATED = "mind-stated"  # the customer's mind or situation told as if it were known
    MIXED_REPORTING = "mixed-reporting"  # the writer's hedge or verdict inside the reporting clause
    SWEEPING = "sweeping"  # a conclusion without exception or doubt
    MANIFOLD = "manifold"  # a fact that tells several things at once
    DEADLINE = "deadline"  # an act has a time: "own", "inherited" (list, heading, sentence); or needs none: "done", "dropped", "request"
    OWN_REASON = "own-reason"  # an act or a request that carries its own reason inside
    ASIDE = "aside"  # a view told beside the matter: なお, ちなみに
    OPEN_QUESTION = "open-question"  # a question to oneself that claims nothing yet
    ACT_LIKE = "act-like"  # told as a fact or a view, worded like an act of ours to come or just done
    FULFILS = "fulfils"  # an act that answers an explicit request, promise, instruction or rule
    NO_PROSPECT = "no-prospect"  # the customer is read as hopeless, or dropped
    MEMORY = "memory"  # a fact offered as a recollection
    DEGREE = "degree"  # a countable thing told with a degree word instead of a figure
    HEDGES = "hedges"  # two or more hedges on one judgement
    SHOWN = "shown"  # our side explains, presents, hands over
    VERBATIM = "verbatim"  # the customer's own words
    MEASURE = "measure"  # a figure that a third person could check
    EMPTY_CONTACT = "empty-contact"  # a contact to come with nothing to bring or to ask
    TAKES_UP = "takes-up"  # an act that answers, delivers or looks into what was asked; detail: its words
    NEW_TERMS = "new-terms"  # a new date agreed, or the customer pays for it


@dataclass(frozen=True, slots=True)
class When:
    """A date or a range of dates as told, resolved against the report's date."""

    start: int
    end: int
    first: date | None  # None: told, but not resolvable (no report date)
    last: date | None
    time: str | None = None  # HH:MM where told
    deadline: bool = False  # まで, 以内, 中
    weekday_mismatch: bool = False  # 11/25(木) on a Wednesday


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or was said, found in one segment."""

    kind: EventKind
    segment: int
    start: int
    end: int
    actor: Actor = Actor.OWN
    detail: str = ""  # channel, topic, object … as the kind documents
    when: When | None = None


class EntityKind(StrEnum):
    """What a name stands for."""

    CUSTOMER = "customer"  # a company or shop
    PERSON = "person"  # someone on the customer's side
    COLLEAGUE = "colleague"
    PRODUCT = "product"
    COMPETITOR = "competitor"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text; `name` keeps 様・部長 and the like."""

    kind: EntityKind
    start: int
    end: int
    name: str
    thread: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reading of the text found beyond labels and links."""

    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[When, ...] = ()
    content: tuple[
        frozenset[str], ...
    ] = ()  # of each segment: its content words, variants brought together (見積書 → 見積)
    customers: tuple[str | None, ...] = ()  # of each thread: the customer it is about, without legal form and honorific


@dataclass(frozen=True)
class ArgumentGraph:
    """A report's segments, what supports what, and the reading; what rules look at."""

    report: Report
    segments: tuple[Segment, ...]
    supports: tuple[SupportEdge, ...] = ()
    reading: Reading = field(default_factory=Reading)
    floating: Mapping[int, float] = field(default_factory=dict)  # claim → how likely the text offers no premise for it

    def text(self, segment: int) -> str:
        """The letters of one segment."""
        return self._texts[segment]

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The letters of each segment: asked for dozens of times."""
        text = self.report.text
        return tuple([text[s.start : s.end] for s in self.segments])

    def names_in(self, segment: int) -> tuple[Entity, ...]:
        """The names that begin in one segment."""
        s, places = self.segments[segment], self._name_places
        first = bisect_left(places, s.start)
        return self.reading.entities[first : bisect_left(places, s.end, first)]

    @cached_property
    def _name_places(self) -> list[int]:
        return [e.start for e in self.reading.entities]

    @cached_property
    def by_thread(self) -> Mapping[int, tuple[int, ...]]:
        """Segment indices of each thread, in order of the text."""
        found: dict[int, list[int]] = {}
        for i, s in enumerate(self.segments):
            found.setdefault(s.thread, []).append(i)
        return {t: tuple(v) for t, v in found.items()}

    @cached_property
    def premises(self) -> Mapping[int, tuple[int, ...]]:
        """Claim → the segments that directly support it."""
        found: dict[int, list[int]] = {}
        for e in self.supports:
            found.setdefault(e.claim, []).append(e.premise)
        return {c: tuple(v) for c, v in found.items()}

    @cached_property
    def claims(self) -> Mapping[int, tuple[int, ...]]:
        """Premise → the segments that it directly supports."""
        found: dict[int, list[int]] = {}
        for e in self.supports:
            found.setdefault(e.premise, []).append(e.claim)
        return {p: tuple(v) for p, v in found.items()}

    @cached_property
    def events_of(self) -> Mapping[int, tuple[Event, ...]]:
        """Segment → its events."""
        found: dict[int, list[Event]] = {}
        for e in self.reading.events:
            found.setdefault(e.segment, []).append(e)
        return {s: tuple(v) for s, v in found.items()}

    @cached_property
    def event_kinds(self) -> Mapping[int, frozenset[EventKind]]:
        """Segment → the kinds of its events."""
        return {segment: frozenset([e.kind for e in events]) for segment, events in self.events_of.items()}

    def grounds(self, segment: int) -> frozenset[int]:
        """All segments reached by following support backwards, the segment itself left out."""
        seen: set[int] = set()
        todo = list(self.premises.get(segment, ()))
        while todo:
            i = todo.pop()
            if i not in seen:
                seen.add(i)
                todo.extend(self.premises.get(i, ()))
        return frozenset(seen - {segment})

    def supported(self, segment: int) -> frozenset[int]:
        """All segments reached by following support forwards, the segment itself left out."""
        seen: set[int] = set()
        todo = list(self.claims.get(segment, ()))
        while todo:
            i = todo.pop()
            if i not in seen:
                seen.add(i)
                todo.extend(self.claims.get(i, ()))
        return frozenset(seen - {segment})

    def having(self, *kinds: EventKind, thread: int | None = None) -> Iterator[Event]:
        """Events of these kinds, of one thread or of the whole report, in order of the text."""
        places, events = self._event_places, self.reading.events
        if len(kinds) == 1:
            found = places.get((kinds[0], thread), [])
        else:
            found = sorted([i for kind in set(kinds) for i in places.get((kind, thread), ())])
        for i in found:
            yield events[i]

    @cached_property
    def _event_places(self) -> Mapping[tuple[EventKind, int | None], list[int]]:
        """Kind and thread (or None for the whole report) → where in the reading its events stand."""
        found: dict[tuple[EventKind, int | None], list[int]] = {}
        for i, e in enumerate(self.reading.events):
            found.setdefault((e.kind, None), []).append(i)
            found.setdefault((e.kind, self.segments[e.segment].thread), []).append(i)
        return found

    def labelled(self, label: Label, thread: int | None = None) -> Iterator[int]:
        """Indices of the segments with this label, of one thread or of all."""
        return iter(self._label_places.get((label, thread), ()))

    @cached_property
    def _label_places(self) -> Mapping[tuple[Label, int | None], list[int]]:
        """Label and thread (or None for the whole report) → its segments."""
        found: dict[tuple[Label, int | None], list[int]] = {}
        for i, s in enumerate(self.segments):
            found.setdefault((s.label, None), []).append(i)
            found.setdefault((s.label, s.thread), []).append(i)
        return found

    @cached_property
    def stretches(self) -> Mapping[int, Span]:
        """Thread → first to last letter of the longest unbroken run of its segments, headings and greetings aside."""
        found: dict[int, Span] = {}
        start, thread = 0, -1
        for s in self.segments:
            if s.label is not Label.OTHER:
                if s.thread != thread:
                    start, thread = s.start, s.thread
                longest = found.get(thread)
                if longest is None or s.end - start > longest.end - longest.start:
                    found[thread] = Span(start, s.end)
        for t, own in self.by_thread.items():
            if t not in found:
                found[t] = Span(self.segments[own[0]].start, self.segments[own[-1]].end)
        return found


@dataclass(frozen=True, slots=True)
class History:
    """Several reports of one writer or of one customer, oldest first, as history rules see them."""

    graphs: tuple[ArgumentGraph, ...]
    as_of: date  # the day on which the question is asked


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A missing or weak link, or (kind `strength`) something done well."""

    rule: str
    code: str
    severity: Severity
    message: str
    start: int
    end: int
    thread: int | None = None
    segment: int | None = None  # None for a finding on a thread or a whole report
    confidence: float = 1.0
    related: tuple[Related, ...] = ()
    fingerprint: str = ""  # content hash of rule and segment texts, no line numbers
    suppressed: bool = False
    strength: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A span in one of the reports of a history."""

    report: int  # index into History.graphs
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HistoryFinding:
    """A finding across reports; `places` lead to what was said, oldest first."""

    rule: str
    code: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    author: str | None = None
    customer: str | None = None
    confidence: float = 1.0
    fingerprint: str = ""
    suppressed: bool = False
    strength: bool = False


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A rule that raised; the other rules went on. Holds no report text."""

    rule: str
    error: str


class CommentKind(StrEnum):
    """What a comment does."""

    PRAISE = "praise"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Comment:
    """What the trainee reads; `quote` is exactly `text[start:end]`."""

    kind: CommentKind
    rules: tuple[str, ...]
    quote: str
    start: int
    end: int
    text: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """0-100 and the parts it is made of, each 0-100; never a ranking of people."""

    value: int
    grade: str
    parts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything sorama has to say about one report."""

    graph: ArgumentGraph
    findings: tuple[Finding, ...]
    strengths: tuple[Finding, ...]
    comments: tuple[Comment, ...]
    score: Score
    hidden_points: int = 0
    failures: tuple[RuleFailure, ...] = ()
    to_find: tuple[str, ...] = ()  # rules met often before: the writer is asked to find the place, so it is not shown
