"""Long work: the same answer whatever the number of processes; stopped, killed and resumed without loss."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sorama.team import score
from sorama.team.build import Builder
from sorama.team.faces import Wishes, get
from sorama.team.rows import Reader, Row
from sorama.team.run import CHUNK, Engine, Lost, Processes, R, Reports, Serial, T, Task, run
from sorama.team.score import Job, Numbered, score_row
from sorama.team.work import Result, Work

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "team" / "reports.jsonl"


def rows(count: int = 120) -> list[Row]:
    return list(Reader().rows([str(EXAMPLE)]))[:count]


def everything(work: Work) -> list[tuple[int, str, bytes]]:
    return list(work.reports())


def whole(work: Work, job: Job, engine: Engine, form: str) -> str:
    out = io.StringIO()
    get(form)(Builder(work, job, engine).team(), Reports(work, engine), out, Wishes())
    return out.getvalue()


def test_the_same_whatever_the_number_of_processes(job: Job) -> None:
    engine = Processes(2, few=0)
    with Work(None, "") as alone, Work(None, "") as other:
        assert run(rows(), alone, job, Serial())
        assert run(rows(), other, job, engine)
        assert [number for number, _, _ in everything(other)] == list(range(120))
        for form in ("json", "csv"):
            assert whole(other, job, engine, form) == whole(alone, job, Serial(), form)
    engine.close()


def test_a_few_rows_start_no_process(job: Job) -> None:
    engine = Processes(2)
    with Work(None, "") as work:
        assert run(rows(), work, job, engine)
        assert len(everything(work)) == 120
    assert engine._pool is None


class Stopping(Serial):
    """An engine that is stopped after some chunks."""

    def __init__(self, after: int) -> None:
        self.after = after

    def map(self, task: Task[T, R], chunks: Iterator[list[T]], about: Any, lost: Lost[T, R]) -> Iterator[list[R]]:
        for n, results in enumerate(super().map(task, chunks, about, lost)):
            if n == self.after:
                raise KeyboardInterrupt
            yield results


class Counting(Serial):
    """An engine that counts what it is asked to score."""

    def __init__(self) -> None:
        self.rows = 0

    def map(self, task: Task[T, R], chunks: Iterator[list[T]], about: Any, lost: Lost[T, R]) -> Iterator[list[R]]:
        for chunk in chunks:
            self.rows += len(chunk)
            yield from super().map(task, iter([chunk]), about, lost)


def test_stopped_and_resumed(tmp_path: Path, job: Job) -> None:
    path = str(tmp_path / "run.work")
    with Work(path, "s") as work:
        assert not run(rows(), work, job, Stopping(1))
        assert work.counts() == (CHUNK, 0)
    engine = Counting()
    with Work(path, "s", resume=True) as work:
        assert run(rows(), work, job, engine)
        assert work.counts() == (120, 0)
        assert engine.rows == 120 - CHUNK
        whole = everything(work)
    with Work(None, "s") as fresh:
        run(rows(), fresh, job, Serial())
        assert everything(fresh) == whole


def test_other_settings_or_a_changed_row_are_scored_again(tmp_path: Path, job: Job) -> None:
    path = str(tmp_path / "run.work")
    with Work(path, "s") as work:
        run(rows(10), work, job, Serial())
    changed = rows(8)
    changed[3] = changed[3]._replace(text="部長に電話した。")
    engine = Counting()
    with Work(path, "s", resume=True) as work:
        run(changed, work, job, engine)
        assert (engine.rows, work.counts()) == (1, (8, 0))
    again = Counting()
    with Work(path, "other", resume=True) as work:
        run(changed, work, job, again)
    assert again.rows == 8


def test_a_report_that_breaks_is_one_row(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    checker = job.checker()

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret text")

    monkeypatch.setattr(type(checker), "check", broken)
    result = score_row(0, Row("表 2行目", "本文。"), checker)
    assert result.data is None
    assert result.problem == "検査の途中で問題が起きました(RuntimeError)"


def test_a_process_that_dies_takes_only_its_row_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deadly = tmp_path / "2026-11-16_山田.txt"
    os.mkfifo(deadly)  # reading it never ends, so its reader can be shot
    monkeypatch.setattr("sorama.team.run.score_batch", _shot)
    with Work(None, "") as work:
        given = [*rows(3), Row("deadly", "死", author="山田"), *rows(2)]
        assert run(given, work, Job({}, isolated=True), Processes(1, few=0))
        assert work.counts() == (5, 1)
        assert list(work.problems()) == [(3, "deadly", "検査の途中でプロセスが止まりました")]


def _shot(chunk: Sequence[Numbered], job: Job) -> list[Result]:
    """Scores, but a certain row kills its process."""
    if any(row.place == "deadly" for _, row in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return score.score_batch(chunk, job)


def test_ctrl_c_keeps_what_is_done_and_a_kill_loses_nothing(tmp_path: Path) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    table, out = tmp_path / "many.jsonl", tmp_path / "o.json"
    table.write_text("".join(lines * 4), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "sorama",
        "team",
        str(table),
        "--isolated",
        "-j2",
        "-o",
        str(out),
        "--fail-on",
        "never",
    ]

    def interrupted(how: int, *more: str) -> int:
        kept = signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background ignores it
        process = subprocess.Popen([*command, *more], stderr=subprocess.PIPE, start_new_session=True)
        signal.signal(signal.SIGINT, kept)
        before, until = done(), time.monotonic() + 60
        while done() < before + 2 * CHUNK and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(process.pid, how)
        process.communicate()
        return process.returncode

    def done() -> int:
        if not Path(f"{out}.work").exists():
            return 0
        with closing(sqlite3.connect(f"{out}.work", timeout=10)) as file:
            try:
                return int(file.execute("SELECT count(*) FROM result").fetchone()[0])
            except sqlite3.OperationalError:
                return 0

    assert interrupted(signal.SIGKILL) == -signal.SIGKILL
    assert not out.exists()
    assert interrupted(signal.SIGINT, "--resume") == 130
    part = json.loads(out.read_text())
    assert part["team"]["complete"] is False
    assert 4 * CHUNK <= len(part["reports"]) < 480
    assert subprocess.run([*command, "--resume"], check=False, capture_output=True).returncode == 0
    whole = json.loads(out.read_text())
    assert whole["team"]["complete"] is True
    assert [r["id"] for r in whole["reports"]] == [json.loads(line)["id"] for line in lines] * 4
    assert not Path(f"{out}.work").exists()
