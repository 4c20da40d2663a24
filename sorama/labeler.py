"""Candidate clauses → segments with label, confidence, runner-up and the cues that decided."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from pathlib import Path

from sorama.labelling.crf import Scores, marginals, viterbi
from sorama.labelling.kinds import kind_of
from sorama.labelling.weighing import LABELS, Scale, Told, Weighed
from sorama.model import Cue, Label, Segment
from sorama.report import Report

_VIEW, _ACTION, _OTHER = (LABELS.index(x) for x in (Label.INTERPRETATION, Label.ACTION, Label.OTHER))
_MOST = 4  # cues that are named
_WEIGHT = attrgetter("weight")
_INSTEAD = ("ではなく", "ではなくて", "じゃなく", "じゃなくて")
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
    return '"' + " ".join(f"{v:g}" for v in row) + '"'


class _Rows(Mapping[str, tuple[float, ...]]):
    """Feature → its weights, as the file has them: read as numbers when they are asked for, for a report asks for few."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows

    def __getitem__(self, name: str) -> tuple[float, ...]:
        return tuple(map(float, self._rows[name].split()))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights in the package."""
    raw = json.loads((Path(__file__).parent / "weights" / "labels.json").read_text(encoding="utf-8"))
    return Weights(_Rows(raw["states"]), _Rows(raw["edges"]), raw["temperature"], raw["header"])


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
    _join_halves(report, chain.clauses, sentences, chosen, odds)
    found: list[Segment] = []
    at, count = 0, len(clauses)
    while at < count:
        to = at + 1
        while to < count and sentences[to] == sentences[at] and chosen[to] == chosen[at]:
            to += 1
        found.append(_segment(report, sentences[at], clauses[at:to], chosen[at], odds[to - 1], scale))
        at = to
    return tuple(found)


def _join_halves(
    report: Report, clauses: Sequence[Weighed], sentences: Sequence[int], chosen: list[int], odds: list[Scores]
) -> None:
    """Half a comparison (AではなくB) plays no role of its own: that of the act it leads to, else a reading where either half is one."""
    for i in range(len(clauses) - 2, -1, -1):
        if chosen[i] == chosen[i + 1] or sentences[i] != sentences[i + 1]:
            continue
        offset, part = report.sentences[sentences[i]].start, clauses[i].part.clause
        if not report.text[offset + part.start : offset + part.end].rstrip("、, \u3000").endswith(_INSTEAD):
            continue
        if chosen[i] == _VIEW and chosen[i + 1] != _ACTION:
            chosen[i + 1], odds[i + 1] = chosen[i], odds[i]
        else:
            chosen[i], odds[i] = chosen[i + 1], odds[i + 1]


def _segment(  # noqa: PLR0917
    report: Report, index: int, clauses: Sequence[Weighed], chosen: int, odds: Scores, scale: Scale
) -> Segment:  # fmt: skip
    """One segment from neighbouring clauses of a sentence that have one label; it is as sure as the last of them."""
    sentence = report.sentences[index]
    offset, start, kinds = sentence.start, clauses[0].part.clause.start, 0
    for clause in clauses:
        kinds |= clause.kinds
    others = [*odds]
    others[chosen] = -1.0
    second = others.index(max(others))
    return Segment(
        offset + start if start else _with_number(report, index),
        offset + clauses[-1].part.clause.end,
        index,
        sentence.thread,
        LABELS[chosen],
        kind_of(LABELS[chosen], sentence.form, kinds),
        round(odds[chosen], 4),
        (LABELS[second], round(odds[second], 4)),
        _cues([scale.told(clause, chosen) for clause in clauses], offset),
    )


def _with_number(report: Report, index: int) -> int:
    """The start of a sentence with the number that stands before it as a bullet (①, 1.), which belongs to the segment."""
    start = report.sentences[index].start
    floor = max(report.text.rfind("\n", 0, start) + 1, report.sentences[index - 1].end if index else 0)
    if floor == start:
        return start
    return next((i for i in range(floor, start) if report.text[i].isalnum()), start)


def _cues(told: Sequence[Sequence[Told]], offset: int) -> tuple[Cue, ...]:
    """The named cues that spoke for the label, each where it spoke most, the strongest first."""
    found: dict[str, Told] = {}
    for cues in told:
        for cue in cues:
            if cue.name not in found or cue.exact > found[cue.name].weight:
                found[cue.name] = cue
    strongest = sorted(found.values(), key=_WEIGHT, reverse=True)[:_MOST]
    return tuple([Cue(offset + start, offset + end, name, weight) for start, end, name, weight, _ in strongest])
