"""A wording of the catalogue filled in with words of the report."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from sorama.catalogue import OPTIONAL, Wording, placeholders
from sorama.model import ArgumentGraph, Finding, Label
from sorama.phrasing import coming_date, customer, mention, person, product, segment_mention, telling_fact
from sorama.span import Span

UNSURE = 0.6  # below this confidence of a label the comment asks what was meant


def slots_of(graph: ArgumentGraph, finding: Finding, span: Span, segment: int | None) -> dict[str, str]:
    """What can be inserted: only words that stand in the report."""
    thread = finding.thread if finding.thread is not None or segment is None else graph.segments[segment].thread
    someone, company = person(graph, *span, thread), customer(graph, thread)
    slots = {
        "words": mention(graph, *span),
        "who": someone or company or ("先方" if "先方" in graph.report.text else "お客様"),
        "message": finding.message,
    }
    here = graph.by_thread.get(thread, ()) if thread is not None else tuple(range(len(graph.segments)))
    rest = [i for i in here if i != segment]
    grounds = graph.grounds(segment) if segment is not None else frozenset()
    claims = graph.claims.get(segment, ()) if segment is not None else ()
    rest_sure = [i for i in rest if graph.segments[i].confidence >= UNSURE]
    fact = None
    if segment is not None and _sure(graph, segment):
        fact = telling_fact(graph, [i for i in rest_sure if i in grounds], segment)
    nearby = (
        None
        if fact is not None
        else telling_fact(graph, [i for i in rest_sure if segment is None or abs(i - segment) <= 2])
    )
    found: dict[str, str | None] = {
        "them": someone or company,
        "person": someone,
        "customer": company,
        "product": product(graph, *span),
        "when": coming_date(graph, thread),
        "fact": None if fact is None else segment_mention(graph, fact),
        "nearby": None if nearby is None else segment_mention(graph, nearby),
        "view": _last(graph, [i for i in rest if graph.segments[i].label is Label.INTERPRETATION]),
        "plan": _last(graph, [i for i in rest if graph.segments[i].label is Label.ACTION]),
        "claim": _last(graph, list(claims)),
    }
    return slots | {k: v for k, v in found.items() if v}


def _sure(graph: ArgumentGraph, claim: int) -> bool:
    """Whether the support of a claim is clear enough to be spoken of as the writer's."""
    return all(e.cue is not None or e.confidence >= UNSURE for e in graph.supports if e.claim == claim)


def _last(graph: ArgumentGraph, segments: Sequence[int]) -> str | None:
    return segment_mention(graph, segments[-1]) if segments else None


def pick(templates: Sequence[str], slots: Mapping[str, str], seed: str) -> str:
    """One of the wordings that can be filled in, those with words of the report first; always the same for the same seed."""
    fitting = [t for t in templates if placeholders(t) <= slots.keys()]
    special = [t for t in fitting if placeholders(t) & OPTIONAL]
    choice = special if len(special) > 1 else fitting
    return choice[zlib.crc32(seed.encode("utf-8", "replace")) % len(choice)].format_map(slots) if choice else ""


def hints(wording: Wording, text: str = "") -> tuple[str, ...]:
    """Cue list, sentence frame, an example from a trade that the report does not speak of."""
    foreign = [e for e in wording.examples if e.partition("：")[0] not in text] or list(wording.examples[-1:])
    return tuple(h for h in (wording.cues, wording.frame, *foreign[:1]) if h)
