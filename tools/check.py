"""Everything that must be green: style, types, architecture, generated pages, tests. Stops at nothing, fails on anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS: tuple[tuple[str, list[str | Path]], ...] = (
    ("style", [BIN / "ruff", "check", "."]),
    ("format", [BIN / "ruff", "format", "--check", "."]),
    ("types", [BIN / "mypy"]),
    ("architecture", [BIN / "lint-imports"]),
    ("generated pages", [sys.executable, "tools/generate.py", "--check"]),
    ("browser", [sys.executable, "tools/browser.py"]),
    ("tests", [sys.executable, "-m", "pytest"]),
)


def main() -> int:
    """Run every check; 1 where one failed, naming it."""
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    print("failed: " + ", ".join(failed) if failed else "all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
