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

import train_links  # noqa: E402

from sorama import labeler, linker, parser, reading  # noqa: E402
from sorama.app import Checker  # noqa: E402
from sorama.corpus import GoldReport, read_corpus  # noqa: E402
from sorama.evaluation import Interval, evaluate  # noqa: E402
from sorama.labeler import Weights  # noqa: E402
from sorama.linker import Model  # noqa: E402
from sorama.model import ArgumentGraph, Review  # noqa: E402
from sorama.settings import DEFAULTS, Settings  # noqa: E402

FOLDS = 5
FIRST = ("train1", "train2", "train3")  # annotated by several hands; their figures are shown apart


Reader = Callable[[str], Review]


def readers(reports: Sequence[GoldReport], *, preview: bool = False) -> Iterator[tuple[Sequence[GoldReport], Reader]]:
    """For each fold the reports held out, and how a model that has not seen them reads any text."""
    labels = train_links.labels_by_fold(reports)
    gold, read = [train_links.gold_case(r) for r in reports], train_links.read_cases(reports, labels)
    for fold in range(FOLDS):
        links = train_links.train(*train_links.unseen(fold, gold, read))
        yield reports[fold::FOLDS], reader(labels[fold], links, Settings(preview=preview))


def reader(weights: Weights, links: Model, settings: Settings = DEFAULTS) -> Reader:
    """Reads a text with these weights."""
    checker = Checker(settings)

    def read(text: str) -> Review:
        report = parser.parse(text)
        segments = labeler.label(report, weights)
        supports, floating = linker.argue(report, segments, links)
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
    corpora = {p.stem: read_corpus(p) for p in sorted((ROOT / "corpora").glob("train*.txt"))}
    reviews = reviews_of([r for reports in corpora.values() for r in reports])
    first = [r for name in FIRST for r in corpora[name]]
    result = evaluate([r for reports in corpora.values() for r in reports], reviews.__getitem__)
    if chosen.errors:
        print("\n".join(result.errors))
    for name, (right, wrong, missed) in result.rules.items():
        print(f"{name:32} right {right:3} wrong {wrong:3} missed {missed:3}")
    of_first = evaluate(first, reviews.__getitem__).figures
    print(f"{'':28} all corpora             {', '.join(FIRST)}")
    for name, figure in result.figures.items():
        print(f"{name:28} {_shown(figure)}  {_shown(of_first[name])}")


def _shown(figure: Interval) -> str:
    return f"{figure.value:.3f}  [{figure.low:.3f}, {figure.high:.3f}]"


if __name__ == "__main__":
    main()
