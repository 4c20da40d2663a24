"""Set sorama up in a virtual environment of its own, then run it or its tests: needs Python (3.11 or newer) and git only.

    python3 tools/bootstrap.py check examples/NAME.txt    # any `sorama` command
    python3 tools/bootstrap.py test                        # everything that CI runs

The environment is `.venv` in the checkout: global installs are never touched, so a system Python that refuses them (PEP 668) is
fine. Versions come from constraints.txt; a second call installs nothing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
EXTRAS = {"run": ".", "test": ".[team,server,yaml,train,lsp,mcp]"}


def install(purpose: str) -> None:
    """Install sorama and what `purpose` (run or test) needs, unless the same was installed before."""
    wanted = hashlib.sha256(
        (ROOT / "constraints.txt").read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    ).hexdigest()
    stamps = [VENV / f"sorama-{p}.stamp" for p in ("test", purpose)]  # what the tests need holds all that a run needs
    if PYTHON.exists() and any(s.exists() and s.read_text() == wanted for s in stamps):
        return
    print("sorama を準備しています(初回だけ、1〜2分)…", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    flags = ["--quiet", "--disable-pip-version-check", "-c", str(ROOT / "constraints.txt")]
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        *flags,
        *(_everything() if purpose == "test" else ["-e", ".[server,team,yaml]"]),
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
    stamps[-1].write_text(wanted)


def _everything() -> list[str]:
    """Everything: sorama with all its extras and the `dev` dependency group (older pips cannot read groups themselves)."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = ",".join(project["project"]["optional-dependencies"])
    return ["-e", f".[{extras}]", *project["dependency-groups"]["dev"]]


def main() -> int:
    """Set up, then run `sorama` with the arguments, or the tests."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file may be started by any Python
        print("Python 3.11 以上で実行してください。", file=sys.stderr)
        return 2
    arguments = sys.argv[1:]
    purpose = "test" if arguments == ["test"] else "run"
    try:
        install(purpose)
    except subprocess.CalledProcessError as failed:
        print(f"準備に失敗しました(終了コード {failed.returncode})。上の表示を確かめてください。", file=sys.stderr)
        return 3
    if purpose == "test":
        return subprocess.run([PYTHON, ROOT / "tools" / "check.py"], cwd=ROOT, check=False).returncode
    return subprocess.run([PYTHON, "-m", "sorama", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
