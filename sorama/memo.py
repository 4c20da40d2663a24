"""Memory of sentences already read: bounded by letters, with room for the report at hand.

A stage passes over a report sentence by sentence, and so does the next one: as long as a whole report fits, each sentence is read
once. A long report gets room of its own while it is read and gives it back.
"""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

USUAL = 24_000  # letters of each memory, and once more of what was used before
_SELDOM = 10_000_000  # objects after which the garbage collector runs while a long report is read; 1 MB makes fewer
_Value = TypeVar("_Value")
_Beside = ParamSpec("_Beside")
_memories: weakref.WeakValueDictionary[int, _Memory] = weakref.WeakValueDictionary()
_lock = threading.Lock()
_open: list[int] = []


class _Memory(dict[str, object]):
    """Two generations: what is asked for again moves to the young one, this; when that is full, the old one is forgotten."""

    __slots__ = ("__weakref__", "letters", "old", "read")

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__()
        self.read, self.letters = read, 0
        self.old: dict[str, object] = {}

    def __missing__(self, text: str) -> object:
        found = self.old.get(text)
        if found is None:
            found = self.read(text)
        if self.letters > _Room.letters:
            self.old, self.letters = dict(self), 0
            self.clear()
        self[text] = found
        self.letters += len(text) + 8
        return found

    def forget(self) -> None:
        """Forget all."""
        self.clear()
        self.old, self.letters = {}, 0


class _Room:
    letters = USUAL
    collected = gc.get_threshold()  # as it is outside of a long report


def remembered(read: Callable[[str], _Value]) -> Callable[[str], _Value]:
    """A function of one sentence that remembers its answers. What it remembers is found without a call of ours."""
    memory = _Memory(read)
    _memories[id(memory)] = memory
    return cast("Callable[[str], _Value]", memory.__getitem__)


def parts_remembered(
    read: Callable[Concatenate[str, _Beside], _Value],
) -> Callable[Concatenate[str, _Beside], _Value]:
    """A function of one sentence and a few small things beside it (a stretch of it) that remembers its answers."""

    @remembered
    def answers(_: str) -> dict[tuple[object, ...], _Value]:
        return {}

    @wraps(read)
    def recall(text: str, /, *beside: _Beside.args, **named: _Beside.kwargs) -> _Value:
        known = answers(text)
        found = known.get(beside)
        if found is None:
            found = known[beside] = read(text, *beside, **named)
        return found

    return recall


def forget() -> None:
    """Forget all sentences."""
    for memory in tuple(_memories.values()):
        memory.forget()


@contextmanager
def room_for(text: str) -> Iterator[None]:
    """While a report is read, all of its sentences are remembered."""
    if len(text) * 2 <= USUAL:
        yield
        return
    with _lock:
        if not _open:  # all that is remembered stays: no use in looking through it again and again
            _Room.collected = gc.get_threshold()
            gc.set_threshold(max(_SELDOM, _Room.collected[0]) if _Room.collected[0] else 0, *_Room.collected[1:])
        _open.append(len(text) * 3)
        _Room.letters = USUAL + sum(_open)
    try:
        yield
    finally:
        with _lock:
            _open.remove(len(text) * 3)
            _Room.letters = USUAL + sum(_open)
            if not _open:
                forget()
                gc.set_threshold(*_Room.collected)
