"""Past one machine: the same functions, mapped by Dask over the workers of a cluster (extra `dask`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from sorama.errors import ConfigError
from sorama.team.run import Lost, R, T, Task

AHEAD = 4  # chunks under way for each thread of a worker


def connect(url: str, workers: int) -> Cluster:
    """`dask://host:port` a running scheduler, `dask://local` workers on this machine. Raises ConfigError."""
    parts = urlsplit(url)
    if parts.scheme != "dask" or not parts.netloc:
        raise ConfigError(f"--engine の「{url}」は dask://ホスト:ポート か dask://local の形ではありません。")
    try:
        import distributed
    except ImportError:
        raise ConfigError("--engine には追加の部品が要ります: pip install 'sorama[dask]'") from None
    dask: Any = distributed
    if parts.netloc == "local":
        local = dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        return Cluster(dask.Client(local), local)
    try:
        return Cluster(dask.Client(f"tcp://{parts.netloc}", timeout=10))
    except OSError:
        raise ConfigError(f"{parts.netloc} のスケジューラーにつながりません。") from None


class Cluster:
    """Chunks go out as tasks; a task whose worker dies is run again elsewhere. Each worker loads its checker once."""

    def __init__(self, client: Any, local: Any = None) -> None:
        self.client, self.local = client, local

    def map(self, task: Task[T, R], chunks: Iterator[list[T]], about: Any, lost: Lost[T, R]) -> Iterator[list[R]]:
        """The results of each chunk, in order."""
        threads = sum(w["nthreads"] for w in self.client.scheduler_info(n_workers=-1)["workers"].values()) or 1
        under_way: deque[tuple[list[T], Any]] = deque()
        while True:
            while len(under_way) < threads * AHEAD and (chunk := next(chunks, None)):
                under_way.append((chunk, self._submit(task, chunk, about)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            yield self._result(task, chunk, future, about, lost)

    def _submit(self, task: Task[T, R], chunk: list[T], about: Any) -> Any:
        return self.client.submit(task, chunk, about, pure=False)

    def _result(self, task: Task[T, R], chunk: list[T], future: Any, about: Any, lost: Lost[T, R]) -> list[R]:
        """A chunk that killed several workers is tried thing by thing; the one that does it is lost."""
        from distributed.scheduler import KilledWorker

        try:
            results: list[R] = future.result()
        except KilledWorker:
            if len(chunk) == 1:
                return [lost(chunk[0])]
            alone = [([one], self._submit(task, [one], about)) for one in chunk]
            return [r for one, f in alone for r in self._result(task, one, f, about, lost)]
        return results

    def close(self) -> None:
        """Leaves the cluster; stops workers of its own."""
        self.client.close()
        if self.local is not None:
            self.local.close()
