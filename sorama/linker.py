"""Labelled segments → support edges: which premise the text itself offers for which claim.

Two log-linear models decide, claim by claim in order of the text. The first chooses the main premise of a claim among the segments
near it in its thread, or that it has none (a floating action, an opinion without ground); the second says which others go with
a main premise. Both together make the probability of an edge. Candidates are bounded by a window: the work is linear in the
number of segments. Weights: `weights/links.json`, made by `tools/train_links.py`.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sorama.linking.features import BESIDE, State, threads_of
from sorama.model import SupportEdge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sorama.linking.connectives import Node
    from sorama.linking.features import Features, ThreadView
    from sorama.model import Report, Segment


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name of the two decisions, and what the second has to reach."""

    first: Mapping[str, float]
    more: Mapping[str, float]
    threshold: float = 0.4  # from which on a candidate is a premise
    least: float = 0.2  # first premises less likely than this are not followed up
    slope: float = 1.0  # from log-odds to calibrated log-odds
    offset: float = 0.0

    def confidence(self, score: float) -> float:
        """The calibrated probability of an edge."""
        score = min(max(score, 1e-6), 1 - 1e-6)
        return round(logistic(self.slope * math.log(score / (1 - score)) + self.offset), 3)


def link(report: Report, segments: tuple[Segment, ...], model: Model | None = None) -> tuple[SupportEdge, ...]:
    """The support edges of a report, in order of claim and premise."""
    return argue(report, segments, model)[0]


def floating(report: Report, segments: tuple[Segment, ...], model: Model | None = None) -> dict[int, float]:
    """Claim → how likely it is that the text offers no premise for it; rules stay silent where this is in doubt."""
    return argue(report, segments, model)[1]


def argue(
    report: Report, segments: tuple[Segment, ...], model: Model | None = None
) -> tuple[tuple[SupportEdge, ...], dict[int, float]]:
    """Both in one pass: what :func:`link` and :func:`floating` say."""
    model = model or load_model()
    edges: list[SupportEdge] = []
    nothing: dict[int, float] = {}
    for view in threads_of(report, segments):
        state = State()
        for claim in view.claims():
            chance, premises = decide(view, claim, state, model)
            nothing[claim.at] = round(chance, 3)
            edges += [SupportEdge(n.at, claim.at, model.confidence(p), cue_of(n, claim)) for n, p in premises]
    return tuple(sorted(edges, key=lambda e: (e.claim, e.premise))), nothing


@cache
def load_model() -> Model:
    """The model that ships with the package."""
    data = json.loads((Path(__file__).parent / "weights" / "links.json").read_text(encoding="utf-8"))
    return Model(data["first"], data["more"], data["threshold"], data["least"], data["slope"], data["offset"])


def decide(view: ThreadView, claim: Node, state: State, model: Model) -> tuple[float, list[tuple[Node, float]]]:
    """How likely a claim has no premise, and its premises with their probabilities; none where having none is likeliest."""
    candidates = view.candidates(claim)
    if not candidates:
        state.settle(claim)
        return 1.0, []
    scores = [dot(model.first, view.of_none(claim, candidates, state))]
    scores += [dot(model.first, view.of_first(n, claim, candidates, state)) for n in candidates]
    best = max(scores)
    weights = [math.exp(s - best) for s in scores]
    nothing, *first = [w / sum(weights) for w in weights]
    found: list[tuple[Node, float]] = []
    if nothing < max(first):
        main = first.index(max(first))
        chances = _chances(view, claim, candidates, first, state=state, model=model)
        found = [(n, chances[i]) for i, n in enumerate(candidates) if i == main or chances[i] >= model.threshold]
    state.chosen = [n for n, _ in found]
    state.settle(claim)
    return nothing, found


def _chances(
    view: ThreadView, claim: Node, candidates: Sequence[Node], first: Sequence[float], *, state: State, model: Model
) -> list[float]:
    """How likely each candidate is a premise: as the first one, or beside a likely first one."""
    chances = list(first)
    for i, main in enumerate(candidates):
        if first[i] >= model.least:
            state.chosen = [main]
            for j, other in enumerate(candidates):
                if j != i and abs(other.place - main.place) <= BESIDE:
                    chances[j] += first[i] * logistic(dot(model.more, view.of_more(other, claim, state)))
    return chances


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
