"""Load on `sorama serve`, on loopback: every answer is compared with the library's own, byte by byte.

python benchmarks/load.py --clients 32 --workers 2              many clients, beside what the cores can do without HTTP
python benchmarks/load.py --clients 1 --seconds 10 --letters 400  the time of one warm answer
python benchmarks/load.py --seconds 30 --kill 5                 kill -9 every 5 seconds, start again
python benchmarks/load.py --reports 50000 --workers 1           that many distinct reports: memory stays flat
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import quantiles
from urllib.request import urlopen

import common
from common import ROOT

from sorama.app import Checker
from sorama.corpus import read_corpus
from sorama.server import answers
from sorama.server.work import encoded


class Server:
    """`sorama serve` in a process of its own; may be killed and started again on its port."""

    def __init__(self, workers: int, threads: int, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        config = folder / "sorama.toml"
        config.write_text(f"[server]\nrate = 0\nqueue_limit = 1000\ntime_limit_ms = 60000\nthreads = {threads}\n")
        self._command = [
            *(sys.executable, "-m", "sorama", "serve", "--port", str(self.port)),
            *("--workers", str(workers), "--config", str(config)),
        ]
        self.starts = 0
        self.start()

    def start(self) -> None:
        """Starts and waits until it is ready."""
        self.starts += 1
        self.process = subprocess.Popen(self._command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(600):
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the service did not become ready")

    def kill(self) -> None:
        """As a crash would: no word of warning, its workers too."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def rss(self) -> float:
        """Resident memory of the process and its workers, in MB."""
        found = (re.search(r"VmRSS:\s+(\d+)", status) for status in self._files("status"))
        return sum(int(size[1]) for size in found if size) / 1024

    def cpu(self) -> float:
        """CPU seconds of the process and its workers."""
        ticks = (sum(map(int, stat.rpartition(")")[2].split()[11:13])) for stat in self._files("stat"))
        return sum(ticks) / os.sysconf("SC_CLK_TCK")

    def _files(self, name: str) -> Iterator[str]:
        pids = [self.process.pid]
        for pid in pids:
            try:
                pids += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
                yield Path(f"/proc/{pid}/{name}").read_text()
            except OSError:
                continue


class Run:
    """What the clients share."""

    def __init__(self, server: Server, work: list[tuple[bytes, bytes]], distinct: int) -> None:
        self.server, self.work, self.distinct = server, work, distinct
        self.times: list[float] = []
        self.outcomes: Counter[str] = Counter()
        self.over = threading.Event()
        self._numbers = itertools.count()

    def next(self) -> tuple[bytes, bytes | None] | None:
        """What to send and what must come back (None: not known); None after the last."""
        n = next(self._numbers)
        if not self.distinct:
            return self.work[n % len(self.work)]
        if n >= self.distinct:
            return None
        body, _ = self.work[n % len(self.work)]
        report = json.loads(body)
        report["text"] = report["text"].replace("。", f"({n})。")
        return json.dumps(report).encode(), None

    def client(self) -> None:
        """One client with a connection that is kept."""
        link = None
        while not self.over.is_set() and (todo := self.next()):
            sent, wanted = todo
            begin = time.perf_counter()
            try:
                link = link or http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
                link.request("POST", "/v1/check", sent, {"Content-Type": "application/json"})
                answer = link.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException):
                link = None
                self.outcomes["lost"] += 1
                time.sleep(0.05)
                continue
            self.times.append(time.perf_counter() - begin)
            if answer.status != 200:
                self.outcomes[f"status {answer.status}"] += 1
            elif wanted is not None and body != wanted:
                self.outcomes["WRONG"] += 1
            else:
                self.outcomes["right"] += 1


def work(letters: int | None) -> list[tuple[bytes, bytes]]:
    """Reports to send, each with the answer that the library gives."""
    texts = [g.text for name in ("train1", "train2", "train3") for g in read_corpus(ROOT / "corpora" / f"{name}.txt")]
    if letters:
        texts = ["\n".join(itertools.islice(itertools.cycle(texts), i, i + 6))[:letters] for i in range(len(texts))]
    checker = Checker()
    return [(json.dumps({"text": text}).encode(), answered(checker, text)) for text in texts]


def answered(checker: Checker, text: str) -> bytes:
    """The answer as the library gives it."""
    review = checker.check(text)
    return encoded(answers.check(review, "submit", checker.settings.fail_on, "reason", incomplete=False))


def alone(texts: list[str], seconds: float) -> float:
    """Answers a second of one process without HTTP."""
    checker, done, begin = Checker(), 0, 0.0
    for text in itertools.chain(texts[:20], itertools.cycle(texts)):
        if done == 20:
            begin = time.perf_counter()
        answered(checker, text)
        done += 1
        if begin and time.perf_counter() - begin > seconds:
            break
    return (done - 20) / (time.perf_counter() - begin)


def cores(texts: list[str], processes: int, seconds: float) -> float:
    """Answers a second of as many processes at once, without HTTP: what the cores can do."""
    with ProcessPoolExecutor(processes) as pool:
        return sum(pool.map(alone, [texts] * processes, [seconds] * processes))


def main() -> int:
    """Runs the load and prints the figures; 1 where an answer was wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--clients", type=int, default=32)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--letters", type=int, help="join and cut the reports to this length")
    options.add_argument("--reports", type=int, default=0, help="so many distinct reports instead of a time")
    options.add_argument("--kill", type=float, default=0, help="kill -9 every so many seconds, and start again")
    given = options.parse_args()
    print(common.machine())
    todo = work(given.letters)
    texts = [json.loads(body)["text"] for body, _ in todo]
    most = cores(texts, given.workers, 4) if given.clients > 1 and not given.reports and not given.kill else 0.0
    with tempfile.TemporaryDirectory() as folder:
        server = Server(given.workers, given.threads, Path(folder))
        run = Run(server, todo, given.reports)
        clients = [threading.Thread(target=run.client) for _ in range(given.clients)]
        begin, memory, cpu = time.perf_counter(), [server.rss()], server.cpu()
        try:
            for client in clients:
                client.start()
            killed = begin
            while any(c.is_alive() for c in clients):
                time.sleep(0.5)
                memory.append(server.rss())
                now = time.perf_counter()
                if not given.reports and now - begin > given.seconds:
                    break
                if given.kill and now - killed > given.kill:
                    server.kill()
                    server.start()
                    killed = time.perf_counter()
            run.over.set()
            took = time.perf_counter() - begin
            for client in clients:
                client.join()
            memory.append(server.rss())
            cpu = server.cpu() - cpu
        finally:
            run.over.set()
            server.kill()
    cuts = [1000 * q for q in quantiles(run.times, n=100)]
    quarter = memory[len(memory) // 4 :]
    print(f"{given.clients} clients, {took:.0f} s, {len(run.times)} answers, {len(run.times) / took:.0f} a second")
    print(f"p50 {cuts[49]:.1f} ms  p95 {cuts[94]:.1f} ms  p99 {cuts[98]:.1f} ms  max {1000 * max(run.times):.0f} ms")
    if not given.kill:
        print(f"CPU of the service {1000 * cpu / len(run.times):.1f} ms an answer")
    print(f"RSS MB: start {memory[0]:.0f}, a quarter in {quarter[0]:.0f}, end {memory[-1]:.0f}, most {max(memory):.0f}")
    print(f"starts {server.starts}, {dict(run.outcomes)}")
    if most:
        most = (most + cores(texts, given.workers, 4)) / 2
        share = len(run.times) / took / most
        common.goal(
            f"share of what {given.workers} processes do without HTTP ({most:.0f} a second)", share, 0.8, most=False
        )
    if given.clients == 1:
        common.goal("p50", cuts[49], 10, 4, unit=" ms")
        common.goal("p95", cuts[94], 25, 10, unit=" ms")
    if given.reports:
        common.goal("growth after the first quarter", memory[-1] - quarter[0], 15, 5, unit=" MB")
        common.goal("most memory of a process", max(memory) / given.workers, 300, 150, unit=" MB")
    return 1 if run.outcomes["WRONG"] or any(k.startswith("status") for k in run.outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
