"""A whole process for one report, for --help and for a rule, beside its peers: python benchmarks/cold.py [--rounds 7] [--peers]"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import common
from peers.commands import ginza, textlint


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--peers", action="store_true")
    given = options.parse_args()
    common.ready()
    print(common.machine())
    with tempfile.TemporaryDirectory() as folder:
        paths = common.write(common.reports(1), Path(folder))
        module = [sys.executable, "-m", "sorama"]
        variants = {
            "sorama check, one report": lambda: common.process([*common.SORAMA, *paths]),
            "the same, --syntax always": lambda: common.process([*common.SORAMA, "--syntax", "always", *paths]),
            "sorama --help": lambda: common.process([*module, "--help"]),
            "sorama rule missing-fact": lambda: common.process([*module, "rule", "missing-fact"]),
            "python -c pass": lambda: common.process([sys.executable, "-c", "pass"]),
        }
        if given.peers:
            variants |= {"textlint": lambda: textlint(paths), "ginza": lambda: ginza(paths)}
        found = common.alternate(variants, given.rounds)
    check = found["sorama check, one report"]
    common.goal("one report, cold", check.wall, 0.5, 0.2, unit=" s")
    common.goal("with syntax", found["the same, --syntax always"].wall, 0.5, unit=" s")
    common.goal("--help", found["sorama --help"].wall, 0.2, unit=" s")
    common.goal("a rule", found["sorama rule missing-fact"].wall, 0.2, unit=" s")
    if given.peers:
        common.goal("faster than textlint, wall", found["textlint"].wall / check.wall, 5, 12, unit=" ×", most=False)
        common.goal("faster than textlint, CPU", found["textlint"].cpu / check.cpu, 5, 12, unit=" ×", most=False)


if __name__ == "__main__":
    main()
