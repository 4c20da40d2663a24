"""What all benchmarks share: reports of their own, what the machine is, and runs that take turns."""

from __future__ import annotations

import os
import platform
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"[A-Z](?=社)")
_ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)
SORAMA = (sys.executable, "-m", "sorama", "check", "--isolated", "--fail-on", "never")


def sentences() -> list[str]:
    """The sentences of the examples."""
    found: list[str] = []
    for path in sorted((ROOT / "examples").glob("*.txt")):
        raw = path.read_bytes()
        text = raw.decode("cp932" if b"\x93" in raw[:200] and "cp932" in path.name else "utf-8", "replace")
        found += [s.strip() for s in re.findall(r"[^。\n]{8,60}。", text)]
    return found


def reports(count: int, letters: int = 200, seed: int = 7) -> list[str]:
    """Distinct reports of about so many letters: sentences of the examples, figures and names drawn anew."""
    stock, draw, found = sentences(), random.Random(seed), []  # noqa: S311 - nothing secret
    for _ in range(count):
        lines: list[str] = []
        while sum(map(len, lines)) < letters:
            line = _NUMBER.sub(lambda m: str(draw.randrange(1, 10 ** min(len(m[0]), 4))), draw.choice(stock))
            lines.append(_NAME.sub(lambda _: draw.choice("ABCDEFGHJKLMNPQRSTUVWXYZ"), line))
        found.append("\n".join(lines))
    return found


def write(texts: Sequence[str], folder: Path) -> list[str]:
    """The reports as files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"report{i:06}.txt" for i in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(p) for p in paths]


def machine() -> str:
    """The machine, the versions and the dictionary."""
    cpu = next(
        (x.split(":")[1].strip() for x in _lines("/proc/cpuinfo") if x.startswith("model name")), platform.machine()
    )
    names = ("sudachipy", "sudachidict-core", "spacy", "ginza", "ja-ginza")
    versions = ", ".join(f"{n} {version(n)}" for n in names)
    load = " ".join(f"{x:.1f}" for x in os.getloadavg())
    return f"{os.cpu_count()} × {cpu}, Python {platform.python_version()}, load {load}\n{versions}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def ready() -> None:
    """Byte code in place, as an installed package has it."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "sorama")], check=True, env=_ENVIRONMENT)


def process(command: Sequence[str]) -> tuple[float, float]:
    """Wall seconds and CPU seconds of a process, its children included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command[:6])}…: {done.stderr.decode(errors='replace')[-400:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def alternate(variants: Mapping[str, Callable[[], tuple[float, float]]], rounds: int) -> None:
    """Run the variants in turn, so that what else the machine does meets all; print medians and ratios to the first."""
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, run in variants.items():
            seen[name].append(run())
    first = next(iter(variants))
    base = median(c for _, c in seen[first])
    print(f"{'':34} {'wall':>9} {'min':>9} {'CPU':>9} {'CPU ×':>7}")
    for name, times in seen.items():
        wall, least, cpu = median(w for w, _ in times), min(w for w, _ in times), median(c for _, c in times)
        print(f"{name:34} {wall:8.3f}s {least:8.3f}s {cpu:8.3f}s {cpu / base:7.2f}")
