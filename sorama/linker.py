"""Labelled segments → support edges: which premise the text itself offers for which claim.

A log-linear model scores each pair (premise, claim) inside a thread by named features: kind of pair, distance, connectives, shared
content, sections. Claims are read in order of the text, their candidates from near to far, so that what is decided counts for the
next. Candidates are bounded by a window: the work is linear in the number of segments. Weights: `weights/links.json`, made by
`tools/train_links.py`.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sorama.connectives import nodes_by_thread
from sorama.model import SupportEdge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sorama.connectives import Node
    from sorama.model import Report, Segment

BACK = 12  # how many segments of the thread are looked back on for premises
AHEAD = 3  # how many segments after the claim may be its reason


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name, thresholds by kind of pair, and the line that makes scores probabilities."""

    weights: Mapping[str, float]
    threshold: float = 0.5
    slope: float = 1.0
    offset: float = 0.0

    def score(self, features: Mapping[str, float]) -> float:
        """The raw probability of a pair."""
        get = self.weights.get
        return _logistic(sum([get(name, 0.0) * value for name, value in features.items()]))

    def confidence(self, score: float) -> float:
        """The calibrated probability."""
        score = min(max(score, 1e-6), 1 - 1e-6)
        return round(_logistic(self.slope * math.log(score / (1 - score)) + self.offset), 3)


@dataclass(slots=True)
class State:
    """What is decided so far in one thread."""

    used: dict[int, str] = field(default_factory=dict)  # place of a premise → signs of the claims it supports
    chosen: list[Node] = field(default_factory=list)  # premises of the claim at hand
    last: list[Node] = field(default_factory=list)  # premises of the claim before

    def settle(self, claim: Node) -> None:
        """Go on to the next claim."""
        for premise in self.chosen:
            self.used[premise.place] = self.used.get(premise.place, "") + claim.sign
        self.last, self.chosen = self.chosen, []


def link(report: Report, segments: tuple[Segment, ...]) -> tuple[SupportEdge, ...]:
    """The support edges of a report, in order of claim and premise."""
    model = load_model()
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
    return Model(data["weights"], data["threshold"], data["slope"], data["offset"])


def decide(view: ThreadView, claim: Node, state: State, model: Model) -> list[tuple[Node, float]]:
    """The premises of a claim with their scores; near candidates first."""
    found = []
    for premise in view.candidates(claim):
        score = model.score(view.features(premise, claim, state))
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


def threads_of(report: Report, segments: Iterable[Segment]) -> Iterator[ThreadView]:
    """The threads of a report, ready for linking."""
    threads = nodes_by_thread(report, segments)
    spread = Counter(term for nodes in threads for node in nodes for term in node.terms)
    for nodes in threads:
        yield ThreadView(nodes, spread, Counter(node.run for node in nodes))


@dataclass(frozen=True, slots=True)
class ThreadView:
    """The nodes of a thread, and what is rare in the report."""

    nodes: Sequence[Node]
    spread: Mapping[str, int]  # term → number of segments of the report that hold it
    runs: Mapping[int, int]  # run → its length

    def claims(self) -> Iterator[Node]:
        """The segments that may be supported."""
        return (node for node in self.nodes if node.sign in "IA")

    def candidates(self, claim: Node) -> Iterator[Node]:
        """Possible premises: backwards from the claim, then a few facts after it."""
        here = claim.place
        for place in range(here - 1, max(-1, here - 1 - BACK), -1):
            if self.nodes[place].sign in "FI":
                yield self.nodes[place]
        for place in range(here + 1, min(len(self.nodes), here + 1 + AHEAD)):
            if self.nodes[place].sign == "F":
                yield self.nodes[place]

    def shared(self, a: Node, b: Node) -> float:
        """How much content two segments share; a term that stands everywhere counts little."""
        return sum([(0.5 if t[0] == "~" else 1.0) / (self.spread[t] - 1) for t in a.terms & b.terms])

    def features(self, premise: Node, claim: Node, state: State) -> dict[str, float]:
        """The named features of a pair; most are 1 where they hold."""
        pair = premise.sign + claim.sign
        gap = claim.place - premise.place
        found = {f"{pair}": 1.0}
        names = [
            *self._order(premise, claim, gap, state),
            *self._signs(premise, claim, gap),
            *self._section(premise, claim, gap),
        ]
        for name in names:
            found[f"{pair} {name}"] = 1.0
            found[name] = 1.0
        for name, value in self._content(premise, claim, gap, state):
            found[f"{pair} {name}"] = value
            found[name] = value
        return found

    def _order(self, premise: Node, claim: Node, gap: int, state: State) -> Iterator[str]:
        """Distance, what lies between, and what is decided already."""
        if gap < 0:
            yield f"after {-gap}"
            yield f"after {'first claim' if not state.used else 'later claim'}"
            yield f"after, claim has {min(len(state.chosen), 2)}"
            if all(n.sign == "F" for n in self.nodes[claim.place + 1 : premise.place]):
                yield "after, facts only"
            nxt = self.nodes[premise.place + 1 : premise.place + 2]
            yield f"after, then {nxt[0].sign if nxt else 'end'}"
            return
        yield f"back {min(gap, 6)}"
        between = self.nodes[premise.place + 1 : claim.place]
        signs = "".join([n.sign for n in between])
        yield f"between I{min(signs.count('I'), 2)} A{min(signs.count('A'), 1)}"
        if premise.sign not in signs:
            yield "nearest of its kind"
        used = state.used.get(premise.place, "")
        yield f"used by {used[:1] or 'none'}"
        if not used and not any(n.sign == premise.sign and n.place not in state.used for n in between):
            yield "nearest unused of its kind"
        if signs and set(signs) == {"F"}:
            yield "facts only between"
        yield f"claim has {min(len(state.chosen), 2)}"
        if any(n.sign == "I" for n in state.chosen):
            yield "claim has I"
        if any(n.place == premise.place + 1 and n.sign == premise.sign for n in state.chosen):
            yield "neighbour chosen"
        if premise in state.last:
            yield "shared with claim before"
        if premise.place == 0:
            yield "opens the thread"
            if "errand" in premise.flags and len(self.nodes) > 2:
                yield "opens with errand"

    def _signs(self, premise: Node, claim: Node, gap: int) -> Iterator[str]:
        """Connectives, scope breaks, and the kinds of both ends."""
        near = "next" if gap == 1 else "far" if gap > 1 else "after"
        if claim.head:
            yield f"claim opens with {claim.head}, {near}"
        if premise.head:
            yield f"premise opens with {premise.head}, {near}"
        if "arrow" in claim.flags:
            yield f"claim opens with arrow, {near}"
        same = premise.sentence == claim.sentence
        if premise.tail and gap > 0:
            yield f"premise closes with {premise.tail}, {near}{', same sentence' if same else ''}"
        if gap < 0 and premise.because:
            yield "premise is a reason given after"
        if gap < 0 and claim.tail:
            yield f"claim closes with {claim.tail}, after"
        if gap > 1:
            for node in self.nodes[premise.place + 1 : claim.place]:
                if node.head in ("contrast", "aside", "add"):
                    yield f"{node.head} between"
                    break
        for flag in premise.flags:
            yield f"premise {flag}"
        for flag in claim.flags:
            yield f"claim {flag}"
        if "asks" in premise.flags and claim.sign == "A":
            yield f"request answered, {near}"
        yield f"premise size {min(premise.size // 12, 4)}"
        yield f"claim size {min(claim.size // 12, 4)}"

    def _section(self, premise: Node, claim: Node, gap: int) -> Iterator[str]:
        """Sentence, line, section, and lists that answer to one another item by item."""
        if premise.sentence == claim.sentence:
            yield f"same sentence, gap {min(abs(gap), 3)}"
        elif premise.line == claim.line:
            yield "same line"
        elif premise.block == claim.block:
            yield "same section"
        else:
            yield f"{min(claim.block - premise.block, 2)} sections apart"
        if gap > 0 and premise.sign != claim.sign and self.runs[claim.run] > 1:
            size, other = self.runs[claim.run], self.runs[premise.run]
            if size == other:
                yield "lists answer" if premise.run_place == claim.run_place else "lists do not answer"
            elif other > 1:
                yield f"longer list, {'same' if premise.run_place == claim.run_place else 'other'} place"
        if gap > 0 and claim.run_place > 0:
            yield "claim goes on a list"

    def _content(self, premise: Node, claim: Node, gap: int, state: State) -> Iterator[tuple[str, float]]:
        """Shared content, alone and against the other candidates."""
        share = self.shared(premise, claim)
        others = [self.shared(n, claim) for n in self.candidates(claim) if n is not premise and n.sign == premise.sign]
        best = max(others, default=0.0)
        if share:
            yield "shares content", min(share, 3.0)
            yield "shares some", 1.0
            if share > best:
                yield "shares most", 1.0
                yield "shares more by", min(share - best, 2.0)
        elif best:
            yield "another shares", 1.0
            yield "another shares by", min(best, 2.0)
        else:
            yield "nothing shared", 1.0
            if gap == 1:
                yield "nothing shared, next", 1.0
        if state.chosen:
            yield "shares with chosen", min(max(self.shared(premise, n) for n in state.chosen), 2.0)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x > -700 else 0.0
