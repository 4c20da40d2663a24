"""Reading: what the text says beyond labels and links, as plain values that rules ask for.

Dates first, then names, then events; each part looks at tokens and letters once and hands on frozen values.
"""

from __future__ import annotations

from sorama.model import EntityKind, Event, Label, Reading, Segment, SupportEdge
from sorama.reading.content import content_of
from sorama.reading.dates import find_dates, report_date
from sorama.reading.early import early_work
from sorama.reading.entities import customers_of, find_entities
from sorama.reading.events import customer_events
from sorama.reading.fulfilments import fulfilments
from sorama.reading.inbound import calls_that_came_in
from sorama.reading.passage import Passage, passages_of
from sorama.reading.promises import own_acts
from sorama.reading.rivals import named_rivals
from sorama.reading.slips import slips_and_consultations
from sorama.reading.verdicts import verdicts
from sorama.reading.waivers import waived_duties
from sorama.reading.wording import wording_events
from sorama.report import NO_WORDS, Report, Words


def read(
    report: Report, segments: tuple[Segment, ...], supports: tuple[SupportEdge, ...], words: Words = NO_WORDS
) -> Reading:
    """Events, names, dates and content of a labelled and linked report."""
    dates = find_dates(report.text, report.date or report_date(report.text))
    entities = find_entities(report, words, segments)
    passages = passages_of(report, segments, entities, dates)
    events: list[Event] = [*own_acts(report, passages, dates), *verdicts(passages)]
    events += customer_events(report, passages, supports, entities)
    known = {(e.kind, e.segment, e.detail) for e in events}
    more = (
        *calls_that_came_in(passages),
        *slips_and_consultations(passages),
        *named_rivals(passages),
        *waived_duties(passages),
        *early_work(passages),
    )
    events += (e for e in more if (e.kind, e.segment, e.detail) not in known)
    events += fulfilments(report, passages, supports, events)
    events += wording_events(report, passages, dates)
    events.sort(key=lambda e: (e.segment, e.start))
    content = tuple(map(_content, passages))
    return Reading(tuple(events), entities, dates, content, customers_of(report, entities))


_NAMED = tuple(kind for kind in EntityKind if kind is not EntityKind.PRODUCT)


def _content(passage: Passage) -> frozenset[str]:
    return frozenset() if passage.label is Label.OTHER else content_of(passage.clause, passage.spans(*_NAMED))
