"""The progress bar: on stderr, for a person who waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Told = Callable[[int], None]  # so many more are done
Start = Callable[[str, Callable[[], int]], Told]  # a stage begins: its name, and how many there are


@contextmanager
def bar() -> Iterator[Start]:
    """A bar for one stage after the other; gives the function that begins a stage."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Reports a second."""

        def render(self, task: Task) -> Text:
            """The rate, once it is known."""
            return Text(f"{task.speed:.0f} 件/秒" if task.speed else "")

    name = TextColumn("{task.description}")
    shown = (name, BarColumn(), MofNCompleteColumn(), Rate(), TextColumn("残り"), TimeRemainingColumn())
    progress = Progress(
        *shown, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )  # fmt: skip

    def start(name: str, count: Callable[[], int]) -> Told:
        for earlier in progress.task_ids:
            progress.remove_task(earlier)
        task = progress.add_task(name, total=count())
        return lambda done: progress.advance(task, done)

    with progress:
        yield start


def silent(_name: str, _count: Callable[[], int]) -> Told:
    """Nobody waits."""
    return lambda _: None
