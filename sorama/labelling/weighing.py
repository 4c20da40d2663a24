"""What the features of a report weigh: of a sentence once however often it comes, of its surroundings each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from sorama.labelling.crf import Pairs, Scores
from sorama.labelling.features import (
    Names,
    Part,
    decides,
    ending_features,
    heading_features,
    inside_edges,
    key_features,
    lead_of,
    neighbour_features,
    page_features,
    parts_of,
    start_features,
    starts_of,
    step_edges,
    step_of,
)
from sorama.labelling.kinds import bits_of
from sorama.memo import remembered
from sorama.model import Label
from sorama.report import Report

LABELS = (Label.FACT, Label.INTERPRETATION, Label.ACTION, Label.OTHER)
SIZE = len(LABELS)
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
_LEAST = 0.05  # weight of a cue worth naming
_MANY = 20_000  # features whose weights are at hand
_COMBINATIONS = 4096
_ZEROS = (0.0,) * (SIZE * SIZE)

# The weights of a feature for the four labels are one integer, a lane of bits each: a sum over features is one sum, and exact.
_UNIT = 1_000_000
_BITS = 40
_HALF, _MASK = 1 << _BITS - 1, (1 << _BITS) - 1
_RAISE = sum(_HALF << _BITS * y for y in range(SIZE))


def packed(row: Sequence[float]) -> int:
    """Four numbers as one integer."""
    return sum(round(v * _UNIT) << _BITS * y for y, v in enumerate(row))


def unpacked(total: int) -> Scores:
    """The four numbers again."""
    raised = total + _RAISE
    return (
        ((raised & _MASK) - _HALF) / _UNIT,
        ((raised >> _BITS & _MASK) - _HALF) / _UNIT,
        ((raised >> 2 * _BITS & _MASK) - _HALF) / _UNIT,
        ((raised >> 3 * _BITS) - _HALF) / _UNIT,
    )


class _Table(dict[str, int]):
    """Feature → its weights, packed when it is first met; what has none weighs nothing."""

    def __init__(self, rows: Mapping[str, Sequence[float]]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, name: str) -> int:
        if len(self) >= _MANY:
            self.clear()
        row = self._rows.get(name)
        found = self[name] = packed(row) if row else 0
        return found

    def sum(self, names: Iterable[str]) -> int:
        """What several features weigh."""
        return sum(map(self.__getitem__, names))


class Told(NamedTuple):
    """A cue of a clause that spoke for a label; its place counts from the start of the sentence."""

    start: int
    end: int
    name: str
    weight: float
    exact: float  # the weight before it was rounded


class Weighed(NamedTuple):
    """A candidate clause with what it weighs without its surroundings."""

    part: Part
    weight: int
    kinds: int  # the bits of its cues
    silent: bool  # its sentence has neither letter nor figure
    told: dict[int, Sequence[Told]]  # label → its cues, for the labels it once got


class _Sentence(NamedTuple):
    clauses: tuple[Weighed, ...]
    as_previous: int  # what it weighs for the sentence behind it …
    as_next: int  # … and for the one before it


class Step(NamedTuple):
    """From one clause to the next: scores of the pairs of labels, and their exponentials."""

    pairs: Pairs
    factors: Pairs


class Chain(NamedTuple):
    """The clauses of a report in the order of labelling."""

    sentences: list[int]  # of each clause
    clauses: list[Weighed]
    states: list[Scores]
    steps: list[Step]  # one fewer


class Scale:
    """Weighs reports by one set of weights."""

    def __init__(
        self, states: Mapping[str, Sequence[float]], edges: Mapping[str, Sequence[float]], temperature: float
    ) -> None:
        self._states, self._rows = _Table(states), states
        self._edges, self._heat = edges, 1.0 / temperature
        self._read = remembered(self._sentence)
        self._key, self._heading = remembered(self._of_key), remembered(self._of_heading)
        combinations = lru_cache(maxsize=_COMBINATIONS)
        self._margin = combinations(self._margins)
        self._page = combinations(lambda *page: self._states.sum(page_features(*page)))
        self._ending = combinations(lambda *ending: self._states.sum(ending_features(*ending)))
        self._inside = combinations(lambda *edge: self._step(inside_edges(*edge)))
        self._across = combinations(lambda *edge: self._step(step_edges(*edge)))

    def _sentence(self, sentence: str) -> _Sentence:
        found, silent, weigh = parts_of(sentence), not any(map(str.isalnum, sentence)), self._states.sum
        return _Sentence(
            tuple([Weighed(part, weigh(own) + _regret(part), _kinds(part), silent, {}) for part, own in found]),
            weigh(neighbour_features("previous", found[-1][0])),
            weigh(neighbour_features("next", found[0][0])),
        )

    def _of_key(self, key: str) -> int:
        wished = packed((_WISHED, 0, 0, 0)) if key.strip() in _WISHES else 0
        return self._states.sum(key_features(key)) + wished

    def _of_heading(self, heading: str) -> int:
        return self._states.sum(heading_features(heading))

    def _step(self, names: Names) -> Step:
        rows = [row for row in map(self._edges.get, names) if row is not None]
        flat = tuple(map(sum, zip(*rows, strict=True))) if rows else _ZEROS
        columns = tuple([flat[y::SIZE] for y in range(SIZE)])
        factors = tuple([tuple([exp(v * self._heat) for v in column]) for column in columns])
        return Step(columns, factors)  # type: ignore[arg-type]

    def cooled(self, scores: Scores) -> Scores:
        """The scores at the temperature at which their exponentials are probabilities."""
        if self._heat == 1.0:
            return scores
        f, i, a, o = scores
        return f * self._heat, i * self._heat, a * self._heat, o * self._heat

    def weigh(self, report: Report) -> Chain:
        """The clauses of a report, what speaks for the labels of each, and for each pair of labels in a row."""
        text, sentences = report.text, report.sentences
        read = [self._read(text[s.start : s.end]) for s in sentences]
        chain = Chain([], [], [], [])
        starts, count = starts_of(report), len(sentences)
        for i, (s, here) in enumerate(zip(sentences, read, strict=True)):
            form, zone = s.form, s.zone
            before = sentences[i - 1] if i else None
            after = sentences[i + 1].form if i + 1 < count else None
            around = self._page(form, zone, before.form if before else None, after, lead_of(report, i))
            if starts[i]:
                around += self._states.sum(start_features(starts[i]))
            if s.key is not None:
                around += self._key(s.key.of(text))
            if s.heading is not None and s.heading != i:
                around += self._heading(report.sentence_text(s.heading))
            if before is not None:
                around += read[i - 1].as_previous
                chain.steps.append(self._across(before.form, form, here.clauses[0].part.opening, *step_of(before, s)))
            if after is not None:
                around += read[i + 1].as_next
            last = None
            for clause in here.clauses:
                part = clause.part
                if last is not None:
                    chain.steps.append(self._inside(last.clause.link, part.opening, part.tense))
                chain.states.append(unpacked(clause.weight + around + self._ending(form, zone, part.tense, part.hard)))
                chain.sentences.append(i)
                chain.clauses.append(clause)
                last = part
        return chain

    def told(self, clause: Weighed, label: int) -> Sequence[Told]:
        """The cues of a clause that spoke for a label; what the ending weighs goes to the cue that ends the clause."""
        known = clause.told.get(label)
        if known is not None:
            return known
        found: dict[str, Told] = {}
        part, ending = clause.part, None
        for (name, _, _), (start, end) in zip(part.marks, part.spans, strict=True):
            weight = self._margin("cue:" + name)[label]
            if "end:" + name in part.brief:
                weight += self._margin("end:" + name)[label]
                if decides(name, part.hard):
                    ending = sum([self._margin(f)[label] for f in part.ending]) if ending is None else ending
                    weight += ending
            if weight > _LEAST and (name not in found or weight > found[name].weight):
                found[name] = Told(start, end, name, round(weight, 3), weight)
        clause.told[label] = tuple(found.values())
        return clause.told[label]

    def _margins(self, feature: str) -> Sequence[float]:
        """What a feature adds to each label, measured against the mean of the others."""
        row = self._rows.get(feature)
        return _ZEROS if row is None else [(v * SIZE - sum(row)) / (SIZE - 1) for v in row]


def _regret(part: Part) -> int:
    if part.hard in ("need", "estimate") and {"lesson", "past"} <= {m.name for m in part.marks}:
        return packed((0, _REGRETTED, 0, 0))
    return 0


def _kinds(part: Part) -> int:
    found = 0
    for mark in part.marks:
        found |= bits_of(mark.name)
    return found
