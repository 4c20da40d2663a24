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
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sorama.linking.view import BESIDE, Question, State, threads_of
from sorama.model import SupportEdge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sorama.linking.connectives import Node
    from sorama.linking.features import Evidence, Names
    from sorama.linking.view import ThreadView
    from sorama.model import Segment
    from sorama.report import Report


class Weights:
    """Weights by feature name. What a respect weighs is remembered by its few arguments."""

    __slots__ = ("by_name", "score")

    def __init__(self, by_name: Mapping[str, float]) -> None:
        get = by_name.get

        @lru_cache(maxsize=8192)
        def weigh(names: Names, arguments: tuple[Any, ...]) -> float:
            return sum([get(name, 0.0) for name in names(*arguments)])

        def score(evidence: Evidence) -> float:
            """The sum of the weighted features."""
            return sum([weigh(names, arguments) * amount for names, arguments, amount in evidence])

        self.by_name, self.score = by_name, score


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the two decisions, and what the second has to reach."""

    first: Weights
    more: Weights
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
    return Model(
        Weights(data["first"]), Weights(data["more"]), data["threshold"], data["least"], data["slope"], data["offset"]
    )


def decide(view: ThreadView, claim: Node, state: State, model: Model) -> tuple[float, list[tuple[Node, float]]]:
    """How likely a claim has no premise, and its premises with their probabilities; none where having none is likeliest."""
    question = Question(view, claim, state)
    candidates = question.candidates
    if not candidates:
        state.settle(claim)
        return 1.0, []
    scores = [model.first.score(evidence) for evidence in (question.none(), *question.firsts())]
    best = max(scores)
    weights = [math.exp(s - best) for s in scores]
    total = sum(weights)
    nothing, *first = [w / total for w in weights]
    found: list[tuple[Node, float]] = []
    if nothing < max(first):
        main = first.index(max(first))
        chances = _chances(question, first, model)
        found = [(n, chances[i]) for i, n in enumerate(candidates) if i == main or chances[i] >= model.threshold]
    state.chosen = [n for n, _ in found]
    state.settle(claim)
    return nothing, found


def _chances(question: Question, first: Sequence[float], model: Model) -> list[float]:
    """How likely each candidate is a premise: as the first one, or beside a likely first one."""
    chances, candidates = list(first), question.candidates
    for i, main in enumerate(candidates):
        if first[i] >= model.least:
            question.state.chosen = [main]
            for j, other in enumerate(candidates):
                if j != i and abs(other.place - main.place) <= BESIDE:
                    chances[j] += first[i] * logistic(model.more.score(question.more(other)))
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


def logistic(x: float) -> float:
    """Log-odds to probability."""
    return 1.0 / (1.0 + math.exp(-x)) if x > -700 else 0.0
