"""Candidate clauses → segments with label, confidence, runner-up and the cues that decided."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sorama.labelling.crf import marginals, viterbi
from sorama.labelling.features import Place, decides, places_of
from sorama.labelling.kinds import kind_of
from sorama.model import Cue, Label, Report, Segment

LABELS = (Label.FACT, Label.INTERPRETATION, Label.ACTION, Label.OTHER)
SIZE = len(LABELS)
_ZERO = (0.0,) * SIZE
_LEAST, _MOST = 0.05, 4  # weight of a cue worth naming, and how many are named
_UNPROVOKED = 3.0  # log odds against an action
_WISHED = 4.0  # log odds for a fact: what a field of the customer's wishes holds is what the customer said
_REGRETTED = 4.0  # log odds for an interpretation: what should have been done was not
_WISHES = frozenset(
    [
        "要望",
        "ご要望",
        "希望",
        "ご希望",
        "要求",
        "リクエスト",
        "先方要望",
        "顧客要望",
        "お客様要望",
        "お客様の声",
        "顧客の声",
        "先方の声",
        "依頼",
        "ご依頼",
    ]
)
_ZEROS = (0.0,) * (SIZE * SIZE)


@dataclass(frozen=True, slots=True)
class Weights:
    """What training learned: log-odds weights of features for each label, of steps for each pair of labels, and the calibration."""

    states: Mapping[str, tuple[float, ...]]
    edges: Mapping[str, tuple[float, ...]]
    temperature: float = 1.0
    header: Mapping[str, str] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write the weights, one feature a line."""
        lines = [
            f"{json.dumps(part)}: {{\n"
            + ",\n".join(f"{json.dumps(n, ensure_ascii=False)}:{_numbers(w)}" for n, w in sorted(table.items()))
            + "\n}"
            for part, table in (("states", self.states), ("edges", self.edges))
        ]
        head = {"header": dict(self.header), "labels": [y.value for y in LABELS], "temperature": self.temperature}
        text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ",\n" + ",\n".join(lines) + "\n}\n"
        path.write_text(text, encoding="utf-8")


def _numbers(row: tuple[float, ...]) -> str:
    return "[" + ",".join(f"{v:g}" for v in row) + "]"


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights in the package."""
    raw = json.loads((Path(__file__).parent / "weights" / "labels.json").read_text(encoding="utf-8"))
    return Weights(raw["states"], raw["edges"], raw["temperature"], raw["header"])


def _state(place: Place, weights: Weights) -> tuple[float, ...]:
    f = i = a = o = 0.0
    get = weights.states.get
    for name in place.features:
        row = get(name)
        if row is not None:
            f += row[0]
            i += row[1]
            a += row[2]
            o += row[3]
    return f, i, a, o


def _edge(place: Place, weights: Weights) -> tuple[float, ...]:
    rows = [row for row in map(weights.edges.get, place.edges) if row is not None]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else _ZEROS


def label(report: Report, weights: Weights | None = None) -> tuple[Segment, ...]:
    """The segments of a report: none overlap, and with bullets and white space they cover the text."""
    weights = weights or shipped()
    places = places_of(report)
    states = [_state(p, weights) for p in places]
    if places and places[0].part.hard == "tense:past":  # an act done answers nothing where nothing stands before it
        fact, view, action, other = states[0]
        states[0] = fact, view, action - _UNPROVOKED, other
    for i, place in enumerate(places):
        key = report.sentences[place.sentence].key
        if key is not None and key.of(report.text).strip() in _WISHES:
            fact, *others = states[i]
            states[i] = (fact + _WISHED, *others)
        if place.part.hard in ("need", "estimate") and {"lesson", "past"} <= {m.name for m in place.part.marks}:
            fact, view, *others = states[i]
            states[i] = (fact, view + _REGRETTED, *others)
    pairs = [_edge(p, weights) for p in places[1:]]
    chosen = viterbi(states, pairs)
    heat = 1.0 / weights.temperature
    cooled = marginals([tuple(v * heat for v in s) for s in states], [tuple(v * heat for v in p) for p in pairs])
    for i, place in enumerate(places):
        if not any(map(str.isalnum, report.sentence_text(place.sentence))):  # emoji and marks alone say nothing
            chosen[i], cooled[i] = LABELS.index(Label.OTHER), [float(y is Label.OTHER) for y in LABELS]
    found: list[Segment] = []
    at = 0
    while at < len(places):
        to = at + 1
        while to < len(places) and places[to].sentence == places[at].sentence and chosen[to] == chosen[at]:
            to += 1
        found.append(_segment(report, places[at:to], chosen[at], cooled[at:to], weights))
        at = to
    return tuple(found)


def _segment(report: Report, places: list[Place], chosen: int, odds: list[list[float]], weights: Weights) -> Segment:
    """One segment from neighbouring clauses with one label."""
    index = places[0].sentence
    sentence = report.sentences[index]
    row = odds[-1]
    second = max((y for y in range(SIZE) if y != chosen), key=row.__getitem__)
    start = sentence.start + places[0].part.clause.start
    if places[0].part.clause.start == 0:
        start = _with_number(report, index)
    end = sentence.start + places[-1].part.clause.end
    return Segment(
        start=start,
        end=end,
        sentence=index,
        thread=sentence.thread,
        label=LABELS[chosen],
        kind=kind_of(LABELS[chosen], sentence, [m.name for p in places for m in p.part.marks]),
        confidence=round(row[chosen], 4),
        runner_up=(LABELS[second], round(row[second], 4)),
        cues=_cues(places, chosen, sentence.start, weights),
    )


def _with_number(report: Report, index: int) -> int:
    """The start of a sentence with the number that stands before it as a bullet (①, 1.), which belongs to the segment."""
    start = report.sentences[index].start
    floor = max(report.text.rfind("\n", 0, start) + 1, report.sentences[index - 1].end if index else 0)
    return next((i for i in range(floor, start) if report.text[i].isalnum()), start)


_ENDING = ("tail", "words", "hard=", "tense=", "predicate")


def _cues(places: list[Place], chosen: int, offset: int, weights: Weights) -> tuple[Cue, ...]:
    """The named cues that spoke for the label, strongest first; what the ending weighs goes to the cue that ends the clause."""
    found: dict[str, Cue] = {}
    for place in places:
        part, ending = (
            place.part,
            sum(_weight(f, chosen, weights) for f in place.part.features if f.startswith(_ENDING)),
        )
        for mark, (start, end) in zip(part.marks, part.spans, strict=True):
            weight = _weight("cue:" + mark.name, chosen, weights)
            if "end:" + mark.name in part.features:
                weight += _weight("end:" + mark.name, chosen, weights)
                if decides(mark.name, part.hard):
                    weight += ending
            if weight > _LEAST and (mark.name not in found or weight > found[mark.name].weight):
                found[mark.name] = Cue(offset + start, offset + end, mark.name, round(weight, 3))
    return tuple(sorted(found.values(), key=lambda c: -c.weight)[:_MOST])


def _weight(feature: str, chosen: int, weights: Weights) -> float:
    """What a feature adds to the chosen label, measured against the mean of the others."""
    row = weights.states.get(feature)
    return 0.0 if row is None else (row[chosen] * SIZE - sum(row)) / (SIZE - 1)
