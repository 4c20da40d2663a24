"""Train the linker's weights from the corpora, or measure them by cross-validation.

    python tools/train_links.py            # corpora/train*.txt → sorama/weights/links.json
    python tools/train_links.py --cv       # 5-fold cross-validation by report, with ablations

Learns from gold segments and from segments as the labeler reads them, by weights that have not seen the report (tools/train_labels.py), and
each claim after what is decided of those before it, by weights that have not seen it either: the slips that will be met are part of the lesson.
Run it again after the labeler has changed. Deterministic: both fits start from their priors, folds go by position in the corpus.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from lessons import example_of, last_letter
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from train_labels import fit as fit_labels

from sorama.corpus import read_corpus
from sorama.labeler import label
from sorama.linker import Model, Weights, decide
from sorama.linking.view import BESIDE, Question, State, threads_of
from sorama.model import Kind, Label, Segment
from sorama.parser import parse
from sorama.report import Report, Sentence, Thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sorama.corpus import GoldReport
    from sorama.labeler import Weights as LabelWeights
    from sorama.linking.connectives import Node
    from sorama.linking.features import Evidence
    from sorama.linking.view import ThreadView

Features = dict[str, float]

ROOT = Path(__file__).parents[1]
CORPORA = sorted((ROOT / "corpora").glob("train*.txt"))
WEIGHTS = ROOT / "sorama" / "weights" / "links.json"
FOLDS = 5
PARTS = 4  # of the reports: what is decided of one is learned from the others
FIRST_PRIOR = 0.15  # variance of the Gaussian prior on the weights of the first premise
MORE_PRIOR = 0.2  # … of further premises
THRESHOLD = 0.39  # of an edge; about half of the F1 that can be reached
GRAMMAR = {  # what grammar says of cases that the corpora seldom show: means of the prior, 0 for all other features
    "premise opens with reason, ahead": 4.0,
    "premise is a reason given after": 1.0,
}
SUPPORTING = frozenset((Label.FACT, Label.INTERPRETATION))
_KIND = {
    Label.FACT: Kind.OBSERVED,
    Label.INTERPRETATION: Kind.INFERENCE,
    Label.ACTION: Kind.PLAN,
    Label.OTHER: Kind.FILLER,
}


class Case(NamedTuple):
    """A report as segmented: by the annotation, or as read; `cover` leads from gold segments to those."""

    gold: GoldReport
    report: Report
    segments: tuple[Segment, ...]
    cover: tuple[int | None, ...]
    edges: frozenset[tuple[int, int]]  # in terms of the segments


class Choice(NamedTuple):
    """The first premise of a claim: features of no premise and of each candidate, and which are right."""

    options: tuple[Features, ...]
    right: tuple[bool, ...]


def gold_case(gold: GoldReport) -> Case:
    """A report with its gold segments; a sentence ends at a line's end or after 。！？."""
    sentences: list[Sentence] = []
    segments: list[Segment] = []
    for s in gold.segments:
        line = gold.text.count("\n", 0, s.start)
        last = sentences[-1] if sentences else None
        if (
            last
            and last.line == line
            and last.thread == s.thread
            and not re.search(r"[。．！？!?」]\s*$", gold.text[last.start : s.start])
        ):
            sentences[-1] = replace(last, end=s.end)
        else:
            sentences.append(Sentence(s.start, s.end, line, s.thread))
        segments.append(Segment(s.start, s.end, len(sentences) - 1, s.thread, s.label, _KIND[s.label]))
    count = 1 + max((s.thread for s in gold.segments), default=0)
    report = Report(gold.text, tuple(sentences), tuple(Thread(i) for i in range(count)))
    return Case(gold, report, tuple(segments), tuple(range(len(segments))), gold.supports)


def read_case(gold: GoldReport, report: Report, weights: LabelWeights) -> Case:
    """A report as sorama reads it."""
    segments = label(report, weights)
    ends = [last_letter(gold.text, s.start, s.end) for s in gold.segments]
    cover = tuple(next((k for k, p in enumerate(segments) if p.start <= e < p.end), None) for e in ends)
    edges = {(cover[a], cover[b]) for a, b in gold.supports}
    return Case(
        gold, report, segments, cover, frozenset((a, b) for a, b in edges if a is not None and b is not None and a != b)
    )


def labels_by_fold(golds: Sequence[GoldReport]) -> list[LabelWeights]:
    """For each fold the label weights that have not seen its reports."""
    examples = [example_of(g) for g in golds]
    return [fit_labels([e for i, e in enumerate(examples) if i % FOLDS != fold]) for fold in range(FOLDS)]


def read_cases(golds: Sequence[GoldReport], labels: Sequence[LabelWeights]) -> list[Case]:
    """All reports as sorama reads them, each labelled by weights that were trained without its fold."""
    return [read_case(g, parse(g.text), labels[i % FOLDS]) for i, g in enumerate(golds)]


# --- training ---


def named(evidence: Evidence) -> Features:
    """Evidence as a learner wants it."""
    return {name: amount for names, arguments, amount in evidence for name in names(*arguments)}


def choices(case: Case, model: Model | None) -> Iterator[Choice]:
    """The first decision on every claim of a report, earlier ones as the model decides, without one as annotated."""
    for view in threads_of(case.report, case.segments):
        state = State()
        for claim in view.claims():
            question = Question(view, claim, state)
            candidates = question.candidates
            right = [(n.at, claim.at) in case.edges for n in candidates]
            if candidates:
                yield Choice(tuple(map(named, (question.none(), *question.firsts()))), (not any(right), *right))
            settle(view, claim, state, [n for n, y in zip(candidates, right, strict=True) if y], model)


def additions(case: Case, first: Weights, model: Model | None) -> Iterator[tuple[Features, bool]]:
    """The second decisions of a report, given the best right premise; earlier claims as for :func:`choices`."""
    for view in threads_of(case.report, case.segments):
        state = State()
        for claim in view.claims():
            question = Question(view, claim, state)
            candidates = question.candidates
            right = [n for n in candidates if (n.at, claim.at) in case.edges]
            if right:
                scores = map(first.score, question.firsts())
                main = max((s, -i, n) for i, (n, s) in enumerate(zip(candidates, scores, strict=True)) if n in right)[2]
                state.chosen = [main]
                for n in candidates:
                    if n is not main and abs(n.place - main.place) <= BESIDE:
                        yield named(question.more(n)), n in right
            settle(view, claim, state, right, model)


def settle(view: ThreadView, claim: Node, state: State, right: list[Node], model: Model | None) -> None:
    """Go on to the next claim, this one decided by the model, or as annotated."""
    if model:
        decide(view, claim, state, model)
    else:
        state.chosen = right
        state.settle(claim)


def fit_first(data: Sequence[Choice]) -> dict[str, float]:
    """Conditional logit: the right options of each choice against all its options."""
    vectors = DictVectorizer(sort=True)
    x = vectors.fit_transform([f for c in data for f in c.options]).tocsr()
    right = np.array([y for c in data for y in c.right], dtype=float)
    sizes = np.array([len(c.options) for c in data])
    means = np.array([GRAMMAR.get(name, 0.0) for name in vectors.get_feature_names_out()])
    starts, group = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(data)), sizes)

    def loss(w: Any) -> tuple[float, Any]:
        score = x @ w
        weight = np.exp(score - np.maximum.reduceat(score, starts)[group])
        everything, good = np.add.reduceat(weight, starts), np.add.reduceat(weight * right, starts)
        slope = x.T @ (weight / everything[group] - weight * right / good[group])
        return float(np.log(everything / good).sum() + (w - means) @ (w - means) / (2 * FIRST_PRIOR)), slope + (
            w - means
        ) / FIRST_PRIOR

    found = minimize(loss, means, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return dict(zip(vectors.get_feature_names_out(), map(float, found.x), strict=True))


def fit_more(data: Sequence[tuple[Features, bool]]) -> dict[str, float]:
    """Logistic regression over the candidates for a further premise."""
    vectors = DictVectorizer(sort=True)
    x = vectors.fit_transform([f for f, _ in data])
    fitted = LogisticRegression(C=MORE_PRIOR, max_iter=2000, fit_intercept=False).fit(x, [y for _, y in data])
    return dict(zip(vectors.get_feature_names_out(), map(float, fitted.coef_[0]), strict=True))


def train(gold: Sequence[Case], read: Sequence[Case], keep: Callable[[str], bool] = lambda _: True) -> Model:
    """Both decisions, each claim after what is decided of earlier ones by weights that have not seen the report."""
    others = [fit([(c, None) for i, c in enumerate(read) if i % PARTS != part], keep) for part in range(PARTS)]
    return fit([(c, others[i % PARTS]) for cases in (gold, read) for i, c in enumerate(cases)], keep)


def fit(cases: Sequence[tuple[Case, Model | None]], keep: Callable[[str], bool]) -> Model:
    """Both decisions on each case, with the model that decides its earlier claims."""

    def kept(f: Features) -> Features:
        return {k: v for k, v in f.items() if keep(k)}

    chosen = [Choice(tuple(map(kept, c.options)), c.right) for case, model in cases for c in choices(case, model)]
    first = Weights(fit_first(chosen))
    more = fit_more([(kept(f), y) for case, model in cases for f, y in additions(case, first, model)])
    return Model(first, Weights(more), THRESHOLD)


def calibrated(model: Model, scored: Sequence[tuple[float, bool]]) -> Model:
    """The model with the line that turns scores into probabilities, fitted on unseen edges."""
    p = np.clip([s for s, _ in scored], 1e-6, 1 - 1e-6)
    line = LogisticRegression(C=100.0).fit(np.log(p / (1 - p)).reshape(-1, 1), [y for _, y in scored])
    return replace(model, slope=round(float(line.coef_[0][0]), 3), offset=round(float(line.intercept_[0]), 3))


# --- measuring ---


def unseen(fold: int, gold: Sequence[Case], read: Sequence[Case]) -> tuple[list[Case], list[Case]]:
    """The cases of the other folds, of both kinds."""

    def others(cases: Sequence[Case]) -> list[Case]:
        return [c for i, c in enumerate(cases) if i % FOLDS != fold]

    return others(gold), others(read)


def predict(case: Case, model: Model) -> dict[tuple[int, int], float]:
    """The edges that a model draws, with their scores."""
    edges: dict[tuple[int, int], float] = {}
    for view in threads_of(case.report, case.segments):
        state = State()
        for claim in view.claims():
            edges |= {(premise.at, claim.at): score for premise, score in decide(view, claim, state, model)[1]}
    return edges


def closure(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs and all that follow from them."""
    grown = set(pairs)
    while more := {(a, d) for a, b in grown for c, d in grown if b == c} - grown:
        grown |= more
    return grown


def count(case: Case, said_segments: set[tuple[int, int]]) -> Counter[str]:
    """Right, wrong and missed edges between gold segments; bare claims, and bare actions (no interpretation)."""
    gold, cover = case.gold, case.cover
    places = range(len(gold.segments))
    said = {(g, h) for g in places for h in places if g != h and (cover[g], cover[h]) in said_segments}
    found: Counter[str] = Counter()
    found["edge right"] = len(said & gold.supports)
    found["edge wrong"] = len(said - closure(gold.supports))
    found["edge missed"] = len(gold.supports - said)
    for i, s in enumerate(gold.segments):
        if s.label not in (Label.INTERPRETATION, Label.ACTION):
            continue
        tests = [(f"bare {s.label.value}", SUPPORTING)]
        if s.label is Label.ACTION:
            tests.append(("action without I", frozenset((Label.INTERPRETATION,))))
        for name, labels in tests:
            want, got = (
                all(c != i or gold.segments[p].label not in labels for p, c in edges) for edges in (gold.supports, said)
            )
            found[f"{name} right"] += want and got
            found[f"{name} wrong"] += got and not want
            found[f"{name} missed"] += want and not got
    return found


def figures(counts: Counter[str], name: str) -> str:
    """Precision, recall and F1 in one line."""
    right, wrong, missed = (counts[f"{name} {k}"] for k in ("right", "wrong", "missed"))
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{name:20} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}  ({right}/{wrong}/{missed})"


ABLATIONS = {
    "all": "(?!)",
    "without adjacency": r"back \d|ahead \d|between|nearest|, next|, far|gap|neighbour|chain|after",
    "without connectives": "opens with (?!an errand)|closes with|given after",
    "without content": "share|topic|covers",
    "without sections": "same |section|line|list|fields|of the item before",
    "without decisions": "used|bare|ground",
}


def cross_validate(
    gold: Sequence[Case], read: Sequence[Case], without: str
) -> tuple[list[Counter[str]], list[tuple[float, bool]]]:
    """Counts on gold segments and end to end over all folds, and the scores of the edges drawn end to end with their truth."""
    totals: list[Counter[str]] = [Counter(), Counter()]
    scored = []
    for fold in range(FOLDS):
        model = train(*unseen(fold, gold, read), lambda name: not re.search(without, name))
        for total, cases in zip(totals, (gold, read), strict=True):
            for case in cases[fold::FOLDS]:
                said = predict(case, model)
                total.update(count(case, set(said)))
                scored += [(score, edge in case.edges) for edge, score in said.items() if cases is read]
    return totals, scored


def write(model: Model) -> None:
    """Store the weights, rounded; names that weigh nothing are left out."""

    def rounded(weights: Any) -> dict[str, float]:
        return {k: round(v, 3) for k, v in sorted(weights.items()) if abs(v) >= 0.0015}

    data = {
        "threshold": model.threshold,
        "least": model.least,
        "slope": model.slope,
        "offset": model.offset,
        "first": rounded(model.first.by_name),
        "more": rounded(model.more.by_name),
    }
    WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cv", action="store_true", help="cross-validate instead of writing the weights")
    options = parser.parse_args()
    golds = [g for path in CORPORA for g in read_corpus(path)]
    gold, read = [gold_case(g) for g in golds], read_cases(golds, labels_by_fold(golds))
    for name, without in ABLATIONS.items() if options.cv else ():
        totals, _ = cross_validate(gold, read, without)
        for where, total in zip(("gold segments", "end to end"), totals, strict=True):
            for part in (
                ("edge", "bare interpretation", "bare action", "action without I") if name == "all" else ("edge",)
            ):
                print(f"{name:20} {where:14}", figures(total, part), flush=True)
    if not options.cv:
        _, scored = cross_validate(gold, read, ABLATIONS["all"])
        write(calibrated(train(gold, read), scored))


if __name__ == "__main__":
    main()
