"""The budget of each stage: python benchmarks/stages.py [--reports 500] [--letters 200] — share and CPU per report, warm."""

from __future__ import annotations

import argparse
import time

import common

from sorama import timings


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=500)
    options.add_argument("--letters", type=int, default=200)
    given = options.parse_args()
    print(common.machine())
    from sorama.app import Checker

    timings.perf_counter = time.process_time  # other work on the machine must not count
    for text in common.reports(200, given.letters, seed=1):
        Checker().check(text)
    kept = timings.Timings()
    checker = Checker(timings=kept)
    texts = common.reports(given.reports, given.letters)
    print(common.repeated(texts))
    for text in texts:
        checker.check(text)
    total = sum(kept.seconds.values())
    for name, seconds in kept.seconds.items():
        print(f"{name:10} {seconds / given.reports * 1000:7.3f} ms  {seconds / total:6.1%}")
    print(f"{'together':10} {total / given.reports * 1000:7.3f} ms  = {given.reports / total:.0f} reports/s per core")


if __name__ == "__main__":
    main()
