"""A large team: `sorama team` over the example team's texts, varied; killed in the middle and resumed.

    python benchmarks/team.py [--reports 20000] [--format json] [--jobs 2] [--kill] [--keep FOLDER]
    python benchmarks/team.py --jobs 1,2        the same input by one process and by two: the ratio of the wall times

Prints wall time, CPU time, the peak memory of each process and the disk taken, and checks the answer against the input: every row there once, in order.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import common

TEAM = common.ROOT / "examples" / "team" / "reports.jsonl"
NAMES = ("番号", "報告日", "担当者", "訪問先", "フェーズ", "報告内容")
KEYS = ("id", "date", "author", "customer", "stage", "text")
_COUNTED = re.compile(r"(?<![0-9./月])[0-9]+(?=件|台|人|枚|本|個|箱|室|戸|分|時間|万円|円|kg|トン|%|社|種|回|W)")
_PERSON = re.compile(r"[一-龠]{2}(?=部長|課長|係長|次長|店長|所長|園長|事務長|センター長|主任|社長|院長)")
_PEOPLE = (
    "佐藤",
    "鈴木",
    "高橋",
    "伊藤",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山口",
    "松本",
    "井上",
    "斎藤",
    "清水",
    "森田",
    "池田",
)
_TITLED = {"営業", "担当", "工場"}  # two letters before a title that are no name


def rows(count: int) -> Iterator[dict[str, str]]:
    """So many rows: teams of eight writers and twelve customers, figures and names of people drawn anew for each team."""
    team = [json.loads(line) for line in TEAM.read_text(encoding="utf-8").splitlines()]
    for n in range(count):
        number, given = n // len(team), team[n % len(team)]
        draw = random.Random(f"{number} {given['customer']}")  # noqa: S311 - nothing secret
        people = {}

        def named(found: re.Match[str], draw: random.Random = draw, people: dict[str, str] = people) -> str:
            name = found[0]
            return name if name in _TITLED else people.setdefault(name, draw.choice(_PEOPLE))

        figures = random.Random(n)  # noqa: S311
        text = _COUNTED.sub(lambda m, r=figures: str(r.randrange(1, 10 ** min(len(m[0]), 4))), given["text"])
        yield {
            **given,
            "id": f"{n:06}",
            "author": f"{given['author']}{number:04}",
            "customer": f"{given['customer']}{number:04}",
            "text": _PERSON.sub(named, text),
        }


def write(count: int, path: Path) -> None:
    """The rows as a CSV of a Japanese office."""
    with path.open("w", encoding="cp932", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(NAMES)
        for row in rows(count):
            table.writerow([row[key] or "" for key in KEYS])


class Run:
    """One run of the command, watched."""

    def __init__(self, command: list[str], work: Path) -> None:
        self.work, self.start = work, time.perf_counter()
        self.before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.process = subprocess.Popen(command, cwd=common.ROOT, start_new_session=True, stderr=subprocess.PIPE)
        self.peaks: dict[int, int] = {}
        self.disk = 0
        self.halves: float | None = None  # when the last row was scored

    def watch(self, kill_after: int | None = None, rows: int = 0) -> int | None:
        """Until it ends, or until so many rows are done: then all its processes are killed, and the rows done are given."""
        while self.process.poll() is None:
            self._look()
            if kill_after is not None or self.halves is None:
                done = self.done()
                if kill_after is not None and done >= kill_after:
                    os.killpg(self.process.pid, signal.SIGKILL)
                    self.process.wait()
                    return self.done()
                if rows and done >= rows:
                    self.halves = time.perf_counter() - self.start
            time.sleep(0.25)
        return None

    def _look(self) -> None:
        for pid in (self.process.pid, *_children(self.process.pid)):
            peak = _peak(pid)
            self.peaks[pid] = max(self.peaks.get(pid, 0), peak)
        sizes = (Path(f"{self.work}{end}") for end in ("", "-wal"))
        self.disk = max(self.disk, sum(p.stat().st_size for p in sizes if p.exists()))

    def done(self) -> int:
        """Rows in the work file."""
        if not self.work.exists():
            return 0
        with closing(sqlite3.connect(f"file:{self.work}?mode=ro", uri=True, timeout=10)) as file:
            try:
                return int(file.execute("SELECT coalesce(max(number) + 1, 0) FROM result").fetchone()[0])
            except sqlite3.OperationalError:
                return 0

    def told(self, name: str) -> str:
        """One line."""
        wall, after = time.perf_counter() - self.start, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - self.before.ru_utime - self.before.ru_stime
        main, *others = self.peaks.values()
        workers = " ".join(f"{p // 1024}" for p in others if p > 30_000)
        scored = f" (scored after {self.halves:.0f} s)" if self.halves else ""
        return (
            f"{name}: {wall:.1f} s wall{scored}, {cpu:.1f} s CPU of ended processes, main {main // 1024} MB, workers {workers or '-'} MB, "
            f"work file {self.disk / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}"
        )


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) if found else 0


def check(out: Path, form: str, count: int) -> str:
    """Every row of the input is there once, in order."""
    if form == "jsonl":
        with out.open(encoding="utf-8") as lines:
            ids = [json.loads(line)["id"] for line in lines]
    elif form == "json":  # one report a line, as it is written; not read as a whole
        found = re.compile(r'^(?:\{.*?"reports": \[)?\{"path": "[^"]*", "id": "(\d+)"')
        with out.open(encoding="utf-8") as lines:
            ids = [m[1] for line in lines if (m := found.match(line))]
    else:
        return f"{out.stat().st_size / 1e6:.0f} MB"
    if ids != [f"{n:06}" for n in range(count)]:
        raise SystemExit(
            f"{len(ids)} reports, {len(set(ids))} different ones, of {count}: lost, doubled or out of order"
        )
    return f"{out.stat().st_size / 1e6:.0f} MB, {len(ids):,} reports, each once, in order"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=20_000)
    options.add_argument(
        "--format", default="json", choices=["json", "jsonl", "csv", "xlsx", "html", "markdown", "table"]
    )
    options.add_argument("--jobs", default="2", help="one number, or several to compare: 1,2")
    options.add_argument("--kill", action="store_true", help="SIGKILL to all processes in the middle, then --resume")
    options.add_argument("--keep", type=Path, help="a folder for input and output, which stay")
    given = options.parse_args()
    common.ready()
    print(common.machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        table, walls = place / f"team{given.reports}.csv", {}
        write(given.reports, table)
        print(f"{given.reports:,} reports, {table.stat().st_size / 1e6:.1f} MB of CSV", flush=True)
        for jobs in given.jobs.split(","):
            out = place / f"out{given.reports}-{jobs}.{given.format}"
            work = Path(f"{out}.work")
            command = [
                sys.executable,
                "-m",
                "sorama",
                "team",
                str(table),
                "--isolated",
                "--as-of",
                "2026-11-24",
                "--fail-on",
                "never",
            ]
            command += ["--format", given.format, "--jobs", jobs, "-o", str(out)]
            if given.kill:
                first = Run(command, work)
                print(first.told(f"--jobs {jobs}, killed after {first.watch(given.reports // 2):,} rows"), flush=True)
                command.append("--resume")
            run = Run(command, work)
            run.watch(rows=given.reports)
            if run.process.returncode:
                raise SystemExit(run.process.stderr and run.process.stderr.read().decode()[-400:])
            walls[jobs] = time.perf_counter() - run.start
            print(run.told(f"--jobs {jobs}{', resumed' if given.kill else ''}"), flush=True)
            print(f"  {check(out, given.format, given.reports)}", flush=True)
        for jobs, wall in list(walls.items())[1:]:
            first = next(iter(walls))
            print(f"--jobs {jobs} is {walls[first] / wall:.2f} times as fast as --jobs {first}")


if __name__ == "__main__":
    main()
