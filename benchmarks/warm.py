"""One report after the other in a process that is up: python benchmarks/warm.py [--reports 300] [--letters 400]

The time of an answer without HTTP (`benchmarks/load.py` has it with HTTP), of an edit of one sentence, and of raw Sudachi.
"""

from __future__ import annotations

import argparse
import time
from statistics import quantiles

import common


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=300)
    options.add_argument("--letters", type=int, default=400)
    given = options.parse_args()
    print(common.machine())
    from sudachipy import Dictionary, SplitMode

    from sorama.app import Checker

    checker, tokenize = Checker(), Dictionary().create(SplitMode.C).tokenize
    for text in common.reports(200, given.letters, seed=1):
        checker.check(text)
    texts = common.reports(given.reports, given.letters)
    print(common.repeated(texts))
    seen: dict[str, list[float]] = {"new report": [], "one sentence edited": [], "raw Sudachi": []}
    for i, text in enumerate(texts):
        edited = text.replace("。", f"({i})。", 1)
        for name, run in (
            ("new report", lambda t=text: checker.check(t)),
            ("one sentence edited", lambda t=edited: checker.check(t)),
            ("raw Sudachi", lambda t=text: [m.surface() for line in t.splitlines() for m in tokenize(line)]),
        ):
            start = time.process_time()
            run()
            seen[name].append(time.process_time() - start)
    cuts = {name: quantiles(times, n=100) for name, times in seen.items()}
    for name, cut in cuts.items():
        print(f"{name:22} CPU p50 {cut[49] * 1000:6.2f} ms   p95 {cut[94] * 1000:6.2f} ms")
    common.goal("an edit over a new report, p50", cuts["one sentence edited"][49] / cuts["new report"][49], 1.0, 0.5)


if __name__ == "__main__":
    main()
