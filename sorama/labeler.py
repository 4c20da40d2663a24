"""Candidate clauses → segments with label, confidence, runner-up and the cues that decided."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sorama.labelling.crf import Scores, marginals, viterbi
from sorama.labelling.kinds import kind_of
from sorama.labelling.weighing import LABELS, SIZE, Scale, Told, Weighed
from sorama.model import Cue, Label, Report, Segment

_OTHER = LABELS.index(Label.OTHER)
_MOST = 4  # cues that are named
_UNPROVOKED = 3.0  # log odds against an action


@dataclass(frozen=True, slots=True, eq=False)
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


@lru_cache(maxsize=2)
def _scale(weights: Weights) -> Scale:
    return Scale(weights.states, weights.edges, weights.temperature)


def label(report: Report, weights: Weights | None = None) -> tuple[Segment, ...]:
    """The segments of a report: none overlap, and with bullets and white space they cover the text."""
    scale = _scale(weights or shipped())
    chain = scale.weigh(report)
    clauses, states, sentences = chain.clauses, chain.states, chain.sentences
    if clauses and clauses[0].part.hard == "tense:past":  # an act done answers nothing where nothing stands before it
        fact, view, action, other = states[0]
        states[0] = fact, view, action - _UNPROVOKED, other
    chosen = viterbi(states, [s.pairs for s in chain.steps])
    odds = marginals([scale.cooled(s) for s in states], [s.factors for s in chain.steps])
    for i, clause in enumerate(clauses):
        if clause.silent:  # emoji and marks alone say nothing
            chosen[i], odds[i] = _OTHER, (0.0, 0.0, 0.0, 1.0)
    found: list[Segment] = []
    at, count = 0, len(clauses)
    while at < count:
        to = at + 1
        while to < count and sentences[to] == sentences[at] and chosen[to] == chosen[at]:
            to += 1
        told = [(c, scale.told(c, chosen[at])) for c in clauses[at:to]]
        found.append(_segment(report, sentences[at], told, chosen[at], odds[to - 1]))
        at = to
    return tuple(found)


def _segment(
    report: Report, index: int, told: Sequence[tuple[Weighed, Sequence[Told]]], chosen: int, odds: Scores
) -> Segment:
    """One segment from neighbouring clauses of a sentence that have one label; it is as sure as the last of them."""
    sentence = report.sentences[index]
    second = max([y for y in range(SIZE) if y != chosen], key=odds.__getitem__)
    start, kinds = told[0][0].part.clause.start, 0
    for clause, _ in told:
        kinds |= clause.kinds
    return Segment(
        start=sentence.start + start if start else _with_number(report, index),
        end=sentence.start + told[-1][0].part.clause.end,
        sentence=index,
        thread=sentence.thread,
        label=LABELS[chosen],
        kind=kind_of(LABELS[chosen], sentence.form, kinds),
        confidence=round(odds[chosen], 4),
        runner_up=(LABELS[second], round(odds[second], 4)),
        cues=_cues([cues for _, cues in told], sentence.start),
    )


def _with_number(report: Report, index: int) -> int:
    """The start of a sentence with the number that stands before it as a bullet (①, 1.), which belongs to the segment."""
    start = report.sentences[index].start
    floor = max(report.text.rfind("\n", 0, start) + 1, report.sentences[index - 1].end if index else 0)
    return next((i for i in range(floor, start) if report.text[i].isalnum()), start)


def _cues(told: Sequence[Sequence[Told]], offset: int) -> tuple[Cue, ...]:
    """The named cues that spoke for the label, each where it spoke most, the strongest first."""
    found: dict[str, Told] = {}
    for cues in told:
        for cue in cues:
            if cue.name not in found or cue.exact > found[cue.name].weight:
                found[cue.name] = cue
    strongest = sorted(found.values(), key=lambda c: -c.weight)[:_MOST]
    return tuple([Cue(offset + start, offset + end, name, weight) for start, end, name, weight, _ in strongest])
