"""Counters in the text format of Prometheus. Names of routes and rules, figures; never a letter of a report."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """What happened since the start of this process. Written by the event loop only."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()  # route template, status
        self.findings: Counter[str] = Counter()  # rule
        self.decisions: Counter[str] = Counter()
        self.incomplete = 0
        self._buckets = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0

    def request(self, route: str, status: int, seconds: float) -> None:
        """Counts one answer."""
        self.requests[route, status] += 1
        if route == "/v1/check":
            self._buckets[bisect_left(_BOUNDS, seconds)] += 1
            self._seconds += seconds

    def text(self, under_way: int) -> str:
        """The page."""
        return "".join(f"{line}\n" for line in self._lines(under_way))

    def _lines(self, under_way: int) -> Iterator[str]:
        yield "# TYPE sorama_requests_total counter"
        for (route, status), n in sorted(self.requests.items()):
            yield f'sorama_requests_total{{route="{route}",status="{status}"}} {n}'
        yield "# TYPE sorama_findings_total counter"
        for rule, n in sorted(self.findings.items()):
            yield f'sorama_findings_total{{rule="{rule}"}} {n}'
        yield "# TYPE sorama_decisions_total counter"
        for decision, n in sorted(self.decisions.items()):
            yield f'sorama_decisions_total{{decision="{decision}"}} {n}'
        yield "# TYPE sorama_incomplete_total counter"
        yield f"sorama_incomplete_total {self.incomplete}"
        yield "# TYPE sorama_under_way gauge"
        yield f"sorama_under_way {under_way}"
        yield "# TYPE sorama_check_seconds histogram"
        total = 0
        for bound, n in zip((*map(str, _BOUNDS), "+Inf"), self._buckets, strict=True):
            total += n
            yield f'sorama_check_seconds_bucket{{le="{bound}"}} {total}'
        yield f"sorama_check_seconds_sum {self._seconds:.6f}"
        yield f"sorama_check_seconds_count {total}"
