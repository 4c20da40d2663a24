"""Many reports by one process and by two, beside raw Sudachi and the peers.

    python benchmarks/throughput.py [--reports 1000] [--rounds 3] [--jobs] [--peers]

Raw Sudachi tokenises the same text in one process and does nothing else: the limit.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import common
from peers.commands import ginza, textlint

RAW = """
import sys
from pathlib import Path
from sudachipy import Dictionary, SplitMode
tokenize = Dictionary().create(SplitMode.C).tokenize
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    for line in path.read_text("utf-8").splitlines():
        for m in tokenize(line):
            m.surface(), m.dictionary_form(), m.normalized_form(), m.part_of_speech()
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--letters", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--jobs", action="store_true", help="one job and two, by wall time")
    options.add_argument("--peers", action="store_true", help="textlint with as many reports, ginza with 200 of them")
    given = options.parse_args()
    common.ready()
    print(common.machine())
    with tempfile.TemporaryDirectory() as folder:
        paths = common.write(common.reports(given.reports, given.letters), Path(folder))
        check = [*common.SORAMA, "--format", "jsonl", "--output", str(Path(folder) / "out.jsonl")]
        variants = {f"sorama check, {given.reports} reports": lambda: common.process([*check, "--jobs", "1", folder])}
        if given.jobs:
            variants["the same, --jobs 2"] = lambda: common.process([*check, "--jobs", "2", folder])
        else:
            variants["raw Sudachi"] = lambda: common.process([sys.executable, "-c", RAW, folder])
        if given.peers:
            few = paths[:200]
            variants["textlint"] = lambda: textlint(paths)
            variants["sorama check, 200 reports"] = lambda: common.process([*check, "--jobs", "1", *few])
            variants["ginza, 200 reports"] = lambda: ginza(few)
        common.alternate(variants, given.rounds)


if __name__ == "__main__":
    main()
