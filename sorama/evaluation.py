"""How well sorama reads an annotated corpus: the figures that are published, from inside the product.

Counts are kept report by report, so that a bootstrap over reports gives confidence intervals: reports, not segments, are
what is independent. Definitions: docs/annotation.md.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sorama.corpus import GoldReport
from sorama.model import Label, Review, Segment

MAIN = (Label.FACT, Label.INTERPRETATION, Label.ACTION)
THREAD_LEVEL = frozenset({"missing-fact", "missing-interpretation", "missing-action"})
CORE_RULES = THREAD_LEVEL | {
    "action-without-interpretation",
    "action-without-fact",
    "interpretation-without-fact",
    "action-without-deadline",
    "vague-action",
    "vague-fact",
    "opinion-as-fact",
}
TWINS = (  # one gap, two fair names: where the corpus allows both at a place, either answers the `must`
    frozenset({"action-without-fact", "action-without-interpretation"}),
    frozenset({"interpretation-without-fact", "opinion-as-fact"}),
)
CALIBRATION_BINS = 10
Counts = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the 95 % interval of a bootstrap over reports."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures by name, the confusion (gold, said) → count, and (rule → right, wrong, missed)."""

    reports: int
    figures: Mapping[str, Interval]
    confusion: Mapping[tuple[str, str], int]
    rules: Mapping[str, tuple[int, int, int]]
    errors: tuple[str, ...]


def evaluate(
    reports: Sequence[GoldReport],
    check: Callable[[str], Review],
    *,
    rounds: int = 1000,
    seed: int = 20261124,
) -> Evaluation:
    """Score `check` on gold reports. `errors` names each wrong label and finding (it quotes the corpus, not a user's text)."""
    counted, errors = [], []
    for gold in reports:
        counts, wrong = _count(gold, check(gold.text))
        counted.append(counts)
        errors += wrong
    total = _sum(counted)
    draw = random.Random(seed)  # noqa: S311 - a bootstrap, repeatable on purpose
    samples: dict[str, list[float]] = {}
    for _ in range(rounds if counted else 0):
        for name, value in figures(_sum(draw.choices(counted, k=len(counted)))).items():
            samples.setdefault(name, []).append(value)
    return Evaluation(
        len(counted),
        {name: Interval(value, *_interval(samples.get(name, [value]))) for name, value in figures(total).items()},
        {(k[1], k[2]): n for k, n in sorted(total.items()) if k[0] == "confusion"},
        {
            rule: (total["rule", rule, "right"], total["rule", rule, "wrong"], total["rule", rule, "missed"])
            for rule in sorted(CORE_RULES)
        },
        tuple(errors),
    )


def figures(counts: Counts) -> dict[str, float]:
    """All published figures from summed counts."""
    found: dict[str, float] = {}
    for label in MAIN:
        both = counts["label", label, "both"]
        found[f"label.{label}.f1"] = _prf(
            both, counts["label", label, "said"] - both, counts["label", label, "gold"] - both
        )[2]
    found["label.macro_f1"] = sum(found[f"label.{m}.f1"] for m in MAIN) / len(MAIN)
    found["label.accuracy"] = _ratio(counts["right",], counts["total",])
    found["label.calibration_error"] = calibration_error(counts)
    found["segment.f1"] = _prf(*_outcomes(counts, "span"))[2]
    found["support.precision"], found["support.recall"], found["support.f1"] = _prf(*_outcomes(counts, "edge"))
    found["finding.precision"], found["finding.recall"], found["finding.f1"] = _prf(*_outcomes(counts, "finding"))
    found["finding.clean"] = _ratio(counts["clean",], counts["good",])
    return found


def calibration_error(counts: Counts) -> float:
    """Expected calibration error: |stated confidence - share right| over ten equal bins, weighted by their size."""
    total = sum(counts["bin", str(b), "n"] for b in range(CALIBRATION_BINS))
    gap = sum(
        abs(counts["bin", str(b), "confidence"] / 1e6 - counts["bin", str(b), "right"]) for b in range(CALIBRATION_BINS)
    )
    return gap / total if total else 0.0


def _count(gold: GoldReport, review: Review) -> tuple[Counts, list[str]]:
    counts: Counts = Counter()
    segments = review.graph.segments
    ends = [_last_letter(gold.text, s.start, s.end) for s in gold.segments]
    cover = [next((k for k, p in enumerate(segments) if p.start <= e < p.end), None) for e in ends]
    errors = _count_labels(gold, segments, cover, counts)
    _count_spans(gold, segments, counts)
    _count_edges(gold, review, cover, counts)
    return counts, errors + _count_findings(gold, review, ends, counts)


def _count_labels(
    gold: GoldReport, segments: Sequence[Segment], cover: Sequence[int | None], counts: Counts
) -> list[str]:
    errors = []
    for s, k in zip(gold.segments, cover, strict=True):
        label = Label.OTHER if k is None else segments[k].label
        want = label if label in (s.label, s.alternative) else s.label
        counts["total",] += 1
        counts["right",] += label is want
        counts["label", label, "said"] += 1
        counts["label", want, "gold"] += 1
        counts["label", label, "both"] += label is want
        if k is not None:
            b = str(min(int(segments[k].confidence * CALIBRATION_BINS), CALIBRATION_BINS - 1))
            counts["bin", b, "n"] += 1
            counts["bin", b, "confidence"] += round(segments[k].confidence * 1e6)
            counts["bin", b, "right"] += label is want
        if label is not want:
            counts["confusion", want, label] += 1
            errors.append(f"label {gold.id}: {want} → {label}: {gold.text[s.start : s.end]}")
    return errors


def _count_spans(gold: GoldReport, segments: Sequence[Segment], counts: Counts) -> None:
    want = {_core(gold.text, s.start, s.end) for s in gold.segments if s.label is not Label.OTHER}
    said = {_core(gold.text, p.start, p.end) for p in segments if p.label is not Label.OTHER}
    others = {_core(gold.text, s.start, s.end) for s in gold.segments if Label.OTHER in (s.label, s.alternative)}
    counts["span", "right"] += len(want & said)
    counts["span", "wrong"] += len(said - want - others)
    counts["span", "missed"] += len(want - said)


def _count_edges(gold: GoldReport, review: Review, cover: Sequence[int | None], counts: Counts) -> None:
    where: dict[int, list[int]] = {}
    for g, k in enumerate(cover):
        if k is not None:
            where.setdefault(k, []).append(g)
    said = {
        (g, h)
        for e in review.graph.supports
        for g in where.get(e.premise, ())
        for h in where.get(e.claim, ())
        if g != h
    }
    counts["edge", "right"] += len(said & gold.supports)
    counts["edge", "wrong"] += len(said - _closure(gold.supports))
    counts["edge", "missed"] += len(gold.supports - said)


def _count_findings(gold: GoldReport, review: Review, ends: Sequence[int], counts: Counts) -> list[str]:
    if gold.meta.get("grade") == "label":  # `sorama suppress --label`: only labels are known
        return []
    placed = set()
    for f in review.findings:
        if f.rule in CORE_RULES and not f.suppressed:
            at = max(
                range(len(gold.segments)),
                key=lambda i: (
                    min(f.end, gold.segments[i].end) - max(f.start, gold.segments[i].start) if ends[i] < f.end else -1
                ),
            )
            segment = gold.segments[at]
            placed.add(f"{f.rule}@{f'T{segment.thread + 1}' if f.rule in THREAD_LEVEL else segment.id}")
    for item in gold.must - placed:
        rule, place = item.split("@")
        if any(f"{twin}@{place}" in placed & gold.may for pair in TWINS if rule in pair for twin in pair):
            placed.add(item)
    outcomes = {"right": placed & gold.must, "wrong": placed - gold.must - gold.may, "missed": gold.must - placed}
    for outcome, items in outcomes.items():
        counts["finding", outcome] += len(items)
        for item in items:
            counts["rule", item.split("@")[0], outcome] += 1
    if gold.meta.get("grade") == "good":
        counts["good",] += 1
        counts["clean",] += not outcomes["wrong"]
    return [f"finding {gold.id}: {name} {item}" for name in ("wrong", "missed") for item in sorted(outcomes[name])]


def _last_letter(text: str, start: int, end: int) -> int:
    """Index of the last letter or digit of text[start:end], or end - 1 where there is none."""
    return next((i for i in range(end - 1, start - 1, -1) if text[i].isalnum()), end - 1)


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without punctuation and white space at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    return start, _last_letter(text, start, end) + 1 if start < end else end


def _closure(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    grown = set(pairs)
    while more := {(a, d) for a, b in grown for c, d in grown if b == c} - grown:
        grown |= more
    return grown


def _outcomes(counts: Counts, what: str) -> tuple[int, int, int]:
    return counts[what, "right"], counts[what, "wrong"], counts[what, "missed"]


def _prf(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    p = right / (right + wrong) if right + wrong else 1.0
    r = right / (right + missed) if right + missed else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _sum(many: Iterable[Counts]) -> Counts:
    total: Counts = Counter()
    for counts in many:
        total.update(counts)
    return total


def _interval(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[int(0.025 * (len(ordered) - 1))], ordered[int(0.975 * (len(ordered) - 1) + 0.5)]
