"""Every benchmark after the other, peers included: python benchmarks/all.py [--quick]

For a quiet machine; about an hour, with --quick (fewer reports, fewer rounds) some minutes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CORES = str(os.cpu_count() or 1)
ALL = (  # command, then what --quick puts after it
    ("cold.py --peers", "--rounds 3"),
    ("warm.py", "--reports 100"),
    ("load.py --clients 1 --letters 400 --seconds 20", "--seconds 8"),
    (f"load.py --clients 32 --workers {CORES} --seconds 30", "--seconds 10"),
    ("stages.py", "--reports 200"),
    ("scaling.py", ""),
    ("throughput.py --peers", "--reports 200 --rounds 1"),
    ("throughput.py --jobs --reports 20000 --rounds 1", "--reports 2000"),
    ("throughput.py --grow --reports 200000", "--reports 10000"),
    ("memory.py", "--reports 2000"),
    (f"load.py --reports 50000 --clients {CORES} --workers 1", "--reports 1000"),
    ("instructions.py --check", ""),
)


def main() -> int:
    """Runs them all, whatever one of them says; 1 where one of them failed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true")
    quick, failed = options.parse_args().quick, []
    for command, fewer in ALL:
        words = f"{command} {fewer}".split() if quick else command.split()
        print(f"\n=== python benchmarks/{' '.join(words)}", flush=True)
        if subprocess.run([sys.executable, str(HERE / words[0]), *words[1:]], check=False).returncode:
            failed.append(command)
    print(f"\n{len(ALL) - len(failed)} of {len(ALL)} ran" + "".join(f"\nfailed: {command}" for command in failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
