"""Load on `sorama serve`, on loopback: every answer is compared with the library's own, byte by byte.

python benchmarks/load.py --clients 32 --seconds 60             many clients, distinct reports
python benchmarks/load.py --clients 1 --seconds 10 --letters 400  the time of one warm answer
python benchmarks/load.py --seconds 30 --kill 5                 kill -9 every 5 seconds, start again
python benchmarks/load.py --reports 20000                       that many distinct reports, memory before and after
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
from pathlib import Path
from statistics import quantiles
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sorama.app import Checker  # noqa: E402
from sorama.corpus import read_corpus  # noqa: E402
from sorama.server import answers  # noqa: E402
from sorama.server.work import encoded  # noqa: E402


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
        pids, found = [self.process.pid], 0
        for pid in pids:
            try:
                status = Path(f"/proc/{pid}/status").read_text()
                pids += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
                found += int(re.search(r"VmRSS:\s+(\d+)", status)[1])
            except (OSError, TypeError):
                continue
        return found / 1024


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
    found = []
    for text in texts:
        review = checker.check(text)
        answer = answers.check(review, "submit", checker.settings.fail_on, "reason", incomplete=False)
        found.append((json.dumps({"text": text}).encode(), encoded(answer)))
    return found


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
    todo = work(given.letters)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(given.workers, given.threads, Path(folder))
        run = Run(server, todo, given.reports)
        clients = [threading.Thread(target=run.client) for _ in range(given.clients)]
        begin, memory = time.perf_counter(), [server.rss()]
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
        finally:
            run.over.set()
            server.kill()
    cuts = [1000 * q for q in quantiles(run.times, n=100)]
    quarter = memory[len(memory) // 4 :]
    print(f"{given.clients} clients, {took:.0f} s, {len(run.times)} answers, {len(run.times) / took:.0f} a second")
    print(f"p50 {cuts[49]:.1f} ms  p95 {cuts[94]:.1f} ms  p99 {cuts[98]:.1f} ms  max {1000 * max(run.times):.0f} ms")
    print(f"RSS MB: start {memory[0]:.0f}, a quarter in {quarter[0]:.0f}, end {memory[-1]:.0f}, most {max(memory):.0f}")
    print(f"starts {server.starts}, {dict(run.outcomes)}")
    return 1 if run.outcomes["WRONG"] or any(k.startswith("status") for k in run.outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
