"""Honest end-to-end figures: train labels and links on four fifths of the training corpora, run everything on the rest.

    python tools/cross_validate.py              figures with intervals
    python tools/cross_validate.py --errors     every wrong label and finding before them

Folds are taken in turn by report, as in the two trainers; rules are not learned, so they are the same in every fold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

import train_labels  # noqa: E402
import train_links  # noqa: E402

from sorama import labeler, linker, parser, reading  # noqa: E402
from sorama.app import Checker  # noqa: E402
from sorama.corpus import GoldReport, read_corpus  # noqa: E402
from sorama.evaluation import evaluate  # noqa: E402
from sorama.labeler import Weights  # noqa: E402
from sorama.linker import Model  # noqa: E402
from sorama.model import ArgumentGraph, Review  # noqa: E402
from sorama.settings import DEFAULTS, Settings  # noqa: E402

FOLDS = 5


Reader = Callable[[str], Review]


def readers(reports: Sequence[GoldReport], *, preview: bool = False) -> Iterator[tuple[Sequence[GoldReport], Reader]]:
    """For each fold the reports held out, and how a model that has not seen them reads any text."""
    for fold in range(FOLDS):
        seen = [r for i, r in enumerate(reports) if i % FOLDS != fold]
        weights = train_labels.fit([train_labels.example_of(r) for r in seen])
        links = train_links.train([train_links.gold_case(r) for r in seen])
        yield reports[fold::FOLDS], reader(weights, links, Settings(preview=preview))


def reader(weights: Weights, links: Model, settings: Settings = DEFAULTS) -> Reader:
    """Reads a text with these weights."""
    checker = Checker(settings)

    def read(text: str) -> Review:
        report = parser.parse(text)
        segments = labeler.label(report, weights)
        supports = linker.link(report, segments, links)
        floating = linker.floating(report, segments, links)
        return checker.review(
            ArgumentGraph(report, segments, supports, reading.read(report, segments, supports), floating)
        )

    return read


def reviews_of(reports: Sequence[GoldReport]) -> dict[str, Review]:
    """The review of each report's text by a model that has not seen the report."""
    return {gold.text: read(gold.text) for held_out, read in readers(reports) for gold in held_out}


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="list every error before the figures")
    chosen = options.parse_args()
    reports = [r for n in (1, 2, 3) for r in read_corpus(ROOT / "corpora" / f"train{n}.txt")]
    result = evaluate(reports, reviews_of(reports).__getitem__)
    if chosen.errors:
        print("\n".join(result.errors))
    for name, (right, wrong, missed) in result.rules.items():
        print(f"{name:32} right {right:3} wrong {wrong:3} missed {missed:3}")
    for name, figure in result.figures.items():
        print(f"{name:28} {figure.value:.3f}  [{figure.low:.3f}, {figure.high:.3f}]")


if __name__ == "__main__":
    main()
