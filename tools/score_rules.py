"""Figures of the core rules on annotated segments, labels and links: what the rules alone get right.

    python tools/score_rules.py [CORPUS …] [--errors]

End to end, with labels and links of the tool's own, see `sorama eval` and `tools/cross_validate.py`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sorama import parser, reading  # noqa: E402
from sorama.app import Checker  # noqa: E402
from sorama.corpus import GoldReport, read_corpus  # noqa: E402
from sorama.evaluation import evaluate  # noqa: E402
from sorama.model import ArgumentGraph, Kind, Label, Review, Segment, SupportEdge  # noqa: E402
from sorama.report import Report  # noqa: E402

KIND = {
    Label.FACT: Kind.OBSERVED,
    Label.INTERPRETATION: Kind.INFERENCE,
    Label.ACTION: Kind.PLAN,
    Label.OTHER: Kind.HEADING,
}


def graph_of(gold: GoldReport) -> ArgumentGraph:
    """The graph as annotated; sentences as the parser sees them."""
    report = parser.parse(gold.text)
    segments = tuple(
        Segment(s.start, s.end, _sentence(report, s.start, s.end), s.thread, s.label, KIND[s.label])
        for s in gold.segments
    )
    supports = tuple(SupportEdge(a, b) for a, b in sorted(gold.supports))
    return ArgumentGraph(report, segments, supports, reading.read(report, segments, supports))


def _sentence(report: Report, start: int, end: int) -> int:
    """The sentence that holds the end of a segment."""
    inside = [i for i, s in enumerate(report.sentences) if s.start < end and start < s.end]
    return inside[-1] if inside else 0


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", nargs="*", type=Path)
    options.add_argument("--errors", action="store_true", help="list every wrong and missed finding")
    chosen = options.parse_args()
    paths = chosen.corpora or [ROOT / "corpora" / f"train{n}.txt" for n in (1, 2, 3)]
    reports = [r for path in paths for r in read_corpus(path)]
    golds, checker = {r.text: r for r in reports}, Checker()

    def review(text: str) -> Review:
        return checker.review(graph_of(golds[text]))

    result = evaluate(reports, review)
    if chosen.errors:
        print("\n".join(e for e in result.errors if e.startswith("finding")))
    for name, (right, wrong, missed) in result.rules.items():
        print(f"{name:32} right {right:3} wrong {wrong:3} missed {missed:3}")
    for name in ("finding.precision", "finding.recall", "finding.clean"):
        figure = result.figures[name]
        print(f"{name:28} {figure.value:.3f}  [{figure.low:.3f}, {figure.high:.3f}]")


if __name__ == "__main__":
    main()
