"""The same scoring over a cluster of two workers, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sorama.errors import ConfigError
from sorama.team.cluster import Cluster, connect
from sorama.team.rows import Reader, Row
from sorama.team.run import died, run
from sorama.team.score import Job, score_batch
from sorama.team.work import Work

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "team" / "reports.jsonl"


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    made = connect("dask://local", 2)
    yield made
    made.close()


@pytest.mark.filterwarnings("default")
def test_a_worker_killed_in_the_middle_costs_nothing(cluster: Cluster, work: Work, job: Job) -> None:
    pids: dict[str, int] = cluster.client.run(os.getpid)
    assert len(set(pids.values())) == 2

    def rows() -> Iterator[Row]:
        given = list(Reader().rows([str(EXAMPLE)])) * 4
        for n, row in enumerate(given):
            if n == 360:  # eight chunks are under way by now
                os.kill(next(iter(pids.values())), signal.SIGKILL)
                time.sleep(0.1)
            yield row

    with Work(None, "") as other:
        assert run(rows(), other, job, cluster)
        assert other.counts() == (480, 0)
        found = [data for _, _, data in other.reports()]
    assert set(found) == {data for _, _, data in work.reports()}
    assert found[:120] == found[120:240] == found[360:]


def test_a_worker_keeps_its_checker(cluster: Cluster, job: Job) -> None:
    rows = list(enumerate(Reader().rows([str(EXAMPLE)])))[:2]

    def loaded() -> int:
        from sorama.team.score import _loaded

        return _loaded.cache_info().misses

    list(cluster.map(score_batch, iter([rows, rows, rows, rows]), job, died))
    counts: dict[str, Any] = cluster.client.run(loaded)
    assert set(counts.values()) <= {0, 1}
    assert 1 in counts.values()


def test_an_address_that_is_none() -> None:
    for url in ("http://x", "dask://", "ray://x:1"):
        with pytest.raises(ConfigError, match="dask://"):
            connect(url, 2)
