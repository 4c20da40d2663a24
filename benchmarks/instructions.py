"""Instructions of one cold check and of 50 warm reports, counted by callgrind (`apt-get install valgrind`): the repeatable figure.

python benchmarks/instructions.py            print
python benchmarks/instructions.py --check    fail where a count is more than the tolerance above the recorded one
python benchmarks/instructions.py --record   write benchmarks/instructions.json
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import common

FILE = Path(__file__).with_suffix(".json")
TOLERANCE = 0.05
WARM = "import sys; sys.path[:0] = ['benchmarks', '.']; import common\nfrom sorama.app import Checker\nc = Checker()\nfor t in common.reports({count}): c.check(t)"


def counted(command: list[str]) -> int:
    """The instructions of a process."""
    with tempfile.TemporaryDirectory() as folder:
        tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out"]
        environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"}
        done = subprocess.run(
            [*tool, *command], capture_output=True, text=True, cwd=common.ROOT, env=environment, check=False
        )
    found = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    if found is None:
        raise SystemExit(done.stderr[-600:])
    return int(found[1])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    options.add_argument("--record", action="store_true")
    given = options.parse_args()
    common.ready()
    with tempfile.TemporaryDirectory() as folder:
        paths = common.write(common.reports(1), Path(folder))
        cold = counted([*common.SORAMA, *paths])
    first, more = (counted([sys.executable, "-c", WARM.format(count=n)]) for n in (50, 100))
    now = {"cold": cold, "50 warm reports": more - first}
    recorded = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    print(common.machine())
    for name, count in now.items():
        known = recorded.get(name)
        beside = f"recorded {known / 1e6:9.1f} M, {count / known - 1:+.1%}" if known else "nothing recorded"
        print(f"{name:18} {count / 1e6:9.1f} M  {beside}", flush=True)
    if given.record:
        FILE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    if given.check and any(count > recorded.get(name, 0) * (1 + TOLERANCE) for name, count in now.items()):
        raise SystemExit(f"more than {TOLERANCE:.0%} above the recorded count")


if __name__ == "__main__":
    main()
