"""Train the weights of the labeler from annotated corpora, or cross-validate it by report.

    python tools/train_labels.py                      trains on corpora/train*.txt and writes sorama/weights/labels.json
    python tools/train_labels.py --cv                 10-fold cross-validation by report; prints the figures of `sorama eval`
    python tools/train_labels.py --cv --without zone  the same without a family of features: zone, sequence, words, cues, learning
    python tools/train_labels.py --test corpora/dev.txt   figures on another corpus of a model trained on the training corpora

A conditional random field over the candidate clauses of a report; where the annotation allows two labels, either counts. Deterministic:
no random number is drawn, folds are taken in turn.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from lessons import Example, example_of, last_letter, lesson_of, with_copies  # noqa: E402

from sorama.corpus import read_corpus  # noqa: E402
from sorama.labeler import Weights, label  # noqa: E402
from sorama.labelling.weighing import LABELS  # noqa: E402
from sorama.model import Label  # noqa: E402

Array = np.ndarray[Any, np.dtype[np.float64]]
CORPORA = sorted((ROOT / "corpora").glob("train*.txt"))
TARGET = ROOT / "sorama" / "weights" / "labels.json"
FOLDS = 10
L2 = 0.5
MIN_COUNT = 2
FIRST = ("train1", "train2", "train3")  # the corpora that older figures were measured on
SIZE = len(LABELS)
GROUP = 64  # examples handled together


def training() -> list[Example]:
    """The training corpora with their copies."""
    return [lesson_of(g) for path in CORPORA for g in read_corpus(path)]


_FAMILIES = {
    "zone": ("zone=", "form=", "key:", "heading:", "step-zone", "step-form"),
    "sequence": ("previous:", "next:", "step-", "step:"),
    "words": ("word:", "words1=", "words2=", "predicate=", "first="),
    "cues": ("cue:", "end:"),
}


def used(features: Iterable[str], without: Sequence[str]) -> list[str]:
    """The features that are left without some families."""
    dropped = tuple(p for family in without for p in _FAMILIES[family])
    return [f for f in features if not (dropped and (f.startswith(dropped) or ("zone" in without and "zone=" in f)))]


class Group:
    """Some examples of about the same length as arrays, padded to the longest."""

    def __init__(
        self, rows: Sequence[tuple[Example, float, list[list[int]], list[list[int]]]], widths: tuple[int, int]
    ) -> None:
        self.count, self.longest = len(rows), max(len(e.places) for e, *_ in rows)
        self.weights = np.array([w for _, w, *_ in rows])
        self.x = self._matrix([states for _, _, states, _ in rows], widths[0])
        self.e = self._matrix([edges for *_, edges in rows], widths[1])
        self.lengths = np.array([len(e.places) for e, *_ in rows])
        self.mask = np.zeros((self.count, self.longest, SIZE))
        for i, (e, *_) in enumerate(rows):
            for t, ok in enumerate(e.allowed):
                self.mask[i, t] = [0.0 if y in ok else -1e9 for y in LABELS]

    def _matrix(self, rows: list[list[list[int]]], width: int) -> Any:
        row, column = [], []
        for i, report in enumerate(rows):
            for t, ids in enumerate(report):
                column += ids
                row += [i * self.longest + t] * len(ids)
        return sparse.csr_matrix((np.ones(len(row)), (row, column)), shape=(self.count * self.longest, width))

    def loss(self, w: Array, v: Array) -> tuple[float, Array, Array]:
        """Negative log-likelihood of the allowed labels with its gradients."""
        s = np.asarray(self.x @ w).reshape(self.count, self.longest, SIZE)
        p = np.asarray(self.e @ v).reshape(self.count, self.longest, SIZE, SIZE)
        z_free, node_free, pair_free = self._expect(s, p)
        z_gold, node_gold, pair_gold = self._expect(s + self.mask, p)
        share = self.weights[:, None, None]
        node = (share * (node_free - node_gold)).reshape(-1, SIZE)
        pair = (share[..., None] * (pair_free - pair_gold)).reshape(-1, SIZE * SIZE)
        value = float((self.weights * (z_free - z_gold)).sum())
        return value, np.asarray(self.x.T @ node), np.asarray(self.e.T @ pair)

    def _expect(self, s: Array, p: Array) -> tuple[Array, Array, Array]:
        """Log partition sums and the probabilities of labels and of label pairs, for all reports at once."""
        n, size = self.count, self.longest
        forward = np.zeros_like(s)
        forward[:, 0] = s[:, 0]
        for t in range(1, size):
            forward[:, t] = _log_sum(forward[:, t - 1][:, :, None] + p[:, t], 1) + s[:, t]
        backward = np.zeros_like(s)
        for t in range(size - 2, -1, -1):
            step = _log_sum(p[:, t + 1] + (s[:, t + 1] + backward[:, t + 1])[:, None, :], 2)
            backward[:, t] = np.where((t + 1 < self.lengths)[:, None], step, 0.0)
        ends = self.lengths - 1
        z = _log_sum(forward[np.arange(n), ends], 1)
        alive = np.arange(size)[None, :] < self.lengths[:, None]
        node = np.where(alive[:, :, None], np.exp(np.minimum(forward + backward - z[:, None, None], 0.0)), 0.0)
        pair = np.zeros_like(p)
        inner = (
            forward[:, :-1, :, None] + p[:, 1:] + (s[:, 1:] + backward[:, 1:])[:, :, None, :] - z[:, None, None, None]
        )
        pair[:, 1:] = np.where(alive[:, 1:, None, None], np.exp(np.minimum(inner, 0.0)), 0.0)
        return z, node, pair


def _indices(report: list[list[str]], table: dict[str, int]) -> list[list[int]]:
    return [[table[f] for f in place if f in table] for place in report]


class Batch:
    """Weighted examples in groups, with the features that are seen often enough in those of full weight."""

    def __init__(self, examples: Sequence[Example], without: Sequence[str], weights: Sequence[float]) -> None:
        states = [[used(p.features, without) for p in e.places] for e in examples]
        edges = [[used(p.edges, without) for p in e.places] for e in examples]
        self.names = self._kept(states, weights), self._kept(edges, weights)
        tables = [{n: i for i, n in enumerate(names)} for names in self.names]
        rows = [
            (e, w, _indices(state, tables[0]), _indices(edge, tables[1]))
            for e, w, state, edge in zip(examples, weights, states, edges, strict=True)
            if e.places
        ]
        rows.sort(key=lambda r: len(r[0].places))
        widths = len(self.names[0]), len(self.names[1])
        self.groups = [Group(rows[i : i + GROUP], widths) for i in range(0, len(rows), GROUP)]

    @staticmethod
    def _kept(rows: list[list[list[str]]], weights: Sequence[float]) -> list[str]:
        counts = Counter(
            f for report, w in zip(rows, weights, strict=True) if w == 1.0 for place in report for f in place
        )
        return sorted(f for f, n in counts.items() if n >= MIN_COUNT)

    def loss(self, weights: Array, l2: float) -> tuple[float, Array]:
        """Negative log-likelihood of the allowed labels with its gradient."""
        states, edges = len(self.names[0]), len(self.names[1])
        w, v = weights[: states * SIZE].reshape(states, SIZE), weights[states * SIZE :].reshape(edges, SIZE * SIZE)
        value, gw, gv = 0.5 * l2 * float(weights @ weights), l2 * w, l2 * v
        for group in self.groups:
            more, dw, dv = group.loss(w, v)
            value, gw, gv = value + more, gw + dw, gv + dv
        return value, np.concatenate([gw.ravel(), gv.ravel()])


def _log_sum(values: Array, axis: int) -> Array:
    top = values.max(axis=axis, keepdims=True)
    summed: Array = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed


def fit(examples: Sequence[Example], without: Sequence[str] = (), l2: float = L2) -> Weights:
    """Weights that make the annotation likely, with tiny ones dropped."""
    weighted = with_copies(examples)
    batch = Batch([e for e, _ in weighted], without, [w for _, w in weighted])
    size = len(batch.names[0]) * SIZE + len(batch.names[1]) * SIZE * SIZE
    best = minimize(
        batch.loss, np.zeros(size), args=(l2,), jac=True, method="L-BFGS-B", options={"maxiter": 120, "maxcor": 10}
    )
    cut = len(batch.names[0]) * SIZE
    return Weights(
        states=_table(batch.names[0], best.x[:cut].reshape(-1, SIZE)),
        edges=_table(batch.names[1], best.x[cut:].reshape(-1, SIZE * SIZE)),
    )


def _table(names: Sequence[str], rows: Array, least: float = 0.02) -> dict[str, tuple[float, ...]]:
    return {
        n: tuple(round(float(v), 3) for v in row)
        for n, row in zip(names, rows, strict=True)
        if np.abs(row).max() >= least
    }


def by_rule() -> Weights:
    """Weights written by hand, for comparison: the strongest cue of the ending, else the zone, and nothing learned."""
    order = {y: i for i, y in enumerate(LABELS)}

    def row(chosen: Label, weight: float) -> tuple[float, ...]:
        return tuple(weight if i == order[chosen] else 0.0 for i in range(SIZE))

    endings = {
        Label.FACT: ("hearsay", "theirs", "negative", "tense:past"),
        Label.INTERPRETATION: ("guess", "need", "estimate", "evaluate"),
        Label.ACTION: ("ask", "volitional", "effort", "plan", "act"),
    }
    states = {f"hard={name}": row(y, 3.0) for y, names in endings.items() for name in names}
    zones = zip(
        ("fact", "interpretation", "action", "request", "identity"),
        (*LABELS[:3], Label.ACTION, Label.OTHER),
        strict=True,
    )
    states |= {f"zone={name}": row(y, 1.5) for name, y in zones}
    states |= {f"form={form}": row(Label.OTHER, 9.0) for form in ("heading", "greeting", "signature")}
    return Weights(states | {"length=" + n: row(Label.FACT, 0.5) for n in "12345"}, {})


class Outcome(NamedTuple):
    """A gold segment as labelled: what was wanted, what was said, how sure."""

    want: Label
    said: Label
    confidence: float
    text: str
    id: str


def outcomes(example: Example, weights: Weights) -> tuple[list[Outcome], Counter[str]]:
    """Gold segments looked up at their last letter, and exact spans right, wrong and missed."""
    text = example.gold.text
    segments = label(example.report, weights)
    found = []
    for g in example.gold.segments:
        at = last_letter(text, g.start, g.end)
        s = next((s for s in segments if s.start <= at < s.end), None)
        said = s.label if s else Label.OTHER
        want = said if said in (g.label, g.alternative) else g.label
        found.append(Outcome(want, said, s.confidence if s else 0.0, text[g.start : g.end], example.gold.id))
    gold = {core(text, g.start, g.end) for g in example.gold.segments if g.label is not Label.OTHER}
    other = {core(text, g.start, g.end) for g in example.gold.segments if Label.OTHER in (g.label, g.alternative)}
    ours = {core(text, s.start, s.end) for s in segments if s.label is not Label.OTHER}
    return found, Counter(right=len(gold & ours), wrong=len(ours - gold - other), missed=len(gold - ours))


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without punctuation and white space at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    return start, last_letter(text, start, end) + 1 if start < end else end


def figures(found: Sequence[Outcome], spans: Counter[str]) -> dict[str, float]:
    """Label macro-F1 over fact, interpretation and action, segment F1 and expected calibration error (ten bins)."""
    out: dict[str, float] = {}
    for y in (Label.FACT, Label.INTERPRETATION, Label.ACTION):
        both = sum(o.want is y and o.said is y for o in found)
        out[f"label.{y.value}.f1"] = (
            2 * both / max(1, sum(o.want is y for o in found) + sum(o.said is y for o in found))
        )
    out["label.macro_f1"] = sum(out.values()) / 3
    out["label.accuracy"] = sum(o.want is o.said for o in found) / len(found)
    out["segment.f1"] = 2 * spans["right"] / (2 * spans["right"] + spans["wrong"] + spans["missed"])
    bins: dict[int, list[Outcome]] = {}
    for o in found:
        bins.setdefault(min(9, int(o.confidence * 10)), []).append(o)
    out["label.ece"] = sum(
        abs(sum(o.want is o.said for o in b) - math.fsum(o.confidence for o in b)) for b in bins.values()
    ) / len(found)
    return out


def cross_validate(
    examples: Sequence[Example], without: Sequence[str], l2: float, folds: int
) -> tuple[list[Outcome], Counter[str]]:
    """Each report labelled by a model that has not seen it."""
    found: list[Outcome] = []
    spans: Counter[str] = Counter()
    if "learning" in without:
        folds = 1
    for fold in range(folds):
        weights = (
            by_rule()
            if "learning" in without
            else fit([e for i, e in enumerate(examples) if i % folds != fold], without, l2)
        )
        for e in examples[fold::folds]:
            more, counted = outcomes(e, weights)
            found += more
            spans.update(counted)
    return found, spans


def show(found: Sequence[Outcome], spans: Counter[str], *, errors: bool) -> None:
    """Print the figures, and every error where wanted."""
    if errors:
        for o in found:
            if o.want is not o.said:
                print(f"{o.id} {o.want.value} read as {o.said.value} {o.confidence:.2f}: {o.text}")
        print(
            "confusion (gold → said):",
            dict(Counter((o.want.value, o.said.value) for o in found if o.want is not o.said).most_common()),
        )
    for name, value in figures(found, spans).items():
        print(f"{name:24} {value:.3f}")


def header(reports: int) -> dict[str, str]:
    """Where the weights come from: other versions of the dictionary cut words elsewhere."""
    packages = {name: version(name) for name in ("sudachipy", "sudachidict-core")}
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in CORPORA)).hexdigest()[:16]
    return {**packages, "reports": str(reports), "corpora": digest, "l2": str(L2)}


def _tested(corpus: Path, weights: Weights) -> tuple[list[Outcome], Counter[str]]:
    found: list[Outcome] = []
    spans: Counter[str] = Counter()
    for example in map(example_of, read_corpus(corpus)):
        more, counted = outcomes(example, weights)
        found += more
        spans.update(counted)
    return found, spans


def main() -> None:
    """Train, cross-validate or test."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cv", action="store_true", help="cross-validate by report instead of writing weights")
    parser.add_argument("--test", type=Path, help="print the figures on this corpus; weights are not written")
    parser.add_argument(
        "--without", nargs="+", default=[], choices=[*_FAMILIES, "learning"], help="feature families to leave out"
    )
    parser.add_argument("--errors", action="store_true", help="list the errors (training corpora only)")
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--l2", type=float, default=L2)
    options = parser.parse_args()
    examples = training()
    if options.cv:
        found, spans = cross_validate(examples, options.without, options.l2, options.folds)
        show(found, spans, errors=options.errors)
        old = {g.id for path in CORPORA if path.stem in FIRST for g in read_corpus(path)}
        first = [o for o in found if o.id in old]
        print(f"label.macro_f1 train1-3  {figures(first, spans)['label.macro_f1']:.3f}")
        folds = [{e.gold.id for e in examples[i :: options.folds]} for i in range(options.folds)]
        scores = [figures([o for o in found if o.id in ids], spans)["label.macro_f1"] for ids in folds]
        print(f"label.macro_f1 of folds  {np.mean(scores):.3f} ± {np.std(scores) / math.sqrt(len(scores)):.3f} (s.e.)")
        return
    weights = fit(examples, options.without, options.l2)
    if options.test:
        show(*_tested(options.test, weights), errors=False)
        return
    replace(weights, header=header(len(examples))).write(TARGET)
    print(f"{len(weights.states)} + {len(weights.edges)} features → {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
