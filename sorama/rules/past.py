"""What history rules share: whose reports, which customer, and whether a later report tells of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sorama.model import ArgumentGraph, Channel, Event, EventKind, History, Kind, Label
from sorama.patterns import pattern

CONTACT = frozenset({"visit", "call", "contact"})

# Which acts fulfil which: somebody who handed a thing over has made it, somebody who met has called.
FULFILLED_BY: Mapping[str, frozenset[str]] = {
    "send": frozenset({"send", "propose", "visit", "reply", "fix"}),
    "visit": frozenset({"visit", "propose"}),
    "call": frozenset({"call", "visit", "contact", "reply", "ask"}),
    "contact": frozenset({"call", "visit", "contact", "reply", "send", "ask", "propose"}),
    "reply": frozenset({"reply", "call", "contact", "send", "propose", "visit"}),
    "ask": frozenset({"ask", "visit", "call", "contact", "arrange"}),
    "make": frozenset({"make", "send", "propose", "reply", "fix"}),
    "propose": frozenset({"propose", "send", "visit"}),
    "arrange": frozenset({"arrange", "ask", "make", "contact", "call", "fix", "visit"}),
    "fix": frozenset({"fix", "arrange", "visit", "send", "make", "reply"}),
}
_MEETS = {"visit": "visit", "web": "visit", "call": "call", "mail": "send"}  # channel of a contact → class of act

SURE = 0.5  # a segment that may as well be no interpretation is no hypothesis
# So common in sales that sharing one of these alone proves little.
WEAK = frozenset(
    (
        "資料",
        "提案",
        "サンプル",
        "価格",
        "日程",
        "契約",
        "デモ",
        "見積",
        "競合",
        "製品",
        "商品",
        "導入",
        "採用",
        "受注",
        "現場",
        "本社",
        "工場",
        "店舗",
        "設備",
        "機械",
        "システム",
        "新規",
        "既存",
        "定例",
        "フォロー",
    )
)


TROUBLES = (EventKind.TROUBLE, EventKind.COMPLAINT)


class Visit(NamedTuple):
    """What one report tells about one customer: a report and one of its threads."""

    report: int
    thread: int


def by_writer(history: History) -> Mapping[str | None, tuple[int, ...]]:
    """Report indices of each writer, oldest first."""
    found: dict[str | None, list[int]] = {}
    for i, graph in enumerate(history.graphs):
        found.setdefault(graph.report.author, []).append(i)
    return {author: tuple(reports) for author, reports in found.items()}


def by_customer(history: History) -> Mapping[str, tuple[Visit, ...]]:
    """What was told about each customer, oldest first; where no report names one, all belong to one customer."""
    found: dict[str, list[Visit]] = {}
    unnamed: list[Visit] = []
    for i, graph in enumerate(history.graphs):
        for thread in graph.by_thread:
            customer = customer_of(graph, thread)
            if customer is None:
                unnamed.append(Visit(i, thread))
            else:
                name = next((k for k in found if same_customer(k, customer)), customer)
                found.setdefault(name, []).append(Visit(i, thread))
    if not found and unnamed:
        return {"": tuple(unnamed)}
    return {name: tuple(visits) for name, visits in found.items()}


def customer_of(graph: ArgumentGraph, thread: int) -> str | None:
    """The customer that a thread is about, as the reading found it."""
    customers = graph.reading.customers
    return customers[thread] if thread < len(customers) else graph.report.customer


def same_customer(a: str | None, b: str | None) -> bool:
    """Whether two names may stand for one customer; an unknown one may be any."""
    return a is None or b is None or a == b or (min(len(a), len(b)) > 1 and (a in b or b in a))


def reports_of(visits: tuple[Visit, ...]) -> tuple[int, ...]:
    """The reports of these visits, each once."""
    return tuple(dict.fromkeys(v.report for v in visits))


def segments_of(history: History, visit: Visit) -> Iterator[int]:
    """Segment indices of one visit."""
    yield from history.graphs[visit.report].by_thread.get(visit.thread, ())


def told(history: History, visit: Visit) -> tuple[int, ...]:
    """Segments of one visit that say something, the last one first."""
    graph = history.graphs[visit.report]
    return tuple(i for i in reversed(tuple(segments_of(history, visit))) if graph.segments[i].label is not Label.OTHER)


def events_of(history: History, visit: Visit, *kinds: EventKind) -> Iterator[Event]:
    """Events of these kinds in one visit."""
    yield from history.graphs[visit.report].having(*kinds, thread=visit.thread)


def shared(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Content words of `a` that `b` tells too, parts of compounds included (改定案, 改定)."""
    return frozenset(x for x in a if any(x == y or (min(len(x), len(y)) > 1 and (x in y or y in x)) for y in b))


def acts_of(event: Event) -> frozenset[str]:
    """The classes of act that a PROMISE, a DONE or a RESCHEDULED names."""
    return frozenset(event.detail.split("+")) - {"", "cancelled"}


def days_between(history: History, reports: Iterable[int]) -> int:
    """Days from the first to the last of these reports, both included."""
    days = [d for i in reports if (d := history.graphs[i].report.date) is not None]
    return (max(days) - min(days)).days + 1 if days else 0


def channels_of(graph: ArgumentGraph, segment: int) -> frozenset[Channel]:
    """The channels of contacts that a segment tells."""
    found = (e for e in graph.events_of.get(segment, ()) if e.kind is EventKind.CONTACT)
    return frozenset(Channel(e.detail) for e in found if e.detail)


def is_met(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment tells of a visit or a call of ours."""
    return any(e.kind is EventKind.DONE and acts_of(e) & {"visit", "call"} for e in graph.events_of.get(segment, ()))


def is_contact(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment tells of a contact, whoever made it."""
    return is_met(graph, segment) or bool(channels_of(graph, segment))


# ---- people ------------------------------------------------------------------------------------------------------

_TITLE = pattern(
    r"(?:副?(?:社長|部長|課長|店長|院長)|次長|係長|主任|専務|常務|会長|所長|工場長|支店長|支配人|理事長|理事|事務長|園長|校長|教頭|教授|バイヤー|室長|リーダー"
    r"|マネー?ジャー|取締役|本部長|代表|オーナー|師長|薬局長|組合長|局長|センター長|代理|様|さん|さま|氏|殿|先生|担当)+$"
)
_PROPRIETOR = pattern(r"店主|オーナー|大将|女将|棟梁|住職|農家|組合長")


def bare_name(name: str) -> str:
    """A person's name without title and honorific; empty for a title alone."""
    return _TITLE.sub("", name)


def people(names: Iterable[str]) -> frozenset[str]:
    """Different persons among bare names: a title alone may be anybody already named."""
    named = frozenset(n for n in names if n)
    return named or frozenset(names)


def is_proprietor(name: str) -> bool:
    """Whether the title tells that the customer is this person."""
    return bool(_PROPRIETOR.search(name))


def segment_at(graph: ArgumentGraph, offset: int) -> int | None:
    """The segment that holds a place of the text."""
    return next((i for i, s in enumerate(graph.segments) if s.start <= offset < s.end), None)


# ---- promises ----------------------------------------------------------------------------------------------------


def fulfilment(graph: ArgumentGraph, promise: Event, later: ArgumentGraph) -> Event | None:
    """The event of a later report that tells the promised act as done, under whatever verb."""
    wanted, acts = graph.reading.content[promise.segment], acts_of(promise)
    customer = customer_of(graph, graph.segments[promise.segment].thread)
    for done in later.having(EventKind.DONE, EventKind.CONTACT):
        other = customer_of(later, later.segments[done.segment].thread)
        if not same_customer(customer, other):
            continue
        names = acts_of(done) if done.kind is EventKind.DONE else frozenset({_MEETS.get(done.detail, "contact")})
        around = {e.kind for e in later.events_of.get(done.segment, ())}
        if later.segments[done.segment].label is Label.INTERPRETATION or EventKind.RESCHEDULED in around:
            continue
        fits = not acts or not names or any(names & FULFILLED_BY.get(a, frozenset({a})) for a in acts)
        if not fits:
            continue
        if is_same_thing(wanted, later.reading.content[done.segment]):
            if EventKind.UNDONE in around:
                continue
            return done
        meets = bool(acts & CONTACT) and any(names & FULFILLED_BY[a] for a in acts & CONTACT)
        known = customer is not None or other is None
        if known and meets and (acts <= CONTACT or "visit" in acts):
            return done
        if known and not wanted and not acts <= CONTACT:
            return done
    return None


def is_same_thing(wanted: frozenset[str], told: frozenset[str]) -> bool:
    """Whether what was told shares what counts of what was wanted."""
    both = shared(wanted, told)
    return bool(both - WEAK) or (bool(both) and (wanted <= WEAK or len(both) > 1))


def is_told(graph: ArgumentGraph, promise: Event, later: ArgumentGraph) -> bool:
    """Whether a later report tells of a promise in any way that ends the wait: done, moved, promised anew, or moot."""
    if fulfilment(graph, promise, later) is not None:
        return True
    wanted, acts = graph.reading.content[promise.segment], acts_of(promise)
    customer = customer_of(graph, graph.segments[promise.segment].thread)
    for i, segment in enumerate(later.segments):
        if not same_customer(customer, customer_of(later, segment.thread)):
            continue
        kinds = {e.kind for e in later.events_of.get(i, ())}
        if kinds & {EventKind.ORDER, EventKind.LOST} and customer is not None and EventKind.PROMISE not in kinds:
            return True
        content = later.reading.content[i]
        same = is_same_thing(wanted, content)
        for event in later.events_of.get(i, ()):
            names = acts_of(event)
            if event.kind is EventKind.RESCHEDULED and (same or names & acts or not (names or content)):
                return True
            if event.kind is EventKind.PROMISE and _is_again(wanted, acts, promise, event, same=same):
                return True
        if same and segment.label is Label.FACT and not kinds & _OPEN and segment.kind is not Kind.OWN_ACT:
            return True
    return False


_OPEN = frozenset({EventKind.UNDONE, EventKind.REQUEST, EventKind.QUESTION, EventKind.COMPLAINT, EventKind.DONE})


def _is_again(wanted: frozenset[str], acts: frozenset[str], old: Event, new: Event, *, same: bool) -> bool:
    """Whether the act is promised anew: the same thing, or the same kind of contact for a later day."""
    before, after = (e.when.last if e.when else None for e in (old, new))
    moved = before is not None and after is not None and after > before
    return same or (moved and not wanted and bool(acts & acts_of(new)))


# ---- hypotheses --------------------------------------------------------------------------------------------------


def hypotheses(history: History, visit: Visit) -> Iterator[int]:
    """Interpretations of one visit that a later fact could settle."""
    graph = history.graphs[visit.report]
    for i in segments_of(history, visit):
        segment = graph.segments[i]
        kinds = {e.kind for e in graph.events_of.get(i, ())}
        guessed = segment.kind in (Kind.INFERENCE, Kind.CAUSE) or (
            segment.kind is Kind.EVALUATION and EventKind.OPTION in kinds
        )
        if segment.label is Label.INTERPRETATION and segment.confidence >= SURE and guessed:
            settled = EventKind.VERDICT in kinds
            if not settled and subject(graph.reading.content[i]):
                yield i


def subject(content: frozenset[str]) -> frozenset[str]:
    """What a hypothesis is about; words that any sale shares count only where there are no others."""
    return content - WEAK or content


def settles(hypothesis: frozenset[str], graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment brings new facts, or a verdict, on the content of a hypothesis."""
    told, kinds = graph.segments[segment], {e.kind for e in graph.events_of.get(segment, ())}
    content = graph.reading.content[segment]
    if EventKind.VERDICT in kinds and told.label is not Label.ACTION:
        around = (i for i in (segment - 1, segment, segment + 1) if 0 <= i < len(graph.segments))
        near = (graph.reading.content[i] for i in around if graph.segments[i].thread == told.thread)
        return bool(shared(hypothesis, content.union(*near)))
    if not (told.label is Label.FACT or told.kind is Kind.RESPONSE) or not shared(subject(hypothesis), content):
        return False
    done = [e for e in graph.events_of.get(segment, ()) if e.kind is EventKind.DONE]
    own_act = told.kind is Kind.OWN_ACT or bool(done)
    return EventKind.CUSTOMER_VOICE in kinds or not own_act or any("ask" in acts_of(e) for e in done)


def is_settled(history: History, visit: Visit, segment: int, later: Iterable[Visit]) -> bool:
    """Whether a later visit settles a hypothesis, or ends the deal and with it the question."""
    hypothesis = history.graphs[visit.report].reading.content[segment]
    return any(
        next(events_of(history, v, EventKind.ORDER, EventKind.LOST), None) is not None
        or any(settles(hypothesis, history.graphs[v.report], j) for j in segments_of(history, v))
        for v in later
    )
