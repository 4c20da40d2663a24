"""How the cost of each stage and each rule grows with the report: python benchmarks/scaling.py [--small 200] [--large 2000]

CPU time of a report of 2,000 segments over that of its parts of 200, one by one (10 is linear), and a text of 1 MB.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable
from statistics import mean
from typing import Any

import common

from sorama import feedback, labeler, linker, parser, reading, score, timings
from sorama.app import Checker
from sorama.memo import forget, room_for
from sorama.model import ArgumentGraph
from sorama.rules import RULES


def text_of(count: int, seed: int) -> str:
    """A report of so many distinct sentences."""
    lines = itertools.chain.from_iterable(t.splitlines() for t in common.reports(count, 200, seed))
    return "\n".join(itertools.islice(dict.fromkeys(lines), count))


def stages(text: str) -> dict[str, float]:
    """CPU seconds of each stage and rule."""
    found: dict[str, float] = {}

    def timed(name: str, run: Callable[[], Any]) -> Any:
        start = time.process_time()
        answer = run()
        found[name] = time.process_time() - start
        return answer

    forget()
    checker = Checker()
    with room_for(text):
        report = timed("parse", lambda: parser.parse(text))
        segments = timed("label", lambda: labeler.label(report))
        supports, floating = timed("link", lambda: linker.argue(report, segments))
        read = timed("read", lambda: reading.read(report, segments, supports))
        graph = ArgumentGraph(report, segments, supports, read, floating)
        for rule in RULES:
            timed("rule " + rule.name, lambda r=rule: list(r.check(graph)))
        review = checker.review(graph)
        timed("score", lambda: score.score(graph, review.findings, review.strengths))
        timed("comments", lambda: feedback.comment(graph, review.findings, review.strengths, checker.told))
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--small", type=int, default=200)
    options.add_argument("--large", type=int, default=2000)
    given = options.parse_args()
    print(common.machine())
    Checker().check(text_of(given.small, 3))
    whole = text_of(given.large, 21)
    lines = whole.splitlines()
    small = [stages("\n".join(lines[i : i + given.small])) for i in range(0, given.large, given.small)]
    large = stages(whole)
    worst = {}
    for name, seconds in large.items():
        before = mean(s[name] for s in small)
        if seconds > 0.002:
            worst[name] = seconds / max(before, 1e-6)
            print(f"{name:40} {before * 1000:9.2f} ms {seconds * 1000:9.2f} ms  × {worst[name]:6.1f}")
    print(f"{'rules together':40} × {_rules(large) / mean(map(_rules, small)):6.1f}")
    name, ratio = max(worst.items(), key=lambda item: item[1])
    common.goal(
        f"{given.large} segments over {given.small}, worst ({name})", ratio, 12, given.large / given.small, unit=" ×"
    )
    text = text_of(20_000, 31)
    text = text.encode()[:1_000_000].decode(errors="ignore")
    timings.perf_counter = time.process_time  # other work on the machine must not count
    kept = timings.Timings()
    Checker(timings=kept).check(text)
    print(
        f"1 MB, {len(text)} letters: " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in kept.seconds.items())
    )
    common.goal("1 MB, CPU", sum(kept.seconds.values()), 5, unit=" s")


def _rules(found: dict[str, float]) -> float:
    return sum(v for k, v in found.items() if k.startswith("rule "))


if __name__ == "__main__":
    main()
