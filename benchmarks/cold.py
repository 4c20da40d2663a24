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
            "sorama --help": lambda: common.process([*module, "--help"]),
            "sorama rule missing-fact": lambda: common.process([*module, "rule", "missing-fact"]),
            "python -c pass": lambda: common.process([sys.executable, "-c", "pass"]),
        }
        if given.peers:
            variants |= {"textlint": lambda: textlint(paths), "ginza": lambda: ginza(paths)}
        common.alternate(variants, given.rounds)


if __name__ == "__main__":
    main()
