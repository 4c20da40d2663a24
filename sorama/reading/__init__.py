"""Reading: what the text says beyond labels and links, as plain values that rules ask for.

Dates first, then names, then events; each part looks at tokens and letters once and hands on frozen values.
"""

from __future__ import annotations

from importlib.util import find_spec

from sorama.model import NO_WORDS, Event, Label, Reading, Report, Segment, SupportEdge, Words
from sorama.reading.content import content_of
from sorama.reading.dates import find_dates, report_date
from sorama.reading.entities import customers_of, find_entities
from sorama.reading.promises import own_acts
from sorama.reading.verdicts import verdicts
from sorama.reading.wording import wording_events


def read(
    report: Report, segments: tuple[Segment, ...], supports: tuple[SupportEdge, ...], words: Words = NO_WORDS
) -> Reading:
    """Events, names, dates and content of a labelled and linked report."""
    dates = find_dates(report.text, report.date or report_date(report.text))
    entities = find_entities(report, words, segments)
    events: list[Event] = [*own_acts(report, segments, entities, dates), *verdicts(report, segments)]
    if find_spec("sorama.reading.events"):
        from sorama.reading.events import customer_events  # type: ignore[import-untyped,import-not-found,unused-ignore]

        events += customer_events(report, segments, supports, entities, dates, words)
    events += wording_events(report, segments, supports, dates)
    events.sort(key=lambda e: (e.segment, e.start))
    content = tuple(
        frozenset() if s.label is Label.OTHER else content_of(report.text[s.start : s.end]) for s in segments
    )
    return Reading(tuple(events), entities, dates, content, customers_of(report, entities))
