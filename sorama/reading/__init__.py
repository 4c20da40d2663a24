"""Reading: what the text says beyond labels and links, as plain values that rules ask for.

Dates first, then names, then events; each part looks at tokens and letters once and hands on frozen values.
"""

from __future__ import annotations

from importlib.util import find_spec

from sorama.model import NO_WORDS, Event, Reading, Report, Segment, SupportEdge, Words
from sorama.reading.dates import find_dates, report_date
from sorama.reading.entities import find_entities
from sorama.reading.promises import own_acts
from sorama.reading.wording import wording_events


def read(
    report: Report, segments: tuple[Segment, ...], supports: tuple[SupportEdge, ...], words: Words = NO_WORDS
) -> Reading:
    """Events, names and dates of a labelled and linked report."""
    dates = find_dates(report.text, report.date or report_date(report.text))
    entities = find_entities(report, words, segments)
    events: list[Event] = [*own_acts(report, segments, supports, dates)]
    if find_spec("sorama.reading.events"):
        from sorama.reading.events import customer_events  # type: ignore[import-untyped,import-not-found,unused-ignore]

        events += customer_events(report, segments, supports, entities, dates, words)
    events += wording_events(report, segments, supports)
    events.sort(key=lambda e: (e.segment, e.start))
    return Reading(tuple(events), entities, dates)
