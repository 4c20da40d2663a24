"""Memory and its growth: python benchmarks/memory.py [--reports 50000] [--letters 200]

Distinct reports, one after the other in one process; resident memory after each tenth. (In the service: `load.py --reports 50000`.)
"""

from __future__ import annotations

import argparse
from pathlib import Path

import common


def resident() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=50_000)
    options.add_argument("--letters", type=int, default=200)
    given = options.parse_args()
    print(common.machine())
    from sorama.app import Checker

    checker, tenth = Checker(), max(1, given.reports // 10)
    print(f"loaded {resident():.0f} MB")
    seen = []
    for part in range(10):
        for text in common.reports(tenth, given.letters, seed=100 + part):
            checker.check(text)
        seen.append(resident())
        print(f"{(part + 1) * tenth:>7} reports {seen[-1]:.0f} MB", flush=True)
    common.goal("growth from the second tenth to the last", seen[-1] - seen[1], 15, 5, unit=" MB")
    common.goal("peak memory", common.own_peak(), 300, 150, unit=" MB")


if __name__ == "__main__":
    main()
