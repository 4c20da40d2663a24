"""Train the linker's weights from the corpora, or measure them by cross-validation.

    python tools/train_links.py            # corpora/train1-3 → sorama/weights/links.json
    python tools/train_links.py --cv       # 5-fold cross-validation by report, with ablations

Deterministic: no random start, folds by position in the corpus.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from sorama.corpus import read_corpus
from sorama.linker import Model, State, decide, threads_of
from sorama.model import Kind, Label, Report, Segment, Sentence, Thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sorama.corpus import GoldReport

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "sorama" / "weights" / "links.json"
FOLDS = 5
STRENGTH = 0.3  # inverse regularisation
SUPPORTING = frozenset((Label.FACT, Label.INTERPRETATION))
_KIND = {
    Label.FACT: Kind.OBSERVED,
    Label.INTERPRETATION: Kind.INFERENCE,
    Label.ACTION: Kind.PLAN,
    Label.OTHER: Kind.FILLER,
}


class Case(NamedTuple):
    """A report as segmented, and its edges in terms of those segments."""

    report: Report
    segments: tuple[Segment, ...]
    edges: frozenset[tuple[int, int]]


def gold_case(gold: GoldReport) -> Case:
    """A report with its gold segments; a sentence ends at a line's end or after 。！？."""
    sentences: list[Sentence] = []
    segments: list[Segment] = []
    for s in gold.segments:
        line = gold.text.count("\n", 0, s.start)
        last = sentences[-1] if sentences else None
        glued = (
            last
            and last.line == line
            and last.thread == s.thread
            and not re.search(r"[。．！？!?」]\s*$", gold.text[last.start : s.start])
        )
        if glued and last:
            sentences[-1] = Sentence(last.start, s.end, line, s.thread)
        else:
            sentences.append(Sentence(s.start, s.end, line, s.thread))
        segments.append(Segment(s.start, s.end, len(sentences) - 1, s.thread, s.label, _KIND[s.label]))
    count = 1 + max((s.thread for s in gold.segments), default=0)
    report = Report(gold.text, tuple(sentences), tuple(Thread(i) for i in range(count)))
    return Case(report, tuple(segments), gold.supports)


def examples(case: Case, model: Model | None = None) -> Iterable[tuple[dict[str, float], bool]]:
    """The pairs of a report with their features; the state is the gold one, or what a model decided."""
    for view in threads_of(case.report, case.segments):
        state = State()
        for claim in view.claims():
            for premise in view.candidates(claim):
                features = view.features(premise, claim, state)
                right = (premise.at, claim.at) in case.edges
                yield features, right
                if right if model is None else model.score(features) >= model.threshold:
                    state.chosen.append(premise)
            state.settle(claim)


def train(cases: Sequence[Case], keep: Callable[[str], bool] = lambda _: True, rounds: int = 1) -> Model:
    """Logistic regression over all pairs; after the first round the state is what the model itself decided."""
    model: Model | None = None
    pool: list[tuple[dict[str, float], bool]] = []
    for _ in range(rounds):
        pool += [({k: v for k, v in f.items() if keep(k)}, y) for c in cases for f, y in examples(c, model)]
        vectors = DictVectorizer(sort=True)
        x = vectors.fit_transform([f for f, _ in pool])
        fitted = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False).fit(x, [y for _, y in pool])
        model = Model(dict(zip(vectors.get_feature_names_out(), map(float, fitted.coef_[0]), strict=True)), 0.5)
    assert model is not None
    return model


def predict(case: Case, model: Model) -> set[tuple[int, int]]:
    """The edges that a model draws."""
    edges = set()
    for view in threads_of(case.report, case.segments):
        state = State()
        for claim in view.claims():
            edges |= {(premise.at, claim.at) for premise, _ in decide(view, claim, state, model)}
    return edges


def closure(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs and all that follow from them."""
    grown = set(pairs)
    while more := {(a, d) for a, b in grown for c, d in grown if b == c} - grown:
        grown |= more
    return grown


def count(case: Case, said: set[tuple[int, int]]) -> Counter[str]:
    """Right, wrong and missed edges; bare claims, and bare actions (no interpretation)."""
    found: Counter[str] = Counter()
    found["edge right"] = len(said & case.edges)
    found["edge wrong"] = len(said - closure(case.edges))
    found["edge missed"] = len(case.edges - said)
    for i, s in enumerate(case.segments):
        if s.label not in (Label.INTERPRETATION, Label.ACTION):
            continue
        tests = [(f"bare {s.label.value}", SUPPORTING)]
        if s.label is Label.ACTION:
            tests.append(("action without I", frozenset((Label.INTERPRETATION,))))
        for name, labels in tests:
            want, got = (
                all(c != i or case.segments[p].label not in labels for p, c in edges) for edges in (case.edges, said)
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


ABLATIONS: dict[str, Callable[[str], bool]] = {
    "all": lambda _: True,
    "without adjacency": lambda n: not re.search(r"back|after \d|between|nearest|next|far", n),
    "without connectives": lambda n: not re.search(r"opens with|closes with|reason given", n),
    "without content": lambda n: not re.search(r"share", n),
    "without sections": lambda n: not re.search(r"same |section|list", n),
    "without decisions": lambda n: not re.search(r"used|claim has|chosen|claim before", n),
}


def cross_validate(
    cases: Sequence[Case], keep: Callable[[str], bool], rounds: int, threshold: float = 0.5
) -> Counter[str]:
    """Counts over all folds."""
    total: Counter[str] = Counter()
    for fold in range(FOLDS):
        model = train([c for i, c in enumerate(cases) if i % FOLDS != fold], keep, rounds)
        model = Model(model.weights, threshold)
        for case in cases[fold::FOLDS]:
            total += count(case, predict(case, model))
    return total


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cv", action="store_true", help="cross-validate instead of writing the weights")
    options = parser.parse_args()
    cases = [gold_case(g) for n in (1, 2, 3) for g in read_corpus(ROOT / "corpora" / f"train{n}.txt")]
    if options.cv:
        for name, keep in ABLATIONS.items():
            for rounds in (1, 2):
                total = cross_validate(cases, keep, rounds)
                print(name, rounds, figures(total, "edge"))
                if name == "all":
                    for t in ("bare interpretation", "bare action", "action without I"):
                        print("   ", figures(total, t))
        return
    write(train(cases))


def write(model: Model) -> None:
    """Store the weights, rounded; names that weigh nothing are left out."""
    weights = {k: round(v, 3) for k, v in sorted(model.weights.items()) if abs(v) >= 0.0005}
    data = {"threshold": model.threshold, "slope": model.slope, "offset": model.offset, "weights": weights}
    WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
