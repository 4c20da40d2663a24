"""Many reports by one process and by two, beside raw Sudachi and the peers.

    python benchmarks/throughput.py [--reports 1000] [--rounds 3] [--peers]     one job, raw Sudachi, textlint, ginza with 200
    python benchmarks/throughput.py --reports 20000 --rounds 1 --jobs           one job and two, by wall time
    python benchmarks/throughput.py --grow                                      100, 1,000, 10,000 … 200,000 reports: the cost of each

Raw Sudachi tokenises the same text in one process and does nothing else: the limit.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import common
from peers.commands import ginza, raw_sudachi, textlint

COUNTS = (100, 1_000, 10_000, 200_000)
AS_IT_COMES = "sorama check, as it comes"


def check(paths: list[str], out: Path, jobs: int | str = 1) -> common.Cost:
    """`sorama check` on files or folders, answers as lines of JSON."""
    command = [*common.SORAMA, "--format", "jsonl", "--output", str(out / "out.jsonl"), "--jobs", str(jobs)]
    return common.process([*command, *paths])


def grow(letters: int, most: int, out: Path) -> None:
    """Cost of a report and peak memory, from few reports to many."""
    found = []
    for count in [c for c in COUNTS if c <= most]:
        folder = out / str(count)
        common.write(common.reports(count, letters), folder)
        cost = check([str(folder)], out)
        shutil.rmtree(folder)
        found.append(cost.cpu / count)
        print(f"{count:>7} reports: {found[-1] * 1000:.2f} ms CPU each, peak {cost.peak:.0f} MB", flush=True)
    common.goal("cost of the last over that of 1,000", found[-1] / found[1], 1.1, 1.0, unit=" ×")
    common.goal("peak memory of a process", cost.peak, 300, 150, unit=" MB")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--letters", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--jobs", action="store_true", help="one job and two, by wall time")
    options.add_argument("--grow", action="store_true", help="from 100 reports to 200,000 (or to --reports)")
    options.add_argument("--peers", action="store_true", help="textlint with as many reports, ginza with 200 of them")
    given = options.parse_args()
    common.ready()
    print(common.machine())
    with tempfile.TemporaryDirectory() as temporary:
        out, folder = Path(temporary), str(Path(temporary) / "reports")
        if given.grow:
            grow(given.letters, max(given.reports, COUNTS[2]), out)
            return
        texts = common.reports(given.reports, given.letters)
        print(common.repeated(texts))
        paths, all_of_them, few = (
            common.write(texts, Path(folder)),
            f"sorama check, {given.reports} reports",
            "ginza, 200",
        )
        variants = {all_of_them: lambda: check([folder], out)}
        if given.jobs:
            variants["the same, --jobs 2"] = lambda: check([folder], out, 2)
        else:
            variants["raw Sudachi"] = lambda: raw_sudachi(folder)
        if given.peers:
            variants["textlint"] = lambda: textlint(paths)
            variants["sorama check, 200 reports"] = lambda: check(paths[:200], out)
            variants[few] = lambda: ginza(paths[:200])
            variants[AS_IT_COMES] = lambda: check([folder], out, "auto")
        found = common.alternate(variants, given.rounds)
    one = found[all_of_them]
    common.goal("reports a second per core", given.reports / one.cpu, 150, 400, most=False)
    common.goal(
        "peak memory of a process",
        max(c.peak for n, c in found.items() if "sorama" in n or "jobs" in n),
        300,
        150,
        unit=" MB",
    )
    if given.jobs:
        common.goal("two jobs over one, wall", one.wall / found["the same, --jobs 2"].wall, 1.7, unit=" ×", most=False)
    else:
        common.goal("over raw Sudachi, CPU", one.cpu / found["raw Sudachi"].cpu, 8, 3.5, unit=" ×")
    if given.peers:
        common.goal("faster than textlint, wall", found["textlint"].wall / one.wall, 10, 18, unit=" ×", most=False)
        both = found["textlint"].wall / found[AS_IT_COMES].wall
        print(f"  the same with as many jobs as sorama takes by itself: {both:.1f} ×")
        ratio = found[few].wall / found["sorama check, 200 reports"].wall
        common.goal("faster than ginza, 200 reports, wall", ratio, 50, 100, unit=" ×", most=False)


if __name__ == "__main__":
    main()
