"""Labelled segments → support edges: which premise the text itself offers for which claim.

Two log-linear models decide, claim by claim in order of the text. The first chooses the main premise of a claim among the segments
near it in its thread, or that it has none (a floating action, an opinion without ground); the second adds further premises.
Candidates are bounded by a window: the work is linear in the number of segments. Weights: `weights/links.json`, made by
`tools/train_links.py`.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sorama.link_features import State, threads_of
from sorama.model import SupportEdge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sorama.connectives import Node
    from sorama.link_features import Features, ThreadView
    from sorama.model import Report, Segment


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name of the two decisions, and what the second has to reach."""

    first: Mapping[str, float]
    more: Mapping[str, float]
    threshold: float = 0.4  # of a further premise
    slope: float = 1.0  # from log-odds to calibrated log-odds
    offset: float = 0.0

    def confidence(self, score: float) -> float:
        """The calibrated probability of an edge."""
        score = min(max(score, 1e-6), 1 - 1e-6)
        return round(logistic(self.slope * math.log(score / (1 - score)) + self.offset), 3)


def link(report: Report, segments: tuple[Segment, ...], model: Model | None = None) -> tuple[SupportEdge, ...]:
    """The support edges of a report, in order of claim and premise."""
    model = model or load_model()
    edges = []
    for view in threads_of(report, segments):
        state = State()
        for claim in view.claims():
            for premise, score in decide(view, claim, state, model):
                edges.append(SupportEdge(premise.at, claim.at, model.confidence(score), cue_of(premise, claim)))
    return tuple(sorted(edges, key=lambda e: (e.claim, e.premise)))


@cache
def load_model() -> Model:
    """The model that ships with the package."""
    data = json.loads(resources.files("sorama").joinpath("weights/links.json").read_text(encoding="utf-8"))
    return Model(data["first"], data["more"], data["threshold"], data["slope"], data["offset"])


def decide(view: ThreadView, claim: Node, state: State, model: Model) -> list[tuple[Node, float]]:
    """The premises of a claim with their scores, the main one first."""
    candidates = view.candidates(claim)
    found: list[tuple[Node, float]] = []
    if candidates:
        nothing = dot(model.first, view.of_none(claim, candidates, state))
        values = [dot(model.first, view.of_first(n, claim, candidates, state)) for n in candidates]
        best = max(values)
        if best > nothing:
            first = candidates[values.index(best)]
            found.append((first, 1.0 / sum([math.exp(v - best) for v in (nothing, *values)])))
            state.chosen.append(first)
            for premise in candidates:
                if premise is not first:
                    score = logistic(dot(model.more, view.of_more(premise, claim, state)))
                    if score >= model.threshold:
                        found.append((premise, score))
                        state.chosen.append(premise)
    state.settle(claim)
    return found


def cue_of(premise: Node, claim: Node) -> str | None:
    """The connective that says so, as written, or None."""
    gap = claim.place - premise.place
    if gap == 1 and premise.sentence == claim.sentence and premise.tail in ("cause", "basis", "think"):
        return premise.tail_text
    if gap > 0 and claim.head == "cause":
        return claim.head_text
    if gap < 0 and premise.head == "reason":
        return premise.head_text
    return None


def dot(weights: Mapping[str, float], features: Features) -> float:
    """The sum of the weighted features."""
    get = weights.get
    return sum([get(name, 0.0) * value for name, value in features.items()])


def logistic(x: float) -> float:
    """Log-odds to probability."""
    return 1.0 / (1.0 + math.exp(-x)) if x > -700 else 0.0
