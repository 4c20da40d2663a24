"""What all benchmarks share: reports of their own, what the machine is, runs that take turns, and figures beside their goals."""

from __future__ import annotations

import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sorama import collector  # noqa: E402

collector.rarely()  # as in the processes of the command line and the service

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"[A-Z](?=社)")
_SENTENCE = re.compile(r"[^。\n]{8,60}。")
_ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)
SORAMA = (sys.executable, "-m", "sorama", "check", "--isolated", "--fail-on", "never")


def sentences() -> list[str]:
    """The sentences of the examples and of the first corpora; these stay as they are."""
    from sorama.corpus import read_corpus
    from sorama.inputs import decode

    texts = [decode(path.read_bytes()) for path in sorted((ROOT / "examples").glob("*.txt"))]
    corpora = (ROOT / "corpora" / f"train{n}.txt" for n in (1, 2, 3))
    texts += [report.text for path in corpora for report in read_corpus(path)]
    return [s.strip() for text in texts for s in _SENTENCE.findall(text)]


def reports(count: int, letters: int = 200, seed: int = 7) -> list[str]:
    """Distinct reports of about so many letters: sentences drawn, figures and names drawn anew."""
    stock, draw, found = sentences(), random.Random(seed), []  # noqa: S311 - nothing secret
    for _ in range(count):
        lines: list[str] = []
        while sum(map(len, lines)) < letters:
            line = _NUMBER.sub(lambda m: str(draw.randrange(1, 10 ** min(len(m[0]), 4))), draw.choice(stock))
            lines.append(_NAME.sub(lambda _: draw.choice("ABCDEFGHJKLMNPQRSTUVWXYZ"), line))
        found.append("\n".join(lines))
    return found


def repeated(texts: Sequence[str]) -> str:
    """How many of the sentences stood in an earlier report: a memory of sentences helps with these."""
    lines = [line for text in texts for line in text.splitlines()]
    return f"{len(texts)} reports, {len(lines)} sentences, {1 - len(set(lines)) / len(lines):.0%} of them seen before"


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
    names = ("sudachipy", "sudachidict-core", "spacy", "ginza", "ja-ginza", "fastapi", "uvicorn")
    versions = ", ".join(f"{n} {version(n)}" for n in names)
    load = " ".join(f"{x:.1f}" for x in os.getloadavg())
    return f"{os.cpu_count()} × {cpu}, Python {platform.python_version()}, load {load}\n{versions}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def ready() -> None:
    """Byte code in place, as an installed package has it."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "sorama")], check=True, env=_ENVIRONMENT)


class Cost(NamedTuple):
    """What a process took, its children included; the peak is that of the largest of them."""

    wall: float  # seconds
    cpu: float  # seconds
    peak: float = 0.0  # MB


def process(command: Sequence[str]) -> Cost:
    """What a process takes."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        running = subprocess.Popen(command, cwd=ROOT, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(running.pid, 0)
        wall, running.returncode = time.perf_counter() - start, os.waitstatus_to_exitcode(status)
        if running.returncode not in (0, 1):
            errors.seek(0)
            raise SystemExit(f"{' '.join(command[:6])}…: {errors.read().decode(errors='replace')[-400:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def alternate(variants: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """Run the variants in turn, so that what else the machine does meets all; print medians and the ratio to the first."""
    seen: dict[str, list[Cost]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, run in variants.items():
            seen[name].append(run())
    found = {name: Cost(*map(median, zip(*costs, strict=True))) for name, costs in seen.items()}
    base = next(iter(found.values()))
    print(f"{'':34} {'wall':>9} {'least':>9} {'CPU':>9} {'wall ×':>8} {'CPU ×':>8} {'peak':>7}")
    for name, cost in found.items():
        least, times = min(c.wall for c in seen[name]), (cost.wall / base.wall, cost.cpu / base.cpu)
        print(
            f"{name:34} {cost.wall:8.3f}s {least:8.3f}s {cost.cpu:8.3f}s {times[0]:8.2f} {times[1]:8.2f} {cost.peak:4.0f} MB"
        )
    return found


def goal(what: str, value: float, floor: float, aim: float | None = None, *, unit: str = "", most: bool = True) -> None:
    """A figure beside what it must reach and what it should: at most so much, or (`most=False`) at least."""
    good = [g is not None and (value <= g if most else value >= g) for g in (floor, aim)]
    verdict = "aim reached" if good[1] else "floor reached" if good[0] else "BELOW THE FLOOR"
    sign, wish = "≤" if most else "≥", f", aim {aim:g}" if aim is not None else ""
    print(f"→ {what}: {value:.3g}{unit}  ({sign} {floor:g}{wish}) {verdict}", flush=True)


def own_peak() -> float:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
