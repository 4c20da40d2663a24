"""What the labeler learns from: the clauses of a report with the labels that are right, and copies of it that carry less weight.

A copy is the report after an edit that must not matter, without headings, or with each clause on its own: what a clause says should tell more than where it stands.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from transforms import Edit, apply, mistyped, plain_style, unheaded, wrapped  # noqa: E402

from sorama.corpus import GoldReport  # noqa: E402
from sorama.labelling.features import Place, places_of  # noqa: E402
from sorama.labelling.weighing import LABELS  # noqa: E402
from sorama.model import Label  # noqa: E402
from sorama.parser import parse  # noqa: E402
from sorama.report import Report  # noqa: E402

CHANGED = 0.1  # weight of each copy after an edit that must not matter
ALONE = 0.1  # weight of the copies in which no clause knows its surroundings
HEADLESS = 0.2  # weight of the copies without headings and field names: a prior, never a verdict
_OPEN = frozenset({"past", "renyo", "noun-sa", "noun", "name"})
_AROUND = ("zone=", "form=", "key:", "heading:", "step-zone", "step-form", "previous:form", "next:form")


class Example(NamedTuple):
    """A report as the trainer sees it: its places and the labels that are right at each."""

    gold: GoldReport
    report: Report
    places: list[Place]
    allowed: list[frozenset[Label]]
    changed: tuple[Example, ...] = ()  # after edits that must not matter


def last_letter(text: str, start: int, end: int) -> int:
    """Index of the last letter or digit of text[start:end], or end - 1 where there is none."""
    return next((i for i in range(end - 1, start - 1, -1) if text[i].isalnum()), end - 1)


def example_of(gold: GoldReport) -> Example:
    """Gold labels projected onto the candidate clauses: a clause gets the label of the segment that holds its last letter."""
    report = parse(gold.text)
    places = places_of(report)
    allowed = []
    for place in places:
        at = report.sentences[place.sentence].start
        letter = last_letter(gold.text, at + place.part.clause.start, at + place.part.clause.end)
        segment = next((s for s in gold.segments if s.start <= letter < s.end), None)
        allowed.append(
            frozenset(LABELS)
            if segment is None
            else frozenset({segment.label} | ({segment.alternative} if segment.alternative else set()))
        )
    return Example(gold, report, places, allowed)


def lesson_of(gold: GoldReport) -> Example:
    """A report with all copies that the labeler learns from."""
    return example_of(gold)._replace(changed=tuple(changed(gold)))


def changed(gold: GoldReport) -> Iterator[Example]:
    """The report after edits that must not matter: plain style, other wraps, no headings, slips of the pen."""
    for change in (plain_style, wrapped, unheaded, mistyped):
        if edits := change(gold, ()):
            yield example_of(edited(gold, edits))


def edited(gold: GoldReport, edits: Sequence[Edit]) -> GoldReport:
    """The annotation of an edited text."""
    text, moved = apply(gold.text, edits)
    segments = []
    for g in gold.segments:
        start, end = moved(g.start), moved(last_letter(gold.text, g.start, g.end))
        if start is not None and end is not None and start <= end:
            segments.append(replace(g, start=start, end=end + 1))
    return replace(gold, text=text, segments=tuple(segments))


def _headless(place: Place) -> Place:
    """A clause as if there were no headings and no field names."""
    return replace(
        place,
        around=tuple(f for f in place.around if not f.startswith(_AROUND)),
        edges=tuple(f for f in place.edges if not f.startswith(_AROUND)),
    )


def _alone(example: Example) -> Example:
    """The clauses as if each sentence were a report: what only its surroundings make an answer is left open."""
    places = [replace(p, around=(), edges=tuple(f for f in p.edges if f.startswith("inside"))) for p in example.places]
    allowed = [
        frozenset(LABELS) if (ok == {Label.ACTION} and p.part.tense in _OPEN) or ok == {Label.OTHER} else ok
        for p, ok in zip(example.places, example.allowed, strict=True)
    ]
    return Example(example.gold, example.report, places, allowed)


def with_copies(examples: Sequence[Example]) -> list[tuple[Example, float]]:
    """The examples and their copies, each with its weight."""
    return [
        *((e, 1.0) for e in examples),
        *((e._replace(places=[_headless(p) for p in e.places]), HEADLESS) for e in examples),
        *((copy, CHANGED) for e in examples for copy in e.changed),
        *((_alone(e), ALONE) for e in examples),
    ]
